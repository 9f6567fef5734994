"""The files of a corpus: which of them are articles, and what each one holds."""

import hashlib
import stat
from pathlib import Path

from topics.articles.readers.formats import read_content
from topics.articles.readers.found_article import FileContent
from topics.errors import InputError, reason_of, refuse
from topics.records import Locator, Problem

SIDE_FILES = frozenset({
    "aliases.toml", "chronology.csv", "codebook.toml", "coded.csv", "corrections.toml", "sources.csv", "topics.toml",
})  # fmt: skip
"""Names of files beside the articles that are never articles themselves."""
CSL_ENDING = ".csl.json"
"""Ending of the files that a literature manager writes about the articles."""


def list_files(corpus: Path) -> list[str]:
    """Return the paths of all files that may hold articles, relative to the corpus, sorted.

    Hidden files, side files and links that lead out of the corpus are left out. A corpus that is one
    file gives its name.

    Raises
    ------
    InputError
        If there is no such file or folder.
    """
    if corpus.is_file():
        return [corpus.name]
    if not corpus.is_dir():
        refuse(f"There is no file or folder {corpus}; give a folder of articles, or one file of many.")
    root = corpus.resolve()
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if _is_candidate(path, root))


def _is_candidate(path: Path, root: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    leads_out = path.is_symlink() and not path.resolve().is_relative_to(root)
    if is_hidden or leads_out or path.name in SIDE_FILES or path.name.endswith(CSL_ENDING):
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return path.is_symlink()


def read_file(corpus: Path, source: str) -> FileContent:
    """Return the articles of one file, and what could not be read.

    Parameters
    ----------
    corpus : Path
        The folder, or the one file itself.
    source : str
        Path of the file relative to the folder, as ``list_files`` gives it.
    """
    try:
        return read_content(_path_of(corpus, source).read_bytes(), source)
    except OSError as error:
        reason = error.strerror or reason_of(error)
        return [], [Problem(source, f"cannot be read: {reason}", "check the file and its permissions")]
    except InputError as error:
        return [], [Problem(source, str(error), "open the file, save it again as text, or take it out")]


def reread(corpus: Path, locator: Locator) -> str:
    """Return the text as found once more, from the file itself.

    Raises
    ------
    InputError
        If the file changed since, or no longer gives this record.
    """
    content = _path_of(corpus, locator.source).read_bytes()
    if locator.sha256 and hashlib.sha256(content).hexdigest() != locator.sha256:
        refuse(f"The file {locator.source} has changed since it was read; run the articles again.")
    articles, _ = read_content(content, locator.source)
    for article in articles:
        if article.locator == locator:
            return article.text
    refuse(f"The file {locator.source} has no record '{locator.record}'; run the articles again.")


def _path_of(corpus: Path, source: str) -> Path:
    return corpus if corpus.is_file() else corpus / source
