// Dates picked from a calendar, each with its weekday, and what speaks against them while one plans.

import { DatePicker } from "@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs";

function weekdayOf(typed) {
  const [day, month, year] = typed.split("/").map(Number);
  const date = new Date(year, month - 1, day);
  if (!year || date.getMonth() !== month - 1) return "";
  return date.toLocaleDateString("en-GB", { weekday: "long" });
}

function nameWeekday(input, words) {
  words.textContent = weekdayOf(input.value);
}

export function enhance(form) {
  for (const root of form.querySelectorAll(".moj-datepicker")) {
    const input = root.querySelector("input");
    const words = root.querySelector("[data-weekday]");
    // Which moves the box, under whoever types in it before this script is there.
    const isTypedInto = document.activeElement === input;
    new DatePicker(root);
    if (isTypedInto) input.focus();
    if (words) input.addEventListener("change", () => nameWeekday(input, words));
  }
  const said = document.querySelector("[data-checked]");
  let latest = 0;
  form.addEventListener("change", async () => {
    const asked = ++latest;
    const typed = new FormData(form);
    typed.set("check", "yes");
    const answer = await fetch(form.action, { method: "POST", body: typed }).catch(() => null);
    // What is half typed is refused, and says nothing yet; a later question has a later answer.
    if (answer?.status !== 200 || asked !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Whoever was signed out meanwhile gets another page.
    const answered = page.querySelector("[data-checked]");
    if (answered) said.replaceChildren(...answered.childNodes);
  });
}
