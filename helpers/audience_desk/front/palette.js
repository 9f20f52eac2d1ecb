// The tags, under their themes: to be searched, read about, clicked or dragged into the rule.

function palette(desk) {
  const words = desk.search.trim().toLowerCase();
  const fits = (tag) => `${tag.name} ${tag.chinese} ${tag.tag} ${tag.note.definition}`.toLowerCase().includes(words);
  const found = desk.tags.filter(fits);
  const themes = [...new Set(desk.tags.map((tag) => tag.theme))];
  return h("section", { class: "palette", "aria-label": "Tags" },
    h("h3", {}, "Tags ", zh("标签")),
    h("input", {
      type: "search", class: "input search", placeholder: "Search tags", "aria-label": "Search tags; Enter adds the first", "data-key": "search",
      value: desk.search, oninput: (event) => { desk.search = event.target.value; desk.draw(); },
      onkeydown: (event) => { if (event.key === "Enter" && found.length) desk.act("add", { tag: found[0].tag }); },
    }),
    themes.map((theme) => themeGroup(desk, theme, found.filter((tag) => tag.theme === theme), words !== "")),
    found.length === 0 && h("p", { class: "hint" }, "No tag has these words in its name or its definition."),
    h("p", { class: "hint" }, "Click a tag, or drag it into a group ", zh("拖入标签"), "."));
}

function themeGroup(desk, theme, tags, searching) {
  if (!tags.length) return null;
  const open = searching || !desk.closed.has(theme);
  const id = `${desk.id}-${desk.themes.indexOf(theme)}`;
  const toggle = () => { desk.closed.has(theme) ? desk.closed.delete(theme) : desk.closed.add(theme); desk.draw(); };
  return h("div", { class: "theme", "data-key": `theme-${theme}` },
    h("button", { type: "button", class: "theme-head", "aria-expanded": String(open), "aria-controls": id, onclick: toggle },
      h("span", { class: "arrow", "aria-hidden": "true" }), h("span", {}, bilingual(theme)), h("span", { class: "count" }, tags.length)),
    h("ul", { id, hidden: !open }, tags.map((tag) => tagItem(desk, tag))));
}

function tagItem(desk, tag) {
  const id = `${desk.id}-note-${tag.tag}`;
  const read = (name) => { desk.read = name; desk.draw(); }; // what was clicked is known: its note would lie over the rule
  return h("li", { class: `tag-item ${desk.read === tag.tag ? "read" : ""}`, "data-key": tag.tag, onmouseleave: () => desk.read && read(null) },
    h("button", {
      type: "button", class: "tag", draggable: true, "aria-describedby": id,
      onclick: () => { read(tag.tag); desk.act("add", { tag: tag.tag }); },
      ondragstart: (event) => desk.drag(event, { tag: tag.tag }), ondragend: () => desk.drop(),
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
