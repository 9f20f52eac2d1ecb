// What stands behind an operator: nothing, one value, several, two bounds, days, or times within days.

/** Return the controls for a condition's value; `give` takes a new one, and waits a moment where it is typed. */
function valueControls(builder, node, tag, give) {
  const asked = tag.operators.find((operator) => operator.sign === node.operator)?.wants ?? "one";
  const value = node.value;
  const key = (part) => `${node.id}-${asked}-${part}`;
  const at = (list, place, item) => list.map((old, index) => (index === place ? item : old));
  const field = (part, label, current, change, more = {}) => input(tag, key(part), `${tag.name}: ${label}`, current, change, more);
  const whole = { inputmode: "numeric", size: 5, type: "text" };
  switch (asked) {
    case "nothing":
      return [];
    case "bounds": {
      const pair = Array.isArray(value) ? value : ["", ""];
      return [
        field("low", "from", pair[0], (item) => give(at(pair, 0, item))), h("span", { class: "word" }, "to"),
        field("high", "to", pair[1], (item) => give(at(pair, 1, item))),
      ];
    }
    case "days":
      return [field("days", "number of days", value, give, whole), h("span", { class: "word" }, "days")];
    case "times": {
      const pair = Array.isArray(value) ? value : [value, ""];
      return [
        field("times", "how often", pair[0], (item) => give(at(pair, 0, item)), whole), h("span", { class: "word" }, "times in the last"),
        field("days", "within how many days, empty for ever", pair[1], (item) => give(at(pair, 1, item)), { ...whole, placeholder: "ever" }),
        h("span", { class: "word" }, "days"),
      ];
    }
    case "audience":
      return [audienceChoice(builder, node, tag, give)];
    case "several":
      return [several(node, tag, Array.isArray(value) ? value : [value], give)];
    default:
      return [tag.kind === "flag" ? yesOrNo(tag, key("flag"), value, give) : field("one", "value", value, give)];
  }
}

function input(tag, key, label, current, change, more) {
  const days = tag.kind === "day" && !more.inputmode;
  const text = tag.kind === "text" || tag.kind === "texts";
  const list = tag.known.length && !more.inputmode ? `${tag.list}` : null;
  let waiting;
  const give = (item) => { clearTimeout(waiting); change(item); };
  return h("input", {
    "data-key": key, class: "input", type: days ? "date" : "text", inputmode: text || days ? null : "decimal",
    size: text ? 14 : 7, list, "aria-label": label, value: current ?? "", autocomplete: "off", spellcheck: "false", ...more,
    oninput: (event) => {
      const item = event.target.value;
      clearTimeout(event.target.waiting);
      event.target.waiting = setTimeout(() => give(item), TYPING);
    },
    onchange: (event) => {
      clearTimeout(event.target.waiting);
      if (event.target.value !== String(current ?? "")) give(event.target.value);
    },
  });
}

function yesOrNo(tag, key, value, give) {
  const option = (item, text) => h("option", { value: item, selected: String(value) === String(item) }, text);
  return h("select", { "data-key": key, class: "input", "aria-label": `${tag.name}: value`, onchange: (event) => give(Number(event.target.value)) },
    option(1, "yes 是"), option(0, "no 否"));
}

function audienceChoice(builder, node, tag, give) {
  const names = builder.state.names;
  const option = (name) => h("option", { value: name, selected: name === node.value }, name);
  return h("select", { "data-key": `audience-${node.id}`, class: "input", "aria-label": `${tag.name}: which`, value: node.value ?? "", onchange: (event) => give(event.target.value) },
    !names.includes(node.value) && h("option", { value: node.value ?? "" }, node.value || (names.length ? "choose …" : "none is saved yet")), names.map(option));
}

/** Return the chosen values, each with a button to take it out, and a field that adds one with Enter. */
function several(node, tag, chosen, give) {
  const add = (field) => {
    const item = field.value.trim();
    field.value = "";
    if (item && !chosen.map(String).includes(item)) give([...chosen, item]);
  };
  return h("span", { class: "several", "data-key": `${node.id}-several` },
    chosen.map((item) => h("span", { class: "chip", "data-key": `chip-${item}` }, h("span", { class: "chip-text" }, String(item)),
      button("×", () => give(chosen.filter((other) => other !== item)), { kind: "bare", label: `${tag.name}: without ${String(item).slice(0, 40)}` }))),
    h("input", {
      "data-key": `${node.id}-more`, class: "input", size: 10, list: tag.known.length ? tag.list : null, placeholder: "add …",
      "aria-label": `${tag.name}: add a value, then Enter`, autocomplete: "off",
      onkeydown: (event) => { if (event.key === "Enter") { event.preventDefault(); add(event.target); } },
      onchange: (event) => add(event.target),
    }));
}
