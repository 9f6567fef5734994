"""What the titles of figures say is seen, with its number, and what a reader needs to read the rest."""

from __future__ import annotations

import pandas as pd
import pytest

from topics.events.network import Network
from topics.output import figures as plots
from topics.records import table


def _words(drawing):
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def _said(drawing):
    return " ".join(_words(drawing))


def _themes(*labels, **columns):
    found = pd.DataFrame({"theme": [str(n) for n in range(len(labels))], "label": labels, "method": "tfidf"})
    return table("themes", found.assign(**columns).to_dict("records"))


def _members(*pairs):
    chosen = {"method": "tfidf", "chosen": True}
    return table("assignments", [
        chosen | {"passage": f"{article}:{n}", "article": article, "theme": theme}
        for n, (article, theme) in enumerate(pairs)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("pairs", "title"),
    [
        ([("a", "0"), ("b", "0"), ("b", "1")], "The theme “ferry” is in 2 of 2 articles, more than any other"),
        ([("a", "0"), ("b", "1")], "All 2 themes are each in 1 of 2 articles"),
    ],
)
def test_themes_by_article_say_which_theme_most_articles_have(pairs, title):
    articles = table("articles", [{"id": name, "published": f"2021-05-0{n}"} for n, name in enumerate("ab", 1)])
    themes = _themes("ferry, port", "fire")
    assert title in _said(plots.draw_themes_by_article(_members(*pairs), articles, themes, 180))


def test_titles_say_nothing_of_a_theme_of_no_one_subject():
    articles = table("articles", [{"id": name, "published": "2021-05-02"} for name in "ab"])
    passages = table("passages", [{"id": f"{name}:{n}", "article": name} for name in "ab" for n in range(3)])
    members, themes = (
        _members(("a", "0"), ("b", "0"), ("b", "1")),
        _themes("mixed passages", "fire", terms=[["stray"], ["fire"]]),
    )
    by_article = plots.draw_themes_by_article(members, articles, themes, 180)
    over_time = plots.draw_themes_over_time(members, articles, themes, 180, passages=passages)
    assert "Passages about each theme, by article" in _said(by_article)
    assert "Passages about each theme, by day of publication" in _said(over_time)


def test_one_article_a_day_is_no_lead_of_a_theme():
    articles = table("articles", [{"id": name, "published": f"2021-05-0{day}"} for day, name in ((2, "a"), (3, "b"))])
    passages = table("passages", [{"id": f"{name}:{n}", "article": name} for name in "ab" for n in range(2)])
    members = _members(("a", "0"), ("b", "0"))
    drawing = plots.draw_themes_over_time(members, articles, _themes("ferry"), 180, passages=passages)
    assert "Passages about each theme, by day of publication" in _said(drawing)
    assert not drawing.data.empty


def test_themes_over_time_show_nothing_where_all_articles_are_of_one_day():
    articles = table("articles", [{"id": name, "published": "2021-05-02"} for name in "ab"])
    passages = table("passages", [{"id": f"{name}:0", "article": name} for name in "ab"])
    members = _members(("a", "0"), ("b", "0"))
    drawing = plots.draw_themes_over_time(members, articles, _themes("ferry"), 180, passages=passages)
    assert drawing.data.empty
    assert "all articles with a certain day are of one day" in drawing.caption


def test_figure_over_time_of_one_day_says_why_it_is_empty_and_draws_no_grid():
    articles = table("articles", [{"id": "a", "published": "2021-05-02"}, {"id": "b"}])
    drawing = plots.draw_themes_over_time(_members(("a", "0"), ("b", "0")), articles, _themes("ferry"), 85)
    assert "Nothing to show: all articles with a certain day are of one day" in _said(drawing)
    assert "left out: 1 of 2 articles, whose day is not certain" in _said(drawing)
    assert "theme ↓" not in _words(drawing)


def test_themes_over_time_say_what_leads_in_the_period_of_most_articles_and_leave_empty_themes_out():
    articles = table("articles", [{"id": name, "published": day} for name, day in zip("abc", _DAYS, strict=True)])
    passages = table("passages", [{"id": f"{name}:{n}", "article": name} for name in "abc" for n in range(2)])
    members = _members(("a", "0"), ("b", "0"), ("c", "1"))
    themes = _themes("ferry, port", "fire", "fish")
    drawing = plots.draw_themes_over_time(members, articles, themes, 180, passages=passages)
    assert "2 May 2021, 2 articles: “ferry” leads with 50 % of passages" in _said(drawing)
    assert "1 theme without passages left out" in _said(drawing)
    assert "fish" not in _said(drawing)


@pytest.mark.parametrize(("day", "is_said"), [("", True), ("2021-05-04", False)])
def test_articles_left_out_of_a_figure_over_time_are_counted_in_it(day, is_said):
    days = ("2021-05-02", "2021-05-03", day)
    articles = table("articles", [{"id": name, "published": day} for name, day in zip("abc", days, strict=True)])
    drawing = plots.draw_themes_over_time(_members(("a", "0"), ("b", "0")), articles, _themes("ferry"), 180)
    words = "left out: 1 of 3 articles, whose day is not certain"
    assert (words in _said(drawing)) == is_said


@pytest.mark.parametrize(("told", "is_said"), [("a", True), ("ab", False)])
def test_articles_without_any_day_are_counted_in_the_figure_of_sources(told, is_said):
    articles = table("articles", [{"id": "a"}, {"id": "b"}])
    day = {"first": "2021-05-01", "last": "2021-05-01", "precision": "day", "certainty": "certain"}
    drawing = plots.draw_sources(articles, table("dates", [{"article": name, **day} for name in told]), 180)
    assert ("left out: 1 of 2 articles, without a day that is known" in _said(drawing)) == is_said


@pytest.mark.parametrize(("published", "is_said"), [("", True), ("2021-05-04", False)])
def test_articles_without_a_ring_are_counted_in_the_figure_of_sources(published, is_said):
    articles = table("articles", [{"id": "a", "published": "2021-05-03"}, {"id": "b", "published": published}])
    day = {"first": "2021-05-01", "last": "2021-05-01", "precision": "day", "certainty": "certain"}
    drawing = plots.draw_sources(articles, table("dates", [{"article": name, **day} for name in "ab"]), 180)
    assert ("no ring: day of publication of 1 article not known" in _said(drawing)) == is_said


_DAYS = ("2021-05-02", "2021-05-02", "2021-05-03")


@pytest.mark.parametrize("n_columns", [4, 9, 12, 15, 30])
@pytest.mark.parametrize("width", [85, 180])
def test_heads_of_columns_stand_apart(n_columns, width):
    heads = {
        f"The Harbour Post, {day} May 2021": f"The Harbour Post\n{day} May 2021" for day in range(1, n_columns + 1)
    }
    counts = pd.DataFrame(1, index=["ferry"], columns=list(heads))
    drawing = plots.draw_counts(counts, of_rows="theme", of_columns="article", caption="", width_mm=width, heads=heads)
    drawing.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in drawing.figure.axes[0].texts]
    inner = [box.padded(-1.5) for box in boxes]
    assert not any(one.overlaps(other) for at, one in enumerate(inner) for other in inner[:at])


