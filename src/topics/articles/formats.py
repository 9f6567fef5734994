"""The formats that are read: how each is known, and its reader. A new reader is one entry of ``FORMATS``.

A format is known by its first bytes, or by the ending of the file's name where its bytes may be anything.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath

from topics.articles.readers.delimited import is_delimited, read_delimited
from topics.articles.readers.docx import is_archive, read_docx
from topics.articles.readers.found_article import FileContent
from topics.articles.readers.html import is_html, read_html
from topics.articles.readers.json_records import is_json, read_json
from topics.articles.readers.parquet import is_parquet, read_parquet
from topics.articles.readers.pdf import is_pdf, read_pdf
from topics.articles.readers.plain import read_plain
from topics.errors import InputError, refuse
from topics.records import Problem

Reader = Callable[[bytes, str, str], FileContent]
"""Takes the bytes of a file, its path in the corpus and its digest; raises ``InputError`` where nothing can be read."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files that hold articles.

    Parameters
    ----------
    name : str
        What a reader of an error calls it.
    endings : tuple of str
        Endings of the names of such files, the usual one first.
    read : Reader
        Its reader.
    is_like : callable
        Tells by the bytes of a file whether it is of this format.
    surely : bool
        True where the bytes leave no doubt. Else the ending decides; a file that only looks like the format is
        tried, and left to the formats below where that fails.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader
    is_like: Callable[[bytes], bool]
    surely: bool = True


FORMATS = (
    Format("Word", (".docx",), read_docx, is_archive),
    Format("PDF", (".pdf",), read_pdf, is_pdf),
    Format("Parquet", (".parquet",), read_parquet, is_parquet),
    Format("HTML", (".html", ".htm"), read_html, is_html),
    Format("JSON", (".jsonl", ".json", ".ndjson"), read_json, is_json, surely=False),
    Format("CSV", (".csv", ".tsv"), read_delimited, is_delimited, surely=False),
    Format("plain text", (".txt", ".md", ".markdown"), read_plain, lambda _: True),
)
"""The formats in the order in which they are tried; the last one takes what no other has taken."""

_NOT_READ = (
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
"""First bytes of formats that are not read, and what a reader calls them."""


def read_content(content: bytes, source: str) -> FileContent:
    """Return articles and problems of a file's bytes, in which no lone surrogates are left: no text can hold them.

    The parameters and errors are those of ``_read``.
    """
    articles, problems = _read(content, source)
    whole = [article.storable() for article in articles]
    if whole != articles:
        found = "has lone surrogates, which are no characters; they became “?”"
        problems = [*problems, Problem(source, found, "save it again as UTF-8", lost=False)]
    return whole, problems


def _read(content: bytes, source: str) -> FileContent:
    """Return articles and problems of a file's bytes; the reader is chosen by what the bytes are.

    Parameters
    ----------
    content : bytes
        The whole file.
    source : str
        Its path, relative to the corpus.

    Raises
    ------
    InputError
        If nothing can be read from them.
    """
    if not content.strip():
        refuse("an empty file")
    for magic, name in _NOT_READ:
        if content.startswith(magic):
            refuse(f"{name}, which is not read")
    sha256 = hashlib.sha256(content).hexdigest()
    ending = PurePosixPath(source).suffix.lower()
    for known in FORMATS:
        if known.surely and known.is_like(content):
            return known.read(content, source, sha256)
        if not known.surely and ending in known.endings:
            return known.read(content, source, sha256)
        if known.is_like(content):
            with suppress(InputError):
                return known.read(content, source, sha256)
    refuse("a file of a format that is not read")
