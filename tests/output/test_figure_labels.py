"""What themes and articles are called in a figure: whole terms, names that a reader knows, never two alike."""

from __future__ import annotations

import pytest

from topics.output import figures as plots
from topics.output.figures import style
from topics.output.figures.drawing import text_width
from topics.output.figures.labels import article_heads, article_labels, theme_lines
from topics.records import table


@pytest.mark.parametrize(
    ("width", "shown"),
    [(60, "harbour works, cranes, the fish market"), (40, "harbour works, cranes"), (20, "harbour works")],
)
def test_name_of_a_theme_loses_whole_terms_where_it_has_no_room(width, shown):
    lines = theme_lines(["harbour works, cranes, the fish market"], width, max_lines=1)
    assert lines == {"harbour works, cranes, the fish market": [shown]}


def test_two_themes_are_never_shortened_to_the_same_name():
    labels = ["harbour works, cranes", "harbour works, ships", "fish"]
    width = text_width("harbour works,")
    lines = theme_lines(labels, width, max_lines=1)
    assert lines == {labels[0]: ["harbour works,", "cranes"], labels[1]: ["harbour works,", "ships"], "fish": ["fish"]}


def test_term_without_room_is_wrapped_on_one_line_more():
    assert theme_lines(["harbour works of Olsted"], 24, max_lines=1) == {
        "harbour works of Olsted": ["harbour works of", "Olsted"]
    }


def test_whole_terms_on_one_line_more_stand_before_a_cut_label():
    label = "harbour works of Olsted, the fish market of the northern quay"
    assert theme_lines([label], 24, max_lines=1) == {label: ["harbour works of", "Olsted"]}


def test_article_is_called_by_outlet_and_day_then_title_then_file_and_day():
    articles = table(
        "articles",
        [
            {"id": "0", "outlet": "The Gazette", "title": "Fire", "published": "2021-05-03"},
            {"id": "1", "title": "Harbour\nfire", "published": "2021-05-04"},
            {"id": "2", "published": "2021-05-05"},
            {"id": "3"},
        ],
    )
    assert article_labels(articles) == {
        "0": "The Gazette, 3 May 2021",
        "1": "Harbour fire",
        "2": "2, 5 May 2021",
        "3": "3",
    }


def test_long_title_is_shortened_behind_a_word_and_a_stretch_of_days_is_no_name():
    title = "Ferry workers leave the harbour after talks on pay and hours end in the night of co-operation"
    articles = table("articles", [{"id": "a", "title": title}, {"id": "b.txt", "published_edtf": "2021-05/2021-11"}])
    assert article_labels(articles) == {
        "a": "Ferry workers leave the harbour after talks on pay and hours end in the night…",
        "b.txt": "b",
    }


def test_article_with_a_day_and_a_title_too_long_for_a_figure_is_called_by_its_file_and_day():
    title = "Ferry workers leave the harbour after talks on pay The ferries of Olsted stood still on Monday, said"
    articles = table("articles", [{"id": "a", "title": title, "published": "2021-05-03"}])
    assert article_labels(articles) == {"a": "a, 3 May 2021"}
    assert article_heads(articles) == {"a, 3 May 2021": "a\n3 May 2021"}


@pytest.mark.parametrize("when", [{"published": "2021-05-03"}, {"published_edtf": "2021-05"}, {}])
def test_long_headline_stands_before_the_name_of_a_file_whatever_is_known_of_the_day(when):
    title = "Ferry workers leave the quay after long talks between the US and northern ports on pay and hours"
    articles = table("articles", [{"id": "001_7ac20d51b3e94f06.txt", "title": title, **when}])
    assert list(article_labels(articles).values()) == [
        "Ferry workers leave the quay after long talks between the US and northern ports…"
    ]


def test_check_sums_in_names_of_files_are_shortened_where_these_stay_apart():
    apart = table("articles", [{"id": "001_7ac20d51b3e94f06.txt"}, {"id": "7ac20d51b3e94f06.txt"}])
    assert set(article_labels(apart).values()) == {"001_7ac2…", "7ac2…"}
    alike = table("articles", [{"id": "7ac20d51b3e94f06.txt"}, {"id": "7ac2000d51b3e94f.txt"}])
    assert set(article_labels(alike).values()) == {"7ac20d51b3e94f06", "7ac2000d51b3e94f"}
    words = table("articles", [{"id": "defaced-facade.txt"}, {"id": "20210503_1405.txt"}])
    assert set(article_labels(words).values()) == {"defaced-facade", "20210503_1405"}


