"""Which of two readings is right, by the cue that chose: past or future, for dates and weekdays that leave it open.

Three kinds of expressions whose days are known: those of TimeBank and AQUAINT; dates of news whose year stands in the
text and is hidden; and the sentences of ``tests/cases/dates_everyday.json``. For each kind of cue the figure is the
share that is right of those that it decided, where one of the two readings is right: the chances in ``cues.toml`` are
set from it. ``resolved`` and ``guessed`` are the shares of all that is called so that are right. What the command line
does not print, the kind of a cue, is asked of the library.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evaluation.dates import ATTRIBUTE, TAG, TEXT
from evaluation.dates import SETS as ANNOTATED
from evaluation.figures import Bench, Figure, read_lines, rounded, run_script
from evaluation.measures import share
from topics.dates import TimeExpression, tag
from topics.dates.anchors import BY_FAR, NEAREST, YEAR_BESIDE, YEAR_OVER_WORDS
from topics.dates.tense import direction
from topics.dates.weekdays import HABIT
from topics.english.calendar import MONTH_NAMES, MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EVERYDAY = Path(__file__).parents[1] / "tests" / "cases" / "dates_everyday.json"
NEWS = ("timelines", "entities")
"""Folders of news, a story each below them, whose dates are hidden."""
CREATED = re.compile(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", re.DOTALL)
A_DAY_OR_MONTH = re.compile(r"\d{4}-(?:\d\d|W\d\d)")
"""Gold values that name a day, a week or a month."""
CHARACTERS_OF_A_DAY = 10
READINGS_AGAINST_A_WRONG_DAY = 2
"""A document in which so many weekdays, inclusively, are of neither week about its day is of another day."""
HABITS = {
    BY_FAR: "by far the nearest",
    NEAREST: "nearest",
    HABIT: "habit",
    YEAR_BESIDE: "year beside",
    YEAR_OVER_WORDS: "year over words",
}
"""Reasons that are no words of the text, with their names in ``cues.toml``."""


class Known(NamedTuple):
    """An expression whose days are known: its text, the day of publication, its characters and its true value."""

    text: str
    published: str
    start: int
    stop: int
    value: str


@dataclass
class Tally:
    """How many were right and wrong, by the kind of cue and by the certainty."""

    cues: defaultdict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    certainties: defaultdict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, known: Known) -> None:
        """Count one expression, unless the tool found none there."""
        here = (
            item for item in tagged(known.text, known.published) if item.start < known.stop and item.stop > known.start
        )
        found = next(here, None)
        if found is None:
            return
        value, other, true = (
            reading[:CHARACTERS_OF_A_DAY] for reading in (found.value, found.alternative, known.value)
        )
        self.certainties[found.certainty][value == true] += 1
        if found.chance < 1 and (true in (value, other) or not other):
            self.cues[kind_of_cue(known.text, found)][value == true] += 1

    def figures(self, data: str) -> Iterator[Figure]:
        """Yield the shares that are right."""
        counts = {f"right by cue {name}": right for name, right in self.cues.items()}
        counts |= {
            f"right of {name}": right for name, right in self.certainties.items() if name in {"resolved", "guessed"}
        }
        for name, right in sorted(counts.items()):
            n = right.total()
            yield Figure("directions", data, name, rounded(share(right[True], n)), n, "expressions", "")


@lru_cache(maxsize=1)
def tagged(text: str, published: str) -> list[TimeExpression]:
    """Return the expressions of a text of news."""
    return tag(text, published, domain="news")


def kind_of_cue(text: str, found: TimeExpression) -> str:
    """Return the name in ``cues.toml`` of what chose between two readings."""
    return HABITS.get(found.cue) or direction(text, found.start, found.stop).cue


# ---------------------------------------------------------------------- (a) news whose dates somebody marked


def annotated(document: str) -> list[Known]:
    """Return the marked expressions of a TimeML document that name days; none where its day of creation is wrong."""
    created, body = CREATED.search(document), TEXT.search(document)
    if created is None or body is None:
        return []
    text, begun, marked = "", [], []
    for token in TAG.split(body[1]):
        if token.startswith("<TIMEX3"):
            begun.append((len(text), dict(ATTRIBUTE.findall(token)).get("value", "")))
        elif token == "</TIMEX3>":
            start, value = begun.pop()
            marked.append((start, len(text), value))
        elif not token.startswith("<"):
            text += html.unescape(token)
    knowns = [Known(text, created[1], *place, value) for *place, value in marked if A_DAY_OR_MONTH.match(value)]
    n_neither = sum(is_neither(known) for known in knowns)
    return knowns if n_neither < READINGS_AGAINST_A_WRONG_DAY else []


def is_neither(known: Known) -> bool:
    """Return whether a weekday can be of two weeks, and the marked one is neither."""
    found = next((item for item in tagged(known.text, known.published) if item.start == known.start), None)
    if found is None or found.rule != "weekday" or not found.alternative:
        return False
    return known.value[:CHARACTERS_OF_A_DAY] not in {found.value, found.alternative}


# ---------------------------------------------------------------------- (b) news whose years are hidden

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATED = re.compile(
    rf"\b(?P<kept>(?P<month>{_MONTH})\.?(?:\s(?P<day>\d\d?))?|(?P<first>\d\d?)\s(?P<second>{_MONTH}))"
    r"(?P<hidden>\s?,?\s(?P<year>(?:19|20)\d\d)(?:\s?,)?)(?!\d)",
    re.IGNORECASE,
)
"""A month or a day with its year."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_SENTENCE = 600
"""Characters, inclusively."""
FEWEST_WORDS = 8
"""Words, inclusively, of a sentence; below are headings, stamps and lines of addresses."""
NO_NEWS = re.compile(
    r"\||\d\d?:\d\d|\b(?:article|piece|story|page|version|post|comment|footnote|clarification|correction)s?\s(?:was|were|has|is)\b"
    r"|\b(?:published|posted|updated|amended|corrected|copyright|corrections)\b",
    re.IGNORECASE,
)
"""Marks of what the page says of itself: stamps of comments, notes of corrections, days on which it was changed."""
DATES_AFTER_A_WRONG_DAY = 4
"""An article that names so many dates after its day of publication, inclusively, is of another day."""
FARTHEST_DAYS = 360
FARTHEST_MONTHS = 11
"""How far from publication, inclusively, a date may lie so that its year can be left out."""
SPACED = ((" ,", ","), (" .", "."), ("``", '"'), ("''", '"'), (" 's", "'s"), ("\\/", "/"))
"""What the stories' tokenizer has set apart, and how news writes it."""


