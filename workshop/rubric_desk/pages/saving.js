// What was clicked and is not yet in the gradebook: kept in the browser until the desk says that it is written.
"use strict";

const Saving = (() => {
  const prefix = `desk ${document.body.dataset.store} `;
  const said = document.getElementById("saved");
  const onSaved = new Map();
  let running = false;
  let again;
  let refused = ""; // stays until the page is loaded anew: what it shows is not what is written

  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort();

  function tell(state, words) {
    said.dataset.state = state;
    if (said.textContent !== words) said.textContent = words;
  }

  async function send({ path, body }) {
    const sent = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const answer = await fetch(path, { ...sent, keepalive: true });
    return { status: answer.status, read: await answer.json() };
  }

  // One after the other; what cannot be sent stays where it is, what the desk refuses is said.
  async function flush() {
    if (running) return;
    running = true;
    clearTimeout(again);
    try {
      for (let waiting = keys(); waiting.length; waiting = keys()) {
        const text = localStorage.getItem(waiting[0]);
        tell("saving", "Saving …");
        const { status, read } = await send(JSON.parse(text));
        if (status === 403) throw new Error("this desk was closed; open the link as it was printed last");
        if (status >= 500) throw new Error(read.error.replace(/[.]$/, ""));
        const isLast = localStorage.getItem(waiting[0]) === text; // not clicked anew meanwhile
        if (isLast) localStorage.removeItem(waiting[0]);
        if (status >= 400) refused = read.error;
        else if (isLast) onSaved.get(waiting[0])?.(read);
      }
      tell(refused ? "failed" : "saved", refused ? `Not saved: ${refused}` : "Saved");
    } catch (error) {
      const reason = error instanceof TypeError ? "the desk does not answer" : error.message;
      tell("failed", `Not saved yet: ${reason}. It is kept here and sent again.`);
      again = setTimeout(flush, 1500);
    } finally {
      running = false;
    }
  }

  // Kept at once; sent at once, or after a pause in typing (milliseconds): each sending is a line of the audit.
  function save(what, path, body, then, pause = 0) {
    const key = prefix + what;
    onSaved.set(key, then);
    localStorage.setItem(key, JSON.stringify({ path, body }));
    tell("saving", "Saving …");
    clearTimeout(again);
    if (!pause) return flush();
    again = setTimeout(flush, pause);
  }

  const allSaved = () => keys().length === 0;
  const sendNow = () => { if (!allSaved()) flush(); };
  const ready = () => (allSaved() ? tell("saved", "Saved") : flush()); // until then the page promises nothing
  ["pageshow", "pagehide"].forEach((event) => window.addEventListener(event, sendNow));
  document.addEventListener("visibilitychange", sendNow);
  return { save, sendNow, ready, allSaved };
})();
