// Elements from descriptions, and pages that change without losing the reader's place.
// Text reaches the page through text nodes and attributes only: a name is never read as HTML.

const PROPERTIES = ["value", "checked", "selected", "disabled", "draggable", "tabIndex", "open"];

/** Return an element; `on…` are handlers, `data` its data set, children are elements, texts or nothing. */
function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  element.handlers = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.handlers[key.slice(2)] = value;
    else if (PROPERTIES.includes(key)) element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  for (const event of Object.keys(element.handlers)) listen(element, event);
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function listen(element, event) {
  element.listening ??= new Set();
  if (element.listening.has(event)) return;
  element.listening.add(event);
  element.addEventListener(event, (happened) => element.handlers[event]?.(happened));
}

/** Make `old` look and act like `fresh`, touching only what differs: focus, caret and open menus stay. */
function morph(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  old.handlers = fresh.handlers;
  for (const event of Object.keys(fresh.handlers)) listen(old, event);
  morphChildren(old, fresh);
  const typing = old === old.getRootNode().activeElement && old.matches("input, textarea");
  if ("value" in old && old.matches("input, textarea, select") && !typing && old.value !== fresh.value) old.value = fresh.value;
  if ("checked" in old && old.checked !== fresh.checked) old.checked = fresh.checked;
  if ("disabled" in old && old.disabled !== fresh.disabled) old.disabled = fresh.disabled;
}

function morphChildren(old, fresh) {
  const keyed = new Map([...old.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
  let place = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const same = child.dataset?.key ? keyed.get(child.dataset.key) : alike(place, child) ? place : null;
    if (!same || same.nodeName !== child.nodeName) {
      old.insertBefore(child, place);
      continue;
    }
    if (same === place) place = place.nextSibling;
    else old.insertBefore(same, place);
    if (same.nodeType === Node.TEXT_NODE) {
      if (same.data !== child.data) same.data = child.data;
    } else morph(same, child);
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function alike(old, fresh) {
  return old && old.nodeName === fresh.nodeName && !old.dataset?.key && !fresh.dataset?.key;
}

/** Return a Chinese term, marked as such. */
function zh(text) {
  return h("span", { class: "zh", lang: "zh" }, text);
}

/** Return a text such as "activity 活跃" with its Chinese part marked. */
function bilingual(text) {
  const parts = String(text).match(/^(.*?)\s*([\u3400-\u9fff].*)?$/s);
  return [parts[1], parts[2] ? [" ", zh(parts[2])] : null];
}

/**
 * Return a button; `label` is what a screen reader says when the button shows a sign. One that can do nothing now is
 * marked `aria-disabled`: a button that is `disabled` would lose the focus.
 */
function button(text, onclick, { label, kind = "plain", disabled = false, ...rest } = {}) {
  return h("button", { type: "button", class: `button ${kind}`, "aria-label": label, title: label, "aria-disabled": disabled ? "true" : null,
    onclick: (event) => disabled || onclick(event), ...rest }, text);
}

/** Change what is shown, and give the focus back: an element that is moved loses it, one that is gone leaves it to the next. */
function keepFocus(root, change, next) {
  const focused = root.getRootNode().activeElement;
  const within = focused && root.contains(focused);
  change();
  if (within && root.getRootNode().activeElement !== focused) (focused.isConnected ? focused : next(focused))?.focus({ preventScroll: true });
}

function number(value) {
  return Number(value).toLocaleString("en-US");
}
