"""Faults of decoding and injected phrases: repaired where certain, text that was right left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.articles.alignment import Alignment, apply_repairs, invert_repairs
from topics.articles.repairs import faults
from topics.articles.repairs.faults import repair_text
from topics.articles.repairs.injected import find_injected
from topics.articles.repairs.mojibake import small_changes
from topics.records import Repair

CASES = json.loads((Path(__file__).parents[1] / "cases" / "articles_repair.json").read_text(encoding="utf-8"))
ODD_TEXT = st.text(
    st.sampled_from("The café’s “plan” – £5 Ã©â€™鈥檚\ufffd皇冠app&amp;\u200be\u0301ﬁ\n. y中文Привет"), max_size=60
)


def repaired(text: str) -> str:
    return apply_repairs(text, repair_text(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case_is_repaired_as_expected(case):
    assert repaired(case["input"]) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_repaired_case_repairs_to_itself(case):
    assert repaired(case["expected"]) == case["expected"]


@given(ODD_TEXT | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_repaired_text_repairs_to_itself(text):
    once = repaired(text)

    assert repaired(once) == once


@given(ODD_TEXT)
@settings(max_examples=100, deadline=None)
def test_repairs_lead_there_and_back(text):
    repairs = repair_text(text)
    clean = apply_repairs(text, repairs)

    assert apply_repairs(clean, invert_repairs(repairs)) == text
    start, stop = Alignment(repairs).to_found(0, len(clean))
    assert 0 <= start <= stop <= len(text)


@given(st.text(st.characters(codec="utf-8"), max_size=80))
@settings(max_examples=100, deadline=None)
def test_every_repair_quotes_the_text(text):
    for repair in repair_text(text):
        assert text[repair.start : repair.stop] == repair.found_text
        assert repair.rule
        assert repair.reason


def test_every_kind_of_fault_tells_its_rule():
    rules = {repair.rule for case in CASES for repair in repair_text(case["input"])}

    assert {"mojibake", "HTML entity", "UTF-8 read as GBK", "injected phrase"} <= {
        part for rule in rules for part in rule.split(" + ")
    }


def as_gbk(text):
    """Return what UTF-8 looks like that was read as GBK, U+FFFD for what could not be."""
    return text.encode().decode("gbk", "replace")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鈥淎ll is ready,鈥� she said.", "“All is ready,” she said."),
        ("“All is ready,鈥� she said.", "“All is ready,” she said."),
        ("“So he said “yes” to it,鈥� she said.", "“So he said “yes” to it,” she said."),
        ("“All is ready.” The girls鈥� team", "“All is ready.” The girls� team"),
        ("鈥淎ll鈥� is ready. The girls鈥� team", "“All” is ready. The girls� team"),
        ("“All is ready\nThe girls鈥� team", "“All is ready\nThe girls� team"),
        ("“All is ready 鈥� she said", "“All is ready – she said"),
    ],
)
def test_lost_byte_closes_the_quotation_that_is_open_on_its_line(text, expected):
    assert repaired(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The city鈥檚 mayor", "bytes of UTF-8 had been taken for characters of GBK"),
        ("a plan 鈥� long", "a byte is lost; between spaces it was a dash, of what length is not certain"),
        ("“All,鈥� she said.", "a byte is lost; it closed the quotation mark opened before"),
        ("the girls鈥� team", "a byte is lost for good; what stood here is not certain"),
    ],
)
def test_repair_of_gbk_says_how_sure_it_is(text, reason):
    (repair,) = repair_text(text)

    assert (repair.rule, repair.reason) == ("UTF-8 read as GBK", reason)


@pytest.mark.parametrize("word", ["Привет", "говорит", "Δελτίο", "שלוםשל", "مرحباا"])
def test_words_of_one_script_read_as_gbk_are_put_right(word):
    assert repaired(f"He said {as_gbk(word)} to us") == f"He said {word} to us"


@pytest.mark.parametrize(
    ("word", "is_certain"),
    [("外務大臣", True), ("台湾海峡和平", True), ("ニュース", True), ("日本語のニュース", True), ("北京", False)],
)
def test_characters_read_as_others_are_put_right_where_four_or_more_are_mostly_rare(word, is_certain):
    text = f"He said {as_gbk(word)} to us"

    assert (repaired(text) == f"He said {word} to us") is is_certain
    assert (repaired(text) == text) is not is_certain


@pytest.mark.parametrize(
    "text", ["他说中国很大", "北京市长说", "新华社北京", "a 中 b", "3中学", "Xi 习近平 spoke", "£300 and €5"]
)
def test_characters_that_were_right_are_left_alone(text):
    assert repaired(text) == text


PHRASE = "博彩平台"


@pytest.mark.parametrize(("n_letters", "is_cut"), [(41, True), (40, False)])
def test_phrase_is_cut_where_it_is_less_than_a_fifth_of_the_letters(n_letters, is_cut):
    """Eight characters of another script among so many letters, these eight included."""
    latin = n_letters - 8
    words = "a" * (latin // 2)
    text = f"{words}{PHRASE} {'b' * (latin - len(words))}{PHRASE}."

    assert (PHRASE not in repaired(text)) is is_cut


@pytest.mark.parametrize(("again", "is_cut"), [(PHRASE, True), ("", False)])
def test_phrase_is_cut_where_it_comes_back(again, is_cut):
    text = f"The minister spoke about the harbour and its old ships{PHRASE} and left{again}."

    assert (PHRASE not in repaired(text)) is is_cut


@pytest.mark.parametrize("before", ["(", "[", "“", '"', "‘", "«", "《", "「", "（"])
def test_phrase_in_brackets_or_quotation_marks_stays(before):
    text = f"The minister spoke about the {before}{PHRASE}app and the {before}{PHRASE}app of the old town."

    assert repaired(text) == text


def test_phrase_that_stands_free_of_letters_once_stays():
    text = f"The minister spoke about the harbour{PHRASE} and about {PHRASE} in the old town."

    assert repaired(text) == text


def test_phrase_is_cut_with_the_blank_after_it_where_it_stood_for_a_word_of_its_own():
    text = f"They met {PHRASE}app harbour men. Then{PHRASE}app they met the old town again."

    assert repaired(text) == "They met harbour men. Then they met the old town again."


def test_phrase_in_place_of_the_is_that_word_in_the_case_of_its_place():
    text = (
        f"{PHRASE}app minister spoke about {PHRASE}app harbour. {PHRASE}app talks went on for two days. "
        f"{PHRASE}app mayor left for the old town in the north.\n{PHRASE}appn it rained for many more days."
    )

    assert repaired(text) == (
        "The minister spoke about the harbour. The talks went on for two days. "
        "The mayor left for the old town in the north.\nThen it rained for many more days."
    )


def test_phrase_is_cut_where_the_itself_begins_sentences():
    text = f"{PHRASE}app minister spoke about it. {PHRASE}app talks went on. The mayor left, and all were glad of it."

    assert repaired(text) == "minister spoke about it. talks went on. The mayor left, and all were glad of it."


def test_injected_repairs_come_in_order_whatever_the_phrase():
    text = f"Ships left{PHRASE} the harbour赌场app early and came{PHRASE} back to the old town赌场app late in the day."
    repairs = repair_text(text)

    assert [repair.start for repair in repairs] == sorted(repair.start for repair in repairs)
    assert len(repairs) == 4
    assert {repair.rule for repair in repairs} == {"injected phrase"}


@pytest.mark.parametrize(
    ("text", "found", "fixed", "rule"),
    [
        ("a cafÃ© here", "Ã©", "é", "mojibake"),
        ("Marks &amp; Co", "amp;", "", "HTML entity"),
        ("a cafe\u0301", "e\u0301", "é", "composed characters"),
        ("cafÃ© and naïve “x”", "Ã©", "é", "mojibake"),
        ("Â£5 and “naïve” café", "Â", "", "mojibake"),
        ("\ufb01nal plan", "\ufb01", "fi", "invisible or joined characters"),
        ("new\u200b plan", "\u200b", "", "invisible or joined characters"),
        ("har\u00adbour", "\u00ad", "", "invisible or joined characters"),
    ],
)
def test_repair_is_as_small_as_can_be_and_names_its_rule(text, found, fixed, rule):
    (repair,) = repair_text(text)

    assert (repair.found_text, repair.text, repair.rule) == (found, fixed, rule)
    assert repair.start == text.index(found)


def test_fault_on_each_line_is_repaired_in_its_place():
    text = "a cafÃ©\r\nplain\r\nMarks &amp; Co and caf&eacute;\r\n"

    assert repaired(text) == "a café\r\nplain\r\nMarks & Co and café\r\n"
    assert len(repair_text(text)) == 3


def test_words_that_no_longer_pair_up_are_one_repair():
    (repair,) = small_changes("one two three", "one twothree", "mojibake", 10)

    assert (repair.start, repair.stop, repair.found_text, repair.text) == (17, 18, " ", "")


def test_changes_are_one_a_word():
    repairs = small_changes("ab cd ab", "xb cd ay", "HTML entity", 5)

    assert [(repair.start, repair.stop, repair.found_text, repair.text) for repair in repairs] == [
        (5, 6, "a", "x"),
        (12, 13, "b", "y"),
    ]
    assert {repair.reason for repair in repairs} == {"an entity of HTML stood for a character"}


@pytest.mark.parametrize(("n_rounds", "is_clean"), [(4, True), (5, False)])
def test_faults_that_hide_others_are_looked_for_four_times(monkeypatch, n_rounds, is_clean):
    def peel(text):
        return [Repair(0, 1, text[0], "", "peel", "one at a time")] if text.startswith("x") else []

    monkeypatch.setattr(faults, "FAULTS", (peel,))
    assert (apply_repairs("x" * n_rounds + "text", repair_text("x" * n_rounds + "text")) == "text") is is_clean


@pytest.mark.parametrize(
    "text",
    [
        f"{PHRASE}app minister spoke about it. {PHRASE}apples were sold. {PHRASE}app mayor left the old town again.",
        f"{PHRASE}app minister spoke about it. {PHRASE}app talks went on. All left the old{PHRASE}app town at last.",
    ],
    ids=["no word from the", "glued to a word before"],
)
def test_phrase_is_cut_where_one_place_does_not_fit_the(text):
    assert PHRASE not in repaired(text)
    assert "The" not in repaired(text)


def test_phrase_that_is_sheltered_once_stays():
    text = f"The minister spoke about the ({PHRASE}app and the old{PHRASE}app town for many days of the year."

    assert repaired(text) == text


def test_fault_beside_a_character_that_was_right_is_put_right():
    assert repaired("the café鈥檚 owner") == "the café’s owner"


@pytest.mark.parametrize(
    ("middle", "is_the"),
    [("", True), (f" He saw {PHRASE}app harbour.", True), (f" He and {PHRASE}app men left.", True)],
)
def test_phrase_stood_for_the_where_more_than_half_of_its_places_begin_a_sentence(middle, is_the):
    text = f"{PHRASE}app minister spoke about the harbour for days. {PHRASE}app talks went on for a day or two.{middle}"

    assert repaired(text).startswith("The minister") is is_the


def test_phrase_is_cut_where_half_of_its_places_begin_a_sentence():
    text = f"{PHRASE}app minister spoke about the harbour for days and saw {PHRASE}app men leave the old town."

    assert repaired(text) == "minister spoke about the harbour for days and saw men leave the old town."
    assert {repair.text for repair in repair_text(text)} == {""}
    assert {repair.reason for repair in repair_text(text)} == {
        "an advertising phrase in another script; what it replaced is not certain"
    }


def test_phrase_is_cut_where_the_begins_a_line():
    text = (
        f"{PHRASE}app minister spoke about it for days. {PHRASE}app talks went on\nThe mayor left the old town again."
    )

    assert repaired(text) == "minister spoke about it for days. talks went on\nThe mayor left the old town again."


def test_each_phrase_is_found_at_once():
    text = f"Ships left{PHRASE} the harbour赌场app early and came{PHRASE} back to the old town赌场app late in the day."

    assert len(find_injected(text)) == 4
    assert find_injected("Ships left the harbour.") == find_injected("") == []
