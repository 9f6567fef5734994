"""The timeline: a scale of days on the left, each event beside it with its day, headline and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.scale import DayScale, Stretch, find_stretches
from topics.output.names import number_words, span_words
from topics.output.tables import rows

if TYPE_CHECKING:
    import pandas as pd

MOST_STRETCHES = 9
_MOST_LANES = 8
_BREAK_MM = 5.0
_LANE_MM = 2.2
_TWIN_COLUMNS = (
    "id", "first", "last", "edtf", "precision", "status", "n_sources", "n_articles", "n_passages", "headline"
)  # fmt: skip
_ROW_GAP_MM = 1.6
_BAR = ((-0.3, -1), (0.3, -1), (0.3, 1), (-0.3, 1), (-0.3, -1))
_MARKS = {
    "reported": ("o", style.BLUE, style.BLUE),
    "planned": ("o", "#ffffff", style.ORANGE),
    "background": ("s", style.GREY, style.GREY),
}
_BARS = {"reported": style.SKY, "planned": "#ffffff", "background": style.PALE}

_CAPTION = (
    "{part} by day. Filled marks are reported, open marks planned, squares background; the area of a mark grows with "
    "the number of independent sources (up to six); bars span all days that are possible.{broken} Every stretch of the "
    "scale is drawn at its own rate."
)


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
        sheet.text(style.MARGIN_MM, top, "No dated events were found.")
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
    heavy = dated.sort_values(["weight", "n_sources", "first", "id"], ascending=[False, False, True, True])
    return heavy.head(most).sort_values(["first", "last", "id"], kind="stable")


def _legend(sheet: Sheet) -> float:
    """Explain the marks at the top and return the height used."""
    entries: list[tuple[str, Any]] = [(status, [(*look, 2.0)]) for status, look in _MARKS.items()]
    entries.append(("day not certain", [(_BAR, style.SKY, style.BLUE, 3.2)]))
    sizes = [("o", style.BLUE, style.BLUE, _diameter(number)) for number in (1, 2, 4)]
    left = style.MARGIN_MM + 1.5
    x = y = left
    for words, marks in [*entries, ("1, 2, 4 independent sources", sizes)]:
        width = 4.0 * len(marks) + text_width(words, style.SMALL_PT)
        if x + width > sheet.width:
            x, y = left, y + 4.5
        for number, (shape, fill, edge, diameter) in enumerate(marks):
            sheet.mark(x + 4.0 * number, y, diameter, shape=shape, fill=fill, edge=edge)
        start = x + 4.0 * len(marks) - 1.2
        sheet.text(start, y, words, size=style.SMALL_PT, colour=style.GREY, middle=True)
        x += width + 3.5
    return y + 3.0 - style.MARGIN_MM + 1.5


def _diameter(n_sources: int) -> float:
    """Return the diameter of a mark in millimetres: its area grows with the number of sources."""
    return 1.7 * float(min(max(n_sources, 1), 6) ** 0.5)


def _shifts(events: pd.DataFrame, room: float) -> list[float]:
    """Return how far each mark stands right of the scale, and (below zero) each bar left of it.

    Marks of one day stand side by side, closer where they would need more than ``room`` millimetres; bars
    that overlap stand in lanes of their own.
    """
    ends: list[str] = []
    days: dict[str, float] = {}
    shifts: list[float] = []
    for event in rows(events):
        if event.first == event.last:
            shifts.append(days.get(event.first, 0.0))
            days[event.first] = shifts[-1] + _diameter(event.n_sources) + 0.8
            continue
        lane = next((n for n, end in enumerate(ends) if end < event.first), len(ends))
        ends[lane:] = [event.last, *ends[lane + 1 :]]
        shifts.append(-_LANE_MM * (min(lane, _MOST_LANES - 1) + 1))
    squeeze = min(1.0, room / max([*days.values(), 1.0]))
    return [shift * squeeze if shift > 0 else shift for shift in shifts]


def _lay_out(events: pd.DataFrame, sheet_width: float, top: float) -> _Layout:
    """Give every event the lines it needs, stretch by stretch, and the scale that goes with them."""
    shifts = _shifts(events, 0.15 * sheet_width)
    axis_x = style.MARGIN_MM + 1.5 - min(0.0, *shifts)
    label_x = axis_x + max(0.0, *shifts) + (8.0 if sheet_width > 120 else 6.0)
    width = sheet_width - label_x - style.MARGIN_MM
    lines = events["headline"].map(lambda headline: wrap(headline, width, max_lines=2 if width > 90 else 3))
    spans = [(date.fromisoformat(event.first), date.fromisoformat(event.last)) for event in rows(events)]
    tops: list[float] = []
    stretches: list[Stretch] = []
    reached = top
    for run_first, run_last in find_stretches(spans, MOST_STRETCHES):
        start = reached
        for own in lines[events["first"].between(run_first.isoformat(), run_last.isoformat())]:
            tops.append(reached)
            reached += line_height(style.SMALL_PT) + len(own) * line_height() + _ROW_GAP_MM
        stretches.append(Stretch(run_first, run_last, start, reached - _ROW_GAP_MM))
        reached += _BREAK_MM - _ROW_GAP_MM
    placed = events.assign(lines=lines, top=tops, x=[axis_x + shift for shift in shifts])
    bottom = stretches[-1].stop + style.MARGIN_MM
    return _Layout(rows(placed), DayScale(tuple(stretches)), axis_x, label_x, bottom)


def _draw_axis(sheet: Sheet, layout: _Layout) -> None:
    """Draw the scale of days, dotted where it is broken."""
    scale, x = layout.scale, layout.axis_x
    for stretch, after in zip_longest(scale.stretches, scale.stretches[1:]):
        sheet.line([x, x], [stretch.start, stretch.stop], colour=style.INK, width=0.8)
        for end in (stretch.start, stretch.stop):
            sheet.line([x - 0.7, x + 0.7], [end, end], colour=style.INK, width=0.8)
        if after:
            sheet.line([x, x], [stretch.stop, after.start], colour=style.GREY, width=0.8, dash=(0, (1, 2)))


def _draw_row(sheet: Sheet, event: Any, layout: _Layout) -> None:
    """Draw the mark or bar of an event, its label, and a thin line between the two."""
    shape, fill, edge = _MARKS[event.status]
    x, y = event.x, layout.scale.place(date.fromisoformat(event.first))
    if event.first == event.last:
        reach = _diameter(event.n_sources) / 2
        sheet.mark(x, y, 2 * reach, shape=shape, fill=fill, edge=edge)
    else:
        reach = 0.6
        height = max(layout.scale.place(date.fromisoformat(event.last)) - y, 1.6)
        sheet.box(x - reach, y, 2 * reach, height, fill=_BARS[event.status], edge=edge)
        y += 0.8
    middle = event.top + line_height(style.SMALL_PT) / 2
    xs = [x + reach + 0.1, layout.label_x - 2.0, layout.label_x - 0.6]
    sheet.line(xs, [y, middle, middle], width=0.35)
    sheet.text(layout.label_x, event.top, _day_line(event), size=style.SMALL_PT, colour=edge, weight="bold")
    sheet.text(layout.label_x, event.top + line_height(style.SMALL_PT), event.lines)


def _day_line(event: Any) -> str:
    """Return the line over a headline: day, status where it is not a report, number of sources."""
    status = "" if event.status == "reported" else f" · {event.status}"
    return f"{span_words(event.first, event.last, event.precision)}{status} · {number_words(event.n_sources, 'source')}"


def _twin(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the data drawn, one row an event."""
    n_passages = events["id"].map(evidence["event"].value_counts()).fillna(0).astype(int)
    return events.assign(n_passages=n_passages)[list(_TWIN_COLUMNS)]


def _caption(chosen: pd.DataFrame, events: pd.DataFrame, scale: DayScale) -> str:
    part = f"The {len(chosen)} weightiest of {len(events)} events" if len(chosen) < len(events) else "Events"
    broken = " Dotted stretches of the scale hold no event." if len(scale.stretches) > 1 else ""
    return _CAPTION.format(part=part, broken=broken)


def _alt(chosen: pd.DataFrame) -> str:
    counts = chosen["status"].value_counts()
    statuses = ", ".join(f"{counts[name]} {name}" for name in _MARKS if name in counts)
    top = chosen.sort_values(["weight", "first", "id"], ascending=[False, True, True]).iloc[0]
    headline = " ".join(wrap(top["headline"], 90.0, max_lines=2))
    return (
        f"Timeline of {len(chosen)} events from {chosen['first'].iloc[0]} to {chosen['last'].max()} "
        f"({statuses}). The weightiest is on {top['edtf']}: {headline}"
    )
