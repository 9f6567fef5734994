"""What the tests of the articles share: one way from a folder to its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from topics.articles.readers import list_files
from topics.articles.sidecar import Sidecar, read_sidecar
from topics.articles.stages import clean_part, merge_surveys, read_part, survey_part
from topics.settings import ArticleSettings

SEEDS = Path(__file__).parents[2] / "seeds"


def read_corpus(corpus: Path, *, settings: ArticleSettings | None = None, use_sidecar: bool = True) -> dict:
    """Return all tables of a corpus, read and cleaned as one part."""
    settings = settings or ArticleSettings()
    read = read_part(corpus, list_files(corpus))
    sidecar = read_sidecar(corpus)[0] if use_sidecar else Sidecar()
    survey = merge_surveys([survey_part(read["articles"])], settings)
    cleaned = clean_part(read["articles"], survey, sidecar, settings)
    return {**cleaned, "problems": read["problems"], "raw": read["articles"]}


def write_files(folder: Path, **contents: str | bytes) -> Path:
    """Write files (name with "__" for the dot) and return the folder."""
    for name, content in contents.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


@pytest.fixture(scope="session")
def seeds() -> dict:
    """The tables of the seeds without their sidecar."""
    return read_corpus(SEEDS, use_sidecar=False)
