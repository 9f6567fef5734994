"""Every colour, once: of figures, of the report page by day and by night, of marked time expressions.

Colours come in pairs that differ in lightness or always go with a difference in shape, so that a greyscale
print reads the same; text colours have a contrast of at least 4.5:1 on white (WCAG 2.2, success criterion
1.4.3).
"""

from __future__ import annotations

from typing import NamedTuple

WHITE = "#ffffff"
INK = "#1a1a1a"
GREY = "#5c5c5c"
RULE = "#b5b5b5"
PALE = "#ececec"
BLUE = "#1b4f8f"
SKY = "#9cc3e6"
ORANGE = "#b04a00"


class Look(NamedTuple):
    """How a status looks: edges and words, by day and by night on the page; the inside of its marks and bars."""

    edge: str
    by_night: str
    mark: str
    bar: str


STATUSES = {
    "reported": Look(BLUE, "#8fbdf0", mark=BLUE, bar=SKY),
    "planned": Look(ORANGE, "#f0a868", mark=WHITE, bar=WHITE),
    "background": Look(GREY, "#b4b8bf", mark=GREY, bar=PALE),
}
"""The colours of events and sentences by their status, in figures and on the page."""

SHADES = (WHITE, "#e6eef6", "#c3d7ea", "#94b8d9", "#5d91c1", "#2f6aa5", BLUE, "#0f3460")
"""A sequence from nothing to much, monotone in lightness."""
_FIRST_DARK_SHADE = 5
CATEGORIES = (
    (BLUE, "o"),
    ("#d98200", "s"),
    ("#1b8a6b", "^"),
    ("#8c2d62", "D"),
    ("#56a5d8", "v"),
    ("#6b6b6b", "P"),
    ("#c2553a", "X"),
    ("#3d3d9e", "<"),
    ("#7a8a00", ">"),
    ("#111111", "*"),
)
"""Colour and mark of each group: the mark tells them apart where the colour does not."""

CERTAINTIES = {
    "stated": "#cfe8cf",
    "resolved": "#cfe0f5",
    "likely": "#e3dcf3",
    "guessed": "#fbe3b5",
    "vague": "#e4e4e4",
}
"""Background of time expressions by how certain their days are; black on any has a contrast of 14:1 or more."""
OF_NO_CERTAINTY = CERTAINTIES["vague"]

PAGE_BY_DAY = {
    "paper": WHITE,
    "ink": INK,
    "soft": STATUSES["background"].edge,
    "line": "#c9c9c9",
    "panel": "#f5f6f8",
    "link": STATUSES["reported"].edge,
    "planned": STATUSES["planned"].edge,
    "drop": "#fbe3e3",
    "drop-ink": "#7d1f1f",
    "add": "#dcf1e2",
    "add-ink": "#14532d",
    "target": "#fff3c4",
}
"""The colours of the report page, by the names that its style sheet has for them."""
PAGE_BY_NIGHT = {
    "paper": "#16181c",
    "ink": PALE,
    "soft": STATUSES["background"].by_night,
    "line": "#454a52",
    "panel": "#20242a",
    "link": STATUSES["reported"].by_night,
    "planned": STATUSES["planned"].by_night,
    "drop": "#4a2626",
    "drop-ink": "#ffc4c4",
    "add": "#1d3d29",
    "add-ink": "#bff0cd",
    "target": "#4d4316",
}
"""The same where the reader's machine asks for a dark page."""


def shade(share: float) -> str:
    """Return the colour of a share between 0 (white) and 1 (darkest)."""
    return SHADES[min(len(SHADES) - 1, max(0, round(share * (len(SHADES) - 1))))]


def text_on(colour: str) -> str:
    """Return black or white, whichever reads better on one of ``SHADES``."""
    return WHITE if colour in SHADES[_FIRST_DARK_SHADE:] else INK


def page_style() -> str:
    """Return the colours as the beginning of the page's style sheet."""
    day, night = (
        " ".join(f"--{name}: {colour};" for name, colour in colours.items()) for colours in (PAGE_BY_DAY, PAGE_BY_NIGHT)
    )
    return f":root {{ {day} }}\n@media (prefers-color-scheme: dark) {{\n  :root {{ {night} }}\n}}\n"
