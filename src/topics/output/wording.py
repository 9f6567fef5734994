"""What readers are told: the names of methods, bases, statuses and doubts, of articles and of days, in one place.

Words for readers only: nothing here decides anything.
"""

from __future__ import annotations

import re
from calendar import month_abbr
from collections import Counter
from datetime import date
from typing import NamedTuple, Protocol

import pandas as pd

from topics.articles.source_weights import FULL_WEIGHT
from topics.dates.likely import LIKELY_FROM
from topics.dates.spans import Span
from topics.engine.keys import digest
from topics.output.tables import rows
from topics.records import CorrectedTable, DisagreementKind, Precision, Status

METHOD_NAMES = {"codebook": "codebook", "own": "own topics", "tfidf": "TF-IDF clusters", "bertopic": "BERTopic"}
"""What the methods of finding themes are called, in the order in which readers see them."""
BASIS_NAMES = {
    "sidecar": "given in the folder’s list of sources",
    "stated": "stated in the text",
    "markup": "from the file's own data",
    "url": "from the address",
    "file": "from the file’s name",
    "copy": "that of the article of the same words",
    "inferred": "inferred from the text",
    "unknown": "unknown",
}
"""What the basis of a publication day is called."""
MEASURE_NAMES = {
    "npmi": "coherence (NPMI)",
    "c_v": "coherence (C_V)",
    "stability": "stability",
    "share_articles": "share of articles",
}
"""What the measures of a theme are called."""
COLUMN_NAMES = {
    "addressee": "said to",
    "borderline": "borderline sentences",
    "c_v": "coherence (C_V)",
    "characters_after": "characters after",
    "characters_before": "characters before",
    "chosen": "counted",
    "cue": "words that tell",
    "date_text": "words of its day",
    "denied_by": "articles to the contrary",
    "direct": "word for word",
    "edtf": "days",
    "first": "first day",
    "found_text": "as found",
    "last": "last day",
    "n_articles": "articles",
    "n_by_term": "by its terms",
    "n_direct": "in quotation marks",
    "n_events": "events",
    "n_outlets": "outlets",
    "n_passages": "passages",
    "n_quotes": "quotes",
    "n_sentences": "sentences",
    "n_sources": "independent sources",
    "n_announcing": "sources that only announced it",
    "n_ties": "ties",
    "n_unknown_outlets": "articles of unknown outlets",
    "n_weak_sources": "weak sources",
    "nmi": "agreement (NMI)",
    "ari": "agreement (adjusted Rand)",
    "npmi": "coherence (NPMI)",
    "one_voice": "one article’s voice",
    "placed_by": "where its mark stands",
    "published": "published",
    "published_basis": "how its day is known",
    "published_edtf": "published (days)",
    "published_likely": "published (likeliest day)",
    "published_share": "probability of that day",
    "published_start": "place of its day",
    "published_stop": "end of that place",
    "reprint_of": "reprint of",
    "share_articles": "share of articles",
    "source": "file",
}
"""What columns of tables are called where a reader sees them; others by their own names, without underscores."""
CHOICE_NAMES = {
    "stability": "themes come back on other parts of the texts",
    "silhouette": "themes stand apart (largest = 1)",
    "coherence": "terms of a theme go together",
}
"""What the measures of a number of themes are called."""
MEASURE_WORDS = {
    "npmi": "terms go together",
    "c_v": "terms go together",
    "stability": "comes back",
    "share_articles": "share of articles",
}
"""What the measures of a theme are called in a figure, where nobody explains them."""
DOUBT_NAMES = {
    "undated article": "publication day not certain",
    "guessed date": "date in the text only likely",
    "date not used": "dated sentence without an event",
    "not told": "sentence about an event left out",
    "near miss": "sentence nearly in a theme of the codebook",
    "borderline passage": "sentence between two themes",
    "single source": "event told by one source",
    "wide day": "day of an event not exact",
    "disagreement": "articles disagree",
    "repair not made": "repair not made",
}
"""What the kinds of doubt are called in a figure; others by their own names."""
CORRECTION_NAMES: dict[CorrectedTable, dict[str, str]] = {
    "events": {
        "exclude": "Not an event: take it out",
        "day": "Another day",
        "status": "Another status",
        "rename": "Another headline",
        "merge": "Join with another event",
        "split": "Split sentences off",
        "tell": "Make it an event",
    },
    "themes": {
        "rename": "Another name",
        "merge": "Join with another theme",
        "split": "Split sentences off, with those like them",
        "exclude theme": "Take the theme out",
        "exclude": "Take sentences out",
        "move": "Move sentences to another theme",
    },
}
"""What a reader can do to the rows of a table, by the words of ``corrections.toml`` for it."""
DETAIL_NAMES: dict[tuple[CorrectedTable, str], str] = {
    ("events", "split"): "No detail of this: make its sentences an event of their own"
}
"""What a reader can do to a detail of an event, where that is called otherwise."""
AGREEMENT_NAMES = {
    "both": "in both",
    "doubtful": "doubtful as a match",
    "other day": "on another day",
    "missing": "missing from the timeline",
    "extra": "in the timeline only",
    "unread": "not read",
}
"""What becomes of a happening where a timeline is held against a reference, for readers."""
DAY_UNKNOWN = "day unknown"
NO_EVENTS = "No dated events were found."
ALSO = "Also about these days, not counted as a source"
"""What stands before sentences that an event does not rest on."""
DISAGREEMENT_NAMES: dict[DisagreementKind, str] = {
    "contradiction": "told differently",
    "inside": "within one article",
    "revised": "told anew by later articles",
    "spelling": "a name spelt in two ways",
}
"""What each kind of disagreement means, for readers."""
DIFFERENCE_NAMES: dict[DisagreementKind, str] = {
    "contradiction": "Sources differ",
    "inside": "One article says both",
    "revised": "Later articles tell it anew",
}
"""What each kind is called beside the event that it is about; a mere spelling is not."""

