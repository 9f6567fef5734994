"""Full dates as a page states them about itself: in a line of their own ("Published 3 June 2023"), or in its address.

They are found by patterns of their own, not by the grammar: a line of a page is no English sentence, and every
language writes 2023-06-03. The words beside such a date stand in ``stated.toml``.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from topics.dates.spans import Span
from topics.english.calendar import MONTH_NAMES, MONTHS, TIME_ZONES, WEEKDAYS
from topics.english.data import alternatives, read_lists, read_texts
from topics.english.words import split_words

_LONGEST_LINE = 160
"""Characters, inclusively, of a line that is a date line."""
_MOST_OTHER_WORDS = 3
_MOST_OTHER_WORDS_BESIDE_LABEL = 6
"""Words, inclusively, that a date line may hold beside its date and the words for it; more where a label says so."""
_LABEL_REACH = 40
"""Characters before a date in which "updated" belongs to it."""
_LABEL_REACH_AFTER = 24
"""The same after it; what else a line tells there ("1 comment") says nothing of its date."""

_LISTS = read_lists("topics.dates", "stated")


def _numbered(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), start=1)}


ALL_MONTHS = dict(MONTHS)
"""Names and abbreviations of months in any language to 1 … 12."""
for _names in read_texts("topics.dates", "stated", "months").values():
    ALL_MONTHS = _numbered(_names) | ALL_MONTHS
_MONTH = alternatives(ALL_MONTHS)
_SHORT_MONTH = alternatives(name[:3] for name in MONTH_NAMES)
_DATE = regex.compile(
    rf"""(?<![\d/.-])(?:
      (?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])
        (?:[T\s]\d\d:\d\d\S*)?(?!\d)
    | (?P<day>[0-3]?\d)(?:st|nd|rd|th|er)?\.?[\s\-]+(?:(?:of|de)\s+)?
        (?P<month>{_MONTH})\b\.?(?:\s?,)?[\s\-]+(?:de\s+)?(?P<year>(?:19|20)\d\d)(?!\d)
    | (?P<month>{_MONTH})\.?\s*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?,)?\s+(?P<year>(?:19|20)\d\d)(?!\d)
    | (?P<one>[0-3]?\d)[/.](?P<two>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)(?!\d)
    )""",
    regex.IGNORECASE | regex.VERBOSE,
)
_LABEL = re.compile(rf"\b(?:{_LISTS['labels'].pattern})\b", re.IGNORECASE)
DayKind = Literal["published", "plain", "changed", "copied", "other"]
"""What the words beside a date say that it is: ``plain`` where they say nothing."""
_KINDS: tuple[tuple[DayKind, str], ...] = (
    ("published", "publication-labels"),
    ("changed", "change-labels"),
    ("copied", "capture-labels"),
    ("other", "other-labels"),
)
_KIND_WORDS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{_LISTS[name].pattern})(?!\w)", re.IGNORECASE)) for kind, name in _KINDS
)
_YEAR = re.compile("(?:19|20)[0-9][0-9]")
"""What every full date holds; looked for first, as most lines hold none."""
_BEFORE_YEAR, _AFTER_YEAR = 60, 40
"""Characters before and after a year in which the rest of its date stands."""
_LABELLED_CLOCK = re.compile(
    rf"^\W*(?:{_LISTS['change-labels'].pattern})\W+(?:at\W+)?(?:\d{{4}}|\d{{1,2}}[:.]\d\d)(?![\d./-])", re.IGNORECASE
)
"""After a date, a label of change that has a time of day of its own: "3 June 2011 Last updated at 10:12 GMT"."""
_OWN_WORDS = rf"(?:{_LISTS['own-nouns'].pattern})\s+(?:(?:was|is|has|had|been|wurde|ist)\s+){{0,2}}"
_OWN_VERB = rf"(?:(?P<published>{_LISTS['own-publication'].pattern})|(?P<changed>{_LISTS['own-change'].pattern}))\b"
_WEEKDAY_BEFORE = rf"(?:(?:{alternatives(WEEKDAYS)}|\w{{3,}}(?:tag|woch))\.?,?\s+(?:den\s+)?)?"
_OWN_BEFORE = re.compile(
    rf"\bthis\s+{_OWN_WORDS}(?:\w+\s+){{0,3}}{_OWN_VERB}[^.;:]{{0,50}}?\s(?:on|at)\s+{_WEEKDAY_BEFORE}$", re.IGNORECASE
)
_OWN_GERMAN_BEFORE = re.compile(rf"\bdiese[rs]?\s+{_OWN_WORDS}(?:\w+\s+){{0,2}}am\s+{_WEEKDAY_BEFORE}$", re.IGNORECASE)
_OWN_GERMAN_AFTER = re.compile(rf"^[^.;]{{0,20}}?\b{_OWN_VERB}", re.IGNORECASE)
"""What stands around the day on which a text says that it appeared: "This entry was posted on Friday, ..."."""
_FIRST_PUBLISHED = re.compile(
    rf"^\W*(?:first|originally)\s+(?P<published>{_LISTS['own-publication'].pattern})\b[^.;:]{{0,60}}$", re.IGNORECASE
)
_NOTE_BEFORE = re.compile(rf"^\W*(?:{_LISTS['change-labels'].pattern})\W+(?:on\W+)?{_WEEKDAY_BEFORE}$", re.IGNORECASE)
"""What a note of a change begins with: "Corrected 18 March 2016: an earlier version ..."."""
_REACH = 400
"""Characters around a date in which all stands that says what it is the day of."""
_IN_PRINT = re.compile(r"\b(?:in|of)\s+print\b", re.IGNORECASE)
"""The day of the printed paper, which comes after that on the web."""
_ENDS = 2
_BETWEEN_ENDS = re.compile(r"\s*(?:[-–—]|to|until|till|through|bis)\s*", re.IGNORECASE)
"""What stands between the two ends of a stretch of days."""
_COPIED = re.compile(rf"^\W*(?:\w+\s+)?(?:{_LISTS['capture-labels'].pattern})\b", re.IGNORECASE)
_REMARK_MARKS = re.compile(r"[|•·]")
"""What parts the short remarks of one line."""
_MOST_WORDS_OF_REMARKS = 14
"""Words, inclusively, of a line of remarks."""
_WEEKDAY_ENDING = re.compile(rf"\b(?P<weekday>{alternatives(WEEKDAYS)})[.,]{{0,2}}\s+$", re.IGNORECASE)
"""The weekday before a date."""
_NOON = re.compile(r"[ap]\.m\.$", re.IGNORECASE)
"""The end of a time of day, whose dot ends no sentence."""
_AUTHOR = re.compile(rf"^\W*(?i:{_LISTS['authors'].pattern})(?-i::?\s*[A-Z])")
_SURE_KINDS: tuple[DayKind, ...] = ("published", "plain", "changed", "copied")
"""Kinds of days that place a text in time, the surest first."""
BESIDE_A_DATE = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?"
    rf"|{alternatives(TIME_ZONES)}|{alternatives(WEEKDAYS)}|{_LISTS['beside'].pattern})\b",
    re.IGNORECASE,
)
"""Clock times, weekdays and small words beside a date."""
_URL_DAYS = (
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>0?[1-9]|1[0-2])[/_-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"/(?P<year>(?:19|20)\d\d)/(?P<month>{_SHORT_MONTH})[a-z]*/(?P<day>\d{{1,2}})(?=/)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(?P<day>1[3-9]|2\d|3[01])[_-](?P<month>0?[1-9]|1[0-2])[_-](?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])(?=/)(?P<day>)"),
)
"""Dates in addresses, the surest form first."""


class StatedDate(NamedTuple):
    """A full date in a text: the days that it can mean, and its place."""

    span: Span
    start: int
    stop: int


def find_full_dates(text: str) -> Iterator[StatedDate]:
    """Yield every date of the text that has day, month and year.

    Where 03/04/2023 can be read in two ways, its span are all days from the one to the other.

    >>> [date.span.edtf for date in find_full_dates("3 June 2023, 03.04.2023 and 03/04/2023")]
    ['2023-06-03', '2023-04-03', '2023-03-04/2023-04-03']
    """
    for match in _dates_around_years(text):
        span = _span_of(match)
        weekday = (
            _WEEKDAY_ENDING.search(text[max(0, match.start() - _REACH) : match.start()])
            if span and span.precision != "day"
            else None
        )
        if span and weekday:
            span = _on_weekday(match, WEEKDAYS[weekday["weekday"].lower()]) or span
        if span:
            yield StatedDate(span, match.start(), match.end())


def _dates_around_years(text: str) -> Iterator[regex.Match[str]]:
    """Yield the full dates of a text, looked for around its years only."""
    for start, stop in _around_years(text):
        yield from _DATE.finditer(text, start, stop)


def _around_years(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text around its years, in order, none overlapping another."""
    stretches: list[tuple[int, int]] = []
    for year in _YEAR.finditer(text):
        start, stop = max(0, year.start() - _BEFORE_YEAR), min(len(text), year.end() + _AFTER_YEAR)
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, stop))
    return stretches


