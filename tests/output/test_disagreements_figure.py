"""The figure of disagreements: what is drawn, how much, and that nothing is drawn where nothing is to be shown."""

import pandas as pd
import pytest

from topics.output.figures import draw_disagreements
from topics.output.figures.style import COLUMN_MM, INCH_MM, PAGE_HEIGHT_MM
from topics.records import table


def claims(n_disagreements=1, kind="revised"):
    same = {"kind": kind, "matter": "count", "event": "", "start": 0, "stop": 9, "quote": "q", "speaker": ""}
    values = [("a", "10 ships", "2021-05-01"), ("b", "14 ships", "2021-05-03"), ("c", "14 ships", "")]
    told = [same | {"article": name, "source": name, "value": value, "published": day} for name, value, day in values]
    rows = [
        one | {"disagreement": f"d{number}", "rank": number, "about": f"how many ships {number}"}
        for number in range(1, n_disagreements + 1)
        for one in told
    ]
    return table("claims", rows)


def test_twin_has_each_value_with_its_days_in_order_of_rank():
    drawing = draw_disagreements(claims(2), COLUMN_MM)
    first = drawing.data[drawing.data["disagreement"] == "d1"]
    assert first[["value", "published", "n_articles"]].to_numpy().tolist() == [
        ["10 ships", "2021-05-01", 1],
        ["14 ships", "", 1],
        ["14 ships", "2021-05-03", 1],
    ]
    assert drawing.data["disagreement"].tolist() == ["d1"] * 3 + ["d2"] * 3


def test_spellings_are_not_drawn():
    drawing = draw_disagreements(claims(kind="spelling"))
    assert drawing.data.empty
    assert drawing.caption == "No two articles disagree."


def test_no_claims_give_no_data():
    assert draw_disagreements(table("claims")).data.empty


@pytest.mark.parametrize(("most", "n_drawn"), [(1, 1), (2, 2)])
def test_plainest_are_drawn_where_there_are_more(most, n_drawn):
    drawing = draw_disagreements(claims(3), most=most)
    assert drawing.data["disagreement"].nunique() == n_drawn
    assert f"the {n_drawn} plainest of 3" in drawing.caption


def test_figure_is_no_higher_than_a_page():
    many = pd.concat([claims(60)])
    drawing = draw_disagreements(many, COLUMN_MM, most=60)
    assert drawing.figure.get_size_inches()[1] * INCH_MM <= PAGE_HEIGHT_MM + 5
    assert drawing.data["disagreement"].nunique() < 60
