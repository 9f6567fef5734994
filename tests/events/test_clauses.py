"""Clauses: the part of a sentence that one of its times governs."""

from __future__ import annotations

import pytest

from topics.events.clauses import clause_around


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The crew freed the ferry; on Friday; all was over.", "The crew freed the ferry; on Friday"),
        (
            "The crew freed the ferry; the owner rewarded every sailor on Friday; all was over.",
            "; the owner rewarded every sailor on Friday",
        ),
        ("The crew freed the ferry on Friday, but the owner paid nobody.", "The crew freed the ferry on Friday"),
    ],
)
def test_clause_that_tells_nothing_by_itself_takes_the_one_before(text, clause):
    start = text.index("Friday")
    first, last = clause_around(text, [(start, start + len("Friday"))], 0)
    assert text[first:last] == clause
