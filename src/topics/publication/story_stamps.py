"""Stamps of other stories: a page that lists what somebody wrote, or what else is new, has a labelled day with each.

They say nothing of the day of the page's own text but that it is hardly older than the newest of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from topics.dates.stated import find_labelled_days, has_label, label_kind
from topics.dates.unknown_day import OpenDate

_MOST_OWN = 2
"""Different labelled days, inclusively, that a text has of its own: that of publication, and that of a change."""
_LABEL_REACH = 25
"""Characters before a day in which its label stands."""
_LABELS = frozenset({"published", "changed"})
_YEAR = re.compile("(?:19|20)[0-9][0-9]")
STAMP = "stamp"
"""Unit of the newest stamp: a day that is past, and on which nothing was told."""


def lists_stories(lines: Iterable[str]) -> bool:
    """Return whether lines hold the stamps of more stories than one.

    Examples
    --------
    >>> lists_stories(["Posted 3 June 2021, updated 4 June 2021"])
    False
    >>> lists_stories(["Updated 3 June 2021 Storm ends", "Updated 1 May 2021 Vote", "Updated 2 March 2020 Strike"])
    True
    """
    labelled = [line for line in lines if _YEAR.search(line) and has_label(line)]
    found = [find_labelled_days(line) for line in labelled]
    days = {day.span for kind, day in chain.from_iterable(found) if kind in _LABELS}
    return len(days) > _MOST_OWN


def without_story_stamps(text: str, dates: Sequence[OpenDate]) -> list[OpenDate]:
    """Return the dates of a text that lists stories without their stamps; the newest stays, as one that is past.

    Parameters
    ----------
    text : str
        The text of an article.
    dates : sequence of OpenDate
        Its dates, in order.
    """
    stamps = [item for item in dates if _is_stamp(text, item)]
    if len({item.numbers for item in stamps}) <= _MOST_OWN:
        return list(dates)
    newest = max(stamps, key=lambda item: (item.numbers[0], -item.start))
    past = replace(newest, direction=-1, unit=STAMP)
    return [past if item is newest else item for item in dates if item is newest or item not in stamps]


def _is_stamp(text: str, opened: OpenDate) -> bool:
    """Return whether a full date has a label of publication or change before it."""
    if opened.shape != "stated" or opened.unit != "day":
        return False
    return label_kind(text[max(0, opened.start - _LABEL_REACH) : opened.start]) in _LABELS
