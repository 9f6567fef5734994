"""Calendars: read again by a library, they hold every event, and say how sure its day is."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest

from tests.output.timelines import DAY, NOTHING, make_timeline, write


def read(text):
    return icalendar.Calendar.from_ical(text)


def events_of(text):
    return read(text).walk("VEVENT")


def test_every_event_is_there_with_its_days_words_and_places(timeline):
    components = {str(one["UID"]): one for one in events_of(write("ics", timeline))}
    assert len(components) == len(timeline["events"])
    for event in timeline["events"].itertuples():
        one = components[f"{event.id}@topics"]
        assert one.decoded("DTSTART") == date.fromisoformat(event.first)
        assert one.decoded("DTEND") == date.fromisoformat(event.last) + timedelta(days=1)
        assert one["SUMMARY"] == event.headline
        assert f"{event.n_articles} articles, {event.n_sources} independent source" in one["DESCRIPTION"]
        assert one["TRANSP"] == "TRANSPARENT"
        for line in timeline["evidence"].query("event == @event.id").itertuples():
            assert f"“{line.quote}” ({line.source}, {line.start}–{line.stop})" in one["DESCRIPTION"]


def test_calendar_has_what_the_standard_asks_for_in_a_plain_order():
    assert write("ics", make_timeline(DAY)).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//topics//timeline//EN",
        "BEGIN:VEVENT",
        "UID:e0@topics",
        "DTSTAMP:20240503T000000Z",
        "DTSTART;VALUE=DATE:20240503",
        "DTEND;VALUE=DATE:20240504",
        "SUMMARY:The bridge opened",
        "DESCRIPTION:3 May 2024: 1 article\\, 1 independent source\\n“It opened.”",
        "  (a.txt\\, 0–10)",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_events_stand_in_the_order_of_their_days(timeline):
    days = [one.decoded("DTSTART") for one in events_of(write("ics", timeline))]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("last", "precision", "status", "expected"),
    [
        ("2024-06-01", "day", "reported", "CONFIRMED"),
        ("2024-06-01", "day", "background", "CONFIRMED"),
        ("2024-06-01", "day", "planned", "TENTATIVE"),
        ("2024-06-07", "week", "reported", "CONFIRMED"),
        ("2024-06-08", "span", "reported", "TENTATIVE"),
        ("2024-06-30", "month", "reported", "TENTATIVE"),
        ("2025-05-31", "span", "reported", "TENTATIVE"),
    ],
)
def test_event_that_is_planned_or_known_worse_than_to_the_week_is_tentative(last, precision, status, expected):
    text = write("ics", make_timeline(("2024-06-01", last), precision=precision, status=status))
    assert [str(one["STATUS"]) for one in events_of(text)] == [expected]


def test_years_under_1000_have_four_digits():
    text = write("ics", make_timeline(("0014-01-01", "0014-12-31"), precision="year"))
    assert "DTSTART;VALUE=DATE:00140101\r\nDTEND;VALUE=DATE:00150101\r\n" in text
    assert events_of(text)[0].decoded("DTEND") == date(15, 1, 1)


def test_days_before_christ_are_left_out_and_counted():
    text = write("ics", make_timeline(("-0043-03-15", "-0043-03-15"), ("0000-01-01", "0000-12-31"), DAY))
    assert [one.decoded("DTSTART") for one in events_of(text)] == [date(2024, 5, 3)]
    assert read(text)["X-WR-CALDESC"] == "Left out: 2 events before the year 1."


def test_one_event_that_is_left_out_is_counted_as_one():
    text = write("ics", make_timeline(("0000-12-31", "0001-01-01"), DAY))
    assert read(text)["X-WR-CALDESC"] == "Left out: 1 event before the year 1."


def test_calendar_that_leaves_nothing_out_does_not_speak_of_it():
    assert "X-WR-CALDESC" not in read(write("ics", make_timeline(DAY, ("0001-01-01", "0001-01-01"))))


def test_last_of_all_days_has_an_end():
    text = write("ics", make_timeline(("9999-12-30", "9999-12-30"), ("9999-12-31", "9999-12-31")))
    assert [one.decoded("DTEND") for one in events_of(text)] == [date(9999, 12, 31), date(9999, 12, 31)]


def test_lines_are_of_75_bytes_at_most_and_end_as_the_standard_says(timeline):
    text = write("ics", timeline)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")


def test_control_characters_and_marks_of_the_format_are_no_part_of_it():
    summary = "a, b; c \\n d\nEND:VEVENT"
    text = write("ics", make_timeline(DAY, headline=f"{summary}\x00\x1f\x7f"))
    assert [str(one["SUMMARY"]) for one in events_of(text)] == [summary + "   "]


def test_same_timeline_gives_the_same_bytes(timeline):
    assert write("ics", timeline).encode() == write("ics", timeline).encode()
    stamp = events_of(write("ics", make_timeline(DAY)))[0].decoded("DTSTAMP")
    assert stamp.isoformat() == "2024-05-03T00:00:00+00:00"


def test_nothing_to_tell_is_said_in_a_sentence():
    assert read(write("ics", NOTHING))["X-WR-CALDESC"] == "No dated events were found."
