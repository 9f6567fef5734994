"""The timeline: a scale of days on the left, each event beside it with its day, headline and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from topics.output import style
from topics.output.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.names import day_words
from topics.output.plots.scale import DayScale, Stretch, find_stretches
from topics.output.tables import rows

if TYPE_CHECKING:
    import pandas as pd

MOST_STRETCHES = 9
_BREAK_MM = 5.0
_LANE_MM = 2.2
_ROW_GAP_MM = 1.6
_MARKS = {
    "reported": ("o", style.BLUE, style.BLUE),
    "planned": ("o", "#ffffff", style.ORANGE),
    "background": ("s", style.GREY, style.GREY),
}

_BARS = {"reported": style.SKY, "planned": "#ffffff", "background": style.PALE}


@dataclass(frozen=True, slots=True)
class _Row:
    """An event with the lines of its label and where the label stands."""

    event: Any
    first: date
    last: date
    lines: tuple[str, ...]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands: rows, scale of days, lane of each bar, columns in millimetres."""

    rows: tuple[_Row, ...]
    scale: DayScale
    lanes: dict[str, int]
    axis_x: float
    label_x: float

    @property
    def bottom(self) -> float:
        return self.scale.stretches[-1].stop + style.MARGIN_MM


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
    while layout.bottom > height_mm and len(chosen) > 1:
        chosen = _heaviest(events, len(chosen) - 1)
        layout = _lay_out(chosen, sheet.width, top)
    _draw_axis(sheet, layout)
    _draw_rows(sheet, layout)
    scale, bottom = layout.scale, layout.bottom
    return sheet.finish(bottom, _twin(chosen, evidence), _caption(chosen, events, scale), _alt(chosen))


