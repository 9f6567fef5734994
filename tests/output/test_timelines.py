"""The timeline in the formats of other programs: everything in it, and nothing in it that acts."""

from __future__ import annotations

import json

import pytest

from topics.errors import InputError
from topics.output.exports.timeline import TIMELINE_KINDS, Timeline, timeline_text


def _timeline(kind, tables, **options):
    return timeline_text(
        kind, tables["events"], tables["evidence"], tables["claims"], articles=tables["articles"], **options
    )


def test_json_timeline_has_every_event_with_its_evidence_and_disagreements(tables):
    told = json.loads(_timeline("json", tables))
    assert [event["first"] for event in told["events"]] == sorted(tables["events"]["first"])
    assert sum(len(event["evidence"]) for event in told["events"]) == len(tables["evidence"])
    assert [claim["value"] for claim in told["disagreements"][0]["claims"]] == ["2024-05-03", "2024-05-04 <u>"]


def test_tls_timeline_has_one_entry_a_day_and_at_most_the_sentences_asked_for(tables):
    told = json.loads(_timeline("tls", tables, sentences=1))
    assert [day for day, _ in told] == ["2024-05-03", "2024-05-04"]
    assert all(len(sentences) == 1 for _, sentences in told)


def test_tls_timeline_keeps_the_escapes_of_a_tokenizer(tables):
    found = "It ended -LRB- at last -RRB- ."
    evidence = tables["evidence"].assign(found_text=found, quote="It ended ( at last ) .")
    told = json.loads(_timeline("tls", {**tables, "evidence": evidence}))
    assert {sentence for _, sentences in told for sentence in sentences} == {found}


def test_markdown_timeline_cannot_act_as_markup(tables):
    assert "<script>" not in _timeline("md", tables)


@pytest.mark.parametrize("kind", TIMELINE_KINDS)
def test_timeline_does_not_depend_on_row_order(tables, kind):
    turned = {**tables, "events": tables["events"].iloc[::-1]}
    assert _timeline(kind, turned) == _timeline(kind, tables)


def test_calendar_has_whole_days_in_lines_of_75_bytes(tables):
    text = _timeline("ics", tables)
    assert "DTSTART;VALUE=DATE:20240503\r\nDTEND;VALUE=DATE:20240504\r\n" in text
    assert "STATUS:TENTATIVE" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == len(tables["events"])


def test_folded_calendar_lines_join_to_the_headline(tables):
    joined = _timeline("ics", tables).replace("\r\n ", "")
    assert "SUMMARY:" + tables["events"]["headline"][1].replace(",", "\\,") in joined


def test_timelinejs_texts_are_escaped_because_they_are_read_as_html(tables):
    told = json.loads(_timeline("timelinejs", tables))["events"]
    assert told[0]["start_date"] == {"year": 1998, "month": 1, "day": 1}
    assert told[0]["display_date"] == "1998 (background)"
    assert "<script>" not in json.dumps(told)


def test_latex_timeline_escapes_what_latex_would_act_on(tables):
    text = _timeline("tex", tables)
    assert r"\$5 and \$6" in text
    assert text.count(r"\footnote{") == len(tables["evidence"])


def test_bibliography_has_each_cited_article_once(tables):
    text = _timeline("bib", tables)
    assert text.count("@misc{") == tables["evidence"]["article"].nunique()
    assert "date = {2024-05-04}" in text
    assert r"howpublished = {Quay \& Sons}" in text


def test_html_timeline_shows_markup_of_articles_as_text(tables):
    text = _timeline("html", tables)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_unknown_kind_of_timeline_is_refused(tables):
    with pytest.raises(InputError, match="cannot be written as 'docx'"):
        _timeline("docx", tables)


def test_timeline_of_a_notebook_shows_events_with_their_sentences_escaped(tables):
    shown = Timeline({name: tables[name] for name in ("events", "evidence", "claims")})._repr_html_()
    assert "The quay was built in 1998." in shown
    assert "<script>alert" not in shown
