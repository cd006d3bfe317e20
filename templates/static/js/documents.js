// Saves what somebody writes in a section every few seconds, with the form that is there anyway, and takes in
// what others wrote meanwhile. What the server does not take stays in the field; the button does the rest.
// Where one only reads, words that are marked can be talked about.

const PAUSE = 2500; // after the last key
const AT_LEAST = 20_000; // while somebody writes on without a pause

export default function documents(tools) {
  const field = document.querySelector("textarea[data-autosave]");
  if (field) writing(field, tools);
  else passages();
}

/** Words that are marked in a section lead to a comment on them. */
function passages() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small say-it";
  const marked = () => {
    const selection = getSelection();
    const quote = selection.toString().trim();
    const within = (node) => node?.parentElement?.closest("[data-passage]");
    const place = within(selection.anchorNode);
    return quote && quote.length <= 500 && place && place === within(selection.focusNode) ? { quote, place, selection } : null;
  };
  const offer = () => {
    const found = marked();
    button.hidden = !found;
    if (!found) return;
    button.textContent = found.place.dataset.say;
    if (button.parentElement !== found.place) found.place.append(button);
  };
  document.addEventListener("selectionchange", offer);
  offer(); // whoever was quicker than this script
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const found = marked();
    if (!found) return;
    const { quote, place, selection } = found;
    const before = document.createRange();
    before.setStart(place, 0);
    before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
    const asked = new URLSearchParams({ quote, before: before.toString().slice(-60) });
    location.assign(`${place.dataset.passage}&${asked}#say`);
  });
}

function writing(field, { say, clock, words }) {
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
