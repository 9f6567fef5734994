"""Noun phrases of texts, in the case and form of the text: what a theme can be called.

There is no tagger: a run of words that count, between small words, marks and verbs, is a phrase or holds one, and
what a word stands beside in the corpus tells whether it is a noun. After "the" or "of" stands a noun phrase, after
"they" or "will" a verb; the last word of an English phrase, or the first of a French one, stands at the edge of its
run often, an adjective does not. German nouns have a capital. Texts without spaces between words are searched for
strings that keep together and have many neighbours on both sides (see ``topics.themes.unspaced``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from topics.english.calendar import TIME_ZONES
from topics.english.clauses import Sentence
from topics.english.data import read_lists
from topics.english.genders import GENDER_OF_FIRST_NAME
from topics.english.happenings import DEED_NOUNS
from topics.english.names import (
    BODY_HEADS,
    FIRST_NAME_TITLES,
    HONORIFICS,
    OFFICES,
    PARTICLES,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)
from topics.english.numbers import ORDINAL_WORDS
from topics.english.places import DEMONYMS, LANDS
from topics.english.quantities import CURRENCIES, UNITS
from topics.english.tokens import Kind, kinds_of_words
from topics.english.verb_groups import FINITE, Tense
from topics.english.words import FUNCTION_WORDS, TIME_WORDS, UNSPACED_SCRIPTS, spelled_words
from topics.themes.unspaced import find_strings, strings_in
from topics.themes.wording import ENGLISH, PLAIN, Wording, stop_words, without_addresses

MOST_WORDS = 4
"""Words that count in a phrase, at most (inclusive)."""
_FEWEST_OF_NOUN = 0.3
"""Share of a word's telling occurrences that must be those of a noun (inclusive)."""
_FEWEST_ALONE = 0.12
"""Share of a word's occurrences right behind a word like "the" and at the end of its run from which (inclusive) it can
be a name without other words."""
_FEWEST_ENDING_ALONE = 0.4
"""Share of a word's occurrences at the end of its run from which (inclusive) it is a noun without other words, not an
adjective."""
_MOSTLY_WITH_OBJECT = 0.5
"""Share of a word's occurrences right before a word like "the" from which (inclusive) it is a verb with its object."""
_MOSTLY_BEGINNING = 0.9
"""Share of a word's occurrences at the beginning of its run above which (exclusive) it can be an adjective."""
_NEARLY_ALWAYS_ENDING = 0.9
"""Share of a word's occurrences at the end of its run from which (inclusive) it is a noun even so."""
_FEWEST_CAPITALS = 0.8
"""Share of a word's occurrences within sentences with a capital from which (inclusive) it is a name."""
_FEWEST_AT_EDGE = 0.35
"""Share of a word's occurrences at the edge of a run from which (inclusive) it can be the noun of a phrase."""
_SHORTEST_FORM = 4
"""Letters up to which (inclusive) an English word in -ed or -ly is a word of its own: "seed", "fly"."""
_LONGEST_MEASURE = 2
"""Letters up to which (inclusive) an English word without a vowel is short for a measure."""
_VOWELS = frozenset("aeiouy")
_SHORTEST_IN_ING = 4
"""Letters, exclusive, from which an English word in -ing can be a form of a verb."""
_LISTS = read_lists("topics.themes", "phrases")
_ENGLISH_NOUN = re.compile(rf"(?:(?<![siu])s|{'|'.join(_LISTS['en-noun-endings'].words)})$")
"""The end of a word that is no adjective: that of a plural, or of a noun made from another word."""
_PAGE_WORDS = frozenset(_LISTS["en-page-words"].words)
_WRITERS = frozenset(_LISTS["en-writers"].words)
_NAMELESS = frozenset(_LISTS["en-nameless"].words)
_NO_WORDS = re.compile(r"[Pp]{1,2}\d+$|\w*\d[A-Za-z]*[a-z][A-Z]\w*$|[A-Z][b-df-hj-np-tv-xz] [a-z]")
"""What stands in texts and is no English word: page numbers, pieces of addresses, a name that lost a letter."""
_TIMES_AND_TITLES = TIME_WORDS.union(
    _LISTS["en-halves-of-day"].words, ORDINAL_WORDS, TIME_ZONES, HONORIFICS, OFFICES, FIRST_NAME_TITLES
)
_OF_TITLES = HONORIFICS | OFFICES | FIRST_NAME_TITLES | ROLE_HEADS
"""English words that say what somebody is."""
_OF_ROLES = ROLE_HEADS | ROLE_MODIFIERS | {word.lower() for word in DEMONYMS}
"""English words that stand before the last one of a role."""
_BEFORE_NAMES = re.compile(r"['’]s$|^[A-Z]\w*-[a-z]")
"""An English word with a capital that stands before names and is no part of them."""
_PARTS_OF_NAMES = stop_words(ENGLISH) - FUNCTION_WORDS
"""English words that carry no theme and are parts of names: "New York"."""
_UNITS = frozenset(word for unit in UNITS for words in unit.words for word in words.split())
_OF_CURRENCIES = frozenset(word for currency in CURRENCIES for word in currency.words)
_AMOUNTS = frozenset(word for word in _OF_CURRENCIES if word.islower() and word.endswith("s"))
_NO_SUBJECTS = _TIMES_AND_TITLES | _UNITS | _AMOUNTS
"""English words that name no subject without others."""
_MARKS = r"[^\w\s]"
_TOKEN = re.compile(
    rf"[{UNSPACED_SCRIPTS}]+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:[cdjlmnstz]|qu|jusqu|lorsqu|puisqu|un|gl|dell|all|nell|sull|dall)['’](?=\w\w)"
    rf"|[^\W_{UNSPACED_SCRIPTS}]+(?:[-‐‑'’.&][^\W_{UNSPACED_SCRIPTS}]+)*"
    rf"|{_MARKS}",
    re.IGNORECASE,
)
_UNSPACED = re.compile(rf"[{UNSPACED_SCRIPTS}]+")
_POSSESSIVE = re.compile(r"['’][sS]$")
_ENDS_SENTENCE = frozenset('.!?…:»“”"«؟。！？')
_WITHIN_SENTENCE = frozenset(",;'’%$£€&/-–")
_VERBAL = frozenset({Kind.PAST, Kind.MODAL, Kind.BE_NOW, Kind.BE_PAST, Kind.HAVE_NOW, Kind.HAVE_PAST, Kind.ADVERB})
"""Kinds of English words that stand in no name."""
_PARTICIPLES = frozenset({Kind.PARTICIPLE})
_ARABIC_NOUN = re.compile(r"^(?:[وفبكل]?ال|لل)")


