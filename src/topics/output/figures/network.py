"""Who with whom: actors one below the other, each two that belong together joined by a bow."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, cut_middle, line_height, text_width
from topics.output.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from topics.events.network import Network

_TITLE = "Who is named with whom"
_MOST_ACTORS = 18
_ROW_MM = 4.6
_BOWS_SHARE = 0.46
"""Share of the width that bows take."""
_WIDEST_BOWS_MM = 60.0
_NAME_GAP_MM = 2.0
_MARK_MM = 1.8
_WIDTHS_PT = (0.7, 3.0)
"""Width of the thinnest and of the thickest bow."""
_POINTS = 40
"""Points through which a bow is drawn."""
_BELOW_KEY_MM = 4.5
_ROOM_FOR_NUMBER = "00000"
_NUMBERS = "numbers: sentences"
_TIE_COLUMNS = ["one", "other", "n_sentences", "n_articles", "n_events"]
_CAPTION = (
    "Who is named with whom in one sentence{which}; on a bow and by its width, in how many. Dark: the two also took "
    "part in one event. Behind a name, how many sentences have it. Reprints count once."
)


def draw_network(network: Network, width_mm: float = style.PAGE_MM, *, most: int = _MOST_ACTORS) -> Drawing:
    """Draw the strongest ties of a network as bows between names.

    Parameters
    ----------
    network : Network
        As ``topics.events.network.find_network`` returns it.
    width_mm : float
        Width on paper at most (inclusive), in millimetres; short names make a narrower sheet.
    most : int
        Number of actors drawn, at most.
    """
    ties = _strongest(network.ties, most)
    if ties.empty:
        sheet = Sheet(width_mm)
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "No sentence names two actors.")
        return sheet.finish(8, ties, _CAPTION.format(which=""), "Nothing.", title=_TITLE)
    names = _order(ties)
    counts = network.actors.set_index("actor")["n_sentences"]
    room = min(_BOWS_SHARE * width_mm, _WIDEST_BOWS_MM)
    sheet = Sheet(min(width_mm, max(room + _names_width(names), style.COLUMN_MM)))
    top = _draw_key(sheet, ties)
    places = _Places(
        style.MARGIN_MM + room, top, {name: at for at, name in enumerate(names)}, room, _farthest(names, ties)
    )
    _draw_bows(sheet, ties, places)
    for name in names:
        _draw_actor(sheet, name, int(counts[name]), places)
    bottom = top + _ROW_MM * len(names) + style.MARGIN_MM
    which = "" if len(ties) == len(network.ties) else f": the {len(ties)} strongest of {len(network.ties)} ties"
    first = rows(ties)[0]
    alt = (
        f"Bows between {len(names)} actors. Most often named together: {first.one} and {first.other}, in "
        f"{first.n_sentences} sentences."
    )
    return sheet.finish(bottom, ties, _CAPTION.format(which=which), alt, title=_TITLE)


def _names_width(names: Sequence[str]) -> float:
    """Return what the names take with their marks and numbers, in millimetres."""
    widest = max(text_width(style.printable(name)) for name in names)
    return 2 * style.MARGIN_MM + 2 * _NAME_GAP_MM + widest + text_width(_ROOM_FOR_NUMBER, style.SMALL_PT)


def _strongest(ties: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the strongest ties, as many as join at most so many actors; single sentences only where all are single."""
    several = ties[(ties["n_sentences"] > 1) | (ties["n_events"] > 0)]
    shown: set[str] = set()
    taken = []
    for tie in rows(ties if several.empty else several):
        ends = {tie.one, tie.other}
        if len(shown | ends) <= most:
            shown |= ends
            taken.append((tie.one, tie.other))
    pairs = ties.set_index(["one", "other"]).index
    return ties[pairs.isin(taken)][_TIE_COLUMNS]


def _order(ties: pd.DataFrame) -> list[str]:
    """Return the actors in an order that keeps bows short: each stands where it adds the least length."""
    weights = {frozenset((tie.one, tie.other)): tie.n_sentences + tie.n_events for tie in rows(ties)}
    strength: dict[str, int] = {}
    for pair, weight in weights.items():
        for name in pair:
            strength[name] = strength.get(name, 0) + weight
    order: list[str] = []
    for name in sorted(strength, key=lambda name: (-strength[name], name)):
        tried = [[*order[:at], name, *order[at:]] for at in range(len(order) + 1)]
        order = min(tried, key=lambda names: _length(names, weights))
    return order


def _length(names: Sequence[str], weights: dict[frozenset[str], int]) -> float:
    """Return how long all bows are together, heavier ones counting more."""
    at = {name: number for number, name in enumerate(names)}
    drawn = [(tuple(pair), weight) for pair, weight in weights.items() if pair <= at.keys()]
    return sum(weight * abs(at[one] - at[other]) for (one, other), weight in drawn)


