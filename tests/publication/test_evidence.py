from datetime import date

import pytest

from topics.dates import Span
from topics.publication.evidence import infer_published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing is dated here.", None),
        ("The law of 2020 was changed in May 2021.", "2021-05-01/.."),
        ("A visit took place in May 2021. The next one is to be held in August 2022.", "2021-05-01/2022-08-31"),
        ("They pledged to be neutral by 2050 and agreed on a 2040 target.", None),
        ("Published: 19 June 2023\nThey met. In 2019 they had not.", "2023-06-19"),
    ],
)
def test_interval_follows_from_the_text(text: str, expected: str | None) -> None:
    span, _ = infer_published(text)

    assert (span.edtf if span else None) == expected


def test_evidence_quotes_the_text_and_gives_a_reason() -> None:
    text = "It was signed in May 2021. More will follow in 2023."
    _, evidence = infer_published(text)

    assert [text[item.start : item.stop] for item in evidence] == ["May 2021", "2023"]
    assert all(item.reason for item in evidence)


def test_weekday_and_day_choose_the_year() -> None:
    text = "In 2019 it began. On Monday, 19 June they met again. The treaty is to be signed in 2026."
    span, evidence = infer_published(text)

    assert span is not None
    assert span.contains(Span.of_day(date(2023, 6, 19)))
    assert not span.contains(Span.of_day(date(2021, 6, 19)))
    assert evidence[1].text == "Monday, 19 June"


def test_known_days_are_kept_and_contradicting_evidence_left_out() -> None:
    known = Span(date(2023, 6, 1), date(2023, 6, 30))

    assert infer_published("It happened in 2024.", known) == (known, [])
    assert infer_published("It happened in 2022.", known) == (known, [])


def test_seed_intervals_hold_the_days_known_from_elsewhere(seeds_folder) -> None:
    seeds = {path.name[:3]: path.read_bytes().decode("utf-8", "replace") for path in seeds_folder.glob("*.txt")}
    truth = {"000": "2023-08-30", "001": "2023-08-30", "002": "2023-06-19", "003": "2023-06-16", "004": "2023-06-19"}
    for name, day in truth.items():
        span, _ = infer_published(seeds[name])

        assert span is None or span.contains(Span.from_edtf(day)), name
