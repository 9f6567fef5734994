"""The words everybody uses: locators, repairs, and the tables that pass between stages.

All offsets are characters in ``found``, the text of an article as its file gives it before any repair.
``TABLES`` documents every column once; ``table`` builds a frame that has exactly these columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.errors import StoreError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

SCHEMA_VERSION = 1
"""Raised whenever a column of ``TABLES`` changes its name or meaning."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where an article's text was found: reading it again gives ``found`` again.

    Parameters
    ----------
    source : str
        Path of the file relative to the corpus, with forward slashes.
    record : str
        Which record of a file that holds many ("" for a file that is one article, else "0", "1" …).
    field : str
        Column or key that held the text ("" where the whole file is the text).
    encoding : str
        Character encoding with which the bytes were decoded.
    sha256 : str
        Digest of the file's bytes, 64 hexadecimal digits.
    """

    source: str
    record: str = ""
    field: str = ""
    encoding: str = "utf-8"
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One replacement on ``found``: characters ``start`` to ``stop`` (exclusive) become ``text``.

    ``rule`` is the short name of the rule that made it, ``reason`` a phrase for a reader.
    """

    start: int
    stop: int
    found_text: str
    text: str
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or used: which file, what was found there, what to do.

    ``lost`` is True where nothing of the input could be used, False for a mere warning.
    """

    source: str
    found: str
    advice: str
    lost: bool = True


class Column(NamedTuple):
    """A documented column; ``kind`` is ``text``, ``int``, ``float``, ``flag`` or ``list`` (of texts).

    Texts that do not apply are empty, never null; offsets that do not apply are -1.
    """

    name: str
    kind: str
    about: str


_COLUMNS = {
    "articles": (
        ("id", "text", "unique id: the record's own id, else its path and #record"),
        ("source", "text", "file, relative to the corpus"),
        ("record", "text", "record within a file that holds many, else empty"),
        ("field", "text", "column or key that held the text, else empty"),
        ("encoding", "text", "character encoding of the file"),
        ("sha256", "text", "digest of the file's bytes"),
        ("title", "text", "title"),
        ("outlet", "text", "who published it"),
        ("author", "text", "who wrote it"),
        ("url", "text", "address of the page"),
        ("published", "text", "publication day YYYY-MM-DD where certain, else empty"),
        ("published_edtf", "text", "interval that contains the publication day, in EDTF, or empty"),
        ("published_basis", "text", "sidecar, stated, markup, url, inferred or unknown"),
        ("published_start", "int", "where in found the day was read, or -1"),
        ("published_stop", "int", "end of that place, exclusive, or -1"),
        ("language", "text", "ISO 639-1 code of the language"),
        ("found", "text", "the text as found, before any repair"),
        ("text", "text", "the clean text: found with its repairs"),
        ("blocks", "text", "JSON list of [start, stop, kind]: the article by its file's markup, or empty"),
        ("reprint_of", "text", "id of the first article of its group of reprints, or empty"),
        ("notes", "list", "what a reader should know: conflicts, doubts, decisions"),
        ("extra", "text", "further columns of the record, as a JSON object"),
    ),
    "repairs": (
        ("article", "text", "article id"),
        ("start", "int", "first character in found"),
        ("stop", "int", "end in found, exclusive"),
        ("found_text", "text", "what stood there"),
        ("text", "text", "what stands there now; empty where dropped"),
        ("rule", "text", "name of the rule"),
        ("reason", "text", "why, for a reader"),
        ("applied", "flag", "False where a setting keeps what the rule would have dropped"),
    ),
    "problems": (
        ("source", "text", "file, relative to the corpus"),
        ("found", "text", "what was found there"),
        ("advice", "text", "what to do"),
        ("lost", "flag", "True where nothing of it could be used"),
    ),
    "passages": (
        ("id", "text", "article:start-stop"),
        ("article", "text", "article id"),
        ("source", "text", "file, relative to the corpus"),
        ("start", "int", "first character in found"),
        ("stop", "int", "end in found, exclusive"),
        ("found_text", "text", "the characters as found"),
        ("text", "text", "the same after repairs, white space folded"),
        ("kind", "text", "sentence, title, heading or caption"),
        ("paragraph", "int", "number of its paragraph in the article, from 0"),
        ("position", "int", "number of the passage in the article, from 0"),
    ),
    "dates": (
        ("article", "text", "article id"),
        ("passage", "text", "id of the passage that holds it, or empty where it lies in dropped text"),
        ("source", "text", "file, relative to the corpus"),
        ("start", "int", "first character in found"),
        ("stop", "int", "end in found, exclusive"),
        ("text", "text", "the expression as it reads in the clean text"),
        ("type", "text", "TIMEX3 type: DATE, TIME, DURATION or SET"),
        ("value", "text", "TIMEX3 value"),
        ("mod", "text", "TIMEX3 mod (START, MID, END, APPROX …) or empty"),
        ("first", "text", "first possible day YYYY-MM-DD, or empty"),
        ("last", "text", "last possible day YYYY-MM-DD, or empty"),
        ("precision", "text", "day, week, weekend, month, quarter, season, half, year, decade, century, span"),
        ("edtf", "text", "the span in EDTF, or empty"),
        ("rule", "text", "name of the grammar rule"),
        ("anchor", "text", "what it was resolved from: a day and where that came from, or empty"),
        ("cue", "text", "why this direction was taken (tense, word, habit), or empty"),
        ("alternative", "text", "less likely other value, or empty"),
        ("certainty", "text", "stated, resolved, guessed or vague"),
    ),
    "assignments": (
        ("method", "text", "tfidf, bertopic or codebook"),
        ("passage", "text", "passage id"),
        ("article", "text", "article id"),
        ("theme", "text", "theme id, unique within its method"),
        ("score", "float", "how well it fits, 0 to 1"),
        ("chosen", "flag", "True where the passage is counted as about the theme"),
        ("basis", "text", "what the score rests on (terms found, nearest centroid …)"),
    ),
    "themes": (
        ("method", "text", "tfidf, bertopic or codebook"),
        ("theme", "text", "theme id, unique within its method"),
        ("label", "text", "short unique label"),
        ("terms", "list", "most telling terms, best first"),
        ("n_passages", "int", "passages chosen"),
        ("n_articles", "int", "articles that these come from, reprints counted once"),
        ("share_articles", "float", "n_articles over all articles, 0 to 1"),
        ("npmi", "float", "NPMI coherence of its terms, -1 to 1"),
        ("c_v", "float", "C_V coherence of its terms, 0 to 1"),
        ("stability", "float", "how often it comes back over seeds and bootstraps, 0 to 1"),
        ("one_voice", "flag", "True where nearly all its passages are from one article"),
        ("typical", "list", "ids of typical passages"),
        ("borderline", "list", "ids of borderline passages"),
        ("note", "text", "how it was made, and what to beware of"),
    ),
    "events": (
        ("id", "text", "stable id made of its day and its first evidence"),
        ("first", "text", "first day YYYY-MM-DD"),
        ("last", "text", "last day YYYY-MM-DD"),
        ("edtf", "text", "the span in EDTF"),
        ("precision", "text", "day, week, month … as in dates"),
        ("status", "text", "reported, planned or background"),
        ("headline", "text", "one line that says what happened"),
        ("themes", "list", "codebook themes of its evidence"),
        ("actors", "list", "who took part, best known name"),
        ("places", "list", "where"),
        ("n_articles", "int", "articles with evidence"),
        ("n_sources", "int", "independent sources: reprints and wire copies counted once"),
        ("weight", "float", "importance used for selection, higher is more"),
    ),
    "evidence": (
        ("event", "text", "event id"),
        ("passage", "text", "passage id"),
        ("article", "text", "article id"),
        ("source", "text", "file, relative to the corpus"),
        ("start", "int", "first character of the passage in found"),
        ("stop", "int", "its end in found, exclusive"),
        ("quote", "text", "the sentence after repairs"),
        ("found_text", "text", "the sentence as found"),
        ("date_text", "text", "the expression that dates it, or empty where the day is carried over"),
        ("date_start", "int", "first character of that expression in found, or -1"),
        ("date_stop", "int", "its end in found, exclusive, or -1"),
        ("status", "text", "reported, planned or background"),
        ("basis", "text", "how the sentence got its day and joined the event"),
    ),
    "claims": (
        ("disagreement", "text", "id of the disagreement"),
        ("kind", "text", "day, length, count, place, order, office or exclusion"),
        ("about", "text", "what the claims are about, for a reader"),
        ("event", "text", "event id, or empty"),
        ("article", "text", "article id"),
        ("source", "text", "file, relative to the corpus"),
        ("start", "int", "first character of the quote in found"),
        ("stop", "int", "its end in found, exclusive"),
        ("quote", "text", "the sentence after repairs"),
        ("value", "text", "what this article says"),
    ),
    "corrections": (
        ("correction", "int", "number of the entry in corrections.toml or aliases.toml, from 1"),
        ("of", "text", "themes, events or actors"),
        ("action", "text", "rename, merge, exclude, move, day or alias"),
        ("members", "list", "ids of the passages it names"),
        ("applied", "flag", "False where it no longer applies"),
        ("outcome", "text", "what it did, or why it no longer applies"),
        ("reason", "text", "the reader's own reason"),
    ),
}

TABLES = {name: tuple(Column(*row) for row in rows) for name, rows in _COLUMNS.items()}
"""All tables, by name, with their columns in order."""

_DTYPES = {"text": "str", "int": "int64", "float": "float64", "flag": "bool", "list": "object"}
_MISSING: Mapping[str, Any] = {"text": "", "int": -1, "float": float("nan"), "flag": False, "list": ()}
"""What stands for a value that a row lacks, by the kind of its column."""


def passage_id(article: str, start: int, stop: int) -> str:
    """Return the id of a passage: built here and nowhere else, never parsed."""
    return f"{article}:{start}-{stop}"


def table(name: str, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """Return the rows as the named table, every documented column present, in order and typed.

    Parameters
    ----------
    name : str
        A key of ``TABLES``.
    rows : iterable of mappings
        Column name to value; a missing text is "", a missing list empty, a missing number -1,
        a missing float not-a-number, a missing flag False.

    Raises
    ------
    StoreError
        If a row has a column that the table does not document.
    """
    import pandas as pd

    columns = TABLES[name]
    rows = list(rows)
    unknown = {key for row in rows for key in row} - {column.name for column in columns}
    if unknown:
        refuse(f"The table '{name}' has no column {sorted(unknown)}; see topics.records.TABLES.", StoreError)
    data = {}
    for column, kind, _ in columns:
        values = [_plain(row.get(column, _MISSING[kind]), kind) for row in rows]
        data[column] = pd.Series(values, dtype=_DTYPES[kind])
    return pd.DataFrame(data)


def _plain(value: Any, kind: str) -> Any:
    """Return a list as a tuple of texts and a missing text as "", everything else as it is."""
    if kind == "list":
        return tuple(str(item) for item in value)
    if kind == "text":
        return "" if value is None else str(value)
    return value
