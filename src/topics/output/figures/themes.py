"""Themes: their terms, and the map of their passages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.crossings import of_method
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.tables import rows
from topics.output.wording import CHOICE_NAMES, method_name, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pandas import DataFrame, Series

_TERMS = (
    "{which} of {method} with the number of their passages and their most telling terms. Pale bars: nearly all "
    "passages come from one article."
)
_MAP = (
    "Map of {n} {of}passages, like ones near each other; marks show the themes of {method}. Distances are only roughly "
    "kept, and the directions have no meaning."
)
_CHOICE = (
    "How many themes: how often each number comes back on other parts of the texts (stability), how well it parts them "
    "(silhouette) and how well the terms of its themes go together (C_V). {n} were taken."
)
_HIERARCHY = (
    "Which themes of {method} use alike words: the further right two join, the less they share (one less the cosine of "
    "their class-based TF-IDF, average linkage)."
)
_CROWDED_MAP = 400
"""From so many passages on, the marks of a map are smaller."""
_N_TERMS = 8
"""Terms shown of each theme."""


def draw_theme_terms(
    themes: DataFrame, width_mm: float = style.PAGE_MM, *, method: str = "tfidf", most: int = 20
) -> Drawing:
    """Draw the largest themes of one method with their most telling terms and a bar for their passages."""
    every = _by_size(themes, method)
    shown = every.head(most)
    sheet = Sheet(width_mm)
    bar_room = 0.2 * sheet.width
    most = max([1, *shown["n_passages"]])
    left = style.MARGIN_MM + bar_room + text_width(f"{most:03d}") + 3.0
    room = sheet.width - left - style.MARGIN_MM
    y = style.MARGIN_MM
    sheet.text(style.MARGIN_MM, y, "passages", size=style.SMALL_PT, colour=colours.GREY)
    sheet.text(left, y, "theme and its most telling terms", size=style.SMALL_PT, colour=colours.GREY)
    y += line_height(style.SMALL_PT) + 1.5
    for theme in rows(shown):
        length = bar_room * theme.n_passages / most
        fill = colours.SKY if theme.one_voice else colours.BLUE
        sheet.box(style.MARGIN_MM, y + 0.6, length, 3.0, fill=fill, edge=colours.BLUE)
        sheet.text(style.MARGIN_MM + length + 1.2, y + 2.1, str(theme.n_passages), middle=True)
        label = wrap(str(theme.label), room, weight="bold", max_lines=2)
        y += sheet.text(left, y, label, weight="bold")
        told = f"{number_words(theme.n_articles, 'article')} · {', '.join(theme.terms[:_N_TERMS])}"
        terms = wrap(told, room, style.SMALL_PT, max_lines=2)
        y += sheet.text(left, y, terms, size=style.SMALL_PT) + 1.8
    data = shown[["method", "theme", "label", "n_passages", "n_articles", "one_voice"]]
    data = data.assign(terms=["; ".join(terms[:_N_TERMS]) for terms in shown["terms"]])
    which = "Themes" if len(shown) == len(every) else f"The {len(shown)} largest of {len(every)} themes"
    caption = _TERMS.format(which=which, method=method_name(method))
    labels = "; ".join(str(label) for label in shown["label"])
    return sheet.finish(y, data, caption, f"{len(shown)} themes, from most passages to fewest: {labels}.")


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
        Number of passages drawn; where there are more, every second, third … of them.
    """
    _, chosen, labels = of_method(assignments, _by_size(themes, method), method)
    order = list(labels)
    data = positions[["passage", "x", "y"]].merge(chosen[["passage", "theme", "article"]], on="passage")
    data = data.drop_duplicates("passage").sort_values("passage").round({"x": 4, "y": 4})
    n_passages = len(data)
    data = data.iloc[:: -(-n_passages // most) or 1]
    data = data.assign(label=data["theme"].map(labels), rank=data["theme"].map(order.index))
    sheet = Sheet(width_mm)
    side = min(sheet.width, 120.0) - 2 * style.MARGIN_MM
    y = style.MARGIN_MM
    sheet.box(style.MARGIN_MM, y, side, side, edge=colours.RULE)
    across = style.MARGIN_MM + _spread(data["x"], side)
    down = y + side - _spread(data["y"], side)
    diameter = 2.0 if len(data) < _CROWDED_MAP else 1.0
    mark = data["rank"].clip(upper=len(colours.CATEGORIES) - 1)
    for number, (colour, shape) in enumerate(colours.CATEGORIES):
        own = mark == number
        sheet.mark(across[own], down[own], diameter, shape=shape, fill=colour, edge=colours.WHITE)
    bottom = _key(sheet, [str(labels[theme]) for theme in order], side)
    of = f"of {n_passages} " if len(data) < n_passages else ""
    caption = _MAP.format(n=len(data), of=of, method=method_name(method))
    alt = f"Scatter of {len(data)} passages in {len(order)} themes: {'; '.join(map(str, labels.values()))}."
    return sheet.finish(max(bottom, y + side) + style.MARGIN_MM, data.drop(columns="rank"), caption, alt)


def draw_choice(curve: DataFrame, n_themes: int, width_mm: float = style.PAGE_MM) -> Drawing:
    """Draw stability, separation and coherence of each number of themes tried, the number taken marked.

    Parameters
    ----------
    curve : pandas.DataFrame
        As in ``topics.themes.discovery.FoundThemes``; may be empty.
    n_themes : int
        The number taken.
    width_mm : float
        Width on paper, in millimetres.
    """
    sheet = Sheet(width_mm)
    left, top, high = style.MARGIN_MM + 8.0, style.MARGIN_MM + 14.0, 45.0
    side = sheet.width - left - style.MARGIN_MM - 4.0
    across = (left + _spread(curve["n_themes"].map(math.log), side)).tolist()
    for height in (0.0, 0.5, 1.0):
        y = top + high * (1 - height)
        sheet.line([left, left + side], [y, y])
        sheet.text(left - 1.5, y, f"{height:g}", size=style.SMALL_PT, align="right", middle=True)
    x, y = style.MARGIN_MM, style.MARGIN_MM
    for (colour, shape), (name, told) in zip(colours.CATEGORIES, CHOICE_NAMES.items(), strict=False):
        best = max([*curve[name], 1e-9]) if name == "silhouette" and len(curve) else 1.0
        down = [top + high * (1 - max(value, 0.0) / best) for value in curve.get(name, [])]
        sheet.line(across, down, colour=colour, width=1.0)
        sheet.mark(across, down, 1.6, shape=shape, fill=colour)
        if x + text_width(told, style.SMALL_PT) + 4.0 > sheet.width - style.MARGIN_MM:
            x, y = style.MARGIN_MM, y + line_height(style.SMALL_PT)
        sheet.mark(x + 1.5, y + 1.8, 2.0, shape=shape, fill=colour)
        sheet.text(x + 4.0, y + 0.3, told, size=style.SMALL_PT)
        x += text_width(told, style.SMALL_PT) + 9.0
    labelled: list[float] = []
    for place, number in sorted(zip(across, curve["n_themes"], strict=True), key=lambda tick: tick[1] != n_themes):
        taken = int(number) == n_themes
        if taken:
            sheet.line([place] * 2, [top, top + high], colour=colours.INK, dash=":")
        if all(abs(place - other) > 4.5 for other in labelled):
            weight = "bold" if taken else "normal"
            sheet.text(place, top + high + 1.0, f"{number:g}", size=style.SMALL_PT, weight=weight, align="center")
            labelled.append(place)
    sheet.text(left + side / 2, top + high + 4.8, "number of themes", size=style.SMALL_PT, align="center")
    caption = _CHOICE.format(n=n_themes)
    if curve.empty:
        caption = f"The number of themes, {n_themes}, was given, or there were too few texts to compare numbers."
    return sheet.finish(top + high + 10.0, curve, caption, f"{caption} {len(curve)} numbers were tried.")


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
    room = 0.45 * sheet.width
    left, step = style.MARGIN_MM + room + 2.0, 2 * line_height() + 1.0
    side = sheet.width - left - style.MARGIN_MM
    farthest = max([*hierarchy["distance"], 0.001])
    place: dict[str, tuple[float, float]] = {}
    y = style.MARGIN_MM
    for theme in _leaves(hierarchy, labels):
        sheet.text(left - 2.0, y + step / 2, wrap(labels[theme], room, max_lines=2), align="right", middle=True)
        place[theme] = (left, y + step / 2)
        y += step
    for join in rows(hierarchy):
        (x_one, y_one), (x_other, y_other) = place[join.left], place[join.right]
        x = left + side * join.distance / farthest
        sheet.line([x_one, x, x, x_other], [y_one, y_one, y_other, y_other], colour=colours.BLUE, width=1.0)
        place[f"step {join.step}"] = (x, (y_one + y_other) / 2)
    sheet.line([left, left + side], [y + 1.0, y + 1.0], colour=colours.GREY)
    words = f"distance {farthest:.2f}"
    sheet.text(left, y + 1.8, "0", size=style.SMALL_PT, colour=colours.GREY)
    sheet.text(left + side, y + 1.8, words, size=style.SMALL_PT, colour=colours.GREY, align="right")
    caption = _HIERARCHY.format(method=method_name(method))
    nearest = [labels.get(name, name) for join in rows(hierarchy.head(1)) for name in (join.left, join.right)]
    first = f" The nearest two: {' and '.join(nearest)}." if nearest else ""
    return sheet.finish(y + 7.0, hierarchy, caption, f"Tree of {len(labels)} themes.{first}")


def _leaves(hierarchy: DataFrame, themes: Iterable[str]) -> list[str]:
    """Return the themes in an order in which no two branches cross."""
    order = {theme: [theme] for theme in themes}
    for join in rows(hierarchy):
        order[f"step {join.step}"] = order.pop(join.left) + order.pop(join.right)
    return [theme for branch in order.values() for theme in branch]


def _by_size(themes: DataFrame, method: str) -> DataFrame:
    """Return the themes of a method, those of most passages first."""
    chosen = themes[themes["method"] == method]
    return chosen.sort_values(["n_passages", "theme"], ascending=[False, True], kind="stable")


def _spread(values: Series, side: float) -> Series:
    """Return the values as millimetres inside a square with a margin."""
    low, high = float(values.min()), float(values.max())
    return (values - low) / ((high - low) or 1.0) * (side - 8.0) + 4.0


def _key(sheet: Sheet, labels: list[str], side: float) -> float:
    """Explain the marks beside the map, or below it on a narrow sheet; return where the key ends."""
    beside = sheet.width - side > 45.0
    x = side + 3 * style.MARGIN_MM if beside else style.MARGIN_MM
    y = style.MARGIN_MM if beside else side + 2 * style.MARGIN_MM
    last = len(colours.CATEGORIES) - 1
    shown = labels if len(labels) <= last + 1 else [*labels[:last], f"{len(labels) - last} other themes"]
    for (colour, shape), label in zip(colours.CATEGORIES, shown, strict=False):
        sheet.mark(x + 1.5, y + 1.8, 2.0, shape=shape, fill=colour)
        lines = wrap(label, sheet.width - x - 5.0 - style.MARGIN_MM, style.SMALL_PT, max_lines=2)
        y += sheet.text(x + 4.0, y + 0.3, lines, size=style.SMALL_PT) + 1.2
    return y
