"""How many themes: what speaks for each number that was tried."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width
from topics.output.figures.scale import spread
from topics.output.wording import CHOICE_NAMES, number_words
from topics.themes.number_of_themes import DECIDES, FEWEST_TO_READ

if TYPE_CHECKING:
    from pandas import DataFrame

_TITLE = "What speaks for {n} themes"
_BEST_TITLE = "No number of themes{of} comes back better than the {n} taken ({value:.2f})"
_OTHER_TITLE = "{themes} taken, {why}; {of}{best} come back best ({value:.2f})"
_TO_READ, _BY_RULE = "as they read well", "by a rule of thumb"
_RULE = (
    "from {least} themes on a number decides where it comes back in {decides:g} or more; none does, so it is one that "
    "reads well"
)
_SCALE = "higher is better ↑"
_READ = (
    "How many themes: how often each number comes back on other parts of the texts (stability), how well it parts them "
    "(silhouette) and how well the terms of its themes go together (C_V). "
)
_CHOICE = _READ + "{n} were taken."
_CHOICE_TO_READ = _READ + "No number from five on comes back nearly always, so that {n} is a choice that reads well."
_CHOICE_BY_RULE = _READ + "No number comes back often enough, so that {n} is a rule of thumb."
_STANDING = " {n} of them stand: what did not come back, or had no subject of its own, is in others."
_STANDING_NOTE = "{n} of the {taken} stand: the others did not come back, or had no subject of their own"
_GIVEN = "The number of themes, {n}, was given, or there were too few texts to compare numbers."
_CURVES_MM = 45.0
"""Height of the curves."""
_LEAST_BETWEEN_NUMBERS_MM = 4.5
_BELOW_KEY_MM = 3.5
"""From the last line of the key to the words about the scale."""
_LEAST_SILHOUETTE = 1e-9
"""Stands for the largest silhouette where none is above zero."""
_KEY_WORD_MM = 4.0
"""From the left of a mark in the key to the words that explain it."""
_KEY_STEP_MM = 9.0
"""From the end of such words to the next mark, with the room of that mark."""
_CURVE_MARK_MM = 1.6


def draw_choice(curve: DataFrame, n_themes: int, width_mm: float = style.PAGE_MM) -> Drawing:
    """Draw stability, separation and coherence of each number of themes tried, the number taken marked.

    Parameters
    ----------
    curve : pandas.DataFrame
        As in ``topics.themes.discovery.FoundThemes``; may be empty.
    n_themes : int
        How many themes there are: the number taken, unless the curve marks another one of which some do not stand.
    width_mm : float
        Width on paper, in millimetres.
    """
    sheet = Sheet(width_mm)
    left = style.MARGIN_MM + 8.0
    side = sheet.width - left - style.MARGIN_MM - 4.0
    across = (left + spread(curve["n_themes"].map(math.log), side)).tolist()
    key_end = (style.MARGIN_MM, style.MARGIN_MM)
    for name, look in zip(CHOICE_NAMES, colours.CATEGORIES, strict=False):
        key_end = _draw_key_word(sheet, CHOICE_NAMES[name], key_end, look)
    top = key_end[1] + 2 * line_height(style.SMALL_PT) + _BELOW_KEY_MM
    _draw_levels(sheet, left, side, top)
    for name, look in zip(CHOICE_NAMES, colours.CATEGORIES, strict=False):
        _draw_curve(sheet, across, _heights(curve, name), top, look)
    taken = _number_taken(curve, n_themes)
    best = _draw_best(sheet, across, curve, taken, top)
    _draw_numbers_of_themes(sheet, list(zip(across, curve["n_themes"], strict=True)), (taken, best), top)
    bottom = top + _CURVES_MM
    sheet.text(left + side / 2, bottom + 4.8, "number of themes", size=style.SMALL_PT, align="center")
    sheet.text(style.MARGIN_MM, top - 4.5, _SCALE, size=style.SMALL_PT, colour=colours.GREY)
    title, caption, note = _choice_words(curve, taken)
    if n_themes < taken:
        caption += _STANDING.format(n=n_themes)
        note = "; ".join(words for words in (note, _STANDING_NOTE.format(n=n_themes, taken=taken)) if words)
    alt = f"{caption} {len(curve)} numbers were tried."
    return sheet.finish(bottom + 9.0, curve, caption, alt, title=title, note=note)


def _number_taken(curve: DataFrame, n_themes: int) -> int:
    """Return the number that the curve marks as taken, the number of themes where it marks none."""
    marked = curve.loc[curve["taken"] > 0, "n_themes"] if "taken" in curve else curve["n_themes"].head(0)
    return int(marked.iloc[0]) if len(marked) else n_themes


def _choice_words(curve: DataFrame, n_themes: int) -> tuple[str, str, str]:
    """Return title, caption and note: what the program took, whether anything speaks for it, and what comes back best.

    Where no number decides, none is marked stable if the number is one that reads well.
    """
    title = _TITLE.format(n=n_themes)
    if curve.empty:
        return title, _GIVEN.format(n=n_themes), ""
    if "stable" not in curve or curve.loc[curve["n_themes"] == n_themes, "stable"].any():
        return title, _CHOICE.format(n=n_themes), ""
    if curve["stable"].any():
        return _undecided_words(curve, n_themes, _BY_RULE), _CHOICE_BY_RULE.format(n=n_themes), ""
    note = _RULE.format(least=FEWEST_TO_READ, decides=DECIDES)
    return _undecided_words(curve, n_themes, _TO_READ), _CHOICE_TO_READ.format(n=n_themes), note


def _undecided_words(curve: DataFrame, n_themes: int, why: str) -> str:
    """Say which number was taken where none decides, and which of those that compete with it comes back best."""
    best, value = _best_number(curve, n_themes)
    of = f"from {FEWEST_TO_READ} on" if _is_few(curve, n_themes) else ""
    if best == n_themes:
        return _BEST_TITLE.format(of=f" {of}" if of else "", n=n_themes, value=value)
    themes = f"{number_words(n_themes, 'theme')} {'was' if n_themes == 1 else 'were'}"
    return _OTHER_TITLE.format(themes=themes, why=why, of=f"{of}, " if of else "", best=best, value=value)


def _best_number(curve: DataFrame, n_themes: int) -> tuple[int, float]:
    """Return the number that comes back best of those that compete with the one taken, and how often it does."""
    rivals = curve[curve["n_themes"] >= FEWEST_TO_READ] if _is_few(curve, n_themes) else curve
    best = rivals.sort_values("stability", ascending=False, kind="stable").iloc[0]
    return int(best["n_themes"]), float(best["stability"])


def _is_few(curve: DataFrame, n_themes: int) -> bool:
    """Return whether fewer numbers than a reader wants are tried beside one that reads well: these come back easily."""
    return bool(n_themes >= FEWEST_TO_READ and n_themes in set(curve["n_themes"]) and not curve["stable"].any())


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
    if x > style.MARGIN_MM and x + _KEY_WORD_MM + width > sheet.width - style.MARGIN_MM:
        x, y = style.MARGIN_MM, y + line_height(style.SMALL_PT) + 0.8
    draw_key_mark(sheet, x, y, look)
    sheet.text(x + _KEY_WORD_MM, y + 0.3, words, size=style.SMALL_PT)
    return x + width + _KEY_STEP_MM, y


def draw_key_mark(sheet: Sheet, x: float, y: float, look: tuple[str, style.Marker]) -> None:
    """Draw a mark beside the line of type that explains it and begins at ``y``."""
    colour, shape = look
    sheet.mark(x + 1.5, y + 1.8, 2.0, shape=shape, fill=colour)


def _heights(curve: DataFrame, name: str) -> list[float]:
    """Return how high each number of themes stands by a measure, 0 to 1; the largest silhouette counts as 1."""
    if curve.empty:
        return []
    largest = max([*curve[name], _LEAST_SILHOUETTE]) if name == "silhouette" else 1.0
    return [max(value, 0.0) / largest for value in curve[name]]


def _draw_best(sheet: Sheet, across: list[float], curve: DataFrame, n_themes: int, top: float) -> int:
    """Write how often the number comes back that does so best, where that does not decide; return the number."""
    if curve.empty or "stable" not in curve or curve.loc[curve["n_themes"] == n_themes, "stable"].any():
        return n_themes
    best, value = _best_number(curve, n_themes)
    place = across[list(curve["n_themes"]).index(best)]
    above = top + _CURVES_MM * (1 - max(value, 0.0)) - line_height(style.SMALL_PT) - _CURVE_MARK_MM / 2
    colour, _ = colours.CATEGORIES[0]
    sheet.text(place, above, f"{value:.2f}", size=style.SMALL_PT, colour=colour, align="center", weight="bold")
    return best


def _draw_numbers_of_themes(sheet: Sheet, ticks: list[tuple[float, Any]], told: tuple[int, int], top: float) -> None:
    """Write the numbers tried under the curves: the one chosen, what comes back best, and those with room beside."""
    labelled: list[float] = []
    chosen = told[0]
    bottom = top + _CURVES_MM
    ends = {ticks[0][1], ticks[-1][1]} if ticks else set()
    for place, number in sorted(ticks, key=lambda tick: (tick[1] != chosen, tick[1] not in told, tick[1] not in ends)):
        is_chosen = int(number) == chosen
        if is_chosen:
            sheet.line([place] * 2, [top, bottom], colour=colours.INK, dash=":")
        if all(abs(place - other) > _LEAST_BETWEEN_NUMBERS_MM for other in labelled):
            weight = "bold" if is_chosen else "normal"
            sheet.text(place, bottom + 1.0, f"{number:g}", size=style.SMALL_PT, weight=weight, align="center")
            labelled.append(place)
