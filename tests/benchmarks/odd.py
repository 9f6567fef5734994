"""``make bench-odd``: how long each stage takes on odd texts, and how that grows with their size.

Each generator makes a file, or a folder of files, of about so many bytes. It goes through the stages, from reading to
the page and the exports, themes by TF-IDF, at growing sizes; what counts is the processor's time, so that other work on
the machine disturbs little.
A line is printed for every generator: the slowest stage, its seconds at the largest size, and the exponent n^e of its
growth between the two largest sizes at which it took long enough to be measured. A stage that is over ``MOST_SECONDS``
at one megabyte, or grows faster than n^1.2, is marked.

``python -m tests.benchmarks.odd [NAME ...]`` measures only these; ``ODD_SIZES="20000 200000"`` at other sizes.
"""

import math
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from tests.benchmarks.odd_files import FILES, FOLDERS, Content
from tests.benchmarks.odd_forms import FORMS
from tests.benchmarks.odd_news import NEWS
from tests.benchmarks.odd_texts import OTHERS, PROSE, TEXTS
from topics.articles.files import list_files
from topics.articles.reprints import find_reprints
from topics.articles.sidecar import Sidecar
from topics.articles.stages import merge_surveys, read_part, survey_part
from topics.articles.time_expressions import find_time_expressions
from topics.errors import TopicsError
from topics.events.events import build_events
from topics.events.quotes.table import find_quotes
from topics.output.exports.formats import TIMELINE_FORMATS, timeline_text
from topics.output.page import page_text
from topics.publication.likely_days import infer_likely_days
from topics.publication.stages import clean_part
from topics.records import table
from topics.settings import ArticleSettings, DateSettings, ThemeSettings, TimelineSettings
from topics.themes.discovery import find_themes
from topics.themes.vectors import sentence_vectors

SIZES = (20_000, 80_000, 320_000, 1_000_000, 2_000_000)
"""Bytes of a file."""
MOST_EXPONENT = 1.2
MOST_SECONDS = 20.0
"""Seconds that a stage may take for a megabyte."""
MEASURABLE = 0.15
"""Seconds from which (inclusive) a time is long enough to tell growth by."""
GIVE_UP = 30
"""Seconds after which a stage is stopped."""


def in_file(name: str, make: Callable[[int], Content]) -> Callable[[int], dict[str, Content]]:
    """Return what makes a folder of one file."""
    return lambda size: {name: make(size)}


GENERATORS = (
    {name: in_file("a.txt", make) for name, make in (TEXTS | NEWS | FORMS).items()}
    | {name: in_file(*file) for name, file in (OTHERS | FILES).items()}
    | FOLDERS
)
"""Name to what makes a folder of so many bytes."""


class TooLongError(Exception):
    """A stage took longer than anybody would wait."""


def stop(_signal: int, _frame: object) -> None:
    """Stop what is being done."""
    raise TooLongError


def measure(files: dict[str, Content]) -> dict[str, float]:
    """Return the seconds of processor time that each stage takes for some files."""
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], object]) -> object:
        signal.setitimer(signal.ITIMER_PROF, GIVE_UP)
        began = time.process_time()
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            seconds[stage] = time.process_time() - began

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        try:
            run_stages(folder, timed)
        except TooLongError:
            seconds[max(seconds, key=seconds.__getitem__)] = math.inf
        except TopicsError:
            pass
    return seconds


