"""What a reader may rely on in the figures: no overlap, no label off the page, no matter of row order."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from itertools import combinations

import pandas as pd
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.events.network import Network, find_network
from topics.output import colours
from topics.output import figures as plots
from topics.output.doubts import find_doubts
from topics.output.figures import style
from topics.output.figures.drawing import text_width, wrap
from topics.output.figures.scale import find_stretches, make_scale
from topics.records import TABLES, table
from topics.themes.measures import theme_hierarchy


def contrast(one, other):
    """Return the contrast ratio of two colours #rrggbb, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


WIDTHS = (style.COLUMN_MM, style.PAGE_MM)


def _positions(tables):
    passages = tables["passages"]["id"].sort_values(ignore_index=True)
    return passages.to_frame("passage").assign(x=range(len(passages)), y=0.5)


def _network_of(events):
    counts = ["n_sentences", "n_articles"]
    named, together = (pd.DataFrame(columns=[*names, *counts]) for names in (["actor", "kind"], ["one", "other"]))
    return find_network(named, together, events)


CURVE = pd.DataFrame(
    {
        "n_themes": [2, 3, 5, 8, 12, 200],
        "stability": 0.4,
        "silhouette": [0.1, 0.2, 0, -0.1, 0.3, 0.2],
        "coherence": [0.3, 0.4, 0.5, 0.7, 0.6, 0],
    }
)
DRAW = {
    "timeline": lambda t, w: plots.draw_timeline(t["events"], t["evidence"], w),
    "by-article": lambda t, w: plots.draw_themes_by_article(t["assignments"], t["articles"], t["themes"], w),
    "over-time": lambda t, w: plots.draw_themes_over_time(t["assignments"], t["articles"], t["themes"], w),
    "actors": lambda t, w: plots.draw_actors_by_event(t["events"], w),
    "quotes": lambda t, w: plots.draw_quotes(t["quotes"], t["articles"], t["assignments"], t["themes"], w),
    "network": lambda t, w: plots.draw_network(_network_of(t["events"]), w),
    "quality": lambda t, w: plots.draw_theme_quality(t["themes"], w),
    "terms": lambda t, w: plots.draw_theme_terms(t["themes"], w),
    "map": lambda t, w: plots.draw_theme_map(_positions(t), t["assignments"], t["themes"], w),
    "hierarchy": lambda t, w: plots.draw_theme_hierarchy(
        theme_hierarchy(t["passages"], t["assignments"], t["themes"], "tfidf"), t["themes"], w
    ),
    "choice": lambda t, w: plots.draw_choice(CURVE.head(6 * bool(len(t["themes"]))), 5, w),
    "sources": lambda t, w: plots.draw_sources(t["articles"], t["dates"], w),
    "doubts": lambda t, w: plots.draw_doubts(find_doubts(t), t["articles"], w),
    "cleaning": lambda t, w: plots.draw_cleaning(t["articles"], t["repairs"], w),
}


def _text_boxes(figure):
    renderer = figure.canvas.get_renderer()
    return [text.get_window_extent(renderer) for axes in figure.axes for text in axes.texts if text.get_text()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAW)
def test_labels_stay_on_the_page_and_apart(tables, name, width):
    assert_labels_apart(DRAW[name](tables, width).figure)


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_of_many_articles_with_far_days_stay_apart(width):
    days = [f"{1880 + 9 * n}-03-0{1 + n % 9}" for n in range(16)]
    articles = table("articles", [{"id": f"a{n}", "published": f"2020-01-{n + 1:02}"} for n in range(28)])
    spoken = [{"article": f"a{n}", "first": day, "last": day, "precision": "day"} for n, day in enumerate(days)]
    assert_labels_apart(plots.draw_sources(articles, table("dates", spoken), width).figure)


