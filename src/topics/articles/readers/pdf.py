"""PDF: the text layer, page by page, pages parted by a form feed; a page that cannot be read stops no other."""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.articles.limits import in_bytes, limits, or_raise, shown
from topics.articles.metadata import stated_title
from topics.articles.readers.found_article import FileContent, FoundArticle, Metadata
from topics.articles.readers.pdf_columns import page_text
from topics.articles.readers.pdf_count import uncounted
from topics.errors import reason_of, refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_FEWEST_LETTERS = 20
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


class _Page(NamedTuple):
    """A page: its text, whether columns were put one after the other, and why it could not be read, if at all."""

    text: str
    is_ordered: bool = False
    fault: str = ""


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
        pages = list(_pages(reader))
        information: Mapping[str, Any] = reader.metadata or {}
        metadata = Metadata(
            title=stated_title(_as_text(information.get("/Title"))), author=_as_text(information.get("/Author"))
        )
    except FileNotDecryptedError:
        refuse("an encrypted PDF file")
    except (PyPdfError, *_FAULTS) as error:
        refuse(f"a PDF file that cannot be read ({reason_of(error)})")
    if pages and all(page.fault for page in pages):
        refuse(f"a PDF file that cannot be read ({pages[0].fault})")
    text = "\n\f".join(_storable(page.text) for page in pages)
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        refuse("a PDF file without a text layer (scanned pages)")
    beside = _texts_beside(reader, len(pages))
    locator = Locator(source, encoding="pdf", sha256=sha256)
    problems = [*_beyond(source, n_pages, len(pages)), *_problems(source, pages), *_beside(source, beside)]
    problems += _uncounted(reader, content, pages, beside, source)
    kept = json.dumps(beside, ensure_ascii=False, sort_keys=True) if beside else ""
    return [FoundArticle(source, locator, text, metadata, kept)], problems


def _uncounted(
    reader: PdfReader, content: bytes, pages: Sequence[_Page], beside: Mapping[str, Sequence[str]], source: str
) -> list[Problem]:
    """Return what a second count finds that was not read; pages that cannot be read are listed already."""
    words = " ".join(word for listed in beside.values() for word in listed)
    try:
        return uncounted(reader, content, [None if page.fault else page.text for page in pages], words, source)
    except Exception as error:  # what was read stays, whatever the library makes of the file at a second look
        found = f"what the pages draw could not be counted ({reason_of(error)})"
        return [Problem(source, found, "print the file as PDF again if words are missing", lost=False)]


def _pages(reader: PdfReader) -> Iterator[_Page]:
    """Yield the pages of a file up to its limits."""
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    drawn = 0
    for number in range(min(len(reader.pages), limits().pdf_pages)):
        try:
            page = reader.pages[number]
            drawn += _n_drawn(page)
            if number and drawn > in_bytes(limits().pdf_drawn):
                return
            yield _Page(*page_text(page))
        except FileNotDecryptedError:
            raise
        except (PyPdfError, *_FAULTS) as error:
            yield _Page("", fault=reason_of(error))


def _n_drawn(page: PageObject) -> int:
    """Return how many bytes draw a page: its time to read grows with them."""
    contents = page.get("/Contents")
    drawn = contents.get_object() if contents is not None else []
    streams = drawn if isinstance(drawn, list) else [drawn]
    return sum(len(stream.get_object().get_data()) for stream in streams if hasattr(stream.get_object(), "get_data"))


def _texts_beside(reader: PdfReader, n_pages: int) -> dict[str, list[str]]:
    """Return the words of comments and of fields that were filled in, and the names of attached files."""
    from pypdf.errors import PyPdfError

    beside: dict[str, list[str]] = {}
    with suppress(PyPdfError, *_FAULTS):
        beside["attached"] = sorted(reader.attachments)
    for number in range(n_pages):
        with suppress(PyPdfError, *_FAULTS):
            for reference in reader.pages[number].get("/Annots") or ():
                kind, words = _of_annotation(reference.get_object())
                beside.setdefault(kind, []).extend(words)
    return {kind: list(map(_storable, words)) for kind, words in beside.items() if words}


def _of_annotation(annotation: Mapping[str, object]) -> tuple[str, list[str]]:
    """Return the column for an annotation of a page, and its words."""
    kind = "fields" if annotation.get("/Subtype") == "/Widget" else "comments"
    words = annotation.get("/V" if kind == "fields" else "/Contents")
    return kind, [words.strip()] if isinstance(words, str) and words.strip() else []


def _storable(words: str) -> str:
    return words.encode("utf-8", "replace").decode("utf-8")


def _beside(source: str, beside: Mapping[str, Sequence[str]]) -> list[Problem]:
    """Return what stands in a file beside the text of its pages."""
    problems = []
    for kind, words in sorted(beside.items()):
        found = f"{len(words)} {_BESIDE[kind]} (first: “{' '.join(words[0].split())[:_SHOWN]}”)"
        todo = f"nothing to do; they stand in the column extra under “{kind}”"
        problems.append(Problem(source, found, todo, lost=False))
    return problems


def _beyond(source: str, n_pages: int, n_read: int) -> list[Problem]:
    """Return that pages beyond a limit were not read, where there are any."""
    if n_pages <= n_read:
        return []
    name = "pdf_pages" if n_read >= limits().pdf_pages else "pdf_drawn"
    why = f", with {shown(limits().pdf_drawn)} of drawing" if name == "pdf_drawn" else ""
    found = f"{n_pages} pages, of which the first {n_read}{why} were read"
    return [Problem(source, found, f"split the file, {or_raise(name)}", lost=False)]


def _problems(source: str, pages: Sequence[_Page]) -> list[Problem]:
    """Return which pages cannot be read or have no text, and on which columns were put one after the other."""
    problems = []
    broken = [str(number) for number, page in enumerate(pages, 1) if page.fault]
    if broken:
        fault = next(page.fault for page in pages if page.fault)
        found = f"{len(broken)} of {len(pages)} pages cannot be read: {_listed(broken)} ({fault})"
        problems.append(Problem(source, found, "print the file as PDF again", lost=False))
    empty = [str(n) for n, page in enumerate(pages, 1) if not page.fault and not any(map(str.isalpha, page.text))]
    if empty:
        found = f"{len(empty)} of {len(pages)} pages have no text: {_listed(empty)} (scanned, or only pictures)"
        problems.append(Problem(source, found, "read their words with a program for that (OCR)", lost=False))
    ordered = [str(number) for number, page in enumerate(pages, 1) if page.is_ordered]
    if ordered:
        found = f"columns were put one after the other on {len(ordered)} of {len(pages)} pages: {_listed(ordered)}"
        problems.append(Problem(source, found, "check the order of the text", lost=False))
    return problems


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:_MOST_SHOWN]) + (" …" if len(numbers) > _MOST_SHOWN else "")


def _as_text(value: object) -> str:
    """Return a piece of the document's information as text, "" where there is none."""
    return str(value).strip() if value else ""
