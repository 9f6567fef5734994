"""The day of publication of each article as its statements need it: certain, likely, or an interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from topics.dates.likely import LIKELY_FROM
from topics.dates.spans import LikelySpan, Span
from topics.events.sentences import rows_of


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published.

    Parameters
    ----------
    day : date
        The day, or the likeliest.
    days : Span
        What a lead without a day is about: the day; where it is only likely, that with its interval; where it is
        hardly more than a guess, the interval.
    """

    day: date
    days: Span

    @property
    def is_told(self) -> bool:
        """Whether the day is certain or likely, so that what an article says can be told to come before another's."""
        return self.days.first == self.days.last

    @classmethod
    def of_day(cls, day: date) -> Publication:
        """Return the publication on a certain day."""
        return cls(day, Span.of_day(day))


def read_publications(articles: pd.DataFrame) -> dict[str, Publication]:
    """Return the publication of each article with a certain or a likely day.

    Parameters
    ----------
    articles : DataFrame
        The table of this name.
    """
    columns = ("id", "published", "published_likely", "published_share", "published_edtf")
    publications: dict[str, Publication] = {}
    for article, published, likely, share, edtf in rows_of(articles, *columns):
        if published:
            publications[article] = Publication.of_day(date.fromisoformat(published))
        elif likely:
            publications[article] = _likely(date.fromisoformat(likely), share, Span.from_edtf(edtf))
    return publications


def _likely(day: date, share: float, interval: Span) -> Publication:
    days = LikelySpan.within(Span.of_day(day), interval) if share >= LIKELY_FROM else interval
    return Publication(day, days)
