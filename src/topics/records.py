"""The columns of every table, and the other records and kinds that everybody uses: locators, repairs, problems.

Each table has a row type below: one annotated line a column, with its type and what it means. ``TABLES`` lists the
columns of every table, and ``table`` builds a frame that has exactly these; both follow from the row types, so a
new column is one new line here. All offsets are characters in ``found``, the text of an article as its file gives
it before any repair, unless the column says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypedDict, get_args, get_origin, get_type_hints

from topics.errors import StoreError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

SCHEMA_VERSION = 10
"""Raised whenever a column of ``TABLES`` is added, or changes its name or meaning."""

# ---------------------------------------------------------------- kinds, each with its values

Method = Literal["codebook", "own", "tfidf", "bertopic"]
"""How themes are found: declared, brought along from elsewhere, or found here."""
METHODS: tuple[Method, ...] = get_args(Method)
"""The methods in the order in which they are shown."""
DECLARED: tuple[Method, ...] = ("codebook", "own")
"""Those whose themes are declared or brought along, not found here."""

Basis = Literal["sidecar", "stated", "markup", "url", "file", "copy", "inferred", "unknown"]
"""What a publication day rests on."""
BASES: tuple[Basis, ...] = get_args(Basis)
"""The bases from the surest down."""

Certainty = Literal["stated", "resolved", "likely", "guessed", "vague"]
"""How sure the days of a time expression are."""
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

Precision = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "span"]
"""How exactly a span of days is known; ``span`` is any other stretch of days."""
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""The precisions, finest first."""

ClaimKind = Literal[
    "day",
    "time",
    "length",
    "count",
    "measure",
    "cost",
    "age",
    "place",
    "order",
    "office",
    "origin",
    "name",
    "exclusion",
    "cause",
    "finding",
    "speaker",
    "whether",
]
"""What articles can disagree about."""
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)

QuoteKind = Literal["statement", "thought", "denial", "question", "call", "remark"]
"""What is handed on: what somebody said, thought, denied, asked, asked for or means to do, or said of something."""
QUOTE_KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
"""The kinds of quotes in the order in which they are shown."""

DisagreementKind = Literal["contradiction", "inside", "revised", "spelling"]
"""How claims about one thing differ: both cannot be true; the same within one article; a later article tells a newer
figure; one name is spelt in two ways."""
DISAGREEMENT_KINDS: tuple[DisagreementKind, ...] = get_args(DisagreementKind)
"""The kinds in the order in which they are shown."""

PassageKind = Literal["sentence", "title", "heading", "caption"]
"""What a passage is in its article."""
PASSAGE_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)

CorrectedTable = Literal["themes", "events", "actors"]
"""What a reader's decision is about."""

Agreement = Literal["both", "doubtful", "other day", "missing", "extra", "unread"]
"""What becomes of a happening where a timeline is held against a reference: told by both, by both perhaps (on one day,
in unlike words), by both on different days, by the reference alone, by the timeline alone; or an entry of the reference
that cannot be read."""
AGREEMENTS: tuple[Agreement, ...] = get_args(Agreement)


class Status(StrEnum):
    """How an event, or a sentence about it, is told.

    ``REMARK`` stands for a sentence that reports nothing of its day; it is met while events are made and never in
    a table.
    """

    REPORTED = "reported"
    PLANNED = "planned"
    BACKGROUND = "background"
    REMARK = "remark"


STATUSES = (Status.REPORTED, Status.PLANNED, Status.BACKGROUND)
"""The statuses that tables hold."""


