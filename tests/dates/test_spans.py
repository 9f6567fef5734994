from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.dates import Span
from topics.dates.periods import PERIOD_UNITS, Period
from topics.errors import InputError

DAYS = st.dates(date(1000, 1, 1), date(2990, 12, 31))


@pytest.mark.parametrize(
    ("value", "text", "precision"),
    [
        ("2023-06-19", "2023-06-19", "day"),
        ("2023-06-19T22:00", "2023-06-19", "day"),
        ("2023-06", "2023-06", "month"),
        ("2023", "2023", "year"),
        ("1989-Q3", "1989-07/1989-09", "quarter"),
        ("2023-H1", "2023-01/2023-06", "half"),
        ("2023-W24", "2023-06-12/2023-06-18", "week"),
        ("2023-W24-WE", "2023-06-17/2023-06-18", "weekend"),
        ("2023-W24-3", "2023-06-14", "day"),
        ("1941-SU", "1941-22", "season"),
        ("199", "199X", "decade"),
        ("19", "19XX", "century"),
    ],
)
def test_timex_value_names_its_days(value: str, text: str, precision: str) -> None:
    span = Span.from_timex(value)

    assert span is not None
    assert (span.edtf, span.precision) == (text, precision)


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-WXX-1", "BC0480", "2023-02-30", "2023-W60", ""])
def test_timex_value_without_days_has_no_span(value: str) -> None:
    assert Span.from_timex(value) is None


@pytest.mark.parametrize(
    ("mod", "text"),
    [
        ("START", "2023-06-01/2023-06-15"),
        ("MID", "2023-06-08/2023-06-22"),
        ("END", "2023-06-16/2023-06-30"),
        ("BEFORE", "../2023-05-31"),
        ("ON_OR_AFTER", "2023-06-01/.."),
        ("APPROX", "2023-06"),
    ],
)
def test_mod_narrows_or_opens_the_span(mod: str, text: str) -> None:
    span = Span.from_timex("2023-06", mod)

    assert span is not None
    assert span.edtf == text


@given(st.sampled_from(PERIOD_UNITS), DAYS)
def test_edtf_is_valid_and_gives_the_span_again(unit: str, day: date) -> None:
    span = Span.of_period(Period.containing(unit, day))

    assert span is not None
    assert edtf.parse_edtf(span.edtf)
    assert Span.from_edtf(span.edtf) == span


@given(st.sampled_from(PERIOD_UNITS), DAYS, st.integers(-30, 30))
def test_periods_follow_each_other_without_gap(unit: str, day: date, steps: int) -> None:
    period = Period.containing(unit, day).shifted(steps)
    first, last = period.first, period.last
    if unit == "weekend" or first is None or last is None or period.shifted(1).first is None:
        return

    assert first <= last
    assert period.shifted(1).first == last + timedelta(days=1)
    assert Period.containing(unit, first) == Period.containing(unit, last) == period


@given(DAYS, DAYS, DAYS, DAYS)
def test_intersection_lies_in_both_and_union_holds_both(one: date, two: date, three: date, four: date) -> None:
    left, right = Span(min(one, two), max(one, two)), Span(min(three, four), max(three, four))
    both = left.intersection(right)

    assert left.overlaps(right) == (both is not None) == right.overlaps(left)
    if both:
        assert left.contains(both)
        assert right.contains(both)
    assert left.union(right).contains(left)
    assert left.union(right).contains(right)


@pytest.mark.parametrize(
    "text", ["", "June 2023", "2023-13", "2023-02-30", "2023/2024/2025", "/", "2023-06-19/2023-06-18"]
)
def test_text_that_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Span.from_edtf(text)


def test_open_interval_is_read_and_written() -> None:
    assert Span.from_edtf("2023-08/..").edtf == "2023-08-01/.."
    assert Span.from_edtf("../2023").last == date(2023, 12, 31)


def test_uncertain_day_is_read_as_the_day() -> None:
    assert Span.from_edtf("2023-06~") == Span.from_edtf("2023-06")


def test_span_knows_its_days_and_its_length() -> None:
    span = Span.from_edtf("2023-06-18/2023-06-19")

    assert [span.holds(date(2023, 6, day)) for day in (17, 18, 19, 20)] == [False, True, True, False]
    assert span.length == 2
    assert Span.of_day(date(2023, 6, 18)).length == 1
    assert span.bounds == (date(2023, 6, 18), date(2023, 6, 19))
    assert Span.from_edtf("../2023-06-19").bounds == (date.min, date(2023, 6, 19))
    assert Span.from_edtf("2023-06-19/..").holds(date(2999, 1, 1))


