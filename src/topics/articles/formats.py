"""The formats that are read: how each is known by its bytes, and its reader. A new reader is one entry of ``FORMATS``.

A format is known by its bytes, or by the ending of the file's name where its bytes may be anything. Names and endings
are those of ``known_formats``.
"""

import hashlib
import posixpath
from collections.abc import Callable, Set
from contextlib import suppress
from dataclasses import dataclass, replace

from topics.articles.containers.archives import (
    Member,
    is_gzip,
    is_tar,
    left_out,
    member_names,
    members,
    placed,
    unzipped,
)
from topics.articles.containers.books import is_epub, read_epub
from topics.articles.containers.mail import is_mail, is_mailbox, read_mail, read_mailbox
from topics.articles.containers.no_articles import NOTHING_TO_DO, file_fault, part_fault, without_others
from topics.articles.containers.pages import read_pages
from topics.articles.containers.references import is_bibtex, is_ris, is_zotero, read_bibtex, read_ris, read_zotero
from topics.articles.containers.text_exports import split_exports
from topics.articles.containers.web_archive import is_warc, read_warc
from topics.articles.containers.xml_documents import is_xml, read_xml
from topics.articles.known_formats import NOT_READ, NOT_READ_PACKAGES, endings_of
from topics.articles.limits import limits, or_raise, refuse_large, refuse_members
from topics.articles.readers.delimited import is_delimited, read_delimited
from topics.articles.readers.docx import is_word, read_docx
from topics.articles.readers.file_texts import (
    of_characters,
    texts_of_bibtex,
    texts_of_json,
    texts_of_open_document,
    texts_of_page,
    texts_of_parquet,
    texts_of_ris,
    texts_of_table,
    texts_of_word,
    texts_of_workbook,
    texts_of_xml,
    texts_of_zotero,
    whole_text,
)
from topics.articles.readers.found_article import FileContent, FoundArticle
from topics.articles.readers.html import is_html
from topics.articles.readers.json_records import is_json, read_json
from topics.articles.readers.odt import is_flat_odt, is_odt, read_odt
from topics.articles.readers.packages import is_package, part_names, stated_type
from topics.articles.readers.parquet import is_parquet, read_parquet
from topics.articles.readers.pdf import is_pdf, read_pdf
from topics.articles.readers.plain import read_plain
from topics.articles.readers.rtf import is_rtf, read_rtf
from topics.articles.readers.unread import counted
from topics.articles.readers.workbook import is_old_workbook, is_workbook, read_workbook
from topics.errors import InputError, reason_of, refuse
from topics.records import Problem

