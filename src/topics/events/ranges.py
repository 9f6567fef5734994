"""Ranges of days: "from 3 to 9 June" and "5-8 April" are one span, not two days on which the same happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from topics.dates.spans import LikelySpan, Span
from topics.english.verbs import Form, verb_class
from topics.english.words import split_words
from topics.events.dated_clauses import Expression

_TO = re.compile(r"\s?[-–—]\s?|,?\s(?:to|until|till|through|thru|bis)\s(?:the\s|zum\s)?")
"""What stands between the first and the last day of a range."""
_AND = re.compile(r"\s(?:and|und)\s(?:the\s|dem\s)?")
_OPENS_PAIR = re.compile(r"\b(?:between|zwischen)\s(?:the\s)?\Z", re.IGNORECASE)
"""What stands before a range whose ends are joined by "and"."""
_MOVED_FROM = re.compile(r"\bfrom\s(?:the\s)?\Z", re.IGNORECASE)
_REACH = 12
"""Words before "from", inclusive, among which a verb that puts something on another day is looked for."""


def as_ranges(quote: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the time expressions of a sentence, the two ends of a range as one.

    Parameters
    ----------
    quote : str
        The sentence.
    expressions : sequence of Expression
        Its expressions that name days, in order.
    """
    joined: list[Expression] = []
    for expression in expressions:
        if joined and _is_range(quote, joined[-1], expression):
            joined[-1] = _from_to(quote, joined[-1], expression)
        else:
            joined.append(expression)
    return joined


def _is_range(quote: str, first: Expression, last: Expression) -> bool:
    if min(first.at, last.at) < 0 or not _follow(first.days, last.days):
        return False
    before, between = quote[: first.at], quote[first.at + len(first.text) : last.at]
    if _TO.fullmatch(between):
        return not (_MOVED_FROM.search(before) and _is_moved(before))
    if not _AND.fullmatch(between):
        return False
    return bool(_OPENS_PAIR.search(before)) or _adjoin(first.days, last.days)


def _follow(first: Span, last: Span) -> bool:
    """Return whether a span begins after another began, and ends after it."""
    (first_from, first_to), (last_from, last_to) = first.bounds, last.bounds
    return first_from < last_from and first_to < last_to


def _adjoin(first: Span, last: Span) -> bool:
    """Return whether two spans of several days each lie next to each other, as April and May do."""
    is_single = 1 in {first.length, last.length}
    return not is_single and first.bounds[1] + timedelta(days=1) == last.bounds[0]


def _is_moved(before: str) -> bool:
    """Return whether a verb just before says that something is put from one day to another."""
    return not _moving().isdisjoint(word.lower() for word in split_words(before)[-_REACH:])


@cache
def _moving() -> frozenset[str]:
    return verb_class("moving-a-day", tuple(Form))


def _from_to(quote: str, first: Expression, last: Expression) -> Expression:
    stop = last.at + len(last.text)
    days = first.days.union(last.days)
    if first.days.is_likely or last.days.is_likely:
        days = LikelySpan.within(days, _possible(first.days).union(_possible(last.days)))
    return replace(
        first,
        days=days,
        text=quote[first.at : stop],
        stop=last.stop,
        guessed=first.guessed or last.guessed,
        open_year=first.open_year and last.open_year,
    )


def _possible(days: Span) -> Span:
    """Return all days that are possible of some that may only be likely."""
    return days.interval if isinstance(days, LikelySpan) and days.interval else days
