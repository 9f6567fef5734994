"use strict";
// A citation of each sentence that is seen: outlet, title, day and the words; file and characters where they are asked for.
// The clipboard is used as far as there is one; where the page may not write to it, the text is selected for the reader.
async function copyField(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }
}

const citations = (() => {
  const wantsPlaces = document.getElementById("cite-places");
  const dialog = document.getElementById("citation");
  const field = document.getElementById("citation-text");
  const told = document.getElementById("told");

  const articleOf = (quote) => (quote.dataset.cited && document.getElementById(quote.dataset.cited)) || null;
  const wordsOf = (quote) => (quote.querySelector("p")?.textContent || "").trim();
  const nameOf = (quote) => quote.querySelector("footer").firstElementChild?.textContent || "";
  const marked = (text) => (/^[“"„«]/.test(text) && /[”"“»]$/.test(text) ? text : `“${text}”`);

  function sourceOf(quote) {
    const article = articleOf(quote);
    if (!article) return nameOf(quote);
    const { outlet, title, when, file } = article.dataset;
    return [outlet, title ? `“${title}”` : !outlet && file, when].filter(Boolean).join(", ");
  }

  function citationOf(quote) {
    const article = articleOf(quote);
    const url = article && /^https?:\/\//.test(article.dataset.url) ? `, ${article.dataset.url}` : "";
    const words = wordsOf(quote);
    const place = wantsPlaces.checked && quote.dataset.place ? ` (${quote.dataset.place})` : "";
    return `${sourceOf(quote)}${url}${words ? `: ${marked(words)}` : ""}${place}`;
  }

  async function copy(quote) {
    field.value = citationOf(quote);
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = `Copied: ${sourceOf(quote)}`;
    } catch {
      if (!dialog.open) dialog.show();
      field.focus();
      field.select();
    }
  }

  // Buttons are made when their sentences are first seen: a large page has tens of thousands of sentences.
  function offer(quote) {
    const footer = quote.querySelector(":scope > footer");
    if (footer.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite";
    button.textContent = "Copy citation";
    button.setAttribute("aria-label", `Copy citation: ${nameOf(quote) || sourceOf(quote)}`);
    footer.append(" ", button);
  }

  const isSeen = (quote) => !quote.closest("details:not([open])");
  const offerIn = (node) => [...node.querySelectorAll("blockquote")].filter(isSeen).forEach(offer);
  document.addEventListener("toggle", ({ target }) => target.open && target.tagName === "DETAILS" && offerIn(target), true);
  document.addEventListener("click", (click) => {
    const button = click.target.closest("button.cite");
    if (button) copy(button.closest("blockquote"));
  });
  offerIn(document);

  return { articleOf, citationOf, sourceOf, wordsOf };
})();