_ENTRY = b"PK\x01\x02"
"""How the entry of a file begins in the list of an archive."""
_UNREAD = tuple(magic for magic, _, _ in NOT_READ)
Reader = Callable[[bytes, str, str], FileContent]
"""Takes the bytes of a file, its path in the corpus and its digest; raises ``InputError`` where nothing can be read."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files that hold articles.

    Parameters
    ----------
    name : str
        Its name in ``known_formats``, which also lists its endings.
    read : Reader
        Its reader.
    is_like : callable
        Tells by the bytes of a file whether it is of this format.
    surely : bool
        True where the bytes leave no doubt. Else the ending decides; a file that only looks like the format is
        tried, and left to the formats below where that fails.
    """

    name: str
    read: Reader
    is_like: Callable[[bytes], bool]
    surely: bool = True

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of the names of such files, the usual one first."""
        return endings_of(self.name)


def _packed(is_such: Callable[[list[str], bytes], bool]) -> Callable[[bytes], bool]:
    """Return what tells by the members of a ZIP archive whether it is a document of a kind."""

    def is_like(content: bytes) -> bool:
        names = part_names(content)
        return bool(names) and is_such(names, stated_type(content))

    return is_like


def _read_mail(content: bytes, source: str, sha256: str) -> FileContent:
    return read_mail(content, source, sha256, _read_attached)


def _read_mailbox(content: bytes, source: str, sha256: str) -> FileContent:
    return read_mailbox(content, source, sha256, _read_attached)


N_PACKED = 4
"""Formats, the first of all, that are ZIP archives by themselves."""
_WORD = counted(read_docx, texts_of_word)
_OPEN_DOCUMENT = counted(read_odt, texts_of_open_document)
_WORKBOOK = counted(read_workbook, texts_of_workbook)
FORMATS = (
    Format("Word", _WORD, _packed(lambda names, _: is_word(names))),
    Format("workbook", _WORKBOOK, _packed(is_workbook)),
    Format("book", read_epub, _packed(is_epub)),
    Format("OpenDocument text", _OPEN_DOCUMENT, _packed(is_odt)),
    Format("workbook", _WORKBOOK, is_old_workbook),
    Format("PDF", read_pdf, is_pdf),
    Format("Parquet", counted(read_parquet, texts_of_parquet), is_parquet),
    Format("rich text", read_rtf, is_rtf),
    Format("web archive", read_warc, is_warc),
    Format("mailbox", _read_mailbox, is_mailbox),
    Format("mail", _read_mail, is_mail),
    Format("RIS", counted(read_ris, of_characters(texts_of_ris)), is_ris),
    Format("Zotero RDF", counted(read_zotero, of_characters(texts_of_zotero)), is_zotero),
    Format("OpenDocument text", _OPEN_DOCUMENT, is_flat_odt),
    Format("XML", counted(read_xml, of_characters(texts_of_xml)), is_xml),
    Format("HTML", counted(read_pages, of_characters(texts_of_page)), is_html),
    Format("BibTeX", counted(read_bibtex, of_characters(texts_of_bibtex)), is_bibtex, surely=False),
    Format("JSON", counted(read_json, of_characters(texts_of_json)), is_json, surely=False),
    Format("CSV", counted(read_delimited, of_characters(texts_of_table)), is_delimited, surely=False),
    Format("plain text", counted(read_plain, of_characters(whole_text)), lambda _: True),
)
"""The formats in the order in which they are tried; the last one takes what no other has taken. Archives of files are
opened before."""


def read_content(content: bytes, source: str) -> FileContent:
    """Return articles and problems of a file's bytes, in which no lone surrogates are left: no text can hold them.

    Files that are no articles (scripts, pages of an error …) give a problem that says so.

    Parameters
    ----------
    content : bytes
        The whole file.
    source : str
        Its path, relative to the corpus.

    Raises
    ------
    InputError
        If nothing can be read from them, or they are more than the limits allow.
    """
    refuse_large(len(content))
    if not content.strip():
        return [], [_empty(source)]
    sha256 = hashlib.sha256(content).hexdigest()
    articles, problems = _read_any(content, source, sha256)
    most = limits().articles
    if len(articles) > most:
        found = f"{len(articles)} articles, of which the first {most} were read"
        problems = [*problems, Problem(source, found, f"split the file, {or_raise('articles')}", lost=False)]
        articles = articles[:most]
    whole = [article.storable() for article in articles]
    if whole != articles:
        found = "has lone surrogates, which are no characters; they became “?”"
        problems = [*problems, Problem(source, found, "save it again as UTF-8", lost=False)]
    return whole, problems


def _empty(source: str) -> Problem:
    """Return what an empty file gives: nothing is lost with it."""
    return Problem(source, "an empty file", "take it out, or save it again where it should have a text", lost=False)


def _read_any(content: bytes, source: str, sha256: str) -> FileContent:
    """Return articles and problems of a file, or of the files in an archive."""
    if not is_gzip(content):
        return _read_archive(content, source, sha256) if is_archive(content) else _read(content, source, sha256)
    inner = unzipped(content)
    if not inner.strip():
        return [], [_empty(source)]
    if is_gzip(inner):
        refuse("a gzip file in a gzip file, which is not opened; unpack it")
    if is_archive(inner):
        return _read_archive(inner, source, sha256)
    name = source[: -len(".gz")] if source.lower().endswith(".gz") else source
    articles, problems = _read(inner, name, sha256)
    return [placed(article, source, "") for article in articles], [replace(one, source=source) for one in problems]


def is_archive(content: bytes) -> bool:
    """Return True for an archive of files that is no document by itself."""
    if is_tar(content):
        return True
    if is_package(content):
        refuse_members(content.count(_ENTRY), "an archive")
    return is_package(content) and not any(known.is_like(content) for known in FORMATS[:N_PACKED])


def _read_archive(content: bytes, source: str, sha256: str) -> FileContent:
    """Return articles and problems of the files in an archive.

    Raises
    ------
    InputError
        If it cannot be opened, or nothing in it is read.
    """
    names = {name.lower() for name in part_names(content)}
    for part, name, advice in NOT_READ_PACKAGES:
        if part in names:
            refuse(f"{name}, which is not read; {advice}")
    articles: list[FoundArticle] = []
    problems: list[Problem] = []
    paths = member_names(content)
    for member in members(content):
        found, troubles = _read_member(member, sha256, paths)
        articles += [placed(article, source, member.name) for article in found]
        problems += [replace(one, source=source, found=f"{member.name}: {one.found}", lost=False) for one in troubles]
    problems += [Problem(source, found, "unpack it and look there", lost=False) for found in left_out(content)]
    if not articles and not problems:
        refuse("an archive without files")
    return articles, [replace(problem, lost=not articles) for problem in problems]


def _read_member(member: Member, sha256: str, paths: Set[str]) -> FileContent:
    """Return articles and problems of one file in an archive; what cannot be read is a problem."""
    if not member.content.strip():
        return [], [Problem(member.name, "an empty file", NOTHING_TO_DO)]
    if is_gzip(member.content) or is_archive(member.content):
        return [], [Problem(member.name, "an archive in an archive, which is not opened", "unpack it beside the other")]
    part = part_fault(member.name, paths.__contains__)
    if part:
        return [], [Problem(member.name, part, NOTHING_TO_DO)]
    try:
        return _read(member.content, member.name, sha256)
    except InputError as error:
        return [], [Problem(member.name, str(error), "open the file, save it again as text, or take it out")]


def _read_attached(member: Member, sha256: str) -> FileContent:
    """Return articles and problems of a file that is attached to a message; what cannot be read is a problem."""
    try:
        return _read_member(member, sha256, frozenset())
    except Exception as error:  # whatever a library makes of a damaged file, the message and the others are read
        found = f"cannot be read: {type(error).__name__}: {reason_of(error)}"
        return [], [Problem(member.name, found, "open the file, save it again as text, or take it out")]


def _read(content: bytes, source: str, sha256: str) -> FileContent:
    """Return articles and problems of a file's bytes; the reader is chosen by what the bytes are.

    Raises
    ------
    InputError
        If nothing can be read from them.
    """
    refuse_unread(content)
    fault = file_fault(content, source)
    if fault:
        return [], [Problem(source, fault, NOTHING_TO_DO)]
    articles, problems = _by_format(content, source, sha256)
    split, more = split_exports(articles)
    kept, others = without_others(split)
    return kept, [*problems, *more, *others]


def _by_format(content: bytes, source: str, sha256: str) -> FileContent:
    ending = posixpath.splitext(source)[1].lower()
    for known in FORMATS if is_package(content) else FORMATS[N_PACKED:]:
        if known.surely and known.is_like(content):
            return known.read(content, source, sha256)
        if not known.surely and ending in known.endings:
            return known.read(content, source, sha256)
        if known.is_like(content):
            with suppress(InputError):
                return known.read(content, source, sha256)
    refuse("a file of a format that is not read")


def refuse_unread(content: bytes) -> None:
    """Refuse a file of a format that is known and not read, with its name and what to do.

    Raises
    ------
    InputError
        If it is one.
    """
    if not content.startswith(_UNREAD) or is_old_workbook(content):
        return
    for magic, name, advice in NOT_READ:
        if content.startswith(magic):
            refuse(f"{name}, which is not read; {advice}")
