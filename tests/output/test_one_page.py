"""The story on one page, as HTML for print."""

from __future__ import annotations

import re

import pytest

from topics.output.page import one_page_text, page_text


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


def test_page_that_is_printed_runs_no_script(tables, about):
    page = one_page_text(tables, about=about)
    assert "<script" not in page
    assert "Content-Security-Policy" in page
