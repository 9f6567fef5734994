"""Tables for readers: cells, and the themes of passages and articles as rows."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from topics.output.tables import cell, is_number, rows, theme_rows
from topics.records import table


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (float("nan"), ""),
        (True, "true"),
        (False, "false"),
        (np.bool_(True), "true"),
        (3, "3"),
        (2.0, "2"),
        (-2.0, "-2"),
        (0.123456789, "0.123457"),
        (1234567.5, "1.23457e+06"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1e+15"),
        (("a", 1.0, None), "a; 1; "),
        (np.array(["a", "b"]), "a; b"),
        ("", ""),
    ],
)
def test_cell_is_the_same_in_every_format(value, expected):
    assert cell(value) == expected


def test_row_is_its_cells_by_name():
    (row,) = rows(pd.DataFrame({"id": ["a"], "n": [1]}, index=[7]))
    assert (row.id, row.n) == tuple(row) == ("a", 1)


def test_numbers_are_told_from_texts_and_flags():
    frame = pd.DataFrame({"i": [1], "f": [0.5], "u": np.array([1], dtype="uint8"), "b": [True], "s": ["x"]})
    assert [is_number(frame, name) for name in frame] == [True, True, True, False, False]


def themes_of(tables, method, unit):
    assignments, themes = (frame[frame["method"] == method] for frame in (tables["assignments"], tables["themes"]))
    return theme_rows(assignments, themes, tables["articles"], tables["passages"], unit)


def test_clusters_give_one_row_a_passage_and_an_empty_theme_where_there_is_none(tables):
    lines = themes_of(tables, "tfidf", "passage")
    assert list(lines["id"]) == list(tables["passages"]["id"])
    assert list(lines["theme"]) == ["0", "", "", "0", "1", "", "1"]
    assert list(lines["label"])[:2] == ["mayor, dockers", ""]
    assert list(lines["score"])[:2] == [0.8, 0.0]
    assert list(lines["chosen"])[:2] == [True, False]


def test_codebook_gives_one_row_a_passage_and_theme(tables):
    codes = tables["assignments"]
    again = codes[codes["method"] == "codebook"].head(1).assign(theme="labour")
    lines = themes_of({**tables, "assignments": pd.concat([codes, again])}, "codebook", "passage")
    assert len(lines) == len(tables["passages"]) + 1
    assert sorted(lines[lines["id"] == again["passage"].iloc[0]]["theme"]) == ["labour", "talks"]


def rows_of_articles(*assigned):
    keys = ("passage", "article", "theme", "score", "chosen")
    lines = [{"method": "tfidf", **dict(zip(keys, one, strict=True))} for one in assigned]
    articles = table("articles", [{"id": "a", "source": "a.txt", "found": "12345"}, {"id": "b", "source": "b.txt"}])
    themes = table("themes", [{"method": "tfidf", "theme": theme, "label": theme.upper()} for theme in "xyz"])
    return theme_rows(table("assignments", lines), themes, articles, table("passages"), "article")


def test_article_has_the_theme_of_most_of_its_passages():
    lines = rows_of_articles(("1", "a", "x", 0.2, True), ("2", "a", "x", 0.4, True), ("3", "a", "y", 0.9, True))
    assert list(lines["theme"]) == ["x", ""]
    assert lines["score"].tolist() == pytest.approx([0.3, 0.0])
    assert lines.loc[0, ["start", "stop", "label"]].tolist() == [0, 5, "X"]


def test_articles_keep_their_order_whatever_their_themes():
    lines = rows_of_articles(("1", "b", "x", 0.9, True), ("2", "b", "x", 0.9, True), ("3", "a", "y", 0.1, True))
    assert list(lines["id"]) == ["a", "b"]
    assert list(lines["theme"]) == ["y", "x"]
    assert list(lines["chosen"]) == [True, True]


@pytest.mark.parametrize("passages", [("1", "2"), ("", "")], ids=["by passages", "whole"])
def test_of_themes_that_fit_equally_well_the_first_by_name_is_taken(passages):
    first, second = passages
    lines = rows_of_articles((first, "a", "y", 0.5, True), (second, "a", "x", 0.5, True))
    assert lines.loc[0, ["theme", "label", "score"]].tolist() == ["x", "X", 0.5]


def test_passage_has_its_chosen_theme_then_the_one_that_fits_best(tables):
    of_clusters = tables["assignments"][tables["assignments"]["method"] == "tfidf"]
    first = of_clusters.head(1)
    again = [first.assign(theme="1", score=0.9, chosen=False), first.assign(theme="1", score=0.7)]
    lines = themes_of({**tables, "assignments": pd.concat([*again, of_clusters])}, "tfidf", "passage")
    assert lines.loc[0, ["theme", "score", "chosen"]].tolist() == ["0", 0.8, True]
    assert len(lines) == len(tables["passages"])


def test_themes_of_a_passage_come_by_how_well_they_fit(tables):
    codes = tables["assignments"]
    first = codes[codes["method"] == "codebook"].head(1)
    others = [first.assign(theme="labour", score=0.9), first.assign(theme="quays", score=0.95, chosen=False)]
    lines = themes_of({**tables, "assignments": pd.concat([codes, *others])}, "codebook", "passage")
    assert list(lines[lines["id"] == first["passage"].iloc[0]]["theme"]) == ["labour", "talks", "quays"]


def test_article_of_equally_many_passages_has_the_theme_that_fits_best():
    lines = rows_of_articles(("1", "a", "x", 0.2, True), ("2", "a", "y", 0.9, True), ("3", "a", "z", 0.95, False))
    assert list(lines["theme"]) == ["y", ""]


def test_article_that_was_assigned_whole_has_its_chosen_theme():
    lines = rows_of_articles(("", "a", "x", 0.9, False), ("", "a", "y", 0.2, True), ("", "b", "z", 0.5, True))
    assert list(lines["theme"]) == ["y", "z"]
