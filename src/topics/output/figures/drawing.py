"""A drawing (figure, data drawn, caption, alternative text) and the sheet of paper it is made on.

A sheet is measured in millimetres from its top left corner; its height is set when all is laid out, so a
label can always be given the room it needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from topics.output import colours
from topics.output.figures import style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt
    import pandas as pd
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

Dash: TypeAlias = "str | tuple[float, Sequence[float]]"
"""A name of matplotlib, or where a pattern of strokes and gaps begins and how long they are, in widths of the line."""

_DPI = 300
_BASE_LINE = 0.78
"""Share of the height of a line that lies above its base line."""
_SMALL_MARK_MM = 1.5
"""Diameter of a mark up to which (inclusive) its edge is thin, so that it does not fill the mark."""
_MARKS_IN_WORDS = "._-/"
"""Signs behind which a word that is too wide is cut: those of file names and addresses."""
_LABEL_PADDING_MM = 1.2
"""What the ground of a label is wider than its words."""
_MOST_TITLE_LINES = 3
_EDGE_PT = 0.8
_THIN_EDGE_PT = 0.3


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished figure with what belongs to it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Not known to pyplot.
    data : pandas.DataFrame
        What is drawn, one row a mark: the data twin.
    caption : str
        For print: what is shown and how to read it.
    alt : str
        For those who cannot see it: what the figure says.
    """

    figure: Figure
    data: pd.DataFrame
    caption: str
    alt: str


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = style.TEXT_PT, weight: str = "normal") -> float:
    """Return the width of the text on one line, in millimetres."""
    from matplotlib import rcParams

    hinting, rcParams["text.hinting"] = rcParams["text.hinting"], style.SAVING["text.hinting"]
    try:
        font = style.font_for(text, size, weight)
        properties = _properties(tuple(font["family"]), size, font["weight"])
        width, _, _ = _renderer().get_text_width_height_descent(text, properties, ismath=False)
    finally:
        rcParams["text.hinting"] = hinting
    return float(width) / _DPI * style.INCH_MM


@cache
def _renderer() -> Any:
    """Return what measures texts; it draws nothing."""
    from matplotlib.backends import backend_agg

    agg: Any = backend_agg
    return agg.RendererAgg(1, 1, _DPI)


@cache
def _properties(families: tuple[str, ...], size: float, weight: str) -> FontProperties:
    """Return a font as matplotlib asks for it, made once for all texts in it."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(families), size=size, weight=weight)


def line_height(size: float = style.TEXT_PT) -> float:
    """Return the distance between two base lines, in millimetres."""
    return size * style.POINT_MM * style.LINE_SPACING


def note_lines(note: str, width: float) -> list[str]:
    """Return the lines of a note below a figure of a width."""
    return wrap(note, width - 2 * style.MARGIN_MM, style.SMALL_PT)


def wrap(text: str, width: float, size: float = style.TEXT_PT, weight: str = "normal", max_lines: int = 3) -> list[str]:
    """Return the text in lines no wider than ``width`` millimetres, the last cut with "…" where needed."""

    def fits(line: str) -> bool:
        return text_width(line, size, weight) <= width

    lines = _fill_lines(style.printable(text), fits, max_lines)
    if len(lines) <= max_lines:
        return lines
    return [*lines[: max_lines - 1], _cut_short(lines[max_lines - 1], fits)]


_NOT_AT_BREAK = re.compile(r" (?!%)")
"""Where a line can end: at a space, but not between a number and its sign."""


def _fill_lines(text: str, fits: Callable[[str], bool], most: int) -> list[str]:
    """Return the text in as many lines as it needs: a word goes to the next line where it does not fit.

    Of a text that needs more than ``most`` lines, those behind the first one too many are left out.
    """
    lines = [""]
    for word in _NOT_AT_BREAK.split(text):
        if len(lines) > most:
            break
        with_word = f"{lines[-1]} {word}".strip()
        if fits(with_word):
            lines[-1] = with_word
        elif lines[-1]:
            begun, rest = _begin_word(lines[-1], word, fits)
            lines = [*lines[:-1], begun, *_cut_word(rest, fits)]
        else:
            lines = _cut_word(word, fits)
    return lines


def _begin_word(line: str, word: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Return a line with as much of a word as fits up to a mark within it, where no line holds the word, and the rest.

    >>> _begin_word("22", "harbour-fire-in-may", lambda line: len(line) < 18)
    ('22 harbour-fire-', 'in-may')
    """
    marks = [at for at, sign in enumerate(word, 1) if sign in _MARKS_IN_WORDS and fits(f"{line} {word[:at]}")]
    if not marks or fits(word):
        return line, word
    return f"{line} {word[: marks[-1]]}", word[marks[-1] :]


