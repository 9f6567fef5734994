"""Dated statements: sentences that say something happened, happens or is planned on certain days.

A sentence gets its days from its own time expressions; where it has none, it may carry those of its
context, but only where that is plain. ``basis`` says which it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from topics.dates.spans import Span
from topics.english.happenings import EVENT_NOUNS, HAPPENING_VERBS, PLAN, SINCE
from topics.events.clauses import clause_around, happens, plans, unquoted
from topics.events.people.actors import Mention, Mentions
from topics.events.sentences import Sentence, rows_of
from topics.events.wording import content_words, usual_form
from topics.records import Status
from topics.settings import TimelineSettings

_USABLE = (
    "first != '' and last != '' and type in ('DATE', 'TIME') and certainty != 'vague' and rule != 'dateline'"
    " and precision in ('day', 'week', 'weekend', 'month', 'quarter', 'season', 'year', 'span')"
)
_COLUMNS = (
    "passage",
    "first",
    "last",
    "precision",
    "text",
    "start",
    "stop",
    "passage_start",
    "certainty",
    "value",
    "alternative",
)
_ACTS = re.compile(rf"\s(?:also |has |have |had )?(?:\w{{2,}}ed|will|{'|'.join(sorted(HAPPENING_VERBS))})\b")
"""What follows the subject of a happening."""
_DEFINITE = re.compile(r"(?:the|this|that)(?:\s[\w-]+){0,2}?\s([a-z]+)\b", re.IGNORECASE)
"""An opening such as "The talks" or "That first meeting", by whose noun a sentence goes on from one before."""
_LOCATING = re.compile(
    r"\b(?:in|at|to|from|near|into|outside)(?:\s(?:the|mainland|central|downtown))?\s$", re.IGNORECASE
)
"""Words before the name of a place where something happened or led to."""


# ---------------------------------------------------------------- what a statement is


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
        True where the year or direction was only the likelier one.
    open_year : bool
        True where the words name no year, and another was weighed: what others plainly say counts for more.
    """

    days: Span
    text: str = ""
    start: int = -1
    stop: int = -1
    at: int = -1
    guessed: bool = False
    open_year: bool = False

    @property
    def plain(self) -> bool:
        """Whether the words leave no doubt of the year."""
        return not (self.guessed or self.open_year)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or clause of it, about certain days.

    Parameters
    ----------
    sentence : Sentence
        Where it is said.
    expression : Expression
        The days it is about, and the words that name them.
    clause : str
        The part of the sentence that its days govern.
    status : Status
        Reported, planned, background, or a remark: that tells no happening of its own but may hold a claim about one.
    people : frozenset of str
        Persons and groups named; ``principal`` is the one who acts, or "".
    places : frozenset of str
        Places it happened in or led to.
    words : frozenset of str
        Content words of the clause.
    basis : str
        How the sentence got its days; ``follows`` is the passage that it carries them from, or "".
    """

    sentence: Sentence
    expression: Expression
    clause: str
    status: Status
    people: frozenset[str]
    principal: str
    places: frozenset[str]
    words: frozenset[str]
    basis: str
    follows: str = ""

    @property
    def passage(self) -> str:
        """Id of its passage."""
        return self.sentence.passage

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.sentence.article

    @property
    def days(self) -> Span:
        """The days it is about."""
        return self.expression.days

    @property
    def key(self) -> tuple[str, int, date, date]:
        """A sorting key that does not depend on the order of articles: article, place, first and last day."""
        return (self.sentence.article, self.sentence.start, *self.days.bounds)

    def because(self, reason: str) -> Statement:
        """Return the statement with a further reason, if one is given, for where it stands."""
        return replace(self, basis=f"{self.basis}; {reason}") if reason else self

    def moved(self, days: Span, basis: str) -> Statement:
        """Return the statement about other days, with the reason in ``basis``."""
        return replace(self, expression=replace(self.expression, days=days), basis=basis)


@dataclass(frozen=True, slots=True)
class _PartOfPeriod(Span):
    """Days of a period that are bounded on one side, such as "earlier this month": written as an interval."""

    @property
    def edtf(self) -> str:
        """First and last day."""
        first, last = self.bounds
        return f"{first}/{last}"


READ_LANGUAGES = ("en", "")
"""Languages of articles that happenings are read from, "" for one that could not be told: verbs, plans and names are
told by English words."""


def dates_of_read_articles(articles: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return the time expressions of the articles whose happenings can be read."""
    read = articles.loc[articles["language"].isin(READ_LANGUAGES), "id"]
    return dates[dates["article"].isin(read)]


