"""Labels of figures: names of themes without half of one, names of articles that a reader knows them by."""

from __future__ import annotations

import re
from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from topics.english.words import FUNCTION_WORDS
from topics.output.figures import style
from topics.output.figures.drawing import text_width, wrap
from topics.output.tables import rows
from topics.output.wording import article_day, by_day, interval_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

_BETWEEN_TERMS = ", "
_BEFORE_ELLIPSIS = re.compile(r"[\s.,;:–-]+…$")
_OF_DAY = "article of "
_FILE_ENDING = re.compile(r"(?<=\w)\.[A-Za-z]{2,5}$")
_LONGEST_FILE = 24
"""Characters of the name of a file that stands beside a day, at most (inclusive)."""
_LONGEST_TITLE = 80
"""Characters of the title of an article, at most (inclusive); a longer one ends with an ellipsis behind a word."""
_LONGEST_HEADLINE = 120
"""Characters up to which (inclusive) a title of an article of a day is a headline, and none with a sentence behind."""
_DIGEST = re.compile(r"(?<![A-Za-z0-9])(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])([0-9a-f]{4})[0-9a-f]{6,}(?![A-Za-z0-9])")
"""A check sum in the name of a file, with the signs that are kept of it."""


def theme_lines(
    labels: Iterable[str], width: float, *, size: float = style.TEXT_PT, weight: str = "normal", max_lines: int = 2
) -> dict[str, list[str]]:
    """Return the lines of each label: all its terms, or as many whole ones as have room.

    A label that would then be that of another theme, or whose first term alone has no room, takes one line more: as
    many whole terms as have room there, and where that tells no theme from another all of it, cut if it must be.

    Parameters
    ----------
    labels : iterable of str
        Names of themes; found ones are terms with commas between.
    width : float
        Of a line, in millimetres.
    size, weight : float, str
        Of the type.
    max_lines : int
        Lines of a label.
    """
    names = list(dict.fromkeys(map(str, labels)))
    lines: dict[str, list[str]] = {}
    for most in (max_lines, max_lines + 1):
        kept = {name: _whole_terms(name, width, size, weight, most) for name in names}
        uses = Counter(kept.values())
        for name in names:
            if kept[name] and uses[kept[name]] == 1 and name not in lines:
                lines[name] = wrap(kept[name], width, size, weight, max_lines=most)
    for name in names:
        lines.setdefault(name, wrap(name, width, size, weight, max_lines=max_lines + 1))
    return lines


def _whole_terms(label: str, width: float, size: float, weight: str, max_lines: int) -> str:
    """Return the most first terms of a label that fit, "" where not even one does."""
    terms = label.split(_BETWEEN_TERMS)
    for n_terms in range(len(terms), 0, -1):
        shown = _BETWEEN_TERMS.join(terms[:n_terms])
        if is_whole(wrap(shown, width, size, weight, max_lines=max_lines), shown):
            return shown
    return ""


def first_term(label: str) -> str:
    """Return the first term of the name of a theme, which no other theme of its method has in its name.

    >>> first_term("harbour fire, port, ships")
    'harbour fire'
    """
    return label.partition(_BETWEEN_TERMS)[0]


def is_whole(lines: Sequence[str], text: str) -> bool:
    """Return whether the lines hold the text without a cut, within a word (save behind a hyphen) or at the end.

    >>> is_whole(["harbour-", "side café"], "harbour-side café"), is_whole(["har", "bour"], "harbour")
    (True, False)
    """
    whole, joined = style.printable(text), ""
    for line in lines:
        goes_on = joined.endswith("-") and whole.startswith(joined + line)
        joined = joined + line if goes_on or not joined else f"{joined} {line}"
    return joined == whole


def fitting_items(items: Sequence[str], between: str, fits: Callable[[str], bool]) -> str:
    """Return as many first items with ``between`` them as fit, one at least: a list is never cut within an item.

    >>> fitting_items(["ships", "harbour", "fish"], ", ", lambda text: len(text) < 15)
    'ships, harbour'
    """
    shown = between.join(items[:1])
    for n_items in range(2, len(items) + 1):
        longer = between.join(items[:n_items])
        if not fits(longer):
            break
        shown = longer
    return shown


