"""Where the clause of the words in brackets points: -1 past, 1 future, 0 open."""

import re

import pytest

from tests.marked import read_marked
from topics.dates.german_tense import cues, direction

MARKED = [pytest.param(cue, text, id=f"{cue.name}: {text}") for cue in cues().values() for text in cue.examples]
UNMARKED = [
    pytest.param(cue, text, id=f"{cue.name}: {text}") for cue in cues().values() for text in cue.counterexamples
]


@pytest.mark.parametrize(("cue", "text"), MARKED)
def test_cue_finds_what_its_example_marks(cue, text):
    plain, (words,) = read_marked(text)

    assert [found[0] for found in re.finditer(cue.pattern, plain, re.VERBOSE)] == [words]


@pytest.mark.parametrize(("cue", "text"), UNMARKED)
def test_cue_finds_nothing_in_its_counterexample(cue, text):
    assert not re.search(cue.pattern, text, re.VERBOSE)


def sign_of(text):
    plain, (words,) = read_marked(text)
    start = text.index("[")
    return direction(plain, start, start + len(words)).sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Der Rat tagte am [Montag].", -1),
        ("Der Rat hat am [Montag] getagt.", -1),
        ("Der Rat wird am [Montag] tagen.", 1),
        ("Der Rat soll am [Montag] tagen.", 1),
        ("Der Rat tagt am [Montag].", 1),
        ("Das Gesetz tritt am [1. Mai] in Kraft.", 1),
        ("Wie der Rat am [Montag] mitteilt, fehlt Geld.", 0),
        ("Das Treffen am [Montag].", 0),
    ],
)
def test_verb_of_the_clause_tells_the_direction(text, sign):
    assert sign_of(text) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Seit [Montag] wird gestreikt.", -1),
        ("Das Urteil vom [Montag] wird geprüft.", -1),
        ("Vom [Montag] bis Freitag wird gestreikt.", 1),
        ("Der Streik wurde für [Montag] angekündigt.", 1),
        ("Die Sitzung wurde auf [Montag] verschoben.", 1),
        ("Die Sitzung fiel auf [Montag].", -1),
        ("Der Gipfel dauerte bis [Montag].", -1),
        ("Der Gipfel sollte bis [Montag] dauern.", 1),
        ("Bis [Montag] gilt die Regel.", 1),
        ("Ab [Montag] galt die Regel.", -1),
        ("Spätestens am [Montag] war Schluss.", 1),
    ],
)
def test_words_directly_before_tell_more_than_the_verb(text, sign):
    assert sign_of(text) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Die am [Montag] begonnenen Gespräche gehen weiter.", -1),
        ("Die am [Montag] beginnenden Gespräche sollten ruhen.", 1),
        ("Eine für [Montag] geplante Sitzung fiel aus.", 1),
        ("Der im [Mai] gewählte neue Präsident reist viel.", -1),
        ("Am [Montag] begonnene Gespräche enden.", 1),
    ],
)
def test_participle_before_its_noun_tells_more_than_the_verb(text, sign):
    assert sign_of(text) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Er ging. Am [Montag] kommt er.", 1),
        ("Er ging am 3. Mai, am [Montag] kommt er.", 1),
        ("Am [Montag] kommt Dr. Kern, der im Mai ging.", 1),
        ("Er kommt 2024. Am [Montag] ging er.", -1),
        ("„Wir kommen am [Montag]“, sagte er.", 1),
        ("Er sagte: Wir kommen am [Montag].", 1),
    ],
)
def test_sentence_ends_at_its_full_stop_but_not_behind_an_ordinal_or_an_abbreviation(text, sign):
    assert sign_of(text) == sign


@pytest.mark.parametrize(("reach", "sign"), [(220, -1), (221, 0)])
def test_sentence_reaches_220_characters_on(reach, sign):
    tail = "x" * (reach - len(" kam"))

    assert sign_of(f"Am [Montag]{tail} kam") == sign


def test_direction_names_its_words_and_how_it_was_told():
    pointing = direction("Der Rat will am Montag beraten.", 16, 22)

    assert (pointing.words, pointing.cue) == ("will", "future")
