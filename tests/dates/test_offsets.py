"""Offsets of several units, from a weekday or a date, and of two steps: each counted as a calendar does."""

import pytest

from topics.dates import tag

MONDAY = "2023-06-19"


def values(text, published=MONDAY, domain="news"):
    return [item.value for item in tag(text, published, domain=domain)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two years and three months ago", "2021-03"),
        ("one year and one day ago", "2022-06-18"),
        ("a month and two days ago", "2023-05-17"),
        ("three weeks and four days ago", "2023-05-25"),
        ("a fortnight and a day ago", "2023-06-04"),
        ("a year, two months and three days ago", "2022-04-16"),
        ("two years and three months from now", "2025-09"),
        ("two days and three hours ago", "PAST_REF"),
        ("9,000 years and two months ago", "PAST_REF"),
    ],
)
def test_offset_of_several_units_is_as_exact_as_the_smallest(text, value):
    assert values(f"It began {text}.") == [value]


@pytest.mark.parametrize(("published", "value"), [("2023-03-31", "2023-02-27"), ("2024-03-31", "2024-02-28")])
def test_month_back_from_its_last_day_is_the_last_day_of_the_other(published, value):
    assert values("It began a month and a day ago.", published) == [value]


def test_several_units_before_what_the_text_named():
    text = "On 3 May 2020 they met. Two months and three days earlier they had come."
    assert values(text, MONDAY)[-1] == "2020-02-29"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It crashed two weeks ago Saturday.", "2023-06-03"),
        ("It crashed a week ago Monday.", "2023-06-12"),
        ("It crashed a week ago today.", "2023-06-12"),
        ("It opens a week from Monday.", "2023-06-26"),
        ("It opens a week from Tuesday.", "2023-06-27"),
        ("It opens two weeks from tomorrow.", "2023-07-04"),
        ("It opens a week on Saturday.", "2023-07-01"),
        ("It opens three days after 14 May 2020.", "2020-05-17"),
        ("It opened three days before 14 May 2020.", "2020-05-11"),
        ("It opened two days before Christmas 2020.", "2020-12-23"),
        ("It opened a month after 31 January 2020.", "2020-02-29"),
    ],
)
def test_offset_from_a_weekday_or_a_date(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize("text", ["three trading days before 14 May 2020", "several days before 14 May 2020"])
def test_days_that_cannot_be_counted_leave_the_date_alone(text):
    assert "2020-05-11" not in values(f"It opened {text}.")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They left the Sunday before last.", "2023-06-11"),
        ("They left the Monday before last.", "2023-06-05"),
        ("They will leave the Friday after next.", "2023-06-30"),
        ("They will leave the Monday after next.", "2023-07-03"),
        ("It opens Monday week.", "2023-07-03"),
        ("It opens Friday week.", "2023-06-30"),
        ("They left the week before last.", "2023-W23"),
        ("They left the month before last.", "2023-04"),
        ("They left the year before last.", "2021"),
        ("They will leave the year after next.", "2025"),
        ("They left the night before last.", "2023-06-17TNI"),
        ("They left on Tuesday of last week.", "2023-06-13"),
    ],
)
def test_two_steps_from_now(text, value):
    assert values(text) == [value]


def test_days_after_what_the_sentence_before_told():
    story = "On 3 May 1915 the battle ended. Three days after the battle he left."
    far = "On 3 May 1915 the battle ended. It rained. Three days after the battle he left."
    month = "In May 1915 the battle ended. Three days after the battle he left."
    before = "On 3 May 1915 the battle ended. Two weeks before the battle he came."

    assert values(story, None, "narrative") == ["1915-05-03", "1915-05-06"]
    assert values(before, None, "narrative") == ["1915-05-03", "1915-04-19"]
    assert values(far, None, "narrative") == ["1915-05-03", "P3D"]
    assert values(month, None, "narrative") == ["1915-05", "P3D"]
    assert values(story, MONDAY, "news") == ["1915-05-03", "P3D"]
