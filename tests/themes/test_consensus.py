from __future__ import annotations

import warnings

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import Ridge
from sklearn.metrics import adjusted_rand_score

from topics.settings import ThemeSettings
from topics.themes import clustering, consensus
from topics.themes.clustering import (
    NO_CLUSTER,
    Clusters,
    Grouping,
    count_distinct,
    draw_rows,
    fit_factors,
    fit_kmeans,
    fit_linkage,
    from_labels,
    nearest_centres,
    repeat_on_parts,
    run_on_part,
)
from topics.themes.consensus import (
    _accumulate,
    _core,
    _even,
    _fill_small_clusters,
    _linear_scores,
    _link_by_average,
    _link_by_ward,
    _matched,
    _refine,
    _settle,
    _vote,
    _word_scores,
    _worth,
    group_by,
    group_rows,
)
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


@pytest.mark.parametrize(("n_blobs", "size"), [(2, 40), (5, 24), pytest.param(24, 8, marks=pytest.mark.slow)])
def test_choose_n_themes_is_near_the_number_of_blobs(n_blobs, size):
    rows, _ = _blobs(n_blobs, size, 0.12)
    choice = choose_n_themes(rows, _choice(0.8, 0.4))
    assert n_blobs / 1.5 <= choice.n_themes <= n_blobs * 1.5
    assert choice.n_themes in [point["n_themes"] for point in choice.curve]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3))])
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


@pytest.mark.slow
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


def test_stability_of_clusters_of_unlike_size_is_their_own():
    clusters = from_labels(np.eye(6, dtype=np.float32), [0, 0, 0, 0, 1, 1])
    assert Grouping(clusters, (np.array([0, 0, 0, 1, 1, 1]),)).stability() == [0.75, 0.667]
    assert Grouping(clusters, (np.array([0, 0, 0, 1, 1, 2]),)).stability() == [0.75, 0.5]


@pytest.mark.parametrize(("step", "n_distinct"), [(1e-5, 2), (1e-6, 1)])
def test_rows_that_differ_beyond_the_fifth_decimal_are_the_same(step, n_distinct):
    assert count_distinct(np.array([[1, 0], [1, step]], dtype=np.float32)) == n_distinct


@pytest.mark.parametrize(("at", "label"), [(1.9, 0), (2.1, 1)])
def test_row_goes_to_the_nearer_of_two_centres_up_to_the_middle(at, label):
    rows = np.array([[0.0], [4], [at]], dtype=np.float32)
    assert nearest_centres(rows, np.array([0, 1]), np.array([0, 1])).tolist() == [0, 1, label]


def test_margin_of_a_row_far_from_every_centroid_counts_those_too():
    clusters = Clusters(np.array([0, 1, 1]), unit_rows([[1, 0], [0, 1]]))
    _, margin = clusters.margins(unit_rows([[-1, -2], [0, 1], [-3, -4]]))
    assert margin == pytest.approx([1 / 5**0.5, 1, -0.2], abs=1e-6)


def test_kmeans_of_fewer_distinct_rows_has_as_many_clusters_as_those():
    labels = fit_kmeans(np.repeat(np.eye(2, dtype=np.float32), 3, axis=0), 5, 1)
    assert len(set(labels.tolist())) == 2


def test_linkage_of_more_rows_than_are_linked_takes_the_others_along(monkeypatch):
    rows, truth = _blobs(3, 10, 0.05)
    monkeypatch.setattr(clustering, "MOST_LINKED", 12)
    assert adjusted_rand_score(truth, fit_linkage(rows, 3, 1)) == 1
    monkeypatch.setattr(clustering, "MOST_LINKED", 2)
    assert len(set(fit_linkage(rows, 3, 1).tolist())) == 3


def test_factors_are_no_more_than_rows_or_words():
    words = csr_matrix(np.array([[1.0, 0, 0], [0, 1, 0]]))
    assert sorted(fit_factors(words, 5, 1).tolist()) == [0, 1]


