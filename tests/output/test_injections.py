"""Sixty injections in every field: nothing runs in a browser, and every export parses in programs of others."""

import csv
import io
import json
from itertools import cycle, islice
from urllib.parse import urlsplit

import bibtexparser
import pytest
from markdown_it import MarkdownIt

from tests.output import browser as browsers
from topics import Corpus
from topics.output.exports.formats import TABLE_FORMATS, TIMELINE_FORMATS, table_text, timeline_text
from topics.output.page import one_page_text, write_page
from topics.report import describe_run

_REST = 'definition = "Ships."\nterms = ["ferry"]\n'
RUN = "document.title='ran'"
INJECTIONS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f'"><script>{RUN}</script>',
    f"'><img src=x onerror={RUN}>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>">',
    f"<body onload={RUN}>",
    f'<a href="javascript:{RUN}">x</a>',
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "vbscript:x",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<math><mtext></p><img src=x onerror={RUN}>",
    f"<template><script>{RUN}</script>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    f'<!--<img src="--><img src=x onerror={RUN}>">',
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}",
    f"<\x00script>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</script>",
    f"＜script＞{RUN}＜/script＞",
    f"<b onmouseover={RUN}>x",
    "<link rel=stylesheet href=https://stranger.example/x.css>",
    "<img src=https://stranger.example/x.png>",
    "<style>@import url(https://stranger.example/x)</style>",
    "<base href=https://stranger.example/>",
    f'<meta http-equiv=refresh content="0;url=javascript:{RUN}">',
    "<form action=https://stranger.example><button autofocus>",
    "<object data=https://stranger.example/x>",
    "<embed src=https://stranger.example/x>",
    f"{{{{ {RUN} }}}}",
    "{% for x in y %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    f"`{RUN}`",
    f"');{RUN};//",
    f'");{RUN};//',
    f"\\');{RUN};//",
    f"\u2028{RUN}\u2028",
    f"*/{RUN}/*",
    f"[x](javascript:{RUN})",
    "![x](https://stranger.example/x.png)",
    "$$\\href{javascript:x}{y}$$",
    "\\input{/etc/passwd}",
    "\\write18{touch x}",
    "%PDF \\end{document}",
    "=cmd|'/c calc'!A1",
    "BEGIN:VALARM\r\nACTION:DISPLAY",
    "},\n@article{x, title={",
    "\x1b]0;x\x07",
    "\u202e\u202dgnp.exe",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Articles with an injection in each field, and side files with the same."""
    rows = []
    for number, words in enumerate(INJECTIONS):
        day = f"{number % 28 + 1} {('May', 'June', 'July')[number % 3]} 2021"
        text = f"The ferry {words} left Olsted on {day}, Ann {words} Lee said.\n\n“{words} it was,” said Bo Ek."
        rows.append({
            "id": f"{number} {words}", "title": f"Ferry {words} left", "text": text, "outlet": f"Courier {words}",
            "author": f"Jane {words}", "url": words if ":" in words else f"https://x.example/{words}",
            "published": "2021-08-01", "extra": words,
        })  # fmt: skip
    side = tmp_path_factory.mktemp("side")
    themes = [f"[[theme]]\nname = {json.dumps(words)}\n{_REST}" for words in INJECTIONS[:30]]
    (side / "codebook.toml").write_text("\n".join(themes), encoding="utf-8")
    return Corpus(rows, side_files=side)


FIELDS = {
    "articles": ("title", "outlet", "author", "url"),
    "events": ("headline",),
    "evidence": ("quote", "found_text", "date_text"),
    "themes": ("label", "name"),
    "quotes": ("text", "speaker", "cue"),
    "claims": ("quote", "value", "about"),
}
LISTS = {"events": ("actors", "places", "themes"), "themes": ("terms",)}
"""Columns that hold words of articles or of the reader, alone or several."""


@pytest.fixture(scope="module")
def hostile(corpus):
    """Its tables, with an injection in each field that the readers have left without one."""
    tables = {name: frame.copy() for name, frame in corpus.tables().items()}
    assert len(tables["events"]) > 10
    for name, columns in FIELDS.items():
        for column in filter(tables[name].columns.__contains__, columns):
            tables[name][column] = [f"{words} x" for words in islice(cycle(INJECTIONS), len(tables[name]))]
    for name, columns in LISTS.items():
        for column in filter(tables[name].columns.__contains__, columns):
            tables[name][column] = [(words, "x") for words in islice(cycle(INJECTIONS[::-1]), len(tables[name]))]
    return tables


OPEN_ALL = """
for (const x of document.querySelectorAll('details')) x.open = true;
return new Promise(done => setTimeout(done, 100));
"""
TOUCH_MORE = """
window.left ??= [...document.querySelectorAll('button, summary, input, select, a[href^="#"]')];
for (const x of left.splice(0, 50)) {
  x.focus(); x.dispatchEvent(new Event('mouseover', {bubbles: true})); x.click && x.click();
}
return left.length;
"""
"""Uses all that can be used on a page, so many at a time as a browser does in its time; returns how many are left."""
HANDED_OUT = """
const made = []; const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { made.push(blob); return make(blob); };
const copied = [];
const clipboard = {writeText: async (words) => { copied.push(words); }};
Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
for (const button of document.querySelectorAll('.saving button')) button.click();
for (const button of [...document.querySelectorAll('button.cite')].slice(0, 200)) button.click();
URL.createObjectURL = make;
const saved = {};
const forms = [...document.querySelectorAll('.saving button')].map(button => button.value);
return Promise.all(made.map(blob => blob.text())).then(texts => {
  texts.forEach((text, at) => { saved[forms[at]] = text; });
  return [saved, copied];
});
"""
"""Saves all that is shown in every form and copies citations; returns the texts by form, and what was copied."""


def test_there_are_sixty_injections():
    assert len(set(INJECTIONS)) >= 60


@pytest.mark.slow
@pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")
def test_nothing_of_sixty_injections_runs_or_is_asked_for(corpus, hostile, tmp_path):
    about = describe_run(corpus) | {"title": " ".join(INJECTIONS)}
    pages = {"report.html": write_page(hostile, tmp_path / "report.html", about=about)}
    texts = {"one-page.html": one_page_text(hostile, about=about), "timeline.html": exported("html", hostile)}
    for name in ("articles", "events", "themes", "quotes"):
        texts[f"{name}.html"] = table_text(hostile[name].head(80), "html")
    for name, text in texts.items():
        pages[name] = tmp_path / name
        pages[name].write_text(text, encoding="utf-8", errors="replace")
    browser = browsers.Browser(tmp_path / "profile")
    try:
        for name, path in pages.items():
            browser.open("about:blank")
            browser.log("performance")
            browser.open(path.as_uri())
            browser.run("window.print = () => {}")
            browser.run(OPEN_ALL)
            while browser.run(TOUCH_MORE):
                pass
            assert browser.run("return document.title") != "ran", name
            assert browser.run("return document.querySelectorAll('iframe, object, embed, base').length") == 0, name
            hrefs = browser.run(
                "return [...document.querySelectorAll('a[href]')]"
                ".map(x => new URL(x.getAttribute('href'), location).protocol)"
            )
            assert set(hrefs) <= {"file:", "https:", "http:"}, name
            messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
            sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
            assert {urlsplit(url).scheme for url in sent} <= {"file", "data"}, name
            assert not any("stranger.example" in url for url in sent), name
    finally:
        browser.quit()


@pytest.mark.slow
@pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")
def test_what_a_page_of_sixty_injections_hands_out_parses_in_programs_of_others(corpus, hostile, tmp_path):
    about = describe_run(corpus) | {"title": " ".join(INJECTIONS)}
    browser = browsers.Browser(tmp_path / "profile")
    try:
        browser.open(write_page(hostile, tmp_path / "report.html", about=about).as_uri())
        browser.run(OPEN_ALL)
        saved, copied = browser.run(HANDED_OUT)
        assert browser.run("return document.title") != "ran"
    finally:
        browser.quit()
    assert set(saved) == {"csv", "md", "bib", "ris"} and len(copied) > 10
    rows = list(csv.reader(io.StringIO(saved["csv"].lstrip("\ufeff"), newline="")))
    assert len(rows) > len(hostile["events"]) and len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in {"=", "+", "-", "@"}]
    library = bibtexparser.parse_string(saved["bib"])
    assert library.failed_blocks == [] and len(library.entries) > 10
    tokens = MarkdownIt("commonmark").parse(saved["md"])
    inline = [child.type for token in tokens for child in token.children or ()]
    assert not {"html_block", "fence", "code_block"} & {token.type for token in tokens}
    assert not {"html_inline", "image", "link"} & set(inline)


def exported(form, tables):
    return timeline_text(form, tables["events"], tables["evidence"], tables["claims"], articles=tables["articles"])


@pytest.mark.slow
def test_exports_of_sixty_injections_parse_in_programs_of_others(hostile):
    import icalendar
    from lxml import html

    n_events = len(hostile["events"])
    texts = {form: exported(form, hostile) for form in TIMELINE_FORMATS}
    assert len(json.loads(texts["json"])["events"] if '"events"' in texts["json"] else json.loads(texts["json"])) > 0
    assert len(json.loads(texts["timelinejs"])["events"]) == n_events
    assert json.loads(texts["tls"])
    assert len(list(csv.DictReader(io.StringIO(texts["csv"], newline="")))) >= n_events
    calendar = icalendar.Calendar.from_ical(texts["ics"])
    assert len([item for item in calendar.walk("VEVENT") if not item.errors]) == n_events
    assert not calendar.walk("VALARM")
    library = bibtexparser.parse_string(texts["bib"])
    assert library.failed_blocks == []
    assert len(library.entries) == len(set(hostile["evidence"]["article"]))
    assert (
        html.fromstring(texts["html"]).xpath("//script[contains(., 'ran')] | //img | //*[@onerror] | //*[@onload]")
        == []
    )
    for name in ("events", "articles"):
        shown = table_text(hostile[name], "html")
        assert html.fromstring(shown).xpath("//script | //img | //iframe | //*[@onerror]") == []
        rows = list(csv.reader(io.StringIO(table_text(hostile[name], "csv"), newline="")))
        assert {len(row) for row in rows} == {len(hostile[name].columns)}
    assert set(TABLE_FORMATS) >= {"md", "tex", "html", "csv"}


@pytest.mark.slow
def test_latex_of_sixty_injections_holds_no_command_of_theirs(hostile):
    for text in (exported("tex", hostile), table_text(hostile["events"], "tex")):
        for command in ("\\input{/etc", "\\write18", "\\href{javascript", "\n\\end{document}"):
            assert command not in text.rpartition("\\end{document}")[0]
        assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")
