"""The timeline: a scale of days on the left, each event beside it with its day, headline and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from topics.output import style
from topics.output.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.names import day_words
from topics.output.plots.scale import DayScale, Stretch, find_stretches
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


@dataclass(frozen=True, slots=True)
class _Row:
    """An event with the lines of its label and the height at which this begins."""

    event: Any
    first: date
    last: date
    lines: list[str]
    top: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands: rows, scale of days, columns and shifts of marks, in millimetres."""

    rows: list[_Row]
    scale: DayScale
    shifts: dict[str, float]
    axis_x: float
    label_x: float


def draw_timeline(
    events: pd.DataFrame,
    evidence: pd.DataFrame,
    width_mm: float = style.PAGE_MM,
    *,
    most: int = 40,
    height_mm: float = style.PAGE_HEIGHT_MM,
) -> Drawing:
    """Draw the events as a timeline that runs down the page.

    Each event has a mark on the scale at its day: filled where it is reported, open where it was planned,
    a square where it is background; larger where more independent sources tell it. An event whose day is
    not certain is a bar over all days that it may have been. Long empty stretches are broken.

    Parameters
    ----------
    events, evidence : pandas.DataFrame
        As in ``topics.records.TABLES``.
    width_mm : float
        Width on paper, in millimetres.
    most : int
        Number of events drawn; where there are more, those of the greatest weight.
    height_mm : float
        Height on paper, in millimetres, that is kept to by drawing fewer events.
    """
    sheet = Sheet(width_mm)
    top = style.MARGIN_MM + _legend(sheet)
    chosen = _heaviest(events, most)
    if chosen.empty:
        sheet.text(style.MARGIN_MM, top, "No dated events were found.")
        return sheet.finish(top + 8, _twin(chosen, evidence), "A timeline without events.", "Nothing.")
    layout = _lay_out(chosen, sheet.width, top)
    while layout.scale.stretches[-1].stop + style.MARGIN_MM > height_mm and len(chosen) > 1:
        chosen = _heaviest(events, len(chosen) - 1)
        layout = _lay_out(chosen, sheet.width, top)
    _draw_axis(sheet, layout)
    for row in layout.rows:
        _draw_row(sheet, row, layout)
    bottom = layout.scale.stretches[-1].stop + style.MARGIN_MM
    caption = _caption(chosen, events, layout.scale)
    return sheet.finish(bottom, _twin(chosen, evidence), caption, _alt(chosen))


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


def _shifts(events: pd.DataFrame, room: float) -> dict[str, float]:
    """Return how far each mark stands right of the scale, and (below zero) each bar left of it.

    Marks of one day stand side by side, closer where they would need more than ``room`` millimetres; bars
    that overlap stand in lanes of their own.
    """
    ends: list[str] = []
    days: dict[str, float] = {}
    shifts: dict[str, float] = {}
    for event in rows(events):
        if event.first == event.last:
            shifts[event.id] = days.get(event.first, 0.0)
            days[event.first] = shifts[event.id] + _diameter(event.n_sources) + 0.8
            continue
        lane = next((n for n, end in enumerate(ends) if end < event.first), len(ends))
        ends[lane:] = [event.last, *ends[lane + 1 :]]
        shifts[event.id] = -_LANE_MM * (min(lane, _MOST_LANES - 1) + 1)
    squeeze = min(1.0, room / max([*days.values(), 1.0]))
    return {event: shift * squeeze if shift > 0 else shift for event, shift in shifts.items()}


def _lay_out(events: pd.DataFrame, sheet_width: float, top: float) -> _Layout:
    """Give every event the lines it needs, stretch by stretch, and the scale that goes with them."""
    shifts = _shifts(events, 0.15 * sheet_width)
    axis_x = style.MARGIN_MM + 1.5 - min(0.0, *shifts.values(), 0.0)
    label_x = axis_x + max(0.0, *shifts.values(), 0.0) + (8.0 if sheet_width > 120 else 6.0)
    width = sheet_width - label_x - style.MARGIN_MM
    pending = [(e, date.fromisoformat(e.first), date.fromisoformat(e.last)) for e in rows(events)]
    placed: list[_Row] = []
    stretches: list[Stretch] = []
    reached = top
    for run_first, run_last in find_stretches([(first, last) for _, first, last in pending], MOST_STRETCHES):
        start = reached
        while pending and pending[0][1] <= run_last:
            event, first, last = pending.pop(0)
            lines = wrap(event.headline, width, max_lines=2 if width > 90 else 3)
            placed.append(_Row(event, first, last, lines, reached))
            reached += line_height(style.SMALL_PT) + len(lines) * line_height() + _ROW_GAP_MM
        stretches.append(Stretch(run_first, run_last, start, reached - _ROW_GAP_MM))
        reached += _BREAK_MM - _ROW_GAP_MM
    return _Layout(placed, DayScale(tuple(stretches)), shifts, axis_x, label_x)


