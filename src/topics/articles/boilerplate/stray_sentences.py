"""Sentences that come back in several articles outside their story: teasers of other articles, lines of the page.

A text that was saved without its layout has such sentences within its paragraphs, where no line of it can be judged.
One that comes back is none of the article where the rest of it has hardly a name or another word of the sentence; the
background of a story and the text of an agency share both with what stands around them. Of those at the beginning only
the first one or two count, of those at the end the last, however many.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from topics.english.words import LETTERS_AND_DIGITS, NO_NAMES, STOP_WORDS
from topics.records import Repair

RULE = "repeated sentence"
_REASON = "comes back in other articles, and shares hardly a name or word with the rest of this one"
_PARAGRAPH = re.compile(r"[^\n\r]+")
_END = re.compile(r"(?<![\s.][A-Z])[.!?…][\"”’)\]]*(?=\s+[\"“‘(\[]?[A-Z0-9])")
"""The end of a sentence that another one follows; a single capital letter before it is an initial."""
_FINISHED = re.compile(r"[.!?…][\"”’)\]]*$")
_LONGEST = 400
"""Characters that a sentence which comes back has at most (inclusive)."""
_FEWEST_WORDS = 6
"""Words that it has at least (inclusive): of fewer it cannot be told what they are about."""
_POINTING_BACK = frozenset(
    ("he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "there")
)
"""Words with which a sentence begins that goes on from the one before it, and so is of the same story."""
_MOST_FIRST = 2
"""Sentences at the beginning of an article that can be a teaser, at most (inclusive)."""
OUTER = 12
"""Sentences at the beginning, and as many at the end, that may come back in other articles."""
_SHARED = 0.2
"""Share of the words of a sentence that the rest of the article may have too (inclusive)."""
_SHARED_NAMES = 0.2
"""Share of its names that the rest may have too (inclusive): that of the outlet is in many a teaser."""
_SHORTEST_REST = 40
"""Words, not counting repeated ones, that the rest of an article has at least (inclusive) to be compared with."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, from its first character to the one after its last."""

    start: int
    stop: int
    text: str

    @property
    def can_come_back(self) -> bool:
        """Whether it is a whole sentence that stands by itself, neither too short to tell its subject nor too long."""
        if len(self.text) > _LONGEST or not _FINISHED.search(self.text):
            return False
        words = LETTERS_AND_DIGITS.findall(self.text)
        return len(words) >= _FEWEST_WORDS and words[0].lower() not in _POINTING_BACK


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text by their marks, each paragraph by itself.

    Examples
    --------
    >>> [sentence.text for sentence in split_sentences("The pier burnt. Ann B. Lee saw it.")]
    ['The pier burnt.', 'Ann B. Lee saw it.']
    """
    sentences = []
    for paragraph in _PARAGRAPH.finditer(text):
        ends = [match.end() for match in _END.finditer(text, paragraph.start(), paragraph.end())]
        starts = [paragraph.start(), *ends]
        for start, stop in zip(starts, [*ends, paragraph.end()], strict=True):
            whole = text[start:stop]
            first = start + len(whole) - len(whole.lstrip())
            if whole.strip():
                sentences.append(Sentence(first, first + len(whole.strip()), whole.strip()))
    return sentences


def outer_sentences(text: str) -> list[str]:
    """Return the sentences at both ends of a text that may come back in other articles."""
    sentences = split_sentences(text)
    outer = sentences[:OUTER] + sentences[OUTER:][-OUTER:]
    return [sentence.text for sentence in outer if sentence.can_come_back]


def find_strays(text: str, comes_back: Callable[[str], bool]) -> list[Repair]:
    """Return the repairs that take sentences of other stories, and of the page, out of a text.

    Parameters
    ----------
    text : str
        The text of an article.
    comes_back : callable
        Tells whether a sentence stands in several articles of the outlet.
    """
    sentences = split_sentences(text)
    returning = {at for at, one in enumerate(sentences) if one.can_come_back and comes_back(one.text)}
    if not returning:
        return []
    rest = _Rest([one.text for at, one in enumerate(sentences) if at not in returning])
    if not rest.is_enough:
        return []
    strays = {at for at in returning if not rest.is_about(sentences[at].text)}
    return [_repair(text, sentences[at]) for at in _at_the_ends(strays, returning, len(sentences))]


def _at_the_ends(strays: Collection[int], returning: Collection[int], n_sentences: int) -> list[int]:
    """Return the numbers of the strays that stand first, one or two, and of those among the last that come back."""
    first = list(takewhile(returning.__contains__, range(n_sentences)))
    last = range(max(n_sentences - OUTER, len(first)), n_sentences)
    wanted = [at for at in first if at in strays] if len(first) <= _MOST_FIRST else []
    return wanted + [at for at in last if at in strays]


@dataclass(frozen=True)
class _Rest:
    """What an article says beside the sentences that come back."""

    sentences: Sequence[str]

    @cached_property
    def _words(self) -> list[str]:
        return [_stem(word) for text in self.sentences for word in LETTERS_AND_DIGITS.findall(text)]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self._words)

    @property
    def is_enough(self) -> bool:
        """Whether it is long enough to tell what the article is about."""
        return len(self._words) >= _SHORTEST_REST

    def is_about(self, sentence: str) -> bool:
        """Return True where it has a name of a sentence, or more than a few of its words."""
        words = LETTERS_AND_DIGITS.findall(sentence)
        names = {_stem(word) for word in words[1:] if word[0].isupper() and word.lower() not in NO_NAMES}
        if len(names & self._vocabulary) > _SHARED_NAMES * len(names):
            return True
        telling = {_stem(word) for word in words if word.lower() not in STOP_WORDS and not word.isdigit()}
        return not telling or len(telling & self._vocabulary) > _SHARED * len(telling)


def _stem(word: str) -> str:
    """Return a word in small letters without the s of its plural."""
    lower = word.lower()
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _repair(text: str, sentence: Sentence) -> Repair:
    """Return the repair that takes a sentence out, with the blank behind it."""
    stop = sentence.stop
    while stop < len(text) and text[stop] in " \t":
        stop += 1
    return Repair(sentence.start, stop, text[sentence.start : stop], "", RULE, _REASON)
