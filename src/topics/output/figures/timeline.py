"""The timeline: a line of days on the left, each event beside its mark with its day, headline and sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.events.outline import whole_events
from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, note_lines, text_width, wrap
from topics.output.figures.repeats import without_repeats
from topics.output.figures.scale import LEAST_GAP_DAYS, find_stretches
from topics.output.tables import rows
from topics.output.wording import NO_EVENTS, event_span_words, event_words, number_words, span_words, stretch_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

MOST_STRETCHES = 9
"""Stretches of days that the scale is broken into, at most."""
_MOST_LANES = 8
"""Bars of days that are not certain stand beside each other in so many lanes; further ones share the last."""
_MOST_SOURCES = 6
"""The mark of an event grows up to so many independent sources."""
_KEY_SOURCES = (1, 2, 4)
"""Numbers of independent sources whose marks the key shows beside the largest, as far as they are below it."""
_ONE_SOURCE_MM = 1.7
"""Diameter of the mark of an event that one source tells."""
_WIDE_LABELS_MM = 90.0
"""Labels wider than this need fewer lines."""
_LABEL_GAP_MM = 5.5
"""From the line of days to the labels."""
_TITLE = "What happened when"
_FINDING = "{events}, {when}; most told is that of {day}: {sources}"
_TIED_FINDING = "{events}, {when}; {n} of them told by {sources}"
_EVEN_FINDING = "{events}, {when}{each} told by {sources}"
_TITLE_ROOM_MM = 9.5
"""What the title takes of the height of a page, at most."""
_BREAK_MM = 5.0
_LANE_MM = 2.2
_ROW_GAP_MM = 1.6
_KEY_STEP_MM = 4.0
_BETWEEN_SIGNS_MM = 0.9
_KEY_LINE_MM = 4.5
_BAR_REACH_MM = 0.6
_LEAST_BAR_MM = 1.6
_BAR_INSET_MM = 0.4
"""From the top of an event's words to that of its bar."""
_KEY_BELOW_MM = 4.5
"""From the middle of the last line of the key to the first event."""
_YEAR_DAYS, _MONTH_DAYS = 365.25, 30.44
_SHAPES = {"reported": "o", "planned": "o", "background": "s"}
"""The mark of each status; its colours are those of the status everywhere."""
_BAR = ((-0.3, -1), (0.3, -1), (0.3, 1), (-0.3, 1), (-0.3, -1))
"""The mark that stands for a bar in the key."""
_KEY_BAR_MM = 3.2
"""Height of that mark."""
_TWIN_COLUMNS = (
    "id", "first", "last", "edtf", "precision", "status", "n_sources", "n_articles", "n_passages", "headline"
)  # fmt: skip

_CAPTION = (
    "{which} by day.{shapes}{sizes}{bars} From top to bottom the days follow one another, not at one scale.{broken}"
)
_SHAPES_CAPTION = " Filled marks are reported, open marks planned, squares background."
_SIZES_CAPTION = " The area of a mark grows with the number of independent sources (up to six)."
_BARS_CAPTION = " Bars stand beside all that lies within the days that are possible."
_BROKEN_CAPTION = " Dotted: more than ten days to the next event shown, as it says there."

