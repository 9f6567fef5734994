"""Words and phrases of texts: which count, how often they occur, how much they weigh, which tell nothing of a theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from topics.english.words import spelled_words
from topics.themes.clustering import membership
from topics.themes.wording import ENGLISH, NO_LANGUAGE, PLAIN, Wording, stop_words, without_addresses

_FEW_TEXTS = 20
"""Texts up to which (inclusive) every word counts, however rare or frequent it is."""
_MANY_TEXTS = 1000
"""Texts up to which (inclusive) a word of two texts counts; of more, a word of three."""
_LARGEST_SHARE = 0.3
"""Share of the texts up to which (inclusive) a word that stands in them weighs anything."""
_MOST_TERMS = 50_000
"""Words and phrases that are kept at most (inclusive), the most frequent ones."""

_ARTICLE_PASSAGES = 10
"""Passages of an article from which (inclusive) it is asked which words only tell it from others."""
_ARTICLE_WORD_PASSAGES = 5
"""Passages with a word from which (inclusive) the word can be one that tells articles apart."""
_ARTICLE_WORD_SHARE = 0.2
"""Share of the passages of the articles that hold a word above which (exclusive) it tells articles apart."""
_COMPANION_SHARE = 0.7
"""Share of a word's occurrences beside such a word from which (inclusive) it tells articles apart too."""
_COMPANION_FEWEST = 3
"""Occurrences beside such a word from which (inclusive) the share is asked for."""

_ELISION = re.compile(
    r"(?:[cdjlmnstz]|qu|jusqu|lorsqu|puisqu|quelqu|un|gl|dell|all|nell|sull|dall|coll|quest)'(?=\w\w)"
)
"""What French, Italian and Catalan write before a word that begins with a vowel: "l'accord", "dell'accordo"."""


def _without_elision(word: str) -> str:
    """Return a word without what is elided before it."""
    return _ELISION.sub("", word) if "'" in word else word


def words(text: str, language: str = ENGLISH, wording: Wording = PLAIN) -> list[str]:
    """Return the words of a text that count, in order and in one spelling; "" stands where a phrase cannot go on.

    How a text is cut into words, ``topics.english.words.spelled_words`` says. Stop words of its language, single
    characters, bare numbers, addresses and markup do not count; what is elided before a word ("l'accord") is cut off.

    Parameters
    ----------
    text : str
        Any text.
    language : str
        ISO 639-1 code of its language; stop words of English count as such where it is not known.
    wording : Wording
        The reader's own stop words and synonyms.

    >>> words("The U.S.-China talks on G-20 trade, said Mr Li.")
    ['', 'u.s.', 'china', 'talks', '', 'g-20', 'trade', '', '', '', 'li', '']
    >>> words("Les négociations sur l'accord", "fr")
    ['', 'négociations', '', 'accord']
    """
    spelled = wording.united([_without_elision(word) for word in spelled_words(without_addresses(text))])
    return [word if _counts(word, language) and not wording.stops(word) else "" for word in spelled]


@lru_cache(maxsize=1 << 18)
def _counts(word: str, language: str) -> bool:
    return len(word) > 1 and word not in stop_words(language) and any(character.isalpha() for character in word)


def phrased(sequence: Sequence[str]) -> list[str]:
    """Return the words of a sequence and its phrases of two words, as they are counted.

    >>> phrased(["", "free", "trade", "", "talks"])
    ['free', 'trade', 'talks', 'free trade']
    """
    single = [word for word in sequence if word]
    phrases = [f"{first} {second}" for first, second in pairwise(sequence) if first and second and first != second]
    return single + phrases


def terms(text: str, wording: Wording = PLAIN) -> list[str]:
    """Return all words and phrases of a text, those that do not count too: for a vocabulary that is given.

    >>> terms("free trade")
    ['free', 'trade', 'free trade']
    """
    return phrased(words(text, NO_LANGUAGE, wording))


# ---------------------------------------------------------------- counts and weights


@dataclass(frozen=True)
class WordCounts:
    """How often each term occurs in each text.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix
        Shape (number of texts, number of terms).
    vocabulary : tuple of str
        The term of each column, sorted.
    """

    counts: csr_matrix
    vocabulary: tuple[str, ...]

    def without(self, dropped: frozenset[str]) -> WordCounts:
        """Return the counts without the given terms and the phrases that hold one of them."""
        kept = [at for at, term in enumerate(self.vocabulary) if dropped.isdisjoint((term, *term.split(" ")))]
        return WordCounts(self.counts[:, kept], tuple(self.vocabulary[at] for at in kept))


