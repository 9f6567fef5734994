"""Doubts: what a reader should check by hand, each with its place and its reason."""

from __future__ import annotations

import pytest

from topics.output.doubts import COLUMNS, KINDS, find_doubts
from topics.records import TABLES, table


@pytest.fixture(scope="module")
def doubts(tables):
    return find_doubts(tables)


def of(doubts, kind):
    return doubts[doubts["kind"] == kind]


def test_undated_articles_are_doubted_and_dated_ones_are_not(doubts):
    assert list(of(doubts, "undated article")["article"]) == ["chinese.txt", "inject.txt"]


def test_passages_of_a_doubt_lead_to_their_place(tables):
    dates = tables["dates"].assign(certainty="guessed", alternative="1999-01-01")
    guessed = of(find_doubts({**tables, "dates": dates}), "guessed date")
    found = tables["articles"].set_index("id")["found"]
    assert len(guessed) == len(dates)
    for doubt in guessed.itertuples():
        assert "could be 1999-01-01" in doubt.why
        assert found[doubt.article][doubt.start : doubt.stop].replace("â€™", "’") == doubt.text


def test_near_misses_come_best_first_and_counted_passages_are_left_out(tables):
    codes = tables["assignments"]
    missed = codes.assign(chosen=False, score=[n / 100 for n in range(len(codes))])
    scores = [
        float(why.split("score ")[1][:4])
        for why in of(find_doubts({**tables, "assignments": missed}), "near miss")["why"]
    ]
    assert scores == sorted(scores, reverse=True) and scores
    assert of(find_doubts(tables), "near miss").empty


def test_event_of_one_source_is_doubted_until_another_tells_it(tables):
    lone = of(find_doubts(tables), "single source")
    events = tables["events"].assign(n_sources=2)
    assert set(lone["text"]) == {"The mayor <b>shook hands</b>", "A wall was painted 港口会议"}
    assert of(find_doubts({**tables, "events": events}), "single source").empty


def test_unstable_theme_and_theme_of_one_voice_are_doubted(tables):
    themes = tables["themes"].assign(stability=[0.9, 0.9, 0.2, 0.9, 0.9, 0.9], one_voice=[False] * 5 + [True])
    assert list(of(find_doubts({**tables, "themes": themes}), "weak theme")["text"]) == ["mayor, dockers", "no theme"]


def test_unused_day_is_listed_once_for_its_sentence(tables):
    dates = tables["dates"].assign(certainty="stated", precision="day")
    unused = of(find_doubts({**tables, "dates": dates, "evidence": table("evidence")}), "date not used")
    assert sorted(unused["start"].astype(str) + unused["article"]) == sorted(
        {f"{date.start}{date.article}" for date in dates.itertuples()}
    )


def test_empty_tables_hold_no_doubt():
    nothing = find_doubts({name: table(name) for name in TABLES})
    assert nothing.empty and tuple(nothing.columns) == COLUMNS


def doubts_of(kind, **rows):
    """Return the doubts of one kind over tables in our own words."""
    return of(find_doubts({name: table(name, rows.get(name, ())) for name in TABLES}), kind)


def test_kinds_come_in_the_order_in_which_they_are_declared(tables):
    dates = tables["dates"].assign(certainty="guessed")
    themes = tables["themes"].assign(one_voice=True)
    listed = list(dict.fromkeys(find_doubts({**tables, "dates": dates, "themes": themes})["kind"]))
    assert listed == [kind for kind in KINDS if kind in listed]
    assert len(listed) >= 6


def test_undated_article_tells_what_is_known_of_its_day():
    articles = [
        {"id": "b", "title": "B", "notes": ["two days are named"]},
        {"id": "a", "title": "A", "published_edtf": "2024-05"},
        {"id": "c", "published": "2024-05-03"},
    ]
    undated = doubts_of("undated article", articles=articles)
    assert list(undated["why"]) == ["published 2024-05", "no day is known; two days are named"]
    assert list(undated["text"]) == ["A", "B"]
    assert list(undated["start"]) == [-1, -1]


PASSAGES = [{"id": f"p{n}", "article": "a", "start": n, "stop": n + 5, "text": f"text {n}"} for n in range(3)]


def dates_of(*rows):
    plain = {"article": "a", "text": "Friday", "value": "2024-05-03", "edtf": "2024-05-03", "precision": "day"}
    return [{**plain, "passage": f"p{n}", "start": n, **row} for n, row in enumerate(rows)]


def test_guessed_dates_with_another_reading_come_first():
    rows = dates_of(
        {"certainty": "guessed"}, {"certainty": "guessed", "alternative": "2024-05-10", "cue": "past tense"}
    )
    guessed = doubts_of("guessed date", dates=rows, passages=PASSAGES)
    assert list(guessed["why"]) == [
        "“Friday” read as 2024-05-03, could be 2024-05-10 (past tense)",
        "“Friday” read as 2024-05-03",
    ]
    assert list(guessed["text"]) == ["text 1", "text 0"]


@pytest.mark.parametrize("certainty", ["stated", "resolved", "vague"])
def test_date_that_is_not_guessed_is_no_guess(certainty):
    assert doubts_of("guessed date", dates=dates_of({"certainty": certainty}), passages=PASSAGES).empty


