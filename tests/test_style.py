"""How the code reads: what no linter of ours looks for."""

import ast
from pathlib import Path

import pytest

import topics

MODULES = sorted(Path(topics.__file__).parent.rglob("*.py"))
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def is_crowded(node):
    """Tell whether a comprehension has two ``for`` and a condition."""
    if not isinstance(node, COMPREHENSIONS):
        return False
    return len(node.generators) > 1 and any(generator.ifs for generator in node.generators)


def is_nested_choice(node):
    """Tell whether a conditional expression lies inside another."""
    if not isinstance(node, ast.IfExp):
        return False
    inside = [*ast.walk(node.body), *ast.walk(node.orelse), *ast.walk(node.test)]
    return any(isinstance(part, ast.IfExp) for part in inside)


def is_truth_multiplied(node):
    """Tell whether a truth value is a factor."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
        return False
    return any(is_truth(side) for side in (node.left, node.right))


def is_truth(node):
    """Tell whether an expression is plainly True or False."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "bool"
    return isinstance(node, ast.Compare | ast.BoolOp)


@pytest.mark.parametrize("is_hard_to_read", [is_crowded, is_nested_choice, is_truth_multiplied])
def test_no_expression_has_to_be_read_twice(is_hard_to_read):
    found = []
    for path in MODULES:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        found += [f"{path.name}:{node.lineno}" for node in nodes if is_hard_to_read(node)]
    assert found == []


@pytest.mark.parametrize(
    ("code", "is_hard_to_read", "expected"),
    [
        ("[a for b in c for a in b if a]", is_crowded, True),
        ("[a for b in c for a in b]", is_crowded, False),
        ("[a for a in c if a]", is_crowded, False),
        ("1 if a else 2 if b else 3", is_nested_choice, True),
        ("(1 if a else 2) + (3 if b else 4)", is_nested_choice, False),
        ("2.0 * (a == b)", is_truth_multiplied, True),
        ("2.0 * a", is_truth_multiplied, False),
    ],
)
def test_what_is_hard_to_read_is_told_from_what_is_not(code, is_hard_to_read, expected):
    assert any(map(is_hard_to_read, ast.walk(ast.parse(code)))) is expected


UNKNOWN_TYPES = {
    "decoding.parse_json": "what a JSON text says",
    "sentences.rows_of": "cells of a table: the type is their column's",
    "sentences.by_passage": "cells of a table: the type is their column's",
    "tables.rows": "rows of a table, as pandas names their columns",
    "chronicle.Entry.event": "a row of a table",
    "chronicle.Entry.evidence": "rows of a table",
    "chronicle.Entry.place_of": "a row of a table",
    "style.SAVING": "parameters of matplotlib, each of its own type",
    "marking.mark_text": "rows of tables",
    "quoting.Quoting.rows_of": "rows of tables",
}
"""Public signatures that name no type, each with what comes there and is known when it runs only."""


def annotations_of(node):
    """Return the annotations of a function or of a field, nothing for any other statement."""
    if isinstance(node, ast.AnnAssign):
        return [node.annotation]
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return []
    given = node.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return [node.returns, *(argument.annotation for argument in arguments if argument)]


def name_of(node):
    """Return the name that a statement defines, or nothing."""
    return node.target.id if isinstance(node, ast.AnnAssign) else getattr(node, "name", "")


def names_any(annotation):
    """Tell whether an annotation says ``Any`` somewhere."""
    return annotation is not None and "Any" in {getattr(part, "id", "") for part in ast.walk(annotation)}


def untyped(body, place):
    """Return the public functions, methods and fields whose signature says ``Any``."""
    found = []
    for node in body:
        if isinstance(node, ast.Assign) and names_any(node.value) and isinstance(node.value, ast.Name):
            found.append(f"{place}.{ast.unparse(node.targets[0])}")
        name = name_of(node)
        if not name or name.startswith("_"):
            continue
        if isinstance(node, ast.ClassDef):
            found += untyped(node.body, f"{place}.{name}")
        if any(map(names_any, annotations_of(node))):
            found.append(f"{place}.{name}")
    return found


def test_public_signature_says_what_it_takes_and_gives():
    found = []
    for path in MODULES:
        found += untyped(ast.parse(path.read_text(encoding="utf-8")).body, path.stem)
    assert sorted(found) == sorted(UNKNOWN_TYPES)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def name(given: dict[str, Any]): ...", ["m.name"]),
        ("def name() -> Any: ...", ["m.name"]),
        ("Name = Any", ["m.Name"]),
        ("Name = list[Any]", []),
        ("def name(**given: Any): ...", ["m.name"]),
        ("class Name:\n    field: Any", ["m.Name.field"]),
        ("class Name:\n    def method(self, *, given: Any): ...", ["m.Name.method"]),
        ("def _name(given: Any): ...", []),
        ("class _Name:\n    field: Any", []),
        ("def name(given: object) -> None: ...", []),
    ],
)
def test_signature_without_a_type_is_told_from_one_with_it(code, expected):
    assert untyped(ast.parse(code).body, "m") == expected
