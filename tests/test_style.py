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
