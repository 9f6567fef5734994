"""The report page in the hands of its readers: views in the address, narrowing, citing, saving, enlarging, printing."""

from __future__ import annotations

import csv
import io
import itertools
import math
import re
from urllib.parse import unquote

import bibtexparser
import pytest

from tests.output import browser as browsers
from tests.output.test_page_in_browser import AXE, CHOOSE, SET, SHOWN
from topics.output.exports.formats import timeline_text
from topics.output.figures import draw_timeline
from topics.output.figures.files import save_figure, shown_figures
from topics.output.page import one_page_text, page_text, write_page
from topics.output.page.limits import Limits
from topics.output.page.people import ranked
from topics.output.page.view import PageView
from topics.records import table

pytestmark = pytest.mark.slow

in_browser = pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")
OWN = "The reader’s own"
WAIT = "return new Promise(done => setTimeout(done, 150))"
HASH = "return location.hash"
BACK = "history.back(); return new Promise(done => setTimeout(done, 300))"
VISIBLE = """return [...document.querySelectorAll(arguments[0])].filter(x => x.checkVisibility()).map(
    x => x.textContent.trim().replace(/\\s+/g, ' '))"""
SAVED = """
const made = []; const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { made.push(blob); return make(blob); };
document.querySelector(`.saving button[value=${arguments[0]}]`).click();
URL.createObjectURL = make;
return made[0].text();
"""
CITED = """
let text = '';
const clipboard = {writeText: async (words) => { text = words; }};
Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
document.querySelector(arguments[0]).click();
return new Promise(done => setTimeout(() => done([text, document.getElementById('told').textContent]), 50));
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    started = browsers.Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def spoken(tables):
    """The tables with quotes: each of one sentence's speaker."""
    passages = tables["passages"]
    said = [
        {"article": row.article, "passage": row.id, "start": row.start, "stop": row.stop, "text": row.text}
        | {"speaker": "the mayor", "cue": "said", "actor": actor}
        for row, actor in zip(
            passages.itertuples(), ["Anna Berg", "Bo Ek", "", "Anna Berg", "", "", "Bo Ek"], strict=True
        )
    ]
    return {**tables, "quotes": table("quotes", said)}