def usable_expressions(dates: pd.DataFrame) -> dict[str, list[Expression]]:
    """Return the expressions that name days, by passage, in order."""
    by_passage: dict[str, list[Expression]] = {}
    known: dict[tuple[str, str, str], Span] = {}  # many name the same days
    chosen = dates.query(_USABLE).sort_values(["article", "start"], kind="stable")
    for passage, first, last, precision, text, start, stop, at, *doubts in rows_of(chosen, *_COLUMNS):
        days = known.get((first, last, precision))
        if days is None:
            days = Span(date.fromisoformat(first), date.fromisoformat(last), precision)
            known[first, last, precision] = days
        certainty, value, alternative = doubts
        open_year = alternative[:4] not in {"", value[:4]}
        expression = Expression(days, text, start, stop, at, certainty == "guessed", open_year)
        by_passage.setdefault(passage, []).append(expression)
    return by_passage


# ---------------------------------------------------------------- what the dates of a sentence govern


@dataclass(frozen=True, slots=True)
class DatedClause:
    """What one time expression of a sentence dates: where that clause stands in the quote, and its status.

    ``status`` is None where the days are only a point of comparison.
    """

    start: int
    stop: int
    expression: Expression
    status: Status | None


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
    for expression in expressions:
        bounded = _bounded(expression, published)
        different.setdefault(bounded.days.bounds, bounded)
    spots = [(max(item.at, 0), max(item.at, 0) + len(item.text)) for item in different.values()]
    bare = unquoted(quote)
    clauses: list[DatedClause] = []
    for number, expression in enumerate(different.values()):
        start, stop = clause_around(bare, spots, number)
        at = spots[number][0] - start
        status = statement_status(bare[start:stop], at, expression.days, published, settings)
        clauses.append(DatedClause(start, stop, expression, status))
    return clauses


def _bounded(expression: Expression, published: date | None) -> Expression:
    """Return "earlier this month" up to the publication day, "later this month" from it."""
    days = expression.days
    side = expression.text.split()[0].lower()
    if side not in {"earlier", "later"} or not published or not days.holds(published) or days.length == 1:
        return expression
    first, last = (days.first, published) if side == "earlier" else (published, days.last)
    return replace(expression, days=_PartOfPeriod(first, last, days.precision))


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
    if since:
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


def reports_of_today(quote: str, kind: str) -> bool:
    """Return whether an undated title or lead reports what happened on the day of publication."""
    return not PLAN.search(quote) and (kind == "title" or happens(quote))


