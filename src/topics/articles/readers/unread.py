"""What a reader leaves: the texts of a file that stand in none of its articles, counted after the file was read.

Words in are words out: the words of a file's texts, taken from its characters without any reader's help, are held
against those of the articles, their titles and further columns. What is over is listed, so that no sentence is lost
without a word, whatever a library made of the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from topics.articles.readers.file_texts import Texts, leaves, words_of
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

if TYPE_CHECKING:
    from topics.articles.readers.found_article import FileContent, FoundArticle

Reader = Callable[[bytes, str, str], "FileContent"]
_FEWEST_WORDS = 3
"""Words from which (inclusive) a text that is in no article is listed; shorter ones are names, days and labels."""
_MOST = 0.75
"""Share of the words of a text from which (inclusive), where they are over, it was not read."""
_MOST_COUNTED = 100_000
"""Texts of a file that cannot be read whose words are counted."""
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
        The reader of a format.
    texts : callable
        Yields the texts of such a file, by ``file_texts``.
    """

    def read_and_count(content: bytes, source: str, sha256: str) -> FileContent:
        try:
            articles, problems = read(content, source, sha256)
        except InputError as error:
            _refuse_with_count(error, texts, content)
        if not articles:
            return articles, problems
        try:
            unread = find_unread(texts(content, articles[0].locator.encoding), articles)
        except Exception as error:  # what was read stays, whatever a library makes of the file at a second look
            found = f"what stands in the file could not be counted ({reason_of(error)})"
            return articles, [*problems, Problem(source, found, _ADVICE, lost=False)]
        return told_unread(articles, problems, unread, source) if unread else (articles, problems)

    return read_and_count


def _refuse_with_count(error: InputError, texts: Texts, content: bytes) -> None:
    """Say what could not be read, and how many words stand there all the same."""
    n_words = 0
    with suppress(Exception):  # whatever a library makes of a damaged file, the first error says more
        n_words = sum(len(words_of(text)) for text in islice(texts(content, ""), _MOST_COUNTED))
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
    held = list(articles)
    if [article.text for article in held] == inside:
        return None
    return _over(inside, map(_all_of, held))


def note_unread(forms: Iterable[Sequence[str]], text: str) -> tuple[str, ...]:
    """Return a note for each form of a story, such as the plain and the rich one of a mail, that says more than a text.

    Parameters
    ----------
    forms : iterable of sequences of str
        The texts of each form.
    text : str
        What was read.
    """
    unread = [_over(form, [text]) for form in forms]
    return tuple(dict.fromkeys(_note(one) for one in unread if one is not None))


def _over(inside: Sequence[str], read: Iterable[str]) -> Unread | None:
    """Return which of some texts are not among those that were read."""
    left = Counter(words_of("\n".join(inside)))
    for text in read:
        left.subtract(words_of(text))
    over = +left
    if over.total() < _FEWEST_WORDS:
        return None
    first = next((text for text in inside if _is_among(text, over)), None)
    return Unread(over.total(), first) if first is not None else None


def _is_among(text: str, over: Counter[str]) -> bool:
    """Return True for a text of some words, most of which are over: a title that is read twice hides a few."""
    words = Counter(words_of(text))
    return words.total() >= _FEWEST_WORDS and (words & over).total() >= _MOST * words.total()


def _all_of(article: FoundArticle) -> str:
    """Return the text of an article with all that is known of it."""
    known = [str(value) for value in astuple(article.metadata)]
    further = list(leaves(json.loads(article.extra))) if article.extra else []
    return "\n".join((article.id, article.text, *known, *further))


def told_unread(articles: list[FoundArticle], problems: Sequence[Problem], unread: Unread, source: str) -> FileContent:
    """Return what was read with what was left: a note on the one article of a file, or a problem of the file."""
    n_read = sum(len(words_of(article.text)) for article in articles)
    if len(articles) == 1 and unread.n_words <= _LITTLE * n_read:
        (article,) = articles
        known = replace(article.metadata, notes=(*article.metadata.notes, _note(unread)))
        return [replace(article, metadata=known)], [*problems]
    found = f"{unread.n_words} words are in no article (first: “{_first(unread)}”)"
    return articles, [*problems, Problem(source, found, _ADVICE, lost=False)]


def _note(unread: Unread) -> str:
    return f"not read: {unread.n_words} words in hidden or odd places (first: “{_first(unread)}”)"


def _first(unread: Unread) -> str:
    """Return how the first text that was not read begins, on one line."""
    return " ".join(unread.first.split())[:_SHOWN]