_QUARTERS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")
_MEGABYTE = 1e6


def method_name(method: str) -> str:
    """Return the name of a method."""
    return METHOD_NAMES.get(method, method)


def number_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def event_words(n_events: int, n_details: int) -> str:
    """Return how many events there are, their details counted apart.

    >>> event_words(86, 27), event_words(1, 0)
    ('86 events and 27 details of them', '1 event')
    """
    details = f" and {number_words(n_details, 'detail')} of them" if n_details else ""
    return f"{number_words(n_events, 'event')}{details}"


def disagreement_words(number: int) -> str:
    """Return how many disagreements there are, as a sentence without its full stop."""
    return f"The articles disagree on {number_words(number, 'point')}" if number else "No two articles disagree"


def is_weak(weight: float) -> bool:
    """Return True for the weight of a source that the reader marked as weak."""
    return weight < FULL_WEIGHT


LIKELY = "likely"
"""What a day is called that a sentence does not name but has from the certain day of its article."""
POSSIBLY = "possibly"
"""What a day is called that follows from a day of publication that is not certain.

About one in two of these is right to the day, however large the probability that is worked out (docs/methods.md).
"""


class SpanOfEvent(Protocol):
    """The fields of an event that tell its days."""

    first: str
    last: str
    precision: Precision
    likely: bool
    interval: str


def certainty_words(event: SpanOfEvent, *, is_given: bool = False) -> str:
    """Return how sure the days of an event are, as a sentence.

    Parameters
    ----------
    event : SpanOfEvent
        A row of the table "events".
    is_given : bool
        Whether its days are reckoned only from days of publication that were given by hand.
    """
    if not event.first or not event.last:
        return "No sentence tells its day."
    if event.likely and not event.interval:
        return (
            "The day is likely, not certain: the sentence does not name it in full and has it, or its year, from its "
            "article or from a sentence before."
        )
    if event.likely:
        return (
            "The day is possible, not certain: no sentence of an article with a certain day names it. "
            "About one in two of such days is right."
        )
    if event.first != event.last:
        return "The day itself is not told: it is known as closely as this."
    if is_given:
        return "The day is as certain as the days of publication that the folder’s list of sources gives."
    return "The day is certain, as the sentences below tell it."


class DatedEvent(SpanOfEvent, Protocol):
    """The fields of an event that tell its days and how sure they are."""

    status: Status


class DatedArticle(Protocol):
    """The fields of an article that tell its day of publication."""

    published: str
    published_likely: str
    published_share: float
    published_edtf: str
    published_relative: int


