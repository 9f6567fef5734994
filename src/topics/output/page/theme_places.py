"""Where each theme stands on the page, as method and number, and the themes of each passage and article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from topics.output.tables import rows
from topics.output.wording import METHOD_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

CODEBOOK = "codebook"
"""The method of the reader's own themes."""
BROUGHT = "own"
"""The method of topics that the reader brings along."""


class ThemePlaces:
    """Where each theme stands on the page, as method and number, and the themes of each passage.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self.ordered = _in_order(tables["themes"])
        self._places = {
            (method, theme.theme): f"{method}-{number}"
            for method, themes in self.ordered.items()
            for number, theme in enumerate(themes)
        }
        self._of_passage, self._of_article = self._members(tables["assignments"])
        found = [method for method in self.ordered if method != CODEBOOK]
        self._found = found[:1]
        self.labels = {
            self._places[method, theme.theme]: str(theme.label)
            for method, themes in self.ordered.items()
            for theme in themes
        }
        self.declares = CODEBOOK in self.ordered

    def place(self, method: str, theme: str) -> str:
        """Return where a theme stands: ``codebook-0``."""
        return self._places[method, theme]

    def of_passage(self, passage: str) -> tuple[str, ...]:
        """Return the places of the themes that a passage counts for."""
        return self._of_passage.get(passage, ())

    def of_article(self, article: str) -> tuple[str, ...]:
        """Return the places of the themes that passages of an article count for, by place."""
        return self._of_article.get(article, ())

    def found_of(self, passages: Sequence[str]) -> list[str]:
        """Return the places of the found themes of some passages, of the first method that found some, most first."""
        own = [place for passage in passages for place in self.of_passage(passage)]
        counts = Counter(place for place in own if place.rpartition("-")[0] in self._found)
        return [place for place, _ in counts.most_common()]

    def declared_of(self, labels: Sequence[str]) -> list[str]:
        """Return the places of the reader's own themes of these labels."""
        themes = self.ordered.get(CODEBOOK, [])
        wanted = set(labels)
        return [self._places[CODEBOOK, theme.theme] for theme in themes if theme.label in wanted]

    def _members(self, assignments: pd.DataFrame) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        """Return the places of the themes of each passage and of each article."""
        chosen = assignments[assignments["chosen"]]
        of_passage: dict[str, list[str]] = {}
        of_article: dict[str, set[str]] = {}
        columns = (chosen[name] for name in ("method", "theme", "passage", "article"))
        for method, theme, passage, article in zip(*columns, strict=True):
            place = self._places.get((method, theme), "")
            if place:
                of_passage.setdefault(passage, []).append(place)
                of_article.setdefault(article, set()).add(place)
        passages = {passage: tuple(sorted(places)) for passage, places in of_passage.items()}
        return passages, {article: tuple(sorted(places)) for article, places in of_article.items()}


def _in_order(themes: pd.DataFrame) -> dict[str, list[Any]]:
    """Return the themes of each method as the page has them: the codebook first, those of one larger theme together."""
    by_method: dict[str, list[Any]] = {}
    for theme in rows(themes):
        by_method.setdefault(theme.method, []).append(theme)
    order = [*METHOD_NAMES, *sorted(set(by_method) - set(METHOD_NAMES))]
    return {method: _by_group(by_method[method]) for method in order if method in by_method}


def _by_group(themes: list[Any]) -> list[Any]:
    """Return the themes of one larger theme together, those of the first theme's first."""
    groups = list(dict.fromkeys(theme.group for theme in themes))
    return sorted(themes, key=lambda theme: groups.index(theme.group))
