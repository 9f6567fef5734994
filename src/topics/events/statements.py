"""Dated statements: sentences that say something happened, happens or is planned on certain days.

A sentence gets its days from its own time expressions; where it has none, it may carry those of its
context, but only where that is plain. ``basis`` says which it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from topics.events.clauses import clause_around, happens, plans, unquoted
from topics.events.lexicon import EVENT_NOUNS, HAPPENING_VERBS, PLAN, SINCE, content_words, stem
from topics.events.people.actors import Mentions
from topics.events.sentences import BACKGROUND, PLANNED, REMARK, REPORTED, Days, Sentence, Statement, rows_of
from topics.settings import TimelineSettings

_USABLE = (
    "first != '' and last != '' and type in ('DATE', 'TIME') and certainty != 'vague'"
    " and precision in ('day', 'week', 'weekend', 'month', 'quarter', 'season', 'year', 'span')"
)
_COLUMNS = ("passage", "first", "last", "precision", "edtf", "text", "start", "stop", "certainty")
_ACTS = re.compile(rf"\s(?:also |has |have |had )?(?:\w{{2,}}ed|will|{'|'.join(sorted(HAPPENING_VERBS))})\b")
_DEFINITE = re.compile(r"(?:the|this|that)(?:\s[\w-]+){0,2}?\s([a-z]+)\b", re.IGNORECASE)
_LOCATING = re.compile(
    r"\b(?:in|at|to|from|near|into|outside)(?:\s(?:the|mainland|central|downtown))?\s$", re.IGNORECASE
)


class Expression(NamedTuple):
    """A usable time expression: its days, its words and where they stand in ``found``."""

    days: Days
    date_text: str
    date_start: int
    date_stop: int
    guessed: bool = False


def usable_expressions(dates: pd.DataFrame) -> dict[str, list[Expression]]:
    """Return the expressions that name days, by passage, in order."""
    found: dict[str, list[Expression]] = {}
    known: dict[Days, Days] = {}  # many name the same days
    chosen = dates.query(_USABLE).sort_values(["article", "start"], kind="stable")
    for passage, first, last, precision, edtf, text, start, stop, certainty in rows_of(chosen, *_COLUMNS):
        days = Days(date.fromisoformat(first), date.fromisoformat(last), precision, edtf)
        expression = Expression(known.setdefault(days, days), text, start, stop, certainty == "guessed")
        found.setdefault(passage, []).append(expression)
    return found


class ArticleReader:
    """Reads one article from top to bottom and remembers what its later sentences may refer to.

    Parameters
    ----------
    published : date or None
        Its day of publication, where known.
    mentions : Mentions
        Who is named where, by passage.
    settings : TimelineSettings
        Its ``background_days``, ``widest``, ``lead_passages`` and ``carry_reach`` are used.
    """

    def __init__(self, published: date | None, mentions: Mentions, settings: TimelineSettings) -> None:
        self._published = published
        self._publication = Days(published, published, "day", published.isoformat()) if published else None
        self._mentions = mentions
        self._settings = settings
        self._context: list[Statement] = []

    def read(self, rows: Sequence[Sentence], expressions: Mapping[str, Sequence[Expression]]) -> list[Statement]:
        """Return the dated statements and the remarks of the article, sorted by place and days.

        Parameters
        ----------
        rows : sequence of Sentence
            Its sentences, in order.
        expressions : mapping of str to sequence of Expression
            The expressions that name days, by passage, from ``usable_expressions``.
        """
        statements: list[Statement] = []
        lead_dated = any(row.passage in expressions for row in rows[: self._settings.lead_passages])
        for number, row in enumerate(rows):
            if row.passage in expressions:
                own = self._dated(row, expressions[row.passage])
            else:
                leads = number < self._settings.lead_passages and not lead_dated
                own = (leads and self._lead(row)) or self._carried(row)
            statements += own or self._remark(row)
            self._context += [item for item in own if item.status == REPORTED]
        title = self._title(rows, [item for item in statements if item.status != REMARK])
        return sorted(title + statements, key=lambda item: item.key)

    def _title(self, rows: Sequence[Sentence], statements: Sequence[Statement]) -> list[Statement]:
        """Return an undated title as a statement with the days of the first sentence that goes on from it."""
        first = rows[0]
        lead = next((item for item in statements if item.position <= self._settings.lead_passages), None)
        if first.kind != "title" or not lead or any(item.passage == first.passage for item in statements):
            return []
        item = self._whole(first, lead.days, lead.status, "title of the dated lead", lead.passage)
        return [item] if item.principal in lead.people or lead.principal in item.people else []

    def _dated(self, row: Sentence, expressions: Sequence[Expression]) -> list[Statement]:
        """Return a statement for each different span that the sentence names."""
        statements: list[Statement] = []
        for dated in dated_clauses(row.quote, row.start, expressions, self._published, self._settings):
            if dated.status is None:
                continue
            basis = f"dated by “{dated.expression.date_text}”"
            item = self._make(row, (dated.start, dated.stop), dated.expression, dated.status, basis)
            if not item.people and statements:
                item = replace(item, people=statements[-1].people, principal=statements[-1].principal)
            statements.append(item)
        return statements

    def _lead(self, row: Sentence) -> list[Statement]:
        """Return the undated title or lead as of the publication day, where it reports a happening."""
        if self._publication is None or not reports_of_today(row.quote, row.kind):
            return []
        return [self._whole(row, self._publication, REPORTED, "publication day")]

    def _remark(self, row: Sentence) -> list[Statement]:
        """Return a sentence that tells no happening, as of the days of its context, where it names people."""
        days = self._context[-1].days if self._context else self._publication
        item = days and self._whole(row, days, REMARK, "")
        return [item] if item and (item.people or item.places) else []

    def _carried(self, row: Sentence) -> list[Statement]:
        """Return the sentence with the days of its context: the same people, nearby, and a happening."""
        told = happens(row.quote) or row.kind == "caption"
        goes_on = told and not plans(unquoted(row.quote)) and not SINCE.search(row.quote)
        before = self._antecedent(row) if goes_on else None
        if before is None:
            return []
        item = self._whole(row, before.days, REPORTED, "day of the sentences before it", before.passage)
        if not item.people:
            item = replace(item, people=before.people, principal=before.principal, places=item.places or before.places)
        return [item]

    def _antecedent(self, row: Sentence) -> Statement | None:
        """Return the latest statement that this sentence plainly goes on from, if there is one."""
        people, principal, _ = self._who(row, (0, len(row.quote)))
        near = [item for item in self._context if row.position - item.position <= self._settings.carry_reach]
        leads = [item.days for item in self._context if item.position < self._settings.lead_passages]
        for item in reversed(near):
            if principal and principal in item.people and (item.days.length == 1 or item.days in leads):
                return item
        match = _DEFINITE.match(row.quote)
        noun = match.group(1).lower() if match else ""
        if people or noun not in EVENT_NOUNS:
            return None
        return next((item for item in reversed(near) if stem(noun) in item.words), None)

    def _who(self, row: Sentence, span: tuple[int, int]) -> tuple[frozenset[str], str, frozenset[str]]:
        """Return the people in a part of the sentence, who of them acts, and the places.

        A group counts only where nothing before it in its clause reports a happening: it is what acts. A
        country counts as acting where it is the subject of a happening and no people are named.
        """
        start, stop = span
        mentions = self._mentions[row.passage]
        within = [item for item in mentions if start <= item.start < stop]
        grounds = [item for item in within if item.kind == "place"]
        acting = [item for item in within if item.kind == "group" and not happens(row.quote[start : item.start])]
        people = [item for item in within if item.kind == "person" or item in acting]
        people = people or [item for item in grounds if item.subject and _ACTS.match(row.quote, item.stop)]
        places = [item.actor for item in grounds if _LOCATING.search(row.quote[: item.start])]
        if row.quote[start:stop].lstrip(" ,").startswith("where "):
            places += [item.actor for item in mentions if item.kind == "place" and item.start < start][-1:]
        subjects = [item.actor for item in people if item.subject] or [item.actor for item in people]
        return frozenset(item.actor for item in people), subjects[0] if subjects else "", frozenset(places)

    def _whole(self, row: Sentence, days: Days, status: str, basis: str, follows: str = "") -> Statement:
        """Return a whole sentence as a statement about days that it does not name."""
        return self._make(row, (0, len(row.quote)), Expression(days, "", -1, -1), status, basis, follows)

    def _make(
        self, row: Sentence, span: tuple[int, int], expression: Expression, status: str, basis: str, follows: str = ""
    ) -> Statement:
        clause = row.quote[span[0] : span[1]].strip(" ,;—–-")
        people, principal, places = self._who(row, span)
        told: dict[str, Any] = {name: getattr(row, name) for name in Sentence.__slots__} | expression._asdict()
        told |= {"people": people, "principal": principal, "places": places, "words": frozenset(content_words(clause))}
        return Statement(**told, clause=clause, status=status, basis=basis, follows=follows)


class DatedClause(NamedTuple):
    """What one time expression of a sentence dates: where that clause stands in the quote, and its status.

    ``status`` is None where the days are only a point of comparison.
    """

    start: int
    stop: int
    expression: Expression
    status: str | None


def dated_clauses(
    quote: str, start: int, expressions: Sequence[Expression], published: date | None, settings: TimelineSettings
) -> list[DatedClause]:
    """Return the clauses that the time expressions of a sentence date, one for each different span of days.

    Parameters
    ----------
    quote : str
        The sentence, which begins at character ``start`` of ``found``.
    expressions : sequence of Expression
        Its expressions that name days, in order.
    published : date or None
        The day of publication of its article, where known.
    settings : TimelineSettings
        Its ``background_days`` and ``widest`` are used.
    """
    placed = _place(quote, start, [_bounded(item, published) for item in expressions])
    spots = [(at, at + len(item.date_text)) for at, item in placed]
    bare = unquoted(quote)
    clauses: list[DatedClause] = []
    for number, (at, expression) in enumerate(placed):
        begin, end = clause_around(bare, spots, number)
        status = statement_status(bare[begin:end], at - begin, expression.days, published, settings)
        clauses.append(DatedClause(begin, end, expression, status))
    return clauses


def statement_status(
    clause: str, at: int, days: Days, published: date | None, settings: TimelineSettings
) -> str | None:
    """Return what kind of statement a clause makes about its days, None where they are only compared with.

    Parameters
    ----------
    clause : str
        The clause, quoted words blanked; the expression that dates it stands ``at`` this character.
    days : Days
        What the expression means.
    published : date or None
        The day of publication, where known.
    settings : TimelineSettings
        Days that end more than ``background_days`` before publication are background, and so are past days
        that are more than ``widest``; other days of that width make no statement.
    """
    since = SINCE.search(clause[:at])
    if since:
        return BACKGROUND if happens(clause[since.end() : at]) else None
    wide = days.length > settings.widest
    if published and days.last < published:
        age = (published - days.last).days
        return BACKGROUND if wide or age > settings.background_days else REPORTED
    if wide:
        return None
    if published and days.first > published:
        return PLANNED
    return PLANNED if plans(clause) else REPORTED


def reports_of_today(quote: str, kind: str) -> bool:
    """Return whether an undated title or lead reports what happened on the day of publication."""
    return not PLAN.search(quote) and (kind == "title" or happens(quote))


def _bounded(expression: Expression, published: date | None) -> Expression:
    """Return "earlier this month" up to the publication day, "later this month" from it."""
    days = expression.days
    side = expression.date_text.split()[0].lower()
    if side not in {"earlier", "later"} or not published or not days.holds(published) or days.length == 1:
        return expression
    first, last = (days.first, published) if side == "earlier" else (published, days.last)
    return expression._replace(days=Days(first, last, days.precision, f"{first}/{last}"))


def _place(quote: str, start: int, expressions: Iterable[Expression]) -> list[tuple[int, Expression]]:
    """Say where in the quote each expression stands; of several with the same days keep the first."""
    placed: dict[tuple[date, date], tuple[int, Expression]] = {}
    for expression in expressions:
        guess = expression.date_start - start
        spots = [match.start() for match in re.finditer(re.escape(expression.date_text), quote)]
        spots = spots or [max(0, min(guess, len(quote)))]
        at = min(spots, key=lambda spot: (abs(spot - guess), spot))
        placed.setdefault((expression.days.first, expression.days.last), (at, expression))
    return list(placed.values())
