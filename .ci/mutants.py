"""Break the code on purpose and see whether a test notices: ``make mutants``, ``make mutants PACKAGE=dates``.

The changes are mutmut's (a comparison, a number, an argument left out …), of a fixed sample a package. The runner is
ours, for mutmut takes no sample, changes neither decorated functions nor what stands outside functions (our limits and
tables of patterns), and puts trampolines in place of functions, which our keys of results and child processes see.
Each mutant is a file of a copy of the tree; its own line's tests run first, then the others of its package.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import coverage
import libcst as cst
import pytest
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

ROOT = Path(__file__).resolve().parents[1]
SEED = "topics"
"""Changes which mutants are drawn."""
SAMPLE = 40
"""Mutants a package, at most."""
SHARE = 0.85
"""Of the mutants of each package, this share or more is to be killed."""
FIRST_SECONDS = 20
"""A test may take so long, and ten times as long as it took with the code unchanged."""

PACKAGES = {
    "dates": (["dates"], ["tests/dates"]),
    "english": (["english"], ["tests/english", "tests/dates"]),
    "german": (["german"], ["tests/german", "tests/dates"]),
    "articles": (["articles"], ["tests/articles"]),
    "publication": (["publication"], ["tests/publication"]),
    "themes": (["themes"], ["tests/themes"]),
    "events": (["events"], ["tests/events"]),
    "store": (["engine"], ["tests/engine", "tests/test_corpus.py"]),
    "settings": (["settings.py"], ["tests/test_settings.py", "tests/docs"]),
    "exports": (
        ["output/exports", "output/tables.py", "output/wording.py"],
        ["tests/output/exports", "tests/output/test_tables.py", "tests/output/test_wording.py"],
    ),
    "output": (["output"], ["tests/output"]),
}
"""What is changed, below ``src/topics``, and the tests that must notice."""
BY_DEFAULT = ("dates", "articles", "publication", "themes", "events", "store", "settings", "exports")

LIBRARIES = ("numpy", "pandas", "pyarrow", "scipy.sparse", "sklearn.cluster", "sklearn.decomposition", "hypothesis")
"""Loaded once, before each mutant gets a process of its own."""
UNSEEN_ARGUMENTS = {"strict", "encoding", "maxsize", "stacklevel", "help"}
"""Arguments whose change no test of ours can see: a second belt, UTF-8 where it is the default, words of help."""


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    file: str
    line: int
    kind: str
    before: str
    after: str
    code: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line} ({self.kind})\n    - {self.before}\n    + {self.after}"

    @property
    def draw(self) -> str:
        """Its place in the draw: the same for as long as these two lines are the same."""
        return hashlib.sha256("\n".join((SEED, self.file, self.kind, self.before, self.after)).encode()).hexdigest()


def fewer_arguments(call: cst.Call) -> Iterator[cst.Call]:
    """Leave out one argument of a call."""
    for changed in mutators.operator_arg_removal(call):
        kept = {id(argument) for argument in changed.args}
        left_out = [argument for argument in call.args if id(argument) not in kept]
        names = {argument.keyword.value for argument in left_out if argument.keyword}
        if len(changed.args) < len(call.args) and not names & UNSEEN_ARGUMENTS:
            yield changed


def other_builtin(call: cst.Call) -> Iterator[cst.Call]:
    """Take the smallest for the largest, all for any."""
    opposite = {"min": "max", "max": "min", "any": "all", "all": "any"}
    if isinstance(call.func, cst.Name) and call.func.value in opposite:
        yield call.with_changes(func=cst.Name(opposite[call.func.value]))


CHANGES: list[tuple[str, type, Callable[..., Iterator[cst.CSTNode]]]] = [
    ("number", cst.BaseNumber, mutators.operator_number),
    ("truth value", cst.Name, mutators.operator_name),
    ("sum", cst.AugAssign, mutators.operator_augmented_assignment),
    ("sign", cst.CSTNode, mutators.operator_swap_op),
    ("sign", cst.UnaryOperation, mutators.operator_remove_unary_ops),
    ("sign", cst.CSTNode, mutators.operator_keywords),
    ("argument", cst.Call, fewer_arguments),
    ("function", cst.Call, other_builtin),
    ("function", cst.Call, mutators.operator_symmetric_string_methods_swap),
    ("condition", cst.IfExp, mutators.operator_if_exp),
    ("condition", cst.Match, mutators.operator_match),
]


class Changer(cst.CSTVisitor):
    """Collects the changes of one statement, but for annotations, decorators, and the words of errors."""

    def __init__(self, positions: Mapping[cst.CSTNode, CodeRange]) -> None:
        super().__init__()
        self.positions = positions
        self.changes: list[tuple[str, int, cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note the changes of a node; go on below it where code stands."""
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Raise | cst.Assert | cst.ImportFrom | cst.Import):
            return False
        if isinstance(node, cst.Arg) and node.keyword and node.keyword.value in UNSEEN_ARGUMENTS:
            return False
        if isinstance(node, cst.Subscript) and isinstance(node.value, cst.Name) and node.value.value == "Annotated":
            return False
        if isinstance(node, cst.If) and isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING":
            return False
        for kind, wanted, change in CHANGES:
            if isinstance(node, wanted):
                line = self.positions[node].start.line
                self.changes += [(kind, line, node, changed) for changed in change(node)]
        return True


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every change of a file that we know how to make."""
    source = path.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(cst.parse_module(source))
    positions = wrapper.resolve(PositionProvider)
    lines = source.splitlines()
    known = set(lines)
    rest = source
    for statement in wrapper.module.body:
        code = wrapper.module.code_for_node(statement)
        start = source.index(code, len(source) - len(rest))
        rest = source[start + len(code) :]
        changer = Changer(positions)
        statement.visit(changer)
        for kind, line, node, changed in changer.changes:
            replaced = statement.deep_replace(node, changed)
            new = source[:start] + wrapper.module.code_for_node(replaced) + rest  # type: ignore[arg-type]
            if new != source:
                after = [text for text in new.splitlines() if text not in known]
                left = set(new.splitlines())
                before = [text for text in lines if text not in left]
                words = (" ".join(before).strip(), " ".join(after).strip())
                yield Mutant(str(path.relative_to(ROOT)), line, kind, *words, new)


def sample(package: str, size: int) -> list[Mutant]:
    """Draw the mutants of a package: of each kind in turn, the same ones each time."""
    kinds: dict[str, list[Mutant]] = {}
    for place in PACKAGES[package][0]:
        path = ROOT / "src" / "topics" / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for mutant in mutants_of(file):
                kinds.setdefault(mutant.kind, []).append(mutant)
    queues = [sorted(kinds[kind], key=lambda mutant: mutant.draw) for kind in sorted(kinds)]
    drawn: list[Mutant] = []
    while len(drawn) < size and any(queues):
        drawn += [queue.pop(0) for queue in queues if queue]
    return sorted(drawn[:size], key=lambda mutant: (mutant.file, mutant.line, mutant.draw))


class Watcher:
    """A plugin of pytest that notes how long each test takes, which lines it reaches, and whether it fails."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failures: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the lines under the name of the test."""
        started = time.monotonic()
        self.measured.switch_context(item.nodeid)
        answer = yield
        self.measured.switch_context("")
        self.seconds[item.nodeid] = time.monotonic() - started
        return answer  # type: ignore[return-value]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        if report.failed:
            self.failures.append(report.nodeid)


