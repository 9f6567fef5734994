"""What is installed, and what a folder holds before a run: ``topics doctor``."""

from __future__ import annotations

import os
import platform
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from shlex import quote
from typing import TYPE_CHECKING

from topics.articles.files import SIDE_FILES, list_files, list_results, path_of, read_file
from topics.articles.known_formats import KNOWN_FORMATS
from topics.articles.metadata import find_language
from topics.engine.keys import package_version, versions
from topics.engine.parts import NOTEBOOK_SECONDS, seconds_for
from topics.errors import is_installed
from topics.output.wording import size_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from topics.records import Problem

MOST_FILES = 100
"""Files that are read to tell what a folder holds, spread evenly over it."""
MOST_BYTES = 20_000_000
"""A file larger than this is counted and not read."""
MOST_NAMED = 5
"""Files that could not be read and are named, at most (inclusive)."""
_N_CORES = os.cpu_count() or 1
_WIDTH = 18
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class _Extra:
    """An optional part: what a reader calls it, the package that it needs, and the extra that brings that."""

    what: str
    package: str
    distribution: str
    extra: str


_EXTRAS = (
    _Extra("BERTopic", "bertopic", "bertopic", "bertopic"),
    _Extra("notebooks", "nbconvert", "nbconvert", "notebooks"),
    _Extra("JupyterLab", "jupyterlab", "jupyterlab", "notebooks"),
    _Extra("Dask cluster", "distributed", "distributed", "dask"),
    _Extra("spaCy for names", "spacy", "spacy", "names"),
)


def describe_installation() -> list[str]:
    """Return what is installed, and how to get what is not, a sentence a line."""
    system = f"Python {platform.python_version()} on {platform.system()}, {_N_CORES} cores"
    lines = [f"topics {package_version()}, {system}"]
    lines += [_line(one.what, _state(one)) for one in _EXTRAS]
    return [*lines, _line("fonts", _fonts())]


def _state(one: _Extra) -> str:
    if is_installed(one.package):
        return f"installed ({versions((one.distribution,)).get(one.distribution, 'version unknown')})"
    return f"not installed; pip install '.[{one.extra}]'"


def _fonts() -> str:
    from topics.output.figures.style import font_families

    own, *others = font_families()
    if others:
        return f"{own}; {', '.join(others)} for other scripts"
    return f"{own}; none for Chinese, Japanese and Korean, which figures then name ([CJK ×3]); pip install '.[cjk]'"


def _line(what: str, found: str) -> str:
    return f"{what:<{_WIDTH}}{found}"


@dataclass(slots=True)
class _Looked:
    """What the files that were read hold."""

    n_files: int = 0
    n_bytes: int = 0
    n_articles: int = 0
    n_characters: int = 0
    n_dated: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    guessed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def describe_folder(corpus: Path) -> list[str]:
    """Return what a folder of articles, or one file, holds and what a run over it will take, a sentence a line.

    Of many files some are read, spread evenly over the folder.

    Raises
    ------
    InputError
        If there is no such folder or file.
    """
    paths = {name: path_of(corpus, name) for name in list_files(corpus)}
    sizes = {name: path.stat().st_size for name, path in paths.items() if path.is_file()}
    beside = corpus if corpus.is_dir() else corpus.parent
    lines = [_line("files", f"{len(sizes)}, {size_words(sum(sizes.values()))}")]
    if not sizes:
        return [*lines, f"Nothing in '{corpus}' could be an article; `topics --help` lists what is read."]
    lines.append(_line("formats", _counted(_format_of(name) for name in sizes)))
    lines.append(_line("beside them", _side_files(beside)))
    if results := list_results(corpus):
        lines.append(_line("left out", f"results of this program: {', '.join(results)}"))
    looked = _look_into(corpus, sizes)
    lines.append(_line("looked into", f"{looked.n_files} of {len(sizes)} files"))
    if not looked.n_articles:
        return [*lines, *_problem_lines(looked), _line("articles", "none in the files that were looked into")]
    share = len(sizes) / looked.n_files
    lines.append(_line("articles", f"{'about ' if share > 1 else ''}{round(looked.n_articles * share)}"))
    lines.append(_line("languages", _languages(looked)))
    lines.append(_line("days", _days(looked, beside)))
    if looked.guessed:
        lines.append(_line("encodings", _encodings(looked)))
    lines += _problem_lines(looked)
    text = looked.n_characters * sum(sizes.values()) / max(looked.n_bytes, 1)
    lines.append(_line("a run will take", _time(text, len(sizes))))
    return [*lines, _line("next", _next_command(corpus, looked))]


