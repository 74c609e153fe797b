"use strict";
/* Shows the states that the program sends, one after another, without losing place or focus.
   Whatever comes from files becomes text (textContent), never markup. */

const byId = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const cards = new Map(); // key → {element, link, data}
const shelves = new Map(); // key → {element, list}
let words = {};
let current = ""; // the key of the card that is read
let jumped = 0; // the build whose first change was shown
let zoomed = ""; // the key of the card that is enlarged

/* --- small things */

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function fromTemplate(id) {
  return byId(id).content.firstElementChild.cloneNode(true);
}

/** Fills a list anew with what `build` makes of each thing, unless it shows just these. */
function fill(list, things, build) {
  const print = JSON.stringify(things);
  if (list.dataset.print === print) return;
  list.dataset.print = print;
  list.replaceChildren(...things.map(build));
}

const fillList = (list, texts) => fill(list, texts, (text) => make("li", "", text));

const fillFindings = (list, findings) =>
  fill(list, findings, (finding) => {
    const element = fromTemplate("finding");
    element.classList.add(finding.severity);
    say(element.querySelector(".mark"), finding.label);
    for (const name of ["what", "more", "where"]) {
      say(element.querySelector(`.${name}`), finding[name]);
    }
    return element;
  });

const fillChanges = (list, changes) =>
  fill(list, changes, (change) => {
    const item = make("li", "", change.text);
    if (change.where) item.append(" ", make("span", "where", change.where));
    return item;
  });

/** Puts the children in this order, moving only what stands elsewhere. */
function inOrder(parent, children) {
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > children.length) parent.lastElementChild.remove();
}

function showPicture(image, picture) {
  if (!picture) return image.removeAttribute("src");
  if (image.getAttribute("src") === picture.src) return undefined;
  image.width = picture.width;
  image.height = picture.height;
  image.src = picture.src;
  return undefined;
}

/* --- cards */

function newCard(key) {
  const element = fromTemplate("card");
  element.id = key;
  element.querySelector("h3").id = `${key}-title`;
  element.setAttribute("aria-labelledby", `${key}-title`);
  const button = element.querySelector(".picture");
  button.prepend(make("span", "hidden-text", `${words.zoom}: `));
  button.addEventListener("click", () => zoom(key));
  button.addEventListener("focus", () => setCurrent(key));
  say(element.querySelector(".notes summary"), words.differs);
  const link = make("a");
  link.href = `#${key}`;
  link.append(make("span", "number"), make("span", "thumb"), make("span", "signs"));
  link.querySelector(".thumb").append(make("img"), make("span", "blank"));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(key);
  });
  inView.observe(element);
  return { element, link, data: null };
}

function showCard(card, data) {
  card.data = data;
  const { element } = card;
  element.classList.toggle("is-changed", data.is_changed);
  element.classList.toggle("is-pending", data.is_pending);
  const button = element.querySelector(".picture");
  const image = button.querySelector("img");
  button.classList.toggle("has-picture", Boolean(data.picture));
  showPicture(image, data.picture);
  image.alt = data.alt;
  say(button.querySelector(".blank"), data.picture ? "" : words.pending);
  say(element.querySelector(".label"), data.label);
  say(element.querySelector(".title"), data.title);
  say(element.querySelector(".badge"), data.is_changed ? words.changed : "");
  fillChanges(element.querySelector(".changes"), data.changes);
  fillFindings(element.querySelector(".findings"), data.findings);
  const notes = element.querySelector(".notes");
  notes.hidden = data.notes.length === 0;
  fillList(notes.querySelector("ul"), data.notes);
  showLink(card.link, data);
}

