"""References of a literature manager: RIS and BibTeX with abstracts, and Zotero's RDF with the files it points to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from topics.articles.readers.columns import Record, read_records
from topics.articles.readers.decoding import decode
from topics.articles.readers.found_article import FileContent
from topics.articles.readers.packages import attribute, local_name
from topics.articles.readers.xml import find_all, parse_xml, root_name, value_at
from topics.errors import refuse
from topics.records import Locator, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_RIS_TAG = re.compile(r"^(?P<tag>[A-Z][A-Z0-9])  -(?:[ \t](?P<value>.*?))?[ \t\r]*$")
_RIS_START = re.compile(rb"^(?:\xef\xbb\xbf)?\s*TY  - [A-Z]", re.MULTILINE)
_RIS_NAMES = {
    "title": ("TI", "T1", "CT", "BT"), "outlet": ("T2", "JO", "JF", "JA", "J2", "PB"), "author": ("AU", "A1"),
    "published": ("DA", "PY", "Y1"), "url": ("UR", "L1", "L2"), "abstract": ("AB", "N2"), "page": ("SP",),
    "section": ("SE",), "language": ("LA",), "note": ("N1",),
}  # fmt: skip
"""Tags of RIS that hold each piece, the best first."""
_BIB_START = re.compile(
    rb"^\s*@(?:article|misc|online|incollection|inproceedings|techreport|report|unpublished|electronic|www)\s*\{",
    re.IGNORECASE | re.MULTILINE,
)
_BIB_NAMES = {
    "title": ("title",), "outlet": ("journal", "journaltitle", "publisher", "organization", "howpublished"),
    "author": ("author",), "published": ("date", "year"), "url": ("url",), "page": ("pages",),
    "language": ("langid", "language"), "abstract": ("abstract", "annote", "annotation"),
}  # fmt: skip
_ESCAPE = re.compile(r"\\([&%$#_{}])")
_ATTACHMENT = "Attachment"
_MOST_SHOWN = 3


def is_ris(content: bytes) -> bool:
    """Return True where the bytes begin with a reference in RIS."""
    return bool(_RIS_START.match(content[:4096]))


def read_ris(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the abstracts of the references of an RIS file.

    Raises
    ------
    InputError
        If none has an abstract.
    """
    decoded = decode(content)
    text = decoded.text
    records: dict[str, Record] = {}
    for number, tags in enumerate(_ris_entries(text)):
        values = {name: _joined(tags, options, name) for name, options in _RIS_NAMES.items()}
        values["published"] = values["published"].strip("/").replace("/", "-")
        records[str(number)] = {
            **_filled(values),
            **_further("RIS", {t: "\n".join(v) for t, v in tags.items()}, values),
        }
    return _abstracts(records, decoded.locator(source, sha256), "RIS")


