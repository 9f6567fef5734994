"""Weak sources: what a reader writes into the column "weight" of sources.csv, and what becomes of it."""

from __future__ import annotations

import json

import pytest

from tests.corpora import read_corpus, write_files
from topics import Corpus
from topics.articles.sidecar import read_sidecar, sources_rows
from topics.output.exports.formats import timeline_text
from topics.output.page import page_text
from topics.report import describe_run

HERALD = """Port strike

Published: 4 March 2021

Dock workers walked out of the port of Marina on 3 March 2021.

The mayor asked both sides to talk, and offered the old town hall as a place for it.
"""
BLOG = """What I saw

Published: 5 March 2021

It was cold and the gulls were loud when I came down to the quay.

Dock workers walked out of the port of Marina on 3 March 2021, singing.

Nobody at the gate wanted to tell me how long this would last.
"""


def corpus_with(folder, weight, note=""):
    """Return two articles about one walkout; the reader gives the second one a weight."""
    rows = f"file,outlet,weight,note\na.txt,Herald,,\nb.txt,A blog,{weight},{note}\n"
    folder.mkdir(exist_ok=True)
    write_files(folder, a__txt=HERALD, b__txt=BLOG, sources__csv=rows)
    return Corpus(folder, workers=1)


def walkout(corpus):
    events = corpus.events[corpus.events["first"] == "2021-03-03"]
    assert len(events) == 1
    return events.iloc[0]


@pytest.mark.parametrize("weight", ["", "0", "0.5", "0,5", ".25", "1", "1.0"])
def test_number_from_0_to_1_is_a_weight(tmp_path, weight):
    write_files(tmp_path, a__txt=HERALD, sources__csv=f'file,weight\na.txt,"{weight}"\n')
    _, problems = read_sidecar(tmp_path)
    assert problems == []
    expected = float(weight.replace(",", ".") or 1)
    assert read_corpus(tmp_path)["articles"]["weight"].tolist() == [expected]


@pytest.mark.parametrize("weight", ["1.01", "-0.1", "2", "nan", "low", "50%", "1e-1"])
def test_anything_else_is_listed_and_the_source_counts_in_full(tmp_path, weight):
    write_files(tmp_path, a__txt=HERALD, sources__csv=f"file,outlet,weight\na.txt,Herald,{weight}\n")
    _, problems = read_sidecar(tmp_path)
    assert [(problem.source, problem.lost) for problem in problems] == [("sources.csv", False)]
    assert f"the weight “{weight}” of 'a.txt' is no number from 0 to 1" in problems[0].found
    article = read_corpus(tmp_path)["articles"].iloc[0]
    assert (article["outlet"], article["weight"]) == ("Herald", 1.0)


def test_weak_source_is_no_independent_one_lowers_importance_and_keeps_its_evidence(tmp_path):
    full, weak = (corpus_with(tmp_path / weight, weight) for weight in ("1", "0.99"))
    before, after = walkout(full), walkout(weak)
    assert (before["n_articles"], before["n_outlets"], before["n_sources"], before["n_weak_sources"]) == (2, 2, 2, 0)
    assert (after["n_articles"], after["n_outlets"], after["n_sources"], after["n_weak_sources"]) == (2, 1, 1, 1)
    assert after["importance"] < before["importance"]
    assert after["id"] == before["id"]
    quotes = [
        corpus.evidence.loc[corpus.evidence["event"] == before["id"], "quote"].tolist() for corpus in (full, weak)
    ]
    assert quotes[0] == quotes[1]


def test_source_without_any_weight_counts_as_if_it_told_nothing(tmp_path):
    silent = walkout(corpus_with(tmp_path / "silent", "0"))
    (tmp_path / "alone").mkdir()
    write_files(tmp_path / "alone", a__txt=HERALD)
    assert silent["importance"] == walkout(Corpus(tmp_path / "alone", workers=1))["importance"]


def test_weak_source_is_marked_in_notes_page_and_exports(tmp_path):
    corpus = corpus_with(tmp_path, "0.4", "anonymous")
    articles = corpus.articles.set_index("id")
    assert "weak source (weight 0.4): anonymous" in articles.loc["b.txt", "notes"]
    assert not any("weak" in note for note in articles.loc["a.txt", "notes"])
    markdown, exported = (timeline_text(form, **corpus.timeline(), articles=corpus.articles) for form in ("md", "json"))
    assert "2 articles, 1 independent source, 1 weak source" in markdown
    assert markdown.count(", weak source)") == corpus.evidence["article"].eq("b.txt").sum()
    lines = [line for event in json.loads(exported)["events"] for line in event["evidence"]]
    assert {line["article"]: line.get("weight") for line in lines} == {"a.txt": None, "b.txt": 0.4}
    page = page_text(corpus.tables(), about=describe_run(corpus))
    assert '<span class="weak">weak source</span>' in page
    assert "1 source, 1 weak" in page


def test_short_timeline_counts_a_weak_source_apart(tmp_path):
    day = corpus_with(tmp_path, "0.4").timeline(length=1, end="2021-03-03")["events"].iloc[0]
    assert (day["n_articles"], day["n_outlets"], day["n_sources"], day["n_weak_sources"]) == (2, 1, 1, 1)


def test_weight_is_written_down_again(tmp_path):
    rows = sources_rows(corpus_with(tmp_path, "0.4").articles)
    assert rows.set_index("file")["weight"].to_dict() == {"a.txt": "", "b.txt": "0.4"}
