"""JSON: every event with its evidence, every article with its repairs."""

from __future__ import annotations

import json

import pandas as pd

from tests.output.timelines import DAY, NOTHING, make_timeline, write
from topics.output.exports.json import articles_jsonl
from topics.records import table


def test_timeline_has_every_event_with_its_evidence(timeline):
    events = json.loads(write("json", timeline))["events"]
    assert [event["id"] for event in events] == ["e1998", "e0503", "e0503b", "e0504", "e06", "e2025"]
    rows = timeline["events"].set_index("id")
    for event in events:
        row = rows.loc[event["id"]]
        for key in (
            "first",
            "last",
            "edtf",
            "precision",
            "status",
            "headline",
            "n_articles",
            "n_outlets",
            "n_sources",
            "importance",
        ):
            assert event[key] == row[key]
        assert (event["themes"], event["actors"], event["places"]) == tuple(
            map(list, row[["themes", "actors", "places"]])
        )
        lines = timeline["evidence"][timeline["evidence"]["event"] == event["id"]]
        keys = ["article", "source", "start", "stop", "quote", "found_text", "date_text", "status", "basis"]
        assert event["evidence"] == lines[keys].to_dict("records")


def test_detail_lies_in_its_event_and_an_event_without_details_has_none(timeline):
    events = timeline["events"].assign(detail_of=lambda rows: rows["id"].map({"e0503b": "e0503"}).fillna(""))
    told = {event["id"]: event for event in json.loads(write("json", {**timeline, "events": events}))["events"]}
    assert list(told) == ["e1998", "e0503", "e0504", "e06", "e2025"]
    assert [detail["id"] for detail in told["e0503"]["details"]] == ["e0503b"]
    assert told["e0503"]["details"][0]["evidence"] and "details" not in told["e0503"]["details"][0]
    assert told["e0504"]["details"] == []


def test_sentences_beside_an_event_are_its_last_detail_and_none_of_its_evidence(timeline):
    lines = timeline["evidence"][timeline["evidence"]["event"] == "e0503"]
    evidence = timeline["evidence"].assign(beside=lambda rows: rows.index.isin(lines.index[-1:]))
    events = timeline["events"].assign(detail_of=lambda rows: rows["id"].map({"e0503b": "e0503"}).fillna(""))
    written = json.loads(write("json", {**timeline, "events": events, "evidence": evidence}))
    told = {event["id"]: event for event in written["events"]}
    detail, beside = told["e0503"]["details"]
    assert (detail["id"], "id" in beside) == ("e0503b", False)
    assert [line["quote"] for line in beside["evidence"]] == lines["quote"].tolist()[-1:]
    assert [line["quote"] for line in told["e0503"]["evidence"]] == lines["quote"].tolist()[:-1]


def test_detail_of_an_event_that_is_not_shown_stands_by_itself(timeline):
    events = timeline["events"].assign(detail_of=lambda rows: rows["id"].map({"e0503b": "gone"}).fillna(""))
    told = json.loads(write("json", {**timeline, "events": events}))["events"]
    assert "e0503b" in [event["id"] for event in told]


def test_timeline_has_the_claims_of_each_disagreement(timeline):
    other = timeline["claims"].assign(disagreement="d0", rank=0, about="the length of the strike", kind="revised")
    claims = timeline["claims"]
    told = json.loads(write("json", {**timeline, "claims": pd.concat([claims, other])}))["disagreements"]
    assert [one["about"] for one in told] == ["the length of the strike", "the day of the meeting"]
    keys = ["article", "source", "start", "stop", "quote", "value", "published", "speaker"]
    assert [one["kind"] for one in told] == ["revised", "contradiction"]
    assert told[1]["matter"] == "day"
    assert told[1]["claims"] == claims[keys].to_dict("records")


def test_event_says_which_articles_deny_it(timeline):
    claims = timeline["claims"].assign(matter="whether", event=["e0503", ""])
    told = json.loads(write("json", {**timeline, "claims": claims}))["events"]
    denied = {event["id"]: event["denied_by"] for event in told if "denied_by" in event}
    assert denied == {"e0503": [claims["article"].iloc[1]]}


def test_timeline_is_indented_and_plain_to_read():
    assert write("json", NOTHING) == '{\n "events": [],\n "disagreements": []\n}\n'
    tables = make_timeline(DAY, headline="港口", themes=["strike", "港口"])
    assert '   "headline": "港口",\n   "themes": [\n    "strike",\n    "港口"\n   ],\n' in write("json", tables)


def test_articles_are_lines_with_their_repairs_in_order(tables):
    repairs = tables["repairs"].iloc[::-1]
    lines = [json.loads(line) for line in articles_jsonl(tables["articles"], repairs).splitlines()]
    assert [line["id"] for line in lines] == ["harbour.txt", "inject.txt", "chinese.txt"]
    assert [line["published"] for line in lines] == ["2024-05-04", None, None]
    assert [repair["rule"] for repair in lines[0]["repairs"]] == ["newsletter", "decoding"]
    assert "article" not in lines[0]["repairs"][0]
    assert lines[1]["repairs"] == []
    assert '"title": "港口"' in articles_jsonl(tables["articles"], repairs)
    assert list(lines[0]) == [
        "id", "source", "record", "sha256", "encoding", "title", "outlet", "author", "url", "published",
        "published_edtf", "published_likely", "published_share", "published_relative", "published_basis",
        "language", "text", "repairs", "reprint_of", "notes",
    ]  # fmt: skip


def test_likely_day_and_its_share_are_null_where_there_is_none():
    given = {"id": "a", "published_likely": "2021-05-14", "published_share": 0.9}
    articles = table("articles", [given, {"id": "b", "published": "2021-05-14"}])
    likely, certain = map(json.loads, articles_jsonl(articles, table("repairs")).splitlines())
    assert (likely["published_likely"], likely["published_share"]) == ("2021-05-14", 0.9)
    assert (certain["published_likely"], certain["published_share"]) == (None, None)
