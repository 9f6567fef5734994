"""Choices do not turn on the last digit: a little noise in the vectors or weights changes no theme and no event."""

import numpy as np
import pandas as pd
import pytest

from topics.settings import ThemeSettings
from topics.themes import discovery
from topics.themes.clustering import from_labels, nearest_centres
from topics.themes.number_of_themes import choose_n_themes
from topics.ties import DIGITS, SINGLE, best_first, first_best, level, reaches

NOISE = 1e-12


def noisy(vectors, seed, size=NOISE):
    return vectors + size * np.random.default_rng(seed).uniform(-1, 1, vectors.shape)


def test_values_that_differ_in_the_last_digit_are_equal_and_others_are_not():
    for digits in (DIGITS, SINGLE):
        less, more = 0.5 - 0.1 * 10**-digits, 0.5 - 10**-digits
        assert first_best([less, 0.5], digits) == 0
        assert first_best([more, 0.5], digits) == 1
        assert best_first([less, 0.5, 0.7], digits).tolist() == [2, 0, 1]
        assert reaches(less, 0.5, digits)
        assert not reaches(more, 0.5, digits)


def test_no_level_is_a_negative_zero():
    assert str(level([-1e-15])[0]) == "0.0"


def test_row_between_two_centres_goes_to_the_first_whatever_its_last_digit():
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]])
    for seed in range(20):
        assert nearest_centres(noisy(rows, seed), np.array([0, 1]), np.array([0, 1]))[2] == 0


@pytest.fixture(scope="module")
def corpus(seeds):
    from topics.themes.vectors import sentence_vectors

    passages, articles = seeds.passages, seeds.articles
    return passages, articles, sentence_vectors(passages["text"].tolist()).astype(np.float64)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_noise_in_the_vectors_changes_no_theme_of_the_seeds(corpus, seed):
    passages, articles, vectors = corpus
    plain = discovery.find_themes(passages, articles, ThemeSettings(), vectors=vectors)
    found = discovery.find_themes(passages, articles, ThemeSettings(), vectors=noisy(vectors, seed))
    pd.testing.assert_frame_equal(found.assignments, plain.assignments)
    pd.testing.assert_frame_equal(found.themes, plain.themes)
    assert found.notes == plain.notes


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_noise_in_every_fit_changes_no_theme_of_the_seeds(corpus, seed, monkeypatch):
    from topics.themes import clustering, consensus, number_of_themes, vectors

    passages, articles, _ = corpus
    plain = discovery.find_themes(passages, articles, ThemeSettings(), vectors="tfidf")
    rng = np.random.default_rng(seed)
    unit = vectors.unit_rows

    def unit_rows(given):
        rows = np.asarray(given, dtype=np.float64)
        return unit(rows * (1 + NOISE * rng.uniform(-1, 1, rows.shape)))

    def scores(work):
        def changed(*given):
            found = work(*given)
            return found * (1 + NOISE * rng.uniform(-1, 1, found.shape))

        return changed

    for module in (vectors, clustering):
        monkeypatch.setattr(module, "unit_rows", unit_rows)
    for name in ("_linear_scores", "_word_scores"):
        monkeypatch.setattr(consensus, name, scores(getattr(consensus, name)))
    assert number_of_themes.reduced is vectors.reduced
    found = discovery.find_themes(passages, articles, ThemeSettings(), vectors="tfidf")
    pd.testing.assert_frame_equal(found.assignments, plain.assignments)
    pd.testing.assert_frame_equal(found.themes, plain.themes)


@pytest.mark.slow
def test_noise_changes_no_number_of_themes():
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(4, 12))
    rows = np.repeat(centres, 30, axis=0) + 0.3 * rng.normal(size=(120, 12))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    chosen = {choose_n_themes(noisy(rows, seed), ThemeSettings()).n_themes for seed in range(3)}
    assert chosen == {choose_n_themes(rows, ThemeSettings()).n_themes}


def test_noise_changes_no_order_of_clusters():
    rows = np.eye(3)[[0, 1, 2, 0, 1, 2]]
    labels = [from_labels(noisy(rows, seed), [0, 1, 2, 0, 1, 2]).labels.tolist() for seed in range(5)]
    assert labels == [labels[0]] * 5
