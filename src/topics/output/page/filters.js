"use strict";
// What the page is narrowed to. The page is complete without this script; a theme narrows every part of it.
const filters = (() => {
  const form = document.getElementById("filters");
  const byId = (name) => document.getElementById("filter-" + name);
  const LISTS = { themes: "theme", actors: "actor", with: "with", places: "place", sources: "source" };
  const lists = Object.keys(LISTS).filter(byId);
  const level = byId("level");
  const firstLevel = level.value;
  const ALL_LEVELS = level.options[level.options.length - 1].value;
  const boxes = [...form.querySelectorAll("input[type=checkbox][value]:not([id])")];
  const followers = [];

  // An event stands for its details too: whoever looks for one of them finds it inside.
  function makeEvent(item) {
    const all = [item, ...item.querySelectorAll("li.event")];
    const values = (name, mark) => new Set(all.flatMap((one) => (one.dataset[name] || "").split(mark)));
    return {
      item,
      first: Date.parse(item.dataset.first),
      last: Date.parse(item.dataset.last),
      days: all.map((one) => [Date.parse(one.dataset.first), Date.parse(one.dataset.last)]),
      weight: Number(item.dataset.n),
      level: Number(item.dataset.level),
      statuses: new Set(all.map((one) => one.dataset.status)),
      status: item.dataset.status,
      themes: values("themes", " "),
      actors: values("actors", "\n"),
      places: values("places", "\n"),
      sources: values("sources", "\n"),
    };
  }
  const events = [...document.querySelectorAll("#events > li")].map(makeEvent);
  // What a reader sees of an event itself: neither its counts nor the names of its themes are searched.
  const SEARCHED = ".day, .headline, .who, blockquote > p";
  const readText = ({ item }) => [...item.querySelectorAll(SEARCHED)].map((node) => node.textContent).join("\n").toLowerCase();
  const textOf = (event) => (event.text ??= readText(event));
  const searched = () => search.read(byId("words").value);
  let shown = events;

  // ---- what the fields say --------------------------------------------------------------------------------------
  function readChoice() {
    const choice = { lists: {} };
    for (const name of lists) if (byId(name).value) choice.lists[name] = byId(name).value;
    choice.searched = searched();
    choice.statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    choice.from = Date.parse(byId("from").value || "0001-01-01");
    choice.to = Date.parse(byId("to").value || "9999-12-31");
    return choice;
  }

  function fits(event, choice) {
    return (
      event.last >= choice.from &&
      event.first <= choice.to &&
      [...event.statuses].some((status) => choice.statuses.has(status)) &&
      Object.entries(choice.lists).every(([name, value]) => event[name === "with" ? "actors" : name].has(value)) &&
      (event.days.some((days) => choice.searched.isOfDays(...days)) || choice.searched.hasWords(textOf(event)))
    );
  }

  // ---- what is shown --------------------------------------------------------------------------------------------
  function setHidden(node, isHidden) {
    if (node.hidden === isHidden) return;
    node.hidden = isHidden;
    if (isHidden === FINDABLE) node.setAttribute("aria-hidden", "true");
    else node.removeAttribute("aria-hidden");
  }

  function narrow() {
    const choice = readChoice();
    const fitting = events.filter((event) => fits(event, choice));
    const most = Number(level.value);
    // Whoever types a day asks for all of it: its own events, whatever their importance, before those of its month.
    const ofDay = new Set(fitting.filter((event) => event.days.some((days) => choice.searched.isOfOneDay(...days))));
    const others = fitting.filter((event) => event.level <= most && !ofDay.has(event));
    const chosen = [...ofDay, ...others];
    putFirst(ofDay);
    shown = chosen.length ? chosen : fitting; // where nothing else fits, what is of less importance is shown
    list(shown.length > AT_MOST ? AT_FIRST : AT_MOST);
    narrowOthers(choice);
    tell(choice, fitting.length - chosen.length, !chosen.length);
    for (const follow of followers) follow(shown);
  }

  let nPutFirst = 0;
  function putFirst(chosen) {
    if (!chosen.size && !nPutFirst) return;
    nPutFirst = chosen.size;
    const rest = events.filter((event) => !chosen.has(event));
    document.getElementById("events").append(...[...chosen, ...rest].map((event) => event.item));
  }

  // Of more events than AT_MOST fewer are listed at first, for a browser lays out hundreds of lines slowly.
  const AT_MOST = 80;
  const AT_FIRST = 50;
  const AT_ONCE = 200;
  const FINDABLE = "until-found"; // those that fit and are not listed yet: the browser's own search finds them
  const more = document.getElementById("events-more");
  let nListed = 0;
  function list(number) {
    nListed = Math.min(number, shown.length);
    const places = new Map(shown.map((event, at) => [event, at]));
    for (const event of events) {
      const at = places.get(event);
      setHidden(event.item, at === undefined || (at >= nListed && FINDABLE));
    }
    document.getElementById("events").classList.add("chosen");
    const nLeft = shown.length - nListed;
    setHidden(more, !nLeft);
    more.textContent = `Show the next ${Math.min(AT_ONCE, nLeft)} events (${nLeft} more)`;
  }
  function listFound({ target }) {
    const at = shown.findIndex((event) => event.item === target);
    if (at >= nListed) list(at + AT_FIRST);
  }
  function listMore() {
    const next = shown[nListed];
    list(nListed + AT_ONCE);
    next.item.querySelector("summary").focus();
  }

  const others = [...document.querySelectorAll(
    "details.theme[data-themes], .crossing tr[data-themes], .disagreement, article.article, #quotes blockquote"
  )];
  const ownThemes = (node) => (node.dataset.themes || "").split(" ");
  let last = "";
  function narrowOthers({ lists: { themes: theme, sources: source } }) {
    if (last === `${theme}\n${source}`) return;
    last = `${theme}\n${source}`;
    for (const node of others) {
      const isOfTheme = !theme || ownThemes(node).includes(theme) || isOfAnotherMethod(node, theme);
      const isOfSource = !source || !node.dataset.source || node.dataset.source === source;
      setHidden(node, !(isOfTheme && isOfSource));
    }
    showVoices();
  }

  // Themes of other methods than the chosen one stay: they are no part of what was chosen from.
  function isOfAnotherMethod(node, theme) {
    return Boolean(node.dataset.method) && !theme.startsWith(node.dataset.method + "-");
  }

  const voice = document.getElementById("voice");
  function showVoices() {
    const name = voice ? voice.value : "";
    for (const item of document.querySelectorAll("#quotes .theme")) {
      const isOther = Boolean(name) && item.classList.contains("voice") && item.dataset.name !== name;
      setHidden(item, isOther || !item.querySelector("blockquote:not([hidden])"));
      if (name && item.dataset.name === name) item.open = true;
    }
  }

  const wordsOf = (select) => select.selectedOptions[0].textContent.replace(/ \(\d+\)$/, "");
  function lesserWords(nLesser, areShown) {
    if (!nLesser) return "";
    if (areShown) return ", of less importance: nothing else fits";
    return `; ${nLesser} of less importance ${nLesser === 1 ? "fits" : "fit"} too`;
  }
  function tell(choice, nLesser, areShown) {
    const isAll = shown.length === events.length;
    const number = isAll ? `${shown.length} events` : `${shown.length} of ${events.length} events`;
    const count = number + lesserWords(nLesser, areShown);
    byId("count").textContent = count;
    const said = lists.filter((name) => byId(name).value).map((name) => wordsOf(byId(name)));
    if (!choice.searched.isEmpty) said.push(`“${byId("words").value.trim()}”`);
    if (byId("from").value) said.push(`from ${byId("from").value}`);
    if (byId("to").value) said.push(`until ${byId("to").value}`);
    if (choice.statuses.size < boxes.length) said.push([...choice.statuses].join(" and ") || "no status");
    document.getElementById("narrowed").hidden = !said.length;
    document.getElementById("narrowed-words").textContent = `${said.join(", ")}: ${count}`;
  }

  // ---- the choice in the address --------------------------------------------------------------------------------
  // A theme is called by its group and label there, since its number may change with the next run.
  const nameOf = (option) => `${option.parentElement.label}: ${option.textContent.replace(/ \(\d+\)$/, "")}`;

  function queryOf() {
    const query = new URLSearchParams();
    for (const name of lists) {
      const [option] = byId(name).selectedOptions;
      if (option && option.value) query.set(LISTS[name], name === "themes" ? nameOf(option) : option.value);
    }
    for (const name of ["words", "from", "to"]) if (byId(name).value) query.set(name, byId(name).value);
    if (level.value !== firstLevel) query.set("importance", level.value);
    const left = boxes.filter((box) => !box.checked).map((box) => box.value);
    if (left.length) query.set("without", left.join(" "));
    return query;
  }

  function takeQuery(query) {
    for (const name of lists) {
      const wanted = query.get(LISTS[name]) || "";
      const options = [...byId(name).options];
      const isMeant = (option) => (name === "themes" && option.value ? nameOf(option) : option.value) === wanted;
      byId(name).selectedIndex = Math.max(0, options.findIndex(isMeant));
    }
    for (const name of ["words", "from", "to"]) byId(name).value = query.get(name) || "";
    level.value = query.get("importance") || firstLevel;
    const left = (query.get("without") || "").split(" ");
    for (const box of boxes) box.checked = !left.includes(box.value);
    narrow();
  }

  // ---- the fields -----------------------------------------------------------------------------------------------
  let edited = null;
  function choose(field = null) {
    narrow();
    const isSameText = field !== null && field === edited && field.matches("input:not([type=checkbox])");
    address.go({ query: queryOf() }, isSameText);
    edited = field;
  }

  function setPeriod(from, to) {
    byId("from").value = from;
    byId("to").value = to;
    choose();
  }

  // All is all: of every importance too, however little is shown at first.
  const all = () => new URLSearchParams({ importance: ALL_LEVELS });
  function clear() {
    takeQuery(all());
    address.go({ query: queryOf() });
  }

  // An event that the choice hides is shown by as little as it takes: its own level first, then all.
  function reveal(item) {
    const event = events.find((one) => one.item === item || one.item.contains(item));
    const other = others.find((one) => one === item || one.contains(item));
    if (event && !shown.includes(event)) {
      level.value = String(Math.max(Number(level.value), event.level));
      narrow();
    }
    if ((event && !shown.includes(event)) || (other && other.hidden)) takeQuery(all());
    if (event && event.item.hidden) list(shown.indexOf(event) + AT_ONCE);
    if (voice && other && item.closest("[hidden]")) {
      voice.value = "";
      showVoices();
    }
  }

  function start() {
    document.getElementById("voices")?.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("voices")?.removeAttribute("hidden");
    voice?.addEventListener("input", showVoices);
    if (!events.length) return;
    form.hidden = false;
    const actors = byId("actors");
    if (actors) byId("with").append(...[...actors.options].slice(1).map((option) => option.cloneNode(true)));
    form.addEventListener("input", ({ target }) => target.closest(".saving") || choose(target));
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      clear();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", listMore);
    document.getElementById("events").addEventListener("beforematch", listFound);
    document.getElementById("narrowed-end").addEventListener("click", () => {
      clear();
      byId("words").focus();
    });
    address.onChange(({ query }) => takeQuery(query));
    takeQuery(address.now().query);
  }

  return {
    events,
    shown: () => shown,
    fits: (item) => fits(makeEvent(item), readChoice()),
    searched,
    listAll: () => list(Infinity),
    period: () => [byId("from").value || "0001-01-01", byId("to").value || "9999-12-31"].map(Date.parse),
    setPeriod,
    takeQuery,
    queryOf,
    reveal,
    start,
    onNarrow: (follow) => followers.push(follow),
  };
})();
