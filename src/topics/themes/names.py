"""What themes are called: noun phrases that a theme has more than others, in the form of the text.

The phrases of a theme are ranked by class-based TF-IDF (Grootendorst 2022); a phrase of several words says more than
one, so that it counts more. A name is at most three phrases that share no word, and none of them names two themes. What
most articles of the corpus name (its actors and places) and general nouns ("people", "time") name a theme only where it
has nothing else; a theme whose phrases hardly tell it from the others is of no one subject. The first phrase says what
the theme is about, rather than who or where: a happening ("protest") or
another common noun, where the theme has one that weighs enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from math import log1p, sqrt

import numpy as np

from topics.english.genders import GENDER_OF_FIRST_NAME
from topics.english.happenings import DEED_NOUNS, DOCUMENTS, OCCASIONS
from topics.english.misspellings import misspelt
from topics.english.names import ROLE_HEADS, ROLE_MODIFIERS
from topics.english.places import AMBIGUOUS, PLACES
from topics.english.words import spelled_words
from topics.themes.clustering import Labels
from topics.themes.members import Members
from topics.themes.phrases import (
    Phrase,
    PhraseFinder,
    can_name,
    declining,
    ends_sentence,
    head_of,
    is_full_name,
    is_general,
    stem_of,
    without_possessive,
    words_of,
)
from topics.themes.terms import outlet_words
from topics.themes.wording import ENGLISH, Wording
from topics.ties import reaches

_FEWEST_PHRASES = 3
"""Phrases that a name has where there are so many."""
_N_PHRASES = 10
"""Phrases of a theme that are kept, at most (inclusive); its label takes the first three."""
_MOST_TEXTS = 8_000
"""Texts that are searched for phrases, at most (inclusive), as many of each theme."""
_REMEMBERED = 4096
"""Texts whose phrases are kept, at most, for others in the same words."""
_N_RANKED = 60
"""Phrases of a theme that are ranked."""
_WORD_BONUS = 0.3
"""By how much each further word of a phrase adds to its weight."""
_MOST_BONUS = 1
"""Further words that add to it, at most (inclusive)."""
_PART_OF_LONGER = 0.7
"""Share of the occurrences of a phrase within one longer phrase from which (inclusive) it is only a part of that."""
_TEXTS_OF_ONE = 30
"""Texts of a theme, for so many of which one of them at least must hold a phrase that names it; two from eight on."""
_FEWEST_OF_RARE = 2
"""Texts of a theme that hold a rare phrase, at least (inclusive), and half as many as for others."""
_FEW_TEXTS = 8
"""Texts of a theme up to which (inclusive) a phrase of one text can name it."""
_FEW_ARTICLES = 3
"""Articles of a theme up to which (inclusive) a phrase of one article can name it."""
_NEARLY_ALL = 0.8
"""Share of the texts of a theme that are nearly all of it (inclusive)."""
_PHRASES_SHOWN = 6
"""Phrases of a theme up to which rare ones are put behind those that name it."""

_ENOUGH_ARTICLES = 8
"""Articles from which (inclusive) it is asked which phrases are of the whole corpus."""
_OF_CORPUS = 0.5
"""Share of the articles that hold a phrase from which (inclusive) it is of the whole corpus and of no theme."""
_OF_THEME = 0.5
"""Share of the occurrences of such a phrase in one theme from which (inclusive) it is of the theme all the same."""
_ENDS_PHRASE = 0.2
"""Share of the occurrences of a phrase that end with it below which (exclusive) it is only the beginning of others."""
_MOSTLY_APART = 0.6
"""Share of the occurrences of a phrase between marks, for itself, from which (inclusive) it is a button or credit."""
_SUBJECT_WEIGHT = 0.55
"""Weight, as a share of the weightiest, from which (inclusive) a phrase that says what a theme is about comes first."""
_SHARE_OF_FIRST = 0.06
"""Share of the texts of a theme that hold the first phrase of its name, at least (inclusive), where there is one."""
_HAPPENING_BONUS = 1.25
"""By how much a happening weighs more where the first phrase is chosen."""
_CLEARLY_MEANT = 0.6
"""Share of the longer names that end with a word from which (inclusive) one of them is meant by the word alone."""
_OFTEN_IN_FULL = 0.05
"""Share of the texts with a name of one word that hold the longer one from which (inclusive) the word stands for it."""
_FEWEST_IN_FULL = 2
"""Texts that hold the longer name, at least (inclusive)."""
_MOSTLY_NAME = 0.7
"""Share of the occurrences of a word with a capital from which (inclusive) it is a name, not also a noun."""
_OFTEN_FIRST = 0.4
"""Share of the texts with the first word of a name that hold all of it from which (inclusive) the word is none."""
_PAIR = 2
"""Words of a name of which the last is the surname."""
_HARDLY_LESS = 0.75
"""Weight of a phrase of several words, as a share of its noun's, from which (inclusive) it stands for the noun."""
_MOST_NAMES = 2
"""Phrases of a label that are names of people, places or things, at most (inclusive), where there are others."""


