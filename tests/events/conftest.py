"""What the tests of the events share."""

import pytest

from tests.corpora import make_tables


@pytest.fixture(scope="session")
def tables():
    return make_tables
