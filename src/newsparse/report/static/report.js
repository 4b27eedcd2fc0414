"use strict";

const { spans, fields } = JSON.parse(document.getElementById("facts").textContent);
const text = document.getElementById("text");
const frame = document.getElementById("page");
const style = document.getElementById("page-style"); // only where the page has a style of its own
const inspector = document.getElementById("inspector");
const help = [...inspector.childNodes];
const twoPanes = matchMedia("(min-width: 56rem)");
let kept = null; // what a click keeps in view: {span: number} or {path: string}
let lit = []; // the elements that stand for what is pointed at

function grouped(pairs) {
  const groups = new Map();
  for (const [key, value] of pairs) groups.has(key) ? groups.get(key).push(value) : groups.set(key, [value]);
  return groups;
}

const inText = grouped([...document.querySelectorAll("#input [data-n]")].map(each => [Number(each.dataset.n), each]));
const inArticle = grouped([...document.querySelectorAll("#article [data-path]")].map(each => [each.dataset.path, each]));
const pathsOf = grouped(Object.keys(fields).flatMap(path => fields[path].spans.map(number => [number, path])));
let inPage = new Map();

// --- What is pointed at

function same(one, other) {
  return one !== null && other !== null && one.span === other.span && one.path === other.path;
}

function place(node) {
  const found = node && node.closest ? node.closest("[data-n], [data-path]") : null;
  if (!found) return null;
  return found.dataset.n === undefined ? { path: found.dataset.path } : { span: Number(found.dataset.n) };
}

function madeOf(number) {
  const paths = pathsOf.get(number) || [];
  return paths.filter(path => !paths.some(other => other.startsWith(path + "/")));
}

function show(target) {
  const numbers = !target ? [] : target.path === undefined ? [target.span] : fields[target.path].spans;
  const paths = !target ? [] : target.path === undefined ? madeOf(target.span) : [target.path];
  for (const each of lit) each.classList.remove("on", "np-on");
  const shown = [...numbers.flatMap(number => inText.get(number)), ...paths.flatMap(path => inArticle.get(path) || [])];
  const marks = numbers.flatMap(number => inPage.get(number) || []);
  for (const each of shown) each.classList.add("on");
  for (const each of marks) each.classList.add("np-on");
  lit = [...shown, ...marks];
  text.classList.toggle("pointing", numbers.length > 0);
  if (page()) page().documentElement.classList.toggle("np-off", numbers.length > 0);
  const told = !target ? help : target.path === undefined ? aboutSpan(target.span) : aboutField(target.path);
  inspector.replaceChildren(...told);
}

function keep(target) {
  kept = target;
  for (const each of document.querySelectorAll(".pick, .lines .chip")) {
    each.setAttribute("aria-pressed", String(same(kept, place(each))));
  }
  show(kept);
  if (!kept) return;
  const span = lit.find(each => each.matches(".span"));
  const field = lit.find(each => each.matches("#article *"));
  const mark = lit.find(each => each.matches(".np-on"));
  if (!twoPanes.matches) return; // where one stands below the other, the reader stays where they are
  if (kept.path !== undefined && span) reveal(span);
  if (kept.span !== undefined && field) field.scrollIntoView({ block: "nearest" });
  if (mark && !frame.hidden) mark.scrollIntoView({ block: "center" });
}

function reveal(span) {
  const line = span.closest(".line");
  if (line.hidden) only(null);
  if (line.classList.contains("left-out")) leftOut(true);
  span.scrollIntoView({ block: "center" });
}

// --- What is told of it. All of it is put in as text.

function element(tag, content, className = "") {
  const made = document.createElement(tag);
  made.append(...[content].flat());
  made.className = className;
  return made;
}

function isolated(content) {
  return element("bdi", content); // its direction stays within it
}

function aboutSpan(number) {
  const { label, line, at, rule, why, sure, second } = spans[number];
  const said = [element("b", label, "l-" + label.replaceAll(" ", "_")), `: ${why}`];
  if (sure) said.push(` — ${sure} sure`);
  if (!second) said.push("; nothing else came near");
  else said.push(sure ? `; ${second[0]} came second with ${second[1]}` : `; without that, most likely ${second[0]} (${second[1]})`);
  const paths = madeOf(number).map(path => fields[path].name);
  const made = paths.length ? `In the article as ${paths.join(", ")}.` : "Not in the article.";
  const where = `, line ${line}, characters ${at[0]} to ${at[1]}.`;
  return [element("p", said), element("p", [`${made} By `, isolated(rule), where])];
}

function begun(number) {
  const words = inText.get(number).find(each => each.matches(".span")).textContent;
  return words.length > 80 ? words.slice(0, 80) + "…" : words;
}

function aboutField(path) {
  const { name, via, key, why, sure, raw, spans: numbers } = fields[path];
  const said = [element("b", name), `: ${via || "made of its parts"}`];
  if (why) said.push(`: ${why}`);
  if (sure) said.push(` — ${sure} sure`);
  const more = [numbers.length ? `${numbers.length} ${numbers.length === 1 ? "span" : "spans"}` : "no span of the input"];
  if (numbers.length) more.push(`, line ${spans[numbers[0]].line}: `, isolated(`“${begun(numbers[0])}”`));
  if (key) more.push(", by ", isolated(key));
  if (raw) more.push(", from ", isolated(`“${raw}”`));
  return [element("p", said), element("p", more)];
}

