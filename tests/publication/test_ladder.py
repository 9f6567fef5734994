"""The ladder of the publication day: each rung an interval that holds the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpora import read_corpus, write_files
from topics.dates.spans import Span
from topics.dates.stated import is_date_line
from topics.publication.ladder import Reading, climb, read_given, read_url

CASES = Path(__file__).parents[1] / "cases"
DAYS = json.loads((CASES / "articles_days.json").read_text(encoding="utf-8"))
ADDRESSES = json.loads((CASES / "articles_addresses.json").read_text(encoding="utf-8"))
BODY = "The council met and decided about the harbour.\n\nAll parties were for the plan of the mayor."


def reading(edtf: str, basis: str) -> Reading:
    return Reading(Span.from_edtf(edtf), basis)


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case["label"])
def test_given_day(case):
    found = read_given(case["input"], "markup")

    assert (found.span.edtf if found else "") == case["expected"]


@pytest.mark.parametrize("case", ADDRESSES, ids=lambda case: case["label"])
def test_day_of_an_address(case):
    found = read_url(case["input"])

    assert (found.span.edtf if found else "") == case["expected"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 4 March 2021", True),
        ("March 4, 2021 9:15 am GMT", True),
        ("Updated: 2021-03-04", True),
        ("Thu 4 Mar 2021 09.15 GMT", True),
        ("4 March 2021 | Politics", True),
        ("On 4 March 2021 the council met.", False),
        ("The war that began on 4 March 2021 and ended", False),
        ("4 March", False),
    ],
)
def test_date_line_is_told_from_a_sentence(line, expected):
    assert is_date_line(line) is expected


def test_highest_rung_gives_the_basis_and_lower_ones_narrow_it():
    published = climb([reading("2021-03", "sidecar"), reading("2021-03-04", "url")])

    assert (published.day, published.basis) == ("2021-03-04", "sidecar")


def test_conflict_between_rungs_is_noted_and_the_higher_one_counts():
    published = climb([reading("2021-03-04", "stated"), reading("2021-05-06", "url")])

    assert published.day == "2021-03-04"
    assert any(note.startswith("conflict") for note in published.notes)


def test_no_rung_is_unknown():
    published = climb([])

    assert (published.day, published.edtf, published.basis) == ("", "", "unknown")


def test_updated_day_counts_only_where_no_other_is_stated(tmp_path):
    write_files(tmp_path, a__txt=f"Harbour plan agreed\n\nUpdated 5 March 2021, published 4 March 2021\n\n{BODY}")

    assert read_corpus(tmp_path)["articles"]["published"].iloc[0] == "2021-03-04"


def test_day_of_a_record_is_markup(tmp_path):
    write_files(tmp_path, a__csv="title,text,date\nOne,The first text,2021-03-04\n")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_basis"]) == ("2021-03-04", "markup")


PAGE = "<html><head>{head}</head><body><h1>Harbour plan</h1><p>{line}</p>" + f"<p>{BODY * 3}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ('<meta property="article:published_time" content="2021-03-04T01:00Z">', "Harbour", "2021-03-04"),
        ('<meta name="date" content="2021-03-04">', "5 March 2021", "2021-03-05"),
        ('<meta name="date" content="2021-03-04">', "5 August 1999", "2021-03-04"),
        ("", "Published on 4 March 2021", "2021-03-04"),
        (
            '<link rel="canonical" href="https://example.org/2021/03/03/harbour">'
            '<meta property="article:published_time" content="2021-03-04T01:00Z">',
            "Harbour",
            "2021-03-03",
        ),
    ],
    ids=["meta", "shown day within one of meta", "shown day far from meta", "shown only", "local day of the address"],
)
def test_day_of_a_page(tmp_path, head, line, day):
    write_files(tmp_path, a__html=PAGE.format(head=head, line=line))

    assert read_corpus(tmp_path)["articles"]["published"].iloc[0] == day
