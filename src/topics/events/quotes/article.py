"""The quotes of an article: what its sentences hand on, over several sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from topics.english.names import ROLE_HEADS
from topics.english.speech import UNNAMED_SPEAKERS
from topics.events.quotes.attributions import Attribution, read_attributions
from topics.events.quotes.marks import Quotation, find_quotations
from topics.events.quotes.spaced_marks import UNCLOSED, has_spaced_marks, pair_spaced
from topics.events.quotes.words import NOWHERE, Place
from topics.events.sentences import Sentence
from topics.records import QuoteKind

_OPENING = frozenset('“"‘«„')
_SIGNATURE = re.compile(r"[―—–-]\s?[^\W\d_]")
"""A dash before a name, under what it signs."""
_TURN = re.compile(r"[\"“'‘]?((?:[A-Z][A-Z'’.-]+)(?: [A-Z][A-Z'’.-]*){0,4})(?: ?\([^)]*\))?: ?")
"""The beginning of what one speaker says in a conversation: a name in capitals and a colon."""
_FEWEST_TURNS = 3
"""Paragraphs, inclusive, that so begin in a conversation."""
_LABEL = re.compile(r"([^:.?!\"“”]{2,60}): +(?=\S)")
"""The words before the colon of a title."""
_LONGEST_LABEL = 6
"""Words, inclusive, before the colon of a title that can name a speaker."""

_LONGEST_CUE = 60
"""Characters, inclusive, of a speaker with the cue, between two pieces of one quotation, whatever their length."""

_MOST_LINES = 8
"""Lines, inclusive, over which a quotation goes on without a mark where a tokenizer wrote a sentence a line."""

Named = Sequence[Sequence[Place]]
"""Where persons are named in each passage."""


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
    kind : QuoteKind
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
    kind: QuoteKind
    is_direct: bool
    basis: str = "sentence"

    @property
    def begin(self) -> Place:
        """The passage and the character at which it begins."""
        return self.contents[0].first, self.contents[0].start

    @property
    def end(self) -> Place:
        """The passage and the character at which it ends."""
        return max((item.last, item.stop) for item in self.contents)


def quotes_of_article(sentences: Sequence[Sentence], paragraphs: Sequence[int], named: Named = ()) -> list[Quote]:
    """Return the quotes of an article in the order of their places; what lies in another quote is that speaker's word.

    Parameters
    ----------
    sentences : sequence of Sentence
        Its passages, in order.
    paragraphs : sequence of int
        The paragraph of each.
    named : sequence of sequences of (int, int)
        Where persons are named in each passage, as far as known.
    """
    groups = [[n for n, _ in group] for _, group in groupby(enumerate(paragraphs), key=lambda pair: pair[1])]
    turns, others = _conversation(sentences, groups)
    titles = [title for n, item in enumerate(sentences) if (title := _title(n, item, named[n] if named else ()))]
    reader = _ArticleReader(list(_units(sentences, others)), [len(item.quote) for item in sentences])
    quotes = sorted([*turns, *titles, *reader.read()], key=lambda item: (item.begin, (-item.end[0], -item.end[1])))
    kept: list[Quote] = []
    reached = NOWHERE
    for item in quotes:
        if item.end > reached:  # it lies in none of those before
            kept.append(item)
            reached = item.end
    return kept


# ---------------------------------------------------------------- titles and conversations


def _title(number: int, sentence: Sentence, named: Sequence[Place]) -> Quote | None:
    """Return what a title hands on with a colon: "Minister: no tax rise"."""
    match = _LABEL.match(sentence.quote) if sentence.kind in {"title", "heading"} else None
    if match is None or len(match[1].split()) > _LONGEST_LABEL:
        return None
    last = match[1].split()[-1].lower()
    is_named = any(stop == match.end(1) for _, stop in named)
    if not is_named and last not in UNNAMED_SPEAKERS | ROLE_HEADS:
        return None
    content = Spot(number, match.end(), number, len(sentence.quote))
    speaker = Spot(number, match.start(1), number, match.end(1))
    quotations = find_quotations(sentence.quote)
    is_direct = any((item.start, item.stop) == (content.start, content.stop) for item in quotations)
    return Quote([content], speaker, None, None, "statement", is_direct, "title")


def _conversation(sentences: Sequence[Sentence], groups: list[list[int]]) -> tuple[list[Quote], list[list[int]]]:
    """Return what is told as a conversation ("BERG: We will see."), and the paragraphs that are not."""
    turns = [_TURN.match(sentences[group[0]].quote) for group in groups]
    if sum(match is not None for match in turns) < _FEWEST_TURNS:
        return [], groups
    quotes: list[Quote] = []
    others: list[list[int]] = []
    for group, match in zip(groups, turns, strict=True):
        if match is None:
            others.append(group)
            continue
        first, last = group[0], group[-1]
        content = Spot(first, match.end(), last, len(sentences[last].quote))
        if content.first < content.last or content.start < content.stop:
            speaker = Spot(first, match.start(1), first, match.end(1))
            quotes.append(Quote([content], speaker, None, None, "statement", is_direct=False, basis="conversation"))
    return quotes, others


# ---------------------------------------------------------------- units


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
        start, stop = place[0] - self.starts[first], place[1] - self.starts[last]
        return Spot(self.passages[first], start, self.passages[last], stop)

    @property
    def is_bare(self) -> bool:
        """Whether it is a quotation and nothing else."""
        outside = list(self.text)
        for item in self.quotations:
            outside[item.start : item.stop] = " " * (item.stop - item.start)
        return bool(self.quotations) and not any(sign.isalnum() for sign in outside)

    @property
    def whole(self) -> Spot:
        """The place of its quotations, from the first to the last."""
        spot = self.spot((self.quotations[0].start, self.quotations[-1].stop))
        return spot or Spot(self.passages[0], 0, self.passages[0], 0)


def _units(sentences: Sequence[Sentence], groups: Sequence[Sequence[int]]) -> Iterator[_Unit]:
    """Yield the passages of some paragraphs, those that a quotation holds together as one."""
    groups = list(_held_together(sentences, groups))
    texts = [_joined([sentences[n].quote for n in group]) for group in groups]
    goes_on = False
    for number, (group, text) in enumerate(zip(groups, texts, strict=True)):
        quotations = find_quotations(text, goes_on=goes_on)
        following = texts[number + 1] if number + 1 < len(texts) else ""
        is_open = bool(quotations) and not quotations[-1].is_closed
        goes_on = is_open and text[quotations[-1].start] == following[:1]
        places = _places(sentences, group)
        if is_open and not goes_on:
            quotations[-1] = _cut_short(quotations[-1], places)
        yield from _cut(sentences, group, text, quotations, places)


def _held_together(sentences: Sequence[Sentence], groups: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Yield the paragraphs, those as one that a quotation in marks with blanks around them holds together.

    A tokenizer writes a sentence a line: the quotation goes on over lines without a mark until one that has an odd
    number of marks and does not begin with one.
    """
    texts = [_joined([sentences[n].quote for n in group]) for group in groups]
    at = 0
    while at < len(groups):
        end = at + 1
        if has_spaced_marks(texts[at]) and UNCLOSED in pair_spaced(texts[at]).values():
            near = range(at + 1, min(at + 1 + _MOST_LINES, len(groups)))
            end = next((n + 1 for n in near if texts[n].count('"')), at + 1)
            closes = end > at + 1 and texts[end - 1].count('"') % 2 and not texts[end - 1].startswith('"')
            end = end if closes else at + 1
        yield [n for group in groups[at:end] for n in group]
        at = end


