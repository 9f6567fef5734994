"""All formats: chosen by name, the same whatever the order of rows, unknown ones refused."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.output.timelines import make_timeline, write
from topics.errors import InputError
from topics.output.exports.formats import TABLE_FORMATS, TIMELINE_FORMATS, table_text

FRAME = pd.DataFrame({"a": ["=1"], "b": [2]})


@pytest.mark.parametrize("form", TIMELINE_FORMATS)
def test_timeline_does_not_depend_on_the_order_of_events(timeline, form):
    turned = {**timeline, "events": timeline["events"].iloc[::-1]}
    assert write(form, turned).encode() == write(form, timeline).encode()


@pytest.mark.parametrize("form", sorted(set(TIMELINE_FORMATS) - {"tls", "bib", "ris", "ics"}))
def test_events_come_by_first_day_then_last_then_id(form):
    days = [("2024-05-03", "2024-05-05"), ("2024-05-03", "2024-05-03"), ("-0043-01-01", "-0043-01-01")]
    tables = make_timeline(*days, ("-0752-01-01", "-0752-01-01"), ("2024-05-03", "2024-05-03"))
    tables["events"]["headline"] = ["fourth", "second", "first", "earliest", "third"]
    text = write(form, tables)
    places = [text.index(word) for word in ("earliest", "first", "second", "third", "fourth") if word != "first"]
    assert places == sorted(places)


def test_unknown_format_names_those_there_are():
    with pytest.raises(InputError, match="timeline cannot be written as 'docx'; it can be json, csv, md, tex, html"):
        write("docx", make_timeline())
    with pytest.raises(InputError, match="table cannot be written as 'docx'; it can be md, tex, html, csv"):
        table_text(FRAME, "docx")


def test_columns_are_those_named_in_their_order():
    assert table_text(FRAME, "csv", ["b", "a"]) == "b,a\n2,=1\n"
    assert table_text(FRAME, "csv") == "a,b\n=1,2\n"


def test_columns_that_are_not_there_are_named_with_those_that_are():
    with pytest.raises(InputError, match="no column day, hour; it has a, b"):
        table_text(FRAME, "csv", ["b", "day", "hour"])


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_table_for_a_spreadsheet_is_harmless_csv_whatever_the_form(form):
    assert table_text(FRAME, form, for_spreadsheet=True) == "\ufeffa,b\n'=1,2\n"
    assert "'" not in table_text(FRAME, form)
