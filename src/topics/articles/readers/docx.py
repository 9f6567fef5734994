"""DOCX: the paragraphs of a Word document, tables cell by cell, in document order."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.errors import reason_of, refuse
from topics.records import Locator

_LARGEST = 100_000_000
"""Bytes that a document may unpack to."""
_FAULTS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What broken documents raise in the parser besides its own errors."""
_MAIN = "word/document.xml"


def is_archive(content: bytes) -> bool:
    """Return True where the bytes begin as an archive does, which a Word document is."""
    return content.startswith(b"PK\x03\x04")


def read_docx(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the one article of a Word document.

    Raises
    ------
    InputError
        If it is damaged, encrypted, another kind of archive, or unpacks to more than 100 MB.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    _check_archive(content)
    try:
        document = docx.Document(io.BytesIO(content))
        paragraphs = list(_paragraphs(document))
    except (PackageNotFoundError, LxmlError, *_FAULTS) as error:
        refuse(f"a DOCX file that cannot be read ({reason_of(error)})")
    text = "\n\n".join(paragraphs)
    if not text.strip():
        refuse("a DOCX file without text")
    author = document.core_properties.author
    known = Metadata(author=author if author and author != "python-docx" else "")
    return [FoundArticle(source, Locator(source, encoding="docx", sha256=sha256), text, known)], []


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if _MAIN not in {member.filename for member in members}:
                refuse("a ZIP archive that is no DOCX file, which is not read")
            if any(member.flag_bits & 1 for member in members):
                refuse("an encrypted archive")
            if sum(member.file_size for member in members) > _LARGEST:
                refuse(f"a DOCX file that unpacks to more than {_LARGEST // 1_000_000} MB")
            head = archive.read(_MAIN)[:2000]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        refuse(f"a damaged or truncated ZIP or DOCX file ({reason_of(error)})")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        refuse("a DOCX file that declares XML entities")


def _paragraphs(container: Any) -> Iterator[str]:
    """Yield the texts of paragraphs and table cells in document order, each cell once."""
    for item in container.iter_inner_content():
        if hasattr(item, "rows"):
            # Merged cells come again; their elements are the keys, which keeps them alive and so apart.
            for cell in {cell._tc: cell for row in item.rows for cell in row.cells}.values():
                yield from _paragraphs(cell)
        else:
            yield item.text
