"""What an article is called where it is cited: its outlet and day; its file and characters only on demand."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from topics.dates.likely import LIKELY_FROM
from topics.dates.spans import Span
from topics.output.tables import rows
from topics.output.wording import POSSIBLY, by_day, file_name, interval_words, relative_day_words, span_words

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
        labels[article.id] = label if uses[label] == 1 else f"{label}, no. {uses[label]}"
    return labels


def citation_day(article: CitedArticle) -> str:
    """Return the day of an article as a citation has it: "16 Jun 2023", "possibly 16 Jun 2023", "Mar 2014", or "".

    Days that are known no closer than to a month or so are called not certain: a long interval reads like a duration.

    Parameters
    ----------
    article : CitedArticle
        A row of the table "articles".
    """
    if article.published:
        return span_words(article.published, article.published, "day")
    if article.published_likely and article.published_share >= LIKELY_FROM:
        return f"{POSSIBLY} {span_words(article.published_likely, article.published_likely, 'day')}"
    if not article.published_edtf:
        return relative_day_words(article)
    return interval_words(article.published_edtf) if _is_close(article.published_edtf) else "day not certain"


def _is_close(edtf: str) -> bool:
    span = Span.from_edtf(edtf)
    if span.first is None or span.last is None:
        return False
    return (span.last - span.first).days < _MOST_DAYS


def text_file(article: str) -> str:
    """Return the file, within a folder of results, that holds the text of an article as found."""
    return f"articles/{file_name(article)}.found.txt"


def texts_read(articles: pd.DataFrame) -> dict[str, str]:
    """Return by the id of an article the file in which its characters are counted, where that is not its own.

    Characters of a text in UTF-8 are those of the file itself. A page, a PDF or a text in another encoding is read, and
    they are characters of what was read.

    Parameters
    ----------
    articles : DataFrame
        The table of this name.
    """
    columns = articles[["id", "found", "sha256"]].itertuples(index=False)
    return {article: text_file(article) for article, found, digest in columns if _digest(found) != digest}


def _digest(found: str) -> str:
    return sha256(found.encode("utf-8", "replace")).hexdigest()


def place_words(source: str, start: int, stop: int, read: str = "") -> str:
    """Return where a sentence stands: "a.txt, characters 10–42", or "a.pdf, … of articles/a.pdf.found.txt".

    Parameters
    ----------
    source : str
        The file of the article.
    start, stop : int
        Its first character, counted from 0, and the one after its last.
    read : str
        The file in which they are counted, as ``texts_read`` has it; "" where that is the article's own.
    """
    return f"{source}, characters {start}–{stop}{of_text(read)}"


def of_text(read: str) -> str:
    """Return the words behind characters that are counted in another file than the article's own, or ""."""
    return f" of {read}" if read else ""


def _whose(article: CitedArticle) -> str:
    if article.outlet:
        return article.outlet
    words = article.title.split()
    if not words:
        return article.id
    shown = " ".join(words[:_TITLE_WORDS])
    return f"“{shown}{'…' if len(words) > _TITLE_WORDS else ''}”"
