"""Names that are words of the calendar, too: June Berg and Theresa May are no months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from topics.english.calendar import MONTHS
from topics.english.sentence_parts import BEFORE_MONTHS
from topics.english.words import split_words
from topics.events.dated_clauses import Expression
from topics.events.people.actors import Mention, Mentions
from topics.events.sentences import Sentence


def without_persons(
    sentences: Sequence[Sentence], expressions: Mapping[str, Sequence[Expression]], mentions: Mentions
) -> dict[str, Sequence[Expression]]:
    """Return the expressions of an article without single words for a month that are names there.

    Such a word is one within the name of a person ("Theresa May"), and where somebody of the article has it as first
    or last name ("June Berg") and no word before it makes it a month: "She walked over to June", not "in June".

    Parameters
    ----------
    sentences : sequence of Sentence
        The sentences of the article.
    expressions : mapping of str to sequence of Expression
        The expressions of its passages.
    mentions : mapping of str to sequence of Mention
        Who is named in each of its passages.
    """
    own = [(item.passage, item.quote) for item in sentences if item.passage in expressions]
    months = {passage for passage, _ in own if any(_is_month(item) for item in expressions[passage])}
    if not months:
        return {passage: expressions[passage] for passage, _ in own}
    called = {word for item in sentences for word in _names_in(item.quote, mentions[item.passage])}
    kept: dict[str, Sequence[Expression]] = {}
    for passage, quote in own:
        left = [item for item in expressions[passage] if not _is_name(item, quote, mentions[passage], called)]
        if left:
            kept[passage] = left
    return kept


def _names_in(quote: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the words for a month that are names here: within that of a person, or right before another one."""
    for match in _MONTH.finditer(quote):
        stands_free = BEFORE_MONTHS.isdisjoint(split_words(quote[: match.start()])[-1:])
        for item in mentions:
            is_within = _is_part_of(item, match.start(), match.end())
            is_first = stands_free and item.start == match.end() + 1 and item.kind in {"person", "thing"}
            if is_within or is_first:
                yield match[0].lower()


_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(word.capitalize() for word in MONTHS if word.isalpha()))})\b(?!\.)")


def _is_part_of(mention: Mention, start: int, stop: int) -> bool:
    """Return whether a word is in the name of a person, or the last one of what may be one: "Theresa May"."""
    is_within = mention.start <= start and stop <= mention.stop
    may_be_person = mention.kind == "thing" and mention.start < start and stop == mention.stop
    return is_within and (mention.kind == "person" or may_be_person)


def _is_month(expression: Expression) -> bool:
    return expression.text.lower() in MONTHS and expression.at >= 0


def _is_name(expression: Expression, quote: str, mentions: Sequence[Mention], called: Set[str]) -> bool:
    """Return whether a word for a month is the name of a person."""
    if not _is_month(expression):
        return False
    stop = expression.at + len(expression.text)
    if any(_is_part_of(item, expression.at, stop) for item in mentions):
        return True
    before = split_words(quote[: expression.at])[-1:]
    return expression.text.lower() in called and not BEFORE_MONTHS.intersection(before)
