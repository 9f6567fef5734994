"""One article from raw to clean: repaired, cleared of litter, titled and cut into passages.

The day of publication is read off the clean article afterwards (``topics.publication``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from topics.articles.alignment import Alignment, apply_repairs, compose_repairs, holder
from topics.articles.boilerplate.dropped_lines import COMMENT_FORM, RELATED_LINK, Litter, find_litter
from topics.articles.boilerplate.running_heads import find_running_heads
from topics.articles.boilerplate.stray_sentences import find_strays
from topics.articles.lines import Line, split_lines
from topics.articles.metadata import find_author, find_language, find_title, outlet_of
from topics.articles.passages import passage_rows
from topics.articles.repairs.faults import find_faults
from topics.articles.sidecar import Sidecar, fold
from topics.articles.source_weights import read_weight, weight_note
from topics.articles.surveys import Survey, outlets_to_ask
from topics.records import ArticleRow, Locator, PassageRow, Repair, RepairRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from topics.articles.readers.found_article import Block, FoundArticle
    from topics.settings import ArticleSettings

OUTSIDE = "outside the article"
_OUTSIDE = Litter(OUTSIDE, "another part of the page")
_TITLE_LINES = 3
"""Lines of an article, from its first, that may repeat a title known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Layout:
    """An article repaired and laid out in lines.

    ``text`` is ``found`` after ``faults`` are put right; ``lines`` refer to it. ``litter`` tells by number
    which lines are dropped and why; ``title_line`` is -1 where no line is the title.
    """

    found: str
    faults: list[Repair]
    text: str
    to_found: Alignment
    lines: list[Line]
    litter: dict[int, Litter]
    title_line: int
    title: str

    @property
    def outside(self) -> dict[int, Litter]:
        """The lines that are dropped because they are another part of the page."""
        return {number: item for number, item in self.litter.items() if item.rule == OUTSIDE}

    @property
    def own_lines(self) -> list[Line]:
        """The lines of the article itself, its litter included but for links to other articles and comments."""
        links = {number for number, item in self.litter.items() if item.rule == RELATED_LINK}
        own = list(enumerate(self.lines))[: self._first_comment]
        return [line for number, line in own if line.kind != OUTSIDE and number not in links]

    @property
    def _first_comment(self) -> int:
        """The number of the first line of the comments, which follow a sentence of the text, or that of all lines."""
        text = (number for number, line in enumerate(self.lines) if line.is_sentence and number not in self.litter)
        first_sentence = next(text, len(self.lines))
        forms = [number for number, item in self.litter.items() if item.rule == COMMENT_FORM]
        return min((number for number in forms if number > first_sentence), default=len(self.lines))

    @property
    def litter_lines(self) -> list[Line]:
        """The lines of the article itself that are litter."""
        return [self.lines[number] for number, item in sorted(self.litter.items()) if item.rule != OUTSIDE]

    def lines_without(self, dropped: Mapping[int, Litter]) -> list[Line]:
        """Return the lines, in order, that are not among the dropped ones."""
        return [line for number, line in enumerate(self.lines) if number not in dropped]


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """A clean article: what it was made from, and its rows of the tables.

    ``row`` is complete but for the day of publication. ``sidecar_row`` is what the reader wrote down about
    it, ``language`` the ISO 639-1 code of its text.
    """

    raw: FoundArticle
    sidecar_row: Mapping[str, str]
    layout: Layout
    language: str
    row: ArticleRow
    notes: list[str]
    repairs: list[RepairRow]
    passages: list[PassageRow]


def clean_article(raw: FoundArticle, survey: Survey, sidecar: Sidecar, settings: ArticleSettings) -> CleanArticle:
    """Return an article without faults and litter, with its title, repairs and passages.

    Parameters
    ----------
    raw : FoundArticle
        The article as its file gives it.
    survey : Survey
        What the whole corpus says about repeated lines and ids.
    sidecar : Sidecar
        What the user wrote down about the files.
    settings : ArticleSettings
        The settings in force.
    """
    outlets = outlets_to_ask(raw)
    layout = lay_out(
        raw,
        lambda line: any(survey.is_repeated(outlet, line) for outlet in outlets),
        lambda sentence: any(survey.comes_back(outlet, sentence) for outlet in outlets),
    )
    dropped = layout.outside if settings.keep_litter else layout.litter
    repairs = _compose(layout, layout.litter)
    applied = _compose(layout, dropped) if settings.keep_litter else repairs
    text = apply_repairs(layout.found, applied)

    identity, notes = _identity(raw, survey)
    language = find_language(text) or raw.metadata.language
    title = raw.metadata.title or layout.title
    sidecar_row = sidecar.find(raw.locator.source, raw.locator.record, raw.metadata.url, title)
    url = sidecar_row.get("url") or raw.metadata.url
    row = raw.row
    row["id"] = identity
    row["title"] = sidecar_row.get("title") or title
    row["outlet"] = sidecar_row.get("outlet") or raw.metadata.outlet or outlet_of(url)
    row["author"] = sidecar_row.get("author") or raw.metadata.author or find_author(layout.litter_lines)
    row["url"] = url
    row["weight"] = read_weight(sidecar_row.get("weight", ""))
    row["language"] = language
    row["text"] = text
    kept = layout.lines_without(dropped)
    kept_repairs = set(applied)
    return CleanArticle(
        raw=raw,
        sidecar_row=sidecar_row,
        layout=layout,
        language=language,
        row=row,
        notes=[
            *_guessed(raw.locator),
            *raw.metadata.notes,
            *notes,
            *weight_note(sidecar_row),
            *_conflicts(sidecar_row, raw, title),
        ],
        repairs=[_repair_row(identity, repair, is_applied=repair in kept_repairs) for repair in repairs],
        passages=passage_rows(
            identity, raw.locator.source, layout.found, layout.text, kept, layout.to_found, language or "en"
        ),
    )


