"use strict";
// What is shown, as a file: made here, sent nowhere.
(() => {
  const told = document.getElementById("saving-told");
  const textIn = (node, what) => (node.querySelector(what)?.textContent || "").trim();
  const listed = (text) => (text || "").split("\n").filter(Boolean).join("; ");
  const themesOf = ({ themes }) =>
    themes.split(" ").filter(Boolean).map((place) => textIn(document.getElementById(`theme-${place}`), "strong")).join("; ");

  // The events that are shown, each followed by those of its details that fit, with the sentences that each rests on.
  function eventsShown() {
    const items = filters.shown().flatMap(({ item }) => [item, ...[...item.querySelectorAll("li.event")].filter(filters.fits)]);
    return items.map((item) => ({
      item,
      data: item.dataset,
      day: textIn(item, ".day"),
      headline: textIn(item, ".headline"),
      quotes: [...item.querySelectorAll(":scope > details > blockquote, :scope > details > .rest > blockquote")],
    }));
  }

  // ---- CSV: a row for each sentence, as RFC 4180 has it; a text that a spreadsheet would reckon gets an apostrophe ----
  const HEADS = ["day", "first day", "last day", "status", "headline", "themes", "who", "where", "independent sources",
    "sentence", "source", "address", "place"];
  const guarded = (text) => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  function csv() {
    const rows = [HEADS];
    for (const { data, day, headline, quotes } of eventsShown()) {
      const event = [day, data.first, data.last, data.status, headline, themesOf(data), listed(data.actors),
        listed(data.places), data.n];
      for (const quote of quotes) {
        const url = citations.articleOf(quote)?.dataset.url || "";
        const sentence = [citations.wordsOf(quote), citations.sourceOf(quote), url, quote.dataset.place || ""];
        rows.push([...event, ...sentence]);
      }
      if (!quotes.length) rows.push([...event, "", "", "", ""]);
    }
    return "\ufeff" + rows.map((row) => row.map((text) => cell(guarded(text))).join(",") + "\r\n").join("");
  }

  // ---- Markdown -------------------------------------------------------------------------------------------------
  const escaped = (text) => text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#+!|~$&]/g, "\\$&");
  function markdown() {
    const lines = [`# ${escaped(document.title)}`, ""];
    for (const { data, day, headline, quotes } of eventsShown()) {
      const status = data.status === "reported" ? "" : ` (${data.status})`;
      lines.push(`- **${escaped(day)}**${status}: ${escaped(headline)}`);
      for (const quote of quotes) lines.push(`  - ${escaped(citations.citationOf(quote))}`);
    }
    return lines.join("\n") + "\n";
  }

  // ---- BibTeX and RIS: an entry for each article that is cited, as the program writes them --------------------------
  const LATEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}", "&": "\\&", "%": "\\%", $: "\\$", "#": "\\#", _: "\\_" };
  const inLine = (text) => text.replace(/[\u0000-\u001f\u007f\s]+/g, " ").trim();
  const latex = (text) =>
    inLine(text).replace(/[\\{}~^&%$#_]/g, (sign) => LATEX[sign]).replace(/([-'`,])(?=\1)|[?!](?=`)/g, "$&{}");
  function references() {
    const cited = new Map();
    for (const { quotes } of eventsShown()) {
      for (const quote of quotes) {
        const article = citations.articleOf(quote);
        if (article) cited.set(article, (cited.get(article) || 0) + 1);
      }
    }
    return [...cited].map(([{ dataset }, n]) => {
      const note = `File ${dataset.file}, cited for ${n === 1 ? "1 sentence" : `${n} sentences`}`;
      const title = dataset.title || dataset.file;
      return { ...dataset, title, note: dataset.doubt ? `${note}. ${dataset.doubt}` : note };
    });
  }

  function bibtex() {
    return references().map(({ key, title, persons, byline, outlet, date, url, note }) => {
      const isPage = url && !outlet;
      const fields = {
        entrysubtype: isPage ? "" : "newspaper",
        title: latex(title),
        author: latex(persons) || (byline && `{${latex(byline)}}`),
        journaltitle: latex(outlet),
        date,
        url: url.replace(/[{}\\\s]/g, ""),
        note: latex(note),
      };
      const lines = Object.entries(fields).filter(([, text]) => text).map(([name, text]) => `  ${name} = {${text}},\n`);
      return `@${isPage ? "online" : "article"}{${key},\n${lines.join("")}}\n`;
    }).join("\n");
  }

  function ris() {
    const dayOf = (date) => date && [...date.split("-"), "", "", ""].slice(0, 4).join("/");
    return references().map(({ key, title, persons, byline, outlet, date, url, note }) => {
      const names = persons ? persons.split(" and ") : [byline.replaceAll(",", " –")];
      const tags = [["TY", "NEWS"], ["ID", key], ["TI", title], ...names.map((name) => ["AU", name]), ["T2", outlet],
        ["DA", dayOf(date)], ["UR", url], ["N1", note]];
      const lines = tags.filter(([, text]) => text).map(([tag, text]) => `${tag}  - ${inLine(text)}\r\n`);
      return lines.join("") + "ER  - \r\n";
    }).join("\r\n");
  }

  // ---- the file -------------------------------------------------------------------------------------------------
  const FORMS = { csv: [csv, "text/csv"], md: [markdown, "text/markdown"], bib: [bibtex, "application/x-bibtex"],
    ris: [ris, "application/x-research-info-systems"] };
  function save(form) {
    const [make, type] = FORMS[form];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([make()], { type: `${type};charset=utf-8` }));
    link.download = `timeline.${form}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    told.textContent = `timeline.${form}: ${filters.shown().length} events.`;
  }
  for (const button of document.querySelectorAll(".saving button")) {
    button.addEventListener("click", () => save(button.value));
  }
})();
