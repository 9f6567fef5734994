"""What dates mean where the day of publication is only likely."""

from datetime import date, timedelta

import pytest

from topics.dates import tag
from topics.dates.likely import LIKELY_FROM, LikelyPublication
from topics.dates.spans import LikelySpan, Span

FRIDAY = date(2021, 5, 14)


def published(*others, day=FRIDAY, times=1, share=0.0):
    """Return a publication that is likely on a day (several equals), else on others."""
    return LikelyPublication(day, share, tuple(sorted([day] * times + [*others])))


def only(text, likely, **options):
    [found] = tag(text, likely, **options)
    return found


def test_date_that_all_days_read_alike_is_certain():
    found = only("The dam broke on Monday.", published(date(2021, 5, 11), date(2021, 5, 13)))
    assert (found.span.edtf, found.certainty, found.span.is_likely) == ("2021-05-10", "resolved", False)


def test_full_date_is_stated_whatever_the_day():
    found = only("The dam broke on 3 March 2020.", published(date(2022, 5, 11)))
    assert (found.span.edtf, found.certainty, found.chance) == ("2020-03-03", "stated", 1.0)


def test_date_that_days_read_differently_is_that_of_the_likeliest_with_its_interval():
    found = only("The dam broke on Monday.", published(date(2021, 5, 5), date(2021, 5, 20), times=3))
    assert (found.value, found.certainty, found.span.edtf) == ("2021-05-10", "likely", "2021-05-10~")
    assert found.span.interval.edtf == "2021-05-03/2021-05-17"
    assert found.alternative in {"2021-05-03", "2021-05-17"}
    assert "2021-05-14" in found.anchor
    assert "likely" in found.anchor


@pytest.mark.parametrize(("n_of_twenty", "certainty"), [(3, "likely"), (2, "guessed")])
def test_day_is_told_from_a_chance_on_and_below_it_the_interval_alone(n_of_twenty, certainty):
    others = [FRIDAY + timedelta(days=7 * step) for step in range(1, 21 - n_of_twenty)]
    found = only("The dam broke yesterday.", published(*others, times=n_of_twenty))
    assert found.chance == pytest.approx(n_of_twenty / 20)
    assert found.certainty == certainty
    assert (found.chance >= LIKELY_FROM) == found.span.is_likely
    interval = found.span.interval if found.span.is_likely else found.span
    assert interval.first == date(2021, 5, 13)
    assert interval.last == others[-1] - timedelta(days=1)


def test_chance_is_that_of_the_day_times_that_of_the_reading():
    sure = only("The dam broke on Monday.", FRIDAY, domain="news")
    unsure = only("The dam on Monday.", FRIDAY, domain="news")
    half = published(date(2021, 5, 21))
    for text, certain in (("The dam broke on Monday.", sure), ("The dam on Monday.", unsure)):
        assert only(text, half).chance == pytest.approx(certain.chance / 2, abs=0.001)
    assert unsure.chance < sure.chance


def test_likeliest_day_counts_with_its_share_where_none_of_the_equals_is_it():
    likely = LikelyPublication(FRIDAY, 0.4, (date(2021, 5, 5), date(2021, 5, 25)))
    assert only("The dam broke yesterday.", likely).chance == pytest.approx(0.4)


def test_weekday_is_never_counted_from_a_date_that_merely_stands_in_the_text():
    text = "The dam of the valley, which was built on 3 March 2009, broke. Rescuers came on Monday."
    found = tag(text, published(date(2021, 5, 20), times=3))[-1]
    assert found.span.first == date(2021, 5, 10)
    assert found.span.is_likely


def test_narrative_as_of_the_likely_day_stays_one():
    years = " ".join(f"On 3 March {year} it rained." for year in range(1990, 2004))
    found = tag(f"{years} On Monday the dam broke.", published(date(2021, 5, 20), times=3))[-1]
    assert found.span.first.year == 2003


def test_duration_has_no_days_on_any_day():
    found = only("It lasted two weeks.", published(date(2021, 6, 20)))
    assert (found.type, found.span) == ("DURATION", None)


def test_likely_span_is_written_approximate_and_keeps_what_is_possible():
    month, wide = Span.from_edtf("2021-05"), Span.from_edtf("2021-04/2021-06")
    likely = LikelySpan.within(month, wide)
    assert likely.edtf == "2021-05~"
    assert LikelySpan.within(Span(date(2021, 5, 1), date(2021, 5, 3)), wide).edtf == "2021-05-01~/2021-05-03~"
    assert Span.from_edtf(likely.edtf) == month
    assert likely.is_likely
    assert not month.is_likely
