"""Running heads: lines at the edge of the pages of a PDF that come back on other pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from topics.articles.boilerplate.dropped_lines import Litter
from topics.articles.lines import Line

_FEWEST_PAGES = 3
"""Edges of pages from which (inclusive) a line that stands at them is a running head."""
_RUNNING_HEAD = Litter("running head", "comes back at the edge of other pages")


def find_running_heads(text: str, lines: Sequence[Line]) -> dict[int, Litter]:
    """Return the first and last lines of pages that come back on other pages, their numbers aside.

    Parameters
    ----------
    text : str
        The text of a PDF; a form feed parts its pages.
    lines : sequence of Line
        Its lines that are not blank.
    """
    edges = {0, len(lines) - 1}
    for number, (before, line) in enumerate(pairwise(lines), start=1):
        if "\f" in text[before.stop : line.start]:
            edges |= {number - 1, number}
    wordings = {number: re.sub(r"\d+", "0", lines[number].text) for number in sorted(edges)}
    times = Counter(wordings.values())
    return {number: _RUNNING_HEAD for number, words in wordings.items() if times[words] >= _FEWEST_PAGES}
