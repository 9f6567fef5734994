"""The list of formats: what is read, by which endings it goes, and what to do with what is not read.

One list for the readers, the help of the commands, the documentation and the sentences of errors.
"""

from functools import cache
from typing import NamedTuple


class KnownFormat(NamedTuple):
    """A format of files that is read.

    ``name`` is what an error calls it; ``endings`` are those of the names of such files, the usual one first; ``gives``
    says what becomes an article.
    """

    name: str
    endings: tuple[str, ...]
    gives: str


KNOWN_FORMATS = (
    KnownFormat(
        "plain text", (".txt", ".text", ".md", ".markdown"), "the file; of Nexis, Factiva and ProQuest, each article"
    ),
    KnownFormat(
        "HTML", (".html", ".htm", ".xhtml"), "the page; of Factiva, Europresse or several article elements, each"
    ),
    KnownFormat("saved page", (".mhtml", ".mht"), "the page"),
    KnownFormat("web archive", (".warc",), "each page, text and PDF"),
    KnownFormat("PDF", (".pdf",), "the file"),
    KnownFormat("Word", (".docx", ".docm", ".dotx", ".dotm"), "the file; of Nexis, each article"),
    KnownFormat("OpenDocument text", (".odt", ".fodt"), "the file"),
    KnownFormat("rich text", (".rtf",), "the file; of Nexis and Factiva, each article"),
    KnownFormat("book", (".epub",), "each part with text"),
    KnownFormat("CSV", (".csv", ".tsv", ".tab"), "each row"),
    KnownFormat("workbook", (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), "each row of each sheet"),
    KnownFormat("Parquet", (".parquet",), "each row"),
    KnownFormat("JSON", (".jsonl", ".json", ".ndjson"), "each object, an object a line or a list under a key"),
    KnownFormat("XML", (".xml", ".rss", ".atom"), "each entry of a feed (RSS, Atom), NITF, NewsML-G2, TEI, ProQuest"),
    KnownFormat("mail", (".eml",), "the message, and what is attached to it"),
    KnownFormat("mailbox", (".mbox",), "each message, and what is attached to it"),
    KnownFormat("RIS", (".ris",), "each abstract"),
    KnownFormat("BibTeX", (".bib",), "each abstract"),
    KnownFormat("Zotero RDF", (".rdf",), "each abstract; files that it points to are read themselves"),
    KnownFormat("archive", (".zip", ".tar", ".tgz", ".gz"), "what is in each file of it, one level deep"),
)
"""What is read, in the order in which a reader is told of it."""

_IMAGE = "read its words with a program for that (OCR) and save them as text or PDF"
_UNPACK = "unpack it, or pack it again as ZIP"
NOT_READ = (
    (b"\x89PNG", "a PNG image", _IMAGE),
    (b"\xff\xd8\xff", "a JPEG image", _IMAGE),
    (b"GIF8", "a GIF image", _IMAGE),
    (b"II*\0", "a TIFF image", _IMAGE),
    (b"MM\0*", "a TIFF image", _IMAGE),
    (b"AT&TFORM", "a DjVu scan", "save it as PDF with its text"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file", "save it again as .docx, without a password"),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"SQLite format 3", "an SQLite database", "export its table as CSV"),
    (b"bplist00", "a web archive of Safari or a list of properties", "save the page as HTML, or print it as PDF"),
    (b"ID3", "a sound recording", "add its transcript as text"),
    (b"OggS", "a sound recording", "add its transcript as text"),
    (b"wOF", "a font", "take it out"),
    (b"\x7fELF", "a program", "take it out"),
    (b"ITSF", "a help file (CHM)", "save its pages as HTML"),
    (b"%!PS", "a PostScript file", "save it as PDF"),
    (b"RIFF", "a picture or recording", "take it out"),
)
"""First bytes of files that are not read, what a reader calls them, and what to do."""
NOT_READ_PACKAGES = (
    ("index/document.iwa", "an Apple Pages or Numbers document", "export it as .docx or .xlsx"),
    ("ppt/presentation.xml", "slides (PowerPoint)", "save them as PDF"),
    ("visio/document.xml", "a drawing (Visio)", "save it as PDF"),
    ("androidmanifest.xml", "a program", "take it out"),
    ("[content_types].xml", "a ZIP archive that is no DOCX file", "save the document as .docx, text or PDF"),
)
"""Members, in small letters, that tell of archives that are not read, what a reader calls them, and what to do."""


@cache
def endings_of(name: str) -> tuple[str, ...]:
    """Return the endings of a format that is read."""
    return next(known.endings for known in KNOWN_FORMATS if known.name == name)


def list_of_formats() -> str:
    """Return all endings of what is read, for a sentence."""
    return ", ".join(ending for known in KNOWN_FORMATS for ending in known.endings)
