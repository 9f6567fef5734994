import pytest

from tests.marked import read_marked, words_found
from topics.english.data import read_lists
from topics.english.words import (
    LETTERS,
    LETTERS_AND_DIGITS,
    NO_NAMES,
    STOP_WORDS,
    TIME_WORDS,
    WHOLE_WORD,
    split_words,
    stem,
)

FILES = ("words", "verbs", "calendar", "happenings", "names", "sentence_parts", "quantities")
LISTS = {name: words for file in FILES for name, words in read_lists("topics.english", file).items()}
CLASSES = {
    "speech", "meeting", "happening", "once", "scheduled", "ahead", "put-off", "moving-a-day", "uttering",
    "planning", "moving-much", "pleading",
    "foreseeing", "awaiting", "convening", "summoning", "seldom", "announcing", "governing", "naming-as", "deciding",
    "thinking", "leading-to-clauses", "without-passive", "passive-with-more", "letting", "finding",
}  # fmt: skip
"""Lists of base forms, whose examples are run with all their forms in test_verbs."""
EXAMPLES = [(name, text) for name, words in LISTS.items() for text in words.examples if name not in CLASSES]
COUNTEREXAMPLES = [(name, text) for name, words in LISTS.items() for text in words.counterexamples]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_list_holds_what_its_example_marks(name, text):
    plain, marked = read_marked(text)

    assert words_found(LISTS[name], plain) == marked


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_list_holds_no_word_of_its_counterexample(name, text):
    assert words_found(LISTS[name], text) == []


def test_ways_to_cut_a_text():
    text = "Don't wait: G20, U.S. and two-year_plan é中"

    assert LETTERS.findall(text) == ["Don", "t", "wait", "G", "U", "S", "and", "two", "year", "plan", "é中"]
    assert LETTERS_AND_DIGITS.findall(text) == [
        "Don", "t", "wait", "G20", "U", "S", "and", "two", "year", "plan", "é中",
    ]  # fmt: skip
    assert WHOLE_WORD.findall(text) == ["Don't", "wait", "G20", "U.S", "and", "two-year", "plan", "é中"]
    assert split_words("Über ALLES 3") == ["über", "alles"]


def test_stop_words_are_small_words_and_carry_no_subject():
    assert {"the", "of", "because", "would", "themselves", "don't", "don"} <= STOP_WORDS
    assert STOP_WORDS.isdisjoint({"system", "bill", "fire", "interest", "monday", "two"})


def test_words_of_time_come_from_the_calendar():
    assert {"monday", "sept", "weeks", "fall", "dusk", "today", "nineties"} <= TIME_WORDS
    assert "noon-tide" not in TIME_WORDS


def test_words_that_are_no_names_hold_openings_labels_and_times():
    assert {"according", "photo", "monday", "however", "seven"} <= NO_NAMES
    assert NO_NAMES.isdisjoint({"london", "relations", "fierce", "ramadan"})


@pytest.mark.parametrize(("one", "other"), [("meeting", "meetings"), ("agreed", "agrees"), ("policy", "policies")])
def test_forms_of_a_word_share_their_stem(one, other):
    assert stem(one) == stem(other)
