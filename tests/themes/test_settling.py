"""Themes that stand: what does not come back is dissolved, what no phrase tells from the others is one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from topics.output.figures import draw_choice
from topics.settings import ThemeSettings
from topics.themes import discovery, settling
from topics.themes.clustering import from_labels
from topics.themes.discovery import find_themes
from topics.themes.members import gather_members
from topics.themes.names import Kind, RankedPhrase, themes_without_subject
from topics.themes.number_of_themes import Choice
from topics.themes.settling import settle


def vectors_of(labels):
    """Return rows of unit length near the axis of their cluster, those of the last cluster beside the first axis."""
    rows = np.eye(4, dtype=np.float32)[np.asarray(labels)]
    rows[np.asarray(labels) == max(labels), 0] = 2.0
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def members_of(corpus, texts):
    passages, articles = corpus({f"a{at}": [text] for at, text in enumerate(texts)})
    return gather_members(passages, articles.assign(language="en"), "passage")


TEXTS = ["The harbour wall fell."] * 8 + ["The miners' strike went on."] * 8 + ["The choir sang a mass."] * 4
LABELS = np.array([0] * 8 + [1] * 8 + [2] * 4)


@pytest.mark.parametrize(("shared", "n_left"), [(1, 3), (0, 2)])
def test_theme_that_does_not_come_back_goes_to_the_nearest(corpus, shared, n_left, monkeypatch):
    monkeypatch.setattr(settling, "_COMES_BACK", 0.5)
    run = LABELS.copy()
    run[16 + 2 * shared :] = 0  # of four, two or none are together again
    settled = settle(members_of(corpus, TEXTS), vectors_of(LABELS), from_labels(vectors_of(LABELS), LABELS), [run])
    assert len(settled.clusters.centroids) == n_left
    assert settled.n_dissolved == 3 - n_left
    assert ("1 did not come back" in settled.note) is (n_left == 2)
    if n_left == 2:
        assert settled.clusters.labels.tolist() == [0] * 8 + [1] * 8 + [0] * 4


def test_all_themes_stand_where_none_comes_back(corpus, monkeypatch):
    monkeypatch.setattr(settling, "_COMES_BACK", 0.5)
    run = np.arange(len(LABELS))
    settled = settle(members_of(corpus, TEXTS), vectors_of(LABELS), from_labels(vectors_of(LABELS), LABELS), [run])
    assert settled.note == ""
    assert settled.clusters.labels.tolist() == LABELS.tolist()


@pytest.mark.parametrize(("strays", "n_left"), [({1, 2}, 2), ({1}, 3)])
def test_themes_without_a_subject_are_one(corpus, strays, n_left, monkeypatch):
    monkeypatch.setattr(settling, "themes_without_subject", lambda ranked, sizes: strays)
    clusters = from_labels(vectors_of(LABELS), LABELS)
    settled = settle(members_of(corpus, TEXTS), vectors_of(LABELS), clusters, [LABELS])
    assert len(settled.clusters.centroids) == n_left
    assert ("2 had no phrase" in settled.note) is (n_left == 2)


def phrases(*weights, kind=Kind.SUBJECT, is_rare=False):
    return [RankedPhrase(f"word {weight}", f"word {weight}", weight, kind, is_rare) for weight in weights]


@pytest.mark.parametrize(
    ("own", "size", "expected"),
    [
        (phrases(0.75, 0.5), 20, set()),
        (phrases(0.75, 0.49), 20, {0}),
        (phrases(0.75, 0.49), 19, set()),
        (phrases(0.25, 0.25, 0.25, 0.25, 0.25), 20, set()),
        (phrases(0.24, 0.24, 0.24, 0.24, 0.24, 0.24), 20, {0}),
        (phrases(0.75) + phrases(0.9, kind=Kind.SPARE) + phrases(0.9, is_rare=True), 20, {0}),
    ],
)
def test_theme_whose_phrases_hardly_tell_it_from_others_has_no_subject(own, size, expected):
    assert themes_without_subject([own, phrases(2.0)], np.array([size, 50])) == expected


def test_no_theme_lacks_a_subject_where_all_would():
    assert themes_without_subject([phrases(0.5), phrases(0.4)], np.array([30, 30])) == set()


@pytest.mark.parametrize("method", ["tfidf", "bertopic"])
@pytest.mark.parametrize(("is_open", "n_themes"), [(True, 2), (False, 3)])
def test_only_themes_of_an_open_number_are_settled(three_subjects, method, is_open, n_themes, monkeypatch):
    monkeypatch.setattr(settling, "themes_without_subject", lambda ranked, sizes: {0, 1})
    choice = Choice(3, [], "as it reads well", is_open=is_open)
    monkeypatch.setattr(discovery, "_choose_number", lambda *_: choice)
    found = find_themes(*three_subjects, ThemeSettings(), method=method)
    assert len(found.themes) == n_themes
    assert found.assignments["theme"].nunique() == n_themes
    assert any("Of the 3 themes looked for, 2 had no phrase" in note for note in found.notes) is is_open


@pytest.mark.parametrize(("n_left", "says"), [(13, True), (15, False)])
def test_figure_of_the_choice_says_how_many_themes_stand(n_left, says):
    curve = pd.DataFrame({"n_themes": [8, 15], "stability": [0.7, 0.5], "stable": 0.0, "taken": [0, 1]})
    curve = curve.assign(silhouette=0.1, coherence=0.4)
    drawing = draw_choice(curve, n_left, 180)
    assert ("13 of them stand" in drawing.caption) is says
    assert "15 is a choice" in drawing.caption
