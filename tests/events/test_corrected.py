"""The reader's corrections of events: replayed, reported, and never beyond what they name."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from tests.corpora import make_tables
from tests.events.making import make_statement
from tests.events.test_events import OTHER, PLAN, REPORT
from topics.corpus import Corpus
from topics.corrections import Correction, Member
from topics.dates import Span
from topics.events.corrections import correct_events
from topics.events.events import build_events
from topics.events.happenings import Happening
from topics.events.publications import Publication
from topics.records import STATUSES, Status, table
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


def test_passages_split_off_are_an_event_of_their_own_and_the_rest_stays(corpus):
    both = (member(corpus, MET), member(corpus, BUDGET))
    merge = Correction(1, "events", "merge", both, name="Two things")
    split = Correction(2, "events", "split", both[1:], name="The budget")
    merged, after = corrected(corpus, merge), corrected(corpus, merge, split)
    assert len(after["events"]) == len(merged["events"]) + 1
    assert event_of(after, BUDGET)["headline"] == "The budget"
    assert event_of(after, MET)["headline"] == "Two things"
    evidence = after["evidence"].set_index("quote")
    assert evidence.loc[BUDGET, "basis"].endswith("split off by correction 2")
    assert "correction 2" not in evidence.loc[MET, "basis"]
    assert after["corrections"]["outcome"].iloc[1] == "the passages became an event of their own"


@pytest.mark.parametrize(("apart", "days", "status"), [(1, "2021-07", "background"), (0, "2021-06-09", "reported")])
def test_what_a_split_leaves_keeps_its_days_and_status_with_its_first_statement(apart, days, status):
    statements = [make_statement("They met."), make_statement("They ate.", position=1)]
    corrected_before = replace(
        Happening.of(statements), days=Span.from_edtf("2021-07"), status=Status.BACKGROUND, name="The talks"
    )
    split = Correction(1, "events", "split", (Member(statements[apart].passage, "They"),))
    texts = {statement.passage: statement.sentence.quote for statement in statements}
    (left, own), _, _ = correct_events([corrected_before], [split], texts)
    assert (left.days.edtf, left.status, left.name) == (days, status, "The talks")
    assert (own.days.edtf, own.status, own.name) == ("2021-06-09", "reported", "")
    assert [one.members[0].passage for one in (left, own)] == [statements[1 - apart].passage, statements[apart].passage]


def test_split_of_all_passages_of_a_detail_makes_it_an_event_of_its_own():
    statements = [make_statement("They met."), make_statement("They ate.", position=1)]
    whole, detail = (Happening.of([statement]) for statement in statements)
    detail = replace(detail, part_of=statements[0].passage)
    split = Correction(1, "events", "split", (Member(statements[1].passage, "They"),))
    texts = {statement.passage: statement.sentence.quote for statement in statements}
    happenings, _, [row] = correct_events([whole, detail], [split], texts)
    assert row["applied"]
    assert [one.part_of for one in happenings] == ["", ""]
    assert [one.members[0].passage for one in happenings] == [one.passage for one in statements]


VIEW = "Mayor Anna Berg said on Monday that the new bridge is a disgrace."


def taken_in(**given):
    """Return the tables of one view that the reader makes an event of, and of a view that is left."""
    corpus = make_tables(("a", "2021-06-09", [VIEW]), ("b", "2021-06-16", [VIEW.replace("bridge", "park")]))
    tell = Correction(1, "events", "tell", (member(corpus, VIEW, "the new bridge"),), name="A quarrel", **given)
    return corrected(corpus, tell)


def test_sentence_without_an_event_becomes_one_where_the_reader_says_so():
    after = taken_in()
    assert after["events"][["first", "headline"]].values.tolist() == [["2021-06-07", "A quarrel"]]
    assert after["untold"]["quote"].tolist() == [VIEW.replace("bridge", "park")]
    assert after["corrections"]["outcome"].tolist() == ["the passages became the event “A quarrel”"]


def test_event_taken_in_has_the_days_that_the_reader_gives():
    after = taken_in(day=Span.from_edtf("2021-06-05"))
    assert after["events"]["edtf"].tolist() == ["2021-06-05"]
    assert after["evidence"]["basis"].iloc[0].endswith("day of correction 1")


REMARK = "No firm has shaped her trade like Alcor and, until last Wednesday, when Bram Holt died, no man did."


@pytest.mark.parametrize(
    ("given", "day", "status"),
    [
        ({}, "2021-06-09", "reported"),
        ({"day": Span.from_edtf("2021-06-08")}, "2021-06-08", "reported"),
        ({"day": Span.from_edtf("2021-07-01")}, "2021-07-01", "planned"),
    ],
)
def test_remark_becomes_an_event_whose_day_says_whether_it_is_planned(given, day, status):
    remark = make_statement(REMARK, status=Status.REMARK)
    tell = Correction(1, "events", "tell", (Member(remark.passage, "Bram Holt died"),), name="Holt dies", **given)
    published = {remark.article: Publication.of_day(date(2021, 6, 10))}
    texts = {remark.passage: REMARK}
    (event,), waiting, _ = correct_events([], [tell], texts, [Happening.of([remark])], published)
    assert (event.days.edtf, event.status, event.name) == (day, status, "Holt dies")
    assert [(item.status, item.sentence.quote) for item in event.members] == [(status, REMARK)]
    assert waiting == []


def test_every_sentence_listed_as_untold_becomes_an_event_of_a_weight():
    sentences = [
        VIEW,
        "In 1988, I set up the Sunday Correspondent magazine.",
        "Today we brand and rebrand ourselves.",
        "But what is it worth, as H. L. Mencken noted in the 1920s?",
        "His example has had immeasurable influence on us since last Wednesday.",
        REMARK,
        "The visit on 3 July, on which much depends, was never in doubt, Berg thinks.",
    ]
    corpus = make_tables(("a", "2021-06-12", sentences), ("b", "", sentences[::-1]))
    untold = corrected(corpus)["untold"]
    tells = [
        Correction(number, "events", "tell", (Member(passage, quote),), name=f"Thing {number}")
        for number, (passage, quote) in enumerate(zip(untold["passage"], untold["quote"], strict=True), 1)
    ]
    after = corrected(corpus, *tells)
    assert tells and after["corrections"]["applied"].all() and after["untold"].empty
    told = after["events"][after["events"]["headline"].str.startswith("Thing")]
    assert len(told) == len(tells)
    assert (told["importance"] > 0).all()
    assert set(after["evidence"]["status"]) <= set(STATUSES)


def test_sentences_of_several_that_are_untold_become_one_event():
    statements = [make_statement("They met."), make_statement("They ate.", position=1)]
    tell = Correction(1, "events", "tell", tuple(Member(item.passage, "They") for item in statements), name="Lunch")
    texts = {item.passage: item.sentence.quote for item in statements}
    (event,), waiting, _ = correct_events([], [tell], texts, [Happening.of([item]) for item in statements])
    assert [item.passage for item in event.members] == [item.passage for item in statements]
    assert waiting == []


def test_sentence_of_an_event_is_not_taken_in_once_more(corpus):
    tell = Correction(1, "events", "tell", (member(corpus, BUDGET),), name="The budget")
    before, after = corrected(corpus), corrected(corpus, tell)
    pd.testing.assert_frame_equal(after["events"], before["events"])
    [row] = after["corrections"].to_dict("records")
    assert not row["applied"] and row["outcome"].endswith("of which no event was made")


def test_event_split_off_has_the_days_that_the_reader_gives(corpus):
    both = (member(corpus, MET), member(corpus, BUDGET))
    merge = Correction(1, "events", "merge", both)
    split = Correction(2, "events", "split", both[1:], day=Span.from_edtf("2021-06-20"))
    after = corrected(corpus, merge, split)
    assert event_of(after, BUDGET)["edtf"] == "2021-06-20"
    assert event_of(after, MET)["edtf"] == event_of(corrected(corpus, merge), MET)["edtf"]


def test_split_of_all_passages_of_an_event_is_reported_and_changes_nothing(corpus):
    split = Correction(1, "events", "split", (member(corpus, BUDGET),))
    before, after = corrected(corpus), corrected(corpus, split)
    pd.testing.assert_frame_equal(after["evidence"], before["evidence"])
    row = after["corrections"].iloc[0]
    assert (row["applied"], row["outcome"]) == (False, "its passages are an event of their own already")


def test_split_of_passages_of_different_events_is_reported_and_changes_nothing(corpus):
    split = Correction(1, "events", "split", (member(corpus, MET), member(corpus, BUDGET)))
    before, after = corrected(corpus), corrected(corpus, split)
    pd.testing.assert_frame_equal(after["events"], before["events"])
    assert after["corrections"]["outcome"].tolist() == ["its passages are not in one event"]


def test_split_of_a_passage_that_leads_another_event_already_leaves_one_event_an_id():
    shared = make_statement("They will vote from 9 to 10 June.", "2021-06-09", "2021-06-10", position=1)
    first, second = make_statement("They met."), make_statement("They ate.", "2021-06-10", position=2)
    happenings = [Happening.of([first, shared]), Happening.of([second, shared])]
    split = Correction(1, "events", "split", (Member(shared.passage, "will vote"),))
    texts = {shared.passage: shared.sentence.quote}
    left, _, outcomes = correct_events(happenings, [split, split], texts)
    assert [len(one.members) for one in left] == [2, 1, 1]
    assert [row["applied"] for row in outcomes] == [True, False]


def test_status_given_is_that_of_the_event_and_weighs_like_it(corpus):
    status = Correction(1, "events", "status", (member(corpus, BUDGET),), status=Status.PLANNED)
    before, after = event_of(corrected(corpus), BUDGET), corrected(corpus, status)
    event = event_of(after, BUDGET)
    assert (before["status"], event["status"]) == ("reported", "planned")
    assert event["importance"] < before["importance"]
    assert after["evidence"].set_index("quote").loc[BUDGET, "basis"].endswith("status of correction 1")
    assert after["corrections"]["outcome"].tolist() == ["the event is planned"]


@pytest.mark.parametrize("do", ["split", "status"])
def test_correction_of_words_that_changed_is_reported(corpus, do):
    correction = Correction(1, "events", do, (member(corpus, MET, "other words"),), status=Status.PLANNED)
    before, after = corrected(corpus), corrected(corpus, correction)
    pd.testing.assert_frame_equal(after["events"], before["events"])
    assert "no longer holds the words" in after["corrections"]["outcome"][0]


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
    with (tmp_path / "corrections.toml").open("a", encoding="utf-8") as file:
        file.write('[[correction]]\nof = "events"\ndo = "day"\nday = "4 May"\nmembers = []\n')
    again = Corpus(tmp_path)
    assert "2024-05-04" in set(again.events["first"])
    assert list(again.corrections["applied"]) == [True, False]
    (problem,) = again.problems.to_dict("records")
    assert problem["found"].startswith("correction 2, line 6: it names no members")
    assert problem["lost"]


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("on Monday", ["background", "planned"]),
        ("11 May", ["reported", "background"]),
        ("11 May to meet them, he said on", ["reported", "background"]),
        ("who will travel", ["background", "planned"]),
    ],
)
def test_of_two_events_of_one_passage_that_is_meant_whose_date_is_quoted(quote, status):
    clause = "Ahn, who will travel on 11 May to meet them, he said on Monday"
    said = make_statement(clause, "2021-05-03", date_text="Monday", status=Status.REPORTED)
    plan = make_statement(clause, "2021-05-11", date_text="11 May", status=Status.PLANNED)
    change = Correction(1, "events", "status", (Member(said.passage, quote),), status=Status.BACKGROUND)
    happenings = [Happening.of([said]), Happening.of([plan])]
    changed, _, _ = correct_events(happenings, [change], {said.passage: clause})
    assert [one.status for one in sorted(changed, key=lambda one: one.days.bounds)] == status
