// The tags, under their themes: to be searched, read about, clicked or dragged into the rule.

function palette(builder) {
  const add = (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); event.target.closest(".palette").querySelector(".tags button[tabindex='0']")?.focus(); }
    if (event.key !== "Enter" || !words || !found.length) return;
    builder.act("add", { tag: found[0].tag });
    event.target.value = builder.search = "";
    builder.draw();
  };
  const words = builder.search.trim().toLowerCase();
  const fits = (tag) => `${tag.name} ${tag.chinese} ${tag.tag} ${tag.note.definition}`.toLowerCase().includes(words);
  const found = builder.tags.filter(fits);
  const themes = [...new Set(builder.tags.map((tag) => tag.theme))];
  const shown = themes.flatMap((theme) => {
    const tags = found.filter((tag) => tag.theme === theme);
    return tags.length ? [`theme ${theme}`, ...(words !== "" || !builder.closed.has(theme) ? tags.map((tag) => tag.tag) : [])] : [];
  });
  const first = shown.includes(builder.at) ? builder.at : shown[0]; // the one button that Tab reaches
  return h("section", { class: "palette", "aria-label": "Tags" },
    h("h3", {}, "Tags ", zh("标签")),
    h("input", {
      type: "search", class: "input search", placeholder: "Search tags", "aria-label": "Search tags; Enter adds the first", "data-key": "search",
      value: builder.search, oninput: (event) => { builder.search = event.target.value; builder.draw(); },
      onkeydown: add,
    }),
    h("div", { class: "tags", role: "toolbar", "aria-orientation": "vertical", "aria-label": "Tags, to be walked with the arrow keys", onkeydown: walk, onfocusin: (event) => arrive(builder, event) },
      themes.map((theme) => themeGroup(builder, theme, found.filter((tag) => tag.theme === theme), words !== "", first))),
    found.length === 0 && h("p", { class: "hint" }, "No tag has these words in its name or its definition."),
    h("p", { class: "hint" }, "Click a tag, or drag it into a group ", zh("拖入标签"), ". By keyboard: arrows, then Enter."));
}

/** Walk the tags with the arrow keys, Home and End; right and left open and close a theme. */
function walk(event) {
  const buttons = [...event.currentTarget.querySelectorAll("button")].filter((button) => button.offsetParent);
  const place = buttons.indexOf(event.target);
  const open = event.target.getAttribute("aria-expanded");
  const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    buttons[to]?.focus();
  } else if ((event.key === "ArrowRight" && open === "false") || (event.key === "ArrowLeft" && open === "true")) event.target.click();
}

function arrive(builder, event) {
  if (!event.target.dataset.at || builder.at === event.target.dataset.at) return;
  builder.at = event.target.dataset.at;
  builder.draw();
}

function themeGroup(builder, theme, tags, searching, first) {
  if (!tags.length) return null;
  const open = searching || !builder.closed.has(theme);
  const id = `${builder.id}-${builder.themes.indexOf(theme)}`;
  const toggle = () => { builder.closed.has(theme) ? builder.closed.delete(theme) : builder.closed.add(theme); builder.draw(); };
  return h("div", { class: "theme", "data-key": `theme-${theme}` },
    h("button", { type: "button", class: "theme-head", "data-at": `theme ${theme}`, tabIndex: first === `theme ${theme}` ? 0 : -1, "aria-expanded": String(open), "aria-controls": id, onclick: toggle },
      h("span", { class: "arrow", "aria-hidden": "true" }), h("span", {}, bilingual(theme)), h("span", { class: "count" }, tags.length)),
    h("ul", { id, hidden: !open }, tags.map((tag) => tagItem(builder, tag, first))));
}

function tagItem(builder, tag, first) {
  const id = `${builder.id}-note-${tag.tag}`;
  const read = (name) => { builder.read = name; builder.draw(); }; // what was clicked is known: its note would lie over the rule
  return h("li", { class: `tag-item ${builder.read === tag.tag ? "read" : ""}`, "data-key": tag.tag, onmouseleave: () => builder.read && read(null) },
    h("button", {
      type: "button", class: "tag", draggable: true, "data-at": tag.tag, tabIndex: first === tag.tag ? 0 : -1, "aria-describedby": id,
      onclick: () => { read(tag.tag); builder.act("add", { tag: tag.tag }); },
      ondragstart: (event) => builder.drag(event, { tag: tag.tag }), ondragend: () => builder.drop(),
    }, h("span", { class: "tag-name" }, tag.name), zh(tag.chinese), tag.sensitive && h("span", { class: "badge" }, "sensitive")),
    h("div", { class: "note", id, role: "tooltip" }, tagNote(tag)));
}

/** Return a tag's note (标签说明): what it means, where it comes from, how careful one must be. */
function tagNote(tag) {
  const line = (name, text) => text && h("div", {}, h("b", {}, `${name} `), text);
  return [
    h("div", { class: "definition" }, tag.note.definition || tag.name),
    line("Source", [tag.note.source, tag.note.window].filter(Boolean).join(", ")), line("Kind", tag.note.type),
    line("Sensitivity", tag.note.sensitivity), line("Owner", [tag.note.owner, tag.note.refresh].filter(Boolean).join(", ")),
    !tag.estimated && line("Estimate", "not supported: count exactly"),
  ];
}
