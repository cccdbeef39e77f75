/* The search page: pairs of characters select documents, their text decides.
 * Takes the place of Search.query in Sphinx's searchtools.js and leaves the rest to it. */
"use strict";

const SpeechSearch = (() => {
  const EXCERPTS = 3;
  const BEFORE = 30;
  const AFTER = 60;
  const folder = new URL("../_search/", document.currentScript.src);
  // From the search page to the top of the site; "./" adds nothing to an address.
  const root = (document.documentElement.dataset.content_root || "").replace(/^\.\//, "");
  const received = new Map();
  const loading = new Map();
  let running = 0;

  /* Called by the scripts that carry the data. */
  const put = (name, data) => received.set(name, data);

  /* As a script, because fetch() fails on pages opened from a disk. */
  const load = (name, stamp) => {
    if (!loading.has(name))
      loading.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.onload = () => resolve(received.get(name));
          script.onerror = () => reject(new Error(`cannot load ${script.src}`));
          script.src = new URL(`${name}.js${stamp ? `?v=${stamp}` : ""}`, folder);
          document.head.append(script);
        }),
      );
    return loading.get(name);
  };

  const documentsWithPair = async (manifest, first, second) => {
    const piece = first.codePointAt(0) % manifest.pieces;
    const seconds = (await load(`index-${piece}`, manifest.stamp))[first] || {};
    if (second === undefined) return new Set(Object.values(seconds).flat());
    return new Set(seconds[second] || []);
  };

  /* The numbers of the documents that hold every pair of every term. */
  const select = async (manifest, terms) => {
    const pairs = terms.flatMap((term) => {
      const chars = [...term];
      return chars.length > 1
        ? chars.slice(1).map((second, n) => [chars[n], second])
        : [chars];
    });
    const sets = await Promise.all(
      pairs.map(([first, second]) => documentsWithPair(manifest, first, second)),
    );
    return sets.reduce((left, right) => new Set([...left].filter((n) => right.has(n))));
  };

  const headingsByDocument = () => {
    const headings = new Map();
    const index = Search._index;
    for (const [title, places] of Object.entries(index.alltitles))
      for (const [file] of places) {
        const name = index.docnames[file];
        if (!headings.has(name)) headings.set(name, []);
        headings.get(name).push(SpeechPhrase.foldPlain(title));
      }
    return headings;
  };

  /* Title before heading before body; else the order of the collection. */
  const rank = (manifest, numbers, terms) => {
    const headings = headingsByDocument();
    const score = (found) => {
      const title = SpeechPhrase.foldPlain(found.title);
      const others = headings.get(found.name) || [];
      const points = (term) =>
        title.includes(term) ? 3 : others.some((h) => h.includes(term)) ? 2 : 1;
      return terms.reduce((sum, term) => sum + points(term), 0);
    };
    return [...numbers]
      .sort((a, b) => a - b)
      .map((number) => {
        const [name, url, title, shard, place] = manifest.documents[number];
        const found = { name, url, title, shard, place };
        return { ...found, score: score(found) };
      })
      .sort((a, b) => b.score - a.score);
  };

  /* The blocks that hold a term, those with most terms first; none if one term is missing. */
  const verify = (blocks, terms) => {
    const missing = new Set(terms);
    const hits = [];
    for (const [anchor, text] of blocks) {
      const folded = SpeechPhrase.foldPlain(text);
      const held = terms.filter((term) => folded.includes(term));
      held.forEach((term) => missing.delete(term));
      if (held.length) hits.push({ anchor, text, held: held.length });
    }
    return missing.size ? [] : hits.sort((a, b) => b.held - a.held);
  };

  const link = (found, anchor, query) => {
    const element = document.createElement("a");
    element.href = root + found.url + (anchor ? `#${encodeURIComponent(anchor)}` : "");
    // Each visit takes the query along, also by a middle click or after coming back.
    for (const event of ["pointerdown", "click"])
      element.addEventListener(event, () => SpeechPhrase.remember(query));
    return element;
  };

  const excerpt = (found, hit, terms, query) => {
    const ranges = SpeechPhrase.find(hit.text, terms);
    const chars = { from: ranges[0][0] - BEFORE, to: ranges[0][1] + AFTER };
    const from = Math.max(chars.from, 0);
    const text = hit.text.slice(from, chars.to);
    const element = link(found, hit.anchor, query);
    if (from > 0) element.append("…");
    SpeechPhrase.appendMarked(element, text, SpeechPhrase.find(text, terms));
    if (chars.to < hit.text.length) element.append("…");
    const paragraph = document.createElement("p");
    paragraph.className = "context";
    paragraph.append(element);
    return paragraph;
  };

  const show = (found, hits, terms, query) => {
    const item = document.createElement("li");
    item.className = found.score > terms.length ? "kind-title" : "kind-text";
    const title = item.appendChild(link(found, "", query));
    title.dataset.score = found.score;
    SpeechPhrase.appendMarked(
      title,
      found.title,
      SpeechPhrase.find(found.title, terms),
    );
    if (DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY)
      hits
        .filter((hit) => hit.text !== found.title)
        .slice(0, EXCERPTS)
        .forEach((hit) => item.append(excerpt(found, hit, terms, query)));
    Search.output.append(item);
  };

  const search = async (query, isCurrent) => {
    const terms = SpeechPhrase.terms(query);
    if (!terms.length) return 0;
    const manifest = await load("manifest");
    const ranked = rank(manifest, await select(manifest, terms), terms);
    // Ask for everything at once, in the order in which it is needed.
    const shards = ranked.map((found) => load(`text-${found.shard}`, manifest.stamp));
    let count = 0;
    for (const [n, found] of ranked.entries()) {
      const hits = verify((await shards[n])[found.place], terms);
      if (!isCurrent()) return count;
      if (hits.length) show(found, hits, terms, query);
      count += hits.length ? 1 : 0;
    }
    return count;
  };

  Search.query = async (query) => {
    const run = ++running;
    const progress = document.getElementById("search-progress");
    if (progress) progress.textContent = "";
    SpeechPhrase.remember(query);
    try {
      const count = await search(query, () => run === running);
      if (run === running) _finishSearch(count);
    } catch (error) {
      Search.stopPulse();
      Search.status.textContent = error.message;
    }
  };

  return { put };
})();
