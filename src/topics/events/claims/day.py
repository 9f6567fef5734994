"""Days: when something happened that happens once only."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

from topics.english.happenings import ONCE_VERBS
from topics.english.words import PREPOSITIONS
from topics.events.claims.kind import Claim, Kind, Surroundings
from topics.events.statements import Statement
from topics.events.wording import content_words, likeness

_ONCE = re.compile(rf"\b(?:{'|'.join(sorted(ONCE_VERBS))})\b")
_SUPPOSED = re.compile(r"\b(?:if|when|would|could|may|might|will|not|never|who|which|that)\b")
"""Words before a verb after which nothing is said to have happened."""
_CLOSE = 60
"""Characters between a verb and its date, at most."""
_SAME_WORDS = 0.6
"""Share of the words besides names that two sentences about one happening have in common, at least."""
_OPENINGS = frozenset({"since", "and", "but"})


class Day(Kind):
    """When somebody did, or something befell them, once."""

    name = "day"

    def of_statement(self, statement: Statement, around: Surroundings) -> Iterator[Claim]:
        """Yield the days of a clause whose verb is dated right beside it; likely days contradict nothing."""
        if statement.days.is_likely:
            return
        match = _ONCE.search(statement.clause)
        if match and _dated_close(statement, match):
            first, last = statement.days.bounds
            yield Claim(self, match.group(), statement.days.edtf, first.toordinal(), last.toordinal(), statement)

    def needed(self, claim: Claim) -> Collection[Hashable]:
        """Return who acts, and how precise the days are."""
        statement = claim.statement
        return [(statement.principal, statement.days.precision)] if statement.principal else ()

    def reach(self, claim: Claim, published: Mapping[str, int]) -> tuple[int, int]:
        """Return the same days for all: claims about one happening differ in them."""
        return 0, 0

    def one_matter(self, one: Claim, other: Claim, published: Mapping[str, int]) -> bool:
        """Return whether both tell the same of the same person, with days of the same precision."""
        here, there = one.statement, other.statement
        if here.article == there.article or not here.principal or here.principal != there.principal:
            return False
        if here.days.precision != there.days.precision:
            return False
        return likeness(_words_besides_names(here), _words_besides_names(there)) >= _SAME_WORDS

    def about(self, group: Sequence[Claim]) -> str:
        """Return the words that all the clauses share."""
        return f"when “{_shared_words(group)}”"


def _dated_close(statement: Statement, verb: re.Match[str]) -> bool:
    """Return whether the date stands right by the verb, and the verb is not supposed or denied."""
    clause, date_text = statement.clause, statement.expression.text
    at = clause.find(date_text) if date_text else -1
    if at < 0 or _SUPPOSED.search(clause[: verb.start()]):
        return False
    between = clause[min(at, verb.start()) : max(at, verb.start())]
    return len(between) <= _CLOSE and not _ONCE.search(between[len(verb.group()) :])


def _words_besides_names(statement: Statement) -> frozenset[str]:
    return statement.words - set(content_words(" ".join(statement.people)))


def _shared_words(group: Sequence[Claim]) -> str:
    """Return the words that all clauses share, in order, without their dates."""
    clauses = [claim.statement.clause.replace(claim.statement.expression.text, "").split() for claim in group]
    words = [word for word in clauses[0] if all(word in other for other in clauses[1:])]
    while words and words[-1].lower() in PREPOSITIONS | _OPENINGS:
        words.pop()
    while words and words[0].lower() in _OPENINGS:
        words.pop(0)
    return " ".join(words).rstrip(".,")
