// Every page works without this. What a page can use is fetched when it is there to be used;
// the addresses stand on the script element, because they carry a hash of the content.

const script = document.querySelector("script[data-modules]");
const live = document.getElementById("live");

/** Says one sentence to people who listen to the page. */
function say(text) {
  if (live) live.textContent = text;
}

/** The browser may refuse storage (private windows, rules of the house); then we do without. */
const store = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); return true; } catch { return false; }
  },
  drop(key) {
    try { localStorage.removeItem(key); } catch { /* nothing kept, nothing to drop */ }
  },
  keys() {
    try { return Object.keys(localStorage); } catch { return []; }
  },
};

/** The clock time as people here write it. */
function clock(date = new Date()) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(date);
}

const tools = { say, store, clock, words: live ? live.dataset : {} };

const wanted = {
  once: () => document.querySelector("form"),
  drafts: () => document.querySelector("textarea[data-draft]") || document.querySelector('form[action="/sign-out"]'),
  time: () => document.querySelector("time[data-local]"),
  keys: () => document.getElementById("keys"),
  talk: () => document.querySelector("[data-live], textarea[data-names], a[data-copy], form[action$='/reading']"),
  documents: () => document.querySelector("textarea[data-autosave], [data-passage]"),
  preview: () => document.querySelector("button[data-preview]"),
  room: () => document.querySelector("main [data-room]"),
};

for (const [name, needed] of Object.entries(wanted)) {
  const address = script?.dataset[name];
  if (address && needed()) import(address).then((module) => module.default(tools), () => {});
}

// After a refused form the summary is the first thing to meet.
document.querySelector("[data-focus]")?.focus();

// A table that is wider than the page scrolls in itself, also by keyboard.
for (const table of document.querySelectorAll(".prose table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

// Menus are <details>: they open without us; we close them on Escape and on a click elsewhere.
const menus = document.querySelectorAll("details[data-menu]");
const shut = (except) => menus.forEach((menu) => { if (menu !== except) menu.open = false; });

document.addEventListener("click", (event) => shut(event.target.closest?.("details[data-menu]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = [...menus].find((menu) => menu.open);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("focusout", (event) => {
  const menu = event.target.closest?.("details[data-menu]");
  if (menu?.open && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});
