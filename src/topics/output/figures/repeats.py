"""Repeats among events: one happening that stands under two days, as far as its headlines show it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from topics.events.wording import content_words
from topics.output.tables import rows

if TYPE_CHECKING:
    import pandas as pd

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_STEM = 5
"""Letters by which words are compared: "Brazil" and "Brazilian"."""
_ALIKE = 0.8
"""Share of the words of the shorter headline, inclusive, that the other has too, where both tell one thing."""
_FEWEST_OF_SAME = 3
"""Words of a headline, inclusive, from which on it tells one thing where it stands twice: "they met" does not."""
_FEWEST_WORDS = 5
"""Words of the shorter headline, inclusive, from which on such a share tells anything."""


def without_repeats(events: pd.DataFrame) -> pd.DataFrame:
    """Return events without those whose headlines tell what another event tells.

    That is one with the same headline, if this names a year or the days are the same or follow each other; and one
    whose day is only likely to be that of a report, the day after an event of nearly the same words. Of the two the one
    stays whose day is not only likely, then the one of more sources.

    Parameters
    ----------
    events : pandas.DataFrame
        As in ``topics.records.TABLES``.
    """
    kept: list[Any] = []
    by_weight = events.sort_values(
        ["likely", "n_sources", "importance", "first", "id"], ascending=[True, False, False, True, True]
    )
    for event in rows(by_weight[by_weight["first"].astype(str) != ""]):
        if not any(_tells_again(event, other) for other in kept):
            kept.append(event)
    ids = {event.id for event in kept}
    return events[events["id"].isin(ids) | (events["first"].astype(str) == "")]


def _tells_again(event: Any, other: Any) -> bool:
    """Return whether an event has the happening of another one, of a surer day or more sources."""
    follow = _days_between(event, other) <= 1
    if event.headline == other.headline and len(content_words(event.headline)) >= _FEWEST_OF_SAME:
        return follow or _YEAR.search(event.headline) is not None
    return bool(follow and event.likely and not other.likely and _are_alike(event.headline, other.headline))


def _days_between(one: Any, other: Any) -> int:
    """Return how many days lie between two events, 0 where their days overlap."""
    earlier, later = sorted((one, other), key=lambda event: (event.first, event.last))
    return max(0, (date.fromisoformat(later.first) - date.fromisoformat(earlier.last)).days)


def _are_alike(one: str, other: str) -> bool:
    """Return whether nearly all words of the shorter of two headlines are in the other one."""
    shorter, longer = sorted(
        ({word.lower()[:_STEM] for word in content_words(headline)} for headline in (one, other)), key=len
    )
    return len(shorter) >= _FEWEST_WORDS and len(shorter & longer) >= _ALIKE * len(shorter)
