"""An expression as it was found in a text, before anybody asked what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression found in the text, with what its rule caught, before it is resolved.

    Parameters
    ----------
    start, stop : int
        Characters of the text.
    rule, kind : str
        Name of the rule, and what the expression is.
    parts : mapping
        What the rule caught or gives, by name.
    mod : str
        TIMEX3 mod, or "".
    inner : Reading or None
        For two expressions that are one: the second in meaning (the day of a time, the year of a month).
    """

    start: int
    stop: int
    rule: str
    kind: str
    parts: Mapping[str, str]
    mod: str = ""
    inner: Reading | None = None
