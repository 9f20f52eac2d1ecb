// The desk by keyboard. Each choice is shown at once and handed to Saving, which says when it is written.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const dialog = find("#keys");
const desk = find("main.desk");

async function go(link) {
  if (!link?.href) return;
  Saving.sendNow();
  const giveUpAt = Date.now() + 1000;
  while (!Saving.allSaved() && Date.now() < giveUpAt) await new Promise((then) => setTimeout(then, 30));
  if (Saving.allSaved()) location.href = link.href; // else: stay, what is not saved is said above
}

// --- criteria and levels -------------------------------------------------------------------------------------------

const criteria = all(".criterion");
let active = 0;

function activate(number) {
  active = Math.max(0, Math.min(number, criteria.length - 1));
  criteria.forEach((criterion, place) => criterion.classList.toggle("active", place === active));
  criteria[active]?.scrollIntoView({ block: "nearest" });
}

const chosen = (criterion) => find('.level[aria-pressed="true"]', criterion);
const nextUnmarked = () => criteria.findIndex((criterion) => !chosen(criterion));

function choose(number, level) {
  const criterion = criteria[number];
  all(".level", criterion).forEach((each) => each.setAttribute("aria-pressed", String(each === level)));
  const { answer } = desk.dataset;
  const name = criterion.dataset.criterion;
  const points = level ? Number(level.dataset.points) : null;
  Saving.save(`${answer} level ${name}`, "/mark", { answer, criterion: name, points }, showState);
  const open = nextUnmarked();
  activate(!level ? number : open >= 0 ? open : number);
}

function showState({ total, state, done }) {
  find("#total").textContent = String(total);
  find("#state").textContent = state === "done" ? "Done" : "Not done yet";
  find("#state").dataset.state = state;
  find("#done").textContent = String(done);
  find("#progress").value = done;
}

// --- the comment and its bank --------------------------------------------------------------------------------------

const comment = find("#comment");

function noteComment(pause) {
  const { answer } = desk.dataset;
  Saving.save(`${answer} comment`, "/comment", { answer, text: comment.value }, null, pause);
}

function addComment(text) {
  comment.value = comment.value.trim() ? `${comment.value.trimEnd()}\n${text}` : text;
  noteComment(0);
}

function changeBank(number, text) {
  const { question } = desk.dataset;
  Saving.save(`${question} bank ${number ?? "new"}`, "/bank", { question, number, text }, showBank);
}

function showBank({ bank }) {
  const rows = bank.map(([number, text], place) => {
    const row = document.createElement("li");
    const use = Object.assign(document.createElement("button"), { type: "button", className: "use" });
    const key = Object.assign(document.createElement("kbd"), { textContent: `⇧${place + 1}` });
    use.append(key, Object.assign(document.createElement("span"), { textContent: text }));
    const edit = { type: "button", className: "plain edit", textContent: "Edit" };
    row.dataset.number = number;
    row.append(use, Object.assign(document.createElement("button"), edit));
    return row;
  });
  find("#bank").replaceChildren(...rows);
}

function editBank(row) {
  const old = find(".use span", row).textContent;
  const field = Object.assign(document.createElement("textarea"), { value: old, rows: 2 });
  field.setAttribute("aria-label", "Change this comment; empty takes it out");
  const end = (save) => {
    const text = field.value.trim();
    field.replaceWith(...kept);
    if (save && text !== old) changeBank(Number(row.dataset.number), text);
    find(".edit", row).focus();
  };
  const kept = [...row.children];
  row.replaceChildren(field);
  field.focus();
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey && !event.isComposing)) {
      event.preventDefault();
      event.stopPropagation();
      end(event.key === "Enter");
    }
  });
}

// --- keys and clicks -----------------------------------------------------------------------------------------------

const elsewhere = { o: "/", a: "/agreement" };
const scrollAnswer = (back) => find("#answer").scrollBy({ top: (back ? -0.8 : 0.8) * find("#answer").clientHeight });
const onAnswer = {
  n: () => go(find("#next")),
  p: () => go(find("#previous")),
  u: () => go(find("#unfinished")),
  c: () => comment.focus(),
  k: () => comment.value.trim() && changeBank(null, comment.value.trim()),
  arrowdown: () => activate(active + 1),
  arrowup: () => activate(active - 1),
  backspace: () => choose(active, null),
};

function pressed(event) {
  const key = event.key.toLowerCase();
  if (key === "?") return () => dialog.showModal();
  if (elsewhere[key]) return () => go({ href: elsewhere[key] });
  if (!desk) return key === "enter" && event.target === document.body ? () => find("#go")?.click() : null;
  if (key === " ") return event.target.closest("button, summary, a") ? null : () => scrollAnswer(event.shiftKey);
  if (/^[1-9]$/.test(key)) {
    const level = all(".level", criteria[active])[Number(key) - 1];
    return level && (() => choose(active, level));
  }
  if (event.shiftKey && /^Digit[1-9]$/.test(event.code)) {
    const kept = all("#bank .use span")[Number(event.code.at(-1)) - 1];
    return kept && (() => addComment(kept.textContent));
  }
  return onAnswer[key];
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.target.matches("textarea, input")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.target === find("#answer") && event.key.startsWith("Arrow")) return; // scrolls a long answer
  const act = pressed(event);
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const level = event.target.closest(".level");
  const row = event.target.closest("#bank li");
  if (level) choose(criteria.indexOf(level.closest(".criterion")), level);
  else if (event.target.closest(".use")) addComment(find(".use span", row).textContent);
  else if (event.target.closest(".edit")) editBank(row);
  else if (event.target.closest("#keep")) onAnswer.k();
  else if (event.target.closest("#open-keys")) dialog.showModal();
});

if (desk) {
  comment.addEventListener("input", () => noteComment(1500));
  comment.addEventListener("blur", Saving.sendNow);
  criteria.forEach((criterion, place) => criterion.addEventListener("focusin", () => activate(place)));
  activate(nextUnmarked());
}
Saving.ready();