class Order:
    """A plugin of pytest that runs the tests which reach the changed line first, and ends one that never ends."""

    def __init__(self, first: list[str], seconds: dict[str, float], left_out: set[str]) -> None:
        self.rank = {test: place for place, test in enumerate(sorted(first, key=lambda test: seconds.get(test, 0)))}
        self.seconds = seconds
        self.left_out = left_out

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the tests in their order."""
        items[:] = [item for item in items if item.nodeid not in self.left_out]
        items.sort(key=lambda item: self.rank.get(item.nodeid, len(self.rank)))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Set the alarm, which ends this process."""
        signal.alarm(int(FIRST_SECONDS + 10 * self.seconds.get(item.nodeid, 0)))
        answer = yield
        signal.alarm(0)
        return answer  # type: ignore[return-value]


def in_child(work: Callable[[], int], tree: Path) -> int:
    """Start a process that does its work in a copy of the tree; return its number."""
    number = os.fork()
    if number:
        return number
    status = 99
    try:
        os.setsid()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        os.chdir(tree)
        for stream in (1, 2):
            os.dup2(os.open(tree / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
        os.environ.update(PYTHONPATH=str(tree / "src"), PYTHONDONTWRITEBYTECODE="1", HOME=str(tree))
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(tree / "src"))
        status = int(work())
    finally:
        os._exit(status)


def options(package: str, tree: Path) -> list[str]:
    """Return how pytest is called: no slow test, none that measures, no search for the smallest example."""
    tests = [test for test in PACKAGES[package][1] if (tree / test).exists()]
    return [*tests, "-x", "-q", "-m", "not slow", "-p", "no:cacheprovider", "--hypothesis-profile=mutants"]


def measure(package: str, tree: Path) -> dict[str, object]:
    """Run the tests with the code unchanged: their seconds, their lines, and those that fail already."""
    result = tree / "measured.json"

    def work() -> int:
        measured = coverage.Coverage(data_file=None, source=[str(tree / "src")], messages=False)
        measured.start()
        watcher = Watcher(measured)
        status = pytest.main([word for word in options(package, tree) if word != "-x"], plugins=[watcher])
        measured.stop()
        data = measured.get_data()
        lines = {
            str(Path(file).relative_to(tree)): data.contexts_by_lineno(file) for file in sorted(data.measured_files())
        }
        answer = {"seconds": watcher.seconds, "lines": lines, "failures": watcher.failures}
        result.write_text(json.dumps(answer), encoding="utf-8")
        return int(status)

    os.waitpid(in_child(work, tree), 0)
    if not result.exists():
        sys.exit(f"The tests of {package} could not be run:\n{(tree / 'output.txt').read_text()[-2000:]}")
    return json.loads(result.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def copy_tree(folder: Path) -> Path:
    """Copy what git knows of the tree, and what is new in it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def run_package(package: str, trees: list[Path], size: int) -> tuple[list[Mutant], list[Mutant]]:
    """Return the mutants of a package, and those that survive."""
    drawn = sample(package, size)
    measured = measure(package, trees[0])
    seconds: dict[str, float] = measured["seconds"]  # type: ignore[assignment]
    failures: list[str] = measured["failures"]  # type: ignore[assignment]
    if failures:
        print(f"  fail without a change, left out: {', '.join(failures)}")
    waiting, survivors = list(drawn), []
    running: dict[int, tuple[Path, Mutant]] = {}
    idle = list(trees)
    while waiting or running:
        while waiting and idle:
            mutant, tree = waiting.pop(0), idle.pop()
            reached: dict[str, list[str]] = measured["lines"].get(mutant.file, {})  # type: ignore[attr-defined]
            first = [test for test in reached.get(str(mutant.line), []) if test]
            if not first:
                first = sorted({test for tests in reached.values() for test in tests if test})
            (tree / mutant.file).write_text(mutant.code, encoding="utf-8")
            (tree / "output.txt").unlink(missing_ok=True)
            order = Order(first, seconds, set(failures))
            number = in_child(lambda tree=tree, order=order: pytest.main(options(package, tree), plugins=[order]), tree)  # type: ignore[misc]
            running[number] = (tree, mutant)
        number, status = os.wait()
        tree, mutant = running.pop(number)
        _end_group(number)
        shutil.copy2(ROOT / mutant.file, tree / mutant.file)
        idle.append(tree)
        if status == 0:
            survivors.append(mutant)
            print(f"  survives: {mutant}")
        sys.stdout.flush()
    return drawn, survivors


def _end_group(number: int) -> None:
    """End what a test left running."""
    try:
        os.killpg(number, signal.SIGKILL)
    except ProcessLookupError:
        return


def main() -> None:
    """Run the packages named, or all, and print the share killed of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="*", choices=[*PACKAGES, []], help="one or more; all without")
    parser.add_argument("--size", type=int, default=SAMPLE, help="mutants a package")
    parser.add_argument("--list", action="store_true", help="only list the sample")
    given = parser.parse_args()
    for library in LIBRARIES:
        __import__(library)
    sys.dont_write_bytecode = True
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        trees = [copy_tree(Path(folder) / str(core)) for core in range(os.cpu_count() or 1)]
        for package in given.package or BY_DEFAULT:
            started = time.monotonic()
            print(f"{package}:", flush=True)
            if given.list:
                for mutant in sample(package, given.size):
                    print(f"  {mutant}")
                continue
            drawn, survivors = run_package(package, trees, given.size)
            killed = len(drawn) - len(survivors)
            rows.append((package, killed, len(drawn), time.monotonic() - started))
            print(f"  killed {killed} of {len(drawn)} in {rows[-1][3]:.0f} s", flush=True)
    if not rows:
        return
    print(f"\n{'package':12} {'killed':>7} {'of':>4} {'share':>6} {'seconds':>8}")
    for package, killed, of, taken in rows:
        print(f"{package:12} {killed:7} {of:4} {killed / max(of, 1):6.2f} {taken:8.0f}")
    if any(killed < SHARE * of for _, killed, of, _ in rows):
        sys.exit(f"Where a share is below {SHARE}, tests are missing: the survivors are listed above.")


if __name__ == "__main__":
    main()
