"""Who took part in what a predicate tells: not all that is named in a sentence, and those without a name, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from topics.english.calendar import UNITS
from topics.english.happenings import (
    BY_ITSELF,
    COURT_MATTERS,
    DEALINGS,
    DEED_NOUNS,
    EVENT_NOUNS,
    HAPPENING_VERBS,
    PRESENT_VERBS,
    SPEECH_VERBS,
    STATE_VERBS,
)
from topics.english.names import HONORIFICS, PRESS
from topics.english.numbers import NUMBER_WORDS
from topics.english.places import COUNTRY_OF, DEMONYMS
from topics.english.sentence_parts import BEFORE_DAYS, DEMONSTRATIVE_TIMES
from topics.english.tokens import Kind
from topics.english.verb_groups import Tense
from topics.english.verbs import Form, verb_class
from topics.english.words import NO_NAMES, TIME_WORDS
from topics.events.clause_records import Clause, Role, copulas, saying_verbs
from topics.events.manners import Manner
from topics.events.noun_phrases import Phrase
from topics.events.people.actors import Mention
from topics.events.phrase_actors import Part, PhraseActors, is_people, is_several
from topics.events.predicates import Predicate
from topics.events.verb_reach import BESIDE, VerbReach

ACTS = re.compile(rf"\s(?:also |has |have |had )?(?:\w{{2,}}ed|will|{'|'.join(sorted(HAPPENING_VERBS))})\b")
"""What follows the subject of a happening."""
_OF_DEEDS = BESIDE | {"of"}
"""Prepositions before those who take part in what a noun tells: "the arrest of"."""
_IN_HAPPENINGS = frozenset({"in", "during", "at"})
"""Prepositions before "which" that lead to what was done in a happening."""
_AROUND_TIMES = frozenset({Kind.ADVERB, Kind.NUMBER, Kind.COMMA})
"""Classes of tokens that stand with a time before a subject."""
_WITHIN_NOUN = frozenset({Kind.PREPOSITION, Kind.OTHER, Kind.DETERMINER, Kind.NUMBER, Kind.JOINT})
_IN_NOUN = frozenset({Kind.OTHER, Kind.DETERMINER, Kind.NUMBER})
_AT_ANOTHER_TIME = frozenset({"after", "before", "following", "since"})
"""Words before a happening that is not the one told."""
_SETTLED = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.PERFECT, Tense.FUTURE, Tense.PAST_FUTURE})
"""Tenses of what is told as done or settled."""
_ACTING = frozenset({"person", "group", "people"})
"""Kinds of those who act whatever the verb."""
_PARTS_OF_TIME = frozenset({"early", "late"})
_RULING = frozenset({"rule", "rules", "ruled", "decide", "decides", "decided", "determine", "determined"})
"""Forms of verbs behind which "whether" leads to whom it is decided about."""
_WHOSE = frozenset({"his", "her", "their"})
"""Pronouns before a noun that belongs to the subject of its clause."""
_BLOWS = frozenset({"airstrike", "strike", "raid", "attack", "bombing", "assault", "offensive"})
"""Nouns for deeds behind the name of the body whose they are: "NATO airstrikes"."""
_ONE_PERSON = frozenset({"person"})
_BEHIND_PRONOUNS = {
    "they": frozenset({"people", "group", "place"}),
    "it": frozenset({"group", "place", "thing"}),
    "he": _ONE_PERSON,
    "she": _ONE_PERSON,
}
"""Kinds of those who said what is told, behind the pronoun that is its subject."""
_AMONG = (("including",), ("among", "them"), ("such", "as"))
"""Words before some of those who stand before them."""
_NEAREST = 5
"""Tokens before the end of a clause among which its last noun stands."""
_FARTHEST_NAME = 40
"""Tokens before a noun among which the name beside it is looked for."""


def participants_of(quote: str, mentions: Sequence[Mention], predicate: Predicate) -> tuple[str, ...]:
    """Return those who take part in what a predicate tells, in the order of their part.

    They are its subject, its objects, and who is named behind "by", "with", "between" and "against", by name or as
    written ("two unions", "relatives of the passengers"): nobody of another clause, in brackets, in what somebody said,
    before another noun ("the Harbour Board report") or before "'s".
    """
    return Participants(quote, mentions).of(predicate)


class Participants:
    """Reads who takes part in what the predicates of one sentence tell.

    Parameters
    ----------
    quote : str
        The sentence; quoted words are not read.
    mentions : sequence of Mention
        Who is named in it.
    """

    def __init__(self, quote: str, mentions: Sequence[Mention]) -> None:
        self._phrases = PhraseActors(quote, mentions)
        self._tokens = self._phrases.tokens
        self._clauses = self._phrases.reading.clauses
        self._reach = VerbReach(self._phrases)

    def of(self, predicate: Predicate) -> tuple[str, ...]:
        """Return those who take part in what a predicate tells, in the order of their part."""
        return tuple(dict.fromkeys(part.actor for part in self._parts(predicate)))

    def _parts(self, predicate: Predicate) -> Iterator[Part]:
        if predicate.role is Role.ASIDE and predicate.tense is None:
            return iter(self._of_title)
        if predicate.role is Role.ASIDE:
            return self._of_noun(*(self._phrases.token_at(place) for place in predicate.deed))
        number = self._numbers.get(predicate.verb[0], -1)
        if number < 0:
            return iter(())
        stop = self._phrases.token_at(predicate.stop)
        told = (
            list(self._of_told_before(number)) or list(self._of_report(number)) or list(self._of_clause(number, stop))
        )
        return iter(
            told or [*self._of_time(number)] or self._speakers(number, is_planned=predicate.manner is Manner.PLANNED)
        )

    def _of_report(self, number: int) -> Iterator[Part]:
        """Yield those of what the press hands on: "a local radio reported that two unions had struck"."""
        clause = self._clauses[number]
        phrase = self._phrases.at(*clause.subject)
        is_press = phrase is not None and phrase.name is None and self._phrases.head(phrase) in PRESS
        content = next((n for n in range(number + 1, len(self._clauses)) if self._clauses[n].parent == number), -1)
        is_report = is_press and clause.group.verb in saying_verbs() and content >= 0 and self._is_said(content)
        if is_report and self._clauses[content].group.verb not in STATE_VERBS:
            yield from self._of_clause(content, self._end_of(content))

    def _is_said(self, number: int) -> bool:
        return self._clauses[number].role is Role.CONTENT and self._clauses[number].opener in {"", "that"}

    def _speakers(self, number: int, *, is_planned: bool) -> Iterator[Part]:
        """Yield who says what a clause with nobody in it tells: "Anna Berg said the port was closed".

        One who is named behind it counts for a plan alone: of what has happened that one is only the source.
        """
        clause = self._clauses[number]
        outer = self._clauses[clause.parent] if self._is_said(number) else self._clauses[-1]
        is_ahead = clause.role is Role.MAIN and outer is not clause and is_planned
        is_behind = is_ahead and outer.begin > 0 and self._phrases.low(outer.begin - 1) == ","
        if outer.group.verb in saying_verbs() and (is_behind or outer.group.last < clause.begin):
            yield from (part for part in self._subjects(outer, len(self._tokens)) if part.kind in _ACTING)

    def _of_time(self, number: int) -> Iterator[Part]:
        """Yield those of the "when" or "as" clause of a clause that names nobody: "hopes rose when Anna Berg left"."""
        for at, clause in enumerate(self._clauses[number + 1 :], number + 1):
            if clause.opener in {"when", "as"} and clause.parent == number:
                if self._phrases.low(clause.subject[0]) in {"he", "she"}:
                    yield from self._owner(self._clauses[number])
                yield from self._of_clause(at, self._end_of(at))
                return

    def _of_told_before(self, number: int) -> Iterator[Part]:
        """Yield those of what is told before its source is named: "Two unions struck, the radio said"."""
        clause = self._clauses[number]
        is_behind = number > 0 and clause.begin > 0 and self._tokens[clause.begin - 1].kind is Kind.COMMA
        if not is_behind or clause.role is not Role.MAIN or clause.group.verb not in SPEECH_VERBS:
            return
        is_last = number + 1 == len(self._clauses) or any(mark in self._phrases.quote for mark in '"“')
        first = next((n for n in range(number) if self._clauses[n].role is Role.MAIN), number)
        if is_last and first < number and self._clauses[first].group.verb not in saying_verbs():
            yield from self._of_clause(first, clause.begin)

    def _owner(self, clause: Clause) -> Iterator[Part]:
        """Yield the person whose the subject of a clause is: "Anna Berg's comeback"."""
        phrase = self._phrases.at(*clause.subject)
        owner = phrase.owner if phrase else None
        if owner and owner.kind == "person":
            yield Part(owner.actor, owner.kind, owner.stop)

    def _past_apposition(self, stop: int) -> int:
        """Return the token behind a name that says who ends a clause: "by her friend, Anna Berg, left"."""
        before = self._phrases.all_phrases(max(0, stop - _NEAREST), stop)[-1:]
        is_unnamed = stop < len(self._tokens) and self._tokens[stop].kind is Kind.COMMA and bool(before)
        if not is_unnamed or before[0].name or before[0].after != stop or not self._phrases.is_person(before[0]):
            return stop
        beside = self._phrases.at(stop + 1, len(self._tokens))
        is_named = beside is not None and beside.name is not None and beside.name.kind == "person"
        return beside.after if beside and is_named and self._ends_apposition(beside.after) else stop

    def _ends_apposition(self, at: int) -> bool:
        return at >= len(self._tokens) or self._tokens[at].kind in {Kind.COMMA, Kind.MARK}

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The numbers of clauses by the character at which their verb begins."""
        return {clause.group.start: number for number, clause in enumerate(self._clauses)}

    def _of_clause(self, number: int, stop: int) -> Iterator[Part]:
        """Yield those who take part in what a clause tells, up to a token, and in what it makes known."""
        yield from self._of_clause_alone(number, stop)
        for at in range(number + 1, len(self._clauses)):
            if self._clauses[at].parent == number and self._is_announced(self._clauses[number], at):
                yield from (part for part in self._of_clause_alone(at, self._end_of(at)) if part.kind in _ACTING)

    def _of_clause_alone(self, number: int, stop: int) -> Iterator[Part]:
        clause = self._clauses[number]
        stop = self._past_apposition(stop)
        yield from (part for part in self._subjects(clause, stop) if self._may_act(part, clause))
        yield from self._in_lead(clause)
        yield from self._reach.reached(clause.group, stop)
        for at, other in enumerate(self._clauses[number + 1 :], number + 1):
            if not _goes_on(clause, other) or self._is_source(other):
                break
            yield from self._reach.reached(other.group, self._end_of(at))
        for at, other in enumerate(self._clauses[number + 1 :], number + 1):
            if other.parent == number and other.opener == "whether" and clause.group.words.split()[-1] in _RULING:
                yield from (part for part in self._subjects(other, self._end_of(at)) if part.kind == "person")
            elif other.parent == number and self._is_of_deed(other):
                yield from self._reach.reached(other.group, self._end_of(at))

    def _is_announced(self, clause: Clause, number: int) -> bool:
        """Return whether a clause tells what another one makes known as done or settled: "confirmed that Berg won"."""
        told = self._clauses[number]
        is_denied = any(token.kind is Kind.NOT for token in self._tokens[told.begin - 1 : told.group.last])
        is_known = clause.group.verb in _announcing() and not is_denied and self._is_said(number)
        return is_known and told.group.verb not in STATE_VERBS and self._is_settled(told)

    def _is_source(self, clause: Clause) -> bool:
        """Return whether a verb only says who told what stands before it: "Two miners died, said Anna Berg"."""
        return clause.group.verb in saying_verbs() and self._phrases.low(clause.group.first - 1) == ","

    def _is_settled(self, clause: Clause) -> bool:
        words = clause.group.words.lower().split()
        return clause.group.tense in _SETTLED or (clause.group.tense is Tense.MODAL and words[0] == "would")

    def _is_of_deed(self, clause: Clause) -> bool:
        """Return whether a clause tells what the happening right before it did: "a crash that killed"."""
        at = clause.begin - 2
        while at > 0 and (self._phrases.low(at) in TIME_WORDS | BEFORE_DAYS):
            at -= 1
        is_relative = clause.role is Role.RELATIVE and clause.opener == "that"
        if not is_relative or at <= 0 or self._phrases.low(at) not in DEED_NOUNS:
            return False
        while at > 0 and self._tokens[at - 1].kind in _IN_NOUN:
            at -= 1
        return at == 0 or self._phrases.low(at - 1) not in _AT_ANOTHER_TIME  # "fled after a crash that killed"

    def _end_of(self, number: int) -> int:
        """Return the token at which what follows the verb of a clause ends at the latest."""
        last = self._clauses[number].group.last
        later = (clause.begin - 1 for clause in self._clauses[number + 1 : number + 2])
        return min((at for at in later if at > last), default=len(self._tokens))

    # ------------------------------------------------ subjects

    def _subjects(self, clause: Clause, stop: int) -> list[Part]:
        first, after = clause.subject
        if first >= after:
            return self._loose_subject(clause, stop)
        return (
            self._named_beside(clause)
            or self._in_event(first, after)
            or self._listed(first, after)
            or self._behind_pronoun(clause)
            or self._unknown_speaker(clause)
        )

    def _unknown_speaker(self, clause: Clause) -> list[Part]:
        """Return a single word with a capital that says something and is in no list: "Datafolha said"."""
        first, after = clause.subject
        token = self._tokens[first]
        is_name = token.text[:1].isupper() and token.low.isalpha() and not token.low.endswith("s")
        is_known = token.kind is not Kind.OTHER or token.low in NO_NAMES | TIME_WORDS or token.text in DEMONYMS
        if after - first > 1 or not is_name or is_known or clause.group.verb not in saying_verbs():
            return []
        return [Part(token.text, "group", token.stop)]

    def _in_event(self, first: int, after: int) -> list[Part]:
        """Return those who take part in a happening that is the subject: "the trial of Anna Berg", "talks with"."""
        phrase = self._phrases.at(first, after)
        noun = self._phrases.head(phrase) if phrase else ""
        is_event = phrase is not None and (
            not (DEED_NOUNS | DEALINGS | COURT_MATTERS).isdisjoint((noun, noun.removesuffix("s")))
            or self._phrases.is_occasion(phrase)
            or self._phrases.low(phrase.end) == "between"  # "the runoff between Anna Berg and Paul Stein"
        )
        return list(self._of_noun(first, after)) if is_event else []

    def _behind_pronoun(self, clause: Clause) -> list[Part]:
        """Return those for whom a pronoun stands: "the rebels said they had left", "Berg left when she fell"."""
        first, after = clause.subject
        kinds = _BEHIND_PRONOUNS.get(self._phrases.low(first), frozenset[str]())
        if clause.role is not Role.CONTENT or clause.parent < 0 or after - first > 1:
            return []
        outer = self._clauses[clause.parent]
        parts = self._named_beside(outer) or self._listed(*outer.subject)
        is_told = outer.group.verb in saying_verbs() or (len(parts) == 1 and kinds == _ONE_PERSON)
        return parts if is_told and all(part.kind in kinds for part in parts) else []

    def _loose_subject(self, clause: Clause, stop: int) -> list[Part]:
        """Return the subject where it is not plain: who stands right before the verb, or right behind one of saying."""
        begin = max(clause.begin, clause.group.first - _FARTHEST_NAME)
        before = [phrase for phrase in self._phrases.all_phrases(begin, clause.group.first) if not self._led_in(phrase)]
        nearest = [phrase for phrase in before[-1:] if phrase.after == clause.group.first]
        parts = [part for phrase in nearest if (part := self._phrases.part(phrase))]
        parts = parts or self._opening(clause) or self._before_relative(clause)
        if not parts and clause.group.verb in SPEECH_VERBS:
            parts = self._listed(clause.group.last + 1, stop)
        return [part for part in parts if part.kind in _ACTING]

    def _before_relative(self, clause: Clause) -> list[Part]:
        """Return whose name stands before a clause with "who" right before this one: "Anna Berg, who fell, left"."""
        earlier = [other for other in self._clauses if other.opener == "who" and other.group.last < clause.group.first]
        begin = max(0, earlier[-1].begin - _NEAREST) if earlier else 0
        is_beside = bool(earlier) and self._phrases.low(clause.group.first - 1) == ","
        before = self._phrases.all_phrases(begin, earlier[-1].begin - 1)[-1:] if is_beside else []
        return self._persons([phrase for phrase in before if not self._led_in(phrase)])

    def _opening(self, clause: Clause) -> list[Part]:
        """Return whose name opens the sentence, where "and" goes on to the first verb known by its form.

        It is "Anna Berg" in "Anna Berg backs the plan, and, on Monday, said".
        """
        opening = self._phrases.at(0, clause.group.first)
        if clause is not self._clauses[0] or opening is None:
            return []
        name = opening.name or (None if is_people(self._phrases.head(opening)) else opening.before)
        is_explained = self._phrases.low(opening.after) == "("  # "Anna Berg (Labour), the minister, left"
        goes_on = is_explained or any(
            token.kind is Kind.COORDINATOR for token in self._tokens[opening.after : clause.group.first]
        )
        return [Part(name.actor, name.kind, name.stop)] if name and goes_on else []

    def _named_beside(self, clause: Clause) -> list[Part]:
        """Return the one whose name stands beside a subject without one, if there is one.

        It stands behind it ("the minister, Anna Berg, said") or before it ("Anna Berg, a minister who left").
        """
        first, after = clause.subject
        first = self._past_time(first, after)
        own = self._phrases.at(first, after)
        if own is None or (own.name and own.name.kind == "person"):
            return []
        is_followed = after < clause.group.first and self._tokens[after].kind is Kind.COMMA
        if is_followed and clause.role is not Role.RELATIVE:
            return self._beside_several(own, after, clause) or self._beside_one(own, after, clause)
        at = self._start_of_noun(first) - 1
        if at < 1 or self._tokens[at].kind is not Kind.COMMA or self._tokens[at + 1].kind is not Kind.DETERMINER:
            return []
        phrases = self._phrases.all_phrases(max(0, at - _FARTHEST_NAME), at)
        return self._persons([phrase for phrase in phrases[-1:] if phrase.after == at and not self._led_in(phrase)])

    def _beside_one(self, own: Phrase, after: int, clause: Clause) -> list[Part]:
        """Return the person named beside a subject; of several, who only tells whose they are: "Berg's aides, …"."""
        named = self._persons([self._phrases.at(after + 1, clause.group.first)])
        whole = self._phrases.part(own) if named and is_several(self._phrases.head(own)) else None
        return [whole] if whole else named

    def _beside_several(self, own: Phrase, after: int, clause: Clause) -> list[Part]:
        """Return several with those of them who are named beside them: "three men, among them Anna Berg, left"."""
        at = after + 1
        are_several = self._phrases.head(own).endswith("s") or self._phrases.low(own.first) in NUMBER_WORDS
        for opening in _AMONG:
            if self._phrases.low(at) == opening[0] and self._phrases.low(at + len(opening) - 1) == opening[-1]:
                at += len(opening)
                break
        _, beside, _ = self._phrases.parts(at, clause.group.first)
        named = [part for part in beside if part.kind in {"person", "group"}]
        if not are_several or not named or (at == after + 1 and len(named) == 1):
            return []
        whole = self._phrases.part(own)
        return [whole, *named] if whole else named

    def _past_time(self, first: int, after: int) -> int:
        """Return where a subject begins behind a time: "Yesterday the mayor"."""
        while first < after and (self._phrases.low(first) in TIME_WORDS or self._tokens[first].kind is Kind.ADVERB):
            first += 1
        return first

    def _start_of_noun(self, at: int) -> int:
        """Return where a noun begins of which only the end is known: "a former official in Lima", not "Lima"."""
        while at > 0 and self._tokens[at - 1].kind in _WITHIN_NOUN:
            at -= 1
        return at

    def _persons(self, phrases: Sequence[Phrase | None]) -> list[Part]:
        parts = [self._phrases.part(phrase) for phrase in phrases if phrase]
        return [part for part in parts if part and part.kind == "person"]

    def _may_act(self, part: Part, clause: Clause) -> bool:
        """Return whether a subject can take part: a country where it does something, a town where it speaks.

        No thing does what happens by itself: "the Cup began".
        """
        if part.kind == "thing":
            return clause.group.words.split()[-1] not in copulas() | BY_ITSELF
        if part.kind != "place":
            return True
        acts = bool(ACTS.match(self._phrases.quote, self._behind_time(part.stop)))
        if part.actor in COUNTRY_OF:
            return acts and clause.group.verb in saying_verbs() | _governing()
        return clause.group.verb not in STATE_VERBS and (acts or not self._reach.is_passive(clause.group))

    def _behind_time(self, stop: int) -> int:
        """Return the character at which a name ends, or the time behind it: "the White House on Friday"."""
        at = self._phrases.token_at(stop)
        end = at + 1 if self._phrases.low(at) in BEFORE_DAYS else at
        while end < len(self._tokens) and self._phrases.low(end) in TIME_WORDS:
            end += 1
        return self._tokens[end - 1].stop if end > at + 1 or self._phrases.low(at) in TIME_WORDS else stop

    def _led_in(self, phrase: Phrase) -> bool:
        return phrase.first > 0 and self._tokens[phrase.first - 1].kind in {Kind.PREPOSITION, Kind.TO}

    def _listed(self, first: int, after: int) -> list[Part]:
        """Return those who stand in a subject, side by side: nobody behind a preposition."""
        at, is_open = first, True
        parts: list[Part] = []
        while at < after:
            if self._phrases.low(at) in _PARTS_OF_TIME and self._phrases.low(at + 1) in DEMONSTRATIVE_TIMES:
                at += 1
            if self._phrases.low(at) in HONORIFICS and self._phrases.low(at + 1) == ".":
                at += 2  # "Adm. Anna Berg"
                continue
            if self._phrases.low(at) in DEMONSTRATIVE_TIMES and self._phrases.low(at + 1) in UNITS:
                at += 2  # "earlier this week lawyers asked"
                continue
            if self._phrases.low(at) == "others" and self._phrases.low(at + 1) == ",":
                at, is_open = at + 2, True  # "Anna Berg and two others, Bo Lind and Carl Weiss"
                continue
            phrases, beside, end = self._phrases.parts(at, after)
            parts += beside if is_open else []
            is_before_day = self._phrases.low(at) in BEFORE_DAYS and self._phrases.low(at + 1) in TIME_WORDS
            is_time = self._tokens[at].low in TIME_WORDS or self._tokens[at].kind in _AROUND_TIMES or is_before_day
            is_time = is_time and not phrases
            at = max(end, at + 1)
            is_open = (is_open and is_time) or self._tokens[at - 1].kind is Kind.COORDINATOR
        return parts

    def _in_lead(self, clause: Clause) -> Iterator[Part]:
        """Yield those of a happening before the subject: "in a meeting with Anna Berg, the mayor said"."""
        for at in range(clause.begin + 2, clause.subject[0]):
            if self._phrases.low(at - 1) in {"with", "between"} and self._phrases.low(at - 2) in EVENT_NOUNS:
                yield from (part for part in self._phrases.parts(at, clause.subject[0])[1] if part.kind in _ACTING)

    # ------------------------------------------------ nouns and titles

    def _of_noun(self, first: int, after: int) -> Iterator[Part]:
        """Yield those who take part in what a noun tells: "the arrest of Anna Berg by the police", "Berg's arrest"."""
        phrase = self._phrases.at(first, after)
        owner, before = (phrase.owner, phrase.before) if phrase else (None, None)
        is_blow = phrase is not None and self._phrases.head(phrase).removesuffix("s") in _BLOWS
        is_whose = before is not None and (before.kind == "person" or (is_blow and before.kind in _ACTING))
        whose = owner or (before if is_whose else None)
        if whose and whose.kind in _ACTING:
            yield Part(whose.actor, whose.kind, whose.stop)
        elif self._phrases.low(first) in _WHOSE:
            yield from self._of_whose(first)
        for at in range(first + 1, after):
            if self._phrases.low(at - 1) in _OF_DEEDS:
                yield from (part for part in self._phrases.parts(at, after)[1] if part.kind in _ACTING)
        for number, clause in enumerate(self._clauses):
            if first < clause.begin < after and self._is_in_happening(clause):
                yield from self._of_clause(number, after)

    def _of_whose(self, at: int) -> list[Part]:
        """Return those whose the noun of a pronoun is: "Anna Berg will begin her tour"."""
        clauses = [clause for clause in self._clauses if clause.begin <= at and clause.group.last < at]
        return [part for part in self._subjects(clauses[-1], at) if part.kind in _ACTING] if clauses else []

    def _is_in_happening(self, clause: Clause) -> bool:
        """Return whether a clause tells what was done in a happening: "a call in which Anna Berg told"."""
        is_led_in = self._phrases.low(clause.begin - 2) in _IN_HAPPENINGS
        return clause.opener == "when" or (clause.opener == "which" and is_led_in)

    @cached_property
    def _of_title(self) -> list[Part]:
        """Those who take part in what a title tells, whose verb no form may tell."""
        verbs = [n for n, token in enumerate(self._tokens) if n and token.low in PRESENT_VERBS]
        bounds = [*sorted({*verbs, *self._phrases.groups}), len(self._tokens)]
        at, link, number = 0, "", 0
        parts: list[Part] = []
        while at < len(self._tokens):
            number = number if bounds[number] >= at else number + 1
            if self._tokens[at].kind in {Kind.PREPOSITION, Kind.TO} or at == bounds[number]:
                link = "" if at == bounds[number] else self._tokens[at].low
                at += 1
                continue
            _, beside, after = self._phrases.parts(at, bounds[number])
            parts += [part for part in beside if part.kind in _ACTING and (not link or link in BESIDE)]
            at = max(after, at + 1)
        return parts


@cache
def _governing() -> frozenset[str]:
    """Return forms of verbs by which a capital stands for the government there: "Lima agreed to"."""
    return verb_class("governing", (Form.BASE, Form.PAST, Form.THIRD_PERSON))


@cache
def _announcing() -> frozenset[str]:
    """Return forms of verbs by which it is made known what has happened or is settled: "announced"."""
    return verb_class("announcing", (Form.BASE, Form.PAST, Form.THIRD_PERSON))


def _goes_on(one: Clause, other: Clause) -> bool:
    """Return whether a verb has the subject of one before it: "she met the crew and praised the captain"."""
    return one.subject == other.subject and one.subject[0] < one.subject[1] and one.role is other.role
