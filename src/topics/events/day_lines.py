"""Lines of days: what sentences tell of a day that they speak of, as a text that can be printed alone.

They are the lines that events have, read from the articles of these sentences alone, so that a short timeline of a
large corpus need not wait for all of its events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from topics.english.verb_groups import Tense
from topics.events.comments import is_comment
from topics.events.dated_clauses import usable_expressions
from topics.events.lines import stand_alone
from topics.events.loose_ends import familiar_things
from topics.events.manners import Manner
from topics.events.notes import is_note
from topics.events.page_days import without_page_heads
from topics.events.people.actors import Mention, cast_of
from topics.events.people.aliases import Aliases
from topics.events.predicates import main_predicate
from topics.events.publications import read_publications
from topics.events.sentences import Sentence, read_sentences
from topics.events.statements import ArticleReader, Statement
from topics.events.titles import has_verb
from topics.records import Status
from topics.settings import TimelineSettings

_WORTH = {Status.REPORTED: 1.0, Status.BACKGROUND: 0.8, Status.PLANNED: 0.4, Status.REMARK: 0.4}
"""What a line of each status is worth as the headline of its day."""
_UNDATED = 0.7
"""The same of a lead that reports something, but is no statement of its day for events: a day stands in another one."""
_NOT_DONE = 0.3
"""The same of one that reports nothing done."""
_WITHOUT_NAME = 0.8
"""What is left of it where a line opens with a thing that only the story makes plain."""
_NAMELESS = re.compile(r"The [a-z]+ (?!of\b)[a-z]+\b")
_SHORTEST = 6
"""Words, inclusive, that a headline has at least."""
_FULL, _A_WORD = 12, 0.03
"""Words from which a line is as good as longer ones, and what each word less takes of its worth."""
_VIEW = 0.3
"""What is left of that where the line only hands on a view."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """What a sentence tells of a day.

    Parameters
    ----------
    text : str
        The line.
    status : Status
        Whether that is reported, planned or background.
    worth : float
        What it is worth as the headline of the day, above 0 to 1, however well its sentence tells that.
    """

    text: str
    status: Status
    worth: float


def lines_of_days(
    asked: Iterable[tuple[str, str, date]],
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    settings: TimelineSettings,
    aliases: Aliases | None = None,
) -> dict[tuple[str, date], DayLine]:
    """Return the lines of some passages for some days, by both; none where nothing stands alone.

    Parameters
    ----------
    asked : iterable of (str, str, date)
        Article, passage and day.
    articles, passages, dates : DataFrame
        The tables of these names, of the whole corpus.
    settings : TimelineSettings
        As for events.
    aliases : mapping of str to str, optional
        The reader's usual name for each variant of an actor's name.
    """
    wanted = sorted(set(asked))
    told = passages[passages["article"].isin({article for article, _, _ in wanted})]
    cast = cast_of(told, aliases, settings.names)
    familiar = familiar_things(passages["text"], passages["article"])
    publications = read_publications(articles)
    expressions = usable_expressions(dates[dates["passage"].isin(told["id"])])
    texts = {sentences[0].article: sentences for sentences in read_sentences(told)}
    lines: dict[tuple[str, date], DayLine] = {}
    for article, group in groupby(wanted, key=lambda item: item[0]):
        sentences = texts[article]
        mentions = cast.mentions(sentences)
        reader = ArticleReader(publications.get(article), mentions, settings, familiar)
        statements = _by_day(reader.read(sentences, expressions))
        by_passage = {item.passage: item for item in sentences}
        dated = without_page_heads(sentences, expressions)
        for _, passage, day in group:
            if (passage, day) in statements:
                line = _of_statement(statements[passage, day])
            elif passage in dated:
                line = None  # its days are others, or it tells nothing of this one
            else:
                line = _of_lead(by_passage[passage], mentions[passage], familiar)
            if line:
                lines[passage, day] = line
    return lines


def _by_day(statements: Iterable[Statement]) -> dict[tuple[str, date], Statement]:
    """Return the statement of each passage about each day, one with a line where there are several."""
    found: dict[tuple[str, date], Statement] = {}
    for item in statements:
        first, last = item.days.bounds
        if first != last or (item.status is Status.REMARK and not item.expression.text):
            continue
        if not getattr(found.get((item.passage, first)), "line", ""):
            found[item.passage, first] = item
    return found


def _of_statement(statement: Statement) -> DayLine | None:
    if not statement.line or statement.is_noun:
        return None
    worth = _WORTH[statement.status] * (_VIEW if statement.is_comment else 1.0)
    return _line(statement.line, statement.status, worth)


def _of_lead(sentence: Sentence, mentions: Sequence[Mention], familiar: frozenset[str]) -> DayLine | None:
    """Return the line of a lead that names no day, as of its day of publication."""
    if is_note(sentence):
        return None
    told = main_predicate(sentence.quote)
    is_title = sentence.kind == "title"
    line = stand_alone(sentence.quote, told, mentions, (), familiar, is_title=is_title)
    if not line:
        return None
    is_done = told.manner is Manner.ASSERTED and told.tense in {Tense.PAST, Tense.PERFECT}
    worth = _UNDATED if is_done or (is_title and has_verb(line)) else _NOT_DONE
    return _line(line, Status.REPORTED, worth * (_VIEW if is_comment(sentence.quote, told) else 1.0))


def _line(text: str, status: Status, worth: float) -> DayLine | None:
    """Return a line, worth less with few words and where only the story tells whom it is about; None for a scrap."""
    if len(text.split()) < _SHORTEST:
        return None
    lacking = max(0, _FULL - len(text.split()))
    is_nameless = bool(_NAMELESS.match(text))
    return DayLine(text, status, worth * (1 - _A_WORD * lacking) * (_WITHOUT_NAME if is_nameless else 1.0))
