"""What an article tells: words without dates, dates, dated sentences."""

import pytest

from topics.publication.told import read_told


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
