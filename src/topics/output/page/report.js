"use strict";
(() => {
  const events = [...document.querySelectorAll("#events > li")];
  const form = document.getElementById("filters");
  const words = document.getElementById("filter-words");
  const count = document.getElementById("filter-count");
  const fields = ["themes", "actors", "sources"];
  const texts = new Map(events.map((item) => [item, item.textContent.toLowerCase()]));

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const statuses = [...form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);
    let shown = 0;
    for (const item of events) {
      const fits =
        statuses.includes(item.dataset.status) &&
        wanted.every((word) => texts.get(item).includes(word)) &&
        fields.every((field) => {
          const value = document.getElementById("filter-" + field).value;
          return !value || item.dataset[field].split("\n").includes(value);
        });
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown === events.length ? `${shown} events` : `${shown} of ${events.length} events`;
  }

  function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) { form.reset(); filter(); }
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const inner = target.querySelector(":scope > details");
    if (inner && target.classList.contains("event")) inner.open = true;
    target.scrollIntoView({ block: "center" });
    if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
  }

  if (events.length) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", () => {
    for (const item of document.querySelectorAll("#timeline details, #themes details")) item.open = true;
  });
  openTarget();
})();
