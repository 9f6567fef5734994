"""Which days to ask for: first those that settle most others, with the words that tell of time."""

from __future__ import annotations

import pytest

import topics
from topics.publication.questions import find_questions, propose_sources, settling

FIRE = "The warehouse fire at the harbour of Olsted burned for nine hours, firefighters said"
VOTE = "Councillors voted for the budget of the county schools and buses"


def corpus(*texts):
    return topics.Corpus([{"source": source, "text": text, **more} for source, text, more in texts])


@pytest.fixture(scope="module")
def harbour():
    return corpus(
        ("a", f"{VOTE} on Friday.", {}),
        ("b", f"{FIRE} on Monday. Nobody was hurt last night. On Monday it rained.", {}),
        ("c", f"{FIRE}. The owner was questioned about it on Tuesday.", {}),
        ("d", f"{FIRE}. Insurers began an inquiry.", {}),
        ("e", f"{FIRE}, a report found.", {"date": "2021-05-14"}),
    )


def test_undated_articles_are_asked_for_and_those_that_settle_most_come_first(harbour):
    questions = find_questions(harbour.articles, harbour.dates)

    assert questions["article"].tolist() == ["b", "c", "d", "a"]
    assert questions["settles"].tolist() == [("c", "d"), ("b", "d"), ("b", "c"), ()]


def test_question_shows_the_different_words_of_time_in_their_order(harbour):
    questions = find_questions(harbour.articles, harbour.dates).set_index("article")

    assert questions.loc["b", "because"] == "Monday; last night"
    assert questions.loc["d", "because"] == ""


def test_words_of_time_are_six_at_most():
    days = ["Monday.", "Tuesday.", "Wednesday.", "Thursday.", "Friday.", "Saturday.", "Sunday."]
    told = corpus(("a", " ".join(f"They met on {day}" for day in days), {}))

    assert find_questions(told.articles, told.dates)["because"].tolist() == [
        "Monday; Tuesday; Wednesday; Thursday; Friday; Saturday"
    ]


def test_fewest_days_that_settle_all_are_chosen(harbour):
    chosen, n_articles = settling(find_questions(harbour.articles, harbour.dates))

    assert (len(chosen), n_articles) == (1, 3)


def test_articles_that_tell_nothing_alike_settle_nothing():
    apart = corpus(("a", f"{VOTE}.", {}), ("b", f"{FIRE}.", {}))

    assert settling(find_questions(apart.articles, apart.dates)) == ([], 0)


def test_articles_with_days_are_not_asked_for():
    dated = corpus(("a", f"{VOTE}.", {"date": "2021-05-14"}))

    assert find_questions(dated.articles, dated.dates).empty
    assert propose_sources(dated.articles, dated.dates)["settles"].tolist() == [""]


def test_articles_without_a_word_that_counts_are_asked_for():
    short = corpus(("a", "He is.", {}), ("b", "It was.", {}))

    assert find_questions(short.articles, short.dates)["settles"].tolist() == [(), ()]


def test_proposed_sources_have_the_undated_first_and_what_to_know_of_them(harbour):
    rows = propose_sources(harbour.articles, harbour.dates)

    assert rows["file"].tolist() == ["b", "c", "d", "a", "e"]
    assert rows["settles"].tolist() == ["2", "2", "2", "0", ""]
    assert rows["published"].tolist()[-1] == "2021-05-14"
    assert rows["because"].tolist()[0] == "Monday; last night"


def test_likely_day_and_its_share_are_proposed_where_they_are_known(harbour):
    articles = harbour.articles.copy()
    articles["published_likely"] = ["", "2021-05-14", "", "", "2021-05-14"]
    articles["published_share"] = [0.0, 0.804, 0.0, 0.0, 1.0]

    rows = propose_sources(articles, harbour.dates).set_index("file")

    assert (rows.loc["b", "likely"], rows.loc["b", "share"]) == ("2021-05-14", "0.80")
    assert (rows.loc["a", "likely"], rows.loc["a", "share"]) == ("", "")
