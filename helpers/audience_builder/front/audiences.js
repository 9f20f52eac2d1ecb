// My audiences: what is kept in the folder, its state today, what it shares with the others, and its ids.

function audiencesSection(builder) {
  const found = builder.state.audiences;
  return h("section", { class: "audiences", "aria-label": "My audiences" },
    h("div", { class: "builder-head" }, h("h3", {}, "My audiences ", zh("我的人群")), h("span", { class: "hint" }, `today is ${builder.fixed.today}`), h("span", { class: "grow" }),
      found?.rows.length > 0 && audienceSearch(builder), button("Reload", () => builder.act("audiences"))),
    !found ? h("p", { class: "hint" }, "Reading the folder …") : [audienceTable(builder, found.rows), archiveList(builder, found.archived), overlapTable(found.overlap)],
    ledgerTable(builder.answer.ledger));
}

function audienceSearch(builder) {
  const look = (event) => { builder.wanted = event.target.value; builder.draw(); };
  return h("input", { type: "search", class: "input", size: 18, placeholder: "Search audiences", "aria-label": "Search audiences", "data-key": "wanted", value: builder.wanted, oninput: look });
}

function audienceTable(builder, rows) {
  if (!rows.length) return h("p", { class: "hint" }, `Nothing is saved in ${builder.fixed.folder}/ yet.`);
  const words = builder.wanted.trim().toLowerCase();
  const text = (row) => [row.name, row.description, row.owner, row.status, builder.fixed.purposes[row.purpose], builder.fixed.frequencies[row.frequency]].join(" ").toLowerCase();
  const wanted = rows.filter((row) => text(row).includes(words));
  if (!wanted.length) return h("p", { class: "hint" }, "No audience has these words.");
  const titles = [["Name", "人群包名称"], ["Status", "状态"], ["Size", "条数"], ["Update", "更新频率"], ["Purpose", "用途"], ["Valid", "有效时间"], ["Owner", "负责人"]];
  return h("table", { class: "list", role: "table", "aria-label": "My audiences" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, titles.map(([title, chinese]) => h("th", { scope: "col", role: "columnheader" }, `${title} `, zh(chinese))))),
    h("tbody", { role: "rowgroup" }, wanted.map((row) => audienceRow(builder, row))));
}

function audienceRow(builder, row) {
  const readable = row.status !== "unreadable";
  const cell = (title, content, kind = "") => h("td", { role: "cell", class: kind, "data-title": title }, content);
  return h("tr", { role: "row", "data-key": `audience-${row.name}` },
    h("th", { scope: "row", role: "rowheader" }, h("span", { class: "audience-name" }, row.name), readable && h("span", { class: "version" }, ` v${row.version}`),
      row.description && h("div", { class: "hint description" }, row.description),
      row.used_by.length > 0 && h("div", { class: "hint" }, `a condition of ${row.used_by.join(", ")}`),
      readable && rowButtons(builder, row)),
    cell("Status", h("span", { class: `status ${row.status}` }, row.status)),
    cell("Size", row.size === null ? "" : number(row.size), "figure"),
    cell("Update", readable && bilingual(builder.fixed.frequencies[row.frequency] ?? "")),
    cell("Purpose", bilingual(builder.fixed.purposes[row.purpose] ?? "")),
    cell("Valid", readable && [h("span", { class: "day" }, row.valid_from), " ~ ", h("span", { class: "day" }, row.valid_until)]),
    cell("Owner", row.owner ?? ""));
}

function rowButtons(builder, row) {
  const { name } = row;
  const does = (action, question) => () => (!question || confirm(question)) && builder.act(action, { name });
  const small = (text, work) => button(text, work, { label: `${text} ${name}`, "data-key": `${text} ${name}` });
  const found = builder.answer.sample;
  return [h("div", { class: "row-buttons" }, small("Open", () => builder.openAudience(name)), exportControls(builder, row), small("Ten members", does("sample")), small("Duplicate", does("copy")),
    small("Archive", does("archive")), small("Delete", does("delete", `Delete “${name}” with all of its versions? It cannot be brought back; “Archive” can.`))),
  found?.name === name && sampleIds(found.ids)];
}

function exportControls(builder, row) {
  const id = `${builder.id}-by-${row.name}`;
  const turn = (open) => { builder.exporting = open ? row.name : null; builder.draw(); builder.focus(open ? "exporting" : `export-${row.name}`); };
  if (builder.exporting !== row.name) return button("Export ids", () => turn(true), { label: `Export ids of ${row.name}`, disabled: row.status !== "active", "data-key": `export-${row.name}` });
  const give = (event) => { event.preventDefault(); builder.act("export", { name: row.name, by: builder.by }); turn(false); };
  return h("form", { class: "export", "data-key": id, onsubmit: give, onkeydown: (event) => event.key === "Escape" && turn(false) },
    h("label", { for: id }, "Who takes the ids"),
    h("input", { class: "input", id, size: 12, "data-key": "exporting", autocomplete: "name", value: builder.by, "aria-describedby": `${id}-why`, oninput: (event) => { builder.by = event.target.value; } }),
    h("button", { type: "submit", class: "button plain" }, "Export"), button("Cancel", () => turn(false)),
    h("span", { class: "hint", id: `${id}-why` }, "Your name goes into the log of exports."));
}

function archiveList(builder, rows) {
  if (!rows.length) return null;
  const restore = (name) => button("Restore", () => builder.act("restore", { name }), { label: `Restore ${name}` });
  return h("details", { class: "block", "data-key": "archive" }, h("summary", {}, `Archive (${rows.length}) `, zh("归档")),
    h("ul", { class: "archive" }, rows.map((row) => h("li", { "data-key": `archived-${row.name}` }, row.name, " ", row.status !== "unreadable" && restore(row.name)))));
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
