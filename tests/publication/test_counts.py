"""Counts: the same number of one thing here and there, or one that has grown."""

import re
from datetime import date, timedelta

import numpy as np
import pytest

from tests.corpora import make_tables
from topics.english.data import read_lists
from topics.publication.belief import Graph
from topics.publication.clues import Axis
from topics.publication.counts import LESS, MORE, SAME, SAME_OUTCOME, find_counts, pair_counts
from topics.publication.factors import ArticleLinks, CountLinks, SentenceLinks
from topics.publication.likely_days import infer_likely_days
from topics.publication.likeness import vectors

GROWING = read_lists("topics.publication", "counts")["growing"]


def test_words_of_growing_stand_in_their_examples_only():
    words = re.compile(rf"\b(?:{GROWING.pattern})\b", re.IGNORECASE)
    for example in GROWING.examples:
        assert words.findall(example.replace("[", "").replace("]", "")) == re.findall(r"\[(.+?)\]", example)
    assert not any(words.search(text) for text in GROWING.counterexamples)


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("At least 12 people were killed.", [("killed people", 12, True)]),
        ("Officials said 9 people were killed.", [("killed people", 9, True)]),
        ("The strike closed 10 depots.", [(" depots", 10, False)]),
        ("The strike closed 9 depots.", []),
        ("The strike has so far closed 40 depots.", [(" depots", 40, True)]),
        ("The strike closed 40 other depots.", []),
        ("The depot is 40 km away.", []),
    ],
)
def test_counts_of_a_sentence(sentence, counts):
    assert [(item.thing, item.low, item.grows) for item in find_counts(sentence)] == counts


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The flood killed 12 people in the valley", "The flood killed 12 people in the valley", SAME_OUTCOME),
        ("The flood killed 14 people in the valley", "The flood killed 12 people in the valley", MORE),
        ("The flood killed 12 people in the valley", "The flood killed 14 people in the valley", LESS),
        ("The strike closed 40 depots on the island", "The strike closed 40 depots on the island", SAME),
        ("The strike closed 50 depots on the island", "The strike closed 40 depots on the island", -1),
        ("So far the strike closed 50 depots on the line", "So far the strike closed 40 depots on the line", MORE),
    ],
)
def test_how_a_number_compares_with_that_of_another_article(one, other, kind):
    texts = [one, other, "The mayor spoke", "The mayor sang"]
    pairs = pair_counts([find_counts(text) for text in texts], vectors(texts), np.zeros(4))
    assert pairs.kind[pairs.one.tolist().index(0)] == kind
    assert (pairs.probability > 0).all() == (kind >= 0)


def test_numbers_of_different_things_are_no_pair():
    texts = ["The flood killed 12 people in the valley", "The flood injured 12 people in the valley"]
    assert not len(pair_counts([find_counts(text) for text in texts], vectors(texts), np.zeros(2)).one)


def test_number_that_all_articles_tell_says_nothing():
    texts = ["The ferry carried 12 people", "The ferry with 12 people sank", "On the ferry were 12 people", "A mayor"]
    of_three, of_all = (pair_counts([find_counts(text) for text in told], vectors(told), np.zeros(len(told)))
                        for told in (texts, texts[:3]))  # fmt: skip
    assert of_three.probability.max() > 0
    assert of_all.probability.max() == 0


def test_articles_without_counts_are_no_pairs():
    assert not len(pair_counts([[], []], vectors(["a mayor", "a mayor"]), np.zeros(2)).one)


AXIS = Axis(date(2021, 1, 1).toordinal(), 200)
NOBODY = np.zeros(0, dtype=int)


def believed(kinds, probability=0.9, known=100):
    """Return what is believed of an article beside others of known days, which tell numbers as the kinds say."""
    n = len(kinds) + 1
    days = known if isinstance(known, list) else [known] * len(kinds)
    graph = Graph(
        axis=AXIS,
        weights=np.zeros((n, AXIS.n_days)),
        known={at + 1: day for at, day in enumerate(days)},
        articles=ArticleLinks(NOBODY, NOBODY, np.zeros(0)),
        sentences=SentenceLinks(NOBODY, NOBODY, NOBODY, NOBODY, np.zeros(0)),
        counts=CountLinks(
            np.zeros(n - 1, dtype=int), np.arange(1, n), np.array(kinds), np.full(n - 1, probability)
        ),
        dates=[],
        told_by=np.zeros((0, 2), dtype=int),
        counted=np.zeros((0, 2), dtype=int),
    )  # fmt: skip
    axis, beliefs = graph.infer()
    return np.bincount(axis.days - AXIS.first, beliefs[0], minlength=AXIS.n_days)


@pytest.mark.parametrize(("kind", "later"), [(MORE, True), (LESS, False)])
def test_article_that_tells_more_is_the_later_one(kind, later):
    belief = believed([kind])
    days_before, days_after = belief[97:100].sum(), belief[101:104].sum()
    assert max(days_before, days_after) > 1.3 * min(days_before, days_after)
    assert (days_after > days_before) == later


@pytest.mark.parametrize("kind", [SAME, SAME_OUTCOME])
def test_articles_that_tell_the_same_number_are_near_each_other(kind):
    belief = believed([kind])
    assert belief.argmax() == 100
    assert belief[91:100].sum() == pytest.approx(belief[101:110].sum(), rel=0.1)


def test_article_between_one_that_tells_less_and_one_that_tells_more_is_of_the_days_between():
    belief = believed([MORE, LESS], known=[100, 104])
    assert 101 <= belief.argmax() <= 103


def test_one_wrong_number_does_not_outweigh_three_others():
    alone, beside = believed([MORE] * 3), believed([MORE] * 3 + [LESS], known=[100, 100, 100, 20])
    assert abs(int(alone.argmax()) - int(beside.argmax())) <= 1


def test_doubtful_pair_says_little():
    sure, doubtful = believed([SAME_OUTCOME], 0.9), believed([SAME_OUTCOME], 0.1)
    assert sure[100] > 2 * doubtful[100] > 0


FIRE = "The warehouse fire at the harbour of Olsted {}, the fire brigade of the island said."
OTHERS = [
    "Parliament passed a budget with more money for railways and the coast guard.",
    "Dockers ended their strike for higher wages after an agreement with the port.",
    "The museum of the old town showed paintings by fishermen of the coast.",
]


def likely(toll, tolls=(11, 15, 23, 38)):
    """Return the likely day of an article on a fire whose toll others told every ten days, beside other articles."""
    days = [date(2021, 5, 3) + timedelta(days=10 * step) for step in range(len(tolls))]
    fires = [
        (f"fire{day}", day.isoformat(), [FIRE.format(f"killed {n} people")]) for day, n in zip(days, tolls, strict=True)
    ]
    around = [date(2021, 3, 3) + timedelta(days=5 * step) for step in range(30)]
    others = [(f"other{day}", day.isoformat(), [OTHERS[day.day % len(OTHERS)]]) for day in around]
    tables = make_tables(*fires, *others, ("undated", "", [FIRE.format(f"killed {toll} people")]))
    return date.fromisoformat(infer_likely_days(tables[0], tables[1])["published_likely"][0])


@pytest.mark.parametrize(("toll", "day"), [(11, "2021-05-03"), (23, "2021-05-23"), (38, "2021-06-02")])
def test_article_with_the_toll_of_another_is_of_its_days(toll, day):
    assert abs((likely(toll) - date.fromisoformat(day)).days) <= 1
