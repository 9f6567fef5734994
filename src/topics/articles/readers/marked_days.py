"""The days that the markup of a page states: structured data, meta elements, marked elements, data in its code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from topics.articles.readers.decoding import parse_json
from topics.dates.given import DayOrder, is_placeholder, read_given_day
from topics.dates.spans import Span
from topics.dates.stated import is_date_line, label_kind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED_META = (
    "articlepublishedtime", "articlepublished", "ogpublishedtime", "ogarticlepublishedtime", "datepublished",
    "publishdate", "publisheddate", "publishedat", "publishedtime", "publishtime", "publicationdate",
    "articlepublishdate", "articlepublisheddate", "articlepublicationdate", "pubdate", "ogpubdate", "published",
    "articledateoriginal", "firstpublished", "firstpublicationdate",
    "parselypubdate", "sailthrudate", "cxenseparserecspublishtime",
    "shareaholicarticlepublishedtime", "dctermsissued", "dcdateissued", "dcissued", "prismpublicationdate",
    "dctermscreated", "dcdatecreated", "dccreated", "dctermsdate", "dcdate", "originalpublicationdate",
    "citationpublicationdate", "citationonlinedate", "citationdate", "rnewsdatepublished", "btpubdate", "vrpublished",
    "displaydate", "articlecreated", "articlecreatedtime", "datecreated", "created", "creationdate", "storydate",
    "articledate", "ptime", "timestamp", "date",
)  # fmt: skip
"""Names of meta elements that state the day of publication, small letters and digits alone, the most reliable first."""
_CHANGED_META = (
    "articlemodifiedtime", "ogupdatedtime", "ogmodifiedtime", "datemodified", "lastmod", "lastmodified",
    "dctermsmodified", "dcdatemodified", "articlemodified", "articleupdated", "modified", "revised",
)  # fmt: skip
"""Names of meta elements that state the day of the last change, as above."""
_PROPERTIES = frozenset(
    {"dc:date", "dc:issued", "dc:created", "dcterms:issued", "dcterms:created", "schema:datepublished", "datepublished"}
)
"""RDFa properties, in small letters, of an element that is the day of publication."""
_ARTICLE = re.compile("Article|Posting|Report")
_NOT_THE_PAGE = re.compile(
    "Comment|Event|Person|Organization|Object|Product|Answer|Question|Review|Rating|Offer|Place|Book|Dataset|Software"
    "|Course|Service|Clip"
)
"""Kinds of schema.org that stand on a page and are not the page."""
_WITHIN_ITEM = frozenset({"@graph", "mainEntity", "mainEntityOfPage"})
"""Keys under which an object of schema.org holds what is the page itself; others hold what it only names."""
OTHER_PART = re.compile(
    r"(?<![a-z])(?:comments?|commentlist|disqus|replies|related|recommend\w*|recirc\w*|sidebar|footer|nav|navigation|menu"
    r"|teasers?|promos?|popular|trending|latest|read-?more|more-?(?:from|stories|news|articles)|also-?like|adverts?"
    r"|twitter|tweet|instagram|facebook|embed\w*|most-?read|carousel|events?)(?![a-z])"
)
"""Words in tag, id and class of an element that holds something else than the article."""
QUOTING_TAGS = frozenset({"nav", "footer", "blockquote"})
OTHER_TAGS = QUOTING_TAGS | {"aside"}
"""Elements that hold something else than the article; beside its headline an ``aside`` may hold its day."""
_DATE_NAME = re.compile(
    r"(?<![a-z])(?:(?:published|publish|publication|pub|posted|post|entry|article|story|create|created|creation|issue"
    r"|release|display|news|blog|byline|content|js|text|rel|short|full)[-_]?)*"
    r"(?:date|time|timestamp|datetime|timedata|datestamp|timeago|stamp|published)s?(?![a-z])"
)
"""Names in id and class of an element that holds a day."""
_DAY_TAGS = frozenset({"time", "abbr"})
"""Elements by the headline that hold a day, whatever their names."""
_CHANGE_NAME = re.compile(r"updat|modif|edited|revised")
"""What the name of an element holds that is the day of a change."""
_DAY_ATTRIBUTES = (
    "content", "datetime", "data-datetime", "data-published", "data-publish-date", "data-date", "data-timestamp",
    "data-epoch", "data-utc", "data-time", "title",
)  # fmt: skip
"""Attributes in which an element for a day may hold it, the surest first."""
_LONGEST_DAY = 200
"""Characters of a text of the markup in which its day is looked for."""
_LONGEST_LABEL = 60
"""Characters before an element in which the label of its day stands."""
ABOUT_THE_ARTICLE = re.compile(
    r"(?<![a-z])(?:meta|date|time|timestamp|datetime|published|posted|submitted|byline|dateline|details|info"
    r"|(?:post|entry|pub|article)-?(?:date|meta))(?![a-z])"
)
"""Words in id and class of an element that holds the day and the author of an article."""
_LEVELS_AROUND_TIME = 3
"""Elements, inclusively, around a ``time`` element of which one tells that it heads the article."""
_AUTHOR_PAGE = re.compile(r"/(?:authors?|autor(?:en|in)?|contributors?|people|staff|profile)/", re.IGNORECASE)
"""What the address of an author's page holds."""
_LEVELS_ABOVE_AUTHOR = 4
"""Elements, inclusively, around a link to the author within which a day is the article's."""
_LONGEST_BYLINE = 160
"""Characters, inclusively, of an element that holds the author, the day and hardly anything else."""
_LONGEST_SHOWN = 60
"""Characters, inclusively, of an element for a day that is no ``time`` element."""
_RUNNING_WORDS = 20
"""Words from which (inclusive) a paragraph is running text; one of these may stand between headline and day."""
_ELEMENTS_ABOVE_TITLE = 30
"""Elements, inclusively, above the headline within which a marked day is the article's."""
_IN_CODE = re.compile(
    r"(?:datePublished|publishedAt|published_at|publishedDate|published_date|publishDate|publish_date|publishTime"
    r"|publish_time|publicationDate|publication_date|pubDate|pubdate|firstPublished\w*)[\\\"']*\s*[:=]\s*"
    r"(?:[\\\"']+(?P<day>[^\"'\\<>]{6,40})|(?P<number>\d{10}(?:\d{3})?)(?!\d))"
)
"""A day of publication in data within the code of a page: a text, or the seconds or milliseconds since 1970."""
_LINKED_DATA = re.compile(r"<script[^>]{0,200}ld\+json.*?</script>", re.DOTALL | re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
"""What old pages write around data in a script element."""
_BROKEN_ENTRY = re.compile(r'"(?P<key>@type|datePublished|dateCreated|dateModified)"\s*:\s*"(?P<value>[^"]{1,60})"')
"""An entry of structured data that are no JSON as a whole."""


# ---------------------------------------------------------------- stated for the whole page


def stated_day(root: HtmlElement, order: DayOrder, changed: Sequence[Span]) -> Span | None:
    """Return the day that the markup of a page states as that of publication, or None.

    The most reliable plain one counts; one that the page shows as the day of a change, only if there is no other.
    An element that is marked as the day of publication and of a change at once counts after the meta elements.
    """
    texts = [
        *schema_texts(root, "datePublished", "dateCreated"),
        *_marked_days(root, is_changed=False),
        *_meta_days(root, _NAMED_META),
        *_marked_days(root, is_changed=True),
    ]
    spans = [span for text in texts if (span := read_day(text, order)) is not None]
    return min(spans, key=lambda span: (span in changed, span.precision != "day"), default=None)


def changed_days(root: HtmlElement) -> list[Span]:
    """Return the days that the markup of a page states as those of its last change."""
    texts = [*schema_texts(root, "dateModified"), *_meta_days(root, _CHANGED_META)]
    return [span for text in texts if (span := read_day(text)) is not None]


def day_of_code(page: str) -> Span | None:
    """Return the one day that data within the page's code call that of publication, or None."""
    found = _IN_CODE.finditer(unescape(_LINKED_DATA.sub("", page)))
    days = {read_day(match["day"] or match["number"]) for match in found} - {None}
    return days.pop() if len(days) == 1 else None


def read_day(text: str, order: DayOrder = "") -> Span | None:
    """Return the days that a text of the markup states, or None where it is not understood or stands for none."""
    given = read_given_day(text[:_LONGEST_DAY], order)
    return given.span if given is not None and not is_placeholder(given.span) else None


def _meta_days(root: HtmlElement, names: Sequence[str]) -> list[str]:
    """Return the contents of the meta elements of these names, in the order of the names."""
    stated: dict[str, str] = {}
    for element in root.iterfind(".//meta[@content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            stated.setdefault(re.sub(r"[^a-z0-9]", "", (element.get(key) or "").lower()), element.get("content"))
    return [stated[name] for name in names if name in stated]


def _marked_days(root: HtmlElement, *, is_changed: bool) -> list[str]:
    """Return the first of the days of elements marked as the day of publication, if they agree.

    Parameters
    ----------
    root : lxml element
        The page.
    is_changed : bool
        True for those that are marked as the day of a change as well, as some templates do.
    """
    texts = []
    for path in (".//*[@itemprop]", ".//time", ".//*[@property]", ".//abbr[@title]"):
        for element in root.iterfind(path):
            is_of_change = "updated" in _classes(element) or "datemodified" in (element.get("itemprop") or "").lower()
            if _is_marked_day(element) and is_of_change == is_changed and not lies_in_other_part(element):
                title = element.get("title") if element.tag == "abbr" else None
                texts.append(element.get("content") or element.get("datetime") or title or element.text_content())
    return texts[:1] if len({read_day(text) for text in texts}) == 1 else []


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").lower().split()


def _is_marked_day(element: HtmlElement) -> bool:
    """Return True for an element that is marked as the day of publication."""
    if "datepublished" in (element.get("itemprop") or "").lower().split():
        return True
    if element.tag != "meta" and _PROPERTIES & set((element.get("property") or "").lower().split()):
        return True
    is_published = "published" in _classes(element)
    if element.tag == "time":
        return is_published or element.get("pubdate") is not None
    return element.tag == "abbr" and is_published


def lies_in_other_part(
    element: HtmlElement, tags: frozenset[str] = OTHER_TAGS, other: re.Pattern[str] = OTHER_PART
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
    for script in root.iterfind(".//script[@type]"):
        if "ld+json" not in script.get("type").lower():
            continue
        waiting = [_linked_data(script.text or "")]
        for item in waiting:
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                waiting += [item[key] for key in _WITHIN_ITEM if key in item]
                if not _NOT_THE_PAGE.search(str(item.get("@type"))):
                    items.append(item)
    return items


def _linked_data(text: str) -> object:
    """Return what structured data say; of those that are no JSON, their one kind and its days."""
    parsed = parse_json(_WRAPPING.sub("", text))
    if parsed is not None:
        return parsed
    found: dict[str, set[str]] = {}
    for match in _BROKEN_ENTRY.finditer(text):
        found.setdefault(match["key"], set()).add(match["value"])
    return {key: values.pop() for key, values in found.items() if len(values) == 1}


# ---------------------------------------------------------------- elements by the headline


def day_by_headline(root: HtmlElement, headline: int | None, changed: Sequence[Span], order: DayOrder) -> Span | None:
    """Return the day of the first element for one by the headline, before the text gets under way, or None.

    Parameters
    ----------
    root : lxml element
        The page.
    headline : int or None
        The number of the element that is the headline, in document order.
    changed : sequence of Span
        The days of later changes, which do not count.
    order : DayOrder
        How 03/04/2023 is read.
    """
    if headline is None:
        return None
    for element in _elements_by_headline(root, headline):
        span = next((span for text in _texts_of_day(element) if (span := read_day(text, order)) is not None), None)
        if span is not None and span not in changed and not _is_of_change(element):
            return span
    return None


def _elements_by_headline(root: HtmlElement, headline: int) -> Iterator[HtmlElement]:
    """Yield the elements for a day near the headline, ``time`` elements first."""
    elements = list(root.iter("*"))
    n_running = 0
    near = []
    n_at_headline = 0
    for at, element in enumerate(elements):
        n_running += element.tag == "p" and len("".join(element.itertext()).split()) >= _RUNNING_WORDS
        n_at_headline = n_running if at == headline else n_at_headline
        is_near = headline - _ELEMENTS_ABOVE_TITLE <= at and (at < headline or n_running - n_at_headline <= 1)
        if is_near and not lies_in_other_part(element):
            near.append(element)
    yield from (element for element in near if element.tag in _DAY_TAGS)
    yield from (element for element in near if element.tag not in _DAY_TAGS and _is_for_a_day(element))


def lone_day(root: HtmlElement, order: DayOrder, changed: Sequence[Span]) -> Span | None:
    """Return the one day that ``time`` elements that head the article give, else the one beside its author, or None.

    Parameters
    ----------
    root : lxml element
        The page.
    order : DayOrder
        How 03/04/2023 is read.
    changed : sequence of Span
        The days of later changes, which do not count.
    """
    times = [item for item in root.iterfind(".//time") if _heads_the_article(item) and not _is_of_change(item)]
    spans = (read_day(text, order) for item in times for text in _texts_of_day(item)[:1])
    for found in (spans, _days_by_author(root, order)):
        days = {span for span in found if span is not None} - set(changed)
        if len(days) == 1:
            return days.pop()
    return None


def _heads_the_article(element: HtmlElement) -> bool:
    """Return True for an element in the head of an article, or in a part whose name says that it tells of one."""
    if lies_in_other_part(element):
        return False
    around = list(islice(element.iterancestors(), _LEVELS_AROUND_TIME))
    names = (f"{item.get('id') or ''} {item.get('class') or ''}".lower() for item in around)
    return any(item.tag == "header" for item in around) or any(ABOUT_THE_ARTICLE.search(name) for name in names)


def _days_by_author(root: HtmlElement, order: DayOrder) -> Iterator[Span | None]:
    """Yield the day beside each link to an author, where hardly anything else stands there."""
    for link in root.iterfind(".//a[@href]"):
        if link.get("rel") != "author" and not _AUTHOR_PAGE.search(link.get("href")):
            continue
        for around in islice(link.iterancestors(), _LEVELS_ABOVE_AUTHOR):
            words = "\n".join(text.strip() for text in around.itertext())
            dated = [line for line in words.split("\n") if is_date_line(line) and label_kind(line) == "plain"]
            if len(words) <= _LONGEST_BYLINE and dated and not lies_in_other_part(link):
                yield read_day(dated[0], order)
                break


def _is_for_a_day(element: HtmlElement) -> bool:
    """Return True for a short element whose names say that it holds a day, and not that of an event or a change."""
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    if not _DATE_NAME.search(names) or OTHER_PART.search(names) or _CHANGE_NAME.search(names):
        return False
    return len(element.text_content().strip()) <= _LONGEST_SHOWN


def _texts_of_day(element: HtmlElement) -> list[str]:
    """Return the texts in which an element may hold its day, the surest first."""
    given = [element.get(name) for name in _DAY_ATTRIBUTES if element.get(name)]
    return [*given, " ".join(element.itertext())]


def _is_of_change(element: HtmlElement) -> bool:
    """Return True where the words before an element, or its names, say that it holds another day."""
    parent = element.getparent()
    before = (parent.text if parent is not None else "") or ""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    is_marked = bool(_CHANGE_NAME.search(names)) and "published" not in names
    return is_marked or label_kind(before[-_LONGEST_LABEL:]) in {"changed", "copied", "other"}