_ENOUGH_TEXTS = 20
"""Texts of a theme from which (inclusive) it is asked whether its phrases tell it from the others."""
_N_TELLING = 5
"""Phrases by whose weight that is asked, at most (inclusive)."""
_FEWEST_TELLING = 1.25
"""Weight of these together below which (exclusive) the theme is of no one subject."""


class Kind(IntEnum):
    """What a phrase says of a theme, the better ones first."""

    HAPPENING = 0
    SUBJECT = 1
    NAME = 2
    SPARE = 3


@dataclass(frozen=True)
class RankedPhrase:
    """A phrase of a theme: what its forms share, its most frequent form, its weight in the theme, and its kind.

    A rare one, which few texts hold, names the theme only where it has too few others. ``share`` is that of the texts
    of the theme that hold it.
    """

    key: str
    form: str
    weight: float
    kind: Kind = Kind.SUBJECT
    is_rare: bool = False
    share: float = 1.0


def name_themes(
    members: Members, labels: Labels, terms: Sequence[Sequence[str]], *, may_lack_subject: bool = True
) -> tuple[list[list[str]], list[list[str]]]:
    """Return the phrases that each theme is called by, best first, and its terms in the form of the text.

    Parameters
    ----------
    members : Members
        What is grouped.
    labels : numpy.ndarray
        Theme number of each member.
    terms : sequence of sequence of str
        The telling terms of each theme as they are counted; they name the themes where none has a phrase, nouns before
        others. A theme without a phrase beside others that have some is of no one subject.
    may_lack_subject : bool
        Whether phrases that hardly tell a theme from the others are left out, so that it is of no one subject.
    """
    n_themes = len(terms)
    drawn = _draw(labels, n_themes)
    forms = forms_of(members, drawn, {term for own in terms for term in own})
    shown = [[forms.get(term, term) for term in own] for own in terms]
    ranked = rank_phrases(members, labels, n_themes)
    language = members.languages[0]
    names = [_not_general(_forms(own), language) for own in _with_more(_choose(ranked, _N_PHRASES), ranked)]
    strays = themes_without_subject(ranked, np.bincount(labels, minlength=n_themes)) if may_lack_subject else set()
    names = [[] if number in strays else own for number, own in enumerate(names)]
    if any(names):
        return names, shown
    return [_nouns_of(own, language) for own in shown], shown


def themes_without_subject(ranked: Sequence[Sequence[RankedPhrase]], sizes: Labels) -> set[int]:
    """Return the numbers of the themes whose phrases hardly tell them from the others; none where all are so.

    Parameters
    ----------
    ranked : sequence of sequence of RankedPhrase
        The phrases of each theme.
    sizes : numpy.ndarray
        How many texts each theme has, shape (themes,).
    """
    strays = {
        number
        for number, own in enumerate(ranked)
        if sizes[number] >= _ENOUGH_TEXTS and _telling_weight(own) < _FEWEST_TELLING
    }
    return strays if len(strays) < len(ranked) else set()


def _telling_weight(phrases: Sequence[RankedPhrase]) -> float:
    """Return the weight of the few phrases that tell most of a theme, together."""
    weights = (one.weight for one in phrases if one.kind is not Kind.SPARE and not one.is_rare)
    return sum(sorted(weights, reverse=True)[:_N_TELLING])


def _not_general(forms: Sequence[str], language: str) -> list[str]:
    """Return the phrases of a theme without general nouns, all of them where it has nothing else.

    >>> _not_general(["chance", "market"], "en"), _not_general(["people", "time"], "en")
    (['market'], ['people', 'time'])
    """
    return [form for form in forms if not is_general(form, language)] or list(forms)


def _nouns_of(terms: Sequence[str], language: str) -> list[str]:
    """Return the terms that can name a theme, all of them where none can.

    >>> _nouns_of(["apparently", "fifth", "best", "childhood"], "en")
    ['childhood']
    """
    return [term for term in terms if can_name(term, language)] or list(terms)


