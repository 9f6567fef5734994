"""Parquet: a table of columns, an article a row."""

from topics.articles.limits import limits, or_raise
from topics.articles.readers.columns import read_records
from topics.articles.readers.found_article import FileContent
from topics.errors import reason_of, refuse
from topics.records import Locator, Problem


def is_parquet(content: bytes) -> bool:
    """Return True where the bytes begin as a Parquet table does, an encrypted one included."""
    return content.startswith((b"PAR1", b"PARE"))


def read_parquet(content: bytes, source: str, sha256: str) -> FileContent:
    """Return the articles of a Parquet table.

    Raises
    ------
    InputError
        If it is damaged or encrypted, or no column holds text.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        most = limits().articles
        file = parquet.ParquetFile(pa.BufferReader(content))
        n_rows = file.metadata.num_rows
        rows = file.read().slice(0, most).to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        refuse(f"a Parquet table that cannot be read ({reason_of(error)})")
    records = {str(at): row for at, row in enumerate(rows)}
    problems = []
    if n_rows > most:
        found = f"{n_rows} rows, of which the first {most} were read"
        problems.append(Problem(source, found, f"split the table, {or_raise('articles')}", lost=False))
    return read_records(records, Locator(source, encoding="parquet", sha256=sha256), problems)