# ---------------------------------------------------------------- what stages hand over one by one


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
    guessed : str
        The encoding again where nothing states it and it had to be guessed, else "".
    """

    source: str
    record: str = ""
    field: str = ""
    encoding: str = "utf-8"
    sha256: str = ""
    guessed: str = ""


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
    """Something that could not be read or used: a row of the table ``problems``."""

    source: Annotated[str, "file, relative to the corpus"]
    found: Annotated[str, "what was found there"]
    advice: Annotated[str, "what to do"]
    lost: Annotated[bool, "True where nothing of it could be used, False for a mere warning"] = True


# ---------------------------------------------------------------- row types, one a table


class ArticleRow(TypedDict, total=False):
    """A row of the table ``articles``."""

    id: Annotated[str, "unique id: the record's own id, else its path and #record"]
    source: Annotated[str, "file, relative to the corpus"]
    record: Annotated[str, "record within a file that holds many, else empty"]
    field: Annotated[str, "column or key that held the text, else empty"]
    encoding: Annotated[str, "character encoding of the file"]
    encoding_guessed: Annotated[str, "the encoding where nothing states it and it had to be guessed, else empty"]
    sha256: Annotated[str, "digest of the file's bytes"]
    title: Annotated[str, "title"]
    outlet: Annotated[str, "who published it"]
    weight: Annotated[float, "what it weighs as a source, 0 to 1, by sources.csv; below 1 it is a weak one"]
    author: Annotated[str, "who wrote it"]
    url: Annotated[str, "address of the page"]
    published: Annotated[str, "publication day YYYY-MM-DD where certain, else empty"]
    published_edtf: Annotated[str, "interval that contains the publication day, in EDTF, or empty"]
    published_likely: Annotated[str, "likeliest publication day YYYY-MM-DD, or empty"]
    published_share: Annotated[float, "probability of that day, 0 to 1; 1 where it is certain, 0 where none is known"]
    published_relative: Annotated[int, "day of the story, 1 for its first article, where nothing gives a date; else -1"]
    published_basis: Annotated[Basis, "sidecar, stated, markup, url, file (its name), copy, inferred or unknown"]
    published_start: Annotated[int, "where in found the day was read, or -1"]
    published_stop: Annotated[int, "end of that place, exclusive, or -1"]
    language: Annotated[str, "ISO 639-1 code of the language"]
    found: Annotated[str, "the text as found, before any repair"]
    text: Annotated[str, "the clean text: found with its repairs"]
    blocks: Annotated[str, "JSON list of [start, stop, kind]: the article by its file's markup, or empty"]
    reprint_of: Annotated[str, "id of the first article of its group of reprints, or empty"]
    notes: Annotated[tuple[str, ...], "what a reader should know: conflicts, doubts, decisions"]
    extra: Annotated[str, "further columns of the record, as a JSON object"]


class RepairRow(TypedDict, total=False):
    """A row of the table ``repairs``: a ``Repair`` of one article."""

    article: Annotated[str, "article id"]
    start: Annotated[int, "first character in found"]
    stop: Annotated[int, "end in found, exclusive"]
    found_text: Annotated[str, "what stood there"]
    text: Annotated[str, "what stands there now; empty where dropped"]
    rule: Annotated[str, "name of the rule"]
    reason: Annotated[str, "why, for a reader"]
    applied: Annotated[bool, "False where a setting keeps what the rule would have dropped"]


class PassageRow(TypedDict, total=False):
    """A row of the table ``passages``."""

    id: Annotated[str, "article:start-stop"]
    article: Annotated[str, "article id"]
    source: Annotated[str, "file, relative to the corpus"]
    start: Annotated[int, "first character in found"]
    stop: Annotated[int, "end in found, exclusive"]
    found_text: Annotated[str, "the characters as found"]
    text: Annotated[str, "the same after repairs, white space folded"]
    kind: Annotated[PassageKind, "sentence, title, heading or caption"]
    paragraph: Annotated[int, "number of its paragraph in the article, from 0"]
    position: Annotated[int, "number of the passage in the article, from 0"]


class DateRow(TypedDict, total=False):
    """A row of the table ``dates``: one time expression."""

    article: Annotated[str, "article id"]
    passage: Annotated[str, "id of the passage that holds it, or empty where it lies in dropped text"]
    source: Annotated[str, "file, relative to the corpus"]
    start: Annotated[int, "first character in found"]
    stop: Annotated[int, "end in found, exclusive"]
    passage_start: Annotated[int, "first character in the clean text of its passage, or -1"]
    passage_stop: Annotated[int, "end in the clean text of its passage, exclusive, or -1"]
    text: Annotated[str, "the expression as it reads in the clean text"]
    type: Annotated[str, "TIMEX3 type: DATE, TIME, DURATION or SET"]
    value: Annotated[str, "TIMEX3 value"]
    mod: Annotated[str, "TIMEX3 mod (START, MID, END, APPROX …) or empty"]
    first: Annotated[str, "first possible day YYYY-MM-DD, or empty"]
    last: Annotated[str, "last possible day YYYY-MM-DD, or empty"]
    precision: Annotated[str, "day, week, weekend, month, quarter, season, half, year, decade, century, span"]
    edtf: Annotated[str, "the span in EDTF, with ~ where it is only likely, or empty"]
    interval: Annotated[str, "EDTF interval of all days that are possible where these are only likely, else empty"]
    rule: Annotated[str, "name of the grammar rule"]
    anchor: Annotated[str, "what it was resolved from: a day and where that came from, or empty"]
    cue: Annotated[str, "why this direction was taken (tense, word, habit), or empty"]
    alternative: Annotated[str, "less likely other value, or empty"]
    certainty: Annotated[Certainty, "stated, resolved, likely (as its publication day is), guessed or vague"]
    chance: Annotated[float, "how likely the value is right rather than the alternative, 1 where there was no other"]


class AssignmentRow(TypedDict, total=False):
    """A row of the table ``assignments``: how well a passage fits a theme."""

    method: Annotated[Method, "codebook, own (brought along), tfidf or bertopic"]
    passage: Annotated[str, "passage id"]
    article: Annotated[str, "article id"]
    theme: Annotated[str, "theme id, unique within its method"]
    score: Annotated[float, "how well it fits, 0 to 1"]
    chosen: Annotated[bool, "True where the passage is counted as about the theme"]
    basis: Annotated[str, "what the score rests on (terms found, nearest centroid …)"]
    by_term: Annotated[bool, "True where the passage holds a term of the declared theme; False where it is only near"]


class ThemeRow(TypedDict, total=False):
    """A row of the table ``themes``."""

    method: Annotated[Method, "codebook, own (brought along), tfidf or bertopic"]
    theme: Annotated[str, "theme id, unique within its method"]
    label: Annotated[str, "short unique label"]
    machine_name: Annotated[str, "name by a language model, where one was asked for; machine text, not checked"]
    group: Annotated[str, "label of the larger theme that it belongs to; empty where themes are few"]
    phrases: Annotated[tuple[str, ...], "noun phrases that it can be called by, best first; empty for a codebook"]
    terms: Annotated[tuple[str, ...], "most telling terms, best first"]
    weights: Annotated[tuple[str, ...], "class-based TF-IDF of each of these terms; empty for a codebook"]
    n_passages: Annotated[int, "passages chosen"]
    n_by_term: Annotated[int, "of these, passages that hold a term of the declared theme; -1 for themes found"]
    n_articles: Annotated[int, "articles that these come from, reprints counted once"]
    share_articles: Annotated[float, "n_articles over all articles, 0 to 1"]
    npmi: Annotated[float, "NPMI coherence of its terms, -1 to 1"]
    c_v: Annotated[float, "C_V coherence of its terms, 0 to 1"]
    stability: Annotated[float, "how often it comes back over seeds and bootstraps, 0 to 1"]
    one_voice: Annotated[bool, "True where nearly all its passages are from one article"]
    typical: Annotated[tuple[str, ...], "ids of typical passages"]
    borderline: Annotated[tuple[str, ...], "ids of borderline passages"]
    note: Annotated[str, "how it was made, and what to beware of"]


class EventRow(TypedDict, total=False):
    """A row of the table ``events``: one happening."""

    id: Annotated[str, "stable id made of its day and its first evidence"]
    first: Annotated[str, "first day YYYY-MM-DD"]
    last: Annotated[str, "last day YYYY-MM-DD"]
    edtf: Annotated[str, "the span in EDTF, with ~ where it is only likely"]
    likely: Annotated[bool, "True where they are only likely: no sentence of an article with a certain day names them"]
    interval: Annotated[str, "EDTF interval of all days that are possible where these are only likely, else empty"]
    precision: Annotated[str, "day, week, month … as in dates"]
    status: Annotated[Status, "reported, planned or background"]
    headline: Annotated[str, "one line that says what happened"]
    themes: Annotated[tuple[str, ...], "codebook themes of its evidence"]
    actors: Annotated[tuple[str, ...], "who took part, best known name"]
    places: Annotated[tuple[str, ...], "where"]
    n_articles: Annotated[int, "articles that tell it, without those that only announced what others report"]
    n_outlets: Annotated[int, "known outlets among these articles, weak sources left out"]
    n_unknown_outlets: Annotated[int, "of these articles, those whose outlet is not known"]
    n_sources: Annotated[int, "independent sources: articles of one outlet, and reprints, counted once; no weak ones"]
    n_weak_sources: Annotated[int, "further independent sources, which the reader marked as weak"]
    n_announcing: Annotated[int, "further independent sources that only announced beforehand what others report"]
    importance: Annotated[float, "0 to 1: independent sources, more if it leads their articles, less if only planned"]
    detail_of: Annotated[str, "id of the event of the same days of which this is a detail, or empty"]


class EvidenceRow(TypedDict, total=False):
    """A row of the table ``evidence``: a sentence that an event rests on."""

    event: Annotated[str, "event id"]
    passage: Annotated[str, "passage id"]
    article: Annotated[str, "article id"]
    source: Annotated[str, "file, relative to the corpus"]
    start: Annotated[int, "first character of the passage in found"]
    stop: Annotated[int, "its end in found, exclusive"]
    quote: Annotated[str, "the sentence after repairs"]
    found_text: Annotated[str, "the sentence as found"]
    date_text: Annotated[str, "the expression that dates it, or empty where the day is carried over"]
    date_start: Annotated[int, "first character of that expression in found, or -1"]
    date_stop: Annotated[int, "its end in found, exclusive, or -1"]
    status: Annotated[Status, "reported, planned or background"]
    weight: Annotated[float, "what its article weighs as a source, 0 to 1; below 1 it is a weak one"]
    beside: Annotated[bool, "True where it only stands beside the event: about the same days, and no source of it"]
    basis: Annotated[str, "how the sentence got its day and joined the event"]


class UntoldRow(TypedDict, total=False):
    """A row of the table ``untold``: dated sentences about one thing of which no event was made."""

    first: Annotated[str, "first day YYYY-MM-DD"]
    last: Annotated[str, "last day YYYY-MM-DD"]
    edtf: Annotated[str, "the span in EDTF, with ~ where it is only likely"]
    status: Annotated[Status, "reported, planned or background"]
    n_articles: Annotated[int, "articles that tell it"]
    passage: Annotated[str, "id of the passage that tells it best"]
    article: Annotated[str, "article id"]
    source: Annotated[str, "file, relative to the corpus"]
    start: Annotated[int, "first character of the passage in found"]
    stop: Annotated[int, "its end in found, exclusive"]
    quote: Annotated[str, "the sentence after repairs"]
    found_text: Annotated[str, "the sentence as found"]
    date_text: Annotated[str, "the expression that dates it, or empty where the day is carried over"]
    why: Annotated[str, "why it is no event"]


class ClaimRow(TypedDict, total=False):
    """A row of the table ``claims``: what one article says in a disagreement."""

    disagreement: Annotated[str, "id of the disagreement"]
    rank: Annotated[int, "its place among all, the plainest and most important first, from 1"]
    kind: Annotated[DisagreementKind, "contradiction, inside (one article), revised (a newer figure) or spelling"]
    matter: Annotated[
        ClaimKind,
        "day, time, length, count, measure, cost, age, place, order, office, origin, name, exclusion, cause, finding, "
        "speaker or whether",
    ]
    about: Annotated[str, "what the claims are about, for a reader"]
    event: Annotated[str, "event id, or empty"]
    article: Annotated[str, "article id"]
    source: Annotated[str, "file, relative to the corpus"]
    start: Annotated[int, "first character of the quote in found"]
    stop: Annotated[int, "its end in found, exclusive"]
    quote: Annotated[str, "the sentence after repairs"]
    value: Annotated[str, "what this article says"]
    side: Annotated[int, "which of the values it tells, counted from 1 in their order; claims of one side say the same"]
    published: Annotated[str, "publication day of the article in EDTF: certain, likely (~), an interval, or empty"]
    speaker: Annotated[str, "whose word it is as far as the sentence says so, empty for the paper's own"]


class QuoteRow(TypedDict, total=False):
    """A row of the table ``quotes``: what somebody said, thought, asked or denied."""

    article: Annotated[str, "article id"]
    source: Annotated[str, "file, relative to the corpus"]
    start: Annotated[int, "first character of what was said in found"]
    stop: Annotated[int, "its end in found, exclusive; the words of the cue may lie between"]
    text: Annotated[str, "what was said, after repairs, its pieces one after the other"]
    found_text: Annotated[str, "the characters from start to stop as found; the words of the cue may lie between"]
    speaker: Annotated[str, "the words that name the speaker, or empty"]
    speaker_start: Annotated[int, "first character of these words in found, or -1"]
    speaker_stop: Annotated[int, "their end in found, exclusive, or -1"]
    cue: Annotated[str, "the words that hand it on (said, according to), or empty"]
    direct: Annotated[bool, "True where it is all in quotation marks"]
    passage: Annotated[str, "id of the passage in which it begins"]
    actor: Annotated[str, "who the speaker is, best known name, where that is plain, or empty"]
    addressee: Annotated[str, "the words for whom it was said to, or empty"]
    kind: Annotated[QuoteKind, "statement, thought, denial, question, call (for something to be done), remark"]
    day: Annotated[str, "the days on which it was said, in EDTF, or empty"]
    day_basis: Annotated[str, "stated (in its sentence), publication (the article's own days), or empty"]
    pieces: Annotated[str, "JSON list of [start, stop]: its pieces in found, in order"]
    basis: Annotated[str, "how the speaker is known: sentence, quotation before, paragraph before, transcript"]


class CorrectionRow(TypedDict, total=False):
    """A row of the table ``corrections``: what became of a reader's decision."""

    correction: Annotated[int, "number of the entry in corrections.toml or aliases.toml, from 1"]
    of: Annotated[str, "themes, events or actors; as the entry says where it cannot be read"]
    action: Annotated[str, "rename, merge, exclude, exclude theme, move, day, split, status or alias"]
    members: Annotated[tuple[str, ...], "ids of the passages it names"]
    applied: Annotated[bool, "False where it no longer applies or cannot be read"]
    outcome: Annotated[str, "what it did, or why it was not applied"]
    reason: Annotated[str, "the reader's own reason"]


