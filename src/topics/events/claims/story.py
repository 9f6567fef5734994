"""Claims about a story's own things, which need no day of their own: how many were aboard, what it cost, how far it is.

Such a claim is about the thing that its words name. Two meet where what is counted or measured is the same and
the words around it are alike; words and names that most articles of the story use count for little, and a rare
name that only one of the two sentences has sets it apart.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf, log
from typing import ClassVar, NamedTuple

from topics.english.clauses import read_sentence
from topics.english.data import alternatives
from topics.english.happenings import SPEECH_VERBS
from topics.english.names import PARTICLES
from topics.english.numbers import NUMBER_WORDS, SCALES
from topics.english.quantities import UNITS, Quantity
from topics.english.verb_groups import VerbGroup
from topics.events.claims.sameness import OneOfItsClass
from topics.events.people.actors import Mention
from topics.events.sentences import Sentence
from topics.events.wording import content_words
from topics.records import ClaimKind

_WINDOW = 15
"""Words on either side of a claim that tell what it is about."""
_ROW = 4
"""Words of a passage, inclusive, up to which it is the row of a table or a label, and its title says what of."""
_REACH = 60
"""Characters before a name in which a verb of its speaking stands."""
_COMMON = 0.25
"""Share of the articles from which (inclusive) a name is one of the story's own, and sets no claim apart."""
_STARTS = re.compile(r"\S+")
_CELL_WORDS = re.compile(r"\w[\w.,'’-]*")
"""Words of a row, without the strokes between its cells."""
_LISTINGS = ("including", "such as", "among them")
_LISTED = re.compile(rf"\b(?:{'|'.join(_LISTINGS)})\b", re.IGNORECASE)
"""Words after which names are only examples of what is counted."""
_LONGEST_LISTING = 12
"""Characters within which they stand, and the border of a word behind them."""
_SPOKEN_BY = re.compile(rf"\b(?:according to|told|{alternatives(SPEECH_VERBS)})\s(?:[\w'’-]+\s){{0,2}}$", re.IGNORECASE)
_SPEAKS = re.compile(rf",?\s(?:[\w'’-]+\s){{0,2}}?(?:{alternatives(SPEECH_VERBS)})\b", re.IGNORECASE)
"""A name before or after which somebody speaks tells whose word it is, not what it is about."""
UNIT_WORDS = frozenset(content_words(" ".join(word for unit in UNITS for word in unit.words)))
"""Content words of units of measurement."""
_NUMBERS = frozenset(content_words(" ".join([*NUMBER_WORDS, *SCALES, "billion", "trillion"])))
"""Words of numbers and units, which tell nothing of the thing that is measured."""
_NO_THINGS = UNIT_WORDS | _NUMBERS
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?[a-z]+s\b)")
_RESTATES = re.compile(r"\s?\(\s?(?:some |about |around |roughly |or |nearly |more than |over )?$")


@dataclass(frozen=True, slots=True)
class StoryClaim:
    """What one sentence says about one thing of the story.

    Parameters
    ----------
    kind : StoryKind
        Which kind of claim it is.
    topic : tuple
        What is the same for all claims about one thing.
    value : str
        What is said, for a reader.
    low, high : float
        The least and the most that the words allow.
    sentence : Sentence
        Where it is said.
    near : frozenset of str
        Content words around it, without its own.
    names : frozenset of str
        Who and what is named around it.
    days : tuple of (int, int)
        Ordinals of the days that the sentence names, first and last of each.
    published : int
        Ordinal of the publication day of its article, 0 where unknown.
    side : str
        What is said where that is no number: a direction, a nation.
    at : int
        Where it stands in its sentence, in characters; -1 where it is of the whole.
    is_planned : bool
        Whether it is said of what was still to come.
    of : str
        Whose or what for its thing is, where that is said: claims that are of two such are not of one thing.
    """

    kind: StoryKind
    topic: tuple[str, ...]
    value: str
    low: float
    high: float
    sentence: Sentence
    near: frozenset[str]
    names: frozenset[str]
    days: tuple[tuple[int, int], ...] = ()
    published: int = 0
    side: str = ""
    at: int = -1
    is_planned: bool = False
    of: str = ""

    def agrees(self, other: StoryClaim) -> bool:
        """Return whether both can be true of one thing."""
        return self.low <= other.high and other.low <= self.high


