from __future__ import annotations

import numpy as np
import pytest

from topics.records import table
from topics.themes.measures import agreement, coherence, crossing, diversity

TEXTS = [text.split() for text in ("ship harbour sails", "ship harbour", "choir song", "choir song hall")] * 5


def _assigned(**methods: str):
    return table(
        "assignments",
        [
            {"method": method, "passage": str(at), "article": "a", "theme": theme, "score": 1.0, "chosen": True}
            for method, letters in methods.items()
            for at, theme in enumerate(letters)
        ],
    )


def _named(assignments):
    pairs = assignments[["method", "theme"]].drop_duplicates()
    return table("themes", [{"method": m, "theme": t, "label": t.upper()} for m, t in pairs.itertuples(index=False)])


def test_coherence_of_words_that_stand_together_is_higher():
    together, apart = coherence([["ship", "harbour"], ["ship", "song"]], TEXTS)
    assert together.npmi > 0.9 > 0 > apart.npmi
    assert together.c_v > apart.c_v


def test_coherence_finds_a_phrase():
    own = coherence([["ship harbour", "sails"]], TEXTS)[0]
    assert own.npmi > 0
    assert 0 <= own.c_v <= 1


def test_coherence_counts_windows_of_a_long_text():
    near = "ship harbour " + "filler " * 300 + "choir"
    close, far = coherence([["ship", "harbour"], ["ship", "choir"]], [near.split()])
    assert close.npmi > far.npmi


@pytest.mark.parametrize(("terms", "texts"), [([["alone"]], TEXTS), ([["a", "b"]], []), ([[]], TEXTS)])
def test_coherence_without_pairs_is_no_number(terms, texts):
    own = coherence(terms, texts)[0]
    assert np.isnan([own.npmi, own.c_v]).all()


def test_diversity_falls_as_themes_share_terms():
    assert diversity([["a", "b"], ["c", "d"]]) == 1
    assert diversity([["a", "b"], ["a", "b"]]) == 0.5


def test_agreement_does_not_mind_names():
    result = agreement(_assigned(one="aabb", two="xxyy", three="abab")).set_index(["one", "other"])
    assert result.loc[("one", "two"), "ari"] == 1
    assert result.loc[("one", "three"), "ari"] < 0.1
    assert set(result["n_members"]) == {4}


def test_crossing_counts_the_members_of_each_pair():
    assigned = _assigned(one="aabb", two="xyyy")
    counts = crossing(assigned, _named(assigned), "one", "two")
    assert counts.loc["A"].tolist() == [1, 1]
    assert counts.loc["B"].tolist() == [0, 2]
    assert (counts.index.name, counts.columns.name) == ("one", "two")
