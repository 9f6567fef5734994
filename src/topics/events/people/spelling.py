"""How a name is spelt: what is left of it without accents, hyphens and the small choices of a transliteration.

Two spellings with one key are one name only where ``variants`` has a further reason: these keys know no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from topics.english.names import NAME_SUFFIXES, PARTICLES

_FIRST_AND_LAST = 2
"""Words that a name has at least (inclusive) before what is no part of its surname."""

_SHORTEST = 5
"""Letters that a word has at least for its sound to count; a shorter one is another name with each other letter."""
_MANY = 1 << 16
"""Words whose keys are remembered."""
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
"""Letters that are no plain one with an accent."""
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"tsch|tch", "ch"),
        (r"kh|gh|q|ck", "k"),
        (r"^g(?=a)", "k"),
        (r"c(?![eiyh])", "k"),
        (r"dh", "d"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"dj", "j"),
        (r"ou|oo", "u"),
        (r"[ea][iyj]", "A"),
        (r"[iy]+", "i"),
        (r"ee", "i"),
        (r"e", "a"),
        (r"o", "u"),
        (r"(.)\1+", r"\1"),
    )
)
"""Pairs of spellings that transliterations choose between, in the order in which they are levelled."""
_MARKS = ("q", "kh", "gh", "dh", "zh", "yy", "iy", "ii")
"""Letters that a name in Latin script seldom has and a transliterated one often has."""
_ARTICLES = frozenset({"al", "el", "ul"})
_ARTICLE = re.compile(r"^[aeu]l-", re.IGNORECASE)
_PARTS = re.compile(r"[\s\-‐‑]+")
_NO_LETTERS = re.compile(r"[^\w]+")


@lru_cache(_MANY)
def plain(word: str) -> str:
    """Return a word in small letters without accents and apostrophes.

    >>> plain("Peña"), plain("O’Brien"), plain("Łódź")
    ('pena', 'obrien', 'lodz')
    """
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return _NO_LETTERS.sub("", "".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def bare(word: str) -> str:
    """Return a last name in small letters without accents and without its small article.

    >>> bare("al-Sadr"), bare("Ki-moon")
    ('sadr', 'kimoon')
    """
    return plain(_ARTICLE.sub("", word))


@lru_cache(_MANY)
def surname(name: str) -> str:
    """Return the last word of a name with the small words before it, which have no capital and an article a hyphen.

    At the beginning of a sentence such a word has a capital, and some write it so within a name.

    What stands behind it and is no part of it ("Jr.") is left out.

    >>> surname("Lina Al-Sadr"), surname("al-Sadr"), surname("El Sadr"), surname("Eva von der Holm"), surname("Holm")
    ('al-Sadr', 'al-Sadr', 'el-Sadr', 'von der Holm', 'Holm')
    >>> surname("Karl M. Holm Jr."), surname("Karl Jr.")
    ('Holm', 'Jr.')
    """
    *before, last = name.split() or [""]
    if len(before) >= _FIRST_AND_LAST and last.casefold().rstrip(".") in NAME_SUFFIXES:
        *before, last = before
    last = _ARTICLE.sub(lambda match: match[0].lower(), last)
    small: list[str] = []
    while before and before[-1].lower() in PARTICLES:
        small.insert(0, before.pop().lower())
    if small and small[-1] in _ARTICLES:
        last = f"{small.pop()}-{last}"
    return " ".join([*small, last])


def surnames(forms: Iterable[str]) -> dict[str, str]:
    """Return the names that are of one word, or only the end of another one, each by itself without choices of writing.

    >>> surnames(["Eva von der Holm", "Von der Holm", "Al-Sadr", "Ben Moe"])
    {'Von der Holm': 'von der Holm', 'Al-Sadr': 'al-Sadr'}
    """
    last = {form: surname(form) for form in forms}
    single = {form for form in last if all(word.lower() in PARTICLES for word in form.split()[:-1])}
    fuller = {name for form, name in last.items() if form not in single}
    return {form: last[form] for form in last if form in single and (" " not in form or last[form] in fuller)}


@lru_cache(_MANY)
def sound(word: str) -> str:
    """Return a word with the choices of a transliteration levelled; a short word only without accents.

    >>> sound("Gadimi") == sound("Qadhimi") == sound("Kadimi"), sound("Hu") == sound("Hua")
    (True, False)
    """
    key = plain(word)
    if len(key) < _SHORTEST:
        return key
    for pattern, letters in _SOUNDS:
        key = pattern.sub(letters, key)
    return key


def is_transliterated(one: str, other: str) -> bool:
    """Return whether letters that transliterations choose stand in one of two words.

    >>> is_transliterated("Qasimi", "Gasimi"), is_transliterated("Hansson", "Hanson")
    (True, False)
    """
    return any(mark in plain(word) for mark in _MARKS for word in (one, other))


@lru_cache(_MANY)
def parts(name: str) -> tuple[str, ...]:
    """Return the plain words of a name, cut at hyphens, without inner articles and full stops; "&" is "and".

    >>> parts("Bashar al-Assad"), parts("Ban Ki-moon"), parts("Holm & Strand")
    (('bashar', 'assad'), ('ban', 'ki', 'moon'), ('holm', 'and', 'strand'))
    """
    first, *inner = (plain(part) for part in _PARTS.split(name.replace("&", "and")))
    words = (first, *(part for part in inner if part not in _ARTICLES))
    return tuple(word for word in words if word)


def written_keys(name: str) -> tuple[str, ...]:
    """Return keys of which two spellings of one name share one: accents, hyphens, blanks and articles are levelled.

    >>> set(written_keys("Ban Ki-moon")) & set(written_keys("Ban Kimoon")) != set()
    True
    >>> set(written_keys("Xi Anping")) & set(written_keys("Xian Ping"))
    set()
    """
    words = parts(name)
    if len(words) <= 1:
        return ()
    return (f"{words[0]} {''.join(words[1:])}", f"{''.join(words[:-1])} {words[-1]}", *_with_digraphs(name))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def _with_digraphs(name: str) -> tuple[str, ...]:
    """Return the key of a name whose umlauts are written with an e: "Müller" is "Mueller" too."""
    other = name.translate(_UMLAUTS)
    return () if other == name else written_keys(other)[:2]


def sound_key(name: str) -> str:
    """Return the key that close transliterations of one name share, "" for a single word."""
    words = parts(name)
    return " ".join(sound(word) for word in words) if len(words) > 1 else ""


def is_same_but_in_sound(one: str, other: str) -> bool:
    """Return whether two names of one sound have the same words but for some of which one is plainly transliterated.

    >>> is_same_but_in_sound("Muammar Qadiri", "Moammar Kadiri"), is_same_but_in_sound("Eva Hofmann", "Eva Hoffmann")
    (True, False)
    """
    first, second = parts(one), parts(other)
    if len(first) != len(second):
        return False
    return any(is_transliterated(*pair) for pair in zip(first, second, strict=True) if pair[0] != pair[1])
