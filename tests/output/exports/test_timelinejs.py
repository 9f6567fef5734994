"""TimelineJS: a slide an event, its texts escaped because they are read as HTML."""

from __future__ import annotations

import html
import json

from tests.output.timelines import NOTHING, make_timeline, write


def slides(tables):
    return json.loads(write("timelinejs", tables))["events"]


def test_every_event_is_a_slide_with_its_days_and_sentences(timeline):
    days = ["1998 (background)", "3 May 2024", "3 May 2024", "4 May 2024", "Jun 2024 (planned)", "2025 (planned)"]
    for slide, day, event in zip(slides(timeline), days, timeline["events"].itertuples(), strict=True):
        for key, value in (("start_date", event.first), ("end_date", event.last)):
            year, month, number = map(int, value.split("-"))
            assert slide[key] == {"year": year, "month": month, "day": number}
        assert (slide["unique_id"], slide["display_date"], slide["group"]) == (event.id, day, event.status)
        assert html.unescape(slide["text"]["headline"]) == event.headline
        lines = timeline["evidence"][timeline["evidence"]["event"] == event.id]
        places = [f"<p>“{line.quote}” ({line.source}, {line.start}–{line.stop})</p>" for line in lines.itertuples()]
        sources = "1 independent source" if event.n_sources == 1 else f"{event.n_sources} independent sources"
        differ = "; sources differ" if event.id in set(timeline["claims"]["event"]) else ""
        counts = f"<p>{event.n_articles} articles, {sources}{differ}</p>"
        assert html.unescape(slide["text"]["text"]) == counts + "".join(places)


def test_texts_are_escaped(timeline):
    texts = json.dumps([slide["text"] for slide in slides(timeline)])
    assert "<script>" not in texts
    assert "<b>" not in texts


def test_years_before_christ_are_negative():
    assert slides(make_timeline(("-0043-03-15", "-0043-03-16")))[0]["end_date"] == {"year": -43, "month": 3, "day": 16}


def test_nothing_to_tell_is_no_slide():
    assert slides(NOTHING) == []
