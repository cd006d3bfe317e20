// The room of a pitch round while somebody looks at it: what is new is fetched as a page and put in
// place part by part; the time that is left is counted down. Everything works by reload without this.

export default function room() {
  const place = document.querySelector("main [data-room]");
  const [path, query] = place.dataset.room.split("?");
  let after = Number(new URLSearchParams(query).get("after"));
  let source, ends, asked = 0;

  const timer = () => document.querySelector("[data-left]");
  const set = () => { ends = timer() && performance.now() + Number(timer().dataset.left) * 1000; };
  const tick = () => {
    const shown = timer();
    if (!shown) return;
    const left = Math.round((ends - performance.now()) / 1000), rest = Math.abs(left);
    const time = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
    shown.textContent = (left < 0 ? shown.dataset.over : shown.dataset.words).replace("%", time);
  };

  /** What somebody types stays, and belongs to the pitch it was begun for. */
  const typed = (part) => [...part.querySelectorAll("textarea")].some((field) => field === document.activeElement || field.value !== field.defaultValue);
  const about = (part) => part.querySelector('[name="pitch"]')?.value;

  const fresh = async () => {
    const turn = ++asked;
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of document.querySelectorAll("[data-part]")) {
      const now = page.getElementById(old.id);
      if (!now) continue;
      if (old.dataset.part === "typed" && (about(old) === about(now) || typed(old))) {
        const line = old.querySelector("[data-moved]");
        if (line) line.hidden = about(old) === about(now) || !about(now);
        continue;
      }
      // Who stands on a button stands on the same one afterwards.
      const form = old.contains(document.activeElement) && document.activeElement.form?.getAttribute("action");
      old.replaceWith(document.adoptNode(now));
      if (form) now.querySelector(`form[action="${form}"] button`)?.focus();
    }
    set();
    tick();
    if (!page.querySelector("main [data-room]")) source?.close();
  };

  const listen = () => {
    source?.close();
    source = new EventSource(`${path}?after=${after}`);
    source.addEventListener("room", (event) => {
      after = Number(event.data);
      fresh();
    });
  };
  // A page nobody looks at listens to nothing; once it is looked at again, it is as things are.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return source?.close();
    fresh();
    if (window.EventSource) listen();
  });
  addEventListener("pagehide", () => source?.close());
  set();
  setInterval(tick, 1000);
  if (!document.hidden && window.EventSource) listen();
}
