import json
from pathlib import Path
from typing import Any

import pytest

from topics.dates import tag

CASES = Path(__file__).parents[1] / "cases"


def _cases(name: str) -> list[Any]:
    rows = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [
        pytest.param(
            row["input"],
            row["expected"],
            id=row["label"],
            marks=[pytest.mark.xfail(reason=row["comment"], strict=True)] if row.get("known_wrong") else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize(("given", "expected"), _cases("dates.json"))
def test_expressions_of_a_text_and_their_values(given: dict[str, str], expected: list[list[str]]) -> None:
    found = tag(given["text"], given["published"], domain=given["domain"])

    assert [[item.text, item.value] for item in found] == expected


@pytest.mark.parametrize(("given", "expected"), _cases("dates-seeds.json"))
def test_seed_expression_has_the_value_a_careful_reader_gives_it(
    given: dict[str, str], expected: str, seeds: dict[str, str]
) -> None:
    text = seeds[given["seed"]]
    start = text.index(given["before"] + given["words"]) + len(given["before"])

    found = [item for item in tag(text, given["published"]) if item.start == start]

    assert [(item.text, item.value) for item in found] == [(given["words"], expected)]
