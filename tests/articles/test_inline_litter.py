"""Litter within a line goes, and the sentence around it stays."""

from __future__ import annotations

import re

import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.alignment import apply_repairs
from topics.articles.repairs.inline_litter import INSERTS, find_inserts

EXAMPLES = [(insert, text) for insert in INSERTS for text in insert.examples]
COUNTEREXAMPLES = [(insert, text) for insert in INSERTS for text in insert.counterexamples]
MARKED = re.compile(r"\[\[(.*?)\]\]")


def left(text: str) -> str:
    return apply_repairs(text, find_inserts(text))


@pytest.mark.parametrize(("insert", "marked"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_insert_goes_from_its_example(insert, marked):
    text = MARKED.sub(r"\1", marked)

    assert left(text) == MARKED.sub("", marked)
    assert {repair.rule for repair in find_inserts(text)} == {insert.name}


@pytest.mark.parametrize(("insert", "text"), COUNTEREXAMPLES, ids=[text for _, text in COUNTEREXAMPLES])
def test_counterexample_stays_as_it_is(insert, text):
    assert left(text) == text


@pytest.mark.parametrize("insert", INSERTS, ids=[f"{insert.name}: {insert.reason}" for insert in INSERTS])
def test_form_of_an_insert_has_an_example(insert):
    for pattern in insert.patterns:
        assert any(pattern.search(MARKED.sub(r"\1", text)) for text in insert.examples)


def test_credit_of_an_agency_goes_behind_the_last_sentence_only():
    text = "The pier was closed. - WNA\n\nIt rained. - WNA\n\n"

    assert left(text) == "The pier was closed. - WNA\n\nIt rained.\n\n"


def test_sentence_without_its_stock_quote_is_traced_back_to_the_text_as_found(tmp_path):
    write_files(tmp_path, a__txt="The board met today.\n\nShares of Harbour Lines (HARB.L) rose on Monday.\n")
    tables = read_corpus(tmp_path)

    assert "Shares of Harbour Lines rose on Monday." in tables["articles"]["text"].iloc[0]
    assert tables["passages"]["text"].iloc[-1] == "Shares of Harbour Lines rose on Monday."
    assert tables["passages"]["found_text"].iloc[-1] == "Shares of Harbour Lines (HARB.L) rose on Monday."
    assert tables["repairs"]["rule"].tolist() == ["stock quote"]
