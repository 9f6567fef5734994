"""What readers are shown for an article, a method, a span of days: one wording for figures and page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from topics.engine.keys import digest
from topics.output.tables import rows

if TYPE_CHECKING:
    import pandas as pd

METHOD_NAMES = {"codebook": "codebook", "tfidf": "TF-IDF clusters", "bertopic": "BERTopic"}


def method_name(method: str) -> str:
    """Return the name of a method for readers."""
    return METHOD_NAMES.get(method, method)


def number_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}{'s' * (number != 1)}"


def article_names(articles: pd.DataFrame) -> dict[str, str]:
    """Return a short name for each article id: outlet and day where known, else its file; unique."""
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for article in rows(by_day(articles)):
        day = article.published or article.published_edtf
        name = f"{article.outlet} {day}".strip() if article.outlet else article.id
        taken[name] += 1
        names[article.id] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names


def safe_name(article: str) -> str:
    """Return a file name for an article id: readable, without folders, unique by a short digest."""
    plain = re.sub(r"[^\w.-]+", "_", article).strip("._")[:80]
    return plain if plain == article else f"{plain}-{digest(article)[:8]}"


def by_day(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles by publication day, those without one last."""
    days = articles["published"].where(articles["published"] != "", articles["published_edtf"])
    order = articles.assign(day=days.where(days != "", "~")).sort_values(["day", "id"], kind="stable")
    return order.drop(columns="day")


def span_words(first: str, last: str, precision: str) -> str:
    """Return the words for two days YYYY-MM-DD, "day unknown" where they are empty."""
    if not first or not last:
        return "day unknown"
    return day_words(date.fromisoformat(first), date.fromisoformat(last), precision)


def day_words(first: date, last: date, precision: str) -> str:
    """Return the span in words: "19 Jun 2023", "Jun 2023", "18–19 Jun 2023", "2020".

    Examples
    --------
    >>> day_words(date(2023, 6, 18), date(2023, 6, 19), "span")
    '18–19 Jun 2023'
    """
    start, end = (f"{day.day} {day:%b} {day.year}" for day in (first, last))
    if first == last:
        return start
    if precision == "year" or (first.timetuple().tm_yday == 1 and (last.month, last.day) == (12, 31)):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%b} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {end}"
    return f"{start} – {end}"
