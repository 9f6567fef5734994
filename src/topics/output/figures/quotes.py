"""Quotes: who is quoted how often, and on what."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pandas as pd

from topics.english.words import PRONOUNS
from topics.output import colours
from topics.output.figures import style
from topics.output.figures.crossings import of_method
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import first_term, fitting_items, is_whole
from topics.output.tables import mixed_labels, rows
from topics.output.wording import method_name, number_words

_TITLE = "Who is quoted, and on what"
_FINDING = "{actor} is quoted most often: {times}"
_BOTH_FINDING = "{one} and {other} are quoted most often: {times} each"
_TIED_FINDING = "{speakers} are quoted most often: {times} each"
_IN_BRACKETS = "in brackets: sentences on the theme"
_TERM_IN_BRACKETS = "in brackets: statements with these words"
_UNNAMED = "left out: {statements} of nobody named"
_BOTH = 2
_GIVEN = ("codebook", "own")
"""Methods whose themes have names that a reader gave, which say what a statement is on; names of others are terms."""
_BARS_SHARE = 0.2
"""Share of the width that the longest bar takes."""
_BAR_MM = 3.0
_BETWEEN_THEMES = "; "
_MOST_THEMES = 3
"""Themes, or terms of found ones, named of each speaker, at most."""
_LEAST_OF_TERM = 2
"""Statements of a speaker that have a term, inclusive, from which on it says what they are on."""
_CAPTION = (
    "Whose statements are handed on most often: dark, in quotation marks; pale, in other words. {on}Reprints count "
    "once.{which}{unnamed}"
)
_ON = "Below, the themes ({method}) of these sentences with their numbers. "
_ON_TERMS = "Below, terms of the themes ({method}) that are in these statements, with the numbers of those. "


def draw_quotes(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    assignments: pd.DataFrame,
    themes: pd.DataFrame,
    width_mm: float = style.PAGE_MM,
    *,
    method: str = "",
    most: int = 15,
) -> Drawing:
    """Draw who is quoted most often, with the themes of what is quoted.

    Parameters
    ----------
    quotes, articles, assignments, themes : pandas.DataFrame
        As in ``topics.records.TABLES``; quotes may be a part of that table.
    width_mm : float
        Width on paper, in millimetres.
    method : str
        Whose themes; "" for the codebook, or where it finds none, the clusters. Of found themes, whose names are terms,
        those terms are told that are in the statements.
    most : int
        Number of speakers drawn, at most.
    """
    sheet = Sheet(width_mm)
    method = method or _telling_method(themes)
    every = _speakers(quotes, articles, assignments, themes, method)
    shown = every.head(most)
    which = f" Shown are {len(shown)} of {len(every)} speakers." if len(shown) < len(every) else ""
    said_on, in_brackets = (_ON, _IN_BRACKETS) if method in _GIVEN else (_ON_TERMS, _TERM_IN_BRACKETS)
    are_themes = (shown["themes"] != "").any()
    on = said_on.format(method=method_name(method)) if are_themes else ""
    n_unnamed = int((~_is_named(_originals(quotes, articles))).sum())
    unnamed = _UNNAMED.format(statements=number_words(n_unnamed, "statement")) if n_unnamed else ""
    caption = _CAPTION.format(on=on, which=which, unnamed=f" {unnamed.capitalize()}." if unnamed else "")
    if shown.empty:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "Nobody is quoted by name.")
        return sheet.finish(8, shown, caption, "Nothing.", title=_TITLE)
    longest = _BARS_SHARE * sheet.width
    largest = int(shown["n_quotes"].max())
    left = style.MARGIN_MM + longest + text_width(f"{largest:03d}") + 3.0
    y = _draw_key(sheet, shown)
    for speaker in rows(shown):
        y = _draw_speaker(sheet, speaker, (left, y), longest / largest)
    first = rows(shown)[0]
    alt = f"Bars for {len(shown)} speakers; most often quoted is {first.actor}, {number_words(first.n_quotes, 'time')}."
    notes = [in_brackets] if are_themes else []
    notes += [f"{len(shown)} of {len(every)} speakers"] if which else []
    notes += [unnamed] if unnamed else []
    return sheet.finish(y, shown, caption, alt, title=_title(every), note="; ".join(notes))


def _title(every: pd.DataFrame) -> str:
    """Return who is quoted most often, and how often; of more than two the number alone."""
    most = int(every["n_quotes"].max())
    first = [str(actor) for actor in every.loc[every["n_quotes"] == most, "actor"]]
    times = number_words(most, "time")
    if len(first) == 1:
        return _FINDING.format(actor=first[0], times=times)
    if len(first) == _BOTH:
        return _BOTH_FINDING.format(one=first[0], other=first[1], times=times)
    return _TIED_FINDING.format(speakers=number_words(len(first), "speaker"), times=times)


def _telling_method(themes: pd.DataFrame) -> str:
    filled = set(themes.loc[themes["n_passages"] > 0, "method"])
    return next((method for method in _GIVEN if method in filled), "tfidf")


def _speakers(
    quotes: pd.DataFrame, articles: pd.DataFrame, assignments: pd.DataFrame, themes: pd.DataFrame, method: str
) -> pd.DataFrame:
    """Return a row for each speaker who is named, those quoted most often first."""
    told = _originals(quotes, articles)
    told = told[_is_named(told)]
    counted = told.groupby("actor").agg(
        n_quotes=("article", "size"), n_direct=("direct", "sum"), n_articles=("article", "nunique")
    )
    counted = counted.astype("int64").reset_index()
    said_on = _themes_of if method in _GIVEN else _terms_of
    counted["themes"] = counted["actor"].map(said_on(told, assignments, themes, method)).fillna("").astype("str")
    return counted.sort_values(["n_quotes", "n_direct", "actor"], ascending=[False, False, True], ignore_index=True)


def _originals(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    return quotes[quotes["article"].isin(articles.loc[articles["reprint_of"] == "", "id"])]


def _is_named(quotes: pd.DataFrame) -> pd.Series:
    """Return which statements are of somebody who is called by more than a pronoun."""
    return ~quotes["actor"].str.lower().isin({"", *PRONOUNS})


def _themes_of(told: pd.DataFrame, assignments: pd.DataFrame, themes: pd.DataFrame, method: str) -> dict[str, str]:
    """Return the themes of each speaker's statements: "trade (3); Taiwan (2)"; none that is of no one subject."""
    _, chosen, labels = of_method(assignments, themes, method)
    mixed = mixed_labels(themes)
    chosen = chosen[~chosen["theme"].map(labels).isin(mixed)]
    pairs = told[["actor", "passage"]].merge(chosen[["passage", "theme"]], on="passage")
    counts = pairs.groupby(["actor", "theme"]).size().rename("n").reset_index()
    counts = counts.sort_values(["n", "theme"], ascending=[False, True]).groupby("actor").head(_MOST_THEMES)
    named = counts.assign(words=[f"{_short(labels[row.theme], method)} ({row.n})" for row in rows(counts)])
    return {str(actor): _BETWEEN_THEMES.join(own["words"]) for actor, own in named.groupby("actor")}