class ComparisonRow(TypedDict, total=False):
    """A row of the table ``comparison``: a happening of a timeline, of the reference it is held against, or of both."""

    agreement: Annotated[
        Agreement,
        "both, doubtful (one day, unlike words), other day, missing (from the timeline), extra (in it), unread",
    ]
    edtf: Annotated[str, "its days in the timeline, in EDTF, or empty"]
    headline: Annotated[str, "how the timeline tells it, or empty"]
    event: Annotated[str, "event id, or empty"]
    importance: Annotated[float, "importance of the event, 0 to 1, or not a number"]
    entry: Annotated[int, "number of the entry in the reference, from 1, or -1"]
    reference_edtf: Annotated[str, "its days in the reference, in EDTF, or empty"]
    reference_what: Annotated[str, "how the reference tells it, or empty"]
    likeness: Annotated[float, "cosine of the two wordings, -1 to 1, or not a number"]
    days_apart: Annotated[int, "days between the two, 0 where they share one, -1 where only one tells it"]
    note: Annotated[str, "why the entry cannot be read, or empty"]
    beside: Annotated[tuple[str, ...], "what the timeline tells of the same days, where it is missing"]


ROW_TYPES: Mapping[str, type] = {
    "articles": ArticleRow,
    "repairs": RepairRow,
    "problems": Problem,
    "passages": PassageRow,
    "dates": DateRow,
    "assignments": AssignmentRow,
    "themes": ThemeRow,
    "events": EventRow,
    "evidence": EvidenceRow,
    "untold": UntoldRow,
    "claims": ClaimRow,
    "quotes": QuoteRow,
    "corrections": CorrectionRow,
}
"""The row type of each table of a run."""
ANSWER_TYPES: Mapping[str, type] = {"comparison": ComparisonRow}
"""The row type of each table that is made only when somebody asks for it, from a run and something else."""

