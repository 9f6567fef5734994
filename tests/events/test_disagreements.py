"""Disagreements: pairs of sentences from two articles, half of which can both be true."""

import json
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from topics.dates.spans import Span
from topics.events.claims.kind import Claim
from topics.events.claims.registry import KINDS
from topics.events.dated_clauses import Expression
from topics.events.disagreements import _COMPARED, _overlapping, contradictions
from topics.events.events import build_events
from topics.events.sentences import Sentence
from topics.events.statements import Statement
from topics.records import Status, table
from topics.settings import TimelineSettings

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
    assert sorted(set(claims["matter"])) == case["expected"]


@pytest.mark.parametrize("label", ["length-hours", "count-killed", "office-two-ministers"])
def test_disagreement_shows_both_sentences(tables, label):
    case = next(case for case in CASES if case["label"] == label)
    claims = claims_of(tables, case)
    assert set(claims["article"]) == {"one", "other"}
    assert set(claims["quote"]) == {case["input"]["one"][0], case["input"]["other"][0]}
    assert claims["disagreement"].nunique() == 1
    assert claims["value"].nunique() == 2


def some(*values, least=0):
    return st.frozensets(st.sampled_from(values), min_size=least)


@st.composite
def any_claim(draw, kind):
    """Return a claim of the kind in one of a few articles of which some have no day."""
    first = date(2023, 1, 1) + timedelta(draw(st.integers(0, 3)))
    last = first + timedelta(0 if kind.name == "count" else draw(st.sampled_from([0, 1, 364])))
    precision = draw(st.sampled_from(["day", "span"]))
    people = draw(some("Ann Lee", "Bo Roy", "Cy Poe", least=draw(st.integers(0, 3))))
    article = draw(st.sampled_from("abcdef"))
    statement = Statement(
        sentence=Sentence("", article, "", 0, 0, "", "", "sentence", 0),
        expression=Expression(Span(first, last, precision)),
        clause="",
        status=Status.REPORTED,
        people=people,
        principal=min(people, default=""),
        places=draw(some("Beijing")),
        words=draw(some("ann", "talks", "harbour", least=2)),
        basis="",
    )
    low = draw(st.integers(0, 3))
    return Claim(kind, "any", draw(st.sampled_from(["Beijing", "Paris", "Ann Lee", "Bo Roy"])), low, low, statement)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(KINDS).flatmap(lambda kind: st.lists(any_claim(kind), min_size=4, max_size=16)),
    st.lists(st.sampled_from([0, 1, 30, 31]), min_size=3, max_size=3),
)
def test_groups_are_those_that_comparing_all_pairs_gives(claims, days):
    published = {article: 738000 + day for article, day in zip("abc", days, strict=True)}
    pairs = [
        (one, other)
        for one, other in combinations(range(len(claims)), 2)
        if claims[one].kind.differ(claims[one], claims[other])
        and claims[one].kind.one_matter(claims[one], claims[other], published)
    ]
    contradict = np.zeros((len(claims), len(claims)))
    for pair in pairs:
        contradict[pair] = 1
    number, labels = connected_components(contradict, directed=False)
    groups = [[claims[at] for at in np.flatnonzero(labels == group)] for group in range(number)]
    assert contradictions(claims, published) == [group for group in groups if len(group) > 1]


@pytest.mark.parametrize(("number", "n_pairs"), [(3, 3), (_COMPARED + 1, _COMPARED * (_COMPARED + 1) // 2)])
def test_claims_of_one_day_are_all_compared_where_they_are_few(number, n_pairs):
    assert len(list(_overlapping([(5, 5, at) for at in range(number)]))) == n_pairs


def test_comparisons_grow_with_the_claims_of_a_day_and_not_with_their_pairs():
    number = 10 * _COMPARED
    pairs = list(_overlapping([(5, 5, at) for at in range(number)]))
    assert len(pairs) == sum(min(at, _COMPARED) for at in range(number))
    assert all(other - one <= _COMPARED for one, other in pairs)