@pytest.mark.parametrize(
    ("n_rows", "n_clusters", "many", "n_drawn"),
    [(10, 2, 100, 8), (11, 2, 100, 8), (10, 9, 100, 9), (10, 2, 5, 5), (10, 2, 8, 8)],
)
def test_run_learns_from_four_fifths_of_the_rows(monkeypatch, n_rows, n_clusters, many, n_drawn):
    monkeypatch.setattr(clustering, "MANY", many)
    parts = []

    def fit(drawn):
        parts.append(drawn.tolist())
        return np.zeros(len(drawn), dtype=np.int64)

    labels = run_on_part(np.eye(n_rows, dtype=np.float32), n_clusters, 1, fit)
    assert len(parts[0]) == n_drawn
    assert labels.tolist() == [0] * n_rows


def test_eight_runs_learn_from_different_parts():
    parts = []

    def fit(drawn):
        parts.append(tuple(drawn.tolist()))
        return np.zeros(len(drawn), dtype=np.int64)

    assert len(repeat_on_parts(np.eye(30, dtype=np.float32), 2, 1, fit)) == 8
    assert len(set(parts)) == 8


@pytest.mark.parametrize(("n_rows", "how"), [(60, "runs put to the vote"), (61, "one fit in mini-batches, refined")])
def test_note_says_where_one_fit_takes_the_place_of_the_vote(monkeypatch, n_rows, how):
    for module in (consensus, clustering):
        monkeypatch.setattr(module, "MANY", 60)
    rows, truth = _blobs(2, 31, 0.05)
    grouping = group_by(Views((rows[:n_rows],)), 2, ThemeSettings())
    assert grouping.note == f"{n_rows} texts were grouped by k-means: {how}."
    assert adjusted_rand_score(truth[:n_rows], grouping.clusters.labels) == 1
    assert len(grouping.runs) == 8


def test_one_cluster_is_not_fitted_whatever_the_way():
    rows, _ = _blobs(2, 5, 0.1)
    grouping = group_by(Views((rows,)), 1, ThemeSettings(clustering="nmf"))
    assert grouping.clusters.labels.tolist() == [0] * 10
    assert grouping.runs == ()


@pytest.mark.parametrize(("warns", "note"), [(True, " (it had not settled after 400 rounds)"), (False, "")])
def test_factors_that_have_not_settled_are_told_and_runs_that_have_not_warn_of_nothing(monkeypatch, warns, note):
    def fit(words, n_clusters, _seed):
        if warns or words.shape[0] < 6:  # a run on a part of the rows
            warnings.warn("not settled", ConvergenceWarning, stacklevel=1)
        return np.arange(words.shape[0]) % n_clusters

    monkeypatch.setattr(consensus, "fit_factors", fit)
    rows = np.eye(6, dtype=np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        grouping = group_by(Views((rows,), csr_matrix(rows)), 2, ThemeSettings(clustering="nmf"))
    assert grouping.note == f"Grouped by the largest of 2 NMF components, as asked{note}."


@pytest.mark.parametrize(("way", "name"), [("kmeans", "k-means alone"), ("agglomerative", "Ward linkage")])
def test_note_names_the_way_that_was_asked_for(monkeypatch, way, name):
    rows, truth = _blobs(2, 6, 0.05)
    grouping = group_by(Views((rows,)), 2, ThemeSettings(clustering=way))
    assert grouping.note == f"Grouped by {name}, as asked."
    assert adjusted_rand_score(truth, grouping.clusters.labels) == 1
    monkeypatch.setattr(consensus, {"kmeans": "fit_linkage", "agglomerative": "fit_kmeans"}[way], None)
    assert group_by(Views((rows,)), 2, ThemeSettings(clustering=way)).note == grouping.note


@pytest.mark.parametrize(
    ("n_rows", "n_clusters", "tried"), [(200, 2, True), (201, 2, False), (5000, 60, True), (5001, 60, False)]
)
def test_linkage_is_tried_up_to_a_hundred_rows_a_cluster_and_five_thousand(monkeypatch, n_rows, n_clusters, tried):
    calls = []
    monkeypatch.setattr(consensus, "_vote", lambda *_: "vote")
    monkeypatch.setattr(consensus, "_accumulate", lambda *_: calls.append(1) or "linkage")
    monkeypatch.setattr(consensus, "_settle", lambda _views, *letters: "".join(letters))
    monkeypatch.setattr(consensus, "_worth", lambda *_: (0.4, 0.8))
    group_rows(Views((np.zeros((n_rows, 2), dtype=np.float32),)), n_clusters, 1)
    assert bool(calls) is tried


def test_worth_of_a_grouping_is_how_well_it_parts_and_how_well_it_comes_back():
    rows = unit_rows([[1, 0], [1, 0], [0, 1], [0, 1]])
    runs = (np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1]))
    separation, return_rate = _worth(rows, Grouping(from_labels(rows, [0, 0, 1, 1]), runs))
    assert separation == 1
    assert return_rate == pytest.approx((1 + 0.5 + 1 + 2 / 3) / 4, abs=1e-3)
    assert _worth(rows, Grouping(from_labels(rows, [0] * 4), runs)) == (-1.0, 0.0)


