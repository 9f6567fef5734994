"""The same articles give the same bytes, whatever the zone, locale, hash seed, threads, home, place or order."""

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow


def report(corpus, out, folder, **environment):
    """Run the main job in a folder and return the bytes of its results by name."""
    command = [sys.executable, "-m", "topics", "report", str(corpus), "--out", str(out), "--no-notebooks"]
    variables = {name: value for name, value in {**os.environ, **environment}.items() if value is not None}
    ran = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    paths = [path for path in sorted(out.rglob("*")) if path.is_file() and path.name != ".lock"]
    names = {path: path.relative_to(out).as_posix() for path in paths}
    return {name: path.read_bytes() for path, name in names.items() if not name.startswith(("parts/", "vectors/"))}


@pytest.fixture(scope="module")
def usual(tiny_folder, tmp_path_factory):
    """The results as they usually come."""
    folder = tmp_path_factory.mktemp("usual")
    return report(tiny_folder.absolute(), folder / "build", folder)


ENVIRONMENTS = {
    "zone": {"TZ": "Pacific/Apia"},
    "locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "one thread": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    "three threads": {"OMP_NUM_THREADS": "3", "OPENBLAS_NUM_THREADS": "3"},
    "no home": {"HOME": None, "XDG_CACHE_HOME": None},
    "home that cannot be written": {"HOME": os.devnull, "XDG_CACHE_HOME": None},
}


@pytest.mark.parametrize("label", sorted(ENVIRONMENTS))
def test_results_do_not_depend_on_the_environment(usual, tiny_folder, tmp_path, label):
    assert report(tiny_folder.absolute(), tmp_path / "build", tmp_path, **ENVIRONMENTS[label]) == usual


def test_results_do_not_depend_on_the_place_the_order_or_the_way_to_the_articles(usual, tiny_folder, tmp_path):
    copy = tmp_path / "another place" / tiny_folder.name
    copy.mkdir(parents=True)
    for path in sorted(tiny_folder.iterdir(), reverse=True):
        shutil.copyfile(path, copy / path.name)
    relative = copy.relative_to(tmp_path)
    assert report(relative, tmp_path / "build", tmp_path) == usual


def test_vectors_are_made_where_the_cache_of_the_user_cannot_be_written(tiny_folder, tmp_path):
    command = [sys.executable, "-m", "topics", "themes", str(tiny_folder.absolute()), "--out", str(tmp_path / "t.csv")]
    homeless = {**os.environ, "HOME": os.devnull, "XDG_CACHE_HOME": os.devnull}
    ran = subprocess.run(
        [*command, "--vectors", "sentence"], env=homeless, cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "t.csv").is_file()
