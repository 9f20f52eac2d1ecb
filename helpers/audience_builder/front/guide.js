// The guide for first-time users of the page: how an audience is built.

const STEPS = [
  ["Choose tags.", "Click a tag, or drag it into the rule; point at it to read what it means. By keyboard: search, and Enter adds the first one found."],
  ["Say what is asked.", "Each condition compares its tag with a value. “Not” turns it into everybody else, those of whom nothing is known too."],
  ["Combine.", "A group wants all of its parts (and), or any of them (or). “Add a group” sets brackets; ↑ and ↓ move a part into and out of groups; “Undo” takes a step back."],
  ["Preview.", "“Size” counts at once, and “In words” is what you asked for: read it to somebody. “Estimate” is what a sample would have said."],
  ["Know what the count means.", "It is how many the rule means, not how many may be written to: who opted out, or did not agree to the purpose, is taken out when the ids are exported."],
  ["Give it a name, a purpose and a validity.", "“One-off” keeps today's list, which ages; “updated daily” selects anew every day."],
  ["Save.", "It is then under “My audiences”: open it to make the next version, compare it with others, export its ids."],
];

function guide() {
  return h("details", { class: "guide", "data-key": "guide" },
    h("summary", {}, "How to build an audience ", zh("查看建包指南")),
    h("ol", {}, STEPS.map(([what, how]) => h("li", {}, h("b", {}, what), " ", how))));
}
