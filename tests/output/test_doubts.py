"""Doubts: what a reader should check by hand, each with its place and its reason."""

from __future__ import annotations

import pytest

from topics.output.doubts import COLUMNS, find_doubts
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
