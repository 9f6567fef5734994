"""The report page as its readers use it: in a browser, without network, by mouse-free means."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.output import browser as browsers
from topics.output.display import show_table
from topics.output.figures import draw_timeline
from topics.output.figures.files import save_figure, shown_figures
from topics.output.page import show_page, write_page

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SHOWN = "return [...document.querySelectorAll('#events > li')].filter(x => !x.hidden).map(x => x.id)"
DRAWN = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SET = """
const field = document.getElementById(arguments[0]);
field.value = arguments[1];
field.dispatchEvent(new Event('input', {bubbles: true}));
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    started = browsers.Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture(scope="module")
def figures(tables, tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    save_figure(draw_timeline(tables["events"], tables["evidence"], 85), "04-harbour", folder)
    return shown_figures(folder)


@pytest.fixture
def page(browser, tables, about, figures, tmp_path):
    path = write_page(tables, tmp_path / "report.html", about=about, figures=figures)
    browser.open("about:blank")
    browser.log("browser"), browser.log("performance")
    browser.open(path.as_uri())
    return browser


def _requests(log):
    messages = [json.loads(entry["message"])["message"] for entry in log]
    sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return {urlsplit(url).scheme for url in sent}


def test_page_asks_for_nothing_and_has_no_error(page):
    assert _requests(page.log("performance")) <= {"file", "data"}
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert [entry for entry in page.log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []


def test_filters_show_the_events_that_fit(page):
    assert len(page.run(SHOWN)) == 6
    page.run(SET, "filter-words", "mayor shook")
    assert page.run(SHOWN) == ["event-e0503", "event-e0503b"]
    page.run("document.getElementById('filters').reset()")
    page.run(CHOOSE, "The reader’s own", "Labour")
    page.run(SET, "filter-from", "2024-05-04")
    page.run(SET, "filter-to", "2024-12-31")
    assert page.run(SHOWN) == ["event-e0504", "event-e06"]
    assert page.run("return document.getElementById('filter-count').textContent") == "2 of 6 events"
    page.run(DRAWN)
    assert page.run("return document.querySelectorAll('#strip .mark').length") == 2


def test_search_matches_what_an_event_shows_and_no_name_of_a_theme(page):
    page.run(SET, "filter-words", "labour")
    assert page.run(SHOWN) == []
    page.run(SET, "filter-words", "wall painted")
    assert page.run(SHOWN) == ["event-e0504"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3 May", ["event-e0503", "event-e0503b"]),
        ("May 3, 2024", ["event-e0503", "event-e0503b"]),
        ("3rd of May 2024", ["event-e0503", "event-e0503b"]),
        ("2024-05-03", ["event-e0503", "event-e0503b"]),
        ("3. Mai 2024", ["event-e0503", "event-e0503b"]),
        ("3.5.2024", ["event-e0503", "event-e0503b"]),
        ("7 June 2024", ["event-e06"]),
        ("June 2024", ["event-e06"]),
        ("2025", ["event-e2025"]),
        ("1998", ["event-e1998", "event-e2025"]),  # the second says it in a sentence
        ("5 May", []),
        ("3 May 2023", []),
        ("0 May", []),
        ("31 June", []),
    ],
)
def test_day_month_or_year_that_is_searched_finds_the_events_of_it(page, typed, found):
    page.run(SET, "filter-words", typed)
    assert page.run(SHOWN) == found


def _open_changed(browser, tables, about, folder, **changed):
    """Open a page whose events have other values: by name of the column, a value for each event's id."""
    events = tables["events"].copy()
    for column, values in changed.items():
        events[column] = events["id"].map(values).fillna(events[column])
    browser.open(write_page({**tables, "events": events}, folder / "report.html", about=about).as_uri())


MAY = {"first": {"e06": "2024-05-01"}, "last": {"e06": "2024-05-31"}, "edtf": {"e06": "2024-05"}}


def test_day_that_is_searched_shows_its_own_events_before_those_of_its_month(browser, tables, about, tmp_path):
    _open_changed(browser, tables, about, tmp_path, **MAY)
    every = browser.run(SHOWN)
    assert every.index("event-e06") < every.index("event-e0504")
    browser.run(SET, "filter-words", "4 May 2024")
    assert browser.run(SHOWN) == ["event-e0504", "event-e06"]
    browser.run(SET, "filter-words", "May 2024")
    assert browser.run(SHOWN) == ["event-e06", "event-e0503", "event-e0503b", "event-e0504"]
    browser.run("document.getElementById('filters').reset()")
    assert browser.run(SHOWN) == every


def test_day_that_is_searched_shows_its_own_events_whatever_their_importance(browser, tables, about, tmp_path):
    _open_changed(browser, tables, about, tmp_path, **MAY)
    of_month = "filters.events.filter((event) => event.item.dataset.last > '2024-05-03')"
    browser.run(f"for (const event of {of_month}) event.level = 3")
    browser.run(SET, "filter-level", "1")
    assert not {"event-e0504", "event-e06"} & set(browser.run(SHOWN))
    browser.run(SET, "filter-words", "4 May 2024")
    assert browser.run(SHOWN) == ["event-e0504"]
    assert "1 of less importance fits too" in browser.run("return document.getElementById('filter-count').textContent")


def test_day_that_is_searched_finds_the_event_that_has_a_detail_of_it(browser, tables, about, tmp_path):
    _open_changed(browser, tables, about, tmp_path, detail_of={"e0504": "e06"})
    browser.run(SET, "filter-words", "4 May 2024")
    assert browser.run(SHOWN) == ["event-e06"]
    browser.run(SET, "filter-words", "5 May 2024")
    assert browser.run(SHOWN) == []


@pytest.mark.parametrize(
    ("typed", "found"), [("$5", True), ("5", True), ("$", True), ("20 met", False), ("24 met", False)]
)
def test_numbers_are_searched_as_whole_ones(page, typed, found):
    """The headline of 3 May 2024 has "$5 and $6 umbrellas" and, in its day, 2024."""
    page.run(SET, "filter-words", typed)
    assert ("event-e0503" in page.run(SHOWN)) is found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("arehouses", False),
        ("wareh", True),
        ("WAREHOUSES", True),
        ("MAYOR", True),
        ("MAYO", False),
        ("mayo", True),
        ("OWN", False),
        ("own", True),
    ],
)
def test_words_are_searched_from_their_beginning_and_capitals_as_whole_ones(page, typed, found):
    """The headline of 3 May 2024 tells of a mayor and of owners of warehouses who waited outside in the rain."""
    page.run(SET, "filter-words", typed)
    assert ("event-e0503" in page.run(SHOWN)) is found


