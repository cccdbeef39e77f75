/* The outline beside a speech shows where the reader is. */
"use strict";

(() => {
  const TOP = 100; // pixels: where a heading comes to stand after a link to it, and a bit

  const setUp = () => {
    const entries = [];
    for (const link of document.querySelectorAll('a[href^="#s"]')) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target?.matches("section") && !target.contains(link)) entries.push({ link, target });
    }
    if (!entries.length) return;

    let wanted = null; // the section that a link led to, until the reader goes elsewhere
    const page = document.documentElement;
    const isFoot = () => scrollY + innerHeight >= page.scrollHeight - 1;
    const topOf = (section) => section.getBoundingClientRect().top;

    /* The last heading above the line; at the foot of the page, where not all of them can
     * reach it, the one that was asked for, else the last in sight. */
    const here = () => {
      const above = (line) =>
        entries.map(({ target }) => target).filter((target) => topOf(target) < line);
      if (!isFoot()) return above(TOP).at(-1);
      const seen = above(innerHeight);
      if (seen.includes(wanted) && topOf(wanted) >= 0) return wanted;
      return scrollY > 0 ? seen.at(-1) : above(TOP).at(-1);
    };

    const follow = () => {
      const current = here();
      for (const { link, target } of entries)
        if (target === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
    };

    const want = (hash) => {
      wanted = entries.find(({ link }) => link.hash === hash)?.target;
      follow();
    };
    for (const { link } of entries) link.addEventListener("click", () => want(link.hash));
    addEventListener("hashchange", () => want(location.hash));
    addEventListener("scrollend", () => {
      if (!isFoot()) wanted = null;
    });

    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          follow();
        });
      },
      { passive: true },
    );
    want(location.hash);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
