"""Where a German clause points in time, as ``tense`` tells it of English ones.

The tense of a clause comes from ``topics.german.clauses``. Words directly before an expression ("seit", "für", "bis")
and a participle behind it ("die am Montag begonnenen Gespräche") tell more than the verb. A present with a day to come
is the usual way to announce something ("tritt am Freitag in Kraft"), one with a day gone by is not: German news tells
the past in the past and the perfect.
"""

import re
from functools import cache, lru_cache

from topics.dates.tense import FUTURE, PAST, UNKNOWN, Cue, Pointing
from topics.english.data import read_lists, read_rows
from topics.german.clauses import Clause, Tense, clause_at

_REACH = 220
"""Characters looked at on either side of an expression for its sentence: the verb can stand at its very end."""
_SIGNS = {
    Tense.PAST: (PAST, "past"),
    Tense.PLUPERFECT: (PAST, "pluperfect"),
    Tense.PERFECT: (PAST, "perfect"),
    Tense.UNREAL: (PAST, "unreal"),
    Tense.PAST_FUTURE: (PAST, "past future"),
    Tense.FUTURE: (FUTURE, "future"),
    Tense.PRESENT: (FUTURE, "scheduled"),
    Tense.COPULA: (FUTURE, "is on"),
    Tense.MODAL: (FUTURE, "modal"),
    Tense.AHEAD: (FUTURE, "ahead"),
}
"""Tenses that tell a direction, with the cue under which its chance is known."""
_OVER = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT, Tense.UNREAL})
"""Tenses of what is over."""

_LAST_WORD = re.compile(r"(?:[^\W\d_]+|\d+)\Z")
_LONGEST_ORDINAL = 2
"""Digits, inclusively, of a number before a full stop that is an ordinal: a year ends a sentence."""


@cache
def cues() -> dict[str, Cue]:
    """Return the German cues by their names."""
    return {cue.name: cue for cue in read_rows("topics.german", "cues", "cue", Cue)}


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(cues()[name].pattern, re.VERBOSE)


def direction(text: str, start: int, stop: int) -> Pointing:
    """Return where the clause of an expression in a German text points.

    >>> direction("Der Rat will am Montag beraten.", 16, 22)
    Pointing(sign=1, words='will', cue='future')
    """
    low, high = _sentence(text, start, stop)
    left, right = text[low:start], text[stop:high]
    clause = _clause(text[low:high], start - low, stop - low)
    return _beside(left, right, clause) or _of_clause(clause)


@lru_cache(maxsize=64)
def _clause(sentence: str, start: int, stop: int) -> Clause | None:
    return clause_at(sentence, start, stop)


def _sentence(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where the sentence of an expression starts and stops, as far as it is looked at."""
    low, high = max(0, start - _REACH), min(len(text), stop + _REACH)
    for cut in _cue("sentence-end").finditer(text, low, start):
        if not _is_abbreviated(text, cut):
            low = cut.end()
    for cut in _cue("sentence-end").finditer(text, stop, high):
        if not _is_abbreviated(text, cut):
            return low, cut.start()
    return low, high


def _is_abbreviated(text: str, cut: re.Match[str]) -> bool:
    """Return whether a full stop ends an ordinal, an abbreviation or an initial rather than a sentence."""
    if not cut[0].startswith("."):
        return False
    word = _LAST_WORD.search(text, max(0, cut.start() - _LONGEST_WORD), cut.start())
    if word is None:
        return False
    if word[0].isdigit():
        return len(word[0]) <= _LONGEST_ORDINAL
    return len(word[0]) == 1 or word[0].lower() in read_lists("topics.german", "words")["abbreviations"]


_LONGEST_WORD = 30
"""Characters looked at before a full stop for its word."""

# ---------------------------------------------------------------- words beside the expression


def _beside(left: str, right: str, clause: Clause | None) -> Pointing | None:
    """Return the direction that the words around an expression give, None where they give none."""
    attribute = _cue("attribute-after").search(right) if _cue("attribute-before").search(left) else None
    if attribute:
        return _of_participle(attribute["stem"])
    beside = _cue("before").search(left)
    if beside is None:
        return None
    words = " ".join(beside[0].split())
    if beside["past"]:
        is_range = beside["past"].lower() == "vom" and _cue("range-goes-on").search(right)
        return None if is_range else Pointing(PAST, words, "past word")
    if beside["ahead"]:
        return Pointing(FUTURE, words, "ahead word")
    if beside["onto"]:
        is_put_off = clause is not None and any(token.low in _verbs("put-off") for token in clause.tokens)
        return Pointing(FUTURE, words, "ahead word") if is_put_off else None
    if clause is not None and clause.tense in _OVER:
        return Pointing(PAST, clause.words, _SIGNS[clause.tense][1])
    return Pointing(FUTURE, words, "until")


def _of_participle(stem: str) -> Pointing:
    """Return where a participle before its noun points: "beginnend" and "geplant" ahead, others back."""
    is_ahead = stem.endswith("end") or stem in _verbs("planned")
    return Pointing(FUTURE if is_ahead else PAST, stem, "attribute")


def _verbs(name: str) -> frozenset[str]:
    return frozenset(read_lists("topics.german", "verbs")[name].words)


def _of_clause(clause: Clause | None) -> Pointing:
    """Return where the verb of a clause points."""
    if clause is None or clause.tense is None:
        return Pointing()
    if clause.tense not in _SIGNS:
        return Pointing(UNKNOWN, clause.words, "present")
    sign, cue = _SIGNS[clause.tense]
    return Pointing(sign, clause.words, cue)
