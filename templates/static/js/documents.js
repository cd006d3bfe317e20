// Saves what somebody writes in a section every few seconds, with the form that is there anyway, and takes in
// what others wrote meanwhile. What the server does not take stays in the field; the button does the rest.

const PAUSE = 2500; // after the last key
const AT_LEAST = 20_000; // while somebody writes on without a pause

export default function documents({ say, clock, words }) {
  const field = document.querySelector("textarea[data-autosave]");
  const form = field.form;
  const line = document.getElementById(`${field.id}-saved`);
  const { version } = form.elements;
  let last = field.value;
  let saved = Date.now();
  let timer;
  let under = null;
  let tried;

  const tell = (text) => { if (line && line.textContent !== text) line.textContent = text; };

  async function save() {
    clearTimeout(timer);
    if (under || field.value === last) return;
    const sent = field.value;
    tried = sent;
    const data = new URLSearchParams(new FormData(form));
    data.set("quietly", "yes");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      if (!answer.headers.get("content-type")?.includes("json")) return;
      const now = await answer.json();
      if (!answer.ok) { tell(now.says); say(now.says); return; }
      last = sent;
      saved = Date.now();
      if (now.text === undefined) version.value = now.version;
      else if (field.value === sent) { put(now.text); version.value = now.version; last = now.text; }
      else version.value = now.own; // what others wrote comes in with the next pause
      tell([words.saved.replace("%", clock()), now.note].filter(Boolean).join(" "));
    } catch { /* the text is in the field, and the button is there */ }
  }

  /** Puts another text in the field; the caret stays before the words it stood before. */
  function put(text) {
    const { value, selectionEnd: at } = field;
    let same = 0;
    while (same < value.length - at && value[value.length - 1 - same] === text[text.length - 1 - same]) same += 1;
    const caret = value.slice(0, at) === text.slice(0, at) ? at : Math.max(0, text.length - (value.length - at));
    field.value = text;
    if (document.activeElement === field) field.setSelectionRange(caret, caret);
  }

  const run = () => {
    form.setAttribute("aria-busy", "true");
    under ??= save().finally(() => {
      under = null;
      form.removeAttribute("aria-busy");
      // What was refused is tried again when there is something new to it.
      if (field.value !== last && field.value !== tried) timer = setTimeout(run, PAUSE);
    });
    return under;
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, Date.now() - saved > AT_LEAST ? 0 : PAUSE);
  });

  // Who looks up has paused.
  field.addEventListener("blur", () => { if (timer && !under) run(); });
  form.dataset.byItself = "yes";

  // A save that is under way is waited for: the button then sends what was made from it.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!under) return;
    event.preventDefault();
    const { submitter } = event;
    under.finally(() => form.requestSubmit(submitter));
  }, { capture: true });
}
