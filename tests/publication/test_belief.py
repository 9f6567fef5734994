"""The factor graph: what the day of one article, if it were given, would settle of others."""

import numpy as np
import pytest

from topics.publication.belief import Graph
from topics.publication.clues import Axis
from topics.publication.densities import nearly_right
from topics.publication.factors import ArticleLinks, CountLinks, SentenceLinks

AXIS = Axis(730_000, 300)
NOBODY = np.zeros(0, dtype=int)


def graph_of(links, n_articles, known=()):
    """Return the graph of articles that resemble each other as the links say: one, other, probability."""
    one, other, probability = (np.array(values) for values in zip(*links, strict=True))
    return Graph(
        axis=AXIS,
        weights=np.zeros((n_articles, AXIS.n_days)),
        known=dict(known),
        articles=ArticleLinks(one, other, probability),
        sentences=SentenceLinks(NOBODY, NOBODY, NOBODY, NOBODY, np.zeros(0)),
        counts=CountLinks(NOBODY, NOBODY, NOBODY, np.zeros(0)),
        dates=[],
        told_by=np.zeros((0, 2), dtype=int),
        counted=np.zeros((0, 2), dtype=int),
    )


def gains_of(links, n_articles, known=()):
    graph = graph_of(links, n_articles, known)
    _, beliefs = graph.infer()
    return {(one, other): gain for one, other, gain in zip(*graph.gains(beliefs), strict=True)}


def test_day_given_for_an_article_settles_those_it_is_linked_with():
    gains = gains_of([(0, 1, 0.9), (1, 0, 0.9), (2, 3, 0.01), (3, 2, 0.01)], 4)
    assert gains[0, 1] > 0.05
    assert gains[0, 1] > 2 * gains[2, 3]
    assert (0, 2) not in gains


def test_day_of_a_known_article_is_not_asked_for_and_settles_nothing():
    gains = gains_of([(0, 1, 0.9), (1, 0, 0.9)], 2, known={1: 100})
    assert gains[0, 1] == gains[1, 0] == 0


def test_article_beside_a_known_one_has_less_to_be_settled():
    links = [(0, 1, 0.9), (1, 0, 0.9), (0, 2, 0.9)]
    assert gains_of(links, 3, known={2: 100})[0, 1] < gains_of(links, 3)[0, 1]


@pytest.mark.parametrize(("days", "near"), [([100], 1.0), ([100, 106], 1.0), ([100, 107], 0.5), ([3, 299], 0.5)])
def test_day_is_nearly_right_within_three_days(days, near):
    belief = np.zeros((1, 300))
    belief[0, days] = 1 / len(days)
    assert nearly_right(belief)[0] == pytest.approx(near)
