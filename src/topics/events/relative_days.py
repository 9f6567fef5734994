"""Relative days: words of a line that only its article makes plain, such as "yesterday" or "ten days ago".

The day of an event stands beside its line, so they are left out where the grammar allows; a line that needs them
does not stand alone.

>>> without_relative_days("The bank yesterday closed its office"), needs_its_day("The bank lost more than last week")
('The bank closed its office', True)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from topics.english.calendar import MONTHS, PARTS_OF_DAY, SEASONS, WEEKDAYS
from topics.english.happenings import MADE_KNOWN, SPEECH_VERBS
from topics.english.numbers import NUMBER_WORDS
from topics.english.tokens import Kind, Token, tokens_of
from topics.english.words import PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clause_records import saying_verbs
from topics.events.clauses import unquoted
from topics.events.whole_clauses import ends_whole

_LEAST_LEFT = 4
"""Words, inclusive, that a line keeps where such a time is left out."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_SPAN = "hour|day|week|fortnight|month|quarter|year|decade"
_PERIOD = f"{_SPAN}|weekend|{_any_of(PARTS_OF_DAY)}|{_any_of(SEASONS)}"
_NAMED = _any_of(word.capitalize() for word in (*WEEKDAYS, *MONTHS))
_MONTHS = _any_of(map(str.capitalize, MONTHS))
_NUMBER = f"(?:{_any_of({*NUMBER_WORDS, *map(str.capitalize, NUMBER_WORDS)})})"
_COUNT = rf"(?:[Aa]n?|\d+|[Ss]everal|[Ss]ome|[Mm]any|[Aa] few|[Aa] couple of|{_NUMBER}(?:[ -]{_NUMBER})?)"
_PART = rf"(?:\s(?:{_any_of(PARTS_OF_DAY)}))?"
_RELATIVE = re.compile(
    r"\b(?:(?:(?:[Oo]nly|[Jj]ust|[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater|[Aa]bout|[Nn]early|[Aa]lmost|[Mm]ore than)\s)*"
    rf"(?:(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow){_PART}"
    rf"|(?:[Ll]ast|[Tt]his|[Nn]ext)\s(?:(?:{_PERIOD})|(?:{_NAMED}){_PART})"
    rf"|(?:on\s)?(?:(?:[Tt]he|[Tt]hat)\s)?(?:following|previous|next|same)\s(?:{_PERIOD})"
    rf"|(?:{_COUNT}\s(?:{_SPAN})s?|the (?:day|night|week|month|year))"
    r"\s(?:ago(?:\sor so)?|(?:earlier|later|before|after)(?=\s?(?:[,;.)]|$)))"
    rf"|(?:(?<=^)|(?<=^Just\s)|(?<=^Only\s)){_COUNT}\s(?:{_SPAN})s?\slater(?=\s(?:[A-Z]|the\s|a\s))"
    rf"|(?:[Ee]arlier|[Ll]ater)\s(?:in the|on)\s(?:{_PERIOD})"
    r"|(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin)\sthe\s(?:past|last|coming|next)"
    rf"\s(?:(?:few|several|couple of|\d+|{_any_of(NUMBER_WORDS)})\s)?(?:{_SPAN}|weekend)s?))\b"
)
"""A time that is told from the day of the article or of a sentence before."""
_SPENT = re.compile(r"\b(?:spend|spends|spent|spending)(?:\s(?:most|all|much|part) of)?\s$", re.IGNORECASE)
"""A verb whose object is a time: "spent last night in Pula"."""
_PERIOD_IN = re.compile(rf"(?:{_SPAN}|weekend|{_any_of(PARTS_OF_DAY)}|{_any_of(SEASONS)})$")
"""The period with which such a time ends."""
_HINTS = (
    *("day", "night", "tomorrow", "ago", "last", "this", "next", "follow", "previous", "same", "earlier", "later"),
    *("before", "after", "past", "coming"),
)
"""Letters of which such a time has some."""
_PLAIN_ENOUGH = re.compile(rf"(?:this|next)\s(?:year|decade|quarter|{_any_of(SEASONS)})", re.IGNORECASE)
"""Of these the ones that the day of the event says: they may stay where they cannot be left out."""
_DAY = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}})\b")
"""A day that a line names before "the same day"."""
_COMPARING = re.compile(
    r"\bthan\s(?:they|it|he|she|we|i|was|were|is|are|did|does|do|had|has|have|in|at|on|during|for)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
"""What compares with another time: "sold more than it did a year ago"."""
_JOINED = frozenset({"and", "or", "to", "through", "until", "till"})
"""Words between two times of one list or span."""
_HOLDS = PREPOSITIONS | _JOINED | {"the", "a", "an", "than", "before", "after", "s", "of", "its", "his", "their"}
"""Words that need what follows them."""
_TAKES_OVER = frozenset(
    {
        Kind.DETERMINER,
        Kind.POSSESSIVE,
        Kind.PRONOUN,
        Kind.PREPOSITION,
        Kind.TO,
        Kind.SUBORDINATOR,
        Kind.RELATIVE,
        Kind.COORDINATOR,
        Kind.COMMA,
        Kind.MARK,
        Kind.NUMBER,
        Kind.IN_ING,
    }
)
"""Classes of words that go on behind an adverb of time, and are no noun which it could be a part of."""
_VERBS = frozenset({Kind.PAST, Kind.IN_ED, Kind.PARTICIPLE, Kind.BE_PAST, Kind.HAVE_PAST, Kind.DO_PAST, Kind.MODAL})


def without_relative_days(line: str) -> str:
    """Return a line without the times that are told from the day of its article, where it can do without them."""
    for match in reversed([*_within(line)]):
        period = _PERIOD_IN.search(match[0]) if _SPENT.search(line, 0, match.start()) else None
        if period:
            line = f"{line[: match.start()]}[the {period[0]}]{line[match.end() :]}"
            continue
        if not _is_free(unquoted(line), match.start(), match.end()):
            continue
        shorter = _closed_up(line[: match.start()], line[match.end() :])
        is_last = not split_words(line[match.end() :])
        is_closed = len(split_words(shorter)) >= _LEAST_LEFT and not (is_last and _ends_open(shorter))
        if is_closed or (is_last and ends_whole(shorter)):
            line = shorter
    return line


def needs_its_day(line: str) -> bool:
    """Return whether a line has a time that only its article makes plain; "this year" the day of the event says."""
    return any(
        not _PLAIN_ENOUGH.fullmatch(match[0]) and not ("same" in match[0] and _DAY.search(line, 0, match.start()))
        for match in _within(line)
    )


def _within(line: str) -> Iterator[re.Match[str]]:
    """Yield the relative times of a line, those in quoted words left out."""
    low = line.lower()
    if any(word in low for word in _HINTS):
        yield from _RELATIVE.finditer(unquoted(line))


def _is_free(line: str, start: int, stop: int) -> bool:
    """Return whether a time is an adverb by itself: not "last week's", "than last week", "last week and today"."""
    before, after = line[:start].rstrip(), line[stop:]
    words_before = split_words(before)
    if _COMPARING.search(before):
        return False
    if words_before and not before.endswith((",", ")", "”")) and words_before[-1] in _HOLDS:
        return False
    if re.match(r"\s?['’]s\b|[–-]", after):
        return False
    following = list(tokens_of(after))[:2]
    if not following:
        return True
    if following[0].low in _JOINED and len(following) > 1 and _is_time(following[1]):
        return False
    if not words_before:
        return following[0].kind is not Kind.MARK and (following[0].kind not in _VERBS)
    if words_before[-1] in {"is", "was"} and following[0].low == "that":
        return False
    if words_before[-1] in SPEECH_VERBS and (following[0].kind is Kind.OTHER or following[0].low == "there"):
        return True  # "said last week violence could break out", "said today there would be no vote"
    if words_before[-1] in MADE_KNOWN and following[0].low in saying_verbs():
        return True  # "figures released today show"
    return following[0].kind in _TAKES_OVER | _VERBS or following[0].text[0].isupper()


def _is_time(token: Token) -> bool:
    return token.low in TIME_WORDS or token.kind is Kind.NUMBER


def _closed_up(before: str, after: str) -> str:
    """Return two parts of a line as one, the commas about what stood between them left out."""
    before, after = before.rstrip(), after.lstrip()
    if not before:
        return after.lstrip(", ")[:1].upper() + after.lstrip(", ")[1:]
    following = next(iter(tokens_of(after)), None)
    left = _WHEN_DUE.search(before) if after.startswith(",") else None
    if left:
        return f"{before[: left.start()]} {after[1:].lstrip()}".rstrip(" ,")
    is_of_apposition = following is not None and following.kind in _VERBS  # "the mayor, Anna Berg, today left"
    if before.endswith(",") and not is_of_apposition:
        before, after = before[:-1], after.removeprefix(",").lstrip()
    gap = "" if after.startswith((",", ".", ";", ")", "”")) else " "
    return f"{before}{gap}{after}".rstrip(" ,")


_WHEN_DUE = re.compile(r",\s(?:due|held|scheduled|planned|expected|set)(?:\s(?:on|in|for))?$")
"""What only said when: "the vote, due this year, was delayed"."""
_CLOCK = re.compile(r"\d\s?[ap]\.?m\.?$", re.IGNORECASE)
"""A time of the clock at the end: its "am" is no verb."""


def ends_with_speaker(line: str) -> bool:
    """Return whether a line ends with who said what stands before: "The bridge is closed for good, the mayor said"."""
    words = split_words(line)
    return bool(words) and words[-1] in SPEECH_VERBS and bool(_SPEAKER.search(line))


_SPEAKER = re.compile(r"\w{2,}(?:\s[^\s,]+){3,}\s?(?:,|,?[\"”])\s[^,\"“”]+$")
"""Words, and behind a comma who said them."""


def _ends_open(line: str) -> bool:
    """Return whether a line ends with a word that the time stood behind: "a theft that occurred", "will be"."""
    last = [*tokens_of(line)][-1:]
    if ends_with_speaker(line) or _CLOCK.search(line):
        return False
    if not last or last[0].kind in _VERBS:
        return True
    return last[0].low in _HOLDS or last[0].kind in {Kind.BE_NOW, Kind.BE_REST, Kind.HAVE_NOW, Kind.RELATIVE}
