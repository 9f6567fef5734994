"""Rows: a label and its number from a table, read as one line however the article's format keeps their cells apart.

>>> [joined_cells(text) for text in ("Deaths;24", "Deaths,24", "In Orsk, 24 died")]
['Deaths|24', 'Deaths|24', 'In Orsk, 24 died']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from topics.events.sentences import Sentence

_NUMBER = re.compile(r"\d[\d.,\u00a0]*\s?%?")
"""A cell that holds a number and nothing else."""
_LABEL = re.compile(r"[^\W\d_][\w'’() -]*")
_LONGEST_LABEL = 4
"""Words of a cell, inclusive, up to which it can say what the number beside it counts."""
_ROW = re.compile(r"\W*[^\W\d_][\w'’() -]*\s?[:|=;\t–—]\s?\d[\d.,\u00a0]*\s?%?\W*")
_LONGEST_ROW = 8
"""Words and signs of a row, inclusive."""
_CELLS = re.compile(r"(?P<label>[^\W\d_][\w'’() -]*)(?P<mark>[;,\t])(?P<number>\d[\d.]*\s?%?)")
"""Two cells in one line, as files of values separated by commas have them."""


def joined_cells(text: str) -> str:
    """Return a line of two cells with a stroke for what parts them, as long as before; any other text as it is."""
    match = _CELLS.fullmatch(text)
    return f"{match['label']}|{match['number']}" if match else text


def is_row(text: str) -> bool:
    """Return whether a line is a label and its number, whatever stands between the two.

    >>> is_row("| Deaths | 24 |"), is_row("Deaths: 24"), is_row("Berg was born in 1961.")
    (True, True, False)
    """
    return bool(_ROW.fullmatch(text)) and len(text.split()) <= _LONGEST_ROW


def with_rows(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the passages of an article, a number in a cell of its own with the label before it.

    Where numbers follow one another, which label is whose cannot be told: each stays by itself.
    """
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1] if at else None
        after = sentences[at + 1] if at + 1 < len(sentences) else None
        is_alone = after is None or not _is_number(after.quote)
        if before and is_alone and _is_number(sentence.quote) and _is_label(before.quote):
            quote = f"{before.quote.strip()} | {sentence.quote.strip()}"
            yield replace(sentence, start=before.start, quote=quote, found_text=quote)
        else:
            quote = joined_cells(sentence.quote)
            yield sentence if quote == sentence.quote else replace(sentence, quote=quote)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LONGEST_LABEL and bool(_LABEL.fullmatch(text.strip()))