def test_article_of_a_possible_day_is_called_by_its_file():
    likely = {"published_likely": "2021-05-03", "published_share": 0.9, "published_edtf": "2021-05"}
    articles = table("articles", [{"id": "a.txt", **likely}, {"id": "b.txt", "published": "2021-05-03"}])
    assert article_labels(articles) == {"a.txt": "a", "b.txt": "b, 3 May 2021"}


def test_article_in_a_file_of_a_long_name_is_called_by_its_day_where_that_tells_it_apart():
    first, second, third = (f"{word}-harbour-of-olsted-is-closed.html" for word in ("north", "south", "west"))
    days = {first: "2021-05-03", second: "2021-05-03", third: "2021-05-04"}
    articles = table("articles", [{"id": name, "published": day} for name, day in days.items()])
    assert article_labels(articles) == {
        first: "north-harbour-of-olsted-is-closed",
        second: "south-harbour-of-olsted-is-closed",
        third: "article of 4 May 2021",
    }


def test_articles_of_one_title_are_told_apart_by_day_then_by_number():
    same = {"title": "Live"}
    articles = table(
        "articles", [same | {"id": n, "published": f"2021-05-0{day}"} for n, day in zip("abc", "344", strict=True)]
    )
    assert list(article_labels(articles).values()) == ["Live, 3 May 2021", "Live, 4 May 2021", "Live, 4 May 2021 (2)"]


def test_terms_below_a_theme_say_something_more_and_are_never_cut():
    terms = ("cranes", "crane", "harbour works", "tides", "the fish market of the northern harbour", "ships")
    row = {
        "method": "tfidf",
        "theme": "t",
        "label": "harbour works, docks",
        "terms": terms,
        "n_passages": 2,
        "n_articles": 2,
    }
    drawing = plots.draw_theme_terms(table("themes", [row]), 60)
    words = " ".join(text.get_text() for text in drawing.figure.axes[0].texts)
    assert "2 articles · cranes, tides" in words
    assert "crane," not in words
    assert "…" not in words


@pytest.mark.parametrize("width", [style.COLUMN_MM, style.PAGE_MM])
def test_many_articles_with_long_titles_fit_on_a_page(width):
    title = "The northern harbour of Olsted is closed for the fifth day after the fire in its oldest hall"
    days = [f"2021-05-{n + 1:02}" for n in range(28)]
    articles = table("articles", [
        {"id": f"{n}", "title": f"{title} {n}", "published": day, "found": "x" * 90} for n, day in enumerate(days)
    ])  # fmt: skip
    dates = table("dates", [
        {"article": f"{n}", "first": day, "last": day, "precision": "day"} for n, day in enumerate(days)
    ])  # fmt: skip
    repairs = table("repairs", [
        {"article": f"{n}", "start": 0, "stop": 5 + n, "text": "", "applied": True} for n in range(28)
    ])  # fmt: skip
    drawings = [plots.draw_sources(articles, dates, width), plots.draw_cleaning(articles, repairs, width)]
    for drawing in drawings:
        assert drawing.figure.get_figheight() * style.INCH_MM <= style.PAGE_HEIGHT_MM
    assert drawings[1].data["share_kept"].max() < 1


def test_label_of_an_article_is_broken_between_outlet_and_day_only():
    articles = table(
        "articles",
        [
            {"id": "a", "outlet": "The Gazette, Olsted", "published": "2021-05-03"},
            {"id": "b", "outlet": "The Tide"},
            {"id": "c", "title": "Fire, again", "published": "2021-05-03"},
        ],
    )
    assert article_heads(articles) == {
        "The Gazette, Olsted, 3 May 2021": "The Gazette, Olsted\n3 May 2021",
        "The Tide": "The Tide",
        "Fire, again": "Fire, again",
    }
    drawing = plots.draw_cleaning(articles.assign(found="x" * 9), table("repairs"), 85)
    assert {"The Gazette, Olsted", "3 May 2021"} <= {text.get_text() for text in drawing.figure.axes[0].texts}
