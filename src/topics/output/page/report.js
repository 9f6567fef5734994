"use strict";
// The list of events is complete without this script; it adds filters, the strip and links that open what they lead to.
(() => {
  const DAY = 86400000;
  const SVG = "http://www.w3.org/2000/svg";
  const form = document.getElementById("filters");
  const strip = document.getElementById("strip");
  const drawing = document.getElementById("strip-drawing");
  const byId = (name) => document.getElementById("filter-" + name);
  const fields = ["themes", "actors", "sources"].filter(byId);
  const events = [...document.querySelectorAll("#events > li")].map((item) => ({
    item,
    text: item.textContent.toLowerCase(),
    first: Date.parse(item.dataset.first),
    last: Date.parse(item.dataset.last),
    weight: Number(item.dataset.n),
    status: item.dataset.status,
  }));

  // ---- filters -------------------------------------------------------------------------------------------------
  function isWanted(event, words, statuses, from, to) {
    return (
      statuses.has(event.status) &&
      event.last >= from &&
      event.first <= to &&
      words.every((word) => event.text.includes(word)) &&
      fields.every((field) => {
        const [option] = byId(field).selectedOptions;
        if (!option || !option.value) return true;
        const own = event.item.dataset[option.dataset.field || field] || "";
        return own.split("\n").includes(option.value);
      })
    );
  }

  function filter() {
    const words = byId("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const statuses = new Set([...form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value));
    const from = Date.parse(byId("from").value || "0001-01-01");
    const to = Date.parse(byId("to").value || "9999-12-31");
    const shown = events.filter((event) => isWanted(event, words, statuses, from, to));
    for (const event of events) event.item.hidden = true;
    for (const event of shown) event.item.hidden = false;
    const all = shown.length === events.length;
    byId("count").textContent = all ? `${shown.length} events` : `${shown.length} of ${events.length} events`;
    draw(shown);
  }

  // ---- the strip: days from left to right, long empty stretches cut out ----------------------------------------
  const ROOM = 150;
  const ROOM_OF_BARS = 64;
  let scale = [];

  // Runs of days without a long gap, each with the number of events that begin on each of its days.
  function makeRuns(shown, most) {
    const runs = [];
    for (const event of [...shown].sort((a, b) => a.first - b.first || a.last - b.last)) {
      const last = Math.min(event.last, event.first + 30 * DAY);
      let run = runs[runs.length - 1];
      if (!run || event.first - run.last > 10 * DAY) {
        run = { first: event.first, last, days: new Map() };
        runs.push(run);
      }
      run.last = Math.max(run.last, last);
      run.days.set(event.first, (run.days.get(event.first) || 0) + 1);
    }
    while (runs.length > most) {
      const gaps = runs.slice(1).map((run, at) => run.first - runs[at].last);
      const at = gaps.indexOf(Math.min(...gaps));
      const [one, other] = runs.slice(at, at + 2);
      const last = Math.max(one.last, other.last);
      runs.splice(at, 2, { first: one.first, last, days: new Map([...one.days, ...other.days]) });
    }
    return runs;
  }

  function makeScale(shown, width) {
    const runs = makeRuns(shown, Math.max(1, Math.floor(width / 90)));
    const pause = 22;
    const total = runs.reduce((sum, run) => sum + 2 + run.days.size, 0);
    let reached = 14;
    for (const run of runs) {
      run.start = reached;
      run.stop = reached + ((width - 28 - pause * (runs.length - 1)) * (2 + run.days.size)) / total;
      reached = run.stop + pause;
    }
    return runs;
  }

  // Within a run, a third of the room goes by time and two thirds by events: crowded days stay apart.
  function placeInRun(run, day) {
    let before = 0;
    let all = 0;
    for (const [other, count] of run.days) {
      all += count;
      before += other < day ? count : other === day ? count / 2 : 0;
    }
    const time = (day - run.first + DAY / 2) / (run.last - run.first + DAY);
    return run.start + (time / 3 + (2 * before) / all / 3) * (run.stop - run.start);
  }

  function place(day) {
    let reached = scale[0].start;
    for (const run of scale) {
      if (day < run.first) return reached;
      if (day <= run.last) return placeInRun(run, day);
      reached = run.stop;
    }
    return reached;
  }

  function add(parent, name, attributes, words) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (words) node.textContent = words;
    parent.append(node);
    return node;
  }

  const dayWords = (item) => item.querySelector(".day").textContent.trim();

  // As many days are named as have room, those of most events first.
  function drawLabels(shown, y, width) {
    const named = new Map();
    for (const event of shown) if (!named.has(event.first)) named.set(event.first, event);
    const days = scale.flatMap((run) => [...run.days]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const taken = [];
    for (const [day] of days) {
      const event = named.get(day);
      const words = dayWords(event.item);
      const half = words.length * 3.1;
      const x = Math.min(Math.max((place(day) + place(event.last)) / 2, half), width - half);
      if (taken.some(([start, stop]) => x - half < stop && x + half > start)) continue;
      taken.push([x - half - 6, x + half + 6]);
      add(drawing, "text", { x, y }, words);
    }
  }

  // Certain days stand on the axis, stacked where they meet; bars for days that are not certain hang below it.
  function layOut(shown, width) {
    const stacks = new Map();
    const lanes = [];
    const nDays = scale.reduce((sum, run) => sum + run.days.size, 0);
    const unit = Math.max(1, Math.min(3.2, width / nDays / 3.5));
    const marks = shown.map((event) => {
      const x = place(event.first);
      if (event.last > event.first) {
        const end = Math.max(place(event.last), x + 6);
        let lane = lanes.findIndex((reached) => reached < x);
        if (lane < 0) lane = lanes.length;
        lanes[lane] = end + 2;
        return { event, x, end, lane };
      }
      const radius = unit * Math.sqrt(Math.min(Math.max(event.weight, 1), 6));
      const key = Math.round(x / 4);
      const up = (stacks.get(key) || 4) + radius;
      stacks.set(key, up + radius + 1.5);
      return { event, x, radius, up };
    });
    const squeeze = Math.min(1, ROOM / Math.max(...stacks.values(), 1));
    for (const mark of marks) {
      mark.up *= squeeze;
      mark.radius *= Math.max(squeeze, 0.6);
    }
    return { marks, barHeight: Math.min(8, ROOM_OF_BARS / Math.max(lanes.length, 1)), nLanes: lanes.length };
  }

  function drawMark({ event, x, end, lane, radius, up }, base, barHeight) {
    const link = add(drawing, "a", { href: "#" + event.item.id, tabindex: "-1", class: "mark " + event.status });
    if (radius) add(link, "circle", { cx: x, cy: base - up, r: radius });
    else add(link, "rect", { x, y: base + 5 + barHeight * lane, width: end - x, height: 0.6 * barHeight, rx: barHeight / 4 });
    const headline = event.item.querySelector(".headline").textContent;
    add(link, "title", {}, `${dayWords(event.item)}: ${headline}`);
  }

  function draw(shown) {
    drawing.replaceChildren();
    if (!shown.length) return;
    const width = strip.clientWidth;
    scale = makeScale(shown, width);
    const { marks, barHeight, nLanes } = layOut(shown, width);
    const base = Math.max(8, ...marks.map((mark) => (mark.radius ? mark.up + mark.radius : 0))) + 4;
    const labels = base + 18 + barHeight * nLanes;
    drawing.setAttribute("viewBox", `0 0 ${width} ${labels + 6}`);
    drawing.setAttribute("height", labels + 6);
    for (const run of scale) add(drawing, "line", { x1: run.start, x2: run.stop, y1: base, y2: base, class: "axis" });
    drawLabels(shown, labels, width);
    for (const mark of marks) drawMark(mark, base, barHeight);
  }

  function setPeriod(from, to) {
    const text = (time) => new Date(time).toISOString().slice(0, 10);
    byId("from").value = text(from);
    byId("to").value = text(to);
    filter();
  }

  // The buttons below the strip choose a period too: half as many days, twice as many, those before, those after.
  const days = [...new Set(events.map((event) => event.first))].sort((a, b) => a - b);
  function zoom(way) {
    const from = Date.parse(byId("from").value || "0001-01-01");
    const to = Date.parse(byId("to").value || "9999-12-31");
    const shown = days.filter((day) => day >= from && day <= to);
    const size = Math.max(shown.length, 1);
    const wanted = way === "in" ? Math.ceil(size / 2) : way === "out" ? 2 * size : size;
    const step = { in: Math.floor((size - wanted) / 2), out: -Math.ceil(size / 2), back: -Math.ceil(size / 2) }[way];
    const begun = days.findIndex((day) => day >= from);
    const start = (begun < 0 ? days.length : begun) + (step ?? Math.ceil(size / 2));
    const low = Math.max(0, Math.min(start, days.length - wanted));
    const high = Math.min(low + wanted, days.length) - 1;
    if (high - low + 1 < days.length) return setPeriod(days[low], days[high]);
    byId("from").value = byId("to").value = "";
    filter();
  }
  for (const button of strip.querySelectorAll("button")) button.addEventListener("click", () => zoom(button.value));

  // Dragging over the strip chooses a period; the two date fields do the same from the keyboard.
  let grabbed = null;
  let frame = null;
  const xOf = (pointer) => pointer.clientX - drawing.getBoundingClientRect().left;
  drawing.addEventListener("pointerdown", (pointer) => {
    if (pointer.target.closest("a")) return;
    grabbed = xOf(pointer);
    frame = add(drawing, "rect", { x: grabbed, y: 0, width: 0, height: "100%", class: "frame" });
    drawing.setPointerCapture(pointer.pointerId);
  });
  drawing.addEventListener("pointermove", (pointer) => {
    if (grabbed === null) return;
    frame.setAttribute("x", Math.min(grabbed, xOf(pointer)));
    frame.setAttribute("width", Math.abs(xOf(pointer) - grabbed));
  });
  drawing.addEventListener("pointerup", (pointer) => {
    if (grabbed === null) return;
    const start = grabbed;
    grabbed = null;
    frame.remove();
    const [left, right] = [start, xOf(pointer)].sort((a, b) => a - b);
    const days = scale.flatMap((run) => [...run.days.keys()]).filter((day) => place(day) >= left && place(day) <= right);
    if (right - left > 6 && days.length) setPeriod(Math.min(...days), Math.max(...days));
  });
  drawing.addEventListener("pointercancel", () => { grabbed = null; if (frame) frame.remove(); });

  // ---- links open what they lead to ----------------------------------------------------------------------------
  function nameIn(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1); // an address that is cut, or that somebody made up, leads nowhere and stops nothing
    }
  }
  function openTarget(hash = location.hash) {
    const target = hash && document.getElementById(nameIn(hash));
    if (!target) return;
    if (target.hidden) { form.reset(); setTimeout(filter); }
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const inner = target.querySelector(":scope > details");
    if (inner && target.classList.contains("event")) inner.open = true;
    setTimeout(() => {
      target.scrollIntoView({ block: target.clientHeight > innerHeight / 2 ? "start" : "center" });
      const focused = target.hasAttribute("tabindex") ? target : target.querySelector("summary");
      if (focused) focused.focus({ preventScroll: true });
    });
  }

  // From event to event with the arrow keys.
  document.getElementById("events").addEventListener("keydown", (press) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    if (!step || press.target.tagName !== "SUMMARY") return;
    const shown = events.map((event) => event.item).filter((item) => !item.hidden);
    const next = shown[shown.indexOf(press.target.closest("li")) + step];
    if (!next) return;
    press.preventDefault();
    next.querySelector("summary").focus();
  });

  // A number in the table of themes shows the sentences that it counts.
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

  if (events.length) {
    form.hidden = false;
    strip.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("resize", filter);
    filter();
  }
  // ---- quotes of one speaker -----------------------------------------------------------------------------------
  const voices = document.getElementById("voices");
  if (voices) {
    voices.hidden = false;
    voices.addEventListener("submit", (event) => event.preventDefault());
    voices.addEventListener("input", () => {
      const name = document.getElementById("voice").value;
      for (const item of document.querySelectorAll(".voice")) {
        item.hidden = Boolean(name) && item.dataset.name !== name;
        if (name) item.open = !item.hidden;
      }
    });
  }
  addEventListener("hashchange", () => openTarget());
  // In the frame of a notebook the page has no address of its own, so its links are followed here.
  document.addEventListener("click", (click) => {
    const link = click.target.closest("a[href^='#']");
    if (!link || location.protocol !== "about:") return;
    click.preventDefault();
    openTarget(link.getAttribute("href"));
  });
  // On paper the timeline and the reader's own themes are open, the rest as it was left on the screen.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#timeline details:not([open]), .sides details:not([open]), .theme.codebook:not([open])")];
    for (const item of opened) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of opened) item.open = false;
  });
  openTarget();
})();
