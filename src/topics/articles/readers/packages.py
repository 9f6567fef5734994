"""Documents that are ZIP archives of parts (Word, OpenDocument, EPUB, spreadsheets): opened within bounds."""

import io
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from topics.articles.limits import in_bytes, limits, or_raise, refuse_bomb, refuse_members, shown
from topics.errors import reason_of, refuse

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_TYPE = 200
"""Bytes below which a part is the type of a document."""
_ENCRYPTED = 1
"""Bit of a member's flags that says that it is encrypted."""
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What damaged archives raise."""


def is_package(content: bytes) -> bool:
    """Return True where the bytes begin as a ZIP archive does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def part_names(content: bytes) -> list[str]:
    """Return the names of the parts of a ZIP archive, none where it is no archive or damaged."""
    if not is_package(content):
        return []
    with suppress(*_FAULTS):
        return zipfile.ZipFile(io.BytesIO(content)).namelist()
    return []


def stated_type(content: bytes) -> bytes:
    """Return the type that an OpenDocument or EPUB file states as its first part, b"" where it states none."""
    with suppress(KeyError, *_FAULTS):
        archive = zipfile.ZipFile(io.BytesIO(content))
        return archive.read("mimetype") if archive.getinfo("mimetype").file_size < _LONGEST_TYPE else b""
    return b""


class Package:
    """A document that is a ZIP archive of parts.

    Parameters
    ----------
    content : bytes
        The file.
    kind : str
        What an error calls it: ``DOCX``.

    Raises
    ------
    InputError
        If it is damaged or encrypted, or unpacks to more than the limits allow.
    """

    def __init__(self, content: bytes, kind: str) -> None:
        self._kind = kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS as error:
            refuse(f"a damaged or truncated ZIP or {kind} file ({reason_of(error)})")
        members = self._archive.infolist()
        if any(member.flag_bits & _ENCRYPTED for member in members):
            refuse("an encrypted archive")
        refuse_members(len(members), f"a {kind} file")
        size, most = sum(member.file_size for member in members), limits().document
        if size > in_bytes(most):
            refuse(f"a {kind} file that unpacks to more than {shown(most)}; split it, {or_raise('document')}")
        refuse_bomb(sum(member.compress_size for member in members), size, f"a {kind} file")
        self.names = [member.filename for member in members]

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, b"" where there is none.

        Raises
        ------
        InputError
            If the part is damaged.
        """
        if name not in self.names:
            return b""
        try:
            return self._archive.read(name)
        except _FAULTS as error:
            refuse(f"a damaged or truncated ZIP or {self._kind} file ({reason_of(error)})")

    def parse(self, name: str) -> "_Element | None":
        """Return the root element of an XML part, None where there is none.

        Raises
        ------
        InputError
            If it is no XML, or declares entities.
        """
        content = self.read(name)
        return parse_part(content, self._kind) if content.strip() else None


def parse_part(content: bytes, kind: str) -> "_Element":
    """Return the root element of XML in a document; nothing is loaded or expanded.

    Raises
    ------
    InputError
        If it is no XML, or declares entities.
    """
    from lxml import etree

    if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content[:2000]:
        refuse(f"a {kind} file that declares XML entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        refuse(f"a {kind} file that cannot be read ({reason_of(error)})")


def local_name(element: "_Element") -> str:
    """Return the name of an element without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: "_Element", name: str) -> str:
    """Return the value of an attribute, whatever its namespace; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
