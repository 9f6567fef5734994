"""Terms of a codebook as their reader writes them, and where a text holds them.

``trade`` finds the word and its plural, in any case; ``AI`` (capitals and digits only) only as written; ``tariff*`` any
ending; ``foreign|inward investment`` either word; ``full-scale war | aggression`` either phrase;
``politically motivated & charge|trial`` both, anywhere in one text. A space also matches a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from topics.errors import SettingsError, refuse

_OPTIONAL_PLURAL = re.compile(r"\((?:s|es)\)$", re.I)
"""What readers put behind a word whose plural they mean too: "ping(s)"; plurals are found anyway."""
_ENDS_IN_LONE_Y = re.compile("[^aeiou]y$", re.I)
"""A word whose plural ends in -ies: "family", not "day"."""

_LONE_SIGN = re.compile(r"(?<!\S)[^\w\s&|*]+(?!\S)")
"""A sign with blanks on either side, as tokenizers set them: no text that is written by people holds it."""

Span = tuple[int, int]
"""First character and end, exclusive."""


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
        spans: list[Span] = []
        for part in self.parts:
            places = [match.span() for match in part.finditer(text)]
            counting = [place for place in places if not any(overlap(place, other) for other in barred)]
            if not counting:
                return []
            spans.extend(counting)
        return spans


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
        if lone := _LONE_SIGN.search(part):
            refuse(f"{where}: in the term '{term}' the sign '{lone[0]}' stands alone; remove it.", SettingsError)
        if not all(_is_phrase(phrase) for phrase in phrases):
            refuse(f"{where}: the term '{term}' has an empty part beside '&' or '|', or is only '*'.", SettingsError)
        parts.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase_expression, phrases))})(?!\w)"))
    return Pattern(tuple(parts))


def _is_phrase(slots: list[str]) -> bool:
    """Return whether there is a word in each alternative of each slot."""
    alternatives = "|".join(slots).split("|")
    return bool(slots) and all(re.search(r"\w", word) for word in alternatives)


def _phrase_expression(slots: list[str]) -> str:
    words = ["|".join(map(_word_expression, slot.split("|"))) for slot in slots]
    return r"[\s\-‐‑]+".join(f"(?:{word})" for word in words)


def _word_expression(word: str) -> str:
    """Return the expression of one word: as written if all capitals, else in any case and with endings."""
    singular = _OPTIONAL_PLURAL.sub("", word)
    beginning = singular.rstrip("*")
    escaped = re.escape(beginning).replace("'", "['’]").replace(r"\-", r"[\s\-‐‑]?")
    if not any(character.islower() for character in beginning):
        return escaped
    if singular.endswith("*"):
        return rf"(?i:{escaped}\w*)"
    plural = rf"(?:{escaped}(?:s|es)?)"
    if _ENDS_IN_LONE_Y.search(beginning):
        plural = rf"(?:{escaped}|{escaped[:-1]}ies)"
    return rf"(?i:{plural}(?:['’]s|['’])?)"


def overlap(place: Span, other: Span) -> bool:
    """Return whether two places share a character."""
    return place[0] < other[1] and other[0] < place[1]
