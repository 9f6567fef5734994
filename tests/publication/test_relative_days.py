"""Days of a story: where nothing gives an absolute day, differences are told and nothing else."""

from datetime import date

import pandas as pd
import pytest

import topics
from tests.corpora import make_tables
from topics.output.wording import article_day_words, by_day, dating_words
from topics.publication.likely_days import infer_likely_days, with_likely_days
from topics.publication.relative_days import _days_of_a_year, find_stories, infer_relative_days
from topics.publication.told import read_told
from topics.records import table

QUAKE = "A strong earthquake destroyed the harbour of Marina, the customs house and two hundred homes on {}."
SEARCH = "Rescue teams searched the ruins of the old warehouses on {}, the mayor of Marina said."
FUNERAL = "Thousands came to the cathedral on {} for the funeral of the harbour master of Marina."
STORY = {
    "a": [QUAKE.format("Monday"), "The mayor of Marina spoke on Monday."],
    "b": [QUAKE.format("Monday"), SEARCH.format("Tuesday"), "The port of Marina stays shut, it said on Tuesday."],
    "c": [QUAKE.format("Monday"), SEARCH.format("Tuesday"), "The port of Marina opened again on Wednesday."],
    "d": [SEARCH.format("Tuesday"), "The port of Marina opened again on Wednesday.", FUNERAL.format("Thursday")],
    "e": [FUNERAL.format("Thursday"), "The port of Marina opened again on Wednesday, the harbour office said."],
}


def inferred(*articles):
    return infer_likely_days(*make_tables(*articles)[:2]).set_index("article")


def undated(story=STORY):
    return [(name, "", sentences) for name, sentences in story.items()]


def test_articles_stand_in_the_order_of_their_story():
    days = inferred(*undated())["published_relative"]
    assert days.min() == 1
    assert days["a"] <= days["b"] <= days["d"]
    assert 2 <= days["d"] - days["a"] <= 4


def test_no_day_of_the_calendar_is_invented():
    found = inferred(*undated())
    assert (found[["published_edtf", "published_likely", "equals"]] == "").all(axis=None)
    assert found["note"].str.contains("of its story").all()


@pytest.mark.parametrize("more", [("dated", "2021-03-09", ["The mayor spoke."]), ("y", "", ["It was built in 2011."])])
def test_one_day_or_year_in_the_corpus_makes_days_of_the_calendar(more):
    found = inferred(*undated(), more)
    assert (found["published_relative"] == -1).all()
    assert (found["published_likely"] != "").any()


@pytest.mark.parametrize(
    ("sentence", "weekday_of_3_march", "middle"),
    [
        ("The dockers met on Monday, 3 March.", 1, (3, 3)),
        ("The dockers met on Tuesday, 3 March.", 2, (3, 3)),
        ("The dockers met on 28 December. They struck on 3 January.", None, (12, 31)),
    ],
)
def test_days_of_months_without_a_year_are_days_of_a_year_around_them(sentence, weekday_of_3_march, middle):
    axis = _days_of_a_year([read_told([sentence])])
    days = [date.fromordinal(day) for day in axis.days.tolist()]
    assert (days[len(days) // 2].month, days[len(days) // 2].day) == middle
    if weekday_of_3_march:
        assert [day.isoweekday() for day in days if (day.month, day.day) == (3, 3)] == [weekday_of_3_march]


def test_texts_that_tell_no_time_get_no_day_of_a_story():
    assert inferred(*undated({name: ["The harbour of Marina is old and deep."] for name in "abc"})).empty


def test_stories_are_told_apart_and_two_articles_are_none():
    texts = ["The dockers of Olsted strike", "Dockers in Olsted strike again", "A strike of dockers at Olsted"]
    others = ["The comet passed the telescope", "A telescope saw the comet"]
    told = [read_told([text]) for text in [*texts, *others]]
    assert find_stories(told) == [[0, 1, 2]]
    assert infer_relative_days(told[3:]) == []


def test_order_of_articles_does_not_matter():
    pd.testing.assert_frame_equal(inferred(*undated()), inferred(*reversed(undated())))


def test_day_of_the_story_stands_in_the_table_and_nothing_else_changes():
    articles = make_tables(*undated())[0].assign(published_basis="unknown")
    wide = with_likely_days(articles, inferred(*undated()).reset_index())
    assert wide["published_relative"].max() > 1
    assert (wide["published_basis"] == "unknown").all()
    assert (wide["published"] == "").all()
    assert wide["notes"].str[-1].str.startswith("published on day").all()


def test_words_say_that_a_day_is_only_one_of_the_story():
    rows = [{"id": "a", "published_relative": 3}, {"id": "b"}, {"id": "c", "published_relative": 1}]
    articles = by_day(table("articles", rows))
    assert articles["id"].tolist() == ["c", "a", "b"]
    assert [article_day_words(row) for row in articles.itertuples()] == [
        "day 1 of the story", "day 3 of the story", "day unknown",
    ]  # fmt: skip
    assert "2 only as days of the story" in dating_words(articles)
    assert "1 not known" in dating_words(articles)


def test_dates_of_such_articles_keep_no_day():
    corpus = topics.Corpus([{"source": name, "text": " ".join(sentences)} for name, sentences in STORY.items()])
    assert (corpus.articles["published_relative"] >= 1).sum() >= 3
    assert (corpus.dates["first"] == "").all()
    assert corpus.events.empty
