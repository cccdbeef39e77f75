/* Asking again on the search page: as one types, and without loading the page anew. */
"use strict";

(() => {
  const PAUSE = 150; // milliseconds without a key, after which a reader looks up
  let asked = new URLSearchParams(location.search).get("q") || "";
  let waiting = 0;

  /* The address follows the query, so that it can be kept and sent. */
  const keep = (query) => {
    const address = new URL(location.href);
    address.searchParams.set("q", query);
    history.replaceState(null, "", address);
  };

  const ask = (query) => {
    clearTimeout(waiting);
    if (query === asked) return;
    asked = query;
    keep(query);
    document.getElementById("search-results").replaceChildren();
    if (query.trim()) Search.performSearch(query);
  };

  /* The field of a form that leads to this very page; not that of a dialog above it. */
  const isOurs = (field) => {
    const form = field?.name === "q" && field.form;
    return form && !form.closest("dialog") && new URL(form.action).pathname === location.pathname;
  };

  document.addEventListener("submit", (event) => {
    const field = event.target.elements.namedItem("q");
    if (!isOurs(field)) return;
    event.preventDefault();
    ask(field.value);
  });

  const typed = (event) => {
    // Letters on their way to characters are no query yet.
    if (event.isComposing || !isOurs(event.target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(event.target.value), PAUSE);
  };
  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
})();
