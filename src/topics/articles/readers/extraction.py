"""Which blocks of a page are the article.

Trafilatura (Barbaresi 2021) names the text; its paragraphs are found again among the page's own blocks,
so that every character kept is a character of the page. Neighbours of the same form are then weighed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.articles.readers.found import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from topics.articles.readers.markup import PageBlock

_RUN = 4
_SHARE = 0.6


def match_blocks(blocks: Sequence[PageBlock], paragraphs: Sequence[tuple[str, ...]]) -> set[int]:
    """Return the numbers of the blocks whose words the paragraphs repeat.

    Parameters
    ----------
    blocks : sequence of PageBlock
        The blocks of the page.
    paragraphs : sequence of tuple of str
        The words of each paragraph that was extracted, lower case.
    """
    runs = {run for words in paragraphs for run in _runs(words)}
    whole = set(paragraphs)
    chosen: set[int] = set()
    for number, block in enumerate(blocks):
        if len(block.words) < _RUN:
            if block.words in whole:
                chosen.add(number)
            continue
        own = _runs(block.words)
        if sum(run in runs for run in own) >= _SHARE * len(own):
            chosen.add(number)
    return chosen


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    if len(words) < _RUN:
        return [words]
    return [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]


def as_blocks(blocks: Sequence[PageBlock], chosen: set[int]) -> tuple[Block, ...]:
    """Return the chosen blocks as those of an article, with their kind."""
    result = []
    for number in sorted(chosen):
        block = blocks[number]
        kind = "text"
        if block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            kind = "heading"
        elif any(part.split(" ", 1)[0] in {"figcaption", "caption"} for part in block.path):
            kind = "caption"
        result.append(Block(block.start, block.stop, kind))
    return tuple(result)
