"""What is grouped into themes, passages or whole articles in a fixed order, and by which vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_matrix, diags_array

from topics.articles.reprints import source_groups
from topics.errors import refuse
from topics.themes.clustering import MANY, Labels
from topics.themes.terms import WordCounts, article_words, count_words, outlet_words, word_weights, words
from topics.themes.vectors import Array, are_rows, reduced, side_by_side, unit_rows
from topics.themes.wording import ENGLISH, PLAIN, Wording

if TYPE_CHECKING:
    from topics.records import ThemeRow

Unit = Literal["passage", "article"]
UNITS: tuple[Unit, ...] = get_args(Unit)
"""What can be grouped."""
VECTORS = ("auto", "tfidf", "sentence")
"""Vectors that can be asked for by name."""

_ONE_VOICE = 0.8
"""Share of a theme's members from which (inclusive) one article is its one voice."""
_DIMENSIONS = (100, 50, 200)
"""Dimensions of the TF-IDF vectors that the runs take in turn; the first alone where there are many rows."""
_NEIGHBOUR = 0.5
"""Weight of the passage before and of the one behind beside a passage itself: a paragraph keeps to its subject."""
_SHORT = 60
"""Median number of words that count below which (exclusive) texts are short."""
_SHORT_WEIGHT = 1.5
"""Weight of the sentence vectors beside TF-IDF where texts are short; 1 where they are not."""


@dataclass(frozen=True)
class Members:
    """What is grouped: passages or articles, sorted, with their texts.

    Parameters
    ----------
    unit : {"passage", "article"}
        What the members are.
    ids : list of str
        Passage ids, or article ids.
    articles : list of str
        Article of each member.
    texts : list of str
        Text of each member; for an article its title and text.
    outlets : list of str
        Names of the outlets and authors of the corpus.
    sources : dict
        Article id to the id of the article that it reprints, or to itself.
    rows : numpy.ndarray
        Row of each member in the table that it came from.
    languages : list of str
        ISO 639-1 code of the language of each member.
    wording : Wording
        The reader's own stop words and synonyms.
    """

    unit: Unit
    ids: list[str]
    articles: list[str]
    texts: list[str]
    outlets: list[str]
    sources: dict[str, str]
    rows: Labels
    languages: list[str]
    wording: Wording = PLAIN

    def only(self, kept: Labels) -> Members:
        """Return some of the members, by number; the sources stay those of the whole corpus."""
        columns = (self.ids, self.articles, self.texts, self.languages)
        ids, articles, texts, languages = ([column[at] for at in kept] for column in columns)
        return replace(self, ids=ids, articles=articles, texts=texts, languages=languages, rows=self.rows[kept])

    @cached_property
    def passages(self) -> list[str]:
        """The passage of each member, "" where articles are grouped."""
        return self.ids if self.unit == "passage" else [""] * len(self.ids)

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each text."""
        pairs = zip(self.texts, self.languages, strict=True)
        return [words(text, language, self.wording) for text, language in pairs]

    @cached_property
    def counted(self) -> WordCounts:
        """Counts of all words and phrases."""
        return count_words(self.words)

    @cached_property
    def telling(self) -> WordCounts:
        """Counts without the words and phrases that tell outlets or articles apart, not themes."""
        dropped = outlet_words(self.outlets)
        if self.unit == "passage":
            dropped |= article_words(self.counted, self.articles)
        return self.counted.without(dropped)

    def spread(self, articles: Sequence[str]) -> ThemeRow:
        """Return how a theme spreads, given the article of each of its members, as columns of ``themes``.

        Reprints count as their original. One voice: four fifths or more are of one of several articles.
        """
        n_of_source = Counter(self.sources.get(article, article) for article in articles)
        n_sources = len(set(self.sources.values()))
        return {
            "n_passages": n_of_source.total(),
            "n_articles": len(n_of_source),
            "share_articles": round(len(n_of_source) / n_sources, 4) if n_sources else 0.0,
            "one_voice": self._is_one_voice(n_of_source),
        }

    def _is_one_voice(self, n_of_source: Counter[str]) -> bool:
        """Return whether nearly all of a theme is from one of several articles."""
        if self.unit == "article" or len(set(self.articles)) <= 1 or not n_of_source:
            return False
        return max(n_of_source.values()) >= _ONE_VOICE * n_of_source.total()


def gather_members(passages: pd.DataFrame, articles: pd.DataFrame, unit: Unit, wording: Wording = PLAIN) -> Members:
    """Return what is grouped, sorted by article and place."""
    frame = passages
    if unit == "article":
        texts = [f"{title}\n{text}".strip() for title, text in zip(articles["title"], articles["text"], strict=True)]
        frame = articles.assign(article=articles["id"], start=0, text=texts)
    frame = frame.reset_index(drop=True).sort_values(["article", "start", "id"])
    return Members(
        unit,
        ids=frame["id"].tolist(),
        articles=frame["article"].tolist(),
        texts=frame["text"].tolist(),
        outlets=sorted({*articles["outlet"], *articles["author"]} - {""}),
        sources=source_groups(articles),
        rows=frame.index.to_numpy(dtype=np.int64),
        languages=_languages(frame["article"].tolist(), articles),
        wording=wording,
    )


def _languages(owners: Sequence[str], articles: pd.DataFrame) -> list[str]:
    """Return the language of each member's article; where that is not known, the one of most articles."""
    language_of = dict(zip(articles["id"], articles["language"], strict=True))
    known = Counter(language for language in language_of.values() if language)
    commonest = min(known, key=lambda language: (-known[language], language), default=ENGLISH)
    return [language_of.get(owner, "") or commonest for owner in owners]


