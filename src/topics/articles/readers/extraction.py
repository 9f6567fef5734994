"""Which blocks of a page are the article.

Trafilatura (Barbaresi 2021) names the text; its paragraphs are found again among the page's own blocks,
so that every character kept is a character of the page. Neighbours of the same form are then weighed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from topics.articles.readers.found_article import Block
from topics.articles.readers.markup import PageBlock
from topics.articles.readers.page_metadata import stated_body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_TEXT_TAGS = frozenset({"p", "blockquote", "ul", "ol", "li", *_HEADINGS})
_PROSE_WORDS = 12
"""Words from which (inclusive) a block may be running text."""
_LINK_WORDS = 4
"""Words from which (inclusive) a block that is a link leads to another article."""
_MOSTLY_LINKS = 0.5
"""Share of a block's characters in links from which (inclusive) it is no running text."""
_NOTHING_BUT_LINKS = 0.9
"""Share of a block's characters in links from which (inclusive) it is a link."""
_SAME_PLACE = 3
"""Paragraphs chosen in one place of the page from which (inclusive) others in that place are taken along."""
_ASIDE_NAMES = (
    "newsletter", "promos?", "promotion", "related", "recommend\\w*", "recirc\\w*", "most-?read", "trending",
    "subscribe", "subscription", "sign-?up", "share", "sharing", "social", "cta", "rail", "sidebar", "widget",
    "comments?", "bylines?", "author-?bio", "breadcrumbs?", "advert\\w*", "sponsored",
)  # fmt: skip
"""Words, as regular expressions, in ids and classes of parts that stand beside an article."""
_ASIDE = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_ASIDE_NAMES)})(?:$|[\s_-])")
_FEWEST_SHARE = 0.3
"""Share of the words in the largest run of text under which an extraction is taken to have failed."""
_ASIDE_SHARE = 0.3
"""Share of the chosen words under which a part with such a name stands beside the article."""
_KEPT_SHARE = 0.6
"""Share of the words that trafilatura gives by default under which a choice is too small."""
_ALL_OF_IT = "the text is all that trafilatura takes for it: what was left after links and other parts was far less"
_AGREED_SHARE = 0.75
"""Share of the extracted words that the page's own structured text must hold (inclusive) to be believed."""
_SHARE = 0.6
"""Share of a block's words that must be found again (inclusive), in order, for the block to be kept."""
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
    positions = align_words(words, [word for block in blocks for word in block.words])
    times = Counter(owners[at] for at in positions)
    return {block for block, count in times.items() if count >= _SHARE * len(block.words)}


def align_words(one: Sequence[str], other: Sequence[str]) -> set[int]:
    """Return the positions in ``other`` of the runs of three words that both texts have, in the same order.

    Runs rather than words keep the comparison quick: nearly every run stands once in a text.
    """
    matcher = SequenceMatcher(None, _runs(one), _runs(other))
    positions: set[int] = set()
    for match in matcher.get_matching_blocks():
        if match.size:
            positions.update(range(match.b, match.b + match.size + _RUN - 1))
    return positions


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[first:] for first in range(_RUN)), strict=False))


def as_block(block: PageBlock) -> Block:
    """Return a block of the page as one of an article, with its kind."""
    if block.tag in _HEADINGS:
        return Block(block.start, block.stop, "heading")
    if any(_tag_of(part) in _CAPTIONS for part in block.path):
        return Block(block.start, block.stop, "caption")
    return Block(block.start, block.stop)


def _tag_of(part: str) -> str:
    """Return the tag of a part of a path, which also holds the id and classes of the element."""
    return part.partition(" ")[0]


class Choice(NamedTuple):
    """The blocks of a page that are its article, in order, and a note for a reader on how they were chosen, or ""."""

    blocks: list[PageBlock]
    note: str = ""


def choose_blocks(root: HtmlElement, page: str, blocks: Sequence[PageBlock]) -> Choice:
    """Return the blocks that are the article.

    Trafilatura is asked for precision. Where that, or what is left of it in the end, is far less than what it gives by
    default, the default counts.

    Parameters
    ----------
    root : lxml element
        The parsed page; it is not changed.
    page : str
        Its source.
    blocks : sequence of PageBlock
        Its blocks, as ``lay_out_page`` gives them.
    """
    chosen = _extracted(page, blocks, favor_precision=True)
    plain = chosen if _is_most_of_the_text(blocks, chosen) else _extracted(page, blocks, favor_precision=False)
    plain = plain - _second_copies([block for block in blocks if block in plain and is_prose(block)])
    if _count(chosen) < _KEPT_SHARE * _count(plain):
        chosen = plain
    stated = match_blocks(blocks, _WORD.findall(stated_body(root).lower()))
    if stated and _count(chosen & stated) >= _AGREED_SHARE * _count(chosen):
        chosen = stated
    holder = _largest_holder(blocks)
    if _count(chosen) < _FEWEST_SHARE * _count(holder):
        chosen = holder
    kept = refine(blocks, chosen)
    if _count(kept) < _KEPT_SHARE * _count(plain):
        return Choice([block for block in blocks if block in plain], _ALL_OF_IT)
    return Choice(kept)


