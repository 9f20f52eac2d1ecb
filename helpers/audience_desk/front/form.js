// The form under which a rule is kept: name, purpose, validity, how often, description, owner.

function blankForm(fixed) {
  return { name: "", purpose: "", valid_from: fixed.today, valid_until: fixed.later, frequency: "once", description: "", owner: "" };
}

function formSection(desk) {
  const { fixed, form } = desk;
  const version = desk.state.opened?.name === form.name ? desk.state.opened.version + 1 : 1;
  const save = (event) => { event.preventDefault(); desk.saving() || desk.act("save", { ...form }); };
  return h("form", { class: "form", "aria-label": "Save the audience", onsubmit: save, novalidate: true },
    h("h3", {}, "Save ", zh("创建人群")),
    h("p", { class: "hint" }, "Fields with * are needed."),
    desk.answer.problems?.rule && h("p", { class: "problem" }, desk.answer.problems.rule),
    h("div", { class: "fields" },
      field(desk, "name", "Name *", "人群包名称", (more) => h("input", { class: "input", type: "text", maxlength: 200, autocomplete: "off", ...more })),
      field(desk, "purpose", "Purpose *", "人群包用途", (more) => h("select", { class: "input", ...more },
        h("option", { value: "" }, "choose …"), Object.entries(fixed.purposes).map(([value, text]) => h("option", { value, selected: form.purpose === value }, text))),
      "Consent is given for a purpose; whoever did not agree to it is not written to."),
      field(desk, "valid_from", "Valid from *", "有效时间", (more) => h("input", { class: "input", type: "date", ...more })),
      field(desk, "valid_until", "until *", null, (more) => h("input", { class: "input", type: "date", ...more })),
      h("fieldset", { class: "field" }, h("legend", {}, "Update ", zh("更新频率")), Object.entries(fixed.frequencies).map(([value, text]) => frequency(desk, value, text)), complaint(desk, "frequency")),
      field(desk, "owner", "Owner", "负责人", (more) => h("input", { class: "input", type: "text", maxlength: 200, ...more })),
      field(desk, "description", "Description", "人群包描述", (more) => h("textarea", { class: "input", rows: 2, ...more }))),
    h("div", { class: "form-foot" }, h("button", { type: "submit", class: "button primary", "aria-disabled": desk.saving() ? "true" : null }, version > 1 ? `Save as version ${version}` : "Save audience"),
      desk.keeping > 0 && (desk.saving() || desk.answer.turn === desk.keeping) && h("span", { class: `kept ${desk.answer.refused ? "refused" : ""}`, "aria-hidden": "true" }, desk.answer.said)));
}

function field(desk, name, label, chinese, control, hint = null) {
  const id = `${desk.id}-${name}`;
  const wrong = desk.answer.problems?.[name];
  const notes = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const keep = (event) => { desk.form[name] = event.target.value; if (name === "purpose") desk.think(); };
  return h("div", { class: `field ${name}` }, h("label", { for: id }, `${label} `, chinese && zh(chinese)),
    control({ id, name, value: desk.form[name], "data-key": `form-${name}`, "aria-invalid": wrong ? "true" : null, "aria-describedby": notes || null, "aria-required": label.includes("*") ? "true" : null, oninput: keep, onchange: keep }),
    hint && h("div", { class: "hint", id: `${id}-hint` }, hint), complaint(desk, name));
}

function complaint(desk, name) {
  const wrong = desk.answer.problems?.[name];
  return wrong && h("div", { class: "problem", id: `${desk.id}-${name}-wrong` }, wrong);
}

function frequency(desk, value, text) {
  const id = `${desk.id}-frequency-${value}`;
  const choose = () => { desk.form.frequency = value; desk.draw(); };
  return h("div", { class: "radio" }, h("input", { type: "radio", id, name: `${desk.id}-frequency`, value, checked: desk.form.frequency === value, onchange: choose }), h("label", { for: id }, bilingual(text)));
}
