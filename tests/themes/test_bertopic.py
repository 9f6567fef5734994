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
from topics.themes.bertopic import (
    _find_dense,
    _join_outliers,
    _new_clusterer,
    _new_model,
    _runs_of_all,
    _theme_backend,
    _vocabulary,
    _vote,
)
from topics.themes.clustering import NO_CLUSTER
from topics.themes.discovery import find_themes, why_left_out
from topics.themes.members import gather_members
from topics.themes.vectors import sentence_vectors, unit_rows

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


class PlannedModel:
    """In place of BERTopic: gives the topics that were planned and keeps what it was asked."""

    vectorizer_model = "vectorizer"

    def __init__(self, topics, run, labels, clusterer, rank, vocabulary, backend):
        self.topics, self.run, self.topic_labels_, self.clusterer = topics, run, labels, clusterer
        self.rank, self.vocabulary, self.backend = rank, vocabulary, backend
        self.embeddings = self.updated = None

    def fit_transform(self, _texts, embeddings):
        self.embeddings = embeddings
        self.clusterer.runs_ = (np.array(self.run),)
        return self.topics, None

    def update_topics(self, _texts, topics, vectorizer_model):
        self.updated = (topics, vectorizer_model)

    def get_topic(self, topic):
        return [(f"first of {topic}", 0.5), ("", 0.4), (f"second of {topic}", 0.1), ("weighs nothing", 0.0)]


@pytest.fixture
def planned(corpus, monkeypatch):
    """Return a way to fit planned topics to six texts, which gives the grouping and the model."""

    def fit(topics, *, run=None, vectors=None, labels=None, guide=None, encoder=None, **choices):
        texts = [f"ship{number} port{number} crew{number}" for number in range(6)]
        members = gather_members(*corpus({"a": texts}), "passage")
        models = []

        def new_model(clusterer, rank, vocabulary, backend, _names, _settings):
            models.append(PlannedModel(topics, run or topics, labels or {}, clusterer, rank, vocabulary, backend))
            return models[-1]

        monkeypatch.setattr(bertopic, "_new_model", new_model)
        rows = np.eye(6, dtype=np.float32) if vectors is None else vectors
        settings = replace(SETTINGS, **choices)
        return bertopic.fit_bertopic(members, rows, 2, settings, guide or {}, encoder), models[0]

    return fit


class Letters:
    """An encoder for tests: counts a few letters."""

    def encode(self, texts, /):
        return np.asarray([[1.0 + text.count("a"), text.count("o"), text.count("s")] for text in texts])


def test_bertopic_works_on_the_vectors_given(planned):
    rows = unit_rows(np.arange(12).reshape(6, 2) + 1)
    _, model = planned([0, 0, 0, 1, 1, 1], vectors=rows, encoder=Letters())
    assert model.embeddings.tolist() == rows.astype(np.float64).tolist()


def test_bertopic_with_a_guide_works_on_sentence_vectors_as_the_guide_has_such(planned):
    _, model = planned([0, 0, 0, 1, 1, 1], guide={"sea": ["Ships."]}, encoder=Letters(), bertopic_guide="guided")
    assert model.embeddings.shape == (6, 3)


def test_topics_come_the_largest_first_with_the_terms_that_weigh(planned):
    grouping, model = planned([1, 0, 0, 0, 1, 0])
    assert grouping.clusters.labels.tolist() == [1, 0, 0, 0, 1, 0]
    assert grouping.terms == [["first of 0", "second of 0"], ["first of 1", "second of 1"]]
    assert planned([0, 1, 1, 1, 0, 1])[0].terms[0] == ["first of 1", "second of 1"]
    assert model.updated is None
    assert len(model.vocabulary) == 30


@pytest.mark.parametrize(("n_dimensions", "rank"), [(3, 3), (4, 4), (6, 5), (90, 5)])
def test_texts_are_reduced_to_fewer_components_than_there_are_texts(planned, n_dimensions, rank):
    grouping, model = planned([0, 0, 0, 1, 1, 1], vectors=np.eye(6, n_dimensions, dtype=np.float32))
    assert model.rank == rank
    assert f"BERTopic grouped 6 texts into 2 topics, reduced to {rank} principal components" in grouping.note


