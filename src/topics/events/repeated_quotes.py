"""Repeated quotes: words in quotation marks that several articles give, and whom each article lets say them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import pandas as pd

from topics.english.words import split_words
from topics.events.claims.saying import Saying
from topics.events.claims.story import StoryClaim
from topics.events.quotes.speakers import Listener
from topics.events.sentences import Sentence, rows_of

_MARKED = re.compile(r"[\"“]([^\"“”]{30,})(?:[\"”]|$)")
"""Words in double quotation marks, long enough to be nobody else's by chance."""
_WORDS = 8
"""Words, inclusive, by which two quotations are the same."""
_SAYING = Saying()


class RepeatedQuotes:
    """Collects the quotations of a corpus article by article; of each only a digest and where it stands is kept."""

    def __init__(self) -> None:
        self._first: dict[bytes, str] = {}
        self._articles: dict[bytes, set[str]] = {}

    def read(self, sentences: Sequence[Sentence]) -> None:
        """Take the quotations of one article."""
        for sentence in sentences:
            for words in _openings(sentence.quote):
                digest = _digest(words)
                first = self._first.setdefault(digest, sentence.article)
                if first != sentence.article:
                    self._articles.setdefault(digest, {first}).add(sentence.article)

    def add(self, later: RepeatedQuotes) -> None:
        """Take what was collected from articles that come later."""
        for digest, article in later._first.items():
            articles = later._articles.get(digest, {article})
            first = self._first.setdefault(digest, article)
            if len(articles | {first}) > 1:
                self._articles.setdefault(digest, {first}).update(articles)

    def claims(self, passages: pd.DataFrame, listener: Listener) -> list[StoryClaim]:
        """Return who said the words that more than one article quotes, where a person is named beside them.

        Parameters
        ----------
        passages : DataFrame
            The table of that name.
        listener : Listener
            Tells whose word the parts of its articles are.
        """
        articles = sorted(set().union(*self._articles.values()))
        if not articles:
            return []
        chosen = passages[passages["article"].isin(articles)]
        voices = listener.voices(articles)
        columns = ("id", "article", "source", "start", "stop", "text", "found_text", "kind", "position")
        claims: list[StoryClaim] = []
        for row in rows_of(chosen, *columns):
            sentence = Sentence(*row)
            for voice in voices.get(sentence.passage, ()):
                if not voice.is_person or not voice.is_direct:
                    continue
                words = _opening(sentence.quote[voice.start : voice.stop].strip('"“” '))
                if words and _digest(words) in self._articles:
                    claims.append(_claim(sentence, voice.speaker, words, voice.start))
        return claims


def _claim(sentence: Sentence, speaker: str, words: str, at: int) -> StoryClaim:
    nothing: frozenset[str] = frozenset()
    return StoryClaim(_SAYING, (words,), speaker, 0.0, 0.0, sentence, nothing, nothing, side=speaker, at=at)


def _openings(text: str) -> Iterator[str]:
    """Yield the first words of each long quotation in a sentence."""
    if '"' in text or "“" in text:
        for match in _MARKED.finditer(text):
            words = _opening(match[1])
            if words:
                yield words


def _opening(text: str) -> str:
    """Return the first words of a quotation in small letters, "" of one that is too short."""
    words = split_words(text)
    return " ".join(words[:_WORDS]) if len(words) >= _WORDS else ""


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode(), digest_size=8).digest()
