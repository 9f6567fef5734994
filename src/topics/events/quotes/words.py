"""The words of a sentence with its quotations folded away, and the noun phrases among them.

A quotation that says something by itself becomes one sign, so that its words are not read with those around it; quoted
bits of the sentence ("called it a “disgrace”") stay, their marks blanked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from topics.english.clauses import Sentence, read_sentence
from topics.english.speech import CUE_VERBS
from topics.english.tokens import Kind, Token
from topics.english.verb_groups import FINITE, VerbGroup
from topics.english.words import PREPOSITIONS, PRONOUNS, TIME_WORDS
from topics.events.people.capitals import is_title_case
from topics.events.quotes.marks import Quotation

Place = tuple[int, int]
"""First and the one after the last, of characters or of tokens."""
NOWHERE: Place = (-1, -1)
"""Place of what is not there."""
HIDDEN = "\ue000"
"""Stands for a quotation that is folded away: a character for private use."""
_BULLETS = "> \t\n•*"
"""Characters before a quotation that are of the line, not of the sentence."""
_ENDS_SPEECH = frozenset(",.?!…—–-;")
_LEADS_TO_SPEECH = frozenset(",:;.?!—–")
_FEWEST_WORDS = 4
"""Words from which a quotation with a capital and a full stop is taken to say something by itself."""
_NOUN_KINDS = frozenset({
    Kind.OTHER, Kind.POSSESSIVE, Kind.NUMBER, Kind.IN_ED, Kind.IN_ING, Kind.JOINT, Kind.PARTICIPLE, Kind.PRONOUN,
})  # fmt: skip
"""Classes of words of which noun phrases are made, beside what opens and joins them."""
_LINKS = frozenset({
    "of", "for", "at", "from", "in", "on", "with", "near", "by", "behind", "to", "about", "against", "board",
})  # fmt: skip
"""Prepositions within a noun phrase: "the head of the union in Porto"."""
RELATIVES = frozenset({"who", "which", "that"})
"""Words that open a clause beside a noun and stand for it."""
AUXILIARIES = frozenset({
    Kind.MODAL, Kind.BE_NOW, Kind.BE_PAST, Kind.BE_REST, Kind.HAVE_NOW, Kind.HAVE_PAST, Kind.DO_NOW, Kind.DO_PAST,
})  # fmt: skip
_ASIDE = re.compile(r"\([^()]{1,40}\)|\[[^\[\]]{1,40}\]")
"""A few words in brackets: they belong to no phrase around them."""
_FARTHEST_ASIDE = 45
"""Tokens, exclusive, between the commas around what is added to a name: "Berg, who has led the union, said"."""
_WHICH_TIME = frozenset({"this", "last", "next", "that", "on", "in", "late", "early", "earlier", "later", "the"})
"""Words before a day or a month that belong to it."""
_NO_MANNER = frozenset({"there", "here", "only", "even", "almost", "nearly"})
"""Adverbs with which a clause or a noun can begin."""
_ASIDES = frozenset({
    Kind.DETERMINER, Kind.RELATIVE, Kind.NUMBER, Kind.POSSESSIVE, Kind.OTHER, Kind.IN_ED, Kind.IN_ING,
    Kind.PREPOSITION, Kind.PARTICIPLE,
})  # fmt: skip
"""Classes of words with which what commas add to a name begins."""
_DANGLING = frozenset({Kind.PREPOSITION, Kind.COORDINATOR, Kind.DETERMINER, Kind.TO})
"""Classes of words with which no noun phrase ends."""
_LEADING = frozenset({Kind.PREPOSITION, Kind.COORDINATOR, Kind.TO, Kind.JOINT})
"""Classes of words with which no subject begins."""
_MOST_TOKENS = 400
"""Tokens, inclusive, of a sentence that is read: longer ones are tables and lists."""
_SHORT = 3
"""Letters, inclusive, of an abbreviation within a name: "Sgt.", "Jr.", "J."."""
_BESIDE_VERBS = frozenset({"also", "then", "later", "now"})
_BOUNDARIES = frozenset({Kind.COMMA, Kind.MARK, Kind.SUBORDINATOR, Kind.RELATIVE})


def _as_name(token: Token, number: int) -> Token:
    """Return a token in -ly with a capital within a sentence as a name: "Kelly said"."""
    is_name = number > 0 and token.kind is Kind.ADVERB and token.text[0].isupper()
    return token._replace(kind=Kind.OTHER) if is_name else token


class Words:
    """A sentence, its quotations folded away.

    Parameters
    ----------
    text : str
        The sentence, or several that one quotation holds together.
    quotations : sequence of Quotation
        Its quotations, in order.
    """

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        self.speeches = [item for item in quotations if self._speaks(item)]
        """The quotations that say something by themselves."""
        self.masked = self._masked()
        self.tokens = tuple(_as_name(token, number) for number, token in enumerate(self._sentence.tokens))
        if len(self.tokens) > _MOST_TOKENS:
            self.tokens = ()
        stop = len(self.tokens)
        while stop and self.tokens[stop - 1].text in ".!?…;":
            stop -= 1
        self.stop = stop
        """The token after the last that is no full stop."""
        self._kinds = [token.kind for token in self.tokens]
        self._lows = [token.low for token in self.tokens]
        self._quoted = frozenset(self._in_marks())
        self._phrases: dict[int, Place] = {}

    @cached_property
    def _sentence(self) -> Sentence:
        return read_sentence(self.masked)

    @cached_property
    def groups(self) -> tuple[VerbGroup, ...]:
        """The verb groups outside folded quotations."""
        return self._sentence.groups

    @cached_property
    def finite(self) -> list[VerbGroup]:
        """The verb groups that make a clause."""
        return [group for group in self.groups if group.tense in FINITE]

    @cached_property
    def ends_before_speech(self) -> list[int]:
        """The full stops behind which a quotation follows, in order."""
        return [n for n in range(len(self.tokens)) if self.low(n) == "." and self.is_hidden(n + 1)]

    def _speaks(self, item: Quotation) -> bool:
        """Return whether a quotation says something by itself, and is no bit of the sentence around it."""
        inner = self.text[slice(*item.inner)].strip("“”\"‘’' ")
        before, after = self.text[: item.start].strip(_BULLETS), self.text[item.stop :].lstrip()
        if item.is_open or not inner or not before or not item.is_closed:
            return bool(inner) and (not after or inner[-1] in _ENDS_SPEECH or after[0] in ",—–" or item.is_open)
        is_whole = inner[-1] in _ENDS_SPEECH or not after or after[0] in ",.!?—–"
        last = before.split()[-1].lower().strip("“”\"'‘’")
        is_common = last == before.split()[-1] and last.rstrip(",") not in CUE_VERBS
        if before[-1] == "," and inner[0].islower() and is_common:
            return any(other.stop < item.start for other in self.quotations) and is_whole
        if before[-1] in _LEADS_TO_SPEECH:
            return is_whole and (before[-1] != "," or inner[-1] in _ENDS_SPEECH or not after.rstrip(".!? "))
        opens_big = inner[0].isupper() and len(inner.split()) >= _FEWEST_WORDS and is_whole
        return is_whole and (last in CUE_VERBS or opens_big) and (inner[0].isupper() or inner[0] in "'‘“…[(")

    def _masked(self) -> str:
        signs = list(self.text) if self.quotations else []
        for item in self.quotations:
            if item in self.speeches:
                signs[item.start : item.stop] = HIDDEN + " " * (item.stop - item.start - 1)
                continue
            for at in (*range(item.start, item.inner[0]), *range(item.inner[1], item.stop)):
                signs[at] = " "
        return _ASIDE.sub(lambda match: " " * len(match[0]), "".join(signs) or self.text)

    # ------------------------------------------------ tokens by number

    def kind(self, at: int) -> Kind | None:
        """Return the class of a token, None beyond the ends."""
        return self._kinds[at] if 0 <= at < len(self._kinds) else None

    def low(self, at: int) -> str:
        """Return a token in small letters, "" beyond the ends."""
        return self._lows[at] if 0 <= at < len(self._lows) else ""

    def token_from(self, place: int) -> int:
        """Return the first token that starts at a character or after it."""
        return next((n for n, token in enumerate(self.tokens) if token.start >= place), len(self.tokens))

    def is_hidden(self, at: int) -> bool:
        """Return whether a token stands for a folded quotation."""
        return self.low(at) == HIDDEN

    def speech_at(self, at: int) -> Quotation:
        """Return the quotation that a token stands for."""
        start = self.tokens[at].start
        return next(item for item in self.speeches if item.start == start)

    def is_quoted(self, at: int) -> bool:
        """Return whether a token stands in quotation marks that are not folded away."""
        return at in self._quoted

    def _in_marks(self) -> Iterator[int]:
        """Yield the tokens in quotation marks, folded away or not."""
        for item in self.quotations:
            yield from (at for at, token in enumerate(self.tokens) if item.start <= token.start < item.stop)

    def characters(self, first: int, after: int) -> Place:
        """Return the characters of some tokens; a quoted bit at an end is taken with its marks."""
        start, stop = self.tokens[first].start, self.tokens[after - 1].stop
        for item in self.quotations:
            if item.inner[0] == start:
                start = item.start
            is_folded = item.start == self.tokens[after - 1].start and self.is_hidden(after - 1)
            if is_folded or (start <= item.start < stop <= item.stop and item.stop - stop <= len("”.’")):
                stop = item.stop
        return start, stop

    def is_within(self, at: int) -> bool:
        """Return whether a token stands neither at the beginning of a sentence nor in a title in capitals."""
        if at == 0 or self.is_hidden(at - 1) or self.has_capitals:
            return False
        return self.tokens[at - 1].text not in ".:—–-"

    @cached_property
    def has_capitals(self) -> bool:
        """Whether it is a title in capitals."""
        return is_title_case(self.text.rstrip(". "))

    def verb_between(self, first: int, after: int) -> bool:
        """Return whether a verb that makes a clause stands among some tokens."""
        return any(first <= group.first < after for group in self.finite)

    def starts_phrase(self, at: int) -> bool:
        """Return whether a noun phrase can begin at a token."""
        if self.kind(at) in AUXILIARIES:
            return self._has_pronoun(at)
        return self.kind(at) in _NOUN_KINDS | {Kind.DETERMINER} and not self.is_time(at)

    def is_time(self, at: int) -> bool:
        """Return whether a token only says when."""
        return self.low(at) in TIME_WORDS

    def is_manner(self, at: int) -> bool:
        """Return whether a token is an adverb that only says how or when, and opens no clause."""
        return self.kind(at) is Kind.ADVERB and self.low(at) not in _NO_MANNER

    # ------------------------------------------------ noun phrases

    def phrase_before(self, after: int) -> Place:
        """Return the tokens of the noun phrase that ends before a token, with what commas add to it, or ``NOWHERE``."""
        if after not in self._phrases:
            self._phrases[after] = self._phrase_before(after)
        return self._phrases[after]

    def _phrase_before(self, after: int) -> Place:
        last = self.before_time(after - 1)
        if self.kind(after) in AUXILIARIES and self._has_pronoun(after):
            return after, after + 1
        if self.low(last) in {"who", "which", "whom", "whose"}:
            return self._antecedent(last)
        if self.low(last) == "that" and self.kind(last - 1) is Kind.OTHER:
            return self._antecedent(last)
        head = last
        if self.kind(last) is Kind.COMMA or self.low(last) in {")", "—", "–"}:
            head = self._before_aside(last)
            if head < 0:
                return NOWHERE
        first = self._phrase_start(head)
        if self.kind(first) is Kind.IN_ED and self.low(first - 1) in {"who", "which", "that"}:
            noun = self._phrase_start(first - 2 - (self.kind(first - 2) is Kind.COMMA))
            return (noun, first - 1) if noun < first - 1 else (first, head + 1)
        return (first, head + 1) if first <= head else NOWHERE

    def before_time(self, last: int) -> int:
        """Return the last token before when something was: "Berg on Monday", "the firm this month"."""
        at = last
        while at > 0 and self.is_time(at) and self.tokens[at - 1].text != ".":
            at -= 1
        if at == last and self.kind(at) is Kind.NUMBER and self.low(at - 1) in {"in", "since"}:
            at -= 1
        if at == last:
            return last
        while at > 0 and self.low(at) in _WHICH_TIME:
            at -= 1
        return at if self.kind(at) in _NOUN_KINDS | {Kind.COMMA} or self.low(at) in {"who", "which"} else last

    def _has_pronoun(self, at: int) -> bool:
        """Return whether an auxiliary holds its subject: "he's", "they've"."""
        head, mark, _ = self.low(at).partition("'")
        return bool(mark) and head in PRONOUNS

    def _antecedent(self, relative: int) -> Place:
        """Return the noun before "who" with that word."""
        head = relative - 1
        if self.kind(head) is Kind.COMMA:
            head -= 1
        first = self._phrase_start(head, frozenset({"of"}))
        return (first, relative + 1) if first <= head else (relative, relative + 1)

    def _before_aside(self, comma: int) -> int:
        """Return the token before what stands between two commas, brackets or dashes, or -1."""
        pair = {")": "(", "—": "—", "–": "–"}.get(self.low(comma), ",")
        for at in range(comma - 1, max(-1, comma - _FARTHEST_ASIDE), -1):
            if self.is_hidden(at):
                return -1
            if self.low(at) != pair:
                continue
            first = self._phrase_start(at - 1)
            if first > at - 1:
                continue
            if self.kind(at + 1) in _ASIDES and not self._clause_before(first):
                return at - 1
        return -1

    def _clause_before(self, first: int) -> bool:
        """Return whether a verb without a boundary after it stands right before a phrase: it is an object."""
        return any(group.last == first - 1 for group in self.finite)

    def _phrase_start(self, last: int, links: frozenset[str] = _LINKS) -> int:
        """Return the first token of the noun phrase that ends with a token; a later number where there is none."""
        at = last
        while at >= 0 and self._goes_back(at, last, links):
            at -= 1
            if self.kind(at + 1) is Kind.DETERMINER and not self._is_linked(at, links):
                break
            if self.kind(at + 1) is Kind.PRONOUN and not self._is_linked(at, links):
                at += 2 if at + 1 < last - 1 and self.low(at + 1) != "one" else 0  # "it coincides with a visit"
                break
        first = at + 1
        while first <= last and self.kind(first) in _LEADING:
            is_led = self.kind(first) is Kind.PREPOSITION
            first += 1
            if is_led and first < last and self.low(first - 1) in _LINKS | PREPOSITIONS:
                first = self._after_lead(first, last)
        while first < last and self._is_leading_time(first):
            first += 1
        return first

    def _is_leading_time(self, at: int) -> bool:
        """Return whether a token says when, before a name: "Last week Berg said"."""
        is_time = self.is_time(at) or self.low(at) == "last"
        return is_time and self.low(at + 1) not in _LINKS and self.tokens[at + 1].text[0].isupper()

    def _after_lead(self, first: int, last: int) -> int:
        """Return where the subject begins behind a place or a time that opens a sentence: "In Oslo police said"."""
        for at in range(first + 1, last + 1):
            if self.kind(at) in {Kind.DETERMINER, Kind.PRONOUN}:
                return at
        return min(first + 1, last)

    def _goes_back(self, at: int, last: int, links: frozenset[str]) -> bool:
        """Return whether a token belongs to the noun phrase that ends at ``last``."""
        token = self.tokens[at]
        if token.text == HIDDEN:
            return False
        if token.kind in _NOUN_KINDS | {Kind.DETERMINER}:
            return True
        if token.text in {".", "&", "-"} and at and self.tokens[at - 1].stop == token.start:
            return self._is_abbreviation(at - 1)
        if at == last:
            return token.kind is Kind.ADVERB and token.low not in _BESIDE_VERBS
        if token.kind is Kind.PREPOSITION or token.kind is Kind.TO:
            return token.low in links and self.kind(at - 1) in _NOUN_KINDS
        if token.kind is Kind.COORDINATOR:
            return token.low == "and" and self._joins_names(at)
        return False

    def _joins_names(self, at: int) -> bool:
        """Return whether "and" stands between two nouns: "Berg and Moe", "the owner and the crew"."""
        before, after = self.kind(at - 1), self.kind(at + 1)
        if before not in _NOUN_KINDS or after not in _NOUN_KINDS | {Kind.DETERMINER}:
            return False
        is_verb = any(group.first <= at - 1 <= group.last for group in self.groups)
        return not is_verb and not self.verb_between(self._clause_start(at), at)

    def _is_abbreviation(self, at: int) -> bool:
        """Return whether a token before a full stop is short and has a capital: "Sgt.", "J."."""
        text = self.tokens[at].text
        return len(text) <= _SHORT and text[0].isupper()

    def _clause_start(self, at: int) -> int:
        while at > 0 and self.kind(at - 1) not in _BOUNDARIES:
            at -= 1
        return at

    def _is_linked(self, at: int, links: frozenset[str]) -> bool:
        """Return whether a noun phrase goes on before a determiner: "the head of the union"."""
        return self.low(at) in links and self.kind(at - 1) in _NOUN_KINDS

    def phrase_after(self, first: int) -> Place:
        """Return the tokens of the noun phrase that begins at a token, or ``NOWHERE``."""
        while self.kind(first) is Kind.ADVERB:
            first += 1
        at = first
        while at < self.stop and self._goes_on(at, first):
            at += 1
        while at > first and (self.is_time(at - 1) or self.kind(at - 1) in _DANGLING):
            at -= 1
        return (first, at) if at > first else NOWHERE

    def _goes_on(self, at: int, first: int) -> bool:
        token = self.tokens[at]
        if token.text == HIDDEN or self.is_time(at) or (self.is_quoted(at) and not self.is_quoted(first)):
            return False
        if any(group.first == at and group.first != first for group in self.finite) and token.kind is not Kind.IN_ED:
            return False
        if token.kind is Kind.PRONOUN:
            return at == first
        if token.kind in _NOUN_KINDS:
            return True
        if token.kind is Kind.DETERMINER:
            return at == first or self.kind(at - 1) in {Kind.PREPOSITION, Kind.TO, Kind.DETERMINER, Kind.COORDINATOR}
        if token.text in {".", "&", "-"} and at > first:
            return self._is_abbreviation(at - 1)
        if token.kind is Kind.PREPOSITION:
            return at > first and token.low in _LINKS and self.kind(at + 1) in _NOUN_KINDS | {Kind.DETERMINER}
        is_and = token.kind is Kind.COORDINATOR and token.low == "and"
        return is_and and self.kind(at + 1) in _NOUN_KINDS
