"""A finished figure in other colours: in grey for a printer without colours, on a dark ground for a screen or slide."""

from __future__ import annotations

import colorsys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from topics.errors import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matplotlib.figure import Figure

    Red_Green_Blue = tuple[float, float, float]

AS_DRAWN = "colour"
"""The colours in which figures are drawn."""
_DARKEST, _LIGHTEST = 0.1, 0.95
"""Lightness of the ground and of what was black, on a dark ground; 0 is black, 1 white."""
_LUMINANCES = (0.2126, 0.7152, 0.0722)
"""What red, green and blue give to the luminance of a colour (WCAG 2.2, as sRGB)."""
_GAMMA = 2.2
"""By how much a value of sRGB is raised to be one of light, nearly."""
_PROPERTIES = ("color", "markerfacecolor", "markeredgecolor", "facecolor", "edgecolor")


def _grey(colour: Red_Green_Blue) -> Red_Green_Blue:
    """Return the grey of the same luminance."""
    luminance = sum(share * value**_GAMMA for share, value in zip(_LUMINANCES, colour, strict=True))
    grey = luminance ** (1 / _GAMMA)
    return grey, grey, grey


def _dark(colour: Red_Green_Blue) -> Red_Green_Blue:
    """Return the colour with its lightness turned round: black words on white become light ones on a dark ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, _DARKEST + (1 - lightness) * (_LIGHTEST - _DARKEST), saturation)


TINTS: dict[str, Callable[[Red_Green_Blue], Red_Green_Blue]] = {"grey": _grey, "dark": _dark}
"""The other colours that a figure can have, and what becomes of each of its own."""


def check_tint(tint: str) -> None:
    """Refuse colours that a figure cannot have.

    Raises
    ------
    InputError
        If they are neither "colour" nor one of ``TINTS``.
    """
    if tint != AS_DRAWN and tint not in TINTS:
        refuse(f"A figure has no colours '{tint}'; there are {', '.join([AS_DRAWN, *TINTS])}.")


@contextmanager
def tinted(figure: Figure, tint: str) -> Iterator[None]:
    """Give a figure other colours for a while.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Has its own colours again at the end.
    tint : str
        "grey" or "dark"; "colour" leaves it as it is.

    Raises
    ------
    InputError
        If the tint is another.
    """
    check_tint(tint)
    own = [] if tint == AS_DRAWN else _colours_of(figure)
    try:
        for change, colour in own:
            change(_turned(colour, TINTS[tint]))
        yield
    finally:
        for change, colour in own:
            change(colour)


def _colours_of(figure: Figure) -> list[tuple[Callable[[Any], object], Any]]:
    """Return each colour of each word, line and shape of a figure, with what changes it."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    found = []
    for part in figure.findobj(lambda part: isinstance(part, (Text, Line2D, Patch))):
        for name in _PROPERTIES:
            read, change = getattr(part, f"get_{name}", None), getattr(part, f"set_{name}", None)
            if read and change:
                found.append((change, read()))
    return found


def _turned(colour: Any, turn: Callable[[Red_Green_Blue], Red_Green_Blue]) -> Any:
    """Return a colour of matplotlib turned into another; none stays none."""
    from matplotlib.colors import to_rgba

    red, green, blue, opacity = to_rgba(colour)
    return (*turn((red, green, blue)), opacity) if opacity else colour
