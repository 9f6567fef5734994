"""A grid of numbers, darker where there is more: the one heat map that all crossings are drawn with."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap

if TYPE_CHECKING:
    import pandas as pd

_LEAST_CELL_MM = 6.0
_MOST_CELL_MM = 26.0
_NAMES_SHARE = 0.42
_MOST_ROWS = 26
_GAP_MM = 2.0
_LEAST_DARKEST = 4.0
"""Counts below this never get the darkest shade: a grid of ones is not a black wall."""


def draw_counts(
    counts: pd.DataFrame, *, of_rows: str, of_columns: str, caption: str, width_mm: float = style.PAGE_MM
) -> Drawing:
    """Draw any table of counts, such as themes by visit, as a heat map with numbers.

    Where the columns have no room for their names, they are numbered and the names listed below. Rows and
    columns that do not fit on a page are left out, those of the smallest sums first; the caption says so.

    Parameters
    ----------
    counts : pandas.DataFrame
        Numbers ≥ 0; index and columns are names.
    of_rows, of_columns : str
        What a row and a column is, in one or two words.
    caption : str
        As in ``Drawing``.
    width_mm : float
        Width on paper, in millimetres.
    """
    n_columns = int(width_mm * (1 - _NAMES_SHARE) / _LEAST_CELL_MM)
    shown = _busiest(_busiest(counts, _MOST_ROWS).T, n_columns).T.rename(index=str, columns=str)
    if shown.shape != counts.shape:
        caption += f" Shown are the busiest of {counts.shape[0]} rows and {counts.shape[1]} columns."
    sheet = Sheet(width_mm)
    columns = list(shown.columns)
    widest = max((text_width(style.printable(name)) for name in shown.index), default=10.0)
    names_width = min(widest + _GAP_MM, _NAMES_SHARE * width_mm)
    left = style.MARGIN_MM + names_width
    cell = min((width_mm - left - style.MARGIN_MM) / max(len(columns), 1), _MOST_CELL_MM)
    heads = [wrap(name, cell - 1.0, style.SMALL_PT, max_lines=3) for name in columns]
    numbered = any(" ".join(head) != style.printable(name) for head, name in zip(heads, columns, strict=True))
    if numbered:
        heads = [[str(number)] for number in range(1, len(columns) + 1)]
    y = _draw_cells(sheet, shown, (left, _draw_heads(sheet, heads, left, cell, (of_rows, of_columns))), cell)
    if numbered:
        y = _list_names(sheet, columns, y + 2.0)
    return sheet.finish(y + style.MARGIN_MM, _long(shown, of_rows, of_columns), caption, _alt(shown))


def _busiest(counts: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the rows of the largest sums, in the order in which they stood."""
    largest = (-counts.sum(axis=1).to_numpy()).argsort(kind="stable")[:most]
    return counts.iloc[sorted(largest)]


def _draw_heads(sheet: Sheet, heads: list[list[str]], left: float, cell: float, what: tuple[str, str]) -> float:
    """Write what rows and columns are, and the heads of the columns; return where the cells begin."""
    y = style.MARGIN_MM
    sheet.text(left, y, f"{what[1]} →", size=style.SMALL_PT, colour=colours.GREY)
    sheet.text(style.MARGIN_MM, y, f"{what[0]} ↓", size=style.SMALL_PT, colour=colours.GREY)
    bottom = y + (1 + max((len(head) for head in heads), default=1)) * line_height(style.SMALL_PT) + 1.0
    for at, head in enumerate(heads):
        top = bottom - len(head) * line_height(style.SMALL_PT)
        sheet.text(left + (at + 0.5) * cell, top, head, size=style.SMALL_PT, align="center")
    return bottom + 0.8


def _draw_cells(sheet: Sheet, counts: pd.DataFrame, corner: tuple[float, float], cell: float) -> float:
    """Draw names and cells row by row and return where they end."""
    left, y = corner
    most_lines = 2 if sheet.width > 120 or len(counts) > _MOST_ROWS // 2 else 4
    values: list[list[float]] = counts.to_numpy(dtype=float).tolist()
    most = max((value for line in values for value in line), default=1.0) or 1.0
    darkest = max(most, _LEAST_DARKEST) if counts.dtypes.map(lambda kind: kind.kind == "i").all() else most
    for name, line in zip(counts.index, values, strict=True):
        lines = wrap(name, left - style.MARGIN_MM - _GAP_MM, max_lines=most_lines)
        height = max(5.5, len(lines) * line_height() + 1.2)
        sheet.text(left - _GAP_MM, y + height / 2, lines, align="right", middle=True)
        for column, value in enumerate(line):
            fill = colours.shade(value / darkest) if value > 0 else colours.WHITE
            sheet.box(left + column * cell, y, cell, height, fill=fill, edge=colours.RULE)
            words = f"{value:.0f}" if value == round(value) else f"{value:.2f}"
            if value and text_width(words) < cell:
                middle = left + (column + 0.5) * cell
                colour = colours.text_on(fill)
                sheet.text(middle, y + height / 2, words, colour=colour, align="center", middle=True)
        y += height
    return y


def _list_names(sheet: Sheet, names: list[str], y: float) -> float:
    """List the numbered columns below the grid, in as many columns as have room; return where the list ends."""
    number_room = text_width("000")
    widest = max(text_width(style.printable(name), style.SMALL_PT) for name in names) + number_room + 4.0
    per_line = max(1, int((sheet.width - 2 * style.MARGIN_MM) / widest))
    n_lines = -(-len(names) // per_line)
    room = (sheet.width - 2 * style.MARGIN_MM) / -(-len(names) // n_lines)
    lowest = reached = y
    for at, name in enumerate(names):
        reached = y if at % n_lines == 0 else reached
        right = style.MARGIN_MM + number_room + (at // n_lines) * room
        sheet.text(right, reached, str(at + 1), size=style.SMALL_PT, align="right", weight="bold")
        lines = wrap(name, room - number_room - 2.0, style.SMALL_PT, max_lines=2)
        reached += sheet.text(right + 1.5, reached, lines, size=style.SMALL_PT)
        lowest = max(lowest, reached)
    return lowest


def _long(counts: pd.DataFrame, of_rows: str, of_columns: str) -> pd.DataFrame:
    """Return the grid with one row a cell."""
    import pandas as pd

    places = list(product(counts.index, counts.columns))
    return pd.DataFrame(places, columns=[of_rows, of_columns]).assign(value=counts.to_numpy().ravel())


def _alt(counts: pd.DataFrame) -> str:
    """Say in one sentence how large the grid is and where its largest number stands."""
    if not counts.size or not counts.to_numpy().max() > 0:
        return "An empty grid: nothing was counted."
    row, column = divmod(int(counts.to_numpy().argmax()), counts.shape[1])
    name = " ".join(wrap(counts.index[row], 90.0, max_lines=1))
    return (
        f"Grid of {counts.shape[0]} rows and {counts.shape[1]} columns; the largest number, "
        f"{counts.to_numpy().max():.6g}, is at {name} and {counts.columns[column]}."
    )