@pytest.mark.parametrize(
    ("change", "n_unused"),
    [
        ({"certainty": "stated"}, 1),
        ({"certainty": "resolved"}, 1),
        ({"certainty": "guessed"}, 0),
        ({"certainty": "stated", "precision": "month"}, 0),
        ({"certainty": "stated", "passage": ""}, 0),
        ({"certainty": "stated", "passage": "p2"}, 0),
    ],
)
def test_only_plain_days_of_sentences_without_an_event_are_unused(change, n_unused):
    rows = {"dates": dates_of(change), "passages": PASSAGES, "evidence": [{"event": "e", "passage": "p2"}]}
    unused = doubts_of("date not used", **rows)
    assert list(unused["why"]) == ["“Friday” is 2024-05-03, but the sentence supports no event"] * n_unused


def test_what_makes_no_event_is_listed_with_the_reason_those_of_most_articles_first():
    row = {"edtf": "2024-05-03", "article": "a", "start": 0, "stop": 9, "why": "it names no day"}
    untold = [
        {**row, "quote": "One", "n_articles": 1},
        {**row, "quote": "Two", "n_articles": 2, "start": 10, "stop": 19},
    ]
    listed = doubts_of("not told", untold=untold)
    assert list(listed["text"]) == ["Two", "One"]
    assert list(listed["why"]) == ["2024-05-03: no event, since it names no day"] * 2


@pytest.mark.parametrize(("stability", "weak"), [(0.49, True), (0.5, False), (float("nan"), False)])
def test_theme_is_unstable_below_one_half(stability, weak):
    themes = [{"method": "tfidf", "theme": "0", "label": "fish", "stability": stability}]
    assert (
        list(doubts_of("weak theme", themes=themes)["why"]) == ["TF-IDF clusters: comes back in 49 % of reruns"] * weak
    )


def test_least_stable_theme_comes_first():
    themes = [{"method": "tfidf", "theme": str(n), "label": str(n), "stability": n / 10} for n in (4, 1, 3)]
    themes.append({"method": "bertopic", "theme": "9", "label": "9", "stability": 0.9, "one_voice": True})
    weak = doubts_of("weak theme", themes=themes)
    assert list(weak["text"]) == ["1", "3", "4", "9"]
    assert weak["why"].iloc[-1] == "BERTopic: nearly all of it comes from one article"


def test_near_miss_names_the_theme_and_what_it_rests_on():
    code = {"method": "codebook", "theme": "t", "passage": "p1", "score": 0.25, "basis": "terms: fish"}
    themes = [{"method": "codebook", "theme": "t", "label": "Trade"}]
    near = doubts_of("near miss", assignments=[code, {**code, "method": "tfidf"}], themes=themes, passages=PASSAGES)
    assert list(near["why"]) == ["Trade? score 0.25, terms: fish"]


def test_borderline_passages_are_those_of_found_themes():
    themes = [{"method": method, "theme": "t", "label": "L", "borderline": ["p0"]} for method in ("codebook", "tfidf")]
    assert list(doubts_of("borderline passage", themes=themes, passages=PASSAGES)["why"]) == [
        "TF-IDF clusters: only just in “L”"
    ]


def events_of(*rows):
    plain = {"first": "2024-05-03", "last": "2024-05-03", "status": "reported", "headline": "It opened", "n_sources": 1}
    return [{**plain, "id": f"e{n}", **row} for n, row in enumerate(rows)]


def evidence_of(*events):
    places = [{"event": event, "article": "a", "start": 7, "stop": 9, "basis": "carried over"} for event in events]
    return [{**place, "start": 20, "basis": "later"} for place in places] + places


@pytest.mark.parametrize(("change", "lone"), [({}, True), ({"n_sources": 2}, False), ({"status": "planned"}, False)])
def test_reported_event_of_one_source_alone_is_doubted_at_its_first_sentence(change, lone):
    doubted = doubts_of("single source", events=events_of(change), evidence=evidence_of("e0"))
    assert list(doubted["why"]) == ["3 May 2024: one source alone"] * lone
    assert list(doubted["start"]) == [7] * lone


def test_weightiest_events_come_first_then_by_id():
    weights = (1.0, 2.0, 1.0)
    events = events_of(*({"importance": weight, "headline": f"e{n}"} for n, weight in enumerate(weights)))
    doubted = doubts_of("single source", events=events, evidence=evidence_of("e0", "e1", "e2"))
    assert list(doubted["text"]) == ["e1", "e0", "e2"]


def test_event_of_more_than_a_day_is_wide_and_says_what_its_day_rests_on():
    events = events_of({"last": "2024-05-04"}, {})
    assert list(doubts_of("wide day", events=events, evidence=evidence_of("e0", "e1"))["why"]) == [
        "3–4 May 2024: carried over"
    ]


def test_claims_repairs_and_problems_say_what_they_are():
    claim = {
        "disagreement": "d",
        "about": "the day",
        "value": "Friday",
        "quote": "On Friday.",
        "article": "a",
        "start": 3,
    }
    kept = {
        "article": "a",
        "rule": "newsletter",
        "reason": "asks to subscribe",
        "found_text": "Sign up",
        "applied": False,
    }
    problem = {"source": "scan.pdf", "found": "no text", "advice": "Run OCR"}
    assert list(doubts_of("disagreement", claims=[claim])[["text", "why"]].iloc[0]) == ["On Friday.", "the day: Friday"]
    repairs = doubts_of("repair not made", repairs=[kept, {**kept, "applied": True}])
    assert list(repairs[["text", "why"]].iloc[0]) == ["Sign up", "newsletter: asks to subscribe"]
    assert len(repairs) == 1
    inputs = doubts_of("input not used", problems=[problem])
    assert list(inputs[["text", "why", "article"]].iloc[0]) == ["scan.pdf", "no text; Run OCR", ""]
