"""Times of day: when on its day something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.data import alternatives, read_texts
from topics.events.claims.story import Reading, StoryClaim, StoryKind

_TIME = re.compile(
    r"(?<![\d:.,$£€-])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)(?!\w)"
    r"|(?<![\d:.,$£€-])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![:\d])",
    re.IGNORECASE,
)
_ZONE = re.compile(r"^\s?\(?(?P<zone>GMT|UTC|BST|ET|EST|EDT|CET|CEST|PT|PST|PDT)\b")
_HINT = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
_HOUR, _NOON = 60, 12
_NEAR = 120
"""Minutes between two times of one moment, at most: more are of two moments, or of two zones."""
_REACH = 90
"""Characters between a time and the word for its moment, at most."""
_MOMENTS = {
    word: moment
    for moment, text in read_texts("topics.english", "quantities", "moment").items()
    for word in text.split()
}
_MOMENT = re.compile(rf"\b(?P<word>{alternatives(_MOMENTS)})\b", re.IGNORECASE)


class Clock(StoryKind):
    """At what time of a day something happened."""

    name = "time"
    likeness = 0.0
    least_shared = 0
    names_count = False
    may_grow = False

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the times of day of a sentence that names the day, each of the moment that it tells."""
        if reading.days:
            yield from self.times_of(reading)

    def times_of(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the times of day of a sentence, each of the moment that it tells."""
        if not _HINT.search(reading.text):
            return
        for match in _TIME.finditer(reading.text):
            moment = _moment(reading.text, match)
            zone = _ZONE.match(reading.text[match.end() :])
            if moment:
                minutes = float(_minutes(match))
                topic = (moment, zone["zone"].replace("UTC", "GMT") if zone else "")
                yield self.claim(reading, topic, match.group(), match.span(), (minutes, minutes))

    def near_enough(self, one: StoryClaim, other: StoryClaim) -> bool:
        """Return whether two times are near enough to be of one moment."""
        return abs(one.low - other.low) <= _NEAR

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return of which moment the time is."""
        moment = group[0].topic[0]
        words = (match["word"] for match in _MOMENT.finditer(group[0].sentence.quote))
        told = (word.lower() for word in words if _MOMENTS.get(word.lower()) == moment)
        return f"at what time: {next(told, moment)}"


class ClockUndated(Clock):
    """At what time something happened, where the sentence does not name the day: only in articles of one time."""

    likeness = 0.2
    least_shared = 2
    names_count = True
    most_days = 2

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the times of day of a sentence that names no day."""
        if not reading.days:
            yield from self.times_of(reading)


def _moment(text: str, time: re.Match[str]) -> str:
    """Return the kind of moment that the nearest word for one tells, or ""."""
    near = [(_gap(time, word), word["word"].lower()) for word in _MOMENT.finditer(text)]
    return _MOMENTS[min(near)[1]] if near and min(near)[0] <= _REACH else ""


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end())


def _minutes(match: re.Match[str]) -> int:
    if match["hour24"]:
        return int(match["hour24"]) * _HOUR + int(match["minute24"])
    hour = int(match["hour"]) % _NOON + (_NOON if match["half"].lower().startswith("p") else 0)
    return hour * _HOUR + int(match["minute"] or 0)
