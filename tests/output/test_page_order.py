"""What readers see first on the page: its summary, its orders, and how much it shows of everything."""

from __future__ import annotations

import re

import pytest

from topics.output.page import page_text
from topics.output.page.limits import Limits
from topics.output.page.view import PageView
from topics.records import TABLES, table

ABOUT = {"corpus": "c", "settings": [], "versions": {}, "notes": []}


def tables_of(**rows):
    return {name: table(name, rows.get(name, ())) for name in TABLES}


def view_of(tables=None, limits=None, **rows):
    return PageView(tables or tables_of(**rows), limits or Limits())


def events(*numbers_of_sources):
    return [
        {"id": f"e{n}", "first": f"2024-05-{20 - n:02}", "last": f"2024-05-{20 - n:02}", "status": "reported"}
        | {"headline": f"Event {n}", "n_sources": sources, "n_articles": sources, "importance": 1.0}
        for n, sources in enumerate(numbers_of_sources)
    ]


def summary_of(**rows):
    page = page_text(tables_of(**rows), about=ABOUT)
    return page[page.index('<section id="summary"') : page.index('<section id="timeline"')]


def test_summary_names_the_five_best_told_events_by_day():
    shown = re.findall(r'href="#event-(e\d)"', summary_of(events=events(1, 9, 2, 8, 3, 7, 4)))
    assert shown == ["e6", "e5", "e4", "e3", "e1"]


def test_summary_prefers_more_sentences_among_equally_many_sources():
    told = events(2, 2, 2, 2, 2, 2)
    evidence = [{"event": f"e{n}", "article": "a", "quote": "x"} for n in (0, 0, 1, 2, 3, 5)]
    assert "e4" not in {event.anchor[6:] for event in view_of(events=told, evidence=evidence).best_told}


def test_summary_takes_the_earlier_of_events_that_are_equally_told():
    told = view_of(events=events(2, 2, 2, 2, 2, 2)).best_told
    assert [event.anchor[6:] for event in told] == ["e5", "e4", "e3", "e2", "e1"]


def test_summary_names_events_of_one_day_by_id_whatever_their_sources():
    told = [{**event, "first": "2024-05-20", "last": "2024-05-20"} for event in events(1, 3, 2)]
    assert [event.anchor[6:] for event in view_of(events=told).best_told] == ["e0", "e1", "e2"]


def test_summary_counts_the_sources_and_names_the_status():
    told = [*events(3), *({**event, "id": "p", "status": "planned"} for event in events(1))]
    summary = summary_of(events=told)
    assert "(3 sources)</li>" in summary
    assert "(planned): " in summary
    assert "(1 source)</li>" in summary


@pytest.mark.parametrize("likely", [True, False])
def test_summary_calls_a_day_likely_only_where_it_is(likely):
    [told] = events(3)
    assert ("20 May 2024, likely" in summary_of(events=[{**told, "likely": likely}])) is likely


def test_summary_names_themes_by_number_of_articles_then_label():
    themes = [
        {"method": "tfidf", "theme": str(n), "label": label, "n_passages": passages, "n_articles": articles}
        for n, (label, passages, articles) in enumerate([("b", 9, 1), ("c", 1, 3), ("a", 1, 1), ("none", 0, 0)])
    ]
    summary = summary_of(themes=themes)
    assert re.findall(r'#theme-tfidf-\d">(\w+)</a> \((\d)\)', summary) == [("c", "3"), ("a", "1"), ("b", "1")]


def test_summary_names_twelve_themes_and_counts_the_rest():
    themes = [{"method": "tfidf", "theme": str(n), "label": f"t{n}", "n_passages": 1} for n in range(13)]
    assert "and 1 more." in summary_of(themes=themes)
    assert "more." not in summary_of(themes=themes[:12])


def test_summary_counts_statuses_the_most_frequent_first():
    told = [{**event, "status": "planned" if n else "background"} for n, event in enumerate(events(1, 1, 1))]
    assert "3 dated events: 2 planned, 1 background." in summary_of(events=told)


def test_summary_and_filter_count_the_same_events_details_left_out():
    told = [{**event, "detail_of": "e0" if n else ""} for n, event in enumerate(events(1, 1))]
    told.append({**events(1)[0], "id": "alone"})
    view = view_of(events=told)
    assert view.n_events == len(view.events) == view.n_of_level[3] == 2
    assert view.statuses == [("reported", 2)]
    assert "2 dated events: 2 reported; and of 1 detail of them." in summary_of(events=told)


