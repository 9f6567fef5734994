"""The examples in docstrings are right."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import topics

PACKAGE = Path(topics.__file__).parent
EXAMPLES = [path for path in sorted(PACKAGE.rglob("*.py")) if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_examples_of_a_module_give_what_they_say(path):
    names = path.relative_to(PACKAGE.parent).with_suffix("").parts
    module = import_module(".".join(name for name in names if name != "__init__"))
    outcome = doctest.testmod(module)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_examples_are_written():
    assert EXAMPLES