def forms_of(members: Members, rows: Sequence[int], terms: set[str]) -> dict[str, str]:
    """Return the most frequent form of each term in the texts of some rows, those within sentences before others."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for term, form, begins in _terms_with_forms(members.texts[row]):
            if term in terms:
                forms[term][form] += 1 if begins else _WITHIN
    return {term: min(own, key=lambda form: (_is_shouted(form), -own[form], form)) for term, own in forms.items()}


def _terms_with_forms(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the words and pairs of words of a text: as they are counted, as they stand, whether a sentence begins."""
    before: tuple[str, str, bool] | None = None
    begins = True
    for word in words_of(text):
        spelled = spelled_words(word.form)
        if len(spelled) != 1 or not spelled[0]:
            before, begins = None, ends_sentence(word) or (begins and not word.form[0].isalnum())
            continue
        form = without_possessive(word.form)
        yield spelled[0], form, begins
        if before:
            yield f"{before[0]} {spelled[0]}", f"{before[1]} {form}", before[2]
        before, begins = (spelled[0], word.form, begins), False


def rank_phrases(members: Members, labels: Labels, n_themes: int) -> list[list[RankedPhrase]]:
    """Return the telling phrases of each theme, best first; of equal weight in the order of the alphabet.

    Behind them stand the rare ones, in the same order.
    """
    drawn = _draw(labels, n_themes)
    read = _read_once(members, drawn)
    counted = _count_phrases(members, labels, drawn, read.phrases, n_themes)
    language = members.languages[0]
    surnames = counted.put_in_full() if language == ENGLISH else {}
    surname_of = {full: surname for surname, full in surnames.items()}
    left_out = _parts_of_longer(counted.texts_with) | counted.set_apart()
    if language == ENGLISH:  # where adjectives follow their noun, a phrase that goes on is whole all the same
        left_out |= counted.beginnings() | counted.torn() | counted.first_names_of(surnames.values())
    shown = {key: _best_form(own, language, read.finders) for key, own in counted.forms.items()}
    totals = _sum(counted.texts_with)
    n_mean = totals.total() / max(1, n_themes)
    sorting = _Sorting(language, shown, counted.articles_with, counted.texts_with, totals, surnames)
    sizes = np.bincount(labels[drawn], minlength=n_themes)
    ranked = []
    for number, own in enumerate(counted.texts_with):
        articles_with = counted.articles_with[number]
        n_of_article = Counter(members.articles[row] for row in drawn if labels[row] == number)
        needs = _Needs.of(int(sizes[number]), _number_of_voices(n_of_article))
        n_own = own.total()
        phrases = [
            RankedPhrase(
                key,
                shown[key],
                round(_weight(surname_of.get(key, key), n, n_own, totals[key], n_mean), 9),
                sorting.kind(key, shown[key], number),
                not needs.are_met(n, len(articles_with[key])),
                n / max(1, int(sizes[number])),
            )
            for key, n in own.items()
            if key not in left_out and needs.are_nearly_met(n, len(articles_with[key]))
        ]
        phrases.sort(key=lambda phrase: (-phrase.weight, phrase.key))
        frequent = [one for one in phrases if not one.is_rare][:_N_RANKED]
        ranked.append(frequent + [one for one in phrases if one.is_rare and _tells_alone(one)][:_N_RANKED])
    return ranked


def _number_of_voices(n_of_article: Counter[str]) -> int:
    """Return how many articles a theme is of: one where nearly all its texts are of one.

    >>> _number_of_voices(Counter({"a": 9, "b": 1})), _number_of_voices(Counter({"a": 2, "b": 1}))
    (1, 2)
    """
    is_of_one = max(n_of_article.values(), default=0) >= _NEARLY_ALL * n_of_article.total()
    return 1 if is_of_one else len(n_of_article)