# ---------------------------------------------------------------- tables


class Column(NamedTuple):
    """A documented column; ``kind`` is ``text``, ``int``, ``float``, ``flag`` or ``list`` (of texts).

    Texts that do not apply are empty, never null; offsets that do not apply are -1.
    """

    name: str
    kind: str
    about: str


class _Kind(NamedTuple):
    """How values of a kind are held in a frame, and what stands for one that a row lacks."""

    dtype: str
    missing: Any


_KINDS: Mapping[str, _Kind] = {
    "text": _Kind("str", ""),
    "int": _Kind("int64", -1),
    "float": _Kind("float64", float("nan")),
    "flag": _Kind("bool", False),
    "list": _Kind("object", ()),
}
_KIND_OF_TYPE = {str: "text", Status: "text", int: "int", float: "float", bool: "flag", tuple[str, ...]: "list"}


def _columns_of(row_type: type) -> tuple[Column, ...]:
    """Return the columns that the annotated fields of a row type declare, in their order."""
    columns = []
    for name, annotation in get_type_hints(row_type, include_extras=True).items():
        value_type, about = get_args(annotation)
        kind = "text" if get_origin(value_type) is Literal else _KIND_OF_TYPE[value_type]
        columns.append(Column(name, kind, about))
    return tuple(columns)


