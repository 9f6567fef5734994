"""The house: imports only go down, also inside the packages, and a start stays quick."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import topics

ROOT = Path(topics.__file__).parent
FLOORS = (
    ("errors", "progress", "settings", "records", "ties"),
    ("english", "german"),
    ("dates",),
    ("corrections", "engine"),
    ("articles",),
    ("publication",),
    ("themes",),
    ("events",),
    ("output",),
    ("inputs",),
    ("pipeline",),
    ("plotting",),
    ("presentation",),
    ("queries",),
    ("corpus",),
    ("doctor", "report"),
    ("cli",),
    ("__main__",),
)
"""The packages and modules of each floor, from the ground up; imports go to the same floor or below."""
ORDERS = {
    "english": (
        ("data",),
        ("calendar", "coordinates", "numbers", "places", "verbs"),
        ("happenings", "pieces", "tokens", "words"),
        ("names", "verb_groups"),
        ("clauses",),
    ),
    "german": (("numbers",), ("calendar", "clauses"), ("pieces", "terms")),
    "dates": (
        ("periods", "tense"),
        ("german_tense",),
        ("languages", "spans"),
        ("expressions", "stated"),
        ("anchors", "grammar", "timed_stamps"),
        ("durations", "finder"),
        ("weekdays",),
        ("named_dates",),
        ("nth_dates", "relative_dates"),
        ("resolver",),
        ("tagger", "unknown_day"),
    ),
    "engine": (
        ("keys", "results", "sealed", "startup", "store"),
        ("kept", "parts", "processes", "stages"),
        ("manifest", "runner"),
        ("made",),
    ),
    "articles": (
        ("alignment", "lines", "reprints", "spreadsheets"),
        ("boilerplate", "repairs", "metadata", "passages", "time_expressions"),
        ("readers",),
        ("containers", "known_formats"),
        ("formats",),
        ("files",),
        ("sidecar", "surveys"),
        ("cleaning",),
    ),
    "publication": (
        ("clues", "evidence", "likeness", "told"),
        ("belief", "ladder", "reliability"),
        ("links", "stages"),
        ("likely_days",),
    ),
    "themes": (
        ("vectors",),
        ("clustering",),
        ("members", "naming", "measures"),
        ("consensus", "corrections"),
        ("bertopic",),
        ("discovery",),
        ("codebook",),
        ("coding",),
    ),
    "events": (
        ("clauses", "places", "sentences", "sources"),
        ("importance", "people", "predicates"),
        ("dated_clauses", "lines", "participants"),
        ("statements",),
        ("claims", "happenings", "headlines"),
        ("meanings", "untold"),
        ("joining",),
        ("chronology", "corrections", "disagreements"),
        ("comparison", "events"),
        ("selection",),
    ),
}
"""The order inside packages where one is stated: modules and subpackages, from the ground up."""

MODULES = sorted(path for path in ROOT.rglob("*.py"))
PACKAGES = sorted(path.parent for path in ROOT.rglob("__init__.py"))


def name_of(path):
    """Return the dotted name of a module; a package's is that of its folder."""
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


KNOWN = {name_of(path) for path in MODULES}


def imported_modules(path):
    """Return the modules of ``topics`` that a module imports anywhere in its text."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            below = {f"{node.module}.{alias.name}" for alias in node.names}
            modules.update(below & KNOWN or {node.module})
    return {module for module in modules if module.partition(".")[0] == "topics"}


def floor_numbers(floors):
    """Return the number of each name's floor."""
    return {name: number for number, floor in enumerate(floors) for name in floor}


def part_of(module, package):
    """Return which module or subpackage of a package a module is or lies in, or None."""
    inside = module.removeprefix(f"{package}.")
    return None if inside == module else inside.partition(".")[0]


def test_every_module_has_a_floor():
    parts = {part_of(module, "topics") for module in KNOWN} - {None}
    assert parts == set(floor_numbers(FLOORS))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_imports_only_go_down(path):
    own = part_of(name_of(path), "topics")
    if own is None:
        pytest.skip("the lazy table of names imports nothing itself")
    floors = floor_numbers(FLOORS)
    used = {part_of(module, "topics") for module in imported_modules(path)} - {None}
    assert not {name for name in used if floors[name] > floors[own]}


@pytest.mark.parametrize("package", ORDERS)
def test_imports_inside_a_package_go_down_in_its_stated_order(package):
    floors = floor_numbers(ORDERS[package])
    whole = f"topics.{package}"
    higher = set()
    for path in (ROOT / package).rglob("*.py"):
        own = part_of(name_of(path), whole)
        for module in imported_modules(path):
            used = part_of(module, whole)
            if own in floors and used in floors and floors[used] > floors[own]:
                higher.add((own, used))
    assert not higher
    assert set(floors) <= {part_of(module, whole) for module in KNOWN}, "the order names what is not there"


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_modules_of_a_package_do_not_import_each_other_in_a_circle(package):
    whole = name_of(package / "__init__.py")
    if whole == "topics":
        pytest.skip("the floors say so")
    uses = {}
    for path in package.rglob("*.py"):
        own = part_of(name_of(path), whole) or whole
        used = {part_of(module, whole) for module in imported_modules(path)} - {None, own}
        uses.setdefault(own, set()).update(used)
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        pytest.fail(f"imports go in a circle: {' → '.join(error.args[1])}")


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
        "import topics; dir(topics); topics.__version__",
        "import topics.cli.app",
        "from topics.dates import tag; tag('He came on 3 June 2023.', '2023-06-05')",
    ],
)
def test_start_loads_nothing_heavy(statement):
    assert heavy_modules_after(statement) == "[]"
