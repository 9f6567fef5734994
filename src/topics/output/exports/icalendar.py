"""Calendars (iCalendar, RFC 5545): whole days, tentative where planned, likely or wide."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from topics.output.wording import NO_EVENTS, number_words

if TYPE_CHECKING:
    import icalendar

    from topics.output.exports.chronicle import Chronicle, Entry
    from topics.output.wording import CalendarDay

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def timeline_calendar(chronicle: Chronicle) -> str:
    """Return the timeline as a calendar; it has no days before the year 1, and says how many events it leaves out."""
    import icalendar

    dated = [entry for entry in chronicle.entries if entry.first.year > 0]
    n_before = len(chronicle.entries) - len(dated)
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//topics//timeline//EN")
    if n_before:
        calendar.add("x-wr-caldesc", f"Left out: {number_words(n_before, 'event')} before the year 1.")
    if not chronicle.entries:
        calendar.add("x-wr-caldesc", NO_EVENTS)
    for entry in dated:
        calendar.add_component(_component(entry))
    text: str = calendar.to_ical(sorted=False).decode("utf-8")
    return text


def _component(entry: Entry) -> icalendar.Event:
    """Return an event; its stamp is its first day, so that the same timeline gives the same bytes."""
    import icalendar

    event = entry.event
    first = date(*entry.first)
    sentences = [f"{lead}“{line.quote}” ({entry.place_of(line)})" for lead, line in entry.quoted]
    component = icalendar.Event()
    component.add("uid", f"{event.id}@topics")
    component.add("dtstamp", datetime.combine(first, time(), UTC))
    component.add("dtstart", first)
    component.add("dtend", _day_after(entry.last))
    component.add("summary", _plain(event.headline))
    component.add("description", _plain("\n".join([f"{entry.day}: {entry.counts}", *sentences])))
    is_tentative = event.status == "planned" or event.likely or entry.is_wide
    component.add("status", "TENTATIVE" if is_tentative else "CONFIRMED")
    component.add("transp", "TRANSPARENT")
    return component


def _day_after(day: CalendarDay) -> date:
    """Return the day after, which is where a calendar ends an event; the last of all days has none."""
    last = date(*day)
    return last if last == date.max else last + timedelta(days=1)


def _plain(text: str) -> str:
    """Return the text without control characters, which a calendar may not hold."""
    return _CONTROL.sub(" ", text)
