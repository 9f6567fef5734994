"""The reader's own decisions on themes and events, from ``corrections.toml``, replayed at each run.

An entry names members by passage and quoted words, never by the number of a theme or an event, since those
change from run to run::

    [[correction]]
    of = "themes"            # or "events"
    do = "rename"            # themes: rename, merge, split, exclude, exclude theme, move;
                             # events: rename, merge, split, exclude, day, status, tell
    method = "tfidf"         # themes only: tfidf, bertopic, codebook, or own (topics brought along)
    members = [{ passage = "a.txt:120-180", quote = "words of that passage" }]
    name = "Fishing rights"  # the new name; for a codebook the declared theme that is meant
    into = { passage = "b.txt:5-60", quote = "words of it" }   # move: a member of the theme moved to
    day = "2023-06-18"       # day, and where it is given split and tell: the right days, in EDTF
    status = "planned"       # status: reported, planned or background
    reason = "Two words for one thing."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from topics.dates.spans import Span
from topics.errors import InputError, SettingsError, refuse
from topics.records import METHODS, STATUSES, CorrectedTable, CorrectionRow, Method, Problem, Status
from topics.settings import read_toml

CORRECTIONS = "corrections.toml"
"""Name of the file, beside the articles."""
ACTIONS: Mapping[CorrectedTable, tuple[str, ...]] = {
    "themes": ("rename", "merge", "split", "exclude", "exclude theme", "move"),
    "events": ("rename", "merge", "split", "exclude", "day", "status", "tell"),
}
"""What can be done to the rows of a table."""
CODEBOOK_ACTIONS = ("exclude", "move")
"""What can be done to the themes of a codebook here; all else is done in the codebook itself."""
_DATED = ("split", "tell")
"""What makes a new event, whose days may be given with it."""
DEFAULT_METHOD: Method = "tfidf"
"""Method whose themes an entry is about that names none."""
_TEXTS = ("of", "do", "method", "name", "day", "status", "reason")
_ENTRIES = (*_TEXTS, "members", "into")
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)
_ADVICE = "mend it and run again; what the file says beside it counts"


@dataclass(frozen=True, slots=True)
class Member:
    """A passage as a reader names it: its id and words that it holds."""

    passage: str
    quote: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision; ``number`` counts the entries of the file from 1.

    ``day`` is a span or None; ``status`` that of an event, or None; ``into`` a member of the theme that passages are
    moved to, or None.
    """

    number: int
    of: CorrectedTable
    do: str
    members: tuple[Member, ...]
    method: Method = DEFAULT_METHOD
    name: str = ""
    into: Member | None = None
    day: Span | None = None
    status: Status | None = None
    reason: str = ""

    @property
    def named(self) -> tuple[Member, ...]:
        """Every passage that it names."""
        return (*self.members, *filter(None, [self.into]))

    def unfit(self, texts: Mapping[str, str]) -> str:
        """Return why the named passages are no longer what they were, or nothing.

        Parameters
        ----------
        texts : mapping of str to str
            Passage id to its clean text.
        """
        for member in self.named:
            if member.passage not in texts:
                return f"there is no passage {member.passage} any more"
            if _folded(member.quote) not in _folded(texts[member.passage]):
                return f"passage {member.passage} no longer holds the words “{member.quote}”"
        return ""

    def outcome(self, applied: bool, outcome: str) -> CorrectionRow:
        """Return the row of table ``corrections`` that says what became of this decision."""
        return CorrectionRow(
            correction=self.number,
            of=self.of,
            action=self.do,
            members=tuple(member.passage for member in self.members),
            applied=applied,
            outcome=outcome,
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True)
class UnreadCorrection:
    """An entry that says nothing that can be done: incomplete, unknown or ill-typed.

    ``number`` counts the entries from 1, and is 0 for what stands in the file and is no entry; ``line`` is where it
    begins, 0 where that cannot be told. ``of`` and ``do`` are as it gives them, ``found`` is what is wrong.
    """

    number: int
    line: int
    of: str
    do: str
    found: str

    def problem(self, source: str) -> Problem:
        """Return the row of table ``problems`` that tells of it, as found in the file ``source``."""
        place = f"line {self.line}: " if self.line else ""
        return Problem(source, f"correction {self.number}, {place}{self.found}" if self.number else self.found, _ADVICE)

    def outcome(self) -> CorrectionRow:
        """Return the row of table ``corrections`` that says that it was not applied, and why."""
        return CorrectionRow(
            correction=self.number,
            of=self.of,
            action=self.do,
            members=(),
            applied=False,
            outcome=f"it cannot be read: {self.found}",
            reason="",
        )


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file of corrections says: the decisions in its order, and the entries that cannot be read."""

    decisions: tuple[Correction, ...] = ()
    unread: tuple[UnreadCorrection, ...] = ()


def read_corrections(path: Path | None) -> Corrections:
    """Return the decisions of a file; none where there is no file. An entry that cannot be read costs no other.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not TOML.
    """
    if path is None:
        return Corrections()
    given = read_toml(path, "corrections")
    entries = given.pop("correction", [])
    strange = [*given, *([] if isinstance(entries, list) else ["correction"])]
    unread = [_no_entry(strange)] if strange else []
    if not isinstance(entries, list):
        return Corrections((), tuple(unread))
    lines = _lines_of_entries(path.read_text(encoding="utf-8-sig"), len(entries))
    decisions = []
    for number, (entry, line) in enumerate(zip(entries, lines, strict=True), 1):
        try:
            decisions.append(_read_entry(entry, number))
        except SettingsError as error:
            unread.append(UnreadCorrection(number, line, _text_of(entry, "of"), _text_of(entry, "do"), str(error)))
    return Corrections(tuple(decisions), tuple(unread))


def _no_entry(keys: Iterable[str]) -> UnreadCorrection:
    """Return what tells of keys that stand in no entry."""
    named = ", ".join(f"'{key}'" for key in keys)
    return UnreadCorrection(0, 0, "", "", f"{named} is not known; each entry begins with [[correction]]")


def _lines_of_entries(text: str, n_entries: int) -> list[int]:
    """Return the line on which each entry begins, from 1; 0 for all where the heads do not tell them."""
    heads = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)]
    return heads if len(heads) == n_entries else [0] * n_entries


def _text_of(entry: object, key: str) -> str:
    """Return a text of an entry that cannot be read, "" where it has none."""
    value = entry.get(key) if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""


def choose(corrections: Iterable[Correction], of: CorrectedTable, method: Method | None = None) -> list[Correction]:
    """Return the corrections of themes or of events, of one method where it is given."""
    return [one for one in corrections if one.of == of and method in {None, one.method}]


def _read_entry(given: object, number: int) -> Correction:
    """Return the correction of one entry, checked from top to bottom.

    Raises
    ------
    SettingsError
        If it is incomplete, unknown or ill-typed.
    """
    entry = _known_entry(given)
    texts = {key: value for key, value in entry.items() if isinstance(value, str)}
    of, method = _subject(texts)
    do, name = texts.get("do", ""), texts.get("name", "").strip()
    members = _members(entry)
    into = _member(entry["into"]) if "into" in entry else None
    if do == "rename" and not name:
        _refuse('a new name is missing; give name = "…"')
    if do == "tell" and not name:
        _refuse('the headline of the new event is missing; give name = "…"')
    if do == "move" and (into is None) == (not name):
        _refuse('it does not say where to; give either into = { passage = "…", quote = "…" } or name = "…"')
    return Correction(
        number=number,
        of=of,
        do=do,
        members=members,
        method=method,
        name=name,
        into=into,
        day=_day(texts.get("day", "")) if do == "day" or (do in _DATED and "day" in texts) else None,
        status=_status(texts.get("status", "")) if do == "status" else None,
        reason=texts.get("reason", ""),
    )


def _known_entry(given: object) -> dict[str, object]:
    """Return an entry of which every key is known, and each that should be a text is one; a day can be a TOML date."""
    entry: dict[str, object] = dict(given) if isinstance(given, dict) else {"entry": given}
    if isinstance(day := entry.get("day"), date) and not isinstance(day, datetime):
        entry["day"] = day.isoformat()
    for key, value in entry.items():
        if key not in _ENTRIES or (key in _TEXTS and not isinstance(value, str)):
            _refuse(f"'{key}' is not known or not a text; an entry has {', '.join(_ENTRIES)}")
    return entry


def _subject(texts: Mapping[str, str]) -> tuple[CorrectedTable, Method]:
    """Return what an entry is about, if that can be corrected in the way that it says."""
    of, do, named = texts.get("of", ""), texts.get("do", ""), texts.get("method", DEFAULT_METHOD)
    tables = [table for table, actions in ACTIONS.items() if table == of and do in actions]
    methods = [method for method in METHODS if method == named]
    if not tables or not methods:
        known = "; ".join(f'of = "{table}" with do = {", ".join(actions)}' for table, actions in ACTIONS.items())
        _refuse(f'of = "{of}", do = "{do}", method = "{named}" is not known; there are {known}')
    return tables[0], methods[0]


def _members(entry: Mapping[str, object]) -> tuple[Member, ...]:
    given = entry.get("members")
    members = tuple(_member(one) for one in given) if isinstance(given, list) else ()
    if not members:
        _refuse('it names no members; give members = [{ passage = "…", quote = "…" }]')
    return members


def _member(given: object) -> Member:
    values = given if isinstance(given, dict) else {}
    passage, quote = (str(values.get(key, "")).strip() for key in ("passage", "quote"))
    if not passage or not quote:
        _refuse('a member needs passage = "…" and quote = "words of it"')
    return Member(passage, quote)


def _day(edtf: str) -> Span:
    """Return the days that are right, from EDTF."""
    try:
        span = Span.from_edtf(edtf)
    except InputError as error:
        _refuse(str(error).rstrip("."))
    if span.first is None or span.last is None:
        _refuse(f"the days {span.edtf} have an open end; give both")
    return span


def _status(given: str) -> Status:
    """Return the status that is right."""
    for status in STATUSES:
        if status == given:
            return status
    _refuse(f'status = "{given}" is not known; it can be {", ".join(STATUSES)}')


def _refuse(found: str) -> NoReturn:
    refuse(found, SettingsError)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
