"""How close the lines of the story on one page stand in print, so that it is one page of A4."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from topics.output.wording import event_span_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from topics.output.page.views import EventView

TYPE_SIZES = (8.6, 8.0, 7.4, 6.8)
"""Sizes of the type in points, the largest that fits is taken; ``report.css`` has them by their number, from 0."""
_ROOM = 660.0
"""Points of height that the entries have, below the title and what is said of the counts."""
_LINE = 1.3
"""Height of a line, in times the size of its type."""
_QUOTE = 0.92
"""Size of a quote, in times that of the headline."""
_BETWEEN = 6.0
"""Points between two entries."""
_HEADLINE_WIDTH = 740.0
"""Characters of a headline, which is bold, that a line has, times the size of the type in points."""
_QUOTE_WIDTH = 810.0
"""Characters of a quote, likewise."""
_DAY_WIDTH = 105.0
"""Characters of a day, as it stands to the left, times the size of the type in points."""


def closeness(events: Sequence[EventView]) -> int:
    """Return the number of the largest size of type in which the story is one page, the last where none is enough."""
    fitting = (number for number, size in enumerate(TYPE_SIZES) if sum(_height(one, size) for one in events) <= _ROOM)
    return next(fitting, len(TYPE_SIZES) - 1)


def _height(event: Any, size: float) -> float:
    """Return the height of an entry in points, as far as the number of its characters tells."""
    told = f"{event.headline} {event.status} {event.tellers}" + (" · sources differ" if event.differs else "")
    height = _lines(told, _HEADLINE_WIDTH / size) * _LINE * size
    for sentence in event.sentences:
        if sentence.quote:
            quoted = f"{sentence.quote} {sentence.article}"
            height += _lines(quoted, _QUOTE_WIDTH / (_QUOTE * size)) * _LINE * _QUOTE * size
    return max(height, _lines(event_span_words(event), _DAY_WIDTH / size) * _LINE * size) + _BETWEEN


def _lines(text: str, characters: float) -> int:
    return ceil(len(text) / characters)