@dataclass(frozen=True)
class _Needs:
    """How many texts and articles of a theme must hold a phrase that names it."""

    texts: int
    articles: int

    @classmethod
    def of(cls, n_texts: int, n_articles: int) -> _Needs:
        """Return what is needed in a theme of so many texts of so many articles."""
        texts = 1 if n_texts <= _FEW_TEXTS else 2 + n_texts // _TEXTS_OF_ONE
        return cls(texts, 1 if n_articles <= _FEW_ARTICLES else 2)

    def are_met(self, n_texts: int, n_articles: int) -> bool:
        """Return whether so many texts of so many articles are enough."""
        return n_texts >= self.texts and n_articles >= self.articles

    def are_nearly_met(self, n_texts: int, n_articles: int) -> bool:
        """Return whether they are enough for a rare phrase: half the texts, of as many articles."""
        half = min(self.texts, max(_FEWEST_OF_RARE, self.texts // 2))
        return n_texts >= half and n_articles >= self.articles


@dataclass(frozen=True)
class _PhraseCounts:
    """How often phrases stand where: by theme in how many texts and which articles, in which forms, and beside what."""

    texts_with: list[Counter[str]]
    articles_with: list[defaultdict[str, set[str]]]
    forms: defaultdict[str, Counter[str]]
    standing: Counter[str]
    going_on: Counter[str]
    apart: Counter[str]

    def put_in_full(self) -> dict[str, str]:
        """Count names of one word as the longer name that ends with them, and return these by the word.

        "Berg" is Lena Berg where no other Berg is named about as often. What holds the longer name holds the word, too,
        so that the word's counts are those of both.
        """
        totals, apart = _sum(self.texts_with), self.set_apart()
        pairs: defaultdict[str, list[str]] = defaultdict(list)
        longer: defaultdict[str, list[str]] = defaultdict(list)
        for key in totals:
            is_name = " " in key and key not in apart and self._stands_within(key)
            if is_name and is_full_name(self._form(key)):
                words = key.split(" ")
                (pairs[words[-1]] if len(words) == _PAIR else longer[" ".join(words[-_PAIR:])]).append(key)
        surnames = {}
        for word in sorted(pairs):
            full = min(pairs[word], key=lambda key: (-totals[key], key))
            is_clear = totals[full] >= _CLEARLY_MEANT * sum(totals[key] for key in pairs[word])
            is_often_full = totals[full] >= max(_FEWEST_IN_FULL, _OFTEN_IN_FULL * totals[word])
            if is_clear and is_often_full and self._is_surname(word):
                whole = (key for key in sorted(longer[full]) if totals[key] >= _PART_OF_LONGER * totals[full])
                surnames[word] = next(whole, full)
        for word, full in [*surnames.items(), *self._misspelt(surnames, pairs, totals)]:
            self._count_as(word, full)
        return surnames

    def _misspelt(
        self, surnames: Mapping[str, str], pairs: Mapping[str, Sequence[str]], totals: Counter[str]
    ) -> list[tuple[str, str]]:
        """Return the names of one word that are one of these surnames but for a letter, with the longer name.

        The right spelling is the one that stands with a first name more often; ``pairs`` are the longer names by their
        last words.
        """
        rarer = []
        for word in sorted(totals):
            if " " in word or word in surnames or not self._is_surname(word):
                continue
            in_full = max((totals[full] for full in pairs.get(word, ())), default=0)
            better = (known for known in surnames if totals[surnames[known]] > in_full)
            near = [known for known in better if misspelt(self._form(word), self._form(known))]
            if len(near) == 1:
                rarer.append((word, surnames[near[0]]))
        return rarer

    def _is_surname(self, word: str) -> bool:
        """Return whether a word is written as a name mostly, neither in capitals as an abbreviation nor a place."""
        if word not in self.forms or self._share_of_capitals(word) < _MOSTLY_NAME:
            return False
        form = self._form(word)
        return not form.isupper() and form not in PLACES and form not in AMBIGUOUS

    def _stands_within(self, key: str) -> bool:
        """Return whether a phrase stands in its most frequent form within a sentence, not in headlines alone."""
        return self.forms[key][self._form(key)] >= _WITHIN

    def _share_of_capitals(self, key: str) -> float:
        """Return the share of the occurrences of a phrase, those within sentences before others, with a capital."""
        capitals = sum(n for form, n in self.forms[key].items() if form[0].isupper())
        return capitals / self.forms[key].total()

    def torn(self) -> set[str]:
        """Return the single words that are part of names about as often as common nouns: a "Park" beside a park."""
        single = (key for key in self.forms if " " not in key and self._form(key)[0].isupper())
        return {key for key in single if self._share_of_capitals(key) < _MOSTLY_NAME}

    def first_names_of(self, full_names: Iterable[str]) -> set[str]:
        """Return the words that names begin with, where they stand for these often, and other first names alone."""
        totals = _sum(self.texts_with)
        firsts = {full.split(" ")[0]: full for full in sorted(full_names)}
        short = {first for first, full in firsts.items() if totals[full] >= _OFTEN_FIRST * totals[first]}
        of_families = self._first_names_of_families()
        known = {key for key in self.forms if self._is_first_name(key)}
        return short | of_families | known

    def _first_names_of_families(self) -> set[str]:
        """Return the first words of names whose last word others share: "Lena" and "Omar" of the Bergs."""
        firsts_with: defaultdict[str, set[str]] = defaultdict(set)
        for key in self.forms:
            words = key.split(" ")
            if len(words) == _PAIR and is_full_name(self._form(key)) and self._stands_within(key):
                firsts_with[words[1]].add(words[0])
        of_families = set().union(*(firsts for firsts in firsts_with.values() if len(firsts) > 1))
        return {first for first in of_families - firsts_with.keys() if self._is_surname(first)}

    def _is_first_name(self, key: str) -> bool:
        """Return whether a phrase is a first name alone, which names nobody: "Aimee"."""
        return " " not in key and self._form(key).lower() in GENDER_OF_FIRST_NAME and self._is_surname(key)

    def _count_as(self, word: str, full: str) -> None:
        """Count a word as a longer phrase."""
        for counts in (*self.texts_with, self.standing, self.going_on, self.apart):
            if word in counts:
                counts[full] = counts.pop(word)
        for articles_with in self.articles_with:
            if word in articles_with:
                articles_with[full] = articles_with.pop(word)

    def _form(self, key: str) -> str:
        """Return the most frequent form of a phrase."""
        return min(self.forms[key], key=lambda form: (-self.forms[key][form], form))

    def beginnings(self) -> set[str]:
        """Return the phrases that are nearly always only the beginning of others: first names, too."""
        pairs = ((key, n) for key, n in self.standing.items() if " " in key or self._is_name(key))
        return {key for key, n in pairs if n - self.going_on[key] < _ENDS_PHRASE * n}

    def _is_name(self, key: str) -> bool:
        """Return whether each form of a phrase begins with a capital."""
        return all(form[0].isupper() for form in self.forms[key])

    def set_apart(self) -> set[str]:
        """Return the phrases that mostly stand for themselves between marks: buttons and credits."""
        return {key for key, n in self.standing.items() if n > 1 and self.apart[key] >= _MOSTLY_APART * n}


def _count_phrases(
    members: Members, labels: Labels, rows: Sequence[int], phrases: Sequence[Sequence[Phrase]], n_themes: int
) -> _PhraseCounts:
    """Count the phrases of some rows; names of outlets and authors are of no theme."""
    dropped = outlet_words(members.outlets)
    by_theme: list[Counter[str]] = [Counter() for _ in range(n_themes)]
    articles_with: list[defaultdict[str, set[str]]] = [defaultdict(set) for _ in range(n_themes)]
    counted = _PhraseCounts(by_theme, articles_with, defaultdict(Counter), Counter(), Counter(), Counter())
    for row, own in zip(rows, phrases, strict=True):
        seen = set()
        for phrase in own:
            counted.forms[phrase.key][phrase.form] += 1 if phrase.begins_sentence else _WITHIN
            counted.standing[phrase.key] += 1
            counted.going_on[phrase.key] += phrase.goes_on
            counted.apart[phrase.key] += phrase.is_apart
            if phrase.form.lower() not in dropped:
                seen.add(phrase.key)
        by_theme[labels[row]].update(seen)
        for key in seen:
            articles_with[labels[row]][key].add(members.articles[row])
    return counted


def _tells_alone(phrase: RankedPhrase) -> bool:
    """Return whether a phrase says something though few texts hold it: one of several words that are not general."""
    return " " in phrase.form and phrase.kind is not Kind.SPARE


class _Sorting:
    """Tells what phrases say of themes, by the articles and themes that hold them.

    Parameters
    ----------
    language : str
        ISO 639-1 code of the language of the corpus.
    shown : mapping of str to str
        The form in which each phrase is shown.
    articles_with : sequence of mapping
        Of each theme, the articles that hold each phrase.
    texts_with : sequence of mapping
        Of each theme, how many texts hold each phrase.
    totals : mapping of str to int
        How many texts hold each phrase.
    surnames : mapping of str to str
        The longer name that each name of one word was counted as.
    """

    def __init__(
        self,
        language: str,
        shown: Mapping[str, str],
        articles_with: Sequence[Mapping[str, set[str]]],
        texts_with: Sequence[Mapping[str, int]],
        totals: Mapping[str, int],
        surnames: Mapping[str, str],
    ) -> None:
        self._language, self._surnames = language, surnames
        self._shown, self._texts_with, self._totals = shown, texts_with, totals
        self._articles: defaultdict[str, set[str]] = defaultdict(set)
        for own in articles_with:
            for key, articles in own.items():
                self._articles[key] |= articles
        self._n_articles = len(set().union(*self._articles.values()))

    def kind(self, key: str, form: str, theme: int) -> Kind:
        """Return what a phrase says of a theme."""
        head = head_of(form, self._language)
        is_name = self._language not in declining() and any(word[0].isupper() for word in (head, form.split(" ")[-1]))
        if is_general(form, self._language) or self._is_of_corpus(key, theme) or self._names_corpus(key, form, theme):
            return Kind.SPARE
        if is_name:
            return Kind.NAME
        return Kind.HAPPENING if self._language == ENGLISH and _is_happening(head) else Kind.SUBJECT

    def _is_of_corpus(self, key: str, theme: int) -> bool:
        """Return whether most articles hold a phrase, and themes share it."""
        if self._n_articles < _ENOUGH_ARTICLES or len(self._articles[key]) < _OF_CORPUS * self._n_articles:
            return False
        return self._texts_with[theme][key] < _OF_THEME * self._totals[key]

    def _names_corpus(self, key: str, form: str, theme: int) -> bool:
        """Return whether a common noun stands with a name that is of the whole corpus: "fans of" its subject."""
        if self._language in declining() or head_of(form, self._language)[0].isupper():
            return False
        named = [word for word in form.split(" ") if word[0].isupper()]
        phrases = (self._surnames.get(word, word) for word in key.split(" "))
        return any(
            self._is_of_corpus(phrase, theme)
            for phrase in phrases
            if self._shown.get(phrase, "").rpartition(" ")[2] in named
        )


def _is_happening(head: str) -> bool:
    """Return whether a noun is one for what happens, in the singular or the plural."""
    forms = {head.lower(), head.lower().removesuffix("s")}
    return not forms.isdisjoint(DEED_NOUNS) and forms.isdisjoint(DOCUMENTS | OCCASIONS)


def _best_form(forms: Counter[str], language: str, finders: Mapping[str, PhraseFinder]) -> str:
    """Return the form that is shown: the most frequent one; in German the shortest of the frequent ones.

    A form that stands only at the beginning of sentences loses its capital where a word in small letters follows.
    """
    most = max(forms.values())
    if language in declining():
        frequent = [form for form, n in forms.items() if n >= _FREQUENT_FORM * most]
        return min(frequent, key=lambda form: (len(form), -forms[form], form))
    form = min(forms, key=lambda form: (_is_shouted(form), -forms[form], form))
    first, _, rest = form.partition(" ")
    only_begins = most < _WITHIN
    if only_begins and rest[:1].islower() and first[1:].islower() and not finders[language].is_name(first.lower()):
        return form[0].lower() + form[1:]
    return form


def _is_shouted(form: str) -> bool:
    """Return whether a word too long for an abbreviation is in capitals: shown as others write it, if they do."""
    return any(word.isupper() and len(word) > _LONGEST_ABBREVIATION for word in form.split(" "))


_LONGEST_ABBREVIATION = 5
_FREQUENT_FORM = 0.3
"""Share of the occurrences of the most frequent form from which (inclusive) a shorter one is shown: "Klinikum" where
"Klinikums" is more frequent."""
_WITHIN = 1000
"""How much more a form within a sentence counts than one at its beginning, where every word has a capital."""


def _weight(key: str, n: int, n_theme: int, total: int, n_mean: float) -> float:
    """Return the class-based TF-IDF of a phrase, more for each further word."""
    bonus = 1 + _WORD_BONUS * min(_MOST_BONUS, key.count(" "))
    return sqrt(n / n_theme) * log1p(n_mean / total) * bonus


def _draw(labels: Labels, n_themes: int) -> list[int]:
    """Return the rows that are searched: all, or as many of each theme, evenly spaced."""
    most = max(1, _MOST_TEXTS // max(1, n_themes))
    rows: list[int] = []
    for theme in range(n_themes):
        own = np.flatnonzero(labels == theme)
        rows += own[:: max(1, -(-len(own) // most))].tolist()
    return sorted(rows)


@dataclass(frozen=True)
class _Reading:
    """Texts as they were read: their language, the finder of each language, and the phrases of each text."""

    texts: list[str]
    languages: list[str]
    wording: Wording
    finders: Mapping[str, PhraseFinder]
    phrases: list[tuple[Phrase, ...]]


_LAST_READING: list[_Reading] = []
"""What was read last: the same texts are grouped and named more than once, each time in other themes."""


def _read_once(members: Members, rows: Sequence[int]) -> _Reading:
    """Return the phrases of some rows, read anew unless they are of the texts that were read last."""
    texts, languages = [members.texts[row] for row in rows], [members.languages[row] for row in rows]
    for last in _LAST_READING:
        if (last.texts, last.languages, last.wording) == (texts, languages, members.wording):
            return last
    finders = _learn(texts, languages, members.wording)

    @lru_cache(maxsize=_REMEMBERED)
    def phrases_of(language: str, text: str) -> tuple[Phrase, ...]:
        return tuple(finders[language].phrases(text))

    phrases = [phrases_of(language, text) for language, text in zip(languages, texts, strict=True)]
    _LAST_READING[:] = [_Reading(texts, languages, members.wording, finders, phrases)]
    return _LAST_READING[0]


def _learn(texts: Sequence[str], languages: Sequence[str], wording: Wording) -> Mapping[str, PhraseFinder]:
    """Return a finder for each language, learnt from the texts of that language."""
    texts_in: defaultdict[str, list[str]] = defaultdict(list)
    for language, text in zip(languages, texts, strict=True):
        texts_in[language].append(text)
    finders = {}
    for language in sorted(texts_in):
        finders[language] = PhraseFinder(language, wording)
        finders[language].learn(texts_in[language])
    return finders


def _sum(counts: Sequence[Counter[str]]) -> Counter[str]:
    """Return counts of themes together."""
    totals: Counter[str] = Counter()
    for own in counts:
        totals.update(own)
    return totals


def _parts_of_longer(texts_with: Sequence[Counter[str]]) -> set[str]:
    """Return the phrases that nearly always stand within one longer phrase."""
    totals = _sum(texts_with)
    parts = set()
    for longer, n in totals.items():
        words = longer.split(" ")
        for start in range(len(words)):
            for stop in range(start + 1, len(words) + 1):
                part = " ".join(words[start:stop])
                if part != longer and n > 1 and n >= _PART_OF_LONGER * totals.get(part, n + 1):
                    parts.add(part)
    return parts


def choose_names(ranked: Sequence[Sequence[RankedPhrase]], n_phrases: int) -> list[list[str]]:
    """Return the phrases that name each theme: they share no word, and none stands in two names.

    A phrase goes to the theme where it weighs most; a theme with too few of these takes others that name no theme, and
    rare ones where it still has too few.
    """
    return [_forms(own) for own in _choose(ranked, n_phrases)]


def _choose(ranked: Sequence[Sequence[RankedPhrase]], n_phrases: int) -> list[list[RankedPhrase]]:
    rare = [[phrase for phrase in own if phrase.is_rare] for own in ranked]
    ranked = [[phrase for phrase in own if not phrase.is_rare] for own in ranked]
    best: dict[str, tuple[float, int]] = {}
    for number, own in enumerate(ranked):
        for phrase in own:
            best[phrase.key] = max(best.get(phrase.key, (0.0, 0)), (phrase.weight, -number))
    ranked = [sorted(own, key=lambda phrase: phrase.kind is Kind.SPARE) for own in ranked]
    names = []
    for number, own in enumerate(ranked):
        of_theme = [one for one in own if best[one.key][1] == -number]
        names.append(_spelled_out(_without_shared_words(of_theme, [], n_phrases), of_theme))
    taken = {phrase.key for own in names for phrase in own}
    for number, own in enumerate(ranked):
        free = [one for one in own if one.key not in taken]
        names[number] = _without_shared_words(free, names[number], min(_FEWEST_PHRASES, n_phrases))
        taken.update(phrase.key for phrase in names[number])
    for number, own in enumerate(rare):
        names[number] = _with_rare(names[number], [one for one in own if one.key not in taken])
        taken.update(phrase.key for phrase in names[number])
    return [_subject_first(own) for own in names]


def _with_more(
    names: Sequence[Sequence[RankedPhrase]], ranked: Sequence[Sequence[RankedPhrase]]
) -> list[list[RankedPhrase]]:
    """Return the phrases of each theme with rare ones behind them, where these are few; none stands in two themes."""
    taken = {phrase.key for own in names for phrase in own}
    more = []
    for own, of_theme in zip(names, ranked, strict=True):
        free = [one for one in of_theme if one.is_rare and one.key not in taken]
        more.append(_without_shared_words(free, own, _PHRASES_SHOWN))
        taken.update(phrase.key for phrase in more[-1])
    return more


def _forms(phrases: Sequence[RankedPhrase]) -> list[str]:
    return [phrase.form for phrase in phrases]


def _with_rare(phrases: Sequence[RankedPhrase], rare: Sequence[RankedPhrase]) -> list[RankedPhrase]:
    """Return the phrases of a name with rare ones behind those that tell, where these are too few."""
    telling = [one for one in phrases if one.kind is not Kind.SPARE]
    telling = _without_shared_words(rare, telling, max(_FEWEST_PHRASES, len(telling)))
    spare = [one for one in phrases if one.kind is Kind.SPARE]
    return _without_shared_words(spare, telling, max(_N_PHRASES, len(telling)))


def _subject_first(phrases: Sequence[RankedPhrase]) -> list[RankedPhrase]:
    """Return the phrases of a name with what says the subject first, and what says little last."""
    telling = [phrase for phrase in phrases if phrase.kind is not Kind.SPARE]
    if not telling:
        return list(phrases)
    leading = [one for one in telling if one.share >= _SHARE_OF_FIRST] or telling
    least = _SUBJECT_WEIGHT * leading[0].weight
    subjects = [one for one in leading if one.kind < Kind.NAME and one.weight >= least]
    first = max(subjects, key=_weight_as_subject, default=leading[0])
    named = [one for one in telling if one.kind is Kind.NAME][_MOST_NAMES:]
    rest = [one for one in telling if one is not first and one not in named]
    told = [first, *sorted(rest[: _FEWEST_PHRASES - 1], key=_share_last), *rest[_FEWEST_PHRASES - 1 :]]
    return [*told, *named]


def _share_last(phrase: RankedPhrase) -> float:
    """Return the place of a phrase within a label: what more texts hold comes first."""
    return -phrase.share


def _weight_as_subject(phrase: RankedPhrase) -> float:
    return phrase.weight * (_HAPPENING_BONUS if phrase.kind is Kind.HAPPENING else 1)


def _spelled_out(chosen: Sequence[RankedPhrase], phrases: Sequence[RankedPhrase]) -> list[RankedPhrase]:
    """Return the chosen phrases with a longer one in place of a common noun that weighs hardly more.

    "stolen passports" says more than "passports". What takes the place shares no word with another phrase of several
    words, and takes the place of single words that it holds, too.
    """
    result = list(chosen)
    for short in chosen:
        if " " in short.key or short.kind > Kind.SUBJECT or short not in result:
            continue
        of_several = set().union(*(_own_words(one) for one in result if " " in one.key))
        longer = (
            one
            for one in phrases
            if one.key.endswith(f" {short.key}")
            and one.kind <= Kind.SUBJECT
            and reaches(one.weight, _HARDLY_LESS * short.weight)
            and of_several.isdisjoint(_own_words(one))
        )
        whole = next(longer, None)
        if whole:
            result[result.index(short)] = whole
            result = [one for one in result if one is whole or one.key not in whole.key.split(" ")]
    return result


def _without_shared_words(
    phrases: Sequence[RankedPhrase], chosen: Sequence[RankedPhrase], n_most: int
) -> list[RankedPhrase]:
    """Return the chosen phrases with further ones that share no word with them, up to so many in all."""
    result = list(chosen)
    words = {word for phrase in chosen for word in _own_words(phrase)}
    for phrase in phrases:
        own = _own_words(phrase)
        if len(result) < n_most and words.isdisjoint(own):
            result.append(phrase)
            words.update(own)
    return result


def _own_words(phrase: RankedPhrase) -> set[str]:
    """Return the words of a phrase; of a name with a role those that are not the role's, which two persons can have.

    >>> sorted(_own_words(RankedPhrase("foreign minist berg", "Foreign Minister Berg", 1.0, Kind.NAME)))
    ['berg']
    >>> sorted(_own_words(RankedPhrase("lena al-berg", "Lena al-Berg", 1.0, Kind.NAME)))
    ['al', 'berg', 'lena']
    """
    words = set(phrase.key.replace("-", " ").split(" "))
    if phrase.kind is not Kind.NAME:
        return words
    return words - _stems_of_roles() or words


@cache
def _stems_of_roles() -> frozenset[str]:
    """Return the stems of the words that say what somebody is."""
    return frozenset(stem_of(word, ENGLISH) for word in ROLE_HEADS | ROLE_MODIFIERS)
