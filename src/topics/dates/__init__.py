"""Dates: every time expression of a text, with its TIMEX3 value, its span of days and the reason."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {"Span": "topics.dates.spans", "TimeExpression": "topics.dates.expressions", "tag": "topics.dates.expressions"}

__all__ = ["Span", "TimeExpression", "tag"]


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(import_module(_NAMES[name]), name)
    message = f"module 'topics.dates' has no attribute '{name}'"
    raise AttributeError(message)