def test_texts_are_reduced_to_fifty_components_at_most(corpus, monkeypatch):
    ranks = []

    def new_model(_clusterer, rank, *_):
        ranks.append(rank)
        raise RuntimeError

    monkeypatch.setattr(bertopic, "_new_model", new_model)
    members = gather_members(*corpus({"a": ["ships left port", "choirs sang songs"] * 30}), "passage")
    with pytest.raises(RuntimeError):
        bertopic.fit_bertopic(members, np.eye(60, dtype=np.float32), 2, SETTINGS, {}, None)
    assert ranks == [50]


def test_one_topic_is_called_one_topic(planned):
    assert "6 texts into 1 topic, reduced" in planned([0] * 6)[0].note


def test_outliers_that_joined_and_those_left_are_counted_and_the_topics_told_anew(planned):
    rows = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0.9, 0.1], [0.6, 0.5]], dtype=np.float32)
    topics = [0, 0, 1, 1, NO_CLUSTER, NO_CLUSTER]
    grouping, model = planned(topics, vectors=rows, bertopic_clustering="hdbscan", bertopic_outliers=0.2)
    assert grouping.clusters.labels.tolist() == [0, 0, 1, 1, 0, NO_CLUSTER]
    assert model.updated == ([0, 0, 1, 1, 0, NO_CLUSTER], "vectorizer")
    assert grouping.note.endswith("HDBSCAN; 1 outliers joined the nearest topic, 1 are left without one.")


def test_declared_topics_keep_their_names_and_others_have_none(planned):
    topics, labels = [1, 1, 1, 0, 0, 2], {0: "0_ship_port", 1: "sea", 2: "sky"}
    guided = {"guide": {"sea": ["Ships."]}, "encoder": Letters(), "bertopic_guide": "zeroshot"}
    grouping, _ = planned(topics, run=[0, 0, 1], labels=labels, **guided)
    assert grouping.names == {0: "sea"}
    assert grouping.stability() == [1.0, 1.0, 1.0]
    assert grouping.note.endswith("; the themes of the codebook are topics of their own where texts are like them.")

    unguided, model = planned(topics, labels=labels, guide={"sea": ["Ships."]})
    assert unguided.names == {}
    assert model.backend is None


@pytest.mark.parametrize(("words", "fits"), [("ship port crew", False), ("ship port crew mast", True)])
def test_bertopic_takes_part_from_four_terms(corpus, monkeypatch, words, fits):
    calls = []

    def new_model(*_):
        calls.append(1)
        raise RuntimeError

    monkeypatch.setattr(bertopic, "_new_model", new_model)
    monkeypatch.setattr(bertopic, "need_package", lambda *_: None)
    members = gather_members(*corpus({"a": [", ".join(words.split()), "ship", "port", "crew"]}), "passage")
    rows = np.eye(4, dtype=np.float32)
    if fits:
        with pytest.raises(RuntimeError):
            bertopic.fit_bertopic(members, rows, 2, SETTINGS, {}, None)
    else:
        note = bertopic.fit_bertopic(members, rows, 2, SETTINGS, {}, None).note
        assert note.startswith("4 texts with 3 words and phrases that count, in 2 themes, are too little for BERTopic")
    assert bool(calls) is fits


def test_bertopic_takes_no_part_where_one_theme_is_wanted(corpus):
    members = gather_members(*corpus({"a": ["ships left port", "choirs sang songs"] * 3}), "passage")
    grouping = bertopic.fit_bertopic(members, np.eye(6, dtype=np.float32), 1, SETTINGS, {}, None)
    assert grouping.clusters.labels.tolist() == [0] * 6
    assert "in 1 themes, are too little for BERTopic" in grouping.note


@pytest.mark.parametrize(
    ("guide", "guided", "zero_shot"),
    [("none", None, None), ("guided", [["sea"], ["music"]], None), ("zeroshot", None, ["sea", "music"])],
)
def test_declared_themes_are_seeds_or_topics_as_asked(guide, guided, zero_shot):
    settings = replace(SETTINGS, bertopic_guide=guide, bertopic_zeroshot=0.6)
    model = _new_model(_new_clusterer(settings, 2), 3, ("ship", "song"), None, ["sea", "music"], settings)
    assert (model.seed_topic_list, model.zeroshot_topic_list) == (guided, zero_shot)
    assert model.zeroshot_min_similarity == 0.6


