// Shortcuts of one key can be turned off (WCAG 2.1.4), the choice is kept in this browser.

const STORED = "keys";
const ROOMS = { h: "nav-home", w: "nav-week", t: "nav-talk", p: "nav-people" };

export default function keys({ store }) {
  const dialog = document.getElementById("keys");
  const button = document.querySelector("[data-keys-open]");
  const box = dialog.querySelector("[data-keys-switch]");

  box.checked = store.get(STORED) !== "off";
  box.addEventListener("change", () => (box.checked ? store.drop(STORED) : store.set(STORED, "off")));
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }

  let afterG = 0;
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.defaultPrevented || event.isComposing || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open || event.target.closest?.("input, textarea, select, [contenteditable]")) return;

    const going = event.timeStamp - afterG < 1500 && afterG > 0;
    afterG = 0;
    if (going && ROOMS[event.key]) return follow(event, `.rooms [data-nav="${ROOMS[event.key]}"]`);
    if (event.key === "g") afterG = event.timeStamp;
    else if (event.key === "j") step(event, 1);
    else if (event.key === "k") step(event, -1);
    else if (event.key === "r") write(event);
    else if (event.key === "/") seek(event);
    else if (event.key === "?") { event.preventDefault(); dialog.showModal(); }
  });
}

function follow(event, selector) {
  const link = document.querySelector(selector);
  if (!link) return;
  event.preventDefault();
  link.click();
}

function step(event, by) {
  const posts = [...document.querySelectorAll("[data-post]")].filter((post) => post.checkVisibility?.() ?? true);
  if (posts.length === 0) return;
  const now = posts.findIndex((post) => post.contains(document.activeElement));
  const next = now < 0 ? (by > 0 ? 0 : posts.length - 1) : Math.min(Math.max(now + by, 0), posts.length - 1);
  event.preventDefault();
  posts[next].focus();
}

function write(event) {
  const field = document.querySelector("[data-reply]");
  if (!field) return;
  event.preventDefault();
  field.focus();
}

function seek(event) {
  const seen = [...document.querySelectorAll("[data-search], .top-find")].find((place) => place.checkVisibility?.() ?? true);
  if (!seen) return;
  event.preventDefault();
  if (seen.matches("a")) seen.click();
  else seen.select();
}
