from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from topics.records import table
from topics.themes import measures
from topics.themes.measures import WINDOW, agreement, coherence, crossing, diversity

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


def test_coherence_is_the_mean_npmi_of_each_two_terms():
    texts = [["a", "b"], ["a", "b"], ["a"], ["c"]]
    own = coherence([["a", "b"]], texts)[0]
    assert own.npmi == pytest.approx(np.log(0.5 / (0.75 * 0.5)) / -np.log(0.5), abs=1e-4)
    vectors = np.array([[np.log(4 / 3) / -np.log(0.75), own.npmi], [own.npmi, 1.0]])
    whole = vectors.sum(axis=0)
    cosines = vectors @ whole / np.linalg.norm(vectors, axis=1) / np.linalg.norm(whole)
    assert own.c_v == pytest.approx(cosines.mean(), abs=1e-3)


def test_terms_of_every_window_go_together_wholly():
    assert coherence([["a", "b"]], [["a", "b"]] * 3)[0].npmi == 1


@pytest.mark.parametrize(("n_between", "shares"), [(WINDOW - 2, True), (WINDOW - 1, False)])
def test_terms_share_a_window_up_to_its_width(n_between, shares):
    text = ["ship", *["filler"] * n_between, "port", *["filler"] * 200]
    assert (coherence([["ship", "port"]], [text])[0].npmi > 0) is shares


def test_phrase_lies_wholly_in_its_window():
    together = ["ship", *["filler"] * (WINDOW - 3), "free", "trade", *["filler"] * 200]
    apart = ["ship", *["filler"] * (WINDOW - 2), "free", "trade", *["filler"] * 200]
    assert coherence([["ship", "free trade"]], [together])[0].npmi > 0
    assert coherence([["ship", "free trade"]], [apart])[0].npmi < 0


def test_diversity_of_no_terms_is_no_number():
    assert np.isnan(diversity([[], []]))


def test_agreement_takes_the_best_theme_of_a_member_and_leaves_out_what_was_not_chosen():
    rows = [
        ("one", "p", "a", 0.5, True), ("one", "p", "b", 0.9, True), ("one", "q", "a", 0.9, True),
        ("one", "r", "a", 0.9, False), ("two", "p", "x", 1.0, True), ("two", "q", "y", 1.0, True),
        ("two", "r", "y", 1.0, True),
    ]  # fmt: skip
    names = ("method", "passage", "theme", "score", "chosen")
    assigned = table("assignments", [dict(zip(names, row, strict=True)) for row in rows])
    (row,) = agreement(assigned).itertuples(index=False)
    assert (row.one, row.other, row.n_members, row.ari) == ("one", "two", 2, 1.0)


def test_agreement_of_methods_without_a_member_in_common_is_no_number():
    rows = [("one", "p", "a"), ("two", "q", "x")]
    assigned = table(
        "assignments", [{"method": m, "passage": p, "theme": t, "score": 1.0, "chosen": True} for m, p, t in rows]
    )
    (row,) = agreement(assigned).itertuples(index=False)
    assert row.n_members == 0
    assert np.isnan([row.ari, row.nmi]).all()


def test_agreement_of_whole_articles_goes_by_the_article():
    rows = [("one", "a"), ("two", "a")]
    assigned = table(
        "assignments", [{"method": m, "article": a, "theme": "t", "score": 1.0, "chosen": True} for m, a in rows]
    )
    assert agreement(assigned)["n_members"].tolist() == [1]


@pytest.mark.parametrize(("n_texts", "n_read"), [(4, 4), (5, 3), (8, 4), (9, 3)])
def test_coherence_of_many_texts_is_that_of_some_evenly_spaced(monkeypatch, n_texts, n_read):
    monkeypatch.setattr(measures, "_MOST_TEXTS", 4)
    texts = [["a", "b"], ["a"], ["b"], ["a", "c"], ["a", "b"], ["c"], ["b"], ["a"], ["a", "b"]][:n_texts]
    step = -(-n_texts // 4)
    some = texts[::step]
    assert len(some) == n_read
    found = coherence([["a", "b"]], texts)
    monkeypatch.undo()
    assert found == coherence([["a", "b"]], some)


def test_coherence_counts_the_windows_of_each_text():
    texts = [["ship", *["filler"] * (WINDOW - 1)], ["port", *["filler"] * (WINDOW + 1)], ["ship", "port"]]
    own = coherence([["ship", "port"]], texts)[0]
    share_of_both, share_of_ship, share_of_port = 1 / 5, 2 / 5, 2 / 5
    expected = math.log(share_of_both / share_of_ship / share_of_port) / -math.log(share_of_both)
    assert own.npmi == pytest.approx(expected, abs=1e-4)


def test_coherence_of_words_that_never_meet_is_the_least_there_is():
    own = coherence([["ship", "song"]], TEXTS)[0]
    assert own.npmi == pytest.approx(-0.95, abs=0.01)
    assert own.c_v < 0.1


def test_agreement_is_told_in_four_digits_and_as_chance_where_themes_cross():
    (row,) = agreement(_assigned(one="aabbcc", two="aabbbc")).itertuples(index=False)
    assert row.ari == round(adjusted_rand_score([0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 1, 2]), 4)
    assert row.nmi == round(normalized_mutual_info_score([0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 1, 2]), 4)
    assert row.ari not in (0, 1) and row.nmi not in (0, 1)


def test_agreement_of_a_member_alike_in_two_themes_goes_by_the_first_theme():
    rows = [("one", "p", "b"), ("one", "p", "a"), ("one", "q", "a"), ("two", "p", "x"), ("two", "q", "x")]
    assigned = table(
        "assignments", [{"method": m, "passage": p, "theme": t, "score": 0.5, "chosen": True} for m, p, t in rows]
    )
    assert agreement(assigned)["ari"].tolist() == [1.0]


def test_crossing_counts_only_what_was_chosen_and_shows_themes_without_a_pair():
    assigned = _assigned(one="aab", two="xxx")
    assigned = assigned.assign(chosen=[True, False, True, True, True, False])
    counts = crossing(assigned, _named(assigned), "one", "two")
    assert counts.to_numpy().tolist() == [[1], [0]]
