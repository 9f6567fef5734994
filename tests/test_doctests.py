"""The examples in docstrings are right."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import topics

PACKAGE = Path(topics.__file__).parent
EXAMPLES = [path for path in sorted(PACKAGE.rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]

ON_A_CORPUS = {"plotting", "presentation"}
"""Modules whose examples begin with a corpus that is open."""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_examples_of_a_module_give_what_they_say(path, request):
    names = path.relative_to(PACKAGE.parent).with_suffix("").parts
    module = import_module(".".join(name for name in names if name != "__init__"))
    given = {"corpus": request.getfixturevalue("tiny")} if path.stem in ON_A_CORPUS else {}
    outcome = doctest.testmod(module, extraglobs=given)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_examples_are_written():
    assert EXAMPLES
