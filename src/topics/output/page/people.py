"""Who is on the page beside whom, where it was, from which outlets, and who is quoted."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING, Any

from topics.output.page.views import Outlet, Ranked, Sentence, Voice
from topics.output.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from topics.output.page.limits import Limits
    from topics.output.page.quoting import Quoting
    from topics.output.page.theme_places import ThemePlaces
    from topics.output.page.views import EventView

_MOST_RANKED = 15
"""Names of a ranked list."""
_MOST_BESIDE = 5
"""Names beside one of them."""


def ranked(names: Iterable[Sequence[str]]) -> list[Ranked]:
    """Return the most frequent names of many lists, each with those that it is in one list with.

    Examples
    --------
    >>> [(one.name, one.n_events, one.beside) for one in ranked([["Ana", "Bo"], ["Bo"]])]
    [('Bo', 2, (('Ana', 1),)), ('Ana', 1, (('Bo', 1),))]
    """
    counts: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = {}
    for own in names:
        different = list(dict.fromkeys(own))
        counts.update(different)
        for one, other in permutations(different, 2):
            beside.setdefault(one, Counter())[other] += 1
    chosen = _most(counts)[:_MOST_RANKED]
    largest = max(counts.values(), default=1)
    return [
        Ranked(name, number, number / largest, tuple(_most(beside.get(name, Counter()))[:_MOST_BESIDE]))
        for name, number in chosen
    ]


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return names with their counts, the largest first, of equal ones by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def outlets(articles: pd.DataFrame, events: Iterable[EventView]) -> list[Outlet]:
    """Return the known outlets with how many articles they have and how many events they tell, most events first."""
    known = Counter(outlet for outlet in articles["outlet"] if outlet)
    telling = Counter(source for event in events for source in event.sources)
    listed = [Outlet(name, number, telling[name]) for name, number in known.items()]
    return sorted(listed, key=lambda outlet: (-outlet.n_events, -outlet.n_articles, outlet.name))


def _without_copies(quotes: pd.DataFrame, originals: Mapping[str, str]) -> pd.DataFrame:
    """Return the quotes, each that articles share with copies or reprints of them once: that of the original."""
    of_original = quotes["article"].map(originals).fillna(quotes["article"])
    is_copied = quotes["article"] != of_original
    first = quotes.assign(of_original=of_original, is_copied=is_copied).sort_values("is_copied", kind="stable")
    copies = first.duplicated(["of_original", "actor", "text"]) & first["is_copied"]
    return quotes[~copies.reindex(quotes.index)]


class Voices:
    """Who is quoted by name, and what is said about each theme; a quote that copies and reprints repeat counts once.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    quoting, places : Quoting, ThemePlaces
        How sentences are quoted, and where themes stand.
    limits : Limits
        How many voices, and quotes of each.
    """

    def __init__(
        self, tables: Mapping[str, pd.DataFrame], quoting: Quoting, places: ThemePlaces, limits: Limits
    ) -> None:
        self._quotes = _without_copies(tables["quotes"], quoting.originals)
        self.n_quotes = len(self._quotes)
        self._assignments = tables["assignments"]
        self._quoting = quoting
        self._places = places
        self._limits = limits

    def speakers(self) -> list[Voice]:
        """Return who is quoted by name, the most quoted first."""
        quotes = self._quotes
        named = quotes[quotes["actor"] != ""].sort_values(["article", "start"], kind="stable")
        most = [name for name, _ in _most(Counter(named["actor"]))[: self._limits.voices]]
        own = dict(iter(named[named["actor"].isin(most)].groupby("actor", sort=False)))
        return [self._voice(name, own[name]) for name in most]

    def about_themes(self) -> list[Voice]:
        """Return what is said about each theme of the codebook, or of the first method that has themes."""
        quotes, assignments = self._quotes, self._assignments
        if not self._places.ordered or not len(quotes):
            return []
        method, themes = next(iter(self._places.ordered.items()))
        chosen = assignments[(assignments["method"] == method) & assignments["chosen"]]
        labels = {theme.theme: theme.label for theme in themes}
        said = quotes.merge(chosen[["passage", "theme"]], on="passage").sort_values(["article", "start"], kind="stable")
        voices = [self._voice(labels.get(theme, str(theme)), own) for theme, own in said.groupby("theme", sort=True)]
        return sorted(voices, key=lambda voice: voice.name)

    def _voice(self, name: str, quotes: pd.DataFrame) -> Voice:
        """Return the quotes of a speaker or about a theme."""
        shown = quotes.head(self._limits.quotes_of_voice)
        sentences = [self._said(quote) for quote in rows(shown)]
        return Voice(name, int(quotes["article"].nunique()), sentences, len(quotes) - len(shown))

    def _said(self, quote: Any) -> Sentence:
        """Return a quote with who handed it on how, to whom and when."""
        whom = f"to {quote.addressee}" if quote.addressee else ""
        told = " ".join(words for words in (quote.speaker, quote.cue) if words)
        day = quote.day if quote.day_basis == "stated" else ""
        is_quoted = self._limits.quotes_of_themes or quote.passage in self._quoting.tellings
        text = quote.text if is_quoted else ""
        bounds = (quote.start, quote.stop)
        return self._quoting.sentence(quote.passage, quote.article, text, told, whom, day, bounds=bounds)