_LIKELY_CAPTION = (
    " A day told with “possibly” follows from an uncertain publication day; a likely one is that of a report."
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands, in millimetres: the line of days, the labels, and each event.

    ``rows`` are events with the ``lines`` of their headline, the ``top`` of these, the ``x`` and ``y`` of the mark,
    and ``start`` and ``end`` of its bar; ``stretches`` are where the line of days is unbroken, each with the words at
    its beginning.
    """

    rows: list[Any]
    stretches: list[_Stretch]
    axis_x: float
    label_x: float
    bottom: float


class _Stretch(NamedTuple):
    """Where the line of days is unbroken; ``later`` says how long after the one before it begins."""

    start: float
    stop: float
    later: str


class _Sign(NamedTuple):
    """A mark in the key."""

    shape: style.Marker
    fill: str
    edge: str
    diameter: float


def draw_timeline(
    events: pd.DataFrame, evidence: pd.DataFrame, width_mm: float = style.PAGE_MM, *, most: int = 40
) -> Drawing:
    """Draw the events as a timeline that runs down the page.

    Each event stands beside its mark: filled where it is reported, open where it was planned, a square where it is
    background; larger where more independent sources tell it. An event whose day is not certain has a bar beside all
    events that begin within the days that are possible. Long empty stretches are dotted. Where the events need more
    than a page, fewer are drawn.

    Parameters
    ----------
    events, evidence : pandas.DataFrame
        As in ``topics.records.TABLES``.
    width_mm : float
        Width on paper, in millimetres.
    most : int
        Number of events drawn; where there are more, those of the greatest weight.
    """
    sheet = Sheet(width_mm)
    chosen = _heaviest(events, most)
    if chosen.empty:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, NO_EVENTS)
        return sheet.finish(8, _twin(chosen, evidence), "A timeline without events.", "Nothing.", title=_TITLE)
    layout = _lay_out(chosen, events, sheet.width)
    room = style.PAGE_HEIGHT_MM - _TITLE_ROOM_MM
    while layout.bottom + _note_height(chosen, events, sheet.width) > room and len(chosen) > 1:
        chosen = _heaviest(events, len(chosen) - 1)
        layout = _lay_out(chosen, events, sheet.width)
    _legend(sheet, chosen)
    _draw_axis(sheet, layout)
    for event in layout.rows:
        _draw_row(sheet, event, layout)
    caption = _caption(chosen, events, layout)
    title = _finding(chosen)
    note = _note(chosen, events)
    return sheet.finish(layout.bottom, _twin(chosen, evidence), caption, _alt(chosen), title=title, note=note)


def _finding(chosen: pd.DataFrame) -> str:
    """Say how many events there are when, and which of them most sources tell."""
    told = {
        "events": number_words(len(chosen), "event"),
        "when": stretch_words(chosen["first"].iloc[0], chosen["last"].max()),
        "sources": number_words(int(chosen["n_sources"].max()), "source"),
    }
    first = rows(chosen[chosen["n_sources"] == chosen["n_sources"].max()])
    if len(first) == len(chosen):
        return _EVEN_FINDING.format(each=", each" if len(first) > 1 else ",", **told)
    if len(first) > 1:
        return _TIED_FINDING.format(n=len(first), **told)
    return _FINDING.format(day=event_span_words(first[0]), **told)


def _note(chosen: pd.DataFrame, events: pd.DataFrame) -> str:
    """Return what has no room here: "In the table of events: 69 events more, and 17 details of events"."""
    more = events[~events["id"].isin(chosen["id"])]
    n_wholes = int(more["id"].isin(whole_events(events)["id"]).sum())
    n_details = len(more) - n_wholes
    kinds = [f"{number_words(n_wholes, 'event')} more"] if n_wholes else []
    kinds += [f"{number_words(n_details, 'detail')} of events"] if n_details else []
    return f"In the table of events: {', and '.join(kinds)}" if kinds else ""


def _note_height(chosen: pd.DataFrame, events: pd.DataFrame, width: float) -> float:
    note = _note(chosen, events)
    return len(note_lines(note, width)) * line_height(style.SMALL_PT) + style.MARGIN_MM if note else 0.0


def _heaviest(events: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the events of the greatest weight in the order of their days, each happening once."""
    told = without_repeats(events)
    dated = told[told["first"].astype(str) != ""]
    heavy = dated.sort_values(["importance", "n_sources", "first", "id"], ascending=[False, False, True, True])
    return heavy.head(most).sort_values(["first", "last", "id"], kind="stable")


def _legend(sheet: Sheet, events: pd.DataFrame) -> None:
    """Explain the marks at the top, those that occur only."""
    for entry in _placed_key(events, sheet.width):
        places = _sign_places(entry.signs)
        for sign, place in zip(entry.signs, places, strict=True):
            sheet.mark(entry.x + place, entry.y, sign.diameter, shape=sign.shape, fill=sign.fill, edge=sign.edge)
        start = entry.x + places[-1] + _KEY_STEP_MM - 1.2
        sheet.text(start, entry.y, entry.words, size=style.SMALL_PT, colour=colours.GREY, middle=True)


class _Entry(NamedTuple):
    """An entry of the key with its place."""

    words: str
    signs: list[_Sign]
    x: float
    y: float


def _placed_key(events: pd.DataFrame, width: float) -> list[_Entry]:
    """Return the entries of the key, each at its place."""
    left = style.MARGIN_MM + 1.5
    x = y = left
    entries = []
    for words, signs in _key(events):
        wide = _sign_places(signs)[-1] + _KEY_STEP_MM + text_width(words, style.SMALL_PT)
        if x + wide > width and x > left:
            x, y = left, y + _KEY_LINE_MM
        entries.append(_Entry(words, signs, x, y))
        x += wide + 3.5
    return entries


def _sign_places(signs: Sequence[_Sign]) -> list[float]:
    """Return how far from the first each mark of an entry stands, so that none touches the next."""
    places = [0.0]
    for before, sign in pairwise(signs):
        reach = (before.diameter + sign.diameter) / 2 + _BETWEEN_SIGNS_MM
        places.append(places[-1] + max(_KEY_STEP_MM, reach))
    return places


def _key(events: pd.DataFrame) -> list[tuple[str, list[_Sign]]]:
    """Return what the key explains, each with its words and its marks: what occurs among the events."""
    there, most = set(events["status"]), int(events["n_sources"].max())
    are_bars = events["first"] != events["last"]
    marked = set(events.loc[~are_bars, "status"])
    entries = [
        (status, [_Sign(_SHAPES[status], look.mark, look.edge, 2.0) if status in marked else _bar_of(look)])
        for status, look in colours.STATUSES.items()
        if status in there
    ]
    if are_bars.any():
        status = next(status for status in colours.STATUSES if status in set(events.loc[are_bars, "status"]))
        entries.append(("day not certain", [_bar_of(colours.STATUSES[status])]))
    largest = min(most, _MOST_SOURCES)
    numbers = [*(number for number in _KEY_SOURCES if number < largest), largest]
    if len(numbers) > 1:
        sizes = [_Sign("o", colours.BLUE, colours.BLUE, mark_diameter(number)) for number in numbers]
        or_more = " or more" if most > _MOST_SOURCES else ""
        entries.append((f"{', '.join(map(str, numbers))}{or_more} independent sources", sizes))
    return entries


def _bar_of(look: colours.Look) -> _Sign:
    """Return the mark that stands in the key for the bars of a status."""
    return _Sign(_BAR, look.bar, look.edge, _KEY_BAR_MM)


def mark_diameter(n_sources: int) -> float:
    """Return the diameter of a mark in millimetres: its area grows with the number of sources."""
    return float(_ONE_SOURCE_MM * min(max(n_sources, 1), _MOST_SOURCES) ** 0.5)


def _lanes(events: pd.DataFrame) -> list[int]:
    """Return in which lane left of the line of days each bar stands, from 1; 0 for a mark on the line.

    Bars that overlap stand in lanes of their own.
    """
    ends_of_lanes: list[str] = []
    lanes = []
    for event in rows(events):
        is_mark = event.first == event.last
        lanes.append(0 if is_mark else min(_take_lane(ends_of_lanes, event), _MOST_LANES - 1) + 1)
    return lanes


def _take_lane(ends: list[str], event: Any) -> int:
    """Return the first lane that is free on the event's first day, and take it until its last."""
    for lane, end in enumerate(ends):
        if end < event.first:
            ends[lane] = event.last
            return lane
    ends.append(event.last)
    return len(ends) - 1


def _lay_out(events: pd.DataFrame, all_events: pd.DataFrame, sheet_width: float) -> _Layout:
    """Give every event the lines it needs, one below the other, with a gap where the line of days is broken."""
    lanes = _lanes(events)
    axis_x = style.MARGIN_MM + 1.5 + _LANE_MM * max(lanes)
    label_x = axis_x + _LABEL_GAP_MM
    width = sheet_width - label_x - style.MARGIN_MM
    max_lines = 3 if width > _WIDE_LABELS_MM else 5
    lines = events["headline"].map(lambda headline: wrap(headline, width, max_lines=max_lines))
    breaks = _breaks(events, whole_events(all_events))
    tops, bottoms, stretches = _stack(list(lines), breaks, _placed_key(events, sheet_width)[-1].y + _KEY_BELOW_MM)
    middles = [top + line_height(style.SMALL_PT) / 2 for top in tops]
    starts, ends = _bars(events, tops, bottoms)
    xs = [axis_x - _LANE_MM * lane for lane in lanes]
    placed = events.assign(lines=lines, top=tops, x=xs, y=middles, start=starts, end=ends)
    return _Layout(rows(placed), stretches, axis_x, label_x, bottoms[-1] + style.MARGIN_MM)


def _stack(
    lines: list[list[str]], breaks: dict[int, str], top: float
) -> tuple[list[float], list[float], list[_Stretch]]:
    """Return where each event's words begin and end, and where the line of days is unbroken."""
    tops: list[float] = []
    bottoms: list[float] = []
    stretches: list[_Stretch] = []
    start, later, reached = top, "", top
    for at, headline in enumerate(lines):
        if at in breaks:
            stretches.append(_Stretch(start, bottoms[-1], later))
            start, later = bottoms[-1] + _BREAK_MM, breaks[at]
            reached = start
        tops.append(reached)
        bottoms.append(reached + line_height(style.SMALL_PT) + len(headline) * line_height())
        reached = bottoms[-1] + _ROW_GAP_MM
    return tops, bottoms, [*stretches, _Stretch(start, bottoms[-1], later)]


def _breaks(events: pd.DataFrame, all_events: pd.DataFrame) -> dict[int, str]:
    """Return the numbers of the events before which the line of days is broken, with what is said there.

    It says how long after the last day of those before the next one begins, and how many events between are not drawn.
    """
    spans = _spans(events)
    left_out = _spans(all_events[~all_events["id"].isin(events["id"]) & all_events["first"].ne("")])
    begins = {first for first, _ in find_stretches(spans, MOST_STRETCHES)}
    breaks = {}
    for at, ((before, _), (first, _)) in enumerate(pairwise(spans), start=1):
        if first == before or first not in begins or spans[at - 1][1] >= first:
            continue
        reached = max(last for _, last in spans[:at] if last < first)
        if (first - reached).days > LEAST_GAP_DAYS:
            n_between = sum(reached < begin and end < first for begin, end in left_out)
            of_bar = reached if reached != spans[at - 1][1] else None
            breaks[at] = _later(reached, first, of_bar) + (
                f", {number_words(n_between, 'event')} left out" if n_between else ""
            )
    return breaks


def _spans(events: pd.DataFrame) -> list[tuple[date, date]]:
    """Return the first and last day of each event."""
    days = zip(events["first"], events["last"], strict=True)
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in days]


