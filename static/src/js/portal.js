// Every script of the portal. Each page works without it.

import {
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  createAll,
  isSupported,
} from "govuk-frontend";

function start(name, load) {
  for (const element of document.querySelectorAll(`[data-module="${name}"]`)) {
    load().then((module) => module.enhance(element));
  }
}

// Where the browser cannot unfold the filters by style alone.
function unfoldFilters() {
  if (CSS.supports("selector(::details-content)")) return;
  if (!window.matchMedia("(min-width: 48.0625em)").matches) return;
  for (const details of document.querySelectorAll(".portal-filter__details")) details.open = true;
}

if (isSupported()) {
  createAll(Button);
  createAll(CharacterCount);
  createAll(ErrorSummary);
  createAll(NotificationBanner);
  createAll(ServiceNavigation);
  createAll(SkipLink);
  unfoldFilters();
  start("portal-kept", () => import("./kept.js"));
  start("portal-register", () => import("./register.js"));
  start("portal-finder", () => import("./search.js"));
  start("portal-school-lookup", () => import("./school-lookup.js"));
  start("portal-dates", () => import("./dates.js"));
  start("portal-passkey", () => import("./passkey.js"));
  start("portal-working", () => import("./working.js"));
  start("portal-idle", () => import("./idle.js"));
}
