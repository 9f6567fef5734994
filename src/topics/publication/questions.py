"""Which days to ask the reader for: the undated articles, first those whose day would settle most others.

An article's day settles others that tell the same: their sentences can then be set against dated ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from topics.articles.sidecar import COLUMNS as SOURCES_COLUMNS
from topics.articles.sidecar import SOURCES, file_of, sources_rows, write_day
from topics.dates.given import day_fault, read_given_day
from topics.errors import refuse

PROPOSAL_COLUMNS = ("likely", "share", "because", "settles")
"""Columns that a filled-in ``sources.csv`` has beside those that are read: what to know before a day is written."""
_ALIKE = 0.3
"""Cosine of two articles, inclusively, from which they may tell the same."""
_BEGINNING = 20_000
"""Characters of an article that are compared: bounds the work on very long ones."""
_ROWS = 256
"""Articles that are compared with all others at once: bounds the memory."""
_MOST_CLUES = 6
"""Expressions that are shown of one article, at most."""


def propose_sources(articles: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return ``sources.csv`` as far as the articles tell, the undated ones that settle most others first.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        The columns of ``sources.csv`` and ``PROPOSAL_COLUMNS``, a row an article.
    """
    questions = find_questions(articles, dates).set_index("file")
    rows = sources_rows(articles)
    asked = rows["file"].isin(questions.index)
    proposals = questions.reindex(rows["file"]).reset_index(drop=True)
    columns = {name: proposals[name].fillna("").astype("str") for name in ("likely", "share", "because")}
    n_settled = proposals["settles"].map(lambda others: len(others) if isinstance(others, tuple) else 0)
    wide = rows.assign(**columns, settles=n_settled.astype("str").where(asked, ""))
    order = sorted(range(len(wide)), key=lambda at: (not asked[at], -n_settled[at], at))
    return wide.iloc[order].reset_index(drop=True)[[*SOURCES_COLUMNS, *PROPOSAL_COLUMNS]]


def find_questions(articles: pd.DataFrame, dates: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each article without a certain day, first those whose day would settle most others.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.

    Returns
    -------
    DataFrame
        ``article``, ``file`` (as ``sources.csv`` names it), ``title``, ``published_edtf``, ``likely`` and ``share``
        (where something is known), ``because`` (the words that tell of time) and ``settles`` (ids of others).
    """
    undated = articles[articles["published"] == ""].sort_values("id", ignore_index=True)
    clues = _clues(dates[dates["article"].isin(undated["id"])])
    told = _alike(undated["text"])
    names = [file_of(source, record) for source, record in zip(undated["source"], undated["record"], strict=True)]
    rows = pd.DataFrame(
        {
            "article": undated["id"],
            "file": names,
            "title": undated["title"],
            "published_edtf": undated["published_edtf"],
            "likely": undated["published_likely"],
            "share": [f"{share:.2f}" if share else "" for share in undated["published_share"]],
            "because": [clues.get(article, "") for article in undated["id"]],
            "settles": [tuple(undated["id"].iloc[others]) for others in told],
        }
    )
    order = sorted(range(len(rows)), key=lambda at: (-len(rows["settles"].iloc[at]), rows["file"].iloc[at]))
    return rows.iloc[order].reset_index(drop=True)


def days_by_file(articles: pd.DataFrame) -> dict[str, str]:
    """Return what is known of the day of each article, in EDTF, by its file as ``sources.csv`` names it."""
    files = map(file_of, articles["source"], articles["record"])
    return dict(zip(files, articles["published_edtf"], strict=True))


def read_answers(days: Mapping[str, str], files: Iterable[str]) -> dict[str, str]:
    """Return the days that a reader gives, by file, in EDTF.

    Raises
    ------
    InputError
        If a file is none of the corpus, or a day is not plain.
    """
    known = set(files)
    answers: dict[str, str] = {}
    for file, day in days.items():
        given = read_given_day(day)
        fault = day_fault(day, by_hand=True)
        if file not in known:
            refuse(
                f"“{file}” is no article of the corpus; write it as the column “file” of the table of questions does."
            )
        if given is None or fault:
            refuse(f"the day of {file}, “{day}”, {fault or 'is no day'}; write it as YYYY-MM-DD.")
        answers[file] = given.span.edtf
    return answers


def write_answers(folder: Path, answers: Mapping[str, str]) -> None:
    """Write the days that a reader gives into the ``sources.csv`` of a folder."""
    for file, day in answers.items():
        write_day(folder / SOURCES, file, day)


def what_to_ask(articles: pd.DataFrame, dates: pd.DataFrame, before: Mapping[str, str]) -> pd.DataFrame:
    """Return the questions that are left, after the articles whose day is another one than before.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.
    before : mapping of str to str
        What was known of the days, by file.
    """
    questions = find_questions(articles, dates)
    questions = questions.assign(settles=[len(others) for others in questions["settles"]])
    after = days_by_file(articles)
    titles = dict(zip(after, articles["title"], strict=True))
    certain = [
        {
            "file": file,
            "title": titles[file],
            "published_edtf": day,
            "likely": "",
            "share": "",
            "because": "",
            "settles": 0,
        }
        for file, day in sorted(after.items())
        if day != before.get(file, "") and file not in set(questions["file"])
    ]
    rows = pd.concat([pd.DataFrame(certain), questions], ignore_index=True) if certain else questions
    changed = [
        before.get(file, "") or "unknown" if before.get(file, "") != after[file] else "" for file in rows["file"]
    ]
    columns = ["file", "title", "before", "published_edtf", "likely", "share", "because", "settles"]
    return rows.assign(before=changed)[columns]


def settling(questions: pd.DataFrame) -> tuple[list[str], int]:
    """Return the fewest files, greedily, whose days settle all that a day can settle, and how many articles that are.

    Parameters
    ----------
    questions : DataFrame
        As ``find_questions`` gives it.
    """
    settled = dict(zip(questions["article"], questions["settles"], strict=True))
    files = dict(zip(questions["article"], questions["file"], strict=True))
    waiting = {article: {article, *others} for article, others in settled.items() if others}
    left = {article for group in waiting.values() for article in group}
    n_articles = len(left)
    chosen: list[str] = []
    while left:
        best = max(waiting, key=lambda article: (len(waiting[article] & left), files[article]))
        left -= waiting[best]
        chosen.append(files[best])
    return chosen, n_articles


def _clues(dates: pd.DataFrame) -> Mapping[str, str]:
    """Return for each article the first different expressions that tell of a day, in the order of the text."""
    telling = dates[dates["type"].isin(["DATE", "TIME"])].sort_values(["article", "start"])
    return {str(article): "; ".join(_first_different(rows["text"])) for article, rows in telling.groupby("article")}


def _first_different(texts: Iterable[str]) -> Sequence[str]:
    different: dict[str, str] = {}
    for text in texts:
        different.setdefault(text.lower(), text)
    return list(different.values())[:_MOST_CLUES]


def _alike(texts: pd.Series) -> Iterator[list[int]]:
    """Yield for each text the numbers of the others that may tell the same, by TF-IDF of how they begin."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    beginnings = [text[:_BEGINNING] for text in texts]
    try:
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(beginnings)
    except ValueError:  # no article has a word that counts
        yield from ([] for _ in beginnings)
        return
    for start in range(0, len(beginnings), _ROWS):
        likeness = (vectors[start : start + _ROWS] @ vectors.T).tocsr()
        for at in range(likeness.shape[0]):
            row = likeness[at]
            near = sorted(int(other) for other, cosine in zip(row.indices, row.data, strict=True) if cosine >= _ALIKE)
            yield [other for other in near if other != start + at]
