"""Themes: the size of each, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from topics.english.words import split_words, stem
from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import fitting_items, is_whole, theme_lines
from topics.output.tables import rows, subjects_of
from topics.output.wording import method_name, number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame

_TITLE = "What the articles are about"
_FINDING = "{themes}; the largest is in {articles}"
_TERMS = "{which} of {method} with the number of their passages and what tells them from the others.{pale}"
_PALE = " Pale bars: nearly all passages come from one article."
_PALE_BARS = "pale bars: nearly all passages come from one article"
_BARS_SHARE = 0.2
"""Share of the width that the longest bar takes."""
_BAR_MM = 3.0
_N_TERMS = 8
"""Terms shown of each theme."""


def draw_theme_terms(
    themes: DataFrame, width_mm: float = style.PAGE_MM, *, method: str = "tfidf", most: int = 20
) -> Drawing:
    """Draw the largest themes of one method with what they are about and a bar for their passages."""
    every = by_size(themes, method)
    shown = every.head(most)
    sheet = Sheet(width_mm)
    longest_bar = _BARS_SHARE * sheet.width
    largest = max([1, *shown["n_passages"]])
    left = style.MARGIN_MM + longest_bar + text_width(f"{largest:03d}") + 3.0
    y = style.MARGIN_MM
    sheet.text(style.MARGIN_MM, y, "passages", size=style.SMALL_PT, colour=colours.GREY)
    sheet.text(left, y, "theme and what it is about", size=style.SMALL_PT, colour=colours.GREY)
    y += line_height(style.SMALL_PT) + 1.5
    labels = theme_lines(shown["label"], sheet.width - left - style.MARGIN_MM, weight="bold")
    for theme in rows(shown):
        length = longest_bar * theme.n_passages / largest
        y = _draw_terms(sheet, theme, labels[str(theme.label)], (left, y), length)
    data = shown[["method", "theme", "label", "n_passages", "n_articles", "one_voice"]]
    about = [subjects_of(theme.label, theme.phrases, theme.terms, theme.method) for theme in rows(shown)]
    data = data.assign(about=["; ".join(own[:_N_TERMS]) for own in about])
    which = "Themes" if len(shown) == len(every) else f"The {len(shown)} largest of {len(every)} themes"
    pale = _PALE if shown["one_voice"].any() else ""
    caption = _TERMS.format(which=which, method=method_name(method), pale=pale)
    listed = "; ".join(str(label) for label in shown["label"])
    alt = f"{len(shown)} themes, from most passages to fewest: {listed}."
    notes = [_PALE_BARS] if pale else []
    notes += [f"the {len(shown)} largest of {len(every)} themes"] if len(shown) < len(every) else []
    return sheet.finish(y, data, caption, alt, title=_finding(every), note="; ".join(notes))


def _finding(every: DataFrame) -> str:
    """Say how many themes there are and in how many articles the largest is; its name, made of terms, stands below."""
    if every.empty:
        return _TITLE
    widest = number_words(int(every["n_articles"].iloc[0]), "article")
    return _FINDING.format(themes=number_words(len(every), "theme"), articles=widest)


def _draw_terms(sheet: Sheet, theme: Any, label: Sequence[str], corner: tuple[float, float], length: float) -> float:
    """Draw the bar of a theme, and its label and terms from a corner down; return where they end."""
    left, top = corner
    room = sheet.width - left - style.MARGIN_MM
    fill = colours.SKY if theme.one_voice else colours.BLUE
    sheet.box(style.MARGIN_MM, top + 0.6, length, _BAR_MM, fill=fill, edge=colours.BLUE)
    sheet.text(style.MARGIN_MM + length + 1.2, top + 2.1, str(theme.n_passages), middle=True)
    below = top + sheet.text(left, top, label, weight="bold")
    terms = _telling(theme, room)
    return below + (sheet.text(left, below, terms, size=style.SMALL_PT) + 1.8)


def _telling(theme: Any, room: float) -> list[str]:
    """Return the lines below a label: how many articles, and the phrases that have room and say something more.

    A phrase whose words all stand in the label, or in a phrase before, says nothing more.
    """
    said = set(_stems(str(theme.label)))
    told = []
    for term in subjects_of(theme.label, theme.phrases, theme.terms, theme.method):
        new = set(_stems(str(term))) - said
        said |= new
        told += [str(term)] if new else []
    start = number_words(theme.n_articles, "article")

    def lines(listed: str) -> list[str]:
        return wrap(f"{start} · {listed}", room, style.SMALL_PT, max_lines=2)

    listed = fitting_items(told[:_N_TERMS], ", ", lambda text: is_whole(lines(text), f"{start} · {text}"))
    return lines(listed) if listed else [start]


def _stems(text: str) -> list[str]:
    return [stem(word.lower()) for word in split_words(text)]


def by_size(themes: DataFrame, method: str) -> DataFrame:
    """Return the themes of a method, those of most passages first."""
    chosen = themes[themes["method"] == method]
    return chosen.sort_values(["n_passages", "theme"], ascending=[False, True], kind="stable")