function showLink(link, data) {
  const thumb = link.querySelector(".thumb");
  const image = thumb.querySelector("img");
  image.alt = "";
  image.hidden = !data.picture;
  thumb.querySelector(".blank").hidden = Boolean(data.picture);
  showPicture(image, data.picture);
  say(link.querySelector(".number"), data.label.replace(/\D+/g, ""));
  const grave = ["error", "warning"].find((one) => data.findings.some((f) => f.severity === one));
  const signs = [data.is_changed ? "changed" : "", grave ?? ""].filter(Boolean);
  link.querySelector(".signs").replaceChildren(...signs.map((sign) => make("span", `dot ${sign}`)));
  const told = data.is_changed ? `, ${words.changed}` : "";
  link.setAttribute("aria-label", `${data.label}: ${data.title}${told}`);
}

/* --- the whole page */

function showShelf(data) {
  if (!shelves.has(data.key)) {
    const element = fromTemplate("shelf");
    element.classList.add(data.key === "report" ? "paper" : "screen");
    element.querySelector("h2").id = `${data.key}-title`;
    element.setAttribute("aria-labelledby", `${data.key}-title`);
    element.querySelector(".drawn a").addEventListener("click", () => {
      byId("differences").open = true;
    });
    const list = make("div", element.className);
    list.append(make("p"), make("ol"));
    shelves.set(data.key, { element, list });
  }
  const { element, list } = shelves.get(data.key);
  say(element.querySelector("h2"), data.name);
  say(element.querySelector(".file"), [data.count, data.file].filter(Boolean).join(" · "));
  const drawn = element.querySelector(".drawn a");
  say(drawn, data.drawn_by);
  if (data.is_own) drawn.removeAttribute("href");
  else drawn.href = "#differences";
  say(list.querySelector("p"), data.name);
  const here = data.cards.map((one) => {
    if (!cards.has(one.key)) cards.set(one.key, newCard(one.key));
    const card = cards.get(one.key);
    showCard(card, one);
    return card;
  });
  const frame = showFrame(element, data.frame);
  inOrder(element.querySelector(".cards"), [...frame, ...here.map((card) => card.element)]);
  const items = here.map((card) => card.link.parentElement ?? wrapped(card.link));
  inOrder(list.querySelector("ol"), items);
  list.hidden = here.length === 0;
}

function wrapped(link) {
  const item = make("li");
  item.append(link);
  return item;
}

function showFrame(element, src) {
  let frame = element.querySelector("iframe");
  if (!src) return [];
  if (!frame) {
    frame = make("iframe");
    frame.setAttribute("sandbox", "");
    frame.title = words.report_text;
  }
  if (frame.getAttribute("src") !== src) frame.src = src;
  return [frame];
}

function show(state) {
  document.body.dataset.phase = state.phase;
  say(byId("content"), state.content);
  say(byId("status"), state.status);
  byId("waiting").hidden = state.shelves.length > 0 || state.phase === "failed";
  document.title = `${state.status} – ${words.title}`;
  byId("findings").hidden = state.findings.length === 0;
  fillFindings(byId("findings").querySelector(".list"), state.findings);
  byId("news").hidden = state.news.length === 0;
  fillList(byId("news").querySelector(".list"), state.news);
  byId("differences").hidden = state.differences.length === 0;
  fillList(byId("differences").querySelector(".list"), state.differences);
  state.shelves.forEach(showShelf);
  inOrder(byId("shelves"), state.shelves.map((one) => shelves.get(one.key).element));
  inOrder(byId("rail"), state.shelves.map((one) => shelves.get(one.key).list));
  forget(state);
  if (zoomed) fillZoom();
  if (state.jump && jumped !== state.build) {
    jumped = state.build;
    if (byId("jumping").checked && !zoomed) reveal(state.jump);
  }
}

/** Drops the cards of slides that are gone. */
function forget(state) {
  const kept = new Set(state.shelves.flatMap((one) => one.cards.map((card) => card.key)));
  for (const [key, card] of cards) {
    if (kept.has(key)) continue;
    inView.unobserve(card.element);
    cards.delete(key);
  }
}

