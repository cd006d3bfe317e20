// Shows what a form would make of what is typed, as its own button does, while somebody types.

const PAUSE = 500; // after the last key

export default function preview() {
  for (const button of document.querySelectorAll("button[data-preview]")) watch(button);
}

function watch(button) {
  const { form } = button;
  let timer;
  let asked = 0;
  const show = async () => {
    const nth = asked += 1;
    const data = new URLSearchParams(new FormData(form));
    data.set(button.name, button.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById(button.dataset.preview);
      // What was asked for later may have come before.
      if (now && nth === asked) document.getElementById(button.dataset.preview)?.replaceWith(now);
    } catch { /* the button is there */ }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
}
