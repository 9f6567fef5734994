"""Nearest texts by their words."""

import numpy as np
import pytest

from topics.publication.likeness import nearest, nearest_of, usual_cosine, vectors

TEXTS = ["harbour crane strike", "strike harbour crane", "budget railway school", "railway budget school harbour"]


def test_nearest_rows_are_the_most_alike_of_other_owners():
    pairs = nearest(vectors(TEXTS), np.arange(4), 1, 0.1)
    assert dict(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)) == {0: 1, 1: 0, 2: 3, 3: 2}
    assert pairs.cosine[0] == pytest.approx(1)
    assert pairs.n_shared.tolist() == [3, 3, 3, 3]


def test_rows_of_one_owner_are_not_paired():
    pairs = nearest(vectors(TEXTS), np.array([0, 0, 1, 1]), 3, 0.0001)
    assert all((one < 2) != (other < 2) for one, other in zip(pairs.one, pairs.other, strict=True))


@pytest.mark.parametrize(("least", "n_pairs"), [(0.95, 2), (0.9, 4)])
def test_pairs_below_the_least_cosine_are_left_out(least, n_pairs):
    assert len(nearest(vectors(TEXTS), np.arange(4), 3, least).one) == n_pairs


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("texts", [[], [""], ["the", "the"], ["…", "word"]])
def test_texts_without_words_have_no_pairs(texts):
    matrix = vectors(texts)
    assert matrix.shape[0] == len(texts)
    assert len(nearest(matrix, np.arange(len(texts)), 3, 0.1).one) == 0
    assert len(usual_cosine(matrix)) == len(texts)


@pytest.mark.parametrize(("n_nearest", "expected"), [(1, [1]), (2, [1, 3])])
def test_nearest_of_others_are_those_most_alike(n_nearest, expected):
    found = nearest_of(vectors(TEXTS), np.array([0]), np.array([1, 2, 3]), n_nearest)
    assert found.tolist() == expected