def _draw_axis(sheet: Sheet, layout: _Layout) -> None:
    """Draw the scale of days, dotted where it is broken."""
    scale, x = layout.scale, layout.axis_x
    for stretch, after in zip_longest(scale.stretches, scale.stretches[1:]):
        sheet.line([x, x], [stretch.start, stretch.stop], colour=style.INK, width=0.8)
        for end in (stretch.start, stretch.stop):
            sheet.line([x - 0.7, x + 0.7], [end, end], colour=style.INK, width=0.8)
        if after:
            sheet.line([x, x], [stretch.stop, after.start], colour=style.GREY, width=0.8, dash=(0, (1, 2)))


def _draw_row(sheet: Sheet, row: _Row, layout: _Layout) -> None:
    """Draw the mark or bar of an event, its label, and a thin line between the two."""
    shape, fill, edge = _MARKS[row.event.status]
    x, y = layout.axis_x + layout.shifts[row.event.id], layout.scale.place(row.first)
    if row.first == row.last:
        reach = _diameter(row.event.n_sources) / 2
        sheet.mark(x, y, 2 * reach, shape=shape, fill=fill, edge=edge)
    else:
        reach = 0.6
        height = max(layout.scale.place(row.last) - y, 1.6)
        sheet.box(x - reach, y, 2 * reach, height, fill=_BARS[row.event.status], edge=edge)
        y += 0.8
    middle = row.top + line_height(style.SMALL_PT) / 2
    xs = [x + reach + 0.1, layout.label_x - 2.0, layout.label_x - 0.6]
    sheet.line(xs, [y, middle, middle], width=0.35)
    sheet.text(layout.label_x, row.top, _day_line(row), size=style.SMALL_PT, colour=edge, weight="bold")
    sheet.text(layout.label_x, row.top + line_height(style.SMALL_PT), row.lines)


def _day_line(row: _Row) -> str:
    """Return the line over a headline: day, status where it is not a report, number of sources."""
    status = "" if row.event.status == "reported" else f" · {row.event.status}"
    sources = f"{row.event.n_sources} source{'' if row.event.n_sources == 1 else 's'}"
    return f"{day_words(row.first, row.last, row.event.precision)}{status} · {sources}"


def _twin(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the data drawn, one row an event."""
    counts = evidence.groupby("event").size()
    n_passages = [int(counts.get(event, 0)) for event in events["id"]]
    return events.assign(n_passages=n_passages)[list(_TWIN_COLUMNS)]


def _caption(chosen: pd.DataFrame, events: pd.DataFrame, scale: DayScale) -> str:
    part = f"The {len(chosen)} weightiest of {len(events)} events" if len(chosen) < len(events) else "Events"
    broken = " Dotted stretches of the scale hold no event." if len(scale.stretches) > 1 else ""
    return (
        f"{part} by day. Filled marks are reported, open marks planned, squares background; the area of a "
        "mark grows with the number of independent sources (up to six); bars span all days that are "
        f"possible.{broken} Every stretch of the scale is drawn at its own rate."
    )


def _alt(chosen: pd.DataFrame) -> str:
    counts = chosen["status"].value_counts()
    statuses = ", ".join(f"{counts[name]} {name}" for name in _MARKS if name in counts)
    top = chosen.sort_values(["weight", "first", "id"], ascending=[False, True, True]).iloc[0]
    headline = " ".join(wrap(top["headline"], 90.0, max_lines=2))
    return (
        f"Timeline of {len(chosen)} events from {chosen['first'].iloc[0]} to {chosen['last'].max()} "
        f"({statuses}). The weightiest is on {top['edtf']}: {headline}"
    )
