"""What speaks for a passage being about a declared theme.

A passage's own evidence is what its terms, its hints, the words that it shares with the theme, its sentence vector
and the sentence before it say together: ``1 - product of (1 - weight)`` over the pieces. Where a corpus is large
enough, what the headline and the sentence before say of the theme is added in the same way, and the company that the
words keep in the corpus (``topics.themes.company``) moves the odds. The weights are settings; a score names all that
it rests on.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from topics.english.words import stem
from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.patterns import Span, read_pattern
from topics.themes.terms import words
from topics.themes.vectors import Array, sentence_vectors

_UNLIKE, _ALIKE = 0.35, 0.65
"""Cosines of sentence vectors up to which two texts are not alike at all (0), and from which they are wholly (1)."""
_MOST_TERMS = 2
"""Terms that count as evidence at most (inclusive): further ones mostly repeat the first."""
_MOST_BY_WORDS = 0.45
"""What words of the theme can say together at most (inclusive): alone they are a near miss, however many."""
_MOST_UNSUPPORTED = 0.24
"""The same where the corpus is too small to support them: alone they are not even that."""
_RARE = 50
"""A word of one passage in so many, or of fewer, has its full weight as evidence; of a commoner one less."""
_NO_EVIDENCE, _ALL_EVIDENCE = 0.1, 0.98
"""Probabilities that stand for no evidence and for all there can be, where the company of words moves the odds."""
_SYNTAX = re.compile(r"[*|&]|\((?:s|es)\)")
"""What in a term is notation, not a word."""


@dataclass(frozen=True)
class Surroundings:
    """What a corpus says of a passage beside the passage itself.

    Parameters
    ----------
    headline, before : float
        Own evidence of the article's headline and of the sentence before, 0 to 1.
    company : float
        Log odds, learnt from the corpus, that a passage with such words is about the theme.
    """

    headline: float
    before: float
    company: float


@dataclass(frozen=True)
class Evidence:
    """What speaks for a passage being about a theme.

    Parameters
    ----------
    terms, hints : tuple of str
        Those of the theme that the passage holds, as it writes them, each once.
    alike : float
        How like one of the texts about the theme it is, 0 to 1.
    carried : bool
        Whether the sentence before is about the theme and this one holds a hint and no term.
    words : mapping of str to float
        Further words that it shares with the theme's name, definition and terms, each with how much it counts, 0 to 1.
    surroundings : Surroundings or None
        None where the corpus is too small to learn from.
    """

    terms: tuple[str, ...]
    hints: tuple[str, ...]
    alike: float = 0.0
    carried: bool = False
    words: Mapping[str, float] | None = None
    surroundings: Surroundings | None = None

    def own(self, settings: ThemeSettings) -> float:
        """Return how much the passage itself speaks for the theme, 0 to 1, in a corpus that can be learnt from."""
        return self._own(settings, _MOST_BY_WORDS)

    def _own(self, settings: ThemeSettings, most_by_words: float) -> float:
        weights = [settings.codebook_term] * min(len(self.terms), _MOST_TERMS)
        weights += [settings.codebook_hint] * len(self.hints)
        by_words = _together([settings.codebook_word * share for share in (self.words or {}).values()])
        weights.append(min(by_words, most_by_words))
        weights.append(settings.codebook_alike * self.alike)
        if self.carried:
            weights.append(settings.codebook_carry)
        return _together(weights)

    def score(self, settings: ThemeSettings) -> float:
        """Return how much all speaks for the theme together, 0 to 1."""
        around = self.surroundings
        if around is None:
            return self._own(settings, _MOST_UNSUPPORTED)
        weights = [
            self.own(settings),
            settings.codebook_headline * around.headline,
            settings.codebook_before * around.before,
        ]
        probability = _NO_EVIDENCE + (_ALL_EVIDENCE - _NO_EVIDENCE) * _together(weights)
        log_odds = math.log(probability / (1 - probability)) + settings.codebook_company * around.company
        return 1 / (1 + math.exp(-log_odds))

    def basis(self) -> str:
        """Return the pieces in words."""
        pieces = []
        if self.terms:
            pieces.append("terms: " + ", ".join(self.terms))
        if self.hints:
            pieces.append("hints: " + ", ".join(self.hints))
        if self.words:
            pieces.append("words of the theme: " + ", ".join(self.words))
        if self.carried:
            pieces.append("the sentence before")
        if self.alike > 0:
            pieces.append(f"alike {self.alike:.2f}")
        if self.surroundings is not None:
            pieces.extend(_surroundings_in_words(self.surroundings))
        return "; ".join(pieces)


def _together(weights: Sequence[float]) -> float:
    """Return how much pieces of evidence say together: one less what each leaves open."""
    return 1 - float(np.prod([1 - weight for weight in weights]))


def _surroundings_in_words(around: Surroundings) -> list[str]:
    pieces = []
    if around.headline > 0:
        pieces.append(f"headline {around.headline:.2f}")
    if around.before > 0:
        pieces.append(f"sentence before {around.before:.2f}")
    side = "for" if around.company >= 0 else "against"
    return [*pieces, f"its other words {side} it ({around.company:+.2f})"]


# ---------------------------------------------------------------- terms and hints


def find_evidence(theme: DeclaredTheme, text: str, shares: Mapping[str, float] | None = None) -> Evidence:
    """Return the terms, hints and words of a theme that a text holds, as the text writes them.

    A match that overlaps an exclusion, a hint that overlaps a term, or a word of either, does not count.

    Parameters
    ----------
    theme : DeclaredTheme
        The theme.
    text : str
        The text to look in.
    shares : mapping of str to float, optional
        Stems of the theme's words and how much each counts, as ``ThemeWords`` has them.
    """
    barred = _matches(theme.exclusions, text, ())
    terms = _matches(theme.terms, text, barred)
    hints = _matches(theme.hints, text, [*barred, *terms])
    shared = _shared_words(text, shares, [*barred, *terms, *hints]) if shares else {}
    return Evidence(_wordings(terms, text), _wordings(hints, text), words=shared)


def _matches(phrases: tuple[str, ...], text: str, barred: Sequence[Span]) -> list[Span]:
    return [span for phrase in phrases for span in read_pattern(phrase).spans(text, barred)]


def _wordings(spans: list[Span], text: str) -> tuple[str, ...]:
    """Return the distinct wordings of the spans in order of place, none inside another."""
    outer: list[Span] = []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or stop > outer[-1][1]:
            outer.append((start, stop))
    return tuple(dict.fromkeys(text[start:stop].lower() for start, stop in outer))


def _shared_words(text: str, shares: Mapping[str, float], taken: Sequence[Span]) -> dict[str, float]:
    """Return the words outside of taken places that the theme has too, each stem once, with how much it counts."""
    shared: dict[str, float] = {}
    seen: set[str] = set()
    for word in words(_without(text, taken)):
        share = shares.get(stem(word), 0.0) if word else 0.0
        if share > 0 and stem(word) not in seen:
            seen.add(stem(word))
            shared[word] = share
    return shared


def _without(text: str, taken: Sequence[Span]) -> str:
    """Return a text with a mark in place of what is taken, so that no phrase crosses it."""
    pieces, position = [], 0
    for start, stop in sorted(taken):
        if start >= position:
            pieces.append(text[position:start])
        position = max(position, stop)
    return " ; ".join([*pieces, text[position:]])


# ---------------------------------------------------------------- words that a theme shares with passages


class ThemeWords:
    """The words of each theme of a codebook, and how much each counts in a corpus.

    The words are those of name, definition and terms that carry a subject, by their stems. A word counts the less, the
    more passages hold it (logarithm of the inverse share, full from one in fifty) and the more themes have it.

    Parameters
    ----------
    codebook : Codebook
        The declared themes.
    texts : sequence of str
        The passages of the corpus.
    """

    def __init__(self, codebook: Codebook, texts: Sequence[str]) -> None:
        stems_of = {theme.name: _stems_of_theme(theme) for theme in codebook.themes}
        asked = frozenset[str]().union(*stems_of.values())
        n_holding = Counter(found for text in texts for found in asked & stems(text))
        n_themes = Counter(found for own in stems_of.values() for found in own)
        self._shares = {
            name: {
                word: _rarity(n_holding[word], len(texts)) / n_themes[word] for word in sorted(own) if n_holding[word]
            }
            for name, own in stems_of.items()
        }

    def shares(self, theme: str) -> Mapping[str, float]:
        """Return the stems of a theme's words that occur in the corpus, and how much each counts, 0 to 1."""
        return self._shares[theme]


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry a subject."""
    return frozenset(stem(word) for word in words(text) if word)


def _stems_of_theme(theme: DeclaredTheme) -> frozenset[str]:
    terms = [_SYNTAX.sub(" ", term) for term in theme.terms]
    return stems(" ; ".join([theme.name, theme.definition, *terms]))


def _rarity(n_holding: int, n_texts: int) -> float:
    """Return how much a word counts that so many of the texts hold, 0 to 1."""
    return min(1.0, math.log(n_texts / n_holding) / math.log(_RARE))


# ---------------------------------------------------------------- sentence vectors


def likenesses(texts: list[str], rows: Array) -> list[float]:
    """Return how like one of the texts about a theme each passage is, 0 to 1, in two digits.

    Parameters
    ----------
    texts : list of str
        Texts about the theme.
    rows : numpy.ndarray
        Sentence vectors of the passages, at unit length.
    """
    if not texts or not len(rows):
        return [0.0] * len(rows)
    cosine = (rows @ sentence_vectors(texts).T).max(axis=1)
    scaled = np.clip((cosine - _UNLIKE) / (_ALIKE - _UNLIKE), 0, 1)
    return [float(value) for value in np.round(scaled, 2)]
