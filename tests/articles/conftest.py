"""What the tests of the articles share."""

import pytest

from tests.corpora import SEEDS, read_corpus


@pytest.fixture(scope="session")
def seeds() -> dict:
    """The tables of the seeds without their sidecar."""
    return read_corpus(SEEDS, use_sidecar=False)