def test_what_is_left_out_of_a_grid_is_called_by_its_name():
    counts = pd.DataFrame(1, index=["ferry"], columns=[f"article {n}" for n in range(40)])
    options = {"of_rows": "theme", "of_columns": "article", "caption": "", "things": ("themes", "articles")}
    drawing = plots.draw_counts(counts, width_mm=85, least_cell_mm=5.0, **options)
    assert "the busiest are shown: 10 of 40 articles" in _words(drawing)


def test_themes_alike_name_the_nearest_two():
    joins = pd.DataFrame([(1, "1", "2", 0.2), (2, "0", "step 1", 1.1)], columns=["step", "left", "right", "distance"])
    drawing = plots.draw_theme_hierarchy(joins, _themes("ferry, port", "fire, smoke", "flames"), 180)
    assert "Of 3 themes, “fire” and “flames” are the most alike" in _words(drawing)
    assert "distance: 0 alike in all, 1 or more nothing in common" in _words(drawing)


def test_map_says_which_theme_is_the_largest():
    members = _members(("a", "0"), ("a", "0"), ("b", "1"))
    positions = members[["passage"]].assign(x=[0.0, 0.1, 1.0], y=[0.0, 0.2, 1.0])
    drawing = plots.draw_theme_map(positions, members, _themes("ferry, port", "fire", n_passages=[2, 1]), 180)
    assert "“ferry” is the largest of 2 themes: 2 of 3 passages" in _words(drawing)


