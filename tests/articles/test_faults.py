"""Faults of decoding and injected phrases: repaired where certain, text that was right left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.articles.alignment import Alignment, apply_repairs, invert_repairs
from topics.articles.repairs.faults import repair_text

CASES = json.loads((Path(__file__).parents[1] / "cases" / "articles_repair.json").read_text(encoding="utf-8"))
ODD_TEXT = st.text(
    st.sampled_from("The café’s “plan” – £5 Ã©â€™鈥檚\ufffd皇冠app&amp;\u200be\u0301ﬁ\n. y中文Привет"), max_size=60
)


def repaired(text: str) -> str:
    return apply_repairs(text, repair_text(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case_is_repaired_as_expected(case):
    assert repaired(case["input"]) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_repaired_case_repairs_to_itself(case):
    assert repaired(case["expected"]) == case["expected"]


@given(ODD_TEXT | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_repaired_text_repairs_to_itself(text):
    once = repaired(text)

    assert repaired(once) == once


@given(ODD_TEXT)
@settings(max_examples=100, deadline=None)
def test_repairs_lead_there_and_back(text):
    repairs = repair_text(text)
    clean = apply_repairs(text, repairs)

    assert apply_repairs(clean, invert_repairs(repairs)) == text
    start, stop = Alignment(repairs).to_found(0, len(clean))
    assert 0 <= start <= stop <= len(text)


@given(st.text(st.characters(codec="utf-8"), max_size=80))
@settings(max_examples=100, deadline=None)
def test_every_repair_quotes_the_text(text):
    for repair in repair_text(text):
        assert text[repair.start : repair.stop] == repair.found_text
        assert repair.rule
        assert repair.reason


def test_every_kind_of_fault_tells_its_rule():
    rules = {repair.rule for case in CASES for repair in repair_text(case["input"])}

    assert {"mojibake", "HTML entity", "UTF-8 read as GBK", "injected phrase"} <= {
        part for rule in rules for part in rule.split(" + ")
    }
