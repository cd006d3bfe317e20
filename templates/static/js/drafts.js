// Keeps what somebody writes in this browser until the server has it; where the field says where to
// (`data-keep`), a copy goes to the server too, for the next browser they sign in with.
// The key carries the person's name: on a shared machine nobody is shown another one's draft,
// and signing out clears them all.

const PREFIX = "draft:";
const SENT = "draft-sent";
const DAYS_KEPT = 14;

const session = {
  take(key) {
    try {
      const value = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return value;
    } catch { return null; }
  },
  put(key, value) {
    try { sessionStorage.setItem(key, value); } catch { /* then the draft stays, which is the safe side */ }
  },
};

export default function drafts({ say, store, clock, words }) {
  forgetSent(store);
  forgetOld(store);

  for (const field of document.querySelectorAll("textarea[data-draft]")) keep(field);

  document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", () => {
    for (const key of store.keys()) if (key.startsWith(PREFIX)) store.drop(key);
  });

  function keep(field) {
    const key = `${PREFIX}${words.who ?? ""}:${field.dataset.draft}`;
    const line = document.getElementById(`${field.id}-saved`);
    const tell = (text) => { if (line && line.textContent !== text) line.textContent = text; };

    const kept = read(store, key);
    // What the server kept of an earlier visit stands in the field; this browser may know a later text.
    const older = field.dataset.keptAt && kept?.at > Date.parse(field.dataset.keptAt);
    if (kept && (field.value.trim() === "" || older)) {
      field.value = kept.text;
      tell(words.restored);
      say(words.restored);
    }

    let timer;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      if (field.value.trim() === "") { store.drop(key); tell(""); return; }
      if (store.set(key, JSON.stringify({ text: field.value, at: Date.now() }))) {
        tell(words.saved.replace("%", clock()));
      }
      if (field.dataset.keep) later();
    };
    let toServer;
    const later = () => {
      clearTimeout(toServer);
      toServer = setTimeout(() => send(field), 4000);
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 600);
    });
    addEventListener("pagehide", () => { if (timer) save(); });
    field.form?.addEventListener("submit", () => {
      if (timer) save();
      clearTimeout(toServer);
      session.put(SENT, key);
    });
  }
}

/** Whatever becomes of it: the text is safe in this browser. */
function send(field) {
  const data = new URLSearchParams(new FormData(field.form));
  data.set("quietly", "yes");
  fetch(field.dataset.keep, { method: "POST", body: data }).catch(() => {});
}

function read(store, key) {
  try { return JSON.parse(store.get(key)); } catch { return null; }
}

/** Only a page that says "done" proves that the text arrived. */
function forgetSent(store) {
  const key = session.take(SENT);
  if (key && document.querySelector("[data-flash=done]")) store.drop(key);
}

function forgetOld(store) {
  const oldest = Date.now() - DAYS_KEPT * 86_400_000;
  for (const key of store.keys()) {
    if (key.startsWith(PREFIX) && !(read(store, key)?.at > oldest)) store.drop(key);
  }
}