def test_declared_theme_lies_at_the_mean_of_its_texts_and_one_without_at_its_name():
    backend = _theme_backend({"sea": ["aa", "oo"], "sos": []}, Letters())
    sea, name = backend.embed(["sea", "sos"])
    assert sea == pytest.approx(unit_rows([np.sum(sentence_vectors(["aa", "oo"], Letters()), axis=0)])[0])
    assert name == pytest.approx(unit_rows([[1, 1, 2]])[0])
    assert backend.embed(["sos"]).tolist() == [name.tolist()]


def groups_of(size, n_groups, n_alone):
    """Return rows in so many tight groups of a size, and rows that stand alone."""
    chance = np.random.default_rng(1)
    middles = np.repeat(np.eye(n_groups + n_alone), [size] * n_groups + [1] * n_alone, axis=0)
    return (middles + 0.001 * chance.normal(size=middles.shape)).astype(np.float32)


@pytest.mark.parametrize(("smallest", "n_found"), [(4, 6), (5, 0)])
def test_hdbscan_finds_groups_from_the_smallest_size_asked(smallest, n_found):
    labels, runs = _find_dense(smallest, 1, groups_of(4, 6, 0))
    assert len(set(labels.tolist()) - {NO_CLUSTER}) == max(n_found, 1)
    assert (len(runs) == 8) is (n_found > 0)


@pytest.mark.parametrize(("n_alone", "n_found"), [(0, 5), (1, 1)])
def test_hdbscan_asks_for_no_more_than_a_quarter_of_few_rows(n_alone, n_found):
    labels, _ = _find_dense(10, 1, groups_of(3, 5, n_alone))
    assert len(set(labels.tolist()) - {NO_CLUSTER}) == n_found


@pytest.mark.parametrize("n_rows", [1, 2])
def test_hdbscan_keeps_too_few_rows_together(n_rows):
    labels, runs = _find_dense(5, 1, np.eye(2, dtype=np.float32)[:n_rows])
    assert labels.tolist() == [0] * n_rows
    assert runs == ()


def test_fewer_rows_than_topics_are_a_topic_each():
    labels, _ = _vote(5, 1, np.eye(3, dtype=np.float32))
    assert sorted(labels.tolist()) == [0, 1, 2]


def test_outliers_that_are_alike_up_to_the_sixth_decimal_join_in_their_order():
    topics = np.array([0, NO_CLUSTER, NO_CLUSTER])
    nearly = np.array([[1, 0], [0.8, 0.6], [0.8000003, 0.6]], dtype=np.float32)
    further = np.array([[1, 0], [0.8, 0.6], [0.800003, 0.6]], dtype=np.float32)
    assert _join_outliers(topics, nearly, 0.34).tolist() == [0, 0, NO_CLUSTER]
    assert _join_outliers(topics, further, 0.34).tolist() == [0, NO_CLUSTER, 0]


def test_terms_are_those_that_tell_something_where_there_are_enough(corpus):
    passages, articles = corpus({"a": ["The Gazette saw ships, ports, crews, masts.", "Ships left."]})
    enough = gather_members(passages, articles.assign(outlet="Gazette"), "passage")
    assert {"ships", "masts"} <= set(_vocabulary(enough))
    assert "gazette" not in _vocabulary(enough)
    few = gather_members(
        passages[1:].assign(text="Gazette, ships, ports."), articles.assign(outlet="Gazette"), "passage"
    )
    assert _vocabulary(few) == ("gazette", "ports", "ships")


def test_so_many_topics_as_are_wanted_are_voted():
    rows = np.repeat(np.eye(4, dtype=np.float32), 3, axis=0)
    assert len(set(_vote(2, 1, rows)[0].tolist())) == 2


def test_frequent_words_of_topics_weigh_less():
    model = _new_model(_new_clusterer(SETTINGS, 2), 3, ("ship", "song"), None, [], SETTINGS)
    assert model.ctfidf_model.reduce_frequent_words
    assert model.top_n_words == 30
