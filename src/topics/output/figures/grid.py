"""A grid of numbers, darker where there is more: the one heat map that all crossings are drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, product
from typing import TYPE_CHECKING

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import is_whole, theme_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

_LEAST_CELL_MM = 6.0
"""Width of a cell at least (inclusive): a number of two digits fits."""
_TIGHT_CELL_MM = 3.45
"""Width of a cell at least (inclusive) where columns would else be left out: three digits of the smallest type fit."""
_MOST_CELL_MM = 26.0
"""Width of a cell at most (inclusive): a few columns are not drawn as wide as the page."""
_LEAST_ROW_MM = 5.5
"""Height of a row at least (inclusive)."""
_NAMES_SHARE = 0.42
"""Share of the page that the names of the rows may take, at most (inclusive)."""
_TIGHT_NAMES_SHARE = 0.34
"""The same where columns would else be left out."""
ROOMY_CELL_MM = 5.0
"""Width of a cell at least (inclusive) where it is better to leave columns out than to crowd them."""
_NUMBER_SIZES = (style.TEXT_PT, style.SMALL_PT, 5.5, 5.0, 4.5)
"""Sizes of type for the number of a cell, in points: the first that has room is taken."""
_BESIDE_NUMBER_MM = 0.4
"""What a cell has left of and right of its number together, at least, save for the smallest type."""
_MOST_ROWS = 26
"""Rows of a grid, at most (inclusive): with names of two lines each they fill a page."""
_DENSE_ROW_MM = 3.6
"""Height of a row at least (inclusive) in a grid that is turned so that nothing is left out."""
_MOST_DENSE_LINES = 4
"""Lines of the name of such a row, at most (inclusive)."""
_BESIDE_DENSE_ROWS_MM = 25.0
"""What the title, the words for rows and columns and the note of such a grid take of the height of a page."""
_WIDE_MM = 120.0
"""Width of a sheet above which (exclusive) a name has room enough in two lines."""
_GAP_MM = 2.0
"""Between a name and what it names."""
_PADDING_MM = 1.5
"""Between a number of the list below the grid and its name."""
_MOST_UPRIGHT_MM = 40.0
"""Height of heads that read upwards, at most (inclusive)."""
_LIST_GAP_MM = 4.0
"""Between two columns of that list, at least (inclusive)."""
_LEAST_DARKEST = 4.0
"""Counts below this (exclusive) never get the darkest shade: a grid of ones is not a black wall."""


@dataclass(frozen=True, slots=True)
class ColumnSizes:
    """How much each column of a grid holds, on a line of its own where the heads have no room to say so.

    Parameters
    ----------
    of : str
        What is counted, in the plural: "articles".
    names : mapping of str to str
        What a column is called beside its number, by its name in the table.
    numbers : mapping of str to int
        How many of them each column holds.
    """

    of: str
    names: Mapping[str, str]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a grid stand, in millimetres from the left, and what is written above them."""

    left: float
    width: float
    heads: list[list[str]]
    are_upright: bool = False
    """Whether the heads read upwards."""
    names_below: Sequence[str] = ()
    """Names of numbered columns, to be listed below the grid; empty where the heads are the names."""
    sizes: Sequence[str] = ()
    """Numbers between heads and cells, where the heads have no room for them; empty where they have, or are none."""

    @property
    def right(self) -> float:
        return self.left + len(self.heads) * self.width

    def middle(self, column: int) -> float:
        return self.left + (column + 0.5) * self.width