def test_quality_counts_the_themes_that_come_back():
    themes = _themes("ferry", "fire", "fish", stability=[0.9, 0.5, 0.4], c_v=0.5, share_articles=0.5)
    assert "2 of 3 found themes come back on other parts of the texts (0.5 or more)" in _said(
        plots.draw_theme_quality(themes, 180)
    )


@pytest.mark.parametrize(
    ("speakers", "title"),
    [
        (["Ann", "Ann", "Ben"], "Ann is quoted most often: 2 times"),
        (["Ann", "Ben"], "Ann and Ben are quoted most often: 1 time each"),
        (["Ann", "Ben", "Cy"], "3 speakers are quoted most often: 1 time each"),
    ],
)
def test_quotes_say_who_is_quoted_how_often(speakers, title):
    said = [{"actor": name, "article": "a", "passage": f"a:{n}", "start": n} for n, name in enumerate(speakers)]
    tables = (table("articles", [{"id": "a"}]), table("assignments"), table("themes"))
    assert title in _said(plots.draw_quotes(table("quotes", said), *tables, 180))


def test_statements_of_nobody_named_are_left_out_and_counted():
    speakers = enumerate(["Ann", "I", "", "He"])
    said = [{"actor": name, "article": "a", "passage": f"a:{n}", "start": n} for n, name in speakers]
    tables = (table("articles", [{"id": "a"}]), table("assignments"), table("themes"))
    drawing = plots.draw_quotes(table("quotes", said), *tables, 180)
    assert drawing.data["actor"].tolist() == ["Ann"]
    assert "left out: 3 statements of nobody named" in _said(drawing)


def _said_on(method, label, *texts):
    """Return what the figure says that the statements of Ann Berg are on, all in passages of one theme."""
    said = [{"actor": "Ann Berg", "article": "a", "passage": f"a:{n}", "start": n, "text": text}
            for n, text in enumerate(texts)]  # fmt: skip
    member = {"method": method, "theme": "t", "chosen": True}
    members = table("assignments", [member | {"passage": f"a:{n}"} for n in range(len(texts))])
    themes = table("themes", [{"method": method, "theme": "t", "label": label, "n_passages": len(texts)}])
    drawing = plots.draw_quotes(table("quotes", said), table("articles", [{"id": "a"}]), members, themes, 180)
    return drawing.data["themes"].tolist(), _said(drawing)


def test_statements_are_on_terms_of_a_found_theme_that_they_have():
    texts = ["The toilet door was shut.", "She locked the toilet door.", "Nobody knew."]
    on, words = _said_on("tfidf", "water, toilet door", *texts)
    assert on == ["toilet door (2)"]
    assert "1 article · on toilet door (2)" in words
    assert "in brackets: statements with these words" in words


def test_names_stand_before_common_words_of_which_there_are_as_many():
    texts = ["The assets moved to the South Bay.", "Assets left the South Bay."]
    assert _said_on("tfidf", "assets, South Bay", *texts)[0] == ["South Bay (2); assets (2)"]


@pytest.mark.parametrize("label", ["water, evidence", "Ann Berg, witness", "doors"])
def test_nothing_is_said_of_statements_that_have_no_term_but_the_name_of_who_speaks(label):
    on, words = _said_on("tfidf", label, "Ann Berg saw doors.", "Ann Berg slept.")
    assert on == [""]
    assert " on " not in words
    assert "in brackets" not in words


