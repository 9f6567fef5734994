"""How many themes there are: what is tried, what counts as stable, and what is chosen."""

from __future__ import annotations

import numpy as np
import pytest

from topics.settings import ThemeSettings
from topics.themes import number_of_themes
from topics.themes.number_of_themes import choose_n_themes
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
