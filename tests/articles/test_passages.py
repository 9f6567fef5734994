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
        ("Shares of the airline OLST.KL Flight fell on Monday. It rained.", 2),
        ("The page was www.Olsted.Com until May. It is gone.", 2),
        ("She wrote it in Note.JS and left. It ran.", 2),
        ("He left on Monday.She stayed there.", 2),
        ("He left on Monday with all.NATO stayed there.", 2),
        ("He came to the USA.She stayed there.", 2),
        ("The mayor spoke to the king on Tuesday NEW: Protesters clash in Pula NEW : He left", 3),
        ("The NEW: brand sold well on Tuesday.", 1),
        ("She said “they want ` Better rules. '” Peru's minister, Ana Ruiz, said Tuesday it was over.", 2),
        ("She said “they want better rules . ” Peru's minister left on Tuesday .", 2),
        ("She said “better rules.” and left on Tuesday.", 1),
        ("The mayor calls for talks Pula , Croatia ( AP ) -- Protesters clashed in Pula on Tuesday.", 2),
        ("Mayor calls for talks PULA (Agency) - Protesters clashed in Pula on Tuesday.", 2),
        ("The mayor spoke to Anna Berg (SPD) - Protesters clashed in Pula on Tuesday.", 1),
        ("Protesters clashed in Pula (AP) -- The mayor calls for talks.", 1),
        ("Ships left New York (AP) -- The mayor called for talks.", 2),
        ("Ships came to New York (AP) -- The mayor called for talks.", 1),
        ("The Harbour Board (HB) -- Of Pula -- met the mayor.", 1),
        ("He told AFP: We will leave on Tuesday.", 1),
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


def kind_of(tmp_path, paragraph, below="\n\nAll were glad of it."):
    """Return the kind of a paragraph in the middle of an article."""
    table = passages(tmp_path, f"{START}It was a long day.\n\n{paragraph}{below}")
    return table[table["text"] == " ".join(paragraph.split())]["kind"].iloc[0]


def words(count, first="Old", last="ships"):
    return " ".join([first, *["harbour"] * (count - 2), last])


@pytest.mark.parametrize(("count", "kind"), [(14, "heading"), (15, "sentence")])
def test_heading_without_a_verb_has_at_most_fourteen_words(tmp_path, count, kind):
    assert kind_of(tmp_path, words(count)) == kind


@pytest.mark.parametrize(("count", "kind"), [(9, "heading"), (10, "sentence")])
def test_heading_with_a_verb_has_at_most_nine_words(tmp_path, count, kind):
    assert kind_of(tmp_path, words(count, last="left")) == kind


@pytest.mark.parametrize("mark", [".", "!", "?", ":", ";", ",", "…"])
def test_line_with_a_verb_and_a_mark_at_its_end_is_a_sentence(tmp_path, mark):
    assert kind_of(tmp_path, f"The harbour was old{mark}") == "sentence"


def test_line_with_a_verb_that_is_the_last_or_does_not_stand_apart_is_a_sentence(tmp_path):
    assert kind_of(tmp_path, "The harbour was old", below="") == "sentence"
    assert kind_of(tmp_path, "The harbour was old", below="\nAll were glad of it.") == "sentence"


def test_line_without_a_verb_is_a_heading_although_it_is_the_last(tmp_path):
    assert kind_of(tmp_path, "The old harbour", below="") == "heading"


def test_quotation_and_line_without_words_are_no_headings(tmp_path):
    for paragraph in ("“The old harbour”", '"The old harbour"', "‘The old harbour’", "5 —"):
        assert kind_of(tmp_path, paragraph) == ("heading" if paragraph[0] == "5" else "sentence")


@pytest.mark.parametrize(("count", "kind"), [(30, "caption"), (31, "sentence")])
def test_caption_has_at_most_thirty_words(tmp_path, count, kind):
    assert kind_of(tmp_path, words(count, first="Pictured", last="ships")) == kind


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Pictured: the old harbour", "caption"),
        ("The mayor (l) and the council", "caption"),
        ("The mayor speaking in the harbour", "caption"),
        ("The old harbour, Port Lee, 2021", "caption"),
        ("The old harbour, Port Lee", "caption"),
        ("The mayor speaking in the harbour!", "sentence"),
        ("The mayor speaking in the harbour:", "heading"),
        ("The mayor speaking in the harbour.", "caption"),
    ],
)
def test_caption_is_told_by_its_wording(tmp_path, paragraph, kind):
    assert kind_of(tmp_path, paragraph) == kind


