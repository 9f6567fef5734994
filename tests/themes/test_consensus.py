from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from topics.settings import ThemeSettings
from topics.themes import consensus
from topics.themes.clustering import (
    NO_CLUSTER,
    Clusters,
    Grouping,
    count_distinct,
    draw_rows,
    from_labels,
    nearest_centres,
)
from topics.themes.consensus import _core, _even, _fill_small_clusters, _matched, group_rows
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


@pytest.mark.parametrize(
    "seed", [0, 3, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)]
)
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


def test_core_of_a_cluster_is_its_rows_with_the_widest_margin():
    angles = np.radians([0, 5, 10, 40, 90, 85, 80, 50])
    rows = unit_rows(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    assert _core(rows, labels, 2, 0.75).tolist() == [0, 1, 2, 4, 5, 6]
    assert len(_core(rows, labels, 2, 0.51)) == 6
    assert len(_core(rows, labels, 2, 0.5)) == 4


def test_scores_of_a_run_are_matched_to_the_clusters_before():
    scores = np.array([[1.0, 2.0, 3.0]] * 4)
    matched = _matched(np.array([0, 0, 1, 2]), np.array([2, 2, 0, 1]), scores)
    assert matched[0].tolist() == [3.0, 1.0, 2.0]


def test_scores_of_two_kinds_are_made_alike():
    even = _even(np.array([[1.0, 3.0], [10.0, 10.0]]))
    assert even.mean(axis=1).tolist() == [0, 0]
    assert even.std() == pytest.approx(1)
    assert _even(np.ones((2, 2))).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(("fewest", "filled"), [(1, False), (2, True)])
def test_cluster_that_the_vote_left_too_small_is_half_of_the_most_scattered(fewest, filled):
    rows = unit_rows(
        np.concatenate([np.tile([1, 0, 0], (6, 1)), np.tile([0, 1, 0], (4, 1)), np.tile([0, 0, 1], (4, 1))])
    )
    voted = np.array([0] * 5 + [2] + [1] * 8)
    labels = _fill_small_clusters(rows, voted, 3, fewest, 1)
    assert (labels == 2).sum() == (5 if filled else 1)
    assert len(set(labels[6:10])) == len(set(labels[10:])) == 1


@pytest.mark.parametrize(("n_rows", "voted"), [(49, False), (50, True)])
def test_runs_are_put_to_the_vote_from_fifty_rows(monkeypatch, n_rows, voted):
    calls = []

    def vote(views, n_clusters, seed):
        calls.append(n_clusters)
        return group_rows(Views((views.main[:4],)), 1, seed)

    monkeypatch.setattr(consensus, "_group_by_vote", vote)
    rows, _ = _blobs(2, 25, 0.1)
    group_rows(Views((rows[:n_rows],)), 2, 1)
    assert bool(calls) is voted


@pytest.mark.parametrize(("n_clusters", "voted"), [(17, False), (16, True)])
def test_runs_are_put_to_the_vote_from_three_rows_a_cluster(monkeypatch, n_clusters, voted):
    calls = []
    monkeypatch.setattr(consensus, "_group_by_vote", lambda *_: calls.append(1))
    rows, _ = _blobs(10, 5, 0.3)
    group_rows(Views((rows,)), n_clusters, 1)
    assert bool(calls) is voted


@pytest.mark.parametrize(
    ("linkage", "kept"), [((0.5, 0.9), True), ((0.5, 0.8), False), ((0.4, 0.9), False), ((0.6, 0.7), False)]
)
def test_linkage_is_taken_where_it_is_better_in_both_respects(monkeypatch, linkage, kept):
    rows, _ = _blobs(2, 30, 0.1)
    monkeypatch.setattr(consensus, "_vote", lambda *_: "vote")
    monkeypatch.setattr(consensus, "_accumulate", lambda *_: "linkage")
    monkeypatch.setattr(consensus, "_settle", lambda _views, *letters: "".join(letters))
    monkeypatch.setattr(consensus, "_worth", lambda _rows, name: linkage if name == "linkage" else (0.4, 0.8))
    assert group_rows(Views((rows,)), 2, 1) == ("linkage" if kept else "vote")


def test_stability_is_the_mean_best_overlap_over_the_runs():
    clusters = from_labels(np.eye(4, dtype=np.float32), [0, 0, 1, 1])
    grouping = Grouping(clusters, (np.array([1, 1, 0, 0]), np.array([0, 0, 0, 1])))
    assert grouping.stability() == [round((1 + 2 / 3) / 2, 3), round((1 + 1 / 2) / 2, 3)]
    assert np.isnan(Grouping(clusters).stability()).all()


def test_clusters_are_numbered_by_size_then_by_their_first_row():
    clusters = from_labels(np.eye(6, dtype=np.float32), [7, 3, NO_CLUSTER, 3, 5, 7])
    assert clusters.labels.tolist() == [0, 1, NO_CLUSTER, 1, 2, 0]
    assert clusters.centroids[0] == pytest.approx(unit_rows([[1, 0, 0, 0, 0, 1]])[0])


def test_row_goes_to_the_nearest_centre_of_the_rows_that_are_known():
    rows = np.array([[0.0, 0], [0, 1], [4, 0], [3, 0], [1, 0], [9, 9]], dtype=np.float32)
    labels = nearest_centres(rows, np.array([0, 2, 5]), np.array([0, 1, NO_CLUSTER]))
    assert labels.tolist() == [0, 0, 1, 1, 0, 1]
    assert nearest_centres(rows, np.array([0]), np.array([NO_CLUSTER])).tolist() == [0] * 6


@pytest.mark.parametrize(("size", "n_drawn"), [(3, 3), (9, 5)])
def test_rows_are_drawn_once_in_order_and_the_same_each_time(size, n_drawn):
    drawn = draw_rows(5, size, 1).tolist()
    assert drawn == sorted(set(drawn)) == draw_rows(5, size, 1).tolist()
    assert len(drawn) == n_drawn


@pytest.mark.parametrize(
    ("rows", "n_distinct"), [([[1, 0], [1, 0]], 1), ([[1, 0], [1, 1e-4]], 2), ([[0.0], [-0.0]], 1)]
)
def test_rows_are_distinct_from_the_fifth_decimal(rows, n_distinct):
    assert count_distinct(np.array(rows, dtype=np.float32)) == n_distinct


def test_rows_without_dimensions_are_not_distinct():
    assert count_distinct(np.zeros((3, 0), dtype=np.float32)) == 1
    assert count_distinct(np.zeros((0, 0), dtype=np.float32)) == 0


def test_margin_is_by_how_much_the_own_centroid_is_nearer_than_the_next():
    clusters = Clusters(np.array([0, 1]), unit_rows([[1, 0], [0, 1]]))
    nearness, margin = clusters.margins(unit_rows([[1, 0], [3, 4]]))
    assert nearness == pytest.approx([1, 0.8])
    assert margin == pytest.approx([1, 0.2], abs=1e-6)