def _doubt_word(event: SpanOfEvent) -> str:
    """Return the word for a doubt about the days of an event, "" where there is none."""
    if not event.likely:
        return ""
    return POSSIBLY if event.interval else LIKELY


def event_span_words(event: SpanOfEvent) -> str:
    """Return the days of an event in words: "8 Mar 2014", "8 Mar 2014, likely", "8 Mar 2014, possibly".

    Parameters
    ----------
    event : SpanOfEvent
        A row of the table "events".
    """
    words = span_words(event.first, event.last, event.precision)
    return ", ".join(filter(None, (words, _doubt_word(event))))


def event_day_words(event: DatedEvent) -> str:
    """Return the days of an event with all that is not plain about it: "Jun 2024 (planned)", "8 Mar 2014 (possibly)".

    Parameters
    ----------
    event : DatedEvent
        A row of the table "events".
    """
    doubts = [word] if (word := _doubt_word(event)) else []
    doubts += [event.status] if event.status != Status.REPORTED else []
    words = span_words(event.first, event.last, event.precision)
    return f"{words} ({', '.join(doubts)})" if doubts else words


def article_day(article: DatedArticle) -> str:
    """Return the day of publication in EDTF: certain, likely (``2014-03-15~``), an interval, or "".

    Parameters
    ----------
    article : DatedArticle
        A row of the table "articles".
    """
    if article.published:
        return str(article.published)
    if article.published_likely and article.published_share >= LIKELY_FROM:
        return f"{article.published_likely}~"
    return str(article.published_edtf)


def interval_words(edtf: str) -> str:
    """Return the words for a span in EDTF: "3 Mar – 1 Apr 2014", "from 3 Mar 2014", "until 1 Apr 2014"; "" for "".

    Examples
    --------
    >>> interval_words("2014-03-03/2014-04-01"), interval_words("2014-03"), interval_words("2014-03-03/..")
    ('3 Mar – 1 Apr 2014', 'Mar 2014', 'from 3 Mar 2014')
    """
    if not edtf:
        return ""
    span = Span.from_edtf(edtf)
    if span.first is None or span.last is None:
        side, day = ("until", span.last) if span.first is None else ("from", span.first)
        return f"{side} {span_words(str(day), str(day), 'day')}"
    return span_words(span.first.isoformat(), span.last.isoformat(), span.precision)


def period_words(period: str) -> str:
    """Return the words for a period of publication as ``topics.themes.measures.periods_of`` names it.

    Examples
    --------
    >>> period_words("2023-01-05"), period_words("2023-01"), period_words("2023Q1"), period_words("2023")
    ('5 Jan 2023', 'Jan 2023', 'Jan–Mar 2023', '2023')
    """
    year, _, quarter = period.partition("Q")
    if not quarter:
        return interval_words(period)
    return f"{_QUARTERS[int(quarter) - 1]} {year}"


def article_day_words(article: DatedArticle) -> str:
    """Return the day of publication in words: "15 Mar 2014", with ", possibly" and the interval that holds it.

    Parameters
    ----------
    article : DatedArticle
        A row of the table "articles".
    """
    if article.published:
        return span_words(article.published, article.published, "day")
    possible = _possible_words(article.published_edtf)
    if "~" not in article_day(article):
        return f"day not certain: {possible}" if possible else relative_day_words(article) or DAY_UNKNOWN
    day = article.published_likely
    words = f"{span_words(day, day, 'day')}, {POSSIBLY}"
    if not possible:
        return words
    return f"{words} ({possible})" if possible.startswith("between ") else f"{words} (within {possible})"


def _possible_words(edtf: str) -> str:
    """Return the words for the days that are possible, a long stretch of them by its months."""
    span = Span.from_edtf(edtf) if edtf else None
    if span is None or span.first is None or span.last is None or span.precision in {"month", "year"}:
        return interval_words(edtf)
    return stretch_words(span.first.isoformat(), span.last.isoformat())


def relative_day_words(article: DatedArticle) -> str:
    """Return "day 3 of the story" where nothing gives any article a day of the calendar, else "".

    Parameters
    ----------
    article : DatedArticle
        A row of the table "articles".
    """
    return f"day {article.published_relative} of the story" if article.published_relative > 0 else ""


