"""Labelled days of other stories bound no page, and date none."""

import pytest

from topics.articles.lines import split_lines
from topics.dates.unknown_day import open_dates
from topics.publication.ladder import read_stated
from topics.publication.story_stamps import STAMP, lists_stories, without_story_stamps

STORIES = [
    "The dam is safe, the engineers said.",
    "Updated: Fri Nov 19 2010 03:22 The river rose over its banks.",
    "Updated: Thu Sep 09 2010 08:11 Dockers went on strike.",
    "Updated: Fri Jul 02 2010 12:33 A new mayor was elected.",
]


def test_two_labelled_days_are_a_texts_own():
    assert not lists_stories(["Published 3 June 2021", "Updated 4 June 2021"])


def test_three_different_labelled_days_are_of_stories():
    assert lists_stories(STORIES)


def test_one_labelled_day_that_comes_back_is_one():
    assert not lists_stories(["Updated 3 June 2021"] * 4)


def test_days_of_change_bound_no_page_that_lists_stories():
    lines = ["The dam is safe.", "Updated: 19 November 2010", "Updated: 9 September 2010", "Updated: 2 July 2010"]

    assert read_stated(split_lines("\n".join(lines[:2]))).span.edtf == "../2010-11-19"
    assert read_stated(split_lines("\n".join(lines))) is None


def test_day_of_publication_at_the_head_of_a_list_stays():
    text = "Published 3 June 2021\n" + "\n".join(STORIES)

    assert read_stated(split_lines(text)).span.edtf == "2021-06-03"


def test_newest_stamp_alone_stays_and_is_past():
    text = "\n".join(STORIES)

    [newest] = without_story_stamps(text, open_dates(text))

    assert text[newest.start : newest.stop].startswith("Fri Nov 19 2010")
    assert (newest.direction, newest.unit) == (-1, STAMP)


@pytest.mark.parametrize("n_stamps", [1, 2])
def test_few_stamps_are_dates_like_others(n_stamps):
    text = "\n".join(STORIES[: n_stamps + 1])
    dates = open_dates(text)

    assert without_story_stamps(text, dates) == dates
