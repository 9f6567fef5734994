"""HTML: read again by a library, every text is text."""

from __future__ import annotations

import pandas as pd
from lxml import html

from tests.output.timelines import DAY, NOTHING, make_timeline, write
from topics.output.exports.html import table_html


def test_table_has_header_cells_and_escaped_texts():
    page = html.fromstring(table_html(pd.DataFrame({"<b>": ["<i>&", "b"], "n": [0.5, 2.0]})))
    assert [(head.text, head.get("scope")) for head in page.iter("th")] == [("<b>", "col"), ("n", "col")]
    assert [cell.text_content() for cell in page.iter("td")] == ["<i>&", "0.5", "b", "2"]
    assert len(list(page.iter("tr"))) == 3


def test_every_event_has_its_day_headline_counts_and_sentences(timeline):
    page = html.fromstring(write("html", timeline))
    assert page.find(".//h1").text == "Timeline"
    items = list(page.iter("li"))
    days = ["1998 (background)", "3 May 2024", "3 May 2024", "4 May 2024", "Jun 2024 (planned)", "2025 (planned)"]
    for item, day, event in zip(items, days, timeline["events"].itertuples(), strict=True):
        time = item.find(".//time")
        assert (time.text, time.get("datetime")) == (day, event.first)
        assert event.headline in item.find("p").text_content()
        sources = "1 independent source" if event.n_sources == 1 else f"{event.n_sources} independent sources"
        differ = "; sources differ" if event.id in set(timeline["claims"]["event"]) else ""
        assert item.find(".//small").text == f"{event.n_articles} articles, {sources}{differ}"
        lines = timeline["evidence"][timeline["evidence"]["event"] == event.id]
        assert [quote.find("p").text for quote in item.iter("blockquote")] == list(lines["quote"])
        places = [f"{line.source}, {line.start}–{line.stop}" for line in lines.itertuples()]
        assert [quote.find("footer").text for quote in item.iter("blockquote")] == places


def test_markup_of_articles_is_text(timeline):
    page = html.fromstring(write("html", timeline))
    assert not [tag for tag in ("script", "img", "b") if page.find(f".//{tag}") is not None]


def test_day_that_html_cannot_hold_is_told_in_words_alone():
    days = [(day, day) for day in ("-0043-03-15", "0000-12-31", "0001-01-01")]
    page = html.fromstring(write("html", make_timeline(*days)))
    assert [strong.text_content() for strong in page.iter("strong")] == ["15 Mar 44 BC", "31 Dec 1 BC", "1 Jan AD 1"]
    assert [time.get("datetime") for time in page.iter("time")] == ["0001-01-01"]


def test_nothing_to_tell_is_said_in_a_sentence():
    page = html.fromstring(write("html", NOTHING))
    assert page.find(".//p").text == "No dated events were found."
    assert page.find(".//ol") is None
    assert html.fromstring(write("html", make_timeline(DAY))).find(".//ol") is not None
