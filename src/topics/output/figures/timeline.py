"""The timeline: a scale of days on the left, each event beside it with its day, headline and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.scale import DayScale, Stretch, find_stretches
from topics.output.tables import rows
from topics.output.wording import NO_EVENTS, event_span_words, number_words

if TYPE_CHECKING:
    import pandas as pd

MOST_STRETCHES = 9
"""Stretches of days that the scale is broken into, at most."""
_MOST_LANES = 8
"""Bars of days that are not certain stand beside each other in so many lanes; further ones share the last."""
_MOST_SOURCES = 6
"""The mark of an event grows up to so many independent sources."""
_ONE_SOURCE_MM = 1.7
"""Diameter of the mark of an event that one source tells."""
_MARKS_SHARE = 0.15
"""Share of the width that marks of one day, side by side, may take."""
_WIDE_SHEET_MM, _WIDE_LABELS_MM = 120.0, 90.0
"""A sheet wider than this has more room between marks and labels; labels wider than this need fewer lines."""
_BREAK_MM = 5.0
_LANE_MM = 2.2
_ROW_GAP_MM = 1.6
_KEY_STEP_MM = 4.0
_KEY_LINE_MM = 4.5
_BAR_REACH_MM = 0.6
_LEAST_BAR_MM = 1.6
_SHAPES = {"reported": "o", "planned": "o", "background": "s"}
"""The mark of each status; its colours are those of the status everywhere."""
_BAR = ((-0.3, -1), (0.3, -1), (0.3, 1), (-0.3, 1), (-0.3, -1))
"""The mark that stands for a bar in the key."""
_TWIN_COLUMNS = (
    "id", "first", "last", "edtf", "precision", "status", "n_sources", "n_articles", "n_passages", "headline"
)  # fmt: skip

_CAPTION = (
    "{which} by day. Filled marks are reported, open marks planned, squares background; the area of a mark grows with "
    "the number of independent sources (up to six); bars span all days that are possible.{broken} Every stretch of the "
    "scale is drawn at its own rate."
)

_LIKELY_CAPTION = " A day that is called likely follows from a publication day that is only likely."


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands, in millimetres: the scale of days, the labels, and each event.

    ``rows`` are events with the ``lines`` of their headline, the ``top`` of these, and the ``x`` of the mark.
    """

    rows: list[Any]
    scale: DayScale
    axis_x: float
    label_x: float
    bottom: float


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

    Each event has a mark on the scale at its day: filled where it is reported, open where it was planned,
    a square where it is background; larger where more independent sources tell it. An event whose day is
    not certain is a bar over all days that it may have been. Long empty stretches are broken. Where the
    events need more than a page, fewer are drawn.

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
    top = style.MARGIN_MM + _legend(sheet)
    chosen = _heaviest(events, most)
    if chosen.empty:
        sheet.text(style.MARGIN_MM, top, NO_EVENTS)
        return sheet.finish(top + 8, _twin(chosen, evidence), "A timeline without events.", "Nothing.")
    layout = _lay_out(chosen, sheet.width, top)
    while layout.bottom > style.PAGE_HEIGHT_MM and len(chosen) > 1:
        chosen = _heaviest(events, len(chosen) - 1)
        layout = _lay_out(chosen, sheet.width, top)
    _draw_axis(sheet, layout)
    for event in layout.rows:
        _draw_row(sheet, event, layout)
    caption = _caption(chosen, events, layout.scale)
    return sheet.finish(layout.bottom, _twin(chosen, evidence), caption, _alt(chosen))


