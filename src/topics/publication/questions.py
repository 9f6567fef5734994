"""Which days to ask the reader for: the undated articles, first those whose day would settle most.

What a day would settle is worked out in the joint inference (``gains``): by how much it would make the likely days of
this article and of those that it tells something surer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from topics.articles.sidecar import COLUMNS as SOURCES_COLUMNS
from topics.articles.sidecar import SOURCES, file_of, sources_rows, write_day
from topics.dates.given import day_fault, read_given_day
from topics.dates.likely import LIKELY_FROM
from topics.errors import refuse
from topics.publication.copies import without_later_copies

PROPOSAL_COLUMNS = ("likely", "share", "because", "settles")
"""Columns that a filled-in ``sources.csv`` has beside those that are read: what to know before a day is written."""
_TELLING = 0.05
"""Gain, inclusive, from which a day is said to tell something of another article."""
_MOST_ASKED = 5
"""Articles, at most, whose days are called those that settle most."""
_WORTH = 0.5
"""Articles, inclusively, that one of these days must settle."""
_MOST_CLUES = 6
"""Expressions that are shown of one article, at most."""


def propose_sources(articles: pd.DataFrame, dates: pd.DataFrame, gains: pd.DataFrame) -> pd.DataFrame:
    """Return ``sources.csv`` as far as the articles tell, the undated ones whose day would settle most first.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.
    gains : DataFrame
        As ``topics.publication.gains.infer_gains`` gives them.

    Returns
    -------
    DataFrame
        The columns of ``sources.csv`` and ``PROPOSAL_COLUMNS``, a row an article.
    """
    questions = find_questions(articles, dates, gains)
    rows = sources_rows(articles)
    proposals = questions.set_index("file").reindex(rows["file"]).reset_index(drop=True)
    columns = {name: proposals[name].fillna("").astype("str") for name in ("likely", "share", "because")}
    settles = ["" if pd.isna(settled) else f"{settled:.1f}" for settled in proposals["settles"]]
    wide = rows.assign(**columns, settles=settles)
    places = {file: place for place, file in enumerate(questions["file"])}
    order = sorted(range(len(wide)), key=lambda at: (places.get(rows["file"].iloc[at], len(places)), at))
    return wide.iloc[order].reset_index(drop=True)[[*SOURCES_COLUMNS, *PROPOSAL_COLUMNS]]


def find_questions(articles: pd.DataFrame, dates: pd.DataFrame, gains: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each article without a certain day, first those whose day would settle most.

    Of articles of the same words only the first has one: its day is that of all.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.
    gains : DataFrame
        As ``topics.publication.gains.infer_gains`` gives them.

    Returns
    -------
    DataFrame
        ``article``, ``file`` (as ``sources.csv`` names it), ``title``, ``published_edtf``, ``likely`` and ``share``
        (where that day is likely enough to be told), ``because`` (the words that tell of time), ``settles`` (how many
        articles more, on average, would then be at most three days from their likely day, this one among them) and
        ``others`` (ids of those of which its day tells something, most first).
    """
    undated = without_later_copies(articles[articles["published"] == ""]).sort_values("id", ignore_index=True)
    shares = undated["published_share"]
    is_likely = shares >= LIKELY_FROM
    likely_days = undated["published_likely"].where(is_likely, "")
    clues = _clues(undated, dates[dates["article"].isin(undated["id"])])
    settles, others = _settled(gains)
    rows = pd.DataFrame(
        {
            "article": undated["id"],
            "file": list(map(file_of, undated["source"], undated["record"])),
            "title": undated["title"],
            "published_edtf": undated["published_edtf"],
            "likely": list(map(_likely_words, likely_days, undated["published_relative"])),
            "share": [f"{share:.2f}" if told else "" for share, told in zip(shares, is_likely, strict=True)],
            "because": [clues.get(article, "") for article in undated["id"]],
            "settles": [settles.get(article, 1.0) for article in undated["id"]],
            "others": [others.get(article, ()) for article in undated["id"]],
        }
    )
    return rows.sort_values(["settles", "file"], ascending=[False, True], kind="stable", ignore_index=True)


