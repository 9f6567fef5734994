"""What the whole corpus must be asked: which lines come back, and which ids clash.

A survey is a table that can be made of any part and merged in any order: ``kind`` (``line``, ``id`` or
``outlet``), ``outlet``, ``key``, ``place`` and ``articles``. A line's key is a digest of its folded wording,
its place a digest of its article's longest line, so that reprints of one article count once.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from topics.articles.lines import Line, has_verb, split_lines
from topics.articles.metadata import outlet_of
from topics.settings import ArticleSettings

_COLUMNS = ["kind", "outlet", "key", "place", "articles"]
_HEAD, _TAIL = 8, 14
_LONGEST = 240
_SENTENCE_TIMES = 5
_SENTENCE_SHARE = 0.1
_FRAGMENT_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Survey:
    """A merged survey, ready to be asked.

    ``lines`` counts articles by outlet and line, ``sizes`` articles by outlet; ``clashes`` gives the
    places of every id that is not unique, sorted.
    """

    lines: Mapping[tuple[str, str], int]
    sizes: Mapping[str, int]
    clashes: Mapping[str, tuple[str, ...]]

    def is_repeated(self, outlet: str, settings: ArticleSettings) -> Callable[[str], bool]:
        """Return a function that tells whether a line comes back in other articles of the outlet."""
        size = self.sizes.get(outlet, 0)

        def repeated(line: str) -> bool:
            if len(line) > _LONGEST:
                return False
            times = self.lines.get((outlet, _line_key(line)), 0)
            if times < settings.repeated_lines:
                return False
            words = tuple(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", line))
            if line.endswith((".", "!", "?", "”", '"')) and has_verb(words):
                return times >= _SENTENCE_TIMES and times >= _SENTENCE_SHARE * size
            return times >= _FRAGMENT_SHARE * size

        return repeated


def survey_articles(rows: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Return the survey of a part: rows with id, source, record, found, outlet, url."""
    found: list[tuple[str, str, str, str]] = []
    for row in rows:
        outlet = outlet_key(row)
        place = f"{row['source']}#{row['record']}"
        found.append(("id", "", row["id"], place))
        lines = split_lines(row["found"])
        body = _digest(max((line.text for line in lines), key=len, default=""))
        found.append(("outlet", outlet, "", body))
        keys = {_line_key(line.text) for line in _outer(lines) if len(line.text) <= _LONGEST}
        found += [("line", outlet, key, body) for key in sorted(keys)]
    return _table(found)


def merge_surveys(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the survey of all parts, in whatever order they come; only what comes back is kept.

    Takes all parts of a corpus at once: what stands in one article only is left out of the result, so
    that it stays small.
    """
    whole = pd.concat([_table([]), *parts]).drop_duplicates()
    ids = whole[whole["kind"] == "id"]
    clashing = ids[ids.duplicated("key", keep=False)]
    counted = whole[whole["kind"] != "id"].groupby(["kind", "outlet", "key"], as_index=False)["articles"].sum()
    repeated = counted[(counted["articles"] > 1) | (counted["kind"] == "outlet")].assign(place="")
    survey: pd.DataFrame = pd.concat([clashing, repeated])[_COLUMNS]
    return survey.sort_values(_COLUMNS, ignore_index=True)


def ask(survey: pd.DataFrame) -> Survey:
    """Return the merged survey in a form that can be asked."""
    lines: dict[tuple[str, str], int] = {}
    sizes: dict[str, int] = {}
    places: defaultdict[str, list[str]] = defaultdict(list)
    columns = (survey[name].tolist() for name in _COLUMNS)
    for kind, outlet, key, place, articles in zip(*columns, strict=True):
        if kind == "line":
            lines[outlet, key] = articles
        elif kind == "outlet":
            sizes[outlet] = articles
        else:
            places[key].append(place)
    return Survey(lines, sizes, {key: tuple(sorted(found)) for key, found in places.items()})


def _table(rows: list[tuple[str, str, str, str]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=_COLUMNS[:-1], dtype="str")
    return table.assign(articles=1).astype({"articles": "int64"})


def outlet_key(row: Mapping[str, str]) -> str:
    """Return what articles of one outlet share: its name, its host, else the folder of the file."""
    return row["outlet"] or outlet_of(row["url"]) or row["source"].rpartition("/")[0]


def _outer(lines: list[Line]) -> list[Line]:
    return lines if len(lines) <= _HEAD + _TAIL else [*lines[:_HEAD], *lines[-_TAIL:]]


def _line_key(line: str) -> str:
    return _digest(re.sub(r"\d+", "0", " ".join(line.casefold().split())))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
