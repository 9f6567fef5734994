"""The figure of disagreements: what is drawn, how much, and that nothing is drawn where nothing is to be shown."""

import pandas as pd
import pytest

from topics.output.figures import draw_disagreements
from topics.output.figures.style import COLUMN_MM, INCH_MM, PAGE_HEIGHT_MM
from topics.records import table


def claims(n_disagreements=1, kind="revised"):
    same = {"kind": kind, "matter": "count", "event": "", "start": 0, "stop": 9, "quote": "q", "speaker": ""}
    values = [("a", "10 ships", "2021-05-01"), ("b", "14 ships", "2021-05-03"), ("c", "14 ships", "")]
    sides = {"10 ships": 1, "14 ships": 2}
    told = [
        same | {"article": name, "source": name, "value": value, "side": sides[value], "published": day}
        for name, value, day in values
    ]
    rows = [
        one | {"disagreement": f"d{number}", "rank": number, "about": f"how many ships {number}"}
        for number in range(1, n_disagreements + 1)
        for one in told
    ]
    return table("claims", rows)


def test_what_says_the_same_in_other_words_is_one_value_by_its_most_frequent_words():
    told = claims().assign(value=["10 ships", "14 vessels", "14 ships"])
    more = pd.concat([told, told[2:].assign(article="d")], ignore_index=True)
    drawing = draw_disagreements(more, 180)
    words = {text.get_text() for axes in drawing.figure.axes for text in axes.texts}
    assert {"10 ships", "14 ships"} <= words
    assert "14 vessels" not in words


def _asked(*questions):
    """Return claims of (about, values by side, articles by side), one question after the other."""
    same = {"matter": "office", "event": "", "start": 0, "stop": 9, "quote": "q", "published": "2021-05-01"}
    rows = []
    for rank, (about, values, article) in enumerate(questions, start=1):
        one = same | {"disagreement": f"d{rank}", "rank": rank, "about": about}
        kind = "inside" if article else "contradiction"
        rows += [
            one | {"kind": kind, "value": value, "side": side, "article": article or f"a{side}"}
            for side, value in enumerate(values, start=1)
        ]
    return table("claims", rows)


def _texts(drawing):
    return [text.get_text() for axes in drawing.figure.axes for text in axes.texts]


def test_question_asked_again_within_one_article_is_one_with_its_article_counted():
    drawing = draw_disagreements(
        _asked(("who was mayor", ["Berg", "Holm"], ""), ("who was mayor", ["Holm", "Berg"], "b"))
    )
    assert _texts(drawing).count("who was mayor") == 1
    assert _texts(drawing).count("2") == 2
    assert "The articles disagree on 1 point" in _texts(drawing)


@pytest.mark.parametrize("second", [("who was mayor", ["Berg", "Lund"]), ("who was judge", ["Berg", "Holm"])])
def test_question_with_another_value_or_of_another_office_is_one_of_its_own(second):
    drawing = draw_disagreements(_asked(("who was mayor", ["Berg", "Holm"], ""), (*second, "b")))
    assert "The articles disagree on 2 points" in _texts(drawing)
    assert drawing.data["disagreement"].nunique() == 2


def test_sides_that_read_the_same_are_left_to_the_table_of_claims():
    told = _asked(
        ("whether", ["had left town", "left town"], ""), ("whether she", ["left town", "never left town"], "")
    )
    drawing = draw_disagreements(told)
    assert drawing.data["disagreement"].unique().tolist() == ["d2"]
    assert "1 more disagreement in the table of claims" in _texts(drawing)
    assert "The articles disagree on 2 points" in _texts(drawing)


def test_figure_without_anything_to_decode_does_not_say_that_nobody_disagrees():
    drawing = draw_disagreements(_asked(("whether", ["had left town", "left town"], "")))
    assert "The articles disagree on 1 point" in _texts(drawing)


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


@pytest.mark.parametrize(
    ("days", "said", "unsaid"),
    [
        (["2021-05-01", "2021-05-03"], "", "only possible"),
        (["2021-05-01", "2021-05-03~"], "Pale marks: the day is only possible.", "Open marks"),
        (["2021-05-01", "2021-05-01/2021-06-15"], "Open marks, on the left: the day is not known.", "Pale marks"),
        (["", ""], "Open marks, on the left: the day is not known.", "Pale marks"),
    ],
)
def test_caption_tells_days_that_are_likely_or_unknown_and_only_these(days, said, unsaid):
    told = claims().assign(published=[*days, days[-1]])
    drawing = draw_disagreements(told, COLUMN_MM)
    assert said in drawing.caption
    assert unsaid not in drawing.caption


def test_a_likely_day_says_so_under_its_line():
    drawing = draw_disagreements(claims().assign(published=["2021-05-01", "2021-05-03~", ""]))
    words = [text.get_text() for axes in drawing.figure.axes for text in axes.texts]
    assert "1 May 2021" in words
    assert "3 May 2021, possibly" in words


@pytest.mark.parametrize(("last", "lines"), [("2021-05-09", 1), ("2021-05-09~", 2)])
def test_days_at_both_ends_never_overlap(last, lines):
    from matplotlib.text import Text

    first = "2021-05-01~" if last.endswith("~") else "2021-05-01"
    row = {"rank": 1, "disagreement": "d", "kind": "contradiction", "about": "how many boats", "matter": "count"}
    claims = table(
        "claims",
        [
            row | {"article": one, "value": one, "side": side, "published": day}
            for side, one, day in ((1, "a", first), (2, "b", last))
        ],
    )
    drawing = draw_disagreements(claims, 85)
    days = [text.get_position()[1] for text in drawing.figure.findobj(Text) if "May 2021" in text.get_text()]
    assert len({round(y, 3) for y in days}) == lines
