"""What a reader leaves: the texts of a file that stand in none of its articles, counted after the file was read.

Words in are words out: the words of a file's texts, taken from its characters without any reader's help, are held
against those of the articles, their titles and further columns. What is over is listed, so that no sentence is lost
without a word, whatever a library made of the file.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from topics.articles.readers.decoding import decode_as
from topics.errors import InputError, refuse
from topics.records import Problem

if TYPE_CHECKING:
    from topics.articles.readers.found_article import FileContent, FoundArticle

Reader = Callable[[bytes, str, str], "FileContent"]
Texts = Callable[[str], Iterable[str]]
"""Yields the texts of a file: the values of a table or a list of records, or what stands between the tags of a page."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 3
"""Words from which (inclusive) a text that is in no article is listed; shorter ones are names, days and labels."""
_MOST = 0.75
"""Share of the words of a text from which (inclusive), where they are over, it was not read."""
_SHOWN = 60
"""Characters of the first such text that are shown."""
_LITTLE = 0.5
"""Share of an article's words up to which (inclusive) what is not read is a note on it, not a problem of the file."""
_ADVICE = "open the file and look for these words; save it again in a plainer form if they matter"


def counted(read: Reader, texts: Texts) -> Reader:
    """Return a reader that lists what it leaves.

    Parameters
    ----------
    read : callable
        The reader of a format of text.
    texts : callable
        Yields the texts of such a file.
    """

    def read_and_count(content: bytes, source: str, sha256: str) -> FileContent:
        try:
            articles, problems = read(content, source, sha256)
        except InputError as error:
            _refuse_with_count(error, texts, content)
        if not articles:
            return articles, problems
        encoding = articles[0].locator.encoding
        unread = find_unread(texts(decode_as(content, encoding)), articles) if encoding else None
        return _told(articles, [*problems], unread, source) if unread else (articles, problems)

    return read_and_count


def _refuse_with_count(error: InputError, texts: Texts, content: bytes) -> None:
    """Say what could not be read, and how many words stand there all the same."""
    n_words = sum(len(_WORD.findall(text)) for text in texts(content.decode("utf-8", "replace")))
    if n_words < _FEWEST_WORDS:
        raise error
    refuse(f"{error} (about {n_words} words stand in it)")


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands in none of the articles of a file: how many words, and the first text that they are from."""

    n_words: int
    first: str


def find_unread(texts: Iterable[str], articles: Iterable[FoundArticle]) -> Unread | None:
    """Return what of the texts of a file stands in none of its articles, None where that is no text of some words."""
    inside = list(texts)
    left = Counter(_words("\n".join(inside)))
    left.subtract(word for article in articles for word in _words(_all_of(article)))
    over = +left
    if over.total() < _FEWEST_WORDS:
        return None
    first = next((text for text in inside if _is_among(text, over)), None)
    return Unread(over.total(), first) if first is not None else None


def _is_among(text: str, over: Counter[str]) -> bool:
    """Return True for a text of some words, most of which are over: a title that is read twice hides a few."""
    words = Counter(_words(text))
    return words.total() >= _FEWEST_WORDS and (words & over).total() >= _MOST * words.total()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _all_of(article: FoundArticle) -> str:
    """Return the text of an article with all that is known of it."""
    known = [str(value) for value in astuple(article.metadata)]
    further = [str(value) for value in json.loads(article.extra).values()] if article.extra else []
    return "\n".join((article.id, article.text, *known, *further))


def _told(articles: list[FoundArticle], problems: list[Problem], unread: Unread, source: str) -> FileContent:
    """Return what was read with what was left: a note on the one article of a file, or a problem of the file."""
    n_read = sum(len(_words(article.text)) for article in articles)
    first = " ".join(unread.first.split())[:_SHOWN]
    if len(articles) == 1 and unread.n_words <= _LITTLE * n_read:
        (article,) = articles
        note = f"not read: {unread.n_words} words in hidden or odd places (first: “{first}”)"
        known = replace(article.metadata, notes=(*article.metadata.notes, note))
        return [replace(article, metadata=known)], problems
    found = f"{unread.n_words} words are in no article (first: “{first}”)"
    return articles, [*problems, Problem(source, found, _ADVICE, lost=False)]


# ---------------------------------------------------------------- the texts of a file, by its format

_LITERAL = re.compile(r'"(?P<value>(?:[^"\\]|\\.)*+)"(?P<names>\s*:)?', re.DOTALL)


def texts_of_json(text: str) -> Iterator[str]:
    r"""Yield the texts that are values in JSON, whatever stands around them; keys are none.

    >>> list(texts_of_json('{"a": "One.", "a": ["Two."]} {"b": "Caf\u00e9"}'))
    ['One.', 'Two.', 'Café']
    """
    for match in _LITERAL.finditer(text):
        if match["names"]:
            continue
        try:
            yield str(json.loads(f'"{match["value"]}"', strict=False))
        except ValueError:
            yield match["value"]


def texts_of_table(text: str) -> Iterator[str]:
    """Yield the fields of a table below its first line, or its lines where it cannot be parsed."""
    from topics.articles.readers.delimited import find_delimiter

    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=find_delimiter(text)))
    except csv.Error:
        rows = [[line] for line in text.splitlines()]
    filled = [row for row in rows if any(map(str.strip, row))]
    for row in filled[1:]:
        yield from row


_CODE = frozenset({"script", "style", "title"})
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small")
) | {"span", "strike", "strong", "sub", "sup", "tt", "u", "wbr"}
_CDATA = "<![CDATA["
_TAG = re.compile(r"<(?:(?P<mark>[!?])|/?(?P<name>[a-z][a-z0-9]*))", re.IGNORECASE)


def texts_of_page(page: str) -> Iterator[str]:
    """Yield what stands between the tags of a page, code and comments left out; one pass over its characters.

    What follows a comment, a tag or code that never ends is one text.

    >>> list(texts_of_page("<p>One <b>w</b>ord.</p><!-- no --><script>var no;</script><div hidden>Two.</div>"))
    ['One word.', 'Two.']
    """
    pieces: list[str] = []
    for piece, is_last in _pieces_of_page(page):
        pieces.append(piece)
        if is_last:
            whole = unescape("".join(pieces))
            pieces = []
            if whole.strip():
                yield whole


def _pieces_of_page(page: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of text of a page, each with whether it is the last before a tag that parts texts."""
    at = 0
    while tag := _TAG.search(page, at):
        name = (tag["name"] or "").lower()
        end = _end_of_tag(page, tag.start(), name)
        if end < 0:
            break
        yield page[at : tag.start()], name not in _INLINE
        at = end
    yield page[at:], True


def _end_of_tag(page: str, opened: int, name: str) -> int:
    """Return where a tag ends, a comment and code with all that is in them; -1 where it never does."""
    if page.startswith("<!--", opened):
        closed = page.find("-->", opened)
        return closed + len("-->") if closed >= 0 else -1
    if page.startswith(_CDATA, opened):
        return opened + len(_CDATA)
    if name in _CODE and page[opened + 1] != "/":
        ending = re.compile(f"</{name}", re.IGNORECASE).search(page, opened)
        return ending.start() if ending else -1
    closed = page.find(">", opened)
    return closed + 1 if closed >= 0 else -1
