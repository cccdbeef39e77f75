/* The search page: pairs of characters select documents, their text decides.
 * Takes the place of Search.query in Sphinx's searchtools.js and leaves the rest to it. */
"use strict";

const SpeechSearch = (() => {
  const EXCERPTS = 3;
  const BEFORE = 30;
  const AFTER = 60;
  const AHEAD = 8;
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
        const [name, url, title, shard, place, facets] = manifest.documents[number];
        const found = { name, url, title, shard, place, facets };
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

  /* ---- Narrowing: by speech, and by what is known of it ---- */

  const FACETS = ["地方", "层级", "年份"];
  const chosen = { speech: "", facets: FACETS.map(() => "") };

  const option = (value, words) => {
    const element = document.createElement("option");
    element.value = value;
    element.textContent = words;
    return element;
  };

  const chooser = (words, values, choose) => {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.append(option("", "全部"), ...values.map(([value, text]) => option(value, text)));
    select.addEventListener("change", () => {
      choose(select.value);
      document.getElementById("search-results").replaceChildren();
      Search.performSearch(lastQuery);
    });
    label.append(`${words} `, select);
    return label;
  };

  /* Made once, with what there is to choose from; a site without speeches needs none. */
  const showChoosers = (manifest) => {
    const speeches = manifest.documents.filter((found) => found[5]);
    if (!speeches.length || document.querySelector(".speech-choosers")) return;
    const form = document.createElement("div");
    form.className = "speech-choosers";
    const titles = speeches.map(([name, , title]) => [name, title]);
    form.append(chooser("讲话", titles, (value) => (chosen.speech = value)));
    FACETS.forEach((words, n) => {
      const values = [...new Set(speeches.flatMap((found) => found[5][n]))].sort();
      const pairs = values.map((value) => [value, value]);
      if (values.length) form.append(chooser(words, pairs, (v) => (chosen.facets[n] = v)));
    });
    const results = document.getElementById("search-results");
    results.parentNode.insertBefore(form, results);
  };

  const isWanted = (found) =>
    (!chosen.speech || found.name === chosen.speech)
    && chosen.facets.every((value, n) => !value || found.facets?.[n]?.includes(value));

  /* ---- Searching ---- */

  let lastQuery = "";

  const search = async (query, isCurrent) => {
    const terms = SpeechPhrase.terms(query);
    if (!terms.length) return 0;
    const manifest = await load("manifest");
    showChoosers(manifest);
    const found = await searchTerms(manifest, terms, query, isCurrent);
    if (found.speeches) return found.count;
    return found.count + (await searchSpelled(manifest, terms, isCurrent));
  };

  /* What is in no speech may be the pinyin of a word: zhengxie, zheng xie, zx. */
  const searchSpelled = async (manifest, terms, isCurrent) => {
    const spelling = terms.join("").replaceAll("'", "");
    if (!/^[a-zü]+$/.test(spelling)) return 0;
    const words = (await load("pinyin", manifest.stamp))[spelling] || [];
    let count = 0;
    for (const word of words) {
      if (!isCurrent()) return count;
      const heading = document.createElement("li");
      heading.className = "speech-spelled";
      heading.textContent = `按拼音查“${word}”`;
      Search.output.append(heading);
      const found = await searchTerms(manifest, SpeechPhrase.terms(word), word, isCurrent);
      if (!found.count) heading.remove();
      count += found.count;
    }
    return count;
  };

  const searchTerms = async (manifest, terms, query, isCurrent) => {
    const ranked = rank(manifest, await select(manifest, terms), terms).filter(isWanted);
    const shard = (found) => load(`text-${found.shard}`, manifest.stamp);
    const total = { count: 0, speeches: 0 };
    for (const [n, found] of ranked.entries()) {
      // A few are on their way while one is read: the first result waits for one alone.
      ranked.slice(n, n + AHEAD).forEach(shard);
      const hits = verify((await shard(found))[found.place], terms);
      if (!isCurrent()) return total;
      if (hits.length) show(found, hits, terms, query);
      total.count += hits.length ? 1 : 0;
      total.speeches += hits.length && found.facets ? 1 : 0;
    }
    return total;
  };

  Search.query = async (query) => {
    const run = ++running;
    lastQuery = query;
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
