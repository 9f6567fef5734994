"""The day on which a page was published: what its markup states, what it shows by its headline, what is left to guess.

The first publication counts. A later change is a note, and the dates of comments, related stories, embedded posts and
events are none of the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Any

from topics.articles.lines import has_several_sentences
from topics.articles.readers.decoding import parse_json
from topics.articles.readers.markup import PageBlock
from topics.dates.given import DayOrder, find_order, in_order, is_placeholder, read_given_day
from topics.dates.spans import Span
from topics.dates.stated import DayKind, find_labelled_days, find_url_day, has_label, is_date_line
from topics.english.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from topics.records import Basis

_NAMED_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "datepublished", "date.published", "publish-date", "publish_date", "published-date",
    "publication_date", "publicationdate", "pubdate", "article_date_original", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "originalpublicationdate", "citation_publication_date", "citation_date", "rnews:datepublished",
    "bt:pubdate", "vr:published", "displaydate", "datecreated", "created", "ptime", "timestamp", "date",
)  # fmt: skip
"""Names of meta elements that state the day of publication, the most reliable first."""
_CHANGED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
"""Names of meta elements that state the day of the last change."""
_ARTICLE = re.compile("Article|Posting|Report")
_NOT_THE_PAGE = re.compile(
    "Comment|Event|Person|Organization|Object|Product|Answer|Question|Review|Rating|Offer|Place|Book"
)
"""Kinds of schema.org that stand on a page and are not the page."""
_WITHIN_ITEM = frozenset({"@graph", "mainEntity", "mainEntityOfPage"})
"""Keys under which an object of schema.org holds what is the page itself; others hold what it only names."""
_OTHER_PART = re.compile(
    r"(?<![a-z])(?:comments?|commentlist|disqus|replies|related|recommend\w*|recirc\w*|sidebar|footer|nav|navigation|menu"
    r"|teasers?|promos?|popular|trending|latest|read-?more|more-?(?:from|stories|news|articles)|also-?like|adverts?"
    r"|twitter|tweet|instagram|facebook|embed\w*|most-?read|carousel)(?![a-z])"
)
"""Words in tag, id and class of an element that holds something else than the article."""
_QUOTING_TAGS = frozenset({"nav", "footer", "blockquote"})
_OTHER_TAGS = _QUOTING_TAGS | {"aside"}
"""Elements that hold something else than the article; beside its headline an ``aside`` may hold its day."""
_OTHER_POST = re.compile(r"(?<![a-z])(?:comments?|replies|related|recommend\w*|tweet|twitter|embed\w*)(?![a-z])")
"""Those of these words that tell even beside the headline."""
_ABOUT_THE_ARTICLE = re.compile(
    r"(?<![a-z])(?:meta|date|time|timestamp|datetime|published|posted|submitted|byline|dateline|details|info"
    r"|(?:post|entry|pub|article)-?(?:date|meta))(?![a-z])"
)
"""Words in id and class of an element that holds the day and the author of an article."""
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SITE_NAME = 15
"""Characters, inclusively, of a heading that may be but the name of the site."""
_LINES_BELOW_TITLE = 12
"""Blocks below the headline, from it (exclusive) to this one (exclusive), in which a date line is the article's."""
_LINES_ABOVE_TITLE = 3
"""Blocks above the headline in which a date line is the article's."""
_WORDS_ABOUT_THE_ARTICLE = 14
"""Words, inclusively, of a block about the article in which its day stands."""
_WEEK = 7
"""Days, inclusively, by which the markup may be ahead of the day that the page shows."""
_LONGEST_RENEWAL = 3653
"""Days, inclusively, after which a page is still renewed: ten years. An earlier date that it shows is another's."""
_LONGEST_DAY = 200
"""Characters of a text of the markup in which its day is looked for."""
_READING_TIME = re.compile(r"\b\d+[ -]?min(?:ute)?s?\b", re.IGNORECASE)
"""How long an article takes to read: a line that says so is about it."""
_RUNNING_WORDS = 20
"""Words from which (inclusive) a paragraph is running text; one of these may stand between headline and day."""
_ELEMENTS_ABOVE_TITLE = 30
"""Elements, inclusively, above the headline within which a marked day is the article's."""
_WORDS_AROUND_GUESS = 9
"""Words, inclusively, of a block that shows the day that was guessed."""
_IN_CODE = re.compile(
    r"(?:datePublished|publishedAt|published_at|publishDate|publish_date|publicationDate|firstPublished\w*)\W{1,12}?"
    r"(?P<day>\d{4}-\d\d-\d\d)"
)
_OPENING = re.compile(r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})\s*[-–—|:/„“\"»(]\s*\S")
"""A date with which a block begins, before a mark and what it tells."""
_LINKED_DATA = re.compile(r"<script[^>]{0,200}ld\+json.*?</script>", re.DOTALL | re.IGNORECASE)
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
    order = find_order(_NUMERIC.findall(text))
    titles = "\n".join([title, *_own_titles(root)])
    headline = _find_headline(text, blocks, titles)
    shown = _shown_days(text, blocks, headline, order)
    stated = _stated_day(root, order, [item.span for item in shown if item.kind == "changed"])
    shown = _as_changes(shown, stated, _changed_days(root))
    changed = [item.span for item in shown if item.kind == "changed"]
    day = _chosen(stated, shown) or _marked_by_headline(root, titles, changed)
    if day is None:
        day = _labelled_day(text, blocks, headline, order) or _day_of_code(page)
    if day is None and not changed:
        day = _guessed_day(page, text, blocks, headline)
    if day is None and changed:
        note = "published: only the day of a later change is told"
        return PageDay(Span(None, changed[0].last).edtf, "stated", (note,))
    if day is None:
        return PageDay()
    return PageDay(_local_day(day, url).edtf, "stated" if stated is None else "markup", _notes(day, changed))


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


