/* Narrowing a search: to a speech, and by what is known of it. The address keeps the choice, so
 * that it outlives a reload and goes along with a link. */
"use strict";

const SpeechNarrow = (() => {
  // The facets in the order of the manifest.
  const FACETS = [
    ["place", "地方"],
    ["level", "层级"],
    ["year", "年份"],
  ];
  const chosen = {};

  const keep = (key, value) => {
    chosen[key] = value;
    const address = new URL(location.href);
    if (value) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
    history.replaceState(history.state, "", address);
  };

  const option = (value, words) => {
    const element = document.createElement("option");
    element.value = value;
    element.textContent = words;
    return element;
  };

  const chooser = (key, words, values, changed) => {
    const label = document.createElement("label");
    const select = document.createElement("select");
    // What the browser brings back comes after the search, which then shows something else.
    select.autocomplete = "off";
    select.append(option("", "全部"), ...values.map(([value, text]) => option(value, text)));
    select.value = new URLSearchParams(location.search).get(key) || "";
    if (select.selectedIndex < 0) select.value = ""; // what an old link names may be gone
    chosen[key] = select.value;
    select.addEventListener("change", () => {
      keep(key, select.value);
      changed();
    });
    label.append(`${words} `, select);
    return label;
  };

  /* Made once, with what there is to choose from; a site without speeches needs none. */
  const offer = (manifest, changed) => {
    const speeches = manifest.documents.filter((found) => found[5]);
    if (!speeches.length || document.querySelector(".speech-choosers")) return;
    const form = document.createElement("div");
    form.className = "speech-choosers";
    const titles = speeches.map(([name, , title]) => [name, title]);
    form.append(chooser("speech", "讲话", titles, changed));
    FACETS.forEach(([key, words], n) => {
      const values = [...new Set(speeches.flatMap((found) => found[5][n]))].sort();
      const pairs = values.map((value) => [value, value]);
      if (values.length) form.append(chooser(key, words, pairs, changed));
    });
    const results = document.getElementById("search-results");
    results.parentNode.insertBefore(form, results);
  };

  const isWanted = (found) =>
    (!chosen.speech || found.name === chosen.speech)
    && FACETS.every(([key], n) => !chosen[key] || found.facets?.[n]?.includes(chosen[key]));

  return { isWanted, offer };
})();