def dating_words(articles: pd.DataFrame) -> str:
    """Return how many articles are dated how, and what to do; "" where the texts and files give the day of all."""
    is_certain = articles["published"] != ""
    is_likely = ~is_certain & (articles["published_likely"] != "") & (articles["published_share"] >= LIKELY_FROM)
    has_interval = ~is_certain & ~is_likely & (articles["published_edtf"] != "")
    is_relative = articles["published_relative"] > 0
    is_open = ~is_certain & ~is_likely & ~has_interval & ~is_relative
    n_given = int((is_certain & (articles["published_basis"] == "sidecar")).sum())
    if is_certain.all() and not n_given:
        return ""
    given = f" ({n_given} of these given by hand in “sources.csv” and taken as they are)" if n_given else ""
    if is_certain.all():
        return f"Publication days of {number_words(len(articles), 'article')}: all certain{given}."
    relative = (
        f"{is_relative.sum()} only as days of the story, counted from its first article since no text tells a date "
        "with its year, "
    )
    return (
        f"Publication days of {number_words(len(articles), 'article')}: {is_certain.sum()} certain{given}, "
        f"{is_likely.sum()} with a possible day, {has_interval.sum()} only within an interval, "
        f"{relative if is_relative.any() else ''}{is_open.sum()} not known. {DAYS_ARE_ASKED_FOR}"
    )


def corrected_day_words(articles: pd.DataFrame, passages: pd.DataFrame, corrections: pd.DataFrame) -> str:
    """Return of which articles without a certain day a reader corrected that of an event; "" where of none.

    What such an article tells with days counted from its own was wrong by as much: its day settles all of that.
    """
    is_day = corrections["applied"] & corrections["of"].eq("events") & corrections["action"].eq("day")
    corrected = set(corrections.loc[is_day, "members"].explode())
    of_articles = passages.loc[passages["id"].isin(corrected), "article"]
    doubtful = sorted(set(articles.loc[articles["published"].eq("") & articles["id"].isin(of_articles), "id"]))
    if not doubtful:
        return ""
    files = ", ".join(f"“{name}”" for name in doubtful)
    article, its = ("article", "its day") if len(doubtful) == 1 else ("articles", "their days")
    return (
        f"You corrected the day of an event of the {article} {files}, whose own day of publication is not certain: "
        f"{its} in the column “published” of “sources.csv” would correct all other days that follow from it."
    )


DAYS_ARE_ASKED_FOR = (
    "“topics sources” with --ask asks for the few days that settle most others; --between FIRST..LAST says between "
    "which days all of them lie, as in 2021-05-01..2021-06-30."
)
"""What to do where days of publication are not certain, for whoever runs the program."""


def article_names(articles: pd.DataFrame) -> dict[str, str]:
    """Return a short name for each article id: outlet and day where known, else its file; unique."""
    names: dict[str, str] = {}
    uses: Counter[str] = Counter()
    for article in rows(by_day(articles)):
        day = article_day(article)
        name = f"{article.outlet} {day}".strip() if article.outlet else article.id
        uses[name] += 1
        names[article.id] = name if uses[name] == 1 else f"{name} ({uses[name]})"
    return names


def printable(text: str) -> str:
    r"""Return a text as a terminal may get it: what would steer the terminal, or turn the writing, is spelt out.

    >>> printable("a\x1b[2Jb\u202e\n")
    'a\\x1b[2Jb\\u202e\n'
    """
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tabs and line feeds, marks of the direction of writing, and lone surrogates."""
_NAME_BYTES = 80
"""Bytes of UTF-8 in the readable part of a file's name: file systems take 255 in all."""


def file_name(article: str) -> str:
    """Return a file name for an article id: readable, without folders, unique by a short digest."""
    plain = re.sub(r"[^\w.-]+", "_", article).strip("._").encode()[:_NAME_BYTES].decode(errors="ignore")
    return plain if plain == article else f"{plain}-{digest(article)[:8]}"


