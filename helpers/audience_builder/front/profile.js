// Audience insight: how the customers that the rule selects differ from all customers (index 100).

const FAR = 200; // the index at which a bar ends

function profileSection(builder) {
  const rows = builder.state.profile;
  return h("section", { class: "profile", "aria-label": "Audience insight" },
    h("div", { class: "builder-head" }, h("h3", {}, "Audience insight ", zh("人群洞察")), h("span", { class: "grow" }), button(rows ? "Compare again" : "Compare with everybody", () => builder.act("profile"))),
    h("p", { class: "hint" }, "Index: 100 where the audience is as all customers are; 200 where a value is twice as frequent. Sensitive tags are left out."),
    !rows && h("p", { class: "empty" }, builder.state.sql ? "Nothing is compared yet. Press “Compare with everybody”." : "The rule has no condition yet: build one under “Create audience”, then compare it with everybody."),
    rows && [...new Set(rows.map((row) => row.tag))].map((tag) => tagProfile(rows.filter((row) => row.tag === tag))));
}

function tagProfile(rows) {
  return h("table", { class: "insight", "data-key": `profile-${rows[0].tag}` }, h("caption", {}, rows[0].name),
    h("thead", {}, h("tr", {}, ["Value", "Audience", "Everybody", "Index"].map((title) => h("th", { scope: "col", class: title.toLowerCase() }, title)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row" }, String(row.value)), h("td", { class: "figure" }, share(row.audience)), h("td", { class: "figure" }, share(row.base)),
      h("td", {}, h("div", { class: "index" }, indexBar(row.index), h("span", { class: "figure" }, row.index === null ? "–" : row.index.toFixed(0))))))));
}

function share(value) {
  return value === null ? "–" : `${(100 * value).toFixed(1)} %`;
}

function indexBar(index) {
  const at = Math.min(index ?? 100, FAR) / 2;
  const [from, to] = at < 50 ? [at, 50] : [50, at];
  return h("span", { class: "index-bar", "aria-hidden": "true" }, h("span", { class: at < 50 ? "less" : "more", style: `left: ${from}%; width: ${to - from}%` }));
}
