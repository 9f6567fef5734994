"""What the days of a sentence date: its time expressions that name days, their clauses, and how those are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from topics.dates.spans import LikelySpan, Span
from topics.english.calendar import MONTHS, PARTS_OF_DAY, WEEKDAYS
from topics.english.data import alternatives
from topics.english.happenings import MADE_KNOWN, SINCE
from topics.english.sentence_parts import EVERY_WEEK, TRADED
from topics.english.verb_groups import Tense
from topics.english.verbs import forms
from topics.english.words import PREPOSITIONS, READ_LANGUAGES, TIME_WORDS, split_words
from topics.events.clause_records import Role
from topics.events.clauses import clause_around, happens, plans, unquoted
from topics.events.manners import Manner
from topics.events.predicates import Predicate, predicate_of
from topics.events.sentences import rows_of
from topics.records import Status
from topics.settings import TimelineSettings

_USABLE = (
    "first != '' and last != '' and type in ('DATE', 'TIME') and certainty != 'vague' and rule not in @_NO_DAYS"
    " and precision in ('day', 'week', 'weekend', 'month', 'quarter', 'season', 'year', 'span')"
)
_COLUMNS = (
    "passage",
    "first",
    "last",
    "precision",
    "interval",
    "text",
    "start",
    "stop",
    "passage_start",
    "certainty",
    "value",
    "alternative",
)
_NO_DAYS = ("dateline", "clock", "clock-am-pm", "clock-military", "noon")
"""Rules for what names no day by itself: the line before a report, and a bare time of the day that is spoken of."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A usable time expression.

    Parameters
    ----------
    days : Span
        Its days; both ends are known.
    text : str
        Its words; "" where days are carried over from elsewhere.
    start, stop : int
        Where they stand in ``found``, -1 where they stand nowhere.
    at : int
        Where they begin in the text of their passage, -1 where that is not known.
    guessed : bool
        True where the year or direction was only the likelier one, or the days are only likely.
    open_year : bool
        True where the words name no year, and another was weighed: what others plainly say counts for more.
    likeliest : Span or None
        Where ``days`` are all days that are possible, since the likeliest of them is hardly more than a guess: that.
    """

    days: Span
    text: str = ""
    start: int = -1
    stop: int = -1
    at: int = -1
    guessed: bool = False
    open_year: bool = False
    likeliest: Span | None = None

    @property
    def plain(self) -> bool:
        """Whether the words leave no doubt of the year."""
        return not (self.guessed or self.open_year)


@dataclass(frozen=True, slots=True)
class _PartOfPeriod(Span):
    """Days of a period that are bounded on one side, such as "earlier this month": written as an interval."""

    @property
    def edtf(self) -> str:
        """First and last day, or the only one."""
        first, last = self.bounds
        return f"{first}/{last}" if first < last else str(first)


def dates_of_read_articles(articles: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return the time expressions of the articles whose happenings can be read."""
    return dates[dates["article"].isin(read_articles(articles))]


def read_articles(articles: pd.DataFrame) -> pd.Series:
    """Return the ids of the articles whose happenings can be read: those in a language that is."""
    return articles.loc[articles["language"].isin(READ_LANGUAGES), "id"]


def usable_expressions(dates: pd.DataFrame) -> dict[str, list[Expression]]:
    """Return the expressions that name days, by passage, in order."""
    by_passage: dict[str, list[Expression]] = {}
    known: dict[tuple[str, str, str, str], Span] = {}  # many name the same days
    chosen = dates.query(_USABLE).sort_values(["article", "start"], kind="stable")
    for passage, first, last, precision, interval, text, start, stop, at, *doubts in rows_of(chosen, *_COLUMNS):
        days = known.get((first, last, precision, interval))
        if days is None:
            days = Span(date.fromisoformat(first), date.fromisoformat(last), precision)
            days = LikelySpan.within(days, Span.from_edtf(interval)) if interval else days
            known[first, last, precision, interval] = days
        certainty, value, alternative = doubts
        open_year = alternative[:4] not in {"", value[:4]}
        likeliest = Span.from_timex(value) if certainty == "guessed" and precision == "span" else None
        is_doubtful = certainty in {"guessed", "likely"}
        expression = Expression(days, text, start, stop, at, is_doubtful, open_year, _inside(likeliest, days))
        by_passage.setdefault(passage, []).append(expression)
    return by_passage


def _inside(likeliest: Span | None, possible: Span) -> Span | None:
    """Return the likeliest days where they are fewer than those that are possible, else None."""
    if likeliest is None or likeliest.first is None or likeliest.last is None or likeliest.length >= possible.length:
        return None
    return likeliest


