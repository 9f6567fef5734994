"""PDF: the text layer, page by page, pages parted by a form feed."""

import io
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.pdf_columns import page_text
from topics.errors import reason_of, refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from pypdf import PdfReader

_FEWEST_LETTERS = 20
_MOST_PAGES = 5_000
"""Pages of a file that are read, at most (inclusive)."""
_MOST_SHOWN = 12
"""Pages that a problem names at most (inclusive)."""
_BESIDE = {
    "attached": "files are attached and were not read",
    "comments": "comments, which are no part of the text",
    "fields": "fields that were filled in, which are no part of the text",
}
"""What stands beside the text of the pages, by the name of its column, and what a reader is told it is."""
_SHOWN = 60
"""Characters of what is listed that are shown."""
_FAULTS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError,
    AssertionError, NotImplementedError, EOFError, OSError, struct.error, zlib.error,
)  # fmt: skip
"""What broken PDF files raise in the parser besides its own errors."""


def is_pdf(content: bytes) -> bool:
    """Return True where the head of the bytes is that of a PDF."""
    return b"%PDF-" in content[:1024]


def read_pdf(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the one article of a PDF.

    Raises
    ------
    InputError
        If it is encrypted, damaged or has no text layer.
    """
    import logging

    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            refuse("a PDF file that needs a password")
        n_pages = len(reader.pages)
        pages = [page_text(page) for page in islice(reader.pages, _MOST_PAGES)]
        beside = _texts_beside(reader)
        information: Mapping[str, Any] = reader.metadata or {}
        metadata = Metadata(title=_as_text(information.get("/Title")), author=_as_text(information.get("/Author")))
    except FileNotDecryptedError:
        refuse("an encrypted PDF file")
    except (PyPdfError, *_FAULTS) as error:
        refuse(f"a PDF file that cannot be read ({reason_of(error)})")
    text = "\n\f".join(page.encode("utf-8", "replace").decode("utf-8") for page, _ in pages)
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        refuse("a PDF file without a text layer (scanned pages)")
    locator = Locator(source, encoding="pdf", sha256=sha256)
    problems = [*_beyond(source, n_pages), *_problems(source, pages), *_beside(source, beside)]
    kept = json.dumps(beside, ensure_ascii=False, sort_keys=True) if beside else ""
    return [FoundArticle(source, locator, text, metadata, kept)], problems


def _texts_beside(reader: "PdfReader") -> dict[str, list[str]]:
    """Return the words of comments and of fields that were filled in, and the names of attached files."""
    beside: dict[str, list[str]] = {"attached": sorted(reader.attachments)}
    for page in islice(reader.pages, _MOST_PAGES):
        for reference in page.get("/Annots") or ():
            note = reference.get_object()
            kind = {"/Widget": "fields"}.get(note.get("/Subtype"), "comments")
            words = note.get("/V" if kind == "fields" else "/Contents")
            beside.setdefault(kind, []).extend([words.strip()] if isinstance(words, str) and words.strip() else [])
    return {kind: _storable(words) for kind, words in beside.items() if words}


def _storable(words: Sequence[str]) -> list[str]:
    return [word.encode("utf-8", "replace").decode("utf-8") for word in words]


def _beside(source: str, beside: Mapping[str, Sequence[str]]) -> list[Problem]:
    """Return what stands in a file beside the text of its pages."""
    problems = []
    for kind, words in sorted(beside.items()):
        found = f"{len(words)} {_BESIDE[kind]} (first: “{' '.join(words[0].split())[:_SHOWN]}”)"
        problems.append(
            Problem(source, found, f"nothing to do; they stand in the column extra under “{kind}”", lost=False)
        )
    return problems


def _beyond(source: str, n_pages: int) -> list[Problem]:
    """Return that pages beyond the limit were not read, where there are any."""
    if n_pages <= _MOST_PAGES:
        return []
    return [
        Problem(source, f"{n_pages} pages, of which the first {_MOST_PAGES} were read", "split the file", lost=False)
    ]


def _problems(source: str, pages: Sequence[tuple[str, bool]]) -> list[Problem]:
    """Return which pages have no text, and on which columns were put one after the other."""
    problems = []
    empty = [str(number) for number, (text, _) in enumerate(pages, 1) if not any(map(str.isalpha, text))]
    if empty:
        found = f"{len(empty)} of {len(pages)} pages have no text: {_shown(empty)} (scanned, or only pictures)"
        problems.append(Problem(source, found, "read their words with a program for that (OCR)", lost=False))
    ordered = [str(number) for number, (_, is_ordered) in enumerate(pages, 1) if is_ordered]
    if ordered:
        found = f"columns were put one after the other on {len(ordered)} of {len(pages)} pages: {_shown(ordered)}"
        problems.append(Problem(source, found, "check the order of the text", lost=False))
    return problems


def _shown(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:_MOST_SHOWN]) + (" …" if len(numbers) > _MOST_SHOWN else "")


def _as_text(value: object) -> str:
    """Return a piece of the document's information as text, "" where there is none."""
    return str(value).strip() if value else ""
