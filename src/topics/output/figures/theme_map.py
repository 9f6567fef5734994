"""The map of passages: like ones near each other, each theme named where its passages lie."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.choice import draw_key_mark
from topics.output.figures.crossings import of_method
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import first_term, theme_lines
from topics.output.figures.scale import spread
from topics.output.figures.themes import by_size
from topics.output.tables import mixed_labels
from topics.output.wording import method_name, number_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pandas import DataFrame, Series

_TITLE = "Which passages are alike"
_FINDING = "“{theme}” is the largest of {themes}: {n} of {passages}"
_READ = "like passages lie near each other; directions have no meaning"
_MAP = (
    "Map of {n} {of}passages, like ones near each other; marks show the themes of {method}, words the middle of the "
    "larger ones. Distances are only roughly kept, and the directions have no meaning."
)
_CROWDED_MAP = 400
"""From so many passages on, the marks of a map are smaller."""
_ROOM_OF_MARK_MM2 = 9.0
"""Area of the map that each passage asks for: where there are more passages, some are left out."""
_LARGEST_MAP_MM = 120.0
_KEY_MM = 45.0
"""Room beside a map that its key needs; with less, it stands below."""
_KEY_WORD_MM = 4.0
"""From the left of a mark in the key to the words that explain it."""
_NAME_MM = 26.0
"""Width of a name on the map, at most."""
_NAME_PADDING_MM = 0.7
_N_NAMED = len(colours.CATEGORIES) - 1
"""Themes that have a mark of their own, and a name on the map."""


def draw_theme_map(
    positions: DataFrame,
    assignments: DataFrame,
    themes: DataFrame,
    width_mm: float = style.PAGE_MM,
    *,
    method: str = "tfidf",
    most: int = 2000,
) -> Drawing:
    """Draw passages as a mark on a map where like passages lie near each other.

    Parameters
    ----------
    positions : pandas.DataFrame
        One row a passage: ``passage``, ``x``, ``y``.
    assignments, themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    width_mm : float
        Width on paper, in millimetres.
    method : str
        Whose themes the marks show; those after the ninth share the last mark.
    most : int
        Number of passages drawn, at most, and never more than have room; where there are more, every second, third …
        of them.
    """
    _, chosen, labels = of_method(assignments, by_size(themes, method), method)
    data = positions[["passage", "x", "y"]].merge(chosen[["passage", "theme", "article"]], on="passage")
    data = data.drop_duplicates("passage").sort_values("passage").round({"x": 4, "y": 4})
    n_passages = len(data)
    title = _finding(data["theme"], labels, mixed_labels(themes))
    sheet = Sheet(width_mm)
    side = min(sheet.width, _LARGEST_MAP_MM) - 2 * style.MARGIN_MM
    step = math.ceil(n_passages / min(most, side**2 / _ROOM_OF_MARK_MM2)) or 1
    data = data.iloc[::step]
    data = data.assign(label=data["theme"].map(labels))
    sheet.box(style.MARGIN_MM, style.MARGIN_MM, side, side, edge=colours.RULE)
    ranks = data["theme"].map(list(labels).index)
    across = style.MARGIN_MM + spread(data["x"], side)
    down = style.MARGIN_MM + side - spread(data["y"], side)
    _draw_passages(sheet, across, down, ranks)
    for name in _place_names(list(labels.values())[:_N_NAMED], across, down, ranks, side):
        sheet.label(name.x, name.y, name.lines, edge=name.colour)
    bottom = max(_key(sheet, [str(label) for label in labels.values()], side), style.MARGIN_MM + side)
    of = f"of {n_passages} " if len(data) < n_passages else ""
    caption = _MAP.format(n=len(data), of=of, method=method_name(method))
    alt = f"Scatter of {len(data)} passages in {len(labels)} themes: {'; '.join(map(str, labels.values()))}."
    note = f"{_READ}; {len(data)} of {n_passages} passages drawn" if of else _READ
    return sheet.finish(bottom + style.MARGIN_MM, data, caption, alt, title=title, note=note)


def _finding(of_passages: Series, labels: Mapping[str, str], mixed: Collection[str]) -> str:
    """Say which theme has most passages, and how many of all.

    What is shown where no theme is before all others, or it is of no one subject.
    """
    counts = of_passages.value_counts()
    if len(counts) < 2 or counts.iloc[0] == counts.iloc[1]:  # noqa: PLR2004 — one theme is no finding
        return _TITLE
    if labels[counts.index[0]] in mixed:
        return _TITLE
    return _FINDING.format(
        theme=first_term(str(labels[counts.index[0]])),
        themes=number_words(len(labels), "theme"),
        n=counts.iloc[0],
        passages=number_words(len(of_passages), "passage"),
    )


def _draw_passages(sheet: Sheet, across: Series, down: Series, ranks: Series) -> None:
    """Draw the marks of the map, those of one theme alike; themes beyond the last mark share a pale one, below all."""
    diameter = 2.0 if len(ranks) < _CROWDED_MAP else 1.3
    marks = ranks.clip(upper=_N_NAMED)
    for number, (colour, shape) in reversed(list(enumerate(_looks(ranks.max() + 1)))):
        own = marks == number
        sheet.mark(across[own], down[own], diameter, shape=shape, fill=colour, edge=colours.WHITE)


def _looks(n_themes: int) -> list[tuple[str, style.Marker]]:
    """Return the colour and mark of each theme; where there are more themes than marks, the others' is the last."""
    if n_themes <= len(colours.CATEGORIES):
        return list(colours.CATEGORIES)
    return [*colours.CATEGORIES[:_N_NAMED], (colours.RULE, "o")]


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a theme around a place on the map."""

    lines: list[str]
    x: float
    y: float
    width: float
    colour: str

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(style.SMALL_PT)

    def overlaps(self, other: _Name) -> bool:
        across = (self.width + other.width) / 2 + 2 * _NAME_PADDING_MM
        down = (self.height + other.height) / 2 + 2 * _NAME_PADDING_MM
        return abs(self.x - other.x) < across and abs(self.y - other.y) < down

    def lies_in(self, side: float) -> bool:
        """Return whether it lies within the frame of the map."""
        reach, edge = style.MARGIN_MM + _NAME_PADDING_MM, style.MARGIN_MM + side - _NAME_PADDING_MM
        across = self.x - self.width / 2 > reach and self.x + self.width / 2 < edge
        return across and self.y - self.height / 2 > reach and self.y + self.height / 2 < edge


def _place_names(labels: Sequence[str], across: Series, down: Series, ranks: Series, side: float) -> list[_Name]:
    """Return the names of the themes where most of their marks lie, or near there; none where there is no room."""
    placed: list[_Name] = []
    for rank, label in enumerate(labels):
        own = ranks == rank
        if not own.any():
            continue
        lines = wrap(str(label).split(",")[0], _NAME_MM, style.SMALL_PT, max_lines=2)
        width = max(text_width(line, style.SMALL_PT) for line in lines)
        colour = colours.CATEGORIES[rank][0]
        x, y = float(across[own].median()), float(down[own].median())
        tried = (_Name(lines, x + right, y + below, width, colour) for right, below in _SHIFTS)
        free = (name for name in tried if name.lies_in(side) and not any(map(name.overlaps, placed)))
        placed += islice(free, 1)
    return placed


_ASIDE, _BELOW = (0.0, -6.0, 6.0, -12.0, 12.0), (0.0, -4.0, 4.0, -8.0, 8.0, -12.0, 12.0)
_SHIFTS = sorted(product(_ASIDE, _BELOW), key=lambda shift: math.hypot(*shift))
"""Millimetres to the right and down by which a name may stand off the middle of its marks, the nearest first."""


def _key(sheet: Sheet, labels: list[str], side: float) -> float:
    """Explain the marks beside the map, or below it on a narrow sheet; return where the key ends."""
    beside = sheet.width - side > _KEY_MM
    x = side + 3 * style.MARGIN_MM if beside else style.MARGIN_MM
    y = style.MARGIN_MM if beside else side + 2 * style.MARGIN_MM
    last = len(colours.CATEGORIES) - 1
    shown = labels if len(labels) <= last + 1 else [*labels[:last], f"{len(labels) - last} other themes"]
    lines_of = theme_lines(shown, sheet.width - x - 5.0 - style.MARGIN_MM, size=style.SMALL_PT)
    for look, label in zip(_looks(len(labels)), shown, strict=False):
        draw_key_mark(sheet, x, y, look)
        lines = lines_of[label]
        y += sheet.text(x + _KEY_WORD_MM, y + 0.3, lines, size=style.SMALL_PT) + 1.2
    return y
