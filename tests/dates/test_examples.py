import doctest
import importlib
import pkgutil

import pytest

import topics.dates

MODULES = [f"topics.dates.{module.name}" for module in pkgutil.iter_modules(topics.dates.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    outcome = doctest.testmod(importlib.import_module(name))

    assert outcome.failed == 0
