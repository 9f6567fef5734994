"""The story that the articles of a corpus tell: its claims, collected article by article, and what they disagree on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice

import pandas as pd

from topics.english.data import alternatives
from topics.english.happenings import SPEECH_VERBS
from topics.english.quantities import find_quantities
from topics.events.claims.denial import Deed, may_deny
from topics.events.claims.registry import DENIAL_KINDS, STORY_KINDS, story_claims
from topics.events.claims.story import NamedDay, Reading, StoryClaim, is_name
from topics.events.dated_clauses import Expression
from topics.events.matters import Matter, find_matters
from topics.events.notes import is_note
from topics.events.people.actors import Cast, Mention, Mentions
from topics.events.quotes.speakers import Listener
from topics.events.repeated_quotes import RepeatedQuotes
from topics.events.rows import is_row, with_rows
from topics.events.sentences import Sentence, read_sentences, rows_of
from topics.events.wording import content_words

_WIDEST = 7
"""Days, inclusive, up to which a span says when something was."""
_REACH = 60
"""Characters before a day in which such words stand."""
_SAID = re.compile(rf"(?:\b(?:{alternatives(SPEECH_VERBS)})\s(?:\w+\s){{0,2}}|\btoll\b[^.;]*\son\s)$", re.IGNORECASE)
"""Words before a day on which something was only said or counted."""
_USUAL, _ALL, _DENIALS = "usual", "all", "denials"
_KINDS = {_USUAL: (STORY_KINDS,), _ALL: (STORY_KINDS, DENIAL_KINDS), _DENIALS: (DENIAL_KINDS,)}
"""Kinds of claims, of a sentence that denies nothing, of one that may, and of one that tells what another denies."""
_MOST_NUMBERS = 40
"""Numbers of a passage, inclusive, up to which they are told: one with more is a table, and claims nothing by them."""
_REMEMBERED = 4096
"""Sentences whose claims are kept, at most, for others in the same words."""


class Story:
    """Collects the claims of a corpus article by article; only claims and how common names are is kept.

    Parameters
    ----------
    expressions : mapping of str to sequence of Expression
        The expressions that name days, by passage.
    """

    def __init__(self, expressions: Mapping[str, Sequence[Expression]]) -> None:
        self._expressions = expressions
        self._claims: list[StoryClaim] = []
        self._quotes = RepeatedQuotes()
        self._naming: Counter[str] = Counter()
        self._published: dict[str, int] = {}
        self._known: dict[Hashable, list[StoryClaim]] = {}

    def read(self, sentences: Sequence[Sentence], mentions: Mentions, published: date | None) -> None:
        """Take the claims of one article, and of its denials those that deny something.

        Parameters
        ----------
        sentences : sequence of Sentence
            Those of the article, in order.
        mentions : Mentions
            Who is named where, by passage.
        published : date or None
            Its day of publication, where known.
        """
        self._published[sentences[0].article] = published.toordinal() if published else 0
        self._quotes.read(sentences)
        names: set[str] = set()
        title = next((sentence.quote for sentence in sentences if sentence.kind == "title"), sentences[0].quote)
        for sentence in with_rows(sentences):
            own = _own_mentions(sentence, mentions)
            names.update(mention.actor for mention in own if is_name(mention))
            denies = may_deny(sentence.quote) and not is_note(sentence)
            self._claims += self._claims_of(sentence, own, title, _ALL if denies else _USUAL)
        self._naming.update(names)

    def add(self, later: Story) -> None:
        """Take what was collected from articles that come later."""
        self._claims += later._claims
        self._quotes.add(later._quotes)
        self._naming.update(later._naming)
        self._published |= later._published

    def collected(self) -> Story:
        """Return what was collected, without what only its reading needs."""
        other = Story({})
        other.add(self)
        return other

    def sayings(self, passages: pd.DataFrame, listener: Listener) -> list[StoryClaim]:
        """Return who said what several articles quote.

        Parameters
        ----------
        passages : DataFrame
            The table of that name.
        listener : Listener
            Tells whose word the parts of its articles are.
        """
        return self._quotes.claims(passages, listener)

    def matters(self, passages: pd.DataFrame, cast: Cast, sayings: Sequence[StoryClaim]) -> list[Matter]:
        """Return what several sentences say about one thing.

        Parameters
        ----------
        passages : DataFrame
            The table of that name: what is denied somewhere is looked for in all of it.
        cast : Cast
            Who is who.
        sayings : sequence of StoryClaim
            Who said what several articles quote.
        """
        claims = [*self._claims, *self._asserted(passages, cast), *sayings]
        ordered = sorted(claims, key=lambda claim: (claim.sentence.article, claim.sentence.start))
        return find_matters(ordered, self._naming, len(self._published))

    def _claims_of(self, sentence: Sentence, mentions: Sequence[Mention], title: str, kinds: str) -> list[StoryClaim]:
        """Return what a sentence claims; one in the words, names and days of another is not read again."""
        expressions = self._expressions.get(sentence.passage, ())
        named = tuple((item.days, item.text, item.at) for item in expressions)
        published = self._published[sentence.article]
        key = sentence.quote, tuple(mentions), named, published, title, kinds
        claims = self._known.get(key)
        if claims is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            reading = _reading(sentence, mentions, expressions, published, title)
            groups = _KINDS[kinds]
            claims = self._known[key] = list(chain.from_iterable(story_claims(reading, group) for group in groups))
        return [claim if claim.sentence is sentence else claim.kind.moved(claim, sentence) for claim in claims]

    def _asserted(self, passages: pd.DataFrame, cast: Cast) -> list[StoryClaim]:
        """Return the claims that something happened which another sentence denies."""
        denied: dict[str, set[str]] = defaultdict(set)
        for claim in self._claims:
            if claim.kind in DENIAL_KINDS and claim.low:
                thing, verb = claim.topic
                key = content_words(thing)[-1:] if isinstance(claim.kind, Deed) else [thing]
                for word in key:
                    denied[word].add(verb)
        if not denied:
            return []
        known = {claim.sentence.passage for claim in self._claims if claim.kind in DENIAL_KINDS}
        found = passages[passages["article"].isin(list(self._published))]
        texts = rows_of(found, "id", "article", "text")
        beginnings = frozenset(word[:_BEGINNING] for word in denied)
        asked = {
            (passage, article)
            for passage, article, text in texts
            if passage not in known and _tells(text, denied, beginnings)
        }
        chosen = found[found["article"].isin({article for _, article in asked})]
        wanted = {passage for passage, _ in asked}
        claims: list[StoryClaim] = []
        for sentences in read_sentences(chosen):
            mentions = cast.mentions(sentences)
            for sentence in sentences:
                if sentence.passage in wanted and not is_note(sentence):
                    claims += self._claims_of(sentence, _own_mentions(sentence, mentions), "", _DENIALS)
        return claims


def _own_mentions(sentence: Sentence, mentions: Mentions) -> Sequence[Mention]:
    """Return who is named in a sentence: nobody in the row of a table, where the capital of a label makes no name."""
    return () if is_row(sentence.quote) else mentions[sentence.passage]


def _reading(
    sentence: Sentence, mentions: Sequence[Mention], expressions: Sequence[Expression], published: int, title: str
) -> Reading:
    """Return a sentence as the kinds of claims read it."""
    quantities = tuple(islice(find_quantities(sentence.quote), _MOST_NUMBERS + 1))
    days = tuple(
        (item.days.bounds[0].toordinal(), item.days.bounds[1].toordinal())
        for item in expressions
        if item.days.length <= _WIDEST and not _SAID.search(sentence.quote[max(item.at - _REACH, 0) : max(item.at, 0)])
    )
    told = quantities if len(quantities) <= _MOST_NUMBERS else ()
    return Reading(sentence, told, mentions, days, published, tuple(_named_days(expressions)), title)


def _named_days(expressions: Sequence[Expression]) -> Iterator[NamedDay]:
    """Yield the days whose words stand in a sentence."""
    for item in expressions:
        if item.at >= 0 and item.text:
            first, last = item.days.bounds
            yield NamedDay(item.at, item.at + len(item.text), first.toordinal(), last.toordinal())


_BEGINNING = 4
"""Letters of a word by which it is looked for before its stem is made."""


def _tells(text: str, denied: Mapping[str, set[str]], beginnings: frozenset[str]) -> bool:
    """Return whether a sentence has the words of something that is denied elsewhere."""
    if beginnings.isdisjoint(word[:_BEGINNING] for word in text.lower().split()):
        return False
    words = set(content_words(text))
    return any(not words.isdisjoint(denied[word]) for word in words if word in denied)