/* --- moving about */

const inView = new IntersectionObserver(
  (entries) => {
    const seen = entries.filter((entry) => entry.isIntersecting);
    if (seen.length > 0) setCurrent(seen[0].target.id);
  },
  { rootMargin: "-20% 0px -60% 0px" },
);

function setCurrent(key) {
  if (current === key) return;
  cards.get(current)?.link.removeAttribute("aria-current");
  current = key;
  const link = cards.get(key)?.link;
  if (!link) return;
  link.setAttribute("aria-current", "true");
  const rail = byId("rail");
  const place = link.getBoundingClientRect();
  const frame = rail.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    rail.scrollTop += place.top - frame.top - frame.height / 3;
  }
}

function reveal(key) {
  const behavior = calm.matches ? "auto" : "smooth";
  cards.get(key)?.element.scrollIntoView({ behavior, block: "start" });
  setCurrent(key);
}

function goTo(key) {
  const card = cards.get(key);
  if (!card) return;
  card.element.querySelector(".picture").focus({ preventScroll: true });
  reveal(key);
}

function orderedKeys() {
  return [...document.querySelectorAll(".card")].map((element) => element.id);
}

/** The key so many cards further on among those that pass; from the end on to the beginning. */
function keyFrom(start, step, passes) {
  const keys = orderedKeys();
  const from = keys.indexOf(start);
  for (let count = 1; count <= keys.length; count += 1) {
    const first = from < 0 && step < 0 ? 0 : from;
    const key = keys[(first + step * count + keys.length * 2) % keys.length];
    if (passes(cards.get(key).data)) return key;
  }
  return "";
}

function move(step, passes) {
  const focused = document.activeElement?.closest(".card")?.id;
  const key = keyFrom(zoomed || focused || current, step, passes);
  if (!key) return;
  if (zoomed) {
    zoomed = key;
    fillZoom();
    setCurrent(key);
  } else goTo(key);
}

const always = () => true;
const isChanged = (data) => data.is_changed;

/* --- enlarged */

function zoom(key) {
  if (!cards.get(key)?.data.picture) return;
  zoomed = key;
  fillZoom();
  byId("zoom").showModal();
}

function fillZoom() {
  const data = cards.get(zoomed)?.data;
  if (!data?.picture) return byId("zoom").close();
  const image = byId("zoom-picture");
  showPicture(image, data.picture);
  image.alt = data.alt;
  image.classList.toggle("is-tall", data.picture.height > data.picture.width);
  say(byId("zoom-title"), `${data.label} – ${data.title}`);
  return undefined;
}

/* --- what people do */

const keys = {
  ArrowRight: () => move(1, always),
  ArrowLeft: () => move(-1, always),
};
const letters = {
  j: () => move(1, always),
  k: () => move(-1, always),
  c: () => move(1, isChanged),
  "?": () => byId("help").showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const act = keys[event.key] ?? (byId("shortcuts").checked ? letters[event.key] : undefined);
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  document.addEventListener("keydown", onKey);
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  byId("help-close").addEventListener("click", () => byId("help").close());
  byId("zoom-close").addEventListener("click", () => byId("zoom").close());
  byId("zoom-next").addEventListener("click", () => move(1, always));
  byId("zoom-previous").addEventListener("click", () => move(-1, always));
  byId("zoom").addEventListener("close", () => {
    const key = zoomed;
    zoomed = "";
    goTo(key);
  });
}

function speak() {
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words[element.dataset.word];
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[element.dataset.label]);
  }
}

async function start() {
  words = await (await fetch("words.json")).json();
  speak();
  listen();
  say(byId("status"), words.loading);
  const events = new EventSource("events");
  events.addEventListener("message", (event) => show(JSON.parse(event.data)));
  events.addEventListener("open", () => say(byId("lost"), ""));
  events.addEventListener("error", () => say(byId("lost"), words.lost));
}

start();
