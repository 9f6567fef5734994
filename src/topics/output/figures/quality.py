"""How far themes are to be trusted: each of their measures as a mark on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.tables import rows
from topics.output.wording import MEASURE_NAMES, method_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = "How far the themes are to be trusted"
_TITLE_ROOM_MM = 6.0
"""What the title takes of the height of a page."""
_LOWEST = {"npmi": -1.0}
"""The lowest value of a measure that does not begin at 0; the highest is 1."""
_NAMES_SHARE = 0.46
"""Share of the width that the names of the themes take."""
_GAP_MM = 3.5
"""Between two lines of values."""
_MARK_MM = 1.9
_TICK_MM = 0.7
_ROW_GAP_MM = 1.3
_WIDE_MM = 120.0
"""Width from which (exclusive) the name of a theme has one line."""
_CAPTION = (
    "Measures of the themes of each method, on lines from the least to the most that a measure can be; further right "
    "is better. No mark: not measured.{less}"
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

    Parameters
    ----------
    themes : pandas.DataFrame
        As in ``topics.records.TABLES``. Where they do not fit on a page, the smallest of each method are left out.
    width_mm : float
        Width on paper, in millimetres.
    """
    sheet = Sheet(width_mm)
    measures = [name for name in MEASURE_NAMES if themes[name].notna().any()]
    if themes.empty or not measures:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "No theme was measured.")
        return sheet.finish(8, _long(themes.head(0), []), _CAPTION.format(less=""), "Nothing.", title=_TITLE)
    shown = _fitting(themes, width_mm)
    lanes = _lanes(measures, width_mm)
    bottom = _draw_heads(sheet, lanes)
    for method in shown["method"].unique():
        bottom = _draw_method(sheet, shown[shown["method"] == method], lanes, bottom)
    less = f" Shown are the {len(shown)} largest of {len(themes)} themes." if len(shown) < len(themes) else ""
    best = shown.sort_values(measures[0], ascending=False, kind="stable")["label"].iloc[0]
    alt = f"Marks for {len(measures)} measures of {len(shown)} themes. Highest {MEASURE_NAMES[measures[0]]}: {best}."
    return sheet.finish(bottom + style.MARGIN_MM, _long(shown, measures), _CAPTION.format(less=less), alt, title=_TITLE)


def _lanes(measures: Sequence[str], width: float) -> list[_Lane]:
    """Return the lines of the measures, side by side right of the names."""
    left = style.MARGIN_MM + _NAMES_SHARE * width
    step = (width - style.MARGIN_MM - left) / len(measures)
    return [_Lane(name, left + step * at, left + step * (at + 1) - _GAP_MM) for at, name in enumerate(measures)]


def _fitting(themes: pd.DataFrame, width: float) -> pd.DataFrame:
    """Return the largest themes of each method, as many as fit on a page with names of the most lines."""
    by_size = themes.sort_values("n_passages", ascending=False, kind="stable")
    most = len(themes)
    shown = themes
    room = style.PAGE_HEIGHT_MM - _TITLE_ROOM_MM - 5 * line_height(style.SMALL_PT)
    while most > 1 and _height(shown, width) > room:
        most -= 1
        shown = themes[themes.index.isin(by_size.groupby("method").head(most).index)]
    return shown


def _height(themes: pd.DataFrame, width: float) -> float:
    heads = themes["method"].nunique() * (line_height() + _ROW_GAP_MM)
    return float(heads + sum(_row_height(_name(theme, width)) for theme in rows(themes)))


def _row_height(name: Sequence[str]) -> float:
    return len(name) * line_height() + _ROW_GAP_MM


def _name(theme: Any, width: float) -> list[str]:
    most = 1 if width > _WIDE_MM else 2
    return wrap(str(theme.label), _NAMES_SHARE * width - _GAP_MM, max_lines=most)


def _draw_heads(sheet: Sheet, lanes: Sequence[_Lane]) -> float:
    """Write what is measured, and the ends of each line; return where the themes begin."""
    names = [MEASURE_NAMES[lane.measure] for lane in lanes]
    heads = [wrap(name, lane.stop - lane.start + 1.0, style.SMALL_PT) for lane, name in zip(lanes, names, strict=True)]
    height = line_height(style.SMALL_PT)
    are_upright = any(" ".join(head) != name for head, name in zip(heads, names, strict=True))
    longest = max(text_width(name, style.SMALL_PT) for name in names)
    bottom = style.MARGIN_MM + (longest if are_upright else max(map(len, heads)) * height)
    for lane, name, head in zip(lanes, names, heads, strict=True):
        if are_upright:
            sheet.upright((lane.start + lane.stop) / 2, bottom, [name])
        else:
            sheet.text(lane.start, bottom - len(head) * height, head, size=style.SMALL_PT)
        low = f"{_LOWEST.get(lane.measure, 0.0):g}".replace("-", "−")
        sheet.text(lane.start, bottom + _TICK_MM, low, size=style.SMALL_PT, colour=colours.GREY)
        sheet.text(lane.stop, bottom + _TICK_MM, "1", size=style.SMALL_PT, colour=colours.GREY, align="right")
    return bottom + _TICK_MM + height + _ROW_GAP_MM


def _draw_method(sheet: Sheet, themes: pd.DataFrame, lanes: Sequence[_Lane], top: float) -> float:
    """Draw the themes of a method under its name; return where they end."""
    sheet.text(style.MARGIN_MM, top, method_name(themes["method"].iloc[0]), weight="bold")
    top += line_height() + _ROW_GAP_MM
    for theme in rows(themes):
        name = _name(theme, sheet.width)
        middle = top + len(name) * line_height() / 2
        sheet.text(style.MARGIN_MM, top, name)
        for lane in lanes:
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