def _heaviest(events: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the events of the greatest weight in the order of their days."""
    dated = events[events["first"].astype(str) != ""]
    heavy = dated.sort_values(["importance", "n_sources", "first", "id"], ascending=[False, False, True, True])
    return heavy.head(most).sort_values(["first", "last", "id"], kind="stable")


def _legend(sheet: Sheet) -> float:
    """Explain the marks at the top and return the height used."""
    left = style.MARGIN_MM + 1.5
    x = y = left
    for words, signs in _key():
        width = _KEY_STEP_MM * len(signs) + text_width(words, style.SMALL_PT)
        if x + width > sheet.width:
            x, y = left, y + _KEY_LINE_MM
        for number, sign in enumerate(signs):
            sheet.mark(x + _KEY_STEP_MM * number, y, sign.diameter, shape=sign.shape, fill=sign.fill, edge=sign.edge)
        start = x + _KEY_STEP_MM * len(signs) - 1.2
        sheet.text(start, y, words, size=style.SMALL_PT, colour=colours.GREY, middle=True)
        x += width + 3.5
    return y + 3.0 - style.MARGIN_MM + 1.5


def _key() -> list[tuple[str, list[_Sign]]]:
    """Return what the key explains, each with its words and its marks."""
    entries = [
        (status, [_Sign(_SHAPES[status], look.mark, look.edge, 2.0)]) for status, look in colours.STATUSES.items()
    ]
    entries.append(("day not certain", [_Sign(_BAR, colours.SKY, colours.BLUE, 3.2)]))
    sizes = [_Sign("o", colours.BLUE, colours.BLUE, mark_diameter(number)) for number in (1, 2, 4)]
    entries.append(("1, 2, 4 independent sources", sizes))
    return entries


def mark_diameter(n_sources: int) -> float:
    """Return the diameter of a mark in millimetres: its area grows with the number of sources."""
    return float(_ONE_SOURCE_MM * min(max(n_sources, 1), _MOST_SOURCES) ** 0.5)


def _shifts(events: pd.DataFrame, room: float) -> list[float]:
    """Return how far each mark stands right of the scale, and (below zero) each bar left of it.

    Marks of one day stand side by side, closer where they would need more than ``room`` millimetres; bars
    that overlap stand in lanes of their own.
    """
    ends_of_lanes: list[str] = []
    widths_of_days: dict[str, float] = {}
    shifts: list[float] = []
    for event in rows(events):
        if event.first == event.last:
            shift = widths_of_days.get(event.first, 0.0)
            widths_of_days[event.first] = shift + mark_diameter(event.n_sources) + 0.8
        else:
            shift = -_LANE_MM * (min(_take_lane(ends_of_lanes, event), _MOST_LANES - 1) + 1)
        shifts.append(shift)
    squeeze = min(1.0, room / max([*widths_of_days.values(), 1.0]))
    return [shift * squeeze if shift > 0 else shift for shift in shifts]


def _take_lane(ends: list[str], event: Any) -> int:
    """Return the first lane that is free on the event's first day, and take it until its last."""
    for lane, end in enumerate(ends):
        if end < event.first:
            ends[lane] = event.last
            return lane
    ends.append(event.last)
    return len(ends) - 1


def _lay_out(events: pd.DataFrame, sheet_width: float, top: float) -> _Layout:
    """Give every event the lines it needs, stretch by stretch, and the scale that goes with them."""
    shifts = _shifts(events, _MARKS_SHARE * sheet_width)
    axis_x = style.MARGIN_MM + 1.5 - min(0.0, *shifts)
    label_x = axis_x + max(0.0, *shifts) + (8.0 if sheet_width > _WIDE_SHEET_MM else 6.0)
    width = sheet_width - label_x - style.MARGIN_MM
    max_lines = 2 if width > _WIDE_LABELS_MM else 3
    lines = events["headline"].map(lambda headline: wrap(headline, width, max_lines=max_lines))
    spans = [(date.fromisoformat(event.first), date.fromisoformat(event.last)) for event in rows(events)]
    tops: list[float] = []
    stretches: list[Stretch] = []
    reached = top
    for first, last in find_stretches(spans, MOST_STRETCHES):
        start = reached
        for headline in lines[events["first"].between(first.isoformat(), last.isoformat())]:
            tops.append(reached)
            reached += line_height(style.SMALL_PT) + len(headline) * line_height() + _ROW_GAP_MM
        stretches.append(Stretch(first, last, start, reached - _ROW_GAP_MM))
        reached += _BREAK_MM - _ROW_GAP_MM
    placed = events.assign(lines=lines, top=tops, x=[axis_x + shift for shift in shifts])
    bottom = stretches[-1].stop + style.MARGIN_MM
    return _Layout(rows(placed), DayScale(tuple(stretches)), axis_x, label_x, bottom)


def _draw_axis(sheet: Sheet, layout: _Layout) -> None:
    """Draw the scale of days, dotted where it is broken."""
    scale, x = layout.scale, layout.axis_x
    for stretch, after in zip_longest(scale.stretches, scale.stretches[1:]):
        sheet.line([x, x], [stretch.start, stretch.stop], colour=colours.INK, width=0.8)
        for end in (stretch.start, stretch.stop):
            sheet.line([x - 0.7, x + 0.7], [end, end], colour=colours.INK, width=0.8)
        if after:
            sheet.line([x, x], [stretch.stop, after.start], colour=colours.GREY, width=0.8, dash=(0, (1, 2)))


def _draw_row(sheet: Sheet, event: Any, layout: _Layout) -> None:
    """Draw the mark or bar of an event, its label, and a thin line between the two."""
    look = colours.STATUSES[event.status]
    x, y = event.x, layout.scale.place(date.fromisoformat(event.first))
    if event.first == event.last:
        reach = mark_diameter(event.n_sources) / 2
        sheet.mark(x, y, 2 * reach, shape=_SHAPES[event.status], fill=look.mark, edge=look.edge)
    else:
        reach = _BAR_REACH_MM
        height = max(layout.scale.place(date.fromisoformat(event.last)) - y, _LEAST_BAR_MM)
        sheet.box(x - reach, y, 2 * reach, height, fill=look.bar, edge=look.edge)
        y += _LEAST_BAR_MM / 2
    middle = event.top + line_height(style.SMALL_PT) / 2
    xs = [x + reach + 0.1, layout.label_x - 2.0, layout.label_x - 0.6]
    sheet.line(xs, [y, middle, middle], width=0.35)
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


def _caption(chosen: pd.DataFrame, events: pd.DataFrame, scale: DayScale) -> str:
    which = f"The {len(chosen)} weightiest of {len(events)} events" if len(chosen) < len(events) else "Events"
    broken = " Dotted stretches of the scale hold no event." if len(scale.stretches) > 1 else ""
    likely = _LIKELY_CAPTION if chosen["likely"].any() else ""
    return _CAPTION.format(which=which, broken=broken) + likely


def _alt(chosen: pd.DataFrame) -> str:
    counts = chosen["status"].value_counts()
    statuses = ", ".join(f"{counts[name]} {name}" for name in _SHAPES if name in counts)
    top = chosen.sort_values(["importance", "first", "id"], ascending=[False, True, True]).iloc[0]
    headline = " ".join(wrap(top["headline"], 90.0, max_lines=2))
    return (
        f"Timeline of {len(chosen)} events from {chosen['first'].iloc[0]} to {chosen['last'].max()} "
        f"({statuses}). The weightiest is on {top['edtf']}: {headline}"
    )
