"""Who is named together with whom: counted while the articles are read, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd

from topics.events.people.actors import Mention
from topics.events.people.vehicles import is_one_name

ACTING = frozenset({"person", "group"})
"""Kinds of mentions that can be in company: places and things are no actors."""


class Company:
    """Counts in how many sentences and articles actors are named, alone and two together; reprints count once.

    Parameters
    ----------
    articles : DataFrame
        The table of that name.
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        self._originals = frozenset(articles.loc[articles["reprint_of"] == "", "id"])
        self._kinds: dict[str, str] = {}
        self._sentences: Counter[tuple[str, ...]] = Counter()
        self._articles: Counter[tuple[str, ...]] = Counter()

    def add(
        self, article: str, mentions: Mapping[str, Sequence[Mention]], texts: Mapping[str, str] | None = None
    ) -> None:
        """Count what the sentences of one article say; called once for each article.

        Two that are parts of one name ("Borduria Airlines flight BA170") are not named together by it; ``texts`` are
        those that the places of the mentions count in, by passage, without which all stand apart.
        """
        if article not in self._originals:
            return
        here: Counter[tuple[str, ...]] = Counter()
        for passage, named in mentions.items():
            acting = [mention for mention in named if mention.kind in ACTING]
            self._kinds |= {mention.actor: mention.kind for mention in acting}
            here.update({(mention.actor,) for mention in acting})
            here.update(_pairs_apart(acting, (texts or {}).get(passage, "")))
        self._sentences.update(here)
        self._articles.update(here.keys())

    def named(self) -> pd.DataFrame:
        """Return a row for each actor: ``actor, kind, n_sentences, n_articles``, by name."""
        rows = [(*key, self._kinds[key[0]], *self._counts(key)) for key in sorted(self._sentences) if len(key) == 1]
        return _table(rows, ["actor", "kind"])

    def together(self) -> pd.DataFrame:
        """Return a row for each two actors of one sentence: ``one, other, n_sentences, n_articles``, by name."""
        pairs = (key for key in sorted(self._sentences) if len(key) > 1)
        rows = [(*key, *self._counts(key)) for key in pairs]
        return _table(rows, ["one", "other"])

    def _counts(self, key: tuple[str, ...]) -> tuple[int, int]:
        return self._sentences[key], self._articles[key]


def _pairs_apart(mentions: Sequence[Mention], text: str) -> set[tuple[str, ...]]:
    """Return each two actors that are named apart from each other at one place of a sentence at least."""
    pairs = set()
    for one, other in combinations(mentions, 2):
        first, second = sorted((one, other), key=lambda mention: mention.start)
        is_one = 0 < first.stop <= second.start <= len(text) and is_one_name(text[first.stop : second.start])
        if one.actor != other.actor and not is_one:
            pairs.add(tuple(sorted((one.actor, other.actor))))
    return pairs


def _table(rows: Sequence[tuple[object, ...]], names: list[str]) -> pd.DataFrame:
    types = dict.fromkeys(names, "str") | dict.fromkeys(_COUNTS, "int64")
    return pd.DataFrame(rows, columns=[*names, *_COUNTS]).astype(types)


_COUNTS = ("n_sentences", "n_articles")