def test_sources_tell_what_is_only_likely_apart_from_what_is_certain():
    articles = table(
        "articles",
        [
            {"id": "a", "title": "a", "published": "2020-01-05"},
            {
                "id": "b",
                "title": "b",
                "published_likely": "2020-01-06",
                "published_share": 0.6,
                "published_edtf": "2020-01",
            },
            {
                "id": "c",
                "title": "c",
                "published_likely": "2020-01-07",
                "published_share": 0.05,
                "published_edtf": "2020-01",
            },
        ],
    )
    day = {"first": "2020-01-04", "last": "2020-01-04", "precision": "day"}
    spoken = [{"article": "a", "certainty": "resolved"}, {"article": "b", "certainty": "likely"}]
    both = [{"article": "c", "certainty": "likely"}, {"article": "c", "certainty": "stated"}]
    drawing = plots.draw_sources(articles, table("dates", [row | day for row in spoken + both]))
    assert sorted(drawing.data[["article", "day", "kind"]].to_numpy().tolist()) == [
        ["a", "2020-01-04", "mentioned"],
        ["a", "2020-01-05", "published"],
        ["b", "2020-01-04", "mentioned, possibly"],
        ["b", "2020-01-06", "published, possibly"],
        ["c", "2020-01-04", "mentioned"],
    ]
    assert "pale dots: the day is only possible" in drawing.caption
    assert "The publication day of 1 of them is not known" in drawing.caption
    certain = plots.draw_sources(articles.head(1), table("dates", [spoken[0] | day]))
    assert "only possible" not in certain.caption
    assert "not known" not in certain.caption


@pytest.mark.parametrize("title", ["港口会议于五月三日举行", "مرحبا بالعالم في القاهرة", "สวัสดีชาวโลก", "שלום עולם"])
def test_other_scripts_are_drawn_or_named_never_boxes(title, recwarn):
    articles = table("articles", [{"id": title, "found": title, "text": title}])
    assert_labels_apart(plots.draw_cleaning(articles, table("repairs"), 85).figure)
    assert not [warning for warning in recwarn if "missing from" in str(warning.message)]


