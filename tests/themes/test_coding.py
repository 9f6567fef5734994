from __future__ import annotations

import math

import pandas as pd
import pytest

from topics.errors import InputError
from topics.records import table
from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.coding import check_codebook, coding_agreement, read_coded, sample_passages, teaching_passages
from topics.themes.declared import apply_codebook

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


@pytest.mark.parametrize(("n_shared", "overlaps"), [(2, ["fleet"]), (1, [])])
def test_themes_overlap_from_half_of_the_smaller(n_shared, overlaps):
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)), DeclaredTheme("fleet", "", terms=("y",))))
    passages = {"sea": "abcdefgh", "fleet": "abcd"[:n_shared] + "wxyz"[n_shared:]}
    assigned = table(
        "assignments",
        [{"passage": one, "theme": name, "chosen": True} for name, letters in passages.items() for one in letters],
    )
    checked = check_codebook(book, assigned, [])
    assert checked["overlaps"].tolist() == [overlaps, ["sea"] if overlaps else []]
    assert checked["advice"][0].startswith("Half of its passages") is bool(overlaps)
    assert checked["n_passages"].tolist() == [8, 4]


def test_themes_without_passages_do_not_overlap():
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)), DeclaredTheme("fleet", "", terms=("y",))))
    assert check_codebook(book, table("assignments"), [])["overlaps"].tolist() == [[], []]


def test_check_codebook_counts_near_misses_apart():
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)),))
    letters = [("a", True), ("b", True), ("c", False)]
    rows = [{"passage": one, "theme": "sea", "chosen": chosen, "by_term": one == "a"} for one, chosen in letters]
    checked = check_codebook(book, table("assignments", rows), ["x"])
    assert checked[["n_passages", "n_by_term", "n_near"]].to_numpy().tolist() == [[2, 1, 1]]


def test_coding_agreement_counts_only_what_the_coder_saw(tmp_path):
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)),))
    assigned = table("assignments", [{"passage": one, "theme": "sea", "chosen": True} for one in "abcz"])
    path = tmp_path / "coded.csv"
    path.write_text("passage,theme,coder\na,sea,A\nb,,A\nc,sea,A\nd,sea,A\ne,none,A\n", encoding="utf-8")
    (row,) = coding_agreement(book, assigned, read_coded(path, book, list("abcdez"))).itertuples(index=False)
    assert (row.theme, row.coder, row.n_coded) == ("sea", "A", 5)
    assert (row.precision, row.recall, row.f1) == (0.6667, 0.6667, 0.6667)
    assert row.kappa == pytest.approx(1 / 6, abs=1e-4)


def test_kappa_of_coders_who_say_the_same_of_everything_is_no_number(tmp_path):
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)),))
    assigned = table("assignments", [{"passage": one, "theme": "sea", "chosen": True} for one in "ab"])
    path = tmp_path / "coded.csv"
    path.write_text("passage,theme\na,sea\nb,sea\n", encoding="utf-8")
    (row,) = coding_agreement(book, assigned, read_coded(path, book, list("ab"))).itertuples(index=False)
    assert (row.precision, row.recall) == (1, 1)
    assert math.isnan(row.kappa)


def test_read_coded_says_each_thing_once_and_strips_it(applied, tmp_path):
    first = applied[0]["id"][0]
    path = tmp_path / "coded.csv"
    path.write_text(f"passage,theme,coder\n{first}, sea , A\n{first},sea,A\n{first}, ,A\n", encoding="utf-8")
    coded = read_coded(path, BOOK, list(applied[0]["id"]))
    assert coded.to_numpy().tolist() == [[first, "sea", "A"], [first, "none", "A"]]
    assert coded.index.tolist() == [0, 1]


def test_sample_passages_takes_chosen_passages_and_near_misses_in_turn():
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)),))
    letters = [("a", True), ("b", True), ("c", True), ("d", False), ("e", False)]
    assigned = table("assignments", [{"passage": one, "theme": "sea", "chosen": chosen} for one, chosen in letters])
    passages = table("passages", [{"id": one, "text": one.upper()} for one in "abcdefgh"])
    sample = sample_passages(passages, book, assigned, size=6, seed=3)
    taken = sample["passage"].tolist()[::2]
    assert [sum(one in group for one in taken) for group in ("abc", "de", "fgh")] == [2, 2, 2]
    assert sample["coder"].tolist() == ["A", "B"] * 6
    assert taken == sorted(taken)
    assert sample["text"].tolist()[::2] == [one.upper() for one in taken]
    pd.testing.assert_frame_equal(sample, sample_passages(passages, book, assigned, size=6, seed=3))


