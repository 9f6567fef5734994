"""The quotes of a corpus: who said what, article by article, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

import pandas as pd

from topics.english.names import ROLE_HEADS
from topics.english.speech import UNNAMED_SPEAKERS
from topics.events.people.actors import Mention
from topics.events.quotes.attributions import Attribution, read_attributions
from topics.events.quotes.marks import Quotation, find_quotations
from topics.events.quotes.words import NOWHERE, Place
from topics.events.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of one passage, or from one passage into a later one; ``first`` and ``last`` are their numbers."""

    first: int
    start: int
    last: int
    stop: int


@dataclass(slots=True)
class Quote:
    """What somebody said in an article.

    Parameters
    ----------
    contents : list of Spot
        The pieces of what was said, in order.
    speaker, cue, addressee : Spot or None
        The words for them, where there are any.
    kind : str
        As in ``Attribution``.
    is_direct : bool
        Whether all of it is in quotation marks.
    basis : str
        How its speaker is known.
    """

    contents: list[Spot]
    speaker: Spot | None
    cue: Spot | None
    addressee: Spot | None
    kind: str
    is_direct: bool
    basis: str = ""

    @property
    def begin(self) -> Place:
        """The passage and the character at which it begins."""
        return self.contents[0].first, self.contents[0].start

    @property
    def end(self) -> Place:
        """The passage and the character at which it ends."""
        return max((item.last, item.stop) for item in self.contents)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Passages that one quotation holds together, or a single one, with where each begins."""

    text: str
    passages: tuple[int, ...]
    starts: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    paragraph: int
    is_title: bool

    def spot(self, place: Place) -> Spot | None:
        """Return some characters of the unit as those of its passages."""
        if place == NOWHERE:
            return None
        first = max(n for n, start in enumerate(self.starts) if start <= place[0])
        last = max(n for n, start in enumerate(self.starts) if start < max(place[1], 1))
        return Spot(self.passages[first], place[0] - self.starts[first], self.passages[last], place[1] - self.starts[last])

    @property
    def is_bare(self) -> bool:
        """Whether it is a quotation and nothing else."""
        outside = list(self.text)
        for item in self.quotations:
            outside[item.start : item.stop] = " " * (item.stop - item.start)
        return bool(self.quotations) and not any(sign.isalnum() for sign in outside)

    @property
    def whole(self) -> Place:
        """The characters of its quotations."""
        return self.quotations[0].start, self.quotations[-1].stop


def quotes_of_article(sentences: Sequence[Sentence], paragraphs: Sequence[int]) -> list[Quote]:
    """Return the quotes of an article in the order of their places.

    Parameters
    ----------
    sentences : sequence of Sentence
        Its passages, in order.
    paragraphs : sequence of int
        The paragraph of each.
    """
    transcript, rest = _transcript(sentences, paragraphs)
    starts = list(accumulate((len(sentence.quote) + 1 for sentence in sentences), initial=0))
    reader = _ArticleReader(list(_units(sentences, paragraphs, rest)), starts)
    quotes = sorted([*transcript, *reader.read()], key=lambda item: (item.begin, (-item.end[0], -item.end[1])))
    return [item for number, item in enumerate(quotes) if not _is_within(item, quotes[:number])]


def _is_within(item: Quote, before: Sequence[Quote]) -> bool:
    """Return whether a quote lies in another one: it is that speaker's word."""
    return any(other.end >= item.end and other.begin <= item.begin for other in before)


def _transcript(sentences: Sequence[Sentence], paragraphs: Sequence[int]) -> tuple[list[Quote], list[list[int]]]:
    """Return what is told as a conversation in an article ("BERG: We will see."), and its other paragraphs."""
    groups = [[n for n, _ in group] for _, group in groupby(enumerate(paragraphs), key=lambda pair: pair[1])]
    turns = [_TURN.match(sentences[group[0]].quote) for group in groups]
    if sum(match is not None for match in turns) < _FEWEST_TURNS:
        return [], groups
    quotes: list[Quote] = []
    for group, match in zip(groups, turns, strict=True):
        if match is None:
            continue
        first, last = group[0], group[-1]
        content = Spot(first, match.end(), last, len(sentences[last].quote))
        speaker = Spot(first, match.start(1), first, match.end(1))
        if match.end() < len(sentences[first].quote):
            quotes.append(Quote([content], speaker, None, None, "statement", is_direct=False, basis="transcript"))
    return quotes, [group for group, match in zip(groups, turns, strict=True) if match is None]


