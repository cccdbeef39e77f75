/* Phrases on a page: folding text, finding what a reader searched, marking it.
 * Loaded on every page; the search page uses the same functions for its excerpts. */
"use strict";

const SpeechPhrase = (() => {
  const STORED = "speechlint_find";
  // As in search.py: no space where a line breaks between Han characters.
  const WIDE =
    /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
  // White space, or a character with the marks that compose with it.
  const CLUSTER = /\s+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;
  const BLOCK =
    "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, caption, figcaption, blockquote, div";
  // What the extension says about the text is no part of it.
  const SKIPPED =
    "script, style, button, select, textarea, svg, [role=tooltip], [role=note], .no-search, .headerlink, .speech-card, .speech-link";

  /* Capitals first: that is as near to Python's casefold as JavaScript comes. Quotes as a
   * keyboard has them. */
  const foldCluster = (cluster) =>
    cluster
      .normalize("NFKC")
      .toUpperCase()
      .toLowerCase()
      .replaceAll("ς", "σ")
      .normalize("NFKC")
      .replace(/[“”„‟]/gu, '"')
      .replace(/[‘’‚‛]/gu, "'");

  /* The folded text; starts and ends lead from its code units back to the original. */
  const fold = (text) => {
    const folded = { text: "", starts: [], ends: [] };
    for (const match of text.matchAll(CLUSTER)) {
      const start = match.index;
      const end = start + match[0].length;
      let part = foldCluster(match[0]);
      if (/^\s/u.test(match[0])) {
        const isBreak =
          match[0].includes("\n")
          && WIDE.test(text.charAt(start - 1))
          && WIDE.test(text.charAt(end));
        part = isBreak ? "" : " ";
      }
      folded.text += part;
      for (let n = 0; n < part.length; n++) {
        folded.starts.push(start);
        folded.ends.push(end);
      }
    }
    return folded;
  };

  /* The same for text that search.py has squeezed, where no way back is needed. */
  const foldPlain = foldCluster;

  const terms = (query) => [
    ...new Set(fold(query).text.split(" ").filter((term) => term)),
  ];

  const unquoted = (query) => query.replace(/["'“”„‟‘’‚‛＂＇]/gu, "");

  /* Where the terms stand in a text: ranges in order, those that touch joined. */
  const find = (text, wanted) => {
    const folded = fold(text);
    const ranges = [];
    for (const term of wanted) {
      let at = folded.text.indexOf(term);
      while (at >= 0) {
        ranges.push([folded.starts[at], folded.ends[at + term.length - 1]]);
        at = folded.text.indexOf(term, at + term.length);
      }
    }
    ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const joined = [];
    for (const range of ranges) {
      const last = joined.at(-1);
      if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
      else joined.push(range);
    }
    return joined;
  };

  const marked = (text) => {
    const span = document.createElement("span");
    span.className = "highlighted";
    span.textContent = text;
    return span;
  };

  /* Append a text to an element with the ranges marked. */
  const appendMarked = (element, text, ranges) => {
    let from = 0;
    for (const [start, end] of ranges) {
      element.append(text.slice(from, start), marked(text.slice(start, end)));
      from = end;
    }
    element.append(text.slice(from));
  };

  /* The text nodes of each block: a phrase may run across marks, not across blocks. */
  const textBlocks = (root) => {
    const blocks = new Map();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent.closest(SKIPPED)) continue;
      const block = parent.closest(BLOCK) || root;
      if (!blocks.has(block)) blocks.set(block, []);
      blocks.get(block).push(walker.currentNode);
    }
    return blocks.values();
  };

  const markBlock = (textNodes, wanted) => {
    const ranges = find(textNodes.map((node) => node.data).join(""), wanted);
    let offset = 0;
    for (const node of textNodes) {
      const end = offset + node.data.length;
      const within = ranges
        .filter((range) => range[0] < end && range[1] > offset)
        .map((range) => [
          Math.max(range[0] - offset, 0),
          Math.min(range[1], end) - offset,
        ]);
      if (within.length) {
        const fragment = document.createDocumentFragment();
        appendMarked(fragment, node.data, within);
        node.replaceWith(fragment);
      }
      offset = end;
    }
  };

  const markPage = (wanted) => {
    // The narrowest of them first: a theme's <main> may hold its menus as well.
    const root =
      document.querySelector("[role=main]")
      || document.querySelector("main, div.body")
      || document.body;
    for (const textNodes of textBlocks(root)) markBlock(textNodes, wanted);
  };

  /* What to mark travels in the browser's storage, as in Sphinx: addresses stay clean. */
  const remember = (query) => {
    try {
      localStorage.setItem(STORED, query);
    } catch {
      // Without storage the page opens unmarked.
    }
  };

  const recall = () => {
    try {
      const query = localStorage.getItem(STORED) || "";
      localStorage.removeItem(STORED);
      return query;
    } catch {
      return "";
    }
  };

  const markRemembered = () => {
    if (document.getElementById("search-results")) return;
    const wanted = terms(recall());
    if (wanted.length) markPage(wanted);
  };

  if (document.readyState === "loading")
    document.addEventListener("DOMContentLoaded", markRemembered);
  else markRemembered();

  return { appendMarked, find, foldPlain, remember, terms, unquoted };
})();