@pytest.mark.parametrize(("limit", "n_shown", "n_left_out"), [(3, 2, 0), (2, 1, 1), (1, 1, 1)])
def test_events_that_are_shown_and_left_out_are_all_events(limit, n_shown, n_left_out):
    weights = {"alone": 3.0, "detail": 2.0, "whole": 1.0}
    one = events(1)[0]
    told = [{**one, "id": name, "importance": weight} for name, weight in weights.items()]
    told[1]["detail_of"] = "whole"
    view = view_of(events=told, limits=Limits(events=limit))
    assert (len(view.events), view.n_events_left_out, view.n_events) == (n_shown, n_left_out, 2)


def theme_with(n_chosen, n_near=0):
    members = [{"chosen": True, "score": n / 1000, "passage": f"p{n:04}"} for n in range(n_chosen)]
    members += [{"chosen": False, "score": n / 1000, "passage": f"q{n:04}"} for n in range(n_near)]
    common = {"method": "codebook", "theme": "t", "article": "a", "basis": "terms"}
    passages = [{"id": row["passage"], "article": "a", "text": row["passage"]} for row in members]
    rows = {"themes": [{"method": "codebook", "theme": "t", "label": "T", "n_passages": n_chosen}]}
    rows |= {"assignments": [{**common, **row} for row in members], "passages": passages, "articles": [{"id": "a"}]}
    (_, _, (theme,)) = view_of(**rows).methods[0]
    return theme


@pytest.mark.parametrize(("n_passages", "n_more"), [(59, 0), (60, 0), (61, 1)])
def test_theme_shows_its_sixty_best_sentences_and_counts_the_rest(n_passages, n_more):
    theme = theme_with(n_passages)
    assert theme.n_more == n_more
    assert len(theme.sentences) == n_passages - n_more
    assert [sentence.quote for sentence in theme.sentences[:2]] == [f"p{n_passages - 1:04}", f"p{n_passages - 2:04}"]


@pytest.mark.parametrize(("n_near", "n_shown"), [(5, 5), (6, 5)])
def test_theme_shows_its_five_nearest_misses(n_near, n_shown):
    assert [sentence.quote for sentence in theme_with(1, n_near).near] == [
        f"q{n:04}" for n in range(n_near - 1, n_near - 1 - n_shown, -1)
    ]


def test_sentence_of_a_codebook_has_score_and_basis():
    assert theme_with(1).sentences[0].detail == "fit 0.00 · terms"


@pytest.mark.parametrize(("n_events", "n_left_out"), [(2, 0), (3, 1)])
def test_weightiest_events_are_shown_by_day(n_events, n_left_out):
    told = [{**event, "importance": float(n)} for n, event in enumerate(events(*[1] * n_events))]
    view = view_of(events=told, limits=Limits(events=2))
    assert view.n_events_left_out == n_left_out
    assert [event.anchor for event in view.events] == [f"event-e{n}" for n in (n_events - 1, n_events - 2)]


def test_most_cited_articles_are_listed_by_day():
    articles = [{"id": name, "published": day} for name, day in (("a", "2024-05-03"), ("b", "2024-05-02"), ("c", ""))]
    evidence = [{"event": "e0", "article": article} for article in ("c", "b", "b")]
    view = view_of(tables_of(articles=articles, evidence=evidence, events=events(1)), Limits(articles=2))
    assert [article.source or article.file for article in view.articles] == ["b", "c"]
    assert view.n_articles == 3
    assert "2 certain" in view.advice[0]
    assert "1 not known" in view.advice[0]
    assert view.span == "2–3 May 2024"


def evidence_of(n_sentences):
    return [{"event": "e0", "article": "a", "start": n, "stop": n, "quote": f"q{n}"} for n in range(n_sentences, 0, -1)]


@pytest.mark.parametrize(("day", "says"), [("2024-05-20", False), ("", True)])
def test_order_of_the_sources_is_told(day, says):
    page = page_text(
        tables_of(articles=[{"id": "a", "published": "2024-05-19"}, {"id": "b", "published": day}]), about=ABOUT
    )
    assert "By day of publication" in page
    assert ("else the first of the days between which it lies" in page) is says


def test_event_has_all_sentences_of_its_evidence_by_place():
    (event,) = view_of(events=events(1), evidence=evidence_of(13)).events
    assert [sentence.quote for sentence in event.sentences] == [f"q{n}" for n in range(1, 14)]
    (cut,) = view_of(events=events(1), evidence=evidence_of(13), limits=Limits(sentences_of_event=12)).events
    assert (len(cut.sentences), cut.n_more) == (12, 1)


