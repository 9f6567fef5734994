"""The timeline drawn: sizes, places, choice and words of its events."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from matplotlib.text import Text

from topics.output import colours
from topics.output import figures as plots
from topics.output.figures.scale import DayScale, Stretch, find_stretches, make_scale
from topics.output.figures.timeline import MOST_STRETCHES, mark_diameter
from topics.records import table


def events_of(*rows):
    plain = {"status": "reported", "n_sources": 1, "n_articles": 1, "precision": "day", "importance": 1.0}
    events = []
    for number, row in enumerate(rows):
        last = row.get("last", row["first"])
        events.append({"id": f"e{number}", "headline": f"Event {number}", **plain, **row, "last": last})
    return table("events", events)


def draw(events, **choices):
    return plots.draw_timeline(events, table("evidence"), **choices)


def words_of(drawing):
    return [text.get_text() for text in drawing.figure.findobj(Text) if text.get_text()]


def test_area_of_a_mark_grows_with_the_number_of_sources():
    areas = [mark_diameter(number) ** 2 for number in (1, 2, 3, 6)]
    assert [area / areas[0] for area in areas] == pytest.approx([1, 2, 3, 6])


@pytest.mark.parametrize(("number", "alike"), [(0, 1), (7, 6), (100, 6)])
def test_mark_grows_from_one_to_six_sources_only(number, alike):
    assert mark_diameter(number) == mark_diameter(alike)
    assert mark_diameter(5) < mark_diameter(6)


def test_drawn_marks_are_as_large_as_their_numbers_of_sources_say():
    drawing = draw(events_of({"first": "2024-05-03", "n_sources": 4}, {"first": "2024-05-09"}))
    marks = [line for line in drawing.figure.axes[0].lines if line.get_marker() == "o"][-2:]
    many, one = (mark.get_markersize() for mark in marks)
    assert many / one == pytest.approx(2)


def test_key_shows_marks_as_large_as_events_of_one_two_and_four_sources_have():
    numbers = (1, 2, 4)
    drawing = draw(events_of(*[{"first": f"2024-05-{3 + number:02}", "n_sources": number} for number in numbers]))
    sizes = [line.get_markersize() for line in drawing.figure.axes[0].lines if line.get_marker() == "o"]
    assert sizes[-6:-3] == sizes[-3:]


def marks_of(drawing):
    """Return the places of the marks of events that are dots."""
    marks = [line for line in drawing.figure.axes[0].lines if len(line.get_xdata()) == 1 and line.get_marker() == "o"]
    return [(line.get_xdata()[0], line.get_ydata()[0]) for line in marks if line.get_ydata()[0] > 5]


def test_every_mark_stands_beside_its_own_words():
    drawing = draw(events_of(*[{"first": "2024-05-03"}] * 2, {"first": "2024-05-28"}, {"first": "2024-05-29"}))
    marks = marks_of(drawing)
    heads = [text for text in drawing.figure.findobj(Text) if "May 2024 · 1 source" in text.get_text()]
    assert len(marks) == len(heads) == 4
    assert len({x for x, _ in marks}) == 1, "all on the line of days"
    for (_, y), head in zip(marks, heads, strict=True):
        assert y == pytest.approx(head.get_position()[1], abs=1.5)


def test_lines_between_marks_and_words_cross_nothing():
    drawing = draw(events_of(*[{"first": f"2024-05-{day:02}"} for day in (3, 3, 3, 4, 28)]))
    slanted = [line for line in drawing.figure.axes[0].lines if len({*line.get_ydata()}) > 1 < len({*line.get_xdata()})]
    assert slanted == []


def test_bar_ends_below_the_last_event_that_begins_within_its_days():
    rows = [{"first": "2024-05-01", "last": "2024-05-05"}, {"first": "2024-05-05"}, {"first": "2024-05-06"}]
    drawing = draw(events_of(*rows))
    (bar,) = drawing.figure.axes[0].patches
    inside, after = (y for _, y in marks_of(drawing))
    assert bar.get_y() < inside < bar.get_y() + bar.get_height() < after


@pytest.mark.parametrize(("second", "words"), [("2024-05-12", "11 days later"), ("2024-05-11", None)])
def test_break_says_how_much_later_the_days_go_on(second, words):
    later = [text for text in words_of(draw(events_of({"first": "2024-05-01"}, {"first": second}))) if "later" in text]
    assert later == ([words] if words else [])


def breaks_of(events, **choices):
    return [text for text in words_of(draw(events, **choices)) if "later" in text]


@pytest.mark.parametrize(
    ("last", "words"), [("2008-03-31", ["31 days later"]), ("2008-04-22", []), ("2008-04-30", []), ("2008-05-31", [])]
)
def test_break_is_counted_from_the_last_day_that_is_possible_before_it(last, words):
    assert breaks_of(events_of({"first": "2008-03-01", "last": last}, {"first": "2008-05-01"})) == words


def test_break_goes_through_the_bar_of_an_event_farther_up():
    bar = {"first": "2008-03-01", "last": "2008-12-31"}
    assert breaks_of(events_of(bar, {"first": "2008-03-02"}, {"first": "2008-05-01"})) == ["60 days later"]


def test_break_behind_a_bar_that_began_farther_up_names_the_day_at_which_that_ends():
    year = {"first": "2013-01-01", "last": "2013-12-31"}
    assert breaks_of(events_of(year, {"first": "2013-02-23"}, {"first": "2014-03-03"})) == []
    words = words_of(draw(events_of(year, {"first": "2013-02-23"}, {"first": "2014-03-03"})))
    assert "2 months after 31 Dec 2013" in words


def test_break_says_how_many_events_between_are_left_out():
    shown = [{"first": day, "importance": 0.9} for day in ("2008-10-09", "2008-11-24")]
    between = [{"first": "2008-10-09", "last": "2008-10-11"}, {"first": "2008-10-13", "last": "2008-10-19"}]
    between += [{"first": "2008-11-21"}, {"first": ""}]
    rows = sorted([*shown, *({**row, "importance": 0.1} for row in between)], key=lambda row: row["first"])
    assert breaks_of(events_of(*rows), most=2) == ["46 days later, 2 events left out"]


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (2, "1, 2 independent sources"),
        (3, "1, 2, 3 independent sources"),
        (6, "1, 2, 4, 6 independent sources"),
        (9, "1, 2, 4, 6 or more independent sources"),
    ],
)
def test_key_shows_the_largest_mark_that_is_drawn(most, words):
    drawn = draw(events_of({"first": "2024-05-03"}, {"first": "2024-05-04", "n_sources": most}))
    assert words in words_of(drawn)


def test_key_explains_only_what_occurs():
    plain = words_of(draw(events_of({"first": "2024-05-03"}, {"first": "2024-05-04"})))
    assert "reported" in plain
    assert not {"planned", "background", "day not certain"} & set(plain)
    assert not any("independent" in text for text in plain)
    rich = [{"first": "2024-05-03", "n_sources": 2, "status": "planned"}, {"first": "2024-05-01", "last": "2024-05-09"}]
    shown = words_of(draw(events_of(*rich)))
    assert {"reported", "planned", "day not certain", "1, 2 independent sources"} <= set(shown)


@pytest.mark.parametrize(("last", "shapes"), [("2024-05-03", {"o"}), ("2024-05-09", set())])
def test_key_shows_a_status_by_the_mark_that_is_drawn_of_it(last, shapes):
    planned = {"first": "2024-05-03", "last": last, "status": "planned"}
    drawing = draw(events_of(planned, {"first": "2024-05-01"}))
    orange = colours.STATUSES["planned"].edge
    marks = {line.get_marker() for line in drawing.figure.axes[0].lines if line.get_markeredgecolor() == orange}
    assert {mark for mark in marks if isinstance(mark, str)} == shapes


def test_timeline_has_a_title_above_all_else():
    drawing = draw(events_of({"first": "2024-05-03"}))
    title = next(
        text for text in drawing.figure.findobj(Text) if text.get_text() == "1 event, 3 May 2024, told by 1 source"
    )
    assert all(
        title.get_position()[1] <= text.get_position()[1] for text in drawing.figure.findobj(Text) if text.get_text()
    )


@pytest.mark.parametrize(
    ("n_sources", "title"),
    [
        ((3, 1, 1), "3 events, 3–5 May 2024; most told is that of 3 May 2024: 3 sources"),
        ((2, 2, 1), "3 events, 3–5 May 2024; 2 of them told by 2 sources"),
        ((1, 1, 1), "3 events, 3–5 May 2024, each told by 1 source"),
    ],
)
def test_title_of_a_timeline_says_what_most_sources_tell(n_sources, title):
    days = enumerate(n_sources, 3)
    drawing = draw(events_of(*[{"first": f"2024-05-{day:02}", "n_sources": n} for day, n in days]))
    assert title in " ".join(text.get_text() for text in drawing.figure.findobj(Text))


def test_marks_that_explain_the_sizes_do_not_touch():
    drawing = draw(events_of({"first": "2024-05-03", "n_sources": 6}, {"first": "2024-05-04", "n_sources": 1}))
    key = [line for line in drawing.figure.axes[0].lines if line.get_marker() == "o" and line.get_ydata()[0] < 10]
    sizes = key[-2:]
    by_place = sorted((line.get_xdata()[0], line.get_markersize() * 25.4 / 72) for line in sizes)
    for (left, left_wide), (right, right_wide) in pairwise(by_place):
        assert right - left > (left_wide + right_wide) / 2 + 0.3


def test_bars_that_overlap_stand_in_lanes_and_a_free_lane_is_taken_again():
    spans = [
        ("2024-05-01", "2024-05-09"),
        ("2024-05-02", "2024-05-05"),
        ("2024-05-06", "2024-05-08"),
        ("2024-05-09", "2024-05-11"),
    ]
    drawing = draw(events_of(*({"first": first, "last": last} for first, last in spans)))
    outer, inner, again, third = (bar.get_x() for bar in drawing.figure.axes[0].patches)
    assert inner == again < outer
    assert third == inner


def test_events_of_the_greatest_weight_are_drawn_in_the_order_of_their_days():
    rows = [{"first": f"2024-05-0{day}", "importance": weight} for day, weight in ((9, 3.0), (1, 1.0), (5, 2.0))]
    drawing = draw(events_of(*rows), most=2)
    assert list(drawing.data["id"]) == ["e2", "e0"]
    assert drawing.caption.startswith("The 2 weightiest of 3 events by day.")
    assert draw(events_of(*rows), most=3).caption.startswith("Events by day.")


def test_equally_heavy_events_are_chosen_by_sources_then_day_then_id():
    rows = [
        {"first": "2024-05-02"},
        {"first": "2024-05-01"},
        {"first": "2024-05-01"},
        {"first": "2024-05-09", "n_sources": 2},
    ]
    assert set(draw(events_of(*rows), most=1).data["id"]) == {"e3"}
    assert set(draw(events_of(*rows), most=2).data["id"]) == {"e3", "e1"}
    assert set(draw(events_of(*rows), most=3).data["id"]) == {"e3", "e1", "e2"}


def test_line_over_a_headline_tells_day_status_and_sources():
    shown = words_of(
        draw(events_of({"first": "2024-05-03", "n_sources": 2}, {"first": "2024-05-04", "status": "planned"}))
    )
    assert "3 May 2024 · 2 sources" in shown
    assert "4 May 2024 · planned · 1 source" in shown


def test_data_twin_counts_the_sentences_of_each_event():
    evidence = table("evidence", [{"event": "e1"}, {"event": "e1"}])
    events = events_of({"first": "2024-05-03"}, {"first": "2024-05-04"})
    assert list(plots.draw_timeline(events, evidence).data["n_passages"]) == [0, 2]


def test_alternative_text_names_span_statuses_and_the_weightiest_event():
    rows = [
        {"first": "2024-05-03"},
        {"first": "2024-05-04", "importance": 2.0, "edtf": "2024-05-04"},
        {"first": "2024-06-01", "last": "2024-06-30", "status": "planned"},
    ]
    assert draw(events_of(*rows)).alt == (
        "Timeline of 3 events from 2024-05-03 to 2024-06-30 (2 reported, 1 planned). "
        "The weightiest is on 2024-05-04: Event 1"
    )


@pytest.mark.parametrize("likely", [True, False])
def test_caption_says_what_a_likely_day_is_only_where_one_is_drawn(likely):
    drawing = draw(events_of({"first": "2024-05-03", "likely": likely}, {"first": "2024-05-09"}))
    assert ("told with “possibly”" in drawing.caption) is likely


def test_caption_speaks_of_breaks_only_where_there_are_some():
    near, far = {"first": "2024-05-03"}, {"first": "2025-05-03"}
    assert "Dotted" not in draw(events_of(near)).caption
    assert "Dotted" in draw(events_of(near, far)).caption


@pytest.mark.parametrize(("second", "n_runs"), [("2024-05-11", 1), ("2024-05-12", 2)])
def test_gap_of_more_than_ten_days_breaks_the_scale(second, n_runs):
    days = [date(2024, 5, 1), date.fromisoformat(second)]
    assert len(find_stretches([(day, day) for day in days], 5)) == n_runs


@pytest.mark.parametrize(("n_days", "end"), [(31, date(2024, 5, 31)), (32, date(2024, 5, 31)), (30, date(2024, 5, 30))])
def test_long_span_keeps_no_more_than_31_days_open(n_days, end):
    last = date.fromordinal(date(2024, 5, 1).toordinal() + n_days - 1)
    assert find_stretches([(date(2024, 5, 1), last)], 5) == [(date(2024, 5, 1), end)]


def test_too_many_stretches_are_joined_over_their_shortest_gaps():
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2021, 3, 1), date(2023, 1, 1)]
    runs = find_stretches([(day, day) for day in days], 3)
    assert runs == [(days[0], days[0]), (days[1], days[2]), (days[3], days[3])]
    assert MOST_STRETCHES == 9


def test_day_lies_at_the_middle_of_its_share_and_in_a_break_at_the_end_before_it():
    scale = DayScale(
        (
            Stretch(date(2024, 5, 1), date(2024, 5, 2), 10.0, 20.0),
            Stretch(date(2024, 7, 1), date(2024, 7, 1), 30.0, 40.0),
        )
    )
    days = [date(2024, 4, 1), date(2024, 5, 1), date(2024, 5, 2), date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1)]
    assert [scale.place(day) for day in days] == [10.0, 12.5, 17.5, 20.0, 35.0, 40.0]


def test_stretches_share_the_room_that_breaks_leave():
    runs = [(date(2024, 5, 1), date(2024, 5, 1)), (date(2025, 5, 1), date(2025, 5, 1))]
    first, second = make_scale(runs, [1.0, 3.0], 100.0, 20.0).stretches
    assert (first.start, first.stop, second.start, second.stop) == (0.0, 20.0, 40.0, 100.0)
