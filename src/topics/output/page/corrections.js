"use strict";
// The form that writes a block for corrections.toml: of an event or a theme, by the passages and words that name it.
// Without this script the page has no such form.
(() => {
  const MOST_MEMBERS = 3; // passages that name an event or a theme: the one that holds most of them is meant
  const MOST_WORDS = 10; // of each, quoted from its beginning
  const form = document.getElementById("correction");
  if (!form) return;
  const byId = (name) => document.getElementById("correction-" + name);
  const all = document.getElementById("corrections-made");
  const actions = [...byId("do").options];
  const copied = [];
  let subject = null;

  // ---- what can be named ----------------------------------------------------------------------------------------
  // Of an event its own sentences, not those of its details.
  const OWN = ":scope > blockquote, :scope > details:not(.near) > blockquote, :scope > details > .rest > blockquote";
  const quotesOf = (item) => [...item.querySelectorAll(OWN)];
  const sentencesOf = (item) => quotesOf(item).filter((quote) => quote.dataset.passage);
  const textOf = (sentence) => sentence.querySelector("p").textContent;

  function wordsOf(sentence) {
    if (sentence.dataset.words) return sentence.dataset.words;
    const words = [...textOf(sentence).matchAll(/\S+/g)];
    const last = words[Math.min(words.length, MOST_WORDS) - 1];
    return textOf(sentence).slice(words[0].index, last.index + last[0].length);
  }

  function makeSubject(item) {
    const { method } = item.dataset;
    const isUntold = item.classList.contains("untold");
    const heading = isUntold ? "blockquote p" : method ? "summary strong" : ".headline";
    const name = item.querySelector(heading).textContent.trim();
    const day = method ? "" : item.querySelector(".day").textContent.trim() + ": ";
    return { item, of: method ? "themes" : "events", isUntold, method, name: item.dataset.name || name, words: day + name };
  }

  const CORRECTABLE = "#events li.event, li.untold, details.theme[data-method]";
  const isCorrectable = (item) => sentencesOf(item).length > 0;
  const isDetail = (item) => Boolean(item.parentElement.closest("#events li.event"));
  const holderOf = (item) => (item.classList.contains("event") ? item.querySelector("details") : item);

  // ---- the block, as TOML ---------------------------------------------------------------------------------------
  // A basic string of TOML is one of JSON, but for the one control character that JSON lets stand.
  const quoted = (text) => JSON.stringify(text).replaceAll("\u007f", "\\u007f");
  const memberOf = (sentence) => `{ passage = ${quoted(sentence.dataset.passage)}, quote = ${quoted(wordsOf(sentence))} }`;
  const listOf = (sentences) => `[\n${sentences.map((one) => `  ${memberOf(one)},\n`).join("")}]`;
  const commentOf = (text) => `# ${text.replace(/[\u0000-\u001f\u007f\s]+/g, " ").trim()}`;

  function blockOf(choice) {
    const { other, members } = choice;
    const lines = [commentOf(subject.words + (other ? ` + ${other.words}` : "")), "[[correction]]"];
    lines.push(`of = ${quoted(subject.of)}`, `do = ${quoted(choice.action)}`);
    if (subject.of === "themes") lines.push(`method = ${quoted(subject.method)}`);
    lines.push(`members = ${listOf(members)}`);
    if (choice.into) lines.push(`into = ${memberOf(choice.into)}`);
    for (const key of ["name", "day", "status", "reason"]) if (choice[key]) lines.push(`${key} = ${quoted(choice[key])}`);
    return lines.join("\n") + "\n";
  }

  // ---- what the fields say --------------------------------------------------------------------------------------
  const DAY = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
  function isDay(text) {
    if (!DAY.test(text)) return false;
    const day = new Date((text + "-01-01").slice(0, 10) + "T00:00:00Z");
    return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
  }
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const WRITTEN = /^(?:(\d{1,2})\s+)?([a-z]{3,})\.?(?:\s+(\d{1,2}),)?\s+(\d{4})$/i; // 1 Feb 2011; Feb 1, 2011; Feb 2011

  // A day or month as in the calendar: "1 Feb 2011" is 2011-02-01. What is no such day stays as it is, and is refused.
  function dayOf(text) {
    const [, before, word, after, year] = text.trim().match(WRITTEN) || [];
    const month = word ? MONTHS.findIndex((name) => name.startsWith(word.toLowerCase())) : -1;
    if (month < 0 || (before && after)) return text.trim();
    return [year, String(month + 1), before || after].filter(Boolean).map((part) => part.padStart(2, "0")).join("-");
  }
  const spanOf = (text) => text.split(/\/|\s[-–]\s|\sto\s/).map(dayOf).join("/");

  function isSpan(text) {
    const days = text.split("/");
    return days.length <= 2 && days.every(isDay) && days[0] <= days[days.length - 1];
  }

  const daysOf = ({ dataset: { first, last } }) => (first === last ? first || "" : `${first}/${last}`);

  // The choice that the fields make, or in `missing` what they still want.
  function readChoice() {
    const action = byId("do").value;
    const own = sentencesOf(subject.item);
    const chosen = own.filter((_, at) => form.querySelector(`#correction-sentences input[value="${at}"]:checked`));
    const wants = (field) => !form.querySelector(`[data-for~="${field}"]`).hidden;
    const other = wants("other") ? others()[byId("other").selectedIndex] : undefined;
    const choice = { action, members: own.slice(0, MOST_MEMBERS), reason: byId("reason").value.trim() };
    if (wants("name")) choice.name = byId("name").value.trim();
    if (action === "rename" && !choice.name) choice.missing = "Write the new words.";
    if (action === "tell" && !choice.name) choice.missing = "Write the headline of the event.";
    if (wants("day")) {
      choice.day = spanOf(byId("day").value);
      if (!isSpan(choice.day)) choice.missing = "Write a day such as 2021-06-05 or 5 Jun 2021, a month such as 2021-06, or first/last day.";
      const isSame = choice.day === daysOf(subject.item);
      if (isSame && action === "day") choice.missing = "Write the right day in place of the one it has.";
      if (isSame) choice.day = "";
    }
    if (wants("status")) choice.status = byId("status").value;
    if (wants("sentences")) {
      choice.members = chosen;
      if (!chosen.length) choice.missing = "Choose one or more sentences.";
      const shown = quotesOf(subject.item).length;
      const isWhole = chosen.length === shown && !isDetail(subject.item);
      if (action === "split" && isWhole) choice.missing = "Choose some sentences, not all of them.";
    }
    if (wants("other") && !other) choice.missing = "There is no other one.";
    else if (action === "merge") Object.assign(choice, { other, members: [own[0], sentencesOf(other.item)[0]] });
    else if (action === "move") Object.assign(choice, subject.method === "codebook" ? { name: other.name } : { into: sentencesOf(other.item)[0] });
    if (action === "exclude" && subject.method === "codebook") choice.name = subject.name;
    return choice;
  }

  // Events by their days, themes of the same method, all but the subject itself.
  function others() {
    const kin = subject.method ? `details.theme[data-method="${CSS.escape(subject.method)}"]` : "#events li.event";
    const isOther = (item) => item !== subject.item && isCorrectable(item);
    return (subject.others ??= [...document.querySelectorAll(kin)].filter(isOther).map(makeSubject));
  }

  function show() {
    const choice = readChoice();
    byId("told").textContent = choice.missing || "";
    byId("copy").disabled = Boolean(choice.missing);
    byId("block").value = choice.missing ? "" : blockOf(choice);
  }

  // ---- the form beside its event or theme -----------------------------------------------------------------------
  const FIELDS = {
    name: ["rename", "merge", "split", "tell"],
    day: ["day", "events split", "tell"],
    status: ["status"],
    other: ["merge", "move"],
    sentences: ["events split", "themes exclude", "themes move"],
  };

  function showFields() {
    const action = byId("do").value;
    for (const [field, wanted] of Object.entries(FIELDS)) {
      const isWanted = wanted.includes(action) || wanted.includes(`${subject.of} ${action}`);
      for (const node of form.querySelectorAll(`[data-for~="${field}"]`)) node.hidden = !isWanted;
    }
    show();
  }

  function addOption(select, words) {
    const option = document.createElement("option");
    option.textContent = words.length > 90 ? words.slice(0, 89) + "…" : words;
    select.append(option);
  }

  function addBox(sentence, at) {
    const label = document.createElement("label");
    label.className = "box";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = at;
    box.checked = isDetail(subject.item); // all of them, for the whole detail
    const text = textOf(sentence).trim();
    label.append(box, ` ${text.length > 120 ? text.slice(0, 119) + "…" : text}`);
    byId("sentences").append(label);
  }

  function openFor(item, button) {
    const isOpen = subject && subject.item === item && !form.hidden;
    close();
    if (isOpen) return;
    subject = makeSubject(item);
    const isWhole = quotesOf(item).length < 2 && !isDetail(item);
    const isFit = ({ value, dataset }) =>
      dataset.of === subject.of &&
      (value === "tell") === subject.isUntold &&
      (subject.method !== "codebook" || dataset.codebook) &&
      !(isWhole && value === "split");
    for (const { dataset, firstChild } of actions) firstChild.data = (isDetail(item) && dataset.detail) || dataset.words;
    byId("do").replaceChildren(...actions.filter(isFit));
    byId("do").selectedIndex = 0;
    byId("day").value = daysOf(item);
    byId("status").value = item.dataset.status || byId("status").value;
    byId("name").value = subject.isUntold ? subject.name : "";
    byId("reason").value = "";
    byId("other").replaceChildren();
    const kin = others();
    for (const one of kin) addOption(byId("other"), one.words);
    const next = kin.findIndex((one) => subject.item.compareDocumentPosition(one.item) & Node.DOCUMENT_POSITION_FOLLOWING);
    byId("other").selectedIndex = Math.max(next, kin.length ? 0 : -1);
    form.querySelectorAll("#correction-sentences label").forEach((label) => label.remove());
    sentencesOf(item).forEach(addBox);
    button.setAttribute("aria-expanded", "true");
    button.after(form);
    form.hidden = false;
    showFields();
    byId("do").focus();
  }

  function close() {
    form.hidden = true;
    for (const button of document.querySelectorAll("button.correct")) button.setAttribute("aria-expanded", "false");
  }

  // ---- what was copied ------------------------------------------------------------------------------------------
  function keep(block) {
    if (copied[copied.length - 1] !== block) copied.push(block);
    showKept();
  }

  function showKept() {
    all.hidden = byId("to-all").hidden = !copied.length;
    byId("all").value = copied.join("\n");
    byId("number").textContent = copied.length === 1 ? "1 correction" : `${copied.length} corrections`;
  }

  async function copyAndTell(field, output) {
    const isCopied = await copyField(field);
    output.textContent = isCopied ? "Copied." : "It is selected: copy it with Ctrl+C or Cmd+C.";
  }

  // Buttons are made when what they correct is first seen opened: a large page has thousands of events.
  function offer(item) {
    if (holderOf(item).querySelector(":scope > .correcting") || !isCorrectable(item)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "correct";
    button.textContent = "Correct";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", `Correct: ${makeSubject(item).words}`);
    button.addEventListener("click", () => openFor(item, button));
    const place = document.createElement("div");
    place.className = "correcting";
    place.append(button);
    holderOf(item).append(place);
  }
  const isSeen = (item) => !holderOf(item).closest("details:not([open])");
  function offerIn(opened) {
    const items = [opened.closest(CORRECTABLE), ...opened.querySelectorAll(CORRECTABLE)];
    items.filter((item) => item && isSeen(item)).forEach(offer);
  }
  document.addEventListener("toggle", ({ target }) => target.open && target.tagName === "DETAILS" && offerIn(target), true);
  document.querySelectorAll("main details[open]").forEach(offerIn);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => (event.target === byId("do") ? showFields() : show()));
  byId("do").addEventListener("change", showFields); // not every browser and aid tells a choice as input, too
  form.addEventListener("keydown", (press) => {
    if (press.key !== "Escape") return;
    const button = form.previousElementSibling;
    close();
    button.focus();
  });
  byId("copy").addEventListener("click", () => {
    keep(byId("block").value);
    copyAndTell(byId("block"), byId("told"));
  });
  byId("copy-all").addEventListener("click", () => copyAndTell(byId("all"), byId("told-all")));
  byId("undo").addEventListener("click", () => {
    copied.pop();
    showKept();
  });
})();
