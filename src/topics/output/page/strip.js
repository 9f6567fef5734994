"use strict";
// The strip: days from left to right, long empty stretches cut out, a mark for each event that is shown.
(() => {
  const DAY = 86400000;
  const SVG = "http://www.w3.org/2000/svg";
  const strip = document.getElementById("strip");
  const drawing = document.getElementById("strip-drawing");

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

  // Each point as low as it can stand without touching one before it; returns how high the highest reaches.
  const LEAST_UNIT = 0.5;
  function stack(points, unit) {
    const placed = [];
    let top = 0;
    for (const point of [...points].sort((a, b) => a.x - b.x)) {
      point.radius = unit * Math.sqrt(Math.min(Math.max(point.event.weight, 1), 6));
      point.up = 4 + point.radius;
      const near = placed.filter((other) => other.x + reachOf(other) > point.x - reachOf(point)).sort((a, b) => a.up - b.up);
      for (const other of near) {
        const apart = reachOf(other) + reachOf(point);
        if (Math.abs(other.up - point.up) < apart) point.up = Math.max(point.up, other.up + apart);
      }
      placed.push(point);
      top = Math.max(top, point.up + reachOf(point));
    }
    return top;
  }
  // An open diamond reaches farther than a circle of its radius; a hair is left between two marks.
  const reachOf = ({ radius }) => 1.3 * radius + 0.4;

  // Certain days stand on the axis, stacked where they meet; bars for days that are not certain hang below it.
  function layOut(shown, width) {
    const lanes = [];
    const nDays = scale.reduce((sum, run) => sum + run.days.size, 0);
    const marks = shown.map((event) => {
      const x = place(event.first);
      if (event.last > event.first) {
        const end = Math.max(place(event.last), x + 6);
        let lane = lanes.findIndex((reached) => reached < x);
        if (lane < 0) lane = lanes.length;
        lanes[lane] = end + 2;
        return { event, x, end, lane };
      }
      return { event, x };
    });
    const points = marks.filter((mark) => !mark.end);
    let unit = Math.max(1, Math.min(3.2, width / nDays / 3.5));
    while (stack(points, unit) > ROOM && unit > LEAST_UNIT) unit *= 0.8;
    return { marks, barHeight: Math.min(8, ROOM_OF_BARS / Math.max(lanes.length, 1)), nLanes: lanes.length };
  }

  // Statuses are told apart by shape, not by colour alone.
  function drawPoint(link, status, x, y, radius) {
    if (status === "planned") {
      const reach = 1.3 * radius;
      add(link, "path", { d: `M${x} ${y - reach}L${x + reach} ${y}L${x} ${y + reach}L${x - reach} ${y}Z` });
    } else if (status === "background") {
      const side = 1.7 * radius;
      add(link, "rect", { x: x - side / 2, y: y - side / 2, width: side, height: side, class: "point" });
    } else add(link, "circle", { cx: x, cy: y, r: radius });
  }

  function drawMark({ event, x, end, lane, radius, up }, base, barHeight) {
    const link = add(drawing, "a", { href: "#" + event.item.id, tabindex: "-1", class: "mark " + event.status });
    if (radius) drawPoint(link, event.status, x, base - up, radius);
    else add(link, "rect", { x, y: base + 5 + barHeight * lane, width: end - x, height: 0.6 * barHeight, rx: barHeight / 4 });
    const headline = event.item.querySelector(".headline").textContent;
    add(link, "title", {}, `${dayWords(event.item)}: ${headline}`);
  }

  // Where there are very many, those of most sources: a mark that nobody can tell from the next one says nothing.
  const MOST_MARKS = 300;
  function weightiest(events) {
    if (events.length <= MOST_MARKS) return events;
    return [...events].sort((a, b) => a.level - b.level || b.weight - a.weight || a.first - b.first).slice(0, MOST_MARKS);
  }

  function draw(events) {
    drawing.replaceChildren();
    const shown = weightiest(events);
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
    filters.setPeriod(text(from), text(to));
  }

  // The buttons below the strip choose a period too: half as many days, twice as many, those before, those after.
  const days = [...new Set(filters.events.map((event) => event.first))].sort((a, b) => a - b);
  function zoom(way) {
    const [from, to] = filters.period();
    const shown = days.filter((day) => day >= from && day <= to);
    const size = Math.max(shown.length, 1);
    const wanted = way === "in" ? Math.ceil(size / 2) : way === "out" ? 2 * size : size;
    const step = { in: Math.floor((size - wanted) / 2), out: -Math.ceil(size / 2), back: -Math.ceil(size / 2) }[way];
    const begun = days.findIndex((day) => day >= from);
    const start = (begun < 0 ? days.length : begun) + (step ?? Math.ceil(size / 2));
    const low = Math.max(0, Math.min(start, days.length - wanted));
    const high = Math.min(low + wanted, days.length) - 1;
    if (high - low + 1 < days.length) return setPeriod(days[low], days[high]);
    filters.setPeriod("", "");
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

  // Drawn once for a picture of the screen, however much was changed for it.
  let isDue = false;
  filters.onNarrow(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      draw(filters.shown());
    });
  });
  if (filters.events.length) {
    strip.hidden = false;
    let width = 0;
    new ResizeObserver(() => {
      if (strip.clientWidth === width) return;
      width = strip.clientWidth;
      draw(filters.shown());
    }).observe(strip);
  }
})();
