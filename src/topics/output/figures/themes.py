"""Themes: their terms, and the map of their passages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

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
_HIERARCHY = "Which themes of {method} lie near each other: the further right two join, the less they have in common."
_CHOICE_TO_READ = (
    "How many themes: how often each number comes back on other parts of the texts (stability), how well it parts them "
    "(silhouette) and how well the terms of its themes go together (C_V). No number from five on comes back nearly "
    "always, so that {n} is a choice that reads well."
)
_CROWDED_MAP = 400
"""From so many passages on, the marks of a map are smaller."""
_LARGEST_MAP_MM = 120.0
_BARS_SHARE = 0.2
"""Share of the width that the longest bar takes."""
_BAR_MM = 3.0
_CURVES_MM = 45.0
"""Height of the curves of a choice."""
_LEAST_BETWEEN_NUMBERS_MM = 4.5
_LEAST_SILHOUETTE = 1e-9
"""Stands for the largest silhouette where none is above zero."""
_KEY_MM = 45.0
"""Room beside a map that its key needs; with less, it stands below."""
_LABELS_SHARE = 0.45
"""Share of the width that the labels of a tree take."""
_LEAST_DISTANCE = 0.001
"""Stands for the farthest join where themes use the same words, or there is none."""
_KEY_WORD_MM = 4.0
"""From the left of a mark in a key to the words that explain it."""
_KEY_STEP_MM = 9.0
"""From the end of such words to the next mark, with the room of that mark."""
_CURVE_MARK_MM = 1.6
_N_TERMS = 8
"""Terms shown of each theme."""


def draw_theme_terms(
    themes: DataFrame, width_mm: float = style.PAGE_MM, *, method: str = "tfidf", most: int = 20
) -> Drawing:
    """Draw the largest themes of one method with their most telling terms and a bar for their passages."""
    every = _by_size(themes, method)
    shown = every.head(most)
    sheet = Sheet(width_mm)
    longest_bar = _BARS_SHARE * sheet.width
    largest = max([1, *shown["n_passages"]])
    left = style.MARGIN_MM + longest_bar + text_width(f"{largest:03d}") + 3.0
    y = style.MARGIN_MM
    sheet.text(style.MARGIN_MM, y, "passages", size=style.SMALL_PT, colour=colours.GREY)
    sheet.text(left, y, "theme and its most telling terms", size=style.SMALL_PT, colour=colours.GREY)
    y += line_height(style.SMALL_PT) + 1.5
    for theme in rows(shown):
        y = _draw_terms(sheet, theme, (left, y), longest_bar * theme.n_passages / largest)
    data = shown[["method", "theme", "label", "n_passages", "n_articles", "one_voice"]]
    data = data.assign(terms=["; ".join(terms[:_N_TERMS]) for terms in shown["terms"]])
    which = "Themes" if len(shown) == len(every) else f"The {len(shown)} largest of {len(every)} themes"
    caption = _TERMS.format(which=which, method=method_name(method))
    labels = "; ".join(str(label) for label in shown["label"])
    return sheet.finish(y, data, caption, f"{len(shown)} themes, from most passages to fewest: {labels}.")


def _draw_terms(sheet: Sheet, theme: Any, corner: tuple[float, float], length: float) -> float:
    """Draw the bar of a theme, and its label and terms from a corner down; return where they end."""
    left, top = corner
    room = sheet.width - left - style.MARGIN_MM
    fill = colours.SKY if theme.one_voice else colours.BLUE
    sheet.box(style.MARGIN_MM, top + 0.6, length, _BAR_MM, fill=fill, edge=colours.BLUE)
    sheet.text(style.MARGIN_MM + length + 1.2, top + 2.1, str(theme.n_passages), middle=True)
    label = wrap(str(theme.label), room, weight="bold", max_lines=2)
    below = top + sheet.text(left, top, label, weight="bold")
    words = f"{number_words(theme.n_articles, 'article')} · {', '.join(theme.terms[:_N_TERMS])}"
    terms = wrap(words, room, style.SMALL_PT, max_lines=2)
    return below + (sheet.text(left, below, terms, size=style.SMALL_PT) + 1.8)


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
    data = positions[["passage", "x", "y"]].merge(chosen[["passage", "theme", "article"]], on="passage")
    data = data.drop_duplicates("passage").sort_values("passage").round({"x": 4, "y": 4})
    n_passages = len(data)
    step = math.ceil(n_passages / most) or 1
    data = data.iloc[::step]
    data = data.assign(label=data["theme"].map(labels))
    sheet = Sheet(width_mm)
    side = min(sheet.width, _LARGEST_MAP_MM) - 2 * style.MARGIN_MM
    sheet.box(style.MARGIN_MM, style.MARGIN_MM, side, side, edge=colours.RULE)
    _draw_passages(sheet, data, data["theme"].map(list(labels).index), side)
    bottom = max(_key(sheet, [str(label) for label in labels.values()], side), style.MARGIN_MM + side)
    of = f"of {n_passages} " if len(data) < n_passages else ""
    caption = _MAP.format(n=len(data), of=of, method=method_name(method))
    alt = f"Scatter of {len(data)} passages in {len(labels)} themes: {'; '.join(map(str, labels.values()))}."
    return sheet.finish(bottom + style.MARGIN_MM, data, caption, alt)


def _draw_passages(sheet: Sheet, data: DataFrame, ranks: Series, side: float) -> None:
    """Draw the marks of the map, those of one theme alike; themes beyond the last mark share it."""
    across = style.MARGIN_MM + _spread(data["x"], side)
    down = style.MARGIN_MM + side - _spread(data["y"], side)
    diameter = 2.0 if len(data) < _CROWDED_MAP else 1.0
    marks = ranks.clip(upper=len(colours.CATEGORIES) - 1)
    for number, (colour, shape) in enumerate(colours.CATEGORIES):
        own = marks == number
        sheet.mark(across[own], down[own], diameter, shape=shape, fill=colour, edge=colours.WHITE)


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
    left, top = style.MARGIN_MM + 8.0, style.MARGIN_MM + 14.0
    side = sheet.width - left - style.MARGIN_MM - 4.0
    across = (left + _spread(curve["n_themes"].map(math.log), side)).tolist()
    _draw_levels(sheet, left, side, top)
    key_end = (style.MARGIN_MM, style.MARGIN_MM)
    for name, look in zip(CHOICE_NAMES, colours.CATEGORIES, strict=False):
        _draw_curve(sheet, across, _heights(curve, name), top, look)
        key_end = _draw_key_word(sheet, CHOICE_NAMES[name], key_end, look)
    _draw_numbers_of_themes(sheet, list(zip(across, curve["n_themes"], strict=True)), n_themes, top)
    bottom = top + _CURVES_MM
    sheet.text(left + side / 2, bottom + 4.8, "number of themes", size=style.SMALL_PT, align="center")
    undecided = "stable" in curve and not curve.loc[curve["n_themes"] == n_themes, "stable"].any()
    caption = (_CHOICE_TO_READ if undecided else _CHOICE).format(n=n_themes)
    if curve.empty:
        caption = f"The number of themes, {n_themes}, was given, or there were too few texts to compare numbers."
    return sheet.finish(bottom + 10.0, curve, caption, f"{caption} {len(curve)} numbers were tried.")


def _draw_levels(sheet: Sheet, left: float, side: float, top: float) -> None:
    """Draw the lines that curves are read against, each with its height, 0 to 1."""
    for height in (0.0, 0.5, 1.0):
        level = top + _CURVES_MM * (1 - height)
        sheet.line([left, left + side], [level, level])
        sheet.text(left - 1.5, level, f"{height:g}", size=style.SMALL_PT, align="right", middle=True)


def _draw_curve(
    sheet: Sheet, across: list[float], heights: list[float], top: float, look: tuple[str, style.Marker]
) -> None:
    """Draw one curve with a mark at each number tried."""
    colour, shape = look
    down = [top + _CURVES_MM * (1 - height) for height in heights]
    sheet.line(across, down, colour=colour, width=1.0)
    sheet.mark(across, down, _CURVE_MARK_MM, shape=shape, fill=colour)


def _draw_key_word(
    sheet: Sheet, words: str, place: tuple[float, float], look: tuple[str, style.Marker]
) -> tuple[float, float]:
    """Explain one mark, on the next line where this one has no room, and return where the key goes on."""
    x, y = place
    width = text_width(words, style.SMALL_PT)
    if x + _KEY_WORD_MM + width > sheet.width - style.MARGIN_MM:
        x, y = style.MARGIN_MM, y + line_height(style.SMALL_PT)
    _draw_key_mark(sheet, x, y, look)
    sheet.text(x + _KEY_WORD_MM, y + 0.3, words, size=style.SMALL_PT)
    return x + width + _KEY_STEP_MM, y


def _draw_key_mark(sheet: Sheet, x: float, y: float, look: tuple[str, style.Marker]) -> None:
    """Draw a mark beside the line of type that explains it and begins at ``y``."""
    colour, shape = look
    sheet.mark(x + 1.5, y + 1.8, 2.0, shape=shape, fill=colour)


def _heights(curve: DataFrame, name: str) -> list[float]:
    """Return how high each number of themes stands by a measure, 0 to 1; the largest silhouette counts as 1."""
    if curve.empty:
        return []
    largest = max([*curve[name], _LEAST_SILHOUETTE]) if name == "silhouette" else 1.0
    return [max(value, 0.0) / largest for value in curve[name]]


def _draw_numbers_of_themes(sheet: Sheet, ticks: list[tuple[float, Any]], chosen: int, top: float) -> None:
    """Write the numbers tried under the curves: the one chosen, and those that have room beside it."""
    labelled: list[float] = []
    bottom = top + _CURVES_MM
    for place, number in sorted(ticks, key=lambda tick: tick[1] != chosen):
        is_chosen = int(number) == chosen
        if is_chosen:
            sheet.line([place] * 2, [top, bottom], colour=colours.INK, dash=":")
        if all(abs(place - other) > _LEAST_BETWEEN_NUMBERS_MM for other in labelled):
            weight = "bold" if is_chosen else "normal"
            sheet.text(place, bottom + 1.0, f"{number:g}", size=style.SMALL_PT, weight=weight, align="center")
            labelled.append(place)


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
    left = style.MARGIN_MM + room + 2.0
    side = sheet.width - left - style.MARGIN_MM
    farthest = max([*hierarchy["distance"], _LEAST_DISTANCE])
    leaves = [(theme, labels[theme]) for theme in _leaves(hierarchy, labels)]
    places, bottom = _draw_leaves(sheet, leaves, left, room)
    _draw_joins(sheet, hierarchy, places, left, side / farthest)
    _draw_distances(sheet, left, side, bottom, farthest)
    caption = _HIERARCHY.format(method=method_name(method))
    nearest = [labels.get(name, name) for join in rows(hierarchy.head(1)) for name in (join.left, join.right)]
    first = f" The nearest two: {' and '.join(nearest)}." if nearest else ""
    return sheet.finish(bottom + 7.0, hierarchy, caption, f"Tree of {len(labels)} themes.{first}")


def _draw_leaves(
    sheet: Sheet, leaves: list[tuple[str, str]], left: float, room: float
) -> tuple[dict[str, tuple[float, float]], float]:
    """Write the labels of the themes one below the other; return where each theme's branch begins, and the bottom."""
    step = 2 * line_height() + 1.0
    places: dict[str, tuple[float, float]] = {}
    top = style.MARGIN_MM
    for theme, label in leaves:
        sheet.text(left - 2.0, top + step / 2, wrap(label, room, max_lines=2), align="right", middle=True)
        places[theme] = (left, top + step / 2)
        top += step
    return places, top


