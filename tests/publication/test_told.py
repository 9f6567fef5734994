"""What an article tells: words without dates, dates, dated sentences."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from topics.engine.processes import at_most
from topics.publication.told import read_told, read_told_by_all


def test_words_of_dates_are_taken_out_of_the_words_that_are_compared():
    told = read_told(["The ministers met in Vienna on Friday.", "Nobody spoke of it."])
    assert "Friday" not in told.words
    assert "Vienna" in told.words
    assert [sentence.words for sentence in told.sentences] == ["The ministers met in Vienna on  ."]


@pytest.mark.parametrize(
    ("sentence", "n_dated"),
    [
        ("The ministers met in Vienna on 3 May 2021.", 1),
        ("The ministers met in Vienna in May 2021.", 0),
        ("He left on Friday.", 0),
    ],
    ids=["a day", "a month", "too short"],
)
def test_sentence_is_dated_where_it_tells_a_day_and_enough_words(sentence, n_dated):
    told = read_told([sentence])
    assert len(told.sentences) == n_dated
    assert len(told.dates) == 1


def test_dates_of_an_unread_language_are_not_looked_for():
    told = read_told(["The ministers met in Vienna on Friday."], has_dates=False)
    assert (told.dates, told.sentences) == ((), ())


def test_article_without_sentences_tells_nothing():
    assert read_told([]).words == ""


@pytest.mark.parametrize(("n_processes", "n_short", "is_shared"), [(2, 0, True), (2, 1, False), (1, 0, False)])
def test_work_is_shared_by_processes_where_it_is_worth_it_and_they_are_allowed(
    n_processes, n_short, is_shared, monkeypatch
):
    """Threads stand for the processes here."""
    articles = [(["The ministers met in Vienna on Friday.", f"It was day {number}."], True) for number in range(60)]
    length = sum(len(sentence) for sentences, _ in articles for sentence in sentences)
    started = []

    def start(number):
        started.append(number)
        return ThreadPoolExecutor(number)

    monkeypatch.setattr("topics.publication.told._WORTH_PROCESSES", length + n_short)
    monkeypatch.setattr("topics.publication.told.start_processes", start)
    with at_most(n_processes):
        told = read_told_by_all(articles)

    assert started == ([2] if is_shared else [])
    assert told == [read_told(sentences) for sentences, _ in articles]
