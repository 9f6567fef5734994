"""Text wrapped by hand: at which width, and which lines are one paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from topics.articles.lines import Line

_WIDTHS = range(40, 121)
"""Widths, in characters, at which text is wrapped by hand."""
_FEWEST_WRAPPED = 4
"""Lines with a line right below from which (inclusive) a text may be wrapped by hand."""
_SLACK = 16
"""Characters that a wrapped line is shorter than the width at most (inclusive): a long word went to the next."""
_WORD_SLACK = 3
"""Characters of the width (inclusive) that a line may leave free although the first word below would have fitted."""

_REACHED_SHARE = 0.15
"""Share of the lines from which (inclusive) some lie so close below the width that it is the width."""


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text was wrapped by hand, in characters; 0 where it was not."""
    followed = [line for line in lines if not line.blank_after]
    lengths = sorted(len(line.text) for line in followed)
    width = next((length for length in reversed(lengths) if _is_reached(lengths, length)), 0)
    if len(followed) < _FEWEST_WRAPPED or width not in _WIDTHS:
        return 0
    near = [line for line in followed if len(line.text) >= width - _SLACK]
    unfinished = sum(not line.ends_sentence for line in near)
    return width if len(near) * 2 >= len(followed) and unfinished * 2 >= len(near) else 0


def _is_reached(lengths: Sequence[int], width: int) -> bool:
    """Return True for a width that enough lines come close to: a longer one is that of a line on its own.

    The lengths of the lines are sorted.
    """
    n_reaching = bisect_right(lengths, width) - bisect_left(lengths, width - _WORD_SLACK)
    return n_reaching >= _REACHED_SHARE * len(lengths)


def is_wrapped(before: Line, after: Line, width: int) -> bool:
    """Return True where a line ends because the first word of the next would not have fitted.

    Parameters
    ----------
    before, after : Line
        A line and the one right below it.
    width : int
        The width at which the text was wrapped, 0 where it was not.
    """
    length, first_word = len(before.text), after.text.split(maxsplit=1)[0]
    is_of_the_width = len(after.text) <= max(width, len(first_word))  # a longer one is a paragraph that is not wrapped
    return is_of_the_width and length <= width <= length + len(first_word) + _WORD_SLACK


def join_wrapped(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Return the lines in groups, in order: those that wrapping had parted stand together, any other alone."""
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _is_one_paragraph(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def _is_one_paragraph(before: Line, after: Line, width: int) -> bool:
    if not width or after.blank_before or before.kind != after.kind:
        return False
    goes_on = not before.ends_sentence and after.text[0].islower()
    return goes_on or is_wrapped(before, after, width)


def as_one_line(group: Sequence[Line]) -> Line:
    """Return the lines of a paragraph as one line: their words in order, a blank between two lines."""
    if len(group) == 1:
        return group[0]
    last = group[-1]
    text = " ".join(line.text for line in group)
    return replace(group[0], stop=last.stop, full_stop=last.full_stop, text=text, blank_after=last.blank_after)
