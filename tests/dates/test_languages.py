"""Which language a text is read in, and that each language is the one asked for."""

import pytest

from topics.dates import tag
from topics.dates.languages import CODES, language_of, tell_language
from topics.errors import InputError

GERMAN = "Der Rat tagt am Montag und will noch im Mai entscheiden."


def values(text, **options):
    return [item.value for item in tag(text, "2023-06-21", **options)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        ("Nach dem Sturm sind im Norden viele Straßen gesperrt.", "de"),
        ("The council meets on Monday and will decide in May.", "en"),
        ("Ursula von der Leyen visits Kyiv Monday.", "en"),
        ("Le conseil se réunit lundi.", "en"),
        ("", "en"),
        ("und", "en"),
        ("und mit", "de"),
        ("und mit the", "en"),
        ("und mit der die the", "de"),
    ],
)
def test_german_is_told_where_its_small_words_clearly_prevail(text, language):
    assert tell_language(text) == language


def test_only_the_beginning_of_a_text_tells_its_language():
    word, end = "x" * 99 + " ", "und mit"

    assert tell_language(word * 5 + "x" * 92 + " " + end) == "de"
    assert tell_language(word * 6 + end) == "en"


def test_bare_german_text_is_read_in_german_without_being_told():
    assert values(GERMAN) == values(GERMAN, language="de") == ["2023-06-26", "2023-05"]


def test_german_text_is_read_in_english_where_that_is_asked_for():
    assert values(GERMAN, language="en") == []


def test_english_text_is_the_same_whether_its_language_is_given_or_told():
    text = "They met on Monday, 5 May 2021, and will meet again in July."

    assert tag(text, "2023-06-21") == tag(text, "2023-06-21", language="en")


def test_unknown_language_is_refused_with_those_that_are_known():
    with pytest.raises(InputError, match="'fr' is no language whose dates are found; choose one of auto, de, en"):
        tag("lundi", language="fr")


@pytest.mark.parametrize("code", sorted(CODES))
def test_language_is_loaded_once(code):
    assert language_of(code) is language_of(code)
    assert language_of(code).code == code
