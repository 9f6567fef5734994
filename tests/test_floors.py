"""The house: imports only go down, and a start stays quick."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import topics

ROOT = Path(topics.__file__).parent
FLOORS = {
    name: number
    for number, floor in enumerate(
        [
            ("errors", "progress", "settings", "records"),
            ("english",),
            ("dates",),
            ("corrections", "engine"),
            ("articles",),
            ("publication",),
            ("themes",),
            ("events",),
            ("output",),
            ("corpus",),
            ("report",),
            ("cli",),
            ("__main__",),
        ]
    )
    for name in floor
}
"""The packages and modules of each floor, from the ground up; imports go to the same floor or below."""
MODULES = sorted(ROOT.rglob("*.py"))


def imported_packages(path):
    """Yield the part of ``topics`` that each import statement of a module names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            whole = f"{node.module}."
            names = [whole + alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "topics" and len(parts) > 1 and parts[1] in FLOORS:
                yield parts[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_imports_only_go_down(path):
    if path == ROOT / "__init__.py":
        pytest.skip("the lazy table of names imports nothing itself")
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    higher = {package for package in imported_packages(path) if FLOORS[package] > FLOORS[own]}
    assert not higher


def heavy_modules_after(statement):
    """Return which of the heavy libraries a fresh interpreter has loaded after a statement."""
    program = (
        f"import sys\n{statement}\n"
        "heavy = {'numpy', 'pandas', 'sklearn', 'scipy', 'bertopic', 'matplotlib', 'trafilatura'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "statement",
    [
        "import topics",
        "import topics.cli.app",
        "from topics.dates import tag; tag('He came on 3 June 2023.', '2023-06-05')",
    ],
)
def test_start_loads_nothing_heavy(statement):
    assert heavy_modules_after(statement) == "[]"
