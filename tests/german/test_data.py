import doctest
import importlib
import pkgutil

import pytest

import topics.german
from tests.marked import read_marked, words_found
from topics.english.data import read_lists

MODULES = [f"topics.german.{module.name}" for module in pkgutil.iter_modules(topics.german.__path__)]
LISTS = [
    (file, name, words) for file in ("words", "verbs") for name, words in read_lists("topics.german", file).items()
]
NAMES = [f"{file}-{name}" for file, name, _ in LISTS]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(("file", "name", "words"), LISTS, ids=NAMES)
def test_list_says_what_it_is_and_names_each_word_once_in_small_letters(file, name, words):
    assert words.about
    assert words.examples
    assert words.counterexamples
    assert len(set(words.words)) == len(words.words)
    assert all(word == word.lower() for word in words.words)


@pytest.mark.parametrize(("file", "name", "words"), LISTS, ids=NAMES)
def test_list_finds_what_its_examples_mark_and_nothing_in_its_counterexamples(file, name, words):
    for example in words.examples:
        plain, marked = read_marked(example)
        assert words_found(words, plain) == marked
    for text in words.counterexamples:
        assert words_found(words, text) == []
