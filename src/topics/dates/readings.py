"""An expression as it was found in a text, before anybody asked what it means."""

from collections.abc import Mapping
from dataclasses import dataclass


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
    inner: "Reading | None" = None

    def word(self, part: str) -> str:
        """Return a part in lower case, "" where the rule caught none."""
        return self.parts.get(part, "").lower()

    @property
    def shift(self) -> list[str]:
        """The words that step from a date to this one, such as "the next", in lower case."""
        return self.word("shift").split()
