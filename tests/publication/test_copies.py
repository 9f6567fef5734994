"""Copies: the same words are of the same day, and the reader is asked for it once."""

from __future__ import annotations

import pandas as pd
import pytest

import topics
from topics.publication.copies import find_copies, find_undated_copies, without_later_copies

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


STORY = (
    "Dockers in Antwerp ended their strike on 22 September 2021, the port authority said, and went back to work. ",
    "Parliament in Oslo passed a budget with more money for railways on 12 May 2021, and railwaymen cheered it. ",
    "A strong earthquake destroyed the harbour of Marina on 3 March 2021, and killed two hundred people. ",
)
UNDATED = [{"text": sentence * 6} for sentence in STORY]
POSSIBLE = ["published_edtf", "published_likely", "published_share", "published_basis"]


@pytest.mark.parametrize("at", range(3))
def test_undated_copy_has_the_possible_days_of_the_article_of_its_words_and_says_so(at):
    articles = opened(*UNDATED, UNDATED[at]).articles
    original, copy = articles.iloc[at], articles.iloc[3]
    assert original["published_likely"].startswith("2021")
    assert copy[POSSIBLE].tolist() == original[POSSIBLE].tolist()
    assert copy["notes"][-1].startswith(f"published as a{at}, which has the same words; ")


def test_undated_copy_moves_no_day_of_its_original_or_of_others():
    alone, copied = (opened(*UNDATED, *more).articles[POSSIBLE].head(3) for more in ([], UNDATED[:1] * 2))
    pd.testing.assert_frame_equal(alone, copied)


def test_undated_copies_are_of_the_article_of_which_most_is_known():
    known = {"published": ["2021-09", "", "2021-09/2021-10", "2021-11"]}
    articles = opened(*({**UNDATED[0], "published": day} for day in known["published"]), *UNDATED[1:]).articles
    found = find_undated_copies(articles)
    assert found.values.tolist() == [["a1", "a0"], ["a2", "a0"]]
    assert articles["published_likely"].str[:7].tolist()[1:3] == ["2021-09"] * 2
    assert articles["published_edtf"].tolist()[3] == "2021-11"


def test_other_words_or_another_outlet_are_no_undated_copies():
    other = {"text": UNDATED[0]["text"].replace("Antwerp", "Ghent")}
    articles = opened(UNDATED[0] | {"outlet": "Post"}, UNDATED[0] | {"outlet": "Herald"}, other, *UNDATED[1:]).articles
    assert find_undated_copies(articles).empty
