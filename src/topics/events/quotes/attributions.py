"""Attributions: whose words, thoughts or denials a sentence hands on, as far as the sentence says.

A cue ("said", "according to") is found by its form and its neighbours; what it introduces stands behind it ("said that
the dam held") or before it ("the dam held, he said"), and the speaker on its other side. No parser: the order of the
tokens' classes is enough, as in ``topics.english.verb_groups``.

>>> text = "The dam held, the engineer said."
>>> said = attributions_of(text)[-1]
>>> text[slice(*said.contents[0])], text[slice(*said.speaker)], text[slice(*said.cue)]
('The dam held', 'the engineer', 'said')
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from topics.english.speech import CUE_WORDS, MACHINES, MEDIA, NO_SUBJECTS, QUOTED, VERBS_OF_BLOWS
from topics.english.tokens import Kind
from topics.english.words import PRONOUNS, split_words
from topics.events.quotes.adjuncts import behind_adjuncts, hearer_of
from topics.events.quotes.contents import CLAUSAL, Contents, Pieces
from topics.events.quotes.cues import Cue, Shape, find_cues
from topics.events.quotes.marks import Quotation, find_quotations
from topics.events.quotes.words import AUXILIARIES, NOWHERE, RELATIVES, Place, Words
from topics.records import QuoteKind

_INVERTED = frozenset({"statements", "voicing", "thoughts", "questions"})
"""Classes of verbs whose subject can stand behind them: "…, said Berg"."""
_NOUNS = frozenset({Kind.OTHER, Kind.PRONOUN, Kind.NUMBER, Kind.DETERMINER})
"""Classes of words right before a form in -ing that can be its subject."""
_BEHIND_SPEAKERS = frozenset({
    Kind.COMMA, Kind.MARK, Kind.RELATIVE, Kind.PREPOSITION, Kind.SUBORDINATOR, Kind.COORDINATOR,
})  # fmt: skip
"""Classes of words that can follow a speaker who stands behind the verb."""
_KINDS: tuple[tuple[str, QuoteKind], ...] = (
    ("denials", "denial"),
    ("questions", "question"),
    ("statements", "statement"),
    ("voicing", "statement"),
    ("telling", "statement"),
    ("thoughts", "thought"),
    ("findings", "statement"),
    ("liked", "thought"),
    ("calls", "call"),
    ("aims-of-verbs", "call"),
)
"""Classes of verbs and what they hand on; of a verb in several, the first counts."""
_ONE_NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:- )?[A-Z][\w'’-]*){0,2}")
"""One name and nothing said of it."""
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_SIGNS = frozenset("―—–-")
"""Dashes before the name under a quotation."""
_SIGNED = 3
"""Tokens, inclusive, of a quotation with its name at least."""
_BEFORE_NOUN = 3
"""Tokens, inclusive, from an owner to the noun for what was said: "the minister's earlier public claim"."""
_BY_REACH = 3
"""Tokens, inclusive, behind a passive among which "by" is looked for."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one cue of a sentence hands on; all places are characters of the sentence.

    Parameters
    ----------
    contents : tuple of (int, int)
        What was said, in one piece or several; empty where the sentence says it elsewhere ("he asked.").
    speaker : (int, int)
        The words that name the speaker, ``NOWHERE`` where none do.
    cue : (int, int)
        The words that hand it on; ``NOWHERE`` where there are none.
    kind : QuoteKind
        statement, thought, denial, question, call or remark.
    is_direct : bool
        Whether the content is all in quotation marks.
    addressee : (int, int)
        Who was spoken to, or ``NOWHERE``.
    """

    contents: tuple[Place, ...]
    speaker: Place
    cue: Place
    kind: QuoteKind
    is_direct: bool
    addressee: Place = NOWHERE

    def holds(self, start: int, stop: int) -> bool:
        """Return whether some characters lie in what was said."""
        return any(first <= start and stop <= last for first, last in self.contents)

    @property
    def length(self) -> int:
        """Characters of what was said."""
        return sum(last - first for first, last in self.contents)


def attributions_of(text: str) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence, in the order of their cues."""
    return read_attributions(text, tuple(find_quotations(text)))


