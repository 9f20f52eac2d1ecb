// The paper: each click is sent at once, one request at a time in the order of the clicks, until the server has it.
const find = (id) => document.getElementById(id);
const paper = find("paper");
const questions = [...paper.querySelectorAll("fieldset")];
const waiting = new Map(); // question number -> ids of its chosen options, not yet saved
let ends = performance.now() + Number(paper.dataset.left) * 1000;
let sending = false;
let turn = 0; // of the requests: the server drops one that a slow network delivers after a later one
let closed = false; // this page can no longer save
let failures = 0;
let spoken = 0; // the last of the limits, 10, 5 and 1 minutes, that was said; none when the page opens

const chosen = (question) => [...question.querySelectorAll("input:checked")].map((input) => input.value);
const minutes = (seconds) => `${Math.floor(seconds / 60)} min`;
const secondsLeft = () => Math.max(0, (ends - performance.now()) / 1000);
const leave = () => { closed = true; forget(); location.replace("/"); };
const written = (question) => [...question.querySelectorAll("input")].filter((input) => input.defaultChecked).map((input) => input.value);
const held = new Map(questions.map((question) => [Number(question.dataset.number), written(question)])); // by the server

// What waits outlives a reload: taken up again where the server still holds what it held when the click was made.
const keep = () => { sessionStorage.unsaved = JSON.stringify([...waiting].map(([number, ids]) => [number, held.get(number), ids])); };
const forget = () => { waiting.clear(); keep(); };

async function ask(path, body) {
  const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, { ...options, signal: AbortSignal.timeout(10_000) });
  if (response.status >= 500) throw new Error("the server cannot just now");
  const answer = await response.json();
  return { status: response.status, ...answer };
}

async function send() {
  if (sending) return;
  sending = true;
  while (waiting.size && !closed) {
    const [number, options] = waiting.entries().next().value;
    mark(number, "Saving …");
    try {
      const answer = await ask("/answer", { page: paper.dataset.page, turn: ++turn, number, chosen: options });
      failures = 0;
      if (answer.error) { refused(answer); break; }
      ends = performance.now() + answer.left * 1000;
      held.set(number, options);
      if (waiting.get(number) === options) { waiting.delete(number); mark(number, "✓ Saved"); }
      keep();
    } catch {
      failures += 1;
      mark(number, "Not saved yet: trying again");
      if (failures === 2) say("Your answer is not saved yet. The page keeps trying; stay on it.");
      show();
      await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** failures, 8000) * (0.75 + Math.random() / 2)));
    }
  }
  sending = false;
  show();
}

function refused({ status, error }) {
  if (status === 410) return leave(); // handed in, or time is up: the next page tells
  closed = true;
  for (const number of waiting.keys()) mark(number, "Not saved");
  forget();
  for (const question of questions) question.disabled = true;
  const again = document.createElement("a");
  again.href = "/";
  again.textContent = "Continue in this window";
  find("fault").replaceChildren(error, " ", ...(status === 403 ? [] : [again]));
  find("fault").hidden = false;
}

const mark = (number, text) => { find(`s${number}`).textContent = text; };
const say = (text) => { find("spoken").textContent = text; };
const unanswered = () => questions.filter((question) => !chosen(question).length);

function show() {
  const missing = unanswered();
  find("answered").textContent = questions.length - missing.length;
  find("state").textContent = closed ? "Not saving here" : waiting.size ? (failures ? "Not saved yet: trying again" : "Saving …") : "✓ All saved";
  find("state").classList.toggle("trouble", closed || failures > 0);
  find("next").disabled = !missing.length;
  for (const question of questions) {
    const link = find(`n${question.dataset.number}`);
    const open = missing.includes(question);
    link.classList.toggle("open", open);
    link.lastElementChild.textContent = open ? ", unanswered" : ", answered";
  }
  const links = missing.flatMap((question, place) => {
    const link = document.createElement("a");
    link.href = `#${question.id}`;
    link.textContent = question.dataset.number;
    return place ? [", ", link] : [link];
  });
  find("missing").replaceChildren(...(links.length ? ["Unanswered: ", ...links, "."] : ["All questions are answered."]));
}

function tick() {
  const seconds = secondsLeft();
  const text = seconds >= 60 ? `${minutes(seconds)} left` : `${Math.floor(seconds)} s left`;
  if (find("left").textContent !== text) find("left").textContent = text;
  find("left").classList.toggle("soon", seconds < 300);
  const due = [60, 300, 600].find((limit) => seconds <= limit) ?? Infinity;
  if (due < spoken && seconds > 0) say(seconds > 90 ? `${Math.round(seconds / 60)} minutes left.` : "1 minute left.");
  spoken = due;
  if (seconds <= 0 && !closed) {
    if (!sending) return leave();
    for (const question of questions) question.disabled = true;
    if (failures) say("The time is up. The page still tries to send what is not saved.");
  }
}

async function setClock() {
  if (closed || sending) return;
  try {
    const answer = await ask("/left");
    if (answer.error) return refused(answer);
    ends = performance.now() + answer.left * 1000;
  } catch { /* the next click, or the next minute, will tell */ }
}

function save(question) {
  const number = Number(question.dataset.number);
  waiting.delete(number); // to the end of the line
  waiting.set(number, chosen(question));
  keep();
  show();
  send();
}

paper.addEventListener("change", ({ target }) => save(target.closest("fieldset")));

find("next").addEventListener("click", () => {
  const missing = unanswered();
  const here = questions.findIndex((question) => question.contains(document.activeElement));
  const target = missing.find((question) => questions.indexOf(question) > here) ?? missing[0];
  target?.focus();
  target?.scrollIntoView();
});

find("hand-in").addEventListener("click", () => {
  const missing = unanswered().map((question) => question.dataset.number);
  find("sure-text").textContent = (missing.length ? `Unanswered: ${missing.join(", ")}. ` : "All questions are answered. ")
    + `You have ${minutes(secondsLeft())} left; handed in, nothing can be changed.`;
  find("sure").showModal();
});
find("back").addEventListener("click", () => find("sure").close());
find("yes").addEventListener("click", async () => {
  if (waiting.size) { find("sure-text").textContent = "Some answers are not saved yet: the page is sending them. Try again in a moment."; return; }
  find("yes").disabled = true;
  try {
    const answer = await ask("/hand-in", { page: paper.dataset.page });
    if (!answer.error) return leave();
    find("sure").close();
    refused(answer);
    show();
  } catch {
    find("sure-text").textContent = "The server does not answer just now; what you answered is saved. Try again in a moment.";
  }
  find("yes").disabled = false;
});

addEventListener("beforeunload", (event) => { if (waiting.size) event.preventDefault(); });
addEventListener("visibilitychange", () => { if (!document.hidden) setClock(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
setInterval(tick, 1000);
setInterval(setClock, 60_000);
tick();
show();
for (const [number, before, ids] of JSON.parse(sessionStorage.unsaved || "[]")) {
  const inputs = [...(questions[number - 1]?.querySelectorAll("input") ?? [])];
  const own = ids.every((id) => inputs.some((input) => input.value === id)) && String(held.get(number)) === String(before);
  if (own) for (const input of inputs) input.checked = ids.includes(input.value);
}
for (const question of questions) { // what was clicked before this script had come, or this page was loaded anew
  if ([...question.querySelectorAll("input")].some((input) => input.checked !== input.defaultChecked)) save(question);
}
