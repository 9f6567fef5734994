import doctest
import importlib
import pkgutil

import pytest

import topics.english
from topics.english.data import read_lists, read_rows, read_texts

MODULES = [f"topics.english.{module.name}" for module in pkgutil.iter_modules(topics.english.__path__)]
FILES = ("words", "verbs", "calendar", "happenings", "names", "sentence_parts", "speech", "quantities", "accounts")
LISTS = [(file, name, words) for file in FILES for name, words in read_lists("topics.english", file).items()]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    outcome = doctest.testmod(importlib.import_module(name))

    assert outcome.failed == 0


@pytest.mark.parametrize(("file", "name", "words"), LISTS, ids=[f"{file}-{name}" for file, name, _ in LISTS])
def test_list_says_what_it_is_and_has_an_example_and_a_counterexample(file, name, words):
    assert words.about
    assert words.examples
    assert words.counterexamples
    assert len(set(words.words)) == len(words.words)
    assert all(word == word.lower() for word in words.words)


def test_list_is_cut_at_white_space_where_it_is_a_text():
    lists = read_lists("topics.english", "words")

    assert {"a", "the"} <= set(lists["determiners"].words)
    assert "the" in lists["determiners"]
    assert "then" not in lists["determiners"]


def test_key_that_a_row_does_not_know_is_an_error():
    with pytest.raises(TypeError, match="abbreviations"):
        read_rows("topics.english", "calendar", "month", lambda name: name)


def test_texts_leave_tables_out():
    assert "irregular" in read_texts("topics.english", "verbs")
    assert "speech" not in read_texts("topics.english", "verbs")
