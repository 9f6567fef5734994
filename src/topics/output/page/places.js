"use strict";
// Links open what they lead to, in the address and with a way back; arrow keys go from event to event.
function measureStuck() {
  const height = document.querySelector(".stuck").offsetHeight;
  document.documentElement.style.scrollPaddingTop = `${height + 16}px`;
  const views = document.querySelector(".views");
  if (views) views.style.top = `${height}px`;
}

(() => {
  const back = document.getElementById("return");
  const backLink = document.getElementById("return-link");

  function open(place) {
    const target = place && document.getElementById(place);
    if (!target) return;
    filters.reveal(target);
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    document.querySelector(".here")?.classList.remove("here");
    if (target.matches("li, article, .s")) target.classList.add("here");
    const inner = target.querySelector(":scope > details");
    if (inner && target.classList.contains("event")) inner.open = true;
    setTimeout(() => {
      goTo(target);
      const focused = target.hasAttribute("tabindex") ? target : target.querySelector("summary");
      if (focused) focused.focus({ preventScroll: true });
    });
  }

  // What is far from the screen is laid out only when it comes near, and then moves what was gone to: so it is gone to
  // again until it stays where it is. A part of the page begins at the top, however short it is.
  const MOST_FRAMES = 20;
  const STAYING = 3; // frames
  function goTo(target, left = MOST_FRAMES, stayed = 0) {
    measureStuck();
    const isHigh = target.matches("section") || target.clientHeight > innerHeight / 2;
    const before = target.getBoundingClientRect();
    target.scrollIntoView({ block: isHigh ? "start" : "center" });
    const { top, height } = target.getBoundingClientRect();
    const stays = top === before.top && height === before.height ? stayed + 1 : 0;
    if (left && stays < STAYING) requestAnimationFrame(() => goTo(target, left - 1, stays));
  }

  // What a step opened is closed by the step back, where the place before lies outside of it.
  function close(place, next) {
    const left = place && document.getElementById(place);
    const kept = next && document.getElementById(next);
    if (!left || (kept && (left.contains(kept) || kept.contains(left)))) return;
    const details = left.tagName === "DETAILS" ? left : left.querySelector(":scope > details");
    if (details) details.open = false;
  }

  // ---- links ----------------------------------------------------------------------------------------------------
  const placeOf = (node) => node.closest("[id].event, details[id], article[id]");
  const wordsOf = (node) => node.querySelector(".headline, summary strong, h3, summary").textContent.trim();

  function offerReturn(link) {
    const origin = placeOf(link);
    if (!origin || !link.closest("blockquote")) return;
    back.hidden = false;
    backLink.href = "#" + encodeURIComponent(origin.id);
    backLink.textContent = `← Back to: ${wordsOf(origin)}`;
  }

  document.addEventListener("click", (click) => {
    const link = click.target.closest("a[href^='#']");
    if (!link || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    const hash = link.getAttribute("href");
    const { place, query } = address.read(hash);
    if (link === backLink) back.hidden = true;
    else offerReturn(link);
    if (hash.includes("?")) filters.takeQuery(query);
    open(place);
    address.go({ place, query: filters.queryOf() });
  });

  // A summary that is opened by hand is a place too.
  document.addEventListener("click", (click) => {
    const summary = click.target.closest("summary");
    const details = summary && summary.parentElement;
    const holder = details && (details.id ? details : details.closest("li.event, article.article"));
    if (!holder || !holder.id || (holder !== details && details.parentElement !== holder)) return;
    const isClosing = details.open;
    if (isClosing && address.now().place !== holder.id) return;
    address.go({ place: isClosing ? "" : holder.id });
  });

  address.onChange((now, before) => {
    close(before.place, now.place);
    open(now.place);
  });

  // ---- from event to event --------------------------------------------------------------------------------------
  document.getElementById("events").addEventListener("keydown", (press) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    if (!step || press.target.tagName !== "SUMMARY") return;
    const items = filters.shown().map((event) => event.item).filter((item) => !item.hidden);
    const next = items[items.indexOf(press.target.closest("#events > li")) + step];
    if (!next) return;
    press.preventDefault();
    next.querySelector("summary").focus();
  });

  // ---- a number in the table of themes shows the sentences that it counts -----------------------------------------
  function narrowTheme(theme, column, words) {
    for (const quote of theme.querySelectorAll(":scope > blockquote")) {
      quote.hidden = Boolean(column) && quote.dataset.column !== column;
    }
    let button = theme.querySelector(":scope > button");
    if (!button) {
      button = document.createElement("button");
      button.addEventListener("click", () => narrowTheme(theme, "", ""));
      theme.querySelector("summary").after(button);
    }
    button.hidden = !column;
    button.textContent = `Only ${words}: show all sentences`;
  }
  for (const link of document.querySelectorAll(".crossing td a")) {
    link.addEventListener("click", () => {
      narrowTheme(document.querySelector(link.getAttribute("href")), link.dataset.column, link.dataset.words);
    });
  }

  filters.start();
  open(address.now().place);
})();
