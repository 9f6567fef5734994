"""Dated statements: sentences that say something happened, happens or is planned on certain days.

A sentence gets its days from its own time expressions; where it has none, it may carry those of its
context, but only where that is plain. ``basis`` says which it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import Any

from topics.dates.spans import Span
from topics.english.data import alternatives
from topics.english.happenings import (
    BEHIND_VERBS,
    EVENT_NOUNS,
    MEETING_VERBS,
    ONE_ACT,
    OTHER_TIMES,
    PLAN,
    SINCE,
    SPEECH_VERBS,
)
from topics.english.verb_groups import Tense
from topics.english.words import STOP_WORDS, split_words
from topics.events.calendar_names import without_persons
from topics.events.clause_records import Role
from topics.events.clauses import happens, plans, unquoted
from topics.events.comments import is_comment
from topics.events.dated_clauses import NUMBER, Expression, dated_clauses
from topics.events.line_doubts import doubt
from topics.events.lines import deed_line, stand_alone
from topics.events.manners import Manner
from topics.events.notes import is_note, retracted_passages
from topics.events.page_days import without_page_heads
from topics.events.participants import ACTS, Participants
from topics.events.people.actors import Mention, Mentions
from topics.events.predicates import Predicate, main_predicate, reading_of
from topics.events.publications import Publication
from topics.events.ranges import as_ranges
from topics.events.scenes import LOCATING, scene_of
from topics.events.sentences import Sentence
from topics.events.things import Thing, thing_of
from topics.events.titles import has_verb
from topics.events.wording import content_words, usual_form
from topics.records import Status
from topics.settings import TimelineSettings

NEAREST = "also about these days, not counted as a source"
"""Why a statement stands beside an event that others tell."""
_DATED_LEAD = "title of the dated lead"
_DEFINITE = re.compile(r"(?:the|this|that)(?:\s[\w-]+){0,2}?\s([a-z]+)\b", re.IGNORECASE)
"""An opening such as "The talks" or "That first meeting", by whose noun a sentence goes on from one before."""


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
        Content words of the clause; none of a remark, which is joined with nothing.
    basis : str
        How the sentence got its days; ``follows`` is the passage that it carries them from, or "".
    taking_part : tuple of str
        Those who take part in what happened, not only named, in the order of their part.
    scene : frozenset of str
        Of the places those where it happened or led to, not only spoken of.
    line : str
        What it tells as a text that stands alone, or "".
    doubt : float
        Log-odds that a reader would call the line unfit to print.
    is_comment : bool
        Whether it only hands on a view: an event needs another statement that tells what happened.
    is_noun : bool
        Whether the line is a noun with its day, and no sentence.
    tells_of_meeting : bool
        Whether its verb is one of people who come together.
    acts : frozenset of str
        Usual forms of the verb, or of the noun for a happening, that its days are those of; none where neither is
        plain.
    thing : Thing or None
        Of which this is told, where its subject is a craft or the like.
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
    taking_part: tuple[str, ...] = ()
    scene: frozenset[str] = frozenset()
    line: str = ""
    doubt: float = 0.0
    is_comment: bool = False
    is_noun: bool = False
    tells_of_meeting: bool = False
    acts: frozenset[str] = frozenset()
    thing: Thing | None = None

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

    @property
    def is_of_publication(self) -> bool:
        """Whether it has the day on which its article appeared, and no other."""
        return self.basis.endswith(_OF_PUBLICATION)

    @property
    def names_day(self) -> bool:
        """Whether its words name its days, or those of the lead that it is the title of: else they are carried over."""
        return bool(self.expression.text) or self.basis.startswith(_DATED_LEAD)

    @property
    def counts(self) -> bool:
        """Whether it makes its article a source of its event: not what only stands beside that."""
        return not self.basis.endswith(NEAREST)

    def because(self, reason: str) -> Statement:
        """Return the statement with a further reason, if one is given, for where it stands."""
        return replace(self, basis=f"{self.basis}; {reason}") if reason else self

    def about(self, days: Span) -> Statement:
        """Return the statement about other days, its basis as it is."""
        return replace(self, expression=replace(self.expression, days=days))

    def moved(self, days: Span, basis: str) -> Statement:
        """Return the statement about other days, with the reason in ``basis``."""
        return replace(self, expression=replace(self.expression, days=days), basis=basis)


def _without(quote: str, expressions: Sequence[Expression]) -> str:
    """Return a sentence with blanks in place of time expressions."""
    for item in expressions:
        if item.at >= 0:
            quote = quote[: item.at] + " " * len(item.text) + quote[item.at + len(item.text) :]
    return quote


_NEAR_DAYS = 31
"""Days before publication from which on (inclusive) a day that a lead names may be that of all it tells."""
_OF_PUBLICATION = "publication day"
"""Basis of what is told as of the day on which its article appeared."""


def reports_of_today(quote: str, kind: str) -> bool:
    """Return whether an undated title or lead reports what happened on the day of publication."""
    if PLAN.search(quote) or quote.rstrip().endswith("?"):
        return False
    return has_verb(quote) if kind == "title" else _reports(quote)


def _reports(quote: str) -> bool:
    """Return whether the main clause of an undated sentence reports what was done, and of no other time."""
    told = main_predicate(quote)
    if _OWN_TIME.match(quote) or told.manner is not Manner.ASSERTED or told.tense not in {Tense.PAST, Tense.PERFECT}:
        return False
    return happens(quote) and OTHER_TIMES.isdisjoint(split_words(unquoted(quote[told.start : told.stop])))


_OWN_TIME = re.compile(
    r"(?:(?:[\w-]+\s){0,3}?(?:minutes?|hours?|days?|weeks?|months?|years?)\s(?:of|after|before|later|earlier)\b"
    r"|(?:on\s)?the\s(?:day|night|morning|evening|week|month|year|moment|summer)\s(?:that|when|(?-i:[A-Z]\w+))\b)",
    re.IGNORECASE,
)
"""What opens a sentence that has a time of its own, counted from another one: "Within days of her release"."""


def _changes_subject(quote: str) -> bool:
    """Return whether an undated sentence tells of words about no happening, or of what has come to be since."""
    told = main_predicate(quote)
    words = split_words(quote)
    is_spoken = not SPEECH_VERBS.isdisjoint(split_words(quote[slice(*told.verb)]))
    return told.tense is Tense.PERFECT or (is_spoken and EVENT_NOUNS.isdisjoint(words))


def _may_tell(sentence: Sentence, expression: Expression) -> bool:
    """Return whether a sentence without a verb known by its form can tell of a day: a title does, but not of a year.

    A sentence in the simple present does where it names the day by a number, as chronologies do; "today" is of comment.
    """
    if sentence.kind == "title":
        return expression.days.precision != "year"
    counts_back = expression.text.lower().endswith("ago")
    return sentence.kind == "caption" or (bool(NUMBER.search(expression.text)) and not counts_back)


class ArticleReader:
    """Reads one article from top to bottom and remembers what its later sentences may refer to.

    Parameters
    ----------
    published : date, Publication or None
        Its day of publication, where known, or what is likely of it.
    mentions : Mentions
        Who is named where, by passage.
    settings : TimelineSettings
        Its ``background_days``, ``widest``, ``lead_passages`` and ``carry_reach`` are used.
    familiar : frozenset of str, optional
        Nouns with "the" that need no name in this corpus.
    """

    def __init__(
        self,
        published: date | Publication | None,
        mentions: Mentions,
        settings: TimelineSettings,
        familiar: frozenset[str] | None = None,
    ) -> None:
        publication = Publication.of_day(published) if isinstance(published, date) else published
        self._published = publication.day if publication else None
        self._publication = publication.days if publication else None
        self._mentions = mentions
        self._settings = settings
        self._familiar = familiar
        self._context: list[Statement] = []
        self.compared: list[Statement] = []
        """Sentences with days that are only compared with, as remarks, for a reader: they tell nothing."""

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
        mentions = {item.passage: self._mentions[item.passage] for item in sentences}
        expressions = without_persons(sentences, expressions, mentions)
        expressions = without_page_heads(sentences, expressions)
        lead = sentences[: self._settings.lead_passages]
        undated = {item.passage for item in lead if self._is_undated(item, expressions.get(item.passage, ()))}
        lead_is_dated = any(sentence.passage not in undated for sentence in lead)
        retracted = retracted_passages(sentences)
        for number, sentence in enumerate(sentences):
            own: list[Statement] = []
            if is_note(sentence) or sentence.passage in retracted:
                statements += self._remark(sentence)
                continue
            if sentence.passage in expressions:
                own = self._dated(sentence, expressions[sentence.passage])
            if number < len(lead) and not lead_is_dated:
                own = own + self._lead(sentence, expressions.get(sentence.passage, ()))
            if sentence.passage not in expressions:
                own = own or self._carried(sentence)
            statements += own or self._remark(sentence)
            self._context += [item for item in own if item.status == Status.REPORTED or item.follows]
        title = self._title(sentences[0], [item for item in statements if item.status != Status.REMARK])
        return sorted(title + statements, key=lambda item: item.key)

    def _is_undated(self, sentence: Sentence, expressions: Sequence[Expression]) -> bool:
        """Return whether a sentence names no day, or only ones of long ago that are not those of its main verb.

        In "Anna Berg closed the bridge, built in 1932" the day of the verb is not told.
        """
        if not expressions:
            return True
        if self._published is None or sentence.kind == "title":
            return False
        near = self._published - timedelta(days=_NEAR_DAYS)
        if any(item.days.bounds[1] >= near for item in expressions):
            return False
        clauses = dated_clauses(sentence.quote, expressions, self._published, self._settings)
        return all(clause.predicate.role in {Role.ASIDE, Role.RELATIVE} for clause in clauses)

    def read_unplaced(
        self, sentences: Sequence[Sentence], expressions: Mapping[str, Sequence[Expression]]
    ) -> list[Statement]:
        """Return what the article tells of days that are too uncertain for an event, as of all days that are possible.

        Parameters
        ----------
        sentences, expressions
            As ``read`` takes them.
        """
        unplaced = {passage: own for passage in expressions if (own := self._unplaced(expressions[passage]))}
        if not unplaced:
            return []
        mentions = {item.passage: self._mentions[item.passage] for item in sentences}
        kept = without_page_heads(sentences, without_persons(sentences, unplaced, mentions))
        statements: list[Statement] = []
        retracted = retracted_passages(sentences)
        for sentence in sentences:
            if sentence.passage not in kept or is_note(sentence) or sentence.passage in retracted:
                continue
            possible = {item.at: item.days for item in expressions[sentence.passage]}
            dated = self._dated(sentence, kept[sentence.passage], lists_remarks=True)
            statements += [item.about(possible[item.expression.at]) for item in dated]
        return statements

    def _unplaced(self, expressions: Sequence[Expression]) -> list[Expression]:
        """Return the expressions whose days are too uncertain for an event, each with its likeliest day."""
        return [
            replace(item, days=item.likeliest)
            for item in expressions
            if item.likeliest is not None and item.days.length > self._settings.widest
        ]

    def _title(self, first: Sentence, statements: Sequence[Statement]) -> list[Statement]:
        """Return an undated title as a statement with the days of the first sentence that goes on from it."""
        if first.kind != "title" or any(item.passage == first.passage for item in statements):
            return []
        leads = [item for item in statements if item.sentence.position <= self._settings.lead_passages]
        if not leads:
            return []
        lead = leads[0]
        title = self._whole(first, lead.days, lead.status, _DATED_LEAD, lead.passage)
        goes_on = title.principal in lead.people or lead.principal in title.people
        return [title] if goes_on else []

    def _dated(
        self, sentence: Sentence, expressions: Sequence[Expression], *, lists_remarks: bool = False
    ) -> list[Statement]:
        """Return a statement for each different span that the sentence names.

        Of a remark, which makes no event, only the places count, unless remarks are to be listed for a reader too.
        """
        statements: list[Statement] = []
        expressions = as_ranges(sentence.quote, expressions)
        for dated in dated_clauses(sentence.quote, expressions, self._published, self._settings):
            is_label = dated.predicate.tense is None and not _may_tell(sentence, dated.expression)
            if is_label:
                continue
            basis = f"dated by “{dated.expression.text}”"
            if dated.status is None:
                span = dated.start, dated.stop
                self.compared.append(self._make(sentence, span, dated.expression, Status.REMARK, basis))
                continue
            statement = self._make(sentence, (dated.start, dated.stop), dated.expression, dated.status, basis)
            if statement.status == Status.REMARK and not lists_remarks:
                statement = self._placed(statement, dated.predicate)
            else:
                others = [item.at for item in expressions if item.at >= 0 and item.at != dated.expression.at]
                statement = self._told(statement, dated.predicate, others)
            if not statement.people and statements:
                before = statements[-1]
                statement = replace(statement, people=before.people, principal=before.principal)
            statements.append(statement)
        return statements

    def _lead(self, sentence: Sentence, asides: Sequence[Expression]) -> list[Statement]:
        """Return the undated title or lead as of the publication day, where it reports a happening.

        ``asides`` are the time expressions in it that date none of what it reports.
        """
        days = self._publication
        bare = _without(sentence.quote, asides)
        if days is None or days.length > self._settings.widest or not reports_of_today(bare, sentence.kind):
            return []
        basis = f"likely {_OF_PUBLICATION}" if days.is_likely else _OF_PUBLICATION
        return [self._whole(sentence, days, Status.REPORTED, basis)]

    def _carried(self, sentence: Sentence) -> list[Statement]:
        """Return the sentence with the days of its context: the same people, nearby, and a happening."""
        quote = sentence.quote
        before = self._antecedent(sentence)
        if before is None or plans(unquoted(quote)) or SINCE.search(quote):
            return []
        if sentence.kind != "caption" and not _reports(quote):
            return []
        basis = "day of the sentences before it"
        status = Status.REMARK if _changes_subject(quote) else Status.REPORTED
        statement = self._whole(sentence, before.days, status, basis, before.passage)
        if statement.people:
            return [statement]
        places = statement.places or before.places
        return [replace(statement, people=before.people, principal=before.principal, places=places)]

    def _antecedent(self, sentence: Sentence) -> Statement | None:
        """Return the latest statement that this sentence plainly goes on from, if there is one."""
        reach, lead_passages = self._settings.carry_reach, self._settings.lead_passages
        people, principal, _ = self._who(sentence, (0, len(sentence.quote)))
        near = [*takewhile(lambda item: sentence.position - item.sentence.position <= reach, reversed(self._context))]
        leads = [item.days for item in takewhile(lambda item: item.sentence.position < lead_passages, self._context)]
        for item in near:
            if principal and principal in item.people and (item.days.length == 1 or item.days in leads):
                return item
        match = _DEFINITE.match(sentence.quote)
        noun = match.group(1).lower() if match else ""
        if people or noun not in EVENT_NOUNS:
            return None
        return next((item for item in near if usual_form(noun) in item.words), None)

    def _remark(self, sentence: Sentence) -> list[Statement]:
        """Return a sentence that tells no happening, as of the days of its context, where it names people."""
        days = self._context[-1].days if self._context else self._publication
        if days is None:
            return []
        remark = self._make(sentence, (0, len(sentence.quote)), Expression(days), Status.REMARK, "")
        return [remark] if remark.people or remark.places else []

    def _whole(self, sentence: Sentence, days: Span, status: Status, basis: str, follows: str = "") -> Statement:
        """Return a whole sentence as a statement about days that it does not name."""
        statement = self._make(sentence, (0, len(sentence.quote)), Expression(days), status, basis, follows)
        return self._told(statement, main_predicate(sentence.quote))

    def _told(self, statement: Statement, predicate: Predicate, others: Sequence[int] = ()) -> Statement:
        """Return the statement with who took part, where it was, and the line that it gives.

        ``others`` are the characters at which other time expressions of the sentence stand.
        """
        sentence = statement.sentence
        words = sentence.quote, tuple(self._mentions[sentence.passage]), sentence.kind == "title"
        told = _told_by(*words, predicate, tuple(others), self._familiar)
        if not told["line"] and predicate.role is Role.MAIN:
            when = reading_of(sentence.quote).of_when(predicate.verb[0], _end_of(statement.expression))
            again = _told_by(*words, when, tuple(others), self._familiar) if when else told
            told = again if again["line"] else told  # "Tension rose today when ten men were shot in Pula"
        return replace(statement, **told, places=statement.places | told["scene"])

    def _placed(self, statement: Statement, predicate: Predicate) -> Statement:
        """Return the statement with where it was."""
        sentence = statement.sentence
        scene = scene_of(sentence.quote, self._mentions[sentence.passage], predicate)
        return replace(statement, places=statement.places | scene)

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
        is_compared = status != Status.REMARK or bool(follows)
        words = frozenset(content_words(clause) if is_compared else ())
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
            people = [item for item in grounds if item.subject and ACTS.match(quote, item.stop)]
        places = [item.actor for item in grounds if LOCATING.search(quote[: item.start])]
        if quote[start:stop].lstrip(" ,").startswith("where "):
            places += [item.actor for item in mentions if item.kind == "place" and item.start < start][-1:]
        subjects = [item.actor for item in people if item.subject] or [item.actor for item in people]
        return frozenset(item.actor for item in people), subjects[0] if subjects else "", frozenset(places)


def _end_of(expression: Expression) -> int:
    """Return the character behind a time expression in its sentence."""
    return max(expression.at, 0) + len(expression.text)


@lru_cache(maxsize=4096)
def _told_by(
    quote: str,
    mentions: tuple[Mention, ...],
    is_title: bool,
    predicate: Predicate,
    others: tuple[int, ...],
    familiar: frozenset[str] | None,
) -> Mapping[str, Any]:
    """Return the fields of a statement that its sentence and predicate tell; the same sentence is read once."""
    line = stand_alone(quote, predicate, mentions, others, familiar, is_title=is_title)
    line = line or deed_line(quote, predicate, familiar)
    verb = split_words(quote[slice(*predicate.verb)])
    doers = _participants(quote, mentions).of(predicate)
    scene = scene_of(quote, mentions, predicate)
    return {
        "taking_part": doers,
        "scene": scene,
        "line": line,
        "doubt": doubt(line, quote, has_doer=bool(doers), has_place=bool(scene), familiar=familiar) if line else 0.0,
        "is_comment": not is_title and is_comment(quote, predicate),
        "tells_of_meeting": predicate.role is not Role.ASIDE and not MEETING_VERBS.isdisjoint(verb),
        "is_noun": line != "" and predicate.role is Role.ASIDE and not is_title,
        "acts": _acts(quote, predicate),
        "thing": thing_of(quote[slice(*predicate.subject)]),
    }


@lru_cache(maxsize=8)
def _participants(quote: str, mentions: tuple[Mention, ...]) -> Participants:
    """Return the reader of those who take part in what a sentence tells, the same for all that it tells."""
    return Participants(quote, mentions)


def _acts(quote: str, predicate: Predicate) -> frozenset[str]:
    """Return the usual forms of the verb of a predicate or of its noun for a happening, and of the verb for the act."""
    is_noun = predicate.deed[0] < predicate.deed[1]
    told = predicate.deed if is_noun else predicate.verb
    words = [word for word in split_words(quote[slice(*told)]) if word not in STOP_WORDS]
    behind = "" if is_noun else _behind_verb(quote, predicate)
    acts = (ONE_ACT.get((word, behind)) or ONE_ACT.get((word, ""), word) for word in words)
    return frozenset(map(usual_form, [*words, *acts]))


def _behind_verb(quote: str, predicate: Predicate) -> str:
    """Return the words behind the verb that make it another one: "missing" in "went missing"; "" for none."""
    match = _BEHIND_VERB.match(quote, predicate.verb[1])
    return match[1].lower() if match else ""


_BEHIND_VERB = re.compile(rf"\s(?:\w+\s){{0,2}}?({alternatives(BEHIND_VERBS, space=' ')})\b", re.IGNORECASE)


def _takes_part(mention: Mention, quote: str, start: int) -> bool:
    """Return whether a mention is of a person, or of a group before which its clause reports no happening."""
    if mention.kind == "group":
        return not happens(quote[start : mention.start])
    return mention.kind == "person"