def lay_out(
    raw: FoundArticle, is_repeated: Callable[[str], bool], comes_back: Callable[[str], bool] = lambda sentence: False
) -> Layout:
    """Return the article repaired, its lines judged, its title found.

    Parameters
    ----------
    raw : FoundArticle
        The article as its file gives it.
    is_repeated : callable
        Tells whether a line comes back in other articles of the outlet.
    comes_back : callable, optional
        The same of a sentence, wherever in its line.
    """
    found = raw.text
    faults = find_faults(found, raw.locator.source)
    faults = compose_repairs(found, faults, find_strays(apply_repairs(found, faults), comes_back))
    text = apply_repairs(found, faults)
    to_found = Alignment(faults)
    lines = _mark(split_lines(text), raw.blocks, to_found)
    litter = _judge(lines, is_repeated)
    if raw.locator.encoding == "pdf":
        litter |= find_running_heads(text, lines)
    title_line, title = _find_title(raw, lines, litter)
    if title_line >= 0:
        lines[title_line] = replace(lines[title_line], kind="title")
        litter.pop(title_line, None)
    return Layout(found, faults, text, to_found, lines, litter, title_line, title)


def _mark(lines: list[Line], blocks: Sequence[Block], to_found: Alignment) -> list[Line]:
    """Return the lines with the kind of their block; outside all blocks, marked as outside."""
    if not blocks:
        return lines
    spans = []
    for block in blocks:
        start, stop = to_found.to_clean(block.start, block.stop)
        spans.append((start, stop, "" if block.kind == "text" else block.kind))
    return [replace(line, kind=holder(spans, line.start, OUTSIDE)) for line in lines]


def _judge(lines: Sequence[Line], is_repeated: Callable[[str], bool]) -> dict[int, Litter]:
    """Return the lines that are dropped, by number: other parts of the page, and litter of the article."""
    inside = [number for number, line in enumerate(lines) if line.kind != OUTSIDE]
    dropped = {number: _OUTSIDE for number, line in enumerate(lines) if line.kind == OUTSIDE}
    for at, item in find_litter([lines[number] for number in inside], is_repeated).items():
        dropped[inside[at]] = item
    return dropped


def _find_title(raw: FoundArticle, lines: Sequence[Line], litter: Mapping[int, Litter]) -> tuple[int, str]:
    """Return the number of the line that is the title (-1 where none is), and the title that a line gives."""
    if raw.metadata.title:
        return _line_of_title(lines, raw.metadata.title), ""
    if raw.blocks:
        return -1, ""
    return find_title(lines, frozenset(litter))


def _line_of_title(lines: Sequence[Line], title: str) -> int:
    """Return the number of the line that repeats a title known from elsewhere, or -1."""
    first = [(number, line) for number, line in enumerate(lines) if line.kind != OUTSIDE][:_TITLE_LINES]
    folded = " ".join(title.split())
    return next((number for number, line in first if " ".join(line.text.split()) == folded), -1)


def _compose(layout: Layout, dropped: Mapping[int, Litter]) -> list[Repair]:
    """Return the faults put right and the lines dropped, as one list on ``found``."""
    drops: list[Repair] = []
    for number in sorted(dropped):
        line, item = layout.lines[number], dropped[number]
        start, stop = line.full_start, _stop_of_drop(layout, number)
        rule = OUTSIDE if item.rule == OUTSIDE else f"litter: {item.rule}"
        if drops and drops[-1].stop == start and rule == drops[-1].rule == OUTSIDE:
            start = drops.pop().start
        drops.append(Repair(start, stop, layout.text[start:stop], "", rule, item.reason))
    return compose_repairs(layout.found, layout.faults, drops)


def _stop_of_drop(layout: Layout, number: int) -> int:
    """Return where a dropped line ends; one that stands apart takes the blank lines after it along."""
    line = layout.lines[number]
    if not line.blank_before:
        return line.full_stop
    if number + 1 < len(layout.lines):
        return layout.lines[number + 1].full_start
    return len(layout.text)


def _repair_row(article: str, repair: Repair, *, is_applied: bool) -> RepairRow:
    return {
        "article": article,
        "start": repair.start,
        "stop": repair.stop,
        "found_text": repair.found_text,
        "text": repair.text,
        "rule": repair.rule,
        "reason": repair.reason,
        "applied": is_applied,
    }


def _identity(raw: FoundArticle, survey: Survey) -> tuple[str, list[str]]:
    """Return the unique id of an article, with a suffix and a note where several files gave the same."""
    place = f"{raw.locator.source}#{raw.locator.record}"
    number = survey.number_of(raw.id, place)
    if number == 1:
        return raw.id, []
    places = survey.clashes[raw.id]
    note = f"id: '{raw.id}' is used {len(places)} times, this is number {places.index(place) + 1}"
    return f"{raw.id}~{number}", [note]


def _guessed(locator: Locator) -> list[str]:
    """Return a note where the encoding of the file was guessed."""
    if not locator.guessed:
        return []
    return [f"encoding: nothing states it, {locator.guessed} was guessed; look at letters with accents and at quotes"]


def _conflicts(sidecar_row: Mapping[str, str], raw: FoundArticle, title: str) -> list[str]:
    """Return a note for each piece of metadata where the sidecar and the file disagree."""
    notes = []
    for name, value in (("title", title), ("author", raw.metadata.author), ("url", raw.metadata.url)):
        wanted = sidecar_row.get(name, "")
        if value and wanted and fold(value) != fold(wanted):
            notes.append(f"conflict: the sidecar gives the {name} “{wanted}”, the text “{value}”")
    return notes