# ---------------------------------------------------------------- reading an article


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
        self._publication = Span.of_day(published) if published else None
        self._mentions = mentions
        self._settings = settings
        self._context: list[Statement] = []

    def read(self, sentences: Sequence[Sentence], expressions: Mapping[str, Sequence[Expression]]) -> list[Statement]:
        """Return the dated statements and the remarks of the article, sorted by place and days.

        Parameters
        ----------
        sentences : sequence of Sentence
            Its sentences, in order.
        expressions : mapping of str to sequence of Expression
            The expressions that name days, by passage, from ``usable_expressions``.
        """
        statements: list[Statement] = []
        lead = sentences[: self._settings.lead_passages]
        lead_is_dated = any(sentence.passage in expressions for sentence in lead)
        for number, sentence in enumerate(sentences):
            own: list[Statement] = []
            if sentence.passage in expressions:
                own = self._dated(sentence, expressions[sentence.passage])
            else:
                if number < len(lead) and not lead_is_dated:
                    own = self._lead(sentence)
                own = own or self._carried(sentence)
            statements += own or self._remark(sentence)
            self._context += [item for item in own if item.status == Status.REPORTED]
        title = self._title(sentences[0], [item for item in statements if item.status != Status.REMARK])
        return sorted(title + statements, key=lambda item: item.key)

    def _title(self, first: Sentence, statements: Sequence[Statement]) -> list[Statement]:
        """Return an undated title as a statement with the days of the first sentence that goes on from it."""
        if first.kind != "title" or any(item.passage == first.passage for item in statements):
            return []
        leads = [item for item in statements if item.sentence.position <= self._settings.lead_passages]
        if not leads:
            return []
        lead = leads[0]
        title = self._whole(first, lead.days, lead.status, "title of the dated lead", lead.passage)
        goes_on = title.principal in lead.people or lead.principal in title.people
        return [title] if goes_on else []

    def _dated(self, sentence: Sentence, expressions: Sequence[Expression]) -> list[Statement]:
        """Return a statement for each different span that the sentence names."""
        statements: list[Statement] = []
        for dated in dated_clauses(sentence.quote, expressions, self._published, self._settings):
            if dated.status is None:
                continue
            basis = f"dated by “{dated.expression.text}”"
            statement = self._make(sentence, (dated.start, dated.stop), dated.expression, dated.status, basis)
            if not statement.people and statements:
                before = statements[-1]
                statement = replace(statement, people=before.people, principal=before.principal)
            statements.append(statement)
        return statements

    def _lead(self, sentence: Sentence) -> list[Statement]:
        """Return the undated title or lead as of the publication day, where it reports a happening."""
        if self._publication is None or not reports_of_today(sentence.quote, sentence.kind):
            return []
        return [self._whole(sentence, self._publication, Status.REPORTED, "publication day")]

    def _carried(self, sentence: Sentence) -> list[Statement]:
        """Return the sentence with the days of its context: the same people, nearby, and a happening."""
        quote = sentence.quote
        tells = happens(quote) or sentence.kind == "caption"
        if not tells or plans(unquoted(quote)) or SINCE.search(quote):
            return []
        before = self._antecedent(sentence)
        if before is None:
            return []
        basis = "day of the sentences before it"
        statement = self._whole(sentence, before.days, Status.REPORTED, basis, before.passage)
        if statement.people:
            return [statement]
        places = statement.places or before.places
        return [replace(statement, people=before.people, principal=before.principal, places=places)]

    def _antecedent(self, sentence: Sentence) -> Statement | None:
        """Return the latest statement that this sentence plainly goes on from, if there is one."""
        reach, lead_passages = self._settings.carry_reach, self._settings.lead_passages
        people, principal, _ = self._who(sentence, (0, len(sentence.quote)))
        near = [item for item in self._context if sentence.position - item.sentence.position <= reach]
        leads = [item.days for item in self._context if item.sentence.position < lead_passages]
        for item in reversed(near):
            if principal and principal in item.people and (item.days.length == 1 or item.days in leads):
                return item
        match = _DEFINITE.match(sentence.quote)
        noun = match.group(1).lower() if match else ""
        if people or noun not in EVENT_NOUNS:
            return None
        return next((item for item in reversed(near) if usual_form(noun) in item.words), None)

    def _remark(self, sentence: Sentence) -> list[Statement]:
        """Return a sentence that tells no happening, as of the days of its context, where it names people."""
        days = self._context[-1].days if self._context else self._publication
        if days is None:
            return []
        remark = self._whole(sentence, days, Status.REMARK, "")
        return [remark] if remark.people or remark.places else []

    def _whole(self, sentence: Sentence, days: Span, status: Status, basis: str, follows: str = "") -> Statement:
        """Return a whole sentence as a statement about days that it does not name."""
        return self._make(sentence, (0, len(sentence.quote)), Expression(days), status, basis, follows)

    def _make(
        self,
        sentence: Sentence,
        span: tuple[int, int],
        expression: Expression,
        status: Status,
        basis: str,
        follows: str = "",
    ) -> Statement:
        clause = sentence.quote[span[0] : span[1]].strip(" ,;—–-")
        people, principal, places = self._who(sentence, span)
        words = frozenset(content_words(clause))
        return Statement(sentence, expression, clause, status, people, principal, places, words, basis, follows)

    def _who(self, sentence: Sentence, span: tuple[int, int]) -> tuple[frozenset[str], str, frozenset[str]]:
        """Return the people in a part of the sentence, who of them acts, and the places.

        A group counts only where nothing before it in its clause reports a happening: it is what acts. A
        country counts as acting where it is the subject of a happening and no people are named.
        """
        start, stop = span
        quote, mentions = sentence.quote, self._mentions[sentence.passage]
        within = [item for item in mentions if start <= item.start < stop]
        grounds = [item for item in within if item.kind == "place"]
        people = [item for item in within if _takes_part(item, quote, start)]
        if not people:
            people = [item for item in grounds if item.subject and _ACTS.match(quote, item.stop)]
        places = [item.actor for item in grounds if _LOCATING.search(quote[: item.start])]
        if quote[start:stop].lstrip(" ,").startswith("where "):
            places += [item.actor for item in mentions if item.kind == "place" and item.start < start][-1:]
        subjects = [item.actor for item in people if item.subject] or [item.actor for item in people]
        return frozenset(item.actor for item in people), subjects[0] if subjects else "", frozenset(places)


def _takes_part(mention: Mention, quote: str, start: int) -> bool:
    """Return whether a mention is of a person, or of a group before which its clause reports no happening."""
    if mention.kind == "group":
        return not happens(quote[start : mention.start])
    return mention.kind == "person"