@dataclass(frozen=True, slots=True)
class DatedClause:
    """What one time expression of a sentence dates: where that clause stands in the quote, and its status.

    ``status`` is None where the days are only a point of comparison; ``predicate`` is what they date.
    """

    start: int
    stop: int
    expression: Expression
    status: Status | None
    predicate: Predicate


def dated_clauses(
    quote: str, expressions: Sequence[Expression], published: date | None, settings: TimelineSettings
) -> list[DatedClause]:
    """Return the clauses that the time expressions of a sentence date, one for each different span of days.

    Parameters
    ----------
    quote : str
        The sentence.
    expressions : sequence of Expression
        Its expressions that name days, in order.
    published : date or None
        The day of publication of its article, where known.
    settings : TimelineSettings
        Its ``background_days`` and ``widest`` are used.
    """
    different: dict[tuple[date, date], Expression] = {}
    for expression in _without_restated(quote, expressions):
        if (
            _is_every_week(quote, expression)
            or _is_of_contract(quote, expression)
            or _is_kept(quote, expression)
            or _is_part_of_another(expression, expressions)
        ):
            continue
        bounded = _bounded(expression, published)
        different.setdefault(bounded.days.bounds, bounded)
    spots = [(max(item.at, 0), max(item.at, 0) + len(item.text)) for item in different.values()]
    bare = unquoted(quote)
    clauses: list[DatedClause] = []
    for number, expression in enumerate(different.values()):
        start, stop = clause_around(bare, spots, number)
        at = spots[number][0] - start
        status = statement_status(bare[start:stop], at, expression.days, published, settings)
        is_past = published is not None and expression.days.bounds[1] < published
        predicate = predicate_of(quote, *spots[number], is_past=is_past)
        is_ahead = published is not None and expression.days.bounds[0] > published
        is_over = is_past and _YEAR.search(expression.text) is not None
        as_told = _as_told(status, predicate, is_ahead=is_ahead, is_known=published is not None, is_over=is_over)
        if as_told == Status.REPORTED and predicate.tense in _DONE:
            expression = _up_to(expression, published)
        clauses.append(DatedClause(start, stop, expression, as_told, predicate))
    return [_of_its_own(quote, clause, clauses) for clause in clauses]


def _of_its_own(quote: str, clause: DatedClause, clauses: Sequence[DatedClause]) -> DatedClause:
    """Return a dated clause, as an aside where a comma parts its day from its verb and no comma that of another day.

    In "Berg, mayor from 1999 to 2004, resigned on 3 March" only the last day is that of the verb; a day that opens the
    sentence ("On Monday, …") is its own, too.
    """
    verb = clause.predicate.verb
    is_lead = not split_words(quote[: max(clause.expression.at, 0)]) or _LEAD.fullmatch(quote[: clause.expression.at])
    if verb[0] == verb[1]:
        return clause
    if _is_within_subject(clause) and any(_is_behind_verb(quote, item, verb) for item in clauses):
        return replace(clause, predicate=replace(clause.predicate, role=Role.ASIDE))
    if _is_in_insertion(quote, clause):
        return replace(clause, predicate=replace(clause.predicate, role=Role.ASIDE))
    if is_lead or not _is_parted(quote, clause):
        return clause
    rivals = [item for item in clauses if item.predicate.verb == verb and not _is_parted(quote, item)]
    listed = any(_LISTED.fullmatch(_between(quote, clause.expression, item.expression)) for item in rivals)
    if not rivals or listed or any(_overlap(item, clause) for item in rivals):
        return clause
    return replace(clause, predicate=replace(clause.predicate, role=Role.ASIDE))


def _is_within_subject(clause: DatedClause) -> bool:
    """Return whether a day only says which thing the subject is: "the hottest day of the summer ended on Monday"."""
    first, after = clause.predicate.subject
    return clause.predicate.role is not Role.ASIDE and first <= clause.expression.at < after


def _is_in_insertion(quote: str, clause: DatedClause) -> bool:
    """Return whether a day is within a noun that tells who the subject is: "Berg, a rival in the May vote, left"."""
    first, verb = clause.predicate.subject[1], clause.predicate.verb[0]
    if not (clause.predicate.has_subject and first <= clause.expression.at < verb):
        return False
    behind = clause.expression.at + len(clause.expression.text)
    match = _INSERTED_NOUN.match(quote, first, clause.expression.at)
    if match is None or not quote[behind:verb].lstrip().startswith(","):
        return False
    words = split_words(match[1])
    return words[0] not in _NO_NOUNS | MADE_KNOWN


