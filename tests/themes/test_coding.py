from __future__ import annotations

import math

import pytest

from topics.errors import InputError
from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme, apply_codebook
from topics.themes.coding import check_codebook, coding_agreement, read_coded, sample_passages

BOOK = Codebook(
    (
        DeclaredTheme("sea", "", terms=("ship", "kraken"), hints=("harbour", "sails")),
        DeclaredTheme("fleet", "", terms=("ship",)),
        DeclaredTheme("song", "", terms=("choir",)),
        DeclaredTheme("stars", "", terms=("comet",)),
        DeclaredTheme("hollow", ""),
    )
)
TEXTS = ["The ship left.", "A ship in the harbour.", "The harbour was empty.", "The choir sang.", "It rained."]


@pytest.fixture
def applied(corpus):
    passages, articles = corpus({"a": TEXTS})
    return passages, apply_codebook(passages, articles, BOOK, ThemeSettings()).assignments


def test_check_codebook_names_what_to_look_at(applied):
    passages, assignments = applied
    checked = check_codebook(BOOK, assignments, list(passages["text"])).set_index("theme")
    assert checked.loc["sea", "unused_terms"] == ["kraken"]
    assert checked.loc["sea", "overlaps"] == ["fleet"]
    assert checked.loc["stars", "advice"].startswith("No passage")
    assert checked.loc["hollow", "advice"].startswith("It has no terms")
    assert checked.loc["song", "advice"] == ""


def test_coding_agreement_of_a_perfect_and_a_poor_coder(applied, tmp_path):
    passages, assignments = applied
    ids = list(passages["id"])
    lines = [f"{ids[0]},sea,A", f"{ids[1]},sea,A", f"{ids[3]},none,A"]
    lines += [f"{ids[0]},none,B", f"{ids[1]},sea,B", f"{ids[3]},sea,B"]
    path = tmp_path / "coded.csv"
    path.write_text("passage,theme,coder\n" + "\n".join(lines), encoding="utf-8")
    agreed = coding_agreement(BOOK, assignments, read_coded(path, BOOK, ids)).set_index(["theme", "coder"])
    assert agreed.loc[("sea", "A"), ["precision", "recall", "kappa"]].tolist() == [1, 1, 1]
    assert agreed.loc[("sea", "B"), ["precision", "recall"]].tolist() == [0.5, 0.5]
    assert agreed.loc[("sea", "A / B"), "kappa"] < 0
    assert math.isnan(agreed.loc[("stars", "A"), "precision"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("passage,coder\nx,A\n", "no column 'theme'"),
        ("passage,theme\nnowhere,sea\n", "line 2: there is no passage 'nowhere'"),
        ("passage,theme\n{first},moon\n", "line 2: there is no theme 'moon'"),
        ("", "cannot be read"),
        ("passage,theme\n{first},sea,A,more\n", "cannot be read as CSV"),
    ],
)
def test_read_coded_wrong_content_is_explained(applied, tmp_path, content, message):
    ids = list(applied[0]["id"])
    path = tmp_path / "coded.csv"
    path.write_text(content.format(first=ids[0]), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_coded(path, BOOK, ids)


def test_sample_passages_takes_from_each_theme_and_from_none(applied):
    passages, assignments = applied
    sample = sample_passages(passages, BOOK, assignments, size=4, seed=1)
    assert len(sample) == 8
    assert set(sample["coder"]) == {"A", "B"}
    assert {"The choir sang.", "It rained."} <= set(sample["text"])
    assert set(sample["theme"]) == {""}


def test_sample_passages_larger_than_the_corpus_is_the_corpus(applied):
    passages, assignments = applied
    assert set(sample_passages(passages, BOOK, assignments, size=99, seed=1)["text"]) == set(TEXTS)
