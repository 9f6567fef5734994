"""German sentences, written for this project as articles of news, with the expressions that a careful reader marks.

Articles 1 to 20 were seen while the rules were written, 21 to 40 only when they were done.
"""

import json
from pathlib import Path

import pytest

from topics.dates import tag

ROWS = json.loads((Path(__file__).parents[1] / "cases" / "dates_german.json").read_text(encoding="utf-8"))
LEAST_RIGHT = 0.96
"""Share, inclusive, of the marked expressions that are found with their value, and of the found that are marked."""


def found_in(row):
    return [[item.text, item.type, item.value] for item in tag(row["text"], row["published"], language="de")]


def _cases():
    for row in ROWS:
        known = pytest.mark.xfail(reason=row["comment"], strict=True) if "known_wrong" in row else ()
        yield pytest.param(row, id=row["label"], marks=known)


@pytest.mark.parametrize("row", _cases())
def test_expressions_of_a_sentence_with_their_types_and_values(row):
    assert found_in(row) == row["expected"]


def test_few_expressions_are_missed_or_invented():
    marked = sum(len(row["expected"]) for row in ROWS)
    found = [(row, item) for row in ROWS for item in found_in(row)]
    right = sum(item in row["expected"] for row, item in found)

    assert right / marked >= LEAST_RIGHT
    assert right / len(found) >= LEAST_RIGHT
