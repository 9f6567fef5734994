"""What is not told: dated sentences of which no event was made, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from topics.events.happenings import Happening
from topics.events.headlines import best_statement, is_doubtful, tells
from topics.events.statements import Statement
from topics.records import Status, UntoldRow
from topics.settings import TimelineSettings

VIEW = "it only hands on what somebody thinks or says of something"
CARRIED = "it names no day: that of a sentence before it is only likely its own"
UNCLEAR = "no sentence of it stands alone: who did what must be read in its article"
DOUBTED = "one article alone tells it, in words that say too little without the rest of it"
LONE = "one source alone tells it in passing, long after, and names no month"
UNPLACED = "its day follows from that of its article, which is too uncertain; give that one, and this can be told"
REMARKED = (
    "its day is that of a state, a wish, a denial or a question, is only compared with, or says which thing is meant"
)
REASONS = (VIEW, CARRIED, UNCLEAR, DOUBTED, LONE, UNPLACED, REMARKED)
"""Why dated sentences make no event, in words for readers."""


def other_happenings(statements: Iterable[Statement], happenings: Iterable[Happening]) -> list[Happening]:
    """Return what no happening holds, each sentence once, by day.

    Parameters
    ----------
    statements : iterable of Statement
        What articles tell of days that are too uncertain for an event, or remark about days.
    happenings : iterable of Happening
        All others: what they hold is listed with them.
    """
    listed = {item.passage for happening in happenings for item in happening.members}
    by_quote: dict[str, dict[str, Statement]] = {}
    for item in sorted(statements, key=lambda item: item.key):
        if item.passage not in listed:
            by_quote.setdefault(item.sentence.quote, {}).setdefault(item.passage, item)
    wholes = [Happening.of([*members.values()]) for members in by_quote.values()]
    return sorted(wholes, key=lambda item: (*item.days.bounds, item.members[0].key))


def untold_row(happening: Happening) -> UntoldRow:
    """Return the row of the table "untold" for a happening of which no event is made.

    Parameters
    ----------
    happening : Happening
        Its sentences and days.
    """
    best = best_statement(happening.members)
    first, last = happening.days.bounds
    sentence = best.sentence
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "edtf": happening.days.edtf,
        "status": Status.REPORTED if happening.status == Status.REMARK else happening.status,
        "n_articles": len(happening.articles),
        "passage": sentence.passage,
        "article": sentence.article,
        "source": sentence.source,
        "start": sentence.start,
        "stop": sentence.stop,
        "quote": sentence.quote,
        "found_text": sentence.found_text,
        "date_text": best.expression.text,
        "why": _reason(happening.members),
    }


def is_lone_and_doubtful(happening: Happening, n_articles: int) -> bool:
    """Return whether one article of a corpus that is not small tells it, in words that are rather unfit to print."""
    return n_articles > _SMALL_CORPUS and is_doubtful(happening.members)


def is_lone_background(happening: Happening, n_sources: int, n_articles: int, settings: TimelineSettings) -> bool:
    """Return whether a happening is a remark of too few sources on a year long past.

    Parameters
    ----------
    happening : Happening
        Its status and days.
    n_sources, n_articles : int
        Independent sources that tell it, and articles of the corpus: in a small one, every source counts.
    settings : TimelineSettings
        Its ``background_sources`` is used.
    """
    is_passing = happening.status == Status.BACKGROUND and happening.days.precision in _COARSE
    return is_passing and n_articles > _SMALL_CORPUS and n_sources < settings.background_sources


_COARSE = frozenset({"year", "decade", "century", "span"})
"""Precisions of days that name no month."""
_SMALL_CORPUS = 20
"""Articles, inclusive, up to which a corpus is small."""


def _reason(members: Sequence[Statement]) -> str:
    """Return why statements make no event."""
    best = best_statement(members)
    if best.expression.likeliest is not None and best.days != best.expression.likeliest:
        return UNPLACED
    if best.status == Status.REMARK:
        return REMARKED
    if tells(members):
        return DOUBTED if is_doubtful(members) else LONE
    if best.is_comment:
        return VIEW
    return CARRIED if best.line and best.follows else UNCLEAR
