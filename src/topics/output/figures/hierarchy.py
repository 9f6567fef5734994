"""Which themes are alike: a tree in which the nearest themes join first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, wrap
from topics.output.figures.labels import first_term, theme_lines
from topics.output.tables import rows
from topics.output.wording import method_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pandas import DataFrame

_TITLE = "Which themes are alike"
_FINDING = "Of {n} themes, “{one}” and “{other}” are the most alike"
_TIED_FINDING = "Of {n} themes, several pairs are equally alike"
_HIERARCHY = (
    "Which themes of {method} are alike: the further right two join, the less they have in common. Distance runs from "
    "0 (alike in all) to 1 (nothing in common).{begins}"
)
_BEGINS = " The scale begins at {low:g}."
_READ_SCALE = "distance: 0 alike in all, 1{or_more} nothing in common"
_LABELS_SHARE = 0.45
"""Share of the width that the labels take."""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
"""What the ticks of the scale may be apart."""
_MOST_TICKS = 6
_FAR = 0.5
"""Share of the farthest join from which (inclusive) the nearest join is so far that the scale does not begin at 0."""


def draw_theme_hierarchy(
    hierarchy: DataFrame, themes: DataFrame, width_mm: float = style.PAGE_MM, *, method: str = "tfidf"
) -> Drawing:
    """Draw the tree of the themes of one method: the further right two join, the less they have in common.

    Parameters
    ----------
    hierarchy : pandas.DataFrame
        As ``topics.themes.measures.theme_hierarchy`` gives it.
    themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    width_mm : float
        Width on paper, in millimetres.
    method : str
        Whose themes.
    """
    own = themes[themes["method"] == method]
    labels = dict(zip(own["theme"], own["label"].astype(str), strict=True))
    sheet = Sheet(width_mm)
    room = _LABELS_SHARE * sheet.width
    scale = _scale(list(hierarchy["distance"]), style.MARGIN_MM + room + 2.0, sheet.width - 2 * style.MARGIN_MM - 1.0)
    leaves = [(theme, labels[theme]) for theme in _leaves(hierarchy, labels)]
    places, bottom = _draw_leaves(sheet, leaves, scale.left, room)
    _draw_joins(sheet, hierarchy, places, scale)
    bottom = _draw_distances(sheet, scale, bottom)
    caption = _HIERARCHY.format(method=method_name(method), begins=_BEGINS.format(low=scale.low) if scale.low else "")
    nearest = [labels.get(name, name) for join in rows(hierarchy.head(1)) for name in (join.left, join.right)]
    first = f" The nearest two: {' and '.join(nearest)}." if nearest else ""
    alt = f"Tree of {len(labels)} themes.{first}"
    title = _finding(hierarchy, labels)
    return sheet.finish(bottom + style.MARGIN_MM / 2, hierarchy, caption, alt, title=title)


def _finding(hierarchy: DataFrame, labels: Mapping[str, str]) -> str:
    """Say which two themes are the most alike; what is shown where there are no two."""
    joins = rows(hierarchy.head(2))
    if len(joins) < 2:  # noqa: PLR2004 — two themes have one join, and nothing to compare it with
        return _TITLE
    nearest, second = joins
    if nearest.distance == second.distance:
        return _TIED_FINDING.format(n=len(labels))
    one, other = (first_term(labels[theme]) for theme in (nearest.left, nearest.right))
    return _FINDING.format(n=len(labels), one=one, other=other)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Distances from ``low`` to ``high`` between two places, in millimetres from the left; ticks ``step`` apart."""

    low: float
    high: float
    step: float
    left: float
    right: float

    def place(self, distance: float) -> float:
        return self.left + (distance - self.low) / (self.high - self.low) * (self.right - self.left)

    @property
    def ticks(self) -> list[float]:
        n_steps = round((self.high - self.low) / self.step)
        return [round(self.low + number * self.step, 2) for number in range(n_steps + 1)]


def _scale(distances: list[float], left: float, right: float) -> _Scale:
    """Return a scale that holds the distances; it begins at 0, or below the nearest join where all are far."""
    nearest, farthest = min(distances, default=0.0), max(distances, default=1.0)
    low = nearest if nearest >= _FAR * farthest else 0.0
    step = next((step for step in _STEPS if (farthest - low) / step <= _MOST_TICKS - 2), _STEPS[-1])
    if low:
        low = max((math.floor(low / step) - 1) * step, 0.0)
    high = max(math.ceil(farthest / step) * step, low + step)
    return _Scale(round(low, 2), round(high, 2), step, left, right)


def _draw_leaves(
    sheet: Sheet, leaves: list[tuple[str, str]], left: float, room: float
) -> tuple[dict[str, tuple[float, float]], float]:
    """Write the labels of the themes one below the other; return where each theme's branch begins, and the bottom."""
    lines = theme_lines([label for _, label in leaves], room)
    step = max([2, *map(len, lines.values())]) * line_height() + 1.0
    places: dict[str, tuple[float, float]] = {}
    top = style.MARGIN_MM
    for theme, label in leaves:
        sheet.text(left - 2.0, top + step / 2, lines[label], align="right", middle=True)
        places[theme] = (left, top + step / 2)
        top += step
    return places, top


def _draw_joins(sheet: Sheet, hierarchy: DataFrame, leaves: dict[str, tuple[float, float]], scale: _Scale) -> None:
    """Draw each two branches to where they join."""
    places = dict(leaves)
    for join in rows(hierarchy):
        (x_one, y_one), (x_other, y_other) = places[join.left], places[join.right]
        x = scale.place(join.distance)
        sheet.line([x_one, x, x, x_other], [y_one, y_one, y_other, y_other], colour=colours.BLUE, width=1.0)
        places[f"step {join.step}"] = (x, (y_one + y_other) / 2)


def _draw_distances(sheet: Sheet, scale: _Scale, top: float) -> float:
    """Draw the scale of distances below the tree, and return where it ends."""
    sheet.line([scale.left, scale.right], [top + 1.0, top + 1.0], colour=colours.GREY)
    for tick in scale.ticks:
        x = scale.place(tick)
        sheet.line([x, x], [top + 1.0, top + 1.8], colour=colours.GREY)
        sheet.text(x, top + 2.2, f"{tick:g}", size=style.SMALL_PT, colour=colours.GREY, align="center")
    read = _READ_SCALE.format(or_more=" or more" if scale.high > 1.0 else "")
    words = wrap(read, scale.right - scale.left, style.SMALL_PT)
    return top + 5.2 + sheet.text((scale.left + scale.right) / 2, top + 5.2, words, size=style.SMALL_PT, align="center")


def _leaves(hierarchy: DataFrame, themes: Iterable[str]) -> list[str]:
    """Return the themes in an order in which no two branches cross."""
    order = {theme: [theme] for theme in themes}
    for join in rows(hierarchy):
        order[f"step {join.step}"] = order.pop(join.left) + order.pop(join.right)
    return [theme for branch in order.values() for theme in branch]
