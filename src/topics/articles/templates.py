"""Reports written after one template: the same words around other particulars, and so not the same report.

The police, the weather service, the exchange and the sports desk write the same sentences every day and put in other
names, places, numbers and days. A reprint has the particulars too; a new version of a story keeps most of them.
"""

import re
from functools import cached_property
from typing import NamedTuple

from topics.english.numbers import NUMBER_WORDS
from topics.english.words import TIME_WORDS

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:…\n\r\"“”«»()\[\]-])[\s\"“”«»()\[\]]*$")
_ENDS = 4
"""Characters before a word that tell whether it begins a sentence, where every word has a capital."""
_SAME_WORDING = 0.8
"""Share of the runs of words in common, particulars aside, from which (inclusive) two texts are of one template."""
_FEWEST = 3
"""Particulars that each of two reports must have at least (inclusive) to be told apart by them."""
_SAME_PARTICULARS = 0.5
"""Share of the fewer particulars in common from which (inclusive) two texts are the same report."""
_SAME_NUMBERS = 0.3
"""Share of the fewer numbers in common from which (inclusive) reports of two days are the same."""
_RUN = 3
"""Words of a run."""


class _Slot(NamedTuple):
    """One word of a text: what stands in its place where particulars count as one, and the particular it is, if any."""

    masked: str
    particular: str
    is_number: bool


class Report:
    """A text as its wording and its particulars: names, numbers and times.

    Parameters
    ----------
    text : str
        The text.
    day : str
        Its day as EDTF, "" where it is not known.
    """

    def __init__(self, text: str, day: str = "") -> None:
        self._text = text
        self._day = day

    def is_of_one_template(self, other: "Report") -> bool:
        """Tell whether two reports that share their wording are two reports by their particulars."""
        if not self._has_other_particulars(other):
            return False
        fewer = min(len(self._wording), len(other._wording))
        return bool(fewer) and len(self._wording & other._wording) >= _SAME_WORDING * fewer

    def _has_other_particulars(self, other: "Report") -> bool:
        if _shared(self._particulars, other._particulars) < _SAME_PARTICULARS:
            return True
        other_day = bool(self._day and other._day) and self._day != other._day
        return other_day and _shared(self._numbers, other._numbers) < _SAME_NUMBERS

    @cached_property
    def _slots(self) -> list[_Slot]:
        return [_slot(self._text, match) for match in _WORD.finditer(self._text)]

    @cached_property
    def _particulars(self) -> frozenset[str]:
        return frozenset(slot.particular for slot in self._slots if slot.particular)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(slot.particular for slot in self._slots if slot.is_number)

    @cached_property
    def _wording(self) -> frozenset[tuple[str, ...]]:
        """The runs of three words, each run of particulars taken as one word that stands for any."""
        words: list[str] = []
        for slot in self._slots:
            if slot.masked or not words or words[-1]:
                words.append(slot.masked)
        return frozenset(zip(*(words[first:] for first in range(_RUN)), strict=False))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the fewer that both have, 1 where there are too few to tell."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _FEWEST else 1.0


def _slot(text: str, match: "re.Match[str]") -> _Slot:
    word = match.group()
    lower = word.lower()
    if word[0].isdigit() or lower in NUMBER_WORDS:
        return _Slot("", lower, is_number=True)
    if lower in TIME_WORDS:
        return _Slot("", lower if word[0].isupper() else "", is_number=False)
    before = text[max(0, match.start() - _ENDS) : match.start()]
    is_name = (
        word[0].isupper() and not (match.start() < _ENDS and not before.strip()) and not _SENTENCE_END.search(before)
    )
    return _Slot("" if is_name else lower, lower if is_name else "", is_number=False)
