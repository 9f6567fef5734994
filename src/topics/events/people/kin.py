"""Names that stand beside a word of kin: "her father, Barry" is no Barry of another family."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from topics.english.names import KIN
from topics.events.people.names import Name
from topics.events.people.spelling import surname

_BESIDE = re.compile(rf"\b(?:{'|'.join(sorted(KIN))})\s?,?\s?$")
_AND = re.compile(r"\s?,?\s?(?:,|and|&)\s")


def strangers(passages: Iterable[tuple[str, Sequence[Name]]], full: Callable[[str], str]) -> frozenset[str]:
    """Return the single names of an article that stand beside a word of kin and are of no family that is named there.

    Such a name is not completed to that of another person: of "Lee's parents, Barry and June" Barry is no Barry Moe
    who is told of elsewhere. That of the same family is: "Carl, a brother of Otto Berg" can be Carl Berg.

    Parameters
    ----------
    passages : iterable of (str, sequence of Name)
        The passages of one article, each with its names in order.
    full : callable
        What gives the full name behind a single word, or "".
    """
    found: set[str] = set()
    for quote, names in passages:
        families = {surname(name.text) for name in names if name.text}
        for name in _beside_kin(quote, names):
            completed = full(name.text)
            if completed and surname(completed) not in families:
                found.add(name.text)
    return frozenset(found)


def _beside_kin(quote: str, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the single names right behind a word of kin, and those that an "and" joins to one."""
    before: Name | None = None
    for name in names:
        is_single = bool(name.text) and " " not in name.text and not name.role
        goes_on = before is not None and _AND.fullmatch(quote, before.stop, name.start) is not None
        if is_single and (goes_on or _BESIDE.search(quote[max(0, name.start - _REACH) : name.start])):
            before = name
            yield name
        else:
            before = None


_REACH = 24
"""Characters before a name in which its word of kin is looked for."""