@pytest.mark.parametrize(("n_sentences", "folded"), [(12, []), (13, ["1 more sentence"]), (23, ["11 more sentences"])])
def test_sentences_of_an_event_beyond_twelve_are_folded(n_sentences, folded):
    page = page_text(tables_of(events=events(1), evidence=evidence_of(n_sentences)), about=ABOUT)
    assert re.findall(r'<details class="rest"><summary class="facts">([^<]+)<', page) == folded
    assert page.count('<p dir="auto">q') == n_sentences


@pytest.mark.parametrize(("n_articles", "is_subject"), [(84, False), (85, True)])
def test_theme_of_nearly_every_article_is_the_subject_of_the_folder(n_articles, is_subject):
    themes = [
        {"method": "tfidf", "theme": name, "label": name, "n_passages": n, "n_articles": n}
        for name, n in (("flight", n_articles), ("search", 9))
    ]
    view = view_of(articles=[{"id": f"a{n:03}", "source": f"a{n:03}"} for n in range(100)], themes=themes)
    assert [theme.label for theme in view.subjects] == (["flight"] if is_subject else [])
    assert next(theme.label for theme, _ in view.main_themes) == ("search" if is_subject else "flight")


@pytest.mark.parametrize(
    ("outlets", "words"),
    [
        (("The Post", "The Post"), "2 articles of 1 outlet,"),
        (("The Post", ""), "2 articles of 1 outlet (1 of no known outlet),"),
    ],
)
def test_head_of_the_page_counts_articles_of_no_known_outlet(outlets, words):
    articles = [
        {"id": name, "source": name, "outlet": outlet, "published": "2021-06-09"}
        for name, outlet in zip("ab", outlets, strict=True)
    ]
    page = page_text(tables_of(articles=articles), about=ABOUT)
    assert words in " ".join(page.split())


@pytest.mark.parametrize(("phrases", "first"), [((), "search"), (("mixed passages",), "mixed passages")])
def test_theme_of_no_one_subject_is_told_last(phrases, first):
    themes = [
        {"method": "tfidf", "theme": name, "label": name, "n_passages": n, "n_articles": n, "terms": ("sonar",)}
        for name, n in (("mixed passages", 30), ("search", 9))
    ]
    themes[0]["phrases"], themes[1]["phrases"] = phrases, ("search",)
    view = view_of(articles=[{"id": f"a{n:03}", "source": f"a{n:03}"} for n in range(100)], themes=themes)
    assert next(theme.label for theme, _ in view.main_themes) == first


def test_only_one_set_of_found_themes_is_open():
    themes = [
        {"method": method, "theme": "t", "label": method, "n_passages": 1, "n_articles": 1}
        for method in ("codebook", "tfidf", "bertopic")
    ]
    page = page_text(tables_of(articles=[{"id": "a"}], themes=themes), about=ABOUT)
    section = page[page.index('<section id="themes"') :]
    shown, _, folded = section.partition('<details class="other-method">')
    assert 'id="theme-codebook-0"' in shown and 'id="theme-tfidf-0"' in shown
    assert 'id="theme-bertopic-0"' in folded


def test_reader_is_told_nothing_of_commands_before_the_part_for_the_maker():
    page = page_text(tables_of(articles=[{"id": "a"}, {"id": "b"}], events=events(1)), about=ABOUT)
    reader, _, maker = page[page.index("<body>") :].partition("For whoever made this page")
    assert "--ask" in maker and "sources.csv" in maker
    assert "--ask" not in reader and "sources.csv" not in reader
    assert "from 0 files" not in reader


def test_words_that_the_basis_already_has_are_not_repeated():
    lines = [
        {"event": "e0", "article": "a", "date_text": "on Friday", "basis": basis} for basis in ("on Friday", "anchor")
    ]
    (event,) = view_of(events=events(1), evidence=lines).events
    assert [sentence.detail for sentence in event.sentences] == ["on Friday", "on Friday · anchor"]


def columns_of(*days, most=3):
    articles = [{"id": f"a{n}", "published": day} for n, day in enumerate(days)]
    view = view_of(tables_of(articles=articles), Limits(columns_of_table=most))
    return view.columns_are, [column.words for column in view.columns]


