// Says what is being done where the answer to a form takes longer than a moment.

const A_MOMENT = 400; // milliseconds

export function enhance(status) {
  const form = status.closest("form") ?? status.parentElement.querySelector("form");
  let waiting;

  function show() {
    const words = document.createElement("p");
    words.className = "govuk-body";
    words.textContent = status.dataset.working;
    const bar = document.createElement("progress");
    bar.className = "portal-progress";
    bar.setAttribute("aria-hidden", "true"); // the words say it
    status.replaceChildren(words, bar);
  }

  form.addEventListener("submit", (event) => {
    // A file comes without another page, and nothing would say that it has come.
    if (event.defaultPrevented || event.submitter?.value === "download") return;
    waiting = setTimeout(show, A_MOMENT);
  });
  // Whoever goes back finds the page as they left it.
  window.addEventListener("pageshow", () => {
    clearTimeout(waiting);
    status.replaceChildren();
  });
}
