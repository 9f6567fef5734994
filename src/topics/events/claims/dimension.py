"""Dimensions: how deep, long, high, wide or thick a thing is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from topics.english.accounts import DIMENSIONS
from topics.english.data import alternatives
from topics.english.quantities import Quantity
from topics.events.claims.story import Reading, StoryClaim, StoryKind
from topics.events.claims.things import thing_after, thing_before
from topics.events.wording import usual_form

_LENGTH = "distance"
_AFTER = re.compile(
    rf"^\s?(?:\([^)]*\)\s)?(?P<word>{alternatives(DIMENSIONS)})\b(?P<rest>(?:\s[\w-]+)?)", re.IGNORECASE
)
"""The word right behind a length: "48 metres deep", "a 20-metre-high wall"."""
_BEFORE = re.compile(
    rf"\b(?P<word>{alternatives(DIMENSIONS)})s?\s(?:of|is|was|are|were|exceeds?|reach(?:es|ed)?|to)\s"
    r"(?:up to\s|some\s|about\s)?$",
    re.IGNORECASE,
)
"""What stands before it: "a depth of (48 metres)"."""
_VERB = re.compile(
    r"\b(?:is|was|are|were|be|has|had|have|having|reach(?:es|ed)?|stands?|stood|measur(?:es|ed|ing)|with|at)\b|$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"\d-\w+$")


class Dimension(StoryKind):
    """How deep, long, high, wide or thick a thing is."""

    name = "measure"
    is_of_numbers = True
    likeness = 0.0
    least_shared = 1
    of_one_day = False
    may_grow = False
    is_set_right = True
    most_apart = 4.0

    def of_reading(self, reading: Reading) -> Iterator[StoryClaim]:
        """Yield the dimensions of things."""
        for quantity in reading.told:
            if quantity.measures != _LENGTH:
                continue
            topic = dimension_of(reading.text, quantity)
            if topic:
                span, numbers = (quantity.start, quantity.stop), (quantity.low, quantity.high)
                yield self.claim(reading, topic, quantity.words, span, numbers)

    def about(self, group: Sequence[StoryClaim]) -> str:
        """Return which dimension of what."""
        dimension, thing = group[0].topic
        words = re.findall(r"[^\W\d_]+", group[0].sentence.quote)
        word = next((word for word in words if usual_form(word.lower()) == thing), thing)
        return f"how {dimension} the {word.lower()} is"


def dimension_of(text: str, quantity: Quantity) -> tuple[str, ...]:
    """Return the dimension that a length is of and the thing that has it, () where neither is said."""
    before, after = text[: quantity.start], text[quantity.stop :]
    behind, ahead = _AFTER.match(after), _BEFORE.search(before)
    if behind:
        word = behind["word"]
        is_attribute = bool(_HYPHEN.search(quantity.words)) and behind["rest"]
        thing = thing_after(after[behind.end("word") :]) if is_attribute else _owner(before)
    elif ahead:
        word, thing = ahead["word"], _owner(before[: ahead.start()])
    else:
        return ()
    name = DIMENSIONS.get(word.lower()) or DIMENSIONS[word.lower().rstrip("s")]
    return (name, thing) if thing else ()


def _owner(before: str) -> str:
    """Return the subject of the first verb before a length."""
    verb = _VERB.search(re.sub(r",\s(?:which|that)\b[^,]*,", " ", before))
    return thing_before(before[: verb.start()] if verb else before)
