// The builder in the page. It shows the state that Python sends, and sends what is done, with the number of the turn.

const TYPING = 250; // milliseconds of quiet before what is typed is counted
const THINKING = 400; // and before the slower questions are asked
const NARROW = 700; // pixels, below which the themes of the tags start closed
const OPEN = 16; // tags that are open at first: below more of them, the rule would lie out of sight
const SILENCE = 15000; // after so long without an answer, nobody is there

let builders = 0;

class Builder {
  constructor(model, root) {
    Object.assign(this, { model, root, id: `audience-builder-${++builders}`, search: "", told: new Set(), view: "build", exporting: null, by: "", keeping: 0, read: null, at: null, wanted: "" });
    this.fixed = model.get("fixed");
    this.tags = this.fixed.tags.map((tag, place) => ({ ...tag, list: `${this.id}-list-${place}` }));
    this.themes = [...new Set(this.tags.map((tag) => tag.theme))];
    let open = 0;
    this.closed = new Set(this.themes.filter((theme, place) => {
      open += this.tags.filter((tag) => tag.theme === theme).length;
      return window.innerWidth < NARROW || (place && open > OPEN);
    }));
    this.state = model.get("state");
    this.turn = this.state.turn;
    this.answer = {};
    this.form = this.state.opened ? formOf(this.state.opened) : blankForm(this.fixed);
    this.body = h("section", { class: "audience-builder" });
    root.append(this.body);
  }

  tag(name) {
    return this.tags.find((tag) => tag.tag === name) ?? { tag: name, name, chinese: "", known: [], operators: [], note: {}, kind: "text", estimated: true };
  }

  waiting() {
    return this.turn > this.state.turn;
  }

  /** Ask Python to do something; the answer is the next state. */
  act(action, args = {}) {
    const turn = Math.max(this.turn, this.state.turn) + 1;
    Object.assign(this, { turn, asked: action });
    if (action === "save") {
      Object.assign(this, { keeping: turn, answer: { said: "Saving …" } });
      this.draw();
    }
    this.model.send({ turn, action, arguments: args });
    this.body.querySelector(".size")?.classList.toggle("waiting", action !== "consider");
    setTimeout(() => this.hear(turn), SILENCE);
  }

  /** Whether a deed that takes long is still being done: a second click would do it twice. */
  saving() {
    return this.keeping > this.state.turn && !this.silent;
  }

  hear(turn) {
    this.silent = this.state.turn < turn;
    if (this.silent) this.draw();
  }

  /** Take the state that has arrived; ask the slower questions once the rule stands still. */
  take(state) {
    const before = this.state;
    Object.assign(this, { state, silent: false });
    if (this.asked !== "consider") this.answer = state; // what was said of a deed stays while its size is thought about
    if (JSON.stringify(state.opened) !== JSON.stringify(before.opened)) this.form = state.opened ? formOf(state.opened) : blankForm(this.fixed);
    this.draw();
    if (!this.waiting() && !state.thoughts && this.asked !== "consider") this.think();
  }

  /** Ask for estimate and concerns, once nothing has happened for a moment. */
  think() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      if (!this.waiting() && this.state.sql) this.act("consider", { purpose: this.form.purpose });
    }, THINKING);
  }

  remove(node) {
    const holder = (group) => group.parts.includes(node) ? group : group.parts.filter((part) => part.parts).map(holder).find(Boolean);
    this.focus(`aim-${holder(this.state.rule)?.id ?? 0}`);
    this.act("remove", { number: node.id });
  }

  focus(key) {
    [...this.body.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key)?.focus();
  }

  /** Lay a saved audience out, once the rule that stands there may be lost. */
  openAudience(name) {
    if (this.state.unsaved && !confirm("The rule under “Create audience” is not saved. Open the other audience and lose it?")) return;
    this.view = "build";
    this.act("edit", { name });
    this.draw();
    this.focus("rule");
  }

  /** Where the focus goes when what had it is gone: to the part of the rule it was in, or to the rule, or to the views. */
  next(gone) {
    const part = gone.closest("[data-key^='node-']")?.dataset.key;
    const there = (key) => key && [...this.body.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key);
    const inPart = there(part)?.querySelector(".values :is(input, select)");
    return inPart ?? there("search") ?? this.body.querySelector(".view[aria-current]");
  }

  drag(event, dragged) {
    this.dragged = dragged;
    event.stopPropagation();
    event.dataTransfer.setData("text/plain", dragged.tag ?? "");
    event.dataTransfer.effectAllowed = "copyMove";
    requestAnimationFrame(() => this.body.classList.add("dragging"));
  }

  drop(into, at) {
    const { dragged } = this;
    this.dragged = null;
    this.body.classList.remove("dragging");
    if (!dragged || into === undefined) return;
    if (dragged.tag) this.act("add", { tag: dragged.tag, into, at });
    else this.act("move", { number: dragged.node, into, at });
  }

  lists() {
    return this.tags.filter((tag) => tag.known.length).map((tag) => h("datalist", { id: tag.list, "data-key": tag.list }, tag.known.map((text) => h("option", { value: text }))));
  }

  show(view) {
    Object.assign(this, { view, answer: {} });
    this.draw();
    if (view === "audiences") this.act("audiences");
  }

  draw() {
    const views = { build: ["Create audience", "创建人群"], audiences: ["My audiences", "我的人群"], insight: ["Audience insight", "人群洞察"] };
    const fresh = h("section", { "aria-label": "Audience builder", class: `audience-builder ${this.dragged ? "dragging" : ""}`, "data-lm-suppress-shortcuts": "true", // JupyterLab has its own use for keys
        onkeydown: (event) => event.stopPropagation() },
      h("div", { class: "head" }, h("h2", {}, "Audience builder ", zh("人群圈定")),
        h("nav", { "aria-label": "Views of the audience builder" }, Object.entries(views).map(([view, [text, chinese]]) => h("button", {
          type: "button", class: "view", "aria-current": this.view === view ? "page" : null, onclick: () => this.show(view) }, `${text} `, zh(chinese))))),
      h("div", { class: `said ${this.answer.refused ? "refused" : ""}`, role: "status", "aria-live": "polite" }, this.answer.said ?? ""),
      this.view === "build" && guide(),
      this.view === "build" && liveBar(this),
      this.view === "build" && h("div", { class: "build" }, palette(this), ruleSection(this), summary(this), formSection(this)),
      this.view === "audiences" && audiencesSection(this),
      this.view === "insight" && h("div", { class: "build insight-view" }, profileSection(this), summary(this)));
    keepFocus(this.body, () => morph(this.body, fresh), (gone) => this.next(gone));
  }
}

function formOf({ version, ...fields }) {
  return { ...fields };
}

/** Ask before the page is left with an unsaved rule; return what ends the asking. */
function askBeforeLeaving(builder) {
  const ask = (event) => builder.state.unsaved && event.preventDefault();
  const event = document.body.dataset.voila ? "beforeleaving" : "beforeunload"; // of Voilà's page: see leaving.js
  window.addEventListener(event, ask);
  return () => window.removeEventListener(event, ask);
}

export default {
  render({ model, el }) {
    const builder = new Builder(model, el);
    const leaveUnasked = askBeforeLeaving(builder);
    const take = () => builder.take(model.get("state"));
    model.on("change:state", take);
    builder.take(builder.state);
    return () => { model.off("change:state", take); leaveUnasked(); };
  },
};
