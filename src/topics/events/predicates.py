"""Predicates: the verb that a time expression dates, its clause and subject, and how it is told.

No parser: clauses are read off the verb groups of ``topics.english.clauses`` and the small words between them. In
"declared the loss of the ferry on 8 March an accident" the day is that of the loss, in "the van that was stolen on
3 May" that of the theft; what is denied, supposed, asked or only a state is no happening.

>>> sentence = "Police are looking for the van that was stolen on 3 May."
>>> dated = predicate_of(sentence, sentence.index("on 3"), len(sentence) - 1)
>>> dated.manner.value, dated.role.value, sentence[slice(*dated.subject)]
('asserted', 'relative', 'the van')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from topics.english.clauses import Sentence
from topics.english.happenings import CONDITIONS, MADE_KNOWN, MEDIA, PUBLISHED
from topics.english.names import CROWDS, PEOPLE_NOUNS, PERSON_NOUNS
from topics.english.sentence_parts import AT_ONE_TIME, BEFORE_DAYS, OWN_TIME, SPEAKING_OF, UP_TO_NOW
from topics.english.speech import AIMS
from topics.english.tokens import Kind
from topics.english.verb_groups import FINITE, Tense, VerbGroup
from topics.english.verbs import Form, bare_participles, verb_class
from topics.english.whereabouts import JOURNEYS
from topics.english.words import TIME_WORDS, split_words
from topics.events.clause_records import ENDING_MARKS, Clause, Role, copulas, opening_token, saying_verbs
from topics.events.dated_nouns import NO_DEED, DatedNouns
from topics.events.manners import Manner


@dataclass(frozen=True, slots=True)
class Predicate:
    """What one time expression of a sentence dates.

    Parameters
    ----------
    manner : Manner
        How it is told.
    role : Role
        What part of the sentence it is.
    tense : Tense or None
        Of its verb; None where there is none.
    start, stop : int
        Characters of its clause, without the word that opens it.
    subject : tuple of int
        Characters of its subject; equal where it is not plain.
    verb : tuple of int
        Characters of its verb group; equal where there is none.
    reach : int
        The character up to which the sentence goes on about the same, with "when" and "as" but not with "said that".
    chain : int
        The character at which the main clause begins that it hangs on.
    deed : tuple of int
        Characters of the noun with its words, where the days are those of a noun for a happening.
    stands_before : bool
        Whether the expression stands before the verb that it dates.
    tells_time_of_main : bool
        Whether the day is that of the main clause, too: it is dated itself, or by a clause with "as" or "when".
    is_planning : bool
        Whether its verb can put something on a later day: "called a vote for May".
    is_said : bool
        Whether the sentence only says that somebody said or found it, in a clause that this one hangs on.
    """

    manner: Manner
    role: Role
    tense: Tense | None
    start: int
    stop: int
    subject: tuple[int, int] = (0, 0)
    verb: tuple[int, int] = (0, 0)
    reach: int = 0
    chain: int = 0
    deed: tuple[int, int] = (0, 0)
    stands_before: bool = False
    tells_time_of_main: bool = False
    is_planning: bool = False
    is_said: bool = False

    @property
    def has_subject(self) -> bool:
        """Whether its subject is plain."""
        return self.subject[0] < self.subject[1]


@lru_cache(maxsize=1024)
def reading_of(text: str) -> Reading:
    """Return the clauses of a sentence, its quoted words blanked."""
    return Reading(text)


def predicate_of(text: str, start: int, stop: int, *, is_past: bool = False) -> Predicate:
    """Return what an expression dates that stands from ``start`` to ``stop`` in a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    start, stop : int
        Characters of the expression.
    is_past : bool
        Whether its days lie before the publication of the article: then no verb in the present or perfect has them.
    """
    return reading_of(text).dated(start, stop, is_past=is_past)


@lru_cache(maxsize=1024)
def main_predicate(text: str) -> Predicate:
    """Return what the main clause of a sentence tells, for a sentence without an expression of its own."""
    return reading_of(text).main()


class Reading(DatedNouns):
    """The clauses of one sentence, and what a day in it dates.

    Parameters
    ----------
    text : str
        The sentence; quoted words are not read.
    """

    @property
    def sentence(self) -> Sentence:
        """Its tokens and verb groups, quoted words and a dateline left out."""
        return self._sentence

    @property
    def opens_within(self) -> bool:
        """Whether it begins with a word that opens a clause about another one: "when", "which"."""
        opening = self._tokens[:1]
        return bool(opening) and opening[0].kind in {Kind.SUBORDINATOR, Kind.RELATIVE}

    @property
    def lacks_content(self) -> bool:
        """Whether "that" behind a verb of saying leads to no verb: "said that Berg, who was elected in May"."""
        for number, clause in enumerate(self.clauses):
            if clause.group.verb not in saying_verbs():
                continue
            later = self.clauses[number + 1 :]
            end = later[0].begin if later else len(self._tokens)
            opens = any(token.low == "that" for token in self._tokens[clause.group.last + 1 : max(end, 0)])
            if opens and all(item.role is Role.RELATIVE for item in later) and not self._quotes_verb(clause):
                return True
        return False

    def _quotes_verb(self, clause: Clause) -> bool:
        """Return whether the verb of what was said stands in quoted words: 'said that they "have left the port"'."""
        quote = re.search(r'["“]', self.text[clause.group.stop :])
        stop = clause.group.stop + quote.start() if quote else 0
        between = (group for group in self._sentence.groups if clause.group.stop < group.start < stop)
        is_long = quote is not None and len(split_words(self.text[stop:])) > len(("have", "left"))
        return is_long and next(between, None) is None

    @property
    def has_verb(self) -> bool:
        """Whether any verb is known by its form."""
        return bool(self._sentence.groups)

    def dated(self, start: int, stop: int, *, is_past: bool) -> Predicate:
        """Return what an expression dates."""
        if not self._sentence.text[start:stop].strip():
            return Predicate(Manner.SUPPOSED, Role.ASIDE, None, 0, len(self.text), reach=len(self.text))  # quoted
        first, after = self._sentence.token_at(start), self._sentence.token_at(stop)
        group, number = self._governor(start, stop)
        if group is not None and number < 0:
            number = self._clause_of(group)
            is_ahead = group.tense is Tense.AHEAD
            is_aside = not (is_ahead or self._goes_with(group, number, first, after))
            number = self._first_of_subject(number) if self._is_made_known(group, number) else number
        else:
            is_aside = is_ahead = False
        is_aside = is_aside or self._is_of_short_participle(first)
        explained = self._explained_by(first, after)
        if number < 0 or explained >= 0:
            return self._predicate(explained, after, is_aside=False) if explained >= 0 else self._without_verb()
        number = self._main_of_when(number, first)
        is_known = group is not None and self._is_made_known(group, number)
        number, noun = (number, None) if is_known else self._deed_or_clause(number, first, after, is_past=is_past)
        predicate = self._predicate(number, after, is_aside=is_aside or noun is not None)
        if self._tells_nothing(noun, number, first, after):
            return replace(predicate, manner=Manner.STATE, role=Role.ASIDE)
        if noun:
            predicate = replace(predicate, manner=Manner.ASSERTED, deed=self._deed(noun, first, after))
        predicate = replace(predicate, stands_before=self.clauses[number].group.first >= after)
        told_ahead = self._told_ahead(predicate, group, first, after) if is_ahead else None
        if told_ahead is not None:
            return told_ahead
        if self._is_on_condition(first) and predicate.manner is not Manner.ASKED:
            return replace(predicate, manner=Manner.SUPPOSED)
        is_new = self._is_new_subject(first, self.clauses[number])
        if is_past and predicate.tense is Tense.PERFECT and not (noun or is_new) and self._is_bygone(first, after):
            return replace(predicate, manner=Manner.STATE)
        return predicate

    def _goes_with(self, group: VerbGroup, number: int, first: int, after: int) -> bool:
        """Return whether a participle, infinitive or form in -ing has its day together with its clause."""
        return (
            self._goes_on_from(group, number)
            or self._opens_sentence(group, first)
            or self._ends_passive(group, number)
            or self._is_source(group, number)
            or self._is_made_known(group, number)
            or self._is_of_medium(group, number)
            or self._is_cause(group, after)
            or self._is_beginning(group, first)
            or self._is_of_people(group, number)
            or self._is_purpose(group, number)
        )

    def _is_in_unread_relative(self, number: int, first: int) -> bool:
        """Return whether a day is in a clause with "which" whose verb no form tells: "in Lima, which votes Friday"."""
        places = range(self.clauses[number].group.last + 1, first - 1)
        opening = [at for at in places if self._tokens[at].kind is Kind.RELATIVE and self._low(at) in {"which", "who"}]
        if not opening or any(opening[-1] < group.last < first for group in self._sentence.groups):
            return False
        return all(token.kind is not Kind.COMMA for token in self._tokens[opening[-1] : first])

    def _governor(self, start: int, stop: int) -> tuple[VerbGroup | None, int]:
        """Return the verb group that governs an expression, and the number of its clause, -1 for none.

        In "he left, but in the wake of a flood in May, with trains held up, traffic was thin" it is "was", not "held".
        """
        group = self._past_aside(self._sentence.governor(start, stop), self._sentence.token_at(start))
        number = next((n for n, clause in enumerate(self.clauses) if clause.group == group), -1)
        first, after = self._sentence.token_at(start), self._sentence.token_at(stop)
        if number >= 0 and group is not None and group.first >= after:
            number = self._before_opened(self._past_inserted(number, after), first, after)
            return self.clauses[number].group, number
        if number >= 0 or group is None or group.first < after:
            return group, number
        later = next((n for n, clause in enumerate(self.clauses) if clause.group.first >= after), -1)
        if later >= 0 and self.clauses[later].begin <= first:
            return self.clauses[later].group, later
        earlier = [n for n, clause in enumerate(self.clauses) if clause.group.last < first]
        if later < 0 and earlier and group.tense in FINITE:
            return self.clauses[earlier[-1]].group, earlier[-1]  # "named as mayor on Monday at a rally held in Pula"
        return group, number

    def _before_opened(self, number: int, first: int, after: int) -> int:
        """Return the clause that a day ends where the next one only opens behind it: "led in May after he won"."""
        clause = self.clauses[number]
        is_opened = clause.role is Role.CONTENT and clause.opener not in {"", "that"}
        if not is_opened or opening_token(clause) < after or clause.group.first < after:
            return number
        earlier = [n for n, item in enumerate(self.clauses[:number]) if item.group.last < first]
        return earlier[-1] if earlier else number

    def _past_aside(self, group: VerbGroup | None, first: int) -> VerbGroup | None:
        """Return the main verb for a participle between commas before a day: "the bridge, built in May, on Friday"."""
        is_aside = group is not None and group.first > 0 and self._tokens[group.first - 1].kind is Kind.COMMA
        if group is None or not is_aside or any(clause.group == group for clause in self.clauses):
            return group
        is_done = self._tokens[group.first].kind in {Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST}
        number = self._clause_of(group)
        is_closed = is_done and number >= 0 and self._has_comma(group.last, first)
        return self.clauses[number].group if is_closed else group

    def _past_inserted(self, number: int, after: int) -> int:
        """Return the clause that a day opens, past one between commas: "On Friday, a day after he left, it closed"."""
        clause = self.clauses[number]
        is_opened = clause.role is Role.CONTENT and clause.opener not in {"", "that"}
        if not is_opened or not self._has_comma(after, clause.begin):
            return number
        mains = (n for n in range(number + 1, len(self.clauses)) if self.clauses[n].role is Role.MAIN)
        later = next(mains, -1)
        is_closed = later > 0 and self._has_comma(clause.group.last, self.clauses[later].group.first)
        return later if is_closed and not self._is_left_over(self.clauses[later], clause) else number

    def _is_left_over(self, clause: Clause, inserted: Clause) -> bool:
        """Return whether a verb is a participle of what stands before an inserted clause: "a vote today, …, held"."""
        last = clause.group.last
        may_be_participle = clause.group.first == last and self._tokens[last].kind is Kind.IN_ED
        is_without_object = self._tokens[last + 1 : last + 2] and self._tokens[last + 1].kind is Kind.PREPOSITION
        return may_be_participle and bool(is_without_object) and clause.subject == inserted.subject

    def _deed_or_clause(self, number: int, first: int, after: int, *, is_past: bool) -> tuple[int, int | None]:
        """Return the clause that a day is in, and the noun that it dates there, if it does not date the verb."""
        within = self._clause_within(number, after)
        if within != number:
            return within, None
        return number, self._dated_noun(first, after, self.clauses[number], is_past=is_past)

    def _tells_nothing(self, noun: int | None, number: int, first: int, after: int) -> bool:
        """Return whether a day only bounds, says which thing is meant, or is of something in what was said."""
        if self._is_bound(first, after) or (noun == NO_DEED and not self._owns_deed(after)):
            return True
        if self._is_in_unread_relative(number, first):
            return True
        return noun is None and self._is_within_content(number, first)

    def _explained_by(self, first: int, after: int) -> int:
        """Return the clause telling what was on a day that only bounds: "until Tuesday, when a storm broke"; or -1."""
        opening = [self._low(after), self._low(after + 1)]
        if opening != [",", "when"] or not self._is_bound(first, after):
            return -1
        return next((n for n, clause in enumerate(self.clauses) if clause.begin == after + len(opening)), -1)

    def _is_within_content(self, number: int, first: int) -> bool:
        """Return whether a day stands behind "that", where what was said begins: "said that her letter of May was"."""
        behind = self.clauses[number].group.last + 1
        opens = behind < first and self._low(behind) == "that"
        later = [clause.begin for clause in self.clauses[number + 1 :] if clause.begin > behind]
        return opens and bool(later) and self._low(first - 1) not in _OPENING_DAYS

    def _clause_within(self, number: int, after: int) -> int:
        """Return the clause of what was done in a thing that is told of: "noted a call on Monday in which"."""
        is_led_in = self._low(after) in BEFORE_DAYS and self._low(after + 1) == "which"
        if not is_led_in or self.clauses[number].group.verb not in SPEAKING_OF:
            return number
        return next(
            (n for n, clause in enumerate(self.clauses) if clause.begin == after + len(("in", "which"))), number
        )

    def _is_on_condition(self, first: int) -> bool:
        """Return whether a time stands in a clause with "if", whose verb may be one that no form tells."""
        for at in range(first - 1, -1, -1):
            if self._tokens[at].kind is Kind.COMMA or self._tokens[at].text in ENDING_MARKS:
                return False
            if self._low(at) in CONDITIONS:
                return True
        return False

    def _is_of_noun(self, group: VerbGroup | None) -> bool:
        """Return whether a participle that lies ahead belongs to a noun: "the vote scheduled for May"."""
        if group is None or group.first == 0:
            return False
        token, before = self._tokens[group.first], self._tokens[group.first - 1]
        return token.kind in {Kind.IN_ED, Kind.PARTICIPLE} and before.kind in {Kind.OTHER, Kind.ADVERB, Kind.COMMA}

    def _told_ahead(self, predicate: Predicate, group: VerbGroup | None, first: int, after: int) -> Predicate | None:
        """Return what an infinitive or participle puts on a later day, None where that is only supposed or asked."""
        if self._is_of_noun(group):
            return replace(predicate, manner=Manner.PLANNED, role=Role.ASIDE)
        if group is not None and predicate.manner is Manner.SUPPOSED and self._is_noun_to_be(group):
            deed = self._deed(group.first - 1, first, after)  # "they could meet at a summit to be held in May"
            return replace(predicate, manner=Manner.PLANNED, role=Role.ASIDE, deed=deed)
        if predicate.manner in {Manner.ASSERTED, Manner.STATE}:
            return replace(predicate, manner=Manner.PLANNED)
        return None

    def _is_noun_to_be(self, group: VerbGroup) -> bool:
        """Return whether an infinitive says when a noun for a happening will be: "a summit to be held in May"."""
        is_passive = self._low(group.first) == "to" and self._low(group.first + 1) == "be"
        return is_passive and group.first > 0 and self._is_deed(group.first - 1)

    def _is_bygone(self, first: int, after: int) -> bool:
        """Return whether a time is over for good: "in 2009", not "this week", "in the past year", "recently"."""
        return UP_TO_NOW.isdisjoint(token.low for token in self._tokens[first:after])

    def main(self) -> Predicate:
        """Return what the first main clause tells."""
        number = next((n for n, clause in enumerate(self.clauses) if clause.role is Role.MAIN), -1)
        return self._without_verb() if number < 0 else self._predicate(number, 0, is_aside=False)

    def of_clause(self, number: int) -> Predicate:
        """Return what a clause tells by itself, by its number."""
        return self._predicate(number, 0, is_aside=False)

    def _without_verb(self) -> Predicate:
        manner = Manner.ASKED if self._asks() else Manner.ASSERTED
        return Predicate(manner, Role.ASIDE, None, 0, len(self.text), reach=len(self.text))

    def _predicate(self, number: int, after: int, *, is_aside: bool) -> Predicate:
        clause = self.clauses[number]
        role = Role.ASIDE if is_aside else clause.role
        start, stop = self._characters(*self._ends(number, after))
        reach = self._characters(clause.begin, max(self._reach(number), clause.group.last + 1))[1]
        subject = self._characters(*clause.subject)
        verb = clause.group.start, clause.group.stop
        manner = self.manner_of(number)
        is_said = clause.role is Role.CONTENT and self._hangs_on_saying(number)
        at_one_time = role is Role.CONTENT and clause.opener in AT_ONE_TIME and manner is Manner.ASSERTED
        return Predicate(
            manner,
            role,
            clause.group.tense,
            start,
            stop,
            subject,
            verb,
            reach=max(stop, reach),
            chain=self._chain(number) if at_one_time or is_said else start,
            is_planning=manner is Manner.PLANNED or clause.group.verb in _putting_ahead(),
            tells_time_of_main=role is Role.MAIN or (at_one_time and self._main_tells()),
            is_said=is_said,
        )

    def _hangs_on_saying(self, number: int) -> bool:
        """Return whether a clause, or one that it is part of, is what somebody said: "said she left when he came"."""
        while self.clauses[number].parent >= 0 and self.clauses[number].opener not in _BESIDE:
            if self._is_said(self.clauses[number]):
                return True
            number = self.clauses[number].parent
        return False

    def _chain(self, number: int) -> int:
        """Return the character at which the main clause begins that a clause hangs on."""
        while self.clauses[number].role is not Role.MAIN and self.clauses[number].parent >= 0:
            number = self.clauses[number].parent
        return self._tokens[self.clauses[number].begin].start

    def joints(self) -> list[int]:
        """Return the characters at which "and", "but" or the like goes on with another verb.

        Right behind a verb there is none: in "lent or gave a million" both have the object.
        """
        places: list[int] = []
        verb_ends = {clause.group.last + 1 for clause in self.clauses}
        for number, clause in enumerate(self.clauses):
            if self._ends_insertion(clause):
                places += self._joint_before_insertion(number)
                continue
            for at in range(max(clause.begin - 2, 0), clause.begin):
                is_joint = self._tokens[at].kind is Kind.COORDINATOR and at not in verb_ends
                if is_joint and not self._joins_nouns(at, clause):
                    places.append(self._tokens[at].start)
        return places

    def _ends_insertion(self, clause: Clause) -> bool:
        """Return whether a comma stands right before a verb: what precedes it explains its subject."""
        before = clause.group.first - 1
        return before > 0 and clause.role is Role.MAIN and self._tokens[before].kind is Kind.COMMA

    def _joint_before_insertion(self, number: int) -> list[int]:
        """Return where a clause begins whose subject is explained: "[and] the rivals, Berg and Ortega, met"."""
        first = self.clauses[number - 1].group.last + 2 if number else 0
        between = range(first, self.clauses[number].group.first - 1)
        comma = next((at for at in between if self._tokens[at].kind is Kind.COMMA), first)
        joints = [at for at in range(first, comma) if self._tokens[at].kind is Kind.COORDINATOR]
        return [self._tokens[joints[-1]].start] if joints else []

    def _joins_nouns(self, at: int, clause: Clause) -> bool:
        """Return whether "and" stands before one who is to do what follows: "let the mayor and bishop say he would"."""
        between = (group for group in self._sentence.groups if at + 1 < group.first < clause.group.first)
        return any(group.tense is Tense.INFINITIVE for group in between)

    def _clause_of(self, group: VerbGroup) -> int:
        """Return the number of the finite clause that an infinitive or a participle belongs to, or -1."""
        before = [n for n, clause in enumerate(self.clauses) if clause.group.first < group.first]
        return before[-1] if before else min(0, len(self.clauses) - 1)

    def _opens_sentence(self, group: VerbGroup, first: int) -> bool:
        """Return whether a participle with its day stands before the main clause: "Speaking on Monday, …"."""
        opens = group.tense is Tense.GERUND and group.first == 0 and group.verb not in OWN_TIME
        return opens and bool(self.clauses) and self.clauses[0].group.first > first

    def _goes_on_from(self, group: VerbGroup, number: int) -> bool:
        """Return whether an infinitive or a form in -ing goes on from its verb: "went missing", "tried to go"."""
        goes_on = group.tense in {Tense.GERUND, Tense.INFINITIVE}
        return number >= 0 and goes_on and group.first == self.clauses[number].group.last + 1

    def _is_cause(self, group: VerbGroup, after: int) -> bool:
        """Return whether a form in -ing is a noun for what something happened in: "killed in fighting on Monday"."""
        is_led_in = group.tense is Tense.GERUND and group.first == group.last and self._low(group.first - 1) == "in"
        between = self._tokens[group.last + 1 : after]
        return is_led_in and all(
            token.low in TIME_WORDS | BEFORE_DAYS or token.kind is Kind.NUMBER for token in between
        )

    def _is_beginning(self, group: VerbGroup, first: int) -> bool:
        """Return whether a form in -ing only leads to the day: "three ships will be used, starting in August"."""
        at = group.last
        is_behind = first - at <= len(("starting", "in")) and self._low(at) in {"starting", "beginning"}
        return is_behind and group.first == at and self._tokens[at - 1].kind is Kind.COMMA

    def _is_of_people(self, group: VerbGroup, number: int) -> bool:
        """Return whether a form in -ing says what people did to whom something was done: "shot 12 people fleeing"."""
        if group.tense is not Tense.GERUND or number < 0 or group.verb in OWN_TIME:
            return False
        clause = self.clauses[number].group
        is_behind = clause.last < group.first and clause.tense in {Tense.PAST, Tense.PLUPERFECT}
        noun = self._low(group.first - 1)
        return is_behind and not (PEOPLE_NOUNS | PERSON_NOUNS | CROWDS).isdisjoint((noun, noun.removesuffix("s")))

    def _is_purpose(self, group: VerbGroup, number: int) -> bool:
        """Return whether an infinitive tells what was done for: "used tear gas to disperse a crowd on Tuesday".

        Not so behind a verb of going, which comes before ("left to reach the ferry on Tuesday"), nor behind a noun that
        the infinitive explains ("praised the attempt to free the crew on Tuesday").
        """
        if group.tense is not Tense.INFINITIVE or number < 0 or self._low(group.first) != "to":
            return False
        main = self.clauses[number].group
        is_next = all(other.first >= group.first for other in self._sentence.groups if other.first > main.last)
        between = [token.low for token in self._tokens[main.last + 1 : group.first]]
        explained = AIMS | {"attempt", "attempts", "effort", "efforts", "right", "chance", "ability", "need", "way"}
        is_done = main.tense is Tense.PAST and main.verb not in copulas() | saying_verbs() | JOURNEYS
        return is_next and is_done and explained.isdisjoint(between)

    def _is_of_short_participle(self, first: int) -> bool:
        """Return whether a day is that of a participle whose form is that of its verb: "a record, set in 2007"."""
        at = first - 1 if self._low(first - 1) in BEFORE_DAYS else first
        return at > 1 and self._low(at - 1) in bare_participles() and self._tokens[at - 2].kind is Kind.COMMA

    def _main_of_when(self, number: int, first: int) -> int:
        """Return the main clause of which a clause with "when" before a day tells how it came to pass.

        It is "killed" in "Ten people were killed when a bus fell from a bridge on Tuesday", but "fell" in "He was ten
        when it fell" and in "She was walking home when it fell".
        """
        clause = self.clauses[number]
        if clause.opener != "when" or clause.role is not Role.CONTENT or clause.parent < 0:
            return number
        main = self.clauses[clause.parent]
        is_behind = main.group.last < clause.begin and clause.group.last < first
        is_once = main.group.tense is Tense.PAST and not main.group.words.lower().endswith("ing")
        is_told = main.role is Role.MAIN and self.manner_of(clause.parent) is Manner.ASSERTED
        is_of_another = self._tokens[clause.subject[0]].kind is not Kind.PRONOUN
        has_own_day = any(
            token.low in TIME_WORDS for token in self._tokens[main.group.last + 1 : max(clause.begin - 1, 0)]
        )
        return clause.parent if is_behind and is_once and is_told and is_of_another and not has_own_day else number

    def _is_source(self, group: VerbGroup, number: int) -> bool:
        """Return whether a participle tells when a saying appeared: "said in a report released on Monday"."""
        return number >= 0 and group.verb in PUBLISHED and self.clauses[number].group.verb in saying_verbs() | _GIVING

    def _is_made_known(self, group: VerbGroup, number: int) -> bool:
        """Return whether a participle tells when what is told became known.

        It stands between commas behind the subject ("The results, announced today, gave") or is of what the sentence
        rests on: "Sales fell, according to figures released today".
        """
        if number < 0 or group.verb not in MADE_KNOWN:
            return False
        begin, after = self.clauses[number].subject
        if begin < after == group.first - 1 and self._tokens[after].kind is Kind.COMMA:
            return True
        stretch = [token.low for token in self._tokens[self._start_of_stretch(group.first) : group.first]]
        return stretch[:2] == ["according", "to"]

    def _first_of_subject(self, number: int) -> int:
        """Return the first main clause of the same subject: "passed" in "has passed it and may win, according to"."""
        subject = self.clauses[number].subject
        return next(n for n, clause in enumerate(self.clauses) if clause.subject == subject)

    def _is_of_medium(self, group: VerbGroup, number: int) -> bool:
        """Return whether a participle is of what somebody speaks in: "called for calm in a speech heard today"."""
        if number < 0 or group.first < len(("in", "speech")) or self._low(group.first - 1) not in MEDIA:
            return False
        at = group.first - 1
        while at > 0 and self._tokens[at].kind in {Kind.OTHER, Kind.DETERMINER, Kind.NUMBER}:
            at -= 1
        clause = self.clauses[number].group
        is_done = clause.tense in {Tense.PAST, Tense.PLUPERFECT} and clause.last < group.first
        return (
            self._low(at) == "in"
            and is_done
            and self._tokens[group.first].kind in {Kind.IN_ED, Kind.PARTICIPLE, Kind.PAST}
        )

    def of_when(self, verb: int, behind: int) -> Predicate | None:
        """Return what a clause with "when" tells right behind a verb and its day: "rose on Monday when ten were shot".

        Parameters
        ----------
        verb : int
            The character at which the verb begins that the clause hangs on.
        behind : int
            The character behind the day.
        """
        for number, clause in enumerate(self.clauses):
            if clause.opener != "when" or clause.parent < 0 or self.clauses[clause.parent].group.start != verb:
                continue
            opener = self._tokens[clause.begin - 1]
            is_next = not self.text[behind : opener.start].strip(" ,")
            if is_next and clause.group.tense is Tense.PAST and self.manner_of(number) is Manner.ASSERTED:
                return self._predicate(number, 0, is_aside=False)
        return None


_GIVING = frozenset({"gave", "gives", "give", "put", "puts"})
"""Forms of verbs of what a poll or a report says: "a poll gave the party 40 per cent"."""
_BESIDE = frozenset({"where", "which", "whom", "whose"})
"""Words that open a clause beside what was said: "said he was fit to stand in Pula, where his family settled"."""
_OPENING_DAYS = frozenset({"on", "that", "by"})
"""Words before a day that opens what was said: "said that on Monday the mayor left"."""


@cache
def _putting_ahead() -> frozenset[str]:
    """Return forms of verbs that put something on a later day: "scheduled", "postponed", "agreed"."""
    classes = ("planning", "put-off", "foreseeing", "ahead", "speech")
    return frozenset().union(*(verb_class(name, tuple(Form)) for name in classes)) | {"set", "called"}