def _short(label: str, method: str) -> str:
    """Return what a theme is called in a list: a name that a reader gave is whole, of a found one the first term."""
    return label if method == "codebook" else first_term(label)


def _terms_of(told: pd.DataFrame, assignments: pd.DataFrame, themes: pd.DataFrame, method: str) -> dict[str, str]:
    """Return the terms of found themes that each speaker uses in statements on these: "cricket bat (3); shots (2)".

    The name of a theme alone, of which a statement may have no word, does not say what that is on.
    """
    _, chosen, labels = of_method(assignments, themes, method)
    own = themes[(themes["method"] == method) & ~themes["label"].isin(mixed_labels(themes))]
    terms = {row.theme: list(dict.fromkeys([*labels[row.theme].split(", "), *row.phrases])) for row in rows(own)}
    counts: dict[str, Counter[str]] = {}
    pairs = told[["actor", "passage", "text"]].merge(chosen[["passage", "theme"]], on="passage")
    for said in rows(pairs.drop_duplicates()):
        found = [term for term in terms.get(said.theme, []) if _has_term(said.text, term)]
        counts.setdefault(said.actor, Counter()).update(found)
    return {actor: _BETWEEN_THEMES.join(_telling_terms(actor, of_actor)) for actor, of_actor in counts.items()}


