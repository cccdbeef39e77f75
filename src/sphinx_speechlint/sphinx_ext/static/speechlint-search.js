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

  const REMARK = /（[^（）]*）$/u; // what tells speeches of one title apart
  const isTitle = (title, terms) => SpeechPhrase.terms(title).join(" ") === terms.join(" ");

  /* Title before heading before body; then the very title before a longer one, speeches before
   * what is told of them, and the order of the collection. */
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
      .map((found) => ({
        ...found,
        score: score(found),
        isExact: isTitle(found.title, terms) || isTitle(found.title.replace(REMARK, ""), terms),
        isSpeech: Boolean(found.facets),
      }))
      .sort(
        (a, b) => b.score - a.score || b.isExact - a.isExact || b.isSpeech - a.isSpeech,
      );
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

  let lastQuery = "";

  const again = () => {
    document.getElementById("search-results").replaceChildren();
    Search.performSearch(lastQuery);
  };

  const search = async (query, isCurrent, known = new Set()) => {
    const terms = SpeechPhrase.terms(query);
    if (!terms.length) return 0;
    SpeechNarrow.offer(SpeechIndex.manifest(), again);
    const documents = await SpeechIndex.select(terms);
    const others = documents.filter((found) => !known.has(found.name));
    const found = await searchTerms(others, terms, query, isCurrent);
    if (found.speeches) return found.names.size;
    const count = found.names.size + (await searchSpelled(terms, isCurrent));
    // Quotes that stand in no speech are no part of the phrase: they only enclose it.
    const bare = SpeechPhrase.unquoted(query);
    if (count > found.names.size || bare === query) return count;
    return count + (await search(bare, isCurrent, found.names));
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
      if (!found.names.size) heading.remove();
      count += found.names.size;
    }
    return count;
  };

  const searchTerms = async (documents, terms, query, isCurrent) => {
    const ranked = rank(documents.filter(SpeechNarrow.isWanted), terms);
    const total = { names: new Set(), speeches: 0 };
    for (const [n, found] of ranked.entries()) {
      // A few are on their way while one is read: the first result waits for one alone.
      SpeechIndex.expect(ranked.slice(n));
      const hits = verify(await SpeechIndex.text(found), terms);
      if (!isCurrent()) return total;
      if (!hits.length) continue;
      show(found, hits, terms, query);
      total.names.add(found.name);
      total.speeches += found.isSpeech ? 1 : 0;
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
