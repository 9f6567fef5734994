"""Passages: sentences, headings and captions, each with its place in the text as found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import read_corpus, write_files
from topics.articles.alignment import Alignment
from topics.articles.lines import split_lines
from topics.articles.passages import passage_rows

START = "Harbour plan agreed\n\nThe council met. It decided about the harbour.\n\n"


def passages(tmp_path, text):
    write_files(tmp_path, a__txt=text)
    return read_corpus(tmp_path)["passages"]


def texts(tmp_path, text, kind="sentence"):
    table = passages(tmp_path, text)
    return table[table["kind"] == kind]["text"].tolist()


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Mr. Lee met Dr. Chan of the U.S. Senate on Jan. 5. He left.", 2),
        ("The U.S. Secretary of State arrived. He spoke.", 2),
        ("It rose 3.5 percent to $4.2 billion. That is all.", 2),
        ("“It is done,” she said. “We can go.”", 2),
        ("He said so . . Then he left.", 2),
        ("The firm, Lee Inc., grew. So did others.", 2),
    ],
)
def test_sentences_of_a_paragraph(tmp_path, paragraph, count):
    assert len(texts(tmp_path, START + paragraph)) == 2 + count


def test_line_break_ends_a_sentence(tmp_path):
    found = texts(tmp_path, START + "The first line of news was read\nAnother line was read too")

    assert found[2:] == ["The first line of news was read", "Another line was read too"]


def test_unfinished_line_goes_on_in_the_next(tmp_path):
    found = texts(tmp_path, START + "The mayor said that she was glad of the\nnew harbour and its pier.")

    assert found[2:] == ["The mayor said that she was glad of the new harbour and its pier."]


def test_text_wrapped_by_hand_is_joined(tmp_path):
    wrapped = (
        "The mayor said that she was glad of the harbour. Ships had been\n"
        "waiting for years. Now they can come in at any time of the day,\n"
        "Lee said. Fishermen were less glad. They had asked for a longer\n"
        "pier than the one they got. It will be built in spring, they were\n"
        "told by the council on the next day.\n"
    )

    assert len(texts(tmp_path, START + wrapped)) == 2 + 6


def test_dropped_line_parts_two_passages(tmp_path):
    found = texts(
        tmp_path, START + "The mayor was glad of the\nShare on Facebook\nnew harbour that was built.\n\nAll left."
    )

    assert found[2:4] == ["The mayor was glad of the", "new harbour that was built."]


def test_heading_and_caption_are_no_sentences(tmp_path):
    table = passages(
        tmp_path,
        START + "What comes next\n\nThe work begins in spring.\n\nThe old pier in Port Lee, Rome\n\n"
        "All were glad of it.",
    )

    assert dict(zip(table["text"], table["kind"], strict=True)) == {
        "Harbour plan agreed": "title",
        "The council met.": "sentence",
        "It decided about the harbour.": "sentence",
        "What comes next": "heading",
        "The work begins in spring.": "sentence",
        "The old pier in Port Lee, Rome": "caption",
        "All were glad of it.": "sentence",
    }


@given(st.text(st.sampled_from("ab Z.?!\n,”“’-\u2028\r"), max_size=120))
@settings(max_examples=150, deadline=None)
def test_passages_lie_in_order_and_hold_all_words(text):
    rows = passage_rows("a", "a.txt", text, text, split_lines(text), Alignment([]))

    reached = 0
    for row in rows:
        assert reached <= row["start"] < row["stop"] <= len(text)
        reached = row["stop"]
    kept = "".join(row["found_text"] for row in rows)
    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum())


def test_position_counts_and_paragraph_grows(tmp_path):
    table = passages(tmp_path, START + "One more thing was said. It was short.")

    assert table["position"].tolist() == list(range(len(table)))
    assert table["paragraph"].tolist() == [0, 1, 1, 2, 2]