@pytest.fixture
def runs_of_two_views(monkeypatch):
    """Return two views of four rows; runs on their parts give one row another cluster each second time."""
    seen = []

    def run(rows, _n_clusters, seed, fit=None):
        seen.append((rows[0].tolist(), seed, fit))
        return np.array([0, 0, 1, len(seen) % 2])

    monkeypatch.setattr(consensus, "run_on_part", run)
    rows = unit_rows([[1, 0], [1, 0.1], [0, 1], [0.5, 1]])
    return Views((rows, rows[:, ::-1])), seen


def test_linkage_by_average_and_by_ward_take_turns_and_so_do_the_views(monkeypatch, runs_of_two_views):
    views, seen = runs_of_two_views
    distances = []
    monkeypatch.setattr(consensus, "average_linkage", lambda apart, _n: distances.append(apart) or "labels")
    labels, runs = _accumulate(views, 2, 5)
    assert labels == "labels"
    assert [run.tolist() for run in runs] == [[0, 0, 1, 1], [0, 0, 1, 0]] * 4
    assert distances[0].tolist() == [[0, 0, 1, 0.5], [0, 0, 1, 0.5], [1, 1, 0, 0.5], [0.5, 0.5, 0.5, 0]]
    assert [first for first, _, _ in seen] == [[1, 0], [0, 1]] * 4
    assert [seed for _, seed, _ in seen] == list(range(5, 13))
    assert [fit.func.__name__ for _, _, fit in seen] == ["_link_by_average", "_link_by_ward"] * 4


@pytest.mark.parametrize("link", [_link_by_average, _link_by_ward])
def test_linkage_of_some_rows_gives_their_clusters(link):
    rows, truth = _blobs(3, 6, 0.05)
    drawn = np.arange(0, 18, 2)
    assert adjusted_rand_score(truth[drawn], link(rows, 3, drawn)) == 1


def test_vote_is_the_sum_of_the_scores_of_runs_on_each_view_in_turn(monkeypatch, runs_of_two_views):
    views, seen = runs_of_two_views
    limits = []

    def refine(_views, _rows, start, n_clusters, *, core, rounds):
        limits.append((core, rounds))
        return start, np.eye(n_clusters)[start] * (3 if len(seen) == 1 else 1)

    monkeypatch.setattr(consensus, "_refine", refine)
    monkeypatch.setattr(consensus, "_matched", lambda _reference, _labels, scores: scores)
    labels, runs = _vote(views, 2, 5)
    assert labels.tolist() == [0, 0, 1, 1]
    assert len(runs) == 8
    assert [first for first, _, _ in seen] == [[1, 0], [0, 1]] * 4
    assert [seed for _, seed, _ in seen] == list(range(5, 13))
    assert limits == [(0.85, 6)] * 8


