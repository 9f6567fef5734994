"""Words that tell whether somebody is spoken of as "he" or as "she"; they stand in ``genders.toml``."""

from typing import Literal

from topics.english.data import read_lists

Gender = Literal["he", "she"]
"""The pronoun that stands for somebody."""

_LISTS = {name: entries.words for name, entries in read_lists("topics.english", "genders").items()}
_OF_LISTS: tuple[tuple[str, Gender], ...] = (("men", "he"), ("women", "she"))

GENDER_OF_NOUN: dict[str, Gender] = {word: gender for name, gender in _OF_LISTS for word in _LISTS[name]}
"""Nouns for a man or a woman, with the pronoun that stands for them: "widow" is "she"."""
GENDER_OF_TITLE: dict[str, Gender] = {word: gender for name, gender in _OF_LISTS for word in _LISTS[f"{name}-titles"]}
"""Titles of politeness, with the pronoun for who bears them: "mrs" is "she"."""
GENDER_OF_FIRST_NAME: dict[str, Gender] = {
    word: gender for name, gender in _OF_LISTS for word in _LISTS[f"{name}-names"]
}
"""Common first names, in small letters, hardly ever of the other gender, with the pronoun for their bearers."""
GENDER_OF_PRONOUN: dict[str, Gender] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
"""Pronouns of the third person singular for somebody."""
