"""How many themes there are: what is tried, what counts as stable, and what is chosen."""

from __future__ import annotations

import numpy as np
import pytest

from topics.settings import ThemeSettings
from topics.themes import number_of_themes
from topics.themes.number_of_themes import choose_n_themes, number_that_reads_well
from topics.themes.vectors import unit_rows


@pytest.fixture
def measured(monkeypatch):
    """Return a way to choose from given (stability, score) by number, in place of fits."""

    def choose(points, *, n_rows=400, nearly=0.75, least=0.5):
        def measure(_rows, number, _seed, _coherence):
            stability, score = points.get(number, (0.0, 0.0))
            return {"n_themes": number, "stability": stability, "score": score}

        monkeypatch.setattr(number_of_themes, "_measure", measure)
        rows = unit_rows(np.random.default_rng(1).normal(size=(n_rows, 12)))
        return choose_n_themes(rows, ThemeSettings(seed=1, choice_nearly=nearly, choice_least=least))

    return choose


def test_of_stable_numbers_the_one_with_the_highest_score_is_chosen(measured):
    choice = measured({2: (0.9, 0.1), 3: (0.8, 0.4), 4: (0.7, 0.3), 5: (0.1, 0.9)})
    assert choice.n_themes == 3
    assert "agreement 0.80, the best 0.90" in choice.reason
    assert [point["n_themes"] for point in choice.curve if point["stable"]] == [2, 3, 4]


@pytest.mark.parametrize(("stability", "chosen"), [(0.4, 3), (0.39, 2)])
def test_number_is_stable_from_its_share_of_the_best(measured, stability, chosen):
    assert measured({2: (0.8, 0.1), 3: (stability, 0.9)}, nearly=0.5).n_themes == chosen


@pytest.mark.parametrize(("best", "n_themes"), [(0.5, 4), (0.49, 1)])
def test_many_texts_stay_one_theme_below_the_least_stability(measured, best, n_themes):
    assert measured({4: (best, 0.9)}, least=0.5).n_themes == n_themes


@pytest.mark.parametrize(("n_rows", "n_themes"), [(300, 1), (299, 8), (72, 6), (8, 2)])
def test_few_texts_below_the_least_stability_get_a_rule_of_thumb(measured, n_rows, n_themes):
    choice = measured({2: (0.1, 0.1)}, n_rows=n_rows)
    assert choice.n_themes == n_themes
    assert ("rule of thumb" in choice.reason) is (n_rows < 300)


@pytest.mark.parametrize(("n_rows", "tried"), [(7, []), (8, [2]), (12, [2, 3]), (64, [*range(2, 11), 12, 16])])
def test_numbers_are_tried_up_to_a_quarter_of_the_texts(measured, n_rows, tried):
    assert [point["n_themes"] for point in measured({2: (0.9, 0.9)}, n_rows=n_rows).curve] == tried


def test_equal_texts_count_once():
    rows = unit_rows(np.tile(np.eye(7), (5, 1)))
    choice = choose_n_themes(rows, ThemeSettings())
    assert choice.n_themes == 1
    assert choice.reason.startswith("7 different texts are too few")


def test_measures_of_a_number_are_of_clusters_on_parts_of_the_rows():
    rows = unit_rows(np.repeat(np.eye(3), 8, axis=0) + 0.01 * np.random.default_rng(1).normal(size=(24, 3)))
    choice = choose_n_themes(rows, ThemeSettings(), lambda _: lambda partitions: len(partitions) / 10)
    point = {point["n_themes"]: point for point in choice.curve}[3]
    assert choice.n_themes == 3
    assert point["stability"] == 1
    assert point["coherence"] == 0.5
    assert point["silhouette"] > 0.9
    assert point["score"] == pytest.approx(point["silhouette"] * 0.5, abs=1e-4)


def test_numbers_are_tried_up_to_two_hundred_and_fifty(measured):
    tried = [point["n_themes"] for point in measured({2: (0.9, 0.9)}, n_rows=1800).curve]
    assert tried[-4:] == [116, 146, 182, 227]


@pytest.mark.parametrize(("n_rows", "n_seen"), [(2000, 2000), (2001, 2000)])
def test_two_thousand_rows_are_looked_at_at_most(monkeypatch, n_rows, n_seen):
    seen = []
    monkeypatch.setattr(
        number_of_themes, "_measure", lambda rows, number, *_: {"n_themes": number, "stability": 1.0, "score": 1.0}
    )
    rows = unit_rows(np.random.default_rng(1).normal(size=(n_rows, 12)))
    choose_n_themes(rows, ThemeSettings(), lambda numbers: seen.append(numbers) or (lambda _: 1.0))
    assert len(seen[0]) == len(set(seen[0].tolist())) == n_seen


