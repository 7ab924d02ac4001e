// Keeps what is typed into a form as it is typed, also while there is no connection.
//
// Without it the form has a button that keeps it.

const PAUSE = 800; // milliseconds without a key before it is sent
const RETRY = 5000;
const WORDS = {
  saved: "What you have typed is kept.",
  unsent: "No connection: what you have typed is kept on this device, and we will try again.",
  refused: "This page can keep nothing any more. Copy what you typed, then load it again.",
  unfit: "A box has to be put right before it is kept; the others are. Press the button that saves to see which.",
};

export function enhance(form) {
  const key = `kept:${form.dataset.key}`;
  // The page that says it was sent.
  if ("sent" in form.dataset) return forget(key);
  const says = form.querySelector("[data-kept]");
  let timer;
  let isSending = false;

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  }

  async function keep() {
    if (isSending) return later(PAUSE);
    isSending = true;
    const typed = typedIn(form);
    const outcome = await post(form, typed);
    isSending = false;
    says.textContent = WORDS[outcome];
    if (outcome === "unsent") return later(RETRY);
    if (outcome === "unfit") return;
    // Only if nothing was typed meanwhile.
    if (typedIn(form).toString() === typed.toString()) forget(key);
  }

  function note() {
    remember(key, typedIn(form));
    later(PAUSE);
  }

  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) {
      clearTimeout(timer);
      return;
    }
    // The browser would show an error in place of what was typed.
    event.preventDefault();
    says.textContent = WORDS.unsent;
  });
  window.addEventListener("online", keep);

  const unsent = remembered(key);
  // On a slow line something can be typed before this script is there.
  const typedBefore = namesOfChanged(form);
  if (unsent) fill(form, unsent, typedBefore);
  if (typedBefore.size) remember(key, typedIn(form));
  if (unsent || typedBefore.size) keep();
}

function typedIn(form) {
  const typed = new URLSearchParams(new FormData(form));
  typed.delete("csrfmiddlewaretoken");
  return typed;
}

// Boxes and choices that are others than those the page came with.
function namesOfChanged(form) {
  const changed = [...form.querySelectorAll("input, textarea")].filter((field) =>
    ["radio", "checkbox"].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );
  return new Set(changed.map((field) => field.name));
}

// All but what was typed since, which is newer.
function fill(form, typed, newer) {
  for (const field of form.elements) {
    const values = typed.getAll(field.name);
    if (!values.length || field.type === "hidden" || newer.has(field.name)) continue;
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = values.includes(field.value);
    } else if (field.name) {
      field.value = values[0];
    }
  }
}

async function post(form, typed) {
  const body = new URLSearchParams(typed);
  body.set("keep", "typing");
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.ok) return "saved";
    // A form that is judged as it is kept, and that has an answer which cannot be.
    if (answer.status === 422) return "unfit";
    return answer.status >= 400 && answer.status < 500 ? "refused" : "unsent";
  } catch {
    return "unsent";
  }
}

// A browser may refuse to store anything: what is typed is then kept by the server alone.
function remembered(key) {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : new URLSearchParams(kept);
  } catch {
    return null;
  }
}

function remember(key, typed) {
  try {
    localStorage.setItem(key, typed.toString());
  } catch {
    // Nothing to do: see `remembered`.
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing to do: see `remembered`.
  }
}