def by_day(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles by publication day, then by the day of their story, those without one last."""
    days = pd.Series([article_day(article) for article in rows(articles)], index=articles.index, dtype="str")
    of_story = articles["published_relative"].where(articles["published_relative"] > 0)
    order = articles.assign(day=days.where(days != ""), of_story=of_story).sort_values(["day", "of_story", "id"])
    return order.drop(columns=["day", "of_story"])


class CalendarDay(NamedTuple):
    """A day of the proleptic Gregorian calendar, of any year; the year before 1 is 0, the one before -1 (ISO 8601)."""

    year: int
    month: int
    day: int

    @classmethod
    def read(cls, text: str) -> CalendarDay:
        """Return the day written YYYY-MM-DD, or -YYYY-MM-DD before the year 0.

        Examples
        --------
        >>> CalendarDay.read("-0043-03-15")
        CalendarDay(year=-43, month=3, day=15)
        """
        year, month, day = text.rsplit("-", 2)
        return cls(int(year), int(month), int(day))

    @property
    def number(self) -> int:
        """The number of the day, counted on without a break through all years: the calendar repeats after 400."""
        cycles, year = divmod(self.year, _CYCLE_YEARS)
        return cycles * _CYCLE_DAYS + date(year + _CYCLE_YEARS, self.month, self.day).toordinal()

    @property
    def month_words(self) -> str:
        """The short name of the month."""
        return month_abbr[self.month]

    @property
    def year_words(self) -> str:
        """The year, with its era where it could be taken for something else.

        Examples
        --------
        >>> [CalendarDay(year, 1, 1).year_words for year in (2023, 14, 0, -43)]
        ['2023', 'AD 14', '1 BC', '44 BC']
        """
        if self.year >= _PLAIN_YEAR:
            return str(self.year)
        return f"AD {self.year}" if self.year > 0 else f"{1 - self.year} BC"

    @property
    def words(self) -> str:
        """The day in words: "19 Jun 2023"."""
        return f"{self.day} {self.month_words} {self.year_words}"


_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_PLAIN_YEAR = 1000
"""The first year that readers take for a year without being told."""
_NEW_YEAR, _NEW_YEARS_EVE = (1, 1), (12, 31)


def span_words(first: str, last: str, precision: str) -> str:
    """Return the words for two days YYYY-MM-DD: "19 Jun 2023", "Jun 2023", "18–19 Jun 2023", "2020".

    Examples
    --------
    >>> span_words("2023-06-18", "2023-06-19", "span"), span_words("", "", "")
    ('18–19 Jun 2023', 'day unknown')
    """
    if not first or not last:
        return DAY_UNKNOWN
    start, end = CalendarDay.read(first), CalendarDay.read(last)
    if start == end:
        return start.words
    if precision == "year" or (start[1:] == _NEW_YEAR and end[1:] == _NEW_YEARS_EVE):
        return start.year_words if start.year == end.year else f"{start.year_words}–{end.year_words}"
    if start[:2] == end[:2]:
        return f"{end.month_words} {end.year_words}" if precision == "month" else f"{start.day}–{end.words}"
    if start.year == end.year:
        return f"{start.day} {start.month_words} – {end.words}"
    return f"{start.words} – {end.words}"


def stretch_words(first: str, last: str) -> str:
    """Return the words for a stretch of days YYYY-MM-DD: a long one by its months alone, which is all that is read.

    Examples
    --------
    >>> stretch_words("2002-04-14", "2011-12-19"), stretch_words("2011-01-28", "2011-02-05")
    ('between Apr 2002 and Dec 2011', '28 Jan – 5 Feb 2011')
    """
    start, end = CalendarDay.read(first), CalendarDay.read(last)
    if end.number - start.number + 1 < _LONG_STRETCH_DAYS:
        return span_words(first, last, "span")
    begins = start.month_words if start.year == end.year else f"{start.month_words} {start.year_words}"
    return f"between {begins} and {end.month_words} {end.year_words}"


_LONG_STRETCH_DAYS = 92
"""Days from which (inclusive) a stretch is told by its months."""


def column_name(name: str) -> str:
    """Return what a column is called where a reader sees it.

    >>> column_name("n_sources"), column_name("my_own")
    ('independent sources', 'my own')
    """
    return COLUMN_NAMES.get(name, name.replace("_", " "))


def size_words(n_bytes: float) -> str:
    """Return a size in words.

    >>> [size_words(n) for n in (20, 23_400, 99_999, 100_000, 3_100_000)]
    ['1 kB', '23 kB', '100 kB', '0.1 MB', '3.1 MB']
    """
    if n_bytes < _MEGABYTE / 10:
        return f"{max(round(n_bytes / 1000), 1)} kB"
    return f"{n_bytes / _MEGABYTE:,.1f} MB"