def who_says(text: str, start: int, stop: int) -> Attribution | None:
    """Return whose word some characters of a sentence are: the innermost attribution around them.

    Parameters
    ----------
    text : str
        The sentence.
    start, stop : int
        The characters.

    Returns
    -------
    Attribution or None
        None where the words are the paper's own.

    Examples
    --------
    >>> text = "Two died, police said; the road is closed."
    >>> spoken = who_says(text, 0, 8)
    >>> text[slice(*spoken.speaker)], who_says(text, 23, 31)
    ('police', None)
    """
    around = [item for item in attributions_of(text) if item.holds(start, stop)]
    return min(around, key=lambda item: item.length, default=None)


@lru_cache(maxsize=4096)
def read_attributions(
    text: str, quotations: tuple[Quotation, ...], *, is_title: bool = False
) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence whose quotations are known, in the order of their cues."""
    if not quotations and CUE_WORDS.isdisjoint(split_words(text)):
        return ()
    return tuple(_Reader(Words(text, quotations), is_title=is_title).read())


def _without_later_cue(item: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Return what a cue introduces without the cue and speaker that stand behind all of it: "…, the source added"."""
    for other in others:
        if other is item or not other.contents or other.cue == NOWHERE or other.contents[-1][1] > other.cue[0]:
            continue
        stop = other.contents[-1][1]
        is_around = other.contents[0][0] <= item.cue[0]
        if is_around and any(first < stop < other.cue[0] < last for first, last in item.contents):
            item = replace(item, contents=tuple((first, min(last, stop)) for first, last in item.contents))
    return item


