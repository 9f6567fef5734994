"""Attributions: whose words, thoughts or denials a sentence hands on, as far as the sentence says.

A cue ("said", "according to") is found by its form and its neighbours; what it introduces stands behind it ("said that
the dam held") or before it ("the dam held, he said"), and the speaker on its other side. No parser: the order of the
tokens' classes is enough, as in ``topics.english.verb_groups``.

>>> text = "The dam held, the engineer said."
>>> [(text[slice(*item.contents[0])], text[slice(*item.speaker)], text[slice(*item.cue)]) for item in attributions_of(text)]
[('The dam held', 'the engineer', 'said')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from topics.english.speech import CLAUSE_VERBS, CUE_VERBS, MEDIA, QUOTED, STUDIES
from topics.english.tokens import Kind
from topics.events.quotes.cues import Cue, Shape, find_cues
from topics.events.quotes.marks import Quotation, find_quotations
from topics.events.quotes.words import AUXILIARIES, NOWHERE, Place, Words

_QUESTION_WORDS = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who", "which"})
_CLAUSAL = frozenset({"statements", "thoughts", "findings", "telling", "denials"})
_NOMINAL = frozenset({"remarks", "namings", "denials", "liked"})
_INVERTED = frozenset({"statements", "voicing", "thoughts", "questions"})
_THAT_REACH = 16
"""Tokens, inclusive, behind a cue among which "that" or the quotation that it introduces is looked for."""
_TO_REACH = 16
"""Tokens, inclusive, behind a verb of calling among which its infinitive stands: "urged the men of the crew to stay"."""
_NOUNS = frozenset({Kind.OTHER, Kind.PRONOUN, Kind.NUMBER, Kind.DETERMINER})
_BEFORE_TIMES = frozenset({"this", "last", "next", "that", "every", "previous", "following", "earlier", "later", "early", "late"})
"""Words before a week or a month that say which one."""
_QUIET = frozenset({"thoughts", "liked", "findings", "aims-of-verbs"})
"""Classes of cues that somebody else's words can go on with: "said he came and knew it"."""
_SPLITTING = frozenset({"while", "whereas", "although", "though"})
_KINDS = (("denials", "denial"), ("questions", "question"), ("statements", "statement"), ("voicing", "statement"), ("telling", "statement"), ("thoughts", "thought"), ("findings", "statement"), ("liked", "thought"), ("calls", "call"), ("aims-of-verbs", "call"))


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
    kind : str
        statement, thought, denial, question, call or remark.
    is_direct : bool
        Whether the content is all in quotation marks.
    addressee : (int, int)
        Who was spoken to, or ``NOWHERE``.
    """

    contents: tuple[Place, ...]
    speaker: Place
    cue: Place
    kind: str
    is_direct: bool
    addressee: Place = NOWHERE

    def holds(self, start: int, stop: int) -> bool:
        """Return whether some characters lie in what was said."""
        return any(first <= start and stop <= last for first, last in self.contents)

    @property
    def length(self) -> int:
        """Characters of what was said."""
        return sum(last - first for first, last in self.contents)


@lru_cache(maxsize=1024)
def attributions_of(text: str) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence, in the order of their cues."""
    return read_attributions(text, find_quotations(text))


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


def read_attributions(text: str, quotations: Sequence[Quotation], *, is_title: bool = False) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence whose quotations are known, in the order of their cues."""
    return tuple(_Reader(Words(text, quotations), is_title=is_title).read())


def _without_later_cue(item: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Return what a cue introduces without the cue and speaker that stand behind all of it: "…, the source added"."""
    for other in others:
        if other is item or not other.contents or other.cue == NOWHERE or other.contents[-1][1] > other.cue[0]:
            continue
        stop = other.contents[-1][1]
        if other.contents[0][0] <= item.cue[0] and any(first < stop < other.cue[0] < last for first, last in item.contents):
            item = replace(item, contents=tuple((first, min(last, stop)) for first, last in item.contents))
    return item


def _classes_of(cue: Cue) -> frozenset[str]:
    """Return the classes of the verb of a cue, without the word that makes it a phrase."""
    verb = CUE_VERBS.get(cue.base)
    return verb.classes if verb else cue.classes


