"""Who with whom: a half grid of names, where a row and a column meet the sentences that name both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import widest
from topics.output.tables import rows
from topics.output.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from topics.events.network import Network

_TITLE = "Who is named with whom"
_FINDING = "{one} and {other} are most often named together: in {times}"
_TIED_FINDING = "No two are named together in more than {times}"
_MOST_ACTORS = 18
_CELL_MM = 5.8
"""Width and height of a cell: a number of three digits fits, and beside it a name of two lines."""
_ACTOR_MM = 9.4
"""Width of the sheet that each actor asks for: a cell, and its share of the room of the last name."""
_NAME_GAP_MM = 1.2
_TIED_EDGE_PT = 1.4
"""Width of the edge of a cell whose two took part in one event."""
_KEY_BOX_MM = 3.0
_BELOW_KEY_MM = 2.0
_TIE_COLUMNS = ["one", "other", "n_sentences", "n_articles", "n_events"]
_NUMBERS = "in a cell: sentences with both names; behind a name: its own"
_IN_EVENT = "both took part in an event"
_CAPTION = (
    "Who is named with whom in one sentence: a name stands at the end of its row and at the head of its column, and "
    "where the row of one meets the column of another, the number of sentences that name both; darker for more. "
    "Framed: both also took part in one event. Behind a name, how many sentences have it. Reprints count once.{which}"
)


def draw_network(network: Network, width_mm: float = style.PAGE_MM, *, most: int = _MOST_ACTORS) -> Drawing:
    """Draw how often each two of the most tied actors are named together, as a half grid.

    Parameters
    ----------
    network : Network
        As ``topics.events.network.find_network`` returns it.
    width_mm : float
        Width on paper at most (inclusive), in millimetres; few or short names make a narrower sheet.
    most : int
        Number of actors drawn, at most; on a narrow sheet fewer have room.
    """
    ties = _among_strongest(network.ties, min(most, int(width_mm / _ACTOR_MM)))
    if ties.empty:
        sheet = Sheet(width_mm)
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "No sentence names two actors.")
        return sheet.finish(8, ties, _CAPTION.format(which=""), "Nothing.", title=_TITLE)
    actors = _by_strength(ties)
    counts = network.actors.set_index("actor")["n_sentences"]
    labels = [_Label.of(actor, int(counts[actor]), at, width_mm) for at, actor in enumerate(actors)]
    title = _title(ties)
    right = max(label.right for label in labels)
    sheet = Sheet(min(width_mm, max(right + style.MARGIN_MM, style.COLUMN_MM)))
    top = _draw_key(sheet, ties)
    for at, label in enumerate(labels):
        _draw_label(sheet, label, top + (at + 0.5) * _CELL_MM)
    _draw_cells(sheet, ties, actors, top)
    which = f" Shown are {len(actors)} of {len(network.actors)} actors." if len(actors) < len(network.actors) else ""
    first = rows(ties)[0]
    alt = (
        f"Half grid of {len(actors)} actors. Most often named together: {first.one} and {first.other}, in "
        f"{first.n_sentences} sentences."
    )
    note = f"{len(actors)} of {len(network.actors)} actors: those of the strongest ties" if which else ""
    bottom = top + _CELL_MM * len(actors) + style.MARGIN_MM
    return sheet.finish(bottom, ties, _CAPTION.format(which=which), alt, title=title, note=note)


def _title(ties: pd.DataFrame) -> str:
    """Return who is most often named together, and how often; without names where one tie is not before all others."""
    by_number = rows(ties.sort_values("n_sentences", ascending=False, kind="stable").head(2))
    times = number_words(int(by_number[0].n_sentences), "sentence")
    if not by_number[0].n_sentences:
        return _TITLE
    if len(by_number) > 1 and by_number[0].n_sentences == by_number[1].n_sentences:
        return _TIED_FINDING.format(times=times)
    return _FINDING.format(one=by_number[0].one, other=by_number[0].other, times=times)


def _among_strongest(ties: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return all ties among the actors of the strongest ones; single sentences choose nobody where others do."""
    several = ties[(ties["n_sentences"] > 1) | (ties["n_events"] > 0)]
    shown: set[str] = set()
    for tie in rows(ties if several.empty else several):
        both = {tie.one, tie.other}
        if len(shown | both) <= most:
            shown |= both
    return ties[ties["one"].isin(shown) & ties["other"].isin(shown)][_TIE_COLUMNS]


