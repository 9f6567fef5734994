"""The files of a corpus: which of them are articles, and which reader each one needs."""

import hashlib
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from topics.articles.readers.docx import read_docx
from topics.articles.readers.found_article import FileContent
from topics.articles.readers.html import is_html, read_html
from topics.articles.readers.pdf import read_pdf
from topics.articles.readers.plain import read_plain
from topics.articles.readers.tables import is_json, is_table, read_csv, read_json, read_parquet
from topics.errors import InputError, refuse
from topics.records import Locator, Problem

SIDE_FILES = frozenset({"aliases.toml", "sources.csv", "codebook.toml", "coded.csv", "corrections.toml", "topics.toml"})
"""Names of files beside the articles that are never articles themselves."""

_OTHER_FORMATS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a rich text file (RTF)"),
)
_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str, str], FileContent]], ...] = (
    (lambda content: content.startswith(b"PK\x03\x04"), read_docx),
    (lambda content: b"%PDF-" in content[:1024], read_pdf),
    (lambda content: content.startswith((b"PAR1", b"PARE")), read_parquet),
    (is_html, read_html),
)
"""Formats that are known by their bytes, with their readers."""
_TABLES: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str, str], FileContent], frozenset[str]], ...] = (
    (is_json, read_json, frozenset({".json", ".jsonl", ".ndjson"})),
    (is_table, read_csv, frozenset({".csv", ".tsv"})),
)
"""Formats that are known by the file's ending, or tried where the bytes look like them."""


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
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    leads_out = path.is_symlink() and not path.resolve().is_relative_to(root)
    if hidden or leads_out or path.name in SIDE_FILES or path.name.endswith(".csl.json"):
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
        return _read_content(_path_of(corpus, source).read_bytes(), source)
    except OSError as error:
        return [], [Problem(source, f"cannot be read: {error.strerror}", "check the file and its permissions")]
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
    articles, _ = _read_content(content, locator.source)
    for article in articles:
        if article.locator == locator:
            return article.text
    refuse(f"The file {locator.source} has no record '{locator.record}'; run the articles again.")


def _path_of(corpus: Path, source: str) -> Path:
    return corpus if corpus.is_file() else corpus / source


def _read_content(content: bytes, source: str) -> FileContent:
    """Return articles and problems of a file's bytes; the reader is chosen by what the bytes are.

    Raises
    ------
    InputError
        If nothing can be read from them.
    """
    if not content.strip():
        refuse("an empty file")
    for magic, name in _OTHER_FORMATS:
        if content.startswith(magic):
            refuse(f"{name}, which is not read")
    sha256 = hashlib.sha256(content).hexdigest()
    suffix = PurePosixPath(source).suffix.lower()
    for is_like, read in _READERS:
        if is_like(content):
            return read(content, source, sha256)
    for is_like, read, suffixes in _TABLES:
        if suffix in suffixes:
            return read(content, source, sha256)
        if is_like(content):
            with suppress(InputError):
                return read(content, source, sha256)
    return read_plain(content, source, sha256)
