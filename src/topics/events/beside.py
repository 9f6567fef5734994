"""Beside an event: what is about its days and its matter, but does not tell it.

Statements are joined directly or through others, and what no sentence of its own tells goes with what is nearest. So
an event can hold sentences that tell something else of the same days. Those that can stand alone become details of
the event; the others stay with it and count for nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from topics.events.happenings import OF_CHANGE, OF_SPEECH, Happening
from topics.events.headlines import best_statement, can_lead
from topics.events.likenesses import Likenesses
from topics.events.statements import NEAREST, Statement
from topics.events.wording import content_words
from topics.settings import TimelineSettings
from topics.ties import DIGITS

_COMMON_WORDS = 3
"""Words in common that belong to no name, inclusive, from which two sentences tell the same."""
_OWN_WORDS = 2
"""How many of these, inclusive, are not words of the whole story."""
_USUAL, _IN_SEVERAL = 0.25, 5
"""Share of the articles, and number of them, inclusive, in which a word stands that is of the whole story: that two
sentences have it tells nothing of what they are about."""
_BY_MEANING_ALONE = 0.05
"""By how much more alike two sentences must be, inclusive, that have no count and no word in common but the story's."""
_OF_ONE_PERSON = 0.05
"""By how much less alike two sentences need be that name one person."""
_VOICES = 30
"""Sentences of one thing, at most, with which another is compared; bounds the work on what thousands tell."""
_DETAILS = 12
"""Details, at most, that are set apart; what is left over stays beside the event."""


@dataclass(frozen=True)
class Telling:
    """What decides whether two statements tell the same.

    Parameters
    ----------
    likenesses : Likenesses or None
        Of their sentences; None where only acts and words are compared.
    settings : TimelineSettings
        Its ``same`` is used: how alike two sentences are that tell the same whatever their words.
    usual : frozenset of str, optional
        Words of the whole story, from ``usual_words``.
    """

    likenesses: Likenesses | None
    settings: TimelineSettings
    usual: frozenset[str] = frozenset()

    def is_same(self, one: Statement, other: Statement) -> bool:
        """Return whether two statements have an act, words or their meaning in common; that both speak is none."""
        shared = (one.acts & (other.acts | other.words) | other.acts & one.words) - OF_SPEECH
        if shared - OF_CHANGE:
            return True
        names = one.people | other.people | one.places | other.places
        common = (one.words & other.words) - {word for name in names for word in content_words(name)} - OF_SPEECH
        own = common - self.usual
        if shared and own - OF_CHANGE:
            return True
        if len(common) >= _COMMON_WORDS and len(own) >= _OWN_WORDS:
            return True
        alike = self.likenesses.alike(one.sentence.quote, other.sentence.quote) if self.likenesses else None
        counts = _counts_in(one.sentence.quote) & _counts_in(other.sentence.quote)
        least = self.settings.same + (0 if own or counts else _BY_MEANING_ALONE)
        least -= _OF_ONE_PERSON if one.people & other.people else 0
        return alike is not None and alike >= round(least, DIGITS)

    def is_about(self, group: Sequence[Statement], whole: Sequence[Statement]) -> bool:
        """Return whether statements name somebody or somewhere that others do, or have words of their own in common.

        Words of the whole story, and of speech, tell nothing of that.
        """
        for names in (_people_of, _places_of):
            if not names(group).isdisjoint(names(whole)):
                return True
        common = _words_of(group) & _words_of(whole)
        return len(common - self.usual - OF_SPEECH) >= _COMMON_WORDS

    def is_told(self, one: Statement, group: Sequence[Statement]) -> bool:
        """Return whether a statement tells the same as any of the first of a group."""
        return any(self.is_same(one, other) for other in group[:_VOICES])


def _people_of(statements: Sequence[Statement]) -> frozenset[str]:
    return frozenset().union(*(item.people | frozenset(item.taking_part) for item in statements))


def _places_of(statements: Sequence[Statement]) -> frozenset[str]:
    return frozenset().union(*(item.places for item in statements))


def _words_of(statements: Sequence[Statement]) -> frozenset[str]:
    return frozenset().union(*(item.words for item in statements))


def _counts_in(quote: str) -> set[int]:
    """Return the numbers of a sentence that are neither days of a month nor years."""
    return {int(digits.replace(",", "")) for digits in _NUMBER.findall(quote) if not _MAY_BE_DATE.fullmatch(digits)}


_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,])\d{2,9}(?![\d,])")
_MAY_BE_DATE = re.compile(r"[0-2]\d|3[01]|[12]\d{3}")
"""Digits that can be a day of a month or a year."""


def usual_words(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the words that so many of the articles use in some of these statements that they are the story's own."""
    using: dict[str, set[str]] = defaultdict(set)
    articles: set[str] = set()
    for item in statements:
        articles.add(item.article)
        for word in item.words:
            using[word].add(item.article)
    least = max(_IN_SEVERAL, _USUAL * len(articles))
    return frozenset(word for word, own in using.items() if len(own) >= least)


def set_apart(happening: Happening, telling: Telling) -> list[Happening]:
    """Return a happening without what tells something else of its days, and that as details of it.

    Parameters
    ----------
    happening : Happening
        Its statements, joined.
    telling : Telling
        Decides what tells the same.

    Returns
    -------
    list of Happening
        The happening, first, and its details. All statements are in one of these.
    """
    leading = [item for item in happening.members if can_lead(item)]
    if not leading:
        return [happening]
    groups = _groups(happening, leading, telling)
    inside = {item.key for group in groups for item in group}
    beside: list[Statement] = []
    for item in happening.members:
        if item.key in inside:
            continue
        group = next((one for one in groups if telling.is_told(item, one)), None)
        if item.counts and group is not None:
            group.append(item)
        else:
            beside.append(item if not item.counts else item.because(NEAREST))
    whole, *others = sorted(groups, key=lambda group: -len({item.article for item in group}))
    kept = replace(_of(whole), name=happening.name, part_of=happening.part_of).with_members(beside, "")
    part_of = happening.part_of or kept.members[0].passage
    apart = [(group, part_of if telling.is_about(group, kept.members) else happening.part_of) for group in others]
    return [kept, *(replace(_of(group), part_of=whole_of) for group, whole_of in apart)]


def _groups(happening: Happening, leading: Sequence[Statement], telling: Telling) -> list[list[Statement]]:
    """Return the statements that can stand alone in groups that tell the same, that of the headline first.

    A statement of a period that holds the days of the happening opens none: it may be about any day of it.
    """
    opening = best_statement(happening.members)
    left = list(leading)
    groups: list[list[Statement]] = []
    while left and len(groups) <= _DETAILS:
        group = _telling_the_same(opening, left, telling)
        groups.append(group)
        inside = {item.key for item in group}
        left = [item for item in left if item.key not in inside and item.days.length <= happening.days.length]
        opening = left[0] if left else opening
    return groups


def _of(group: Sequence[Statement]) -> Happening:
    """Return the happening that some statements tell, in their order."""
    return Happening.of(sorted(group, key=lambda item: item.key))


def _telling_the_same(opening: Statement, statements: Sequence[Statement], telling: Telling) -> list[Statement]:
    """Return those of some statements that tell the same as one of them, directly or through others; that one first."""
    group = [opening]
    left = [item for item in statements if item is not opening]
    is_growing = True
    while is_growing and left:
        is_growing = len(group) < _VOICES
        joined = [item for item in left if telling.is_told(item, group)]
        group += joined
        inside = {item.key for item in joined}
        left = [item for item in left if item.key not in inside]
        is_growing = is_growing and bool(joined)
    return group
