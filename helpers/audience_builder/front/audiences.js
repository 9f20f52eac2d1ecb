// My audiences: what is kept in the folder, its state today, what it shares with the others, and its ids.

function audiencesSection(builder) {
  const found = builder.state.audiences;
  return h("section", { class: "audiences", "aria-label": "My audiences" },
    h("div", { class: "builder-head" }, h("h3", {}, "My audiences ", zh("我的人群")), h("span", { class: "hint" }, `today is ${builder.fixed.today}`), h("span", { class: "grow" }), button("Reload", () => builder.act("audiences"))),
    !found ? h("p", { class: "hint" }, "Reading the folder …")
      : found.rows.length === 0 ? h("p", { class: "hint" }, `Nothing is saved in ${builder.fixed.folder}/ yet.`) : [audienceTable(builder, found.rows), overlapTable(found.overlap)],
    ledgerTable(builder.answer.ledger));
}

function audienceTable(builder, rows) {
  const titles = [["Name", "人群包名称"], ["Status", "状态"], ["Size", "条数"], ["Purpose", "用途"], ["Valid", "有效时间"], ["Owner", "负责人"], ["", null]];
  return h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Table of my audiences" }, h("table", {},
    h("thead", {}, h("tr", {}, titles.map(([title, chinese]) => (title ? h("th", { scope: "col" }, `${title} `, zh(chinese)) : h("td", {}))))),
    h("tbody", {}, rows.map((row) => audienceRow(builder, row)))));
}

function audienceRow(builder, row) {
  const readable = row.status !== "unreadable";
  return h("tr", { "data-key": `audience-${row.name}` },
    h("th", { scope: "row" }, h("span", { class: "audience-name" }, row.name), readable && h("span", { class: "version" }, ` v${row.version}`), row.description && h("div", { class: "hint description" }, row.description)),
    h("td", {}, h("span", { class: `status ${row.status}` }, row.status)),
    h("td", { class: "figure" }, row.size === null ? (readable ? "daily" : "") : number(row.size)),
    h("td", {}, bilingual(builder.fixed.purposes[row.purpose] ?? "")),
    h("td", {}, readable && [h("span", { class: "day" }, row.valid_from), " ~ ", h("span", { class: "day" }, row.valid_until)]),
    h("td", {}, row.owner ?? ""),
    h("td", {}, readable && h("div", { class: "row-buttons" }, button("Open", () => builder.openAudience(row.name), { label: `Open ${row.name}` }), exportControls(builder, row))));
}

function exportControls(builder, row) {
  const name = `${builder.id}-by-${row.name}`;
  const turn = (open) => { builder.exporting = open ? row.name : null; builder.draw(); builder.focus(open ? "exporting" : `export-${row.name}`); };
  if (builder.exporting !== row.name) return button("Export ids", () => turn(true), { label: `Export the ids of ${row.name}`, disabled: row.status !== "active", "data-key": `export-${row.name}` });
  const give = (event) => { event.preventDefault(); builder.act("export", { name: row.name, by: builder.by }); turn(false); };
  return h("form", { class: "export", "data-key": name, onsubmit: give },
    h("input", { class: "input", size: 12, "data-key": "exporting", "aria-label": "Who takes the ids", placeholder: "who takes them", value: builder.by, oninput: (event) => { builder.by = event.target.value; } }),
    h("button", { type: "submit", class: "button plain" }, "Export"));
}

/** Return what the audiences share, each row as a share of its own audience; darker is more. */
function overlapTable({ names, shared }) {
  if (names.length < 2) return null;
  const cell = (count, own) => {
    const share = own ? count / own : 0;
    return h("td", { class: "figure shade", style: `--share: ${(share * 100).toFixed(0)}%`, title: `${number(count)} customers` }, own ? `${(100 * share).toFixed(0)} %` : "–");
  };
  return h("div", { class: "block" }, h("h4", {}, "Overlap ", zh("人群重合")), h("p", { class: "hint" }, "How much of the audience of a row is in the audience of a column, too."),
    h("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Overlap of my audiences" }, h("table", { class: "overlap" },
      h("thead", {}, h("tr", {}, h("td", {}), names.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, names.map((name, row) => h("tr", {}, h("th", { scope: "row" }, name), shared[row].map((count) => cell(count, shared[row][row]))))))));
}

function ledgerTable(ledger) {
  if (!ledger) return null;
  return h("div", { class: "block" }, h("h4", {}, "Who was taken out before the ids were written"), h("table", { class: "ledger" },
    h("thead", {}, h("tr", {}, ["Reason", "Taken out", "Left"].map((title) => h("th", { scope: "col" }, title)))),
    h("tbody", {}, ledger.map((line) => h("tr", {}, h("th", { scope: "row" }, line.reason), h("td", { class: "figure" }, number(line.excluded)), h("td", { class: "figure" }, number(line.left)))))));
}