class _Reader:
    """Reads the attributions off one sentence."""

    def __init__(self, words: Words, *, is_title: bool) -> None:
        self.words = words
        self.is_title = is_title
        self.cues = list(find_cues(words))
        self.contents = Contents(words, self.cues, is_title=is_title)
        self._speakers: dict[int, Place] = {}
        self._speaker_before: Place | None = None
        """The speaker of a cue that stands behind what was said: it is the main clause ("…, Berg said, adding")."""

    def read(self) -> list[Attribution]:
        found = [item for cue in self.cues if (item := self._read(cue)) and self._hands_on(item)] + self._signed()
        return [_without_later_cue(item, found) for item in found]

    def _read(self, cue: Cue) -> Attribution | None:
        if cue.is_negated and not cue.classes & {"thoughts", "denials"}:
            return None  # "did not say"
        if cue.shape is Shape.SOURCE:
            return self._source(cue)
        if cue.shape is Shape.NOUN:
            return self._noun(cue)
        if cue.shape is Shape.PASSIVE:
            return self._passive(cue)
        return self._gerund(cue) if cue.shape is Shape.GERUND else self._active(cue)

    def _hands_on(self, item: Attribution) -> bool:
        """Return whether somebody who can speak says more than at whom a blow went: not "attacked Berg"."""
        text = self.words.text
        said = " ".join(text[start:stop].strip() for start, stop in item.contents)
        is_deed = item.kind == "remark" and text[slice(*item.cue)].split()[-1:] in VERBS_OF_BLOWS
        is_bare = is_deed and (said.lower() in PRONOUNS or _ONE_NAME.fullmatch(said) is not None)
        speaker = text[slice(*item.speaker)].lower()
        is_machine = item.kind == "remark" and speaker.split()[-1:] and speaker.split()[-1] in MACHINES
        return (item.is_direct or not (is_bare or is_machine)) and speaker not in NO_SUBJECTS

    def _signed(self) -> list[Attribution]:
        """Return the quotation that a name is put under: "“Never again.” — Anna Berg"."""
        words = self.words
        if len(words.tokens) < _SIGNED or not words.is_hidden(0) or words.low(1) not in _SIGNS or words.groups:
            return []
        name = words.phrase_after(2)
        if name == NOWHERE or not words.tokens[name[0]].text[0].isupper():
            return []
        quotation = (self.contents.quotation_at(0),)
        return [Attribution(quotation, words.characters(*name), NOWHERE, "statement", is_direct=True)]

    # ------------------------------------------------ verbs with a subject

    def _active(self, cue: Cue) -> Attribution | None:
        words, contents = self.words, self.contents
        inverted = self._speaker_after(cue)
        if inverted != NOWHERE:
            before = contents.before(cue.first, cue)
            return self._made(cue, inverted, before + contents.rest(inverted[1], cue, before))
        subject = words.phrase_before(cue.first)
        if subject == NOWHERE and (cue.first == 0 or self._is_participle(cue)):
            return None
        speaker = subject if subject != NOWHERE else self._main_speaker(cue)
        begin = self._begin(cue, subject)
        is_behind_quotation = words.is_hidden(begin - 1) or (
            words.kind(begin - 1) is Kind.COMMA and words.is_hidden(begin - 2)
        )
        if is_behind_quotation and contents.that_behind(cue.last + 1) != cue.last + 1:
            return self._around(cue, speaker, begin)
        if words.low(begin - 1) in RELATIVES and words.kind(begin - 2) in {Kind.COMMA, Kind.OTHER}:
            return self._made(cue, speaker, self._in_relative(cue))
        if words.kind(begin - 1) is Kind.COMMA and words.low(cue.first - 1) not in RELATIVES:
            around = self._around_comma(cue, speaker, begin)
            if around is not None:
                return around
        return self._made(cue, speaker, contents.behind(cue))

    def _is_participle(self, cue: Cue) -> bool:
        """Return whether a past behind a comma is only a participle: "…, compared to last year"."""
        words = self.words
        is_led_in = words.kind(cue.first - 1) is Kind.COMMA and not words.is_hidden(cue.first - 2)
        return is_led_in and words.kind(cue.first) is not Kind.ADVERB

    def _begin(self, cue: Cue, subject: Place) -> int:
        """Return the first token of a cue with its subject, "as" before it included."""
        words = self.words
        begin = subject[0] if subject != NOWHERE else cue.first
        is_led_in = words.kind(begin - 2) is Kind.COMMA or words.is_hidden(begin - 2)
        return begin - 1 if words.low(begin - 1) == "as" and is_led_in else begin

    def _around(self, cue: Cue, speaker: Place, begin: int) -> Attribution | None:
        """Return what was said before a cue, and behind it what goes on."""
        before = self.contents.before(begin, cue)
        return self._made(cue, speaker, before + self.contents.rest(cue.last + 1, cue, before))

    def _around_comma(self, cue: Cue, speaker: Place, begin: int) -> Attribution | None:
        """Return what was said before a comma and its cue, None where it stands behind the cue."""
        words, contents = self.words, self.contents
        quotation = contents.quotation_behind(cue)
        before = contents.before(begin, cue)
        if not before:
            return None
        if quotation >= 0:
            goes_on = words.text[words.speech_at(quotation).inner[0]].islower()
            return self._made(cue, speaker, (*before, contents.quotation_at(quotation))) if goes_on else None
        after = behind_adjuncts(words, cue.last + 1)
        is_free = words.kind(after) is Kind.COMMA or words.low(after) == "."
        return self._around(cue, speaker, begin) if is_free or not contents.behind(cue) else None

    def _in_relative(self, cue: Cue) -> Pieces:
        """Return what was said within a clause about a noun: "which the ministry says has cost too much"."""
        behind = self.contents.behind(cue)
        if behind or self.words.kind(cue.last + 1) not in AUXILIARIES:
            return behind
        return self.contents.of_tokens(cue.last + 1, self.contents.endings.clause_end(cue.last + 1, cue))

    def _speaker_after(self, cue: Cue) -> Place:
        """Return the speaker right behind a cue ("…, said Berg"), or ``NOWHERE``."""
        words = self.words
        has_comma = words.kind(cue.first - 1) is Kind.COMMA
        is_quoted = words.is_hidden(cue.first - 1) or (has_comma and words.is_hidden(cue.first - 2))
        can_be = cue.classes & _INVERTED and cue.first == cue.verb
        if not can_be or not (is_quoted or has_comma):
            return NOWHERE
        speaker = words.phrase_after(cue.last + 1)
        if speaker == NOWHERE:
            return NOWHERE
        is_pronoun = words.kind(speaker[0]) is Kind.PRONOUN and words.low(speaker[0]) != "one"
        ends = speaker[1] >= words.stop or words.kind(speaker[1]) in _BEHIND_SPEAKERS or words.is_time(speaker[1])
        if is_quoted:
            return speaker if ends or not words.verb_between(speaker[1], words.stop) else NOWHERE
        if is_pronoun or not ends or words.verb_between(speaker[0], speaker[1] + 1):
            return NOWHERE
        begin = self.contents.clause_begin(cue.first - 1)
        return speaker if self.is_title or words.verb_between(begin, cue.first - 1) else NOWHERE

    # ------------------------------------------------ other cues

    def _gerund(self, cue: Cue) -> Attribution | None:
        """Return what is handed on with "adding", "Citing the cost, …", "a video saying"."""
        words = self.words
        if cue.first == 0:
            speaker = self._speaker_behind(cue)
            return self._made(cue, speaker, self.contents.behind(cue)) if speaker != NOWHERE else None
        beside = words.phrase_before(cue.first) if words.kind(cue.first - 1) in _NOUNS else NOWHERE
        is_medium = beside != NOWHERE and any(words.low(n) in MEDIA for n in range(*beside))
        main = self._main_speaker(cue) if beside == NOWHERE or is_medium else NOWHERE
        if main == beside == NOWHERE and words.kind(cue.first - 1) is Kind.COMMA:
            beside = words.phrase_before(cue.first - 1)  # "The report, citing the log, said"
        return self._made(cue, main if main != NOWHERE else beside, self.contents.behind(cue))

    def _source(self, cue: Cue) -> Attribution | None:
        """Return what is handed on with "according to"."""
        words, contents = self.words, self.contents
        speaker = words.phrase_after(cue.last + 1)
        if speaker == NOWHERE:
            return None
        begin = contents.clause_begin(cue.first)
        is_half = any(group.last == cue.first - 2 for group in words.finite)  # "it was, in the words of Berg, a lake"
        end = speaker[1] if is_half else self._end_of_source(speaker[1])
        opener = words.kind(cue.first - 1)
        is_led_in = opener in {Kind.SUBORDINATOR, Kind.COORDINATOR} or words.low(cue.first - 1) == ":"
        before = contents.before(cue.first, cue) if cue.first > begin and not is_led_in else ()
        has_comma = words.kind(end) is Kind.COMMA
        if before:
            goes_on = has_comma and (is_half or not words.verb_between(begin, cue.first))
            return self._made(cue, speaker, before + (contents.of_tokens(end + 1, words.stop) if goes_on else ()))
        start = end + 1 if has_comma else end
        if words.is_hidden(start):
            return self._made(cue, speaker, (contents.quotation_at(start),))
        return self._made(cue, speaker, contents.of_tokens(start, contents.endings.clause_end(start)))

    def _end_of_source(self, end: int) -> int:
        """Return the token behind a source with what commas add to it: "according to Berg, who leads the union, …"."""
        words = self.words
        if words.kind(end) is not Kind.COMMA or words.kind(end + 1) not in {Kind.RELATIVE, Kind.DETERMINER}:
            return end
        later = next((n for n in range(end + 1, words.stop) if words.kind(n) is Kind.COMMA), words.stop)
        is_aside = words.kind(end + 1) is Kind.RELATIVE or not words.verb_between(end, later)
        return later if is_aside else end

    def _noun(self, cue: Cue) -> Attribution | None:
        """Return what is handed on with "the claim that", "her refusal to", "his criticism of"."""
        words, endings = self.words, self.contents.endings
        speaker, start = self._owner(cue), cue.last + 1
        end = endings.clause_end(start)
        comma = next((n for n in range(start, end) if words.kind(n) is Kind.COMMA), end)
        if words.verb_between(comma, words.stop) and not words.verb_between(0, cue.first):
            end = comma
        if words.low(start) == "to" or "remarks" in cue.classes:
            end = endings.noun_end(start, end)
            if speaker == NOWHERE:
                return None
        return self._made(cue, speaker, self.contents.of_tokens(start, end))

    def _owner(self, cue: Cue) -> Place:
        """Return whose claim it is: "the minister's earlier claim", "his claim"; ``NOWHERE`` where nobody's."""
        words = self.words
        owner = cue.first - 1
        while owner > 0 and cue.first - owner < _BEFORE_NOUN:
            is_beside = words.kind(owner) in {Kind.OTHER, Kind.IN_ED, Kind.ADVERB, Kind.NUMBER}
            if not is_beside and words.low(owner) != "own":
                break
            owner -= 1
        if words.kind(owner) is Kind.POSSESSIVE or words.low(owner) in _OWNERS:
            return words.phrase_before(owner + 1)
        return words.phrase_before(owner) if words.low(owner) in {"'", "’"} else NOWHERE

    def _passive(self, cue: Cue) -> Attribution | None:
        """Return what is handed on with "it was reported that", "was told by", "is said to", "was called a"."""
        words, contents = self.words, self.contents
        after = cue.last + 1
        is_relative = words.low(cue.first - 1) in {"what", "which", "that", "who"}
        is_thing = cue.classes == {"findings"} and words.low(after) not in {"that", "to"}  # "no wreckage was found"
        if is_relative or is_thing or (words.low(after) == "as" and words.low(cue.verb) in QUOTED):
            return None  # its form in -ing is the cue: "was quoted as saying"
        if cue.base == "intend" and words.low(after) == "to":
            return None  # "was intended to protect": what it is for
        subject = words.phrase_before(cue.first)
        near = range(after, min(after + _BY_REACH, words.stop))
        by = next((n for n in near if words.low(n) == "by"), -1)
        agent = words.phrase_after(by + 1) if by >= 0 else NOWHERE
        behind = contents.behind(cue) if cue.classes & (CLAUSAL | {"questions", "calls", "aims-of-verbs"}) else ()
        if subject != NOWHERE and words.low(subject[0]) not in {"it", "what", "which"}:
            own = words.characters(*subject)
            if words.low(after) == "to" and cue.base != "suppose" and "telling" not in cue.classes:
                behind = (own, *contents.of_tokens(after, contents.endings.clause_end(after)))
            elif "namings" in cue.classes and not behind:
                name = self._name(after + 1 if words.low(after) == "as" else after)
                behind = (own, *name) if name else ()
        return self._made(cue, agent, behind) if behind else None

    def _name(self, start: int) -> Pieces:
        """Return what something is called: "a disgrace", "“the Wall”"; nothing where no name begins at a token."""
        words = self.words
        is_quoted = start < words.stop and (words.is_quoted(start) or words.is_hidden(start))
        return self.contents.noun_piece(start) if is_quoted or words.low(start) in {"a", "an", "the"} else ()

    # ------------------------------------------------ speakers

    def _speaker_behind(self, cue: Cue) -> Place:
        """Return the subject behind a participle that opens the sentence: "Citing the cost, Berg left"."""
        words = self.words
        verbs = [group.first for group in words.finite] + [other.first for other in self.cues]
        for verb in verbs:
            subject = words.phrase_before(verb) if verb > cue.last else NOWHERE
            if subject != NOWHERE and subject[0] > cue.last and words.kind(subject[0] - 1) is Kind.COMMA:
                return subject
        return NOWHERE

    def _main_speaker(self, cue: Cue) -> Place:
        """Return who speaks where no subject stands beside a cue: the subject of the main clause before it."""
        words = self.words
        if self._speaker_before is not None:
            return self._speaker_before
        begin = 0
        if words.kind(0) is Kind.SUBORDINATOR or words.low(0) in {"after", "before"}:
            begin = next((n for n in range(cue.first) if words.kind(n) is Kind.COMMA), 0)
        for group in words.finite:
            is_before = begin <= group.first and group.last < cue.first
            if not is_before or words.low(group.first - 1) in RELATIVES or self._ends_between(group.last, cue.first):
                continue
            subject = words.phrase_before(group.first)
            if subject != NOWHERE:
                return subject
        return next((self._speakers[item.first] for item in self.cues if item.first in self._speakers), NOWHERE)

    def _ends_between(self, first: int, after: int) -> bool:
        """Return whether a sentence ends among some tokens and a quotation follows: "The river rose. “Stop,” …"."""
        ends = self.words.ends_before_speech
        return bisect_left(ends, first) < bisect_left(ends, after)

    def _made(self, cue: Cue, speaker: Place, contents: Pieces) -> Attribution:
        words = self.words
        if speaker != NOWHERE:
            self._speakers[cue.first] = speaker
        spoken = tuple(piece for piece in contents if piece[1] > piece[0])
        is_behind = bool(spoken) and spoken[0][0] < words.tokens[cue.first].start and cue.shape is Shape.ACTIVE
        self._speaker_before = speaker if is_behind and speaker != NOWHERE else self._speaker_before
        quoted = {(item.start, item.stop) for item in words.quotations}
        hearer = hearer_of(words, cue)
        return Attribution(
            contents=spoken,
            speaker=words.characters(*speaker) if speaker != NOWHERE else NOWHERE,
            cue=words.characters(cue.first, cue.last + 1),
            kind=next((name for group, name in _KINDS if group in cue.classes), "remark"),
            is_direct=bool(spoken) and all(piece in quoted for piece in spoken),
            addressee=words.characters(*hearer) if hearer != NOWHERE else NOWHERE,
        )
