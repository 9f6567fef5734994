"""Exports: what other programs read from us."""

from __future__ import annotations

import json

from topics.output.exports.tables import articles_jsonl, themes_rows


def test_articles_are_json_lines_with_their_repairs(tables):
    lines = [json.loads(line) for line in articles_jsonl(tables["articles"], tables["repairs"]).splitlines()]
    assert [line["id"] for line in lines] == ["harbour.txt", "inject.txt", "chinese.txt"]
    assert lines[0]["published"] == "2024-05-04"
    assert lines[1]["published"] is None
    assert [repair["rule"] for repair in lines[0]["repairs"]] == ["newsletter", "decoding"]


def _themes(tables, method, unit):
    assignments, themes = (frame[frame["method"] == method] for frame in (tables["assignments"], tables["themes"]))
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
