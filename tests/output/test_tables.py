"""Tables as text: the same cells in every format, and nothing in a cell that acts."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.errors import InputError
from topics.output.tables import table_csv, table_html, table_markdown, table_tex, table_text

FRAME = pd.DataFrame({"name": ["a|b", "<i>&", "=1+1"], "share": [0.123456789, 2.0, float("nan")], "n": [1, 2, 3]})


def test_csv_has_six_significant_digits_and_no_index():
    assert table_csv(FRAME).splitlines()[1:3] == ["a|b,0.123457,1", "<i>&,2,2"]


def test_csv_for_spreadsheets_disarms_formulas_but_not_numbers():
    frame = pd.DataFrame({"text": ["=1+1", "@x", "plain"], "number": [-1, -2, 3]})
    text = table_csv(frame, for_spreadsheet=True)
    assert text.startswith("\ufeff")
    assert text.splitlines()[1:] == ["'=1+1,-1", "'@x,-2", "plain,3"]


def test_markdown_cell_cannot_act_as_markup():
    assert table_markdown(FRAME).splitlines()[2:4] == ["| a\\|b | 0.123457 | 1 |", "| &lt;i&gt;&amp; | 2 | 2 |"]


def test_html_table_is_escaped_and_has_header_cells():
    page = table_html(FRAME)
    assert '<th scope="col">name</th>' in page
    assert "<td>&lt;i&gt;&amp;</td>" in page


@pytest.mark.parametrize(("text", "expected"), [("50 % & $5", r"50 \% \& \$5"), ("a\\b", r"a\textbackslash{}b")])
def test_tex_special_characters_are_escaped(text, expected):
    assert expected in table_tex(pd.DataFrame({"x": [text]}))


def test_tex_table_aligns_numbers_right_between_rules():
    lines = table_tex(FRAME).splitlines()
    assert lines[:2] == [r"\begin{tabular}{lrr}", r"\toprule"]
    assert lines[-2:] == [r"\bottomrule", r"\end{tabular}"]


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=8))
@settings(max_examples=50, deadline=None)
def test_csv_reads_back_as_written(cells):
    text = table_csv(pd.DataFrame({"x": pd.Series(cells, dtype="str"), "y": range(len(cells))}))
    read = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert read == cells


def test_columns_that_are_not_there_are_named_with_those_that_are():
    with pytest.raises(InputError, match="no column day; it has a, b"):
        table_text(pd.DataFrame({"a": [1], "b": [2]}), "csv", ["b", "day"])