# ---------------------------------------------------------------- by which vectors


@dataclass(frozen=True)
class Views:
    """How the rows look: what they are grouped by.

    Parameters
    ----------
    vectors : tuple of numpy.ndarray
        One or more arrays of unit rows; the runs take them in turn, the first is the main one.
    words : scipy.sparse.csr_matrix or None
        Weights of words, a row a text: a second opinion on each row. None where vectors alone count.
    why : str
        Which vectors these are, and why.
    """

    vectors: tuple[Array, ...]
    words: csr_matrix | None = None
    why: str = ""

    @property
    def main(self) -> Array:
        """The vectors that centroids, places and typical members are measured in."""
        return self.vectors[0]

    @property
    def has_words(self) -> bool:
        """Whether there are words that can give a second opinion."""
        return self.words is not None and self.words.shape[1] > 0


def choose_views(
    members: Members, wanted: str | npt.ArrayLike, seed: int, encode: Callable[[list[str]], Array]
) -> Views:
    """Return what the members are grouped by.

    ``auto`` puts TF-IDF and sentence vectors side by side. The shorter the texts, the fewer words two of them
    share and the more must rest on the sentence vectors: their weight goes by the median length. A passage counts
    with half of the passages before and behind it in its article; vectors given as an array stay as they are.

    Parameters
    ----------
    members : Members
        What is grouped.
    wanted : {"auto", "tfidf", "sentence"} or numpy.ndarray
        Which vectors; an array needs one row a row of the table.
    seed : int
        Seed of the decomposition.
    encode : callable
        Gives the sentence vectors of texts.

    Raises
    ------
    InputError
        If the vectors are not known or do not fit.
    """
    if not isinstance(wanted, str):
        return Views((_given_vectors(members, wanted),), None, "vectors given by the user")
    if wanted not in VECTORS:
        refuse(f"Vectors '{wanted}' are not known; give {', '.join(VECTORS)} or a file of vectors.")
    if wanted == "sentence":
        return _with_neighbours(Views((encode(members.texts),), None, "sentence vectors, as asked"), members)
    weights = word_weights(members.telling)
    dimensions = _DIMENSIONS if len(members.texts) <= MANY else _DIMENSIONS[:1]
    by_words = tuple(reduced(weights, number, seed) for number in dimensions)
    if wanted == "tfidf":
        views = Views(by_words, weights, "TF-IDF reduced by singular value decomposition, as asked")
        return _with_neighbours(views, members)
    sentences = encode(members.texts)
    length = median(sum(1 for word in sequence if word) for sequence in members.words)
    weight = _SHORT_WEIGHT if length < _SHORT else 1.0
    why = (
        f"TF-IDF and sentence vectors side by side, the latter with weight {weight:g}, "
        f"as the median text has {length:g} words that count"
    )
    views = Views(tuple(side_by_side(one, sentences, weight) for one in by_words), weights, why)
    return _with_neighbours(views, members)


def _with_neighbours(views: Views, members: Members) -> Views:
    """Return the views of passages with half of their neighbours in the article; those of articles as they are."""
    if members.unit == "article" or not views.main.size or len(set(members.articles)) == len(members.articles):
        return views
    owners = np.asarray(members.articles, dtype=object)
    beside = (owners[1:] == owners[:-1]).astype(np.float64) * _NEIGHBOUR
    mixing = diags_array([beside, np.ones(len(owners)), beside], offsets=[-1, 0, 1]).tocsr()
    words = None if views.words is None else unit_rows_of(mixing @ views.words)
    vectors = tuple(unit_rows(np.asarray(mixing @ rows, dtype=np.float32)) for rows in views.vectors)
    return Views(vectors, words, f"{views.why}; each passage with half of those beside it")


def unit_rows_of(weights: csr_matrix) -> csr_matrix:
    """Return sparse rows at unit length, empty ones as they are."""
    lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return csr_matrix(diags_array(scale) @ weights)


def _given_vectors(members: Members, given: npt.ArrayLike) -> Array:
    """Return the user's own vectors in the order of the members, at unit length."""
    array = np.asarray(given)
    if not are_rows(array, len(members.rows)):
        refuse(
            f"The vectors given have the shape {array.shape}; {len(members.rows)} rows of finite numbers are "
            f"needed, one for each {members.unit} in the order of its table."
        )
    return unit_rows(np.asarray(array, dtype=np.float32)[members.rows])
