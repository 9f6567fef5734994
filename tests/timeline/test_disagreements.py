"""Disagreements: pairs of sentences from two articles, half of which can both be true."""

import json
from pathlib import Path

import pytest

from topics.records import table
from topics.settings import TimelineSettings
from topics.timeline.events import build_events

CASES = json.loads((Path(__file__).parents[1] / "cases" / "claims.json").read_text(encoding="utf-8"))


def parameters():
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["comment"])] if case.get("xfail") else []
        yield pytest.param(case, id=case["label"], marks=marks)


def claims_of(tables, case):
    one, other = case["input"]["one"], case["input"]["other"]
    first, second = case["input"]["published"]
    parts = tables(("one", first, one), ("other", second, other))
    return build_events(*parts, table("assignments"), TimelineSettings())["claims"]


@pytest.mark.parametrize("case", parameters())
def test_pair_disagrees_only_where_both_cannot_be_true(tables, case):
    claims = claims_of(tables, case)
    assert sorted(set(claims["kind"])) == case["expected"]


@pytest.mark.parametrize("label", ["length-hours", "count-killed", "office-two-ministers"])
def test_disagreement_shows_both_sentences(tables, label):
    case = next(case for case in CASES if case["label"] == label)
    claims = claims_of(tables, case)
    assert set(claims["article"]) == {"one", "other"}
    assert set(claims["quote"]) == {case["input"]["one"][0], case["input"]["other"][0]}
    assert claims["disagreement"].nunique() == 1
    assert claims["value"].nunique() == 2