@pytest.fixture(scope="module")
def address(spoken, about, tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    save_figure(draw_timeline(spoken["events"], spoken["evidence"], 85), "04-harbour", folder)
    return write_page(spoken, folder / "report.html", about=about, figures=shown_figures(folder)).as_uri()


@pytest.fixture
def page(browser, address):
    browser.open("about:blank")
    browser.open(address)
    return browser


@in_browser
def test_filter_stands_in_the_address_and_the_way_back_takes_it_back(page, address):
    page.run(CHOOSE, OWN, "Labour")
    narrowed = page.run(SHOWN)
    assert 0 < len(narrowed) < 6
    link = page.run("return location.href")
    assert f"theme={OWN}: Labour" in unquote(link).replace("+", " ")
    page.run(BACK)
    assert len(page.run(SHOWN)) == 6
    page.open("about:blank")
    page.open(link)
    assert page.run(SHOWN) == narrowed


@in_browser
def test_event_that_is_opened_stands_in_the_address_and_the_way_back_closes_it(page):
    is_open = "return document.querySelector('#event-e0504 details').open"
    page.run("document.querySelector('#event-e0504 summary').click()")
    page.run(WAIT)
    assert page.run(HASH) == "#event-e0504"
    assert page.run(is_open)
    page.run(BACK)
    assert not page.run(is_open)


@in_browser
def test_address_of_an_event_that_a_filter_hides_shows_it(page, address):
    page.open("about:blank")
    page.open(f"{address}#event-e2025?to=2024-12-31")
    page.run(WAIT)
    assert "event-e2025" in page.run(SHOWN)
    assert page.run("return document.querySelector('#event-e2025 details').open")


@in_browser
def test_sentence_has_a_way_back_to_the_event_that_led_to_it(page):
    page.run("document.querySelector('#event-e0503 summary').click()")
    page.run(WAIT)
    page.run("document.querySelector('#event-e0503 blockquote a').click()")
    page.run(WAIT)
    assert page.run(HASH).startswith("#s-")
    assert page.run("return document.querySelector('.s.here') === document.activeElement")
    assert page.run(VISIBLE, "#return") == page.run(VISIBLE, "#return-link")
    page.run("document.getElementById('return-link').click()")
    page.run(WAIT)
    assert page.run(HASH) == "#event-e0503"
    assert page.run(VISIBLE, "#return") == []


@in_browser
def test_theme_narrows_every_part_of_the_page(page):
    page.run("for (const d of document.querySelectorAll('details')) d.open = true")
    before = {
        part: len(page.run(VISIBLE, part)) for part in ("article.article", ".voice blockquote", ".theme.codebook")
    }
    page.run(CHOOSE, OWN, "Labour")
    assert page.run(VISIBLE, "article.article h3") == ["港口"]
    assert [len(page.run(VISIBLE, part)) for part in (".voice blockquote", ".theme.codebook", ".theme.tfidf")] == [
        1,
        1,
        2,
    ]
    assert page.run(VISIBLE, ".voice summary strong") == ["Bo Ek"]
    assert page.run(VISIBLE, "#narrowed-words")[0].startswith("Labour: ")
    page.run("document.getElementById('narrowed-end').click()")
    assert {part: len(page.run(VISIBLE, part)) for part in before} == before
    assert page.run(VISIBLE, "#narrowed") == []


@in_browser
def test_name_of_a_place_or_an_actor_shows_its_events(page):
    page.run("[...document.querySelectorAll('#people a')].find(a => a.textContent === 'the mayor').click()")
    page.run(WAIT)
    assert page.run(SHOWN) == ["event-e0503", "event-e0503b"]
    assert page.run(HASH) == "#timeline?actor=the+mayor"


@in_browser
@pytest.mark.parametrize(("wants_place", "ending"), [(False, "in June.”"), (True, "characters 84–113)")])
def test_citation_names_outlet_title_day_and_words(page, wants_place, ending):
    page.run("document.getElementById('cite-places').checked = arguments[0]", wants_place)
    page.run("document.querySelector('#event-e06 summary').click()")
    page.run(WAIT)
    text, told = page.run(CITED, "#event-e06 blockquote:not(:has(p[lang=zh])) button.cite")
    source = "The Tide, “Mayor meets dockers”, 4 May 2024"
    assert text.startswith(f"{source}, https://tide.example/1: “They’ll meet again in June.”")
    assert text.endswith(ending)
    assert told == f"Copied: {source}"


@in_browser
def test_citation_without_a_clipboard_is_shown_to_be_copied(page):
    page.run("document.querySelector('#event-e1998 summary').click()")
    page.run(WAIT)
    page.run("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    page.run("document.querySelector('#event-e1998 button.cite').click()")
    page.run(WAIT)
    assert page.run("return document.activeElement.id") == "citation-text"
    assert "The quay was built in 1998." in page.run("return document.activeElement.value")


@in_browser
def test_what_is_shown_is_saved_as_csv(page):
    page.run(CHOOSE, OWN, "Labour")
    rows = list(csv.DictReader(io.StringIO(page.run(SAVED, "csv").lstrip("\ufeff"), newline="")))
    shown = {item.removeprefix("event-") for item in page.run(SHOWN)}
    assert len({row["headline"] for row in rows}) == len(shown)
    told = {row["sentence"]: row for row in rows}
    assert told["They’ll meet again in June."]["source"] == "The Tide, “Mayor meets dockers”, 4 May 2024"
    assert told["They’ll meet again in June."]["first day"] == "2024-06-01"


@in_browser
def test_csv_makes_formulas_harmless(browser, tables, about, tmp_path):
    events = tables["events"].assign(headline="=1+1")
    browser.open(write_page({**tables, "events": events}, tmp_path / "report.html", about=about).as_uri())
    rows = list(csv.DictReader(io.StringIO(browser.run(SAVED, "csv").lstrip("\ufeff"), newline="")))
    assert {row["headline"] for row in rows} == {"'=1+1"}


@in_browser
def test_what_is_shown_is_saved_as_markdown_and_bibtex(page):
    text = page.run(SAVED, "md")
    assert "\n- **4 May 2024**: A wall was painted 港口会议\n" in text
    assert "\\<b\\>shook hands" in text
    library = bibtexparser.parse_string(page.run(SAVED, "bib"))
    assert library.failed_blocks == []
    titles = {entry["title"] for entry in library.entries}
    assert {"Mayor meets dockers", "港口"} <= titles
    assert {entry.entry_type for entry in library.entries} == {"article"}
    assert {entry.fields_dict["date"].value for entry in library.entries if "date" in entry.fields_dict} >= {
        "2024-05-04"
    }


@in_browser
def test_references_of_the_page_are_those_of_the_program(page, tables):
    parts = (tables[name] for name in ("events", "evidence", "claims"))
    written = timeline_text("ris", *parts, articles=tables["articles"])
    saved = page.run(SAVED, "ris")

    def entries(text):
        return {re.sub(r"(?m)^N1  - .*\n", "", entry).strip() for entry in text.replace("\r\n", "\n").split("ER  - ")}

    assert len(entries(saved)) > 2
    assert entries(saved) <= entries(written)


@in_browser
def test_figure_enlarges_and_closes_by_keyboard(page):
    page.run("document.querySelector('figure.figure button').focus()")
    page.press("\ue007")
    assert page.run("return document.querySelector('#enlarged[open] img').alt").startswith("Timeline of 6 events")
    page.press("\ue00c")
    assert page.run("return document.querySelector('#enlarged[open]')") is None
    assert page.run("return document.activeElement.textContent") == "Enlarge"


@in_browser
def test_switch_of_the_texts_stands_beside_the_text_that_was_opened(page):
    page.run("document.querySelector('article.article:nth-of-type(2) > details > summary').click()")
    page.run(WAIT)
    assert page.run("return document.querySelector('.views').nextElementSibling.className") == "text"
    assert page.run("return document.querySelector('.views').closest('details').open")


SCROLL = """
for (const one of document.querySelectorAll("article.article")) one.style.minHeight = "60rem";
scrollTo(0, document.querySelector("article.article").getBoundingClientRect().top + scrollY + arguments[0]);
return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
"""
BEHIND_THE_SWITCH = """
const views = document.querySelector(".views"), menu = document.querySelector(".stuck");
const bar = views.getBoundingClientRect(), covering = [];
for (let x = bar.left + 2; x < bar.right - 2; x += 25)
  for (let y = bar.top + 2; y < bar.bottom - 2; y += 6) {
    const shown = document.elementFromPoint(x, y);
    if (!views.contains(shown)) covering.push(shown.outerHTML.slice(0, 80));
  }
const paper = [views, menu].map(one => getComputedStyle(one).backgroundColor);
return [bar.top - menu.getBoundingClientRect().bottom, paper[0] === paper[1], covering.slice(0, 3)];
"""


@in_browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_line_of_an_article_shows_through_the_switch_that_stays_in_sight(page, width, scheme):
    page.look(width, scheme)
    try:
        page.run(SCROLL, 0)
        for further in (0, 25, 50, 75):
            page.run(SCROLL, further)
            below_the_menu, is_opaque, covering = page.run(BEHIND_THE_SWITCH)
            assert abs(below_the_menu) < 1
            assert is_opaque
            assert covering == []
    finally:
        page.look(1200, "light")


PRINTED = """
window.print = () => {
  dispatchEvent(new Event('beforeprint'));
  window.printed = [[...document.querySelectorAll('main section:not(.unprinted):not([hidden])')].map(s => s.id),
                    document.querySelectorAll('#events details[open]').length];
  dispatchEvent(new Event('afterprint'));
};
document.getElementById('print-open').click();
for (const box of document.querySelectorAll('#print-parts input')) box.checked = arguments[0].includes(box.value);
document.getElementById(`print-${arguments[1]}`).checked = true;
document.getElementById('print-now').click();
return [...window.printed, document.querySelectorAll('.unprinted').length];
"""


@in_browser
@pytest.mark.parametrize(("extent", "n_open"), [("sentences", 6), ("lines", 0), ("short", 6)])
def test_chosen_parts_are_printed_and_the_page_is_as_before(page, extent, n_open):
    assert page.run(PRINTED, ["timeline", "disagreements"], extent) == [["timeline", "disagreements"], n_open, 0]
    assert page.run("return document.querySelectorAll('#events details[open]').length") == 0


@in_browser
def test_list_of_themes_stays_on_one_page_of_paper(page):
    page.command({"cmd": "Emulation.setEmulatedMedia", "params": {"media": "print"}})
    kept = page.run("return getComputedStyle(document.querySelector('.about')).breakInside")
    page.command({"cmd": "Emulation.setEmulatedMedia", "params": {"media": ""}})
    assert kept == "avoid"


def test_print_without_a_choice_leaves_out_what_nobody_reads_on_paper(page):
    page.run("dispatchEvent(new Event('beforeprint'))")
    printed = page.run(
        "return [...document.querySelectorAll('main section:not(.unprinted):not([hidden])')].map(x => x.id)"
    )
    opened = page.run("return document.querySelectorAll('details.theme[open]').length")
    page.run("dispatchEvent(new Event('afterprint'))")
    assert {"one-page", "summary", "timeline", "disagreements", "articles"} == set(printed)
    assert opened == 0
    assert page.run("return document.querySelectorAll('.unprinted').length") == 0


@in_browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, width, scheme):
    page.look(width, scheme)
    try:
        page.run("for (const d of document.querySelectorAll('details')) d.open = true")
        page.run(AXE.read_text(encoding="utf-8"))
        page.lay_out_all()
        found = page.run("return axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found] == []
        assert page.run("return document.documentElement.scrollWidth") <= width
    finally:
        page.look(1200, "light")


@in_browser
def test_show_all_shows_events_of_every_importance(browser, about, tmp_path):
    events = many_events(40).assign(importance=[n / 40 for n in range(40)])
    path = write_page({"events": events}, tmp_path / "report.html", about=about)
    browser.open("about:blank")
    browser.open(path.as_uri())
    assert len(browser.run(SHOWN)) < 40
    browser.run("document.querySelector('#filters button[type=reset]').click()")
    assert len(browser.run(SHOWN)) == 40


@in_browser
def test_events_of_less_importance_are_shown_where_nothing_else_fits_and_told_where_others_do(browser, about, tmp_path):
    events = many_events(40).assign(importance=[n / 40 for n in range(40)])
    told = "return ['filter-count', 'narrowed-words'].map(x => document.getElementById(x).textContent)"
    browser.open("about:blank")
    browser.open(write_page({"events": events}, tmp_path / "report.html", about=about).as_uri())
    browser.run(SET, "filter-words", "h3")
    assert browser.run(SHOWN) == ["event-e003"]
    one = "1 of 40 events, of less importance: nothing else fits"
    assert browser.run(told) == [one, f"“h3”: {one}"]
    browser.run(SET, "filter-words", "h")
    count, narrowed = browser.run(told)
    assert " of less importance fit too" in count
    assert narrowed == f"“h”: {count}"


@in_browser
def test_list_of_disagreements_leads_to_each_below_what_sticks_to_the_top(page):
    page.run("document.querySelector('#disagreement-index a').click()")
    page.run(WAIT)
    assert page.run(HASH).startswith("#disagreement-1")
    top, stuck = page.run(
        "return ['#disagreement-1 h3', '.stuck'].map((x, n) => "
        "document.querySelector(x).getBoundingClientRect()[n ? 'bottom' : 'top'])"
    )
    assert top >= stuck


FAR_BELOW = """
for (const one of document.querySelectorAll("article.article")) one.style.minHeight = "60rem";
return document.querySelectorAll(".parts a").length;
"""
SETTLE = """
let left = 30; // frames
return new Promise(done => requestAnimationFrame(function next() { left-- ? requestAnimationFrame(next) : done(); }));
"""
BELOW_THE_MENU = """
const { top } = document.querySelector(arguments[0] + " h2").getBoundingClientRect();
return top - document.querySelector(".stuck").getBoundingClientRect().bottom;
"""


@in_browser
@pytest.mark.parametrize("part", ["#timeline", "#themes", "#disagreements", "#articles"])
def test_heading_of_a_part_stands_below_the_menu_where_its_link_or_address_leads_there(page, address, part):
    """A short part is taken for a long one until it is laid out."""
    page.look(1280, "light")
    page.run(FAR_BELOW)
    page.run(f"document.querySelector('.parts a[href=\"{part}\"]').click()")
    page.run(SETTLE)
    assert 0 <= page.run(BELOW_THE_MENU, part) < 80
    page.open("about:blank")
    page.open(address + part)
    page.run(FAR_BELOW)
    page.run(SETTLE)
    assert 0 <= page.run(BELOW_THE_MENU, part) < 80


@in_browser
def test_marks_of_the_strip_do_not_touch(browser, about, tmp_path):
    browser.open("about:blank")
    browser.open(write_page({"events": many_events(12)}, tmp_path / "report.html", about=about).as_uri())
    browser.run(WAIT)
    circles = browser.run(
        "return [...document.querySelectorAll('#strip circle')]"
        ".map(c => ['cx', 'cy', 'r'].map(a => +c.getAttribute(a)))"
    )
    assert len(circles) == 12
    gaps = [math.dist(one[:2], other[:2]) - one[2] - other[2] for one, other in itertools.combinations(circles, 2)]
    assert min(gaps) > 0


def many_events(n_events):
    return table(
        "events",
        [
            {"id": f"e{n:03}", "first": "2024-05-06", "last": "2024-05-06", "headline": f"h{n}", "status": "reported"}
            | {"importance": 1.0}
            for n in range(n_events)
        ],
    )


@in_browser
@pytest.mark.parametrize(
    ("n_events", "n_listed", "more"), [(80, 80, []), (81, 50, ["Show the next 31 events (31 more)"])]
)
def test_so_many_events_are_listed_at_once_and_more_where_asked_for(browser, about, tmp_path, n_events, n_listed, more):
    path = write_page({"events": many_events(n_events)}, tmp_path / "report.html", about=about)
    browser.open("about:blank")
    browser.open(f"{path.as_uri()}#?importance=3")
    assert len(browser.run(SHOWN)) == n_listed
    assert browser.run("return document.getElementById('filter-count').textContent") == f"{n_events} events"
    assert browser.run(VISIBLE, "#events-more") == more
    if more:
        browser.run("document.getElementById('events-more').click()")
        assert browser.run("return document.activeElement.closest('li').id") == f"event-e{n_listed:03}"
    assert len(browser.run(SHOWN)) == n_events


LISTED = """
return new Promise(done => {
  const look = (n) => {
    const item = document.getElementById(arguments[0]);
    if (!item.hidden || n > 40) done([item.hidden, item.offsetHeight > 0, item.getAttribute('aria-hidden')]);
    else setTimeout(look, 50, n + 1);
  };
  look(0);
})
"""


@in_browser
def test_search_of_the_browser_finds_what_fits_and_is_not_listed_yet(browser, about, tmp_path):
    events = many_events(202)
    events.loc[200, "headline"] = "a wall is painted"
    events.loc[201, "status"] = "planned"
    path = write_page({"events": events}, tmp_path / "report.html", about=about)
    address = f"{path.as_uri()}#?importance=3&without=planned"
    browser.open("about:blank")
    browser.open(address)
    items = "['event-e200', 'event-e201'].map(x => document.getElementById(x))"
    hidden = f"return {items}.map(x => [x.hidden, x.offsetHeight, x.getAttribute('aria-hidden')])"
    assert browser.run(hidden) == [["until-found", 0, "true"], [True, 0, None]]
    assert len(browser.run(SHOWN)) == 50
    browser.open("about:blank")
    browser.open(f"{address}:~:text=a%20wall%20is%20painted")
    assert browser.run(LISTED, "event-e200") == [False, True, None]
    assert len(browser.run(SHOWN)) == 201
    assert browser.run(hidden)[1] == [True, 0, None]


@in_browser
@pytest.mark.parametrize("query", ["", "?importance=3&words=h"])
def test_event_beyond_those_listed_is_listed_where_a_link_leads_to_it(browser, about, tmp_path, query):
    path = write_page({"events": many_events(201)}, tmp_path / "report.html", about=about)
    browser.open("about:blank")
    browser.open(f"{path.as_uri()}#event-e200{query}")
    browser.run(WAIT)
    assert "event-e200" in browser.run(SHOWN)


@in_browser
def test_part_far_below_is_gone_to_found_and_printed(browser, tables, about, tmp_path):
    browser.open("about:blank")
    browser.open(write_page(tables, tmp_path / "report.html", about=about).as_uri())
    far = "getComputedStyle(document.querySelector('#articles')).contentVisibility"
    assert browser.run(f"return {far}") == "auto"
    title = browser.run("return document.querySelector('article.article h3').textContent.trim()")
    assert browser.run(
        "getSelection().collapse(document.getElementById('articles'), 0); return find(arguments[0])", title
    )
    browser.run("location.hash = document.querySelector('article.article:last-of-type').id")
    browser.run(WAIT)
    top = browser.run("return document.querySelector('article.article:last-of-type').getBoundingClientRect().top")
    assert 0 <= top < browser.run("return innerHeight")
    media = {"cmd": "Emulation.setEmulatedMedia", "params": {"media": "print"}}
    browser.command(media)
    assert browser.run(f"return {far}") == "visible"
    browser.command({"cmd": "Emulation.setEmulatedMedia", "params": {"media": ""}})


def test_details_stand_inside_their_event_and_are_found_by_what_is_in_them(tables, about):
    events = tables["events"].copy()
    events.loc[events["id"] == "e0503b", "detail_of"] = "e0503"
    view = PageView({**tables, "events": events}, Limits())
    (whole,) = [event for event in view.events if event.details]
    assert (whole.anchor, [detail.anchor for detail in whole.details]) == ("event-e0503", ["event-e0503b"])
    assert len(view.events) == 5
    page = page_text({**tables, "events": events}, about=about)
    assert page.count('id="event-e0503b"') == 1


@pytest.mark.parametrize(("n_events", "level"), [(30, 3), (31, 2)])
def test_minor_events_are_left_out_at_first_where_there_are_many(n_events, level):
    events = [
        {"id": f"e{n}", "first": "2024-05-06", "last": "2024-05-06", "headline": f"h{n}", "status": "reported"}
        | {"importance": n / n_events}
        for n in range(n_events)
    ]
    tables = {"events": table("events", events)}
    assert f'<option value="{level}" selected>' in page_text(
        tables, about={"corpus": "c", "settings": [], "versions": {}, "notes": []}
    )


def test_ranked_names_count_the_events_and_who_else_is_in_them():
    names = ranked([["Ana", "Bo", "Ana"], ["Bo"], ["Cy", "Bo"]])
    assert [(one.name, one.n_events, round(one.share, 2), one.beside) for one in names] == [
        ("Bo", 3, 1.0, (("Ana", 1), ("Cy", 1))),
        ("Ana", 1, 0.33, (("Bo", 1),)),
        ("Cy", 1, 0.33, (("Bo", 1),)),
    ]


def test_title_of_the_readers_own_stands_above_both_pages(tables, about):
    titled = {**about, "title": "The <quay>"}
    for page in (page_text(tables, about=titled), one_page_text(tables, about=titled)):
        assert "<title>The &lt;quay&gt;</title>" in page
        assert '<h1 dir="auto">The &lt;quay&gt;</h1>' in page
    assert "<title>Themes and timeline of harbour &lt;folder&gt;</title>" in page_text(tables, about=about)
