"""BERTopic: where it is missing, when it takes part, and what becomes of outliers."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from topics.errors import MissingPackageError
from topics.settings import ThemeSettings
from topics.themes import bertopic
from topics.themes.bertopic import _join_outliers, _runs_of_all
from topics.themes.clustering import NO_CLUSTER
from topics.themes.discovery import find_themes, why_left_out

SETTINGS = ThemeSettings()


@pytest.fixture
def without_bertopic(monkeypatch):
    """Nothing that is called bertopic can be imported."""
    monkeypatch.setitem(sys.modules, "bertopic", None)
    monkeypatch.setattr(bertopic, "is_installed", lambda _package: False)


def test_bertopic_that_is_missing_is_asked_for_in_one_sentence(three_subjects, without_bertopic):
    with pytest.raises(MissingPackageError, match=r"pip install '\.\[bertopic\]'") as refusal:
        find_themes(*three_subjects, SETTINGS, method="bertopic", n_themes=3)
    assert "\n" not in str(refusal.value)


def test_other_methods_work_without_bertopic(three_subjects, without_bertopic):
    assert len(find_themes(*three_subjects, SETTINGS, n_themes=3).themes) == 3
    assert why_left_out("tfidf") == why_left_out("codebook") == ""
    assert "bertopic" in why_left_out("bertopic")


def test_method_that_is_installed_is_not_left_out():
    assert why_left_out("bertopic") == ""


def test_themes_load_no_bertopic_until_it_is_asked_for():
    program = (
        "import sys\nimport topics.themes.bertopic, topics.themes.codebook, topics.themes.discovery\n"
        "print('bertopic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False"]


@pytest.mark.parametrize(("n_texts", "fits"), [(3, False), (4, True)])
def test_bertopic_takes_part_from_four_texts(corpus, n_texts, fits):
    texts = ["ships left port", "choirs sang songs", "coal prices rose", "judges heard cases"][:n_texts]
    found = find_themes(*corpus({"a": texts}), SETTINGS, method="bertopic", vectors="tfidf", n_themes=2)
    assert any("too little for BERTopic" in note for note in found.notes) is not fits
    assert any(f"BERTopic grouped {n_texts} texts into 2 topics" in note for note in found.notes) is fits


@pytest.mark.parametrize(("most", "n_left"), [(0.0, 0), (0.19, 1), (0.2, 2), (0.3, 3), (1.0, 3)])
def test_outliers_are_left_up_to_their_share(most, n_left):
    topics = np.array([0] * 4 + [1] * 3 + [NO_CLUSTER] * 3)
    vectors = np.zeros((10, 2), dtype=np.float32)
    vectors[:, 0] = 1
    joined = _join_outliers(topics, vectors, most)
    assert (joined == NO_CLUSTER).sum() == n_left
    assert joined[:7].tolist() == topics[:7].tolist()


def test_nearest_outliers_join_the_nearest_topic_first():
    topics = np.array([0, 1, NO_CLUSTER, NO_CLUSTER, NO_CLUSTER])
    vectors = np.array([[1, 0], [0, 1], [0.8, 0.6], [0, 1], [0.7, 0.714]], dtype=np.float32)
    assert _join_outliers(topics, vectors, 0.4).tolist() == [0, 1, NO_CLUSTER, 1, NO_CLUSTER]
    assert _join_outliers(topics, vectors, 0.2).tolist() == [0, 1, 0, 1, NO_CLUSTER]


def test_declared_topics_are_the_same_in_each_run():
    topics = np.array([0, 0, 1, 2, 2])
    (run,) = _runs_of_all((np.array([0, 1, 1]),), topics, [0])
    assert run[:2].tolist() == [run[0]] * 2
    assert run[2:].tolist() == [0, 1, 1]
    assert run[0] not in (0, 1)


def test_topics_that_are_all_declared_come_back_always():
    topics = np.array([0, 1, 1])
    (run,) = _runs_of_all((), topics, [0, 1])
    assert run.tolist() == [1, 2, 2]


@pytest.mark.parametrize("guide", ["guided", "zeroshot"])
def test_guide_without_a_codebook_is_refused_whatever_its_way(three_subjects, guide):
    with pytest.raises(Exception, match=f"bertopic_guide = '{guide}' needs a codebook"):
        find_themes(*three_subjects, replace(SETTINGS, bertopic_guide=guide), method="bertopic", n_themes=3)
