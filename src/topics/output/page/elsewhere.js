"use strict";
// The search finds events; where else on the page its words stand, or dated sentences of the day that was typed, is told
// beside it, with links that lead there.
(() => {
  const line = document.getElementById("elsewhere");
  const MOST_NAMED = 3;

  // ---- what is looked through: each sentence, and what it is a sentence of -------------------------------------------
  const titleOf = (node) => (node.querySelector("summary > strong") || node.querySelector("summary"))?.textContent.trim();
  const sentencesOf = (holder) => [...holder.querySelectorAll("blockquote > p")].map((node) => ({ node, holder }));
  const inTexts = () => [...document.querySelectorAll("article.article .text .s")]
    .map((node) => ({ node, holder: node, name: node.closest("article").dataset.cited, group: node.closest("article") }));
  const daysOf = (node) => ["first", "last"].map((end) => Date.parse(node.closest("li")?.dataset[end]));
  const inside = (selector) => () => [...document.querySelectorAll(selector)].flatMap(sentencesOf);
  const KINDS = [
    ["quotes of ", inside("#quotes .voice")],
    ["sentences of the themes ", inside("#themes > .theme")],
    ["", inside("#untold-list")],
    ["the texts of ", inTexts],
  ];
  let kinds = null; // read at the first search
  const readKinds = () => KINDS.map(([words, read]) => [words, read().map((one) => ({
    group: one.holder,
    name: titleOf(one.holder),
    ...one,
    text: one.node.textContent.toLowerCase(),
    days: daysOf(one.node),
  }))]);

  // ---- where the words stand ------------------------------------------------------------------------------------
  // A holder counts once for each of its sentences that has all of the words, or is of the day.
  function holdersWith(sentences, searched) {
    const holders = new Map();
    for (const { text, days, group, holder, name } of sentences) {
      if (!searched.hasWords(text) && !searched.isOfDays(...days)) continue;
      const one = holders.get(group) || { holder, name, n: 0 };
      holders.set(group, { ...one, n: one.n + 1 });
    }
    return [...holders.values()].sort((one, other) => other.n - one.n);
  }

  function linkTo({ holder, name, n }) {
    const link = document.createElement("a");
    link.href = `#${holder.id}`;
    link.textContent = `${name} (${n})`;
    return link;
  }

  function placesOf(words, holders) {
    const named = holders.slice(0, MOST_NAMED).flatMap((one, at) => (at ? [", ", linkTo(one)] : [linkTo(one)]));
    const nMore = holders.length - MOST_NAMED;
    return [words, ...named, ...(nMore > 0 ? [` and ${nMore} more`] : [])];
  }

  function tell() {
    const searched = filters.searched();
    line.hidden = searched.isEmpty;
    if (searched.isEmpty) return;
    kinds ??= readKinds();
    const found = kinds.map(([kind, sentences]) => [kind, holdersWith(sentences, searched)]).filter(([, all]) => all.length);
    const places = found.flatMap(([kind, holders], at) => [at ? "; " : "", ...placesOf(kind, holders)]);
    const none = "No quote, no theme and no text on this page has these words.";
    line.replaceChildren(...(found.length ? ["Elsewhere on this page: ", ...places, "."] : [none]));
  }

  filters.onNarrow(tell);
})();
