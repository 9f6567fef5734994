"""Datelines: dates of publication that stand before the text."""

import pytest

from topics.dates import tag
from topics.dates.tagger import is_dateline


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NAIROBI, Sept. 22 (Agency) — Gunmen came.", "Sept. 22", True),
        ("NAIROBI, Kenya, Sept. 22 — Gunmen came.", "Sept. 22", True),
        ("ST. LOUIS, Sept. 22: Gunmen came.", "Sept. 22", True),
        ("Title of it\nNAIROBI, Sept. 22 -- Gunmen came.", "Sept. 22", True),
        ("NAIROBI, Monday (Agency) — Gunmen came.", "Monday", True),
        ("NAIROBI, Sept. 22 was the day — or not.", "Sept. 22", False),
        ("In Nairobi, Sept. 22 — Gunmen came.", "Sept. 22", False),
        ("They came to NAIROBI, Sept. 22 — late.", "Sept. 22", False),
    ],
)
def test_dateline_is_told_by_a_place_in_capitals_and_a_dash(text, words, expected):
    start = text.index(words)

    assert is_dateline(text, start, start + len(words)) is expected


def test_place_of_a_dateline_has_at_most_sixty_characters():
    for n, expected in ((60, True), (61, False)):
        place = f"{'A' * (n - 2)}, "
        assert is_dateline(f"{place}May 3 — They met.", n, n + 5) is expected


def test_full_date_of_a_dateline_is_the_day_of_publication():
    full = "NAIROBI, Sept. 22, 2013 (Agency) — Gunmen came on Saturday."
    found = tag(full)

    assert [(item.value, item.rule) for item in found] == [("2013-09-22", "dateline"), ("2013-09-21", "weekday")]
    assert [item.value for item in tag(full, "2013-10-01")] == ["2013-09-22", "2013-09-28"]


@pytest.mark.parametrize(
    "text",
    [
        "NAIROBI, Sept. 22 (Agency) — Gunmen came on Saturday.",  # no year
        "On Sept. 22, 2013 gunmen came. They left on Saturday.",  # no dateline
    ],
)
def test_text_without_a_full_date_in_its_dateline_has_no_day_of_publication(text):
    assert "(published)" not in tag(text)[-1].anchor


def test_dateline_counts_only_where_the_text_opens_with_it():
    opening = "NAIROBI, Sept. 22, 2013 — Gunmen came on Saturday."

    assert tag(f"\n {opening}")[-1].anchor == "2013-09-22 (published)"
    assert "(published)" not in tag(f"Gunmen came\n{opening}")[-1].anchor


def test_date_of_the_text_keeps_its_rule():
    assert [item.rule for item in tag("They met on May 3, 2013 — late.", "2013-10-01")] == ["month-day-year"]