def article_labels(articles: pd.DataFrame) -> dict[str, str]:
    """Return what each article is called in a figure, by its id, in the order of days; unique.

    Its outlet and day, else its title, else its file and day, so that it is found again: its day alone where the name
    of the file is long and no other article is of that day. A title too long for a figure is cut, and none at all if it
    is one with the first sentence behind it and the day is known.
    """
    files = _files(articles)
    first = {article.id: _article_label(article, files[article.id]) for article in rows(by_day(articles))}
    uses = Counter(first.values())
    days = {article.id: _day(article) for article in rows(articles)}
    labels: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for article, label in first.items():
        day = days[article]
        name = f"{label}, {day}" if uses[label] > 1 and day and day not in label else label
        if uses[label] > 1 and label.startswith(_OF_DAY):
            name = files[article]
        numbers[name] += 1
        labels[article] = name if numbers[name] == 1 else f"{name} ({numbers[name]})"
    return labels


def _day(article: Any) -> str:
    return interval_words(article_day(article).removesuffix("~"))


def _article_label(article: Any, file: str) -> str:
    day = _day(article)
    if article.outlet:
        return f"{article.outlet}, {day}" if day else str(article.outlet)
    title = " ".join(str(article.title).split())
    if title and (len(title) <= _LONGEST_TITLE or not article.published or _is_headline(title)):
        return _BEFORE_ELLIPSIS.sub("…", shorten(title, _LONGEST_TITLE, placeholder="…", break_on_hyphens=False))
    if not article.published:
        return file
    return f"{file}, {day}" if len(file) <= _LONGEST_FILE else f"{_OF_DAY}{day}"


def _is_headline(title: str) -> bool:
    """Return whether a long title is a headline, and not one with the first sentence of the text behind it.

    >>> _is_headline("Ferries stand still after talks"), _is_headline("Talks on pay fail The ferries stood still")
    (True, False)
    """
    words = title.split()
    around = zip(words, words[1:], words[2:], strict=False)
    return len(title) <= _LONGEST_HEADLINE and not any(_begins_sentence(*three) for three in around)


def _begins_sentence(before: str, word: str, after: str) -> bool:
    """Return whether a word begins a sentence though it stands behind one that ends none: "pay fail The ferries"."""
    is_function_word = word.lower() in FUNCTION_WORDS and word == word.capitalize() and word != "I"
    return is_function_word and before[0].islower() and after[0].islower()


def _files(articles: pd.DataFrame) -> dict[str, str]:
    """Return the name of the file of each article, check sums shortened where all are still told apart."""
    names = {article: _FILE_ENDING.sub("", article) for article in articles["id"]}
    short = {article: _DIGEST.sub(r"\1…", name) for article, name in names.items()}
    return short if len(set(short.values())) == len(set(names.values())) else names


def days_alone(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of articles as they stand below the word "article": without it.

    >>> days_alone({"a": "article of 3 May 2021 (2)", "b": "Harbour fire"})
    {'a': '3 May 2021 (2)', 'b': 'Harbour fire'}
    """
    return {article: label.removeprefix(_OF_DAY) for article, label in labels.items()}


def article_heads(articles: pd.DataFrame) -> dict[str, str]:
    """Return how each article's label is written in more than one line: a line feed between outlet or file and day."""
    labels, files = article_labels(articles), _files(articles)
    heads = dict(zip(labels.values(), labels.values(), strict=True))
    for article in rows(articles):
        label, whose = labels[article.id], str(article.outlet or files[article.id])
        if label.startswith(f"{whose}, "):
            heads[label] = whose + label.removeprefix(whose).replace(", ", "\n", 1)
    return heads


def widest(lines: Iterable[str], size: float = style.TEXT_PT) -> float:
    """Return the width of the widest line, in millimetres; 0 without lines."""
    return max((text_width(style.printable(line), size) for line in lines), default=0.0)
