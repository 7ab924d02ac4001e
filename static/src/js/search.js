// Offers schools, people, Work Groups and hubs while somebody types in the box of the header.
//
// A combobox with a list in groups. Enter without a choice asks for the whole page, which is also
// what the form does without this script. What is typed goes by POST, as it may be a name.

const PAUSE = 200; // milliseconds after the last key
const FEWEST_LETTERS = 2;

export function enhance(form) {
  const box = form.querySelector('input[name="q"]');
  const token = form.querySelector('input[name="csrfmiddlewaretoken"]').value;
  const list = part("div", "portal-finder__offers", { id: `${box.id}-offers`, role: "listbox" });
  const status = part("div", "govuk-visually-hidden", { role: "status" });
  let timer = 0;
  let request = new AbortController();
  let current = -1;

  list.hidden = true;
  list.setAttribute("aria-label", "Found");
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    box.setAttribute(name, value);

  box.addEventListener("input", () => {
    clearTimeout(timer);
    request.abort();
    const words = box.value.trim();
    if (words.length < FEWEST_LETTERS) return close();
    timer = setTimeout(() => ask(words), PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault(); // which would empty the box, also while offers are on their way
      close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && !list.hidden) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      open(options()[current]);
    }
  });
  box.addEventListener("blur", close);
  // Before the box loses the focus, which would close the list.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest('[role="option"]');
    if (option && event.button === 0) open(option);
  });

  async function ask(words) {
    request = new AbortController();
    try {
      const answer = await fetch(form.dataset.source, {
        method: "POST",
        headers: { "X-CSRFToken": token, Accept: "application/json" },
        body: new URLSearchParams({ q: words }),
        signal: request.signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      show((await answer.json()).groups);
    } catch (error) {
      if (error.name !== "AbortError") close(); // Enter still asks for the page
    }
  }

  function show(groups) {
    current = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...groups.map(asGroup));
    const count = options().length;
    status.textContent = count
      ? `${count} offered. Use the up and down arrows to choose, or press enter for everything.`
      : "Nothing found so far.";
    list.hidden = count === 0;
    box.setAttribute("aria-expanded", String(count > 0));
  }

  function asGroup(group, number) {
    const heading = part("div", "portal-finder__kind", { id: `${list.id}-${number}` });
    heading.textContent = `${group.label} (${group.total})`;
    const whole = part("div", "", { role: "group", "aria-labelledby": heading.id });
    whole.append(heading, ...group.finds.map((find, place) => asOption(find, number, place)));
    return whole;
  }

  function asOption(find, number, place) {
    const option = part("div", "portal-finder__offer", {
      id: `${list.id}-${number}-${place}`,
      role: "option",
      "aria-selected": "false",
    });
    const name = part("span", "portal-finder__name", {});
    const detail = part("span", "portal-finder__detail", {});
    name.textContent = find.name;
    detail.textContent = find.detail;
    option.dataset.url = find.url;
    option.append(name, " ", detail);
    return option;
  }

  function options() {
    return [...list.querySelectorAll('[role="option"]')];
  }

  function move(step) {
    const all = options();
    all[current]?.setAttribute("aria-selected", "false");
    // One step before the first and after the last is the box itself.
    current = ((current + 1 + step + all.length + 1) % (all.length + 1)) - 1;
    if (current < 0) return box.removeAttribute("aria-activedescendant");
    all[current].setAttribute("aria-selected", "true");
    all[current].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", all[current].id);
  }

  function close() {
    clearTimeout(timer);
    request.abort();
    list.hidden = true;
    current = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
}

function open(option) {
  window.location.assign(option.dataset.url);
}

function part(kind, className, attributes) {
  const element = document.createElement(kind);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
