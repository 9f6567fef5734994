"""Content words: what is left of a sentence when the small words go and endings are levelled."""

from __future__ import annotations

import re
from functools import lru_cache

from topics.timeline.lexicon import IRREGULAR, STOP_WORDS

_WORD = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a small-letter word without its common endings ("meetings", "met" → "meet")."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in {"ied", "ies"} else "")
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word.rstrip("e")


def content_words(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    return [stem(word) for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]
