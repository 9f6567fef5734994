"""Litter within a line: signs and prices of shares, credits right behind a sentence, words of forms."""

import re
from dataclasses import dataclass
from functools import cached_property

from topics.english.data import read_rows
from topics.records import Repair


@dataclass(frozen=True)
class Insert:
    """One kind of litter within a line; explained at the top of ``inline_litter.toml``."""

    name: str
    reason: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    last: bool = False

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The forms as regular expressions; ``$`` is the end of a line."""
        return tuple(re.compile(form, re.MULTILINE) for form in self.forms)


INSERTS = read_rows("topics.articles.repairs", "inline_litter", "insert", Insert)
"""The kinds of litter within a line."""
_LAST_CHARACTERS = 40
"""Characters of the end of a text in which what stands behind its last sentence begins."""
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"\.(?:(?<=[A-Z]{2}\.)[A-Z]|(?<=[A-Z]{2}[a-z]\.)[A-Z]|[A-Z]{2})",
        r": ?[A-Z0-9.]{1,8}\)",
        r"%(?<=\d%)",
        r"y (?<=[Bb]y )[^()\[\]\n]{2,300}[)\]]",
        r"eport (?:abuse|spam|comment)",
        "ut will not be ",
        "as long as you ",
        "omments are ",
        "ou agree ",
        "r default ",
        "ve selected the ",
    )
)
"""What every kind of litter has that is not looked for at the end only: most texts have none of it.

Each begins with a letter or sign by which it is found fast."""


def find_inserts(text: str) -> list[Repair]:
    """Return the repairs that take litter out of its line."""
    body = text.rstrip()
    repairs: dict[int, Repair] = {}
    has_sign = any(sign.search(body) for sign in _SIGNS)
    for insert in INSERTS:
        if not insert.last and not has_sign:
            continue
        first = max(0, len(body) - _LAST_CHARACTERS) if insert.last else 0
        for pattern in insert.patterns:
            for match in pattern.finditer(body, first):
                start, stop = match.span("litter")
                if not insert.last or stop == len(body):
                    repairs[start] = Repair(start, stop, body[start:stop], "", insert.name, insert.reason)
    return [repairs[start] for start in sorted(repairs)]