def draw_counts(  # noqa: PLR0913 - a table, what its sides are, and the words around it, all by name
    counts: pd.DataFrame,
    *,
    of_rows: str,
    of_columns: str,
    caption: str,
    width_mm: float = style.PAGE_MM,
    title: str = "",
    heads: Mapping[str, str] | None = None,
    sizes: ColumnSizes | None = None,
    unshaded: Collection[str] = (),
    note: str = "",
    things: tuple[str, str] = ("rows", "columns"),
    least_cell_mm: float = _TIGHT_CELL_MM,
    turns: bool = False,
    drops_empty: bool = False,
) -> Drawing:
    """Draw any table of counts, such as themes by visit, as a heat map with numbers.

    Where the columns have no room for their names, these read upwards; where they have none for that either, the
    columns are numbered and the names listed below. Rows and columns that do not fit on a page are left out, those of
    the smallest sums first; the caption says so.

    Parameters
    ----------
    counts : pandas.DataFrame
        Numbers ≥ 0; index and columns are names.
    of_rows, of_columns : str
        What a row and a column is, in one or two words.
    caption : str
        As in ``Drawing``.
    width_mm : float
        Width on paper at most (inclusive), in millimetres; a grid of few columns is drawn on a narrower sheet, as wide
        as a column of a journal page at least.
    title : str
        Above the figure; "" for none.
    heads : mapping of str to str, optional
        Words over columns, by the names of these, in place of the names; a line feed begins a line.
    sizes : ColumnSizes, optional
        What the heads say of how much each column holds, for where they have no room for it.
    unshaded : collection of str, optional
        Names of columns whose numbers say too little to be compared by shade.
    note : str, optional
        What has to be known to read the figure, below it.
    things : tuple of two str, optional
        What rows and columns are, in the plural, where some are left out.
    least_cell_mm : float, optional
        Width of a cell at least (inclusive), in millimetres: rather than narrower ones, columns are left out.
    turns : bool, optional
        Whether, rather than leave columns out, they become rows of small type and the rows columns.
    drops_empty : bool, optional
        Whether columns that are empty in all rows shown are left out, unless all are.
    """
    is_turned = turns and counts.shape[1] > _most_columns(width_mm, least_cell_mm)
    row_heads = heads or {}
    if is_turned:
        counts, heads, least_cell_mm = counts.T, {}, _TIGHT_CELL_MM
        of_rows, of_columns, things = of_columns, of_rows, (things[1], things[0])
    most_rows = _most_dense_rows(counts, width_mm, row_heads) if is_turned else _MOST_ROWS
    shown = _fitting_counts(counts, width_mm, least_cell_mm, most_rows)
    are_filled = (shown > 0).any(axis=0)
    if drops_empty and are_filled.any():
        shown = shown.loc[:, are_filled]
    left_out = _left_out(shown, counts, things)
    if left_out:
        of_which = f"{counts.shape[0]} {things[0]} and {counts.shape[1]} {things[1]}"
        caption += f" Shown are the busiest of {of_which}."
    row_size = style.SMALL_PT if is_turned else style.TEXT_PT
    places = _lay_out_columns(shown, width_mm, heads or {}, of_rows, sizes, row_size=row_size)
    sheet = Sheet(_sheet_width(places, title, width_mm))
    top = _draw_heads(sheet, places, of_rows, of_columns)
    if sizes and places.sizes:
        top = _draw_sizes(sheet, places, sizes.of, top)
    if is_turned:
        bottom = _draw_dense_rows(sheet, shown, places, top, unshaded, row_heads)
    else:
        bottom = _draw_rows(sheet, shown, places, top, unshaded)
    if places.names_below:
        bottom = _list_names(sheet, places.names_below, bottom + _GAP_MM)
    data = _long(shown, of_rows, of_columns)
    note = "; ".join(words for words in (note, left_out) if words)
    return sheet.finish(bottom + style.MARGIN_MM, data, caption, _alt(shown), title=title, note=note)


def _left_out(shown: pd.DataFrame, counts: pd.DataFrame, things: tuple[str, str]) -> str:
    """Return what is shown where some is left out: "the busiest are shown: 8 of 39 articles"."""
    sizes = zip(shown.shape, counts.shape, things, strict=True)
    which = [f"{n_shown} of {n_all} {what}" for n_shown, n_all, what in sizes if n_shown < n_all]
    return f"the busiest are shown: {', '.join(which)}" if which else ""


def _sheet_width(columns: _Columns, title: str, width_mm: float) -> float:
    """Return how wide the sheet is: as the grid and its title on one line, not more than the page gives."""
    widest = max(columns.right, style.MARGIN_MM + text_width(style.printable(title), style.TITLE_PT, "bold"))
    return min(width_mm, max(widest + style.MARGIN_MM, style.COLUMN_MM))


