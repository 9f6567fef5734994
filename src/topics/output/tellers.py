"""Who tells an event, in words that page, exports and terminal share: outlets, articles whose outlet is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from topics.output.wording import is_weak, number_words

if TYPE_CHECKING:
    import pandas as pd


class CountedEvent(Protocol):
    """The fields of an event that count who tells it."""

    n_articles: int
    n_outlets: int
    n_unknown_outlets: int
    n_sources: int
    n_weak_sources: int
    n_announcing: int


def source_words(event: CountedEvent) -> str:
    """Return how many tell an event, with weak sources, articles whose outlet is not known and who only announced it.

    Articles of one outlet, and reprints, are one independent source; where that takes nothing away from what is
    counted already, it is not said.

    Parameters
    ----------
    event : CountedEvent
        A row of the table "events".

    Examples
    --------
    >>> from types import SimpleNamespace as Event
    >>> def words(articles, outlets, unknown, sources):
    ...     return source_words(Event(n_articles=articles, n_outlets=outlets, n_unknown_outlets=unknown,
    ...                               n_sources=sources, n_weak_sources=0, n_announcing=0))
    >>> words(4, 0, 4, 4), words(4, 0, 4, 3)
    ('4 articles, outlets not known', '4 articles, outlets not known; 3 independent sources')
    >>> words(6, 3, 2, 5), words(3, 2, 0, 2)
    ('3 outlets and 2 articles whose outlet is not known', '3 articles, 2 independent sources')
    """
    announced = _announced_words(event)
    return f"{_all_telling_words(event)}, {announced}" if announced else _all_telling_words(event)


def _all_telling_words(event: CountedEvent) -> str:
    """Return how many tell an event."""
    articles = number_words(event.n_articles, "article")
    independent = number_words(event.n_sources, "independent source")
    n_weak, n_unknown = max(event.n_weak_sources, 0), max(event.n_unknown_outlets, 0)
    weak = f", {number_words(n_weak, 'weak source')}" if n_weak else ""
    if not n_unknown:
        return f"{articles}, {independent}{weak}"
    counted = told_by(event.n_articles, event.n_outlets, n_unknown)
    return f"{counted}; {independent}{weak}" if _has_copies(event) else f"{counted}{weak}"


def _has_copies(event: CountedEvent) -> bool:
    """Return True where outlets and articles of unknown outlets are more than the sources that they are."""
    counted = event.n_outlets + max(event.n_unknown_outlets, 0)
    return counted != event.n_sources + max(event.n_weak_sources, 0)


def _announced_words(event: CountedEvent) -> str:
    """Return how many further sources only announced an event before others reported it; "" for none."""
    return f"{event.n_announcing} announced it before" if event.n_announcing > 0 else ""


def told_by(n_articles: int, n_outlets: int, n_unknown: int) -> str:
    """Return the known outlets, and the articles whose outlet is not known, in words."""
    if n_unknown >= n_articles:
        return f"{number_words(n_articles, 'article')}, {'outlet' if n_articles == 1 else 'outlets'} not known"
    unknown = f"{number_words(n_unknown, 'article')} whose outlet is not known"
    return f"{number_words(n_outlets, 'outlet')} and {unknown}" if n_outlets else unknown


def short_source_words(event: CountedEvent) -> str:
    """Return how many tell an event, as short as a list has room for: "23 articles", "1 source, 2 announced it before".

    Parameters
    ----------
    event : CountedEvent
        A row of the table "events".
    """
    return ", ".join(filter(None, (telling_words(event), _announced_words(event))))


def telling_words(event: CountedEvent) -> str:
    """Return how many tell an event, those that only announced it left out.

    Outlets and articles of unknown outlets are told apart where each of them is a source by itself; where some are
    copies of others, their sources are counted.
    """
    weak = f", {event.n_weak_sources} weak" if event.n_weak_sources > 0 else ""
    if event.n_unknown_outlets <= 0 or _has_copies(event):
        return f"{number_words(event.n_sources, 'source')}{weak}"
    if event.n_outlets <= 0:
        return f"{number_words(event.n_articles, 'article')}{weak}"
    unknown = number_words(event.n_unknown_outlets, "article")
    return f"{number_words(event.n_outlets, 'outlet')}, {unknown}{weak}"


def outlet_words(articles: pd.DataFrame) -> str:
    """Return how articles without an outlet and those of weak sources are counted; "" where there are none."""
    n_unknown, n_weak = int((articles["outlet"] == "").sum()), int(articles["weight"].map(is_weak).sum())
    sentences = []
    if n_unknown:
        which = "no article" if n_unknown == len(articles) else f"{n_unknown} of {len(articles)} articles"
        known = "known" if n_unknown == len(articles) else "not known"
        sentences.append(f"The outlet of {which} is {known}: each of these counts by itself.")
    if n_weak:
        sentences.append(f"{number_words(n_weak, 'article')} of weak sources count apart.")
    return " ".join(sentences)


def copy_words(articles: pd.DataFrame) -> str:
    """Return how many articles are copies or reprints of others and how these are counted; "" where there are none."""
    n_copies = int((articles["reprint_of"] != "").sum())
    if not n_copies:
        return ""
    if n_copies == 1:
        return "1 of them is a copy or reprint of another: the two are one source."
    return f"{n_copies} of them are copies or reprints of others: each group of them is one source."


def unnamed_words(articles: pd.DataFrame) -> str:
    """Return what to do about articles without an outlet, for whoever runs the program; "" where there are none."""
    n_unknown = int((articles["outlet"] == "").sum())
    if not n_unknown:
        return ""
    return (
        f"The outlet of {number_words(n_unknown, 'article')} is not known: name it in “sources.csv”, so that articles "
        "of one outlet count once."
    )
