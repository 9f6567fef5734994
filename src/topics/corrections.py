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

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from topics.dates.spans import Span
from topics.errors import InputError, SettingsError, refuse
from topics.records import METHODS, STATUSES, CorrectedTable, CorrectionRow, Method, Status
from topics.settings import read_toml

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


def read_corrections(path: Path | None) -> tuple[Correction, ...]:
    """Return the decisions of a file in its order; none where there is no file.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not TOML, or an entry is incomplete, unknown or ill-typed; the entry is named.
    """
    if path is None:
        return ()
    given = read_toml(path, "corrections")
    entries = given.pop("correction", [])
    if given or not isinstance(entries, list):
        _refuse(str(path), f"'{next(iter(given), 'correction')}' is not known; each entry begins with [[correction]]")
    return tuple(_read_entry(entry, number, f"{path}, correction {number}") for number, entry in enumerate(entries, 1))


def choose(corrections: Iterable[Correction], of: CorrectedTable, method: Method | None = None) -> list[Correction]:
    """Return the corrections of themes or of events, of one method where it is given."""
    return [one for one in corrections if one.of == of and method in {None, one.method}]


def _read_entry(given: object, number: int, where: str) -> Correction:
    """Return the correction of one entry, checked from top to bottom."""
    entry = _known_entry(given, where)
    texts = {key: value for key, value in entry.items() if isinstance(value, str)}
    of, method = _subject(texts, where)
    do, name = texts.get("do", ""), texts.get("name", "").strip()
    members = _members(entry, where)
    into = _member(entry["into"], where) if "into" in entry else None
    if do == "rename" and not name:
        _refuse(where, 'a new name is missing; give name = "…"')
    if do == "tell" and not name:
        _refuse(where, 'the headline of the new event is missing; give name = "…"')
    if do == "move" and (into is None) == (not name):
        _refuse(where, 'it does not say where to; give either into = { passage = "…", quote = "…" } or name = "…"')
    return Correction(
        number=number,
        of=of,
        do=do,
        members=members,
        method=method,
        name=name,
        into=into,
        day=_day(texts.get("day", ""), where) if do == "day" or (do in _DATED and "day" in texts) else None,
        status=_status(texts.get("status", ""), where) if do == "status" else None,
        reason=texts.get("reason", ""),
    )


def _known_entry(given: object, where: str) -> dict[str, object]:
    """Return an entry of which every key is known, and each that should be a text is one."""
    entry: dict[str, object] = given if isinstance(given, dict) else {"entry": given}
    for key, value in entry.items():
        if key not in _ENTRIES or (key in _TEXTS and not isinstance(value, str)):
            _refuse(where, f"'{key}' is not known or not a text; an entry has {', '.join(_ENTRIES)}")
    return entry


def _subject(texts: Mapping[str, str], where: str) -> tuple[CorrectedTable, Method]:
    """Return what an entry is about, if that can be corrected in the way that it says."""
    of, do, named = texts.get("of", ""), texts.get("do", ""), texts.get("method", DEFAULT_METHOD)
    tables = [table for table, actions in ACTIONS.items() if table == of and do in actions]
    methods = [method for method in METHODS if method == named]
    if not tables or not methods:
        known = "; ".join(f'of = "{table}" with do = {", ".join(actions)}' for table, actions in ACTIONS.items())
        _refuse(where, f'of = "{of}", do = "{do}", method = "{named}" is not known; there are {known}')
    return tables[0], methods[0]


def _members(entry: Mapping[str, object], where: str) -> tuple[Member, ...]:
    given = entry.get("members")
    members = tuple(_member(one, where) for one in given) if isinstance(given, list) else ()
    if not members:
        _refuse(where, 'it names no members; give members = [{ passage = "…", quote = "…" }]')
    return members


def _member(given: object, where: str) -> Member:
    values = given if isinstance(given, dict) else {}
    passage, quote = (str(values.get(key, "")).strip() for key in ("passage", "quote"))
    if not passage or not quote:
        _refuse(where, 'a member needs passage = "…" and quote = "words of it"')
    return Member(passage, quote)


def _day(edtf: str, where: str) -> Span:
    """Return the days that are right, from EDTF."""
    try:
        span = Span.from_edtf(edtf)
    except InputError as error:
        _refuse(where, str(error).rstrip("."))
    if span.first is None or span.last is None:
        _refuse(where, f"the days {span.edtf} have an open end; give both")
    return span


def _status(given: str, where: str) -> Status:
    """Return the status that is right."""
    for status in STATUSES:
        if status == given:
            return status
    _refuse(where, f'status = "{given}" is not known; it can be {", ".join(STATUSES)}')


def _refuse(where: str, found: str) -> NoReturn:
    refuse(f"{where}: {found}.", SettingsError)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
