"""``topics sources --ask``: shows what tells of the day of an article, takes it, and tells what became certain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from topics.articles.sidecar import SOURCES, write_day
from topics.cli.opening import show
from topics.dates.given import day_fault, read_given_day
from topics.errors import refuse
from topics.publication.questions import find_questions, settling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from topics.corpus import Corpus

_STOP = frozenset({"q", "quit", "stop"})


def ask_for_days(out: Path, reopen: Callable[[], Corpus]) -> int:
    """Ask for the days of undated articles, one by one, until none is left or the reader stops.

    Parameters
    ----------
    out : Path
        The ``sources.csv`` of the corpus; each answer is written to it at once.
    reopen : callable
        Opens the corpus again, with the answers so far.

    Returns
    -------
    int
        How many days were given.
    """
    corpus = reopen()
    if corpus.path is None or not corpus.path.is_dir() or out.resolve() != (corpus.path / SOURCES).resolve():
        refuse(f"--ask works on the {SOURCES} of the folder; give --out {corpus.path}/{SOURCES}.")
    skipped: set[str] = set()
    n_given = 0
    while True:
        questions = find_questions(corpus.articles, corpus.dates)
        waiting = questions[~questions["file"].isin(skipped)]
        if waiting.empty:
            return n_given
        if not n_given and not skipped:
            show(settle_sentence(questions))
        question = waiting.iloc[0]
        answer = _ask(question)
        if answer in _STOP:
            return n_given
        if not answer:
            skipped.add(question["file"])
            continue
        write_day(out, question["file"], answer)
        n_given += 1
        before, corpus = _days(corpus.articles), reopen()
        for sentence in news(before, _days(corpus.articles)):
            show(f"  {sentence}")


def settle_sentence(questions: pd.DataFrame) -> str:
    """Return how many articles have no certain day, and how few days would settle most of them."""
    chosen, n_articles = settling(questions)
    undated = f"{len(questions)} articles have no certain day"
    if not chosen:
        return f"{undated}; none of them tells the same as another."
    days = "one day settles" if len(chosen) == 1 else f"{len(chosen)} days settle"
    return f"{undated}; {days} {n_articles} of them: {', '.join(chosen)}."


def news(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return a sentence for each article whose days are other ones than before."""
    return [f"{article}: {days or 'unknown'}" for article, days in sorted(after.items()) if before.get(article) != days]


def _ask(question: pd.Series) -> str:
    """Show an article and return the day that is given for it, "" where it is left out, or a word to stop."""
    show(f"\n{question['file']}  {question['title']}".rstrip())
    known = question["published_edtf"] or "unknown"
    likely = f", likely {question['likely']} ({question['share']})" if question["likely"] else ""
    show(f"  published: {known}{likely}")
    show(f"  it says: {question['because'] or 'nothing of time'}")
    show(f"  articles that tell the same and have no day either: {len(question['settles'])}")
    while True:
        answer = str(typer.prompt("  day (empty: leave out, q: stop)", default="", show_default=False)).strip()
        if not answer or answer.lower() in _STOP:
            return answer.lower()
        fault = day_fault(answer, by_hand=True)
        given = read_given_day(answer)
        if given is not None and not fault:
            return given.span.edtf
        show(f"  “{answer}” {fault or 'is no day'}; write it as YYYY-MM-DD.")


def _days(articles: pd.DataFrame) -> dict[str, str]:
    return dict(zip(articles["id"], articles["published_edtf"], strict=True))
