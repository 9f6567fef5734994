"""Which days to ask for: first those that settle most others, with the words that tell of time."""

from __future__ import annotations

import pandas as pd
import pytest

import topics
from topics.publication.gains import infer_gains
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


def asked(told, gains=None):
    return find_questions(told.articles, told.dates, told.gains if gains is None else gains)


def made_gains(*rows):
    return pd.DataFrame(rows, columns=["asked", "article", "gain"])


GAINS = made_gains(
    ("a", "a", 0.9), ("b", "b", 0.8), ("b", "c", 0.4), ("b", "d", 0.5), ("c", "c", 0.8), ("c", "d", 0.04),
    ("d", "d", 0.5),
)  # fmt: skip


def test_undated_articles_are_asked_for_and_those_that_settle_most_come_first(harbour):
    questions = asked(harbour, GAINS)

    assert questions["article"].tolist() == ["b", "a", "c", "d"]
    assert questions["settles"].tolist() == pytest.approx([1.7, 0.9, 0.84, 0.5])
    assert questions["others"].tolist() == [("d", "c"), (), (), ()]


@pytest.mark.parametrize(("share", "told"), [(0.11, ["2021-05-10", "0.11"]), (0.109, ["", ""])])
def test_day_that_is_hardly_likely_is_not_proposed(harbour, share, told):
    undated = harbour.articles.assign(published_likely="2021-05-10", published_share=share)
    proposed = propose_sources(undated, harbour.dates, GAINS)
    assert proposed[["likely", "share"]].iloc[0].tolist() == told


def test_day_tells_something_of_articles_on_the_same_and_nothing_of_others():
    same = [
        (name, f"{FIRE} on Friday. {more}", {}) for name, more in (("a", ""), ("b", "It rained."), ("c", "It snowed."))
    ]
    told = corpus(*same, ("d", f"{VOTE}.", {}))
    pairs = told.gains[told.gains["asked"] != told.gains["article"]]

    assert set(pairs["asked"]) == set(pairs["article"]) == {"a", "b", "c"}
    assert asked(told)["article"].tolist()[-1] == "d"
    assert asked(told)["settles"].is_monotonic_decreasing


def test_gains_are_of_undated_articles_and_probabilities(harbour):
    gains = harbour.gains
    assert set(gains["asked"]) | set(gains["article"]) == {"a", "b", "c", "d"}
    assert gains["gain"].between(0, 1).all()
    assert set(gains.loc[gains["asked"] == gains["article"], "asked"]) == {"a", "b", "c", "d"}


def test_order_of_articles_does_not_matter_for_gains(harbour):
    backwards = infer_gains(harbour.articles[::-1], harbour.passages[::-1])
    pd.testing.assert_frame_equal(backwards, infer_gains(harbour.articles, harbour.passages))


def test_question_shows_the_different_words_of_time_in_their_order(harbour):
    questions = asked(harbour).set_index("article")

    assert questions.loc["b", "because"] == "Monday; last night"
    assert questions.loc["d", "because"] == ""


def test_words_of_time_are_six_at_most():
    days = ["Monday.", "Tuesday.", "Wednesday.", "Thursday.", "Friday.", "Saturday.", "Sunday."]
    told = corpus(("a", " ".join(f"They met on {day}" for day in days), {}))

    assert asked(told)["because"].tolist() == ["Monday; Tuesday; Wednesday; Thursday; Friday; Saturday"]


def test_days_that_settle_most_leave_out_what_another_settles(harbour):
    gains = made_gains(
        ("a", "a", 0.9), ("b", "b", 0.9), ("b", "c", 0.9), ("c", "c", 1.0), ("c", "b", 0.8), ("d", "d", 0.4)
    )

    best = settling(asked(harbour, gains), gains)

    assert best.files == ("b", "a")
    assert best.now == pytest.approx(4 - 0.9 - 0.9 - 1 - 0.4)
    assert best.then == pytest.approx(4 - 0.1 - 0.4)


@pytest.mark.parametrize(("own", "files"), [(0.5, ("a", "b", "c", "d")), (0.49, ())])
def test_days_that_settle_hardly_more_are_not_among_those_that_settle_most(harbour, own, files):
    gains = made_gains(*[(name, name, own) for name in "abcd"])
    assert settling(asked(harbour, gains), gains).files == files


def test_five_days_at_most_settle_most():
    many = corpus(*[(f"{at}", f"{VOTE}.", {}) for at in range(7)])
    gains = made_gains(*[(f"{at}", f"{at}", 1.0) for at in range(7)])
    assert len(settling(asked(many, gains), gains).files) == 5


def test_two_articles_alone_are_asked_for_and_tell_nothing_of_each_other():
    apart = corpus(("a", f"{VOTE}.", {}), ("b", f"{FIRE}.", {}))

    assert apart.gains.empty
    assert asked(apart)[["settles", "others"]].to_dict("list") == {"settles": [1.0, 1.0], "others": [(), ()]}


def test_articles_with_days_are_not_asked_for():
    dated = corpus(("a", f"{VOTE}.", {"date": "2021-05-14"}))

    assert asked(dated).empty
    assert propose_sources(dated.articles, dated.dates, dated.gains)["settles"].tolist() == [""]


def test_articles_without_a_word_that_counts_are_asked_for():
    short = corpus(("a", "He is.", {}), ("b", "It was.", {}))

    assert asked(short)["others"].tolist() == [(), ()]


def test_proposed_sources_have_the_undated_first_and_what_to_know_of_them(harbour):
    rows = propose_sources(harbour.articles, harbour.dates, GAINS)

    assert rows["file"].tolist() == ["b", "a", "c", "d", "e"]
    assert rows["settles"].tolist() == ["1.7", "0.9", "0.8", "0.5", ""]
    assert rows["published"].tolist()[-1] == "2021-05-14"
    assert rows["because"].tolist()[0] == "Monday; last night"


def test_likely_day_and_its_share_are_proposed_where_they_are_known(harbour):
    articles = harbour.articles.copy()
    articles["published_likely"] = ["", "2021-05-14", "", "", "2021-05-14"]
    articles["published_share"] = [0.0, 0.804, 0.0, 0.0, 1.0]

    rows = propose_sources(articles, harbour.dates, GAINS).set_index("file")

    assert (rows.loc["b", "likely"], rows.loc["b", "share"]) == ("2021-05-14", "0.80")
    assert (rows.loc["a", "likely"], rows.loc["a", "share"]) == ("", "")


def test_day_of_the_story_is_proposed_where_no_day_is_likely(harbour):
    articles = harbour.articles.assign(published_likely="", published_relative=[-1, 3, -1, -1, -1])

    rows = propose_sources(articles, harbour.dates, GAINS).set_index("file")

    assert rows.loc[["a", "b"], "likely"].tolist() == ["", "day 3 of the story"]
