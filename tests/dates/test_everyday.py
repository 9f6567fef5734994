"""Everyday sentences of news: what each expression means, with both readings where a reader cannot tell."""

import json
from pathlib import Path
from typing import Any

import pytest

from topics.dates import tag

FILE = Path(__file__).parents[1] / "cases" / "dates_everyday.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["known_wrong"], strict=True)] if "known_wrong" in case else []


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case['kind']}: {case['text'][:50]}", marks=_marks(case)) for case in CASES]
)
def test_expression_means_what_a_reader_takes_it_for(case: dict[str, Any]) -> None:
    found = tag(case["text"], case["anchor"])

    for words, *values in case["expressions"]:
        start = case["text"].index(words)
        here = [item for item in found if item.start < start + len(words) and item.stop > start]
        if values == [None]:
            assert here == []
        elif len(values) == 1:
            assert [item.value for item in here[:1]] == values
        else:
            assert {here[0].value, here[0].alternative} == set(values)
            assert here[0].certainty == "guessed"


def test_past_planned_and_open_sentences_are_many() -> None:
    kinds = [case["kind"] for case in CASES]

    assert min(kinds.count("past"), kinds.count("planned")) >= 70
    assert kinds.count("open") >= 30
    assert len({case["text"] for case in CASES}) == len(CASES) >= 200


def test_sentence_that_is_resolved_the_wrong_way_is_none_of_these() -> None:
    wrong = []
    for case in CASES:
        if case["kind"] not in {"past", "planned"}:
            continue
        for words, value in case["expressions"]:
            start = case["text"].index(words)
            for item in tag(case["text"], case["anchor"]):
                if item.start <= start < item.stop and item.certainty == "resolved" and item.value != value:
                    wrong.append((case["text"], words, item.value))

    assert wrong == []
