"""Names as they stand in sentences: runs of capitalised words, with the role before them.

Nothing is joined here: ``actors`` decides which names mean the same person, group or place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from topics.english.genders import GENDER_OF_FIRST_NAME
from topics.english.happenings import SPEECH_VERBS
from topics.english.names import (
    ABBREVIATIONS,
    ACRONYMS,
    BODIES_IN_ROLES,
    GROUP_HEADS,
    GROUP_NOUNS,
    HONORIFICS,
    MONTHS_TOO,
    NO_NAMES,
    NUMBERED,
    OF_JOINS,
    PARTICLES,
    PARTY_MEMBERS,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    RULERS,
    SURNAMES_TOO,
    THING_HEADS,
    WITHIN_NAMES,
)
from topics.english.places import AMBIGUOUS, DEMONYMS, LANDS, NAMESAKES, PLACES
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS
from topics.events.people.capitals import OPENING, Capitals, Token, is_title_case, tokens_of

_BYLINE = re.compile(r"By (?:the )?")
_CLOCK = re.compile(r"(?:\d[:.]\d\d|\b[ap]\.?m\.?) $")
_DATELINE_END = re.compile(r" ?\) ?[-–—]")
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "across", "outside"})
_NO_SUBJECT_AFTER = PREPOSITIONS | {"and", "than", "as"}
"""Words right after which a name is not the subject."""
_ROLE_WORDS = ROLE_HEADS | ROLE_MODIFIERS
_TITLES = _ROLE_WORDS | HONORIFICS
_ROLE_ENDS = ROLE_HEADS | HONORIFICS
_WITHIN_ROLES = _TITLES | {"of", "for", "the", "and", "affairs"}
_SAID = frozenset({"said", "says", "added", "told"})
HONORIFIC = "honorific"
"""The clue of a name behind "Mr" or "Dr": it is a person's."""
_INNER_ROLE = 4
"""Words from the end of a run among which a role without an opening ends ("Kremlin spokesman Ivan Petrov")."""
_APPOSED = 7
"""Words after the comma in which a role in apposition ends."""


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


def find_names(text: str, capitals: Capitals) -> list[Name]:
    """Return the names of a passage in order.

    Parameters
    ----------
    text : str
        One sentence or title, after repairs.
    capitals : Capitals
        From ``count_capitals`` over all passages: tells a name from a word that merely opens a sentence.
    """
    tokens = tokens_of(text)
    # Empty tokens stand for what lies after the last one, and (at -1) before the first.
    tokens += [Token("", len(text), len(text), False)] * 3
    shouting = is_title_case(text)
    names: list[Name] = []
    at = 0
    while at < len(tokens):
        is_name = tokens[at].capital and not _is_ticker(tokens, at)
        stop = _run_end(tokens, at, text, shouting) if is_name else at
        if stop > at and not _is_credit(text, tokens[at].start, tokens[stop - 1].stop):
            names += _read_run(tokens, at, stop, capitals, shouting)
        at = max(stop, at + 1)
    return names


def _is_credit(text: str, start: int, stop: int) -> bool:
    """Return whether the run is of the article, not of its story: a byline, an agency or the zone of a clock."""
    zone = text[start:stop].isupper() and _CLOCK.search(text, max(0, start - 6), start)
    return bool(zone or _BYLINE.fullmatch(text, 0, start) or _DATELINE_END.match(text, stop))


def _run_end(tokens: Sequence[Token], at: int, text: str, shouting: bool) -> int:
    """Return the end of the run of capitalised words that begins here (the same index if none does)."""
    stop = at
    while more := _going_on(tokens, at, stop) or (0 if shouting else _inner_small_word(tokens, at, stop)):
        if stop > at and _is_address(tokens, stop):
            break  # "his son, Jason Harbour.co.uk posts a rise": lines run together
        stop += more
        if text[tokens[stop - 1].stop : tokens[stop].start] not in {" ", ""}:
            break
    stop = _with_other_half(tokens, at, stop)
    return stop - 1 if stop - at > 1 and _is_ticker(tokens, stop - 1) else stop