def test_figures_of_coders_are_told_in_four_digits():
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)),))
    assigned = table("assignments", [{"passage": one, "theme": "sea", "chosen": True} for one in "abc"])
    told = [("a", "sea", "A"), ("d", "sea", "A"), ("b", "none", "A"), ("c", "none", "A"), ("e", "none", "A")]
    told += [("a", "sea", "B"), ("b", "sea", "B"), ("c", "none", "B"), ("z", "sea", "B")]
    agreed = coding_agreement(book, assigned, pd.DataFrame(told[::-1], columns=["passage", "theme", "coder"]))
    assert agreed["coder"].tolist() == ["A", "B", "A / B"]
    assert agreed["n_coded"].tolist() == [5, 4, 3]
    assert agreed["precision"].tolist() == [0.3333, 0.6667, 0.5]
    assert agreed["recall"].tolist() == [0.5, 0.6667, 1.0]
    assert agreed["f1"].tolist() == [0.4, 0.6667, 0.6667]
    assert agreed["kappa"].tolist() == [-0.1538, -0.3333, 0.4]


@pytest.mark.parametrize(("truth", "has_kappa"), [("ab", False), ("a", True), ("", True)])
def test_kappa_needs_one_who_parts_what_was_seen(truth, has_kappa):
    book = Codebook((DeclaredTheme("sea", "", terms=("x",)),))
    told = [(one, "sea" if one in truth else "none", "A") for one in "ab"]
    coded = pd.DataFrame(told, columns=["passage", "theme", "coder"])
    chosen = "ab" if truth else "a"
    assigned = table("assignments", [{"passage": one, "theme": "sea", "chosen": True} for one in chosen])
    assert math.isnan(coding_agreement(book, assigned, coded)["kappa"][0]) is not has_kappa


def test_read_coded_tells_the_line_of_the_first_that_is_unknown(applied, tmp_path):
    first = applied[0]["id"][0]
    path = tmp_path / "coded.csv"
    path.write_text(f"\ufeffpassage,theme\n{first},sea\n{first},moon\n{first},sun\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3: there is no theme 'moon'"):
        read_coded(path, BOOK, list(applied[0]["id"]))


def test_read_coded_takes_words_for_nothing_as_words(tmp_path):
    book = Codebook((DeclaredTheme("NA", "", terms=("x",)),))
    path = tmp_path / "coded.csv"
    path.write_text("passage,theme\n007,NA\n", encoding="utf-8")
    assert read_coded(path, book, ["007"]).to_numpy().tolist() == [["007", "NA", ""]]


def test_read_coded_without_a_file_or_both_columns_says_so(tmp_path):
    path = tmp_path / "coded.csv"
    with pytest.raises(InputError, match="cannot be read as CSV"):
        read_coded(path, BOOK, [])
    path.write_text("coder\nA\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no column 'passage'; it needs passage,theme,coder"):
        read_coded(path, BOOK, [])


def test_term_that_one_passage_holds_is_used():
    book = Codebook((DeclaredTheme("sea", "", terms=("ship", "crew", "kraken")),))
    assert check_codebook(book, table("assignments"), ["A ship.", "A crew."])["unused_terms"].tolist() == [["kraken"]]


def test_teaching_passages_are_the_most_doubtful_of_each_theme_in_turn_and_each_once(applied):
    passages, assignments = applied
    drawn = teaching_passages(passages, BOOK, assignments, size=10)
    text_of = dict(zip(passages["id"], passages["text"], strict=True))
    assert [text_of[passage] for passage in drawn["passage"]] == [
        "The harbour was empty.",
        "The ship left.",
        "The choir sang.",
        "A ship in the harbour.",
    ]
    assert set(drawn["theme"]) == set(drawn["coder"]) == {""}


@pytest.mark.parametrize("size", [1, 3])
def test_teaching_passages_are_as_many_as_asked_for(applied, size):
    passages, assignments = applied
    assert len(teaching_passages(passages, BOOK, assignments, size=size)) == size
