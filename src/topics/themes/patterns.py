"""Patterns of a codebook: how its terms are written and where a text holds them.

``trade`` finds the word and its plural, in any case; ``AI`` (capitals and digits only) only as written;
``tariff*`` any ending; ``foreign|inward investment`` either word; ``full-scale war | aggression`` either
phrase; ``politically motivated & charge|trial`` both, anywhere in one text. A space also matches a hyphen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from topics.errors import SettingsError


@dataclass(frozen=True)
class Pattern:
    """A term that is read: one compiled expression for each part that must be there."""

    parts: tuple[re.Pattern[str], ...]

    def spans(self, text: str, barred: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
        """Return where the parts stand, or nothing where one of them is missing.

        Parameters
        ----------
        text : str
            The text to look in.
        barred : list of (int, int), optional
            Places that do not count.
        """
        found: list[tuple[int, int]] = []
        for part in self.parts:
            places = [match.span() for match in part.finditer(text)]
            free = [
                (start, stop)
                for start, stop in places
                if not any(start < other[1] and other[0] < stop for other in barred or ())
            ]
            if not free:
                return []
            found += free
        return found


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
            message = f"{where}: the term '{term}' has an empty part beside '&' or '|', or is only '*'."
            raise SettingsError(message)
        joined = "|".join(_phrase(phrase) for phrase in phrases)
        parts.append(re.compile(rf"(?<!\w)(?:{joined})(?!\w)"))
    return Pattern(tuple(parts))


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
