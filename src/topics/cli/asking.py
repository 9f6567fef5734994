"""``topics sources --ask``: shows what tells of the day of an article, takes it, and tells what became certain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from topics.articles.sidecar import SOURCES, write_day
from topics.cli.opening import show
from topics.dates.given import day_fault, read_given_day
from topics.dates.likely import LIKELY_FROM
from topics.errors import refuse
from topics.output.wording import interval_words, number_words
from topics.publication.questions import find_questions, settling
from topics.publication.reliability import FEWEST_KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from topics.corpus import Corpus
    from topics.progress import ProgressLine

_STOP = frozenset({"q", "quit", "stop"})
_MOST_TOLD = 8
"""Articles, at most, whose new likely days are told after an answer."""
_MOST_OTHERS = 5
"""Articles, at most, that are named as those which a day would settle."""


def ask_for_days(out: Path, reopen: Callable[[], tuple[Corpus, ProgressLine]]) -> int:
    """Ask for the days of undated articles, one by one, until none is left or the reader stops.

    Parameters
    ----------
    out : Path
        The ``sources.csv`` of the corpus; each answer is written to it at once.
    reopen : callable
        Opens the corpus again, with the answers so far, and the line that shows how far work on it has come.

    Returns
    -------
    int
        How many days were given.
    """
    corpus, line = reopen()
    if corpus.path is None or not corpus.path.is_dir() or out.resolve() != (corpus.path / SOURCES).resolve():
        refuse(f"--ask works on the {SOURCES} of the folder; give --out {corpus.path}/{SOURCES}.")
    questions, days = _look(corpus, line)
    if len(questions):
        show(settle_sentence(questions, corpus.gains, n_known(corpus.articles)))
    skipped: set[str] = set()
    n_given = 0
    while len(waiting := questions[~questions["file"].isin(skipped)]):
        question = waiting.iloc[0]
        answer = _ask(question)
        if answer in _STOP:
            break
        if not answer:
            skipped.add(question["file"])
            continue
        write_day(out, question["file"], answer)
        n_given += 1
        before = days
        corpus.close()
        corpus, line = reopen()
        questions, days = _look(corpus, line)
        for sentence in news(before, days):
            show(f"  {sentence}")
    corpus.close()
    return n_given


def _look(corpus: Corpus, line: ProgressLine) -> tuple[pd.DataFrame, dict[str, DayKnown]]:
    """Return the questions and what is known of all days, once the line of progress no longer writes into them."""
    questions = find_questions(corpus.articles, corpus.dates, corpus.gains)
    line.end()
    return questions, _days_known(corpus.articles)


def n_known(articles: pd.DataFrame) -> int:
    """Return how many articles have a certain day."""
    return int((articles["published"] != "").sum())


def settle_sentence(questions: pd.DataFrame, gains: pd.DataFrame, n_certain: int) -> str:
    """Return how many articles have no certain day, and what the days of a few would settle at most.

    Parameters
    ----------
    questions, gains : DataFrame
        As ``find_questions`` and ``infer_gains`` give them.
    n_certain : int
        How many articles have a certain day. Of few nothing is promised: a whole story may lie elsewhere.
    """
    best = settling(questions, gains)
    undated = f"{number_words(len(questions), 'article')} without a certain day"
    if not best.files:
        return f"{undated}; no single day would settle more."
    now = f"the likely days of up to {best.now:.0f} or so are at most three days off"
    if n_certain < FEWEST_KNOWN:
        now = "as long as next to none is certain, all likely days may be wrong together, even by years"
    n_given = number_words(len(best.files), "day")
    given = f"With {n_given} given, up to {best.then:.0f} or so would be at most three days off"
    return f"{undated}; {now}. {given}: {', '.join(best.files)}."


def news(before: Mapping[str, DayKnown], after: Mapping[str, DayKnown]) -> list[str]:
    """Return what became of the days of articles: those that are certain now, then those with another likely day."""
    changed = {article: day for article, day in after.items() if before.get(article) != day}
    certain = [f"{article}: {day.certain}" for article, day in sorted(changed.items()) if day.certain]
    others = {article: day for article, day in sorted(changed.items()) if not day.certain}
    told = [f"{article}: {day.words}" for article, day in others.items() if day.likely]
    sentences = [*certain, *told[:_MOST_TOLD]]
    n_more = len(others) - min(len(told), _MOST_TOLD)
    return [*sentences, f"{number_words(n_more, 'more interval')} changed"] if n_more else sentences


@dataclass(frozen=True, slots=True)
class DayKnown:
    """What is known of the day of an article."""

    certain: str
    likely: str
    interval: str

    @property
    def words(self) -> str:
        """The likely day with its interval."""
        return f"possibly {self.likely} (within {interval_words(self.interval)})"


def _days_known(articles: pd.DataFrame) -> dict[str, DayKnown]:
    is_likely = articles["published_share"] >= LIKELY_FROM
    likely = articles["published_likely"].where(is_likely, "")
    columns = (articles["id"], articles["published"], likely, articles["published_edtf"])
    return {article: DayKnown(*known) for article, *known in zip(*columns, strict=True)}


def _ask(question: pd.Series) -> str:
    """Show an article and return the day that is given for it, "" where it is left out, or a word to stop."""
    show(f"\n{question['file']}  {question['title']}".rstrip())
    known = question["published_edtf"] or "unknown"
    likely = f", likely {question['likely']} ({question['share']})" if question["likely"] else ""
    show(f"  published: {known}{likely}")
    show(f"  it says: {question['because'] or 'nothing of time'}")
    others = ", ".join(question["others"][:_MOST_OTHERS])
    show(
        f"  its day would settle {question['settles']:.1f} articles on average{f', such as {others}' if others else ''}"
    )
    while True:
        answer = _read_answer()
        if not answer or answer.lower() in _STOP:
            return answer.lower()
        fault = day_fault(answer, by_hand=True)
        given = read_given_day(answer)
        if given is not None and not fault:
            return given.span.edtf
        show(f"  “{answer}” {fault or 'is no day'}; write it as YYYY-MM-DD.")


def _read_answer() -> str:
    """Return what the reader writes; at the end of the input, the word to stop."""
    try:
        return str(typer.prompt("  day (empty: leave out, q: stop)", default="", show_default=False)).strip()
    except typer.Abort:
        show("")
        return "q"
