"""How far themes are to be trusted: each of their measures as a mark on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from topics.output import colours
from topics.output.doubts import UNSTABLE
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, note_lines, wrap
from topics.output.figures.labels import theme_lines
from topics.output.tables import rows
from topics.output.wording import MEASURE_NAMES, MEASURE_WORDS, method_name, number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = "How far the themes can be trusted"
_FINDING = "{n} of {themes} come back on other parts of the texts (0.5 or more)"
_TITLE_ROOM_MM = 10.0
"""What the title takes of the height of a page, at most."""
_LOWEST = {"npmi": -1.0}
"""The lowest value of a measure that does not begin at 0; the highest is 1."""
_NAMES_SHARE = 0.46
"""Share of the width that the names of the themes take."""
_GAP_MM = 3.5
"""Between two lines of values."""
_MARK_MM = 1.9
_TICK_MM = 0.7
_HEAD_REACH_MM = 1.8
"""What the head of a line of values may be wider than the line."""
_ROW_GAP_MM = 1.3
_NOTE = "comes back: is found again on other parts of the texts{less}"
_LESS = "the {n} largest of {every} themes"
_CAPTION = (
    "Measures of the themes of each method, on lines from the least to the most that a measure can be; further right "
    "is better: how well the terms of a theme go together ({coherence}), how often it comes back on other parts of the "
    "texts (stability), and which share of the articles has it. No mark: not measured.{less}"
)


class _Lane(NamedTuple):
    """Where the values of a measure stand, in millimetres from the left."""

    measure: str
    start: float
    stop: float

    def place(self, value: float) -> float:
        low = _LOWEST.get(self.measure, 0.0)
        return self.start + (value - low) / (1.0 - low) * (self.stop - self.start)


def draw_theme_quality(themes: pd.DataFrame, width_mm: float = style.PAGE_MM) -> Drawing:
    """Draw coherence, stability and spread of each theme, as far as measured, method by method.

    Of two measures of coherence the one is drawn that reads from 0 to 1.

    Parameters
    ----------
    themes : pandas.DataFrame
        As in ``topics.records.TABLES``. Where they do not fit on a page, the smallest of each method are left out.
    width_mm : float
        Width on paper, in millimetres.
    """
    sheet = Sheet(width_mm)
    measures = _measures(themes)
    caption = _CAPTION.format(coherence=MEASURE_NAMES[measures[0] if measures else "c_v"], less="{less}")
    if themes.empty or not measures:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "No theme was measured.")
        return sheet.finish(8, _long(themes.head(0), []), caption.format(less=""), "Nothing.", title=_TITLE)
    shown = _fitting(themes, width_mm)
    less = _LESS.format(n=len(shown), every=len(themes)) if len(shown) < len(themes) else ""
    lanes = _lanes(measures, width_mm)
    bottom = _draw_heads(sheet, lanes)
    for method in shown["method"].unique():
        bottom = _draw_method(sheet, shown[shown["method"] == method], lanes, bottom)
    caption = caption.format(less=f" Shown are {less}." if less else "")
    best = shown.sort_values(measures[0], ascending=False, kind="stable")["label"].iloc[0]
    alt = f"Marks for {len(measures)} measures of {len(shown)} themes. Highest {MEASURE_NAMES[measures[0]]}: {best}."
    bottom += style.MARGIN_MM
    note = _NOTE.format(less=f"; {less}" if less else "")
    return sheet.finish(bottom, _long(shown, measures), caption, alt, title=_finding(themes), note=note)


def _finding(themes: pd.DataFrame) -> str:
    """Say how many of the themes that were tried again come back; what is shown where none was."""
    tried = themes["stability"].dropna()
    if tried.empty:
        return _TITLE
    return _FINDING.format(n=int((tried >= UNSTABLE).sum()), themes=number_words(len(tried), "found theme"))


def _measures(themes: pd.DataFrame) -> list[str]:
    """Return the measures that some theme has, one of those that are called the same."""
    last = {MEASURE_WORDS[name]: name for name in MEASURE_NAMES if themes[name].notna().any()}
    return list(last.values())


def _lanes(measures: Sequence[str], width: float) -> list[_Lane]:
    """Return the lines of the measures, side by side right of the names."""
    left = style.MARGIN_MM + _NAMES_SHARE * width
    step = (width - left) / len(measures)
    return [_Lane(name, left + step * at, left + step * (at + 1) - _GAP_MM) for at, name in enumerate(measures)]


def _fitting(themes: pd.DataFrame, width: float) -> pd.DataFrame:
    """Return the largest themes of each method, as many as fit on a page."""
    by_size = themes.sort_values("n_passages", ascending=False, kind="stable")
    most = len(themes)
    shown = themes
    room = (
        style.PAGE_HEIGHT_MM
        - _TITLE_ROOM_MM
        - (5 + len(note_lines(_NOTE.format(less=f"; {_LESS}"), width))) * line_height(style.SMALL_PT)
    )
    while most > 1 and _height(shown, width) > room:
        most -= 1
        shown = themes[themes.index.isin(by_size.groupby("method").head(most).index)]
    return shown


def _height(themes: pd.DataFrame, width: float) -> float:
    of_methods = [_names(list(own["label"]), width) for _, own in themes.groupby("method")]
    heads = len(of_methods) * (line_height() + _ROW_GAP_MM)
    return heads + sum(_row_height(name) for names in of_methods for name in names)


def _row_height(name: Sequence[str]) -> float:
    return len(name) * line_height() + _ROW_GAP_MM


def _names(labels: Sequence[str], width: float) -> list[list[str]]:
    """Return the lines of the names of one method's themes, each on one where its first terms have room there."""
    lines = theme_lines(labels, _NAMES_SHARE * width - _GAP_MM, max_lines=1)
    return [lines[str(label)] for label in labels]