@pytest.mark.slow
def test_fonts_of_an_installed_package_draw_other_scripts(tmp_path):
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "harbour"])
    builder.setupCharacterMap({ord("港"): "harbour"})
    builder.setupGlyf(dict.fromkeys([".notdef", "harbour"], TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "harbour"], (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Noto Sans CJK SC", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    fonts = tmp_path / "mplfonts" / "fonts"
    fonts.mkdir(parents=True)
    (tmp_path / "mplfonts" / "__init__.py").touch()
    builder.save(fonts / "NotoSansCJKsc-Regular.otf")
    program = "from topics.output.figures.style import printable; print(ascii(printable('\\u6e2f\\u53e3')))"
    command = [sys.executable, "-c", program]
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    ran = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ascii("港[CJK ×1]")


def test_many_articles_without_outlets_are_drawn_one_by_one():
    articles = table("articles", [{"id": f"a{n:02}", "published": "2020-01-01"} for n in range(80)])
    themes = table("themes", [{"method": "tfidf", "theme": "t", "label": "fish"}])
    members = [{"method": "tfidf", "theme": "t", "article": f"a{n:02}", "chosen": True} for n in range(80)]
    drawing = plots.draw_themes_by_article(table("assignments", members), articles, themes, 180)
    assert "unknown outlet" not in set(drawing.data["article"])
    assert "busiest" in drawing.caption


@pytest.mark.parametrize("width", WIDTHS)
def test_large_numbers_of_passages_stand_beside_the_terms(tables, width):
    assert_labels_apart(plots.draw_theme_terms(tables["themes"].assign(n_passages=1_234_567), width).figure)


def assert_labels_apart(figure):
    boxes = _text_boxes(figure)
    page = figure.bbox
    assert boxes
    for box in boxes:
        assert box.x0 >= page.x0 - 1 and box.x1 <= page.x1 + 1
        assert box.y0 >= page.y0 - 1 and box.y1 <= page.y1 + 1
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            across = min(one.x1, other.x1) - max(one.x0, other.x0)
            down = min(one.y1, other.y1) - max(one.y0, other.y0)
            assert across < 2 or down < 3


@pytest.mark.parametrize("name", DRAW)
def test_data_twin_and_words_do_not_depend_on_row_order(tables, name):
    turned = {key: frame.iloc[::-1].reset_index(drop=True) for key, frame in tables.items()}
    turned["themes"] = tables["themes"]
    one, other = DRAW[name](tables, 180), DRAW[name](turned, 180)
    assert one.data.to_csv() == other.data.to_csv()
    assert (one.caption, one.alt) == (other.caption, other.alt)


@pytest.mark.parametrize("name", DRAW)
def test_drawing_leaves_its_tables_as_they_were(tables, name):
    before = {key: frame.copy() for key, frame in tables.items()}
    DRAW[name](tables, 85)
    assert all(frame.equals(before[key]) for key, frame in tables.items())


@pytest.mark.parametrize("name", sorted(set(DRAW) - {"map"}))
def test_empty_tables_give_a_drawing_that_says_so(name):
    drawing = DRAW[name]({key: table(key) for key in TABLES}, 85)
    assert drawing.caption and drawing.alt and drawing.data.empty


def test_timeline_shows_only_the_weightiest_events_and_says_so(tables):
    drawing = plots.draw_timeline(tables["events"], tables["evidence"], most=2)
    assert list(drawing.data["id"]) == ["e0503", "e06"]
    assert "2 weightiest of 6" in drawing.caption


def test_grid_that_is_too_large_keeps_what_counts_most():
    counts = pd.DataFrame([[row * column for column in range(60)] for row in range(60)])
    drawing = plots.draw_counts(counts, of_rows="a", of_columns="b", caption="Numbers.", width_mm=85)
    assert "59" in set(drawing.data["a"])
    assert "0" not in set(drawing.data["a"])
    assert "60 rows and 60 columns" in drawing.caption


@pytest.mark.slow
def test_timeline_of_many_events_fits_on_a_page(tables):
    events = pd.concat([tables["events"].assign(id=tables["events"]["id"] + str(n)) for n in range(20)])
    for width in WIDTHS:
        height = plots.draw_timeline(events, tables["evidence"], width).figure.get_figheight() * 25.4
        assert height <= style.PAGE_HEIGHT_MM


@pytest.mark.parametrize("width", WIDTHS)
def test_many_themes_fit_on_a_page(tables, width):
    themes = pd.concat([tables["themes"].assign(label=f"theme {n}", method="tfidf") for n in range(20)])
    drawing = plots.draw_theme_terms(themes, width)
    assert drawing.figure.get_figheight() * 25.4 <= style.PAGE_HEIGHT_MM
    assert drawing.caption.startswith("The 20 largest of 120 themes")


def test_text_colours_have_enough_contrast_on_white():
    for colour in (colours.INK, colours.GREY, colours.BLUE, colours.ORANGE):
        assert contrast(colour, "#ffffff") >= 4.5


def test_numbers_in_cells_have_enough_contrast():
    for colour in colours.SHADES:
        assert contrast(colours.text_on(colour), colour) >= 4.5


def test_shades_are_monotone_in_greyscale():
    contrasts = [contrast(shade, "#ffffff") for shade in colours.SHADES]
    assert contrasts == sorted(contrasts)


def test_character_without_a_glyph_is_named():
    assert style.printable("a \U0001f389 b") == "a [party popper] b"


@given(text=st.text(max_size=60), width=st.floats(8, 60))
@settings(max_examples=40, deadline=None)
def test_wrapped_lines_are_never_wider_than_asked(text, width):
    for line in wrap(text, width, max_lines=3):
        assert len(line) <= 1 or text_width(line) <= width


@given(days=st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_day_scale_keeps_the_order_of_days(days):
    runs = find_stretches([(day, day) for day in days], 5)
    scale = make_scale(runs, [1.0] * len(runs), 100.0, 2.0)
    places = [scale.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert len(runs) <= 5
    assert places[0] >= 0
    assert places[-1] <= 100.0 + 1e-6


def words_of(drawing):
    """Return the texts of a figure with how far each is turned."""
    texts = [text for axes in drawing.figure.axes for text in axes.texts]
    return {text.get_text(): text.get_rotation() for text in texts}


@pytest.mark.parametrize(
    ("heads", "turned", "numbered"),
    [
        (["Mon", "Tue"], 0.0, False),
        (["The Northern Harbour Gazette", *"bcdefgh"], 90.0, False),
        (["The Northern Harbour Gazette and Shipping List of the Coast" * 3, *"bcdefgh"], 0.0, True),
    ],
)
def test_heads_of_a_grid_stand_upright_before_they_are_numbered(heads, turned, numbered):
    counts = pd.DataFrame([[55] * len(heads)] * 2, index=["fish", "ships"], columns=heads)
    drawing = plots.draw_counts(counts, of_rows="theme", of_columns="outlet", caption="Numbers.", width_mm=85)
    words = words_of(drawing)
    assert words[heads[-1]] == turned
    assert (str(len(heads)) in words) is numbered
    assert_labels_apart(drawing.figure)


@pytest.mark.parametrize(
    ("n_columns", "title", "width"),
    [
        (1, "", 85),
        (4, "", pytest.approx(121, abs=12)),
        (12, "", 180),
        (1, "A title of the grid that takes more room than a single column", pytest.approx(110, abs=12)),
        (1, "A title that takes more room than there is on a page, so that it is set in two lines " * 2, 180),
    ],
    ids=["column of a journal", "as wide as its cells", "page", "as wide as its title", "title in two lines"],
)
def test_sheet_of_a_grid_is_as_wide_as_what_stands_on_it(n_columns, title, width):
    counts = pd.DataFrame({f"c{number}": [number] for number in range(n_columns)}, index=["row of figures"])
    drawing = plots.draw_counts(counts, of_rows="a", of_columns="b", caption="Numbers.", title=title)
    assert drawing.figure.get_size_inches()[0] * 25.4 == width


def test_themes_over_more_than_a_year_are_told_by_quarter_in_words():
    articles = table("articles", [{"id": "a", "published": "2022-02-01"}, {"id": "b", "published": "2023-03-31"}])
    chosen = [{"method": "tfidf", "passage": f"{one}1", "article": one, "theme": "t", "chosen": True} for one in "ab"]
    themes = table("themes", [{"method": "tfidf", "theme": "t", "label": "ships"}])
    passages = table("passages", [{"id": "a1", "article": "a"}, {"id": "b1", "article": "b"}])
    drawing = plots.draw_themes_over_time(table("assignments", chosen), articles, themes, passages=passages)
    assert {"Jan–Mar 2022", "Oct–Dec 2022", "Jan–Mar 2023"} <= set(words_of(drawing))
    assert drawing.data["value"].tolist() == [100, 0, 0, 0, 100]


def test_words_over_a_grid_may_differ_from_its_columns():
    counts = pd.DataFrame([[1]], index=["fish"], columns=["2021-05 (1 article)"])
    heads = {"2021-05 (1 article)": "May 2021\n1 article"}
    drawing = plots.draw_counts(counts, of_rows="theme", of_columns="month", caption="Numbers.", heads=heads)
    assert {"May 2021", "1 article"} <= set(words_of(drawing))
    assert list(drawing.data["month"]) == ["2021-05 (1 article)"]


def test_file_name_is_cut_behind_a_mark():
    assert wrap("harbour.fire.0123456789.txt", 20) == ["harbour.fire.", "0123456789.", "txt"]


@pytest.mark.parametrize(("distances", "begins"), [([0.8, 0.84, 0.9], True), ([0.2, 0.5, 0.9], False)])
def test_tree_does_not_begin_at_nothing_where_all_themes_are_far(distances, begins):
    themes = table("themes", [{"method": "tfidf", "theme": name, "label": name} for name in "abcd"])
    joins = [("a", "b"), ("step 1", "c"), ("step 2", "d")]
    rows = [(n, *pair, distance) for n, (pair, distance) in enumerate(zip(joins, distances, strict=True), 1)]
    drawing = plots.draw_theme_hierarchy(pd.DataFrame(rows, columns=["step", "left", "right", "distance"]), themes, 85)
    assert ("scale begins at" in drawing.caption) is begins
    assert ("0" in words_of(drawing)) is not begins
    assert_labels_apart(drawing.figure)


def test_crowded_names_on_a_map_stay_apart_and_within_it():
    n_themes = 12
    passages = [f"p{n:03}" for n in range(120)]
    positions = pd.DataFrame({"passage": passages, "x": [n % 11 for n in range(120)], "y": [n % 7 for n in range(120)]})
    members = [
        {"method": "tfidf", "theme": f"t{n % n_themes}", "passage": name, "article": "a", "chosen": True}
        for n, name in enumerate(passages)
    ]
    named = [
        {"method": "tfidf", "theme": f"t{n}", "label": f"harbour works {n}, cranes", "n_passages": 10}
        for n in range(n_themes)
    ]
    drawing = plots.draw_theme_map(positions, table("assignments", members), table("themes", named), 85)
    assert sum(text.startswith("harbour works") for text in words_of(drawing)) > n_themes
    assert_labels_apart(drawing.figure)


def test_actors_are_drawn_for_events_that_name_somebody(tables):
    events = tables["events"].assign(actors=[["Mara Olsted"], [], [], [], [], ["Mara Olsted", "Ben Reyk"]])
    drawing = plots.draw_actors_by_event(events, 85)
    assert drawing.data["id"].nunique() == 2
    assert sorted(drawing.data["actor"]) == ["Ben Reyk", "Mara Olsted", "Mara Olsted"]
    assert words_of(drawing)["Mara Olsted"] == 90.0


def test_main_actor_of_every_event_has_a_column_and_further_ones_without_are_counted():
    rows = [("e0", ["Chief", "Often", "Other"])] + [(f"e{n}", [f"Main {n}", "Often", f"Rare {n}"]) for n in range(1, 9)]
    events = table("events", [
        {"id": name, "first": "2021-03-01", "last": "2021-03-01", "actors": actors, "headline": f"{actors[0]} spoke",
         "status": "reported", "importance": 1 - at / 10}
        for at, (name, actors) in enumerate(rows)
    ])  # fmt: skip
    drawing = plots.draw_actors_by_event(events, 85)
    columns = {name: set(own["actor"]) for name, own in drawing.data.groupby("id")}
    assert all(actors[0] in columns[name] for name, actors in rows if name in columns)
    assert list(columns) == [f"e{n}" for n in range(6)]
    assert drawing.data.groupby("id")["n_more"].first().tolist() == [2] * 6
    assert "1 other" in drawing.caption
    assert any(text.endswith(" · 2 others") for text in words_of(drawing))
    assert "others: took part too, without a column here" in words_of(drawing)
    wide = plots.draw_actors_by_event(events, 180).data
    assert wide["id"].nunique() == 9
    assert set(wide.loc[wide["id"] == "e8", "actor"]) == {"Main 8", "Often"}


@pytest.mark.parametrize(("last", "ticks"), [("2020-06-30", {"5", "30"}), ("2020-07-15", {"Jun", "Jul"})])
def test_long_stretches_of_days_are_marked_by_months(last, ticks):
    days = [day.date().isoformat() for day in pd.date_range("2020-05-05", last, freq="5D")] + [last]
    spoken = [{"article": "a", "first": day, "last": day, "precision": "day"} for day in days]
    drawing = plots.draw_sources(table("articles", [{"id": "a"}]), table("dates", spoken), 180)
    assert ticks <= set(words_of(drawing))
    assert_labels_apart(drawing.figure)


def test_months_of_more_than_a_year_are_told_by_its_number():
    days = [day.date().isoformat() for day in pd.date_range("2020-05-05", "2021-08-15", freq="5D")]
    spoken = [{"article": "a", "first": day, "last": day, "precision": "day"} for day in days]
    drawing = plots.draw_sources(table("articles", [{"id": "a"}]), table("dates", spoken), 180)
    assert "2021" in words_of(drawing)
    assert not {"Jan", "Jun", "Jul"} & set(words_of(drawing))


def test_many_sources_take_one_line_each():
    days = pd.date_range("2020-01-01", periods=30).strftime("%Y-%m-%d")
    articles = table("articles", [{"id": f"harbour.company.{n}.txt", "published": day} for n, day in enumerate(days)])
    drawing = plots.draw_sources(articles, table("dates"), 85)
    assert drawing.figure.get_figheight() * 25.4 < 150
    assert_labels_apart(drawing.figure)


def test_quality_has_a_mark_for_each_value_that_was_measured():
    themes = table(
        "themes",
        [
            {"method": "codebook", "theme": "c", "label": "fish", "share_articles": 0.5},
            {"method": "tfidf", "theme": "t", "label": "ships", "share_articles": 0.2, "npmi": -0.3, "stability": 0.8},
        ],
    )
    drawing = plots.draw_theme_quality(themes, 85)
    assert drawing.data[["theme", "measure"]].to_numpy().tolist() == [
        ["c", "share_articles"],
        ["t", "npmi"],
        ["t", "share_articles"],
        ["t", "stability"],
    ]
    assert {"codebook", "TF-IDF clusters", "−1"} <= set(words_of(drawing))
    assert_labels_apart(drawing.figure)


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_quality_of_many_themes_fits_on_a_page(width):
    themes = [
        {"method": method, "theme": f"{n}", "label": f"harbour works, cranes and their long names {n}", "npmi": 0.1}
        for method in ("tfidf", "bertopic")
        for n in range(60)
    ]
    drawing = plots.draw_theme_quality(table("themes", themes), width)
    assert drawing.figure.get_figheight() * 25.4 <= style.PAGE_HEIGHT_MM
    assert "largest of 120 themes" in drawing.caption


def ties_of(*rows):
    """Return a network with these ties: one, other, sentences, events."""
    ties = pd.DataFrame(rows, columns=["one", "other", "n_sentences", "n_events"]).assign(n_articles=1)
    actors = pd.DataFrame({"actor": sorted({*ties["one"], *ties["other"]})})
    return Network(actors.assign(n_sentences=9), ties)


def test_single_sentence_brings_nobody_into_a_network_where_others_do():
    single = ("Ann", "Ben", 1, 0)
    assert len(plots.draw_network(ties_of(single), 85).data) == 1
    drawn = plots.draw_network(ties_of(single, ("Ann", "Eve", 1, 0), ("Ann", "Cy", 2, 0), ("Ben", "Dee", 1, 1)), 85)
    assert drawn.data[["one", "other"]].to_numpy().tolist() == [["Ann", "Ben"], ["Ann", "Cy"], ["Ben", "Dee"]]
    assert "Shown are 4 of 5 actors." in drawn.caption


@pytest.mark.parametrize(
    ("second", "title"),
    [
        (2, "Ann and Ben are most often named together: in 3 sentences"),
        (3, "No two are named together in more than 3 sentences"),
    ],
)
def test_network_names_the_strongest_tie_only_where_it_is_alone(second, title):
    drawing = plots.draw_network(ties_of(("Ann", "Ben", 3, 0), ("Ann", "Cy", second, 0)), 85)
    assert title in " ".join(words_of(drawing))


@pytest.mark.parametrize(("n_events", "framed"), [(0, False), (1, True)])
def test_tie_of_two_who_took_part_in_one_event_is_framed(n_events, framed):
    drawing = plots.draw_network(ties_of(("Ann", "Ben", 3, n_events)), 85)
    assert ("both took part in an event" in words_of(drawing)) is framed
    assert any(box.get_linewidth() > 1 for box in drawing.figure.axes[0].patches) is framed


def test_narrow_network_has_fewer_actors_than_a_wide_one():
    pairs = [(f"Ann {n}", f"Ben {n}", 20 - n, 0) for n in range(15)]
    n_ties = [len(plots.draw_network(ties_of(*pairs), width).data) for width in WIDTHS]
    assert n_ties == [4, 9]


def test_network_has_at_most_so_many_actors():
    pairs = [(f"Ann {n}", f"Ben {n}", 20 - n, 0) for n in range(15)]
    drawing = plots.draw_network(ties_of(*pairs), 85, most=6)
    assert drawing.data["n_sentences"].tolist() == [20, 19, 18]
    assert_labels_apart(drawing.figure)


@pytest.mark.slow
def test_names_of_a_crowded_network_stay_apart():
    names = [f"The Northern Harbour Company of {n}" for n in range(18)]
    pairs = [(one, other, 2 + n % 7, n % 2) for n, (one, other) in enumerate(combinations(names, 2))]
    for width in WIDTHS:
        assert_labels_apart(plots.draw_network(ties_of(*pairs), width).figure)


def quotes_of(*rows):
    """Return quotes: speaker, whether word for word, article."""
    said = [
        {"actor": actor, "direct": direct, "article": article, "passage": f"{article}:{n}", "start": n}
        for n, (actor, direct, article) in enumerate(rows)
    ]
    return table("quotes", said)


def test_quotes_count_speakers_with_their_themes_and_reprints_once():
    quotes = quotes_of(
        ("Ann", True, "a"), ("Ann", False, "a"), ("", True, "a"), ("Ben", False, "b"), ("Cy", True, "copy")
    )
    articles = table("articles", [{"id": "a"}, {"id": "b"}, {"id": "copy", "reprint_of": "a"}])
    themes = table("themes", [{"method": "tfidf", "theme": "t", "label": "fish", "n_passages": 2}])
    member = {"method": "tfidf", "theme": "t", "chosen": True}
    assignments = table("assignments", [member | {"passage": "a:0"}, member | {"passage": "a:1"}])
    drawing = plots.draw_quotes(quotes.assign(text="Fish is dear."), articles, assignments, themes, 85)
    assert drawing.data.to_numpy().tolist() == [["Ann", 2, 1, 1, "fish (2)"], ["Ben", 1, 0, 1, ""]]
    assert {"in quotation marks", "in other words"} <= set(words_of(drawing))


@pytest.mark.parametrize(("direct", "words"), [(True, "in quotation marks"), (False, "in other words")])
def test_key_of_quotes_has_only_what_occurs(direct, words):
    drawing = plots.draw_quotes(
        quotes_of(("Ann", direct, "a")), table("articles", [{"id": "a"}]), table("assignments"), table("themes"), 85
    )
    assert {"in quotation marks", "in other words"} & set(words_of(drawing)) == {words}


@pytest.mark.parametrize("name", sorted(DRAW))
def test_every_figure_has_a_title(tables, name):
    drawing = DRAW[name](tables, 180)
    assert any(text.get_fontsize() == style.TITLE_PT for axes in drawing.figure.axes for text in axes.texts)


@pytest.mark.parametrize(
    ("name", "width"),
    [("Ben", 85), ("Ben, who has the longest name of all that are told here or anywhere else " * 2, 180)],
)
def test_sheet_of_a_network_is_as_wide_as_its_names(name, width):
    drawing = plots.draw_network(ties_of(("Ann", name, 3, 1)))
    assert drawing.figure.get_size_inches()[0] * 25.4 == pytest.approx(width, abs=4)