def _joined(texts: Sequence[str]) -> str:
    """Return the passages of a paragraph as one text."""
    return "".join(text if _hangs(text) else f"{text} " for text in texts).rstrip()


def _hangs(text: str) -> bool:
    """Return whether a passage ends with a mark that opens a quotation, left behind by the next one."""
    return text[-1:] in _OPENING and (len(text) == 1 or text[-2].isspace())


def _places(sentences: Sequence[Sentence], group: Sequence[int]) -> list[Place]:
    """Return where in its paragraph each passage begins and ends."""
    places: list[Place] = []
    at = 0
    for n in group:
        places.append((at, at + len(sentences[n].quote)))
        at = places[-1][1] + (0 if _hangs(sentences[n].quote) else 1)
    return places


def _cut_short(quotation: Quotation, places: Sequence[Place]) -> Quotation:
    """Return a quotation that is never closed as one of the sentence that it begins in."""
    stop = min((end for _, end in places if end > quotation.inner[0]), default=quotation.stop)
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
    openings = [item.start for item in quotations]
    for at, (n, (start, end)) in enumerate(zip(group, places, strict=True)):
        begin = begin if held else start
        held.append(n)
        starts.append(start - begin)
        n_before = bisect_left(openings, end)
        last = quotations[n_before - 1] if n_before else None
        if at + 1 < len(group) and last and _belongs(text, places[at + 1][0], last, end):
            continue
        own = [_shifted(item, begin) for item in quotations[bisect_left(openings, begin) : n_before]]
        is_title = sentences[held[0]].kind in {"title", "heading"}
        yield _Unit(text[begin:end], tuple(held), tuple(starts), tuple(own), group[0], is_title)
        held, starts = [], []


def _belongs(text: str, following: int, last: Quotation, end: int) -> bool:
    """Return whether the passage that begins at ``following`` goes on with the last quotation, or says whose it is."""
    if last.stop < end:
        return False
    if last.stop > end:
        return True
    return text[following : following + 1].islower() or bool(_SIGNATURE.match(text, following))


def _shifted(item: Quotation, by: int) -> Quotation:
    inner = item.inner[0] - by, item.inner[1] - by
    return item._replace(start=item.start - by, stop=item.stop - by, inner=inner)


# ---------------------------------------------------------------- from unit to unit