def test_part_of_a_word_is_found_in_a_script_that_parts_none(page):
    page.run(SET, "filter-words", "会议")
    assert "event-e0504" in page.run(SHOWN)


def test_day_that_is_searched_stands_elsewhere_as_it_was_typed(page):
    page.run(SET, "filter-words", "3 may 2024")
    assert "the texts of " in page.run("return document.getElementById('elsewhere').textContent")
    page.run(SET, "filter-words", "2024 may")
    assert "the texts of " in page.run("return document.getElementById('elsewhere').textContent")
    page.run(SET, "filter-words", "may 3")
    told = page.run("return document.getElementById('elsewhere').textContent")
    assert told == "No quote, no theme and no text on this page has these words."


def test_search_tells_where_else_its_words_stand_and_leads_there(page):
    assert page.run("return document.getElementById('elsewhere').hidden")
    page.run(SET, "filter-words", "owners on")
    told = page.run("return document.getElementById('elsewhere').textContent")
    assert "sentences of the themes Talks and meetings (1)" in told
    assert "the texts of Quay & Sons, May 2024 (1)" in told
    page.run("[...document.querySelectorAll('#elsewhere a')].at(-1).click()")
    page.run("return new Promise(done => setTimeout(done, 200))")
    assert "owners on" in page.run("return document.querySelector('.s.here').textContent")
    page.run(SET, "filter-words", "no such words")
    told = page.run("return document.getElementById('elsewhere').textContent")
    assert told == "No quote, no theme and no text on this page has these words."


def test_sentences_that_are_only_about_the_days_are_opened_on_one_line(browser, tables, about, tmp_path):
    evidence = tables["evidence"].assign(beside=tables["evidence"]["article"] != "harbour.txt")
    browser.look(1280, "light")
    browser.open(write_page({**tables, "evidence": evidence}, tmp_path / "report.html", about=about).as_uri())
    browser.run("document.querySelector('#event-e0503 details').open = true")
    summary = "const s = document.querySelector('#event-e0503 .rest > summary');"
    height, display = browser.run(f"{summary} return [s.clientHeight, getComputedStyle(s).display]")
    assert height < 45
    assert display == "list-item"


