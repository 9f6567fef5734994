"""The files of a corpus: which of them are articles, and what each one holds."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from topics.articles.containers.no_articles import NOTHING_TO_DO, part_fault
from topics.articles.formats import read_content
from topics.articles.limits import refuse_large
from topics.articles.readers.found_article import FileContent
from topics.engine.results import MADE_BY_A_RUN, is_results
from topics.engine.store import write_text
from topics.errors import InputError, StoreError, reason_of, refuse
from topics.records import Locator, Problem

SIDE_FILES = frozenset({
    "aliases.toml", "chronology.csv", "codebook.toml", "coded.csv", "corrections.toml", "sources.csv", "topics.toml",
    "vectors.npy",
})  # fmt: skip
"""Names of files beside the articles that are never articles themselves."""
OUTPUTS = ".topics-outputs"
"""Name of the hidden file in a corpus that lists the results which commands were told to write into it."""
CSL_ENDING = ".csl.json"
"""Ending of the files that a literature manager writes about the articles."""


NOTHING_ELSE = "split it, or raise the limit"
_ADVICE = "open the file, save it again as text, or take it out"
_BYTE = re.compile(r"\\x([0-9a-f]{2})")


def list_files(corpus: Path, results: Path | None = None) -> list[str]:
    """Return the paths of all files that may hold articles, relative to the corpus, sorted.

    Hidden files, side files, folders of results and links that lead out of the corpus are left out. A corpus that
    is one file gives its name.

    Parameters
    ----------
    corpus : Path
        A folder, or one file.
    results : Path, optional
        Where the results of this run go; it is no part of the corpus, whatever lies in it.

    Raises
    ------
    InputError
        If there is no such file or folder.
    """
    if corpus.is_file():
        return [shown_name(corpus.name)]
    if not corpus.is_dir():
        refuse(f"There is no file or folder {corpus}; give a folder of articles, or one file of many.")
    root = corpus.resolve()
    left_out = {folder.resolve() for folder in (results,) if folder is not None and folder.resolve() != root}
    listed = []
    left_out |= {root / name for name in noted_outputs(root)}
    if is_results(root):
        left_out |= {root / name for name in MADE_BY_A_RUN}
    for folder in _folders(root, left_out):
        files = [path for path in folder.iterdir() if path not in left_out and _is_candidate(path, root)]
        listed += [shown_name(path.relative_to(root).as_posix()) for path in files]
    return sorted(listed)


def note_output(corpus: Path, out: Path) -> None:
    """Note in a hidden file of the corpus that a file in it is a result of a command, and never an article."""
    root = corpus.resolve()
    names = noted_outputs(root) | {(out.parent.resolve() / out.name).relative_to(root).as_posix()}
    write_text(root / OUTPUTS, "".join(f"{name}\n" for name in sorted(names)))


def noted_outputs(corpus: Path) -> set[str]:
    """Return the files of a corpus that are results of commands, relative to it."""
    path = corpus / OUTPUTS
    try:
        if not path.is_file() or leads_out(path, corpus):
            return set()
        return set(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return set()


def list_results(corpus: Path) -> list[str]:
    """Return the paths of the folders of results in a corpus, relative to it, sorted: they hold no articles."""
    if not corpus.is_dir():
        return []
    root = corpus.resolve()
    found = []
    for folder in _folders(root, set()):
        found += [path.relative_to(root).as_posix() for path in _subfolders(folder) if is_results(path)]
    return sorted(found)


def _folders(root: Path, left_out: set[Path]) -> Iterator[Path]:
    """Yield a folder and those below it that may hold articles; links to folders are not followed."""
    to_open = [root]
    while to_open:
        folder = to_open.pop()
        yield folder
        to_open += [path for path in _subfolders(folder) if path not in left_out and not is_results(path)]


def _subfolders(folder: Path) -> list[Path]:
    """Return the folders in a folder that are not hidden, not links, and can be opened."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    return [Path(entry) for entry in entries if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)]


def leads_out(path: Path, folder: Path) -> bool:
    """Return True for a link to what does not lie in a folder: a corpus has no part in what lies elsewhere."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _is_candidate(path: Path, root: Path) -> bool:
    if path.name.startswith(".") or path.name in SIDE_FILES or path.name.endswith(CSL_ENDING):
        return False
    try:
        if leads_out(path, root):
            return False
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError):  # such as a link to itself
        return path.is_symlink()


def read_file(corpus: Path, source: str, expected: str = "") -> FileContent:
    """Return the articles of one file, and what could not be read.

    Parameters
    ----------
    corpus : Path
        The folder, or the one file itself.
    source : str
        Path of the file relative to the folder, as ``list_files`` gives it.
    expected : str
        Digest that its bytes had when the run began; "" where they could not be read then.

    Raises
    ------
    StoreError
        If the file has other bytes now, or can no longer be read: what is found in them would be kept as what is
        found in those.
    """
    try:
        path = path_of(corpus, source)
        refuse_large(path.stat().st_size)
        content = path.read_bytes()
    except InputError as error:
        return [], [Problem(source, str(error), NOTHING_ELSE)]
    except OSError as error:
        if expected:
            refuse(f"The file {source} could no longer be read ({error.strerror or error}); run again.", StoreError)
        reason = error.strerror or reason_of(error)
        return [], [Problem(source, f"cannot be read: {reason}", "check the file and its permissions")]
    if expected and hashlib.sha256(content).hexdigest() != expected:
        refuse(f"The file {source} was changed while it was read; run again.", StoreError)
    part = part_fault(source, lambda path: path_of(corpus, path).is_file()) if "/" in source else ""
    if part:
        return [], [Problem(source, part, NOTHING_TO_DO)]
    try:
        return read_content(content, source)
    except InputError as error:
        return [], [Problem(source, str(error), _ADVICE)]
    except Exception as error:  # whatever a library makes of a damaged file, it is one file and stops no run
        return [], [Problem(source, f"cannot be read: {type(error).__name__}: {reason_of(error)}", _ADVICE)]


def reread(corpus: Path, locator: Locator) -> str:
    """Return the text as found once more, from the file itself.

    Raises
    ------
    InputError
        If the file changed since, or no longer gives this record.
    """
    content = path_of(corpus, locator.source).read_bytes()
    if locator.sha256 and hashlib.sha256(content).hexdigest() != locator.sha256:
        refuse(f"The file {locator.source} has changed since it was read; run the articles again.")
    articles, _ = read_content(content, locator.source)
    for article in articles:
        if article.locator == locator:
            return article.text
    refuse(f"The file {locator.source} has no record '{locator.record}'; run the articles again.")


def path_of(corpus: Path, source: str) -> Path:
    """Return where a file of the corpus lies, by its path as results show it."""
    if corpus.is_file():
        return corpus
    if "\\x" in source and not os.path.lexists(corpus / source):
        return corpus / _BYTE.sub(lambda match: os.fsdecode(bytes([int(match[1], 16)])), source)
    return corpus / source


def shown_name(path: str) -> str:
    r"""Return a path as results can show it: each byte that is no UTF-8 as ``\xNN``.

    >>> shown_name(os.fsdecode(b"caf\xe9.txt"))
    'caf\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")
