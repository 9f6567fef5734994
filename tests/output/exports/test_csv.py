"""CSV: the cells read back as written; nothing in a cell acts in a spreadsheet that was asked for."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.output.timelines import DAY, make_timeline, write
from topics.output.exports.csv import table_csv
from topics.records import table


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_cells_have_six_significant_digits_and_no_index():
    frame = pd.DataFrame({"name": ["a|b", "<i>&"], "share": [0.123456789, 2.0], "n": [1, 2]})
    assert table_csv(frame) == "name,share,n\na|b,0.123457,1\n<i>&,2,2\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_formula_is_made_harmless_for_a_spreadsheet_alone(sign):
    frame = pd.DataFrame({"text": [f"{sign}1+1", f"a{sign}1"], "number": [-1, -2]})
    assert read(table_csv(frame, for_spreadsheet=True))[1:] == [[f"'{sign}1+1", "-1"], [f"a{sign}1", "-2"]]
    assert read(table_csv(frame))[1:] == [[f"{sign}1+1", "-1"], [f"a{sign}1", "-2"]]


def test_only_spreadsheets_get_a_byte_order_mark():
    frame = pd.DataFrame({"a": ["b"]})
    assert table_csv(frame, for_spreadsheet=True) == "\ufeffa\nb\n"
    assert table_csv(frame) == "a\nb\n"


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=8))
@settings(max_examples=50, deadline=None)
def test_table_reads_back_as_written(cells):
    text = table_csv(pd.DataFrame({"x": pd.Series(cells, dtype="str"), "y": range(len(cells))}))
    assert [row[0] for row in read(text)[1:]] == cells


def test_timeline_has_a_row_for_each_sentence_beside_its_event(timeline):
    lines = list(csv.DictReader(io.StringIO(write("csv", timeline), newline="")))
    assert len(lines) == len(timeline["evidence"])
    assert list(dict.fromkeys(line["event"] for line in lines)) == ["e1998", "e0503", "e0503b", "e0504", "e06", "e2025"]
    events = timeline["events"].set_index("id")
    for line in lines:
        event = events.loc[line["event"]]
        for key in ("first", "last", "edtf", "precision", "status", "headline", "n_articles", "n_sources"):
            assert line[key] == str(event[key])
        for key in ("themes", "actors", "places"):
            assert line[key] == "; ".join(event[key])
    keys = ["event", "article", "source", "start", "stop", "quote", "found_text", "date_text", "basis"]
    written = sorted(tuple(line[key] for key in keys) for line in lines)
    assert written == sorted(tuple(map(str, row)) for row in timeline["evidence"][keys].itertuples(index=False))


def test_event_without_a_sentence_has_a_row():
    tables = {**make_timeline(DAY), "evidence": table("evidence")}
    (line,) = csv.DictReader(io.StringIO(write("csv", tables)))
    assert (line["event"], line["first"], line["quote"]) == ("e0", "2024-05-03", "")