def test_caption_that_ends_the_article_as_a_sentence_is_one(tmp_path):
    assert kind_of(tmp_path, "The mayor speaking in the harbour.", below="") == "sentence"
    assert kind_of(tmp_path, "The mayor speaking in the harbour", below="") == "caption"


@pytest.mark.parametrize(("n_above", "kind"), [(1, "heading"), (2, "sentence")])
def test_line_between_others_is_a_heading_in_the_first_three_paragraphs_only(tmp_path, n_above, kind):
    """The title is the first paragraph; no blank line stands around the others."""
    above = [f"The council met on day {number}." for number in range(n_above)]
    table = passages(tmp_path, "\n".join(["Harbour plan agreed\n", *above, "Old harbour", "All were glad of it."]))

    assert table[table["text"] == "Old harbour"]["kind"].iloc[0] == kind


WRAPPED = [
    "The mayor said that she was glad of the harbour. Ships had been",
    "waiting for years. Now they can come in at any time of the day,",
    "Lee said. Fishermen were less glad. They had asked for a longer",
    "Pier than the one they got. It will be built in spring, they were",
    "Told by the council on the next day.",
]


def test_line_goes_on_with_a_capital_where_the_text_is_wrapped(tmp_path):
    assert "They had asked for a longer Pier than the one they got." in texts(tmp_path, START + "\n".join(WRAPPED))


@pytest.mark.parametrize(("n_lines", "is_joined"), [(5, True), (4, False)])
def test_text_is_wrapped_from_four_lines_with_another_right_below_on(tmp_path, n_lines, is_joined):
    found = texts(tmp_path, START + "\n".join(WRAPPED[-n_lines:]))

    assert ("They had asked for a longer Pier than the one they got." in found) is is_joined


@pytest.mark.parametrize(("width", "is_joined"), [(39, False), (40, True), (120, True), (121, False)])
def test_text_is_wrapped_at_40_to_120_characters(tmp_path, width, is_joined):
    lines = ["Harbour " * 20] * 4
    cut = [f"{line[: width - 4]}then" for line in lines]
    found = texts(tmp_path, START + "\n".join([*cut, "Ships left."]))

    assert any(text.endswith("then Ships left.") for text in found) is is_joined


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        ("The mayor said and", "The council left.", True),
        ("The mayor said,", "The council left.", True),
        ("The mayor said that the ships", "left on Monday.", True),
        ("The mayor said.", "left on Monday.", False),
        ("The mayor said that the ships", "iPhones were sold.", False),
    ],
    ids=["dangling word", "dangling mark", "small letter", "ended", "name in small letters"],
)
def test_line_is_plainly_unfinished_or_not(tmp_path, before, after, is_one):
    assert (f"{before} {after}" in texts(tmp_path, f"{START}It was so.\n\n{before}\n{after}")) is is_one


def test_marks_and_small_letters_belong_to_the_sentence_before(tmp_path):
    found = texts(tmp_path, START + "He left at 5 p.m. and came back. “It is done!” she said. Then it rained.")

    assert found[2:] == ["He left at 5 p.m. and came back.", "“It is done!” she said.", "Then it rained."]


def test_blank_line_always_ends_a_sentence(tmp_path):
    table = passages(tmp_path, START + "The mayor was glad of the\n\nnew harbour.")

    assert table["text"].tolist()[-2:] == ["The mayor was glad of the", "new harbour."]


@pytest.mark.parametrize(("ends", "is_joined"), [(["left.", "left.", "then"], True), (["left."] * 3, False)])
def test_text_is_wrapped_where_half_of_its_lines_end_within_a_sentence(tmp_path, ends, is_joined):
    lines = [("Harbour " * 9)[:54] + " " + end for end in [*ends, "then"]]
    found = texts(tmp_path, START + "\n".join([*lines, "Ships left."]))

    assert any(text.endswith("then Ships left.") for text in found) is is_joined