_NO_NOUNS = TIME_WORDS | PREPOSITIONS | {"who", "which", "whose", "where", "when"}
"""Words that open no noun."""
_INSERTED_NOUN = re.compile(r"\s?,\s(\w[\w’'-]*(?:\s[^,;:()]+)?)\s$")
"""What stands between a subject with its comma and a day: a noun and its words, without a further comma."""


def _is_behind_verb(quote: str, clause: DatedClause, verb: tuple[int, int]) -> bool:
    """Return whether a clause is of this verb, and its day stands behind that without a comma between."""
    is_behind = clause.predicate.verb == verb and clause.expression.at >= verb[1]
    return is_behind and clause.predicate.role is not Role.ASIDE and not _is_parted(quote, clause)


_LEAD = re.compile(r"\W*\w+(?: \w+){0,2}\s", re.IGNORECASE)
"""The words before a day that opens a sentence: "Early on"."""
_LISTED = re.compile(r"[\s,]*(?:(?:and|or|to|until|through|again|then|both|[–-])\s)*(?:(?:from|on|in|at|the)\s)*")
"""What stands between two days of one list or span."""


def _is_parted(quote: str, clause: DatedClause) -> bool:
    """Return whether a comma or a bracket stands between the day of a clause and its verb."""
    at, verb = max(clause.expression.at, 0), clause.predicate.verb
    between = quote[verb[1] : at] if at >= verb[1] else quote[at : verb[0]]
    return any(mark in between for mark in ",();")


def _between(quote: str, one: Expression, other: Expression) -> str:
    first, second = sorted((one, other), key=lambda item: item.at)
    return quote[first.at + len(first.text) : second.at]


def _overlap(one: DatedClause, other: DatedClause) -> bool:
    first, second = one.expression.days.bounds, other.expression.days.bounds
    return first[0] <= second[1] and second[0] <= first[1]


_DONE = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT})
_NOW = frozenset({Tense.PRESENT, Tense.SCHEDULED})
_YEAR = re.compile(r"\b\d{4}\b")


def _as_told(
    status: Status | None, predicate: Predicate, *, is_ahead: bool, is_known: bool, is_over: bool
) -> Status | None:
    """Return the status of a statement by how it is told; what is denied, asked, supposed or a state is a remark.

    ``is_ahead`` and ``is_known`` are whether its days lie after publication, and whether the day of that is known;
    ``is_over`` is whether they lie before it in a year that is named: chronologies tell of such days as of the present.
    """
    if status is None:
        return None
    if predicate.manner in {Manner.DENIED, Manner.ASKED, Manner.STATE}:
        return Status.REMARK
    if predicate.manner is Manner.SUPPOSED:
        return status if is_ahead else Status.REMARK
    if is_ahead and predicate.tense in _DONE and (predicate.stands_before or not predicate.is_planning):
        return Status.REMARK  # told as past: its day was misread, or is that of something else
    if predicate.manner is Manner.PLANNED and status == Status.REPORTED:
        is_done = is_known and predicate.tense in _DONE  # "sought to mend ties on Wednesday", told on Thursday
        is_done = is_done or (is_over and predicate.tense in _NOW)  # "4 January 2011: the hearings begin"
        return Status.REPORTED if is_done else Status.PLANNED
    if status == Status.PLANNED and not is_ahead and predicate.tense is not None:
        return Status.PLANNED if predicate.manner is Manner.PLANNED else Status.REPORTED
    return status


NUMBER = re.compile(r"\d")
"""In a time expression that names its day by a number, as "3 May" does and "yesterday" does not."""
_RESTATES = re.compile(r",?\s(?:\(|on\s|in\s)?(?:the\s)?")
"""What stands between two expressions of one time: "the next day, on 3 May", "3 May (23:00 GMT, 2 May)"."""


