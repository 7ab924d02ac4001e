// Saves each mark of a register as it is made, and keeps those that could not be sent.
//
// Without it the form posts every mark at once by its button.

const RETRY = 5000; // milliseconds
const WORDS = {
  saving: "Saving",
  saved: "Saved",
  unsent: "Not saved yet: will try again",
  refused: "Not saved. Load the page again",
};
const NOT_HERE = ["absent", "excused"];

export function enhance(form) {
  const key = `register:${form.dataset.key}`;
  const rows = new Map(
    [...form.querySelectorAll("[data-participant]")].map((row) => [row.dataset.participant, row]),
  );
  const unsent = new Map(Object.entries(stored(key)));
  let isSending = false;

  function count() {
    // Whoever has cancelled is marked only if they come in spite of it.
    const lines = [...rows.values()].filter((row) => markOf(row) || !("hasCancelled" in row.dataset));
    const marked = lines.filter((row) => markOf(row)).length;
    form.querySelector("[data-count]").textContent = `${marked} of ${lines.length} marked`;
  }

  function note(row) {
    unsent.set(row.dataset.participant, lineOf(row));
    remember(key, unsent);
    show(row, "saving");
    count();
    sendAll();
  }

  async function sendAll() {
    if (isSending) return;
    isSending = true;
    for (const [participant, line] of [...unsent]) await send(participant, line);
    isSending = false;
    // A mark made meanwhile goes now; one that failed waits its turn.
    if ([...unsent.keys()].some((one) => rows.get(one).dataset.state === "saving")) sendAll();
    else if (unsent.size) setTimeout(sendAll, RETRY);
  }

  async function send(participant, line) {
    const { state, words } = await post(form, participant, line);
    if (unsent.get(participant) !== line) return;
    if (state !== "unsent") unsent.delete(participant);
    remember(key, unsent);
    show(rows.get(participant), state, words);
  }

  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-participant]");
    if (!row) return;
    const missed = missedOf(row);
    // Whoever missed some minutes is here, and whoever is not here missed all of them.
    if (event.target === missed && missed.value && !markOf(row)) whenHere(row).checked = true;
    if (missed && event.target !== missed && NOT_HERE.includes(markOf(row))) missed.value = "";
    if (markOf(row)) note(row);
  });
  // Anywhere on a row without a mark stands for somebody who came.
  form.addEventListener("click", (event) => {
    const row = event.target.closest("[data-participant]");
    if (!row || event.target.closest("label, input, details") || markOf(row)) return;
    whenHere(row).click();
  });
  window.addEventListener("online", sendAll);

  for (const [participant, line] of unsent) {
    const row = rows.get(participant);
    const input = row?.querySelector(`input[value="${CSS.escape(line.mark)}"]`);
    if (!input) {
      unsent.delete(participant);
      continue;
    }
    input.checked = true;
    if (missedOf(row)) missedOf(row).value = line.missed ?? "";
    show(row, "unsent");
  }
  // On a slow line a mark can be made before this script is there.
  for (const [participant, row] of rows) {
    if (markOf(row) && !unsent.has(participant) && differs(row)) {
      unsent.set(participant, lineOf(row));
      show(row, "saving");
    }
  }
  remember(key, unsent);
  count();
  sendAll();
}

function chosenIn(row) {
  return row.querySelector('input[type="radio"]:checked');
}

function markOf(row) {
  return chosenIn(row)?.value;
}

function missedOf(row) {
  return row.querySelector("[data-missed]");
}

function whenHere(row) {
  return row.querySelector(`input[value="${CSS.escape(row.dataset.whenHere)}"]`);
}

function lineOf(row) {
  const missed = missedOf(row);
  return missed ? { mark: markOf(row), missed: missed.value } : { mark: markOf(row) };
}

// Is the row another than the one that the page came with?
function differs(row) {
  const missed = missedOf(row);
  const isTyped = missed && missed.value !== missed.defaultValue;
  return !chosenIn(row).defaultChecked || Boolean(isTyped);
}

function show(row, state, words = WORDS[state]) {
  row.dataset.state = state;
  row.querySelector("[data-state-words]").textContent = words;
}

async function post(form, participant, line) {
  const csrfmiddlewaretoken = form.querySelector('[name="csrfmiddlewaretoken"]').value;
  try {
    const answer = await fetch(form.dataset.saveUrl, {
      method: "POST",
      body: new URLSearchParams({ participant, ...line, csrfmiddlewaretoken }),
      redirect: "manual", // to the sign-in page: the mark waits until the person is back
    });
    if (answer.ok) return { state: "saved" };
    if (answer.status < 400 || answer.status >= 500) return { state: "unsent" };
    return { state: "refused", words: answer.status === 422 ? await problemOf(answer) : undefined };
  } catch {
    return { state: "unsent" };
  }
}

async function problemOf(answer) {
  const { message } = await answer.json();
  return message;
}

// A browser may refuse to store anything; marks are then kept as long as the page is open.
function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function remember(key, unsent) {
  try {
    if (unsent.size) localStorage.setItem(key, JSON.stringify(Object.fromEntries(unsent)));
    else localStorage.removeItem(key);
  } catch {
    // Nothing to do: see `stored`.
  }
}