@pytest.mark.parametrize(
    ("n_rows", "n_clusters", "fewest"), [(15, 1, 1), (16, 1, 2), (47, 2, 2), (48, 2, 3), (4, 2, 1)]
)
def test_cluster_is_too_small_below_an_eighth_of_the_mean(monkeypatch, n_rows, n_clusters, fewest):
    limits = []
    start = np.arange(n_rows) % n_clusters
    monkeypatch.setattr(consensus, "run_on_part", lambda *_: start)
    monkeypatch.setattr(consensus, "_refine", lambda *_, **__: (start, np.eye(n_clusters)[start]))
    monkeypatch.setattr(
        consensus, "_fill_small_clusters", lambda _rows, voted, _n, least, _seed: limits.append(least) or voted
    )
    _vote(Views((np.zeros((n_rows, 2), dtype=np.float32),)), n_clusters, 1)
    assert limits == [fewest]


@pytest.fixture
def proposals(monkeypatch):
    """Return a way to refine labels by given proposals in turn, which gives the labels and the rounds taken."""

    def refine(start, *turns, rounds=9):
        n_clusters = 2
        left = list(turns)
        taken = []

        def propose(*_):
            taken.append(1)
            return np.eye(n_clusters)[left.pop(0) if len(left) > 1 else left[0]]

        monkeypatch.setattr(consensus, "_core", lambda *_: None)
        monkeypatch.setattr(consensus, "_linear_scores", propose)
        rows = np.zeros((len(start), 2), dtype=np.float32)
        labels, _ = _refine(Views((rows,)), rows, np.array(start), n_clusters, core=0.9, rounds=rounds)
        return labels.tolist(), len(taken)

    return refine


def test_clusters_are_learnt_anew_until_no_row_moves(proposals):
    first, second = [0] * 4 + [1] * 6, [0] * 5 + [1] * 5
    assert proposals([0] * 3 + [1] * 7, first, second, second) == (second, 3)


def test_clusters_are_learnt_anew_so_many_rounds_at_most(proposals):
    first, second = [0] * 4 + [1] * 6, [0] * 5 + [1] * 5
    assert proposals([0] * 3 + [1] * 7, first, second, first, second, rounds=2) == (second, 2)


@pytest.mark.parametrize(("n_rows", "n_rounds"), [(1000, 2), (1001, 1)])
def test_clusters_are_settled_where_less_than_one_row_in_a_thousand_moves(proposals, n_rows, n_rounds):
    start = [0] * 400 + [1] * (n_rows - 400)
    moved = [0] * 401 + [1] * (n_rows - 401)
    assert proposals(start, moved, moved) == (moved, n_rounds)


@pytest.mark.parametrize(
    ("n_left", "start", "kept"), [(2, 10, False), (3, 10, True), (2, 2, True), (1, 2, False), (2, 1, True)]
)
def test_round_in_which_a_cluster_dwindles_to_less_than_an_eighth_of_the_mean_is_not_taken(
    proposals, n_left, start, kept
):
    before = [0] * start + [1] * (48 - start)
    after = [0] * n_left + [1] * (48 - n_left)
    assert proposals(before, after, after)[0] == (after if kept else before)


def test_round_in_which_a_cluster_of_few_rows_is_lost_is_not_taken(proposals):
    before = [0, 1, 1, 1, 1]
    assert proposals(before, [1] * 5)[0] == before


def test_cluster_of_few_rows_may_dwindle_to_one(proposals):
    after = [0, 1, 1, 1, 1, 1]
    assert proposals([0, 0, 1, 1, 1, 1], after, after) == (after, 2)


def test_linear_scores_are_those_of_ridge_regression():
    chance = np.random.default_rng(4)
    rows, labels, core = chance.normal(size=(12, 3)), np.arange(12) % 2, np.arange(1, 11)
    ridge = Ridge(alpha=1.0).fit(rows[core], np.eye(2)[labels[core]])
    assert _linear_scores(rows, labels, core, 2) == pytest.approx(ridge.predict(rows))


