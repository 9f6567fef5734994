"""Sealed bytes: content that is followed by its own digest, so that a byte that changed is noticed when it is read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST_BYTES = hashlib.sha256().digest_size


def sealed(content: bytes) -> bytes:
    """Return content with its digest behind it.

    >>> unsealed(sealed(b"vectors"))
    b'vectors'
    >>> unsealed(sealed(b"vectors").replace(b"v", b"w")) is None
    True
    """
    return content + hashlib.sha256(content).digest()


def unsealed(content: bytes) -> bytes | None:
    """Return what was sealed, None where any byte of it has changed."""
    inside, seal = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
    return inside if hashlib.sha256(inside).digest() == seal else None


def is_sealed(path: Path) -> bool:
    """Return True for a file whose bytes are as they were sealed."""
    try:
        return unsealed(path.read_bytes()) is not None
    except OSError:
        return False
