"""Events do not turn on the last digit: a little noise in vectors changes no event, no sentence, no order of theirs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from topics.events import selection
from topics.events.events import build_events
from topics.events.outline import outline
from topics.events.selection import select_timeline
from topics.records import table
from topics.settings import TimelineSettings
from topics.themes import vectors as vectors_module

CASES = Path(__file__).parents[1] / "cases"
NOISE = 1e-12
SETTINGS = TimelineSettings()


@pytest.fixture(scope="module", params=["ferry", "flood"])
def parts(request, tables):
    """Return the articles, passages and dates of a small story."""
    told = json.loads((CASES / f"story_{request.param}.json").read_text(encoding="utf-8"))["articles"]
    return tables(*[(item["id"], item["published"], sentences_of(item["text"])) for item in told])


def sentences_of(text):
    return [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]


def made_of(parts):
    """Return the events of a story, its story on one page, and its short timeline."""
    events = build_events(*parts, table("assignments"), SETTINGS)
    return [
        *events.values(),
        *outline(events["events"], events["evidence"], SETTINGS),
        select_timeline(*parts, SETTINGS),
    ]


def noisy(numbers, rng):
    return numbers * (1 + NOISE * rng.uniform(-1, 1, numbers.shape))


@pytest.mark.parametrize("seed", range(3))
def test_noise_in_vectors_changes_no_event_and_no_chosen_sentence(parts, seed, monkeypatch):
    rng = np.random.default_rng(seed)
    encode, compare = vectors_module.sentence_vectors, selection._vectors

    def compared(texts, n_terms):
        vectors, topicality = compare(texts, n_terms)
        return vectors.multiply(1 + NOISE * rng.uniform(-1, 1)).tocsr(), noisy(topicality, rng)

    plain = made_of(parts)
    monkeypatch.setattr(
        vectors_module, "sentence_vectors", lambda texts, **given: noisy(np.float64(encode(texts, **given)), rng)
    )
    monkeypatch.setattr(selection, "_vectors", compared)
    for found, expected in zip(made_of(parts), plain, strict=True):
        pd.testing.assert_frame_equal(found, expected, check_exact=False, rtol=1e-9)


def test_other_vectors_do_change_the_short_timeline(parts, monkeypatch):
    plain = made_of(parts)[-1]
    compare = selection._vectors
    monkeypatch.setattr(selection, "_vectors", lambda *given: (compare(*given)[0], 1 - compare(*given)[1]))
    assert not made_of(parts)[-1].equals(plain)
