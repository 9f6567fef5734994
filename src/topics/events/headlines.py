"""Headlines: one line that says what happened, cut from a sentence that an event rests on.

The best statement is the one with most points; each point below says what it is given for. The points were set
by hand on news of several stories and are no settings: they only weigh sentences of one event against each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from topics.english.happenings import HAPPENING_VERBS, SPEECH_VERBS
from topics.english.sentence_parts import STAND_INS
from topics.english.words import split_words
from topics.events.cleaned_lines import cleaned
from topics.events.lines import LONGEST, stands
from topics.events.statements import Statement
from topics.records import Status
from topics.ties import DIGITS

_STANDS = 12.0
"""Points of a statement that gives a line which stands alone."""
_TYPICAL = 4.0
"""Points of a statement all of whose words all others have, too; less by the mean share that do not."""
_SAYS_WHAT = 1.5
"""Points for a verb of something done that is no verb of speech."""
_A_PERSON = 2.0
"""Points for a person whom all statements of the event name; less by the share that do not."""
_PERSONS_AT_MOST = 3.0
"""Points for persons at most."""
_SAYS_WHERE = 1.0
"""Points for a place."""
_BEST_LENGTH = 18
"""Words of the best length of a clause."""
_A_WORD = 0.05
"""Points lost for each word more or less."""
_SCRAP = 5
"""Words under which a clause is a scrap, and loses ``_IS_SCRAP``."""
_IS_SCRAP = 3.0
"""Points lost by a scrap."""
_QUOTES = 1.5
"""Points lost by quotation marks."""
_OPENS_WITH_PRONOUN = 2.0
"""Points lost by opening with "he" or "she"."""
_A_PASSAGE = 0.1
"""Points lost for each passage before it in its article."""
_PASSAGES_AT_MOST = 1.5
"""Points lost for that at most."""
_CONTEXT = 4.0
"""Points lost by only saying beside what else something came."""
_DOUBTED = 1.0
"""Points lost for each unit of the log-odds by which a line is rather unfit to print, or won for being fit."""
_COMES_AS = re.compile(r"\b(?:come|comes|came)\s(?:just\s)?(?:as|amid|at a time)\b")
"""What says that, as a verb: "The report comes as lawmakers debate"."""
_GUESSED = 1.0
"""Points lost by a date that was guessed."""
_PRECISE = 1.5
"""Points for naming the most precise days of the event."""

_SHORTEST_CUT = 10
"""Words that a headline keeps at least where it is cut."""

DOUBTFUL = 0.5
"""Log-odds above which the line of a lone article makes no event: of the judged lines an eighth has more, five of six
of these unfit to print; from 0 on, a quarter would go and with them happenings that a reader would miss."""

_PRONOUN = re.compile(
    r"^(?P<before>(?:[^,]{1,30},\s|(?:on|in|at|earlier|later)\s\w+\s|(?:today|yesterday|then|later)\s)?)(?P<word>he|she)\b",
    re.IGNORECASE,
)


def headline(members: Sequence[Statement]) -> str:
    """Return a line that tells an event, taken from its best statement.

    Where that gives no line, as in an event that a reader has corrected, it is the sentence: a pronoun that opens it is
    replaced by the name it stands for, in square brackets; otherwise only words at the ends are left out.
    """
    best = best_statement(members)
    return best.line or _trimmed(best)


def tells(members: Sequence[Statement]) -> bool:
    """Return whether any statement gives a line that tells what happened: else there is nothing to print."""
    return any(can_lead(item) for item in members)


def is_doubtful(members: Sequence[Statement]) -> bool:
    """Return whether the best line of the only article that tells of something is rather unfit to print."""
    best = best_statement(members)
    return len({item.article for item in members}) == 1 and best.doubt > DOUBTFUL


def can_lead(statement: Statement) -> bool:
    """Return whether a statement can give the headline: none that carries a day from before it or hands on a view."""
    is_own = not statement.follows or statement.sentence.kind == "title"
    return bool(statement.line) and is_own and not statement.is_comment


def best_statement(members: Sequence[Statement]) -> Statement:
    """Return the statement that tells an event best: with those who matter, early, short, of precise days.

    What only says that it is to come is taken where nothing that was done can stand alone.
    """
    if len(members) == 1:
        return members[0]
    naming = Counter(name for item in members for name in item.people)
    shares = {name: count / len(members) for name, count in naming.items()}
    shortest = min(item.days.length for item in members)
    common = Counter(word for item in members for word in item.words)

    def rank(item: Statement) -> tuple[object, ...]:
        typical = _typicality(item, common, len(members))
        return (-round(_points(item, shares, shortest) + _TYPICAL * typical, DIGITS), item.key)

    leading = [item for item in members if can_lead(item)] or members
    done = [item for item in leading if item.status == Status.REPORTED]
    return min(done or leading, key=rank)


def _typicality(statement: Statement, common: Mapping[str, int], n_members: int) -> float:
    """Return the mean share of the other statements that have a word of this one, 0 to 1; 0 for a lone statement."""
    if n_members == 1 or not statement.words:
        return 0.0
    shares = [(common[word] - 1) / (n_members - 1) for word in statement.words]
    return sum(shares) / len(shares)


def _points(statement: Statement, shares: Mapping[str, float], shortest: int) -> float:
    """Return the points of a statement.

    Parameters
    ----------
    shares : mapping of str to float
        The share of the event's statements that name each person.
    shortest : int
        Days of its most precise statement.
    """
    clause = statement.line or statement.clause
    points = min(_PERSONS_AT_MOST, _A_PERSON * sum(shares[name] for name in statement.people))
    if statement.line and not statement.is_noun:
        points += _STANDS
    if not (HAPPENING_VERBS - SPEECH_VERBS).isdisjoint(split_words(clause)):
        points += _SAYS_WHAT
    if statement.places:
        points += _SAYS_WHERE
    if statement.expression.text and statement.days.length == shortest:
        points += _PRECISE
    return points - _faults(statement)


def _faults(statement: Statement) -> float:
    """Return the points that a statement loses."""
    clause = statement.line or statement.clause
    length = len(clause.split())
    lost = _DOUBTED * statement.doubt + _A_WORD * abs(length - _BEST_LENGTH)
    lost += min(_PASSAGES_AT_MOST, _A_PASSAGE * statement.sentence.position)
    if length < _SCRAP:
        lost += _IS_SCRAP
    if any(mark in clause for mark in '“”"‘'):
        lost += _QUOTES
    if _PRONOUN.search(clause):
        lost += _OPENS_WITH_PRONOUN
    if _COMES_AS.search(clause):
        lost += _CONTEXT
    if statement.expression.guessed:
        lost += _GUESSED
    return lost


def _trimmed(statement: Statement) -> str:
    """Return the whole sentence of a statement, cut only where the cut stands alone."""
    text = statement.sentence.quote
    if statement.status == Status.BACKGROUND and stands(cleaned(statement.clause)):
        text = statement.clause
    if statement.principal and statement.principal.lower() not in STAND_INS:
        text = _PRONOUN.sub(lambda match: f"{match['before']}[{statement.principal}]", text)
    whole = cleaned(text)
    cuts = [whole[: match.start()] for match in re.finditer(", ", whole)]
    cuts = [cut for cut in cuts if len(cut.split()) >= _SHORTEST_CUT and len(cut) <= LONGEST and stands(cut)]
    is_long = len(whole) > LONGEST
    return cuts[-1] if is_long and cuts else whole