_SITES = frozenset({"co", "com", "org", "net", "gov", "edu"})
"""What follows the name and the point of a site's address."""


def _is_address(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word begins the address of a site: "Harbour.co.uk"."""
    token, point, following = tokens[at : at + 3]
    is_bound = token.stop == point.start and point.stop == following.start
    return point.text == "." and is_bound and following.low in _SITES


def _going_on(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return how many words here go on with a name ("Lima", "el", "& Sons", "of 20", "of the Interior"), 0 if none."""
    token, following, beyond = tokens[at : at + 3]
    if token.capital:
        if at == start and _is_first_name(tokens, at):
            return 1
        return 0 if _is_no_name(token) or _is_month(tokens, at) else 1
    if token.text in PARTICLES:
        small = [token] if following.text not in PARTICLES else [token, following]
        return len(small) if tokens[at + len(small)].capital else 0
    if token.text == "&" and at > start:
        return len((token, following)) if following.capital else 0
    if token.text.isdigit() and at > start and tokens[at - 1].low in NUMBERED:
        return 1  # "Channel 4"
    if token.text == "to" and at > start and tokens[at - 1].low in GROUP_HEADS and tokens[at - 1].capital:
        is_deed = following.capital and following.text not in PLACES
        return len((token, following)) if is_deed else 0  # "Committee to Protect Journalists"
    if token.text not in {"of", "for"} or tokens[at - 1].low not in OF_JOINS:
        return 0
    if following.capital or following.text.isdigit():
        return len((token, following))
    return len((token, following, beyond)) if following.text == "the" and beyond.capital else 0


def _inner_small_word(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return 1 for a small word with a capital that is a part of a name: "Chairman Nor Berg", "Theresa May said"."""
    token, following = tokens[at : at + 2]
    if at == start or not token.capital or not token.low.isalpha():
        return 0
    if token.low in TIME_WORDS | GROUP_HEADS and following.low in GROUP_HEADS:
        return 1 if following.capital else 0
    if tokens[at - 1].text in LANDS:
        return 0
    if token.low in SURNAMES_TOO:
        return 0 if following.text[:1].isdigit() else 1
    is_first = at + 1 < len(tokens) and following.capital and not _is_no_name(following)
    return 1 if is_first and token.low in FUNCTION_WORDS and tokens[at - 1].text not in DEMONYMS else 0


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word such as "Jan" is a month before its day: "Jan. 14"."""
    following, beyond = tokens[at + 1 : at + 3]
    if tokens[at].low not in WITHIN_NAMES:
        return False
    return following.text[:1].isdigit() or (following.text == "." and beyond.text[:1].isdigit())


def _is_first_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a month is a first name: "June Berg said" and "her mother, June Berg", not "In June Berg said"."""
    token, following = tokens[at : at + 2]
    before = tokens[at - 1]
    if token.low not in MONTHS_TOO or not following.capital or _is_no_name(following) or following.text.isupper():
        return False
    run = [following, *takewhile(lambda token: token.capital, tokens[at + 2 : at + 2 + _INNER_ROLE])]
    if any(word.text in LANDS or word.low in GROUP_HEADS | THING_HEADS for word in run):
        return False
    earlier = tokens[at - 2]
    if before.text == ",":
        return earlier.low in PERSON_NOUNS
    if before.low == "and":
        return earlier.capital and not _is_no_name(earlier)
    return before.text in OPENING or before.low in PERSON_NOUNS


def _with_other_half(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Return the end of a name with "and" in it: "Trinidad and Tobago", "the Securities and Exchange Commission"."""
    if stop == start or tokens[stop].text != "and" or not tokens[stop + 1].capital:
        return stop
    end = stop + 1
    while tokens[end].capital and not _is_no_name(tokens[end]):
        end += 1
    if end == stop + 1:
        return stop
    if _joined(tokens[start:end]) in PLACES:
        return end
    before = start - 2 if tokens[start - 1].low in ROLE_MODIFIERS else start - 1  # "the federal Food and Drug Agency"
    is_led_in = tokens[before].low in {"the", "'s", "’s"}
    is_one_body = tokens[end - 1].low in GROUP_HEADS and tokens[stop - 1].low not in GROUP_HEADS
    return end if is_led_in and is_one_body else stop


def _is_ticker(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is the sign of a share before its change: "BA +2.05%"."""
    following, beyond = tokens[at + 1 : at + 3]
    is_sign = tokens[at].text.isupper() and len(tokens[at].text) <= _LONGEST_TICKER
    return is_sign and following.text in {"+", "-", "−", "–"} and beyond.text[:1].isdigit()


_LONGEST_TICKER = 5
"""Letters, inclusive, of the sign of a share."""


def _is_no_name(token: Token) -> bool:
    """Return whether a word with a capital is no part of a name: a small word, a time.

    Acronyms that read like small words ("US", "WHO") are names.
    """
    if token.low in WITHIN_NAMES or (token.text.isupper() and token.low in ACRONYMS):
        return False
    return token.low in NO_NAMES


def _read_run(tokens: Sequence[Token], at: int, stop: int, capitals: Capitals, shouting: bool) -> list[Name]:
    """Cut the role off a run and say what the rest of it is."""
    at, stop = _narrowed(tokens, at, stop, capitals, shouting)
    if at == stop:
        return []
    last, noun = tokens[stop - 1 : stop + 1]
    if noun.text in GROUP_NOUNS and (last.text in LANDS or noun.text in RULERS):
        subject = tokens[at - 1].text.lower() not in _NO_SUBJECT_AFTER
        first = next((n for n in range(at, stop) if _joined(tokens[n:stop]) in LANDS), stop - 1)
        land = tokens[first:stop]
        return [Name(land[0].start, noun.stop, f"{_joined(land)} {noun.text}", "", "group", "", subject)]

    start, name_start, role = _cut_role(tokens, at, stop)
    named = tokens[name_start:stop]
    before = tokens[start - 1].text.lower()
    subject = before not in _NO_SUBJECT_AFTER
    if not named:
        whole = Name(tokens[start].start, tokens[stop - 1].stop, "", role, "", "person", subject)
        return [whole] if role else []

    text = _joined(named)
    role = role or _apposed_role(tokens, stop)
    locating = before in _PLACE_PREPOSITIONS and not _is_of_staff(tokens, start)
    kind = _known_kind(text, named, capitals, tokens[stop], has_role=bool(role), locating=locating)
    if kind == "skip":
        return []
    clue = "place" if locating else ""
    if role or tokens[stop].text in SPEECH_VERBS or tokens[name_start - 1].text in _SAID:
        clue = "person"
    if tokens[name_start - 1].low.rstrip(".") in HONORIFICS:
        clue = HONORIFIC
    return _split_pair(Name(named[0].start, named[-1].stop, text, role, kind, clue, subject), capitals)


def _narrowed(tokens: Sequence[Token], at: int, stop: int, capitals: Capitals, shouting: bool) -> tuple[int, int]:
    """Return where a run begins and ends without words at its ends that are no part of the name."""
    if _opens_with_code(tokens[at:stop]):
        at += 1
    at += _title_before(tokens[at:stop], capitals)
    if tokens[at - 1].text in OPENING or shouting:
        while at < stop and not _may_open(tokens, at, stop, capitals, shouting):
            at += 1
    while shouting and at < stop and not _may_open(tokens, stop - 1, stop, capitals, shouting):
        stop -= 1
    return at, stop


def _opens_with_code(run: Sequence[Token]) -> bool:
    """Return whether a run is somebody's full name behind the number of a page or the like: "P15 Anna Berg"."""
    if len(run) <= _FIRST_AND_LAST or not _CODE.fullmatch(run[0].text):
        return False
    return not any(token.low in GROUP_HEADS | THING_HEADS for token in run)


def _title_before(run: Sequence[Token], capitals: Capitals) -> int:
    """Return how many words of a run are the end of a title that the sentence with the name runs on from.

    They end in a verb ("Mayor's Chief Says Anna Berg"), or are common words before a first name and what follows it
    ("Financial Storm Robert Berg").
    """
    says = next((n for n, token in enumerate(run[:-1]) if n and token.low in _SAYS_NOW), -1)
    if says >= 0:
        return says + 1
    first = next((n for n, token in enumerate(run[:-1]) if token.low in GENDER_OF_FIRST_NAME), 0)
    title = run[:first]
    is_common = len(title) >= _FIRST_AND_LAST and all(
        capitals.is_common(token.text) and token.low not in _WITHIN_ROLES and token.text not in LANDS for token in title
    )
    return first if is_common else 0


_SAYS_NOW = frozenset({"says", "tells", "warns", "urges", "asks", "vows", "insists", "denies", "calls"})
"""Verbs of titles that stand in no name."""


def _joined(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _may_open(tokens: Sequence[Token], at: int, stop: int, capitals: Capitals, shouting: bool) -> bool:
    """Return whether the first word of a run belongs to the name although its capital proves nothing."""
    token = tokens[at]
    if token.text in LANDS or capitals.is_name(token.text):
        return True
    if stop - at == 1:
        return False
    if not shouting and capitals.is_common(tokens[at + 1].text):
        return True  # "Amnesty International": the second word would have no capital where it is no name
    return token.low in _TITLES or not (shouting or capitals.small[token.low])


def _cut_role(tokens: Sequence[Token], at: int, stop: int) -> tuple[int, int, str]:
    """Return where the role begins, where the name begins, and the role itself, "" if there is none."""
    opening = [*takewhile(lambda token: token.low in _WITHIN_ROLES or token.text in LANDS, tokens[at:stop])]
    has_head = any(token.low in _ROLE_ENDS for token in opening)
    inner = [place for place in range(max(at, stop - _INNER_ROLE), stop - 1) if tokens[place].low in ROLE_HEADS]
    if inner and not has_head:
        return at, inner[-1] + 1, _joined(tokens[at : inner[-1] + 1])
    start, cut = at, at + len(opening)
    while start and tokens[start - 1].text in _TITLES:
        start -= 1
        has_head = has_head or tokens[start].text in ROLE_HEADS
    if not has_head:
        name_start = at + 1 if _opens_with_demonym(tokens[at:stop]) else at
        return at, max(name_start, at + _party_before(tokens[at:stop])), ""
    if cut > at and tokens[cut - 1].low in {"of", "the", "for"}:
        cut = stop
    if cut < stop and all(token.low in GROUP_HEADS for token in tokens[cut:stop]):
        return at, at, ""  # "the General Assembly"
    return start, cut, _joined(tokens[start:cut])


def _party_before(run: Sequence[Token]) -> int:
    """Return how many words of a run only say of which party somebody is: "Ohio Republican Anna Berg"."""
    heads = [n for n, token in enumerate(run[:-_FIRST_AND_LAST]) if token.low in PARTY_MEMBERS]
    is_body = any(token.low in GROUP_HEADS | THING_HEADS for token in run)
    if not heads or is_body or not all(token.text in LANDS or token.low in PARTY_MEMBERS for token in run[: heads[-1]]):
        return 0
    return heads[-1] + 1


_FIRST_AND_LAST = 2
"""Words that a name has at least behind a word for a party."""


def _opens_with_demonym(run: Sequence[Token]) -> bool:
    """Return whether a run is a name after a word for its country ("German Anna Berg"), no place and no group."""
    if len(run) == 1 or run[0].text not in DEMONYMS or _joined(run) in PLACES:
        return False
    return not any(token.low in GROUP_HEADS for token in run)


def _apposed_role(tokens: Sequence[Token], stop: int) -> str:
    """Return the role that follows a name after a comma ("X, chairman of the chamber"), or ""."""
    if tokens[stop].text != ",":
        return ""
    role: list[Token] = []
    for token, following in pairwise(tokens[stop + 1 : stop + 1 + _APPOSED]):
        if token.low in ROLE_HEADS:
            return "" if following.capital else _joined([*role, token])
        if token.text in {"the", "a", "an"}:
            continue
        if not (token.low in ROLE_MODIFIERS or token.capital):
            return ""
        role.append(token)
    return ""


def _is_of_staff(tokens: Sequence[Token], start: int) -> bool:
    """Return whether a name is that of an employer: "pilots at Harbour"."""
    before = tokens[start - 2].low if start > 1 and tokens[start - 1].low == "at" else ""
    return not (PEOPLE_NOUNS | PERSON_NOUNS).isdisjoint((before, before.removesuffix("s")))


def _known_kind(
    text: str, named: Sequence[Token], capitals: Capitals, following: Token, *, has_role: bool, locating: bool
) -> str:
    """Return "place", "group", "thing", "skip" for a word that names nobody, or "" where it stays open."""
    single = len(named) == 1
    if has_role:
        return "skip" if single and (named[0].low in _ROLE_WORDS | PARTY_MEMBERS or text in DEMONYMS) else ""
    if text in PLACES or (locating and text in AMBIGUOUS):
        return "place"
    if len(text) > 1 and text.isupper():
        return _kind_of_capitals(text, following)
    if single and named[0].low in BODIES_IN_ROLES:
        return "group"
    if text in DEMONYMS or text.removesuffix("s") in DEMONYMS or (single and named[0].low in _ROLE_WORDS):
        return "skip"
    if named[-1].low in PARTY_MEMBERS and (single or _joined(named[:-1]) in LANDS):
        return "skip"
    is_numbered = named[-1].text.isdigit() and named[0].low in NUMBERED
    if _ends_as_thing(named):
        return "thing"
    if is_numbered or any(token.low in GROUP_HEADS or token.text == "&" for token in named):
        return "group"
    if any(token.low in THING_HEADS for token in named):
        return "thing"
    grounded = any(token.text in LANDS and token.text not in NAMESAKES for token in named)
    own = [token for token in named if token.text not in PARTICLES]
    common = any(capitals.small[token.low] > capitals.inside[token.text] for token in own)
    return "thing" if grounded or common else ""


def _ends_as_thing(named: Sequence[Token]) -> bool:
    """Return whether the last word says that a body's name is only in that of a thing: "Harbour League Cup"."""
    is_one = len(named) > _FIRST_AND_LAST and not any(token.low in _INNER for token in named)
    return is_one and named[-1].low in THING_HEADS - GROUP_HEADS


_INNER = frozenset({"of", "for", "and", "&"})
"""Small words behind which a name goes on: "Council of the Sea" is a council."""


def _kind_of_capitals(text: str, following: Token) -> str:
    """Return the kind of a word in capitals: no abbreviation and no code ("T44") is a body that does nothing."""
    if text.lower() in ABBREVIATIONS:
        return "skip"
    acts = following.low in SPEECH_VERBS | GROUP_NOUNS  # "M23 rebels"
    return "thing" if _CODE.fullmatch(text) and not acts else "group"


_CODE = re.compile(r"(?!G\d)[A-Z]\d{1,3}")
"""A class, a size or a road; "G20" is a body."""


def _split_pair(name: Name, capitals: Capitals) -> list[Name]:
    """Return the two names of "Xi-Biden", or the name itself."""
    one, hyphen, other = name.text.partition("-")
    if len(name.text) != name.stop - name.start:
        return [name]  # its hyphen stands apart
    if not hyphen or "-" in other or " " in name.text or one.lower() in PARTICLES:
        return [name]
    if not (capitals.is_name(one) and capitals.is_name(other)):
        return [name]
    middle = name.start + len(one)
    pair = name._replace(role="", kind="")
    return [pair._replace(stop=middle, text=one), pair._replace(start=middle + 1, text=other)]