_TURN = re.compile(r"[\"“'‘]?((?:[A-Z][A-Z'’.-]+)(?: [A-Z][A-Z'’.-]*){0,4})(?: ?\([^)]*\))?: ?")
"""The beginning of what one speaker says in a conversation: a name in capitals and a colon."""
_FEWEST_TURNS = 3
"""Paragraphs, inclusive, that so begin in a conversation."""


def _units(sentences: Sequence[Sentence], paragraphs: Sequence[int], groups: Sequence[Sequence[int]]) -> Iterator[_Unit]:
    """Yield the passages of an article, those that a quotation holds together as one."""
    texts = [_joined([sentences[n].quote for n in group]) for group in groups]
    goes_on = False
    for number, (group, text) in enumerate(zip(groups, texts, strict=True)):
        quotations = find_quotations(text, goes_on=goes_on)
        following = texts[number + 1] if number + 1 < len(texts) else ""
        is_kept_open = bool(quotations) and not quotations[-1].is_closed
        goes_on = is_kept_open and text[quotations[-1].start] == following[:1]
        ends = _ends(sentences, group)
        if is_kept_open and not goes_on:
            quotations[-1] = _cut_short(quotations[-1], ends)
        yield from _cut(sentences, group, text, quotations, ends)


def _joined(texts: Sequence[str]) -> str:
    """Return the passages of a paragraph as one text."""
    whole = ""
    for text in texts:
        whole += text if not whole or _hangs(whole) else f" {text}"
    return whole


def _hangs(text: str) -> bool:
    """Return whether a text ends with a mark that opens a quotation: the next one follows without a space."""
    return bool(_HANGING.search(text))


_HANGING = re.compile(r"(?:^|\s)[“\"‘«„]$")
_SIGNATURE = re.compile(r"[―—–-]\s?[^\W\d_]")
"""A dash before a name, under what it signs."""


def _ends(sentences: Sequence[Sentence], group: Sequence[int]) -> list[Place]:
    """Return where in its paragraph each passage begins and ends."""
    places: list[Place] = []
    at = 0
    for n in group:
        places.append((at, at + len(sentences[n].quote)))
        at = places[-1][1] + (0 if _hangs(sentences[n].quote) else 1)
    return places


def _cut_short(quotation: Quotation, places: Sequence[Place]) -> Quotation:
    """Return a quotation that is never closed as one of the sentence that it begins in."""
    stop = min(end for _, end in places if end > quotation.inner[0])
    return quotation._replace(stop=stop, inner=(quotation.inner[0], stop))


def _cut(
    sentences: Sequence[Sentence],
    group: Sequence[int],
    text: str,
    quotations: Sequence[Quotation],
    places: Sequence[Place],
) -> Iterator[_Unit]:
    """Yield the units of a paragraph."""
    held: list[int] = []
    starts: list[int] = []
    begin = 0
    for at, (n, (start, end)) in enumerate(zip(group, places, strict=True)):
        if not held:
            begin = start
        held.append(n)
        starts.append(start - begin)
        following = text[places[at + 1][0] :] if at + 1 < len(group) else ""
        if following and _belongs(text[:end], following, [item for item in quotations if item.start < end], end):
            continue
        own = [_shifted(item, begin) for item in quotations if begin <= item.start < end]
        is_title = sentences[held[0]].kind in {"title", "heading"}
        yield _Unit(text[begin:end], tuple(held), tuple(starts), tuple(own), group[0], is_title)
        held, starts = [], []


def _belongs(before: str, following: str, quotations: Sequence[Quotation], end: int) -> bool:
    """Return whether a passage goes on with a quotation of the one before, or says whose it is."""
    if not quotations or quotations[-1].stop < end:
        return False
    if quotations[-1].stop > end:
        return True
    return following[0].islower() or bool(_SIGNATURE.match(following))


def _shifted(item: Quotation, by: int) -> Quotation:
    return item._replace(start=item.start - by, stop=item.stop - by, inner=(item.inner[0] - by, item.inner[1] - by))