def _heaviest(events: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the events of the greatest weight in the order of their days."""
    dated = events[events["first"].astype(str) != ""]
    heavy = dated.sort_values(["weight", "n_sources", "first", "id"], ascending=[False, False, True, True])
    return heavy.head(most).sort_values(["first", "last", "id"], kind="stable")


def _legend(sheet: Sheet) -> float:
    """Explain the marks at the top and return the height used."""
    x, y, rows = style.MARGIN_MM + 1.5, style.MARGIN_MM + 1.5, 1
    entries = [("reported", "reported"), ("planned", "planned"), ("background", "background")]
    for status, words in [*entries, ("span", "day not certain"), ("more", "1, 2, 4 independent sources")]:
        room = text_width(words, style.SMALL_PT) + (15.0 if status == "more" else 7.5)
        if x + room > sheet.width:
            x, y, rows = style.MARGIN_MM + 1.5, y + 4.5, rows + 1
        if status == "span":
            sheet.box(x - 0.6, y - 1.6, 1.2, 3.2, fill=style.SKY, edge=style.BLUE)
        elif status == "more":
            for number in (1, 2, 4):
                sheet.mark(x, y, _diameter(number), fill=style.BLUE)
                x += 4.0
            x -= 3.6
        else:
            shape, fill, edge = _MARKS[status]
            sheet.mark(x, y, 2.0, shape=shape, fill=fill, edge=edge)
        sheet.text(x + 2.5, y, words, size=style.SMALL_PT, colour=style.GREY, middle=True)
        x += 2.5 + text_width(words, style.SMALL_PT) + 5.0
    return rows * 4.5 + 1.5


def _diameter(n_sources: int) -> float:
    """Return the diameter of a mark in millimetres: its area grows with the number of sources."""
    return 1.7 * float(min(max(n_sources, 1), 6) ** 0.5)


def _is_wide(event: Any) -> bool:
    return bool(event.first != event.last)


def _lanes(events: pd.DataFrame) -> dict[str, int]:
    """Return the lane of each event that lasts or is not certain, so that bars do not cover each other."""
    ends: list[str] = []
    lanes: dict[str, int] = {}
    for event in rows(events):
        if not _is_wide(event):
            continue
        lane = next((n for n, end in enumerate(ends) if end < event.first), len(ends))
        ends[lane:] = [event.last, *ends[lane + 1 :]]
        lanes[event.id] = lane
    return lanes


def _swarm_width(events: pd.DataFrame) -> float:
    """Return the room for marks of one day side by side, in millimetres."""
    days: dict[str, float] = {}
    for event in rows(events):
        if not _is_wide(event):
            days[event.first] = days.get(event.first, 0.0) + _diameter(event.n_sources) + 0.8
    return max(days.values(), default=2.0)


def _lay_out(events: pd.DataFrame, sheet_width: float, top: float) -> _Layout:
    """Give every event the lines it needs, stretch by stretch, and the scale that goes with them."""
    lanes = _lanes(events)
    axis_x = style.MARGIN_MM + 1.5 + _LANE_MM * (max(lanes.values(), default=-1) + 1)
    label_x = axis_x + _swarm_width(events) + (5.0 if sheet_width > 120 else 3.0)
    width = sheet_width - label_x - style.MARGIN_MM
    spans = {e.id: (date.fromisoformat(e.first), date.fromisoformat(e.last)) for e in rows(events)}
    runs = find_stretches(list(spans.values()), MOST_STRETCHES)
    placed: list[_Row] = []
    stretches: list[Stretch] = []
    pending = list(rows(events))
    reached = top
    for run_first, run_last in runs:
        start = reached
        while pending and spans[pending[0].id][0] <= run_last:
            event = pending.pop(0)
            lines = tuple(wrap(event.headline, width, max_lines=2 if width > 90 else 3))
            height = line_height(style.SMALL_PT) + len(lines) * line_height()
            placed.append(_Row(event, *spans[event.id], lines, reached, height))
            reached += height + _ROW_GAP_MM
        stretches.append(Stretch(run_first, run_last, start, reached - _ROW_GAP_MM))
        reached += _BREAK_MM - _ROW_GAP_MM
    return _Layout(tuple(placed), DayScale(tuple(stretches)), lanes, axis_x, label_x)


def _draw_axis(sheet: Sheet, layout: _Layout) -> None:
    """Draw the scale of days, dotted where it is broken."""
    scale, x = layout.scale, layout.axis_x
    for number, stretch in enumerate(scale.stretches):
        sheet.line([x, x], [stretch.start, stretch.stop], colour=style.INK, width=0.8)
        for end in (stretch.start, stretch.stop):
            sheet.line([x - 0.7, x + 0.7], [end, end], colour=style.INK, width=0.8)
        if number + 1 < len(scale.stretches):
            after = scale.stretches[number + 1]
            sheet.line([x, x], [stretch.stop, after.start], colour=style.GREY, width=0.8, dash=(0, (1, 2)))


def _draw_rows(sheet: Sheet, layout: _Layout) -> None:
    """Draw the mark or bar of each event, its label, and a thin line between the two."""
    scale, lanes, axis_x, label_x = layout.scale, layout.lanes, layout.axis_x, layout.label_x
    used: dict[date, float] = {}
    for row in layout.rows:
        shape, fill, edge = _MARKS[row.event.status]
        y = scale.place(row.first)
        right = axis_x + 0.6
        if row.event.id in lanes:
            x = axis_x - _LANE_MM * (lanes[row.event.id] + 1)
            bottom = max(scale.place(row.last), y + 1.6)
            sheet.box(x - 0.6, y, 1.2, bottom - y, fill=_BARS[row.event.status], edge=edge)
            y += 0.8
            right = x + 0.7
        else:
            diameter = _diameter(row.event.n_sources)
            x = used.get(row.first, axis_x - diameter / 2) + diameter / 2
            sheet.mark(x, y, diameter, shape=shape, fill=fill, edge=edge)
            used[row.first] = x + diameter / 2 + 0.8
            right = x + diameter / 2 + 0.2
        label_y = row.top + line_height(style.SMALL_PT) / 2
        elbow = label_x - 2.0
        sheet.line([right, elbow, label_x - 0.6], [y, label_y, label_y], width=0.35)
        sheet.text(label_x, row.top, _day_line(row), size=style.SMALL_PT, colour=edge, weight="bold")
        sheet.text(label_x, row.top + line_height(style.SMALL_PT), row.lines)


def _day_line(row: _Row) -> str:
    """Return the line over a headline: day, status where it is not a report, number of sources."""
    parts = [day_words(row.first, row.last, row.event.precision)]
    if row.event.status != "reported":
        parts.append(row.event.status)
    number = row.event.n_sources
    parts.append(f"{number} source{'' if number == 1 else 's'}")
    return " · ".join(parts)


def _twin(events: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the data drawn, one row an event."""
    counts = evidence.groupby("event").size()
    columns = ["id", "first", "last", "edtf", "precision", "status", "n_sources", "n_articles", "headline"]
    twin = events[columns].copy()
    twin.insert(8, "n_passages", [int(counts.get(str(event), 0)) for event in events["id"]])
    return twin


def _caption(chosen: pd.DataFrame, events: pd.DataFrame, scale: DayScale) -> str:
    part = f"The {len(chosen)} weightiest of {len(events)} events" if len(chosen) < len(events) else "Events"
    broken = " Dotted stretches of the scale hold no event." if len(scale.stretches) > 1 else ""
    return (
        f"{part} by day. Filled marks are reported, open marks planned, squares background; the area of a "
        f"mark grows with the number of independent sources; bars span all days that are possible.{broken} "
        "Every stretch of the scale is drawn at its own rate."
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