@pytest.mark.parametrize(
    ("one", "other", "shared", "both"),
    [
        ("2023-06-01/2023-06-10", "2023-06-10/2023-06-20", "2023-06-10", "2023-06-01/2023-06-20"),
        ("2023-06-01/2023-06-10", "2023-06-11/2023-06-20", None, "2023-06-01/2023-06-20"),
        ("2023-06", "2023-06-10", "2023-06-10", "2023-06"),
        ("2023-06", "2023-06", "2023-06", "2023-06"),
        ("2023-06-10/..", "../2023-06-12", "2023-06-10/2023-06-12", "../.."),
        ("2023-06-10/..", "2023-06", "2023-06-10/2023-06-30", "2023-06-01/.."),
    ],
)
def test_spans_share_days_and_are_put_together(one: str, other: str, shared: str | None, both: str) -> None:
    left, right = Span.from_edtf(one), Span.from_edtf(other)
    intersection = left.intersection(right)

    assert (intersection.edtf if intersection else None) == shared
    assert left.overlaps(right) == (shared is not None)
    assert left.union(right).edtf == both


def test_spans_are_sorted_by_their_first_day_then_their_last() -> None:
    texts = ["2023", "2023-01-01", "../2023", "2023-01", "2023-01-01/.."]

    assert [span.edtf for span in sorted(map(Span.from_edtf, texts))] == [
        "../2023-12-31", "2023-01-01", "2023-01", "2023", "2023-01-01/..",
    ]  # fmt: skip


def test_span_ending_before_it_starts_is_refused() -> None:
    with pytest.raises(InputError, match="ends before it starts"):
        Span(date(2023, 6, 2), date(2023, 6, 1))
    assert Span(date(2023, 6, 1), date(2023, 6, 1)).length == 1


def test_equal_spans_are_one_key() -> None:
    assert len({Span.from_edtf("2023-06"), Span.from_edtf("2023-06-01/2023-06-30"), Span.from_timex("2023-06")}) == 1


@given(st.sampled_from(PERIOD_UNITS), DAYS)
def test_columns_of_a_table_give_the_span_again(unit: str, day: date) -> None:
    span = Span.of_period(Period.containing(unit, day))

    assert span is not None
    assert Span.from_columns(span.first.isoformat(), span.last.isoformat(), span.precision) == span
    assert Span.from_columns("", "", "span") is None
    assert Span.from_columns("2023-06-01", "", "span") == Span.from_edtf("2023-06-01/..")


@pytest.mark.parametrize(
    ("value", "mod", "text"),
    [
        ("2023", "START", "2023-01/2023-06"),
        ("2023", "MID", "2023-04-01/2023-09-30"),
        ("2023", "END", "2023-07/2023-12"),
        ("199", "START", "1990-01-01/1994-12-31"),
        ("2023-06-19", "END", "2023-06-19"),
        ("2023-06", "ON_OR_BEFORE", "../2023-06-30"),
        ("2023-06", "AFTER", "2023-07-01/.."),
    ],
)
def test_mod_narrows_a_year_in_whole_months(value: str, mod: str, text: str) -> None:
    span = Span.from_timex(value, mod)

    assert span is not None
    assert span.edtf == text


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-SP", date(2023, 3, 1), date(2023, 5, 31)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31)),
        ("20", date(2000, 1, 1), date(2099, 12, 31)),
        ("2023-W01", date(2023, 1, 2), date(2023, 1, 8)),
        ("2023-W01-WE", date(2023, 1, 7), date(2023, 1, 8)),
    ],
)
def test_period_has_its_first_and_last_day(value: str, first: date, last: date) -> None:
    span = Span.from_timex(value)

    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (Period("year", 0), "BC0001"),
        (Period("year", 1), "0001"),
        (Period("year", -43), "BC0044"),
        (Period("century", -5), "BC05"),
        (Period("decade", 199), "199"),
        (Period("millennium", 2), "2"),
        (Period("season", 4 * 2023 + 3), "2023-WI"),
        (Period("quarter", 4 * 2023), "2023-Q1"),
        (Period("day", -1), "XXXX-XX-XX"),
    ],
)
def test_period_has_its_timex_value(period: Period, value: str) -> None:
    assert period.timex == value
