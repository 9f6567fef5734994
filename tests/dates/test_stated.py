import json
from pathlib import Path

import pytest

from topics.dates.stated import find_url_day

ADDRESSES = json.loads((Path(__file__).parents[1] / "cases" / "articles_addresses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ADDRESSES, ids=lambda case: case["label"])
def test_address_gives_its_day_or_month(case):
    span = find_url_day(case["input"])

    assert (span.edtf if span else "") == case["expected"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2021/02/30/harbour/20210301", "2021-03-01"),
        ("https://example.org/2021/Sep/4/harbour", "2021-09-04"),
        ("https://example.org/2021/september/4/harbour", "2021-09-04"),
        ("https://example.org/2021/mare/99/harbour", None),
        ("https://example.org/1899/03/04/harbour", None),
    ],
)
def test_address_with_an_impossible_day_gives_the_next_possible_one(url, expected):
    span = find_url_day(url)

    assert (span.edtf if span else None) == expected
