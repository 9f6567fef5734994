"""Litter is told from sentences by its form and its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from topics.articles.boilerplate.dropped_lines import find_litter
from topics.articles.lines import split_lines

CASES = json.loads((Path(__file__).parents[1] / "cases" / "articles_litter.json").read_text(encoding="utf-8"))
BODY = [f"The council met on day {number} and decided about the harbour." for number in range(1, 7)]


def dropped(text: str, **options) -> list[str]:
    lines = split_lines(text)
    return [lines[number].text for number in find_litter(lines, **options)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_line_between_paragraphs(case):
    text = "\n\n".join([*BODY[:4], case["input"], *BODY[4:]])

    assert dropped(text) == ([case["input"]] if case["expected"] else [])


def test_byline_before_the_first_sentence():
    assert dropped("\n\n".join(["Harbour plan agreed", "By Ann Lee and Bo Chan", *BODY])) == ["By Ann Lee and Bo Chan"]


def test_date_line_at_the_head():
    assert dropped("\n\n".join(["Published: 3 March 2021", "Harbour plan agreed", *BODY])) == [
        "Published: 3 March 2021"
    ]


DATE_LINE = "Published: 3 March 2021"


@pytest.mark.parametrize(("at", "is_dropped"), [(8, True), (7, False)])
def test_labelled_date_line_is_dropped_in_the_tail_and_kept_in_the_middle(at, is_dropped):
    """Of ten lines, those after the seventh share of .7 are the tail: numbers from 8."""
    lines = [f"The council met on day {number} and decided." for number in range(9)]
    lines.insert(at, DATE_LINE)

    assert dropped("\n\n".join(lines)) == ([DATE_LINE] if is_dropped else [])


def test_date_line_without_a_label_is_kept_in_the_tail():
    assert dropped("\n\n".join([*BODY, *BODY[:3], "3 March 2021"])) == []


def test_date_line_without_a_label_is_dropped_at_the_head():
    assert dropped("\n\n".join(["Harbour plan agreed", "3 March 2021", *BODY])) == ["3 March 2021"]


@pytest.mark.parametrize(("n_before", "is_dropped"), [(7, True), (8, False)])
def test_head_ends_after_eight_lines(n_before, is_dropped):
    titles = [f"Harbour plan {'abcdefgh'[number]}" for number in range(n_before)]

    assert dropped("\n\n".join([*titles, "By Ann Lee", *BODY])) == (["By Ann Lee"] if is_dropped else [])


def test_head_ends_with_the_first_sentence():
    assert dropped("\n\n".join([BODY[0], "By Ann Lee", *BODY[1:]])) == []


def test_first_line_is_the_head_although_it_is_a_sentence():
    assert dropped("\n\n".join(["Published on 3 March 2021, the council said", *BODY[1:]])) != []


def test_ornament_is_dropped_on_plain_text_and_kept_in_a_block_of_a_page():
    lines = split_lines("\n\n".join([*BODY[:3], "* * *", *BODY[3:]]))
    in_block = [replace(line, kind="heading") if line.text == "* * *" else line for line in lines]

    assert [item.rule for item in find_litter(lines).values()] == ["ornament"]
    assert find_litter(in_block) == {}


def test_litter_is_given_in_the_order_of_the_lines_each_with_rule_and_reason():
    lines = split_lines("\n\n".join(["By Ann Lee", *BODY, "Share", "Most read", "Old pier to be sold"]))

    found = find_litter(lines)

    assert list(found) == sorted(found) == [0, 7, 8, 9]
    assert [item.rule for item in found.values()] == ["byline", "sharing bar", "related link", "related link"]
    assert all(item.reason for item in found.values())


def test_quotation_is_never_litter_by_its_form():
    for quote in ("“Leave a comment”", '"Leave a comment"', "‘Leave a comment’", "«Leave a comment»"):
        assert dropped("\n\n".join([*BODY[:3], quote, *BODY[3:]])) == []


@pytest.mark.parametrize(("n_words", "is_dropped"), [(24, True), (25, False)])
def test_link_under_a_header_has_at_most_24_words(n_words, is_dropped):
    link = " ".join(["ships"] * n_words)

    assert (link in dropped("\n".join([*BODY[:3], "Related articles", link, *BODY[3:]]))) is is_dropped


def test_links_under_a_header_end_with_their_block():
    text = "\n".join([*BODY[:3], "Related articles", "Fish prices rise again", "", "Old pier to be sold", *BODY[3:]])

    assert dropped(text) == ["Related articles", "Fish prices rise again"]


def test_links_under_a_header_that_stands_apart_end_with_their_block():
    block = "Related articles\nFish prices rise again"

    assert dropped("\n\n".join([*BODY[:3], block, "Old pier to be sold", *BODY[3:]])) == block.split("\n")


def test_links_under_a_header_that_each_stand_apart_are_all_taken():
    text = "\n\n".join([*BODY[:3], "Related articles", "Fish prices rise again", "Old pier to be sold", *BODY[3:]])

    assert dropped(text) == ["Related articles", "Fish prices rise again", "Old pier to be sold"]


def test_links_under_a_header_end_with_a_quotation():
    assert dropped("\n".join([*BODY[:3], "Related articles", "“Fish for all”", *BODY[3:]])) == ["Related articles"]


@pytest.mark.parametrize(("n_words", "is_dropped"), [(9, True), (10, False)])
def test_fragment_after_the_closing_line_has_at_most_nine_words(n_words, is_dropped):
    fragment = " ".join(["ships"] * n_words)
    text = "\n\n".join([*BODY, "Our Standards: The Code.", fragment])

    assert (fragment in dropped(text)) is is_dropped


def test_line_that_closes_in_the_first_half_closes_nothing():
    text = [*BODY[:2], "Share", "Some words", *BODY[2:]]

    assert dropped("\n\n".join(text)) == ["Share"]


@pytest.mark.parametrize(
    ("last", "is_dropped"),
    [("So it was said by them all today.", True), ("So it was said by them all once again.", False)],
)
def test_line_closes_the_article_from_the_middle_of_its_words_on(last, is_dropped):
    """Three sentences of eleven words before it; after it three words, two such sentences and eight or nine words."""
    lines = [*BODY[:3], "Reply", "Some words", *BODY[3:5], last]

    assert ("Some words" in dropped("\n\n".join(lines))) is is_dropped


@pytest.mark.parametrize(
    ("last", "is_dropped"),
    [("So it was said by them all today.", True), ("So it was said by them all once again.", False)],
)
def test_button_that_also_stands_between_paragraphs_closes_from_four_fifths_of_the_words_on(last, is_dropped):
    """Four sentences of eleven words before it; after it three words and eight or nine words."""
    lines = [*BODY[:4], "Share", "Some words", last]

    assert ("Some words" in dropped("\n\n".join(lines))) is is_dropped


def test_sentence_after_the_closing_line_stays():
    text = "\n\n".join([*BODY, "Our Standards: The Code.", "They left.", "“Some words”"])

    assert dropped(text) == ["Our Standards: The Code."]


def test_biography_after_the_closing_line_is_named_as_such():
    lines = split_lines("\n\n".join([*BODY, "Share", "Ann Lee is a writer in Rome.", "It rained."]))

    assert [item.rule for item in find_litter(lines).values()] == ["sharing bar", "author biography"]


@pytest.mark.parametrize(("n_before", "is_dropped"), [(4, True), (3, False)])
def test_biography_without_a_closing_line_has_four_lines_before_it(n_before, is_dropped):
    biography = "Ann Lee is a senior correspondent in Rome. She covers ports."

    assert dropped("\n\n".join([*BODY[:n_before], biography])) == ([biography] if is_dropped else [])


@pytest.mark.parametrize(
    ("name", "is_dropped"),
    [("Ann van der Lee", True), ("Ann van der Lee Chan", False), ("Ann Lee,", False), ("Ann was Lee", False)],
    ids=["four words", "five words", "a comma", "a verb"],
)
def test_name_above_the_closing_line_is_a_signature(name, is_dropped):
    assert (name in dropped("\n\n".join([*BODY, name, "Leave a comment"]))) is is_dropped


def test_name_is_no_signature_without_a_closing_line_or_in_the_line_below():
    assert dropped("\n\n".join([*BODY, "Ann Lee"])) == []
    assert dropped("\n\n".join([*BODY[:5], f"{BODY[5]}\nAnn Lee", "Leave a comment"])) == ["Leave a comment"]


def test_links_under_a_header_end_with_the_next_sentence():
    text = "\n".join([*BODY[:3], "Related articles", "Fish prices rise again", "Old pier to be sold", BODY[3]])

    assert dropped(text) == ["Related articles", "Fish prices rise again", "Old pier to be sold"]


def test_biography_after_the_end():
    biography = "Ann Lee is a senior correspondent in Rome. She covers ports."

    assert dropped("\n\n".join([*BODY, biography])) == [biography]


def test_biography_of_somebody_in_the_article_stays():
    text = [*BODY[:5], "The plan was drawn up by Ann Lee.", "Ann Lee is a professor of harbours in Rome."]

    assert dropped("\n\n".join(text)) == []


def test_fragments_after_the_closing_line():
    text = "\n\n".join([*BODY, "Our Standards: The Code.", "Harbour Times", "Some words"])

    assert dropped(text) == ["Our Standards: The Code.", "Harbour Times", "Some words"]


def test_heading_in_the_middle_stays():
    assert dropped("\n\n".join([*BODY[:3], "What comes next", *BODY[3:]])) == []


def test_repeated_line_is_litter():
    text = "\n\n".join([*BODY, "The Harbour Times, founded 1887"])

    assert dropped(text, is_repeated=lambda line: "1887" in line) == ["The Harbour Times, founded 1887"]


def test_article_of_litter_only_is_kept():
    assert dropped("Leave a comment") == []


@pytest.mark.parametrize("line", ["and the " * 400, "A " * 5000, "|" * 5000, "by " * 3000, "(" * 3000, "x > " * 2000])
def test_long_odd_lines_are_judged_in_time(line):
    assert isinstance(dropped("\n".join([*BODY, line])), list)


@pytest.mark.parametrize(
    ("line", "is_dropped"),
    [
        ("Reporting by Ann Lee; edited and translated by Bo Chan", True),
        ("Reporting by Ann Lee; Edited by Bo Chan", True),
        ("Reporting by Ann Lee was noticed by all in the harbour", False),
    ],
)
def test_credit_has_no_verb_but_those_of_making_an_article(line, is_dropped):
    assert dropped("\n\n".join([*BODY, line])) == ([line] if is_dropped else [])


WRAPPED = (
    "The mayor said the pier would stay open during\nthe work. A fund of nine million pounds has\nbeen set up by it."
)


def test_lines_wrapped_by_hand_are_judged_as_the_paragraph_that_they_are():
    """Each second line would be a fragment after the end, or a link, by itself."""
    for litter in ("Advertisement", "Source: Harbour board", "Related articles", "Leave a comment"):
        text = "\n\n".join([*[WRAPPED] * 4, litter, WRAPPED])

        assert dropped(text) == [litter]


def test_litter_below_the_last_line_of_a_wrapped_paragraph_goes_alone():
    foot = "https://www.example.org/2023/06/19/pier 1/2"

    assert dropped(f"{WRAPPED}\n\n{WRAPPED}\n\n{WRAPPED}\n{foot}") == [foot]


def always(line: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("sentence", "is_dropped"),
    [
        ("Members voted seven to two in favour of repairs.", False),
        ("Officials say the cause of the fire remains unknown.", False),
        ("“We will keep our pier,” said the mayor.", False),
        ("He said: “You can read it in our newspaper.”", False),
        ("The Harbour Times is printed in Port Lee.", True),
        ("Tell us what you think of the harbour.", True),
        ("Port Lee news for all.", True),
        ("Port Lee news", True),
    ],
)
def test_sentence_that_comes_back_is_litter_where_it_speaks_of_the_outlet_or_to_the_reader(sentence, is_dropped):
    kept = "The council met and decided."
    found = dropped("\n\n".join([kept, sentence]), is_repeated=lambda line: line == sentence)

    assert found == ([sentence] if is_dropped else [])


@pytest.mark.parametrize(("n_words", "is_dropped"), [(7, True), (8, False)])
def test_line_with_a_full_stop_but_no_known_verb_is_a_sentence_from_eight_words_on(n_words, is_dropped):
    line = f"{' '.join(['Ships'] * n_words)}."

    assert (line in dropped(f"{BODY[0]}\n\n{line}", is_repeated=lambda text: text == line)) is is_dropped


def test_sentence_to_the_reader_between_two_sentences_that_come_back_is_no_heading():
    sentence = "Tell us what you think of the harbour."

    assert dropped("\n\n".join([BODY[0], sentence, BODY[1]]), is_repeated=always) == [sentence]


def test_heading_between_two_sentences_that_come_back_is_part_of_their_text():
    assert dropped("\n\n".join([BODY[0], "What comes next", BODY[1], "Port Lee news"]), is_repeated=always) == [
        "Port Lee news"
    ]


@pytest.mark.parametrize(
    "buttons", ["[Accept all]  [Manage]", "Accept cookies | Settings", "Reject all", "Alle akzeptieren | Einstellungen"]
)
@pytest.mark.parametrize("notice", ["", "We use cookies. By continuing to browse you agree to our policy. "])
def test_buttons_of_consent_at_the_head_are_no_part_of_the_article_and_no_title_of_it(buttons, notice):
    head = notice + buttons
    assert dropped("\n\n".join([head, "Harbour plan agreed", *BODY])) == [head]


@pytest.mark.parametrize("line", ["Settings | Options", "[Manage the water]", "Accept all guests, hotels are told"])
def test_words_of_buttons_in_other_lines_are_kept(line):
    assert dropped("\n\n".join([line, *BODY])) == []