TABLES = {name: _columns_of(row_type) for name, row_type in ROW_TYPES.items()}
"""All tables of a run, by name, with their columns in order."""
ANSWERS = {name: _columns_of(row_type) for name, row_type in ANSWER_TYPES.items()}
"""The tables that are made only when somebody asks for them, likewise."""


_ORDER = {"articles": ("id",), "problems": ()}
_IDS = frozenset({"id", "article"})
_DIGITS = re.compile("[0-9]+")
_LONGEST_NUMBER = 20
"""Digits at which the numbers in ids are compared; longer ones are compared as text."""
_PLACE_ORDER = ("article", "start", "stop")
"""Columns by which the rows of a table made part by part are ordered: by article, then by place."""


def passage_id(article: str, start: int, stop: int) -> str:
    """Return the id of a passage: built here and nowhere else, never parsed."""
    return f"{article}:{start}-{stop}"


def table(name: str, rows: Iterable[Mapping[str, object]] = ()) -> pd.DataFrame:
    """Return the rows as the named table, every documented column present, in order and typed.

    Parameters
    ----------
    name : str
        A key of ``TABLES`` or ``ANSWERS``.
    rows : iterable of mappings
        Column name to value, as the row type of the table declares them; a missing text is "", a missing list
        empty, a missing number -1, a missing float not-a-number, a missing flag False.

    Raises
    ------
    StoreError
        If a row has a column that the table does not document.
    """
    import pandas as pd

    columns = TABLES[name] if name in TABLES else ANSWERS[name]
    rows = list(rows)
    unknown = set().union(*rows) - {column.name for column in columns}
    if unknown:
        refuse(f"The table '{name}' has no column {sorted(unknown)}; see topics.records.TABLES.", StoreError)
    data = {}
    for column in columns:
        dtype, missing = _KINDS[column.kind]
        values = [_plain(row.get(column.name, missing), column.kind) for row in rows]
        data[column.name] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(data)