def test_columns_of_themes_are_articles_where_they_fit_else_the_finest_period_that_does():
    assert columns_of("2024-05-03") == ("article", [])
    assert columns_of("2024-05-03", "2024-05-04", "") == ("article", ["a0, 3 May 2024", "a1, 4 May 2024", "a2"])
    assert columns_of(*["2024-05-03"] * 2, *["2024-05-04"] * 2) == ("day of publication", ["3 May 2024", "4 May 2024"])
    days = [f"2024-0{n}-0{n}" for n in (1, 2)] + [f"2024-0{n}-0{n + 1}" for n in (1, 2)]
    assert columns_of(*days) == ("month of publication", ["Jan 2024", "Feb 2024"])
    months = [f"202{n // 3}-0{n + 1}-01" for n in range(6)]
    assert columns_of(*months) == ("quarter of publication", ["Jan–Mar 2020", "Apr–Jun 2021"])
    quarters = [f"202{n // 3}-{4 * (n % 3) + 1:02d}-01" for n in range(6)]
    assert columns_of(*quarters) == ("year of publication", ["2020", "2021"])
    assert columns_of(*["2024-05-03"] * 4) == ("", [])


def test_texts_are_embedded_of_cited_articles_as_far_as_they_fit():
    articles = [{"id": name, "found": "x" * length} for name, length in (("a", 60), ("b", 50), ("c", 40), ("d", 1))]
    evidence = [{"event": "e0", "article": name} for name in "aabbbcd"[:6]]
    view = view_of(tables_of(articles=articles, evidence=evidence), Limits(text_characters=90))
    assert [bool(article.blocks) for article in view.articles] == [False, True, True, False]
    assert view.n_not_embedded == 2


@pytest.mark.parametrize(("n_repairs", "has_text"), [(1, True), (2, False)])
def test_marks_of_repairs_take_room_of_the_texts_that_the_page_holds(n_repairs, has_text):
    repairs = [{"article": "a", "start": n, "stop": n + 1, "applied": True} for n in range(n_repairs)]
    articles, evidence = [{"id": "a", "found": "x" * 40}], [{"event": "e0", "article": "a"}]
    view = view_of(tables_of(articles=articles, evidence=evidence, repairs=repairs), Limits(text_characters=90))
    assert bool(view.articles[0].blocks) == has_text


def test_rules_are_listed_by_name_with_what_they_did():
    repairs = [
        {"article": article, "rule": rule, "reason": reason, "text": text, "applied": applied}
        for article, rule, reason, text, applied in [
            ("a", "z", "why", "", True),
            ("a", "z", "why", "x", True),
            ("b", "z", "other", "", True),
            ("b", "m", "once", "x", True),
            ("b", "kept", "never", "", False),
        ]
    ]
    rules = view_of(repairs=repairs).rules
    found = [(rule.rule, rule.reason, rule.n_dropped, rule.n_replaced, rule.n_articles) for rule in rules]
    assert found == [("m", "once", 0, 1, 1), ("z", "why", 2, 1, 2)]


def test_choices_of_filters_come_most_frequent_first_then_by_name():
    told = [{**event, "actors": actors} for event, actors in zip(events(1, 1), (["b", "c"], ["a", "b"]), strict=True)]
    assert view_of(events=told).choices("actors") == [("b", 2), ("a", 1), ("c", 1)]


def test_article_without_a_title_is_called_by_its_id_and_first_words():
    words = [f"w{n}" for n in range(20)]
    passages = [{"id": "p", "article": "a", "text": " ".join(words)}]
    (article,) = view_of(articles=[{"id": "a"}], passages=passages).articles
    assert article.heading == f"a: {' '.join(words[:16])}"
    (article,) = view_of(tables_of(articles=[{"id": "a"}], passages=passages), Limits(quotes=False)).articles
    assert article.heading == "a"


def test_passages_of_articles_without_a_certain_day_have_a_column_of_their_own():
    days = ["2024-05-03", "2024-05-03", "2024-05-04", ""]
    articles = [{"id": f"a{n}", "published": day} for n, day in enumerate(days)]
    passages = [{"id": f"a{n}:0-9", "article": f"a{n}"} for n in range(4)]
    view = view_of(tables_of(articles=articles, passages=passages), Limits(columns_of_table=3))
    told = [(column.words, column.n_passages) for column in view.columns]
    assert told == [("3 May 2024", 2), ("4 May 2024", 1), ("day not certain", 1)]


