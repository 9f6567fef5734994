"""The one drawing of the architecture: the floors of the house, and the way of an article through them.

Shapes have no fill of their own and all lines and words one middle grey-blue, so that the drawing reads on a light
and on a dark page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH = 1060
"""Width of the drawing in SVG units."""
INK = "#687c96"
"""Colour of words and lines: 4.3 to 1 on white, 4.4 to 1 on #0d1117; more on one side is less on the other."""
ACCENT = "#2f7fd1"
"""Colour of the way of an article: 4.1 to 1 on white, 4.6 to 1 on #0d1117."""
FONT = "ui-sans-serif, system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"
MARGIN, BAND, GAP = 20, 62, 8
"""Edge of the drawing, height of a floor and the space between floors, in SVG units."""
LEFT, RIGHT = 20, 590
"""Left and right end of the floors."""
RADIUS = 16
"""Radius of the circle around a step's number."""


@dataclass(frozen=True)
class Floor:
    """A floor, or a few thin ones from the top down: packages and modules, and what they make."""

    names: str
    about: str
    step: str = ""
    table: str = ""


FLOORS = (
    Floor("cli", "words on the command line; no logic"),
    Floor("report · doctor", "the main job in one call · whether all that it needs is there"),
    Floor("corpus · queries", "what a person holds · what can be asked of it"),
    Floor("presentation · plotting", "what a corpus shows and writes · its plots"),
    Floor("pipeline · inputs", "declared stages · a folder or table"),
    Floor("output", "figures · tables · exports · page", "show", "figures, exports, report.html"),
    Floor("events", "people · places · statements · joining · claims", "join", "events, evidence, claims"),
    Floor("themes", "vectors · clustering · naming · codebook", "group", "themes, assignments"),
    Floor("publication", "the day an article appeared", "place in time", "published, published_edtf"),
    Floor("articles", "readers · repairs · boilerplate · passages · reprints", "read, mend, cut", "articles, passages"),
    Floor("engine · corrections", "stages, runner, store · the reader's own decisions"),
    Floor("dates", "a string and an anchor in, spans of days out", "date", "dates"),
    Floor("english · german", "months, numbers, verbs, stop words: each fact once"),
    Floor("records · settings · errors · progress · ties", "types that everybody uses"),
)
"""From the top down, as the test of the floors has them."""

WAY = ("articles", "publication", "dates", "themes", "events", "output")
"""The floors that an article goes through, in order."""


def text(x: float, y: float, words: str, *, size: int = 15, anchor: str = "start", **more: str) -> str:
    """Return words at a place; ``more`` are further attributes, with "_" for "-"."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    fill = "" if "fill" in more else f' fill="{INK}"'
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}"{fill}{extra}>{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, colour: str = INK) -> str:
    """Return a rounded frame."""
    frame = f'x="{x}" y="{y}" width="{width}" height="{height}" rx="8"'
    return f'<rect {frame} fill="none" stroke="{colour}" stroke-width="1.5"/>'


def top_of(number: int) -> int:
    """Return where a floor begins, counted from the top."""
    return MARGIN + 40 + number * (BAND + GAP)


def draw_architecture() -> str:
    """Return the drawing as SVG."""
    height = top_of(len(FLOORS)) + MARGIN
    parts = [
        text(LEFT, MARGIN + 16, "The floors: a module imports from its own floor or from below", size=17),
        text(RIGHT + 60, MARGIN + 16, "The way of an article", size=17, fill=ACCENT),
    ]
    for number, floor in enumerate(FLOORS):
        top = top_of(number)
        parts += [
            box(LEFT, top, RIGHT - LEFT, BAND),
            text(LEFT + 16, top + 26, floor.names, size=17, font_weight="600"),
            text(LEFT + 16, top + 48, floor.about),
        ]
    parts += _way()
    drawing = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="{escape(FONT)}" '
        'role="img" aria-labelledby="title">\n'
        "<title>The floors of topics, from records at the bottom to the command line at the top, and the six "
        "steps of an article: read, place in time, date, group, join, show.</title>\n"
        f'<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        f'orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="{ACCENT}"/></marker></defs>\n{drawing}\n</svg>\n'
    )


def _way() -> list[str]:
    """Return a numbered step beside each floor that an article goes through, arrows from one to the next."""
    place = {floor.names: number for number, floor in enumerate(FLOORS)}
    left = RIGHT + 60
    middles = [top_of(place[name]) + BAND / 2 for name in WAY]
    parts = []
    for order, (name, middle) in enumerate(zip(WAY, middles, strict=True), 1):
        floor = FLOORS[place[name]]
        parts += [
            f'<path d="M{RIGHT + 4} {middle} H{left - 20}" stroke="{INK}" stroke-dasharray="3 4" fill="none"/>',
            f'<circle cx="{left}" cy="{middle}" r="{RADIUS}" fill="none" stroke="{ACCENT}" stroke-width="2"/>',
            text(left, middle + 6, str(order), size=17, anchor="middle", fill=ACCENT, font_weight="600"),
            text(left + 84, middle - 5, floor.step, size=17, fill=ACCENT, font_weight="600"),
            text(left + 84, middle + 17, f"makes: {floor.table}"),
        ]
    return parts + [_arrow(left, *pair) for pair in pairwise(middles)]


def _arrow(x: float, start: float, stop: float) -> str:
    """Return an arrow from one step to the next: straight to the floor above, else round what lies between."""
    line = f'stroke="{ACCENT}" stroke-width="1.5" fill="none" marker-end="url(#tip)"'
    if start - stop == BAND + GAP:
        return f'<path d="M{x} {start - RADIUS} V{stop + RADIUS}" {line}/>'
    bulge = x + abs(stop - start) / 3
    return f'<path d="M{x + RADIUS} {start} C{bulge} {start} {bulge} {stop} {x + RADIUS} {stop}" {line}/>'