def _later(before: date, after: date, of_bar: date | None = None) -> str:
    """Return how long one day is after another, in the largest unit that it has at least two of.

    Where the first is the end of a bar that began farther up, which no words beside it say, it is named.

    >>> [_later(date(2024, 1, 1), day) for day in (date(2024, 2, 28), date(2024, 7, 1), date(2026, 1, 1))]
    ['58 days later', '6 months later', '2 years later']
    >>> _later(date(2013, 12, 31), date(2014, 3, 3), of_bar=date(2013, 12, 31))
    '2 months after 31 Dec 2013'
    """
    later = f"after {span_words(of_bar.isoformat(), of_bar.isoformat(), 'day')}" if of_bar else "later"
    n_days = (after - before).days
    for days, unit in ((_YEAR_DAYS, "years"), (_MONTH_DAYS, "months")):
        if n_days >= 2 * days:
            return f"{round(n_days / days)} {unit} {later}"
    return f"{n_days} days {later}"


def _bars(events: pd.DataFrame, tops: list[float], bottoms: list[float]) -> tuple[list[float], list[float]]:
    """Return where each bar begins and ends: beside all events that begin within its days."""
    firsts = list(events["first"])
    starts = [tops[bisect_left(firsts, first)] for first in firsts]
    return starts, [bottoms[bisect_right(firsts, last) - 1] for last in events["last"]]


