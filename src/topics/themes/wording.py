"""Which words of a text carry a theme: stop words by language, the reader's own, and synonyms.

English stop words are the closed classes of ``topics.english.words`` with the lists of ``terms.toml``: lists that
are handed around hold "fire", "bill", "system" and "interest", which are what news is about. Those of other
languages come from stopwords-iso, a kept list under the MIT licence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from topics.english.calendar import MONTH_NAMES, WEEKDAY_NAMES
from topics.english.data import read_lists
from topics.english.numbers import NUMBER_WORDS
from topics.english.words import CONTRACTIONS, FUNCTION_WORDS, spelled_words
from topics.errors import SettingsError, refuse

ENGLISH = "en"
NO_LANGUAGE = "none"
"""Stands for a language without stop words."""

_LISTS = read_lists("topics.themes", "terms")
_LANGUAGES = read_lists("topics.themes", "languages")
_SAME_LIST = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "an": "es", "oc": "fr", "wa": "fr"}
"""Languages that share the list of another."""
_ADDRESS = re.compile(
    r"</?[A-Za-z!][^<>\n]{0,200}>|&[a-z]{2,8};|\bhttps?:\S+|\bwww\.\S+|(?<![^\s>;])\S+@\S+|(?<!\w)@\w+"
)
"""Markup, web and mail addresses, handles."""


@cache
def stop_words(language: str = ENGLISH) -> frozenset[str]:
    """Return words that carry no theme: function words, names of days and months, and those of ``terms.toml``.

    Parameters
    ----------
    language : str
        ISO 639-1 code; the words of English where it is empty or of no list.
    """
    if language == NO_LANGUAGE:
        return frozenset()
    if language in {ENGLISH, ""}:
        own = (word for words in _LISTS.values() for word in words.words)
        contracted = (word for word in CONTRACTIONS if "'" in word)
        return FUNCTION_WORDS.union(contracted, NUMBER_WORDS, MONTH_NAMES, WEEKDAY_NAMES, own)
    import stopwordsiso

    code = _SAME_LIST.get(language, language)
    if not stopwordsiso.has_lang(code):
        return stop_words(ENGLISH)
    listed = _LANGUAGES[code].words if code in _LANGUAGES else ()
    return frozenset(word.lower() for word in stopwordsiso.stopwords(code)).union(listed)


def without_addresses(text: str) -> str:
    """Return a text with markup, addresses and handles cut out, so that no phrase goes over them.

    >>> without_addresses("See https://example.org/a or <b>write</b> to a@example.org")
    'See ,  or , write,  to , '
    """
    return _ADDRESS.sub(", ", text)


@dataclass(frozen=True)
class Wording:
    """The reader's own words: those that carry no theme, and those that are one.

    Parameters
    ----------
    stop_words : frozenset of str
        Words as they are counted (``topics.english.words.spelled_words``).
    synonyms : mapping of tuple of str to tuple of str
        The words of a spelling to those of the name that it is counted under.
    """

    stop_words: frozenset[str] = frozenset()
    synonyms: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, stop_words: Sequence[str], synonyms: Sequence[str]) -> Wording:
        """Return the wording of the settings ``stop_words`` and ``synonyms``.

        Raises
        ------
        SettingsError
            If an entry of ``synonyms`` is not a name, an equals sign and other spellings.

        >>> Wording.read(["outlet"], ["United States = US, America"]).united(["in", "america"])
        ['in', 'united', 'states']
        """
        stops = frozenset(word for entry in stop_words for word in spelled_words(entry))
        return cls(stops - {""}, _read_synonyms(synonyms))

    def stops(self, word: str) -> bool:
        """Return whether a word is one of the reader's own stop words."""
        return word in self.stop_words

    def united(self, words: list[str]) -> list[str]:
        """Return words with each spelling in place of which a name is counted changed to that name."""
        if not self.synonyms:
            return words
        longest = max(map(len, self.synonyms))
        united: list[str] = []
        at = 0
        while at < len(words):
            for length in range(min(longest, len(words) - at), 0, -1):
                name = self.synonyms.get(tuple(words[at : at + length]))
                if name is not None:
                    united += name
                    at += length
                    break
            else:
                united.append(words[at])
                at += 1
        return united


PLAIN = Wording()
"""No words of the reader's own."""


def _read_synonyms(entries: Sequence[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words of each spelling with those of its name, from entries "name = spelling, spelling"."""
    synonyms: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in entries:
        name, equals, others = entry.partition("=")
        spellings = [tuple(spelled_words(other)) for other in others.split(",")]
        if not equals or not name.strip() or not all(spellings):
            refuse(
                f'[themes] synonyms holds "{entry}"; an entry is a name and what is counted as it: '
                f'"United States = US, America".',
                SettingsError,
            )
        synonyms.update(dict.fromkeys(spellings, tuple(spelled_words(name))))
    return synonyms
