"""Articles: the days they speak of, and what cleaning took away."""

from __future__ import annotations

from calendar import month_abbr
from collections import Counter
from datetime import date
from itertools import accumulate, chain, pairwise
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import article_heads, article_labels
from topics.output.figures.scale import DayScale, Stretch, find_stretches, make_scale
from topics.output.tables import rows
from topics.output.wording import POSSIBLY, article_day, number_words, span_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

_ROW_MM = 5.5
_NAMES_SHARE = 0.34
"""Share of the width that names of articles take, at most."""
_DENSE_FROM = 12
"""Rows from which (exclusive) each is in small type."""
_DENSE_ROW_MM = 3.9
_DENSE_NAMES_SHARE = 0.4
_LONG_DAYS = 62
"""Days from which (inclusive) a stretch of the scale has months for ticks."""
_BESIDE_ROWS_MM = 40.0
"""What title, key, axis and note take of the height of a page, at most."""
_BETWEEN_TICKS_MM = 0.8
_MOST_NAME_LINES = 8
"""Lines of the name of an article, so that titles are whole."""
_BREAK_MM = 3.0
_LEAST_STRETCH_MM = 9.0
"""A stretch of the scale has room for its days in words."""
_ROOM_OF_DAY_MM = 4.0
"""What a day takes at most to be told from the next: more room than the ring of a publication says nothing more."""
_LEAST_APART_MM = 0.05
"""Marks that are nearer than this are one to the eye."""
_LEAST_GAIN = 0.05
"""By how much a further break spreads each mark at least, as a logarithm, for the scale to be broken there."""
_LONG_YEARS_DAYS = 800
"""Days from which (inclusive) a stretch of the scale has years for ticks."""
_YEAR_DAYS = 365
"""Days from which (inclusive) a month of a stretch could be that of two years."""
_MIDDLE = 0.9
"""Share of all mentions whose days are drawn, where there are more articles than fit."""
_PUBLISHED, _MENTIONED = "published", "mentioned"
_KINDS = tuple(f"{kind}{doubt}" for kind in (_PUBLISHED, _MENTIONED) for doubt in ("", f", {POSSIBLY}"))
"""The kinds of days, in the order of the key."""
_DAY_LENGTH = len("2021-05-01")
_SOURCES_TITLE = "When articles appeared, and the days they speak of"
_SOURCES_FINDING = "{n} of {articles} speak of {day}, more than of any other day"
_TIED_SOURCES_FINDING = "{articles} {speak} of {days}, {span}"
_LARGER_DOTS = "larger dots: more mentions of the day"
_LENGTH_OF_BAR = "bars and figures: share of the characters of an article"
_CLEANING_TITLE = "What of each article was kept (characters)"
_CLEANING_FINDING = "{share} of all characters were replaced or dropped"
_ALL_KEPT = "All characters were kept as found"
_NOTHING_LOST = "all kept"
_LEAST_SEEN_MM = 0.6
"""Length of a bar below which (exclusive) its colour is not seen, so that words say what it is."""
_LEAST_SCALE = 0.05
"""Share of the characters of an article that the scale of the bars reaches to, at least: a hair is no beam."""
_GAP_BEHIND_BAR_MM = 1.5
_LEAST_SHARE, _LARGEST_SHARE = 0.001, 0.999
"""Shares below the one, save for 0, and above the other, save for 1 (both exclusive), are told as less or more."""
_RING_MM = 3.6
"""Diameter of the ring at the day of publication."""
_MOST_MENTIONS = 5
"""The dot of a day grows up to so many mentions."""
_LIKELY_DOT_MM = 0.5
"""What the pale dot of a likely day has more, so that its edge is seen at the smallest."""
_SOURCES = (
    "Publication day (ring) of {n} articles and the days they speak of (dots, larger for more mentions; no weeks or "
    "longer times). Long empty stretches are cut out at //."
)
_LIKELY = " Grey squares and pale dots: the day is only possible."
_COPIES = " In the title articles that reprint each other count once."
_UNDATED = " The publication day of {n} of them is not known well enough to draw a ring."
_LOSSES = (("replaced", colours.ORANGE), ("dropped", colours.SKY))
"""What is not kept as found, with its colour, in the order of the parts of a bar."""


