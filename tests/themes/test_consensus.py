from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from topics.settings import ThemeSettings
from topics.themes.consensus import group_rows
from topics.themes.members import Views
from topics.themes.number_of_themes import choose_n_themes
from topics.themes.vectors import unit_rows


def _blobs(n_blobs: int, size: int, spread: float) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(5)
    centres = unit_rows(generator.normal(size=(n_blobs, 40)))
    labels = np.repeat(np.arange(n_blobs), size)
    return unit_rows(centres[labels] + spread * generator.normal(size=(len(labels), 40))), labels


def _choice(nearly: float, least: float, seed: int = 1) -> ThemeSettings:
    return ThemeSettings(seed=seed, choice_nearly=nearly, choice_least=least)


@pytest.mark.parametrize(("n_blobs", "size"), [(3, 60), (30, 8)])
def test_group_rows_finds_blobs_and_calls_them_stable(n_blobs, size):
    rows, truth = _blobs(n_blobs, size, 0.08)
    grouping = group_rows(Views((rows,)), n_blobs, 1)
    assert adjusted_rand_score(truth, grouping.clusters.labels) > 0.97
    assert min(grouping.stability()) > 0.7


def test_group_rows_finds_many_small_blobs_of_very_unlike_size():
    generator = np.random.default_rng(8)
    centres = unit_rows(generator.normal(size=(40, 60)))
    truth = np.repeat(np.arange(40), np.resize([3, 4, 6, 9, 50], 40))
    rows = unit_rows(centres[truth] + 0.1 * generator.normal(size=(len(truth), 60)))
    grouping = group_rows(Views((rows,)), 40, 1)
    assert adjusted_rand_score(truth, grouping.clusters.labels) > 0.97
    assert np.mean(grouping.stability()) > 0.9


def test_group_rows_numbers_the_largest_cluster_first():
    rows, _ = _blobs(4, 40, 0.3)
    sizes = np.bincount(group_rows(Views((rows[:130],)), 4, 1).clusters.labels)
    assert list(sizes) == sorted(sizes, reverse=True)


def test_group_rows_noise_is_less_stable_than_blobs():
    noise = unit_rows(np.random.default_rng(2).normal(size=(200, 40)))
    blobs, _ = _blobs(4, 50, 0.1)
    assert np.mean(group_rows(Views((noise,)), 4, 1).stability()) < 0.5
    assert np.mean(group_rows(Views((blobs,)), 4, 1).stability()) > 0.9


@pytest.mark.parametrize(("n_blobs", "size"), [(2, 40), (5, 24), (24, 8)])
def test_choose_n_themes_is_near_the_number_of_blobs(n_blobs, size):
    rows, _ = _blobs(n_blobs, size, 0.12)
    choice = choose_n_themes(rows, _choice(0.8, 0.4))
    assert n_blobs / 1.5 <= choice.n_themes <= n_blobs * 1.5
    assert choice.n_themes in [point["n_themes"] for point in choice.curve]


@pytest.mark.parametrize("seed", range(4))
def test_choose_n_themes_does_not_hang_on_the_luck_of_a_seed(seed):
    generator = np.random.default_rng(5)
    centres, labels = unit_rows(generator.normal(size=(6, 40))), np.repeat(np.arange(6), [20, 30, 40, 60, 90, 120])
    rows = unit_rows(centres[labels] + 0.2 * generator.normal(size=(len(labels), 40)))
    assert choose_n_themes(rows, _choice(0.75, 0.5, seed)).n_themes == 6


@pytest.mark.parametrize("wanted", [5, 6])
def test_choose_n_themes_of_two_stable_numbers_takes_the_coherent_one(wanted):
    rows, _ = _blobs(6, 30, 0.12)

    def cohere(numbers):
        assert len(numbers) == len(rows)
        return lambda partitions: 1.0 if len(partitions) == 5 and partitions[0].max() + 1 == wanted else 0.2

    choice = choose_n_themes(rows, _choice(0.6, 0.4), cohere)
    assert choice.n_themes == wanted
    assert {point["coherence"] for point in choice.curve} == {1.0, 0.2}


def test_choose_n_themes_of_much_noise_is_one():
    noise = unit_rows(np.random.default_rng(2).normal(size=(320, 40)))
    assert choose_n_themes(noise, _choice(0.8, 0.4)).n_themes == 1


def test_choose_n_themes_of_few_unlike_texts_says_it_is_a_rule_of_thumb():
    noise = unit_rows(np.random.default_rng(2).normal(size=(100, 40)))
    choice = choose_n_themes(noise, _choice(0.8, 0.4))
    assert choice.n_themes == 7
    assert "rule of thumb" in choice.reason
