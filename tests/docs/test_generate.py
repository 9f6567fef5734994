"""The pages made from the code: they are what the code says today."""

import doctest

import pytest

from docs import generate
from docs.drawing import FLOORS as DRAWN
from docs.generate import DOCS, PAGES, markdown_of, signature_of
from tests.test_floors import FLOORS


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_up_to_date(name):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run make docs"


def test_docstring_keeps_its_sections_and_code():
    shown = markdown_of("Say ``so``.\n\n::\n\n    a = 1\n\nRaises\n------\nInputError\n    If it is wrong.")
    assert shown == "Say `so`.\n\n```\na = 1\n```\n\n**Raises**\n\n- `InputError`: If it is wrong."


def test_long_signature_has_an_argument_a_line():
    def join(first: str, second: str, third: str = "a long default, a long default", *, last: bool = False) -> str: ...

    assert signature_of(join, "join").splitlines()[-3:] == ["    *,", "    last: bool = False,", ") -> str"]


def test_options_are_shown_by_the_names_that_a_user_types():
    shown = PAGES["reference/commands.md"]()
    assert "| `--format` | text | `md` | md, tex, html or csv |" in shown
    assert "`--for-spreadsheet` |" in shown
    assert "`--notebooks, --no-notebooks`" in shown


def test_drawing_has_the_floors_that_imports_are_held_to():
    drawn = [name for floor in DRAWN for name in floor.names.split(" · ")]
    number = {name: number for number, floor in enumerate(FLOORS) for name in floor}
    heights = [number[name] for name in drawn]
    assert set(drawn) == set(number) - {"__main__"}
    assert heights == sorted(heights, reverse=True)


def test_examples_in_docstrings_are_true():
    assert doctest.testmod(generate).failed == 0