def _draw_axis(sheet: Sheet, layout: _Layout) -> None:
    """Draw the line of days, dotted where it is broken, with how much later it goes on."""
    x = layout.axis_x
    for number, stretch in enumerate(layout.stretches):
        sheet.line([x, x], [stretch.start, stretch.stop], colour=colours.INK, width=0.8)
        for end in (stretch.start, stretch.stop):
            sheet.line([x - 0.7, x + 0.7], [end, end], colour=colours.INK, width=0.8)
        if number:
            before = layout.stretches[number - 1].stop
            sheet.line([x, x], [before, stretch.start], colour=colours.GREY, width=0.8, dash=(0, (1, 2)))
            middle = (before + stretch.start) / 2
            sheet.text(x + 1.5, middle, stretch.later, size=style.SMALL_PT, colour=colours.GREY, middle=True)


def _draw_row(sheet: Sheet, event: Any, layout: _Layout) -> None:
    """Draw the mark or bar of an event, its label, and a thin line between the two."""
    look = colours.STATUSES[event.status]
    if event.first == event.last:
        reach = mark_diameter(event.n_sources) / 2
        sheet.mark(event.x, event.y, 2 * reach, shape=_SHAPES[event.status], fill=look.mark, edge=look.edge)
    else:
        reach, top = _BAR_REACH_MM, event.start + _BAR_INSET_MM
        height = max(event.end - top, _LEAST_BAR_MM)
        sheet.box(event.x - reach, top, 2 * reach, height, fill=look.bar, edge=look.edge)
    sheet.line([event.x + reach + 0.1, layout.label_x - 0.6], [event.y, event.y], width=0.35)
    sheet.text(layout.label_x, event.top, _day_line(event), size=style.SMALL_PT, colour=look.edge, weight="bold")
    sheet.text(layout.label_x, event.top + line_height(style.SMALL_PT), event.lines)