def test_words_speak_for_the_clusters_that_hold_them_and_least_for_one_without_a_core():
    words = csr_matrix(np.array([[1.0, 0, 0], [1, 0, 1], [0, 1, 0], [0, 1, 1], [0, 1, 0]]))
    scores = _word_scores(words, np.array([0, 0, 1, 1, 2]), np.arange(4), 3)
    assert scores[:, :2].argmax(axis=1).tolist() == [0, 0, 1, 1, 1]
    assert (scores[:, 2] == scores.min()).all()


def test_most_scattered_cluster_gives_half_of_its_rows():
    rows = unit_rows([[1, 0, 0]] * 6 + [[0, 1, 0]] * 3 + [[0, 0, 1]] * 3)
    voted = np.array([0] * 6 + [1] * 6)
    labels = _fill_small_clusters(rows, voted, 3, 2, 1)
    assert labels[:6].tolist() == [0] * 6
    assert sorted(np.bincount(labels[6:])[1:].tolist()) == [3, 3]


@pytest.mark.parametrize(("fewest", "filled"), [(2, True), (3, False)])
def test_cluster_gives_half_only_of_more_than_twice_the_fewest_rows(fewest, filled):
    rows = unit_rows([[1, 0, 0]] * 3 + [[0, 1, 0]] * 3)
    labels = _fill_small_clusters(rows, np.zeros(6, dtype=np.int64), 2, fewest, 1)
    assert (len(set(labels.tolist())) == 2) is filled


@pytest.mark.parametrize(("n_rows", "limits"), [(20_000, []), (20_001, [(0.9, 3)])])
def test_runs_are_put_to_the_vote_up_to_twenty_thousand_rows(monkeypatch, n_rows, limits):
    refined = []

    def refine(_views, _rows, start, _n_clusters, *, core, rounds):
        refined.append((core, rounds))
        return start, None

    start = np.arange(n_rows) % 2
    monkeypatch.setattr(consensus, "_group_by_vote", lambda *_: "vote")
    monkeypatch.setattr(consensus, "fit_kmeans", lambda *_: start)
    monkeypatch.setattr(consensus, "repeat_on_parts", lambda *_: ())
    monkeypatch.setattr(consensus, "_refine", refine)
    grouping = group_rows(Views((np.ones((n_rows, 2), dtype=np.float32),)), 2, 1)
    assert refined == limits
    assert (grouping == "vote") is not bool(limits)


def test_voted_clusters_are_learnt_anew_from_nine_tenths_in_twelve_rounds(monkeypatch):
    limits = []

    def refine(_views, _rows, start, n_clusters, *, core, rounds):
        limits.append((n_clusters, core, rounds))
        return start, None

    monkeypatch.setattr(consensus, "_refine", refine)
    rows = np.eye(4, dtype=np.float32)
    grouping = _settle(Views((rows,)), np.array([1, 1, 2, 0]), [np.array([0, 0, 1, 2])])
    assert limits == [(3, 0.9, 12)]
    assert grouping.clusters.labels.tolist() == [0, 0, 1, 2]
    assert grouping.stability() == [1.0, 1.0, 1.0]


def test_runs_that_number_their_clusters_otherwise_vote_for_the_same(monkeypatch):
    turns = []

    def run(_rows, _n_clusters, _seed):
        turns.append(1)
        labels = np.array([0, 0, 1, 1, 2, 2])
        return (labels + len(turns)) % 3

    monkeypatch.setattr(consensus, "run_on_part", run)
    monkeypatch.setattr(consensus, "_refine", lambda _v, _r, start, n, **_: (start, np.eye(n)[start]))
    labels, _ = _vote(Views((np.eye(6, dtype=np.float32),)), 3, 1)
    assert adjusted_rand_score([0, 0, 1, 1, 2, 2], labels) == 1
