"""Dated sentences of which no event was made, as the page lists them: none is left out without a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from topics.events.untold import REMARKED
from topics.output.tables import rows
from topics.output.wording import interval_words

if TYPE_CHECKING:
    import pandas as pd

    from topics.output.page.quoting import Quoting
    from topics.output.page.views import Sentence


@dataclass(frozen=True, slots=True)
class UntoldView:
    """A dated sentence that made no event; ``day`` is in words, its reason stands below the sentence."""

    first: str
    last: str
    day: str
    status: str
    sentence: Sentence


def untold_views(untold: pd.DataFrame, quoting: Quoting, most: int) -> list[UntoldView]:
    """Return the dated sentences without an event that most articles tell, by day.

    Parameters
    ----------
    untold : pandas.DataFrame
        As in ``topics.records.TABLES``.
    quoting : Quoting
        Where each leads to.
    most : int
        How many at most (inclusive).
    """
    ranked = untold.assign(is_remark=untold["why"] == REMARKED)
    order = ["is_remark", "n_articles", "first", "passage"]
    told = ranked.sort_values(order, ascending=[True, False, True, True], kind="stable")
    chosen = told.head(most).sort_values(["first", "last", "passage"], kind="stable")
    return [_view(row, quoting) for row in rows(chosen)]


def _view(row: Any, quoting: Quoting) -> UntoldView:
    bounds = (row.start, row.stop)
    sentence = quoting.sentence(
        row.passage, row.article, row.quote, row.date_text, row.why, status=row.status, bounds=bounds
    )
    named = replace(sentence, passage=row.passage if sentence.quote.strip() else "")
    return UntoldView(row.first, row.last, interval_words(row.edtf), row.status, named)
