"""From passages to articles, outlets and months; the tree of themes."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.errors import InputError
from topics.records import table
from topics.settings import ThemeSettings
from topics.themes.discovery import find_themes
from topics.themes.measures import calendar_bins, periods_of, theme_hierarchy, theme_shares

ARTICLES = [
    {"id": "a", "outlet": "Gazette", "published": "2023-01-05"},
    {"id": "b", "outlet": "Herald", "published": "2023-01-06", "reprint_of": "a"},
    {"id": "c", "outlet": "", "published": ""},
]
PASSAGES = [{"id": f"{article}{at}", "article": article} for article in "abc" for at in range(4)]


@pytest.fixture
def tables():
    rows = [("a0", "a"), ("a1", "a"), ("b0", "b"), ("b1", "b"), ("c0", "c")]
    told = [{"method": "tfidf", "passage": p, "article": a, "theme": "t", "chosen": True} for p, a in rows]
    told.append({"method": "tfidf", "passage": "c1", "article": "c", "theme": "t", "chosen": False})
    return table("assignments", told), table("passages", PASSAGES), table("articles", ARTICLES)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("article", {"a": (2, 0.5), "b": (2, 0.5), "c": (1, 0.25)}),
        ("outlet", {"Gazette": (2, 0.5), "unknown outlet": (1, 0.25)}),
        ("month", {"2023-01": (2, 0.5)}),
    ],
)
def test_theme_shares_count_reprints_once(tables, by, expected):
    found = theme_shares(*tables, by)
    assert {row.group: (row.n_passages, row.share) for row in found.itertuples()} == expected


def test_theme_shares_by_something_else_says_so(tables):
    with pytest.raises(InputError, match="phase of the moon"):
        theme_shares(*tables, "phase of the moon")


@given(st.lists(st.dates(min_value=pd.Timestamp("1900-01-01").date()), max_size=20))
def test_calendar_bins_hold_every_day_without_a_gap(days):
    period, bins = calendar_bins([day.isoformat() for day in days])
    assert bins == sorted(set(bins))
    assert len(bins) <= 12 or period == "year"
    assert set(periods_of(pd.Series([day.isoformat() for day in days], dtype=str), period)) <= set(bins)
    if days and period == "month":
        first, last = min(days), max(days)
        assert len(bins) == (last.year - first.year) * 12 + last.month - first.month + 1


def test_theme_hierarchy_joins_every_theme_once_nearest_first(three_subjects):
    passages, articles = three_subjects
    found = find_themes(passages, articles, ThemeSettings(), n_themes=4)
    tree = theme_hierarchy(passages, found.assignments, found.themes, "tfidf")
    joined = [*tree["left"], *tree["right"]]
    assert len(tree) == 3 and len(set(joined)) == 6
    assert set(found.themes["theme"]) <= set(joined)
    assert tree["distance"].is_monotonic_increasing
    assert tree["n_themes"].iloc[-1] == 4


def test_theme_hierarchy_of_one_theme_is_empty(three_subjects):
    passages, articles = three_subjects
    found = find_themes(passages, articles, ThemeSettings(), n_themes=1)
    assert theme_hierarchy(passages, found.assignments, found.themes, "tfidf").empty


@pytest.mark.parametrize(("n_days", "period"), [(12, "day"), (13, "month")])
def test_calendar_bins_are_days_up_to_twelve(n_days, period):
    found, bins = calendar_bins(["2023-01-01", "", f"2023-01-{n_days:02d}"])
    assert found == period
    assert len(bins) == (n_days if period == "day" else 1)


def test_calendar_bins_of_more_than_twelve_months_are_quarters():
    assert calendar_bins(["2022-01-31", "2022-12-31"])[0] == "month"
    quarters = ["2022Q1", "2022Q2", "2022Q3", "2022Q4", "2023Q1"]
    assert calendar_bins(["2022-01-31", "2023-01-01"]) == ("quarter", quarters)
    assert calendar_bins(["2020-01-01", "2022-12-31"])[0] == "quarter"


def test_calendar_bins_of_more_than_twelve_quarters_are_years():
    assert calendar_bins(["2020-01-31", "2023-01-01"]) == ("year", ["2020", "2021", "2022", "2023"])
    assert calendar_bins([]) == ("year", [])


def test_theme_shares_by_day_quarter_and_year_go_by_publication(tables):
    assert theme_shares(*tables, "day")["group"].tolist() == ["2023-01-05"]
    assert theme_shares(*tables, "quarter")["group"].tolist() == ["2023Q1"]
    assert theme_shares(*tables, "year")["group"].tolist() == ["2023"]


def test_theme_hierarchy_joins_the_themes_of_like_words_first(corpus):
    texts = ["ship port cargo", "ship port crew", "choir song hall", "tax law court"]
    passages, _articles = corpus({"a": texts})
    assigned = table(
        "assignments",
        [
            {"method": "tfidf", "passage": passage, "article": "a", "theme": f"t{number}", "chosen": True}
            for number, passage in enumerate(passages["id"])
        ],
    )
    themes = table("themes", [{"method": "tfidf", "theme": f"t{number}"} for number in range(4)])
    tree = theme_hierarchy(passages, assigned, themes, "tfidf")
    assert tree["step"].tolist() == [1, 2, 3]
    assert tree.iloc[0][["left", "right", "n_themes"]].tolist() == ["t0", "t1", 2]
    assert 0 < tree["distance"][0] < tree["distance"][1] == 1
    assert "step 1" in [*tree["left"], *tree["right"]]
    assert tree["n_themes"].iloc[-1] == 4


def test_theme_shares_are_told_in_four_digits_and_by_theme():
    rows = [("tfidf", "t2", "a0"), ("tfidf", "t1", "a1"), ("bertopic", "t3", "a2")]
    told = [{"method": m, "passage": p, "article": "a", "theme": t, "chosen": True} for m, t, p in rows]
    passages = table("passages", [{"id": f"a{at}", "article": "a"} for at in range(3)])
    shares = theme_shares(table("assignments", told), passages, table("articles", ARTICLES), "article")
    assert shares["theme"].tolist() == ["t3", "t1", "t2"]
    assert shares["share"].tolist() == [0.3333] * 3


def test_calendar_bins_run_over_the_empty_ones_up_to_any_number_asked_for():
    days = ["2023-01-30", "2023-02-02"]
    assert calendar_bins(days, 4) == ("day", ["2023-01-30", "2023-01-31", "2023-02-01", "2023-02-02"])
    assert calendar_bins(days, 3) == ("month", ["2023-01", "2023-02"])
    assert calendar_bins(["2020-05-01", "2023-05-01"], 2) == ("year", ["2020", "2021", "2022", "2023"])


def test_theme_hierarchy_tells_distances_in_three_digits_and_leaves_out_what_was_not_chosen(corpus):
    passages, _articles = corpus({"a": ["ship port cargo", "ship port crew", "ship song hall"]})
    rows = [("t0", 0, True), ("t1", 1, True), ("t0", 2, False), ("t1", 2, False)]
    assigned = table(
        "assignments",
        [
            {"method": "tfidf", "passage": passages["id"][at], "article": "a", "theme": theme, "chosen": chosen}
            for theme, at, chosen in rows
        ],
    )
    themes = table("themes", [{"method": method, "theme": f"t{n}"} for method in ("tfidf", "other") for n in (0, 1)])
    (step,) = theme_hierarchy(passages, assigned, themes, "tfidf").itertuples(index=False)
    assert (step.step, step.left, step.right, step.n_themes) == (1, "t0", "t1", 2)
    assert step.distance == round(step.distance, 3)
    assert 0 < step.distance < 1
    assert theme_hierarchy(passages, assigned, themes, "other").empty


def test_theme_hierarchy_goes_by_the_logarithm_of_counts(corpus):
    passages, _articles = corpus({"a": ["ship, ship, ship, port", "ship, port"]})
    assigned = table(
        "assignments",
        [
            {"method": "tfidf", "passage": passage, "article": "a", "theme": f"t{number}", "chosen": True}
            for number, passage in enumerate(passages["id"])
        ],
    )
    themes = table("themes", [{"method": "tfidf", "theme": f"t{number}"} for number in range(2)])
    weight = 1 + math.log(3)
    cosine = (weight + 1) / math.sqrt(weight**2 + 1) / math.sqrt(2)
    tree = theme_hierarchy(passages, assigned, themes, "tfidf")
    assert tree["distance"].tolist() == [round(1 - cosine, 3)]