def _plain(value: Any, kind: str) -> Any:
    """Return a list as a tuple of texts and a missing text as "", everything else as it is.

    A member of an enumeration becomes plain text, so that it is stored and compared like any other.
    """
    if kind == "list":
        return tuple(str(item) for item in value)
    if kind == "text":
        return "" if value is None else str(value)
    return value


def stacked(name: str, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames, one below the other; without any the named table, empty."""
    import pandas as pd

    if not frames:
        return table(name)
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled or frames, ignore_index=True)


def in_order(name: str, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the frames as the named table, in the order of its articles and of the places in them.

    Articles go by their ids, and a number in an id counts as a number: rows without an id of their own, and the
    records of a file, so come in their own order (``0``, ``1``, ``2``, ``10``).
    """
    whole = stacked(name, frames)
    order = [column for column in _ORDER.get(name, _PLACE_ORDER) if column in whole.columns]
    return whole.sort_values(order, kind="stable", ignore_index=True, key=_sort_keys) if order else whole


def _sort_keys(column: pd.Series) -> pd.Series:
    """Return numbers as they are, and for each id its place among all."""
    if column.name not in _IDS:
        return column
    places = {value: place for place, value in enumerate(sorted(column.unique(), key=_with_numbers))}
    return column.map(places)


def _with_numbers(text: str) -> tuple[str, str]:
    """Return what an id is sorted by: itself with its numbers at equal length, then itself.

    >>> sorted(["a#10", "a#9", "a#09"], key=_with_numbers)
    ['a#09', 'a#9', 'a#10']
    """
    return _DIGITS.sub(lambda number: number[0].zfill(_LONGEST_NUMBER), text), text
