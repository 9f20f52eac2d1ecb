// Before the window opens: reload when it does, by the server's seconds and not by this computer's clock.
const wait = Number(document.querySelector("main").dataset.wait ?? 0);
if (wait > 0) {
  const spread = Math.random() * 2; // seconds: a whole cohort waits for the same moment
  setTimeout(() => location.reload(), Math.min(wait + spread, 3600) * 1000);
}
