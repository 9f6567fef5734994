"""Archives of files: ZIP, gzip and tar. Each file in them is read as if it lay in the folder; nothing goes to disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from topics.articles.limits import refuse_bomb, refuse_members, refuse_unpacked
from topics.articles.readers.found_article import FoundArticle
from topics.errors import reason_of, refuse

_ENCRYPTED = 1
_FAULTS = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_TAR_AT = 257
_STEP = 1_000_000
_MOST_SHOWN = 3


def left_out(content: bytes) -> list[str]:
    """Return what of an archive is no file that can be read: links, hidden files, and bytes around the archive.

    Parameters
    ----------
    content : bytes
        An archive that ``members`` opens.
    """
    return _left_of_tar(content) if is_tar(content) else _left_of_zip(content)


def _left_of_tar(content: bytes) -> list[str]:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        infos = archive.getmembers()
        end = archive.offset
    others = [info.name for info in infos if not info.isfile() and not info.isdir()]
    hidden = [info.name for info in infos if info.isfile() and _is_hidden(info.name)]
    rest = content[end:].strip(b"\0")
    return [
        *_named(others, "links and devices in the archive were not followed"),
        *_named(hidden, "hidden files in the archive were not read"),
        *([f"{len(rest)} bytes behind the end of the archive were not read"] if rest else []),
    ]


def _left_of_zip(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
    hidden = [info.filename for info in infos if not info.is_dir() and _is_hidden(info.filename)]
    first = min((info.header_offset for info in infos), default=0)
    before = [f"{first} bytes before the archive, or an archive before it, were not read"] if first else []
    return [*_named(hidden, "hidden files in the archive were not read"), *before]


def _named(names: list[str], what: str) -> list[str]:
    """Return what some members are, with the first of their names; nothing where there is none."""
    return [f"{len(names)} {what} ({', '.join(sorted(names)[:_MOST_SHOWN])})"] if names else []


class Member(NamedTuple):
    """A file in an archive: its path there, and its bytes."""

    name: str
    content: bytes


def placed(article: FoundArticle, source: str, member: str) -> FoundArticle:
    """Return an article with the file that holds its own as its file, and its place in there as its record."""
    place = article.locator
    record = "#".join(part for part in (member, place.record) if part)
    identity = article.id
    if identity == place.source or identity.startswith(f"{place.source}#"):
        identity = f"{source}#{record}" if record else source
    return replace(article, id=identity, locator=replace(place, source=source, record=record))


def is_gzip(content: bytes) -> bool:
    """Return True where the bytes begin as those of gzip do."""
    return content.startswith(_GZIP)


def is_tar(content: bytes) -> bool:
    """Return True where the bytes are a tar archive."""
    return content[_TAR_AT : _TAR_AT + 5] == b"ustar"


def unzipped(content: bytes) -> bytes:
    """Return what gzip compressed.

    Raises
    ------
    InputError
        If it is damaged, or unpacks to more than the limits allow.
    """
    pieces: list[bytes] = []
    size = 0
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            while piece := stream.read(_STEP):
                pieces.append(piece)
                size += len(piece)
                refuse_unpacked(size, "a gzip file")
                refuse_bomb(len(content), size, "a gzip file")
    except (EOFError, zlib.error, OSError) as error:
        refuse(f"a damaged or truncated gzip file ({reason_of(error)})")
    return b"".join(pieces)


def member_names(content: bytes) -> set[str]:
    """Return the names of the files of a ZIP or tar archive.

    Raises
    ------
    InputError
        If it is damaged.
    """
    try:
        if is_tar(content):
            with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
                return set(archive.getnames())
        return set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except _FAULTS as error:
        refuse(f"a damaged or truncated ZIP or DOCX file ({reason_of(error)})")


def members(content: bytes) -> Iterator[Member]:
    """Yield the files of a ZIP or tar archive, by name; hidden ones and those that a system adds are left out.

    Raises
    ------
    InputError
        If it is damaged or encrypted, holds too many files, or unpacks to more than the limits allow.
    """
    try:
        yield from _of_tar(content) if is_tar(content) else _of_zip(content)
    except _FAULTS as error:
        refuse(f"a damaged or truncated ZIP or DOCX file ({reason_of(error)})")


def _of_zip(content: bytes) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and is_seen(info.filename)]
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            refuse("an encrypted archive")
        _check(len(infos), sum(info.file_size for info in infos))
        refuse_bomb(sum(info.compress_size for info in infos), sum(info.file_size for info in infos), "an archive")
        for info in sorted(infos, key=lambda info: info.filename):
            yield Member(info.filename, archive.read(info))


def _of_tar(content: bytes) -> Iterator[Member]:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        infos = [info for info in archive.getmembers() if info.isfile() and is_seen(info.name)]
        _check(len(infos), sum(info.size for info in infos))
        for info in sorted(infos, key=lambda info: info.name):
            stream = archive.extractfile(info)
            if stream is not None:
                yield Member(info.name, stream.read())


def _check(n_members: int, size: int) -> None:
    """Refuse an archive that holds or unpacks to too much."""
    refuse_members(n_members, "an archive")
    refuse_unpacked(size, "an archive")


def _is_hidden(name: str) -> bool:
    """Return True for a hidden file that a person may have written, not a system."""
    parts = PurePosixPath(name).parts
    return not is_seen(name) and "__MACOSX" not in parts and not parts[-1].startswith(("._", ".DS_Store"))


def is_seen(name: str) -> bool:
    """Return True for a file that is neither hidden nor one that a system adds."""
    return not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