def test_statements_are_on_a_theme_that_a_reader_named_whatever_their_words():
    on, words = _said_on("codebook", "Trial of the crew", "Nobody knew.", "She slept.")
    assert on == ["Trial of the crew (2)"]
    assert "in brackets: sentences on the theme" in words


def test_actors_say_who_took_part_most_often():
    taking_part = [["Ann", "Ben"], ["Ann"], ["Cy"]]
    events = table("events", [
        {"id": f"e{n}", "first": "2021-03-01", "last": "2021-03-01", "actors": actors, "headline": "They met",
         "status": "reported", "importance": 1.0}
        for n, actors in enumerate(taking_part)
    ])  # fmt: skip
    assert "Ann took part in 2 of the 3 events shown" in _words(plots.draw_actors_by_event(events, 180))


def _events_of(*taking_part):
    return table("events", [
        {"id": f"e{n}", "first": "2021-03-01", "last": "2021-03-01", "actors": actors, "headline": "They met",
         "status": "reported", "importance": 1.0}
        for n, actors in enumerate(taking_part)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("taking_part", "title"),
    [
        ([["Ann"], ["Ann"], ["Cy"], ["Di"], ["Ed"]], "Nobody took part in more than 2 of the 5 events shown"),
        ([["Ann"], ["Ann"], ["Ann"], ["Cy"], ["Di"], ["Ed"]], "Ann took part in 3 of the 6 events shown"),
    ],
)
def test_actors_name_only_whom_the_events_set_apart(taking_part, title):
    assert title in _words(plots.draw_actors_by_event(_events_of(*taking_part), 180))


def test_a_flight_has_no_column_among_actors():
    drawing = plots.draw_actors_by_event(_events_of(["BA170"], ["BA170", "Ann"], ["Ben"]), 180)
    assert set(drawing.data["actor"]) == {"Ann", "Ben"}
    assert set(drawing.data["id"]) == {"e1", "e2"}
    assert not drawing.data["n_more"].any()


def test_actors_say_what_a_dot_is_where_there_is_room():
    words = "dot: took part in it; who is only spoken of has none"
    assert words in _said(plots.draw_actors_by_event(_events_of(["Board of Inquiry"]), 85))
    assert words not in _said(plots.draw_actors_by_event(_events_of(["A"]), 85))


def test_copies_count_once_among_those_that_speak_of_a_day():
    one = {"precision": "day", "certainty": "certain", "first": "2021-05-01", "last": "2021-05-01"}
    articles = table("articles", [{"id": name, "published": f"2021-05-0{n}"} for n, name in enumerate("abcd", 3)])
    dates = table("dates", [{"article": name, **one} for name in "abd"])
    copied = articles.assign(reprint_of=["", "a", "", ""])
    drawing = plots.draw_sources(copied, dates, 180)
    assert "2 of 3 articles speak of 1 May 2021" in _said(drawing)
    assert "reprint each other count once" in drawing.caption
    plain = plots.draw_sources(articles, dates, 180)
    assert "3 of 4 articles speak of 1 May 2021" in _said(plain)
    assert "reprint" not in plain.caption


def test_cell_of_two_whom_no_sentence_names_together_has_no_number():
    actors = pd.DataFrame({"actor": ["Ann", "Ben", "Cy"], "kind": "person", "n_sentences": 4})
    ties = pd.DataFrame(
        [("Ann", "Ben", 2, 1, 0), ("Ann", "Cy", 0, 0, 1)],
        columns=["one", "other", "n_sentences", "n_articles", "n_events"],
    )
    drawing = plots.draw_network(Network(actors, ties), 85)
    assert "both took part in an event" in _words(drawing)
    assert "0" not in _words(drawing)
    assert "behind a name" in _said(drawing)


def test_crowded_days_have_more_room_than_empty_years():
    articles = table("articles", [{"id": f"a{n}", "published": f"2021-05-{n:02d}"} for n in range(1, 13)])
    one = {"precision": "day", "certainty": "certain"}
    days = [("a1", "2014-05-01"), ("a2", "2016-05-01"), ("a3", "2018-05-01")]
    dates = table("dates", [{"article": name, "first": day, "last": day, **one} for name, day in days])
    drawing = plots.draw_sources(articles, dates, 85)
    rings = [
        line.get_xdata()[0]
        for line in drawing.figure.axes[0].lines
        if line.get_marker() == "o" and line.get_markerfacecolor() == "none" and line.get_ydata()[0] > 6
    ]
    assert len(rings) == 12
    assert max(rings) - min(rings) > 15, "twelve days in a row take more than a fifth of the width"


def test_most_spoken_of_day_is_named():
    articles = table("articles", [{"id": name, "published": "2021-05-05"} for name in "abc"])
    one = {"precision": "day", "certainty": "certain"}
    days = [("a", "2021-05-01"), ("b", "2021-05-01"), ("b", "2021-05-02")]
    dates = table("dates", [{"article": name, "first": day, "last": day, **one} for name, day in days])
    assert "2 of 3 articles speak of 1 May 2021, more than of any other day" in _said(
        plots.draw_sources(articles, dates, 180)
    )


def _claims(about, *values):
    one = {"kind": "contradiction", "matter": "count", "about": about, "rank": 1, "disagreement": "d"}
    return table("claims", [
        one | {"value": value, "quote": f"It then spread over {value} near the old town.", "article": f"a{n}",
               "published": f"2021-05-{n + 1:02d}"}
        for n, value in enumerate(values)
    ])  # fmt: skip


def test_value_at_the_beginning_of_a_sentence_is_the_value_within_another():
    drawing = plots.draw_disagreements(_claims("how many ships", "four ships", "Four ships", "About six ships"), 85)
    assert drawing.data["value"].unique().tolist() == ["about six ships", "four ships"]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("area", "area: “… then spread over 3 acres near the old …”"),
        ("at what time: departed", "at what time: “departed”"),
        ("how many ships", "how many ships"),
    ],
)
def test_words_over_a_disagreement_can_be_understood_alone(about, words):
    assert words in _said(plots.draw_disagreements(_claims(about, "3 acres", "5 acres"), 180))


