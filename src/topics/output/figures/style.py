"""How figures look but for their colours: sizes, fonts, marks, and the fixed bytes of their files.

Lengths on paper are millimetres, sizes of type points. The colours are in ``topics.output.colours``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLUMN_MM = 85.0
"""Width of one column of a journal page."""
PAGE_MM = 180.0
"""Width of a full journal page."""
PAGE_HEIGHT_MM = 220.0
"""Height that a figure may have with its caption below it on a page of A4 or letter paper."""
MARGIN_MM = 2.0
TEXT_PT = 7.5
SMALL_PT = 6.5
TITLE_PT = 8.5
BELOW_TITLE_MM = 1.5
LINE_SPACING = 1.25
INCH_MM = 25.4
"""Millimetres of an inch, in which matplotlib measures paper."""
POINT_MM = INCH_MM / 72.0
"""Millimetres of a point, in which type is measured."""

Marker: TypeAlias = "str | tuple[tuple[float, float], ...]"
"""A sign of matplotlib, or the corners of a shape in units of its size."""

MARK_SIZES: Mapping[Marker, float] = {"*": 1.6, "^": 1.2, "v": 1.2, "<": 1.2, ">": 1.2, "P": 1.15, "X": 1.15, "s": 0.9}
"""Factors that make marks of different shapes look equally large."""

SAVING: Any = {
    "svg.hashsalt": "topics",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "text.hinting": "none",
    "path.simplify": False,
    "savefig.facecolor": "auto",
    "savefig.transparent": False,
}
"""matplotlib parameters in force while a figure is written: same inputs, same bytes."""

_WIDE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Arial Unicode MS",
)
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


@cache
def font_families() -> tuple[str, ...]:
    """Return the families to draw with: matplotlib's own, then those of other scripts (the extra ``cjk``)."""
    from matplotlib.font_manager import fontManager

    package = find_spec("mplfonts")
    for font in sorted(Path(package.origin or "").parent.glob("fonts/NotoSansCJK*")) if package else ():
        fontManager.addfont(font)
    installed = set(fontManager.get_font_names())
    return ("DejaVu Sans", *(name for name in _WIDE_FONTS if name in installed))


class Font(TypedDict):
    """A font as matplotlib takes it: families in the order of trial, ``size`` in points."""

    family: list[str]
    size: float
    weight: str


def font_for(text: str, size: float, weight: str) -> Font:
    """Return the font of a text for matplotlib: other scripts have no bold, so their lines are drawn plain."""
    own, *others = font_families()
    if all(_has_glyph(own, character) for character in text):
        return {"family": [own], "size": size, "weight": weight}
    return {"family": [own, *others], "size": size, "weight": "normal"}


@cache
def _has_glyph(family: str, character: str) -> bool:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return bool(get_font(findfont(FontProperties(family=family))).get_char_index(ord(character)))


def _drawable(character: str) -> bool:
    return any(_has_glyph(name, character) for name in font_families())


def printable(text: str) -> str:
    r"""Return the text on one line with only characters that the fonts can draw.

    A character without a glyph is named, never drawn as a box: a run of letters as "[CJK ×3]", a sign
    by its Unicode name.

    Examples
    --------
    >>> printable("two\nlines")
    'two lines'
    """
    text = _INVISIBLE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    runs = groupby(text, key=_drawable)
    return "".join("".join(run) if drawable else _named(run) for drawable, run in runs)


def _named(run: Iterable[str]) -> str:
    """Return words for characters that cannot be drawn, nothing for control characters."""
    names = [name for sign in run if (name := unicodedata.name(sign, "")) and "VARIATION SELECTOR" not in name]
    if not names:
        return ""
    if len(names) == 1 and not names[0].startswith("CJK"):
        return f"[{names[0].lower()}]"
    script = names[0].split()[0]
    return f"[{script if script == 'CJK' else script.title()} ×{len(names)}]"
