"""Every event of every export leads back through the locator to sentences of the files."""

import csv
import html
import io
import json
import re

import pytest

from topics.articles.files import reread
from topics.output.exports.formats import TIMELINE_FORMATS, timeline_text
from topics.records import Locator

PLACE = re.compile(r"(?P<source>[\w.-]+\.txt), (?P<start>\d+)–(?P<stop>\d+)")
COUNTS = re.compile(r"(\d+) articles?, (\d+) independent sources?")
UNESCAPED = {
    "md": lambda text: text.replace("\\", ""),
    "tex": lambda text: text.replace("\\", ""),
    "html": html.unescape,
    "ics": lambda text: text.replace("\r\n ", "").replace("\\", ""),
    "timelinejs": lambda text: html.unescape(json.dumps(json.loads(text), ensure_ascii=False)),
}


@pytest.fixture(scope="module")
def exported(seeds):
    def export(kind):
        chosen = seeds.timeline()
        return timeline_text(kind, **chosen, articles=seeds.articles)

    return export


@pytest.fixture(scope="module")
def read_again(seeds):
    texts = {
        row.source: reread(seeds.path, Locator(row.source, row.record, row.field, row.encoding, row.sha256))
        for row in seeds.articles.itertuples()
    }
    return lambda source, start, stop: texts[source][int(start) : int(stop)]


def cited(evidence):
    return {(row.source, row.start, row.stop): row.found_text for row in evidence.itertuples()}


@pytest.mark.parametrize("kind", UNESCAPED)
def test_places_of_every_event_hold_its_sentences(seeds, exported, read_again, kind):
    text = UNESCAPED[kind](exported(kind))
    places = {(match["source"], int(match["start"]), int(match["stop"])) for match in PLACE.finditer(text)}
    assert {place: read_again(*place) for place in places} == cited(seeds.evidence)


@pytest.mark.parametrize("kind", UNESCAPED)
def test_every_event_shows_its_counts(seeds, exported, kind):
    counts = [(int(one), int(other)) for one, other in COUNTS.findall(UNESCAPED[kind](exported(kind)))]
    assert sorted(counts) == sorted(zip(seeds.events["n_articles"], seeds.events["n_sources"], strict=True))


def test_rows_and_json_of_every_event_hold_its_sentences_and_counts(seeds, exported, read_again):
    wholes = json.loads(exported("json"))["events"]
    told = [event for whole in wholes for event in (whole, *(part for part in whole["details"] if "id" in part))]
    beside = [line for whole in wholes for part in whole["details"] if "id" not in part for line in part["evidence"]]
    assert len(beside) == seeds.evidence["beside"].sum()
    rows = list(csv.DictReader(io.StringIO(exported("csv"))))
    assert {event["id"] for event in told} == {row["event"] for row in rows} == set(seeds.events["id"])
    for line in [line for event in told for line in event["evidence"]] + beside + rows:
        assert read_again(line["source"], line["start"], line["stop"]) == line["found_text"]
    n_sources = dict(zip(seeds.events["id"], seeds.events["n_sources"], strict=True))
    assert {event["id"]: event["n_sources"] for event in told} == n_sources
    assert {row["event"]: int(row["n_sources"]) for row in rows} == n_sources


def test_bibliography_names_the_characters_of_every_cited_sentence(seeds, exported, read_again):
    entries = exported("bib").replace("\\", "").split("@article")[1:]
    found = {}
    for entry in entries:
        source, places = re.search(r"File (\S+), characters ([\d–, ]+): \d+ events? by \d+ sentences?", entry).groups()
        for start, stop in re.findall(r"(\d+)–(\d+)", places):
            found[source, int(start), int(stop)] = read_again(source, start, stop)
    assert found == cited(seeds.evidence)


def test_days_of_timeline_summarisation_hold_sentences_of_the_evidence(seeds, exported):
    quotes = set(seeds.evidence["quote"])
    told = json.loads(exported("tls"))
    assert told
    assert all(sentence in quotes for _, sentences in told for sentence in sentences)


def test_all_exports_are_traced():
    assert set(TIMELINE_FORMATS) == {*UNESCAPED, "json", "csv", "bib", "ris", "tls"}


@pytest.mark.parametrize("kind", TIMELINE_FORMATS)
def test_nothing_to_tell_gives_a_valid_empty_export(seeds, kind):
    nothing = seeds.timeline(about="words that stand nowhere")
    text = timeline_text(kind, **nothing, articles=seeds.articles)
    assert "independent" not in text
    if kind in {"json", "timelinejs"}:
        assert json.loads(text)["events"] == []