# ---------------------------------------------------------------- what the markup states


def _stated_day(root: HtmlElement, order: DayOrder, changed: Sequence[Span]) -> Span | None:
    """Return the day that the markup of a page states as that of publication, or None.

    The most reliable plain one counts; one that the page shows as the day of a change, only if there is no other.
    """
    texts = [*schema_texts(root, "datePublished", "dateCreated"), *_marked_days(root), *_meta_days(root, _NAMED_META)]
    spans = [span for text in texts if (span := read_day(text, order)) is not None]
    return min(spans, key=lambda span: (span in changed, span.precision != "day"), default=None)


def _changed_days(root: HtmlElement) -> list[Span]:
    """Return the days that the markup of a page states as those of its last change."""
    texts = [*schema_texts(root, "dateModified"), *_meta_days(root, _CHANGED_META)]
    return [span for text in texts if (span := read_day(text)) is not None]


def _marked_by_headline(root: HtmlElement, title: str, changed: Sequence[Span]) -> Span | None:
    """Return the day of the first ``time`` element by the headline, before the text gets under way, or None."""
    elements = list(root.iter())
    headings = [(at, item.tag, item.text_content()) for at, item in enumerate(elements) if item.tag in _HEADINGS]
    headline = _choose_headline(headings, title)
    if headline is None:
        return None
    since: dict[int, int] = {}
    n_running = 0
    for at, element in enumerate(elements):
        n_running += element.tag == "p" and len("".join(element.itertext()).split()) >= _RUNNING_WORDS
        since[at] = n_running
    for at, element in enumerate(elements):
        is_near = headline - _ELEMENTS_ABOVE_TITLE <= at and since[at] - since[headline] <= 1
        if element.tag != "time" or not is_near or _lies_in_other_part(element):
            continue
        span = read_day(element.get("datetime") or element.text_content())
        if span is not None and span not in changed and not _is_of_change(element):
            return span
    return None