// --- The page itself, in its frame

function page() {
  return frame && frame.contentDocument && frame.contentDocument.body ? frame.contentDocument : null;
}

function listen(root) {
  root.addEventListener("mouseover", event => { if (!kept) show(place(event.target)); });
  root.addEventListener("click", event => {
    const target = place(event.target);
    if (target && !root.getSelection().toString()) keep(same(target, kept) ? null : target);
  });
  root.addEventListener("keydown", pressed);
}

function toTheHeadline() {
  if (!twoPanes.matches) return;
  const number = spans.findIndex(span => span.label === "headline");
  const places = [...(inText.get(number) || []), ...(inPage.get(number) || [])];
  for (const each of places) each.scrollIntoView({ block: "nearest" });
}

function asPage(yes) {
  frame.hidden = !yes;
  text.hidden = yes;
  document.getElementById("as-page").setAttribute("aria-pressed", String(yes));
  document.getElementById("as-text").setAttribute("aria-pressed", String(!yes));
  if (style) style.hidden = !yes;
  kept ? keep(kept) : toTheHeadline(); // to where it stands there
}

// --- Filters

function toggled(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  return on;
}

function only(label) {
  const buttons = [...document.querySelectorAll(".labels [data-label]")];
  for (const each of buttons) {
    if (label === null) each.setAttribute("aria-pressed", "false");
    else if (each.dataset.label === label) toggled(each);
  }
  const wanted = buttons.filter(each => each.getAttribute("aria-pressed") === "true").map(each => ".l-" + each.dataset.label);
  document.getElementById("all").hidden = wanted.length === 0;
  for (const line of document.querySelectorAll(".line")) line.hidden = wanted.length > 0 && !line.querySelector(wanted.join());
  for (const mark of [...inPage.values()].flat()) mark.classList.toggle("np", wanted.length === 0 || mark.matches(wanted.join()));
  if (label === "boilerplate" && wanted.length) leftOut(true);
}

function leftOut(shown) {
  document.getElementById("left-out").setAttribute("aria-pressed", String(shown));
  text.classList.toggle("without", !shown);
  if (page()) page().documentElement.classList.toggle("np-without", !shown);
}

// --- Keys

function doubtful(step) {
  const numbers = spans.flatMap((span, number) => (span.doubtful ? [number] : []));
  if (!numbers.length) return;
  const at = kept && kept.span !== undefined ? kept.span : step > 0 ? -1 : spans.length;
  const rest = step > 0 ? numbers.filter(each => each > at) : numbers.filter(each => each < at).reverse();
  const next = rest.length ? rest[0] : numbers.at(step > 0 ? 0 : -1);
  keep({ span: next });
  reveal(document.querySelector(`.span[data-n="${next}"]`));
  document.getElementById("doubts").textContent = `${numbers.indexOf(next) + 1} of ${numbers.length} doubtful`;
}

function along(step) {
  const chips = [...document.querySelectorAll(".lines .chip")].filter(each => each.checkVisibility());
  const at = chips.indexOf(document.activeElement);
  const next = chips[at + step];
  if (at < 0 || !next) return;
  rove(next);
  next.focus();
}

function rove(chip) {
  for (const each of document.querySelectorAll('.lines .chip[tabindex="0"]')) each.tabIndex = -1;
  chip.tabIndex = 0;
}

const KEYS = {
  j: () => doubtful(1),
  k: () => doubtful(-1),
  h: () => leftOut(text.classList.contains("without")),
  Escape: () => keep(null),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches?.(".lines .chip") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    along(event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
  } else if (KEYS[event.key]) KEYS[event.key]();
}

listen(document);
toTheHeadline();
document.addEventListener("focusin", event => {
  if (!event.target.matches(".pick, .lines .chip")) return;
  if (event.target.matches(".chip")) rove(event.target);
  if (!kept) show(place(event.target));
});
document.getElementById("next").addEventListener("click", () => doubtful(1));
document.getElementById("before").addEventListener("click", () => doubtful(-1));
document.getElementById("left-out").addEventListener("click", event => leftOut(toggled(event.currentTarget)));
document.getElementById("all").addEventListener("click", () => only(null));
for (const each of document.querySelectorAll(".labels [data-label]")) each.addEventListener("click", () => only(each.dataset.label));
const first = document.querySelector(".lines .chip");
if (first) first.tabIndex = 0;
if (frame) {
  const start = () => {
    if (!page()) return;
    inPage = grouped([...page().querySelectorAll("[data-n]")].map(each => [Number(each.dataset.n), each]));
    listen(page());
  };
  if (page() && page().readyState === "complete" && page().URL === "about:srcdoc") start();
  else frame.addEventListener("load", start, { once: true });
  document.getElementById("as-page").addEventListener("click", () => asPage(true));
  document.getElementById("as-text").addEventListener("click", () => asPage(false));
  style?.addEventListener("click", event => { page().styleSheets[1].disabled = !toggled(event.currentTarget); });
}
