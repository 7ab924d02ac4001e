// Warns staff before they are signed out, and lets them stay. Other tabs hear of it.

const SEEN = "portal-seen-at";

function seenAt() {
  return Number(window.localStorage.getItem(SEEN)) || 0;
}

function seen() {
  window.localStorage.setItem(SEEN, String(Date.now()));
}

export function enhance(warning) {
  const age = Number(warning.dataset.idleAge) * 1000;
  const before = Number(warning.dataset.warning) * 1000;
  const left = warning.querySelector("[data-left]");
  const counting = warning.querySelector("#idle-words");
  const over = warning.querySelector("[data-over]");
  const stay = warning.querySelector("a");
  let focused = null;

  function look() {
    const rest = seenAt() + age - Date.now();
    const isShown = rest <= before;
    if (isShown && warning.hidden) {
      focused = document.activeElement;
      warning.hidden = false;
      stay.focus();
    } else if (!isShown && !warning.hidden) {
      warning.hidden = true;
      focused?.focus();
    }
    const minutes = Math.max(1, Math.ceil(rest / 60000));
    const told = minutes === 1 ? "1 minute" : `${minutes} minutes`;
    if (left.textContent !== told) left.textContent = told;
    counting.hidden = stay.hidden = rest <= 0;
    over.hidden = rest > 0;
  }

  stay.addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await fetch(warning.dataset.stay, { redirect: "manual" });
    if (answer.ok) seen();
    look();
  });
  seen();
  setInterval(look, 1000);
}