def count_words(sequences: Sequence[Sequence[str]]) -> WordCounts:
    """Return the counts of words and two-word phrases.

    Terms of a single text are left out where there are more than 20 texts, terms of two where there are
    more than 1,000; at most the 50,000 most frequent are kept.

    Parameters
    ----------
    sequences : sequence of sequences of str
        The words of each text, as ``words`` gives them.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    fewest = _fewest_texts(len(sequences))
    vectorizer = CountVectorizer(analyzer=phrased, min_df=fewest, max_features=_MOST_TERMS, dtype=np.float32)
    try:
        counts = vectorizer.fit_transform(sequences)
    except ValueError:  # there is no word that counts
        return WordCounts(csr_matrix((len(sequences), 0), dtype=np.float32), ())
    return WordCounts(csr_matrix(counts), tuple(vectorizer.get_feature_names_out()))


def _fewest_texts(n_texts: int) -> int:
    """Return in how many of the texts a term must stand to count."""
    if n_texts <= _FEW_TEXTS:
        return 1
    return 2 if n_texts <= _MANY_TEXTS else 3


def word_weights(counted: WordCounts) -> csr_matrix:
    """Return TF-IDF weights (sublinear counts, rows of unit length).

    Terms of more than three texts in ten are left out where there are more than 20 texts.

    Parameters
    ----------
    counted : WordCounts
        The counts.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (number of texts, number of terms kept), possibly without columns.
    """
    from sklearn.feature_extraction.text import TfidfTransformer

    counts = counted.counts
    n_texts = counts.shape[0]
    if n_texts > _FEW_TEXTS:
        n_holding = np.asarray((counts > 0).sum(axis=0)).ravel()
        counts = counts[:, np.flatnonzero(n_holding <= _LARGEST_SHARE * n_texts)]
    if 0 in counts.shape:
        return counts
    return csr_matrix(TfidfTransformer(sublinear_tf=True).fit_transform(counts))


# ---------------------------------------------------------------- words that tell nothing of a theme


def article_words(counted: WordCounts, articles: Sequence[str]) -> frozenset[str]:
    """Return the words that tell articles apart rather than themes.

    Such a word stands in more than a fifth of the passages of the articles that hold it at all (the names of
    those an article is about), so it says which article a passage is from and nothing about its theme; so
    does a word that hardly ever stands but beside one of them (a first name). Only articles of ten
    passages or more are asked, and words of five passages or more.

    Parameters
    ----------
    counted : WordCounts
        Counts of words and phrases, a row a passage.
    articles : sequence of str
        Article of each passage.
    """
    _, owner, sizes = np.unique(np.asarray(articles, dtype=object), return_inverse=True, return_counts=True)
    asked = np.flatnonzero(sizes[owner] >= _ARTICLE_PASSAGES)
    single = [at for at, term in enumerate(counted.vocabulary) if " " not in term]
    if not len(asked) or not single:
        return frozenset()
    holding = (counted.counts[asked][:, single] > 0).astype(np.float64)
    n_holding = np.asarray(holding.sum(axis=0)).ravel()
    n_passages = ((membership(owner[asked], len(sizes)) @ holding) > 0).T @ sizes
    frequent = (n_holding >= _ARTICLE_WORD_PASSAGES) & (n_holding > _ARTICLE_WORD_SHARE * n_passages)
    marking = {counted.vocabulary[single[at]] for at in np.flatnonzero(frequent)}
    return frozenset(marking | _companions(counted, marking))


def _companions(counted: WordCounts, marking: set[str]) -> set[str]:
    """Return the words that stand beside one of the given words seven times in ten."""
    totals = dict(zip(counted.vocabulary, np.asarray(counted.counts.sum(axis=0)).ravel(), strict=True))
    beside: Counter[str] = Counter()
    for phrase in (term for term in totals if " " in term):
        first, second = phrase.split(" ")
        if (first in marking) != (second in marking):
            beside[second if first in marking else first] += int(totals[phrase])
    companions = set()
    for word, count in beside.items():
        n_of_word = totals.get(word, np.inf)
        if count >= _COMPANION_FEWEST and count >= _COMPANION_SHARE * n_of_word:
            companions.add(word)
    return companions


def outlet_words(names: Sequence[str]) -> frozenset[str]:
    """Return the words and phrases that name outlets and authors and tell nothing of a theme.

    Of a name of several words its phrases are taken, not its words, which may mean something elsewhere.
    """
    naming: set[str] = set()
    for name in names:
        telling = [word for word in spelled_words(name) if word and word not in stop_words()]
        if len(telling) == 1:
            naming.add(telling[0])
        else:
            naming |= {f"{first} {second}" for first, second in pairwise(telling)}
    return frozenset(naming)
