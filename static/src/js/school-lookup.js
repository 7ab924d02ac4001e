// Offers schools while their name, postcode or URN is typed.
//
// The form or field it stands on searches and lists without it: on any failure the plain box comes
// back.

import accessibleAutocomplete from "accessible-autocomplete";

const PAUSE = 200; // milliseconds after the last key
const FEWEST_LETTERS = 3;

export function enhance(form) {
  const plain = form.querySelector("[data-school-typed]");
  const chosenFor = form.querySelector("[data-school-for]");
  let chosen = form.querySelector("[data-school-chosen]");
  const place = document.createElement("div");
  let timer = 0;
  let waiting = false;
  let request = new AbortController();

  function search(words, populate) {
    clearTimeout(timer);
    request.abort();
    forgetChoice();
    waiting = true;
    timer = setTimeout(() => fetchSchools(words.trim(), populate), PAUSE);
  }

  // The schools that the server listed beside the box were for other words.
  function forgetChoice() {
    form.querySelector("[data-school-candidates]")?.remove();
    if (!chosen) {
      chosen = document.createElement("input");
      chosen.type = "hidden";
      chosen.name = form.dataset.chosenName;
      form.append(chosen);
    }
    chosen.value = "";
  }

  async function fetchSchools(words, populate) {
    request = new AbortController();
    const address = new URL(form.dataset.source, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, {
        headers: { Accept: "application/json" },
        signal: request.signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      const { schools } = await answer.json();
      waiting = false;
      populate(schools);
    } catch (error) {
      if (error.name !== "AbortError") giveUp(words);
    }
  }

  function giveUp(words) {
    place.replaceWith(plain);
    plain.value = words;
    plain.focus();
  }

  function choose(school) {
    if (!school || !school.id) return;
    forgetChoice();
    chosen.value = school.id;
    if (chosenFor) chosenFor.value = school.name;
    if (!("submit" in form.dataset)) return;
    const sending = document.getElementById(form.dataset.submit);
    if (sending) {
      sending.querySelector("[data-school-picked]").value = school.id;
      sending.requestSubmit();
      return;
    }
    // The library writes the name into the box only after this.
    place.querySelector("input").value = school.name;
    form.requestSubmit();
  }

  // With suggestions open the library keeps Enter from sending the search as it was typed.
  function searchAsTyped(event) {
    const sending = form.closest("form");
    const isTyping = event.target.matches("input:not([aria-activedescendant])");
    if (event.key !== "Enter" || !isTyping || sending.method !== "get") return;
    event.preventDefault();
    event.stopPropagation();
    sending.requestSubmit();
  }

  place.addEventListener("keydown", searchAsTyped, { capture: true });
  // On a slow line somebody may be typing before this script is there.
  const caret = document.activeElement === plain ? plain.selectionEnd : null;
  plain.replaceWith(place);
  accessibleAutocomplete({
    element: place,
    id: plain.id,
    name: plain.name,
    defaultValue: plain.value,
    source: search,
    minLength: FEWEST_LETTERS,
    confirmOnBlur: false,
    displayMenu: "overlay",
    inputClasses: plain.className,
    onConfirm: choose,
    templates: { inputValue: nameOf, suggestion: describe },
    tNoResults: () => (waiting ? "Searching" : "No school found. Check the spelling"),
    tAssistiveHint: () =>
      "When schools are offered, use the up and down arrows to look at them and enter to choose.",
  });
  if (caret !== null) {
    const input = place.querySelector("input");
    input.focus();
    // After the library, which selects all of it.
    queueMicrotask(() => input.setSelectionRange(caret, caret));
  }
}

// What was in the box from the start is a string, not a school.
function nameOf(school) {
  return typeof school === "string" ? school : (school?.name ?? "");
}

// The library puts it into the page as HTML, so every part is escaped first.
function describe(school) {
  if (typeof school === "string") return escaped(school);
  return (
    `<span class="portal-lookup__name">${escaped(school.name)}</span>` +
    `<span class="portal-lookup__place">${escaped(school.particulars)}</span>`
  );
}

function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
