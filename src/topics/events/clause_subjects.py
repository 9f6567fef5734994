"""Subjects of verbs, and the nouns that "who" and "which" go on from, read off the words before them."""

from __future__ import annotations

from topics.english.calendar import WEEKDAYS
from topics.english.hyphens import PREFIXES
from topics.english.names import PERSON_NOUNS
from topics.english.numbers import NUMBER_WORDS
from topics.english.sentence_parts import ABOUT_HOW_MANY, HOW_MANY
from topics.english.tokens import Kind, Token
from topics.english.words import TIME_WORDS

_DASHES = frozenset({"—", "–", "-", "--"})
ENDING_MARKS = frozenset({*';:—–.!?"”', "--"})
_AFTER_ING = frozenset({Kind.DETERMINER, Kind.POSSESSIVE, Kind.PREPOSITION, Kind.TO, Kind.PRONOUN})
"""Classes of words after a form in -ing that is a verb: "referring to", "leaving the town"."""
_FIRST_AND_LAST = 2
"""Words that a name has at least which is known by its capitals alone."""
_SHARES = NUMBER_WORDS.keys() | {"one", "some", "many", "most", "all", "several", "none", "few"}
"""Words before "of" for how many: "six of the nine who"."""
_TIMES_BY_THEMSELVES = WEEKDAYS.keys() | {
    "today",
    "yesterday",
    "tonight",
    "tomorrow",
    "last",
    "this",
    "next",
    "earlier",
}
"""Words that begin a time without a preposition before a subject: "last week", "this summer"."""
_COUNTED_SIDES = frozenset({"ago", "later", "earlier"})
"""Words behind a number of days that tell on which side of another day they lie."""
_FIRST_TIMES = frozenset({"first", "last"})
"""Words right before a verb for which time it was: "she first left"."""


