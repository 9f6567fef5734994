"""The other ways of grouping: NMF, agglomerative, k-means alone; HDBSCAN, guided and zero-shot topics."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from topics.errors import InputError, SettingsError
from topics.settings import ThemeSettings
from topics.themes.discovery import find_themes

SETTINGS = ThemeSettings()
UNLIKE = [
    "granite violin", "harvest tunnel", "lemon orbit", "chapel spider", "anchor velvet", "glacier drum",
    "pepper ladder", "comet saddle", "bottle thunder", "marble canoe", "lantern wolf", "basket trumpet",
]  # fmt: skip


def purity(found):
    kept = found.assignments[found.assignments["chosen"]]
    crossing = pd.crosstab(kept["theme"], kept["article"].map(lambda name: int(name[:2]) % 3))
    return (crossing.max(axis=1) / crossing.sum(axis=1)).min()


@pytest.mark.parametrize("clustering", ["kmeans", "nmf", "agglomerative"])
def test_find_themes_clustered_as_asked_finds_the_three_subjects(three_subjects, clustering):
    found = find_themes(*three_subjects, replace(SETTINGS, clustering=clustering), n_themes=3)
    assert len(found.themes) == 3
    assert purity(found) > 0.9
    assert found.themes["stability"].between(0.5, 1).all()
    assert any("as asked" in note for note in found.notes)


def test_find_themes_by_nmf_of_vectors_without_words_says_so(three_subjects):
    with pytest.raises(InputError, match="NMF groups texts by their words"):
        find_themes(*three_subjects, replace(SETTINGS, clustering="nmf"), vectors="sentence", n_themes=3)


@pytest.mark.parametrize(
    "wrong", [{"clustering": "magic"}, {"bertopic_clustering": "magic"}, {"bertopic_guide": "magic"}]
)
def test_unknown_way_of_clustering_is_refused_with_the_ways_there_are(wrong):
    with pytest.raises(SettingsError, match=f"{next(iter(wrong))} = 'magic' is not possible; it should be "):
        replace(SETTINGS, **wrong)


def test_hdbscan_leaves_no_more_outliers_than_asked(three_subjects):
    passages, articles = three_subjects
    loose = replace(SETTINGS, bertopic_clustering="hdbscan", bertopic_smallest=4, bertopic_outliers=1.0)
    some = find_themes(passages, articles, loose, method="bertopic", n_themes=3)
    few = find_themes(passages, articles, replace(loose, bertopic_outliers=0.05), method="bertopic", n_themes=3)
    left = few.assignments[~few.assignments["chosen"]]
    assert len(some.assignments) == len(few.assignments) == len(passages)
    assert len(left) <= max(0.05 * len(passages), 0)
    assert len(left) <= (~some.assignments["chosen"]).sum()
    assert set(left["basis"]) <= {"too far from every theme"}
    assert few.themes["stability"].between(0, 1).all()


GUIDE = {"shipping": ["Ships and ports."], "music": ["Songs and singers."]}


@pytest.mark.parametrize("guide", ["guided", "zeroshot"])
def test_bertopic_takes_the_codebook_as_asked(three_subjects, guide):
    settings = replace(SETTINGS, bertopic_guide=guide, bertopic_zeroshot=0.3)
    found = find_themes(*three_subjects, settings, method="bertopic", n_themes=3, guide=GUIDE)
    assert found.assignments["chosen"].all()
    assert any("codebook" in note for note in found.notes)
    if guide == "zeroshot":
        declared = found.themes["label"].isin(GUIDE)
        assert declared.any()
        assert (found.themes["stability"][declared] == 1).all()
    assert found.themes["stability"].between(0, 1).all()


def test_bertopic_guided_without_a_codebook_says_so(three_subjects):
    with pytest.raises(InputError, match="needs a codebook"):
        find_themes(*three_subjects, replace(SETTINGS, bertopic_guide="guided"), method="bertopic", n_themes=3)


def test_find_themes_takes_any_encoder(three_subjects):
    class Lengths:
        """An encoder of one's own."""

        def encode(self, texts):
            return np.asarray([[len(text), 1.0] for text in texts])

    found = find_themes(*three_subjects, SETTINGS, vectors="sentence", n_themes=2, encoder=Lengths())
    assert len(found.assignments) == len(three_subjects[0])


def test_hdbscan_that_finds_nothing_says_so(corpus):
    texts = [f"{pair} stood here alone." for pair in UNLIKE]
    settings = replace(SETTINGS, bertopic_clustering="hdbscan", bertopic_smallest=10)
    found = find_themes(*corpus({"a": texts}), settings, method="bertopic", n_themes=3)
    assert len(found.themes) == 1
    assert any("found no part denser than the rest" in note for note in found.notes)
