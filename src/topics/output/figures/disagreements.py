"""What articles tell differently: each value of one thing on a line, with a mark for every article at its day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import pandas as pd

from topics.english.words import AUXILIARIES, FUNCTION_WORDS
from topics.output import colours
from topics.output.disputes import value_words
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.tables import rows
from topics.output.wording import DISAGREEMENT_NAMES, POSSIBLY, disagreement_words, number_words, span_words

if TYPE_CHECKING:
    from collections import Counter
from collections.abc import Sequence

_MOST = 12
"""Disagreements drawn, at most."""
_MOST_VALUES = 6
"""Values of one disagreement that are drawn, at most: the first and the last by day."""
_GAP_MM = 3.2
_MARK_MM = 2.0
_OPEN_MM = 7.0
"""What the marks of unknown days take on the left, where there are any."""
_DAY_LENGTH = len("2021-05-01")
_VALUE_SHARE = 0.44
"""Share of the width that the words of the values take."""
_TWIN_COLUMNS = ("disagreement", "kind", "matter", "about", "value", "published", "n_articles")
_CAPTION = (
    "What articles tell differently, {which}. Each line is a value, each mark an article at its publication day, from "
    "the first to the last day of that disagreement; the number says how many articles give the value. {marks}No "
    "verdict is given."
)
_KEY = {colours.BLUE: "an article", colours.SKY: "day only possible", colours.WHITE: "day not known"}
"""What marks of each fill are."""
_KEY_MM = style.MARGIN_MM + 5.0
"""Where the first disagreement begins below the key."""
_LIKELY_MARKS = "Pale marks: the day is only possible. "
_OPEN_MARKS = "Open marks, on the left: the day is not known. "


_LARGER_MARKS = "larger marks: several articles of one day"
_WORDS_AROUND = 3
_TITLE = "Where articles disagree"
_TITLE_ROOM_MM = 6.0
"""What the title takes of the height of a page."""
_ENDS_APART_MM = 2.0
"""Between the words of the first and of the last day, at least; else one stands below the other."""


@dataclass(frozen=True, slots=True)
class _Value:
    """One value: its words in lines, and the publication day of each article that gives it."""

    lines: list[str]
    days: list[_Published]


@dataclass(frozen=True, slots=True)
class _Published:
    """A publication day as it is drawn: the day, "" where it is open, and whether it is only likely."""

    day: str
    is_likely: bool = False

    @classmethod
    def of(cls, edtf: str) -> _Published:
        """Read a day, a likely one (``2021-05-01~``) or an interval, whose day is open."""
        day = edtf.removesuffix("~")
        return cls(day, day != edtf) if len(day) == _DAY_LENGTH else cls("")

    @property
    def fill(self) -> str:
        """The colour that a mark is filled with."""
        if not self.day:
            return colours.WHITE
        return colours.SKY if self.is_likely else colours.BLUE


def draw_disagreements(claims: pd.DataFrame, width_mm: float = style.PAGE_MM, *, most: int = _MOST) -> Drawing:
    """Draw the disagreements that rank highest: their values, and on which days articles told them.

    Parameters
    ----------
    claims : pandas.DataFrame
        As in ``topics.records.TABLES``; spellings are left out.
    width_mm : float
        Width on paper, in millimetres.
    most : int
        Number of disagreements drawn, at most; fewer where a page does not hold them.
    """
    told = _asked_once(_in_small_letters(claims[claims["kind"] != "spelling"]))
    groups = [own for _, own in told.groupby("rank", sort=True) if _tells_sides_apart(own)][:most]
    sheet = Sheet(width_mm)
    reached = _KEY_MM if groups else style.MARGIN_MM
    drawn: list[pd.DataFrame] = []
    for own in groups:
        heading, values = _heading(own, sheet.width), _values(own, sheet.width)
        height = _height(heading, values, sheet.width)
        if drawn and reached + height > style.PAGE_HEIGHT_MM - _TITLE_ROOM_MM - 2 * style.MARGIN_MM:
            break
        _draw(sheet, heading, values, reached)
        drawn.append(own)
        reached += height + _GAP_MM
    if not drawn:
        words = disagreement_words(told["rank"].nunique())
        sheet.text(style.MARGIN_MM, reached, words)
        return sheet.finish(reached + 8, _twin(told.head(0)), f"{words}.", "Nothing.", title=_TITLE)
    shown = pd.concat(drawn)
    _draw_key(sheet, [_Published.of(edtf) for edtf in shown["published"]])
    n_all = told["rank"].nunique()
    which = f"the {len(drawn)} plainest of {n_all}" if len(drawn) < n_all else "the plainest first"
    caption = _CAPTION.format(which=which, marks=_marks(shown))
    n_more = n_all - len(drawn)
    notes = [_LARGER_MARKS] if shown.groupby(["rank", "value", "published"]).size().max() > 1 else []
    notes += [f"{number_words(n_more, 'more disagreement')} in the table of claims"] if n_more else []
    title, note = disagreement_words(n_all), "; ".join(notes)
    return sheet.finish(reached, _twin(shown), caption, _alt(drawn), title=title, note=note)


def _in_small_letters(claims: pd.DataFrame) -> pd.DataFrame:
    """Return claims in which a value at the beginning of a sentence is written as within one: "about four ships"."""
    written = set(zip(claims["disagreement"], claims["value"], strict=True))
    values = []
    for of, value in zip(claims["disagreement"], claims["value"], strict=True):
        small = f"{value[:1].lower()}{value[1:]}"
        is_small = (of, small) in written or small.partition(" ")[0] in FUNCTION_WORDS
        values.append(small if is_small else value)
    return claims.assign(value=values)


def _asked_once(claims: pd.DataFrame) -> pd.DataFrame:
    """Return claims in which a question that is asked twice, with values that all stand there before, is one.

    That who held an office is told differently by several articles, and again within one of them, is one point.
    """
    firsts: list[pd.DataFrame] = []
    for _, own in claims.groupby("rank", sort=True):
        at = next((at for at, first in enumerate(firsts) if _asks_again(own, first)), -1)
        if at < 0:
            firsts.append(own)
            continue
        first = firsts[at]
        side_of = dict(zip(first["value"], first["side"], strict=True))
        same = {name: first[name].iloc[0] for name in ("rank", "disagreement", "kind")}
        firsts[at] = pd.concat([first, own.assign(side=own["value"].map(side_of), **same)])
    return pd.concat(firsts) if firsts else claims


def _asks_again(own: pd.DataFrame, first: pd.DataFrame) -> bool:
    """Return whether a disagreement is on the question of another, with values that it has all."""
    is_same = all(own[name].iloc[0] == first[name].iloc[0] for name in ("matter", "about"))
    return is_same and set(own["value"]) <= set(first["value"])


def _tells_sides_apart(own: pd.DataFrame) -> bool:
    """Return whether the values of each two sides of a disagreement read differently but for their tense.

    Who denies what another says in the same words does so around them, which a figure has no room for.
    """
    sides: dict[tuple[str, ...], set[int]] = {}
    for claim in rows(own):
        words = tuple(word for word in claim.value.lower().split() if word not in AUXILIARIES)
        sides.setdefault(words, set()).add(claim.side)
    return all(len(of_words) == 1 for of_words in sides.values())


def _draw_key(sheet: Sheet, drawn: Sequence[_Published]) -> None:
    """Explain the marks that occur, and the numbers, at the top."""
    fills = {published.fill for published in drawn}
    x, y = style.MARGIN_MM + _MARK_MM / 2, style.MARGIN_MM + _MARK_MM / 2
    for fill, words in _KEY.items():
        if fill not in fills:
            continue
        sheet.mark(x, y, _MARK_MM * 0.8, fill=fill, edge=colours.BLUE)
        sheet.text(x + _MARK_MM, y, words, size=style.SMALL_PT, colour=colours.GREY, middle=True)
        x += text_width(words, style.SMALL_PT) + 2.5 * _MARK_MM
    sheet.text(
        sheet.width - style.MARGIN_MM,
        y,
        "articles",
        size=style.SMALL_PT,
        colour=colours.GREY,
        align="right",
        middle=True,
    )


def _marks(shown: pd.DataFrame) -> str:
    """Return what the marks that are not filled mean, as far as any are drawn."""
    drawn = [_Published.of(edtf) for edtf in shown["published"]]
    likely = _LIKELY_MARKS if any(published.is_likely for published in drawn) else ""
    return likely + (_OPEN_MARKS if not all(published.day for published in drawn) else "")


def _heading(own: pd.DataFrame, width: float) -> list[str]:
    """Return the lines over the values of a disagreement: what it is about, and its kind."""
    first = rows(own)[0]
    kind = "" if first.kind == "contradiction" else f" ({DISAGREEMENT_NAMES[first.kind]})"
    return wrap(f"{_about_words(first)}{kind}", width - 2 * style.MARGIN_MM, weight="bold", max_lines=2)


def _about_words(claim: Any) -> str:
    """Return what a disagreement is about, words of the articles in quotation marks.

    A single word alone says little: behind it stands what one article says around its value.
    """
    question, _, told = claim.about.partition(": ")
    if told:
        return f"{question}: “{told}”"
    if " " in question or claim.value not in claim.quote:
        return str(question)
    before, _, after = claim.quote.partition(claim.value)
    around = [*before.split()[-_WORDS_AROUND:], claim.value, *after.split()[:_WORDS_AROUND]]
    return f"{question}: “… {' '.join(around)} …”"


def _values(own: pd.DataFrame, width: float) -> list[_Value]:
    """Return the values in the order in which they were told; what says the same is one, by its most frequent words."""
    days_of: dict[int, list[_Published]] = {}
    words_of: dict[int, Counter[str]] = {}
    for claim in rows(own.sort_values(["published", "article", "start"], kind="stable")):
        days_of.setdefault(claim.side, []).append(_Published.of(claim.published))
        words_of.setdefault(claim.side, Counter())[claim.value] += 1
    room = _VALUE_SHARE * width - style.MARGIN_MM - 2 * _MARK_MM
    told = {side: value_words(words.most_common(1)[0][0]) for side, words in words_of.items()}
    values = [_Value(wrap(told[side], room, max_lines=2), days) for side, days in days_of.items()]
    if len(values) <= _MOST_VALUES:
        return values
    return values[: _MOST_VALUES // 2] + values[-_MOST_VALUES // 2 :]


def _height(heading: Sequence[str], values: Sequence[_Value], width: float) -> float:
    lines = sum(len(value.lines) for value in values)
    n_below = 1 if _ends_fit(_known(values), *_sides(values, width)) else 2
    return len(heading) * line_height() + lines * line_height() + n_below * line_height(style.SMALL_PT)


def _known(values: Sequence[_Value]) -> list[tuple[str, bool]]:
    """Return the days that are known, certain or likely, in their order."""
    every = chain.from_iterable(value.days for value in values)
    return sorted({(published.day, published.is_likely) for published in every if published.day})


def _sides(values: Sequence[_Value], width: float) -> tuple[float, float]:
    """Return where the first and the last known day stand; days that are not known stand left of them."""
    left = _VALUE_SHARE * width
    all_known = all(published.day for published in chain.from_iterable(value.days for value in values))
    return (left if all_known else left + _OPEN_MM), width - style.MARGIN_MM - 6.0


def _ends_fit(known: Sequence[tuple[str, bool]], left: float, right: float) -> bool:
    """Return whether the words of the first and the last day fit side by side."""
    if not known or known[0][0] == known[-1][0]:
        return True
    both = sum(text_width(_end_words(*end), style.SMALL_PT) for end in (known[0], known[-1]))
    return both + _ENDS_APART_MM <= right - left


def _draw(sheet: Sheet, heading: Sequence[str], values: Sequence[_Value], top: float) -> None:
    """Draw one disagreement from the top downwards."""
    y = top + sheet.text(style.MARGIN_MM, top, list(heading), weight="bold")
    left = _VALUE_SHARE * sheet.width
    first, right = _sides(values, sheet.width)
    known = _known(values)
    ends = [day for day, _ in known]
    for value in values:
        height = sheet.text(style.MARGIN_MM + _MARK_MM, y, value.lines)
        middle = y + line_height() / 2
        sheet.line([left, right], [middle, middle], width=0.3)
        for published, number in sorted(Counter(value.days).items(), key=lambda pair: (pair[0].day, pair[0].is_likely)):
            diameter = _MARK_MM * min(number, 4) ** 0.5 * 0.8
            x = _place(published.day, ends, first, right) if published.day else left + _MARK_MM
            sheet.mark(x, middle, diameter, fill=published.fill, edge=colours.BLUE)
        sheet.text(right + 2.0, y, str(len(value.days)), size=style.SMALL_PT, colour=colours.GREY)
        y += height
    if known:
        sheet.text(first, y, _end_words(*known[0]), size=style.SMALL_PT, colour=colours.GREY)
        if ends[-1] != ends[0]:
            y += 0.0 if _ends_fit(known, first, right) else line_height(style.SMALL_PT)
            sheet.text(right, y, _end_words(*known[-1]), size=style.SMALL_PT, colour=colours.GREY, align="right")


def _end_words(day: str, is_likely: bool) -> str:
    """Return the first or last day under a disagreement in words."""
    words = span_words(day, day, "day")
    return f"{words}, {POSSIBLY}" if is_likely else words


def _place(day: str, known: Sequence[str], left: float, right: float) -> float:
    """Return where a day stands between the first and the last; a single day stands on the left."""
    first, last = (date.fromisoformat(known[at]) for at in (0, -1))
    if first == last:
        return left + _MARK_MM
    share = (date.fromisoformat(day) - first).days / (last - first).days
    return left + _MARK_MM + share * (right - left - 2 * _MARK_MM)


def _twin(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the data drawn, a row for each value and day of a disagreement."""
    if claims.empty:
        return pd.DataFrame(columns=list(_TWIN_COLUMNS))
    keys = ["rank", "disagreement", "kind", "matter", "about", "value", "published"]
    counted = claims.groupby(keys, sort=True)["article"].nunique().rename("n_articles").reset_index()
    return counted[list(_TWIN_COLUMNS)]


def _alt(drawn: Sequence[pd.DataFrame]) -> str:
    first: Any = rows(drawn[0])[0]
    values = ", ".join(dict.fromkeys(drawn[0]["value"]))
    return f"{number_words(len(drawn), 'disagreement')}. The plainest: {first.about}: {values}."