@pytest.mark.parametrize(("n_announcing", "told"), [(0, "1 source"), (2, "1 source, 2 announced it before")])
def test_sources_that_only_announce_a_reported_event_are_told_apart(n_announcing, told):
    [event] = events(2)
    counted = {"n_articles": 1, "n_outlets": 1, "n_unknown_outlets": 0, "n_sources": 1, "n_announcing": n_announcing}
    (shown,) = view_of(events=[event | counted], articles=[{"id": "a0"}, {"id": "a1"}]).events
    assert shown.tellers == told
    assert shown.counts.endswith(told.replace("1 source", "1 independent source"))


@pytest.mark.parametrize(
    ("outlets", "unknown", "sources", "told"),
    [
        (0, 2, 1, "1 source"),
        (0, 3, 3, "3 articles"),
        (0, 3, 2, "2 sources"),
        (2, 1, 3, "2 outlets, 1 article"),
        (2, 2, 3, "3 sources"),
    ],
)
def test_copies_of_unknown_outlets_count_as_one_source(outlets, unknown, sources, told):
    [event] = events(1)
    counted = {
        "n_articles": unknown + 2 * outlets,
        "n_outlets": outlets,
        "n_unknown_outlets": unknown,
        "n_sources": sources,
    }
    (shown,) = view_of(events=[event | counted]).events
    assert shown.tellers == told


def test_copy_is_chosen_with_its_original_and_told_on_the_first_screen():
    articles = [{"id": "a", "published": "2024-05-20"}, {"id": "b", "published": "2024-05-20", "reprint_of": "a"}]
    evidence = [{"event": "e0", "article": article["id"], "quote": "A quay was built."} for article in articles]
    tables = {"events": events(1), "evidence": evidence, "articles": articles}
    view = view_of(**tables)
    assert view.choices("sources") == [("a, 20 May 2024", 1)]
    assert {article.chosen_by for article in view.articles} == {"a, 20 May 2024"}
    assert "1 of them is a copy or reprint of another" in summary_of(**tables)


def test_quote_of_a_copy_is_listed_once_and_one_of_its_own_stays():
    articles = [{"id": "copy", "reprint_of": "first"}, {"id": "first"}, {"id": "other"}]
    left = [{"article": article, "text": "We left."} for article in ("copy", "first", "first", "other")]
    said = [*left, {"article": "copy", "text": "We sang."}]
    quotes = [{**one, "actor": "Anna Berg", "start": n} for n, one in enumerate(said)]
    view = view_of(articles=articles, quotes=quotes)
    [voice] = view.speakers
    assert [(one.article, one.quote) for one in voice.sentences] == [
        ("copy", "We sang."), ("first", "We left."), ("first", "We left."), ("other", "We left.")
    ]  # fmt: skip
    assert view.n_quotes == 4


@pytest.mark.parametrize(("day", "warns"), [("", True), ("2024-05-20", False)])
def test_story_without_a_certain_day_of_publication_says_so(day, warns):
    page = page_text(tables_of(events=events(1), articles=[{"id": "a", "published": day}]), about=ABOUT)
    assert ("even their year may be wrong" in page) is warns


@pytest.mark.parametrize(
    ("words", "bases", "is_given"),
    [
        ("on Monday", ["sidecar"], True),
        ("on Monday", ["sidecar", "sidecar"], True),
        ("on Monday", ["sidecar", "stated"], False),
        ("on 20 May 2024", ["sidecar"], False),
        ("", ["markup"], False),
    ],
)
def test_event_whose_day_rests_on_days_given_by_hand_says_so(words, bases, is_given):
    articles = [{"id": f"a{n}", "published": "2024-05-20", "published_basis": basis} for n, basis in enumerate(bases)]
    lines = [{"event": "e0", "article": article["id"], "date_text": words, "quote": "x"} for article in articles]
    [event] = view_of(events=events(1), articles=articles, evidence=lines).events
    assert ("list of sources gives" in event.certainty) is is_given


@pytest.mark.parametrize(
    ("rule", "text", "dropped"),
    [("mojibake", "", 0), ("invisible or joined characters", "", 0), ("mojibake", "é", 0), ("link", "", 1)],
)
def test_removal_of_a_faulty_character_is_a_repair_and_no_piece_dropped(rule, text, dropped):
    repair = {"article": "a", "found_text": "Â", "text": text, "rule": rule, "reason": "r", "applied": True}
    (shown,) = view_of(repairs=[repair]).rules
    assert (shown.n_dropped, shown.n_replaced) == (dropped, 1 - dropped)
