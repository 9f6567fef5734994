"""Names as they stand in sentences: runs of capitalised words, with the role before them.

Nothing is joined here: ``actors`` decides which names mean the same person, group or place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from topics.events import lexicon
from topics.events.places import DEMONYMS, LANDS, PLACES

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?![\w])|(?:Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep|Gen|Col|Lt|Capt|Sgt|Jr|Rev|Prof)\."
    r"|[^\W\d_][\w&-]*(?:['’](?!s?\b)\w+)*|['’]s?\b|['’]|\d[\w.,-]*|[^\w\s]"
)
_CONTRACTION = re.compile(r"I['’](?:ve|m|d|ll)$")
_BYLINE = re.compile(r"By (?:the )?")
_CLOCK = re.compile(r"(?:\d[:.]\d\d|\b[ap]\.?m\.?) $")
_DATELINE_END = re.compile(r" ?\) ?[-–—]")
_OF_JOINS = (
    lexicon.ROLE_HEADS | lexicon.GROUP_HEADS | {"hall", "gulf", "group", "bay", "cape", "palace", "state", "people"}
)
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "across", "outside"})
_ROLE_WORDS = lexicon.ROLE_HEADS | lexicon.ROLE_MODIFIERS
_TITLES = _ROLE_WORDS | lexicon.HONORIFICS
_ROLE_ENDS = lexicon.ROLE_HEADS | lexicon.HONORIFICS
_WITHIN_ROLES = _TITLES | {"of", "for", "the", "and", "affairs"}
_SAID = frozenset({"said", "says", "added", "told"})
_RULERS = frozenset({"administration", "government"})
_OPENING = frozenset({"", '"', "“", "‘", ":", "(", "[", "—", "–", ".", "-", "`", "''"})
"""After these, or nothing, a word has a capital whatever it is."""
_TITLE_CASE_SHARE = 0.7
"""Share of capitalised longer words above which a passage is a headline in title case."""


class Name(NamedTuple):
    """One name in a passage.

    Parameters
    ----------
    start, stop : int
        Characters of the name (without its role) in the text of the passage.
    text : str
        The name without role and possessive; for a bare role ("the Foreign Secretary") it is empty.
    role : str
        The role before or after it, as written, or "".
    kind : str
        "group" for a collective ("Chinese officials") or acronym, "place" for a known place, "" open.
    clue : str
        "person" where a role, an honorific or a verb of speech says so, "place" after "in" or "at", or "".
    subject : bool
        False where a preposition stands right before it.
    """

    start: int
    stop: int
    text: str
    role: str
    kind: str
    clue: str
    subject: bool


class _Token(NamedTuple):
    """A word or sign; ``capital`` is whether it begins with a capital."""

    text: str
    start: int
    stop: int
    capital: bool

    @property
    def low(self) -> str:
        """The word in small letters, "mr" for "Mr."."""
        return self.text.lower().rstrip(".")


class Capitals(NamedTuple):
    """How often each word stands in capitals within a sentence, and how often in small letters."""

    inside: Counter[str]
    small: Counter[str]

    def is_name(self, word: str) -> bool:
        """Return whether the word is mostly written with a capital where a small letter was possible."""
        return self.inside[word] > self.small[word.lower()]


def is_title_case(text: str) -> bool:
    """Return whether nearly all longer words of the text begin with a capital, as in a headline."""
    words = [] if text.rstrip().endswith(".") else re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)


def count_capitals(texts: Iterable[str]) -> Capitals:
    """Return how the words of all passages are written where a sentence does not force a capital."""
    inside: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        before = ""
        for word in () if is_title_case(text) else _TOKEN.findall(text):
            if word[0].islower():
                small[word.lower().rstrip(".")] += 1
            elif word[0].isupper() and before not in _OPENING:
                inside[word] += 1
            before = word
    return Capitals(inside, small)


def find_names(text: str, capitals: Capitals) -> list[Name]:
    """Return the names of a passage in order.

    Parameters
    ----------
    text : str
        One sentence or title, after repairs.
    capitals : Capitals
        From ``count_capitals`` over all passages: tells a name from a word that merely opens a sentence.
    """
    tokens = [_Token(match[0], *match.span(), match[0][0].isupper()) for match in _TOKEN.finditer(text)]
    # Empty tokens stand for what lies after the last one, and (at -1) before the first.
    tokens += [_Token("", len(text), len(text), False)] * 3
    shouting = is_title_case(text)
    names: list[Name] = []
    at = 0
    while at < len(tokens):
        stop = _run_end(tokens, at, text) if tokens[at].capital else at
        if stop > at and not _is_credit(text, tokens[at].start, tokens[stop - 1].stop):
            names += _read_run(tokens, at, stop, capitals, shouting)
        at = max(stop, at + 1)
    return names


def _is_credit(text: str, start: int, stop: int) -> bool:
    """Return whether the run is of the article, not of its story: a byline, an agency or the zone of a clock."""
    zone = text[start:stop].isupper() and _CLOCK.search(text, max(0, start - 6), start)
    return bool(zone or _BYLINE.fullmatch(text, 0, start) or _DATELINE_END.match(text, stop))


def _run_end(tokens: Sequence[_Token], at: int, text: str) -> int:
    """Return the end of the run of capitalised words that begins here (the same index if none does)."""
    stop = at
    while more := _going_on(tokens, stop):
        stop += more
        if text[tokens[stop - 1].stop : tokens[stop].start] not in {" ", ""}:
            break
    return stop


def _going_on(tokens: Sequence[_Token], at: int) -> int:
    """Return how many words here go on with a name ("Lima", "el", "of 20", "of the Interior"), 0 if none."""
    token, following, beyond = tokens[at : at + 3]
    if token.capital:
        plain_word = token.low in lexicon.NOT_NAMES and token.text not in {"New", "US", "WHO"}
        return not (plain_word or _CONTRACTION.match(token.text))
    if token.text in lexicon.PARTICLES:
        return following.capital
    if token.text not in {"of", "for"} or tokens[at - 1].low not in _OF_JOINS:
        return 0
    if following.capital or following.text.isdigit():
        return 2
    return 3 if following.text == "the" and beyond.capital else 0


def _read_run(tokens: Sequence[_Token], at: int, stop: int, capitals: Capitals, shouting: bool) -> list[Name]:
    """Cut the role off a run and say what the rest of it is."""
    if tokens[at - 1].text in _OPENING or shouting:
        while at < stop and not _may_open(tokens, at, stop, capitals, shouting):
            at += 1
    while shouting and at < stop and not _may_open(tokens, stop - 1, stop, capitals, shouting):
        stop -= 1
    if at == stop:
        return []
    last, noun = tokens[stop - 1 : stop + 1]
    if noun.text in lexicon.GROUP_NOUNS and (last.text in LANDS or noun.text in _RULERS):
        subject = tokens[at - 1].text.lower() not in lexicon.PREPOSITIONS
        return [Name(last.start, noun.stop, f"{last.text} {noun.text}", "", "group", "", subject)]
    start, name_start, role = _cut_role(tokens, at, stop)
    words = tokens[name_start:stop]
    before = tokens[start - 1].text.lower()
    subject = before not in lexicon.PREPOSITIONS
    if not words:
        return [Name(tokens[start].start, tokens[stop - 1].stop, "", role, "", "person", subject)] if role else []
    text = _joined(words)
    role = role or _apposed_role(tokens, stop)
    kind = _known_kind(text, words, capitals, bool(role))
    if kind == "skip":
        return []
    speaks = tokens[stop].text in lexicon.SPEECH_VERBS or tokens[name_start - 1].text in _SAID
    clue = "person" if role or speaks else "place" if before in _PLACE_PREPOSITIONS else ""
    return _split_pair(Name(words[0].start, words[-1].stop, text, role, kind, clue, subject), capitals)


def _joined(tokens: Iterable[_Token]) -> str:
    return " ".join(token.text for token in tokens)


def _may_open(tokens: Sequence[_Token], at: int, stop: int, capitals: Capitals, shouting: bool) -> bool:
    """Return whether the first word of a run belongs to the name although its capital proves nothing."""
    token = tokens[at]
    if token.text in LANDS or capitals.is_name(token.text):
        return True
    return stop - at > 1 and (token.low in _TITLES or not (shouting or capitals.small[token.low]))


def _cut_role(tokens: Sequence[_Token], at: int, stop: int) -> tuple[int, int, str]:
    """Return where the role begins, where the name begins, and the role itself, "" if there is none."""
    opening = [*takewhile(lambda token: token.low in _WITHIN_ROLES or token.text in LANDS, tokens[at:stop])]
    has_head = any(token.low in _ROLE_ENDS for token in opening)
    inner = [place for place in range(max(at, stop - 4), stop - 1) if tokens[place].low in lexicon.ROLE_HEADS]
    if inner and not has_head:
        return at, inner[-1] + 1, _joined(tokens[at : inner[-1] + 1])
    start, cut = at, at + len(opening)
    while start and tokens[start - 1].text in _TITLES:
        start -= 1
        has_head = has_head or tokens[start].text in lexicon.ROLE_HEADS
    if not has_head:
        rest = tokens[at:stop]
        demonym = rest[0].text in DEMONYMS and len(rest) > 1 and _joined(rest) not in PLACES
        return at, at + (demonym and not any(token.low in lexicon.GROUP_HEADS for token in rest)), ""
    if cut > at and tokens[cut - 1].low in {"of", "the", "for"}:
        cut = stop
    return start, cut, _joined(tokens[start:cut])


def _apposed_role(tokens: Sequence[_Token], stop: int) -> str:
    """Return the role that follows a name after a comma ("X, chairman of the chamber"), or ""."""
    words: list[_Token] = []
    for token, following in pairwise(tokens[stop + 1 : stop + 8] if tokens[stop].text == "," else ()):
        if token.low in lexicon.ROLE_HEADS:
            return "" if following.capital else _joined([*words, token])
        if token.text not in {"the", "a", "an"}:
            if not (token.low in lexicon.ROLE_MODIFIERS or token.capital):
                return ""
            words.append(token)
    return ""


def _known_kind(text: str, words: Sequence[_Token], capitals: Capitals, has_role: bool) -> str:
    """Return "place", "group", "thing", "skip" for a word that names nobody, or "" where it stays open."""
    if has_role:
        return "skip" if len(words) == 1 and words[0].low in _ROLE_WORDS else ""
    if text in PLACES:
        return "place"
    if len(text) > 1 and text.isupper():
        return "group"
    if len(words) == 1 and (text in DEMONYMS or words[0].low in _ROLE_WORDS):
        return "skip"
    if any(word.low in lexicon.GROUP_HEADS for word in words):
        return "group"
    if any(word.low in lexicon.THING_HEADS for word in words):
        return "thing"
    grounded = any(word.text in LANDS for word in words)
    common = any(capitals.small[word.low] > capitals.inside[word.text] for word in words)
    return "thing" if grounded or common else ""


def _split_pair(name: Name, capitals: Capitals) -> list[Name]:
    """Return the two names of "Xi-Biden", or the name itself."""
    parts = name.text.split("-")
    if len(parts) != 2 or " " in name.text or not all(map(capitals.is_name, parts)):
        return [name]
    middle = name.start + len(parts[0])
    pair = name._replace(role="", kind="")
    return [pair._replace(stop=middle, text=parts[0]), pair._replace(start=middle + 1, text=parts[1])]