def test_rows_are_looked_at_in_a_hundred_dimensions_at_most(monkeypatch):
    shapes = []

    def measure(rows, number, _seed, coherence):
        shapes.append((rows.shape, coherence([])))
        return {"n_themes": number, "stability": 1.0, "score": 1.0}

    monkeypatch.setattr(number_of_themes, "_measure", measure)
    choose_n_themes(np.eye(120, dtype=np.float32), ThemeSettings())
    assert set(shapes) == {((120, 100), 1.0)}


@pytest.mark.parametrize(("step", "n_themes"), [(1e-5, 2), (1e-6, 1)])
def test_texts_are_different_from_the_fifth_decimal(measured, monkeypatch, step, n_themes):
    rows = np.eye(8, dtype=np.float32)
    rows[1] = rows[0] + step
    monkeypatch.setattr(
        number_of_themes, "_measure", lambda _rows, number, *_: {"n_themes": number, "stability": 1.0, "score": 1.0}
    )
    assert choose_n_themes(rows, ThemeSettings()).n_themes == n_themes


def test_figures_of_a_number_are_rounded_and_a_poor_agreement_counts_nothing():
    rows = unit_rows(np.random.default_rng(3).normal(size=(16, 12)))
    choice = choose_n_themes(rows, ThemeSettings(), lambda _: lambda _partitions: 0.123456)
    assert [point["n_themes"] for point in choice.curve] == [2, 3, 4]
    for point in choice.curve:
        assert all(value == round(value, 5) for value in point.values())
        assert point["coherence"] == 0.12346
        assert point["score"] == pytest.approx(point["silhouette"] * max(point["stability"], 0) * 0.123456, abs=1e-5)


def test_clusters_of_one_row_each_are_not_parted():
    rows = np.eye(8, dtype=np.float32)
    point = number_of_themes._measure(rows, 8, 1, number_of_themes._always_coherent)
    assert point == {"n_themes": 8, "silhouette": -1.0, "stability": 1.0, "coherence": 1.0, "score": -1.0}


@pytest.mark.parametrize(("number", "n_drawn"), [(2, 16), (18, 18)])
def test_number_is_tried_on_four_fifths_of_the_rows_from_other_starts(monkeypatch, number, n_drawn):
    fits = []

    def fit(rows, n_clusters, seed, *, restarts):
        fits.append((len(rows), n_clusters, seed, restarts))
        return np.arange(len(rows)) % n_clusters

    monkeypatch.setattr(number_of_themes, "fit_kmeans", fit)
    number_of_themes._measure(np.eye(20, dtype=np.float32), number, 7, number_of_themes._always_coherent)
    assert fits == [(n_drawn, number, seed, 4) for seed in range(7, 12)]


@pytest.mark.parametrize(("n_passages", "number"), [(2, 1), (50, 5), (142, 8), (421, 15), (11_000, 15), (45_000, 30)])
def test_number_that_reads_well_grows_with_the_passages(n_passages, number):
    assert number_that_reads_well(n_passages) == number


def choose_to_read(measured_points, monkeypatch, to_read=12):
    """Return a choice for passages from given stability and score by number."""

    def measure(_rows, number, _seed, _coherence):
        stability, score = measured_points.get(number, (0.0, 0.0))
        return {"n_themes": number, "stability": stability, "score": score}

    monkeypatch.setattr(number_of_themes, "_measure", measure)
    rows = unit_rows(np.random.default_rng(1).normal(size=(400, 12)))
    return choose_n_themes(rows, ThemeSettings(), to_read=to_read)


@pytest.mark.parametrize(("number", "stability", "chosen"), [(6, 0.9, 6), (6, 0.89, 12), (5, 0.9, 5), (4, 0.99, 12)])
def test_number_of_passages_is_decided_by_a_stable_number_from_five_on(monkeypatch, number, stability, chosen):
    choice = choose_to_read({number: (stability, 0.5)}, monkeypatch)
    assert choice.n_themes == chosen
    assert ("are a choice" in choice.reason) is (chosen == 12)
    assert [point["n_themes"] for point in choice.curve if point["stable"]] == ([chosen] if chosen != 12 else [])


def test_number_that_reads_well_is_not_more_than_is_tried(monkeypatch):
    assert choose_to_read({}, monkeypatch, to_read=300).n_themes == 40
