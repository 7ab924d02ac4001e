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

export function enhance(form) {
  const key = `register:${form.dataset.key}`;
  const rows = new Map(
    [...form.querySelectorAll("[data-participant]")].map((row) => [row.dataset.participant, row]),
  );
  const unsent = new Map(Object.entries(stored(key)));
  let isSending = false;

  function count() {
    const marked = [...rows.values()].filter((row) => markOf(row)).length;
    form.querySelector("[data-count]").textContent = `${marked} of ${rows.size} marked`;
  }

  function note(participant, mark) {
    unsent.set(participant, mark);
    remember(key, unsent);
    show(rows.get(participant), "saving");
    count();
    sendAll();
  }

  async function sendAll() {
    if (isSending) return;
    isSending = true;
    for (const [participant, mark] of [...unsent]) await send(participant, mark);
    isSending = false;
    // A mark made meanwhile goes now; one that failed waits its turn.
    if ([...unsent.keys()].some((one) => rows.get(one).dataset.state === "saving")) sendAll();
    else if (unsent.size) setTimeout(sendAll, RETRY);
  }

  async function send(participant, mark) {
    const outcome = await post(form, participant, mark);
    if (unsent.get(participant) !== mark) return;
    if (outcome !== "unsent") unsent.delete(participant);
    remember(key, unsent);
    show(rows.get(participant), outcome);
  }

  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-participant]");
    if (row) note(row.dataset.participant, event.target.value);
  });
  // Anywhere on a row without a mark stands for the first choice.
  form.addEventListener("click", (event) => {
    const row = event.target.closest("[data-participant]");
    if (!row || event.target.closest("label, input") || markOf(row)) return;
    row.querySelector('input[type="radio"]').click();
  });
  window.addEventListener("online", sendAll);

  for (const [participant, mark] of unsent) {
    const row = rows.get(participant);
    const input = row?.querySelector(`input[value="${CSS.escape(mark)}"]`);
    if (!input) {
      unsent.delete(participant);
      continue;
    }
    input.checked = true;
    show(row, "unsent");
  }
  // On a slow line a mark can be made before this script is there.
  for (const [participant, row] of rows) {
    const marked = row.querySelector('input[type="radio"]:checked');
    if (marked && !marked.defaultChecked) unsent.set(participant, marked.value);
  }
  count();
  sendAll();
}

function markOf(row) {
  return row.querySelector('input[type="radio"]:checked')?.value;
}

function show(row, state) {
  row.dataset.state = state;
  row.querySelector("[data-state-words]").textContent = WORDS[state];
}

async function post(form, participant, mark) {
  const csrfmiddlewaretoken = form.querySelector('[name="csrfmiddlewaretoken"]').value;
  try {
    const answer = await fetch(form.dataset.saveUrl, {
      method: "POST",
      body: new URLSearchParams({ participant, mark, csrfmiddlewaretoken }),
      redirect: "manual", // to the sign-in page: the mark waits until the person is back
    });
    if (answer.ok) return "saved";
    return answer.status >= 400 && answer.status < 500 ? "refused" : "unsent";
  } catch {
    return "unsent";
  }
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