def _is_of_change(element: HtmlElement) -> bool:
    """Return True where the words before an element say that it holds the day of a change."""
    parent = element.getparent()
    before = f"{parent.text or ''} {element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return any(word in before for word in ("updated", "modified"))


def read_day(text: str, order: DayOrder = "") -> Span | None:
    """Return the days that a text of the markup states, or None where it is not understood or stands for none."""
    given = read_given_day(text[:_LONGEST_DAY], order)
    return given.span if given is not None and not is_placeholder(given.span) else None


def _meta_days(root: HtmlElement, names: Sequence[str]) -> list[str]:
    """Return the contents of the meta elements of these names, in the order of the names."""
    stated: dict[str, str] = {}
    for element in root.iterfind(".//meta[@content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            stated.setdefault((element.get(key) or "").strip().lower(), element.get("content"))
    return [stated[name] for name in names if name in stated]


def _marked_days(root: HtmlElement) -> list[str]:
    """Return the first of the days of elements marked as the day of publication, if they agree."""
    texts = []
    for element in [*root.iterfind(".//*[@itemprop]"), *root.iterfind(".//time")]:
        if _is_marked_day(element) and not _lies_in_other_part(element):
            texts.append(element.get("content") or element.get("datetime") or element.text_content())
    return texts[:1] if len({read_day(text) for text in texts}) == 1 else []


def _is_marked_day(element: HtmlElement) -> bool:
    """Return True for an element that is marked as the day of publication."""
    if "datepublished" in (element.get("itemprop") or "").lower().split():
        return True
    if element.tag != "time":
        return False
    return element.get("pubdate") is not None or "published" in (element.get("class") or "").split()


def _lies_in_other_part(
    element: HtmlElement, tags: frozenset[str] = _OTHER_TAGS, other: re.Pattern[str] = _OTHER_PART
) -> bool:
    """Return True for an element within a comment, a related story or a quotation that has no headline."""
    for around in element.iterancestors():
        if around.find(".//h1") is not None:
            return False
        names = f"{around.get('id') or ''} {around.get('class') or ''}".lower()
        if around.tag in tags or other.search(names) or _NOT_THE_PAGE.search(around.get("itemtype") or ""):
            return True
    return False


def schema_texts(root: HtmlElement, *keys: str) -> list[str]:
    """Return the texts under the keys of the schema.org data about the page, key by key, those of articles first."""
    items = sorted(_schema_items(root), key=lambda item: not _ARTICLE.search(str(item.get("@type"))))
    texts = []
    for key in keys:
        texts += [item[key] for item in items if isinstance(item.get(key), str)]
    return texts


def _schema_items(root: HtmlElement) -> list[dict[str, Any]]:
    """Return the objects in the schema.org data that are the page itself, those that hold others before these."""
    items: list[dict[str, Any]] = []
    for script in root.iterfind('.//script[@type="application/ld+json"]'):
        waiting = [parse_json(script.text or "")]
        for item in waiting:
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                waiting += [item[key] for key in _WITHIN_ITEM if key in item]
                if not _NOT_THE_PAGE.search(str(item.get("@type"))):
                    items.append(item)
    return items


# ---------------------------------------------------------------- what the page shows


def _own_titles(root: HtmlElement) -> list[str]:
    """Return the titles that the head of a page gives."""
    given = [element.get("content") or "" for element in root.iterfind(".//meta[@property='og:title']")]
    return [*given, *(element.text_content() for element in root.iterfind(".//title"))]


def _find_headline(text: str, blocks: Sequence[PageBlock], title: str) -> int | None:
    """Return the number of the block that is the headline, or None."""
    headings = [(number, block.tag, text[block.start : block.stop]) for number, block in enumerate(blocks)]
    return _choose_headline([item for item in headings if item[1] in _HEADINGS], title)


def _choose_headline(headings: Sequence[tuple[int, str, str]], title: str) -> int | None:
    """Return the number of the heading (number, tag, words) that the title repeats at most length, or the first h1."""
    whole = _folded(title)
    repeated = [
        (len(words), -number) for number, _, words in headings if len(words) > _SITE_NAME and _folded(words) in whole
    ]
    if repeated:
        return -max(repeated)[1]
    return next((number for number, tag, _ in headings if tag == "h1"), None)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _shown_days(text: str, blocks: Sequence[PageBlock], headline: int | None, order: DayOrder) -> list[ShownDay]:
    """Return the dates in lines about the article near its headline, those below it first.

    A date without a label counts only before the first paragraph, one that is marked or labelled before the second.
    """
    if headline is None:
        return []
    below = blocks[headline + 1 : headline + _LINES_BELOW_TITLE]
    above = blocks[max(0, headline - _LINES_ABOVE_TITLE) : headline]
    shown: list[ShownDay] = []
    for block, n_before in (*_with_paragraphs_before(text, below), *((block, 0) for block in above)):
        if n_before > 1 or not _is_own(block, blocks[headline], _QUOTING_TAGS, _OTHER_POST):
            continue
        line = text[block.start : block.stop]
        days = _days_of(line, order) if _is_about_the_article(text, block) else []
        is_marked = _is_marked_block(block) or bool(_READING_TIME.search(line))
        shown += [day for day in days if n_before == 0 or day.kind != "plain" or is_marked]
    return shown


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
    return bool(block.path) and bool(_ABOUT_THE_ARTICLE.search(block.path[-1]))


def _is_about_the_article(text: str, block: PageBlock) -> bool:
    """Return True for a block that holds a day of the article: a date line, or a short one that is marked as such."""
    if is_date_line(text[block.start : block.stop]):
        return True
    return _is_marked_block(block) and len(block.words) <= _WORDS_ABOUT_THE_ARTICLE


def _is_own(
    block: PageBlock,
    headline: PageBlock | None,
    tags: frozenset[str] = _OTHER_TAGS,
    names: re.Pattern[str] = _OTHER_PART,
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
        given = read_given_day(in_order(line[found.start : found.stop], order))
        days.append(ShownDay(kind, given.span if given else found.span, is_today=_is_masthead(line)))
    return days


def _is_masthead(line: str) -> bool:
    """Return True for a line of a full date with its weekday and nothing else, no time of day."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", line)}
    return bool(words & set(WEEKDAYS)) and words <= set(WEEKDAYS) | set(MONTHS) and ":" not in line


def _labelled_day(text: str, blocks: Sequence[PageBlock], headline: int | None, order: DayOrder) -> Span | None:
    """Return the one day that date lines anywhere in the article call that of publication, or None."""
    near = blocks[headline] if headline is not None else None
    days = set()
    for block in blocks:
        line = text[block.start : block.stop]
        if has_label(line) and is_date_line(line) and _is_own(block, near):
            days |= {day.span for day in _days_of(line, order) if day.kind == "published"}
    return days.pop() if len(days) == 1 else None


# ---------------------------------------------------------------- what is left to guess


def _day_of_code(page: str) -> Span | None:
    """Return the one day that data within the page's code call that of publication, or None."""
    days = {read_day(match["day"]) for match in _IN_CODE.finditer(unescape(_LINKED_DATA.sub("", page)))}
    return days.pop() if len(days) == 1 else None


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
        names = _OTHER_POST if is_marked else _OTHER_PART
        is_short = len(block.words) <= _WORDS_AROUND_GUESS and (is_marked or n_before == 0)
        if not is_short or not _is_own(block, near, names=names):
            continue
        line = text[block.start : block.stop]
        labelled = find_labelled_days(line)
        plain = [found.span for kind, found in labelled if kind == "plain"]
        if plain or (not labelled and day.search(line)):
            return guess if not plain or guess in plain else None
    return None
