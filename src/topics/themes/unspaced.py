"""Words of texts without spaces between words (Chinese, Japanese, Thai …), found by what keeps together.

A dictionary for Chinese alone takes 20 MB and does not know the names of a new story. A string that comes back, has
different characters before and behind it, and is not nearly always part of the same longer one, is a word or a term
(accessor variety, Feng et al. 2004; substring reduction, Lü, Zhang and Hu 2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from topics.english.data import read_lists
from topics.themes.wording import stop_words

_LONGEST = 8
"""Characters of a string, at most (inclusive)."""
_FEWEST = 3
"""Occurrences from which (inclusive) a string is looked at."""
_NEIGHBOURS = 2
"""Different characters (or ends of a run) on each side from which (inclusive) a string can stand alone."""
_COHESION = 8.0
"""How many times as often as by chance the worst cut parts of a string stand together, at least (inclusive)."""
_MOST_CHARACTERS = 200_000
"""Characters that are looked at, at most."""
_PART_OF_LONGER = 0.65
"""Share of a string's occurrences within one longer string from which (inclusive) it is only a part of that."""
_LISTS = read_lists("topics.themes", "phrases")


def find_strings(runs: Sequence[str], language: str) -> frozenset[str]:
    """Return the strings of two to eight characters in the runs that are words.

    Parameters
    ----------
    runs : sequence of str
        Stretches of text without marks or spaces.
    language : str
        ISO 639-1 code; its stop words are no words here.
    """
    looked_at = _some(runs)
    count = Counter(string for run in looked_at for string in _substrings(run))
    characters = Counter(character for run in looked_at for character in run)
    frequent = {string: n for string, n in count.items() if n >= _FEWEST}
    free = _standing_alone(looked_at, frequent)
    edges = frozenset(_LISTS[f"{language}-edges"].words) if f"{language}-edges" in _LISTS else frozenset[str]()
    total = max(1, characters.total())
    words = {
        string
        for string in free
        if string[0] not in edges
        and string[-1] not in edges
        and string not in stop_words(language)
        and _cohesion(string, count, characters, total) >= _COHESION
    }
    return frozenset(words - _parts_of_longer(words, count))


def strings_in(run: str, strings: frozenset[str]) -> Iterator[str]:
    """Yield every occurrence of one of the strings in a run."""
    return (string for string in _substrings(run) if string in strings)


def _some(runs: Sequence[str]) -> list[str]:
    """Return the runs up to so many characters, evenly spaced over all where there are more."""
    step = max(1, -(-sum(map(len, runs)) // _MOST_CHARACTERS))
    return list(runs[::step])


def _substrings(run: str) -> Iterator[str]:
    for start in range(len(run)):
        for stop in range(start + 2, min(len(run), start + _LONGEST) + 1):
            yield run[start:stop]


def _standing_alone(runs: Sequence[str], frequent: Mapping[str, int]) -> set[str]:
    """Return the strings with different neighbours on both sides; each end of a run is another neighbour."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for number, run in enumerate(runs):
        for start in range(len(run)):
            for stop in range(start + 2, min(len(run), start + _LONGEST) + 1):
                string = run[start:stop]
                if string in frequent:
                    before[string].add(run[start - 1] if start else f"<{number}")
                    behind[string].add(run[stop] if stop < len(run) else f">{number}")
    return {string for string in frequent if len(before[string]) >= _NEIGHBOURS and len(behind[string]) >= _NEIGHBOURS}


def _cohesion(string: str, count: Mapping[str, int], characters: Mapping[str, int], total: int) -> float:
    """Return how much more often a string stands than its two parts would by chance, where it is cut worst."""
    ratios = []
    for cut in range(1, len(string)):
        left, right = string[:cut], string[cut:]
        n_left = characters[left] if len(left) == 1 else count[left]
        n_right = characters[right] if len(right) == 1 else count[right]
        ratios.append(count[string] * total / (n_left * n_right))
    return min(ratios)


def _parts_of_longer(words: set[str], count: Mapping[str, int]) -> set[str]:
    """Return the words that are nearly always a part of one longer word."""
    parts = set()
    for longer in words:
        for start in range(len(longer)):
            for stop in range(start + 2, len(longer) + 1):
                part = longer[start:stop]
                if part != longer and part in words and count[longer] >= _PART_OF_LONGER * count[part]:
                    parts.add(part)
    return parts
