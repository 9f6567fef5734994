"""The one way to read data that a package keeps beside its code as TOML: lists of words, texts, and rows.

Language is data: words and rules stand in TOML, each list and each rule with examples and counter-examples
that run as tests. Four shapes are enough:

``read_lists``
    tables ``[name]`` with ``words``, ``about``, ``examples`` and ``counterexamples``: a ``WordList`` each;
``read_texts``
    the texts of one table (patterns by name, or a template);
``read_numbers``
    the numbers of one table;
``read_rows``
    the rows ``[[name]]`` of a table, each as a dataclass of the caller's, so that a misspelt key is an error.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words that belong together.

    Parameters
    ----------
    about : str
        What the words have in common, and what they are for.
    words : tuple of str
        The words in small letters, in the order of the file; a space within a word stands in an entry of a
        list, while a text of words is cut at its white space.
    examples : tuple of str
        Texts in which every word of the list stands in brackets: ``"the [prime] [minister] said"``.
    counterexamples : tuple of str
        Texts that hold no word of the list.
    """

    about: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def __contains__(self, word: str) -> bool:
        return word in self.words

    @property
    def pattern(self) -> str:
        """Alternatives of a regular expression for any word of the list, the longest first."""
        return alternatives(self.words)


@cache
def read_lists(package: str, name: str) -> Mapping[str, WordList]:
    """Return the word lists of a file by their names; tables without ``words`` are left to other readers.

    Parameters
    ----------
    package : str
        The package beside whose code the file lies, such as ``topics.english``.
    name : str
        Name of the file without ``.toml``.
    """
    tables = {key: table for key, table in _read(package, name).items() if isinstance(table, dict)}
    return {key: _word_list(table) for key, table in tables.items() if "words" in table}


def read_texts(package: str, name: str, table: str = "") -> dict[str, str]:
    """Return the texts of a table of a file by their names; without a table those at the top of the file."""
    entries = _read(package, name)[table] if table else _read(package, name)
    return {key: value for key, value in entries.items() if isinstance(value, str)}


def read_numbers(package: str, name: str, table: str) -> dict[str, float]:
    """Return the numbers of a table of a file by their names."""
    return {key: float(value) for key, value in _read(package, name)[table].items()}


def read_rows(package: str, name: str, table: str, row: Callable[..., Row]) -> tuple[Row, ...]:
    """Return the rows ``[[table]]`` of a file, each made by calling ``row`` with its keys; lists become tuples."""
    return tuple(row(**_with_tuples(entries)) for entries in _read(package, name).get(table, ()))


def alternatives(words: Iterable[str], *, space: str = r"\s+") -> str:
    r"""Return the alternatives of a regular expression for some words, the longest first.

    A dot may be missing, an apostrophe may be a curly one, and a space stands for ``space``. Words with the same
    beginning share it, so that a place where none of many words stands costs little time.

    >>> print(alternatives(["st. patrick's day", "easter"]))
    st\.?\s+patrick['’]s\s+day|easter
    >>> print(alternatives(["said", "say", "saying", "told"]))
    sa(?:y(?:ing)?|id)|told
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if _are_ambiguous(ordered):
        return "|".join(_as_pattern(word, space) for word in ordered)
    return "|".join(_branches([[_as_pattern(sign, space) for sign in word] for word in ordered]))


def _are_ambiguous(words: Sequence[str]) -> bool:
    """Return whether a text can be two of some words of which neither begins the other, so that their order counts."""
    if any("." in word for word in words):
        return True
    beginnings = {word[:stop] for word in words for stop in range(1, len(word) + 1)}
    return len({beginning.lower() for beginning in beginnings}) < len(beginnings)


def _branches(words: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a pattern for all words, given as patterns of their signs, that begin with the same sign; "" for an end."""
    rests: dict[str, list[Sequence[str]]] = {}
    for signs in words:
        rests.setdefault("".join(signs[:1]), []).append(signs[1:])
    may_end = rests.pop("", None) is not None
    for first, others in rests.items():
        *tails, last = _branches(others)
        if not last:
            yield first + (f"(?:{'|'.join(tails)})?" if tails else "")
        else:
            yield first + (f"(?:{'|'.join([*tails, last])})" if tails else last)
    if may_end:
        yield ""


def _as_pattern(word: str, space: str) -> str:
    plain = re.escape(word).replace(r"\-", "-").replace(r"\.", r"\.?").replace("'", "['’]")
    return plain.replace(r"\ ", space)


def _word_list(table: Mapping[str, Any]) -> WordList:
    given = dict(table)
    words = given.pop("words")
    return WordList(words=tuple(words.split() if isinstance(words, str) else words), **_with_tuples(given))


def _with_tuples(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entries.items()}


@cache
def _read(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
