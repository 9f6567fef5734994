"""Exports: what other programs read from us."""

from __future__ import annotations

import json

import pytest

from topics.errors import InputError
from topics.output.exports import TIMELINE_KINDS, articles_jsonl, themes_rows, timeline_text


def _timeline(kind, tables, **options):
    return timeline_text(kind, tables["events"], tables["evidence"], tables["claims"], **options)


def test_articles_are_json_lines_with_their_repairs(tables):
    lines = [json.loads(line) for line in articles_jsonl(tables["articles"], tables["repairs"]).splitlines()]
    assert [line["id"] for line in lines] == ["harbour.txt", "inject.txt", "chinese.txt"]
    assert lines[0]["published"] == "2024-05-04"
    assert lines[1]["published"] is None
    assert [repair["rule"] for repair in lines[0]["repairs"]] == ["newsletter", "decoding"]


def test_json_timeline_has_every_event_with_its_evidence_and_disagreements(tables):
    told = json.loads(_timeline("json", tables))
    assert [event["first"] for event in told["events"]] == sorted(tables["events"]["first"])
    assert sum(len(event["evidence"]) for event in told["events"]) == len(tables["evidence"])
    assert [claim["value"] for claim in told["disagreements"][0]["claims"]] == [
        "2024-05-03",
        "2024-05-04 <u>",
    ]


def test_tls_timeline_has_one_entry_a_day_and_at_most_the_sentences_asked_for(tables):
    told = json.loads(_timeline("tls", tables, sentences=1))
    assert [day for day, _ in told] == sorted(set(tables["events"]["first"]))
    assert all(len(sentences) == 1 for _, sentences in told)


def test_markdown_timeline_cannot_act_as_markup(tables):
    assert "<script>" not in _timeline("md", tables)


@pytest.mark.parametrize("kind", TIMELINE_KINDS)
def test_timeline_does_not_depend_on_row_order(tables, kind):
    turned = {**tables, "events": tables["events"].iloc[::-1]}
    assert _timeline(kind, turned) == _timeline(kind, tables)


def test_unknown_kind_of_timeline_is_refused(tables):
    with pytest.raises(InputError, match="cannot be written as 'docx'"):
        _timeline("docx", tables)


def _themes(tables, method, unit):
    assignments, themes = (
        frame[frame["method"] == method] for frame in (tables["assignments"], tables["themes"])
    )
    return themes_rows(assignments, themes, tables["articles"], tables["passages"], unit)


def test_clusters_give_one_row_a_passage(tables):
    found = _themes(tables, "tfidf", "passage")
    assert sorted(found["id"]) == sorted(tables["passages"]["id"])
    assert set(found["theme"]) == {"0", "1", ""}


def test_codebook_gives_one_row_a_passage_and_theme(tables):
    assert len(_themes(tables, "codebook", "passage")) == len(tables["passages"])


def test_articles_as_units_have_one_row_each(tables):
    found = _themes(tables, "codebook", "article")
    assert list(found["id"]) == list(tables["articles"]["id"])
    assert set(found["theme"]) <= {"talks", "labour"}