def _ris_entries(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield the values of each reference by their tags; a line without a tag goes on with the one before."""
    tags: dict[str, list[str]] = defaultdict(list)
    last = ""
    for line in text.removeprefix("\ufeff").split("\n"):
        match = _RIS_TAG.match(line)
        if match and match["tag"] == "ER":
            yield tags
            tags, last = defaultdict(list), ""
        elif match:
            last = match["tag"]
            tags[last].append(match["value"] or "")
        elif last and line.strip():
            tags[last][-1] += "\n" + line.rstrip("\r")
    if tags:
        yield tags


def _joined(tags: Mapping[str, list[str]], options: tuple[str, ...], name: str) -> str:
    found = next((tags[option] for option in options if any(tags.get(option, ()))), [])
    return ", ".join(found) if name == "author" else next(iter(found), "").strip()


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value or name in {"abstract", "title"}}


def _further(kind: str, fields: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a reference of which no other value is made, by names that no column goes by."""
    used = {" ".join(value.split()) for value in values.values()}
    return {f"{kind} {name}": value for name, value in fields.items() if " ".join(value.split()) not in used}


def _abstracts(records: Mapping[str, Record], locator: Locator, kind: str) -> FileContent:
    """Return the abstracts of references.

    Raises
    ------
    InputError
        If none has an abstract.
    """
    if not any(str(record.get("abstract", "")).strip() for record in records.values()):
        refuse(
            f"{kind} references without abstracts, which tell of articles and hold none; add the articles themselves"
        )
    return read_records(records, locator)


def is_bibtex(content: bytes) -> bool:
    """Return True where the bytes hold an entry of BibTeX near their beginning."""
    head = content[:8192]
    return b"@" in head and b"=" in head and bool(_BIB_START.search(head))


def read_bibtex(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the abstracts of the entries of a BibTeX file.

    Raises
    ------
    InputError
        If none has an abstract.
    """
    import logging

    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    decoded = decode(content)
    text = decoded.text
    library = parse_string(text.removeprefix("\ufeff"))
    records: dict[str, Record] = {}
    for number, entry in enumerate(library.entries):
        fields = {key.lower(): str(field.value) for key, field in entry.fields_dict.items()}
        values = {name: _bib_value(fields, options) for name, options in _BIB_NAMES.items()}
        if fields.get("year") and fields.get("month") and not fields.get("date"):
            values["published"] = " ".join(fields.get(part, "") for part in ("day", "month", "year")).strip()
        values["author"] = values["author"].replace(" and ", "; ")
        identity = f"{source}#{entry.key}" if entry.key else ""
        records[str(number)] = {"id": identity, **_filled(values), **_further("BibTeX", fields, values)}
    articles, problems = _abstracts(records, decoded.locator(source, sha256), "BibTeX")
    broken = len(library.failed_blocks)
    if broken:
        found = f"{broken} entries cannot be read (first: line {library.failed_blocks[0].start_line})"
        problems = [*problems, Problem(source, found, "correct them", lost=False)]
    return articles, problems


def _bib_value(fields: Mapping[str, str], options: tuple[str, ...]) -> str:
    """Return a value of an entry without the braces and escapes of BibTeX."""
    value = next((fields[option] for option in options if fields.get(option)), "")
    return _ESCAPE.sub(r"\1", re.sub(r"(?<!\\)[{}]", "", value)).strip()


# ---------------------------------------------------------------- Zotero's RDF


def is_zotero(content: bytes) -> bool:
    """Return True where the bytes begin as Zotero's RDF does."""
    return root_name(content) == "RDF" and b"zotero.org/namespaces" in content[:4096]


def read_zotero(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the abstracts of the entries of Zotero's RDF that point to no file.

    Raises
    ------
    InputError
        If it cannot be parsed.
    """
    root, decoded, _ = parse_xml(content)
    entries = list(zotero_entries(root))
    records: dict[str, Record] = {}
    for number, entry in enumerate(entries):
        if not entry["files"]:
            records[str(number)] = {name: value for name, value in entry.items() if name != "files"}
    elsewhere = len(entries) - len(records)
    if not any(str(record.get("abstract", "")).strip() for record in records.values()):
        found = (
            f"{len(entries)} references: {elsewhere} point to files, which are read themselves; none has an abstract"
        )
        return [], [Problem(source, found, "nothing to do where the files lie beside it", lost=False)]
    return read_records(records, decoded.locator(source, sha256))


def zotero_entries(root: _Element) -> Iterator[dict[str, str]]:
    """Yield the entries of Zotero's RDF: title, outlet, author, published, url, abstract; files, one a line."""
    by_id = {attribute(one, "about"): one for one in root if attribute(one, "about")}
    for item in root:
        kind = value_at(item, "itemType")
        if kind in {"attachment", "note", "journal", ""} or local_name(item) in {_ATTACHMENT, "Journal", "Memo"}:
            continue
        linked = [by_id.get(attribute(link, "resource")) for link in find_all(item, "link")]
        attached = [one for one in linked if one is not None]
        part = next(iter(find_all(item, "isPartOf")), None)
        inside = by_id.get(attribute(part, "resource")) if part is not None else None
        outlets = [one for one in (part, inside) if one is not None]
        authors = next(iter(find_all(item, "authors")), None)
        names = [_spoken(person) for person in find_all(authors, "//Person")] if authors is not None else []
        yield {
            "title": value_at(item, "title"),
            "outlet": next((name for one in outlets if (name := value_at(one, "//title"))), "")
            or value_at(item, "//publisher//name"),
            "author": ", ".join(name for name in names if name),
            "published": value_at(item, "date", "dateSubmitted"),
            "url": value_at(item, "identifier/URI/value", "//URI/value", "identifier"),
            "abstract": value_at(item, "abstract"),
            "files": "\n".join(
                path for one in attached if (path := value_at(one, "resource@resource", "path@resource"))
            ),
        }


def _spoken(person: _Element) -> str:
    return " ".join(part for part in (value_at(person, "givenName", "givenname"), value_at(person, "surname")) if part)
