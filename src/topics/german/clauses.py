"""Clauses of German sentences and the tense of the one that holds a place.

No parser: commas and "und" cut a sentence into clauses, because German parts its clauses by commas, and the forms of
verbs in each tell its tense. The verb stands second or last, and a tense is often spread over both places ("hat …
gesagt").

>>> clause_at("Der Rat teilte mit, dass er am Freitag beraten wird.", 30, 37).tense.value
'future'
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from topics.english.data import read_lists

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,:]*|[^\w\s]")


class Tense(StrEnum):
    """What the verbs of a clause say of its time."""

    PAST = "past"
    """Simple past: "kam", "wurde gewählt"."""
    PLUPERFECT = "pluperfect"
    """Before another past: "hatte gesagt"."""
    PERFECT = "perfect"
    """Past up to now, and all past of speech: "hat gesagt"."""
    PRESENT = "present"
    """Present: of now, or with a date beside it of what is to come ("tritt am Freitag in Kraft")."""
    COPULA = "copula"
    """Present of sein without a participle: "ist am Freitag"."""
    REPORT = "report"
    """Present of a verb of speech: "wie der Minister sagt"."""
    FUTURE = "future"
    """To come: "wird kommen", "soll kommen", "ist zu zahlen", "ist geplant"."""
    MODAL = "modal"
    """Conditional: "würde kommen", "wäre"."""
    PAST_FUTURE = "past future"
    """What lay ahead of a past: "wollte kommen"."""
    UNREAL = "unreal"
    """Conditional of the past: "hätte gewonnen"."""
    AHEAD = "ahead"
    """An infinitive with "zu" alone: "um zu beraten"."""


class Token(NamedTuple):
    """A word, number or mark with its place; ``low`` is its text in small letters."""

    text: str
    low: str
    start: int
    stop: int

    @property
    def is_small(self) -> bool:
        """Whether it is a word without a capital."""
        return self.text[0].isalpha() and self.text[0].islower()


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its tokens, its tense (None where it has no verb) and the words that tell the tense."""

    tokens: tuple[Token, ...]
    tense: Tense | None
    words: str

    @property
    def start(self) -> int:
        """First character."""
        return self.tokens[0].start

    @property
    def stop(self) -> int:
        """End, exclusive."""
        return self.tokens[-1].stop


def clause_at(sentence: str, start: int, stop: int) -> Clause | None:
    """Return the clause of a sentence that holds the characters ``start`` to ``stop``, None where no verb governs them.

    Parameters
    ----------
    sentence : str
        One sentence, or the part of it that is looked at.
    start, stop : int
        Characters of the sentence.
    """
    for tokens in _clauses(_tokens(sentence)):
        if tokens[0].start <= start < tokens[-1].stop:
            tense, words = _tense(tokens)
            return Clause(tokens, tense, words)
    return None


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(match[0], match[0].lower(), *match.span()) for match in _TOKEN.finditer(text))


# ---------------------------------------------------------------- where clauses begin

_Tokens = tuple[Token, ...]


def _clauses(tokens: _Tokens) -> list[_Tokens]:
    """Return the clauses of a sentence; stretches without a verb of their own belong to the one before, else after."""
    clauses: list[_Tokens] = []
    waiting: _Tokens = ()
    for piece in _pieces(tokens):
        whole = waiting + piece
        if _has_verb(piece):
            clauses.append(whole)
            waiting = ()
        elif clauses:
            clauses[-1] += piece
        else:
            waiting = whole
    if waiting:
        clauses.append(waiting)
    return clauses


def _pieces(tokens: _Tokens) -> list[_Tokens]:
    """Return a sentence cut at its commas, and before each "und" and its like."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.low in _lists()["coordinators"] and pieces[-1]:
            pieces.append([])
        pieces[-1].append(token)
        if token.text == ",":
            pieces.append([])
    return [tuple(piece) for piece in pieces if piece]


def _has_verb(tokens: _Tokens) -> bool:
    return any(_is_finite(tokens, at) for at in range(len(tokens))) or bool(_with_zu(tokens))


# ---------------------------------------------------------------- forms of verbs


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Return the lists of small words and of verbs by their names."""
    lists = {**read_lists("topics.german", "words"), **read_lists("topics.german", "verbs")}
    return {name: frozenset(words.words) for name, words in lists.items()}


@cache
def _auxiliaries() -> frozenset[str]:
    """Return all finite forms of auxiliaries, of modals and of bleiben."""
    return frozenset().union(*(_lists()[name] for name, _ in _AUXILIARIES))


def _is_finite(tokens: _Tokens, at: int) -> bool:
    """Return whether a token is a finite verb, as far as its form and its neighbours tell."""
    low = tokens[at].low
    if low in _auxiliaries():
        return not _is_noun(tokens, at)
    return _is_past(tokens, at) or _is_present(tokens, at)


def _is_noun(tokens: _Tokens, at: int) -> bool:
    """Return whether a word with a capital stands within the sentence."""
    return at > 0 and not tokens[at].is_small and tokens[at - 1].text not in {",", '"', "„", "»"}


