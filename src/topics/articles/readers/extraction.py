"""Which blocks of a page are the article.

Trafilatura (Barbaresi 2021) names the text; its paragraphs are found again among the page's own blocks,
so that every character kept is a character of the page. Neighbours of the same form are then weighed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from topics.articles.readers.found_article import Block
from topics.articles.readers.markup import PageBlock
from topics.articles.readers.page_metadata import stated_body

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


def match_blocks(blocks: Sequence[PageBlock], words: Sequence[str]) -> set[PageBlock]:
    """Return the blocks whose words come again, in order, among the extracted words.

    Parameters
    ----------
    blocks : sequence of PageBlock
        The blocks of the page.
    words : sequence of str
        The extracted words, lower case, in order.
    """
    owners = [block for block in blocks for _ in block.words]
    matched = align_words(words, [word for block in blocks for word in block.words])
    found = Counter(owners[at] for at in matched)
    return {block for block, count in found.items() if count >= _SHARE * len(block.words)}


def align_words(one: Sequence[str], other: Sequence[str]) -> set[int]:
    """Return the positions in ``other`` of the runs of three words that both texts have, in the same order.

    Runs rather than words keep the comparison quick: nearly every run stands once in a text.
    """
    matcher = SequenceMatcher(None, _runs(one), _runs(other))
    found = (range(match.b, match.b + match.size + _RUN - 1) for match in matcher.get_matching_blocks() if match.size)
    return {at for run in found for at in run}


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[first:] for first in range(_RUN)), strict=False))


def as_block(block: PageBlock) -> Block:
    """Return a block of the page as one of an article, with its kind."""
    captions = any(part.split(" ", 1)[0] in {"figcaption", "caption"} for part in block.path)
    kind = "heading" if block.tag in _HEADINGS else "caption" if captions else "text"
    return Block(block.start, block.stop, kind)


def choose_blocks(root: Any, page: str, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Return the blocks that are the article, in order.

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
    if stated and _count(chosen & stated) >= _AGREED_SHARE * _count(chosen):
        chosen = stated
    holder = _largest_holder(blocks)
    if _count(chosen) < _FEWEST_SHARE * _count(holder):
        chosen = holder
    return refine(blocks, chosen)


def _largest_holder(blocks: Sequence[PageBlock]) -> set[PageBlock]:
    """Return the running text directly in the element that holds most of it."""
    words = Counter(block.path[:-1] for block in blocks if _is_prose(block) for _ in block.words)
    most = max(words.values(), default=0)
    return {block for block in blocks if _is_prose(block) and words[block.path[:-1]] == most}


def refine(blocks: Sequence[PageBlock], chosen: set[PageBlock]) -> list[PageBlock]:
    """Return the chosen blocks without links, promotions and second copies, gaps between them filled."""
    words_in: Counter[str] = Counter()
    for block in chosen:
        words_in.update(dict.fromkeys(block.path, len(block.words)))
    limit = _ASIDE_SHARE * _count(chosen)
    aside = {part for part, words in words_in.items() if _ASIDE.search(part) and words < limit}
    filled = _fill_gaps(blocks, chosen)
    kept = [block for block in filled if not _is_link(block) and not aside.intersection(block.path)]
    prose = [block for block in kept if _is_prose(block)]
    places = {block.words: block.path[:-1] for block in reversed(prose)}
    copies = {block for block in prose if places[block.words] != block.path[:-1]}
    above = {block for block in kept if prose and block.start < prose[0].start and block.tag == "h1"}
    return [block for block in kept if block not in copies | above]


def _fill_gaps(blocks: Sequence[PageBlock], chosen: set[PageBlock]) -> list[PageBlock]:
    """Return the chosen blocks with those between them that stand in the very same place of the page.

    The same place: directly in the element that holds several chosen paragraphs, or in a quotation or list
    directly in it.
    """
    prose = [block for block in blocks if block in chosen and _is_prose(block)]
    holders = Counter(block.path[:-1] for block in prose)
    inside = range(prose[0].start, prose[-1].start) if prose else range(0)
    between = [block for block in blocks if block.start in inside and block.link_share < 0.5 and block.words]
    filled = chosen.union(block for block in between if holders[_place(block)] >= _SAME_PLACE)
    return [block for block in blocks if block in filled]


def _place(block: PageBlock) -> tuple[str, ...]:
    """Return the path of the element around a block, or around the quotation or list that it stands in."""
    depth = len(block.path)
    while depth and block.path[depth - 1].split(" ", 1)[0] in _TEXT_TAGS:
        depth -= 1
    return block.path[:depth]


def _count(blocks: Iterable[PageBlock]) -> int:
    return sum(len(block.words) for block in blocks)


def _is_link(block: PageBlock) -> bool:
    """Return True for a block that is a link to another page and no heading or item of a list."""
    return block.link_share >= 0.9 and block.tag not in _HEADINGS and len(block.words) >= _LINK_WORDS


def _is_prose(block: PageBlock) -> bool:
    return len(block.words) >= _PROSE_WORDS and block.link_share < 0.5 and block.tag not in _HEADINGS
