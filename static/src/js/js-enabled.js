// Runs before the page is drawn, so that nothing is shown and then folded away.
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
}
