"""What tells something else of the days of an event is a detail of it, or stands beside it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.events.making import days_of, make_statement
from topics.events.beside import set_apart
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
    return [sorted(item.telling) for item in set_apart(Happening.of(members), likenesses, SETTINGS)]


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


@pytest.mark.parametrize(("degrees", "n_happenings"), [(56.6, 1), (56.7, 2)])  # the cosines are .5505 and .5490
def test_like_meaning_tells_the_same(degrees, n_happenings):
    one, other = told("One.", article="a"), told("Two.", article="b")
    assert len(apart(one, other, likenesses=at_angle(one, other, degrees))) == n_happenings


def test_detail_points_to_the_whole_and_keeps_its_own_line():
    one, other = told("a", article="a", date_text="Monday"), told("b", "The mayor resigned", article="b")
    whole, detail = set_apart(Happening.of([one, other]), None, SETTINGS)
    assert detail.part_of == whole.members[0].passage
    assert detail.members[0].line == "The mayor resigned"


def test_detail_of_a_detail_is_one_of_the_whole():
    happening = replace(Happening.of([told("a", article="a"), told("b", article="b")]), part_of="c:0-9")
    assert [item.part_of for item in set_apart(happening, None, SETTINGS)] == ["c:0-9", "c:0-9"]


def test_sentence_without_a_line_stands_beside_and_is_lost_to_no_one():
    one = told("a", article="a", acts=["strike"])
    beside = make_statement("He was not amused.", article="b", words=["amused"])
    (whole,) = set_apart(Happening.of([one, beside]), None, SETTINGS)
    assert [(item.article, item.counts) for item in whole.members] == [("a", True), ("b", False)]
    assert whole.telling == {"a"}


def test_sentence_without_a_line_that_has_the_act_of_the_event_tells_it():
    one = told("a", article="a", acts=["strike"])
    assert apart(one, make_statement("They struck.", article="b", words=["x"], acts=["strike"])) == [["a", "b"]]


@pytest.mark.parametrize(("last", "n_happenings"), [("2021-06-09", 2), ("2021-06-11", 1)])
def test_line_of_a_period_opens_no_detail_of_a_day_in_it(last, n_happenings):
    other = told("b", article="b", acts=["talk"])
    wide = replace(other, expression=replace(other.expression, days=days_of("2021-06-09", last, "span")))
    found = set_apart(Happening.of([told("a", article="a", acts=["strike"]), wide]), None, SETTINGS)
    assert len(found) == n_happenings
    assert sum(len(item.members) for item in found) == 2


def test_plan_of_something_else_is_a_detail_that_is_still_planned():
    plan = told("b", article="b", acts=["talk"], status=Status.PLANNED)
    _, detail = set_apart(Happening.of([told("a", article="a", acts=["strike"]), plan]), None, SETTINGS)
    assert detail.status == Status.PLANNED


def test_happening_that_nothing_tells_stays_as_it_is():
    happening = Happening.of([make_statement("He came."), make_statement("She went.", position=1)])
    assert set_apart(happening, None, SETTINGS) == [happening]
