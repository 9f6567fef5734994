"""The tree of themes, its cut, and how a reader sees it."""

from __future__ import annotations

import numpy as np
import pytest

from topics.settings import ThemeSettings
from topics.themes.discovery import find_themes
from topics.themes.tree import cut, join_themes, number_of_groups
from topics.themes.vectors import unit_rows


@pytest.mark.parametrize(("n_themes", "wanted", "n_groups"), [(8, 0, 0), (9, 0, 3), (24, 0, 8), (60, 0, 8), (9, 1, 0)])
def test_number_of_groups_goes_by_the_themes(n_themes, wanted, n_groups):
    assert number_of_groups(n_themes, wanted) == n_groups


@pytest.mark.parametrize(("wanted", "n_groups"), [(2, 2), (4, 4), (5, 0), (9, 0)])
def test_number_of_groups_that_was_given_is_less_than_the_themes(wanted, n_groups):
    assert number_of_groups(5, wanted) == n_groups


def places(*degrees):
    """Return unit rows at these angles."""
    return unit_rows(np.stack([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], axis=1))


def test_themes_join_the_nearest_first():
    steps = join_themes(places(0, 4, 90, 100))
    assert [(one, other) for one, other, _, _ in steps] == [(0, 1), (2, 3), (4, 5)]
    assert [size for *_, size in steps] == [2, 2, 4]
    assert steps[0][2] == round(1 - np.cos(np.radians(4)), 3)


def test_one_theme_joins_nothing():
    assert join_themes(places(0)) == []


@pytest.mark.parametrize(
    ("n_groups", "groups"), [(4, [0, 1, 2, 3]), (3, [0, 1, 2, 0]), (2, [0, 1, 1, 0]), (1, [0] * 4)]
)
def test_cut_numbers_groups_by_their_first_theme(n_groups, groups):
    assert cut(join_themes(places(0, 90, 100, 4)), n_groups).tolist() == groups


def test_found_themes_are_grouped_as_told_and_the_tree_names_them(three_subjects):
    passages, articles = three_subjects
    found = find_themes(passages, articles, ThemeSettings(groups=2), n_themes=4)
    assert found.themes["group"].nunique() == 2
    assert found.themes["group"].ne("").all()
    assert len(found.tree) == 3
    assert {*found.tree["left"], *found.tree["right"]} >= set(found.themes["theme"])


def test_few_themes_are_not_grouped(three_subjects):
    passages, articles = three_subjects
    found = find_themes(passages, articles, ThemeSettings(), n_themes=4)
    assert set(found.themes["group"]) == {""}


def test_group_of_one_theme_has_its_label(three_subjects):
    passages, articles = three_subjects
    themes = find_themes(passages, articles, ThemeSettings(groups=3), n_themes=4).themes
    alone = themes[~themes["group"].duplicated(keep=False)]
    assert len(alone) == 2
    assert (alone["group"] == alone["label"]).all()
