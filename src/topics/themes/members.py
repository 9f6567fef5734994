"""What is grouped into themes: passages or whole articles, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from topics.themes.counts import WordCounts, count_words
from topics.themes.labels import article_words, outlet_words
from topics.themes.tokens import words

if TYPE_CHECKING:
    import pandas as pd

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
    """

    unit: Unit
    ids: list[str]
    articles: list[str]
    texts: list[str]
    outlets: list[str]
    originals: dict[str, str]

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each text."""
        return [words(text) for text in self.texts]

    @cached_property
    def idle_words(self) -> frozenset[str]:
        """Words that tell outlets or articles apart, not themes."""
        dropped = outlet_words(self.outlets)
        if self.unit == "passage":
            dropped |= article_words(self.counted, self.articles)
        return dropped

    @cached_property
    def counted(self) -> WordCounts:
        """Counts of all words and phrases."""
        return count_words(self.words)

    @cached_property
    def telling(self) -> WordCounts:
        """Counts of the words and phrases that may tell themes apart."""
        return self.counted.without(self.idle_words)


def gather_members(
    passages: pd.DataFrame, articles: pd.DataFrame, unit: Unit
) -> tuple[Members, np.ndarray[Any, np.dtype[np.int64]]]:
    """Return what is grouped, sorted by article and place, and the rows of the table in that order."""
    if unit == "article":
        frame = articles
        keys = list(frame["id"])
        texts = [f"{title}\n{text}".strip() for title, text in zip(frame["title"], frame["text"], strict=True)]
        owners = keys
        order = sorted(range(len(keys)), key=lambda at: keys[at])
    else:
        frame = passages
        keys, owners, texts = list(frame["id"]), list(frame["article"]), list(frame["text"])
        starts = list(frame["start"])
        order = sorted(range(len(keys)), key=lambda at: (owners[at], starts[at], keys[at]))
    originals = {
        article: reprint or article for article, reprint in zip(articles["id"], articles["reprint_of"], strict=True)
    }
    outlets = sorted({name for name in [*articles["outlet"], *articles["author"]] if name})
    members = Members(
        unit, [keys[at] for at in order], [owners[at] for at in order], [texts[at] for at in order], outlets, originals
    )
    return members, np.asarray(order, dtype=np.int64)
