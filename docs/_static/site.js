/* A block of code that scrolls sideways can be scrolled with the keyboard, too. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const block of document.querySelectorAll(".highlight pre")) block.tabIndex = 0;
});
