// A thread while somebody looks at it: news as one line, names behind an @, quotes of what is
// marked, links to copy. Each works without the others; the page works without all of them.

export default function talk({ say, words }) {
  fresh(say);
  for (const field of document.querySelectorAll("textarea[data-names]")) names(field, words);
  quotes(words);
  similar();
  read();
  for (const link of document.querySelectorAll("a[data-copy]")) {
    link.addEventListener("click", (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(() => say(words.copied), () => location.assign(link.href));
      link.closest("details").open = false;
    });
  }
}

/** "2 new posts. Show": a line below, never a post pushed in under somebody's eyes. */
function fresh(say) {
  const posts = document.querySelector("[data-live]");
  const line = document.querySelector("[data-fresh]");
  if (!posts || !line || !window.EventSource) return;
  const link = line.querySelector("a");
  const [path, query] = posts.dataset.live.split("?");
  let after = Number(new URLSearchParams(query).get("after"));
  let source;
  const listen = () => {
    source = new EventSource(`${path}?after=${after}`);
    source.addEventListener("fresh", (event) => {
      const told = JSON.parse(event.data);
      // A stream counts from where it began: what an earlier one told is still there to be read.
      if (line.hidden) link.href = told.href;
      link.textContent = told.text;
      line.hidden = false;
      say(told.text);
    });
    // Who writes where in a paper.
    source.addEventListener("desks", (event) => {
      const told = JSON.parse(event.data);
      for (const place of document.querySelectorAll("[data-desk]")) place.textContent = told[place.dataset.desk] ?? "";
    });
  };
  // A page nobody looks at listens to nothing.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  addEventListener("pagehide", () => source?.close());
  if (!document.hidden) listen();
}

/** Names of the cohort behind an @: arrows choose, Enter or Tab takes, Escape leaves. */
function names(field, words) {
  const list = document.createElement("ul");
  list.className = "names";
  list.id = `${field.id}-names`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.names);
  list.hidden = true;
  field.after(list);
  let chosen = 0, asked = 0;

  const begun = () => /(?:^|[\s(])@([^\s@][^@\n]{0,30}|)$/u.exec(field.value.slice(0, field.selectionStart));
  const shut = () => { list.hidden = true; field.removeAttribute("aria-activedescendant"); };
  const options = () => [...list.children];
  const mark = (nth) => {
    chosen = (nth + options().length) % options().length;
    options().forEach((option, at) => option.setAttribute("aria-selected", at === chosen));
    field.setAttribute("aria-activedescendant", options()[chosen].id);
  };
  const take = (name) => {
    const typed = begun();
    if (!typed) return shut();
    const start = field.selectionStart - typed[1].length;
    field.setRangeText(`${name} `, start, field.selectionStart, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    shut();
  };

  field.addEventListener("input", async () => {
    const typed = begun();
    const turn = ++asked;
    if (!typed) return shut();
    const answer = await fetch(`${field.dataset.names}?q=${encodeURIComponent(typed[1])}`).catch(() => null);
    const found = answer?.ok ? await answer.json() : [];
    if (turn !== asked) return;
    list.replaceChildren(...found.map((name, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.textContent = name;
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(name); });
      return option;
    }));
    if (found.length === 0) return shut();
    list.hidden = false;
    mark(0);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen - 1);
    else if (event.key === "Enter" || event.key === "Tab") take(options()[chosen].textContent);
    else if (event.key === "Escape") shut();
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", shut);
}

/** Threads like the one whose heading somebody has just written. */
function similar() {
  const field = document.querySelector("input[data-similar]");
  const place = document.getElementById("similar");
  if (!field || !place) return;
  field.addEventListener("change", async () => {
    const answer = await fetch(`${field.dataset.similar}?title=${encodeURIComponent(field.value)}`).catch(() => null);
    // From our own server, and escaped there.
    if (answer?.ok) place.innerHTML = await answer.text();
  });
}

/** Whoever has had the last post of a page before their eyes for a moment has read it. */
function read() {
  const form = document.querySelector('form[action$="/reading"]');
  const last = [...document.querySelectorAll("[data-post]")].pop();
  if (!form || !last || !window.IntersectionObserver) return;
  let timer;
  const seen = new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (!entry.isIntersecting) return;
    timer = setTimeout(async () => {
      if (document.hidden) return;
      seen.disconnect();
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
      if (answer) form.hidden = true;
    }, 2000);
  });
  seen.observe(last.querySelector(".post-tools") ?? last);
}

/** What somebody marked in a post goes into their reply as a quote. */
function quotes(words) {
  const field = document.querySelector("textarea[data-reply]");
  if (!field) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small quote-it";
  button.textContent = words.quote;
  button.hidden = true;
  const marked = () => {
    const selection = getSelection();
    const text = selection.toString().trim();
    const within = (node) => node?.parentElement?.closest(".post .prose");
    const prose = within(selection.anchorNode);
    return text && prose && prose === within(selection.focusNode) ? { text, prose } : null;
  };
  document.addEventListener("selectionchange", () => {
    const found = marked();
    button.hidden = !found;
    if (found) found.prose.closest(".post-body").querySelector(".post-tools")?.prepend(button);
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const found = marked();
    if (!found) return;
    const name = found.prose.closest(".post").querySelector(".byline .person")?.textContent;
    const quoted = found.text.split("\n").map((line) => `> ${line}`).join("\n");
    const before = field.value.trim() ? `${field.value.trimEnd()}\n\n` : "";
    field.value = `${before}${name ? `${name}:\n` : ""}${quoted}\n\n`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    button.hidden = true;
  });
}