def run_stages(folder: Path, timed: Callable[[str, Callable[[], object]], object]) -> None:
    """Run the stages on a folder, each timed."""
    read: dict[str, pd.DataFrame] = timed("read", lambda: read_part(folder, list_files(folder)))
    raw = read["articles"]
    settings = ArticleSettings()
    survey = timed("survey", lambda: merge_surveys([survey_part(raw)], settings))
    clean: dict[str, pd.DataFrame] = timed("clean", lambda: clean_part(raw, survey, Sidecar(), settings))
    articles, repairs, passages = (clean[name] for name in ("articles", "repairs", "passages"))
    days = timed("published", lambda: infer_likely_days(articles, passages))
    dates = timed("dates", lambda: find_time_expressions(articles, repairs, passages, DateSettings(), days))
    timed("reprints", lambda: find_reprints(articles, settings))
    nothing = table("assignments")
    told = timed("timeline", lambda: build_events(articles, passages, dates, nothing, TimelineSettings()))
    timed("quotes", lambda: find_quotes(articles, repairs, passages, dates))
    found = timed("themes", lambda: find_themes(passages, articles, ThemeSettings(), vectors="tfidf"))
    tables = {**clean, **told, "dates": dates, "assignments": found.assignments, "themes": found.themes}
    timed("page", lambda: page_text(tables, about=ABOUT))
    timed("exports", lambda: [write_timeline(form, tables) for form in TIMELINE_FORMATS])


ABOUT = {"corpus": "odd", "settings": [], "versions": {}, "notes": []}


def write_timeline(form: str, tables: dict[str, pd.DataFrame]) -> str:
    """Return the timeline in a format."""
    return timeline_text(form, tables["events"], tables["evidence"], tables["claims"], articles=tables["articles"])


def growth(sizes: list[int], seconds: list[float]) -> float:
    """Return the exponent of growth between the last size and the first that took long enough; 0 where none did."""
    points = [(size, second) for size, second in zip(sizes, seconds, strict=True) if MEASURABLE <= second < math.inf]
    if len(points) < 2:
        return 0.0
    (size, second), (larger, longer) = points[-2:]
    return math.log(longer / second) / math.log(larger / size)


def judge(name: str) -> tuple[bool, str]:
    """Return whether a generator is within bounds, and the line that says how long its stages took."""
    make = GENERATORS[name]
    sizes = [int(size) for size in os.environ.get("ODD_SIZES", " ".join(map(str, SIZES))).split()]
    taken: dict[str, list[float]] = {}
    done: list[int] = []
    for size in sizes:
        done.append(size)
        for stage, second in measure(make(size)).items():
            taken.setdefault(stage, [0.0] * (len(done) - 1)).append(second)
        if any(seconds[-1] > MOST_SECONDS for seconds in taken.values()):
            break
    notes = []
    for stage, seconds in taken.items():
        exponent = growth(done[: len(seconds)], seconds)
        per_megabyte = seconds[-1] / done[len(seconds) - 1] * 1e6
        if (exponent > MOST_EXPONENT and seconds[-1] > 1) or per_megabyte > MOST_SECONDS:
            notes.append(f"{stage} {seconds[-1]:.1f} s at {done[len(seconds) - 1]:,}, n^{exponent:.2f}")
    slowest = max(taken, key=lambda stage: taken[stage][-1])
    shown = f"{slowest} {taken[slowest][-1]:.1f} s at {done[-1]:,}, n^{growth(done, taken[slowest]):.2f}"
    return not notes, f"{'SLOW ' + '; '.join(notes) if notes else 'good ' + shown}  {name}"


def main() -> None:
    """Measure the generators that are named, or all; end with 1 where one is out of bounds."""
    unknown = sorted({*sys.argv[1:]} - GENERATORS.keys())
    if unknown:
        sys.exit(
            f"There is no generator {', '.join(unknown)}; name some of these or none for all:\n" + "\n".join(GENERATORS)
        )
    signal.signal(signal.SIGPROF, stop)
    measure({"a.txt": PROSE})
    sentence_vectors(["The ferry left."])  # what is loaded once, whatever the text, counts for none
    all_good = True
    for name in sys.argv[1:] or GENERATORS:
        is_good, line = judge(name)
        all_good = all_good and is_good
        print(line, flush=True)
    sys.exit(not all_good)


if __name__ == "__main__":
    main()
