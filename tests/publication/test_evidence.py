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
        ("Until 3 May 2021 they had waited for it.", None),
        ("3 May 2021 the pier had burned", "2021-05-03/.."),
    ],
)
def test_interval_follows_from_the_text(text: str, expected: str | None) -> None:
    span, _ = infer_published(text)

    assert (span.edtf if span else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{'The council met. ' * 25}\nPublished: 19 June 2023\nAll left.",
        "The minutes of 19 June 2023 were read.",
        "19 June 2023 was the day on which the harbour plan was agreed.",
        f"{'x' * 40} published: 19 June 2023\nAll left.",
    ],
    ids=["far below the top", "in a sentence", "begins a sentence", "long label"],
)
def test_other_dates_do_not_state_the_day(text: str) -> None:
    span, _ = infer_published(text)

    assert span is None or span.edtf != "2023-06-19"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By 2019 the harbour had closed.", None),
        ("The harbour had closed in 2019.", "2019-01-01/.."),
        ("It met the 2019 target.", None),
        ("The work will be done in 2030.", "../2030-12-31"),
        ("Will the work be done in 2030?", "../2030-12-31"),
        ("It was done in 2019. The rest will be done in 2030, and more in 2031 will follow.", "2019-01-01/2030-12-31"),
        ("It was done in 2021, after it had begun in 2019.", "2021-01-01/.."),
    ],
)
def test_what_has_happened_and_what_is_to_come_bound_the_interval(text: str, expected: str | None) -> None:
    span, _ = infer_published(text)

    assert (span.edtf if span else None) == expected


def test_evidence_is_given_in_the_order_of_the_text() -> None:
    text = "More will follow in 2023. It was signed in May 2021."

    assert [item.text for item in infer_published(text)[1]] == ["2023", "May 2021"]


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


@pytest.mark.parametrize("day", ["Monday, 19 June", "Monday, June 19", "Monday the 19th of June"])
def test_year_of_a_named_day_bounds_the_interval_by_half_a_year(day: str) -> None:
    span, _ = infer_published(f"In 2019 it began. On {day} they met again. The treaty is to be signed in 2026.")

    assert span is not None
    assert span.edtf == "2022-07-01/2024-06-30"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, 19 June they met again.",
        "In 2019 it began. On Monday, 19 June they met again.",
        "In 2010 it began. On Monday, 19 June they met again. The treaty is to be signed in 2026.",
        "In 2019 it began. On Monday, 19 June 2023 they met again. The treaty is to be signed in 2026.",
        "In 2019 it began. On Monday, 31 June they met again. The treaty is to be signed in 2026.",
    ],
    ids=["no bounds", "one bound", "two years possible", "year given", "no such day"],
)
def test_named_day_says_nothing_of_the_year_where_it_leaves_a_choice(text: str) -> None:
    _, evidence = infer_published(text)

    assert not any("weekday" in item.reason for item in evidence)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were late. March 1, 2011 05:33 am | We will not miss them.", None),
        ("They were late. March 1, 2011 05:33 am at 5:33 am | We will not miss them.", None),
        ("They left on March 1, 2011 at 5:33 am, the mayor said.", "2011-03-01/.."),
        ("They left on March 1, 2011 | Faro", "2011-03-01/.."),
    ],
)
def test_stamp_of_a_comment_tells_nothing_of_the_article(text, expected):
    span = infer_published(text)[0]

    assert (span.edtf if span else None) == expected
