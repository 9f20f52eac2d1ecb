// The tags, under their themes: to be searched, read about, clicked or dragged into the rule.

function palette(builder) {
  const words = builder.search.trim().toLowerCase();
  const fits = (tag) => `${tag.name} ${tag.chinese} ${tag.tag} ${tag.note.definition}`.toLowerCase().includes(words);
  const found = builder.tags.filter(fits);
  const themes = [...new Set(builder.tags.map((tag) => tag.theme))];
  return h("section", { class: "palette", "aria-label": "Tags" },
    h("h3", {}, "Tags ", zh("标签")),
    h("input", {
      type: "search", class: "input search", placeholder: "Search tags", "aria-label": "Search tags; Enter adds the first", "data-key": "search",
      value: builder.search, oninput: (event) => { builder.search = event.target.value; builder.draw(); },
      onkeydown: (event) => { if (event.key === "Enter" && found.length) builder.act("add", { tag: found[0].tag }); },
    }),
    themes.map((theme) => themeGroup(builder, theme, found.filter((tag) => tag.theme === theme), words !== "")),
    found.length === 0 && h("p", { class: "hint" }, "No tag has these words in its name or its definition."),
    h("p", { class: "hint" }, "Click a tag, or drag it into a group ", zh("拖入标签"), "."));
}

function themeGroup(builder, theme, tags, searching) {
  if (!tags.length) return null;
  const open = searching || !builder.closed.has(theme);
  const id = `${builder.id}-${builder.themes.indexOf(theme)}`;
  const toggle = () => { builder.closed.has(theme) ? builder.closed.delete(theme) : builder.closed.add(theme); builder.draw(); };
  return h("div", { class: "theme", "data-key": `theme-${theme}` },
    h("button", { type: "button", class: "theme-head", "aria-expanded": String(open), "aria-controls": id, onclick: toggle },
      h("span", { class: "arrow", "aria-hidden": "true" }), h("span", {}, bilingual(theme)), h("span", { class: "count" }, tags.length)),
    h("ul", { id, hidden: !open }, tags.map((tag) => tagItem(builder, tag))));
}

function tagItem(builder, tag) {
  const id = `${builder.id}-note-${tag.tag}`;
  const read = (name) => { builder.read = name; builder.draw(); }; // what was clicked is known: its note would lie over the rule
  return h("li", { class: `tag-item ${builder.read === tag.tag ? "read" : ""}`, "data-key": tag.tag, onmouseleave: () => builder.read && read(null) },
    h("button", {
      type: "button", class: "tag", draggable: true, "aria-describedby": id,
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
