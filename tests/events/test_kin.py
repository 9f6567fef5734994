"""First names beside a word of kin: no person of another family stands behind them."""

import pytest

from topics.events.people.capitals import count_capitals
from topics.events.people.kin import strangers
from topics.events.people.names import find_names

FULL = {"Barry": "Barry Moe", "Carl": "Carl Berg", "Rosa": "Rosa Quispe"}


def unknown(*quotes):
    capitals = count_capitals([*quotes, "Barry and Carl and Rosa met."] * 3)
    return strangers([(quote, find_names(quote, capitals)) for quote in quotes], lambda word: FULL.get(word, ""))


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Lee's parents, Barry and Rosa, asked for privacy.", {"Barry", "Rosa"}),
        ("Her father Barry spoke to reporters.", {"Barry"}),
        ("Her lawyer Barry spoke to reporters.", set()),
        ("Carl, the brother of Otto Berg, was there.", set()),
        ("Otto Berg came with his brother Carl.", set()),
        ("Otto Lee came with his brother Carl.", {"Carl"}),
        ("He asked the father of the child. Barry Moe said no.", set()),
    ],
)
def test_name_beside_kin_is_of_another_family_unless_that_is_named(quote, expected):
    assert unknown(quote) == expected
