"""Comparisons as text: every happening with both wordings, in the section of what became of it."""

import csv
import io
import json

import pytest

from tests.output.exports.test_markdown import ODD, parts_of
from topics.errors import InputError
from topics.output.exports.comparison import COMPARISON_FORMATS, comparison_counts, comparison_writer
from topics.records import AGREEMENTS, table

EVENT = {"edtf": "2021-05-03", "headline": "A vote", "event": "e1", "importance": 0.5}
ENTRY = {"entry": 2, "reference_edtf": "2021-05", "reference_what": "The ballot"}
BOTH = {"agreement": "both", **EVENT, **ENTRY, "likeness": 0.8123, "days_apart": 0}
DOUBTFUL = {**BOTH, "agreement": "doubtful"}
OTHER_DAY = {**BOTH, "agreement": "other day", "days_apart": 1}
MISSING = {"agreement": "missing", **ENTRY}
EXTRA = {"agreement": "extra", **EVENT}
UNREAD = {"agreement": "unread", "entry": 3, "reference_what": "A poll", "note": "it has no day"}
ALL = table("comparison", [BOTH, DOUBTFUL, OTHER_DAY, MISSING, EXTRA, UNREAD])


def test_markdown_has_a_section_for_each_agreement_with_both_wordings():
    assert parts_of(comparison_writer("md")(ALL)) == [
        ("h1", "Comparison"),
        ("p", comparison_counts(ALL)),
        ("h2", "In both (1)"),
        ("p", "2021-05-03: A vote"),
        ("p", "2021-05: The ballot (entry 2); likeness 0.81"),
        ("h2", "Doubtful as a match (1)"),
        ("p", "2021-05-03: A vote"),
        ("p", "2021-05: The ballot (entry 2); likeness 0.81"),
        ("h2", "On another day (1)"),
        ("p", "2021-05-03: A vote"),
        ("p", "2021-05: The ballot (entry 2); likeness 0.81, 1 day apart"),
        ("h2", "Missing from the timeline (1)"),
        ("p", "2021-05: The ballot (entry 2)"),
        ("h2", "In the timeline only (1)"),
        ("p", "2021-05-03: A vote"),
        ("h2", "Not read (1)"),
        ("p", "A poll (entry 3): it has no day"),
    ]


def test_markdown_without_an_agreement_has_no_section_for_it():
    shown = comparison_writer("md")(table("comparison", [BOTH]))
    assert "On another day" not in shown
    assert "Not read" not in shown


def test_markdown_tells_below_a_missing_entry_what_lies_on_its_days():
    beside = ("2021-05-03: A *vote*", "2021-05: A flood")
    shown = parts_of(comparison_writer("md")(table("comparison", [{**MISSING, "beside": beside}])))
    assert [words for _, words in shown[3:]] == ["2021-05: The ballot (entry 2)"] + [
        f"on these days: {what}" for what in beside
    ]


@pytest.mark.parametrize("text", ODD)
def test_nothing_in_a_wording_is_markup(text):
    odd = table("comparison", [{**BOTH, "headline": text, "reference_what": text}])
    shown = [words for _, words in parts_of(comparison_writer("md")(odd))]
    assert shown[3:] == [f"2021-05-03: {text}", f"2021-05: {text} (entry 2); likeness 0.81"]


def test_counts_speak_of_unread_entries_only_where_there_are_some():
    assert comparison_counts(ALL) == (
        "1 in both, 1 doubtful as a match, 1 on another day, 1 missing from the timeline, 1 in the timeline only; "
        "of the reference, 1 not read."
    )
    assert comparison_counts(table("comparison", [BOTH, BOTH, EXTRA])) == (
        "2 in both, 0 doubtful as a match, 0 on another day, 0 missing from the timeline, 1 in the timeline only."
    )


def test_csv_has_every_column_of_the_table():
    rows = list(csv.DictReader(io.StringIO(comparison_writer("csv")(ALL))))
    assert [row["agreement"] for row in rows] == list(AGREEMENTS)
    assert list(rows[0]) == list(ALL.columns)


def test_json_has_an_object_a_happening_with_what_applies_to_it():
    objects = json.loads(comparison_writer("json")(ALL))["comparison"]
    assert objects == [BOTH, DOUBTFUL, OTHER_DAY, MISSING, EXTRA, UNREAD]


@pytest.mark.parametrize("form", ["", "pdf", "MD"])
def test_form_that_is_not_known_is_refused_with_those_that_are(form):
    with pytest.raises(InputError, match=f"as '{form}'; it can be {', '.join(COMPARISON_FORMATS)}"):
        comparison_writer(form)
