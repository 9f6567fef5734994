"""Patterns of a codebook: how its terms are written and where a text holds them.

``trade`` finds the word and its plural, in any case; ``AI`` (capitals and digits only) only as written;
``tariff*`` any ending; ``foreign|inward investment`` either word; ``full-scale war | aggression`` either
phrase; ``politically motivated & charge|trial`` both, anywhere in one text. A space also matches a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from topics.errors import SettingsError, refuse

Span = tuple[int, int]


@dataclass(frozen=True)
class Pattern:
    """A term that is read: one compiled expression for each part that must be there."""

    parts: tuple[re.Pattern[str], ...]

    def spans(self, text: str, barred: Sequence[Span] = ()) -> list[Span]:
        """Return where the parts stand, or nothing where one of them is missing.

        Parameters
        ----------
        text : str
            The text to look in.
        barred : sequence of (int, int), optional
            Places that do not count.
        """
        found = []
        for part in self.parts:
            places = [match.span() for match in part.finditer(text)]
            found.append([place for place in places if not any(_overlap(place, other) for other in barred)])
        return [place for places in found for place in places] if all(found) else []


@lru_cache(maxsize=4096)
def read_pattern(term: str, where: str = "") -> Pattern:
    """Return the pattern that a term stands for.

    Parameters
    ----------
    term : str
        As a codebook writes it.
    where : str
        Place in the codebook, for the error.

    Raises
    ------
    SettingsError
        If a part or an alternative of the term is empty.
    """
    parts = []
    for part in term.split(" & "):
        phrases = [phrase.split() for phrase in part.split(" | ")]
        slots = [slot.split("|") for phrase in phrases for slot in phrase]
        if not all(phrases) or not all(re.search(r"\w", word) for words in slots for word in words):
            refuse(f"{where}: the term '{term}' has an empty part beside '&' or '|', or is only '*'.", SettingsError)
        parts.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, phrases))})(?!\w)"))
    return Pattern(tuple(parts))


def _overlap(place: Span, other: Span) -> bool:
    return place[0] < other[1] and other[0] < place[1]


def _phrase(slots: list[str]) -> str:
    words = ["|".join(_word(word) for word in slot.split("|")) for slot in slots]
    return r"[\s\-‐‑]+".join(f"(?:{word})" for word in words)


def _word(word: str) -> str:
    """Return the expression of one word: as written if all capitals, else in any case and with endings."""
    stem = word.rstrip("*")
    escaped = re.escape(stem).replace("'", "['’]").replace(r"\-", r"[\s\-‐‑]?")
    if not any(character.islower() for character in stem):
        return escaped
    ending = r"\w*" if word.endswith("*") else r"(?:s|es)?(?:['’]s|['’])?"
    return f"(?i:{escaped}{ending})"