def _draw_joins(
    sheet: Sheet, hierarchy: DataFrame, leaves: dict[str, tuple[float, float]], left: float, scale: float
) -> None:
    """Draw each two branches to where they join, ``scale`` millimetres to the right for a distance of one."""
    places = dict(leaves)
    for join in rows(hierarchy):
        (x_one, y_one), (x_other, y_other) = places[join.left], places[join.right]
        x = left + scale * join.distance
        sheet.line([x_one, x, x, x_other], [y_one, y_one, y_other, y_other], colour=colours.BLUE, width=1.0)
        places[f"step {join.step}"] = (x, (y_one + y_other) / 2)


def _draw_distances(sheet: Sheet, left: float, side: float, top: float, farthest: float) -> None:
    """Draw the scale of distances below the tree, from none to the farthest."""
    sheet.line([left, left + side], [top + 1.0, top + 1.0], colour=colours.GREY)
    words = f"distance {farthest:.2f}"
    sheet.text(left, top + 1.8, "0", size=style.SMALL_PT, colour=colours.GREY)
    sheet.text(left + side, top + 1.8, words, size=style.SMALL_PT, colour=colours.GREY, align="right")


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
    beside = sheet.width - side > _KEY_MM
    x = side + 3 * style.MARGIN_MM if beside else style.MARGIN_MM
    y = style.MARGIN_MM if beside else side + 2 * style.MARGIN_MM
    last = len(colours.CATEGORIES) - 1
    shown = labels if len(labels) <= last + 1 else [*labels[:last], f"{len(labels) - last} other themes"]
    for look, label in zip(colours.CATEGORIES, shown, strict=False):
        _draw_key_mark(sheet, x, y, look)
        lines = wrap(label, sheet.width - x - 5.0 - style.MARGIN_MM, style.SMALL_PT, max_lines=2)
        y += sheet.text(x + _KEY_WORD_MM, y + 0.3, lines, size=style.SMALL_PT) + 1.2
    return y
