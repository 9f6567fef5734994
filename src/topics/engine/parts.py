"""How a corpus is cut: files into batches that are read together, articles into parts that are worked on together.

The sizes bound the memory that a process needs: with less memory, make them smaller. Results do not depend on them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from topics.engine.keys import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pandas as pd

T = TypeVar("T")

FILES_IN_BATCH = 64
"""Files read together, at most."""
BYTES_IN_BATCH = 8_000_000
"""Bytes on disk read together, at most; a larger file is a batch of its own."""
CHARACTERS_IN_PART = 500_000
"""Characters of text worked on together, about; a longer article is a part of its own."""

CHARACTERS_IN_PIECE = 100_000
"""Characters of text that a stage of the whole corpus sends to a process at once, about."""

PART_SECONDS = 4.0
"""What a megabyte of plain text costs in the stages that work part by part: seconds of one core."""
WHOLE_SECONDS = 6.0
"""What it costs in the stages for the whole corpus: seconds, on however many cores."""
RESULT_SHARE = 3.0
"""Megabytes of results a megabyte of text.

All three were measured on 20,000 articles of 3 kB each; sentence vectors, a codebook, notebooks and PDF files take
longer.
"""
SMALL_RUNS = ((0.0, 8.0), (0.022, 11.0), (0.255, 34.0), (0.521, 57.0))
"""Megabytes of text and seconds of small runs on two cores: nothing, then 5, 40 and 100 articles.

Loading programs and the fitting of themes are most of it, and hardly any of that is shared between cores. It is
processor time, and was as much by the clock on two busy cores; quiet ones are faster. Between them it is interpolated;
what is more costs what the stages do.
"""
NOTEBOOK_SECONDS = 50.0
"""Seconds that the notebooks and figures of a first run take on two busy cores, of 5 as of 100 articles (41 to 50)."""
LARGE = 20_000_000
"""Bytes from which, inclusive, a run says beforehand what it will cost."""


def in_pieces(articles: Iterable[T], n_characters: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield articles together, in their order, for a process to work on."""
    piece: list[T] = []
    size = 0
    for article in articles:
        piece.append(article)
        size += n_characters(article)
        if size >= CHARACTERS_IN_PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def cut_batches(sizes: Mapping[str, int]) -> list[list[str]]:
    """Cut files, given by path in order with their size in bytes, into batches.

    Most cuts depend on the path alone, so that a file added or removed changes its own batch and few others.
    """
    batches: list[list[str]] = [[]]
    n_bytes = 0
    for source, size in sizes.items():
        n_bytes += size
        if batches[-1] and n_bytes > BYTES_IN_BATCH:
            batches.append([])
            n_bytes = size
        batches[-1].append(source)
        if _ends_batch(source) or len(batches[-1]) >= FILES_IN_BATCH:
            batches.append([])
            n_bytes = 0
    return [batch for batch in batches if batch]


def _ends_batch(source: str) -> bool:
    """Return True for one path in so many that batches are cut at, a quarter full on average."""
    return int(digest(source)[:4], 16) * 4 % FILES_IN_BATCH == 0


def cut_table(name: str, frame: pd.DataFrame, lengths: pd.Series) -> dict[str, pd.DataFrame]:
    """Cut a table, given the length of each row in characters, into parts that ``part_number`` knows by their names.

    Parameters
    ----------
    name : str
        Name of the table.
    frame : DataFrame
        Its rows, which stay together and in order.
    lengths : Series of int
        Characters of text in each row.
    """
    numbers = lengths.cumsum() // CHARACTERS_IN_PART
    return {part_table(name, at): rows for at, (_, rows) in enumerate(frame.groupby(numbers))}


def part_table(name: str, number: int) -> str:
    """Return the name of a part of a table, such as ``articles-00001``."""
    return f"{name}-{number:05d}"


def part_number(table: str) -> int | None:
    """Return the number of a part by the name of its table, None for a table that is not cut."""
    _, hyphen, digits = table.rpartition("-")
    return int(digits) if hyphen and digits.isdigit() else None


def seconds_for(n_bytes: float, n_workers: int) -> float:
    """Return about how many seconds a first run over so much plain text takes, without notebooks.

    >>> [round(seconds_for(n_bytes, 2)) for n_bytes in (0, 102_000, 521_000, 1_521_000)]
    [8, 19, 57, 65]
    """
    megabytes, more = n_bytes / 1e6, max(0.0, n_bytes - SMALL_RUNS[-1][0] * 1e6)
    for (size, seconds), (next_size, next_seconds) in pairwise(SMALL_RUNS):
        if megabytes <= next_size:
            return seconds + (next_seconds - seconds) * (megabytes - size) / (next_size - size)
    return SMALL_RUNS[-1][1] + _work_seconds(more, n_workers)


def _work_seconds(n_bytes: float, n_workers: int) -> float:
    return n_bytes / 1e6 * (PART_SECONDS / n_workers + WHOLE_SECONDS)


def estimate(n_files: int, n_bytes: int, n_workers: int) -> str:
    """Return what a run over so much text will cost, in a sentence; "" where it is not worth one."""
    if n_bytes < LARGE:
        return ""
    megabytes = n_bytes / 1e6
    minutes = _work_seconds(n_bytes, n_workers) / 60
    return (
        f"{n_files} files of {megabytes:,.0f} MB: about {minutes:,.0f} minutes on {n_workers} cores and "
        f"{megabytes * RESULT_SHARE:,.0f} MB of results; a run that is stopped goes on where it was."
    )
