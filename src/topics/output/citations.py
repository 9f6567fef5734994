"""What an article is called where it is cited: its outlet and day; its file and characters only on demand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from topics.dates.likely import LIKELY_FROM
from topics.dates.spans import Span
from topics.output.tables import rows
from topics.output.wording import LIKELY, by_day, interval_words, relative_day_words, span_words

if TYPE_CHECKING:
    import pandas as pd

_TITLE_WORDS = 7
"""Words of its title that stand for an article whose outlet is not known."""

_MOST_DAYS = 31
"""Days of an interval that a citation names, at most (inclusive)."""


class CitedArticle(Protocol):
    """The fields of an article that a citation of it needs."""

    id: str
    title: str
    outlet: str
    published: str
    published_likely: str
    published_share: float
    published_edtf: str
    published_relative: int


def article_labels(articles: pd.DataFrame) -> dict[str, str]:
    """Return what each article is called, by its id: "Reuters, 16 Jun 2023"; unique.

    An article of no known outlet is called by the beginning of its title, else by its file.

    Parameters
    ----------
    articles : DataFrame
        The table of this name.
    """
    labels: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for article in rows(by_day(articles)):
        label = ", ".join(words for words in (_whose(article), citation_day(article)) if words)
        uses[label] += 1
        labels[article.id] = label if uses[label] == 1 else f"{label} ({uses[label]})"
    return labels


def citation_day(article: CitedArticle) -> str:
    """Return the day of an article as a citation has it: "16 Jun 2023", "likely 16 Jun 2023", "Mar 2014", or "".

    Days that are known no closer than to a month or so are called not certain: a long interval reads like a duration.

    Parameters
    ----------
    article : CitedArticle
        A row of the table "articles".
    """
    if article.published:
        return span_words(article.published, article.published, "day")
    if article.published_likely and article.published_share >= LIKELY_FROM:
        return f"{LIKELY} {span_words(article.published_likely, article.published_likely, 'day')}"
    if not article.published_edtf:
        return relative_day_words(article)
    return interval_words(article.published_edtf) if _is_close(article.published_edtf) else "day not certain"


def _is_close(edtf: str) -> bool:
    span = Span.from_edtf(edtf)
    if span.first is None or span.last is None:
        return False
    return (span.last - span.first).days < _MOST_DAYS


def place_words(source: str, start: int, stop: int) -> str:
    """Return where a sentence stands in the text as found: "a.txt, characters 10–42".

    Parameters
    ----------
    source : str
        The file of the article.
    start, stop : int
        Its first character, counted from 0, and the one after its last.
    """
    return f"{source}, characters {start}–{stop}"


def _whose(article: CitedArticle) -> str:
    if article.outlet:
        return article.outlet
    words = article.title.split()
    if not words:
        return article.id
    shown = " ".join(words[:_TITLE_WORDS])
    return f"“{shown}{'…' if len(words) > _TITLE_WORDS else ''}”"