def _span_of(match: regex.Match[str]) -> Span | None:
    """Return the days that a written date can mean, or None where no such day exists."""
    year, month, day, one, two = match.group("year", "month", "day", "one", "two")
    if not one:
        return _day(year, month, day)
    day_first, month_first = _day(year, two, one), _day(year, one, two)
    if day_first is None or month_first is None or "." in match.group():  # 03.04.2023 has the day first
        return day_first or month_first
    return day_first.union(month_first)


def _on_weekday(match: regex.Match[str], weekday: int) -> Span | None:
    """Return the one reading of a date that can be read in two ways which falls on a weekday (1 … 7), or None."""
    year, one, two = match.group("year", "one", "two")
    readings = [span for span in (_day(year, two, one), _day(year, one, two)) if span is not None and span.first]
    fitting = [span for span in readings if span.first is not None and span.first.isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _day(year: str, month: str, day: str) -> Span | None:
    return Span.from_timex(f"{year}-{number_of_month(month):02d}-{int(day):02d}")


def number_of_month(month: str) -> int:
    """Return the number of a month as a digit or a name, in any language."""
    return int(month) if month.isdigit() else ALL_MONTHS[month.lower().rstrip(".")]


def is_date_line(line: str) -> bool:
    """Return True where a line holds a full date and hardly anything else but labels and its author."""
    if len(line) > _LONGEST_LINE or not _YEAR.search(line) or not _DATE.search(line):
        return False
    if _NOON.sub("", line.strip()).endswith((".", "!", "?")):
        return False
    rest = BESIDE_A_DATE.sub(" ", _LABEL.sub(" ", _DATE.sub(" ", line)))
    is_long = has_label(line) or bool(_AUTHOR.match(line)) or bool(_COPIED.search(line))
    if not is_long and _REMARK_MARKS.search(line):
        rests = [split_words(part) for part in _REMARK_MARKS.split(rest)]
        return len(split_words(line)) <= _MOST_WORDS_OF_REMARKS and all(
            len(part) <= _MOST_OTHER_WORDS for part in rests
        )
    return len(split_words(rest)) <= (_MOST_OTHER_WORDS_BESIDE_LABEL if is_long else _MOST_OTHER_WORDS)


def is_author_line(line: str) -> bool:
    """Return True where a short line begins with the words for its author, and a name.

    >>> is_author_line("By Jane Example"), is_author_line("By noon all was over")
    (True, False)
    """
    return len(line) <= _LONGEST_LINE and bool(_AUTHOR.match(line))


def has_label(line: str) -> bool:
    """Return True where a line says that its date is one of publication or change."""
    return bool(_LABEL.search(line))


def find_labelled_days(line: str) -> list[tuple[DayKind, StatedDate]]:
    """Return the dates of a line with what the words before them, or after the last, say that they are.

    >>> [(kind, date.span.edtf) for kind, date in find_labelled_days("Posted 3 June 2023, updated 4 June 2023")]
    [('published', '2023-06-03'), ('changed', '2023-06-04')]
    """
    dates = list(find_full_dates(line))
    if len(dates) == _ENDS and _BETWEEN_ENDS.fullmatch(line[dates[0].stop : dates[1].start]):
        return [("other", date) for date in dates]
    labelled: list[tuple[DayKind, StatedDate]] = []
    stop = 0
    for date in dates:
        kind = label_kind(line[max(stop, date.start - _LABEL_REACH) : date.start])
        labelled.append((kind, date))
        stop = date.stop
    if len(labelled) == 1 and labelled[0][0] == "plain":
        after = line[stop : stop + _LABEL_REACH_AFTER]
        kind = "plain" if _LABELLED_CLOCK.search(after) else label_kind(after)
        return [("plain" if kind == "other" else kind, labelled[0][1])]
    return labelled


def find_own_statement(line: str) -> tuple[DayKind, StatedDate] | None:
    """Return the day on which a sentence says that its own text appeared or was changed, or None.

    >>> kind, day = find_own_statement("This article was first published on 3 June 2023 in the Courier.")
    >>> kind, day.span.edtf
    ('published', '2023-06-03')
    """
    for date in find_full_dates(line):
        before, after = line[max(0, date.start - _REACH) : date.start], line[date.stop : date.stop + _REACH]
        is_near_begin = date.start <= _REACH
        if is_near_begin and _NOTE_BEFORE.match(before):
            return "changed", date
        verb = _OWN_BEFORE.search(before) or (_FIRST_PUBLISHED.search(before) if is_near_begin else None)
        if verb is None and _OWN_GERMAN_BEFORE.search(before):
            verb = _OWN_GERMAN_AFTER.search(after)
        if verb is not None:
            is_first = verb["published"] and not _IN_PRINT.search(verb.group())
            return "published" if is_first else "changed", date
    return None


def label_kind(words: str) -> DayKind:
    """Return what words beside a date say that it is: the last one counts, of those that end there the longest.

    >>> label_kind("Originally published on"), label_kind("Mis à jour le"), label_kind("In the harbour on")
    ('published', 'changed', 'plain')
    """
    found = [(match.end(), -match.start(), kind) for kind, label in _KIND_WORDS for match in label.finditer(words)]
    return max(found)[2] if found else "plain"


def find_stated_day(line: str) -> tuple[DayKind, StatedDate] | None:
    """Return the date of a line that places its text in time best, with its kind, or None.

    The day of publication counts before a day without a label, this before that of a change or of a copy.
    """
    labelled = [item for item in find_labelled_days(line) if item[0] in _SURE_KINDS]
    return min(labelled, key=lambda item: _SURE_KINDS.index(item[0]), default=None)


def find_url_day(url: str) -> Span | None:
    """Return the day or the month of publication that an address gives ("/2021/mar/4/", "-20210304"), or None.

    A date between words ("/what-happened-on-2011-05-03-in-town") and one below "history" or "events" is that of
    something else, as is the day on which an archive kept a copy, and one before there were web pages.

    >>> find_url_day("https://example.org/world/2021/mar/04/harbour").edtf
    '2021-03-04'
    """
    path = _SCHEME.split(url)[-1].split("?")[0].split("#")[0]
    for pattern in _URL_DAYS:
        match = pattern.search(path)
        if not match:
            continue
        year, month, day = match.group("year", "month", "day")
        span = _day(year, month, day) if day else Span.from_timex(f"{year}-{number_of_month(month):02d}")
        if span:
            return span if _is_of_the_page(path, match) else None
    return None


def _is_of_the_page(path: str, match: re.Match[str]) -> bool:
    """Return True where a date in an address can be the one on which its page appeared."""
    before = path[: match.start("year")]
    words = set(re.split(r"[^a-z]+", before.lower()))
    if int(match["year"]) < _FIRST_PAGES and not words & _ARCHIVES:
        return False
    if _OTHER_DAYS.search(before):
        return False
    left, right = before.rpartition("/")[2], path[match.end() :].partition("/")[0]
    return not (_WORD_OF_ADDRESS.search(left) and _WORD_OF_ADDRESS.search(right))


_SCHEME = re.compile(r"https?:/{1,2}", re.IGNORECASE)
_FIRST_PAGES = 1991
"""Year, inclusively, from which there are pages on the web; only archives have older ones."""
_OTHER_DAYS = re.compile(rf"(?<![a-z])(?:{_LISTS['addresses-of-other-days'].pattern})(?![a-z])", re.IGNORECASE)
_ARCHIVES = frozenset({"archive", "archives"})
_WORD_OF_ADDRESS = re.compile(r"[a-z]{2}", re.IGNORECASE)
