"""The story on one page, as HTML for print."""

from __future__ import annotations

import itertools
import re

import pytest

from tests.output import browser as browsers
from topics.output.page import one_page_text, page_text
from topics.records import table


def test_page_tells_the_happenings_by_day_and_leads_to_the_report(tables, about):
    page = one_page_text(tables, about=about)
    days = re.findall(r'<time datetime="([^"]+)"', page)
    assert days == sorted(tables["events"]["first"])
    assert set(re.findall(r'href="([^"#]+)#event-', page)) == {"report.html"}


def test_page_without_quotes_has_no_sentence(tables, about):
    assert "<q " in one_page_text(tables, about=about)
    assert "<q " not in one_page_text(tables, about=about, quotes="none")


def test_report_page_begins_with_the_story_where_there_are_events(tables, about):
    page = page_text(tables, about=about)
    assert page.index('id="one-page"') < page.index('id="summary"')
    assert 'id="one-page"' not in page_text({}, about=about)


@pytest.mark.parametrize(("day", "warns"), [("", True), ("2024-05-20", False)])
def test_page_without_a_certain_day_of_publication_warns_of_its_days(tables, about, day, warns):
    articles = tables["articles"].assign(published=day)
    page = one_page_text({**tables, "articles": articles}, about=about)
    assert ("even their year may be wrong" in page) is warns


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    started = browsers.Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.quit()


def story_of(tables, n_words):
    """The tables with twelve happenings of so many words each."""
    sentence = ["the", "ferries", "of", "Olsted", "left", "the", "old", "harbour", "at", "night"]
    words = " ".join(itertools.islice(itertools.cycle(sentence), n_words))
    told = [
        {"id": f"e{n:02}", "first": f"2024-05-{n + 1:02}", "last": f"2024-05-{n + 1:02}", "edtf": f"2024-05-{n + 1:02}"}
        | {"precision": "day", "status": "reported", "headline": f"{n} {words}"}
        for n in range(12)
    ]
    return {**tables, "events": table("events", told), "evidence": table("evidence")}


@pytest.mark.parametrize(("n_words", "closeness"), [(5, 0), (58, 0), (64, 1), (80, 2), (300, 3)])
def test_longer_stories_stand_in_smaller_type(tables, about, n_words, closeness):
    assert f'class="one-page close-{closeness}"' in one_page_text(story_of(tables, n_words), about=about)


@pytest.mark.slow
@pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING or "present")
@pytest.mark.parametrize("n_words", [58, 64, 80, 94])
def test_story_is_one_page_of_paper(browser, tables, about, tmp_path, n_words):
    path = tmp_path / "one-page.html"
    path.write_text(one_page_text(story_of(tables, n_words), about=about), encoding="utf-8")
    browser.open(path.as_uri())
    assert browser.n_printed_pages() == 1


def test_page_that_is_printed_runs_no_script(tables, about):
    page = one_page_text(tables, about=about)
    assert "<script" not in page
    assert "Content-Security-Policy" in page
