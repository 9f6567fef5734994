"""Grids of numbers: what is shaded, how many columns have room, and what the titles say is seen."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from topics.output import colours
from topics.output.figures import draw_agreement, draw_choice, draw_counts, draw_sources, draw_theme_terms
from topics.output.figures.disagreements import draw_disagreements
from topics.output.figures.drawing import text_width
from topics.output.figures.grid import ColumnSizes


def _fills(drawing):
    """Return the colours of all boxes, in the order in which they were drawn."""
    from matplotlib.colors import to_hex

    boxes = drawing.figure.axes[0].findobj(Rectangle)
    return [to_hex(box.get_facecolor()) for box in boxes if box.get_zorder() == 2]


def _words(drawing):
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def test_unshaded_column_has_numbers_but_no_shade_and_darkens_no_other():
    counts = pd.DataFrame({"June": [5, 9], "July": [90, 1]}, index=["harbour", "ferry"])
    options = {"of_rows": "theme", "of_columns": "month", "caption": "Counts.", "width_mm": 85}
    drawing = draw_counts(counts, unshaded=["July"], note="not shaded: July", **options)
    june, july, also_june, also_july = _fills(drawing)
    assert july == also_july == colours.WHITE.lower()
    assert also_june == colours.shade(1.0).lower(), "the largest of the shaded numbers is the darkest"
    assert june != july
    assert {"90", "not shaded: July"} <= set(_words(drawing))


@pytest.mark.parametrize(("n_columns", "n_shown"), [(8, 8), (15, 15), (16, 15)])
def test_grid_shows_fifteen_columns_at_the_width_of_a_column_of_text(n_columns, n_shown):
    counts = pd.DataFrame({f"column {number}": [100 + number] for number in range(n_columns)}, index=["harbour, ferry"])
    drawing = draw_counts(counts, of_rows="theme", of_columns="theme", caption="Counts.", width_mm=85)
    assert drawing.data["theme"].size == 2 * n_shown
    assert set(map(str, drawing.data["value"])) <= set(_words(drawing)), "numbers of three digits have room"


@pytest.mark.parametrize(("second", "words"), [([5, 5], "1 of 2 themes"), ([4, 5], "2 of 2 themes")])
def test_agreement_counts_themes_that_lie_mostly_within_one_of_the_other_method(second, words):
    crossing = pd.DataFrame([[9, 1], second, [0, 0]], index=["a", "b", "c"], columns=["x", "y"])
    crossing = crossing.rename_axis(index="tfidf", columns="bertopic")
    assert words in " ".join(_words(draw_agreement(crossing, 180)))


@pytest.mark.parametrize(("stable", "title"), [(True, "What speaks for 5 themes"), (False, "No number of themes")])
def test_choice_says_whether_anything_speaks_for_the_number(stable, title):
    curve = pd.DataFrame(
        {"n_themes": [4, 5], "stability": [0.5, 0.6], "silhouette": [0.1, 0.2], "coherence": [0.4, 0.5]}
    )
    drawing = draw_choice(curve.assign(stable=[False, stable]), 5, 180)
    assert any(words.startswith(title) for words in _words(drawing))


CHOICES = {
    "another comes back best": (
        [(2, 0.9, False), (8, 0.73, False), (15, 0.47, False)],
        15,
        "15 themes were taken, as they read well; from 5 on, 8 come back best (0.73)",
    ),
    "the one taken comes back best": (
        [(2, 0.9, False), (8, 0.4, False), (15, 0.47, False)],
        15,
        "No number of themes from 5 on comes back better than the 15 taken (0.47)",
    ),
    "a rule of thumb": (
        [(2, 0.2, False), (3, 0.31, True), (4, 0.1, False)],
        4,
        "4 themes were taken, by a rule of thumb; 3 come back best (0.31)",
    ),
    "decided": ([(5, 0.91, False), (8, 0.95, True)], 8, "What speaks for 8 themes"),
    "no number tried": ([], 5, "What speaks for 5 themes"),
}


@pytest.mark.parametrize("name", CHOICES)
def test_title_of_a_choice_names_what_was_taken_and_what_comes_back_best(name):
    points, n_themes, title = CHOICES[name]
    curve = pd.DataFrame(points, columns=["n_themes", "stability", "stable"]).assign(silhouette=0.1, coherence=0.4)
    words = _words(draw_choice(curve, n_themes, 180))
    assert title in words
    written = [word for word in words if word.startswith("0.") and word != "0.5"]
    assert written == ([title.rpartition("(")[2].rstrip(")")] if "(" in title else [])


@pytest.mark.parametrize(("n_standing", "is_said"), [(6, True), (8, False)])
def test_choice_says_how_many_of_the_themes_taken_stand(n_standing, is_said):
    curve = pd.DataFrame({"n_themes": [5, 8], "stability": [0.7, 0.4], "taken": [0, 1], "stable": False})
    words = " ".join(_words(draw_choice(curve.assign(silhouette=0.1, coherence=0.4), n_standing, 180)))
    assert ("6 of the 8 stand: the others did not come back" in words) == is_said


def test_terms_say_how_many_themes_there_are_and_how_wide_the_largest_is():
    sizes = {"label": ["ferry", "harbour"], "n_passages": [5, 4], "n_articles": [3, 9], "theme": ["0", "1"]}
    themes = pd.DataFrame(sizes).assign(method="tfidf", one_voice=False, phrases=[[], []], terms=[["ships"], ["quay"]])
    assert "2 themes; the largest is in 3 articles" in _words(draw_theme_terms(themes, 180, most=1))
    assert "What the articles are about" in _words(draw_theme_terms(themes.head(0), 180))


def test_days_drawn_of_many_articles_are_the_shortest_time_of_most_mentions(tables):
    article = tables["articles"].iloc[:1]
    articles = pd.concat([article.assign(id=f"a{n}", published=f"2021-05-{n + 1:02d}") for n in range(3)])
    days = ["2001-09-11", *[f"2021-05-{day:02d}" for day in range(1, 20)]]
    one = {"precision": "day", "certainty": "certain"}
    dates = pd.DataFrame([{"article": f"a{n % 2}", "first": day, **one} for n, day in enumerate(days)])
    drawing = draw_sources(articles, dates, 85, most=2)
    assert drawing.data["day"].min() == "2021-05-01"
    assert any("left out" in words for words in _words(drawing))


def test_key_of_disagreements_does_not_run_into_its_numbers_in_a_column_of_text():
    told = {"kind": "contradiction", "matter": "count", "about": "how many", "rank": 1, "disagreement": "d", "start": 0}
    days = ["2021-05-01", "2021-05-02~", "2021-05-01/2021-05-09"]
    claims = [told | {"value": str(n), "side": n, "published": day, "article": f"a{n}"} for n, day in enumerate(days)]
    drawing = draw_disagreements(pd.DataFrame(claims), 85)
    texts = {text.get_text(): text.get_window_extent() for text in drawing.figure.axes[0].texts}
    assert texts["day not known"].x1 < texts["articles"].x0


def test_columns_without_room_for_their_sizes_have_them_on_a_line_of_their_own():
    months = ["Feb 2011", "Mar 2011", "Apr 2011", "May 2011", "Jun 2011", "Jul 2011", "Aug 2011", "Sep 2011"]
    counts = pd.DataFrame([range(20, 28)], columns=months, index=["harbour walls, ferry terminals"])
    heads = {month: f"{month}\n{number} articles" for number, month in enumerate(months, 2)}
    sizes = ColumnSizes("articles", {month: month for month in months}, {month: n for n, month in enumerate(months, 2)})
    options = {"of_rows": "theme", "of_columns": "month", "caption": "Counts.", "heads": heads, "sizes": sizes}
    narrow, wide = (set(_words(draw_counts(counts, width_mm=width, **options))) for width in (85, 180))
    assert {"articles", "2", "9", *months} <= narrow
    assert "2 articles" in "\n".join(wide)
    assert "articles" not in wide


def test_days_of_which_as_many_articles_speak_are_told_with_their_number_and_span(tables):
    article = tables["articles"].iloc[:1]
    articles = pd.concat([article.assign(id=f"a{n}", published=f"2021-05-0{n + 1}") for n in range(2)])
    days = ["2021-05-03", "2021-05-03", "2021-05-07"]
    one = {"precision": "day", "certainty": "certain"}
    dates = pd.DataFrame([{"article": f"a{n // 2}", "first": day, **one} for n, day in enumerate(days)])
    words = set(_words(draw_sources(articles, dates, 180)))
    assert "2 articles speak of 2 days, 3–7 May 2021" in words
    assert "larger dots: more mentions of the day" in words


def _crossing(*rows):
    counts = pd.DataFrame(rows, index=[f"{n} ships" for n in range(len(rows))], columns=["fire", "fish", "quay"])
    return counts.rename_axis(index="tfidf", columns="bertopic")


def test_column_that_is_empty_in_all_rows_is_not_drawn_and_the_note_says_so():
    drawing = draw_agreement(_crossing([3, 0, 1], [2, 0, 4]), 180)
    assert "fish" not in set(_words(drawing))
    assert {"fire", "quay"} <= set(_words(drawing))
    assert "2 of 3 themes of BERTopic" in " ".join(_words(drawing))


def test_columns_stay_where_one_row_fills_each_or_none_fills_any():
    assert {"fire", "fish", "quay"} <= set(_words(draw_agreement(_crossing([3, 0, 1], [0, 1, 0]), 180)))
    assert {"fire", "fish", "quay"} <= set(_words(draw_agreement(_crossing([0, 0, 0]), 180)))


def test_column_of_a_table_of_ones_own_stays_where_it_is_empty():
    counts = pd.DataFrame({"June": [5], "July": [0]}, index=["harbour"])
    drawing = draw_counts(counts, of_rows="theme", of_columns="month", caption="Counts.")
    assert {"June", "July"} <= set(_words(drawing))


def test_numbers_of_three_digits_leave_room_in_their_cells_at_the_width_of_a_column_of_text():
    counts = pd.DataFrame({f"column {n}": [100 + n] for n in range(15)}, index=["harbour, ferry"])
    drawing = draw_counts(counts, of_rows="theme", of_columns="theme", caption="Counts.", width_mm=85)
    cell = min(box.get_width() for box in drawing.figure.axes[0].patches)
    numbers = [text for text in drawing.figure.axes[0].texts if text.get_text() in set(map(str, range(100, 115)))]
    assert len(numbers) == 15
    assert all(text_width(text.get_text(), text.get_fontsize()) + 0.4 <= cell for text in numbers)


@pytest.mark.parametrize("width", [85, 180])
def test_articles_that_have_no_room_as_columns_are_rows_of_small_type(width):
    columns = [f"article of {day} May 2021" for day in range(1, 32)]
    counts = pd.DataFrame([range(31), range(31)], columns=columns, index=["harbour walls, ferry", "fish"])
    options = {"of_rows": "theme", "of_columns": "article", "caption": "Counts.", "things": ("themes", "articles")}
    drawing = draw_counts(counts, width_mm=width, least_cell_mm=5.0, turns=True, **options)
    assert set(drawing.data["article"]) == set(columns), "none is left out"
    assert {"article ↓", "theme →", *columns, *map(str, range(1, 31))} <= set(_words(drawing))
    assert drawing.figure.get_figheight() * 25.4 <= 220


def test_names_of_rows_of_small_type_are_broken_before_the_day_as_heads_are():
    columns = [f"Evening_Tide-00{day}, {day} May 2021" for day in range(10, 31)]
    heads = {column: column.replace(", ", "\n") for column in columns}
    counts = pd.DataFrame([range(1, 22)] * 2, columns=columns, index=["harbour walls, ferry", "fish"])
    options = {"of_rows": "theme", "of_columns": "article", "caption": "Counts.", "least_cell_mm": 5.0}
    words = set(_words(draw_counts(counts, width_mm=85, turns=True, heads=heads, **options)))
    assert {"Evening_Tide-0010", "10 May 2021"} <= words
    assert not any(word.endswith(",") for word in words if word.startswith("Evening"))


def test_articles_with_room_as_columns_stay_columns():
    counts = pd.DataFrame([[1, 2]], columns=["one", "other"], index=["fish"])
    options = {"of_rows": "theme", "of_columns": "article", "caption": "Counts.", "width_mm": 85}
    assert {"theme ↓", "article →"} <= set(_words(draw_counts(counts, turns=True, **options)))


def test_numbers_of_a_column_stand_on_a_line_of_their_own_rather_than_broken():
    years = ["2008", "2009", "2010", "2011"]
    counts = pd.DataFrame([[3, 0, 0, 5]], columns=years, index=["harbour walls, ferry terminals, fishing"])
    heads = {year: f"{year}\n1{number} articles" for number, year in enumerate(years)}
    sizes = ColumnSizes("articles", {year: year for year in years}, {year: 10 + n for n, year in enumerate(years)})
    options = {"of_rows": "theme", "of_columns": "year", "caption": "Counts.", "heads": heads, "sizes": sizes}
    assert {*years, "articles", "10", "13"} <= set(_words(draw_counts(counts, width_mm=85, **options)))