def _without_restated(quote: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the expressions, of two that name one time the one with a number, else the first."""
    kept: list[Expression] = []
    for expression in expressions:
        before = kept[-1] if kept else None
        between = (
            quote[before.at + len(before.text) : expression.at] if before and min(before.at, expression.at) >= 0 else ""
        )
        if not before or not _RESTATES.fullmatch(between) or not _may_be_one(before, expression):
            kept.append(expression)
        elif _says_more(expression, before):
            kept[-1] = expression
    return kept


def _says_more(one: Expression, other: Expression) -> bool:
    """Return whether the first of two expressions of one time is of fewer days, or names the day by a number."""
    if one.days.length != other.days.length:
        return one.days.length < other.days.length
    return NUMBER.search(one.text) is not None and NUMBER.search(other.text) is None


def _may_be_one(one: Expression, other: Expression) -> bool:
    """Return whether two expressions can name one time, of which a zone of time can make two days that follow."""
    first, second = one.days.bounds, other.days.bounds
    return max(first[0], second[0]) <= min(first[1], second[1]) + timedelta(days=1)


def _is_every_week(quote: str, expression: Expression) -> bool:
    """Return whether a weekday only says which one of what comes every week is meant: "end Saturday publication"."""
    following = split_words(quote[expression.at + len(expression.text) :])[:1] if expression.at >= 0 else []
    return expression.text.lower() in WEEKDAYS and not EVERY_WEEK.isdisjoint(following)


def _is_of_contract(quote: str, expression: Expression) -> bool:
    """Return whether a month only says which goods are traded: "Brent October crude", "bids for September delivery"."""
    if expression.at < 0 or expression.text.lower() not in MONTHS:
        return False
    following = split_words(quote[expression.at + len(expression.text) :])[:1]
    return not TRADED.isdisjoint(following)


_KEPT = [form for base in ("celebrate", "commemorate", "observe", "mark") for form in forms(base)]
_KEEPING = re.compile(rf"\b(?:(?:{alternatives(_KEPT)})|(?:week|weekend|eve)\sof(?:\sthe)?)\s$")
"""A verb of keeping, right before what is kept, or what is around it: "the week of Easter"."""


def _is_kept(quote: str, expression: Expression) -> bool:
    """Return whether a holiday is only what is kept, on whatever day: "a crowd celebrating Labour Day"."""
    is_weekday = expression.text.lower() in WEEKDAYS or NUMBER.search(expression.text) is not None
    is_named = expression.text[:1].isupper() and not is_weekday
    return expression.at > 0 and is_named and bool(_KEEPING.search(quote[: expression.at]))


def _is_part_of_another(expression: Expression, others: Sequence[Expression]) -> bool:
    """Return whether a part of a day is one of a day that its sentence names: "overnight, they said on Tuesday"."""
    if expression.text.lower() not in PARTS_OF_DAY.keys() - {"tonight"}:
        return False
    return any(not WEEKDAYS.keys().isdisjoint(split_words(item.text)) for item in others if item.days.length == 1)


def _up_to(expression: Expression, published: date | None) -> Expression:
    """Return the week or month in which something was done, cut at the day on which that was told."""
    days = expression.days
    first, last = days.bounds
    if published is None or not first <= published < last or days.is_likely or isinstance(days, _PartOfPeriod):
        return expression
    if days.precision not in {"week", "weekend", "month"}:
        return expression
    return replace(expression, days=_PartOfPeriod(first, published, days.precision))


def _bounded(expression: Expression, published: date | None) -> Expression:
    """Return "earlier this month" up to the publication day, "later this month" from it.

    A month that is only likely stays whole: it is no surer for being cut at a day that is only likely too.
    """
    days = expression.days
    if days.is_likely:
        return expression
    side = expression.text.split()[0].lower()
    if side not in {"earlier", "later"} or not published or not days.holds(published) or days.length == 1:
        return expression
    first, last = (days.first, published) if side == "earlier" else (published, days.last)
    return replace(expression, days=_PartOfPeriod(first, last, days.precision))


_MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"
_TIME_OF_ITS_OWN = re.compile(
    rf"\s(?:(?:early|late|mid|about|around|at least)[\s-])?(?:(?:{_MONTH}\s)?[12]\d{{3}}\b|{_MONTH}(?!\s\d))\s*\w",
    re.IGNORECASE,
)
"""The month or year behind "since", before another day: "held since 2016 were released on Tuesday"."""


def statement_status(
    clause: str, at: int, days: Span, published: date | None, settings: TimelineSettings
) -> Status | None:
    """Return what kind of statement a clause makes about its days, None where they are only compared with.

    Parameters
    ----------
    clause : str
        The clause, quoted words blanked; the expression that dates it stands ``at`` this character.
    days : Span
        What the expression means.
    published : date or None
        The day of publication, where known.
    settings : TimelineSettings
        Days that end more than ``background_days`` before publication are background, and so are past days
        that are more than ``widest``; other days of that width make no statement.
    """
    since = SINCE.search(clause[:at])
    if since and not _TIME_OF_ITS_OWN.match(clause, since.end(), at):
        return Status.BACKGROUND if happens(clause[since.end() : at]) else None
    first, last = days.bounds
    wide = days.length > settings.widest
    if published and last < published:
        age = (published - last).days
        return Status.BACKGROUND if wide or age > settings.background_days else Status.REPORTED
    if wide:
        return None
    if published and first > published:
        return Status.PLANNED
    return Status.PLANNED if plans(clause) else Status.REPORTED