class NamedDay(NamedTuple):
    """Days that a sentence names: where the words for them stand in it, and the ordinals of the first and the last."""

    start: int
    stop: int
    first: int
    last: int


@dataclass(frozen=True)
class Reading:
    """A sentence as the kinds of claims read it.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    quantities : tuple of Quantity
        Its numbers.
    mentions : sequence of Mention
        Who and what is named in it.
    days : tuple of (int, int)
        Ordinals of the days that it names.
    published : int
        Ordinal of the publication day of its article, 0 where unknown.
    named_days : tuple of NamedDay
        All days that its words name, months and years too.
    title : str
        The title of its article, which says what the row of a table is about.
    """

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    mentions: Sequence[Mention]
    days: tuple[tuple[int, int], ...]
    published: int = 0
    named_days: tuple[NamedDay, ...] = ()
    title: str = ""

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.sentence.quote

    @cached_property
    def verbs(self) -> tuple[VerbGroup, ...]:
        """Its verb groups, in order."""
        return read_sentence(self.text).groups

    @cached_property
    def low(self) -> str:
        """The words of the sentence in small letters."""
        return self.text.lower()

    @cached_property
    def told(self) -> tuple[Quantity, ...]:
        """Its numbers, those in brackets left out that only give the one before in another unit or currency."""
        return tuple(self._restated)

    def is_restated(self, quantity: Quantity) -> bool:
        """Return whether brackets behind one of the numbers that are told give it in another unit or currency."""
        return self._restated.get(quantity, False)

    @cached_property
    def _restated(self) -> dict[Quantity, bool]:
        """Its numbers without those that restate another one, each with whether one of these does so with it."""
        kept: dict[Quantity, bool] = {}
        last: Quantity | None = None
        for quantity in self.quantities:
            if (
                last
                and last.measures == quantity.measures
                and _RESTATES.fullmatch(self.text[last.stop : quantity.start])
            ):
                kept[last] = True
                continue
            kept[quantity] = False
            last = quantity
        return kept

    def around(self, start: int, stop: int) -> frozenset[str]:
        """Return the content words near a part of the sentence, without those in it."""
        words = self._known.get((start, stop))
        if words is None:
            words = self._known[start, stop] = self._words_around(start, stop)
        return words

    @cached_property
    def _known(self) -> dict[tuple[int, int], frozenset[str]]:
        """The content words near the parts that were asked about: several kinds of claims stand at one name."""
        return {}

    def _words_around(self, start: int, stop: int) -> frozenset[str]:
        before = " ".join(self.text[:start].rsplit(maxsplit=_WINDOW)[-_WINDOW:])
        if self._is_short:
            before = f"{self.title} . {before}"
        after = " ".join(self.text[stop:].split(maxsplit=_WINDOW)[:_WINDOW])
        words = frozenset(content_words(f"{before} . {after}")) - _NO_THINGS
        return words.union(_years_in(before), _years_in(after))

    def names_around(self, start: int, stop: int) -> frozenset[str]:
        """Return who and what is named near a part of the sentence."""
        words = self._starts
        before, after = bisect_left(words, start) - _WINDOW, bisect_left(words, stop) + _WINDOW
        first = words[before] if before >= 0 else 0
        last = words[after] if after < len(words) else len(self.text)
        listed = self._lists and _LISTED.search(self.text, stop, max(last, stop) + _LONGEST_LISTING)
        last = min(last, listed.start()) if listed else last
        return frozenset(item.actor for item in self._named if first <= item.start < last)

    @cached_property
    def _lists(self) -> bool:
        """Whether it has words after which names can be only examples."""
        return any(words in self.low for words in _LISTINGS)

    @cached_property
    def _is_short(self) -> bool:
        """Whether the sentence is so short that only the title says what it is about."""
        return len(_CELL_WORDS.findall(self.text)) <= _ROW

    @cached_property
    def _starts(self) -> list[int]:
        """Where the words of the sentence begin."""
        return [match.start() for match in _STARTS.finditer(self.text)]

    @cached_property
    def _named(self) -> list[Mention]:
        """Who and what is named, but for those whose word it only is."""
        return [item for item in self.mentions if is_name(item) and not self._speaks(item)]

    def _speaks(self, mention: Mention) -> bool:
        """Return whether a name only tells whose word it is."""
        before = self.text[max(0, mention.start - _REACH) : mention.start]
        return bool(_SPOKEN_BY.search(before) or _SPEAKS.match(self.text, mention.stop))


