"""Lines of a text with what their form tells: length, ending, blank lines around, kind of wording."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

_LINE = re.compile(r"(?P<content>[^\n\r\f\x0b\x85\u2028\u2029]*)(?:\r\n|[\n\r\f\x0b\x85\u2028\u2029]|\Z)")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_ENDING = re.compile(r"[.!?…。！？।؟][\"'”’»)\]\s*]*$")
_FINITE = frozenset((
    "am", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will",
    "would", "shall", "should", "can", "could", "may", "might", "must", "isn't", "wasn't", "aren't",
    "weren't", "don't", "doesn't", "didn't", "won't", "can't", "couldn't", "wouldn't", "hasn't",
    "haven't", "said", "says", "say", "told", "tells", "made", "makes", "took", "takes", "came", "comes",
    "went", "goes", "got", "gets", "gave", "gives", "knew", "knows", "thought", "thinks", "saw", "sees",
    "found", "finds", "left", "held", "holds", "kept", "keeps", "began", "begins", "met", "meets",
    "became", "become", "becomes", "ran", "runs", "rose", "fell", "grew", "led", "leads", "won", "wins",
    "lost", "loses", "paid", "sent", "spent", "stood", "heard", "let", "meant", "put", "set", "sat",
    "spoke", "wrote", "broke", "chose", "drew", "drove", "fought", "flew", "lay", "built", "bought",
    "brought", "caught", "cut", "felt", "hit", "read", "rode", "sold", "shot", "showed", "slept",
    "struck", "taught", "threw", "woke", "wore", "it's", "he's", "she's", "they're", "we're", "i'm",
    "i've", "you're", "that's", "there's",
))  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of a text, without its line break and surrounding white space.

    ``start`` and ``stop`` are characters of the text; ``full_start`` and ``full_stop`` take in the white
    space and the line break. ``blank_before`` and ``blank_after`` tell whether it stands apart.
    """

    start: int
    stop: int
    full_start: int
    full_stop: int
    text: str
    blank_before: bool = True
    blank_after: bool = True
    kind: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the line."""
        return tuple(_WORD.findall(self.text))

    @property
    def ends_sentence(self) -> bool:
        """True where the line ends as a sentence does."""
        return bool(_ENDING.search(self.text))

    @cached_property
    def has_verb(self) -> bool:
        """True where a word of the line can be a finite verb of running English."""
        return has_verb(self.words)

    @property
    def is_sentence(self) -> bool:
        """True for running text: ends as a sentence, or is long and has a verb."""
        return self.has_verb and (self.ends_sentence or len(self.words) > 20)


def has_verb(words: tuple[str, ...]) -> bool:
    """Return True where a word can be a finite verb: an auxiliary, a common past form, or one in -ed."""
    lower = [word.lower().replace("’", "'") for word in words]
    return any(
        word in _FINITE or (word.endswith("ed") and len(word) > 4 and given[0].islower())
        for word, given in zip(lower, words, strict=True)
    )


def shared_head(texts: Sequence[str]) -> int:
    """Return how many characters all the texts share at their beginning."""
    return sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False)))


def split_lines(text: str) -> list[Line]:
    """Return the lines of the text that are not blank, in order."""
    lines: list[Line] = []
    found = list(_LINE.finditer(text))
    around = ["", *(match["content"].strip() for match in found), ""]
    for number, match in enumerate(found):
        before, stripped, after = around[number : number + 3]
        if stripped:
            start = match.start() + match["content"].index(stripped)
            lines.append(Line(start, start + len(stripped), *match.span(), stripped, not before, not after))
    return lines
