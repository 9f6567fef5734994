"""A grid of numbers, darker where there is more: the one heat map that all crossings are drawn with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output import style
from topics.output.drawing import Drawing, Sheet, line_height, text_width, wrap

if TYPE_CHECKING:
    import pandas as pd

_LEAST_CELL_MM = 7.0
_GAP_MM = 2.0


def draw_grid(
    counts: pd.DataFrame, caption: str, alt: str, *, width_mm: float, of_rows: str, of_columns: str
) -> Drawing:
    """Draw a table of counts with a number in every cell.

    Where the columns have no room for their names, they are numbered and the names listed below.

    Parameters
    ----------
    counts : pandas.DataFrame
        Numbers ≥ 0; index and columns are names (unique or not).
    caption, alt : str
        As in ``Drawing``.
    width_mm : float
        Width on paper, in millimetres.
    of_rows, of_columns : str
        What a row and a column is, in one or two words.
    """
    sheet = Sheet(width_mm)
    rows, columns = [str(name) for name in counts.index], [str(name) for name in counts.columns]
    names_width = min(
        max((text_width(style.printable(name)) for name in rows), default=10.0) + _GAP_MM, 0.42 * sheet.width
    )
    room = sheet.width - names_width - 2 * style.MARGIN_MM
    cell = min(room / max(len(columns), 1), 26.0)
    left = style.MARGIN_MM + names_width
    heads = [wrap(name, cell - 1.0, style.SMALL_PT, max_lines=3) for name in columns]
    numbered = any(" ".join(head) != style.printable(name) for head, name in zip(heads, columns, strict=True))
    if numbered:
        heads = [[str(number)] for number in range(1, len(columns) + 1)]
    head_height = max((len(head) for head in heads), default=1) * line_height(style.SMALL_PT)
    y = style.MARGIN_MM
    sheet.text(left, y, f"{of_columns} →", size=style.SMALL_PT, colour=style.GREY)
    sheet.text(style.MARGIN_MM, y, f"{of_rows} ↓", size=style.SMALL_PT, colour=style.GREY)
    y += line_height(style.SMALL_PT) + 1.0
    for at, head in enumerate(heads):
        top = y + head_height - len(head) * line_height(style.SMALL_PT)
        sheet.text(left + (at + 0.5) * cell, top, head, size=style.SMALL_PT, align="center")
    y = _draw_cells(sheet, counts, rows, (left, y + head_height + 0.8), (cell, names_width))
    if numbered:
        y = _list_names(sheet, columns, y + 2.0)
    return sheet.finish(y + style.MARGIN_MM, _long(counts, of_rows, of_columns), caption, alt)


def _draw_cells(
    sheet: Sheet,
    counts: pd.DataFrame,
    names: list[str],
    corner: tuple[float, float],
    sizes: tuple[float, float],
) -> float:
    """Draw names and cells row by row and return where they end."""
    left, y = corner
    cell, names_width = sizes
    values: list[list[float]] = counts.to_numpy(dtype=float).tolist()
    most = max((value for line in values for value in line), default=1.0) or 1.0
    for name, line in zip(names, values, strict=True):
        lines = wrap(name, names_width - _GAP_MM, max_lines=2)
        height = max(5.5, len(lines) * line_height() + 1.2)
        sheet.text(left - _GAP_MM, y + height / 2, lines, align="right", middle=True)
        for column, value in enumerate(line):
            fill = style.shade(value / most) if value else "#ffffff"
            sheet.box(left + column * cell, y, cell, height, fill=fill, edge=style.RULE)
            words = f"{value:.0f}" if value == round(value) else f"{value:.2f}"
            if value and text_width(words) < cell:
                middle = left + (column + 0.5) * cell
                colour = style.text_on(fill)
                sheet.text(middle, y + height / 2, words, colour=colour, align="center", middle=True)
        y += height
    return y


def _list_names(sheet: Sheet, names: list[str], y: float) -> float:
    """List the numbered columns below the grid and return where the list ends."""
    number_width = text_width("000")
    for number, name in enumerate(names, 1):
        right = style.MARGIN_MM + number_width
        lines = wrap(name, sheet.width - right - style.MARGIN_MM - 2.0, style.SMALL_PT, max_lines=2)
        sheet.text(right, y, str(number), size=style.SMALL_PT, align="right", weight="bold")
        y += sheet.text(right + 1.5, y, lines, size=style.SMALL_PT)
    return y


def _long(counts: pd.DataFrame, of_rows: str, of_columns: str) -> pd.DataFrame:
    """Return the grid with one row a cell."""
    import pandas as pd

    cells = [
        (str(row), str(column), value)
        for row, line in zip(counts.index, counts.to_numpy().tolist(), strict=True)
        for column, value in zip(counts.columns, line, strict=True)
    ]
    return pd.DataFrame(cells, columns=[of_rows, of_columns, "value"])