def _farthest(names: Sequence[str], ties: pd.DataFrame) -> int:
    return max(abs(names.index(tie.one) - names.index(tie.other)) for tie in rows(ties))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the names stand, in millimetres: ``x`` of their marks, the ``top`` of the first row, the number of each."""

    x: float
    top: float
    numbers: dict[str, int]
    room: float
    farthest: int
    """Rows between the two of the longest bow, at least 1."""

    def y(self, name: str) -> float:
        return self.top + _ROW_MM * (self.numbers[name] + 0.5)

    def reach(self, one: str, other: str) -> float:
        """Return how far a bow between two reaches to the left: the farther apart, the farther."""
        share = abs(self.numbers[one] - self.numbers[other]) / self.farthest
        return (self.room - style.MARGIN_MM) * (0.12 + 0.88 * share)


def _draw_key(sheet: Sheet, ties: pd.DataFrame) -> float:
    """Explain the colours of the bows that occur, and return where the names begin."""
    x, y = style.MARGIN_MM, style.MARGIN_MM + 1.4
    entries = [(colours.BLUE, "in one event, too", (ties["n_events"] > 0).any())]
    entries.append((colours.RULE, "only named together", (ties["n_events"] == 0).any()))
    for colour, words, occurs in entries:
        if occurs:
            sheet.line([x, x + 5.0], [y, y], colour=colour, width=2.0)
            sheet.text(x + 6.0, y, words, size=style.SMALL_PT, colour=colours.GREY, middle=True)
            x += 6.0 + text_width(words, style.SMALL_PT) + 4.0
    if x + text_width(_NUMBERS, style.SMALL_PT) > sheet.width - style.MARGIN_MM:
        x, y = style.MARGIN_MM, y + line_height(style.SMALL_PT)
    sheet.text(x, y, _NUMBERS, size=style.SMALL_PT, colour=colours.GREY, middle=True)
    return y + _BELOW_KEY_MM


def _draw_bows(sheet: Sheet, ties: pd.DataFrame, places: _Places) -> None:
    """Draw the bows, the dark ones over the others, and the number of each where it has room."""
    most = max([1, *ties["n_sentences"]])
    for tie in rows(ties.sort_values("n_events", kind="stable")):
        thin, thick = _WIDTHS_PT
        width = thin + (thick - thin) * (max(tie.n_sentences, 1) - 1) / max(most - 1, 1)
        colour = colours.BLUE if tie.n_events else colours.RULE
        xs, ys = _bow(places, tie)
        sheet.line(xs, ys, colour=colour, width=width)
    written: list[tuple[float, float, float]] = []
    for tie in rows(ties):
        middle = (places.y(tie.one) + places.y(tie.other)) / 2
        words = str(tie.n_sentences)
        reach, width = places.reach(tie.one, tie.other), text_width(words, style.SMALL_PT) + 1.0
        x = places.x - reach
        is_free = all(
            abs(x - other) > (width + wide) / 2 or abs(middle - y) > line_height(style.SMALL_PT)
            for other, y, wide in written
        )
        if tie.n_sentences and is_free:
            sheet.box(x - width / 2, middle - 1.2, width, 2.4, fill=colours.WHITE, edge=colours.WHITE)
            sheet.text(x, middle, words, size=style.SMALL_PT, align="center", middle=True)
            written.append((x, middle, width))


def _bow(places: _Places, tie: Any) -> tuple[list[float], list[float]]:
    """Return the points of half an ellipse that opens to the right."""
    one, other = places.y(tie.one), places.y(tie.other)
    reach = places.reach(tie.one, tie.other)
    turns = [math.pi * number / _POINTS for number in range(_POINTS + 1)]
    xs = [places.x - reach * math.sin(turn) for turn in turns]
    return xs, [(one + other) / 2 + (one - other) / 2 * math.cos(turn) for turn in turns]


def _draw_actor(sheet: Sheet, name: str, n_sentences: int, places: _Places) -> None:
    """Draw the mark of an actor with its name and, behind it, in how many sentences it is named."""
    y, words = places.y(name), str(n_sentences)
    sheet.mark([places.x], [y], _MARK_MM, fill=colours.INK)
    left = places.x + _NAME_GAP_MM
    room = sheet.width - style.MARGIN_MM - left - text_width(_ROOM_FOR_NUMBER, style.SMALL_PT)
    shown = cut_middle(name, room)
    sheet.text(left, y, shown, middle=True)
    behind = left + text_width(shown) + _NAME_GAP_MM
    sheet.text(behind, y, words, size=style.SMALL_PT, colour=colours.GREY, middle=True)
