"""Corrections copied from the page: the block that its script writes is read, and does at the next run what it says."""

from __future__ import annotations

import shutil

import pytest

from tests.output import browser as browsers
from tests.output.test_page_in_browser import AXE
from topics.corpus import Corpus
from topics.corrections import ACTIONS, CODEBOOK_ACTIONS, read_corrections
from topics.output.page import page_text, show_page, write_page
from topics.output.wording import CORRECTION_NAMES, DETAIL_NAMES
from topics.records import table

pytestmark = pytest.mark.slow

in_browser = pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")
ABOUT = {"corpus": "c", "settings": [], "versions": {}, "notes": []}
OPENED = """
const item = document.querySelector(arguments[0]);
for (let node = item.querySelector('details') || item; node; node = node.parentElement) {
  if (node.tagName === 'DETAILS') node.open = true;
}
await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
const button = item.querySelector('button.correct');
"""
OPEN = OPENED + "if (button.getAttribute('aria-expanded') === 'false') button.click();"
CHOOSE = """
const change = (name, value) => {
  const field = document.getElementById('correction-' + name);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
};
change('do', arguments[0]);
for (const [name, value] of Object.entries(arguments[1])) {
  if (name !== 'sentences') { change(name, value); continue; }
  for (const at of value) document.querySelector(`#correction-sentences input[value="${at}"]`).click();
}
return [document.getElementById('correction-block').value, document.getElementById('correction-copy').disabled,
        document.getElementById('correction-told').textContent];
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    started = browsers.Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


@pytest.fixture
def page(browser, tables, about, tmp_path):
    browser.open(write_page(tables, tmp_path / "report.html", about=about).as_uri())
    return browser


def block_of(page, item, action, **fields):
    """Return the block of one correction as a reader of the page gets it."""
    page.run(OPEN, item)
    block, is_disabled, told = page.run(CHOOSE, action, fields)
    assert not is_disabled, told
    return block


def read_block(block, folder):
    path = folder / "corrections.toml"
    path.write_text(block, encoding="utf-8")
    return read_corrections(path).decisions


def test_every_action_of_the_reader_is_offered_and_no_other():
    assert {of: set(actions) for of, actions in CORRECTION_NAMES.items()} == {
        of: set(actions) for of, actions in ACTIONS.items()
    }


@in_browser
@pytest.mark.parametrize(
    ("action", "fields", "expected"),
    [
        ("exclude", {}, {}),
        ("rename", {"name": 'The "talks" \\ on\tMonday 港'}, {"name": 'The "talks" \\ on\tMonday 港'}),
        ("day", {"day": "2024-05-03/2024-05-05"}, {"day": "2024-05-03/2024-05-05"}),
        ("day", {"day": "2024-02"}, {"day": "2024-02"}),
        ("day", {"day": " 1 Feb 2024"}, {"day": "2024-02-01"}),
        ("day", {"day": "Sept. 30, 2024"}, {"day": "2024-09-30"}),
        ("day", {"day": "February 2024"}, {"day": "2024-02"}),
        ("day", {"day": "1 Feb 2024 – 3 March 2024"}, {"day": "2024-02-01/2024-03-03"}),
        ("status", {"status": "background"}, {"status": "background"}),
        ("split", {"sentences": [1]}, {}),
        ("split", {"sentences": [1], "day": "2024-05-04"}, {"day": "2024-05-04"}),
        ("exclude", {"reason": "It is a “wall”, no event."}, {"reason": "It is a “wall”, no event."}),
    ],
)
def test_block_of_an_event_is_read_as_it_was_meant(page, tmp_path, action, fields, expected):
    [correction] = read_block(block_of(page, "#event-e0503", action, **fields), tmp_path)
    told = {"name": correction.name, "day": correction.day.edtf if correction.day else ""}
    told |= {"status": correction.status or "", "reason": correction.reason}
    assert (correction.of, correction.do) == ("events", action)
    assert {key: value for key, value in told.items() if value} == expected


@in_browser
@pytest.mark.parametrize(
    ("action", "fields", "told"),
    [
        ("rename", {"name": " "}, "Write the new words."),
        ("day", {"day": "5 May"}, "Write a day"),
        ("day", {}, "in place of the one it has"),
        ("day", {"day": "2024-02-30"}, "Write a day"),
        ("day", {"day": "30 Feb 2024"}, "Write a day"),
        ("day", {"day": "1 Foo 2024"}, "Write a day"),
        ("day", {"day": "2024-05-05/2024-05-03"}, "Write a day"),
        ("split", {"sentences": []}, "Choose one or more"),
        ("split", {"sentences": [0, 1]}, "not all of them"),
    ],
)
def test_incomplete_correction_gives_no_block_and_says_what_is_missing(page, action, fields, told):
    page.run(OPEN, "#event-e06")
    block, is_disabled, words = page.run(CHOOSE, action, fields)
    assert block == ""
    assert is_disabled
    assert told in words


CHOSEN_BY = """
const field = document.getElementById('correction-do');
field.value = arguments[0];
field.dispatchEvent(new Event(arguments[1], {bubbles: true}));
return [...document.querySelectorAll('#correction > [data-for]:not([hidden])')].map(node => node.dataset.for);
"""


@in_browser
@pytest.mark.parametrize("told_as", ["input", "change"])
@pytest.mark.parametrize(
    ("action", "fields"),
    [("day", ["day"]), ("status", ["status"]), ("split", ["name", "day", "sentences"]), ("exclude", [])],
)
def test_fields_of_an_action_show_however_the_browser_tells_the_choice(page, action, fields, told_as):
    page.run(OPEN, "#event-e0503")
    assert page.run(CHOSEN_BY, action, told_as) == fields


@pytest.fixture
def untold(tables):
    """The tables with two dated sentences that made no event, of the first two passages."""
    told = [
        {"first": "2024-05-02", "last": "2024-05-02", "edtf": "2024-05-02", "status": "reported", "n_articles": number}
        | {"passage": row.id, "article": row.article, "start": row.start, "stop": row.stop, "quote": row.text}
        | {"why": f"reason {number}"}
        for number, row in enumerate(tables["passages"].head(2).itertuples(), 1)
    ]
    return {**tables, "untold": table("untold", told)}


def test_sentences_without_an_event_are_listed_with_their_reasons(untold, about):
    page = page_text(untold, about=about)
    assert "2 dated sentences of the articles are not on the timeline" in page
    assert 'made no event: <a href="#untold">' in page
    assert all(f"reason {number}" in page for number in (1, 2))


def test_page_without_such_sentences_says_nothing_of_them(tables, about):
    assert "made no event" not in page_text(tables, about=about)


@in_browser
def test_sentence_without_an_event_is_made_one_by_its_headline(browser, untold, about, tmp_path):
    browser.open(write_page(untold, tmp_path / "report.html", about=about).as_uri())
    browser.run("document.querySelector('.untold-list').open = true")
    block = block_of(browser, "li.untold", "tell", name="The wall is painted")
    [correction] = read_block(block, tmp_path)
    assert (correction.do, correction.name, correction.day) == ("tell", "The wall is painted", None)
    assert correction.members[0].passage == untold["passages"]["id"].iloc[0]
    browser.run(OPEN, "#event-e0503")
    assert not browser.run("return [...document.getElementById('correction-do').options].some(x => x.value === 'tell')")


@in_browser
@pytest.mark.parametrize(("dates", "quote"), [(["in 1998", "in 2025"], "in 1998"), (["in 1998", "in 1998"], None)])
def test_passage_of_two_events_is_quoted_by_its_date_or_not_at_all(browser, tables, about, tmp_path, dates, quote):
    evidence = tables["evidence"].copy()
    for event, words in zip(["e1998", "e2025"], dates, strict=True):
        evidence.loc[evidence["event"] == event, "date_text"] = words
    page = write_page({**tables, "evidence": evidence}, tmp_path / "report.html", about=about)
    browser.open(page.as_uri())
    if quote is None:
        seen = browser.run(f"{OPENED} return [item.querySelector('details').open, button]", "#event-e1998")
        assert seen == [True, None]
        return
    [correction] = read_block(block_of(browser, "#event-e1998", "exclude"), tmp_path)
    assert correction.members[0].quote == quote


@in_browser
@pytest.mark.parametrize("action", CODEBOOK_ACTIONS)
def test_declared_theme_is_named_by_its_name_in_the_codebook(page, tmp_path, action):
    block = block_of(page, ".theme.codebook", action, sentences=[0])
    [correction] = read_block(block, tmp_path)
    assert (correction.method, correction.name) == ("codebook", "talks" if action == "exclude" else "labour")


@in_browser
def test_keyboard_opens_chooses_copies_and_closes(page):
    page.run(f"{OPENED} button.focus()", "#event-e0503")
    page.press("\ue007")
    assert page.run("return document.activeElement.id") == "correction-do"
    page.run("document.getElementById('correction-copy').focus()")
    page.press("\ue007")
    page.run("return new Promise(done => setTimeout(done, 100))")
    told, kept, is_hidden = page.run(
        "return [document.getElementById('correction-told').textContent,"
        " document.getElementById('correction-all').value, document.getElementById('corrections-made').hidden]"
    )
    assert told in {"Copied.", "It is selected: copy it with Ctrl+C or Cmd+C."}
    assert kept.count("[[correction]]") == 1
    assert not is_hidden
    page.press("\ue00c")
    assert page.run("return document.activeElement.className") == "correct"
    assert page.run("return document.getElementById('correction').hidden")


@in_browser
def test_without_a_clipboard_the_block_is_selected(page):
    page.run("Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false")
    page.run(OPEN, "#event-e0503")
    page.run("document.getElementById('correction-copy').click()")
    page.run("return new Promise(done => setTimeout(done, 100))")
    selected, told, length = page.run(
        "const block = document.getElementById('correction-block');"
        "return [block.selectionEnd - block.selectionStart, document.getElementById('correction-told').textContent,"
        " block.value.length]"
    )
    assert selected == length > 0
    assert told.startswith("It is selected")


@in_browser
def test_copied_blocks_are_kept_in_order_and_the_last_can_be_struck(page):
    for item in ("#event-e0503", "#event-e0504"):
        block_of(page, item, "exclude")
        page.run("document.getElementById('correction-copy').click()")
    kept = "return document.getElementById('correction-all').value"
    first, second = page.run(kept).split("\n\n")
    assert "A wall was painted" in second
    page.run("document.getElementById('correction-undo').click()")
    assert page.run(kept).strip() == first.strip()


@in_browser
def test_button_is_made_once_and_only_where_its_event_or_theme_is_opened(page):
    """A large page has thousands of events: their buttons would double the time in which it opens."""
    owners = "return [...document.querySelectorAll('button.correct')].map(x => x.closest('[id]').id)"
    assert page.run(owners) == []
    opened = ["event-e0503", "event-e0504", page.run("return document.querySelector('details.theme.codebook').id")]
    for item in opened:
        page.run(OPENED, f"#{item}")
        page.run(f"{OPENED.replace('= true', '= false')}", f"#{item}")
        page.run(OPENED, f"#{item}")
    assert page.run(owners) == opened


@in_browser
def test_event_of_one_sentence_cannot_be_split(page):
    offered = "return [...document.getElementById('correction-do').options].map(option => option.value)"
    page.run(OPEN, "#event-e0504")
    assert "split" not in page.run(offered)
    page.run(OPEN, "#event-e06")
    assert "split" in page.run(offered)


@in_browser
def test_detail_of_an_event_is_taken_out_of_it_as_a_whole(browser, tables, about, tmp_path):
    """Its only sentence is chosen already."""
    events = tables["events"].copy()
    events.loc[events["id"] == "e0504", "detail_of"] = "e0503"
    browser.open(write_page({**tables, "events": events}, tmp_path / "report.html", about=about).as_uri())
    [correction] = read_block(block_of(browser, "#event-e0504", "split"), tmp_path)
    assert (correction.do, len(correction.members)) == ("split", 1)
    called = "return document.getElementById('correction-do').selectedOptions[0].textContent"
    assert browser.run(called) == DETAIL_NAMES["events", "split"]
    block_of(browser, "#event-e06", "split", sentences=[1])
    assert browser.run(called) == CORRECTION_NAMES["events"]["split"]


@in_browser
@pytest.mark.parametrize(
    ("action", "fields"), [("merge", {}), ("split", {"sentences": [1]}), ("day", {"day": "2024-02"})]
)
def test_axe_finds_no_serious_fault_in_the_form(page, action, fields):
    block_of(page, "#event-e06", action, **fields)
    page.run("document.getElementById('correction-copy').click()")
    page.run(AXE.read_text(encoding="utf-8"))
    page.lay_out_all()
    found = page.run("return axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@in_browser
def test_block_is_made_in_the_frame_of_a_notebook(browser, tables, about, tmp_path):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html>{show_page(tables, about=about)._repr_html_()}", encoding="utf-8")
    browser.open(path.as_uri())
    browser.enter_frame(0)
    block = block_of(browser, "#event-e0504", "rename", name="Paint")
    browser.run("document.getElementById('correction-copy').click()")
    assert read_block(block, tmp_path)[0].name == "Paint"
    assert browser.run("return document.getElementById('correction-all').value") == block


def test_page_without_quotes_names_no_passage(tables):
    assert 'data-passage="' in page_text(tables, about=ABOUT)
    assert 'data-passage="' not in page_text(tables, about=ABOUT, quotes="none")


@in_browser
@pytest.mark.slow
def test_blocks_of_a_run_have_their_effect_at_the_next(browser, tiny, tiny_folder, tmp_path):
    browser.open(write_page(tiny.tables(), tmp_path / "report.html", about=ABOUT).as_uri())
    events = browser.run("return [...document.querySelectorAll('#events > li')].map(x => '#' + x.id)")
    gone, moved, recalled, renamed, joined = events[:5]
    blocks = [
        block_of(browser, gone, "exclude"),
        block_of(browser, moved, "day", day="2021-06-06"),
        block_of(browser, recalled, "status", status="background"),
        block_of(browser, renamed, "rename", name="The new words"),
        block_of(browser, joined, "merge", name="Both at once"),
        block_of(browser, ".theme.tfidf", "rename", name="Quay and sea"),
        block_of(browser, ".theme.codebook", "exclude", sentences=[0]),
    ]
    shutil.copytree(tiny_folder, tmp_path / "corpus")
    (tmp_path / "corpus" / "corrections.toml").write_text("\n".join(blocks), encoding="utf-8")
    corrected = Corpus(tmp_path / "corpus", tmp_path / "run")
    tables = corrected.tables()
    assert list(tables["corrections"]["applied"]) == [True] * len(blocks), list(tables["corrections"]["outcome"])
    assert len(tables["events"]) == len(events) - 2
    assert {"The new words", "Both at once"} <= set(tables["events"]["headline"])
    assert "2021-06-06" in set(tables["events"]["edtf"])
    assert "Quay and sea" in set(tables["themes"]["label"])