class Word(NamedTuple):
    """A word or mark of a text: as it stands, in small letters, its place, and whether it is the verb of a clause."""

    form: str
    low: str
    start: int
    stop: int
    is_verb: bool = False


@dataclass
class Company:
    """What a word stands beside in the corpus, counted."""

    total: int = 0
    as_noun: int = 0
    as_verb: int = 0
    ends_run: int = 0
    begins_run: int = 0
    alone: int = 0
    has_object: int = 0
    capital: int = 0
    inside_sentence: int = 0

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital within sentences."""
        return self.inside_sentence > 0 and self.capital >= _FEWEST_CAPITALS * self.inside_sentence

    @property
    def stands_alone(self) -> bool:
        """Whether it is a noun phrase by itself often, or a name."""
        return self.is_name or self.alone >= _FEWEST_ALONE * self.total

    @property
    def is_noun(self) -> bool:
        """Whether more speaks for a noun than for a verb."""
        if self.has_object >= _MOSTLY_WITH_OBJECT * self.total > 0:
            return False
        telling = self.as_noun + self.as_verb
        return telling == 0 or self.as_noun >= _FEWEST_OF_NOUN * telling

    @property
    def is_like_adjective(self) -> bool:
        """Whether it nearly always begins its run and other words follow, or it stands behind "is" and the like."""
        begins = self.begins_run > _MOSTLY_BEGINNING * self.total
        return begins and (self.as_verb > 0 or self.ends_run < _NEARLY_ALWAYS_ENDING * self.total)


class Phrase(NamedTuple):
    """A phrase of a text: the key that its forms share, its form, and where it stands.

    ``goes_on`` tells whether further words of its run follow, ``is_apart`` whether it stands for itself between marks,
    as the words of buttons and credits do.
    """

    key: str
    form: str
    begins_sentence: bool
    goes_on: bool = False
    is_apart: bool = False


@dataclass
class PhraseFinder:
    """Finds the phrases of texts of one language, with what its words keep company with in these texts.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    wording : Wording
        The reader's own stop words and synonyms.
    companies : dict
        Word in small letters to its company.
    verbal_names : frozenset of str
        English words that look like verbs or adverbs and are names of these texts: "Kelly", "Reed".
    """

    language: str
    wording: Wording = PLAIN
    companies: dict[str, Company] = field(default_factory=lambda: defaultdict(Company))
    strings: frozenset[str] = frozenset()
    verbal_names: frozenset[str] = frozenset()

    def learn(self, texts: Sequence[str]) -> None:
        """Count what the words of the texts keep company with."""
        before_nouns, before_verbs = _words_of(self.language, "before-nouns"), _words_of(self.language, "before-verbs")
        before_objects = _words_of(self.language, "before-objects")
        tokens_of = [self._read(text) for text in texts]
        self.verbal_names = _verbal_names(tokens_of) if self.language == ENGLISH else frozenset()
        for tokens in tokens_of:
            for at, token in enumerate(tokens):
                if not self.counts(token):
                    continue
                before = tokens[at - 1].low if at else ""
                earlier = tokens[at - 2].low if at > 1 else ""
                follows_run = at > 0 and self.counts(tokens[at - 1])
                own = self.companies[token.low]
                own.total += 1
                own.as_noun += before in before_nouns or (follows_run and earlier in before_nouns)
                own.as_verb += before in before_verbs and before not in before_nouns
                own.begins_run += not follows_run
                ends_run = at + 1 == len(tokens) or not self._goes_on(tokens[at + 1])
                own.ends_run += ends_run
                ends_phrase = ends_run and not self._goes_on_behind(tokens, at + 1)
                own.alone += ends_phrase and (before in before_nouns or not before_nouns)
                own.has_object += at + 1 < len(tokens) and tokens[at + 1].low in before_objects
                if at and tokens[at - 1].form not in _ENDS_SENTENCE:
                    own.inside_sentence += 1
                    own.capital += token.form[0].isupper()
        self.strings = find_strings([run for text in texts for run in _UNSPACED.findall(text)], self.language)

    def _read(self, text: str) -> list[Word]:
        """Return the words and marks of a text, in English with the verbs of its clauses marked."""
        tokens = words_of(text)
        if self.language != ENGLISH:
            return tokens
        verbs = _places_of_verbs(without_addresses(text))
        return [token._replace(is_verb=True) if token.start in verbs else token for token in tokens]

    def counts(self, token: Word) -> bool:
        """Return whether a token can be a word of a phrase."""
        if token.is_verb:
            return False
        if self.language == ENGLISH and _is_english_verb(token.low) and not self._is_verbal_name(token):
            return False
        if token.low in _words_of(self.language, "counting") or (self.language == ENGLISH and _is_measure(token.form)):
            return False
        return _can_be_named(token.low, self.language) and not self.wording.stops(token.low)

    def _goes_on(self, token: Word) -> bool:
        """Return whether a noun phrase can go on with a token."""
        return self.counts(token) and (self.language != ENGLISH or self._can_be_noun(token))

    def _goes_on_behind(self, tokens: Sequence[Word], at: int) -> bool:
        """Return whether a small word joins what is before it to several words: "economic and social rights"."""
        joins = at + 2 < len(tokens) and tokens[at].low in _words_of(self.language, "between-adjectives")
        return joins and self.counts(tokens[at + 1]) and self._goes_on(tokens[at + 2])

    def _is_verbal_name(self, token: Word) -> bool:
        """Return whether a word that looks like a verb or an adverb is a name here."""
        return token.form[0].isupper() and token.low in self.verbal_names

    def _can_be_noun(self, token: Word) -> bool:
        """Return whether an English word can be a noun."""
        return _can_be_english_noun(token.low) or self._is_verbal_name(token)

    def is_name(self, low: str) -> bool:
        """Return whether a word is written with a capital within sentences."""
        return self.companies[low].is_name

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Yield the phrases of a text, shorter ones beside those that hold them."""
        text = without_addresses(text)
        tokens = self._read(text)
        for start, stop in self._runs(tokens):
            run = tokens[start:stop]
            if _UNSPACED.fullmatch(run[0].form):
                yield from self._strings_of(run[0].form)
                continue
            if _is_credit(tokens, start, stop):
                continue
            for first in range(len(run)):
                for last in range(first, min(len(run), first + 2 * MOST_WORDS)):
                    part = run[first : last + 1]
                    is_torn = self.language == ENGLISH and _lacks_rank(tokens, start + first)
                    if self._is_phrase(part) and not is_torn and not _is_turn(tokens, start + first, start + last + 1):
                        begins = start + first == 0 or tokens[start + first - 1].form in _ENDS_SENTENCE
                        whole = _with_capital_before(tokens, start + first)
                        form = _POSSESSIVE.sub("", text[tokens[whole].start : part[-1].stop])
                        goes_on = last + 1 < len(run) and self.counts(run[last + 1])
                        is_apart = _is_apart(tokens, start + first, start + last + 1)
                        yield Phrase(self._key(part), " ".join(form.split()), begins, goes_on, is_apart)

    def _strings_of(self, run: str) -> Iterator[Phrase]:
        """Yield the strings of a run without spaces that are words."""
        for string in strings_in(run, self.strings):
            yield Phrase(string, string, False)

    def _runs(self, tokens: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield the runs of words that count, with small words between them that may stand within a phrase."""
        inside, articles = _words_of(self.language, "inside"), _words_of(self.language, "articles")
        at = 0
        while at < len(tokens):
            if not self.counts(tokens[at]):
                at += 1
                continue
            start = at
            at += 1
            if _UNSPACED.fullmatch(tokens[start].form):
                yield start, at
                continue
            while at < len(tokens):
                gap = at
                if tokens[gap].low in inside:
                    gap += 1
                    if gap < len(tokens) and tokens[gap].low in articles:
                        gap += 1
                if gap < len(tokens) and self.counts(tokens[gap]) and not _UNSPACED.fullmatch(tokens[gap].form):
                    at = gap + 1
                else:
                    break
            yield start, at

    def _is_phrase(self, part: Sequence[Word]) -> bool:
        """Return whether a part of a run can stand as a name."""
        first, last = part[0], part[-1]
        if not (self.counts(first) and self.counts(last)):
            return False
        content = [word for word in part if self.counts(word)]
        if len(content) > MOST_WORDS or self._begins_emptily(part):
            return False
        if self.language in _LISTS["capital-nouns"].words:
            return all(piece[-1].form[0].isupper() for piece in self._pieces(part))
        if self.language == "ar":
            return bool(_ARABIC_NOUN.match(content[-1].form))
        if any(not self.companies[word.low].is_noun for word in (first, last)):
            return False
        if first is last and not self._stands_alone(first):
            return False
        return all(self._is_noun_of(piece) for piece in self._pieces(part))

    def _begins_emptily(self, part: Sequence[Word]) -> bool:
        """Return whether the first of several words says nothing of what follows.

        It is an empty adjective, a verb in -ing, or says where somebody has a seat ("Oslo-based").
        "Largest economies" are economies; a form in -ing that never stands behind a word like "the" has an object.
        """
        first = part[0]
        if len(part) == 1:
            return False
        if self.language == ENGLISH and first.low.endswith("-based"):
            return True
        if first.form[0].isupper():
            return False
        if first.low in _words_of(self.language, "empty-before"):
            return True
        return self.language == ENGLISH and _is_form_in_ing(first.low) and not self.companies[first.low].as_noun

    def _stands_alone(self, word: Word) -> bool:
        """Return whether a word can be a phrase by itself: in English one that is no verb or adjective more often."""
        company = self.companies[word.low]
        if self.language == ENGLISH and word.low in PARTICLES:
            return False
        if self.language != ENGLISH or company.is_name:
            return company.stands_alone
        is_noun = company.as_noun >= company.as_verb and company.ends_run >= _FEWEST_ENDING_ALONE * company.total
        if not (company.stands_alone and is_noun):
            return False
        return bool(_ENGLISH_NOUN.search(word.low)) or not (company.is_like_adjective or _is_form_in_ing(word.low))

    def _pieces(self, part: Sequence[Word]) -> list[list[Word]]:
        """Return the stretches of a phrase between its small words."""
        pieces: list[list[Word]] = [[]]
        for word in part:
            if self.counts(word):
                pieces[-1].append(word)
            elif pieces[-1]:
                pieces.append([])
        return [piece for piece in pieces if piece]

    def _is_noun_of(self, piece: Sequence[Word]) -> bool:
        """Return whether a stretch has a noun where its language puts it."""
        head_first = self.language in _LISTS["head-first"].words
        head = piece[0] if head_first else piece[-1]
        company = self.companies[head.low]
        if self.language == ENGLISH and not self._can_be_noun(head):
            return False
        if self.language == ENGLISH and _is_form_in_ing(head.low) and not (company.alone or company.is_name):
            return False  # "people fleeing", but "coal mining"
        at_edge = company.begins_run if head_first else company.ends_run
        return at_edge >= _FEWEST_AT_EDGE * company.total

    def _spelled(self, piece: Word) -> list[str]:
        """Return a word in the spelling that is counted, nothing where it does not count."""
        return spelled_words(piece.form) if self.counts(piece) else []

    def _key(self, part: Sequence[Word]) -> str:
        """Return what the forms of a phrase share: the stems of its words that count."""
        spelled = [word for piece in part for word in self._spelled(piece)]
        return " ".join(stem_of(word, self.language) for word in self.wording.united(spelled) if word)


_CLEARLY_VERBS = FINITE - {Tense.SCHEDULED}
"""Tenses of groups that are no nouns."""


@lru_cache(maxsize=1 << 14)
def _places_of_verbs(text: str) -> frozenset[int]:
    """Return where the verbs of the clauses of an English text begin.

    A word with a capital may be a name, and one by whose form a plan is told a noun: "tours", "votes".

    >>> sorted(_places_of_verbs("People died as the Fed met."))
    [7, 23]
    """
    sentence = Sentence(text)
    finite = (group for group in sentence.groups if group.tense in _CLEARLY_VERBS)
    tokens = (sentence.tokens[at] for group in finite for at in range(group.first, group.last + 1))
    return frozenset(token.start for token in tokens if token.text.islower())


def _lacks_rank(tokens: Sequence[Word], first: int) -> bool:
    """Return whether a title begins a phrase without its rank: "Prime Minister" of "Deputy Prime Minister Berg"."""
    if first == 0 or tokens[first].low not in _OF_ROLES | _OF_TITLES:
        return False
    before = tokens[first - 1]
    return before.low in _RANKS or (before.form[0].isupper() and before.low in ROLE_MODIFIERS)


_RANKS = frozenset({"deputy", "vice", "assistant", "acting", "former", "ex", "shadow"})
"""Words before a title by which it is another one."""


def _is_turn(tokens: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether words in capitals say who speaks next.

    >>> [_is_turn(words_of(text), 0, 1) for text in ("BERG: Yes.", "Berg: yes")]
    [True, False]
    """
    return tokens[stop - 1].form.isupper() and stop < len(tokens) and tokens[stop].form == ":"


def _is_credit(tokens: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether a run of words with capitals is one side of a credit.

    >>> [_is_credit(words_of(text), 0, 1) for text in ("Agency/Lena Berg", "and/or", "Berg and")]
    [True, False, False]
    """
    if not all(word.form[0].isupper() for word in tokens[start:stop]):
        return False
    before = start > 1 and tokens[start - 1].form == "/" and tokens[start - 2].form[0].isupper()
    after = stop + 1 < len(tokens) and tokens[stop].form == "/" and tokens[stop + 1].form[0].isupper()
    return before or after


def _with_capital_before(tokens: Sequence[Word], at: int) -> int:
    """Return where a name begins: one word earlier where that is no word that counts but part of it.

    >>> [_with_capital_before(words_of(text), at) for text, at in (("in New York", 2), ("New York", 1), ("in York", 1))]
    [1, 1, 1]
    """
    if at <= 1 or not (tokens[at].form[0].isupper() and tokens[at - 1].form[0].isupper()):
        return at
    is_within = tokens[at - 2].form not in _ENDS_SENTENCE and tokens[at - 1].low in _PARTS_OF_NAMES
    return at - 1 if is_within else at


def _is_apart(tokens: Sequence[Word], start: int, stop: int) -> bool:
    """Return whether words stand for themselves between marks other than commas, or ends of the text.

    >>> [_is_apart(words_of(text), 1, 3) for text in ("(Download Sound) He", "the harbour wall.", ", harbour wall,")]
    [True, False, False]
    """
    sides = (tokens[start - 1].form if start else ".", tokens[stop].form if stop < len(tokens) else ".")
    return not any(side[0].isalnum() or side in _WITHIN_SENTENCE for side in sides)


def _verbal_names(tokens_of: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Return the words that look like English verbs or adverbs and are written with a capital within sentences."""
    capitals: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for tokens in tokens_of:
        for before, token in pairwise(tokens):
            looks_verbal = _is_english_verb(token.low) or not _can_be_english_noun(token.low)
            if not looks_verbal or before.form in _ENDS_SENTENCE:
                continue
            totals[token.low] += 1
            capitals[token.low] += token.form[0].isupper()
    return frozenset(low for low, n in totals.items() if capitals[low] >= _FEWEST_CAPITALS * n)


def declining() -> tuple[str, ...]:
    """Return the languages in which a noun of the subject ends otherwise than in its first case: German."""
    return _LISTS["capital-nouns"].words


def head_of(form: str, language: str) -> str:
    """Return the noun that a phrase turns on, as it stands: in English the last word before "of".

    >>> head_of("series of comeback concerts", "en"), head_of("air traffic control", "en")
    ('series', 'control')
    """
    words = form.split(" ")
    inside = _words_of(language, "inside")
    first = [at for at, word in enumerate(words) if at and word in inside]
    before = words[: first[0]] if first else words
    return before[0] if language in _LISTS["head-first"].words else before[-1]


def is_full_name(form: str) -> bool:
    """Return whether an English phrase is a name of several words, none of them a title or role.

    >>> [is_full_name(form) for form in ("Lena Berg", "Abdel al-Sisi", "Dr Berg", "partner Lena Berg", "Berg")]
    [True, True, False, False, False]
    >>> [is_full_name(form) for form in ("Moe's Berg", "Oslo-based Berg", "State Lena Berg")]
    [False, False, False]
    """
    first, *others = form.split(" ")
    if not others or _BEFORE_NAMES.search(first) or (len(others) > 1 and first.lower() in ROLE_MODIFIERS):
        return False
    is_name = all(word[0].isupper() or word.lower().partition("-")[0] in PARTICLES for word in (first, *others))
    return is_name and not any(word.lower().strip(".") in _OF_TITLES for word in (first, *others))


def _is_role(form: str) -> bool:
    """Return whether an English phrase is a role of somebody without a name, or with no more of it than its first word.

    A role in small letters is a subject.

    >>> [_is_role(form) for form in ("Secretary Robert", "Prince William", "Secretary Berg")]
    [True, False, False]
    >>> [_is_role(form) for form in ("Norwegian Prime Minister", "Foreign Secretary", "chief executive")]
    [True, True, False]
    """
    *before, last = form.lower().split(" ")
    if before and last in ROLE_HEADS and form[0].isupper():
        return all(word in _OF_ROLES for word in before)
    if last not in GENDER_OF_FIRST_NAME or not FIRST_NAME_TITLES.isdisjoint(before):
        return False
    return not _OF_TITLES.isdisjoint(before)


def is_general(form: str, language: str) -> bool:
    """Return whether a phrase names no subject: a general noun alone, before "of", or behind an empty adjective.

    In English months, hours, measures and what titles and bodies have in common are none either.

    >>> [is_general(form, "en") for form in ("people", "phase of the search", "young people", "cause of death")]
    [True, True, False, False]
    >>> [is_general(form, "en") for form in ("mere fact", "relevant information", "classified information")]
    [True, True, False]
    >>> [is_general(form, "en") for form in ("Oct", "pm ET", "sq km", "President", "Commission", "Reply")]
    [True, True, True, True, True, True]
    >>> [is_general(form, "en") for form in ("deep sadness", "hopes", "credit")]
    [True, True, False]
    """
    if language == ENGLISH and all(word.lower().strip(".") in _NO_SUBJECTS for word in form.split(" ")):
        return True
    if language == ENGLISH and form.istitle() and form.lower() in BODY_HEADS | _PAGE_WORDS | _NAMELESS:
        return True
    if language == ENGLISH and form.istitle() and form.lower() in GENDER_OF_FIRST_NAME and form not in LANDS:
        return True
    if language == ENGLISH and (_NO_WORDS.match(form) or _is_of_page(form) or _is_role(form)):
        return True
    first, _, rest = form.partition(" ")
    if rest and first.lower() in _words_of(language, "empty-before"):
        return is_general(rest, language)
    head = head_of(form, language)
    is_alone = head == form or not form.endswith(head)
    return is_alone and head.lower() in _words_of(language, "general")


def _is_of_page(form: str) -> bool:
    """Return whether an English phrase says only who writes or comments where: "reader comments", "news stories".

    >>> [_is_of_page(form) for form in ("Home affairs correspondent", "reader comments", "press freedom")]
    [True, True, False]
    """
    words = form.lower().split(" ")
    if words[-1] in _WRITERS:
        return True
    return len(words) > 1 and _PAGE_WORDS.union(_words_of(ENGLISH, "general")).issuperset(words)


def can_name(form: str, language: str) -> bool:
    """Return whether a term can name a theme: not a general one, in English not one with a verb or an adverb.

    >>> [can_name(form, "en") for form in ("childhood", "apparently", "best", "fifth")]
    [True, False, False, False]
    """
    if is_general(form, language):
        return False
    return language != ENGLISH or all(map(_can_be_english_noun, form.lower().split(" ")))


def without_possessive(form: str) -> str:
    """Return a form without the ending of a possessive.

    >>> without_possessive("China's")
    'China'
    """
    return _POSSESSIVE.sub("", form)


def ends_sentence(word: Word) -> bool:
    """Return whether a sentence ends, or a quote begins, at a mark."""
    return word.form in _ENDS_SENTENCE


def words_of(text: str) -> list[Word]:
    """Return the words and marks of a text, addresses and markup as marks."""
    blanked = without_addresses(text)
    return [
        Word(
            match.group(), _POSSESSIVE.sub("", match.group().lower().replace("’", "'")) or match.group(), *match.span()
        )
        for match in _TOKEN.finditer(blanked)
    ]


@cache
def _words_of(language: str, name: str) -> frozenset[str]:
    """Return a list of a language, empty where there is none."""
    own = _LISTS.get(f"{language}-{name}")
    return frozenset(own.words) if own else frozenset()


@lru_cache(maxsize=1 << 18)
def _can_be_named(low: str, language: str) -> bool:
    if len(low) <= 1 or not low[0].isalpha():
        return bool(_UNSPACED.fullmatch(low))
    if low.startswith("o'"):
        return True  # a name: "O'Brien"
    return low not in stop_words(language) and "'" not in low[:-1]


def _is_measure(form: str) -> bool:
    """Return whether an English word is short for a unit, or reads so.

    >>> [_is_measure(form) for form in ("mm", "TV", "ox")]
    [True, False, False]
    """
    return len(form) <= _LONGEST_MEASURE and form.islower() and _VOWELS.isdisjoint(form)


@lru_cache(maxsize=1 << 16)
def _is_english_verb(low: str) -> bool:
    return kinds_of_words().get(low) in _VERBAL or (low.endswith("ly") and kinds_of_words().get(low) is not Kind.OTHER)


@lru_cache(maxsize=1 << 16)
def _can_be_english_noun(low: str) -> bool:
    kind = kinds_of_words().get(low)
    if kind in _VERBAL or kind in _PARTICIPLES:
        return False
    return kind is not None or not low.endswith(("ed", "ly")) or len(low) <= _SHORTEST_FORM


@lru_cache(maxsize=1 << 16)
def _is_form_in_ing(low: str) -> bool:
    """Return whether an English word is a form of a verb in -ing that is no happening ("meeting") by itself."""
    is_known = low in DEED_NOUNS or kinds_of_words().get(low) is Kind.OTHER
    return low.endswith("ing") and len(low) > _SHORTEST_IN_ING and not is_known


_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish", "fr": "french",
    "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
    "lt": "lithuanian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "es": "spanish",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip


@lru_cache(maxsize=1 << 17)
def stem_of(word: str, language: str) -> str:
    """Return the Snowball stem of a word in small letters, the word itself where its language has no stemmer."""
    name = _STEMMERS.get(language)
    return word if name is None else _stemmer(name)(word)


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem_word: Callable[[str], str] = stemmer(name).stemWord
    return stem_word
