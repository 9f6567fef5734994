"""Copies: the same words are of the same day, and the reader is asked for it once."""

from __future__ import annotations

import pandas as pd
import pytest

import topics
from topics.publication.copies import find_copies, without_later_copies

TEXT = "The ministers met in Vienna on Tuesday and agreed on the budget of the coming year. " * 6
OTHER = "The harbour of Port Lee was closed on Friday, for the pier had burnt down in the night. " * 6


def opened(*rows):
    return topics.Corpus([{"id": f"a{at}", **row} for at, row in enumerate(rows)])


def days_of(corpus):
    return corpus.articles["published"].tolist()


def test_copy_has_the_day_of_the_article_of_its_words_and_says_so():
    corpus = opened({"text": TEXT, "published": "2021-05-05"}, {"text": TEXT}, {"text": OTHER})
    copy = corpus.articles.iloc[1]
    assert days_of(corpus) == ["2021-05-05", "2021-05-05", ""]
    assert (copy["published_basis"], copy["published_share"]) == ("copy", 1)
    assert copy["notes"] == ("published: the day of a0, which has the same words",)
    dates = corpus.dates[["article", "text", "value", "certainty"]]
    first, second = (dates[dates["article"] == article].drop(columns="article") for article in ("a0", "a1"))
    assert first.values.tolist() == second.values.tolist()


@pytest.mark.parametrize(
    "rows",
    [
        [{"text": TEXT, "published": "2021-05-05"}, {"text": TEXT.replace("Vienna", "Rome")}],
        [{"text": TEXT, "published": "2021-05-05", "outlet": "Post"}, {"text": TEXT, "outlet": "Herald"}],
        [{"text": TEXT, "published": "2021-05-05"}, {"text": TEXT, "published": "2021-06"}],
        [{"text": "Nothing happened.", "published": "2021-05-05"}, {"text": "Nothing happened."}],
    ],
)
def test_other_words_another_outlet_month_or_a_bare_line_give_no_day(rows):
    assert days_of(opened(*rows)) == ["2021-05-05", ""]


def test_two_days_of_the_same_words_give_a_third_copy_none():
    rows = [{"text": TEXT, "published": day} for day in ("2021-05-05", "2021-05-06", "")]
    assert days_of(opened(*rows)) == ["2021-05-05", "2021-05-06", ""]


def test_day_of_a_copy_is_asked_for_once():
    corpus = opened({"text": TEXT}, {"text": TEXT}, {"text": OTHER}, {"text": OTHER, "published": "2021-05-05"})
    assert corpus.ask()["file"].tolist() == ["0"]


def test_copies_do_not_depend_on_the_order_of_articles():
    articles = opened({"text": TEXT}, {"text": TEXT, "published": "2021-05-05"}, {"text": TEXT}).articles
    turned = articles.iloc[::-1].reset_index(drop=True)
    undated = articles.assign(published="")
    pd.testing.assert_frame_equal(find_copies(articles), find_copies(turned))
    assert without_later_copies(undated)["id"].tolist() == without_later_copies(undated.iloc[::-1])["id"].tolist()