def _is_past(tokens: _Tokens, at: int) -> bool:
    """Return whether a token is the past of a verb: of a strong one, or of a weak one in -te, -ten."""
    low = tokens[at].low
    if not tokens[at].is_small or low in _lists()["before-a-noun"] or low in _lists()["no-verbs"]:
        return False
    if _is_strong_past(low):
        return not _is_adjective(tokens, at)
    if not low.endswith(("te", "ten")) or len(low) < _SHORTEST_PAST:
        return False
    infinitive = low if low.endswith("n") else low + "n"
    if _without_prefixes(infinitive) & _lists()["infinitives-in-ten"]:
        return False
    return not _is_adjective(tokens, at)


_SHORTEST_PAST = 5
"""Letters, inclusively, of the shortest past in -te: "sagte"."""


@cache
def _is_strong_past(low: str) -> bool:
    """Return whether a word is the past of a strong verb in any person."""
    if low.startswith("ge") and low.endswith("en") and low not in _lists()["pasts-in-ge"]:
        return False
    forms = {low, low.removesuffix("en"), low.removesuffix("n"), low.removesuffix("st"), low.removesuffix("t")}
    strong = _lists()["strong"]
    return any(_without_prefixes(form) & strong for form in forms if form)


@cache
def _without_prefixes(word: str) -> frozenset[str]:
    """Return a word, and what is left of it without one or two prefixes of a verb."""
    once = _without_prefix(word)
    twice = [_without_prefix(rest) for rest in once]
    return once.union({word}, *twice)


def _without_prefix(word: str) -> frozenset[str]:
    """Return what is left of a word without each prefix that it begins with."""
    return frozenset(word.removeprefix(prefix) for prefix in _lists()["prefixes"] if word.startswith(prefix))


def _is_adjective(tokens: _Tokens, at: int) -> bool:
    """Return whether a word stands between an article or preposition and a noun: "die letzte Woche"."""
    if at == 0 or at + 1 >= len(tokens) or not tokens[at + 1].text[0].isalpha():
        return False
    before = tokens[at - 1]
    led_in = before.low in _lists()["before-a-noun"] or before.text[0].isdigit()
    return led_in or (before.is_small and before.low.endswith(("en", "er", "es")) and not tokens[at + 1].is_small)


def _is_present(tokens: _Tokens, at: int) -> bool:
    """Return whether a token can be the present of a verb: a small word in -t or -n at a place where a verb stands."""
    token = tokens[at]
    if not token.is_small or len(token.low) < _SHORTEST_PRESENT or not token.low.endswith(("t", "en", "ern", "eln")):
        return False
    if token.low in _lists()["no-verbs"] or token.low in _lists()["before-a-noun"] or token.low.startswith("ge"):
        return token.low in _lists()["presents-in-ge"]
    if at and (tokens[at - 1].low in _lists()["before-a-noun"] or tokens[at - 1].low == "zu"):
        return False
    if _is_infinitive_with_zu(token.low):
        return False
    closes = at + 1 == len(tokens) or tokens[at + 1].text == ","
    return not closes or not _is_participle(token.low) or _is_subordinate(tokens, at)


_SHORTEST_PRESENT = 4
"""Letters, inclusively, of the shortest present that is looked for: "gibt"."""


def _is_subordinate(tokens: _Tokens, at: int) -> bool:
    """Return whether a place lies in a subordinate clause, whose verb comes last; an auxiliary would follow it."""
    if any(token.low in _auxiliaries() for token in tokens):
        return False
    opener = max((n + 1 for n in range(at) if tokens[n].text == ","), default=0)
    low = tokens[opener].low
    return low in _lists()["subordinators"] or low in _lists()["relatives"]


@cache
def _is_participle(low: str) -> bool:
    """Return whether a word has the form of a participle: "gesagt", "angekündigt", "begonnen", "eröffnet"."""
    if low in _lists()["no-verbs"] or not low.endswith(("t", "en")):
        return False
    return bool(_PARTICIPLE.fullmatch(low)) or _is_strong_past(low)


_PARTICIPLE = re.compile(
    r"(?:[a-zäöü]{0,10}?ge[a-zäöüß]{2,}(?:t|en)|(?:[a-zäöü]{2,6})?(?:be|ver|er|ent|emp|zer|miss|über|unter|hinter|wider|voll)[a-zäöüß]{2,}(?:t|en)"
    r"|[a-zäöüß]{3,}iert)"
)
_WITH_ZU = re.compile(r"[a-zäöü]{2,9}zu[a-zäöüß]{3,}n")


def _is_infinitive_with_zu(low: str) -> bool:
    """Return whether a word is an infinitive that holds its "zu": "anzukündigen"."""
    return bool(_WITH_ZU.fullmatch(low)) and any(
        low.startswith(f"{prefix}zu") for prefix in _lists()["prefixes"] if prefix != "zu"
    )


