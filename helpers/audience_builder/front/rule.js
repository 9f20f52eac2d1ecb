// The rule: groups in groups, conditions in them, each with its own controls.

function ruleSection(builder) {
  const { state } = builder;
  return h("section", { class: "builder", "aria-label": "Rule", tabIndex: -1, "data-key": "rule" },
    h("div", { class: "builder-head" }, h("h3", {}, "Rule ", zh("标签组")),
      state.opened && h("span", { class: "opened" }, `editing “${state.opened.name}”, version ${state.opened.version}`),
      state.unsaved && h("span", { class: "unsaved" }, "not saved"),
      h("span", { class: "grow" }),
      button("Undo", () => builder.act("undo"), { disabled: !state.can_undo }),
      button("New", () => builder.act("clear"), { label: "New: begin with an empty rule", disabled: !state.rule.parts.length && !state.opened })),
    groupBox(builder, state.rule, "the whole rule"),
    builder.lists());
}

function groupBox(builder, node, name) {
  const top = node.id === 0;
  const aimed = builder.state.target === node.id;
  const parts = node.parts.flatMap((part, place) => [
    slot(builder, node, place),
    place > 0 && h("div", { class: "joint", "data-key": `joint-${part.id}`, "aria-hidden": "true" }, node.join === "all" ? ["and ", zh("且")] : ["or ", zh("或")]),
    part.parts ? groupBox(builder, part, `group ${part.id}`) : conditionRow(builder, part),
  ]);
  return h("div", {
    class: `group ${node.join} ${node.not ? "negated" : ""} ${aimed ? "aimed" : ""}`, role: "group", "data-key": `node-${node.id}`,
    "aria-label": `${node.not ? "not " : ""}${node.join === "all" ? "all of" : "any of"}: ${name}`,
  },
  h("div", { class: "group-head" },
    !top && grip(builder, node, name), notButton(builder, node, name), joinButtons(builder, node, name),
    h("span", { class: "grow" }), !top && moveButtons(builder, node, name)),
  warning(builder, node),
  h("div", { class: "parts" }, parts, slot(builder, node, node.parts.length, node.parts.length === 0)),
  h("div", { class: "group-foot" },
    button(aimed ? "Tags are added here" : "Add tags here", () => builder.act("aim", { number: node.id }), { kind: "quiet", "aria-pressed": String(aimed), "data-key": `aim-${node.id}` }),
    button(["Add a group ", zh("标签组")], () => builder.act("group", { into: node.id }), { kind: "quiet", "data-key": `group-in-${node.id}` })));
}

function conditionRow(builder, node) {
  const tag = builder.tag(node.tag);
  const problem = builder.state.problems_at[node.id];
  const id = `${builder.id}-problem-${node.id}`;
  const change = (operator) => builder.act("change", { number: node.id, operator });
  return h("div", { class: `condition ${node.not ? "negated" : ""} ${problem ? "wrong" : ""}`, role: "group", "data-key": `node-${node.id}`, "aria-label": `${node.not ? "not " : ""}${tag.name}`, "aria-describedby": problem ? id : null },
    h("div", { class: "condition-line" }, grip(builder, node, tag.name), h("div", { class: "condition-words" }, notButton(builder, node, tag.name),
      h("span", { class: "condition-name" }, tag.name, " ", zh(tag.chinese), tag.sensitive && h("span", { class: "badge" }, "sensitive")),
      h("span", { class: "test" }, tag.kind !== "audience" && h("select", { class: "input operator", "data-key": `operator-${node.id}`, "aria-label": `${tag.name}: operator`, onchange: (event) => change(event.target.value) },
        operatorsOf(tag, node).map(({ sign, words }) => h("option", { value: sign, selected: sign === node.operator }, words))),
      h("span", { class: "values" }, valueControls(builder, node, tag, (value) => builder.act("change", { number: node.id, value }))))),
      h("span", { class: "moves" }, infoButton(builder, node, tag), moveButtons(builder, node, tag.name))),
    builder.told.has(node.id) && h("div", { class: "told" }, tagNote(tag)),
    problem && h("div", { class: "problem", id }, problem), warning(builder, node));
}

function warning(builder, node) {
  const found = builder.state.warnings_at[node.id];
  return found && h("div", { class: "warning" }, found);
}

function operatorsOf(tag, node) {
  const known = tag.operators.some(({ sign }) => sign === node.operator);
  return known ? tag.operators : [...tag.operators, { sign: node.operator, words: String(node.operator) }];
}

function infoButton(builder, node, tag) {
  const told = builder.told.has(node.id);
  const toggle = () => { told ? builder.told.delete(node.id) : builder.told.add(node.id); builder.draw(); };
  return button("ⓘ", toggle, { kind: "bare", label: `What ${tag.name} means`, "aria-expanded": String(told) });
}

function notButton(builder, node, name) {
  return button("not 非", () => builder.act("negate", { number: node.id }), {
    kind: "not", label: `not: everybody but ${name}`, "aria-pressed": String(node.not), "data-key": `not-${node.id}` });
}

function joinButtons(builder, node, name) {
  const choice = (join, text, chinese) => button([text, zh(chinese)], () => builder.act("join", { number: node.id, join }), {
    kind: "choice", label: `${text.trim()}: ${name}`, "aria-pressed": String(node.join === join), "data-key": `${join}-${node.id}` });
  return h("span", { class: "choices", role: "group", "aria-label": `How ${name} is joined` },
    choice("all", "all of these ", "且"), choice("any", "any of these ", "或"));
}

function moveButtons(builder, node, name) {
  return h("span", { class: "moves" },
    button("↑", () => builder.act("step", { number: node.id, way: "up" }), { kind: "bare", label: `Move ${name} up`, "data-key": `up-${node.id}` }),
    button("↓", () => builder.act("step", { number: node.id, way: "down" }), { kind: "bare", label: `Move ${name} down`, "data-key": `down-${node.id}` }),
    button(h("span", { class: "twice" }), () => builder.act("duplicate", { number: node.id }), { kind: "bare", label: `Duplicate ${name}`, "data-key": `duplicate-${node.id}` }),
    button("×", () => builder.remove(node), { kind: "bare", label: `Remove ${name}`, "data-key": `remove-${node.id}` }));
}

function grip(builder, node, name) {
  return h("span", { class: "grip", draggable: true, title: `Drag ${name}`, "aria-hidden": "true",
    ondragstart: (event) => builder.drag(event, { node: node.id }), ondragend: () => builder.drop() }, "⠿");
}

/** Return a place in a group where something can be dropped; shown large while the group is empty. */
function slot(builder, node, at, empty = false) {
  const over = (event, on) => { if (builder.dragged) { event.preventDefault(); event.currentTarget.classList.toggle("over", on); } };
  return h("div", {
    class: `slot ${empty ? "empty" : ""}`, "data-key": `slot-${node.id}-${at}`, "data-into": node.id, "data-at": at,
    ondragenter: (event) => over(event, true), ondragover: (event) => over(event, true), ondragleave: (event) => over(event, false),
    ondrop: (event) => { over(event, false); builder.drop(node.id, at); },
  }, empty && h("span", {}, "Drag a tag here, or click one ", zh("拖入标签")));
}
