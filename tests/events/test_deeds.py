"""Verbs of words and of blows: what is no quote although its verb is a cue."""

import pytest

from topics.events.quotes.attributions import attributions_of


@pytest.mark.parametrize(
    ("text", "n_quotes"),
    [
        ("Moe attacked Anna Berg.", 0),
        ("Moe attacked her.", 0),
        ("Moe attacked the plan of the council.", 1),
        ("Moe praised Anna Berg.", 1),
        ("Thus said that it rained.", 0),
    ],
)
def test_blow_at_somebody_is_no_quote(text, n_quotes):
    assert len(attributions_of(text)) == n_quotes
