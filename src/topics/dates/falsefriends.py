"""False friends: words that look like time expressions and are none, told by rules on their neighbours.

The rules stand in ``falsefriends.toml``, which says how they are read.
"""

import re
from collections.abc import Mapping
from functools import cache

from topics.dates.lexicon import read_data

_REACH = 28
"""Characters looked at on either side."""


def is_expression(text: str, start: int, stop: int, kind: str, parts: Mapping[str, str]) -> bool:
    """Return whether the words really speak of time, judged by their neighbours.

    Parameters
    ----------
    text : str
        The text.
    start, stop : int
        Where the words stand.
    kind : str
        What they would be, as in the grammar.
    parts : mapping
        What the rule of the grammar caught.
    """
    around = {"before": text[max(0, start - _REACH) : start], "after": text[stop : stop + _REACH]}
    seen = {**parts, **around, "words": text[start:stop]}
    for patterns, real in _rules(kind):
        if all(pattern.search(seen.get(name, "")) for name, pattern in patterns.items()):
            return real
    return True


@cache
def _rules(kind: str) -> list[tuple[dict[str, re.Pattern[str]], bool]]:
    """Return the rules for a kind of expression: patterns by what they are looked for in, and the answer."""
    data = read_data("falsefriends")
    named, rules = data["neighbours"], [rule for rule in data["rule"] if kind in rule["kinds"]]
    wheres = [{name: named.get(given, given) for name, given in rule["where"].items()} for rule in rules]
    compiled = [{name: re.compile(given, re.VERBOSE) for name, given in where.items()} for where in wheres]
    return [(patterns, "real" in rule) for patterns, rule in zip(compiled, rules, strict=True)]
