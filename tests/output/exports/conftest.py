"""A timeline in which every number tells itself apart."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def timeline(tables):
    """The six events of the small corpus, each with numbers of its own."""
    events = tables["events"]
    numbers = range(1, len(events) + 1)
    return {**tables, "events": events.assign(n_sources=list(numbers), n_articles=[n + 10 for n in numbers])}
