/* What a speech page does by itself: the switch for the marks is remembered, Escape closes a
 * note, a paragraph's link is copied, and the outline shows where the reader is. */
"use strict";

(() => {
  const STORED = "speechlint_marks";
  const MARK = "mark.speech-mark[aria-describedby]";

  const stored = () => {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  };
  const store = (value) => {
    try {
      localStorage.setItem(STORED, value);
    } catch {
      // Without storage the switch holds for this page.
    }
  };

  /* The style sheet hides the marks; here they also leave the order of the Tab key. */
  const setUpSwitches = () => {
    const switches = [...document.querySelectorAll(".speech-switch input")];
    const apply = (shown) => {
      for (const one of switches) one.checked = shown;
      for (const mark of document.querySelectorAll(MARK)) mark.tabIndex = shown ? 0 : -1;
    };
    for (const one of switches)
      one.addEventListener("change", () => {
        store(one.checked ? "shown" : "hidden");
        apply(one.checked);
      });
    // The browser may bring back an old state of the box; the stored one decides.
    if (switches.length) apply(stored() !== "hidden");
  };

  const setUpEscape = () => {
    const open = () => document.querySelectorAll(`${MARK}:is(:hover, :focus-within)`);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape")
        for (const mark of open()) {
          if (mark.contains(document.activeElement)) mark.focus();
          mark.classList.add("speech-dismissed");
        }
    });
    const forget = (event) => {
      const mark = event.target.closest?.(".speech-dismissed");
      if (mark && !mark.contains(event.relatedTarget)) mark.classList.remove("speech-dismissed");
    };
    document.addEventListener("focusout", forget);
    document.addEventListener("pointerout", forget);
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  const setUpLinks = () => {
    const links = document.querySelectorAll(".speech-link");
    if (!links.length) return;
    const status = document.createElement("p");
    status.className = "speech-status";
    status.setAttribute("role", "status");
    document.body.append(status);
    let timer = 0;
    for (const link of links)
      link.addEventListener("click", async () => {
        // Without a clipboard the address bar still has the link: the click follows it.
        status.textContent = (await copy(link.href)) ? "已复制本段的链接" : "本段的链接在地址栏里";
        clearTimeout(timer);
        timer = setTimeout(() => (status.textContent = ""), 3000);
      });
  };

  const TOP = 100; // pixels: where a heading comes to stand after a link to it, and a bit

  /* The last heading above that line is where the reader is. */
  const setUpOutline = () => {
    const entries = [];
    for (const link of document.querySelectorAll('a[href^="#s"]')) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target?.matches("section") && !target.contains(link)) entries.push({ link, target });
    }
    if (!entries.length) return;
    const follow = () => {
      const passed = entries.filter(
        ({ target }) => target.getBoundingClientRect().top < TOP,
      );
      const here = passed.at(-1)?.target;
      for (const { link, target } of entries)
        if (target === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
    };
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
    follow();
  };

  const setUp = () => {
    setUpSwitches();
    setUpEscape();
    setUpLinks();
    setUpOutline();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
