/* What a speech page does by itself: the switch for the marks is remembered, a link to a mark
 * shows it, a note closes when it is in the way, and a paragraph's link is copied. */
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

  /* The element that the address leads to. */
  const led = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // an address that somebody wrote by hand
    }
  };

  /* The style sheet hides the marks; here they also leave the order of the Tab key, and what
   * they say is said to nobody. */
  const setUpSwitches = () => {
    const switches = [...document.querySelectorAll(".speech-switch input")];
    if (!switches.length) return;
    const marks = [...document.querySelectorAll(MARK)].map((mark) => [
      mark,
      mark.getAttribute("aria-describedby"),
    ]);
    const apply = (shown) => {
      for (const one of switches) one.checked = shown;
      for (const [mark, note] of marks)
        if (shown) {
          mark.tabIndex = 0;
          mark.setAttribute("aria-describedby", note);
        } else {
          mark.removeAttribute("tabindex");
          mark.removeAttribute("aria-describedby");
        }
    };
    const choose = (shown) => {
      store(shown ? "shown" : "hidden");
      apply(shown);
    };
    for (const one of switches) one.addEventListener("change", () => choose(one.checked));
    // The browser may bring back an old state of the box; the stored one decides.
    apply(stored() !== "hidden");

    /* Who follows a link to a mark wants to see it, hidden or not. */
    const reveal = () => {
      const mark = led()?.closest(".speech-mark, .speech-note");
      if (!mark || switches[0].checked) return;
      choose(true);
      mark.scrollIntoView();
      mark.focus({ preventScroll: true });
    };
    addEventListener("hashchange", reveal);
    // A link to where the address leads already changes nothing in it.
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("a[href]")?.href === location.href) reveal();
    });
    reveal();
  };

  const setUpNotes = () => {
    const open = () => [...document.querySelectorAll(`${MARK}:is(:hover, :focus-within)`)];
    const dismiss = (mark) => mark.classList.add("speech-dismissed");
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape")
        for (const mark of open()) {
          if (mark.contains(document.activeElement)) mark.focus();
          dismiss(mark);
        }
    });
    // Three clicks select a paragraph, and for the browser an open note ends one.
    document.addEventListener("mousedown", (event) => {
      if (event.detail > 2) open().forEach(dismiss);
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

  const setUp = () => {
    setUpSwitches();
    setUpNotes();
    setUpLinks();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
