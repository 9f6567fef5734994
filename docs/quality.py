"""The page on how good it is: what each job was measured to do, for a reader who is no expert, and where it fails."""

from __future__ import annotations

import csv
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIGURES = Path(__file__).parents[1] / "evaluation" / "figures.csv"
JOBS = {
    "articles": ("Reading pages", "How much of the text of a web page is kept, and its day of publication found."),
    "dates": ("Time expressions", "News in which people marked every time expression; TempEval-3 ranks by the value."),
    "publication": ("Days of undated articles", "Nine in ten days of a story were hidden and looked for."),
    "quotes": ("Who said what", "Political articles in which people marked who said what."),
    "themes": ("Themes", "News sorted into sections by its publisher: how far clusters agree."),
    "timelines": ("Timelines", "Timelines by journalists: the same days (date F1), the same words (AR-1, AR-2)."),
    "persons": ("Timelines of persons", "The days that a journalist chose for a person."),
}
"""What the jobs of the evaluation are called, and what was done, in the order of the page."""
LIMITS = (
    "Dates: of ten expressions in the news measured, about two get another value than people gave, or none.",
    "Undated articles: the interval nearly always holds the day; the likely day of a story over years is often wrong.",
    "Quotes: what stands in quotation marks is found well, thoughts and plans of others much less.",
    "Timelines: a day that a journalist chose is missed in three of ten; the words chosen differ mostly.",
    "Events, disagreements and who met whom: not measured here, for want of public data; check them against sentences.",
    "All of this is news in English. Other texts will do worse.",
)


class Measured(NamedTuple):
    """One line of the figures."""

    job: str
    data: str
    measure: str
    value: str
    n: str
    unit: str


def read_measured(path: Path = FIGURES) -> list[Measured]:
    """Return the figures by job, data and measure."""
    with path.open(encoding="utf-8", newline="") as lines:
        return sorted(Measured(*(row[name] for name in Measured._fields)) for row in csv.DictReader(lines))


def quality_tables(figures: list[Measured]) -> list[tuple[str, str, list[list[str]]]]:
    """Return for each job its name, what was done, and its rows: data, of how many, measure, value, other tool.

    A measure "text by trafilatura F1" stands beside "text F1", in a column of its own.
    """
    tables = []
    for job, (name, about) in JOBS.items():
        own = [figure for figure in figures if figure.job == job]
        if own:
            by_data = (_rows(lines) for _, lines in groupby(own, attrgetter("data")))
            tables.append((name, about, list(chain.from_iterable(by_data))))
    return tables


def _rows(figures: Iterable[Measured]) -> list[list[str]]:
    listed = list(figures)
    others = dict(_by_other_tool(listed))
    return [
        [figure.data, f"{figure.n} {figure.unit}".strip(), figure.measure, figure.value, others.get(figure.measure, "")]
        for figure in listed
        if _BY not in figure.measure
    ]


_BY = " by "


def _by_other_tool(figures: Iterable[Measured]) -> Iterator[tuple[str, str]]:
    """Yield for each figure of another tool the measure without its name, and the tool with its value."""
    for figure in figures:
        if _BY in figure.measure:
            what, _, rest = figure.measure.partition(_BY)
            tool, _, kind = rest.partition(" ")
            yield f"{what} {kind}", f"{tool} {figure.value}"