def _extracted(page: str, blocks: Sequence[PageBlock], *, favor_precision: bool) -> set[PageBlock]:
    """Return the blocks whose words trafilatura takes as the text of the page, without its comments."""
    from trafilatura import extract

    text = extract(page, favor_precision=favor_precision, include_comments=False) or ""
    return match_blocks(blocks, _WORD.findall(text.lower()))


def _is_most_of_the_text(blocks: Iterable[PageBlock], chosen: Iterable[PageBlock]) -> bool:
    """Return True where so much of what is no link is chosen that no other choice can be far more."""
    text = [block for block in blocks if block.link_share < _MOSTLY_LINKS]
    return _count(chosen) >= _KEPT_SHARE * _count(text)


def _largest_holder(blocks: Sequence[PageBlock]) -> set[PageBlock]:
    """Return the running text directly in the element that holds most of it."""
    prose = [block for block in blocks if is_prose(block)]
    words_in: Counter[tuple[str, ...]] = Counter()
    for block in prose:
        words_in[block.path[:-1]] += len(block.words)
    most = max(words_in.values(), default=0)
    return {block for block in prose if words_in[block.path[:-1]] == most}


def refine(blocks: Sequence[PageBlock], chosen: set[PageBlock]) -> list[PageBlock]:
    """Return the chosen blocks without links, promotions and second copies, gaps between them filled."""
    aside = _parts_aside(chosen)
    kept = []
    for block in _fill_gaps(blocks, chosen):
        if not _is_link(block) and not aside.intersection(block.path):
            kept.append(block)
    prose = [block for block in kept if is_prose(block)]
    if not prose:
        return kept
    dropped = _second_copies(prose)
    dropped |= {block for block in kept if block.tag == "h1" and block.start < prose[0].start}
    return [block for block in kept if block not in dropped]


def _parts_aside(chosen: set[PageBlock]) -> set[str]:
    """Return the parts of the page that by their names stand beside an article and hold little of what was chosen."""
    words_in: Counter[str] = Counter()
    for block in chosen:
        for part in set(block.path):
            words_in[part] += len(block.words)
    limit = _ASIDE_SHARE * _count(chosen)
    return {part for part, words in words_in.items() if words < limit and _ASIDE.search(part)}


def _second_copies(prose: Sequence[PageBlock]) -> set[PageBlock]:
    """Return the paragraphs that stand in another place of the page before, word for word."""
    first_place: dict[tuple[str, ...], tuple[str, ...]] = {}
    copies = set()
    for block in prose:
        place = block.path[:-1]
        if first_place.setdefault(block.words, place) != place:
            copies.add(block)
    return copies


def _fill_gaps(blocks: Sequence[PageBlock], chosen: set[PageBlock]) -> list[PageBlock]:
    """Return the chosen blocks with those between them that stand in the very same place of the page.

    The same place: directly in the element that holds several chosen paragraphs, or in a quotation or list
    directly in it.
    """
    prose = [block for block in blocks if block in chosen and is_prose(block)]
    holders = Counter(block.path[:-1] for block in prose)
    inside = range(prose[0].start, prose[-1].start) if prose else range(0)
    filled = []
    for block in blocks:
        if block in chosen or (block.start in inside and _belongs(block, holders)):
            filled.append(block)
    return filled


def _belongs(block: PageBlock, holders: Mapping[tuple[str, ...], int]) -> bool:
    """Return True for a block that is no list of links and stands where several chosen paragraphs do."""
    if not block.words or block.link_share >= _MOSTLY_LINKS:
        return False
    return holders.get(_place(block), 0) >= _SAME_PLACE


def _place(block: PageBlock) -> tuple[str, ...]:
    """Return the path of the element around a block, or around the quotation or list that it stands in."""
    depth = len(block.path)
    while depth and _tag_of(block.path[depth - 1]) in _TEXT_TAGS:
        depth -= 1
    return block.path[:depth]


def _count(blocks: Iterable[PageBlock]) -> int:
    return sum(len(block.words) for block in blocks)


def _is_link(block: PageBlock) -> bool:
    """Return True for a block that is a link to another page and no heading or item of a list."""
    if block.tag in _HEADINGS or len(block.words) < _LINK_WORDS:
        return False
    return block.link_share >= _NOTHING_BUT_LINKS


def is_prose(block: PageBlock) -> bool:
    """Return True for running text: a block of several words that is neither a heading nor mostly links."""
    if block.tag in _HEADINGS or len(block.words) < _PROSE_WORDS:
        return False
    return block.link_share < _MOSTLY_LINKS