def _most_columns(width_mm: float, least_cell_mm: float) -> int:
    """Return how many columns of a width fit at most beside the names of the rows."""
    return int((width_mm * (1 - _TIGHT_NAMES_SHARE) - 2 * style.MARGIN_MM) / least_cell_mm)


def _fitting_counts(counts: pd.DataFrame, width_mm: float, least_cell_mm: float, most_rows: int) -> pd.DataFrame:
    """Return the busiest rows and columns, as many as fit on a page of this width, without rows that this empties."""
    fitting = _busiest(_busiest(counts, most_rows).T, _most_columns(width_mm, least_cell_mm)).T
    if fitting.shape[1] < counts.shape[1]:
        fitting = fitting[(fitting > 0).any(axis=1)]
    return fitting.rename(index=str, columns=str)


def _most_dense_rows(counts: pd.DataFrame, width_mm: float, heads: Mapping[str, str]) -> int:
    """Return how many rows of small type fit on a page at least, whichever of them are drawn."""
    below_or_above = max(counts.shape[1] * line_height(style.SMALL_PT), _MOST_UPRIGHT_MM)
    free = style.PAGE_HEIGHT_MM - _BESIDE_DENSE_ROWS_MM - below_or_above
    room = _TIGHT_NAMES_SHARE * width_mm - _GAP_MM
    lines = (_dense_lines(str(name), heads, room) for name in counts.index)
    heights = sorted(map(_dense_height, lines), reverse=True)
    return max(1, sum(end <= free for end in accumulate(heights)))


def _dense_lines(name: str, heads: Mapping[str, str], room: float) -> list[str]:
    """Return the lines of the name of a row in small type; one without room on a line is broken as its head is."""
    if text_width(style.printable(name), style.SMALL_PT) <= room:
        return [style.printable(name)]
    return _head_lines(heads.get(name, name), room, _MOST_DENSE_LINES)


def _dense_height(lines: Sequence[str]) -> float:
    return _DENSE_ROW_MM + (len(lines) - 1) * line_height(style.SMALL_PT)