@pytest.mark.parametrize(("slack", "is_joined"), [(16, True), (17, False)])
def test_text_is_wrapped_where_half_of_its_lines_are_nearly_as_long_as_the_longest(tmp_path, slack, is_joined):
    """One line has the full width, a second one is shorter by the slack; the last two are far shorter."""
    long, near = "Harbour " * 7 + "then", ("Harbour " * 9)[: 60 - slack - 5] + " then"
    assert (len(long), len(near)) == (60, 60 - slack)
    found = texts(tmp_path, START + "\n".join([near, "Old pier then", "New pier then", long, "Ships left."]))

    assert any(text.endswith("then Ships left.") for text in found) is is_joined


@pytest.mark.parametrize(("n_letters", "is_joined"), [(7, True), (6, False)])
def test_line_goes_on_where_the_first_word_below_would_hardly_have_fitted(tmp_path, n_letters, is_joined):
    """Lines of 60 characters; one of 50 goes on where the word below has seven letters: 57, the width less three."""
    full = "Harbour " * 7 + "then"
    short, word = ("Harbour " * 6)[:45] + " then", "S" + "h" * (n_letters - 1)
    assert (len(full), len(short)) == (60, 50)
    found = texts(tmp_path, START + "\n".join([full, full, full, short, f"{word} left."]))

    assert any(text.endswith(f"then {word} left.") for text in found) is is_joined


CAPTION = "The mayor (left) comforts the owners of the old pier that burned down"
AFTER = "A total of ten ships were sent to the harbour."


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        (f"{CAPTION} {AFTER}", [(CAPTION, "caption"), (AFTER, "sentence")]),
        (f"{CAPTION}. {AFTER}", [(f"{CAPTION}.", "sentence"), (AFTER, "sentence")]),
        (f"{CAPTION.replace(' (left)', '')} {AFTER}", [(f"{CAPTION.replace(' (left)', '')} {AFTER}", "sentence")]),
        (f"{CAPTION} The old pier", [(f"{CAPTION} The old pier", "sentence")]),
        ("The mayor (left) saw The Old Pier burn.", [("The mayor (left) saw The Old Pier burn.", "sentence")]),
        (
            "The man (left) sat The old pier was closed.",
            [("The man (left) sat The old pier was closed.", "sentence")][:1],
        ),
    ],
    ids=["fused", "a full stop", "no sign", "no sentence", "a title", "five words"],
)
def test_caption_is_told_apart_from_the_sentence_that_it_runs_into(tmp_path, paragraph, parts):
    write_files(
        tmp_path, a__txt=f"The board met on Monday and voted.\n\n{paragraph}\n\nIt rained all night, they said.\n"
    )
    passages = read_corpus(tmp_path)["passages"]
    rows = passages[passages["text"].isin([part for part, _ in parts])]

    assert list(zip(rows["text"], rows["kind"], strict=True)) == parts


def test_caption_that_runs_into_a_sentence_has_five_words(tmp_path):
    write_files(
        tmp_path,
        a__txt=f"The board met.\n\nMan (left) at pier {AFTER}\n\nThe man (left) at pier {AFTER}\n\nIt rained.\n",
    )
    passages = read_corpus(tmp_path)["passages"]

    assert passages.loc[passages["kind"] == "caption", "text"].tolist() == ["The man (left) at pier"]


@pytest.mark.parametrize(
    "heading",
    ["# The mayor resigned on Monday. The council met on Tuesday and chose nobody.", "# " + "The mayor went, " * 200],
)
def test_sentences_within_one_repair_are_one_passage_with_an_id_of_its_own(tmp_path, heading):
    (tmp_path / "a.md").write_text(f"Ferry\n\n{heading}\n\nThe ferry left Olsted on 3 May 2021.\n", encoding="utf-8")
    passages = read_corpus(tmp_path)["passages"]
    assert passages["id"].is_unique
    words = heading.removeprefix("# ").split()
    assert " ".join(passages["text"]).count(" ".join(words)) == 1


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2003", "\u3000"], ids=ascii)
def test_blank_of_any_kind_before_a_full_stop_is_read_as_a_plain_one(tmp_path, blank):
    paragraph = f"The mayor of Pula spoke to M{blank}. He left on{blank}3 May 2021. It rained."
    found = texts(tmp_path, START + paragraph)
    assert [text.replace(blank, " ") for text in found[2:]] == texts(tmp_path, START + paragraph.replace(blank, " "))[
        2:
    ]
    assert len(found[2:]) == 3
