"""The day on which a page was published: what its markup states, what it shows by its headline, what is left to guess.

The first publication counts. A later change is a note, and the dates of comments, related stories, embedded posts and
events are none of the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from topics.articles.lines import has_several_sentences
from topics.articles.readers.marked_days import (
    ABOUT_THE_ARTICLE,
    OTHER_PART,
    OTHER_TAGS,
    QUOTING_TAGS,
    changed_days,
    day_by_headline,
    day_of_code,
    lone_day,
    read_day,
    stated_day,
)
from topics.articles.readers.markup import PageBlock
from topics.dates.given import DayOrder, find_order, in_order, read_given_day, with_weekday
from topics.dates.spans import Span
from topics.dates.stated import (
    DayKind,
    find_labelled_days,
    find_own_statement,
    find_url_day,
    has_label,
    is_author_line,
    is_date_line,
    label_kind,
)
from topics.english.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from topics.records import Basis

_OTHER_POST = re.compile(
    r"(?<![a-z])(?:comments?|replies|related|recommend\w*|tweet|twitter|embed\w*|events?)(?![a-z])"
)
"""Those of these words that tell even beside the headline."""
_PICTURE_TAGS = frozenset({"figcaption"})
"""Elements beside the headline whose dates are those of a picture."""
_HEADINGS = frozenset({"h1", "h2", "h3"})
_NO_HEADLINE = frozenset({"title", "script", "style", "a", "html", "head", "meta"})
"""Elements that repeat the title and are not the headline."""
_SITE_NAME = 15
"""Characters, inclusively, of a heading that may be but the name of the site."""
_LINES_BELOW_TITLE = 12
"""Blocks below the headline, from it (exclusive) to this one (exclusive), in which a date line is the article's."""
_LINES_ABOVE_TITLE = 3
"""Blocks above the headline in which a date line is the article's."""
_WORDSABOUT_THE_ARTICLE = 14
"""Words, inclusively, of a block about the article in which its day stands."""
_WEEK = 7
"""Days, inclusively, by which the markup may be ahead of the day that the page shows."""
_LONGEST_RENEWAL = 3653
"""Days, inclusively, after which a page is still renewed: ten years. An earlier date that it shows is another's."""
_WORDS_BESIDE_REMARK = 6
"""Words, inclusively, between a date and the author or the time of reading beside which it stands."""
_MARKS = re.compile(r"\s*[|•·]\s*|\s+[–—]+\s+|\n")
"""What parts a line of short remarks about an article."""
_READING_TIME = re.compile(r"\b\d+[ -]?min(?:ute)?s?\b", re.IGNORECASE)
"""How long an article takes to read: a line that says so is about it."""
_RUNNING_WORDS = 20
"""Words from which (inclusive) a paragraph is running text; one of these may stand between headline and day."""
_WORDS_AROUND_GUESS = 9
"""Words, inclusively, of a block that shows the day that was guessed."""
_OPENING = re.compile(r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})\s*[-–—|:/„“\"»(]\s*\S")
"""A date with which a block begins, before a mark and what it tells."""
_NUMERIC = re.compile(r"(?<![\d/.-])\d{1,2}/\d{1,2}/\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day of publication of a page.

    Parameters
    ----------
    text : str
        The days, in EDTF, or "".
    basis : Basis
        ``markup``; ``stated`` where it is only shown.
    notes : tuple of str
        What a reader should know: a later change, and that the day itself is not told.
    """

    text: str = ""
    basis: Basis = "unknown"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A date in a line about the article, with what the line says that it is.

    ``is_today`` is True where it looks like the day of the visit, as mastheads show it: weekday and date alone.
    """

    kind: DayKind
    span: Span
    is_today: bool = False

    @property
    def rank(self) -> int:
        """How well it tells the first publication: 0 is best; the length of ``_RANKS`` where it does not."""
        return next((at for at, rank in enumerate(_RANKS) if rank == (self.kind, self.is_today)), len(_RANKS))


_RANKS = (("published", False), ("published", True), ("plain", False), ("plain", True))
"""Kinds of shown days, and whether they look like the day of the visit, the best first."""


# ---------------------------------------------------------------- from all that tells it to one day


def find_page_day(
    root: HtmlElement, page: str, text: str, blocks: Sequence[PageBlock], title: str, url: str
) -> PageDay:
    """Return the day of first publication of a page, as far as it is told.

    A day by the headline that is labelled as that of publication counts first; of the day that the markup states
    and the one that is shown, the latter, since markup is often renewed with each change; then a labelled day
    anywhere in the article, and what htmldate (Barbaresi 2020) finds, if it stands beside the running text. The day
    of a change alone bounds that of publication.

    Parameters
    ----------
    root : lxml element
        The page; it is not changed.
    page : str
        Its source.
    text : str
        Its text nodes in document order.
    blocks : sequence of PageBlock
        The blocks of ``text``.
    title : str
        Its title, by which its headline is known.
    url : str
        Its address.
    """
    order = _order_of(root, text)
    titles = "\n".join([title, *_own_titles(root)])
    headline = _find_headline(text, blocks, titles)
    shown = _shown_days(text, blocks, headline, order)
    stated = stated_day(root, order, [item.span for item in shown if item.kind == "changed"])
    shown = _as_changes(shown, stated, changed_days(root))
    changed = [item.span for item in shown if item.kind == "changed"]
    by_headline = day_by_headline(root, _headline_element(root, titles), changed, order)
    told = _labelled_days(text, blocks, headline, order)
    labelled = [found.span for found in told if found.kind == "published"]
    changed += [found.span for found in told if found.kind == "changed"]
    day = _chosen(stated, shown) or by_headline or (labelled[0] if len(labelled) == 1 else None) or day_of_code(page)
    day = day or lone_day(root, order, changed)
    if day is None and not changed:
        day = _guessed_day(page, text, blocks, headline)
    if day is None:
        return _bounded(changed, [item.span for item in shown if item.kind == "copied"], changed_days(root))
    day = _narrowed(
        day, [item.span for item in shown if item.rank < len(_RANKS)] + ([by_headline] if by_headline else [])
    )
    day = next((span for span in changed if span < day and _are_near(span, day)), day)
    return PageDay(_local_day(day, url).edtf, "stated" if stated is None else "markup", _notes(day, changed))


def _order_of(root: HtmlElement, text: str) -> DayOrder:
    """Return the order of day and month on a page: that of its other dates, else that of its language."""
    order = find_order(_NUMERIC.findall(text))
    language = (root.get("lang") or "")[:2].lower()
    return order or ("day first" if language and language != "en" else "")


def _bounded(changed: Sequence[Span], copied: Sequence[Span], modified: Sequence[Span]) -> PageDay:
    """Return the bound that the day of a change or of a copy sets, where nothing tells the day itself."""
    for spans, what in ((changed, "of a later change"), (copied, "of a copy"), (modified, "of a later change")):
        last = max((span.last for span in spans if span.last is not None), default=None)
        if last is not None:
            basis: Basis = "markup" if spans is modified else "stated"
            return PageDay(Span(None, last).edtf, basis, (f"published: only the day {what} is told",))
    return PageDay()


def _narrowed(day: Span, others: Sequence[Span]) -> Span:
    """Return the day; of one that can be read in two ways, the one that the page tells elsewhere."""
    if day.precision == "day":
        return day
    return next((other for other in others if other.precision == "day" and other.overlaps(day)), day)


def _as_changes(shown: Sequence[ShownDay], stated: Span | None, changed: Sequence[Span]) -> list[ShownDay]:
    """Return the shown days; a plain one that the markup calls that of a change, not of publication, is one."""
    found: list[ShownDay] = []
    for item in shown:
        is_change = stated is not None and item.span in changed and not _are_near(item.span, stated)
        found.append(replace(item, kind="changed") if is_change and item.kind == "plain" else item)
    return found


def _notes(day: Span, changed: Sequence[Span]) -> tuple[str, ...]:
    """Return a note for each day of a change after the day of publication."""
    later = {span.edtf for span in changed if day.last and span.first and span.first > day.last}
    return tuple(f"published: changed on {edtf}" for edtf in sorted(later))


def _chosen(stated: Span | None, shown: Sequence[ShownDay]) -> Span | None:
    """Return the day of first publication, of that in the markup and those that are shown, or None.

    Of a day that a page shows and one that its markup states, the earlier counts, since either is renewed on some
    sites; within a week the shown one does, since markup may tell when the text was begun. A day that looks like that
    of the visit counts only alone.
    """
    surest = sorted((item for item in shown if item.rank < len(_RANKS)), key=lambda item: item.rank)
    visible = surest[0] if surest else None
    if stated is None or visible is None:
        return stated or (visible.span if visible else None)
    shared = stated.intersection(visible.span)
    if shared is not None or visible.kind == "published":
        return shared or visible.span
    if not visible.is_today and _are_near(stated, visible.span, _WEEK):
        return visible.span
    is_renewed = _are_near(stated, visible.span, _LONGEST_RENEWAL)
    return min(stated, visible.span) if is_renewed and not visible.is_today else stated


def _local_day(stated: Span, url: str) -> Span:
    """Return the day that is told; where the address holds the day before or after, that one.

    Markup often gives a time in UTC, the address the day at the place of publication.
    """
    local = find_url_day(url)
    return local if local is not None and _are_near(local, stated) else stated


def _are_near(one: Span, other: Span, most: int = 1) -> bool:
    """Return True for two days at most so many days apart."""
    if one.precision != "day" or other.precision != "day" or one.first is None or other.first is None:
        return False
    return abs((one.first - other.first).days) <= most


# ---------------------------------------------------------------- what the page shows


def _own_titles(root: HtmlElement) -> list[str]:
    """Return the titles that the head of a page gives."""
    given = [element.get("content") or "" for element in root.iterfind(".//meta[@property='og:title']")]
    return [*given, *(element.text_content() for element in root.iterfind(".//title"))]


def _find_headline(text: str, blocks: Sequence[PageBlock], title: str) -> int | None:
    """Return the number of the block that is the headline, or None."""
    return _choose_headline(
        [(number, block.tag, text[block.start : block.stop]) for number, block in enumerate(blocks)], title
    )


def _headline_element(root: HtmlElement, title: str) -> int | None:
    """Return the number of the element that is the headline, in document order, or None."""
    elements = enumerate(root.iter("*"))
    named = [
        (at, str(item.tag), item.text_content() if item.tag in _HEADINGS else item.text or "") for at, item in elements
    ]
    return _choose_headline([(at, tag, words) for at, tag, words in named if tag not in _NO_HEADLINE], title)


def _choose_headline(parts: Sequence[tuple[int, str, str]], title: str) -> int | None:
    """Return the number of the headline among parts of a page (number, tag, words), or None.

    It is the heading that the title repeats at most length, or the first h1; where there is none, any part that holds
    most of a title and nothing else.
    """
    whole = _folded(title)
    headings = [item for item in parts if item[1] in _HEADINGS]
    repeated = [(len(words), -at) for at, _, words in headings if len(words) > _SITE_NAME and _folded(words) in whole]
    if repeated:
        return -max(repeated)[1]
    first = next((at for at, tag, _ in headings if tag == "h1"), None)
    if first is not None:
        return first
    shortest = min((len(line) for line in whole.splitlines() if len(line) > _SITE_NAME), default=0)
    return next((at for at, _, words in parts if _is_title(_folded(words), whole, shortest)), None)


def _is_title(words: str, titles: str, shortest: int) -> bool:
    """Return True for words that stand in the titles and are at least half as long as the shortest of these."""
    return len(words) > _SITE_NAME and len(words) * 2 >= shortest > 0 and words in titles


def _folded(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.casefold().strip().split("\n"))


def _shown_days(text: str, blocks: Sequence[PageBlock], headline: int | None, order: DayOrder) -> list[ShownDay]:
    """Return the dates in lines about the article near its headline, those below it first.

    A date without a label counts only before the first paragraph, one that is marked or labelled before the second.
    """
    if headline is None:
        return []
    below = blocks[headline + 1 : headline + _LINES_BELOW_TITLE]
    above = blocks[max(0, headline - _LINES_ABOVE_TITLE) : headline]
    remarks = [block for block in below if _is_remark(text[block.start : block.stop])]
    shown: list[ShownDay] = []
    for block, n_before in (*_with_paragraphs_before(text, below), *((block, 0) for block in above)):
        if n_before > 1 or not _is_own(block, blocks[headline], QUOTING_TAGS | _PICTURE_TAGS, _OTHER_POST):
            continue
        days = _days_of(text[block.start : block.stop], order) if _is_about_the_article(text, block) else []
        is_marked = _is_marked_block(block) or any(_is_beside(text, block, remark) for remark in remarks)
        shown += [day for day in days if n_before == 0 or day.kind != "plain" or is_marked]
    return shown


def _is_remark(line: str) -> bool:
    """Return True for a line that names the author or says how long the article takes to read."""
    return bool(_READING_TIME.search(line)) or is_author_line(line)


def _is_beside(text: str, block: PageBlock, remark: PageBlock) -> bool:
    """Return True for a block that is a remark on the article, or stands beside one with hardly a word between."""
    first, last = sorted((block, remark), key=lambda item: item.start)
    return len(text[first.stop : last.start].split()) <= _WORDS_BESIDE_REMARK


def _with_paragraphs_before(text: str, blocks: Sequence[PageBlock]) -> Iterator[tuple[PageBlock, int]]:
    """Yield the blocks with the number of paragraphs before each; a first one of one sentence is a standfirst."""
    n_paragraphs = 0
    is_first = True
    for block in blocks:
        yield block, n_paragraphs
        if len(block.words) >= _RUNNING_WORDS:
            is_standfirst = is_first and not has_several_sentences(text[block.start : block.stop])
            n_paragraphs += not is_standfirst
            is_first = False


def _is_marked_block(block: PageBlock) -> bool:
    """Return True for a block whose element is marked as one that tells of the article."""
    return bool(block.path) and bool(ABOUT_THE_ARTICLE.search(block.path[-1]))


def _is_about_the_article(text: str, block: PageBlock) -> bool:
    """Return True for a block that holds a day of the article.

    It is a date line, a short one with a part that is one between its marks, or a short one that is marked as such.
    """
    line = text[block.start : block.stop]
    if is_date_line(line):
        return True
    if len(block.words) > _WORDSABOUT_THE_ARTICLE:
        return False
    return _is_marked_block(block) or any(is_date_line(part) for part in _MARKS.split(line))


def _is_own(
    block: PageBlock, headline: PageBlock | None, tags: frozenset[str] = OTHER_TAGS, names: re.Pattern[str] = OTHER_PART
) -> bool:
    """Return True for a block that lies in no other part of the page than its headline."""
    shared = 0
    for one, other in zip(block.path, headline.path if headline else (), strict=False):
        if one != other:
            break
        shared += 1
    return not any(part.split(" ", 1)[0] in tags or names.search(part) for part in block.path[shared:])


def _days_of(line: str, order: DayOrder) -> list[ShownDay]:
    """Return the dates of a line with their kind; the order of the page decides where a date has two readings."""
    days = []
    for kind, found in find_labelled_days(line):
        given = read_given_day(with_weekday(in_order(line[found.start : found.stop], order), line))
        days.append(ShownDay(kind, given.span if given else found.span, is_today=_is_masthead(line)))
    short = read_given_day(line, order) if not days else None
    if short is not None and short.span.precision == "day":  # "03.06.11", which only a line of its own can be
        days.append(ShownDay(label_kind(line), short.span))
    return days


def _is_masthead(line: str) -> bool:
    """Return True for a line of a full date with its weekday and nothing else, no time of day."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", line)}
    return bool(words & set(WEEKDAYS)) and words <= set(WEEKDAYS) | set(MONTHS) and ":" not in line


def _labelled_days(text: str, blocks: Sequence[PageBlock], headline: int | None, order: DayOrder) -> list[ShownDay]:
    """Return the different days that date lines and sentences about the article itself, anywhere in it, tell."""
    near = blocks[headline] if headline is not None else None
    days: dict[tuple[str, str], ShownDay] = {}
    for block in blocks:
        line = text[block.start : block.stop]
        own = None if is_date_line(line) else find_own_statement(line)
        found = _days_of(line, order) if has_label(line) and is_date_line(line) else []
        found += [ShownDay(own[0], own[1].span)] if own is not None else []
        for day in found if found and _is_own(block, near) else ():
            days.setdefault((day.kind, day.span.edtf), day)
    return list(days.values())


# ---------------------------------------------------------------- what is left to guess


def _guessed_day(page: str, text: str, blocks: Sequence[PageBlock], headline: int | None) -> Span | None:
    """Return the day that htmldate finds, if a short block of the article, of whatever language, shows it, or None.

    A block of any length shows it where it begins with it and a mark, and no other block does so.
    """
    from htmldate import find_date

    guess = read_day(str(find_date(page, extensive_search=True, original_date=True) or ""))
    if guess is None or guess.first is None:
        return None
    near = blocks[headline] if headline is not None else None
    day = re.compile(rf"(?<!\d)0?{guess.first.day}(?!\d)(?=.*(?<!\d){guess.first.year}(?!\d))|{guess.edtf}", re.DOTALL)
    opened = {match["day"] for block in blocks if (match := _OPENING.match(text[block.start : block.stop]))}
    if len(opened) == 1 and read_day(opened.pop()) == guess:
        return guess
    above, below = blocks[: headline or 0], blocks[headline or 0 :]
    for block, n_before in (*((block, 0) for block in above), *_with_paragraphs_before(text, below)):
        is_marked = _is_marked_block(block)
        names = _OTHER_POST if is_marked else OTHER_PART
        is_short = len(block.words) <= _WORDS_AROUND_GUESS and (is_marked or n_before == 0)
        if not is_short or not _is_own(block, near, OTHER_TAGS | _PICTURE_TAGS, names):
            continue
        line = text[block.start : block.stop]
        labelled = find_labelled_days(line)
        plain = [found.span for kind, found in labelled if kind == "plain"]
        if plain or (not labelled and label_kind(line) in {"plain", "published"} and day.search(line)):
            return guess if not plain or guess in plain else None
    return None