def test_pale_bars_are_explained_where_they_occur():
    of_one = _themes("ferry", "fire", n_passages=[3, 2], n_articles=1, one_voice=[True, False])
    of_one = of_one.assign(phrases=[[], []], terms=[["port"], ["port"]])
    words = "pale bars: nearly all passages come from one article"
    assert words in _words(plots.draw_theme_terms(of_one, 180))
    assert words not in _words(plots.draw_theme_terms(of_one.assign(one_voice=False), 180))


def test_themes_are_told_by_their_phrases_declared_ones_by_their_terms_and_mixed_ones_by_neither():
    theme = _themes("ferry strike, Harstad", n_passages=3, n_articles=2, one_voice=False)
    theme = theme.assign(phrases=[["ferry strike", "Harstad", "dock workers"]], terms=[["able", "said"]])
    assert "2 articles · dock workers" in _words(plots.draw_theme_terms(theme, 180))
    declared = theme.assign(phrases=[[]], method="codebook")
    assert "2 articles · able, said" in _words(plots.draw_theme_terms(declared, 180, method="codebook"))
    assert "2 articles" in _words(plots.draw_theme_terms(theme.assign(phrases=[[]]), 180))


def test_day_that_is_only_possible_has_a_shape_of_its_own_as_colours_may_be_lost():
    likely = {"published_likely": "2021-05-03", "published_share": 0.7, "published_edtf": "2021-05"}
    articles = table("articles", [{"id": "a", "published": "2021-05-05"}, {"id": "b", **likely}])
    drawing = plots.draw_sources(articles, table("dates"), 180)
    assert set(drawing.data["kind"]) == {"published", "published, possibly"}
    hollow = [line for line in drawing.figure.axes[0].lines if line.get_markerfacecolor() == "none"]
    assert {line.get_marker() for line in hollow} >= {"o", "s"}