def draw_sources(
    articles: pd.DataFrame, dates: pd.DataFrame, width_mm: float = style.PAGE_MM, *, most: int = 30
) -> Drawing:
    """Draw for each article its publication day and the days that it speaks of.

    Days known only to the week or worse are left out. Where there are more than ``most`` articles, or than fit on a
    page, those with the most dated words are drawn, and the days in the middle of all that they speak of.
    """
    sheet = Sheet(width_mm)
    heads = article_heads(articles)
    every = _days_spoken_of(articles, dates, most)
    names = _name_rows(every["article"].unique(), sheet.width, heads)
    while most > 1 and sum(row.height for row in names.values()) > style.PAGE_HEIGHT_MM - _BESIDE_ROWS_MM:
        most = min(most, len(names)) - 1
        every = _days_spoken_of(articles, dates, most)
        names = _name_rows(every["article"].unique(), sheet.width, heads)
    data = _middle(every) if len(articles) > most else every
    names = {name: names[name] for name in data["article"].unique()}
    caption = _SOURCES.format(n=len(names))
    if len(data) < len(every):
        caption += f" The {len(every) - len(data)} marks of days far from most mentions are left out."
    caption += _doubt_words(data, len(names))
    originals = _originals(articles)
    if len({originals[name] for name in names}) < len(names):
        caption += _COPIES
    alt = f"{len(names)} articles with the days they speak of"
    if data.empty:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "No article speaks of a certain day.")
        return sheet.finish(10.0, data, caption, f"{alt}: none.", title=_SOURCES_TITLE)
    left = _names_width(names.values())
    scale = _day_scale(data, sheet.width - left - style.MARGIN_MM - _RING_MM / 2)
    top = _sources_key(sheet, set(data["kind"]))
    for name, row in names.items():
        middle = top + row.height / 2
        sheet.text(left - 3.0, middle, row.lines, size=row.size, align="right", middle=True)
        _draw_days(sheet, scale, data[data["article"] == name], (left, middle))
        top += row.height
    _draw_ticks(sheet, scale, [date.fromisoformat(day) for day in sorted(set(data["day"]))], (left, top))
    bottom = _draw_day_axis(sheet, scale, left, top)
    notes = [_LARGER_DOTS] if (data["mentions"] > 1).any() else []
    notes += [f"{len(names)} of {len(articles)} articles: those with most dates"] if len(articles) > most else []
    elsewhere = len(articles) - len(names)
    if elsewhere and len(articles) <= most:
        notes.append(f"left out: {elsewhere} of {number_words(len(articles), 'article')}, without a day that is known")
    n_undated = _number_without_ring(data, len(names))
    notes += [f"no ring: day of publication of {number_words(n_undated, 'article')} not known"] if n_undated else []
    if len(data) < len(every):
        notes.append(f"left out: {number_words(len(every) - len(data), 'mark')} of days far from most")
    alt = f"{alt}, from {data['day'].min()} to {data['day'].max()}."
    return sheet.finish(bottom, data, caption, alt, title=_most_told_day(data, originals), note="; ".join(notes))


def _originals(articles: pd.DataFrame) -> dict[str, str]:
    """Return by the name of each article that of the first of its group of reprints, its own where it has none."""
    names = article_labels(articles)
    return {names[article.id]: names.get(article.reprint_of, names[article.id]) for article in rows(articles)}


