"""WARC: the pages of a web archive (ISO 28500), each an article; plain or compressed."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from topics.articles.containers.pages import read_pages
from topics.articles.containers.warc_records import ByteRecord, byte_records, payload_of
from topics.articles.limits import in_bytes, limits, refuse_unpacked, shown
from topics.articles.readers.columns import as_json
from topics.articles.readers.decoding import decode_as
from topics.articles.readers.file_texts import texts_of_page, words_of
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.articles.readers.html import is_html
from topics.articles.readers.pdf import is_pdf, read_pdf
from topics.articles.readers.plain import read_plain
from topics.articles.readers.unread import counted
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

_KINDS = frozenset({"response", "resource", "conversion"})
_FINE = "200"
_FEWEST_UNREAD = 3
"""Words from which (inclusive) what stands in no record that was opened is listed."""
_SHOWN = 60


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
    records = list(byte_records(content))
    unopened = {record.start: record for record in records}
    archive = ArchiveIterator(io.BytesIO(content))
    try:
        for record in archive:
            if record.rec_type not in _KINDS:
                continue
            status = record.http_headers.get_statuscode() if record.http_headers is not None else _FINE
            payload = record.content_stream().read(in_bytes(limits().record))
            if record.content_stream().read(1):
                passed[f"cut off at {shown(limits().record)}"] += 1
            again = unopened.pop(archive.get_record_offset(), None)
            size += len(payload)
            refuse_unpacked(size, "a web archive")
            reason = "" if status == _FINE else f"answer {status}"
            texts = partial(_texts_again, content, again)
            found, troubles = ([], []) if reason else counted(_read, texts)(payload, source, sha256)
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
            refuse(f"a web archive (WARC) that cannot be read ({reason_of(error)}){_words_in(content, records)}")
        passed[f"cannot be read: {reason_of(error)}"] += 1
    if not articles:
        refuse("a web archive (WARC) without a page in it")
    problems += _told_beyond(_beyond(content, unopened, records), source)
    if passed:
        told = ", ".join(f"{count} {reason}" for reason, count in sorted(passed.items()))
        found_there = f"{sum(passed.values())} records of the web archive are no articles, or not whole ({told})"
        problems.append(Problem(source, found_there, "nothing to do", lost=False))
    return articles, problems


def _texts_again(content: bytes, record: ByteRecord | None, _payload: bytes, encoding: str) -> list[str]:
    """Return the texts of a record by a second look at the bytes of its archive; a PDF has a count of its own."""
    return _texts_of(content[record.body : record.stop], encoding) if record and encoding != "pdf" else []


def _texts_of(body: bytes, encoding: str = "") -> list[str]:
    """Return the texts of the page or text that the body of a record holds."""
    payload = payload_of(body)
    text = decode_as(payload, encoding) if encoding else payload.decode("utf-8", "replace")
    return list(texts_of_page(text)) if is_html(payload) else [text]


def _beyond(content: bytes, unopened: Mapping[int, ByteRecord], records: Sequence[ByteRecord]) -> Iterator[str]:
    """Yield the texts of records that were not opened, and of what stands in no record."""
    yield content[: records[0].start if records else len(content)].decode("utf-8", "replace")
    for record in records:
        if record.start in unopened and record.kind in _KINDS:
            yield from _texts_of(content[record.body : record.stop])
        yield record.behind(content).decode("utf-8", "replace")


def _words_in(content: bytes, records: Sequence[ByteRecord]) -> str:
    """Return how many words stand in an archive of which nothing can be read."""
    texts = _beyond(content, {record.start: record for record in records}, records)
    n_words = sum(len(words_of(text)) for text in texts)
    return f" (about {n_words} words stand in it)" if n_words >= _FEWEST_UNREAD else ""


def _told_beyond(texts: Iterator[str], source: str) -> list[Problem]:
    """Return how many words stand in no record that was opened, where there are any."""
    n_words, first = 0, ""
    for text in texts:
        n_words += len(words_of(text))
        first = first or " ".join(text.split())[:_SHOWN]
    if n_words < _FEWEST_UNREAD:
        return []
    found = f"{n_words} words stand in records that could not be opened, or in none (first: “{first}”)"
    return [Problem(source, found, "save these pages by themselves if they matter", lost=False)]


def _read(payload: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of what a server sent, and what of it is not read; none where it is no page, text or PDF."""
    head = payload[:512].lstrip()
    try:
        if is_html(payload):
            return read_pages(payload, source, sha256)
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