def _next_command(corpus: Path, looked: _Looked) -> str:
    """Return the command that comes next, with what helps most where days are missing."""
    command = f"topics report {quote(str(corpus))} --out results"
    if looked.n_dated == looked.n_articles:
        return f"`{command}`"
    return f"`{command}`, and --between FIRST..LAST where you know between which days all articles lie"


def _format_of(name: str) -> str:
    """Return what a reader calls the format of a file, by its ending; the run itself looks at the bytes."""
    ending = PurePosixPath(name).suffix.lower()
    return next((known.name for known in KNOWN_FORMATS if ending in known.endings), f"others ({ending or 'no ending'})")


def _counted(names: Iterable[str]) -> str:
    counts = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{n} {name}" for name, n in counts)


def _side_files(beside: Path) -> str:
    there = sorted(name for name in SIDE_FILES if (beside / name).is_file())
    if there:
        return ", ".join(there)
    return (
        f"no sources.csv, codebook.toml or others; `topics sources '{beside}' --out '{beside}/sources.csv'` begins one"
    )


def _look_into(corpus: Path, sizes: dict[str, int]) -> _Looked:
    looked = _Looked()
    small = [name for name, size in sizes.items() if size <= MOST_BYTES]
    for name in evenly(small, MOST_FILES):
        articles, problems = read_file(corpus, name)
        looked.n_files += 1
        looked.n_bytes += sizes[name]
        looked.n_articles += len(articles)
        looked.problems += [problem for problem in problems if problem.lost or not articles]
        for article in articles:
            looked.n_characters += len(article.text)
            looked.n_dated += bool(article.metadata.published)
            if article.locator.guessed:
                looked.guessed[name] = article.locator.guessed
            looked.languages[find_language(article.text)] += 1
    return looked


def evenly(names: list[str], most: int) -> list[str]:
    """Return some of many names, spread evenly over them, the first and those after it at equal steps.

    >>> evenly(["a", "b", "c", "d", "e"], 2)
    ['a', 'c']
    >>> evenly(["a", "b"], 3)
    ['a', 'b']
    """
    if len(names) <= most:
        return names
    return [names[at * len(names) // most] for at in range(most)]


def _languages(looked: _Looked) -> str:
    told = _counted(language for language in looked.languages.elements() if language)
    other = sum(n for language, n in looked.languages.items() if language not in {"", "en", "de"})
    unknown = f"{looked.languages['']} could not be told" if looked.languages[""] else ""
    advice = "dates are found in English and German only" if other else ""
    return "; ".join(filter(None, (told, unknown, advice)))


def _encodings(looked: _Looked) -> str:
    """Return how many files state no encoding, with those that were guessed and the first file of all."""
    told = _counted(looked.guessed.values())
    n = len(looked.guessed)
    verbs = ("states", "is") if n == 1 else ("state", "are")
    files = f"{n} of {looked.n_files} files {verbs[0]} none and {verbs[1]} not UTF-8"
    return f"{files}: guessed {told} (first: {next(iter(looked.guessed))}); save them as UTF-8 where that is wrong"


def _days(looked: _Looked, beside: Path) -> str:
    stated = f"{looked.n_dated} of {looked.n_articles} articles have one in a column or markup"
    if looked.n_dated == looked.n_articles:
        return stated
    if (beside / "sources.csv").is_file():
        return f"{stated}; sources.csv may give others, and texts are searched"
    return f"{stated}; texts are searched, and `topics sources … --ask` asks for those that settle most"


def _problem_lines(looked: _Looked) -> list[str]:
    named = [_line("not read", f"{one.source}: {one.found.rstrip('.')}; {one.advice}") for one in looked.problems]
    if len(named) > MOST_NAMED:
        return [*named[:MOST_NAMED], _line("", f"and {len(named) - MOST_NAMED} more")]
    return named


def _time(n_characters: float, n_files: int) -> str:
    """Return about how long a first run takes, in words."""
    run, notebooks = (time_words(seconds) for seconds in (seconds_for(n_characters, _N_CORES), NOTEBOOK_SECONDS))
    more = f"the notebooks and figures of a first run about {notebooks} more"
    return f"about {run} on {_N_CORES} cores, {more}; longer right after installing or on a busy machine"


def time_words(seconds: float) -> str:
    """Return a length of time as one would say it.

    >>> [time_words(seconds) for seconds in (12.0, 100.0, 5400.0)]
    ['12 seconds', '2 minutes', '1.5 hours']
    """
    steps = ((1.0, "seconds"), (_MINUTE, "minutes"), (_MINUTE * _MINUTE, "hours"))
    for (size, unit), (larger, _) in pairwise(steps):
        if seconds < 1.5 * larger:
            n = max(round(seconds / size), 1)
            return f"{n} {unit if n > 1 else unit.rstrip('s')}"
    return f"{seconds / steps[-1][0]:.1f} hours"
