// The form under which a rule is kept: name, purpose, validity, how often, description, owner.

function blankForm(fixed) {
  return { name: "", purpose: "", valid_from: fixed.today, valid_until: fixed.later, frequency: "once", description: "", owner: "" };
}

function formSection(builder) {
  const { fixed, form } = builder;
  const version = builder.state.opened?.name === form.name ? builder.state.opened.version + 1 : 1;
  const save = (event) => { event.preventDefault(); builder.saving() || builder.act("save", { ...form }); };
  return h("form", { class: "form", "aria-label": "Save the audience", onsubmit: save, novalidate: true },
    h("h3", {}, "Save ", zh("创建人群")),
    h("p", { class: "hint" }, "Fields with * are needed."),
    builder.answer.problems?.rule && h("p", { class: "problem" }, builder.answer.problems.rule),
    h("div", { class: "fields" },
      field(builder, "name", "Name *", "人群包名称", (more) => h("input", { class: "input", type: "text", maxlength: 200, autocomplete: "off", ...more })),
      field(builder, "purpose", "Purpose *", "人群包用途", (more) => h("select", { class: "input", ...more },
        h("option", { value: "" }, "choose …"), Object.entries(fixed.purposes).map(([value, text]) => h("option", { value, selected: form.purpose === value }, text))),
      "Consent is given for a purpose; customers who did not agree to it are not written to."),
      field(builder, "valid_from", "Valid from *", "有效时间", (more) => h("input", { class: "input", type: "date", ...more })),
      field(builder, "valid_until", "until *", null, (more) => h("input", { class: "input", type: "date", ...more })),
      h("fieldset", { class: "field" }, h("legend", {}, "Update ", zh("更新频率")), Object.entries(fixed.frequencies).map(([value, text]) => frequency(builder, value, text)), complaint(builder, "frequency")),
      field(builder, "owner", "Owner", "负责人", (more) => h("input", { class: "input", type: "text", maxlength: 200, ...more })),
      field(builder, "description", "Description", "人群包描述", (more) => h("textarea", { class: "input", rows: 2, ...more }))),
    h("div", { class: "form-foot" }, h("button", { type: "submit", class: "button primary", "aria-disabled": builder.saving() ? "true" : null }, version > 1 ? `Save as version ${version}` : "Save audience"),
      builder.keeping > 0 && (builder.saving() || builder.answer.turn === builder.keeping) && h("span", { class: `kept ${builder.answer.refused ? "refused" : ""}`, "aria-hidden": "true" }, builder.answer.said)));
}

function field(builder, name, label, chinese, control, hint = null) {
  const id = `${builder.id}-${name}`;
  const wrong = builder.answer.problems?.[name];
  const notes = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const keep = (event) => { builder.form[name] = event.target.value; if (name === "purpose") builder.think(); };
  return h("div", { class: `field ${name}` }, h("label", { for: id }, `${label} `, chinese && zh(chinese)),
    control({ id, name, value: builder.form[name], "data-key": `form-${name}`, "aria-invalid": wrong ? "true" : null, "aria-describedby": notes || null, "aria-required": label.includes("*") ? "true" : null, oninput: keep, onchange: keep }),
    hint && h("div", { class: "hint", id: `${id}-hint` }, hint), complaint(builder, name));
}

function complaint(builder, name) {
  const wrong = builder.answer.problems?.[name];
  return wrong && h("div", { class: "problem", id: `${builder.id}-${name}-wrong` }, wrong);
}

function frequency(builder, value, text) {
  const id = `${builder.id}-frequency-${value}`;
  const choose = () => { builder.form.frequency = value; builder.draw(); };
  return h("div", { class: "radio" }, h("input", { type: "radio", id, name: `${builder.id}-frequency`, value, checked: builder.form.frequency === value, onchange: choose }), h("label", { for: id }, bilingual(text)));
}