def _busiest(counts: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the rows of the largest sums, in the order in which they stood."""
    largest = (-counts.sum(axis=1).to_numpy()).argsort(kind="stable")[:most]
    return counts.iloc[sorted(largest)]


def _lay_out_columns(
    counts: pd.DataFrame,
    width_mm: float,
    heads: Mapping[str, str],
    of_rows: str,
    sizes: ColumnSizes | None,
    *,
    row_size: float,
) -> _Columns:
    """Return where the columns stand: right of the names of the rows, all of one width."""
    names = [heads.get(name, name) for name in counts.columns]
    row_names = map(style.printable, counts.index)
    widest = max([text_width(f"{of_rows} ↓"), *(text_width(name, row_size) for name in row_names)])
    has_room = len(names) * _LEAST_CELL_MM <= width_mm * (1 - _NAMES_SHARE)
    share = _NAMES_SHARE if has_room else _TIGHT_NAMES_SHARE
    left = style.MARGIN_MM + min(widest + _GAP_MM, share * width_mm)
    width = min((width_mm - left - style.MARGIN_MM) / max(len(names), 1), _MOST_CELL_MM)
    flat = [_head_lines(name, width - 1.0, 3) for name in names]
    is_as_given = all(len(head) == name.count("\n") + 1 for head, name in zip(flat, names, strict=True))
    if _are_whole(flat, names) and (is_as_given or not sizes):
        return _Columns(left, width, flat)
    n_lines = int(width / line_height(style.SMALL_PT))
    if sizes:
        short_names = [sizes.names[name] for name in counts.columns]
        held = [str(sizes.numbers[name]) for name in counts.columns]
        flat = [_head_lines(name, width - 1.0, 2) for name in short_names]
        if _are_whole(flat, short_names):
            return _Columns(left, width, flat, sizes=held)
        upright = _upright_heads(short_names, n_lines)
        if upright:
            return _Columns(left, width, upright, are_upright=True, sizes=held)
    for upright_names in (names, list(counts.columns)):
        upright = _upright_heads(upright_names, n_lines)
        if upright:
            return _Columns(left, width, upright, are_upright=True)
    numbers = [[str(number)] for number in range(1, len(names) + 1)]
    return _Columns(left, width, numbers, names_below=list(counts.columns))


def _upright_heads(names: list[str], n_lines: int) -> list[list[str]]:
    """Return the lines of heads that read upwards, none where one of them has no room."""
    upright = [_head_lines(name, _MOST_UPRIGHT_MM, n_lines) for name in names]
    return upright if _are_whole(upright, names) else []


def _head_lines(name: str, width: float, most: int) -> list[str]:
    """Return the lines of a head, at most so many: each line that is given, wrapped."""
    lines = chain.from_iterable(wrap(line, width, style.SMALL_PT, max_lines=max(most, 1)) for line in name.split("\n"))
    return list(lines)[:most]


def _are_whole(heads: list[list[str]], names: list[str]) -> bool:
    """Return whether nothing of any name is missing in its head, and no word is cut."""
    return all(is_whole(head, name) for head, name in zip(heads, names, strict=True))


def _draw_heads(sheet: Sheet, columns: _Columns, of_rows: str, of_columns: str) -> float:
    """Write what rows and columns are, and the heads of the columns; return where the cells begin."""
    top, height = style.MARGIN_MM, line_height(style.SMALL_PT)
    sheet.text(columns.left, top, f"{of_columns} →", size=style.SMALL_PT, colour=colours.GREY)
    bottom = top + height + _heads_height(columns) + 1.0
    for column, head in enumerate(columns.heads):
        if columns.are_upright:
            sheet.upright(columns.middle(column), bottom, head)
        else:
            sheet.text(columns.middle(column), bottom - len(head) * height, head, size=style.SMALL_PT, align="center")
    below = bottom - height if columns.are_upright else top
    sheet.text(style.MARGIN_MM, below, f"{of_rows} ↓", size=style.SMALL_PT, colour=colours.GREY)
    return bottom + 0.8


def _draw_sizes(sheet: Sheet, columns: _Columns, of_sizes: str, top: float) -> float:
    """Write how much each column holds below its head; return where the cells begin."""
    sheet.text(columns.left - _GAP_MM, top, of_sizes, size=style.SMALL_PT, colour=colours.GREY, align="right")
    for column, number in enumerate(columns.sizes):
        sheet.text(columns.middle(column), top, number, size=style.SMALL_PT, colour=colours.GREY, align="center")
    return top + line_height(style.SMALL_PT) + 0.8


def _heads_height(columns: _Columns) -> float:
    """Return how high the highest head is, in millimetres."""
    if columns.are_upright:
        return max(text_width(style.printable(line), style.SMALL_PT) for head in columns.heads for line in head)
    return max((len(head) for head in columns.heads), default=1) * line_height(style.SMALL_PT)


def _draw_rows(sheet: Sheet, counts: pd.DataFrame, columns: _Columns, top: float, unshaded: Collection[str]) -> float:
    """Draw the rows one below the other, each with its name and its cells; return where they end."""
    is_wide = sheet.width > _WIDE_MM or len(counts) > _MOST_ROWS // 2
    room = columns.left - style.MARGIN_MM - _GAP_MM
    lines_of = theme_lines(counts.index, room, max_lines=2 if is_wide else 3)
    lines = [lines_of[name] for name in counts.index]
    heights = [max(_LEAST_ROW_MM, len(own) * line_height() + 1.2) for own in lines]
    for own, middle in zip(lines, _middles(heights, top), strict=True):
        sheet.text(columns.left - _GAP_MM, middle, own, align="right", middle=True)
    return _draw_cells(sheet, counts, columns, top, heights, unshaded)


def _draw_dense_rows(
    sheet: Sheet,
    counts: pd.DataFrame,
    columns: _Columns,
    top: float,
    unshaded: Collection[str],
    heads: Mapping[str, str],
) -> float:
    """Draw many rows one below the other, their names in small type; return where they end."""
    room = columns.left - style.MARGIN_MM - _GAP_MM
    lines = [_dense_lines(name, heads, room) for name in counts.index]
    heights = [_dense_height(own) for own in lines]
    for own, middle in zip(lines, _middles(heights, top), strict=True):
        sheet.text(columns.left - _GAP_MM, middle, own, size=style.SMALL_PT, align="right", middle=True)
    return _draw_cells(sheet, counts, columns, top, heights, unshaded)


def _middles(heights: Sequence[float], top: float) -> list[float]:
    """Return where the middle of each row lies below the top."""
    ends = accumulate(heights, initial=top)
    return [start + height / 2 for start, height in zip(ends, heights, strict=False)]


def _draw_cells(
    sheet: Sheet,
    counts: pd.DataFrame,
    columns: _Columns,
    top: float,
    heights: Sequence[float],
    unshaded: Collection[str],
) -> float:
    """Draw the cells of all rows; return where they end."""
    values: list[list[float]] = counts.to_numpy(dtype=float).tolist()
    are_shaded = [name not in unshaded for name in counts.columns]
    darkest = _darkest_value(counts.loc[:, are_shaded])
    for row, height in zip(values, heights, strict=True):
        for column, value in enumerate(row):
            fill = _fill(value, darkest) if are_shaded[column] else colours.WHITE
            _draw_cell(sheet, columns, column, value, fill=fill, top=top, height=height)
        top += height
    return top


def _darkest_value(counts: pd.DataFrame) -> float:
    """Return the number that is drawn darkest: the largest, and for counts not less than ``_LEAST_DARKEST``."""
    largest = float(counts.to_numpy(dtype=float).max(initial=0.0)) or 1.0
    are_integers = counts.dtypes.map(lambda kind: kind.kind == "i").all()
    return max(largest, _LEAST_DARKEST) if are_integers else largest


def _fill(value: float, darkest: float) -> str:
    return colours.shade(value / darkest) if value > 0 else colours.WHITE


def _draw_cell(
    sheet: Sheet, columns: _Columns, column: int, value: float, *, fill: str, top: float, height: float
) -> None:
    """Draw one cell, with its number where that is not zero and has room."""
    sheet.box(columns.left + column * columns.width, top, columns.width, height, fill=fill, edge=colours.RULE)
    words = f"{value:.0f}" if value == round(value) else f"{value:.2f}"
    size = next((size for size in _NUMBER_SIZES if _fits_cell(words, size, columns.width)), 0.0)
    if not value or not size:
        return
    look = {"colour": colours.text_on(fill), "align": "center"}
    sheet.text(columns.middle(column), top + height / 2, words, size=size, middle=True, **look)


def _fits_cell(words: str, size: float, width: float) -> bool:
    beside = _BESIDE_NUMBER_MM if size > _NUMBER_SIZES[-1] else 0.0
    return text_width(words, size) + beside < width


def _list_names(sheet: Sheet, names: Sequence[str], y: float) -> float:
    """List the numbered columns below the grid, in as many columns as have room; return where the list ends."""
    number_room = text_width("000")
    widest = max(text_width(style.printable(name), style.SMALL_PT) for name in names) + number_room + _LIST_GAP_MM
    per_line = max(1, int((sheet.width - 2 * style.MARGIN_MM) / widest))
    n_lines = -(-len(names) // per_line)
    room = (sheet.width - 2 * style.MARGIN_MM) / -(-len(names) // n_lines)
    lowest = reached = y
    for at, name in enumerate(names):
        reached = y if at % n_lines == 0 else reached
        right = style.MARGIN_MM + number_room + (at // n_lines) * room
        sheet.text(right, reached, str(at + 1), size=style.SMALL_PT, align="right", weight="bold")
        lines = wrap(name, room - number_room - _GAP_MM, style.SMALL_PT, max_lines=2)
        reached += sheet.text(right + _PADDING_MM, reached, lines, size=style.SMALL_PT)
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
