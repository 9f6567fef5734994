"""WARC: the pages of a web archive (ISO 28500), each an article; plain or compressed."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

from topics.articles.containers.pages import read_pages
from topics.articles.limits import in_bytes, limits, refuse_unpacked, shown
from topics.articles.readers.columns import as_json
from topics.articles.readers.file_texts import of_characters, texts_of_page
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.articles.readers.html import is_html
from topics.articles.readers.pdf import is_pdf, read_pdf
from topics.articles.readers.plain import read_plain
from topics.articles.readers.unread import counted
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

_PAGES = counted(read_pages, of_characters(texts_of_page))
_KINDS = frozenset({"response", "resource", "conversion"})
_FINE = "200"


def is_warc(content: bytes) -> bool:
    """Return True where the bytes begin as a web archive does."""
    return content.startswith((b"WARC/1.", b"WARC/0."))


def read_warc(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of the pages, texts and PDF files in a web archive.

    Raises
    ------
    InputError
        If it is damaged, or holds no page.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    articles: list[FoundArticle] = []
    passed: Counter[str] = Counter()
    problems: list[Problem] = []
    number, size = 0, 0
    try:
        for record in ArchiveIterator(io.BytesIO(content)):
            if record.rec_type not in _KINDS:
                continue
            status = record.http_headers.get_statuscode() if record.http_headers is not None else _FINE
            payload = record.content_stream().read(in_bytes(limits().record))
            if record.content_stream().read(1):
                passed[f"cut off at {shown(limits().record)}"] += 1
            size += len(payload)
            refuse_unpacked(size, "a web archive")
            reason = "" if status == _FINE else f"answer {status}"
            found, troubles = ([], []) if reason else _read(payload, source, sha256)
            problems += [replace(one, found=f"record {number}: {one.found}") for one in troubles]
            if not found:
                passed[reason or "no page or text"] += 1
                continue
            headers = record.rec_headers
            address, captured = headers.get_header("WARC-Target-URI") or "", headers.get_header("WARC-Date") or ""
            articles += [_placed(article, f"{number}", address, captured) for article in found]
            number += 1
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, KeyError, AttributeError) as error:
        if not articles:
            refuse(f"a web archive (WARC) that cannot be read ({reason_of(error)})")
        passed[f"cannot be read: {reason_of(error)}"] += 1
    if not articles:
        refuse("a web archive (WARC) without a page in it")
    if passed:
        told = ", ".join(f"{count} {reason}" for reason, count in sorted(passed.items()))
        found_there = f"{sum(passed.values())} records of the web archive are no articles, or not whole ({told})"
        problems.append(Problem(source, found_there, "nothing to do", lost=False))
    return articles, problems


def _read(payload: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of what a server sent, and what of it is not read; none where it is no page, text or PDF."""
    head = payload[:512].lstrip()
    try:
        if is_html(payload):
            return _PAGES(payload, source, sha256)
        if is_pdf(payload):
            return read_pdf(payload, source, sha256)
        is_code = head.startswith(
            (b"{", b"[", b"<", b"/*", b"@", b"(", b"!", b"var ", b"function", b"\x89", b"GIF", b"\xff")
        )
        is_text = not is_code and len(payload.split()) >= _FEWEST_WORDS
        return read_plain(payload, source, sha256) if is_text else ([], [])
    except InputError:
        return [], []


_FEWEST_WORDS = 20
"""Words from which (inclusive) a plain text that a server sent may be an article."""


def _placed(article: FoundArticle, number: str, address: str, captured: str) -> FoundArticle:
    """Return an article with its record, and with its address and the time of its capture beside it."""
    record = f"{number}.{article.locator.record}" if article.locator.record else number
    known = article.metadata
    return replace(
        article,
        id=f"{article.locator.source}#{record}",
        locator=replace(article.locator, record=record),
        metadata=replace(known, url=known.url or address),
        extra=as_json({"captured": captured}) if captured else "",
    )
