"""Dates: every time expression of a text, with its TIMEX3 value, its span of days and the reason.

``tagger`` is the way in. ``finder`` finds expressions by the rules of ``grammar`` (``rules.toml``) and drops false
friends (``falsefriends.toml``); ``resolver`` says which days they mean, by kind: ``weekdays``, ``named_dates``,
``relative_dates``, ``durations``, ``clock``; ``anchors`` what they are counted from, ``tense`` where their clause
points (``cues.toml``). ``spans`` and ``periods`` are the calendar, ``timeml`` reads and writes TimeML documents, and
``stated`` finds the dates that a page states about itself.
"""

from topics.dates.expressions import TimeExpression
from topics.dates.spans import Span
from topics.dates.tagger import tag

__all__ = ["Span", "TimeExpression", "tag"]