class ClauseSubjects:
    """Reads subjects and antecedents in the tokens of one sentence; places are numbers of tokens, stop exclusive.

    Parameters
    ----------
    tokens : tuple of Token
        The tokens of the sentence.
    """

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens

    def _subject(self, low: int, high: int) -> tuple[int, int]:
        """Return the subject that ends before the verb at ``high``; nothing where it is not plain."""
        end = self._before_time(low, high)
        low = max([low, *(at + 1 for at in range(low, end - 1) if self._tokens[at].text == ")")])
        commas = [at for at in range(low, end) if self._tokens[at].kind is Kind.COMMA]
        is_closed = bool(commas) and commas[-1] == end - 1
        listed = self._listed_with_names(low, commas) if is_closed else (0, 0)
        if listed[0] < listed[1]:
            return listed
        if is_closed:
            end = commas[-2] if len(commas) > 1 else commas[-1]
            commas = commas[:-2]
        begin = commas[-1] + 1 if commas else low
        name = self._name_explained(begin, commas) if is_closed and begin < end else None
        if name and name[0] >= low and name[1] - name[0] >= _FIRST_AND_LAST:
            return name  # "Anna Berg, a nurse from Lima, the capital, died"
        if commas and self._is_list(low, commas[-1], end):
            begin = low
        elif commas:
            begin = self._start_of_callings(commas, end) or begin
        if begin < end and self._tokens[begin].kind is Kind.COORDINATOR:
            begin += 1
        begin = self._past_time(begin, end)
        is_counted = self._is_counted(begin, end)
        if begin >= end or (self._tokens[begin].kind in {Kind.PREPOSITION, Kind.MARK, Kind.TO} and not is_counted):
            return 0, 0
        is_open = self._tokens[end - 1].kind is Kind.COORDINATOR
        return (begin, end) if self._is_one_noun(begin, end) and not is_open else (0, 0)

    def _name_explained(self, begin: int, commas: list[int]) -> tuple[int, int] | None:
        """Return the name that a noun before a closing comma explains, past other nouns that explain it or each other.

        It is "Anna Berg" of "Anna Berg, a nurse from Lima, the capital, died".
        """
        for at in [begin, *(comma + 1 for comma in reversed(commas[:-1]))]:
            name = self._name_before(at)
            if name or self._tokens[at].kind is not Kind.DETERMINER:
                return name
        return None

    def _listed_with_names(self, low: int, commas: list[int]) -> tuple[int, int]:
        """Return a subject of several beside whom their names stand, up to the comma before the verb, or nothing.

        "Three miners, Ana Ruiz, Bo Lind and Carl Weiss, left" has the miners, whose names follow, "The mayor, Ana Ruiz,
        and the bishop, Bo Lind, left" all of it.
        """
        if self._tokens[low].kind is Kind.PREPOSITION:
            low, *commas = commas[0] + 1, *commas[1:]  # "On Tuesday, the mayor, Ana Ruiz, and …"
        first = self._tokens[low]
        if len(commas) < len(("before the names", "before the verb")) or first.low in TIME_WORDS:
            return 0, 0
        is_counted = first.kind is Kind.NUMBER or first.low in NUMBER_WORDS.keys() | _SHARES
        names = self._tokens[commas[0] + 1 : commas[-1]]
        if is_counted and commas[0] > low + 1 and self._are_names(names):
            return low, commas[0]
        if self._low(commas[0] - 1) == "others" and self._are_names(names):
            return low, commas[-1]  # "Anna Berg and two others, Bo Lind and Carl Weiss, left"
        joints = [at for at in commas[1:-1] if self._tokens[at + 1].kind is Kind.COORDINATOR]
        leads = first.kind is Kind.DETERMINER or (first.kind is Kind.OTHER and first.text[0].isupper())
        return (low, commas[-1]) if leads and joints and commas[-1] > joints[-1] + 2 else (0, 0)

    def _are_names(self, tokens: tuple[Token, ...]) -> bool:
        """Return whether tokens are nothing but names, with "and" before the last one."""
        words = [token for token in tokens if token.kind not in {Kind.COMMA, Kind.COORDINATOR}]
        is_joined = any(token.kind is Kind.COORDINATOR for token in tokens)
        return is_joined and all(token.kind is Kind.OTHER and token.text[0].isupper() for token in words)

    def _before_time(self, low: int, high: int) -> int:
        """Return the token before which a subject ends: adverbs and a time before its verb are none of it."""
        end = high
        while end > low and self._tokens[end - 1].kind in {Kind.ADVERB, Kind.NOT}:
            end -= 1
        if end - low > 1 and self._low(end - 1) in _FIRST_TIMES:
            end -= 1
        at = end
        while at > low and self._low(at - 1) in TIME_WORDS:
            at -= 1
        is_time = low < at < end and self._low(at) in _TIMES_BY_THEMSELVES
        return at if is_time and self._tokens[at - 1].kind in {Kind.COMMA, Kind.OTHER} else end

    def _is_list(self, low: int, comma: int, end: int) -> bool:
        """Return whether a comma is within a list of those who act: "Anna, Ben and Carl left"."""
        first = self._tokens[low]
        goes_on = any(token.kind is Kind.COORDINATOR for token in self._tokens[comma + 2 : end])
        is_noun = first.kind in {Kind.OTHER, Kind.DETERMINER} and first.low not in TIME_WORDS
        return goes_on and is_noun and comma > low

    def _start_of_callings(self, commas: list[int], end: int) -> int:
        """Return where bare nouns before a verb begin to be listed: "In Pula, the author, actress and heir left"."""
        if not any(token.kind is Kind.COORDINATOR for token in self._tokens[commas[-1] + 1 : end]):
            return 0
        for comma in commas[:-1]:
            listed = self._tokens[comma + 2 : commas[-1]]
            nouns = [token for token in listed if token.kind is not Kind.COMMA]
            is_bare = all(token.kind is Kind.OTHER and token.text[0].islower() for token in nouns)
            if self._tokens[comma + 1].kind is Kind.DETERMINER and is_bare:
                return comma + 1
        return 0

    def _is_one_noun(self, begin: int, end: int) -> bool:
        """Return whether a subject has no second one in it: then its verb is one whose form does not tell.

        "The airline withdraw the statement made in May" and "reports suggest he left" have two.
        """
        if self._tokens[begin].kind is Kind.IN_ING and begin + 1 < end and self._tokens[begin + 1].kind in _AFTER_ING:
            return False
        for at in range(begin + 1, end):
            before = self._tokens[at - 1]
            if self._tokens[at].kind is Kind.PRONOUN and before.kind not in {Kind.PREPOSITION, Kind.COORDINATOR}:
                return False
            opens = self._tokens[at].kind is Kind.DETERMINER and before.kind is Kind.OTHER
            if opens and before.text[0].islower() and before.low not in TIME_WORDS:
                return False
        return True

    def _past_time(self, begin: int, end: int) -> int:
        """Return the token after a time without a comma behind it ("On Monday it sank", "Last week he left")."""
        if begin < end and self._tokens[begin].kind is not Kind.PREPOSITION:
            return self._past_counted_time(begin, end) or self._past_bare_time(begin, end)
        at = begin + 1
        while at < end and (self._low(at) in TIME_WORDS or self._tokens[at].kind is Kind.NUMBER):
            at += 1
        return at if at > begin + 1 else begin

    def _past_bare_time(self, begin: int, end: int) -> int:
        """Return the token after a time without a preposition ("Last week he left"), or ``begin``.

        What owns the rest is no such time ("last week's vote"), nor what may be a name ("Sunday Adams", "June Berg").
        """
        if self._low(begin) not in _TIMES_BY_THEMSELVES:
            return begin
        at = begin
        while at < end and self._low(at) in TIME_WORDS | {"this"}:
            at += 1
        if at == end or self._is_counted(at, end):
            return at
        first = self._tokens[at]
        is_name = first.text[0].isupper() and self._low(at - 1) not in WEEKDAYS
        return at if first.kind in {Kind.DETERMINER, Kind.PRONOUN} or is_name else begin

    def _past_counted_time(self, begin: int, end: int) -> int:
        """Return the token after "Three weeks ago" or "A day later" before a subject; 0 for none."""
        first, unit, side = begin, begin + 1, begin + 2
        is_count = self._is_number(first) or self._low(first) in NUMBER_WORDS.keys() | HOW_MANY | {"a", "an"}
        is_time = is_count and self._low(unit) in TIME_WORDS and self._low(side) in _COUNTED_SIDES
        return side + 1 if is_time and side + 1 < end else 0

    def _is_counted(self, begin: int, end: int) -> bool:
        """Return whether a noun begins with how many they are: "At least eight people", "About 100 officials"."""
        pair = f"{self._low(begin)} {self._low(begin + 1)}"
        at = begin + 2 if pair in ABOUT_HOW_MANY else begin + 1
        if at == begin + 1 and self._low(begin) not in ABOUT_HOW_MANY:
            return False
        return at < end and (self._is_number(at) or self._low(at) in NUMBER_WORDS.keys() | HOW_MANY)

    def _antecedent(self, opener: int) -> tuple[int, int]:
        """Return the noun with its words before "which"; nothing where it is not plain where it begins."""
        end = opener
        while end and self._tokens[end - 1].kind in {Kind.COMMA, Kind.PREPOSITION}:
            end -= 1
        end = self._before_aside(end)
        begin = end
        while begin:
            token = self._tokens[begin - 1]
            if token.low == "of" and (begin == end or self._tokens[begin].text[0].isupper()):
                break  # of "the family of Anna Berg, who" it is the name
            goes_on = token.kind in {Kind.OTHER, Kind.NUMBER, Kind.POSSESSIVE, Kind.IN_ED} or token.low == "of"
            goes_on = goes_on or (token.text == "-" and self._is_within_word(begin - 1))
            if not goes_on and token.kind is not Kind.DETERMINER:
                break
            begin -= 1
            if token.kind is Kind.DETERMINER:
                begin -= begin > 0 and self._low(begin - 1) == "the"  # "the less unwieldy group which"
                break
        if begin == end or self._low(end - 1) in TIME_WORDS:
            return 0, 0
        if begin > 1 and self._low(begin - 1) == "of" and self._low(begin - 2) in _SHARES:
            begin -= 2  # "six of the nine who"
        is_behind = self._low(opener) == "who" and begin > 1 and self._tokens[begin - 1].kind is Kind.PREPOSITION
        if is_behind and not self._is_named_person(begin, end):
            begin = self._start_of_person(begin)
        if begin and self._tokens[begin - 1].kind is Kind.COORDINATOR:
            return 0, 0  # "the merger of Harbour and Northern Media, which": both, the last one or what both have
        begin, end = self._name_before(begin) or (begin, end)
        first = self._tokens[begin]
        is_plain = first.kind is Kind.DETERMINER or first.low in _SHARES or first.text[0].isupper()
        return (begin, end) if is_plain and first.low != "of" else (0, 0)

    def _before_aside(self, end: int) -> int:
        """Return the token before a pair of dashes that ends at one: "Two hostages — an American and a Dane — who"."""
        mark = self._tokens[end - 1].text if end else ""
        if mark not in _DASHES:
            return end
        return next((at for at in range(end - 2, 0, -1) if self._tokens[at].text == mark), end)

    def _is_named_person(self, begin: int, end: int) -> bool:
        """Return whether a noun is of a person and ends in the name: "the brother of the miner Bo Lind, who"."""
        is_called = any(token.low in PERSON_NOUNS for token in self._tokens[begin : end - 1])
        return is_called and self._tokens[end - 1].text[0].isupper()

    def _start_of_person(self, begin: int) -> int:
        """Return where the person begins whose body stands before "who": "a deputy from the Harbour party who"."""
        if self._low(begin - 2) not in PERSON_NOUNS:
            return begin
        first = begin - 2
        while first and self._tokens[first - 1].kind is Kind.OTHER:
            first -= 1
        return first - 1 if first and self._tokens[first - 1].kind is Kind.DETERMINER else begin

    def _name_before(self, begin: int) -> tuple[int, int] | None:
        """Return the name beside which a noun stands: "Anna Berg, the mayor who left"; None for none."""
        end = begin - 1
        is_beside = end > 0 and self._tokens[begin].kind is Kind.DETERMINER and self._tokens[end].kind is Kind.COMMA
        if not is_beside:
            return None
        first = end
        while first and self._tokens[first - 1].text[0].isupper() and self._tokens[first - 1].kind is Kind.OTHER:
            first -= 1
        is_own = first == 0 or self._tokens[first - 1].kind not in {Kind.PREPOSITION, Kind.TO, Kind.COORDINATOR}
        is_name = first < end and self._tokens[first].low not in TIME_WORDS
        return (first, end) if is_own and is_name else None

    def _is_within_word(self, at: int) -> bool:
        """Return whether a hyphen joins what stands on both sides of it: "Al-Noor"."""
        if not 0 < at < len(self._tokens) - 1:
            return False
        hyphen = self._tokens[at]
        if self._low(at - 1) in PREFIXES:
            return True  # "the anti - strike party", as tokenizers write it
        if self._low(at + 1) == "old":
            return True  # "a 22-year - old man", as tokenizers write it
        return self._tokens[at - 1].stop == hyphen.start and self._tokens[at + 1].start == hyphen.stop

    def _is_number(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].kind is Kind.NUMBER

    def _low(self, at: int) -> str:
        return self._tokens[at].low if 0 <= at < len(self._tokens) else ""
