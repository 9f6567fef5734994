"""What time expressions mean while the day of publication is unknown."""

from datetime import date

import pytest

from topics.dates import tag
from topics.dates.unknown_day import open_dates


def only(text):
    [found] = open_dates(text)
    return found


@pytest.mark.parametrize(
    "text", ["The ministers met on Friday.", "They will meet on Friday.", "It closed yesterday.", "Last week they met."]
)
def test_expression_means_on_every_weekday_what_it_means_for_that_publication(text):
    steps = only(text).numbers
    for day in (date(2021, 5, 10 + step) for step in range(7)):
        [resolved] = tag(text, day, domain="news")
        first, last = steps[2 * day.weekday() : 2 * day.weekday() + 2]
        assert (resolved.span.first - day).days == first
        assert (resolved.span.last - day).days == last


def test_full_date_is_stated_and_day_of_month_is_yearly():
    assert only("They met on 14 May 2021.").numbers == (date(2021, 5, 14).toordinal(),) * 2
    yearly = only("They met on Friday 14 May.")
    assert (yearly.shape, yearly.numbers) == ("yearly", (5, 14, 5))


@pytest.mark.parametrize(("text", "direction"), [("It opened on 3 May.", -1), ("It will open on 3 May.", 1)])
def test_tense_tells_where_an_expression_points(text, direction):
    assert only(text).direction == direction


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Three days after the vote, they met.", (-4, -2)),
        ("After more than two weeks of talks, nobody agreed.", (-18, -14)),
        ("They have waited for two weeks.", (-18, -10)),
        ("Two weeks on, nobody agreed.", (-18, -10)),
        ("It sank two weeks ago.", (-18, -10)),
        ("After 30 days of strikes, they met.", (-36, -24)),
        ("After 31 days of strikes, they met.", (-32, -30)),
    ],
)
def test_stretch_of_time_up_to_now_lies_before_publication(text, steps):
    found = only(text)
    assert found.unit == "elapsed"
    assert found.numbers == steps * 7


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Divers went down again on day 12 of the search.", (-12, -10)),
        ("The dockers' strike has entered its third week.", (-21, -14)),
        ("Rain fell for a fourth straight day, and the river rose.", (-4, -2)),
        ("Families met on the second anniversary of the fire.", (-740, -720)),
        ("Two months after the vote, nobody governs.", (-88, -51)),
    ],
)
def test_counter_says_how_long_ago_it_began(text, steps):
    found = only(text)
    assert (found.unit, found.numbers) == ("elapsed", steps * 7)


@pytest.mark.parametrize(
    "text", ["It rained in the third week of the month.", "They work every day of the week.", "An anniversary is near."]
)
def test_part_of_a_calendar_counts_from_nothing(text):
    assert not [item for item in open_dates(text) if item.unit == "elapsed"]


@pytest.mark.parametrize(
    ("text", "n_found"), [("On the third anniversary of the fire.", 1), ("On the fourth anniversary of the fire.", 0)]
)
def test_anniversary_tells_nothing_beyond_the_limit(text, n_found):
    assert len(open_dates(text)) == n_found


@pytest.mark.parametrize(
    "text", ["The talks took two weeks.", "He waits for two weeks.", "They met that day.", "No date at all.", ""]
)
def test_what_does_not_follow_from_publication_is_left_out(text):
    assert open_dates(text) == []


@pytest.mark.parametrize(
    ("text", "n_found"), [("Three years after the war, peace.", 1), ("Four years after the war, peace.", 0)]
)
def test_stretch_of_years_tells_nothing_beyond_the_limit(text, n_found):
    assert len(open_dates(text)) == n_found


@pytest.mark.parametrize(
    ("text", "n_found"),
    [
        ("He spoke this morning.", 1),
        ("He spoke last night.", 1),
        ("He spoke in the morning.", 0),
        ("It sank at 08:11.", 0),
    ],
)
def test_part_of_day_is_counted_from_publication_only_where_its_words_say_so(text, n_found):
    assert len(open_dates(text)) == n_found


def test_only_weekdays_of_publication_are_marked_as_such():
    assert only("They met on Friday.").names_weekday
    assert not only("They met yesterday.").names_weekday