def _by_strength(ties: pd.DataFrame) -> list[str]:
    """Return the actors, those first who are tied by most sentences."""
    strength: dict[str, int] = {}
    for tie in rows(ties):
        for actor in (tie.one, tie.other):
            strength[actor] = strength.get(actor, 0) + tie.n_sentences + tie.n_events
    return sorted(strength, key=lambda actor: (-strength[actor], actor))


@dataclass(frozen=True, slots=True)
class _Label:
    """The name of an actor at the end of its row, and how many sentences have it behind."""

    lines: list[str]
    count: str
    left: float

    @classmethod
    def of(cls, actor: str, n_sentences: int, row: int, width: float) -> _Label:
        """Return the label of the actor of a row, counted from 0, in the room that is left right of its cells."""
        left = style.MARGIN_MM + row * _CELL_MM + _NAME_GAP_MM
        count = str(n_sentences) if n_sentences else ""
        room = width - left - 2 * style.MARGIN_MM - text_width(count, style.SMALL_PT)
        return cls(wrap(actor, room, style.SMALL_PT, max_lines=2), count, left)

    @property
    def count_left(self) -> float:
        return self.left + widest(self.lines, style.SMALL_PT) + style.MARGIN_MM

    @property
    def right(self) -> float:
        return self.count_left + text_width(self.count, style.SMALL_PT)


def _draw_label(sheet: Sheet, label: _Label, y: float) -> None:
    sheet.text(label.left, y, label.lines, size=style.SMALL_PT, middle=True)
    sheet.text(label.count_left, y, label.count, size=style.SMALL_PT, colour=colours.GREY, middle=True)


def _draw_key(sheet: Sheet, ties: pd.DataFrame) -> float:
    """Explain numbers and frames, as far as these occur, and return where the grid begins."""
    x, y, height = style.MARGIN_MM, style.MARGIN_MM, line_height(style.SMALL_PT)
    sheet.text(x, y, _NUMBERS, size=style.SMALL_PT, colour=colours.GREY)
    if not (ties["n_events"] > 0).any():
        return y + height + _BELOW_KEY_MM
    x += text_width(_NUMBERS, style.SMALL_PT) + 2 * style.MARGIN_MM
    wide = _KEY_BOX_MM + _NAME_GAP_MM + text_width(_IN_EVENT, style.SMALL_PT)
    if x + wide > sheet.width - style.MARGIN_MM:
        x, y = style.MARGIN_MM, y + height + 0.6
    middle = y + height / 2
    sheet.box(x, middle - _KEY_BOX_MM / 2, _KEY_BOX_MM, _KEY_BOX_MM, edge=colours.INK, edge_pt=_TIED_EDGE_PT)
    x += _KEY_BOX_MM + _NAME_GAP_MM
    sheet.text(x, middle, _IN_EVENT, size=style.SMALL_PT, colour=colours.GREY, middle=True)
    return y + height + _BELOW_KEY_MM


def _draw_cells(sheet: Sheet, ties: pd.DataFrame, actors: Sequence[str], top: float) -> None:
    """Draw an empty cell for each two actors, then those of their ties, framed ones over all others."""
    places = {actor: at for at, actor in enumerate(actors)}
    for row in range(len(actors)):
        for column in range(row):
            x, y = style.MARGIN_MM + column * _CELL_MM, top + row * _CELL_MM
            sheet.box(x, y, _CELL_MM, _CELL_MM, edge=colours.PALE)
    largest = max([1, *ties["n_sentences"]])
    for tie in rows(ties.sort_values("n_events", kind="stable")):
        column, row = sorted((places[tie.one], places[tie.other]))
        x, y = style.MARGIN_MM + column * _CELL_MM, top + row * _CELL_MM
        fill = colours.shade((tie.n_sentences / largest) ** 0.5) if tie.n_sentences else colours.WHITE
        edge, edge_pt = (colours.INK, _TIED_EDGE_PT) if tie.n_events else (colours.RULE, 0.6)
        sheet.box(x, y, _CELL_MM, _CELL_MM, fill=fill, edge=edge, edge_pt=edge_pt)
        middle = (x + _CELL_MM / 2, y + _CELL_MM / 2)
        words = str(tie.n_sentences) if tie.n_sentences else ""
        sheet.text(*middle, words, size=style.SMALL_PT, colour=colours.text_on(fill), align="center", middle=True)
