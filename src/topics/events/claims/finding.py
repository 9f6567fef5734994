"""Findings: what an inquiry concluded or did not, and whether a court took somebody for guilty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.accounts import CONCLUDING, GUILTY, NOT_GUILTY
from topics.english.data import alternatives
from topics.events.claims.story import NamedKind, Reading, StoryClaim
from topics.events.wording import content_words, likeness, usual_form

_CONCLUDED = re.compile(
    rf"\b(?P<not>(?:did|does|do|has|have|had|could|can)(?:\snot|n['’]t)\s|never\s|no\s\w+\s)?(?:\w+ly\s)?(?P<verb>{alternatives(CONCLUDING)})"
    r"\sthat\s(?P<what>[^.;:“”\"]{12,200})",
    re.IGNORECASE,
)
"""What a report says with "concluded that", or that it did not say it."""
_HINTS = ("conclud", "find", "found", "determin", "establish", "rul", "prov")
"""Letters of which a sentence with a finding has some."""
_NO_CLAUSE = re.compile(r"\b(?:may|might|could|can|would|whether)\b", re.IGNORECASE)
_ALIKE = 0.7
"""Share of the content words of the shorter finding that the other has too, from which (inclusive) both are one."""
_FEWEST = 3
"""Content words that two findings share, at least."""


class Finding(NamedKind):
    """Whether an inquiry concluded something."""

    name = "finding"
    most_days = 400

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield what is said to have been concluded, or not."""
        if " that " not in reading.text or not any(hint in reading.low for hint in _HINTS):
            return
        for match in _CONCLUDED.finditer(reading.text):
            what = match["what"]
            if _NO_CLAUSE.search(what):
                continue
            denied = float(bool(match["not"]))
            value = reading.text[match.start() : match.end()].strip()
            yield self.claim(reading, (usual_form(match["verb"].lower()),), value, match.span(), (denied, denied))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether both are of one finding, by the words of it."""
        words = [frozenset(content_words(claim.value.partition(" that ")[2])) for claim in (one, other)]
        return likeness(*words) >= _ALIKE and len(words[0] & words[1]) >= _FEWEST

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return what was concluded, in the words of the first that says so."""
        said = next((claim for claim in group if not claim.low), group[0])
        return f"whether it was {said.topic[0]}ed: {said.value.partition(' that ')[2]}".replace("eed:", "ed:")


_VERDICT = re.compile(
    rf"\b(?:(?P<no>{NOT_GUILTY.pattern})|(?P<yes>{GUILTY.pattern}))\s(?:(?:all|the|any|both|a|an|\w+)\s(?:charges?|counts?)\sof\s)?"
    r"(?P<charge>(?:[a-z-]+\s){0,2}?[a-z-]+)(?=[\s,.;]|$)",
    re.IGNORECASE,
)
_VERDICT_HINTS = ("guilty", "convicted", "acquitted", "cleared", "innocent")
"""Letters of which a sentence with a verdict has some."""
_PASSED = re.compile(r"\b(?:found\s[^.;]{0,60}|(?:was|were|been|are|stands?)\s(?:also\s|later\s)?)$", re.IGNORECASE)
"""What stands before the words of a verdict that a court passed: "found (Berg guilty)", "was (convicted)"."""
_PLEADS = re.compile(
    r"\b(?:plead\w*|pled|if|whether|would|could|may|might|denie[sd]|not been|believe\w*|thinks?|bound|to be|wants?"
    r"|should|unless)\s[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Words before a verdict by which it is none: a plea, an opinion, or what is only possible."""


class Verdict(NamedKind):
    """Whether a court took somebody for guilty."""

    name = "finding"
    most_days = 30
    is_set_right = True

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the verdicts on persons who are named."""
        if not any(hint in reading.low for hint in _VERDICT_HINTS):
            return
        for match in _VERDICT.finditer(reading.text):
            named = [item for item in reading.mentions if item.kind == "person" and item.stop <= match.start()]
            charge = content_words(match["charge"])[:1]
            before = reading.text[: match.start()]
            if not named or not charge or not _PASSED.search(before) or _PLEADS.search(before):
                continue
            acquitted = float(bool(match["no"]))
            topic = (named[-1].actor, charge[0])
            yield self.claim(reading, topic, match.group(), match.span(), (acquitted, acquitted))

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return whose verdict it is."""
        return f"whether {group[0].topic[0]} was found guilty"
