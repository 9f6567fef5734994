"""What an article's own dates say of its day of publication."""

from datetime import date

import numpy as np
import pytest

from topics.dates.unknown_day import open_dates
from topics.publication.clues import Axis, _weigh_stated, days_meant, weigh_days, weigh_years

AXIS = Axis(date(2021, 1, 1).toordinal(), 730)


def place(year, month, day):
    return date(year, month, day).toordinal() - AXIS.first


def weights(text, rarity=None):
    return weigh_days(open_dates(text), AXIS, rarity or {})


def test_days_meant_are_those_of_each_day_of_publication():
    [friday] = open_dates("They met on Friday.")
    first, last = days_meant(friday, AXIS)
    assert (first == last).all()
    assert first[place(2021, 5, 14)] == date(2021, 5, 14).toordinal()
    assert first[place(2021, 5, 17)] == date(2021, 5, 14).toordinal()


@pytest.mark.parametrize(
    ("text", "year"), [("It opened on 3 May.", 2021), ("It will open on 3 May.", 2022)], ids=["past", "future"]
)
def test_day_of_month_is_the_last_or_the_next_by_its_tense(text, year):
    [opened] = open_dates(text)
    assert days_meant(opened, AXIS)[0][place(2021, 6, 1)] == date(year, 5, 3).toordinal()


def test_leap_day_is_found_on_an_axis_without_one():
    [opened] = open_dates("It opened on 29 February.")
    assert set(days_meant(opened, AXIS)[0]) == {date(2020, 2, 29).toordinal()}


def test_publication_is_likelier_after_what_is_told_as_past_than_before():
    found = weights("The ministers met in the city of Vienna in June 2021.")
    assert found[place(2021, 7, 1)] > found[place(2021, 3, 1)]


def test_full_date_at_the_head_weighs_more_than_one_further_on():
    head = weights("14 May 2021. The ministers met.")
    later = weights("The ministers met. " * 20 + "They saw it on 14 May 2021.")
    day, other = place(2021, 5, 14), place(2021, 9, 14)
    assert head[day] - head[other] > later[day] - later[other] > 0


@pytest.mark.parametrize(
    "memory",
    ["They first met on New Year's Day 2021.", "They met on 14 May 2021. The strike ended in September 2021."],
    ids=["a holiday with its year", "a day before a later month"],
)
def test_remembered_day_does_not_speak_for_publication_on_it(memory):
    found = weights("The dockers marched. " * 20 + memory)
    day = place(2021, 5, 14) if "May" in memory else place(2021, 1, 1)
    assert found[day] <= found[day + 21]


def test_hardly_a_text_appeared_before_a_month_that_it_tells_as_past():
    found = weights("The dockers marched. " * 20 + "The flood in September 2021 took the bridge.")
    assert found[place(2021, 10, 1)] > found[place(2021, 8, 1)] + 3


def test_weekday_speaks_for_itself_and_the_days_after():
    found = weights("They met on Tuesday.")
    tuesday, friday = place(2021, 5, 11), place(2021, 5, 14)
    assert found[tuesday] > found[tuesday + 1] > found[friday]
    assert np.allclose(found[tuesday], found[tuesday + 7])


def test_day_of_month_that_nearly_all_name_says_less():
    rare, common = weights("It opened on 3 May."), weights("It opened on 3 May.", {(5, 3): 0.1})
    assert np.ptp(rare) > np.ptp(common)


def test_weekday_beside_a_day_of_month_speaks_for_the_years_in_which_it_is_that():
    found = weights("It opened on Friday 14 May.")  # 2021; in 2022 it is a Saturday
    assert found[place(2021, 6, 1)] > found[place(2022, 6, 1)] + 3


def test_text_without_dates_speaks_for_no_day():
    assert not weights("Nobody knows.").any()


@pytest.mark.parametrize(
    "text", ["It sank on 14 May 2021.", "They met. " * 40 + "It sank on 14 May 2021.", "In May 2021 it sank."]
)
def test_days_that_are_stated_count_beside_their_years(text):
    stated = open_dates(text)
    added = _weigh_stated(stated, AXIS, {}) - weigh_years(stated, AXIS.years)
    before, after, next_year = place(2021, 3, 14), place(2021, 6, 14), place(2022, 6, 14)
    assert added[before] < added[after] == pytest.approx(0)
    assert added[next_year] == pytest.approx(0)
    assert bool(added[place(2021, 5, 14)] > 1) is ("14" in text)


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [("The ferry sank in 2005.", {2005, 2006, 2007}), ("The bridge will open in 2005.", {2003, 2004, 2005})],
)
def test_likeliest_year_is_near_the_newest_that_is_told_as_past_or_the_next_to_come(text, likeliest):
    years = np.arange(1985, 2031)
    found = weigh_years(open_dates(text), years)
    assert int(years[found.argmax()]) in likeliest


@pytest.mark.parametrize("days_later", [30, 70, 120, 200])
def test_day_that_is_named_without_a_tense_speaks_for_the_days_around_it(days_later):
    found = weights("The flood of 14 May in Lund.")
    day = place(2021, 5, 14)
    assert found[day + 1] > found[day + days_later]
