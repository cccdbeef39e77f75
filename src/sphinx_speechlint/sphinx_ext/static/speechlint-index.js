/* The data of the search: loaded piece by piece, asked which documents hold a phrase. */
"use strict";

const SpeechIndex = (() => {
  const AHEAD = 8;
  const folder = new URL("../_search/", document.currentScript.src);
  const loading = new Map();

  /* As a script, because fetch() fails on pages opened from a disk. */
  const fetched = (name, stamp) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => resolve(self.SpeechData[name]);
      script.onerror = () => reject(new Error(`cannot load ${script.src}`));
      script.src = new URL(`${name}.js?v=${stamp}`, folder);
      document.head.append(script);
    });

  /* What the page itself has loaded is there; the rest comes when it is asked for. */
  const load = (name) => {
    const here = self.SpeechData?.[name];
    if (!loading.has(name))
      loading.set(name, here ? Promise.resolve(here) : fetched(name, manifest().stamp));
    return loading.get(name);
  };

  const manifest = () => self.SpeechData.manifest;

  const pinyin = () => load("pinyin");

  /* The text of a document, block by block. */
  const text = async ({ shard, place }) => (await load(`text-${shard}`))[place];

  /* The first texts of a list, so that they are on their way before they are read. */
  const expect = (documents) => documents.slice(0, AHEAD).forEach(text);

  const numbersOf = (listed) => listed.split(" ").map(Number);

  const withPair = async ([first, second]) => {
    const piece = await load(`index-${first.codePointAt(0) % manifest().pieces}`);
    const [seconds, packed] = piece[first] || ["", ""];
    const lists = packed.split(",");
    if (second === undefined) return seconds ? lists.flatMap(numbersOf) : [];
    const place = [...seconds].indexOf(second);
    return place < 0 ? [] : numbersOf(lists[place]);
  };

  const pairsOf = (term) => {
    const chars = [...term];
    if (chars.length < 2) return [chars];
    return chars.slice(1).map((second, n) => [chars[n], second]);
  };

  /* The documents that hold every pair of every term, in the order of the collection;
   * all of them where the set is too small for an index. */
  const select = async (terms) => {
    const { documents, pieces } = manifest();
    const pairs = pieces ? terms.flatMap(pairsOf) : [];
    const held = (await Promise.all(pairs.map(withPair))).map((list) => new Set(list));
    return documents
      .filter((_, number) => held.every((numbers) => numbers.has(number)))
      .map(([name, url, title, shard, place, facets]) => ({
        name,
        url,
        title,
        shard,
        place,
        facets,
      }));
  };

  return { expect, manifest, pinyin, select, text };
})();
