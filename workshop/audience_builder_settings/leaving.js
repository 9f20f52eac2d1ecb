// Voilà's script ends the kernel as soon as it hears that its page may be left, even where the reader then stays.
// This listener is there first: while the page asks whether to leave, Voilà hears nothing; it hears when the page is left.

let asked = false;

window.addEventListener("beforeunload", (event) => {
  if (!event.isTrusted) return;
  asked = !window.dispatchEvent(new Event("beforeleaving", { cancelable: true }));
  if (!asked) return;
  event.preventDefault();
  event.stopImmediatePropagation();
});

window.addEventListener("pagehide", () => asked && window.dispatchEvent(new Event("beforeunload")));

document.currentScript.closest("[cell-index]").hidden = true;
