"""What several articles say differently, with the sentences of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output.page.views import DisagreementView, event_anchor
from topics.output.tables import rows
from topics.output.wording import DISAGREEMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from topics.output.page.quoting import Quoting
    from topics.output.page.views import Sentence


def disagreement_views(
    tables: Mapping[str, pd.DataFrame], quoting: Quoting, headlines: Mapping[str, str]
) -> list[DisagreementView]:
    """Return the disagreements in their order.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.
    quoting : Quoting
        How sentences are quoted.
    headlines : mapping of str to str
        Of the events on the page, by their anchors.
    """
    by_day = tables["claims"]["published"].where(tables["claims"]["kind"] == "revised", "")
    claims = tables["claims"].assign(day=by_day)
    claims = claims.sort_values(["rank", "day", "value", "article", "start"], kind="stable")
    passages = tables["passages"]
    contrary = passages[passages["article"].isin(claims["article"])]
    at_place = {(passage.article, passage.start): passage.id for passage in rows(contrary)}
    disagreements = []
    for _, own in claims.groupby(["rank", "disagreement"], sort=True):
        sides: dict[str, list[Sentence]] = {}
        for claim in rows(own):
            passage = at_place.get((claim.article, claim.start), "")
            whose = f"said by {claim.speaker}" if claim.speaker else ""
            bounds = (claim.start, claim.stop)
            sentence = quoting.sentence(passage, claim.article, claim.quote, whose, bounds=bounds)
            sides.setdefault(claim.value, []).append(sentence)
        first = rows(own)[0]
        anchor = event_anchor(first.event)
        sentences = [sentence for side in sides.values() for sentence in side]
        places = {place for sentence in sentences for place in sentence.themes}
        disagreements.append(
            DisagreementView(
                about=first.about,
                kind=DISAGREEMENT_NAMES.get(first.kind, first.kind),
                is_folded=first.kind == "spelling",
                anchor=anchor,
                headline=headlines.get(anchor, ""),
                sides=sides,
                themes=tuple(sorted(places)),
            )
        )
    return disagreements
