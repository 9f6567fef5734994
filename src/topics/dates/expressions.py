"""A time expression at its three stages: read in a text, given a meaning, handed out with its days.

``Reading``
    what a rule of the grammar caught, before anybody asked what it means;
``Meaning``
    its TIMEX3 value, with what it was counted from and why;
``TimeExpression``
    what ``topics.dates.tag`` returns: place, words, value, span of days and reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from topics.dates.periods import Period
from topics.dates.spans import Span

if TYPE_CHECKING:
    from topics.records import Certainty

Kind = Literal[
    "date", "month", "monthday", "year", "decade", "century", "quarter", "half", "season", "holiday", "weekday",
    "deictic", "relative", "anaphor", "offset", "comparison", "duration", "set", "vague", "clock", "partofday",
    "partword", "time", "within", "from", "nth", "known",
]  # fmt: skip
"""What an expression is, which decides how it is resolved; each rule of ``rules.toml`` has one."""

YEARS = frozenset({"year", "yearwords", "shortyear"})
"""Parts of an expression that give its year."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""Types of TIMEX3."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression found in the text, with what its rule caught, before it is resolved.

    Parameters
    ----------
    start, stop : int
        Characters of the text.
    rule : str
        Name of the rule.
    kind : Kind
        What the expression is.
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
    kind: Kind
    parts: Mapping[str, str]
    mod: str = ""
    inner: Reading | None = None

    def word(self, part: str) -> str:
        """Return a part in lower case, "" where the rule caught none."""
        return self.parts.get(part, "").lower()

    @property
    def shift(self) -> list[str]:
        """The words that step from a date to this one, such as "the next", in lower case."""
        return self.word("shift").split()

    @property
    def steps(self) -> int:
        """The step that these words stand for: -1 for "last" or "before", 1 for "next" or "after", else 0."""
        words = self.shift
        if "twice" in self.parts:
            return -_TWICE if "last" in self.word("twice") else _TWICE
        if _BACK.intersection(words):
            return -1
        return 1 if _ON.intersection(words) else 0


_TWICE = 2
"""Steps of "before last" and "after next"."""
_BACK = frozenset({"last", "past", "previous", "preceding", "prior", "before"})
"""Words that step one unit back."""
_ON = frozenset({"next", "coming", "following", "upcoming", "ensuing", "succeeding", "after"})
"""Words that step one unit on."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.

    Parameters
    ----------
    type : TimexType
        DATE, TIME, DURATION or SET.
    value : str
        TIMEX3 value.
    period : Period or None
        The calendar period that it names, if one.
    anchor : str
        What it was counted from, such as ``2023-06-19 (published)`` or ``2023-06-18 (text 120)``.
    cue : str
        Why this direction was taken: a word of the clause, or a habit.
    mod, quant, freq : str
        Attributes of TIMEX3 (TimeML 1.2.1); "" where there is none.
    alternative : str
        A less likely TIMEX3 value, or "".
    certainty : Certainty
        How sure the days are.
    chance : float
        How likely the value is right rather than the alternative, above 0 to 1; 1 where nothing else was weighed.
    days : Span or None
        The days that come into question where they are not those of the value.
    """

    type: TimexType
    value: str
    period: Period | None = None
    anchor: str = ""
    cue: str = ""
    mod: str = ""
    quant: str = ""
    freq: str = ""
    alternative: str = ""
    certainty: Certainty = "resolved"
    chance: float = 1.0
    days: Span | None = None

    @classmethod
    def vague(cls, value: str, type: TimexType = "DATE") -> Meaning:
        """Return the meaning of an expression that names no day: a value with X, or PAST_REF and the like."""
        return cls(type, value, certainty="vague")

    @classmethod
    def somewhen(cls, steps: int) -> Meaning:
        """Return the meaning of an expression that only says past (below 0), present (0) or future (above 0)."""
        if steps == 0:
            return cls.vague("PRESENT_REF")
        return cls.vague("FUTURE_REF" if steps > 0 else "PAST_REF")


def dated(
    period: Period | None,
    anchor: str = "",
    cue: str = "",
    *,
    mod: str = "",
    alternative: str = "",
    certainty: Certainty = "resolved",
) -> Meaning | None:
    """Return the meaning of an expression that names a period, None for a period that does not exist."""
    if period is None:
        return None
    return Meaning("DATE", period.timex, period, anchor, cue, mod=mod, alternative=alternative, certainty=certainty)


def chosen(period: Period, other: Period | None, anchor: str, cue: str, chance: float) -> Meaning:
    """Return the meaning of an expression that can name two periods; ``chance`` is that of the first."""
    certainty: Certainty = "resolved" if chance >= RESOLVED_FROM else "guessed"
    alternative = other.timex if other and other != period else ""
    return Meaning(
        "DATE", period.timex, period, anchor, cue, alternative=alternative, certainty=certainty, chance=chance
    )


RESOLVED_FROM = 0.95
"""Chance, inclusive, from which a reading counts as resolved: a reader would bet 19 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One time expression with its meaning.

    Parameters
    ----------
    start, stop : int
        Characters of the text; ``text[start:stop]`` is the expression.
    text : str
        The expression itself.
    type : TimexType
        DATE, TIME, DURATION or SET.
    value, mod, quant, freq : str
        Attributes of TIMEX3 (TimeML 1.2.1); "" where there is none.
    span : Span or None
        The days it names; None for durations, sets and vague values.
    rule : str
        Name of the grammar rule.
    anchor : str
        What it was counted from, such as ``2023-06-19 (published)`` or ``2023-06-18 (text 120)``.
    cue : str
        Why this direction was taken: a word of the clause, or a habit.
    alternative : str
        A less likely TIMEX3 value, or "".
    certainty : Certainty
        How sure the days are.
    chance : float
        How likely the value is right rather than the alternative, above 0 to 1; 1 where nothing else was weighed.
    """

    start: int
    stop: int
    text: str
    type: TimexType
    value: str
    span: Span | None
    rule: str
    anchor: str = ""
    cue: str = ""
    mod: str = ""
    quant: str = ""
    freq: str = ""
    alternative: str = ""
    certainty: Certainty = "resolved"
    chance: float = 1.0
