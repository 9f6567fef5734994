"""Which verb governs a place in a sentence: fronted days, relative clauses, infinitives, subjects, attributes."""

import pytest

from tests.marked import read_marked
from topics.english.clauses import Sentence


def sentence_and_place(text):
    plain, (words,) = read_marked(text)
    start = text.index("[")
    return Sentence(plain), start, start + len(words)


def governor(text):
    sentence, start, stop = sentence_and_place(text)
    group = sentence.governor(start, stop)
    return group.words if group else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on [Friday].", "met"),
        ("On [Friday] they met.", "met"),
        ("On [Friday] the man who will speak at noon left the party.", "left"),
        ("On [Friday] the man who came and left the party will speak.", "will speak"),
        ("The talks, in [May].", None),
        ("Flights were cancelled due to the storm on [Monday].", "were cancelled"),
        ("Flights are due to resume on [Monday].", "are due to resume"),
        ("The company said it would close in [May].", "would close"),
        ("The company, which will close in [May], has sold it.", "will close"),
        ("The company, which will close, was sold in [May].", "was sold"),
        ("The judge ordered him to return on [Friday].", "to return"),
        ("Mrs May spoke on [Friday].", "spoke"),
        ("Will Smith sang on [Friday].", "sang"),
        ("He opened the will on [Friday].", "opened"),
    ],
)
def test_governor_is_the_verb_of_the_clause(text, words):
    assert governor(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The strike on [Friday] will hurt.", "will hurt"),
        ("He said the strike on [Friday] will hurt.", "will hurt"),
        ("He said on [Friday] will be late.", "said"),
    ],
)
def test_day_at_the_end_of_a_subject_belongs_to_the_verb_that_follows(text, words):
    assert governor(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He resigned, and on [Friday] she will follow.", "will follow"),
        ("He resigned and in [May] she will follow.", "will follow"),
        ("He met the king and the queen in [May] as she will tell.", "met"),
        ("He left because on [Friday] it will rain.", "will rain"),
        ("He left the town, in [May], and will return.", "left"),
        ("He left the town where in [May] they will meet.", "will meet"),
        ("He left the man who in the end in [May] will win.", "left"),
        ("He left in the rain - in [May] they will meet.", "will meet"),
    ],
)
def test_clause_that_begins_between_a_verb_and_the_place_goes_to_the_next_verb(text, words):
    assert governor(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On [Friday], the man who will speak, left.", "left"),
        ("On [Friday] the man who will speak left.", None),
        ("In [May] to win was hard.", "was"),
    ],
)
def test_verb_of_a_relative_clause_or_an_infinitive_governs_no_fronted_day(text, words):
    assert governor(text) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [June] summit", True),
        ("the [May 3] vote", True),
        ("the country's [June] vote", True),
        ("the postponed [June] vote", True),
        ("the [June] meeting", True),
        ("in [June] talks", False),
        ("the [June] Summit", False),
        ("a [June] of rain", False),
        ("the [June]", False),
        ("[June] summit", False),
    ],
)
def test_attribute_stands_between_a_determiner_and_its_noun(text, expected):
    sentence, start, stop = sentence_and_place(text)

    assert sentence.is_attribute(start, stop) is expected


def test_token_at_a_place_is_the_first_from_there_on():
    sentence = Sentence("He met her.")

    assert [sentence.token_at(place) for place in (0, 1, 3, 4, 10, 11, 99)] == [0, 1, 1, 2, 3, 4, 4]


def test_groups_are_in_order_and_their_places_give_their_words():
    text = "He said they had   left and would not return."
    groups = Sentence(text).groups

    assert [group.words for group in groups] == ["said", "had left", "would not return"]
    assert [text[group.start : group.stop] for group in groups] == ["said", "had   left", "would not return"]
    assert [(group.first, group.last) for group in groups] == [(1, 1), (3, 4), (6, 8)]


def test_empty_sentence_has_no_verb():
    assert Sentence("").groups == ()
    assert Sentence("").governor(0, 0) is None
