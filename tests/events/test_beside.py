"""What tells something else of the days of an event is a detail of it, or stands beside it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.events.making import days_of, make_statement
from topics.events.beside import Telling, set_apart, usual_words
from topics.events.happenings import Happening
from topics.events.likenesses import Likenesses
from topics.records import Status
from topics.settings import TimelineSettings

SETTINGS = TimelineSettings()


def told(text, line="Dockers struck", **options):
    """A statement that gives a line of its own; its words are its own unless given."""
    return replace(make_statement(text, **{"words": [text], **options}), line=line)


def apart(*members, likenesses=None):
    """Return the articles of the sentences that tell each happening, the whole one first."""
    return [sorted(item.telling) for item in set_apart(Happening.of(members), Telling(likenesses, SETTINGS))]


def at_angle(one, other, degrees):
    turn = np.radians(degrees)
    vectors = np.array([[1.0, 0.0], [np.cos(turn), np.sin(turn)]])
    return Likenesses(vectors, np.zeros(2), {one.sentence.quote: 0, other.sentence.quote: 1})


@pytest.mark.parametrize(
    ("acts", "expected"), [((["strike"], ["strike"]), [["a", "b"]]), ((["strike"], ["talk"]), [["a"], ["b"]])]
)
def test_lines_of_one_act_are_one_happening_and_of_others_a_detail(acts, expected):
    one, other = (told(name, article=name, acts=own) for name, own in zip("ab", acts, strict=True))
    assert apart(one, other) == expected


def test_that_both_say_something_is_no_act_in_common():
    assert apart(told("a", article="a", acts=["say"]), told("b", article="b", acts=["say"])) == [["a"], ["b"]]


@pytest.mark.parametrize(("common", "n_happenings"), [(["x", "y", "z"], 1), (["x", "y"], 2)])
def test_three_words_in_common_tell_the_same(common, n_happenings):
    one, other = (told(name, article=name, words=[name, *common]) for name in "ab")
    assert len(apart(one, other)) == n_happenings


def test_words_of_names_tell_nothing_in_common():
    one, other = (
        told(name, article=name, words=["anna", "maria", "berg"], people=["Anna Maria Berg"]) for name in "ab"
    )
    assert len(apart(one, other)) == 2


@pytest.mark.parametrize(
    ("common", "people", "degrees", "n_happenings"),
    [
        ([], [], 50.93, 1),  # the cosine is 0.6303
        ([], [], 50.97, 2),  # the cosine is 0.6297
        (["strike"], [], 54.53, 1),  # the cosine is 0.5803
        (["strike"], [], 54.57, 2),  # the cosine is 0.5797
        (["strike"], ["Anna Berg"], 57.97, 1),  # the cosine is 0.5304
        (["strike"], ["Anna Berg"], 58.01, 2),  # the cosine is 0.5298
    ],
)
def test_like_meaning_tells_the_same_sooner_with_a_word_or_a_person_in_common(common, people, degrees, n_happenings):
    one, other = (told(f"{name}.", article=name, words=[name, *common], people=people) for name in "ab")
    assert len(apart(one, other, likenesses=at_angle(one, other, degrees))) == n_happenings


@pytest.mark.parametrize(("number", "n_happenings"), [("239", 1), ("1,239", 1), ("31", 2), ("2014", 2), ("32", 1)])
def test_count_in_common_is_as_good_as_a_word_but_no_day_or_year(number, n_happenings):
    one, other = (told(f"{name} {number} people", article=name, words=[name]) for name in "ab")
    assert len(apart(one, other, likenesses=at_angle(one, other, 54.4))) == n_happenings  # the cosine is .5821


@pytest.mark.parametrize(
    ("act", "common", "n_happenings"),
    [("strike", [], 1), ("drop", [], 2), ("drop", ["sales"], 1), ("drop", ["fall"], 2)],
)
def test_that_two_numbers_fall_is_no_act_in_common(act, common, n_happenings):
    one, other = (told(name, article=name, acts=[act], words=[name, act, *common]) for name in "ab")
    assert len(apart(one, other)) == n_happenings


def test_words_of_the_whole_story_tell_nothing_in_common():
    one, other = (told(name, article=name, words=[name, "x", "y", "z"]) for name in "ab")
    happening = Happening.of([one, other])
    assert len(set_apart(happening, Telling(None, SETTINGS, frozenset({"x"})))) == 1
    assert len(set_apart(happening, Telling(None, SETTINGS, frozenset({"x", "y"})))) == 2


@pytest.mark.parametrize(("n_articles", "is_usual"), [(20, True), (21, False)])  # of five articles a quarter, or less
def test_words_of_a_quarter_of_the_articles_are_of_the_whole_story(n_articles, is_usual):
    using = [make_statement("x", article=f"a{number}", words=["x"]) for number in range(5)]
    others = [make_statement("y", article=f"b{number}", words=[f"y{number}"]) for number in range(n_articles - 5)]
    assert ("x" in usual_words([*using, *others])) is is_usual


def test_words_of_fewer_than_five_articles_are_not_of_the_whole_story():
    assert not usual_words(make_statement("x", article=name, words=["x"]) for name in "abcd")


def test_what_most_articles_tell_is_the_whole_whatever_the_best_line():
    lone = told("a", line="Anna Berg met Luis Ortega in Lima", article="a", acts=["meet"], people=["Anna Berg"])
    others = [told(name, article=name, acts=["strike"]) for name in "bc"]
    assert apart(lone, *others) == [["b", "c"], ["a"]]


def test_detail_points_to_the_whole_and_keeps_its_own_line():
    one = told("a", article="a", date_text="Monday", people=["Anna Berg"])
    other = told("b", "The mayor resigned", article="b", people=["Anna Berg"])
    whole, detail = set_apart(Happening.of([one, other]), Telling(None, SETTINGS))
    assert detail.part_of == whole.members[0].passage
    assert detail.members[0].line == "The mayor resigned"


@pytest.mark.parametrize(
    ("ones", "others", "is_detail"),
    [
        ({"people": ["Anna Berg"]}, {"people": ["Luis Ortega"]}, False),
        ({"people": ["Anna Berg"]}, {"people": ["Luis Ortega", "Anna Berg"]}, True),
        ({"places": ["Lima"]}, {"places": ["Lima"]}, True),
        ({"words": ["a", "x", "y", "z"]}, {"words": ["b", "x", "y", "z"]}, True),
        ({"words": ["a", "x", "y", "u"]}, {"words": ["b", "x", "y", "u"]}, False),
    ],
)
def test_what_has_only_the_day_in_common_is_an_event_of_its_own(ones, others, is_detail):
    one, other = told("a", article="a", **ones), told("b", "The mayor resigned", article="b", **others)
    telling = Telling(None, SETTINGS, frozenset({"u"}))
    assert telling.is_about([other], [one]) is is_detail
    happenings = set_apart(Happening.of([one, other]), telling)
    assert [item.part_of != "" for item in happenings[1:]] in ([is_detail], [])


def test_detail_of_a_detail_is_one_of_the_whole():
    happening = replace(Happening.of([told("a", article="a"), told("b", article="b")]), part_of="c:0-9")
    assert [item.part_of for item in set_apart(happening, Telling(None, SETTINGS))] == ["c:0-9", "c:0-9"]


def test_sentence_without_a_line_stands_beside_and_is_lost_to_no_one():
    one = told("a", article="a", acts=["strike"])
    beside = make_statement("He was not amused.", article="b", words=["amused"])
    (whole,) = set_apart(Happening.of([one, beside]), Telling(None, SETTINGS))
    assert [(item.article, item.counts) for item in whole.members] == [("a", True), ("b", False)]
    assert whole.telling == {"a"}


def test_sentence_without_a_line_that_has_the_act_of_the_event_tells_it():
    one = told("a", article="a", acts=["strike"])
    assert apart(one, make_statement("They struck.", article="b", words=["x"], acts=["strike"])) == [["a", "b"]]


@pytest.mark.parametrize(("last", "n_happenings"), [("2021-06-09", 2), ("2021-06-11", 1)])
def test_line_of_a_period_opens_no_detail_of_a_day_in_it(last, n_happenings):
    other = told("b", article="b", acts=["talk"])
    wide = replace(other, expression=replace(other.expression, days=days_of("2021-06-09", last, "span")))
    found = set_apart(Happening.of([told("a", article="a", acts=["strike"]), wide]), Telling(None, SETTINGS))
    assert len(found) == n_happenings
    assert sum(len(item.members) for item in found) == 2


def test_plan_of_something_else_is_a_detail_that_is_still_planned():
    plan = told("b", article="b", acts=["talk"], status=Status.PLANNED)
    _, detail = set_apart(Happening.of([told("a", article="a", acts=["strike"]), plan]), Telling(None, SETTINGS))
    assert detail.status == Status.PLANNED


def test_happening_that_nothing_tells_stays_as_it_is():
    happening = Happening.of([make_statement("He came."), make_statement("She went.", position=1)])
    assert set_apart(happening, Telling(None, SETTINGS)) == [happening]