def test_shown_event_is_no_numbered_item_and_a_hidden_one_takes_no_room(page):
    """Each list item that is shown is numbered anew among all elements of its list: quadratic in the events."""
    page.run(SET, "filter-words", "mayor shook")
    looks = "return [...document.querySelectorAll('#events > li')].map(x => [x.hidden, getComputedStyle(x).display])"
    assert {(is_hidden, display) for is_hidden, display in page.run(looks)} == {(False, "block"), (True, "none")}


def test_dragging_over_the_strip_chooses_a_period(page):
    box = page.run(
        "document.getElementById('strip').scrollIntoView({behavior: 'instant', block: 'center'});"
        "const box = document.getElementById('strip-drawing').getBoundingClientRect();"
        "return [box.left, box.top, box.right]"
    )
    left, top, right = (round(number) for number in box)
    page.drag((left + 2, top + 3), (left + (right - left) // 4, top + 3))
    assert page.run(SHOWN) == ["event-e1998"]
    assert page.run("return document.getElementById('filter-from').value") == "1998-01-01"


def test_page_works_in_the_frame_that_notebooks_show(browser, tables, about, tmp_path):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html>{show_page(tables, about=about)._repr_html_()}", encoding="utf-8")
    browser.open(path.as_uri())
    browser.enter_frame(0)
    browser.run(SET, "filter-words", "mayor shook")
    assert browser.run(SHOWN) == ["event-e0503", "event-e0503b"]
    browser.run("document.querySelector('#summary a[href=\"#event-e1998\"]').click()")
    browser.run("return new Promise(done => setTimeout(done, 200))")
    assert browser.run("return document.querySelector('#event-e1998 details').open")


def test_page_without_a_codebook_filters_by_what_there_is(browser, tables, about, tmp_path):
    without = {name: tables[name].iloc[:0] for name in ("themes", "assignments")}
    events = tables["events"].assign(themes=[()] * len(tables["events"]))
    browser.open(write_page({**tables, **without, "events": events}, tmp_path / "report.html", about=about).as_uri())
    assert browser.run("return document.getElementById('filter-themes')") is None
    browser.run(SET, "filter-words", "mayor shook")
    assert browser.run(SHOWN) == ["event-e0503", "event-e0503b"]


OPTIONS = """return [...document.querySelectorAll('#filter-themes option')].map(
    option => [option.parentElement.label || '', option.textContent])"""
CHOOSE = """const select = document.getElementById('filter-themes');
select.selectedIndex = [...select.options].findIndex(
    option => option.parentElement.label === arguments[0] && option.textContent.startsWith(arguments[1] + ' ('));
select.dispatchEvent(new Event('input', {bubbles: true}));"""


def test_declared_and_found_themes_are_both_chosen_from(page):
    own, found = "The reader’s own", "Found in the texts"
    assert page.run(OPTIONS) == [
        ["", "all"],
        [own, "Talks and meetings (3)"],
        [own, "Labour (1)"],
        [found, "mayor, dockers (2)"],
        [found, "strike, 工会 (2)"],
    ]
    page.run(CHOOSE, found, "strike, 工会")
    assert page.run(SHOWN) == ["event-e0504", "event-e06"]
    page.run(CHOOSE, found, "mayor, dockers")
    assert page.run(SHOWN) == ["event-e0503", "event-e0503b"]


def test_found_theme_of_a_declared_name_is_told_apart(browser, tables, about, tmp_path):
    themes = tables["themes"].assign(label=tables["themes"]["label"].replace("strike, 工会", "Talks and meetings"))
    browser.open(write_page({**tables, "themes": themes}, tmp_path / "report.html", about=about).as_uri())
    browser.run(CHOOSE, "Found in the texts", "Talks and meetings")
    found = browser.run(SHOWN)
    browser.run(CHOOSE, "The reader’s own", "Talks and meetings")
    assert browser.run(SHOWN) != found == ["event-e0504", "event-e06"]


def test_found_themes_are_chosen_from_where_no_event_has_a_declared_one(browser, tables, about, tmp_path):
    events = tables["events"].assign(themes=[()] * len(tables["events"]))
    browser.open(write_page({**tables, "events": events}, tmp_path / "report.html", about=about).as_uri())
    browser.run(CHOOSE, "The reader’s own", "Labour")
    assert browser.run(SHOWN) == []
    browser.run(CHOOSE, "Found in the texts", "mayor, dockers")
    assert browser.run(SHOWN) == ["event-e0503", "event-e0503b"]


def test_status_filter_hides_what_is_only_planned(page):
    page.run("document.querySelector('#filters input[value=planned]').click()")
    assert page.run(SHOWN) == ["event-e1998", "event-e0503", "event-e0503b", "event-e0504"]


def test_every_event_opens_by_keyboard(page):
    reached = set()
    for _ in range(80):
        page.press("\ue004")
        found = page.run("const li = document.activeElement.closest('#events > li'); return li && li.id")
        if found and found not in reached:
            reached.add(found)
            page.press("\ue007")
            assert page.run("return document.activeElement.parentElement.open")
    assert reached == set(page.run(SHOWN))


def test_link_of_a_sentence_opens_its_article(page):
    page.run("document.querySelector('#event-e0503 details').open = true")
    words = page.run("return document.querySelector('#event-e0503 blockquote p').textContent")
    page.run("document.querySelector('#event-e0503 blockquote a').click()")
    page.run("return new Promise(done => setTimeout(done, 200))")
    seen = page.run(
        "const s = document.querySelector(location.hash);"
        "const top = s.getBoundingClientRect().top;"
        "return [s.closest('details').open, s.textContent, s === document.activeElement, top >= 0 && top < innerHeight]"
    )
    assert seen[0] and seen[2] and seen[3]
    assert words in seen[1]


@pytest.mark.parametrize(
    "fragment",
    ["%", "%E0%A4%A", "%ff", "%00", "nowhere", "%22%5D%2C*", "<img src=x onerror=alert(1)>", "__proto__", "a" * 90_000],
)
def test_address_that_a_stranger_made_up_stops_nothing(page, fragment):
    address = page.run("return location.href").split("#")[0]
    page.open("about:blank")
    page.log("browser")
    page.open(f"{address}#{fragment}")
    assert [entry for entry in page.log("browser") if entry["level"] == "SEVERE"] == []
    assert page.run("return document.getElementById('filters').hidden") is False
    page.run("location.hash = arguments[0]", fragment)
    assert [entry for entry in page.log("browser") if entry["level"] == "SEVERE"] == []


def test_text_can_be_seen_cleaned_and_as_found(page):
    page.lay_out_all()
    page.run("for (const d of document.querySelectorAll('details')) d.open = true")
    shown = "return [...document.querySelectorAll('.text')].map(t => t.innerText).join('')"
    page.run("document.getElementById('view-clean').click()")
    clean = page.run(shown)
    assert "They’ll" in clean and "â€™" not in clean and "Sign up" not in clean
    page.run("document.getElementById('view-found').click()")
    found = page.run(shown)
    assert "Theyâ€™ll" in found and "Sign up" in found and "They’ll" not in found


@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_is_wider_than_the_screen(page, width):
    page.lay_out_all()
    page.resize(max(width, 500), 900)
    page.run("document.documentElement.style.width = arguments[0] + 'px'", width)
    page.run("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.run("return document.body.scrollWidth") <= width


def test_frame_of_what_has_the_focus_is_not_cut_off(page):
    """What is laid out only near the screen cuts off what stands out of it, but for a margin."""
    page.press("\ue004")
    wanted, given = page.run(
        "document.querySelector('details.theme summary').focus();"
        "const look = getComputedStyle(document.activeElement);"
        "const item = getComputedStyle(document.activeElement.closest('details'));"
        "return [parseFloat(look.outlineWidth) + parseFloat(look.outlineOffset), parseFloat(item.overflowClipMargin)]"
    )
    assert 0 < wanted <= given


def test_every_listed_event_is_laid_out_to_be_read_out(page):
    """What is laid out only near the screen is told to no screen reader before it is near."""
    looks = "return [...document.querySelectorAll('#events > li')].map(x => getComputedStyle(x).contentVisibility)"
    assert set(page.run(looks)) == {"visible"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(page, scheme):
    page.lay_out_all()
    colours = page.run(CONTRASTS, scheme == "dark")
    assert colours
    assert [line for line in colours if line[1] < 4.5] == []


def test_fields_and_regions_have_names(page):
    nameless = page.run("""
      const bad = [];
      for (const f of document.querySelectorAll('input, select')) if (!f.labels.length) bad.push(f.id);
      for (const s of document.querySelectorAll('section')) {
        if (!document.getElementById(s.getAttribute('aria-labelledby'))) bad.push(s.id);
      }
      return bad;
    """)
    assert nameless == []


@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_no_serious_fault(page, opened):
    page.run("for (const d of document.querySelectorAll('details')) d.open = arguments[0]", opened)
    page.run(AXE.read_text(encoding="utf-8"))
    page.lay_out_all()
    found = page.run("return axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    faults = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert [fault for fault, one in zip(faults, found, strict=True) if one["impact"] in ("serious", "critical")] == []


def test_zoom_buttons_narrow_move_and_widen_the_period(page):
    press = "for (const b of document.querySelectorAll('#strip button')) if (b.textContent === arguments[0]) b.click()"
    page.run(press, "Zoom in")
    inner = page.run(SHOWN)
    assert 0 < len(inner) < 6
    page.run(press, "Later")
    assert page.run(SHOWN) != inner
    page.run(press, "Zoom out")
    page.run(press, "Zoom out")
    assert len(page.run(SHOWN)) == 6


def test_arrow_keys_go_from_event_to_event(page):
    page.run("document.querySelector('#events summary').focus()")
    page.press("\ue015")
    assert page.run("return document.activeElement.closest('li').id") == page.run(SHOWN)[1]
    page.press("\ue013")
    assert page.run("return document.activeElement.closest('li').id") == page.run(SHOWN)[0]


def test_number_in_the_table_of_themes_shows_its_sentences(page):
    cell = "const cell = document.querySelector('.crossing td a'); cell.click(); return cell.textContent"
    number = int(page.run(cell))
    page.run("return new Promise(done => setTimeout(done, 200))")
    shown = "return document.querySelectorAll('.theme[open] > blockquote:not([hidden])').length"
    assert page.run("return document.querySelector('.theme').open")
    assert page.run(shown) == number
    page.run("document.querySelector('.theme > button').click()")
    assert page.run(shown) > number


def test_figure_has_alternative_text_and_leads_to_its_sentences(page):
    alt, target = page.run(
        "const figure = document.querySelector('#figures figure');"
        "const link = figure.querySelector('a');"
        "return [figure.querySelector('img').alt, document.querySelector(link.getAttribute('href')).id]"
    )
    assert alt.startswith("Timeline of 6 events")
    assert target == "timeline"


def test_table_of_a_notebook_sorts_and_filters(browser, tables, tmp_path):
    path = tmp_path / "table.html"
    shown = show_table(tables["events"][["id", "n_sources", "headline"]])
    path.write_text(f"<!DOCTYPE html><meta charset='utf-8'>{shown._repr_html_()}", encoding="utf-8")
    browser.open(path.as_uri())
    first = "return [...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.cells[0].textContent)"
    browser.run("document.querySelectorAll('th button')[1].click()")
    browser.run("document.querySelectorAll('th button')[1].click()")
    assert browser.run(first)[0] == "e0503"
    assert browser.run("return document.querySelectorAll('th')[1].getAttribute('aria-sort')") == "descending"
    browser.run("const f = document.querySelector('input'); f.value = 'QUAY'; f.dispatchEvent(new Event('input'))")
    assert set(browser.run(first)) == {"e1998", "e2025"}


CONTRASTS = """
const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const luminance = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const numbers = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
if (arguments[0]) {
  const sheet = document.styleSheets[0];
  for (const rule of [...sheet.cssRules]) {
    if (!rule.media || !rule.conditionText.includes('dark')) continue;
    for (const inner of rule.cssRules) sheet.insertRule(inner.cssText, sheet.cssRules.length);
  }
}
for (const d of document.querySelectorAll('details')) d.open = true;
const found = [];
for (const node of document.querySelectorAll('body *')) {
  const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!own || !node.checkVisibility() || node.closest('svg, option, script')) continue;
  let back = node, colour = [0, 0, 0, 0];
  while (back && colour[3] === 0) {
    const c = numbers(getComputedStyle(back).backgroundColor);
    colour = c.length === 4 ? c : [...c, 1];
    back = back.parentElement;
  }
  if (colour[3] === 0) colour = numbers(getComputedStyle(document.body).backgroundColor);
  const [a, b] = [luminance(numbers(getComputedStyle(node).color)), luminance(colour)].sort((x, y) => y - x);
  found.push([node.tagName + '.' + node.className, (a + 0.05) / (b + 0.05)]);
}
return found;
"""
