"""Statements by hand, for tests of what is done with them."""

from datetime import date

from topics.dates.spans import Span
from topics.events.dated_clauses import Expression
from topics.events.sentences import Sentence
from topics.events.statements import Statement
from topics.events.wording import content_words
from topics.records import Status


def days_of(first, last="", precision=""):
    """Return the span of a day, or from one to another."""
    start, stop = date.fromisoformat(first), date.fromisoformat(last or first)
    return Span(start, stop, precision or ("span" if last else "day"))


def make_statement(  # noqa: PLR0913 every field of a statement, all optional
    text,
    first="2021-06-09",
    last="",
    *,
    article="a",
    position=0,
    kind="sentence",
    precision="",
    status=Status.REPORTED,
    people=(),
    places=(),
    date_text="",
    guessed=False,
    follows="",
    words=None,
    acts=(),
):
    """Return a statement that a whole sentence makes; its passage stands at ten times its position."""
    start = 10 * position
    passage = f"{article}:{start}-{start + len(text)}"
    sentence = Sentence(passage, article, f"{article}.txt", start, start + len(text), text, text, kind, position)
    return Statement(
        sentence=sentence,
        expression=Expression(days_of(first, last, precision), date_text, guessed=guessed),
        clause=text,
        status=status,
        people=frozenset(people),
        principal=next(iter(people), ""),
        places=frozenset(places),
        words=frozenset(content_words(text) if words is None else words),
        basis="",
        follows=follows,
        acts=frozenset(acts),
    )