def _most_told_day(data: pd.DataFrame, originals: Mapping[str, str]) -> str:
    """Say of which day most of the articles drawn speak, copies counted once; what is shown where of none."""
    data = data.assign(article=data["article"].map(originals))
    told = data.loc[data["mentions"] > 0, ["article", "day"]].drop_duplicates()["day"].value_counts()
    if told.empty:
        return _SOURCES_TITLE
    most = int(told.max())
    days = list(told.index[told == most])
    articles = number_words(data["article"].nunique(), "article")
    if len(days) > 1:
        span = span_words(min(told.index), max(told.index), "span")
        n_speaking = data.loc[data["mentions"] > 0, "article"].nunique()
        articles, speak = number_words(n_speaking, "article"), "speaks" if n_speaking == 1 else "speak"
        n_days = number_words(len(told), "day")
        return _TIED_SOURCES_FINDING.format(articles=articles, speak=speak, days=n_days, span=span)
    return _SOURCES_FINDING.format(n=most, articles=articles, day=span_words(days[0], days[0], "day"))


def _sources_key(sheet: Sheet, kinds: set[str]) -> float:
    """Explain the marks that occur at the top and return where the rows begin."""
    left = style.MARGIN_MM + _RING_MM / 2
    x, y = left, style.MARGIN_MM + _RING_MM / 2
    for kind in (kind for kind in _KINDS if kind in kinds):
        wide = _RING_MM + text_width(kind, style.SMALL_PT)
        if x + wide > sheet.width and x > left:
            x, y = left, y + _RING_MM + 0.8
        _draw_day(sheet, x, y, kind, 1)
        sheet.text(x + _RING_MM - 0.8, y, kind, size=style.SMALL_PT, colour=colours.GREY, middle=True)
        x += wide + 3.0
    return y + _RING_MM / 2 + 1.5


def _doubt_words(data: pd.DataFrame, n_articles: int) -> str:
    """Return what the caption says of likely days, and of articles without a ring, as far as there are any."""
    n_undated = _number_without_ring(data, n_articles)
    likely = _LIKELY if data["kind"].str.endswith(POSSIBLY).any() else ""
    return likely + (_UNDATED.format(n=n_undated) if n_undated else "")


def _number_without_ring(data: pd.DataFrame, n_articles: int) -> int:
    """Return of how many articles no day of publication is drawn."""
    return n_articles - int(data.loc[data["kind"].str.startswith(_PUBLISHED), "article"].nunique())


def _draw_days(sheet: Sheet, scale: DayScale, days: pd.DataFrame, place: tuple[float, float]) -> None:
    """Draw the line of an article from its place to the right: a ring where it appeared, dots where it speaks of."""
    left, middle = place
    for stretch in scale.stretches:
        sheet.line([left + stretch.start, left + stretch.stop], [middle, middle], width=0.4)
    for row in rows(days):
        _draw_day(sheet, left + scale.place(date.fromisoformat(row.day)), middle, row.kind, row.mentions)


def _draw_day(sheet: Sheet, x: float, y: float, kind: str, mentions: int) -> None:
    """Draw a day of an article: a ring (square where only likely) where it appeared, a dot where it speaks of it."""
    is_likely = kind.endswith(POSSIBLY)
    if kind.startswith(_PUBLISHED):
        shape, edge = ("s", colours.GREY) if is_likely else ("o", colours.ORANGE)
        sheet.mark(x, y, _RING_MM, shape=shape, fill="none", edge=edge)
        return
    diameter = 1.0 + 0.5 * min(mentions, _MOST_MENTIONS) ** 0.5
    if is_likely:
        sheet.mark(x, y, diameter + _LIKELY_DOT_MM, fill=colours.SKY, edge=colours.BLUE)
    else:
        sheet.mark(x, y, diameter)


def _draw_ticks(sheet: Sheet, scale: DayScale, days: Sequence[date], place: tuple[float, float]) -> None:
    """Draw ticks under the rows, each with its number, month or year where there is room."""
    left, top = place
    ticked = free_from = 0.0
    for day, words in chain.from_iterable(_ticks(stretch, days) for stretch in scale.stretches):
        x = left + scale.place(day)
        if x < ticked:
            continue
        sheet.line([x, x], [top, top + 1.0], colour=colours.INK, width=0.6)
        ticked = x + _BETWEEN_TICKS_MM
        reach = text_width(words, style.SMALL_PT) / 2
        if words and x - reach > free_from:
            sheet.text(x, top + 1.2, words, size=style.SMALL_PT, align="center")
            free_from = x + reach + _BETWEEN_TICKS_MM


