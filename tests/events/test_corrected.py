"""The reader's corrections of events: replayed, reported, and never beyond what they name."""

import pandas as pd
import pytest

from tests.corpora import make_tables
from tests.events.test_events import OTHER, PLAN, REPORT
from topics.corpus import Corpus
from topics.corrections import Correction, Member
from topics.dates import Span
from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

MET = REPORT[2][0]
BUDGET = REPORT[2][4]
ARRIVED = REPORT[2][3]


@pytest.fixture
def corpus():
    return make_tables(PLAN, REPORT, OTHER)


def member(corpus, sentence, quote=""):
    passages = corpus[1]
    return Member(passages[passages["text"] == sentence]["id"].iloc[0], quote or sentence)


def corrected(corpus, *corrections):
    return build_events(*corpus, table("assignments"), TimelineSettings(), corrections)


def event_of(tables, sentence):
    ids = tables["evidence"][tables["evidence"]["quote"] == sentence]["event"].unique()
    assert len(ids) == 1
    return tables["events"].set_index("id").loc[ids[0]]


def test_merged_events_are_one_with_the_sentences_of_both(corpus):
    merge = Correction(1, "events", "merge", (member(corpus, MET), member(corpus, BUDGET)))
    before, after = corrected(corpus), corrected(corpus, merge)
    assert len(after["events"]) == len(before["events"]) - 1
    assert event_of(after, MET).name == event_of(after, BUDGET).name
    assert list(after["corrections"]["applied"]) == [True]


def test_renamed_event_keeps_all_but_its_headline(corpus):
    rename = Correction(1, "events", "rename", (member(corpus, MET, "met President"),), name="The Lima talks")
    before, after = corrected(corpus), corrected(corpus, rename)
    assert event_of(after, MET)["headline"] == "The Lima talks"
    pd.testing.assert_frame_equal(after["evidence"], before["evidence"])


def test_corrected_day_is_that_of_the_event_and_its_evidence_says_so(corpus):
    day = Correction(1, "events", "day", (member(corpus, BUDGET),), day=Span.from_edtf("2021-06-10/2021-06-11"))
    after = corrected(corpus, day)
    event = event_of(after, BUDGET)
    assert (event["first"], event["last"], event["edtf"]) == ("2021-06-10", "2021-06-11", "2021-06-10/2021-06-11")
    assert after["evidence"].set_index("quote").loc[BUDGET, "basis"].endswith("day of correction 1")


def test_excluded_event_is_gone_and_all_others_stay(corpus):
    exclude = Correction(1, "events", "exclude", (member(corpus, BUDGET),))
    before, after = corrected(corpus), corrected(corpus, exclude)
    assert set(before["events"]["id"]) - set(after["events"]["id"]) == {event_of(before, BUDGET).name}


@pytest.mark.parametrize(
    ("sentence", "quote", "told"),
    [(MET, "words that it never held", "no longer holds the words"), (REPORT[2][0], "", "not in different events")],
)
def test_correction_that_no_longer_applies_changes_nothing_and_says_why(corpus, sentence, quote, told):
    merge = Correction(7, "events", "merge", (member(corpus, sentence, quote),))
    before, after = corrected(corpus), corrected(corpus, merge)
    pd.testing.assert_frame_equal(after["events"], before["events"])
    row = after["corrections"].iloc[0]
    assert (row["correction"], row["applied"]) == (7, False)
    assert told in row["outcome"]


def test_corrections_file_is_replayed_from_beside_the_corpus(tmp_path):
    text = "The mayor opened the quay on 3 May 2024."
    (tmp_path / "a.txt").write_text(f"Quay opened\n\n{text}\n", encoding="utf-8")
    at = Corpus(tmp_path).passages.set_index("text").loc[text, "id"]
    (tmp_path / "corrections.toml").write_text(
        '[[correction]]\nof = "events"\ndo = "day"\nday = "2024-05-04"\n'
        f'members = [{{ passage = "{at}", quote = "opened the quay" }}]\n',
        encoding="utf-8",
    )
    corpus = Corpus(tmp_path)
    assert "2024-05-04" in set(corpus.events["first"])
    assert list(corpus.corrections["applied"]) == [True]