def _day_line(event: Any) -> str:
    """Return the line over a headline: day, status where it is not a report, number of sources."""
    status = "" if event.status == "reported" else f" · {event.status}"
    return f"{event_span_words(event)}{status} · {number_words(event.n_sources, 'source')}"


def _twin(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the data drawn, one row an event."""
    n_passages = events["id"].map(evidence["event"].value_counts()).fillna(0).astype(int)
    return events.assign(n_passages=n_passages)[list(_TWIN_COLUMNS)]


def _caption(chosen: pd.DataFrame, events: pd.DataFrame, layout: _Layout) -> str:
    n_wholes = len(whole_events(events))
    all_events = event_words(n_wholes, len(events) - n_wholes)
    which = f"The {len(chosen)} weightiest of {all_events}" if len(chosen) < len(events) else "Events"
    told = _CAPTION.format(
        which=which,
        shapes=_SHAPES_CAPTION if len(set(chosen["status"])) > 1 else "",
        sizes=_SIZES_CAPTION if chosen["n_sources"].max() > 1 else "",
        bars=_BARS_CAPTION if (chosen["first"] != chosen["last"]).any() else "",
        broken=_BROKEN_CAPTION if len(layout.stretches) > 1 else "",
    )
    return told + (_LIKELY_CAPTION if chosen["likely"].any() else "")


def _alt(chosen: pd.DataFrame) -> str:
    counts = chosen["status"].value_counts()
    statuses = ", ".join(f"{counts[name]} {name}" for name in _SHAPES if name in counts)
    top = chosen.sort_values(["importance", "first", "id"], ascending=[False, True, True]).iloc[0]
    headline = " ".join(wrap(top["headline"], 90.0, max_lines=2))
    return (
        f"Timeline of {len(chosen)} events from {chosen['first'].iloc[0]} to {chosen['last'].max()} "
        f"({statuses}). The weightiest is on {top['edtf']}: {headline}"
    )
