"""Words of English text: how a text is cut into words, stop words, stems, and words that are no names.

The ways to cut a text into words, from the narrowest to the widest; whoever needs words takes one of them:

``LETTERS``
    runs of letters ("don't" gives "don", "t"; "G20" gives "G"): for comparing wording;
``LETTERS_AND_DIGITS``
    runs of letters and digits, no underscore ("G20", "2023"): for fingerprints of a text;
``WHOLE_WORD``
    letters and digits with apostrophes, dots and hyphens inside ("don't", "U.S", "two-year"): for counting words.

``split_words`` gives the words of the first kind in small letters. ``spelled_words`` gives whole words in one
spelling each: what themes count.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise

from topics.english.calendar import DECADES, MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS
from topics.english.data import read_lists
from topics.english.numbers import NUMBER_WORDS

READ_LANGUAGES = frozenset({"en", ""})
"""Languages of articles that are read by English words and grammar, "" for one that could not be told: happenings,
quotes, and what an undated article says of its day."""
LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters of any script."""
LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
"""A run of letters and digits of any script."""
WHOLE_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
"""Letters and digits with apostrophes, dots and hyphens inside."""
UNSPACED_SCRIPTS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f"
"""Characters of scripts that write no spaces between words (kana, Han, Thai, Lao, Khmer, Burmese), as a range."""

_LISTS = read_lists("topics.english", "words")
_FUNCTION_LISTS = ("determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "negations", "adverbs")

FUNCTION_WORDS = frozenset(word for name in _FUNCTION_LISTS for word in _LISTS[name].words)
"""Words of the closed classes: determiners, pronouns, prepositions, conjunctions, auxiliaries, adverbs."""
DETERMINERS = frozenset(_LISTS["determiners"].words)
PREPOSITIONS = frozenset(_LISTS["prepositions"].words)
PRONOUNS = frozenset(_LISTS["pronouns"].words)
AUXILIARIES = frozenset(_LISTS["auxiliaries"].words)
CONTRACTIONS = frozenset(_LISTS["contractions"].words) | frozenset(_LISTS["contraction-pieces"].words)
"""Contracted forms ("don't") and the pieces that cutting at the apostrophe leaves ("don")."""
TIME_WORDS = frozenset(_LISTS["times"].words).union(MONTHS, WEEKDAYS, UNITS, SEASONS, PARTS_OF_DAY, DECADES)
"""Words that only say when: of the calendar, and "today", "last", "next"."""
STOP_WORDS = FUNCTION_WORDS | CONTRACTIONS
"""Words that say nothing of a text's subject. Add ``TIME_WORDS`` or ``NUMBER_WORDS`` where those say nothing either."""
NO_NAMES = STOP_WORDS.union(_LISTS["openings"].words, _LISTS["labels"].words, TIME_WORDS, NUMBER_WORDS)
"""Words that are no names although a capital may begin them: small words, sentence openings, labels, times, numbers."""


def split_words(text: str) -> list[str]:
    """Return the words of a text in small letters: its runs of letters.

    >>> split_words("Don't wait until 2024!")
    ['don', 't', 'wait', 'until']
    """
    return LETTERS.findall(text.lower())


_MARK = r"[.,;:!?()\[\]\"“”—–]"
_SPELLING = re.compile(
    rf"[{UNSPACED_SCRIPTS}]+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[A-Za-z]+ n['’]t\b"
    rf"|[^\W_{UNSPACED_SCRIPTS}]+(?:[-‐‑'’.&][^\W_{UNSPACED_SCRIPTS}]+)*"
    rf"|{_MARK}"
)
_HYPHEN = re.compile("[-‐‑]")
_POSSESSIVE = re.compile(r"['’]s?$")
_UNSPACED_WORD = re.compile(rf"[{UNSPACED_SCRIPTS}]+")


def spelled_words(text: str) -> list[str]:
    """Return the words of a text, all spellings of a word as one; "" stands where punctuation cuts a phrase.

    Hyphenated words stay whole ("pro-democracy", "G-20", "COVID-19"), but names joined by a hyphen come apart
    ("China-US"). Dotted abbreviations lose their dots ("U.K." and "UK" are one word); "US" and "U.S." become
    "u.s.", which is not the pronoun "us"; "do n't", as tokenizers cut it, is "don't"; a possessive loses its ending.
    Runs of a script that writes no spaces between words give pairs of characters.

    >>> spelled_words("The U.S.-China talks on G-20 trade, China’s")
    ['the', 'u.s.', 'china', 'talks', 'on', 'g-20', 'trade', '', 'china']
    """
    return [word for match in _SPELLING.finditer(text) for word in _spellings(match.group())]


@lru_cache(maxsize=1 << 18)
def _spellings(piece: str) -> tuple[str, ...]:
    """Return the words that one piece of text stands for."""
    if re.fullmatch(_MARK, piece):
        return ("",)
    if _UNSPACED_WORD.fullmatch(piece):
        return tuple(first + second for first, second in pairwise(piece)) or (piece,)
    if _HYPHEN.search(piece):
        parts = _HYPHEN.split(piece)
        joins_names = len(parts[0]) > 1 and all(part[:1].isupper() for part in parts)
        if joins_names:
            return tuple(word for part in parts for word in _spellings(part))
        return ("-".join(parts).lower(),)
    word = _POSSESSIVE.sub("", piece.replace(" ", ""))
    if "." in word and all(len(part) <= 1 for part in word.split(".")):
        word = word.replace(".", "").upper()
    if word == "US":
        return ("u.s.",)
    return (word.lower().replace("’", "'"),)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a word in small letters, as the Snowball stemmer of English (Porter 2) has it.

    >>> stem("meetings"), stem("agreed"), stem("policies")
    ('meet', 'agre', 'polici')
    """
    return _stem_word()(word)


@cache
def _stem_word() -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem_word: Callable[[str], str] = stemmer("english").stemWord
    return stem_word