def _years_in(text: str) -> list[str]:
    """Return the years that a text names by a number."""
    return _YEAR.findall(text) if "19" in text or "20" in text else []


def is_name(mention: Mention) -> bool:
    """Return whether a mention is a name by itself, and of more than a letter: not "Danish officials"."""
    words = mention.actor.split()
    is_common = any(word.islower() and word not in PARTICLES for word in words)
    return mention.basis == "name" and len(mention.actor) > 1 and not is_common


class StoryKind(OneOfItsClass, ABC):
    """One kind of claim about a story's things; a subclass reads it, and says what is one thing."""

    name: ClassVar[ClaimKind]
    """Its name in the table "claims"."""
    likeness: ClassVar[float] = 0.4
    """How alike the words around two claims about one thing are, at least: 0 to 1."""
    likeness_of_day: ClassVar[float] = 1.0
    """The same, where it is less, of two claims that name one day and one place or body."""
    most_apart: ClassVar[float] = 3.0
    """How many times the smaller of two values the larger is, at most, if they are of one thing."""
    most_apart_if_alike: ClassVar[float] = 0.0
    """The same where the words around two claims are plainly alike; 0: no more than otherwise."""
    most_values: ClassVar[int] = 4
    """Different values of one thing, at most, if it was not counted again and again."""
    of_one_day: ClassVar[bool] = True
    """Whether sentences that name different days speak of different things."""
    joins_equals: ClassVar[bool] = False
    """Whether two claims of one topic and one telling number are of one thing, however they are worded."""
    joins_usual: ClassVar[bool] = False
    """Whether a number near the one that most articles give for the topic is of the same thing."""
    may_grow: ClassVar[bool] = True
    """Whether the number is one that grows while a story goes on."""
    is_set_right: ClassVar[bool] = False
    """Whether an outlet that tells it otherwise later on has set it right."""
    names_count: ClassVar[bool] = True
    """Whether a rare name beside only one of two claims sets them apart."""
    owners_count: ClassVar[bool] = True
    """Whether two claims that share none of their names are of different things, however usual the names are."""
    most_days: ClassVar[int] = 3650
    """Days between two articles, at most, that speak of one thing without naming its day."""
    same_news: ClassVar[int] = 90
    """Days between two articles, at most, in which a growing number is told anew; later on it is another one."""
    within_sentence: ClassVar[bool] = False
    """Whether the two claims of one sentence are of one thing."""
    within_article: ClassVar[bool] = False
    """Whether two different numbers of one article are likely of one thing."""
    least_shared: ClassVar[int] = 1
    """Words around two claims of one thing that they have in common, at least."""
    weighs_words: ClassVar[bool] = True
    """Whether words around its claims count for how common they are; not of names and of what
    few sentences have, by which the words of a corpus would weigh otherwise."""
    is_of_numbers: ClassVar[bool] = False
    """Whether it is read off the quantities of a sentence: one without numbers claims nothing of this kind."""

    @abstractmethod
    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield what a sentence claims of this kind."""

    def differ(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two claims about one thing cannot both be true."""
        return not one.agrees(other)

    def may_differ(self, claims: Sequence[StoryClaim]) -> bool:
        """Return whether two of some claims can differ: not where one number is within what all words allow."""
        if type(self).differ is not StoryKind.differ:
            return True
        return max(claim.low for claim in claims) > min(claim.high for claim in claims)

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two values are near enough to be of one thing."""
        return times_apart(one, other) <= self.most_apart

    def told(self, claim: StoryClaim) -> Hashable:
        """Return what a claim says, by which those that say the same are told from others."""
        return claim.side or (claim.low, claim.high)

    @abstractmethod
    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what a disagreement is about, for a reader."""

    def claim(
        self,
        reading: Reading,
        topic: tuple[str, ...],
        value: str,
        span: tuple[int, int],
        numbers: tuple[float, float],
        *,
        without: Iterable[str] = (),
    ) -> StoryClaim:
        """Return a claim that stands at a part of a sentence; the words ``without`` tell nothing of its thing."""
        near = reading.around(*span)
        if without:
            near = near.difference(content_words(" ".join(without)))
        names = reading.names_around(*span)
        said = self, topic, value, *numbers, reading.sentence, near, names, reading.days, reading.published
        return StoryClaim(*said, at=span[0])

    def moved(self, claim: StoryClaim, sentence: Sentence) -> StoryClaim:
        """Return a claim of this kind as another sentence of the same words makes it."""
        return replace(claim, sentence=sentence)


