"""The examples in the docstrings of the events hold."""

import doctest
import importlib
import pkgutil

import pytest

import topics.events

MODULES = [module.name for module in pkgutil.walk_packages(topics.events.__path__, "topics.events.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