def _with_zu(tokens: _Tokens) -> str:
    """Return the infinitive with "zu" of a clause, "" where there is none."""
    for at, token in enumerate(tokens):
        if token.low == "zu" and at + 1 < len(tokens) and tokens[at + 1].is_small and tokens[at + 1].low.endswith("n"):
            return f"zu {tokens[at + 1].low}"
        if token.is_small and _is_infinitive_with_zu(token.low):
            return token.low
    return ""


# ---------------------------------------------------------------- the tense of a clause


def _tense(tokens: _Tokens) -> tuple[Tense | None, str]:
    """Return the tense of a clause and the words that tell it; what is surest about the time comes first."""
    finite = [tokens[at].low for at in range(len(tokens)) if _is_finite(tokens, at)]
    for name, read in _AUXILIARIES:
        word = next((word for word in finite if word in _lists()[name]), "")
        if word:
            return read(tokens, word)
    return _of_plain_verb(tokens, finite)


def _of_plain_verb(tokens: _Tokens, finite: Sequence[str]) -> tuple[Tense | None, str]:
    """Return the tense of a clause without an auxiliary, given its finite verbs."""
    past = next((tokens[at].low for at in range(len(tokens)) if _is_past(tokens, at)), "")
    if past:
        return Tense.PAST, past
    reporting = next((word for word in finite if word in _lists()["reporting"]), "")
    if reporting:
        return Tense.REPORT, reporting
    if finite:
        return Tense.PRESENT, finite[0]
    infinitive = _with_zu(tokens)
    if not infinitive:
        return None, ""
    return (Tense.PERFECT if _ends_in_perfect(tokens) else Tense.AHEAD), infinitive


def _of_passive(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    return Tense.PAST, f"{word} {_last_verbal(tokens)}".strip()


def _of_past(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    last = _last_verbal(tokens)
    return (Tense.PLUPERFECT if last else Tense.PAST), f"{word} {last}".strip()


def _of_conditional(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    is_over = _last_verbal(tokens) and not word.startswith("würde")
    return (Tense.UNREAL if is_over else Tense.MODAL), word


def _of_modal_past(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    return Tense.PAST, word


def _of_plan(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    return Tense.PAST_FUTURE, word


def _of_modal(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    return (Tense.PERFECT if _ends_in_perfect(tokens) else Tense.FUTURE), word


def _of_auxiliary(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    """Return what haben or sein in the present make of a clause."""
    last = _last_verbal(tokens)
    is_being = not word.startswith("ha")
    infinitive = _with_zu(tokens)
    if infinitive and not last:
        return Tense.FUTURE, f"{word} {infinitive}"
    if last and is_being and last in _lists()["planned"]:
        return Tense.FUTURE, f"{word} {last}"
    if last:
        return Tense.PERFECT, f"{word} {last}"
    return (Tense.COPULA if is_being else Tense.PRESENT), word


def _last_verbal(tokens: Sequence[Token]) -> str:
    """Return the participle that closes a clause, "" where none does."""
    for token in reversed(tokens):
        if not token.is_small or token.low in _auxiliaries():
            continue
        return token.low if _is_participle(token.low) else _participle_before(tokens, token)
    return ""


def _participle_before(tokens: Sequence[Token], token: Token) -> str:
    """Return the last participle with "ge" before a token: words may follow it ("ist gestiegen, höher als je")."""
    found = [
        other.low for other in tokens if other.start < token.start and other.is_small and _CLEAR.fullmatch(other.low)
    ]
    return found[-1] if found else ""


_CLEAR = re.compile(r"[a-zäöü]{0,10}?ge[a-zäöüß]{3,}(?:t|en)")
"""A participle with "ge", which is hardly anything else."""


def _ends_in_perfect(tokens: _Tokens) -> bool:
    """Return whether a clause ends in a participle with haben or sein: "soll gewesen sein", "gelogen zu haben"."""
    small = [token.low for token in tokens if token.is_small and token.low != "zu"]
    if len(small) < 2 or small[-1] not in {"haben", "sein"}:  # noqa: PLR2004 - a participle and its auxiliary
        return False
    return small[-2] == "worden" or _is_participle(small[-2])


def _of_future(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    return Tense.FUTURE, f"{word} {_last_verbal(tokens)}".strip()


def _of_staying(tokens: _Tokens, word: str) -> tuple[Tense, str]:
    return Tense.PRESENT, word


_AUXILIARIES: tuple[tuple[str, Callable[[_Tokens, str], tuple[Tense, str]]], ...] = (
    ("passive-past", _of_passive),
    ("auxiliaries-past", _of_past),
    ("conditional", _of_conditional),
    ("modals-past", _of_modal_past),
    ("planned-past", _of_plan),
    ("modals-present", _of_modal),
    ("auxiliaries-present", _of_auxiliary),
    ("future", _of_future),
    ("staying", _of_staying),
)
"""Lists of auxiliaries and modals, the surest of the time first, with what reads the tense that each makes."""