def _ticks(stretch: Stretch, days: Iterable[date]) -> list[tuple[date, str]]:
    """Return the ticks of a stretch with their words: the days that are drawn, or months or years where it is long.

    In a stretch of more than a year only January has a word among the months, the year.
    """
    if (stretch.last - stretch.first).days < _LONG_DAYS:
        return [(day, str(day.day)) for day in days if stretch.first <= day <= stretch.last]
    if (stretch.last - stretch.first).days >= _LONG_YEARS_DAYS:
        years = range(stretch.first.year + 1, stretch.last.year + 1)
        return [(date(year, 1, 1), str(year)) for year in years]
    months = range(_month_number(stretch.first) + 1, _month_number(stretch.last) + 1)
    firsts = [date(month // 12, month % 12 + 1, 1) for month in months]
    if (stretch.last - stretch.first).days >= _YEAR_DAYS:
        return [(first, str(first.year) if first.month == 1 else "") for first in firsts]
    return [(first, month_abbr[first.month]) for first in firsts]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


class _Row(NamedTuple):
    """The name of an article beside its row, and how high that is in millimetres."""

    lines: list[str]
    size: float
    height: float


def _name_rows(names: Iterable[str], width: float, heads: Mapping[str, str]) -> dict[str, _Row]:
    """Return the rows of articles; where there are many, each is in small type.

    A name that does not fit on one line is broken as ``heads`` has it.
    """
    names = list(names)
    if len(names) > _DENSE_FROM:
        room, size = _DENSE_NAMES_SHARE * width, style.SMALL_PT
        small = {name: _name_lines(name, heads[name], room, size) for name in names}
        return {
            name: _Row(own, size, _DENSE_ROW_MM + (len(own) - 1) * line_height(size)) for name, own in small.items()
        }
    lines = {name: _name_lines(name, heads[name], _NAMES_SHARE * width, style.TEXT_PT) for name in names}
    return {name: _Row(own, style.TEXT_PT, max(_ROW_MM, len(own) * line_height() + 1.5)) for name, own in lines.items()}


def _name_lines(name: str, head: str, room: float, size: float) -> list[str]:
    if text_width(style.printable(name), size) <= room:
        return [style.printable(name)]
    return list(chain.from_iterable(wrap(part, room, size, max_lines=_MOST_NAME_LINES) for part in head.split("\n")))


def _names_width(rows_of: Iterable[_Row]) -> float:
    """Return where the drawing begins beside the names of its rows, in millimetres."""
    widths = [text_width(line, row.size) for row in rows_of for line in row.lines]
    return style.MARGIN_MM + max(widths, default=8.0) + 3.0


def _days_spoken_of(articles: pd.DataFrame, dates: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return one row an article and day, with the number of mentions."""
    import pandas as pd

    names = article_labels(articles)
    sure = dates[(dates["first"] != "") & (dates["precision"] == "day")]
    sure = sure.assign(likely=sure["certainty"].isin(["likely", "guessed"]))
    mentions = (
        sure.groupby(["article", "first"]).agg(mentions=("likely", "size"), likely=("likely", "all")).reset_index()
    )
    busiest = sure.groupby("article").size().sort_values(ascending=False, kind="stable").head(most).index
    shown = set(busiest) if len(articles) > most else set(articles["id"])
    order = {article: number for number, article in enumerate(names)}
    lines = [(m.article, m.first, _kind(_MENTIONED, m.likely), m.mentions) for m in rows(mentions)]
    days = {a.id: article_day(a) for a in rows(articles)}
    lines += [(a, day[:_DAY_LENGTH], _kind(_PUBLISHED, "~" in day), 0) for a, day in days.items() if _is_day(day)]
    lines = sorted((line for line in lines if line[0] in shown), key=lambda line: (order[line[0]], *line[1:3]))
    named = [(names[article], *others) for article, *others in lines]
    return pd.DataFrame(named, columns=["article", "day", "kind", "mentions"])


def _kind(kind: str, is_likely: bool) -> str:
    return f"{kind}, {POSSIBLY}" if is_likely else kind


def _is_day(edtf: str) -> bool:
    """Return True for a day, certain or likely, False for an interval or nothing."""
    return len(edtf.removesuffix("~")) == _DAY_LENGTH


def _middle(data: pd.DataFrame) -> pd.DataFrame:
    """Return the publication days, and the days of the shortest time that has ``_MIDDLE`` of all mentions."""
    mentions = data[data["mentions"] > 0].groupby("day")["mentions"].sum().sort_index()
    if mentions.empty:
        return data
    first, last = _shortest_time([date.fromisoformat(day) for day in mentions.index], mentions.tolist())
    is_inner = data["day"].between(first.isoformat(), last.isoformat())
    return data[is_inner | data["kind"].str.startswith(_PUBLISHED)]


def _shortest_time(days: Sequence[date], numbers: Sequence[int]) -> tuple[date, date]:
    """Return the first and last day of the shortest time that holds ``_MIDDLE`` of the numbers."""
    needed = _MIDDLE * sum(numbers)
    sums = [0, *accumulate(numbers)]
    times = []
    for start in range(len(days)):
        stop = next((at for at in range(start, len(days)) if sums[at + 1] - sums[start] >= needed), None)
        if stop is not None:
            times.append((days[stop] - days[start], days[start], days[stop]))
    _, first, last = min(times)
    return first, last


def _day_scale(data: pd.DataFrame, width: float) -> DayScale:
    """Return a scale over all days, broken where that tells crowded days apart.

    Of the empty gaps that may be cut out, the one is cut first that spreads the marks most, then the next, as long as
    the marks are spread further and the stretches have room for their words.
    """
    marks = Counter(date.fromisoformat(day) for day in sorted(data["day"]))
    runs = find_stretches([(day, day) for day in marks], len(marks))
    cuts: list[int] = []
    best = _scale_cut_at(cuts, runs, marks, width)
    for _ in range(int(width // (_LEAST_STRETCH_MM + _BREAK_MM)) - 1):
        tried = [sorted({*cuts, at}) for at in range(1, len(runs)) if at not in cuts]
        scales = [_scale_cut_at(one, runs, marks, width) for one in tried]
        spreads = [_spread(scale, marks) for scale in scales]
        if not spreads or max(spreads) <= _spread(best, marks) + _LEAST_GAIN * len(data):
            break
        further = spreads.index(max(spreads))
        cuts, best = tried[further], scales[further]
    return best


def _scale_cut_at(
    cuts: Sequence[int], runs: Sequence[tuple[date, date]], marks: Mapping[date, int], width: float
) -> DayScale:
    """Return a scale over runs of days that are joined but for where they are cut; more marks have more room."""
    joined = [(runs[start][0], runs[stop - 1][1]) for start, stop in pairwise([0, *cuts, len(runs)])]
    least = min(_LEAST_STRETCH_MM, width / len(joined) - _BREAK_MM)
    free = width - (_BREAK_MM + least) * len(joined) + _BREAK_MM
    needs = []
    for first, last in joined:
        n_marks = sum(n for day, n in marks.items() if first <= day <= last)
        needs.append(n_marks if first < last else 0)
    lengths = [least + free * need / max(sum(needs), 1) for need in needs]
    return make_scale(joined, lengths, width, _BREAK_MM)


def _spread(scale: DayScale, marks: Mapping[date, int]) -> float:
    """Return how far marks stand from those of the next day that has any: the sum of the logarithms."""
    total = 0.0
    for before, after in pairwise(marks):
        apart = max(min(scale.place(after) - scale.place(before), _ROOM_OF_DAY_MM), _LEAST_APART_MM)
        total += (marks[before] + marks[after]) / 2 * log(apart)
    return total


def _draw_day_axis(sheet: Sheet, scale: DayScale, left: float, top: float) -> float:
    """Draw the axis under the rows, below its days the span of each stretch; return where it ends."""
    lowest = top
    for number, stretch in enumerate(scale.stretches):
        start, stop = left + stretch.start, left + stretch.stop
        sheet.line([start, stop], [top, top], colour=colours.INK, width=0.8)
        if number:
            for shift in (-0.6, 0.6):
                x = start - _BREAK_MM / 2 + shift
                sheet.line([x - 0.5, x + 0.5], [top + 1.2, top - 1.2], colour=colours.INK, width=0.8)
        words = span_words(stretch.first.isoformat(), stretch.last.isoformat(), "span")
        lines = wrap(words, stop - start + _BREAK_MM - 1.0, style.SMALL_PT, max_lines=4)
        used = sheet.text((start + stop) / 2, top + 4.5, lines, size=style.SMALL_PT, align="center")
        lowest = max(lowest, top + 4.5 + used)
    return lowest + style.MARGIN_MM


def draw_cleaning(
    articles: pd.DataFrame, repairs: pd.DataFrame, width_mm: float = style.PAGE_MM, *, most: int = 25
) -> Drawing:
    """Draw for each article which share of its characters was replaced and dropped, all bars to one scale.

    Where there are more than ``most`` articles, those that lost the largest share are drawn.
    """
    heads = article_heads(articles)
    every = _characters(articles, repairs)
    shown, which = every, "each article"
    if len(every) > most:
        shown = every.sort_values(["share_kept", "article"], kind="stable").head(most)
        shown = shown[shown["kept"] < shown["characters_found"]]
        shown = _fitting(shown, width_mm, heads)
        which = f"the {len(shown)} of {len(every)} articles that lost most"
    sheet = Sheet(width_mm)
    names = _name_rows(shown["article"], sheet.width, heads)
    left = _names_width(names.values())
    lengths = _length_of_all(shown, sheet.width - left - style.MARGIN_MM)
    y = _cleaning_key(sheet, shown)
    for article in rows(shown):
        row = names[article.article]
        sheet.text(left - 3.0, y + row.height / 2, row.lines, size=row.size, align="right", middle=True)
        _draw_losses(sheet, article, (left, y + row.height / 2), lengths)
        y += row.height
    kept = every["kept"].sum() / max(every["characters_found"].sum(), 1)
    caption = (
        f"Share of the characters of {which} as found that was replaced by a repair or dropped as litter; all others "
        "were kept."
    )
    notes = [_LENGTH_OF_BAR] if kept < 1 else []
    notes += [f"{len(shown)} of {len(every)} articles: those that lost most"] if len(shown) < len(every) else []
    alt = f"Bars for {len(shown)} articles; of all {len(every)} together {_share_words(kept)} was kept as found."
    title = _cleaning_words(kept) if len(every) else _CLEANING_TITLE
    return sheet.finish(y + style.MARGIN_MM, shown, caption, alt, title=title, note="; ".join(notes))


def _cleaning_words(kept: float) -> str:
    """Say which share of all characters was not kept as found."""
    return _CLEANING_FINDING.format(share=_share_words(1 - kept)) if kept < 1 else _ALL_KEPT


def _fitting(articles: pd.DataFrame, width: float, heads: Mapping[str, str]) -> pd.DataFrame:
    """Return the first articles, as many as fit on a page."""
    ends = list(accumulate(row.height for row in _name_rows(articles["article"], width, heads).values()))
    return articles.head(sum(end <= style.PAGE_HEIGHT_MM - _BESIDE_ROWS_MM for end in ends))


def _length_of_all(shown: pd.DataFrame, room: float) -> float:
    """Return the length of a bar of all characters of an article: each bar of losses fits with the words behind it.

    It is first reckoned with the words behind bars that nobody sees, which are the longest.
    """
    articles = [article for article in rows(shown) if article.kept < article.characters_found]
    length = 0.0
    for _ in range(2):
        shares = [1 - _part(article, "kept") for article in articles]
        rooms = [room - _GAP_BEHIND_BAR_MM - text_width(_loss_words(article, length)) for article in articles]
        lengths = [free / max(share, _LEAST_SCALE) for free, share in zip(rooms, shares, strict=True)]
        length = max(min(lengths, default=room), 0.0)
    return length


def _part(article: Any, kind: str) -> float:
    """Return the share of the characters of an article that was kept, replaced or dropped."""
    return float(getattr(article, kind) / max(article.characters_found, 1))


def _loss_words(article: Any, length: float) -> str:
    """Return what stands behind the bar of an article, of which ``length`` would be all: its share in figures.

    Where the bar is too short for its colour to be seen, the words say what it is: "0.2 % dropped".
    """
    kinds = [kind for kind, _ in _LOSSES if getattr(article, kind)]
    if not kinds:
        return _NOTHING_LOST
    share = 1 - _part(article, "kept")
    is_seen = share * length >= _LEAST_SEEN_MM or len(kinds) > 1
    return _share_words(share) if is_seen else f"{_share_words(share)} {kinds[0]}"


def _share_words(share: float) -> str:
    """Return a share in per cent; what is not nothing never reads as nothing, nor what is not all as all.

    >>> [_share_words(share) for share in (0.0, 0.0002, 0.985, 0.9998, 1.0)]
    ['0.0 %', 'under 0.1 %', '98.5 %', 'over 99.9 %', '100.0 %']
    """
    if 0 < share < _LEAST_SHARE:
        return f"under {_LEAST_SHARE:.1%}".replace("%", " %")
    if _LARGEST_SHARE < share < 1:
        return f"over {_LARGEST_SHARE:.1%}".replace("%", " %")
    return f"{100 * share:.1f} %"


def _draw_losses(sheet: Sheet, article: Any, place: tuple[float, float], length: float) -> None:
    """Draw what an article lost from its place to the right, to scale: ``length`` millimetres would be all of it."""
    left, middle = place
    x = left
    for kind, fill in _LOSSES:
        part = length * _part(article, kind)
        if part:
            sheet.box(x, middle - 1.5, part, 3.0, fill=fill, edge="none")
        x += part
    sheet.line([left, left], [middle - 1.9, middle + 1.9], colour=colours.INK, width=0.6)
    sheet.text(x + _GAP_BEHIND_BAR_MM, middle, _loss_words(article, length), middle=True)


def _cleaning_key(sheet: Sheet, shown: pd.DataFrame) -> float:
    """Explain the fills that occur at the top and return where the bars begin."""
    x = style.MARGIN_MM
    for words, fill in _LOSSES:
        if not shown[words].any():
            continue
        sheet.box(x, style.MARGIN_MM, 4.0, 2.8, fill=fill, edge="none")
        sheet.text(x + 5.0, style.MARGIN_MM + 1.4, words, size=style.SMALL_PT, colour=colours.GREY, middle=True)
        x += 5.0 + text_width(words, style.SMALL_PT) + 5.0
    return style.MARGIN_MM + (5.5 if x > style.MARGIN_MM else 0.0)


def _characters(articles: pd.DataFrame, repairs: pd.DataFrame) -> pd.DataFrame:
    """Return characters found, kept, replaced and dropped, one row an article."""
    import pandas as pd

    names = article_labels(articles)
    made = repairs[repairs["applied"]].assign(gone=repairs["text"] == "", length=repairs["stop"] - repairs["start"])
    lengths = made.pivot_table("length", "article", "gone", aggfunc="sum")
    lost = lengths.reindex(index=list(names), columns=[False, True]).fillna(0).astype("int64")
    found = articles.set_index("id")["found"].str.len()[list(names)]
    kept = found - lost[False] - lost[True]
    shares = (kept / found.clip(lower=1)).round(4)
    data = {"article": list(names.values()), "characters_found": found, "kept": kept}
    data |= {"replaced": lost[False], "dropped": lost[True], "share_kept": shares}
    return pd.DataFrame(data).reset_index(drop=True)