class NamedKind(StoryKind):
    """A kind of claim whose topic alone says that two are of one thing: a name, or a name and what is said of it."""

    likeness = 0.0
    least_shared = 0
    of_one_day = False
    names_count = False
    may_grow = False

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of one thing: any two of one topic are."""
        return True


def times_apart(one: StoryClaim, other: StoryClaim) -> float:
    """Return how many times the smaller of two values the larger is, as near each other as their words allow."""
    smaller = min(one.high, other.high)
    return max(one.low, other.low) / smaller if smaller else inf


class Commonness:
    """How common words and names are in a corpus: what is rare tells things apart.

    Parameters
    ----------
    claims : sequence of StoryClaim
        All claims of a corpus: how common a word is counts around them.
    naming : mapping of str to int
        In how many articles each name stands.
    n_articles : int
        Number of articles.
    """

    def __init__(self, claims: Sequence[StoryClaim], naming: Mapping[str, int], n_articles: int) -> None:
        words: dict[str, set[str]] = {}
        claims = [claim for claim in claims if claim.kind.weighs_words]
        for claim in claims:
            for word in claim.near:
                words.setdefault(word, set()).add(claim.sentence.article)
        n_with_claims = len({claim.sentence.article for claim in claims})
        least = max(2.0, _COMMON * n_articles)
        self.own_names = frozenset(name for name, number in naming.items() if number >= least)
        self._rarest = _weight(1, n_with_claims)
        self._weights = {word: _weight(len(where), n_with_claims) for word, where in words.items()}
        self._weights |= dict.fromkeys(content_words(" ".join(sorted(self.own_names))), 0.0)
        self._sums: dict[frozenset[str], float] = {}

    def likeness(self, one: StoryClaim, other: StoryClaim) -> float:
        """Return the share of weight that the words around two claims have in common (Dice), 0 to 1."""
        together = self._sum_around(one) + self._sum_around(other)
        return 2 * self._sum(one.near & other.near) / together if together else 0.0

    def set_apart(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether a rare name stands beside only one of two claims, or beside each another one."""
        if (one.names ^ other.names) - self.own_names:
            return True
        return one.kind.owners_count and bool(one.names and other.names) and one.names.isdisjoint(other.names)

    def _sum_around(self, claim: StoryClaim) -> float:
        """Return the weight of the words around a claim; a claim is compared with many."""
        if claim.near not in self._sums:
            self._sums[claim.near] = self._sum(claim.near)
        return self._sums[claim.near]

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weights.get(word, self._rarest) for word in sorted(words))


def _weight(n_with: int, n_all: int) -> float:
    """Return how much a word tells: the more, the fewer articles have it."""
    return log((n_all + 1) / (n_with + 0.5))