class _ArticleReader:
    """Reads the units of an article from top to bottom."""

    def __init__(self, units: Sequence[_Unit], starts: Sequence[int]) -> None:
        self._units = units
        self._starts = starts
        self._read = [read_attributions(unit.text, unit.quotations, is_title=unit.is_title) for unit in units]
        self._quotes: list[Quote] = []
        self._last: Quote | None = None
        """The quotation that may go on."""

    def read(self) -> list[Quote]:
        waiting: list[Spot] = []
        for number, (unit, own) in enumerate(zip(self._units, self._read, strict=True)):
            if unit.is_bare:
                waiting = self._bare(number, unit, waiting)
                continue
            self._spoken(number, unit, own, waiting)
            waiting = []
        return self._quotes

    def _spoken(self, number: int, unit: _Unit, own: Sequence[Attribution], waiting: list[Spot]) -> None:
        """Take what a unit says, after quotations that wait for their speaker."""
        lead = self._lead(unit, own)
        if lead and self._last is not None and self._goes_on(number):
            self._go_on(lead)
        last = None
        for item in own:
            contents = [spot for place in item.contents if (spot := unit.spot(place))]
            if not contents and not waiting:
                opens = unit.text.rstrip().endswith((":", "said", ",")) or item is own[-1]
                follows = self._bare_after(number) if opens else None
                contents = []
                if follows is None:
                    continue
            is_first = bool(waiting) and (not contents or (item.is_direct and item.contents[0][0] == 0))
            if is_first:
                contents = [*waiting, *contents]
                waiting = []
            is_direct = item.is_direct or is_first or not contents
            if len(contents) > 1 and self._is_far(contents[:1], contents[1]):
                self._quotes.append(Quote(contents[:1], unit.spot(item.speaker), unit.spot(item.cue), unit.spot(item.addressee), item.kind, item.is_direct, "sentence"))
                contents = contents[1:]
            made = Quote(contents, unit.spot(item.speaker), unit.spot(item.cue), unit.spot(item.addressee), item.kind, is_direct, "sentence")
            self._quotes.append(made)
            if made.is_direct:
                last = made
        if last is None and own and own[-1].contents and own[-1].speaker != NOWHERE:
            last = None
        self._last = last
        self._quotes = [item for item in self._quotes if item.contents or item is last]

    def _bare_after(self, number: int) -> _Unit | None:
        following = self._units[number + 1] if number + 1 < len(self._units) else None
        return following if following is not None and following.is_bare else None

    def _lead(self, unit: _Unit, own: Sequence[Attribution]) -> Spot | None:
        """Return the quotation with which a unit begins, where none of its cues introduces it."""
        if not unit.quotations or unit.quotations[0].start > 0:
            return None
        lead = unit.quotations[0]
        if any(start <= lead.start < stop for item in own for start, stop in item.contents):
            return None
        return unit.spot((lead.start, lead.stop))

    def _goes_on(self, number: int) -> bool:
        return number > 0 and self._units[number - 1].paragraph == self._units[number].paragraph

    def _bare(self, number: int, unit: _Unit, waiting: list[Spot]) -> list[Spot]:
        """Take a quotation without words around it; return what waits for a speaker."""
        spot = unit.spot(unit.whole)
        assert spot is not None
        if self._last is not None and (self._goes_on(number) or not self._last.contents or self._is_open(unit)):
            self._go_on(spot)
            return waiting
        following = self._units[number + 1] if number + 1 < len(self._units) else None
        is_followed = following is not None and following.paragraph == unit.paragraph
        if is_followed and following is not None and self._claims(number + 1):
            return [*waiting, spot]
        if self._last is not None:
            made = replace(self._last, contents=[*waiting, spot], basis="paragraph before")
            self._quotes.append(made)
            self._last = made
            return []
        return []

    def _go_on(self, spot: Spot) -> None:
        """Add a piece to the quotation that goes on, or make it one of its own where much stands in between."""
        assert self._last is not None
        if self._last.contents and self._is_far(self._last.contents, spot):
            self._last = replace(self._last, contents=[spot], basis="quotation before")
            self._quotes.append(self._last)
        else:
            self._last.contents.append(spot)

    def _is_far(self, contents: Sequence[Spot], other: Spot) -> bool:
        """Return whether more stands between two pieces of a quotation than in them."""
        first, last = contents[0], contents[-1]
        begin = self._starts[first.first] + first.start
        stop = self._starts[last.last] + last.stop
        start = self._starts[other.first] + other.start
        return start - stop > (stop - begin) + (self._starts[other.last] + other.stop - start)

    def _is_open(self, unit: _Unit) -> bool:
        return unit.quotations[0].is_open

    def _claims(self, number: int) -> bool:
        """Return whether the unit begins with a quotation of its own or a cue that lacks its words."""
        own = self._read[number]
        if self._units[number].is_bare:
            return number + 1 < len(self._units) and self._units[number + 1].paragraph == self._units[number].paragraph and self._claims(number + 1)
        return bool(own) and (not own[0].contents or (own[0].is_direct and own[0].contents[0][0] == 0))