class _ArticleReader:
    """Reads the units of an article from top to bottom."""

    def __init__(self, units: Sequence[_Unit], lengths: Sequence[int]) -> None:
        self._units = units
        self._starts = list(accumulate((length + 1 for length in lengths), initial=0))
        self._attributions = [read_attributions(item.text, item.quotations, is_title=item.is_title) for item in units]
        self._quotes: list[Quote] = []
        self._last: Quote | None = None
        """The quotation that may go on; its contents are empty where its words are still to come."""

    def read(self) -> list[Quote]:
        """Return all quotes, in no order."""
        waiting: list[Spot] = []
        for number, unit in enumerate(self._units):
            if unit.is_bare:
                waiting = self._bare(number, waiting)
            else:
                self._spoken(number, waiting)
                waiting = []
        return [item for item in self._quotes if item.contents]

    # ------------------------------------------------ sentences with words of their own

    def _spoken(self, number: int, waiting: list[Spot]) -> None:
        """Take what a unit says, after quotations that wait for their speaker."""
        unit, own = self._units[number], self._attributions[number]
        lead = self._lead(unit, own)
        if lead and self._last is not None and self._is_same_paragraph(number):
            self._go_on(lead)
        last: Quote | None = None
        for item in own:
            made = self._quote(unit, item)
            if waiting and _lacks_words(item):
                made.contents = [*waiting, *made.contents]
                made.is_direct = True
                waiting = []
            elif not made.contents and not (item is own[-1] and self._is_followed(number)):
                continue
            self._keep(made)
            if made.is_direct or not made.contents:
                last = made
        self._last = last

    def _quote(self, unit: _Unit, item: Attribution) -> Quote:
        contents = [spot for place in item.contents if (spot := unit.spot(place))]
        speaker, cue, addressee = unit.spot(item.speaker), unit.spot(item.cue), unit.spot(item.addressee)
        return Quote(contents, speaker, cue, addressee, item.kind, item.is_direct or not contents)

    def _keep(self, made: Quote) -> None:
        """Keep a quote; pieces far apart are quotes of their own."""
        if made.is_direct and len(made.contents) > 1 and self._is_far(made.contents[:1], made.contents[1]):
            self._quotes.append(replace(made, contents=made.contents[:1]))
            made.contents = made.contents[1:]
        self._quotes.append(made)

    def _is_followed(self, number: int) -> bool:
        """Return whether a bare quotation comes next."""
        return number + 1 < len(self._units) and self._units[number + 1].is_bare

    def _lead(self, unit: _Unit, own: Sequence[Attribution]) -> Spot | None:
        """Return the quotation with which a unit begins, where none of its cues introduces it."""
        if not unit.quotations or unit.quotations[0].start > 0:
            return None
        for item in own:
            if any(start <= 0 < stop for start, stop in item.contents):
                return None
        return unit.spot((0, unit.quotations[0].stop))

    # ------------------------------------------------ bare quotations

    def _bare(self, number: int, waiting: list[Spot]) -> list[Spot]:
        """Take a quotation without words around it; return what waits for a speaker."""
        unit = self._units[number]
        last = self._last
        if last is not None:
            goes_on = self._is_same_paragraph(number) or not last.contents or self._is_open(number)
            if goes_on:
                self._go_on(unit.whole)
                return waiting
        if self._is_claimed(number + 1, unit.paragraph):
            return [*waiting, unit.whole]
        if last is not None:
            self._last = replace(last, contents=[*waiting, unit.whole], basis="paragraph before")
            self._quotes.append(self._last)
        return []

    def _is_open(self, number: int) -> bool:
        """Return whether the quotation of the paragraph before is not closed."""
        before = self._units[number - 1].quotations if number else ()
        return self._units[number].quotations[0].is_open or (bool(before) and not before[-1].is_closed)

    def _is_same_paragraph(self, number: int) -> bool:
        return number > 0 and self._units[number - 1].paragraph == self._units[number].paragraph

    def _is_claimed(self, number: int, paragraph: int) -> bool:
        """Return whether a later unit of the paragraph says whose the quotations before it are."""
        while number < len(self._units) and self._units[number].paragraph == paragraph:
            if not self._units[number].is_bare:
                own = self._attributions[number]
                return bool(own) and _lacks_words(own[0])
            number += 1
        return False

    def _go_on(self, spot: Spot) -> None:
        """Add a piece to the quotation that goes on, or make it one of its own where much stands in between."""
        last = self._last
        if last is None:
            return
        if last.contents and self._is_far(last.contents, spot):
            self._last = replace(last, contents=[spot], basis="quotation before")
            self._quotes.append(self._last)
        else:
            last.contents.append(spot)

    def _is_far(self, contents: Sequence[Spot], other: Spot) -> bool:
        """Return whether more stands between two pieces of a quotation than in them, and more than a cue."""
        first, last = contents[0], contents[-1]
        begin = self._starts[first.first] + first.start
        stop = self._starts[last.last] + last.stop
        start = self._starts[other.first] + other.start
        n_between = start - stop
        return n_between > max(_LONGEST_CUE, (stop - begin) + (self._starts[other.last] + other.stop - start))


def _lacks_words(item: Attribution) -> bool:
    """Return whether an attribution goes with a quotation before its sentence: "Berg asked"."""
    return not item.contents or (item.is_direct and item.contents[0][0] == 0)
