"""Lines of a text with what their form tells: length, ending, blank lines around, kind of wording."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from topics.english.verbs import irregular_verbs, third_person
from topics.english.words import AUXILIARIES, CONTRACTIONS, WHOLE_WORD

_LINE = re.compile(r"(?P<content>[^\n\r\f\x0b\x85\u2028\u2029]*)(?:\r\n|[\n\r\f\x0b\x85\u2028\u2029]|\Z)")
_ENDING = re.compile(r"[.!?…。！？।؟][\"'”’»)\]\s*]*$")
_INNER_END = re.compile(r"[a-z0-9)\]\"”’][.!?…][\"”’)]*\s+[A-Z\"“‘]")
_LONG = 20
"""Words from which (exclusive) a line with a verb is running text, however it ends."""
_SHORTEST_PAST = 4
"""Letters from which (exclusive) a word in -ed may be a past form."""


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
    blank_before: bool
    blank_after: bool
    kind: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the line."""
        return tuple(WHOLE_WORD.findall(self.text))

    @cached_property
    def folded(self) -> str:
        """The line with its runs of white space as one blank each."""
        return " ".join(self.text.split())

    @cached_property
    def ends_sentence(self) -> bool:
        """True where the line ends as a sentence does."""
        return bool(_ENDING.search(self.text))

    @cached_property
    def has_verb(self) -> bool:
        """True where a word of the line can be a finite verb of running English."""
        return has_verb(self.words)

    @cached_property
    def is_sentence(self) -> bool:
        """True for running text: ends as a sentence, or is long and has a verb."""
        return self.has_verb and (self.ends_sentence or len(self.words) > _LONG)


def has_verb(words: Sequence[str]) -> bool:
    """Return True where a word can be a finite verb: an auxiliary, an irregular form, or a past in -ed.

    >>> has_verb(["They", "left"]), has_verb(["ships", "anchored"]), has_verb(["The", "old", "harbour"])
    (True, True, False)
    """
    finite = _finite_verbs()
    for word in words:
        lower = word.lower().replace("’", "'")
        is_past = lower.endswith("ed") and len(lower) > _SHORTEST_PAST and word[0].islower()
        if is_past or lower in finite:
            return True
    return False


@cache
def _finite_verbs() -> frozenset[str]:
    """Return the words that are finite verbs: auxiliaries, irregular pasts and third persons, contractions."""
    verbs = irregular_verbs().values()
    pasts = (form for verb in verbs for form in verb.pasts)
    whole = (word for word in CONTRACTIONS if "'" in word)
    return AUXILIARIES.union(whole, pasts, (third_person(verb.base) for verb in verbs))


def has_several_sentences(text: str) -> bool:
    """Return True where a sentence ends within a line; a dot after a capital, as of "A. Peeters" or "D.C.", ends none.

    >>> has_several_sentences("They met. It rained."), has_several_sentences("By A. Peeters, Courier")
    (True, False)
    """
    return bool(_INNER_END.search(text))


def shared_head(texts: Sequence[str]) -> int:
    """Return how many characters all the texts share at their beginning.

    >>> shared_head(["harbour", "harvest"])
    3
    """
    return sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False)))


def split_lines(text: str) -> list[Line]:
    """Return the lines of the text that are not blank, in order."""
    lines: list[Line] = []
    matches = list(_LINE.finditer(text))
    contents = [match["content"].strip() for match in matches]
    around = ["", *contents, ""]
    for number, match in enumerate(matches):
        before, content, after = around[number : number + 3]
        if content:
            start = match.end("content") - len(match["content"].lstrip())
            lines.append(Line(start, start + len(content), *match.span(), content, not before, not after))
    return lines
