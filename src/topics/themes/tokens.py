"""Words and phrases of a text, as TF-IDF and the labels count them, how often they occur and how much they weigh.

Hyphenated words stay whole ("pro-democracy", "G-20", "COVID-19"), but names joined by a hyphen come apart
("China-US"). Dotted abbreviations lose their dots ("U.K." and "UK" are one word); "US" and "U.S." become
"u.s.", which is not the pronoun "us"; "do n't", as tokenizers cut it, is "don't". Bare numbers are dropped.
Runs of a script that writes no spaces between words give pairs of characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

_FEW_TEXTS = 20
_MANY_TEXTS = 1000
_LARGEST_SHARE = 0.3
_MOST_TERMS = 50_000

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f"
_WORD = re.compile(
    rf"[{_UNSPACED}]+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[A-Za-z]+ n['’]t\b"
    rf"|[^\W_{_UNSPACED}]+(?:[-‐‑'’.&][^\W_{_UNSPACED}]+)*"
    r"|[.,;:!?()\[\]\"“”—–]"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SPACED_LETTER = re.compile(rf"[^\W\d_{_UNSPACED}]")
_STOP_EXTRA = """
also although amid around back came come could day did does doesn don going got isn just know ll let like
made make makes making many may might mr mrs ms much need new now old one out put re really said saw say
saying says see shall should since so still take tell think told took two use used using ve very want
wanted wasn way went will won work would year years yes yet don't doesn't didn't isn't wasn't won't can't
couldn't wouldn't i'm it's that's there's we're they're i've we've they've i'll we'll he's she's you're
aren't hasn't haven't hadn't weren't shouldn't according adding added monday tuesday wednesday thursday
friday saturday sunday january february march april june july august september october november december
today yesterday tomorrow week weeks month months last next including called
"""


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Return words that carry no theme: function words, verbs of saying, names of days and months."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset(ENGLISH_STOP_WORDS) | frozenset(_STOP_EXTRA.split())


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower case; "" stands where a phrase cannot go on.

    >>> words("The U.S.-China talks on G-20 trade, said Mr Li.")
    ['', 'u.s.', 'china', 'talks', '', 'g-20', 'trade', '', '', '', 'li', '']
    """
    return [word for match in _WORD.finditer(text) for word in _counted_forms(match.group())]


def phrased(sequence: Sequence[str]) -> list[str]:
    """Return the words of a sequence and its phrases of two words, as they are counted.

    >>> phrased(["", "free", "trade", "", "talks"])
    ['free', 'trade', 'talks', 'free trade']
    """
    phrases = [f"{first} {second}" for first, second in pairwise(sequence) if first and second and first != second]
    return [word for word in sequence if word] + phrases


def terms(text: str) -> list[str]:
    """Return the words and phrases of a text, as they are counted."""
    return phrased(words(text))


def name_words(name: str) -> list[str]:
    """Return all words of a name, those too that carry no theme."""
    return [word for match in _WORD.finditer(name) for word in _word_forms(match.group())]


@lru_cache(maxsize=1 << 18)
def _counted_forms(found: str) -> tuple[str, ...]:
    """Return the words that one match stands for, "" in place of each that does not count."""
    stop = stop_words()
    return tuple(
        word if len(word) > 1 and word not in stop and _holds_letter(word) else "" for word in _word_forms(found)
    )


def _holds_letter(word: str) -> bool:
    return any(character.isalpha() for character in word)


def _word_forms(found: str) -> list[str]:
    """Return the words that one match stands for."""
    if not _SPACED_LETTER.search(found[0]) and _holds_letter(found[0]):
        return [first + second for first, second in pairwise(found)] or [found]
    if "-" in found or "‐" in found or "‑" in found:
        parts = re.split("[-‐‑]", found)
        if all(part[:1].isupper() and not part.isdigit() for part in parts) and len(parts[0]) > 1:
            return [word for part in parts for word in _word_forms(part)]
        return ["-".join(parts).lower()]
    word = _POSSESSIVE.sub("", found.replace(" ", ""))
    if "." in word and all(len(part) <= 1 for part in word.split(".")):
        word = word.replace(".", "").upper()
    if word == "US":
        return ["u.s."]
    return [word.lower().replace("’", "'")]


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

    counts: Any
    vocabulary: tuple[str, ...]

    def without(self, dropped: frozenset[str]) -> WordCounts:
        """Return the counts without the terms that hold one of the given words."""
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

    n_texts = len(sequences)
    least = 1 if n_texts <= _FEW_TEXTS else 2 if n_texts <= _MANY_TEXTS else 3
    vectorizer = CountVectorizer(analyzer=phrased, min_df=least, max_features=_MOST_TERMS, dtype=np.float32)
    try:
        counts = vectorizer.fit_transform(sequences)
    except ValueError:
        return WordCounts(csr_matrix((n_texts, 0), dtype=np.float32), ())
    return WordCounts(csr_matrix(counts), tuple(vectorizer.get_feature_names_out()))


def word_weights(counted: WordCounts) -> Any:
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
        held = np.asarray((counts > 0).sum(axis=0)).ravel()
        counts = counts[:, np.flatnonzero(held <= _LARGEST_SHARE * n_texts)]
    if 0 in counts.shape:
        return counts
    return csr_matrix(TfidfTransformer(sublinear_tf=True).fit_transform(counts))
