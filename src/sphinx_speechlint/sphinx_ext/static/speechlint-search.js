/* The search page: pairs of characters select documents, their text decides.
 * Takes the place of Search.query in Sphinx's searchtools.js and leaves the rest to it. */
"use strict";

(() => {
  const EXCERPTS = 3;
  const BEFORE = 30;
  const AFTER = 60;
  // From the search page to the top of the site; "./" adds nothing to an address.
  const root = (document.documentElement.dataset.content_root || "").replace(/^\.\//, "");
  let running = 0;

  /* The folded headings of some documents by their names. */
  const headingsOf = (documents) => {
    const headings = new Map(documents.map((found) => [found.name, []]));
    const { alltitles, docnames } = Search._index;
    for (const [title, places] of Object.entries(alltitles))
      for (const [file] of places)
        headings.get(docnames[file])?.push(SpeechPhrase.foldPlain(title));
    return headings;
  };

  /* Title before heading before body; else the order of the collection. */
  const rank = (documents, terms) => {
    const headings = headingsOf(documents);
    const score = (found) => {
      const title = SpeechPhrase.foldPlain(found.title);
      const others = headings.get(found.name);
      const points = (term) =>
        title.includes(term) ? 3 : others.some((h) => h.includes(term)) ? 2 : 1;
      return terms.reduce((sum, term) => sum + points(term), 0);
    };
    return documents
      .map((found) => ({ ...found, score: score(found) }))
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
    showChoosers(SpeechIndex.manifest());
    const documents = await SpeechIndex.select(terms);
    const found = await searchTerms(documents, terms, query, isCurrent);
    if (found.speeches) return found.count;
    return found.count + (await searchSpelled(terms, isCurrent));
  };

  /* What is in no speech may be the pinyin of a word: zhengxie, zheng xie, zx. */
  const searchSpelled = async (terms, isCurrent) => {
    const spelling = terms.join("").replaceAll("'", "");
    if (!/^[a-zü]+$/.test(spelling)) return 0;
    const words = (await SpeechIndex.pinyin())[spelling] || [];
    let count = 0;
    for (const word of words) {
      if (!isCurrent()) return count;
      const heading = document.createElement("li");
      heading.className = "speech-spelled";
      heading.textContent = `按拼音查“${word}”`;
      Search.output.append(heading);
      const spelled = SpeechPhrase.terms(word);
      const documents = await SpeechIndex.select(spelled);
      const found = await searchTerms(documents, spelled, word, isCurrent);
      if (!found.count) heading.remove();
      count += found.count;
    }
    return count;
  };

  const searchTerms = async (documents, terms, query, isCurrent) => {
    const ranked = rank(documents.filter(isWanted), terms);
    const total = { count: 0, speeches: 0 };
    for (const [n, found] of ranked.entries()) {
      // A few are on their way while one is read: the first result waits for one alone.
      SpeechIndex.expect(ranked.slice(n));
      const hits = verify(await SpeechIndex.text(found), terms);
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
})();