class _Reader:
    """Reads the attributions off one sentence."""

    def __init__(self, words: Words, *, is_title: bool) -> None:
        self.words = words
        self.is_title = is_title
        self.cues = list(find_cues(words))
        self._speakers: dict[int, Place] = {}
        self._starts: set[int] | None = None

    def read(self) -> list[Attribution]:
        found = [item for cue in self.cues if (item := self._read(cue))] + self._signed()
        return [_without_later_cue(item, found) for item in found]

    def _signed(self) -> list[Attribution]:
        """Return the quotation that a name is put under: "“Never again.” — Anna Berg"."""
        words = self.words
        if len(words.tokens) < 3 or not words.is_hidden(0) or words.low(1) not in {"―", "—", "–", "-"}:
            return []
        name = words.phrase_after(2)
        if name == NOWHERE or not words.tokens[name[0]].text[0].isupper() or words.groups:
            return []
        return [Attribution((self._hidden(0),), words.characters(*name), NOWHERE, "statement", is_direct=True)]

    def _read(self, cue: Cue) -> Attribution | None:
        if cue.is_negated and not cue.classes & {"thoughts", "denials"}:
            return None
        if cue.shape is Shape.SOURCE:
            return self._source(cue)
        if cue.shape is Shape.NOUN:
            return self._noun(cue)
        if cue.shape is Shape.PASSIVE:
            return self._passive(cue)
        if cue.shape is Shape.GERUND:
            if cue.first == 0:
                speaker = self._speaker_behind(cue)
                return self._made(cue, speaker, self._behind(cue)) if speaker != NOWHERE else None
            beside = self.words.phrase_before(cue.first) if self.words.kind(cue.first - 1) in _NOUNS else NOWHERE
            if beside != NOWHERE and any(words_low in MEDIA for words_low in (self.words.low(n) for n in range(*beside))):
                main = self._main_speaker(cue)
                beside = main if main != NOWHERE else beside
            return self._made(cue, beside if beside != NOWHERE else self._main_speaker(cue), self._behind(cue))
        return self._active(cue)

    # ------------------------------------------------ kinds of cues

    def _active(self, cue: Cue) -> Attribution | None:
        words = self.words
        inverted = self._inverted(cue)
        if inverted != NOWHERE:
            content = self._before(cue.first, cue) + self._rest(inverted[1], cue, self._before(cue.first, cue))
            return self._made(cue, inverted, content)
        subject = words.phrase_before(cue.first)
        speaker = subject if subject != NOWHERE else self._main_speaker(cue)
        if subject == NOWHERE and words.kind(cue.first - 1) is Kind.COMMA and not words.is_hidden(cue.first - 2) and words.kind(cue.first) is not Kind.ADVERB:
            return None
        behind = self._behind(cue)
        begin = subject[0] if subject != NOWHERE else cue.first
        if words.low(begin - 1) == "as" and (words.kind(begin - 2) is Kind.COMMA or words.is_hidden(begin - 2)):
            begin -= 1
        is_spoken = words.is_hidden(begin - 1) or (words.kind(begin - 1) is Kind.COMMA and words.is_hidden(begin - 2))
        if is_spoken and self._that(cue.last + 1) != cue.last + 1:
            before = self._before(begin, cue)
            return self._made(cue, speaker, before + self._rest(cue.last + 1, cue, before))
        if words.low(begin - 1) in {"which", "who", "that"} and begin > 1 and words.kind(begin - 2) in {Kind.COMMA, Kind.OTHER}:
            opened = words.low(begin - 1) != "that" or words.kind(cue.last + 1) not in {Kind.DETERMINER, Kind.PRONOUN, Kind.POSSESSIVE}
            if opened and not behind and words.kind(cue.last + 1) in AUXILIARIES:
                return self._made(cue, speaker, self._parts(cue.last + 1, self._content_end(cue.last + 1)))
            if words.low(begin - 1) != "that":
                return self._made(cue, speaker, behind)
        follows = words.kind(begin - 1) is Kind.COMMA and words.low(cue.first - 1) not in {"who", "which", "that"}
        direct = self._quotation_behind(cue)
        is_direct = direct >= 0
        if follows and is_direct and words.text[words.speech_at(direct).inner[0]].islower():
            before = self._before(begin, cue)
            if before:
                return self._made(cue, speaker, (*before, self._hidden(direct)))
        if follows and not is_direct and (not behind or self._is_free(behind, cue)):
            before = self._before(begin, cue)
            if before:
                return self._made(cue, speaker, before + self._rest(cue.last + 1, cue, before))
        return self._made(cue, speaker, behind)

    def _is_free(self, behind: tuple[Place, ...], cue: Cue) -> bool:
        """Return whether what stands behind a cue is the second half of a quotation that begins before it."""
        after = self._behind_adjuncts(cue.last + 1)
        return self.words.kind(after) is Kind.COMMA or self.words.low(after) == "."

    def _inverted(self, cue: Cue) -> Place:
        """Return the speaker right behind a cue ("…, said Berg"), or ``NOWHERE``."""
        words = self.words
        is_after = words.is_hidden(cue.first - 1) or words.kind(cue.first - 1) is Kind.COMMA
        if not is_after or not cue.classes & _INVERTED or cue.first != cue.verb:
            return NOWHERE
        speaker = words.phrase_after(cue.last + 1)
        is_pronoun = words.kind(speaker[0]) is Kind.PRONOUN and words.low(speaker[0]) != "one"
        if speaker == NOWHERE or is_pronoun and not words.is_hidden(cue.first - 1):
            return NOWHERE
        ends = speaker[1] >= words.stop or words.kind(speaker[1]) in {Kind.COMMA, Kind.MARK, Kind.RELATIVE, Kind.PREPOSITION, Kind.SUBORDINATOR, Kind.COORDINATOR} or words.is_time(speaker[1])
        if words.is_hidden(cue.first - 1):
            return speaker if ends or not words.verb_between(speaker[1], words.stop) else NOWHERE
        if not ends or words.verb_between(speaker[0], speaker[1] + 1):
            return NOWHERE
        begin = self._clause_begin(cue.first - 1)
        return speaker if self.is_title or words.verb_between(begin, cue.first - 1) else NOWHERE

    def _source(self, cue: Cue) -> Attribution | None:
        words = self.words
        speaker = words.phrase_after(cue.last + 1)
        if speaker == NOWHERE:
            return None
        end = speaker[1]
        if words.kind(end) is Kind.COMMA and words.kind(end + 1) in {Kind.RELATIVE, Kind.DETERMINER}:
            later = next((n for n in range(end + 1, words.stop) if words.kind(n) is Kind.COMMA), words.stop)
            end = later if not words.verb_between(end, later) or words.kind(end + 1) is Kind.RELATIVE else end
        begin = self._clause_begin(cue.first)
        is_led_in = words.kind(cue.first - 1) in {Kind.SUBORDINATOR, Kind.COORDINATOR} or words.low(cue.first - 1) in {":", ";"}
        before = self._before(cue.first, cue) if cue.first > begin and not is_led_in else ()
        if before:
            lacks_verb = not words.verb_between(begin, cue.first)
            rest = self._parts(end + 1, words.stop) if lacks_verb and words.kind(end) is Kind.COMMA else ()
            return self._made(cue, speaker, before + rest)
        start = end + 1 if words.kind(end) is Kind.COMMA else end
        if words.is_hidden(start):
            return self._made(cue, speaker, (self._hidden(start),))
        return self._made(cue, speaker, self._parts(start, self._content_end(start)))

    def _noun(self, cue: Cue) -> Attribution | None:
        words = self.words
        owner = cue.first - 1
        while owner > 0 and (words.kind(owner) in {Kind.OTHER, Kind.IN_ED, Kind.ADVERB, Kind.NUMBER} or words.low(owner) == "own") and cue.first - owner < 3:
            owner -= 1
        speaker = NOWHERE
        if words.kind(owner) is Kind.POSSESSIVE or words.low(owner) in {"his", "her", "their", "its", "my", "our", "your"}:
            speaker = words.phrase_before(owner + 1)
        elif words.low(owner) in {"'", "’"}:
            speaker = words.phrase_before(owner)
        end = self._content_end(cue.last + 1)
        comma = next((n for n in range(cue.last + 1, end) if words.kind(n) is Kind.COMMA), end)
        if words.verb_between(comma, words.stop) and not words.verb_between(0, cue.first):
            end = comma
        if words.low(cue.last + 1) == "to" or "remarks" in cue.classes:
            end = self._noun_end(cue.last + 1, end)
            if speaker == NOWHERE:
                return None
        return self._made(cue, speaker, self._parts(cue.last + 1, end))

    def _passive(self, cue: Cue) -> Attribution | None:
        words = self.words
        if words.low(cue.last + 1) == "as" and words.low(cue.verb) in QUOTED:
            return None  # its gerund is the cue: "was quoted as saying"
        subject = words.phrase_before(cue.first)
        by = next((n for n in range(cue.last + 1, min(cue.last + 4, words.stop)) if words.low(n) == "by"), -1)
        agent = words.phrase_after(by + 1) if by >= 0 else NOWHERE
        behind = self._behind(cue) if cue.classes & (_CLAUSAL | {"questions", "calls", "aims-of-verbs"}) else ()
        if words.low(cue.last + 1) == "to" and cue.base != "suppose" and subject != NOWHERE and words.low(subject[0]) != "it" and "telling" not in cue.classes:
            behind = (words.characters(*subject), *self._parts(cue.last + 1, self._content_end(cue.last + 1)))
        elif "namings" in cue.classes and subject != NOWHERE and not behind:
            start = cue.last + 2 if words.low(cue.last + 1) == "as" else cue.last + 1
            if words.low(start) in {"a", "an", "the"} or (start < words.stop and (words.is_quoted(start) or words.is_hidden(start))):
                behind = (words.characters(*subject), *self._parts(start, self._noun_end(start, self._content_end(start))))
        elif agent != NOWHERE and cue.classes & _NOMINAL and subject != NOWHERE:
            behind = (words.characters(*subject),)
        if not behind:
            return None
        return self._made(cue, agent, behind)

    def _speaker_behind(self, cue: Cue) -> Place:
        """Return the subject of the main clause behind a participle that opens the sentence: "Citing the cost, Berg left"."""
        words = self.words
        for group in words.finite:
            subject = words.phrase_before(group.first)
            if subject != NOWHERE and subject[0] > cue.last and words.kind(subject[0] - 1) is Kind.COMMA:
                return subject
        for other in self.cues:
            subject = words.phrase_before(other.first) if other.first > cue.last else NOWHERE
            if subject != NOWHERE and words.kind(subject[0] - 1) is Kind.COMMA:
                return subject
        return NOWHERE

    def _main_speaker(self, cue: Cue) -> Place:
        """Return who speaks where no subject stands beside a cue: the subject of the main clause before it."""
        words = self.words
        begin = 0
        if words.kind(0) is Kind.SUBORDINATOR or words.low(0) in {"after", "before"}:
            begin = next((n for n in range(cue.first) if words.kind(n) is Kind.COMMA), 0)
        for group in words.finite:
            if group.first < begin or group.last >= cue.first:
                continue
            if words.low(group.first - 1) in {"who", "which", "that"}:
                continue
            subject = words.phrase_before(group.first)
            if subject != NOWHERE:
                return subject
        earlier = [self._speakers[item.first] for item in self.cues if item.first < cue.first and item.first in self._speakers]
        return earlier[0] if earlier else NOWHERE

    def _made(self, cue: Cue, speaker: Place, contents: tuple[Place, ...]) -> Attribution | None:
        words = self.words
        if speaker != NOWHERE:
            self._speakers[cue.first] = speaker
        spoken = [item for item in contents if item[1] > item[0]]
        kind = next((name for group, name in _KINDS if group in cue.classes), "remark")
        quoted = {(item.start, item.stop) for item in words.quotations}
        is_direct = bool(spoken) and all(item in quoted for item in spoken)
        addressee = self._addressee(cue) if "telling" in cue.classes or "questions" in cue.classes else NOWHERE
        return Attribution(
            tuple(spoken),
            words.characters(*speaker) if speaker != NOWHERE else NOWHERE,
            words.characters(cue.first, cue.last + 1),
            kind,
            is_direct,
            words.characters(*addressee) if addressee != NOWHERE else NOWHERE,
        )

    # ------------------------------------------------ what stands before a cue

    def _clause_begin(self, before: int) -> int:
        """Return the first token of what stands before a cue, up to a quotation or a semicolon."""
        begin = before
        while begin > 0 and not self.words.is_hidden(begin - 1) and self.words.low(begin - 1) not in {";"}:
            begin -= 1
        while self.words.kind(begin) is Kind.COORDINATOR or self.words.low(begin) in {",", ".", ":", "as"}:
            begin += 1
        return begin

    def _before(self, stop: int, cue: Cue) -> tuple[Place, ...]:
        """Return what was said before a cue or its subject, which begin at a token."""
        words = self.words
        last = stop - 1
        if words.kind(last) is Kind.COMMA and words.is_hidden(last - 1):
            last -= 1
        if words.is_hidden(last):
            return (self._hidden(last),)
        begin = self._clause_begin(stop)
        while last >= begin and words.kind(last) is Kind.COMMA:
            last -= 1
        is_half = words.kind(cue.last + 1) is Kind.COMMA and cue.last + 2 < words.stop
        n_words = last + 1 - begin
        if n_words < 2 or not (words.verb_between(begin, stop) or n_words > 3 or is_half or self.is_title or cue.shape is Shape.SOURCE):
            return ()
        if self._hangs(begin, stop) and not is_half and cue.shape is not Shape.SOURCE:
            return ()
        return self._parts(begin, last + 1)

    def _hangs(self, begin: int, stop: int) -> bool:
        """Return whether nothing but a clause or a phrase stands there that hangs on another: "In a speech", "When he left"."""
        words = self.words
        hanging = {Kind.PREPOSITION, Kind.SUBORDINATOR, Kind.TO, Kind.IN_ED, Kind.IN_ING, Kind.PARTICIPLE}
        if words.kind(begin) not in hanging and words.low(begin) not in {"once", "after", "before"}:
            return False
        comma = next((n for n in range(begin, stop - 1) if words.kind(n) is Kind.COMMA), stop)
        return not words.verb_between(comma, stop)

    def _rest(self, after: int, cue: Cue, before: tuple[Place, ...]) -> tuple[Place, ...]:
        """Return the second half of what was said, behind the cue and the speaker, or nothing."""
        words = self.words
        at = self._behind_adjuncts(after)
        hidden = next((n for n in range(at, min(at + _THAT_REACH, len(words.tokens))) if words.is_hidden(n)), -1)
        if hidden >= 0 and words.low(hidden - 1) in {",", ".", ":", ";", "—", "–", "?", "!"} and not words.verb_between(at, hidden):
            return (self._hidden(hidden),)
        if not before or words.kind(at) is not Kind.COMMA:
            return ()
        start = self.words.token_from(before[0][0])
        is_half = not words.verb_between(start, cue.first) or words.kind(start) is Kind.SUBORDINATOR
        goes_on = words.kind(at + 1) is Kind.COORDINATOR or words.low(at + 1) in {"because", "since", "if", "which"}
        is_half = is_half or (goes_on and words.verb_between(at + 1, words.stop) and not any(item.first > at for item in self.cues))
        is_half = is_half and not any((item.start, item.stop) == before[0] for item in words.quotations)
        return self._parts(at + 1, self._content_end(at + 1)) if is_half else ()

    # ------------------------------------------------ what stands behind a cue

    def _hidden(self, at: int) -> Place:
        item = self.words.speech_at(at)
        return item.start, item.stop

    def _parts(self, first: int, after: int) -> tuple[Place, ...]:
        return (self.words.characters(first, after),) if first < after else ()

    def _behind(self, cue: Cue) -> tuple[Place, ...]:
        """Return what stands behind a cue as what it introduces."""
        words = self.words
        direct = self._quotation_behind(cue)
        if direct >= 0:
            return (self._hidden(direct),)
        at = cue.last + 1
        while words.is_manner(at):
            at += 1
        colon = next((n for n in range(at, min(at + _THAT_REACH, words.stop)) if words.low(n) == ":"), -1)
        if colon >= 0 and not words.verb_between(at, colon):
            return self._parts(colon + 1, words.stop)
        start = self._clausal(cue, at)
        if start >= 0:
            return self._parts(start, self._content_end(start, cue))
        start = self._called(cue, at)
        if start >= 0:
            return self._parts(start, self._content_end(start, cue))
        start = self._nominal(cue, at)
        if start < 0 or self._is_reduced(cue, start):
            return ()
        return self._parts(start, self._noun_end(start, self._content_end(start, cue)))

    def _is_reduced(self, cue: Cue, start: int) -> bool:
        """Return whether a past is a participle of a noun whose verb stands behind: "people worried about it might stay"."""
        words = self.words
        if cue.first != cue.verb or words.low(cue.verb) != words.low(cue.verb).rstrip() or cue.shape is not Shape.ACTIVE:
            return False
        for group in words.finite:
            if group.first > start:
                between = [words.kind(n) for n in range(start, group.first)]
                return not {Kind.COMMA, Kind.SUBORDINATOR, Kind.RELATIVE, Kind.COORDINATOR, Kind.MARK} & set(between) and group.last - group.first > 0
        return False

    def _noun_end(self, start: int, stop: int) -> int:
        """Return the token behind a noun or an infinitive that was spoken of: before what is only added to it."""
        words = self.words
        for at in range(start + 1, stop):
            kind, before = words.kind(at), words.kind(at - 1)
            is_new = kind in {Kind.COORDINATOR, Kind.IN_ING, Kind.RELATIVE} or words.low(at) in {"yet", "who", "which"}
            if before is Kind.COMMA and is_new and (kind is not Kind.COORDINATOR or words.verb_between(at, min(at + 4, stop))):
                return self._trimmed(start, at)
            in_media = words.low(at) in {"in", "on", "during", "at"} and any(words.low(n) in MEDIA for n in range(at + 1, min(at + 4, stop)))
            if in_media and self._adjunct_end(at + 1) >= at + 2:
                return self._trimmed(start, at)
            if kind is Kind.SUBORDINATOR and words.low(at) in {"as", "because"} and words.verb_between(at, stop) and words.kind(at + 1) is not Kind.DETERMINER:
                return self._trimmed(start, at)
        return stop

    def _quotation_behind(self, cue: Cue) -> int:
        """Return the token of the quotation that a cue introduces, or -1."""
        words = self.words
        for at in range(cue.last + 1, min(cue.last + 1 + _THAT_REACH, len(words.tokens))):
            if words.low(at) == "that":
                return -1
            if words.low(at) in {".", ";"} and words.tokens[at].stop - words.tokens[at].start and words.is_hidden(at + 1):
                return -1
            if words.is_hidden(at):
                is_plain = at == cue.last + 1 or words.low(at - 1) in {",", ":", "—", "–"} or "telling" in cue.classes or words.low(at - 1) in MEDIA or words.is_time(at - 1)
                return at if is_plain and not words.verb_between(cue.last + 1, at) else -1
        return -1

    def _that(self, at: int, *, has_hearer: bool = False) -> int:
        """Return the "that" behind a cue, with at most where and when in between, or -1."""
        words = self.words
        for place in range(at, min(at + _THAT_REACH, words.stop)):
            if words.low(place) != "that" or words.is_quoted(place):
                continue
            if any(words.kind(n) is Kind.TO for n in range(at, place)) and has_hearer:
                return -1
            return place if not words.verb_between(at, place) and not has_hearer and self._behind_adjuncts(at) >= place or has_hearer and not words.verb_between(at, place) else -1
        return -1

    def _clausal(self, cue: Cue, at: int) -> int:
        """Return where the clause behind a cue begins, or -1."""
        words = self.words
        if "questions" in cue.classes:
            opening = next((n for n in range(at, min(at + _THAT_REACH, words.stop)) if words.low(n) in _QUESTION_WORDS), -1)
            has_comma = any(words.kind(n) is Kind.COMMA for n in range(at, opening))
            if opening >= 0 and not has_comma and not words.verb_between(at, opening):
                return opening
        if not cue.classes & _CLAUSAL:
            return -1
        that = self._that(at, has_hearer="telling" in cue.classes)
        if that >= 0:
            return that
        if words.low(at) in _QUESTION_WORDS:
            return at
        if "telling" in cue.classes and not cue.classes & {"statements"} or cue.base == "tell":
            at = self._behind_addressee(at)
        start = self._behind_adjuncts(at)
        if start >= words.stop or not (words.starts_phrase(start) or words.low(start) in {"there", "if", "when", "in"}):
            return -1
        within = words.stop
        if not cue.classes & {"statements", "thoughts"}:
            within = next((n for n in range(start, words.stop) if words.kind(n) is Kind.COMMA), words.stop)
        if self._is_study(cue) and "findings" in cue.classes:
            return start
        if cue.base not in CLAUSE_VERBS and not words.verb_between(start + 1, within):
            return -1
        if cue.base == "add" and words.low(cue.last + 1) in {"to", "up"}:
            return -1
        return -1 if words.stop - start < 2 else start

    def _is_study(self, cue: Cue) -> bool:
        """Return whether a poll, a report or the like is the subject of a cue."""
        subject = self.words.phrase_before(cue.first)
        return subject != NOWHERE and any(self.words.low(n) in STUDIES for n in range(*subject))

    def _called(self, cue: Cue, at: int) -> int:
        """Return where an infinitive behind a verb of calling begins, with whom it asks for it, or -1."""
        words = self.words
        if "aims-of-verbs" in cue.classes and words.kind(at) is Kind.TO:
            return at
        if "calls" not in cue.classes:
            return -1
        to = next((n for n in range(at, min(at + _TO_REACH, words.stop)) if words.kind(n) is Kind.TO), -1)
        commas = sum(words.kind(n) is Kind.COMMA for n in range(at, to))
        if to < 0 or words.verb_between(at, to) or commas not in {0, 2}:
            return -1
        return at

    def _nominal(self, cue: Cue, at: int) -> int:
        """Return where the noun behind a verb such as "criticised" begins, or -1."""
        words = self.words
        if cue.last > cue.verb and words.is_time(at):
            at = self._behind_time(at)
        if not cue.classes & _NOMINAL or not words.starts_phrase(at) or at >= words.stop:
            return -1
        if cue.classes & {"namings"} and not cue.classes & {"remarks"} and not self._names_it(at):
            return -1
        return at

    def _behind_time(self, at: int) -> int:
        """Return the token behind a day and a preposition: "spoke out Tuesday about the cuts"."""
        while self.words.is_time(at):
            at += 1
        return at + 1 if self.words.kind(at) is Kind.PREPOSITION else at

    def _names_it(self, at: int) -> bool:
        """Return whether a second noun or a quoted bit stands behind the noun at a token: "called it a disgrace"."""
        words = self.words
        if words.kind(at) is Kind.PRONOUN:
            return words.kind(at + 1) in {Kind.DETERMINER, Kind.OTHER, Kind.IN_ED, Kind.POSSESSIVE} or words.is_hidden(at + 1)
        for place in range(at, min(at + _TO_REACH, words.stop)):
            if words.kind(place) in {Kind.SUBORDINATOR, Kind.COMMA, Kind.TO}:
                return False
            if words.is_hidden(place) or words.is_quoted(place):
                return True
            if place > at and words.low(place) in {"a", "an", "the"} and words.kind(place - 1) not in {Kind.PREPOSITION, Kind.COORDINATOR}:
                return True
        return False

    def _behind_addressee(self, at: int) -> int:
        return self._addressee_end(at)

    def _addressee_end(self, at: int) -> int:
        """Return the token behind the hearer: "told the board he would go", "told reporters on Monday that"."""
        words = self.words
        first = at
        if words.kind(at) is Kind.PRONOUN:
            return at + 1
        while at < words.stop:
            kind = words.kind(at)
            is_next = at > first and (kind in {Kind.DETERMINER, Kind.PRONOUN} and words.kind(at - 1) is not Kind.PREPOSITION)
            if is_next or kind not in {Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.NUMBER, Kind.JOINT, Kind.IN_ED} and words.low(at) not in {"of", "and"}:
                return at
            if words.is_time(at):
                return at
            at += 1
        return at

    def _addressee(self, cue: Cue) -> Place:
        words = self.words
        at = cue.last + 1
        if cue.shape is Shape.PASSIVE:
            return words.phrase_before(cue.first)
        if words.is_hidden(at) or words.low(at) in _QUESTION_WORDS | {"that", "to", ",", ":", "for", "about"} or words.kind(at) in {Kind.ADVERB, Kind.PREPOSITION, Kind.TO}:
            return NOWHERE
        if words.is_hidden(cue.first - 1) and words.phrase_before(cue.first) == NOWHERE:
            return NOWHERE
        end = self._addressee_end(at)
        return (at, end) if at < end else NOWHERE

    def _behind_adjuncts(self, at: int) -> int:
        """Return the token behind where and when something was said: "on Monday", "in a statement"."""
        words = self.words
        while at < words.stop:
            is_when = words.low(at) in _BEFORE_TIMES and words.is_time(at + 1) and words.low(at + 1) not in _BEFORE_TIMES
            if is_when or words.is_time(at) or words.is_manner(at):
                at += 1
            elif words.kind(at) in {Kind.PREPOSITION, Kind.TO} and words.low(at) not in {"like"}:
                end = self._adjunct_end(at + 1)
                if end <= at + 1:
                    return at
                at = end
            else:
                return at
        return at

    def _adjunct_end(self, at: int) -> int:
        """Return the token behind the noun that a preposition leads in."""
        words = self.words
        first = at
        while at < words.stop:
            kind = words.kind(at)
            is_next = at > first and kind in {Kind.DETERMINER, Kind.PRONOUN} and words.kind(at - 1) is not Kind.PREPOSITION
            if is_next or kind not in {Kind.OTHER, Kind.DETERMINER, Kind.POSSESSIVE, Kind.NUMBER, Kind.JOINT, Kind.IN_ED, Kind.IN_ING, Kind.PRONOUN}:
                return at
            at += 1
            if words.low(at - 1) in MEDIA:
                return at
        return at

    def _content_end(self, start: int, cue: Cue | None = None) -> int:
        """Return the token behind what was said: the end of the sentence, or where another speaker or clause begins."""
        words = self.words
        cues = {cue.first: cue for cue in self.cues}
        told = self._subjects()
        leads = cue is not None and self._in_leading_clause(cue)
        for at in range(start + 1, words.stop):
            before = words.kind(at - 1)
            if words.is_hidden(at) and words.low(at - 1) == ":" and words.verb_between(start, at):
                return at + 1
            if words.low(at) == ";" or (words.is_hidden(at) and words.low(at - 1) in {":", "."}):
                return self._trimmed(start, at)
            if words.is_hidden(at) and before is Kind.COMMA and words.verb_between(start, at):
                return self._trimmed(start, at)
            if leads and before is Kind.COMMA:
                return self._trimmed(start, at)
            is_but = words.low(at) in {"but", "yet"} and words.verb_between(start, at) and words.verb_between(at, words.stop)
            if is_but and before is Kind.COMMA:
                return self._trimmed(start, at)
            if words.low(at) in _SPLITTING and before is Kind.COMMA:
                return self._trimmed(start, at)
            if at in cues and self._ends_before(cues[at], before):
                return self._trimmed(start, at)
            if at in told and before is Kind.COORDINATOR:
                return self._trimmed(start, at)
            if cue is not None and before is Kind.COMMA and self._has_relative(cue) and any(group.first == at for group in words.finite):
                return self._trimmed(start, at)
            if cue is not None and cue.classes <= {"calls", "aims-of-verbs", "thoughts", "liked"} and before is Kind.COMMA and words.kind(at) is Kind.IN_ING:
                return self._trimmed(start, at)
        return self._trimmed(start, words.stop)

    def _has_relative(self, cue: Cue) -> bool:
        """Return whether the subject of a cue is "who", "which" or "that"."""
        return self.words.low(cue.first - 1) in {"who", "which", "that"}

    def _subjects(self) -> set[int]:
        """Return where the subjects of other speakers begin: nouns right before a verb of saying."""
        if self._starts is None:
            self._starts = set()
            for cue in self.cues:
                if cue.shape is not Shape.ACTIVE or cue.classes <= {"thoughts", "liked", "findings", "calls", "aims-of-verbs"}:
                    continue
                subject = self.words.phrase_before(cue.first)
                if subject != NOWHERE and self.words.kind(subject[0]) is not Kind.PRONOUN:
                    self._starts.add(subject[0])
        return self._starts

    def _in_leading_clause(self, cue: Cue) -> bool:
        """Return whether a cue is the verb of a clause that stands before the main one: "When he wrote the book, …"."""
        words = self.words
        subject = words.phrase_before(cue.first)
        before = (subject[0] if subject != NOWHERE else cue.first) - 1
        if (cue.first == 0 and cue.shape is Shape.GERUND) or (self._opens_below(0) and not any(words.kind(n) is Kind.COMMA for n in range(cue.first))):
            return True
        opens = words.kind(before) is Kind.SUBORDINATOR and words.low(before) != "that" or words.low(before) in {"after", "before", "once"}
        return opens and not words.verb_between(0, before)

    def _opens_below(self, at: int) -> bool:
        """Return whether a clause that hangs on another one begins at a token."""
        return self.words.kind(at) is Kind.SUBORDINATOR and self.words.low(at) != "that" or self.words.low(at) in {"after", "before", "once"}

    def _ends_before(self, cue: Cue, before: Kind | None) -> bool:
        """Return whether what was said ends before another cue: "…, adding", "… and called on", "…, according to"."""
        if before is Kind.COORDINATOR:
            return cue.shape is Shape.ACTIVE and not (cue.classes <= _QUIET or _classes_of(cue) & {"thoughts", "aims-of-verbs"})
        return before is Kind.COMMA and cue.shape in {Shape.SOURCE, Shape.GERUND}

    def _trimmed(self, start: int, stop: int) -> int:
        words = self.words
        while stop > start and (words.kind(stop - 1) in {Kind.COMMA, Kind.COORDINATOR} or words.low(stop - 1) in {":", ";", "."}):
            stop -= 1
        return stop
