"use strict";
// Figures enlarge, the switch of the texts stands beside the text, and what is printed is chosen.
(() => {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.querySelector("button.close").addEventListener("click", () => dialog.close());
  }

  // ---- what sticks to the top covers nothing that is gone to ------------------------------------------------------
  const views = document.querySelector(".views");
  new ResizeObserver(measureStuck).observe(document.querySelector(".stuck"));

  // ---- a table that is wider than the screen says so --------------------------------------------------------------
  function tellWider({ target }) {
    const table = target.querySelector("table");
    target.classList.toggle("cut", Boolean(table) && table.scrollWidth > target.clientWidth + 1);
  }
  const wider = new ResizeObserver((entries) => entries.forEach(tellWider));
  for (const table of document.querySelectorAll("main .wide")) wider.observe(table);

  // ---- figures --------------------------------------------------------------------------------------------------
  const enlarged = document.getElementById("enlarged");
  function enlarge(figure) {
    document.getElementById("enlarged-picture").replaceChildren(figure.querySelector("img").cloneNode());
    document.getElementById("enlarged-caption").textContent = figure.querySelector("figcaption span").textContent;
    enlarged.showModal();
  }
  for (const figure of document.querySelectorAll("figure.figure")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Enlarge";
    button.setAttribute("aria-label", `Enlarge: ${figure.querySelector("figcaption span").textContent}`);
    button.addEventListener("click", () => enlarge(figure));
    figure.querySelector("img").addEventListener("click", () => enlarge(figure));
    figure.querySelector("figcaption").append(" ", button);
  }

  // ---- cleaned or as found: beside the text that was opened last ---------------------------------------------------
  const showViews = ({ target }) => {
    const text = views && target.open && target.querySelector(":scope > .text");
    if (text) text.before(views);
  };
  document.addEventListener("toggle", showViews, true);

  // ---- on paper -------------------------------------------------------------------------------------------------
  // Unless more is chosen, some pages: the brief, the themes, the main happenings with a sentence each, disagreements, sources.
  const MOST_SOURCES = 60; // more are printed in short only as far as the main happenings rest on them
  const SENTENCES = "#events > li:not([hidden]) details:not([open]), .sides details:not([open])";
  const MAIN = "#events > li.level-1:not([hidden]) > details:not([open])";
  const AT_FIRST = new Set(["one-page", "summary", "timeline", "disagreements", "articles"]);
  const form = document.getElementById("print-form");
  const parts = document.getElementById("print-parts");
  const isExtent = (name) => document.getElementById(`print-${name}`).checked;
  let opened = [];
  let isChosen = false;

  for (const section of document.querySelectorAll("main section:not([hidden])")) {
    const label = document.createElement("label");
    label.className = "box";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = section.id;
    box.checked = AT_FIRST.has(section.id);
    label.append(box, " " + section.querySelector("h2").textContent);
    parts.append(label);
  }
  const opener = document.getElementById("print-open");
  opener.hidden = false;
  opener.addEventListener("click", () => form.showModal());
  document.getElementById("print-now").addEventListener("click", () => {
    isChosen = true;
    form.close();
    print();
  });

  function leaveOut() {
    for (const box of parts.querySelectorAll("input")) {
      const isWanted = isChosen ? box.checked : AT_FIRST.has(box.value);
      document.getElementById(box.value).classList.toggle("unprinted", !isWanted);
    }
  }

  function leaveOutSources() {
    const articles = [...document.querySelectorAll("article.article")];
    if (articles.length <= MOST_SOURCES) return;
    const quotes = document.querySelectorAll("#events > li.level-1 > details > blockquote");
    const cited = new Set([...quotes].map((quote) => quote.dataset.cited));
    for (const article of articles) article.classList.toggle("unprinted", !cited.has(article.id));
  }

  addEventListener("beforeprint", () => {
    const isShort = !isChosen || isExtent("short");
    leaveOut();
    document.documentElement.classList.toggle("in-short", isShort);
    filters.listAll();
    if (isShort) leaveOutSources();
    const wanted = isShort ? MAIN : isExtent("sentences") ? SENTENCES : "";
    opened = wanted ? [...document.querySelectorAll(wanted)] : [];
    for (const item of opened) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of opened) item.open = false;
    for (const node of document.querySelectorAll(".unprinted")) node.classList.remove("unprinted");
    document.documentElement.classList.remove("in-short");
    isChosen = false;
  });
})();