def _cut_word(word: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut a word that is wider than a line, behind a mark within it where there is one; one that fits stays whole."""
    if fits(word):
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and not fits(pieces[-1] + character):
            kept = _to_last_mark(pieces[-1])
            pieces[-1:] = [kept, pieces[-1].removeprefix(kept)]
        pieces[-1] += character
    return pieces


def _to_last_mark(piece: str) -> str:
    """Return a piece of a word up to its last mark ("harbour-fire.te" to "harbour-fire."), all of it without one."""
    mark = max(piece.rfind(sign) for sign in _MARKS_IN_WORDS)
    return piece[: mark + 1] if mark > 0 else piece


def _cut_short(line: str, fits: Callable[[str], bool]) -> str:
    """Return as much of a line as fits with "…" behind it, without half a word where it has several."""
    kept = line
    while kept and not fits(f"{kept}…"):
        kept = kept[:-1]
    if kept != line and " " in kept:
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(' ,;:.')}…"


class Sheet:
    """A blank figure of a given width to put lines, boxes, marks and words on.

    Parameters
    ----------
    width_mm : float
        Width on paper, in millimetres.
    """

    def __init__(self, width_mm: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width = float(width_mm)
        self._figure = Figure(figsize=(self.width / style.INCH_MM, 1.0), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        words: str | Sequence[str],
        *,
        size: float = style.TEXT_PT,
        weight: str = "normal",
        colour: str = colours.INK,
        align: str = "left",
        middle: bool = False,
    ) -> float:
        """Write one or more lines from the top ``y`` downwards (or around it) and return their height."""
        lines = [words] if isinstance(words, str) else list(words)
        height = len(lines) * line_height(size)
        top = y - height / 2 if middle else y
        for number, line in enumerate(lines):
            shown = style.printable(line)
            font = style.font_for(shown, size, weight)
            base = top + (number + _BASE_LINE) * line_height(size)
            self._axes.text(x, base, shown, ha=align, va="baseline", parse_math=False, color=colour, **font)
        return height

    def upright(
        self, x: float, bottom: float, lines: Sequence[str], *, size: float = style.SMALL_PT, weight: str = "normal"
    ) -> None:
        """Write lines that read upwards from ``bottom``, side by side around ``x``."""
        for number, line in enumerate(lines):
            shown = style.printable(line)
            middle = x + (number - (len(lines) - 1) / 2) * line_height(size)
            look: Any = {"ha": "center", "va": "bottom", "rotation": 90, "parse_math": False, "color": colours.INK}
            self._axes.text(middle, bottom, shown, **look, **style.font_for(shown, size, weight))

    def label(self, x: float, y: float, lines: Sequence[str], *, edge: str, size: float = style.SMALL_PT) -> None:
        """Write lines around a place, on a ground of white with an edge, over all else."""
        from matplotlib.patches import Rectangle

        width = max(text_width(line, size) for line in lines) + _LABEL_PADDING_MM
        height = len(lines) * line_height(size) + _LABEL_PADDING_MM / 2
        corner = (x - width / 2, y - height / 2)
        look: Any = {"fc": colours.WHITE, "ec": edge, "lw": 0.6, "alpha": 0.88, "zorder": 4}
        self._axes.add_patch(Rectangle(corner, width, height, **look))
        top = y - len(lines) * line_height(size) / 2
        for number, line in enumerate(lines):
            base = top + (number + _BASE_LINE) * line_height(size)
            font = style.font_for(line, size, "normal")
            self._axes.text(x, base, line, ha="center", va="baseline", parse_math=False, zorder=5, **font)

    def line(
        self, xs: list[float], ys: list[float], *, colour: str = colours.RULE, width: float = 0.5, dash: Dash = "-"
    ) -> None:
        """Draw a line through the points; ``width`` in points."""
        self._axes.plot(xs, ys, color=colour, lw=width, ls=dash, solid_capstyle="butt", zorder=1)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        edge: str,
        hatch: str = "",
        edge_pt: float = 0.6,
    ) -> None:
        """Draw a rectangle from its top left corner; ``edge_pt`` is the width of its edge in points."""
        from matplotlib.patches import Rectangle

        self._axes.add_patch(
            Rectangle((x, y), width, height, zorder=2, fc=fill, ec=edge, lw=edge_pt, hatch=hatch or None)
        )

    def mark(
        self,
        x: npt.ArrayLike,
        y: npt.ArrayLike,
        diameter: float,
        *,
        shape: style.Marker = "o",
        fill: str = colours.BLUE,
        edge: str = "",
    ) -> None:
        """Draw a mark of a diameter in millimetres around a point, or equal ones around lists of points."""
        size = diameter / style.POINT_MM * style.MARK_SIZES.get(shape, 1.0)
        edge_pt = _EDGE_PT if diameter > _SMALL_MARK_MM else _THIN_EDGE_PT
        self._axes.plot(x, y, ls="", marker=shape, ms=size, mfc=fill, mec=edge or fill, mew=edge_pt, zorder=3)

    def finish(
        self, height: float, data: pd.DataFrame, caption: str, alt: str, *, title: str = "", note: str = ""
    ) -> Drawing:
        """Cut the sheet at ``height``, put a title above and a note below where there are some; return the drawing.

        A note says what is not shown, since a figure is pasted without its caption.
        """
        height += self._note(note, height) if note else 0.0
        rise = self._title(title) if title else 0.0
        self._figure.set_size_inches(self.width / style.INCH_MM, (height + rise) / style.INCH_MM)
        self._axes.set_xlim(0.0, self.width)
        self._axes.set_ylim(height, -rise)
        return Drawing(self._figure, data.reset_index(drop=True), caption, alt)

    def _note(self, note: str, top: float) -> float:
        """Write a note below all else and return what it takes."""
        lines = note_lines(note, self.width)
        taken = self.text(style.MARGIN_MM, top, lines, size=style.SMALL_PT, colour=colours.GREY)
        return taken + style.MARGIN_MM / 2

    def _title(self, title: str) -> float:
        """Write a title above the sheet, with a capital, and return how far it rises over its top."""
        lines = wrap(
            f"{title[:1].upper()}{title[1:]}",
            self.width - 2 * style.MARGIN_MM,
            style.TITLE_PT,
            "bold",
            max_lines=_MOST_TITLE_LINES,
        )
        rise = len(lines) * line_height(style.TITLE_PT) + style.BELOW_TITLE_MM
        self.text(style.MARGIN_MM, style.MARGIN_MM - rise, lines, size=style.TITLE_PT, weight="bold")
        return rise
