"""What is grouped into themes: passages or whole articles, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd

from topics.themes.clusters import Labels
from topics.themes.labels import article_words, outlet_words
from topics.themes.tokens import WordCounts, count_words, words

Unit = Literal["passage", "article"]


@dataclass(frozen=True)
class Members:
    """What is grouped: passages or articles, sorted, with their texts.

    Parameters
    ----------
    unit : str
        ``passage`` or ``article``.
    ids : list of str
        Passage ids, or article ids.
    articles : list of str
        Article of each member.
    texts : list of str
        Text of each member; for an article its title and text.
    outlets : list of str
        Names of the outlets and authors of the corpus.
    originals : dict
        Article id to the id of the article that it reprints, or to itself.
    rows : numpy.ndarray
        Row of each member in the table that it came from.
    """

    unit: Unit
    ids: list[str]
    articles: list[str]
    texts: list[str]
    outlets: list[str]
    originals: dict[str, str]
    rows: Labels

    def only(self, kept: Labels) -> Members:
        """Return some of the members, by number; the originals stay those of the whole corpus."""
        ids, articles, texts = ([column[at] for at in kept] for column in (self.ids, self.articles, self.texts))
        return replace(self, ids=ids, articles=articles, texts=texts, rows=self.rows[kept])

    @cached_property
    def passages(self) -> list[str]:
        """The passage of each member, "" where articles are grouped."""
        return self.ids if self.unit == "passage" else [""] * len(self.ids)

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each text."""
        return [words(text) for text in self.texts]

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

    def spread(self, articles: Sequence[str]) -> dict[str, Any]:
        """Return how a theme spreads, given the article of each of its members, as columns of ``themes``.

        Reprints count as their original. One voice: four fifths or more are of one of several articles.
        """
        owners = Counter(self.originals.get(article, article) for article in articles)
        return {
            "n_passages": owners.total(),
            "n_articles": len(owners),
            "share_articles": round(len(owners) / (len(set(self.originals.values())) or 1), 4),
            "one_voice": self.unit == "passage"
            and len(set(self.articles)) > 1
            and max(owners.values(), default=0) >= 0.8 * owners.total(),
        }


def gather_members(passages: pd.DataFrame, articles: pd.DataFrame, unit: Unit) -> Members:
    """Return what is grouped, sorted by article and place."""
    frame = passages
    if unit == "article":
        texts = [f"{title}\n{text}".strip() for title, text in zip(articles["title"], articles["text"], strict=True)]
        frame = articles.assign(article=articles["id"], start=0, text=texts)
    frame = frame.reset_index(drop=True).sort_values(["article", "start", "id"])
    reprinted = articles["reprint_of"].where(articles["reprint_of"] != "", articles["id"])
    originals = dict(zip(articles["id"], reprinted, strict=True))
    outlets = sorted({*articles["outlet"], *articles["author"]} - {""})
    ids, owners, texts = (frame[column].tolist() for column in ("id", "article", "text"))
    return Members(unit, ids, owners, texts, outlets, originals, frame.index.to_numpy(dtype=np.int64))
