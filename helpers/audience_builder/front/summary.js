// How many, in what words, with what to think about.

function summary(builder) {
  const { state, fixed } = builder;
  const known = state.count !== null && state.count !== undefined;
  const share = known ? (100 * state.count) / Math.max(fixed.customers, 1) : 0;
  return h("section", { class: "summary", "aria-label": "Size" },
    h("h3", {}, "Size ", zh("人群包条数")),
    h("div", { class: `size ${builder.waiting() ? "waiting" : ""}`, role: "status", "aria-live": "polite", "aria-atomic": "true", "data-count": known ? state.count : "", "data-turn": state.turn },
      known ? h("span", {}, h("b", { class: "big" }, number(state.count)), h("span", { class: "of" }, ` of ${number(fixed.customers)} customers, ${percent(share)}`))
        : h("span", { class: "unfinished" }, `Not counted. ${state.unfinished ?? ""}`)),
    h("div", { class: "bar", "aria-hidden": "true" }, h("div", { class: "bar-part", style: `width: ${share}%` }), estimateMark(builder)),
    builder.silent && h("p", { class: "problem", role: "alert" }, "Python does not answer. Run the cell again, or reload the page."),
    estimateLine(state.thoughts),
    concernList(state.thoughts),
    state.sentence && h("div", { class: "block" }, h("h4", {}, "In words"), h("p", { class: "sentence" }, state.sentence)),
    state.sql && sampleBlock(builder),
    state.sql && h("details", { class: "block", "data-key": "sql" }, h("summary", {}, "In SQL"),
      h("pre", { tabIndex: 0, "aria-label": "The query" }, state.sql.text),
      h("p", { class: "hint" }, "Values, in the order of the question marks; they are passed beside the query, never inside:"),
      h("ol", { class: "sql-values" }, state.sql.values.map((value) => h("li", {}, value)))));
}

/** Return the count in one line: it stays in sight where there is no room for the summary beside the rule. */
function liveBar(builder) {
  const { state, fixed } = builder;
  const known = state.count !== null && state.count !== undefined;
  const share = known ? (100 * state.count) / Math.max(fixed.customers, 1) : 0;
  return h("div", { class: `live ${builder.waiting() ? "waiting" : ""}`, "aria-hidden": "true" },
    known ? h("span", {}, h("b", {}, number(state.count)), ` of ${number(fixed.customers)}, ${percent(share)}`) : h("span", { class: "unfinished" }, "Not counted: a condition is unfinished."),
    h("div", { class: "bar" }, h("div", { class: "bar-part", style: `width: ${share}%` })));
}

function sampleBlock(builder) {
  const found = builder.state.sample;
  return h("div", { class: "block" }, button("Show ten members", () => builder.act("sample"), { kind: "quiet" }),
    found && !found.name && sampleIds(found.ids));
}

function sampleIds(ids) {
  return ids.length ? h("p", { class: "ids" }, ids.join(", ")) : h("p", { class: "hint" }, "Nobody is a member.");
}

function percent(share) {
  if (share > 0 && share < 0.1) return "below 0.1 %";
  return `${share.toFixed(1)} %`;
}

function estimateMark(builder) {
  const found = builder.state.thoughts?.estimate;
  if (!found) return null;
  const at = (value) => (100 * value) / Math.max(found.population, 1);
  return h("div", { class: "bar-interval", style: `left: ${at(found.low)}%; width: ${Math.max(at(found.high) - at(found.low), 0.4)}%` });
}

function estimateLine(thoughts) {
  if (!thoughts) return null;
  const { estimate, refusal } = thoughts;
  return h("div", { class: "block" }, h("h4", {}, "Estimate ", zh("人群包预估条数")),
    refusal ? h("p", { class: "hint" }, "Not supported here. ", refusal)
      : h("p", {}, h("b", {}, number(estimate.n)), `, 95 % interval ${number(estimate.low)} to ${number(estimate.high)}, from a sample of ${number(estimate.sample)} people.`));
}

function concernList(thoughts) {
  if (!thoughts?.concerns.length) return null;
  return h("div", { class: "block" }, h("h4", {}, "Think about"), h("ul", { class: "concerns" }, thoughts.concerns.map((concern) => h("li", {}, concern))));
}