def _likely_words(day: str, relative: int) -> str:
    return day or (f"day {relative} of the story" if relative > 0 else "")


def _settled(gains: pd.DataFrame) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """Return for each article how many its day would settle, and the others of which it tells something."""
    settles = gains.groupby("asked")["gain"].sum().round(3)
    telling = gains[(gains["gain"] >= _TELLING) & (gains["asked"] != gains["article"])]
    in_order = telling.sort_values(["asked", "gain", "article"], ascending=[True, False, True])
    others = {str(asked): tuple(rows["article"]) for asked, rows in in_order.groupby("asked")}
    return {str(asked): float(settled) for asked, settled in settles.items()}, others


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


def what_to_ask(
    articles: pd.DataFrame, dates: pd.DataFrame, gains: pd.DataFrame, before: Mapping[str, str]
) -> pd.DataFrame:
    """Return the questions that are left, after the articles whose day is another one than before.

    Parameters
    ----------
    articles, dates : DataFrame
        The tables of these names.
    gains : DataFrame
        As ``topics.publication.gains.infer_gains`` gives them.
    before : mapping of str to str
        What was known of the days, by file.
    """
    questions = find_questions(articles, dates, gains).round({"settles": 1})
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
            "settles": 0.0,
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


@dataclass(frozen=True, slots=True)
class Settling:
    """The days that settle most, and what they settle.

    Parameters
    ----------
    files : tuple of str
        Articles whose days to give, first the one that settles most.
    now, then : float
        How many undated articles are on average at most three days from their likely day, before and with these.
    """

    files: tuple[str, ...]
    now: float
    then: float


def settling(questions: pd.DataFrame, gains: pd.DataFrame) -> Settling:
    """Return the few articles whose days settle most, chosen greedily: what one settles, the next need not.

    Parameters
    ----------
    questions : DataFrame
        As ``find_questions`` gives it.
    gains : DataFrame
        As ``topics.publication.gains.infer_gains`` gives them.
    """
    files = dict(zip(questions["article"], questions["file"], strict=True))
    open_shares = dict.fromkeys(files, 1.0)
    of_asked: dict[str, list[tuple[str, float]]] = {article: [(article, 1.0)] for article in files}
    for asked, article, gain in zip(gains["asked"], gains["article"], gains["gain"], strict=True):
        if asked == article:
            open_shares[article] = gain
    for asked, article, gain in zip(gains["asked"], gains["article"], gains["gain"], strict=True):
        if asked != article and open_shares[article]:
            of_asked[asked].append((article, min(gain / open_shares[article], 1.0)))
    now, chosen = len(files) - sum(open_shares.values()), list[str]()
    while len(chosen) < min(_MOST_ASKED, len(files)):
        settled = {asked: sum(open_shares[it] * share for it, share in of) for asked, of in of_asked.items()}
        best = min(settled, key=lambda asked: (-round(settled[asked], 6), files[asked]))
        if settled[best] < _WORTH:
            break
        chosen.append(files[best])
        for article, share in of_asked.pop(best):
            open_shares[article] *= 1 - share
    return Settling(tuple(chosen), now, len(files) - sum(open_shares.values()))


def _clues(articles: pd.DataFrame, dates: pd.DataFrame) -> Mapping[str, str]:
    """Return for each article the words that bound its days, and its first different expressions that tell of a day."""
    columns = (articles["id"], articles["found"], articles["published_start"], articles["published_stop"])
    bounding = {article: found[start:stop] for article, found, start, stop in zip(*columns, strict=True) if start >= 0}
    telling = dates[dates["type"].isin(["DATE", "TIME"])].sort_values(["article", "start"])
    named = {str(article): rows["text"].tolist() for article, rows in telling.groupby("article")}
    clues = {}
    for article in articles["id"]:
        own = [" ".join(bounding[article].split())] if article in bounding else []
        clues[article] = "; ".join(_first_different([*own, *named.get(article, ())]))
    return clues


def _first_different(texts: Iterable[str]) -> Sequence[str]:
    different: dict[str, str] = {}
    for text in texts:
        different.setdefault(text.lower(), text)
    return list(different.values())[:_MOST_CLUES]