def hidden_years(sentence: str, published: date) -> Iterator[Known]:
    """Yield the dates near publication of a sentence, each in a text without its year.

    >>> [known] = hidden_years("They met on May 3, 2021, there.", date(2021, 6, 1))
    >>> known.text, known.text[known.start : known.stop], known.value
    ('They met on May 3 there.', 'May 3', '2021-05-03')
    """
    if len(YEAR.findall(sentence)) != 1 or not is_prose(sentence):
        return
    for match in DATED.finditer(sentence):
        value = _value(match, published)
        if value and match["kept"][:1].isdecimal() | match["kept"][:1].isupper():
            text = sentence[: match.start("hidden")] + sentence[match.end("hidden") :]
            yield Known(text, published.isoformat(), match.start("kept"), match.end("kept"), value)


def is_prose(sentence: str) -> bool:
    """Return whether a line of an article is a sentence that tells news."""
    words = sentence.split()
    is_sentence = (
        len(words) >= FEWEST_WORDS and len(sentence) <= LONGEST_SENTENCE and sentence.rstrip(' "').endswith(".")
    )
    return is_sentence and NO_NEWS.search(sentence) is None


def _value(match: re.Match[str], published: date) -> str:
    """Return the value of a date near publication, "" for any other and for one that does not exist."""
    month = MONTHS[(match["month"] or match["second"]).lower()]
    year, day = int(match["year"]), int(match["day"] or match["first"] or 0)
    if not day:
        months = (year - published.year) * len(MONTH_NAMES) + month - published.month
        return f"{year}-{month:02d}" if abs(months) <= FARTHEST_MONTHS else ""
    try:
        dated = date(year, month, day)
    except ValueError:
        return ""
    return dated.isoformat() if abs((dated - published).days) <= FARTHEST_DAYS else ""


def news_with_hidden_years(articles: Iterable[Path]) -> Iterator[Known]:
    """Yield the dates whose year can be hidden of files of articles, each text once."""
    seen: set[tuple[str, int]] = set()
    for path in articles:
        for row in read_lines(path):
            for known in dates_of_article(row["text"], date.fromisoformat(row["published"][:CHARACTERS_OF_A_DAY])):
                if (known.text, known.start) not in seen:
                    seen.add((known.text, known.start))
                    yield known


def dates_of_article(text: str, published: date) -> list[Known]:
    """Return the dates of an article whose year can be hidden; none where its day of publication cannot be right."""
    dates = [known for line in text.split("\n") for known in hidden_years(_closed_up(line), published)]
    n_later = sum(known.value > published.isoformat() for known in dates)
    return dates if n_later < DATES_AFTER_A_WRONG_DAY else []


def _closed_up(line: str) -> str:
    for apart, together in SPACED:
        line = line.replace(apart, together)
    return line


# ---------------------------------------------------------------------- (c) sentences of our own


def everyday(path: Path = EVERYDAY) -> Iterator[Known]:
    """Yield the expressions with a day of publication and one value."""
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        for words, *values in case["expressions"]:
            if case["anchor"] and len(values) == 1 and values[0]:
                start = case["text"].index(words)
                yield Known(case["text"], case["anchor"], start, start + len(words), values[0])


# ---------------------------------------------------------------------- all together


def measure(bench: Bench) -> Iterator[Figure]:
    """Yield what is right of each kind of data, and for each cue of all of them."""
    sources = {
        folder.name: [known for path in sorted(folder.glob("*.tml")) for known in annotated(_read(path))]
        for folder in bench.folders(*ANNOTATED)
    }
    stories = [path for name in NEWS for path in sorted((bench.data / name).glob("*/articles.jsonl"))]
    sources["hidden years"] = list(news_with_hidden_years(stories))
    sources["everyday sentences"] = list(everyday())
    together = Tally()
    for data, knowns in sources.items():
        tally = Tally()
        for known in knowns:
            tally.add(known)
            together.add(known)
        yield from (figure for figure in tally.figures(data) if figure.measure.startswith("right of"))
    yield from together.figures("all")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    run_script(__doc__, measure)
