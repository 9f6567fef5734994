"""Days of pages: when a page was written or updated stands before its first sentence, and dates no happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from topics.events.dated_clauses import Expression
from topics.events.page_heads import after_page_head
from topics.events.sentences import Sentence


def without_page_heads(
    sentences: Sequence[Sentence], expressions: Mapping[str, Sequence[Expression]]
) -> dict[str, Sequence[Expression]]:
    """Return the expressions of some sentences but for those of when a page was written, which date no happening."""
    kept: dict[str, Sequence[Expression]] = {}
    for sentence in sentences:
        own = expressions.get(sentence.passage, ())
        head = after_page_head(sentence.quote) if own else 0
        left = [item for item in own if item.at < 0 or item.at >= head] if head else own
        if left:
            kept[sentence.passage] = left
    return kept