def _draw_heads(sheet: Sheet, lanes: Sequence[_Lane]) -> float:
    """Write what is measured, and the ends of each line; return where the themes begin."""
    height = line_height(style.SMALL_PT)
    heads = [
        wrap(MEASURE_WORDS[lane.measure], lane.stop - lane.start + _HEAD_REACH_MM, style.SMALL_PT) for lane in lanes
    ]
    bottom = style.MARGIN_MM + max(map(len, heads)) * height
    for lane, head in zip(lanes, heads, strict=True):
        sheet.text(lane.start, bottom - len(head) * height, head, size=style.SMALL_PT)
        low = f"{_LOWEST.get(lane.measure, 0.0):g}".replace("-", "−")
        sheet.text(lane.start, bottom + _TICK_MM, low, size=style.SMALL_PT, colour=colours.GREY)
        sheet.text(lane.stop, bottom + _TICK_MM, "1", size=style.SMALL_PT, colour=colours.GREY, align="right")
    return bottom + _TICK_MM + height + _ROW_GAP_MM


def _draw_method(sheet: Sheet, themes: pd.DataFrame, lanes: Sequence[_Lane], top: float) -> float:
    """Draw the themes of a method under its name; return where they end."""
    sheet.text(style.MARGIN_MM, top, method_name(themes["method"].iloc[0]), weight="bold")
    top += line_height() + _ROW_GAP_MM
    measured = [lane for lane in lanes if themes[lane.measure].notna().any()]
    for theme, name in zip(rows(themes), _names(list(themes["label"]), sheet.width), strict=True):
        middle = top + len(name) * line_height() / 2
        sheet.text(style.MARGIN_MM, top, name)
        for lane in measured:
            _draw_value(sheet, lane, getattr(theme, lane.measure), middle)
        top += _row_height(name)
    return top


def _draw_value(sheet: Sheet, lane: _Lane, value: float, y: float) -> None:
    """Draw the line of a measure with a tick in its middle and, where it was measured, its mark."""
    sheet.line([lane.start, lane.stop], [y, y], width=0.4)
    middle = (lane.start + lane.stop) / 2
    sheet.line([middle, middle], [y - _TICK_MM, y + _TICK_MM], width=0.4)
    if pd.notna(value):
        sheet.mark([lane.place(value)], [y], _MARK_MM)


def _long(themes: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    """Return a row for each theme and measure that it has."""
    kept = ["method", "theme", "label"]
    long = themes[[*kept, *measures]].melt(kept, var_name="measure", value_name="value").dropna(subset="value")
    return long.assign(value=long["value"].astype(float).round(4)).sort_values([*kept, "measure"], kind="stable")