def _has_term(text: str, term: str) -> bool:
    """Return whether a text has a term as words of its own, none of them a part of one with a hyphen.

    >>> [_has_term(text, "self") for text in ("in self-defence", "in self - defence", "his other Self")]
    [False, False, True]
    """
    return re.search(rf"(?<![\w-])(?<!- ){re.escape(term)}(?!\w| ?-)", text, re.IGNORECASE) is not None


def _telling_terms(actor: str, counts: Counter[str]) -> list[str]:
    """Return the most frequent terms that say what somebody speaks of, with their numbers.

    One in a single statement says as little as one of the speaker's own name.

    >>> counts = Counter({"bail": 3, "Anna Berg": 2, "bail hearing": 2, "Lorain": 2, "water": 1})
    >>> _telling_terms("Berg", counts)
    ['bail (3)', 'Lorain (2)']
    """
    names = set(actor.lower().split())
    kept: list[str] = []
    for term, number in sorted(counts.items(), key=lambda item: (-item[1], " " not in item[0] and item[0].islower())):
        words = set(term.lower().split())
        is_told = any(words & set(other.lower().split()) for other in kept)
        if number >= _LEAST_OF_TERM and not is_told and names.isdisjoint(words):
            kept.append(term)
    return [f"{term} ({counts[term]})" for term in kept[:_MOST_THEMES]]


def _draw_key(sheet: Sheet, shown: pd.DataFrame) -> float:
    """Explain the two fills, as far as they occur, and return where the speakers begin."""
    x, y = style.MARGIN_MM, style.MARGIN_MM
    entries = [("in quotation marks", colours.BLUE, shown["n_direct"].any())]
    entries.append(("in other words", colours.SKY, (shown["n_direct"] < shown["n_quotes"]).any()))
    for words, fill, occurs in entries:
        if occurs:
            sheet.box(x, y, 4.0, 2.6, fill=fill, edge=colours.BLUE)
            sheet.text(x + 5.0, y + 1.3, words, size=style.SMALL_PT, colour=colours.GREY, middle=True)
            x += 5.0 + text_width(words, style.SMALL_PT) + 4.0
    return y + 5.5


def _draw_speaker(sheet: Sheet, speaker: Any, corner: tuple[float, float], scale: float) -> float:
    """Draw the bar of a speaker, ``scale`` millimetres a quote, and the words beside it; return where they end."""
    left, top = corner
    room = sheet.width - left - style.MARGIN_MM
    direct, whole = scale * speaker.n_direct, scale * speaker.n_quotes
    sheet.box(style.MARGIN_MM, top + 0.4, whole, _BAR_MM, fill=colours.SKY, edge=colours.BLUE)
    if direct:
        sheet.box(style.MARGIN_MM, top + 0.4, direct, _BAR_MM, fill=colours.BLUE, edge=colours.BLUE)
    sheet.text(style.MARGIN_MM + whole + 1.2, top + 1.9, str(speaker.n_quotes), middle=True)
    name = wrap(speaker.actor, room, weight="bold", max_lines=1)
    below = top + sheet.text(left, top, name, weight="bold")
    words = _said_on(speaker, room)
    return max(below + sheet.text(left, below, words, size=style.SMALL_PT), top + line_height()) + 1.6


def _said_on(speaker: Any, room: float) -> list[str]:
    """Return the lines below a name: in how many articles it is quoted, and on as many themes as have room."""
    start = number_words(speaker.n_articles, "article")
    themes = [theme for theme in str(speaker.themes).split(_BETWEEN_THEMES) if theme]

    def lines(listed: str) -> list[str]:
        return wrap(f"{start} · on {listed}", room, style.SMALL_PT, max_lines=2)

    listed = fitting_items(themes, _BETWEEN_THEMES, lambda text: is_whole(lines(text), f"{start} · on {text}"))
    return lines(listed) if listed else [start]
