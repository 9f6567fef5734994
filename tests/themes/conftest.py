"""A small corpus of our own words, and tables made of plain texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from topics.records import passage_id, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    Corpus = tuple[pd.DataFrame, pd.DataFrame]

SUBJECTS = {
    "trade": "tariff export customs port cargo market import duty shipment price",
    "sport": "goal coach match league striker cup referee stadium season penalty",
    "climate": "emission carbon glacier drought warming coal solar flood ocean methane",
}


def make_corpus(texts_by_article: dict[str, Sequence[str]]) -> Corpus:
    """Return the passages and articles tables of the given sentences."""
    passages, articles = [], []
    for article, texts in texts_by_article.items():
        place = 0
        for position, text in enumerate(texts):
            passages.append(
                {
                    "id": passage_id(article, place, place + len(text)),
                    "article": article,
                    "source": article,
                    "start": place,
                    "stop": place + len(text),
                    "found_text": text,
                    "text": text,
                    "kind": "sentence",
                    "paragraph": 0,
                    "position": position,
                }
            )
            place += len(text) + 1
        articles.append({"id": article, "source": article, "text": " ".join(texts)})
    return table("passages", passages), table("articles", articles)


@pytest.fixture(autouse=True)
def one_thread():
    """Fit in one thread, as a run does: small fits are faster so, above all beside other work."""
    with threadpool_limits(1):
        yield


@pytest.fixture
def corpus() -> Callable[[dict[str, Sequence[str]]], Corpus]:
    return make_corpus


@pytest.fixture(scope="session")
def three_subjects() -> Corpus:
    """Twelve articles of six sentences, each article on one of three subjects with words of its own."""
    generator = np.random.default_rng(7)
    articles = {}
    for number in range(12):
        subject = list(SUBJECTS)[number % 3]
        words = SUBJECTS[subject].split()
        articles[f"{number:02d}.txt"] = [
            f"The {' '.join(generator.choice(words, 6, replace=False))} was discussed." for _ in range(6)
        ]
    return make_corpus(articles)
