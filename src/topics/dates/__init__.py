"""Dates: every time expression of a text, with its TIMEX3 value, its span of days and the reason."""

from topics.dates.expressions import TimeExpression, tag
from topics.dates.spans import Span

__all__ = ["Span", "TimeExpression", "tag"]
