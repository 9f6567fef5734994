"""Markdown: read again by a library, the cells and sentences are what they were, and none is markup."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from markdown_it import MarkdownIt

from tests.output.timelines import DAY, NOTHING, make_timeline, write
from topics.output.exports.markdown import table_markdown

ODD = ["a|b", "<i>x</i>", "*y* _z_", "[a](b) `c` #d", "$5 ~6~ & 7", "\\", "&lt;"]


def parts_of(text):
    """Return (kind, text) for each paragraph, heading, list item and cell; markup inside one is refused."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    parts = []
    for before, token in pairwise(tokens):
        if token.type == "inline":
            kinds = {child.type for child in token.children}
            assert kinds <= {"text", "text_special", "strong_open", "strong_close"}, kinds
            parts.append((before.tag, "".join(child.content for child in token.children)))
    return parts


@pytest.mark.parametrize("text", ODD)
def test_cell_reads_back_as_it_was(text):
    assert parts_of(table_markdown(pd.DataFrame({"x": [text]})))[1:] == [("td", text)]


def test_cells_stand_in_their_columns_and_numbers_are_aligned_right():
    frame = pd.DataFrame({"name": ["a", "b\nc"], "n": [1, 2]})
    assert table_markdown(frame) == "| name | n |\n| ---- | ---: |\n| a | 1 |\n| b c | 2 |\n"


@pytest.mark.parametrize(("length", "dashes"), [(1, 3), (4, 4), (40, 40), (41, 40)])
def test_rule_is_as_long_as_the_longest_cell_within_bounds(length, dashes):
    assert table_markdown(pd.DataFrame({"x": ["y" * length]})).splitlines()[1] == f"| {'-' * dashes} |"


def test_every_event_has_its_day_headline_counts_and_sentences(timeline):
    kinds = parts_of(write("md", timeline))
    assert kinds[0] == ("h1", "Timeline")
    days = ["1998 (background)", "3 May 2024", "3 May 2024", "4 May 2024", "Jun 2024 (planned)", "2025 (planned)"]
    shown = [text for _, text in kinds[1 : kinds.index(("h2", "Disagreements"))]]
    expected = []
    for day, event in zip(days, timeline["events"].itertuples(), strict=True):
        sources = "1 independent source" if event.n_sources == 1 else f"{event.n_sources} independent sources"
        differ = "; sources differ" if event.id in set(timeline["claims"]["event"]) else ""
        expected.append(f"{day}: {event.headline} ({event.n_articles} articles, {sources}{differ})")
        lines = timeline["evidence"][timeline["evidence"]["event"] == event.id]
        expected += [f"“{line.quote}” ({line.source}, {line.start}–{line.stop})" for line in lines.itertuples()]
    assert shown == expected


def test_sentence_of_a_file_of_many_articles_names_its_article():
    tables = make_timeline(DAY, article={"id": "all.csv#3", "source": "all.csv"})
    assert parts_of(write("md", tables))[-1] == ("p", "“It opened.” (all.csv (all.csv#3), 0–10)")


def test_nothing_to_tell_is_said_in_a_sentence():
    assert parts_of(write("md", NOTHING)) == [("h1", "Timeline"), ("p", "No dated events were found.")]


@pytest.mark.parametrize(
    ("changes", "place"), [({}, "a.txt, 0–10"), ({"sha256": "0"}, "a.txt, 0–10 of articles/a.txt.found.txt")]
)
def test_sentence_says_where_its_characters_are_counted(changes, place):
    assert f"- “It opened.” ({place})\n" in write("md", make_timeline(DAY, article=changes))


@pytest.mark.parametrize(
    ("outlet", "label"), [("The Herald", "The Herald, 4 May 2024"), ("", "“A bridge”, 4 May 2024")]
)
@pytest.mark.parametrize("form", ["md", "html", "tex"])
def test_sentence_is_cited_by_outlet_and_day_where_that_is_wanted(form, outlet, label):
    text = write(form, make_timeline(DAY, article={"outlet": outlet}), by_outlet=True)
    assert label in text
    assert "a.txt" not in text
