/* The report of one family: the style sheet hides the others, here the worst speeches come
 * first. Rows of a table take no order from a style sheet, so without a script they keep that
 * of all families. */
"use strict";

(() => {
  /* Put the elements that follow a place into the order of a count, the largest first. */
  const sort = (elements, count, put) => {
    const counted = elements.map((element) => [count(element), element]);
    put(counted.sort(([a], [b]) => b - a).map(([, element]) => element));
  };

  const setUpReport = (report) => {
    const rows = [...report.querySelectorAll(".speech-quality tbody tr:not(.speech-totals)")];
    const details = [...report.querySelectorAll(".speech-details")];
    const body = rows[0]?.parentElement;
    const before = details[0]?.previousElementSibling;
    const follow = () => {
      const family = report.querySelector(".speech-filter :checked")?.value;
      if (!family) return;
      // Equal counts keep the order of the page, and so does the choice of all.
      const ofRow = (row) => Number(row.querySelector(`.speech-number.has-${family}`).textContent);
      const ofDetails = (one) =>
        family === "all" ? 0 : one.querySelectorAll(`.has-${family} > li`).length;
      sort(rows, ofRow, (sorted) => body?.prepend(...sorted));
      sort(details, ofDetails, (sorted) => before?.after(...sorted));
    };
    report.addEventListener("change", follow);
    // The browser may bring back a choice when the reader comes back.
    addEventListener("pageshow", follow);
  };

  const setUp = () => document.querySelectorAll(".speech-report").forEach(setUpReport);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
