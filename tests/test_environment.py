"""What is installed: pinned with hashes, without addresses, without what weighs gigabytes."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE))


@pytest.mark.parametrize("package", ["torch", "numba", "llvmlite", "umap-learn", "hdbscan", "sentence-transformers"])
def test_heavy_package_is_neither_locked_nor_installed(package):
    assert package not in PINS
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.version(package)


def test_lock_pins_every_package_with_hashes_and_no_address():
    assert len(PINS) > 100
    assert "://" not in LOCK
    entries = [entry for entry in re.split(r"\n(?=\S)", LOCK) if "==" in entry]
    assert all("--hash=sha256:" in entry for entry in entries)


def test_every_dependency_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=!~ ;]", line)[0].lower() for line in wanted}
    assert names <= {name.lower() for name in PINS}


def test_makefile_explains_an_old_python():
    rule = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "needs Python 3.11" in rule


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
