"""Which blocks of a page are the article.

Trafilatura (Barbaresi 2021) names the text; its paragraphs are found again among the page's own blocks,
so that every character kept is a character of the page. Neighbours of the same form are then weighed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from topics.articles.readers.found import Block
from topics.articles.readers.markup import PageBlock
from topics.articles.readers.page import stated_body

_WORD = re.compile(r"\w+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXT_TAGS = frozenset({"p", "blockquote", "ul", "ol", "li", *_HEADINGS})
_PROSE_WORDS = 12
_LINK_WORDS = 4
_SAME_PLACE = 3
"""Paragraphs chosen in one place of the page from which others in that place are taken to belong to them."""
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:newsletter|promos?|promotion|related|recommend\w*|recirc\w*|most-?read|trending"
    r"|subscribe|subscription|"
    r"sign-?up|share|sharing|social|cta|rail|sidebar|widget|comments?|bylines?|author-?bio"
    r"|breadcrumbs?|advert\w*|sponsored)"
    r"(?:$|[\s_-])"
)
"""Words in ids and classes of parts that stand beside an article."""
_FEWEST_SHARE = 0.3
"""Share of the words in the largest run of text under which an extraction is taken to have failed."""
_ASIDE_SHARE = 0.3
_AGREED_SHARE = 0.75
"""Share of the extracted words that the page's own structured text must hold to be believed."""
_SHARE = 0.6
"""Share of a block's words that must be found again, in order, for the block to be kept."""
_RUN = 3
"""Words of a run."""


def match_blocks(blocks: Sequence[PageBlock], words: Sequence[str]) -> set[int]:
    """Return the numbers of the blocks whose words come again, in order, among the extracted words.

    Parameters
    ----------
    blocks : sequence of PageBlock
        The blocks of the page.
    words : sequence of str
        The extracted words, lower case, in order.
    """
    numbers = [number for number, block in enumerate(blocks) for _ in block.words]
    matched = align_words(words, [word for block in blocks for word in block.words])
    found = Counter(numbers[at] for at in matched)
    return {number for number, count in found.items() if count >= _SHARE * len(blocks[number].words)}


def align_words(one: Sequence[str], other: Sequence[str]) -> set[int]:
    """Return the positions in ``other`` of the runs of three words that both texts have, in the same order.

    Runs rather than words keep the comparison quick: nearly every run stands once in a text.
    """
    matcher = SequenceMatcher(None, _runs(one), _runs(other))
    found = (range(match.b, match.b + match.size + _RUN - 1) for match in matcher.get_matching_blocks() if match.size)
    return {at for run in found for at in run}


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[first:] for first in range(_RUN)), strict=False))


def as_blocks(blocks: Sequence[PageBlock], chosen: set[int]) -> tuple[Block, ...]:
    """Return the chosen blocks as those of an article, with their kind."""
    return tuple(Block(block.start, block.stop, _kind_of(block)) for block in map(blocks.__getitem__, sorted(chosen)))


def _kind_of(block: PageBlock) -> str:
    if block.tag in _HEADINGS:
        return "heading"
    return "caption" if any(part.split(" ", 1)[0] in {"figcaption", "caption"} for part in block.path) else "text"


def choose_blocks(root: Any, page: str, blocks: Sequence[PageBlock]) -> set[int]:
    """Return the numbers of the blocks that are the article.

    Parameters
    ----------
    root : lxml element
        The parsed page; it is not changed.
    page : str
        Its source.
    blocks : sequence of PageBlock
        Its blocks, as ``lay_out_page`` gives them.
    """
    from trafilatura import extract

    text = extract(page, favor_precision=True, include_comments=False) or ""
    chosen = match_blocks(blocks, _WORD.findall(text.lower()))
    stated = match_blocks(blocks, _WORD.findall(stated_body(root).lower()))
    if stated and _count(blocks, chosen & stated) >= _AGREED_SHARE * _count(blocks, chosen):
        chosen = stated
    holder = _largest_holder(blocks)
    if _count(blocks, chosen) < _FEWEST_SHARE * _count(blocks, holder):
        chosen = holder
    return refine(blocks, chosen)


def _largest_holder(blocks: Sequence[PageBlock]) -> set[int]:
    """Return the running text directly in the element that holds most of it."""
    prose = {number for number, block in enumerate(blocks) if _is_prose(block)}
    words: Counter[tuple[str, ...]] = Counter()
    for number in prose:
        words[blocks[number].path[:-1]] += len(blocks[number].words)
    most = max(words.values(), default=0)
    return {number for number in prose if words[blocks[number].path[:-1]] == most}


def refine(blocks: Sequence[PageBlock], chosen: set[int]) -> set[int]:
    """Return the chosen blocks without links, promotions and second copies, gaps between them filled."""
    total = _count(blocks, chosen)
    words_in: Counter[str] = Counter()
    for number in chosen:
        for part in set(blocks[number].path):
            words_in[part] += len(blocks[number].words)
    aside = {part for part, words in words_in.items() if _ASIDE.search(part) and words < _ASIDE_SHARE * total}
    kept = {
        number
        for number in _fill_gaps(blocks, chosen)
        if not _is_link(blocks[number]) and not aside.intersection(blocks[number].path)
    }
    places: dict[tuple[str, ...], tuple[str, ...]] = {}
    for number in sorted(number for number in kept if _is_prose(blocks[number])):
        block = blocks[number]
        if places.setdefault(block.words, block.path[:-1]) != block.path[:-1]:
            kept.discard(number)
    first = min((number for number in kept if _is_prose(blocks[number])), default=-1)
    kept -= {number for number in kept if number < first and blocks[number].tag == "h1"}
    return kept


def _fill_gaps(blocks: Sequence[PageBlock], chosen: set[int]) -> set[int]:
    """Return the chosen blocks with those between them that stand in the very same place of the page.

    The same place: directly in the element that holds several chosen paragraphs, or in a quotation or list
    directly in it.
    """
    prose = [number for number in sorted(chosen) if _is_prose(blocks[number])]
    if not prose:
        return set(chosen)
    holders = Counter(blocks[number].path[:-1] for number in prose)
    filled = set(chosen)
    for number in range(prose[0] + 1, prose[-1]):
        block = blocks[number]
        depth = len(block.path)
        while depth and block.path[depth - 1].split(" ", 1)[0] in _TEXT_TAGS:
            depth -= 1
        if holders[block.path[:depth]] >= _SAME_PLACE and block.link_share < 0.5 and block.words:
            filled.add(number)
    return filled


def _count(blocks: Sequence[PageBlock], numbers: set[int]) -> int:
    return sum(len(blocks[number].words) for number in numbers)


def _is_link(block: PageBlock) -> bool:
    """Return True for a block that is a link to another page and no heading or item of a list."""
    return block.link_share >= 0.9 and block.tag not in _HEADINGS and len(block.words) >= _LINK_WORDS


def _is_prose(block: PageBlock) -> bool:
    return len(block.words) >= _PROSE_WORDS and block.link_share < 0.5 and block.tag not in _HEADINGS
