"""Days in text that comes back word for word date no article."""

import pytest

from topics.publication.stamps import without_stamps
from topics.publication.told import read_told

STAMP = "7:01 pm ET February 11, 2013 SHARE Could the next mayor be from the harbour?"
TOLD = "The ferry sank on 3 May 2009 with all its crew in the strait."
BODIES = [
    "The ministers met in the old town hall of Lima on 2 February 2011 and signed a treaty.",
    "A comet passed the telescope of the observatory in the desert on Wednesday, said the head of the institute.",
    "Dockers ended their strike for higher wages after the unions had signed an agreement with the port authority.",
]


def days_left(*articles):
    """Return the years of the days of the calendar that are left to each article."""
    told = without_stamps(articles, [read_told(sentences) for sentences in articles])
    return [[item.numbers[0] // 365 for item in own.dates if item.shape == "stated"] for own in told]


@pytest.mark.parametrize(("n_bodies", "n_left"), [(2, 1), (3, 0)])
def test_stamp_that_three_articles_share_is_left_out(n_bodies, n_left):
    articles = [[body, STAMP] for body in BODIES[:n_bodies]]

    assert len(days_left(*articles)[1]) == n_left


def test_day_told_as_past_counts_however_often_it_comes_back():
    assert [len(own) for own in days_left(*([body, TOLD] for body in BODIES))] == [2, 1, 1]


def test_reprints_are_one_article():
    assert [len(own) for own in days_left(*[[BODIES[1], STAMP]] * 3, [BODIES[0], STAMP])] == [1, 1, 1, 2]


def test_last_dates_with_a_year_are_kept():
    articles = [[body.replace(" on 2 February 2011", ""), STAMP] for body in BODIES]

    assert [len(own) for own in days_left(*articles)] == [1, 1, 1]


def test_sentence_with_a_stamp_that_is_left_out_tells_no_day():
    articles = [[body, STAMP] for body in BODIES]

    told = without_stamps(articles, [read_told(sentences) for sentences in articles])

    assert [len(own.sentences) for own in told] == [1, 1, 0]
