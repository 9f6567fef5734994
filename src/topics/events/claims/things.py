"""Things: the noun that a claim is about, read off the words before or after its verb.

>>> thing_before("The next phase of the search"), thing_before("On Monday, Dana Holt's trial")
('search', 'trial')
>>> thing_after(" its final report in June")
'report'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from topics.english.accounts import MOMENT_NOUNS, NO_THING, SAME_THING
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS
from topics.events.wording import SMALL_WORDS, usual_form

_ASIDE = re.compile(
    r"\s[–—-]\s[^–—]*(?:[–—]|\s-)\s|\bincluding\b.*|,\s(?:which|who|whose|where)\b[^,]*(?:,|$)|\([^)]*\)"
)
"""A clause or brackets within a subject, which are about it."""
_OPENERS = re.compile(
    r"[.;:!?“”\"]\s|\b(?:that|because|while|when|as|but|if|whether|although|said|says|and then)\s", re.IGNORECASE
)
"""What a subject does not reach over."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "our"})
_OWNER = re.compile(r"['’]s$|s['’]$")
_FARTHEST = 12
"""Words before a verb in which its subject stands, inclusive."""


@lru_cache(maxsize=4096)
def thing_before(text: str) -> str:
    """Return the usual form of the noun that a subject is about, the text before its verb; "" where there is none."""
    text = _ASIDE.sub(" ", text)
    opened = [match.end() for match in _OPENERS.finditer(text)]
    part = text[opened[-1] :] if opened else text
    part = part.rpartition(", ")[2] or part
    return _head(_WORD.findall(part)[-_FARTHEST:])


@lru_cache(maxsize=4096)
def thing_after(text: str) -> str:
    """Return the usual form of the noun right behind a verb, or of a form in -ing; "" where there is none."""
    words: list[str] = []
    for match in _WORD.finditer(text):
        low = match.group().lower()
        if not words and low.endswith("ing") and text[: match.start()].isspace():
            return usual_form(low)
        if words and not text[: match.start()].endswith(" "):
            break
        if low in PREPOSITIONS and words:
            break
        words.append(match.group())
    if not words or not text.startswith(" ") or words[0].lower() in PREPOSITIONS:
        return ""
    return _head(words)


def _head(words: list[str]) -> str:
    """Return the noun that a phrase is about: before its first preposition, or behind it where that says nothing."""
    words = _without_opening(words)
    phrase: list[str] = []
    for at, word in enumerate(words):
        low = word.lower()
        if low in PREPOSITIONS and phrase:
            last = phrase[-1].lower()
            if low == "of" and (last in NO_THING or last in MOMENT_NOUNS):
                return _head(words[at + 1 :]) or usual_form(last)
            break
        phrase.append(word)
    named = [word for word in phrase if word.lower() not in SMALL_WORDS | FUNCTION_WORDS | _ARTICLES]
    if not named:
        return ""
    noun = _OWNER.sub("", named[-1].lower())
    return _same_things().get(usual_form(noun), usual_form(noun))


@cache
def _same_things() -> dict[str, str]:
    """Return the usual form of a thing by the usual form of its other names."""
    return {usual_form(word): usual_form(thing) for word, thing in SAME_THING.items()}


def _without_opening(words: list[str]) -> list[str]:
    """Return the words of a subject without a day or place that opens the sentence: "In Tarn the trial"."""
    if not words or words[0].lower() not in PREPOSITIONS:
        return words
    later = [at for at, word in enumerate(words) if word.lower() in _ARTICLES and at > 1]
    return words[later[0] :] if later else words[1:]
