"use strict";
// Figures enlarge, the switch of the texts stands beside the text, and what is printed is chosen.
(() => {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.querySelector("button.close").addEventListener("click", () => dialog.close());
  }

  // ---- what sticks to the top covers nothing that is gone to ------------------------------------------------------
  const stuck = document.querySelector(".stuck");
  const views = document.querySelector(".views");
  const measure = () => {
    const height = stuck.offsetHeight;
    document.documentElement.style.scrollPaddingTop = `${height + 16}px`;
    if (views) views.style.top = `${height}px`;
  };
  new ResizeObserver(measure).observe(stuck);

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
  const MOST_OPENED = 60; // events whose sentences are printed where nothing else was said
  const SENTENCES = "#events > li:not([hidden]) details:not([open]), .sides details:not([open])";
  const form = document.getElementById("print-form");
  const parts = document.getElementById("print-parts");
  const wantsSentences = document.getElementById("print-sentences");
  const NOT_AT_FIRST = new Set(["articles", "figures", "left-out", "method"]);
  let opened = [];
  let isChosen = false;

  for (const section of document.querySelectorAll("main section:not([hidden])")) {
    const label = document.createElement("label");
    label.className = "box";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = section.id;
    box.checked = !NOT_AT_FIRST.has(section.id);
    label.append(box, " " + section.querySelector("h2").textContent);
    parts.append(label);
  }
  const opener = document.getElementById("print-open");
  opener.hidden = false;
  opener.addEventListener("click", () => form.showModal());
  function leaveOut() {
    for (const box of parts.querySelectorAll("input")) {
      document.getElementById(box.value).classList.toggle("unprinted", !box.checked);
    }
  }
  document.getElementById("print-now").addEventListener("click", () => {
    leaveOut();
    isChosen = true;
    form.close();
    print();
  });

  addEventListener("beforeprint", () => {
    if (!isChosen) leaveOut();
    const isWanted = isChosen ? wantsSentences.checked : filters.shown().length <= MOST_OPENED;
    filters.listAll();
    opened = isWanted ? [...document.querySelectorAll(SENTENCES)] : [];
    for (const item of opened) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of opened) item.open = false;
    for (const section of document.querySelectorAll(".unprinted")) section.classList.remove("unprinted");
    isChosen = false;
  });
})();
