"""One article from raw to clean: repaired, cleared of litter, titled, dated and cut into passages."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from topics.articles.alignment import Alignment, apply_repairs, compose_repairs, holder
from topics.articles.boilerplate import Litter, find_litter
from topics.articles.lines import Line, split_lines
from topics.articles.metadata import find_author, find_language, find_title, outlet_of
from topics.articles.passages import passage_rows
from topics.articles.repair import repair_text
from topics.articles.sidecar import Sidecar, fold
from topics.articles.surveys import Survey, outlet_key
from topics.articles.typesetting import TYPESETTING, find_running_heads
from topics.publication.ladder import Published, climb, read_evidence, read_given, read_stated, read_title, read_url
from topics.records import Repair
from topics.settings import ArticleSettings

OUTSIDE = "outside the article"
_OUTSIDE = Litter(OUTSIDE, "another part of the page")


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


def clean_article(
    raw: Mapping[Any, Any], survey: Survey, sidecar: Sidecar, settings: ArticleSettings
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that an article gives to the tables of articles, repairs and passages.

    Parameters
    ----------
    raw : mapping
        A row of the raw articles table.
    survey : Survey
        What the whole corpus says about repeated lines and ids.
    sidecar : Sidecar
        What the user wrote down about the files.
    settings : ArticleSettings
        The settings in force.
    """
    layout = lay_out(raw, partial(survey.is_repeated, outlet_key(raw)))
    outside = {number: item for number, item in layout.litter.items() if item.rule == OUTSIDE}
    dropped = outside if settings.keep_litter else layout.litter
    repairs = _compose(layout, layout.litter)
    applied = _compose(layout, outside) if settings.keep_litter else repairs
    clean = apply_repairs(layout.found, applied)
    identity, notes = _identity(raw, survey)
    language = find_language(clean) or raw["language"]
    given = sidecar.find(raw["source"], raw["record"], raw["url"], raw["title"] or layout.title)
    known = {**raw, **{name: given[name] for name in ("title", "outlet", "author", "url") if given.get(name)}}
    published = _date(raw, given, layout, language)
    beside = [layout.lines[number] for number, item in sorted(layout.litter.items()) if item.rule != OUTSIDE]
    article = {
        **known,
        "title": known["title"] or layout.title,
        "outlet": known["outlet"] or outlet_of(known["url"]),
        "author": known["author"] or find_author(beside),
        "id": identity,
        "published": published.day,
        **{f"published_{name}": getattr(published, name) for name in ("edtf", "basis", "start", "stop")},
        "language": language,
        "text": clean,
        "notes": [*notes, *_conflicts(given, raw, layout), *published.notes],
    }
    kept = [line for number, line in enumerate(layout.lines) if number not in dropped]
    passages = passage_rows({**raw, "id": identity}, layout.text, kept, layout.to_found, language or "en")
    made = set(applied)
    changes = [{"article": identity, **asdict(repair), "applied": repair in made} for repair in repairs]
    return {"articles": [article], "repairs": changes, "passages": passages}


def lay_out(raw: Mapping[str, Any], is_repeated: Callable[[str], bool]) -> Layout:
    """Return the article repaired, its lines judged, its title found."""
    found = raw["found"]
    faults = repair_text(found)
    for suffixes, find in TYPESETTING:
        if raw["source"].lower().endswith(suffixes):
            faults = compose_repairs(found, faults, find(apply_repairs(found, faults)))
    text = apply_repairs(found, faults)
    to_found = Alignment(faults)
    blocks = json.loads(raw["blocks"]) if raw["blocks"] else []
    lines = _mark(split_lines(text), blocks, to_found)
    inside = [number for number, line in enumerate(lines) if line.kind != OUTSIDE]
    litter = dict.fromkeys(set(range(len(lines))).difference(inside), _OUTSIDE)
    for number, item in find_litter([lines[number] for number in inside], is_repeated).items():
        litter[inside[number]] = item
    if raw["encoding"] == "pdf":
        litter |= find_running_heads(text, lines)
    title_line, title = -1, ""
    if raw["title"]:
        title_line = _line_of_title(lines, raw["title"])
    elif not blocks:
        title_line, title = find_title(lines, frozenset(litter))
    if title_line >= 0:
        lines[title_line] = replace(lines[title_line], kind="title")
        litter.pop(title_line, None)
    return Layout(found, faults, text, to_found, lines, litter, title_line, title)


def _mark(lines: list[Line], blocks: Sequence[Sequence[Any]], to_found: Alignment) -> list[Line]:
    """Return the lines with the kind of their block; outside all blocks, marked as outside."""
    if not blocks:
        return lines
    spans = [(*to_found.to_clean(start, stop), "" if kind == "text" else kind) for start, stop, kind in blocks]
    return [replace(line, kind=holder(spans, line.start, OUTSIDE)) for line in lines]


def _line_of_title(lines: Sequence[Line], title: str) -> int:
    """Return the number of the line that repeats a title known from elsewhere, or -1."""
    first = [(number, line) for number, line in enumerate(lines) if line.kind != OUTSIDE][:3]
    folded = " ".join(title.split())
    return next((number for number, line in first if " ".join(line.text.split()) == folded), -1)


def _compose(layout: Layout, dropped: Mapping[int, Litter]) -> list[Repair]:
    """Return the faults put right and the lines dropped, as one list on ``found``."""
    drops: list[Repair] = []
    for number in sorted(dropped):
        line, item = layout.lines[number], dropped[number]
        start, stop = line.full_start, line.full_stop
        if line.blank_before:
            stop = layout.lines[number + 1].full_start if number + 1 < len(layout.lines) else len(layout.text)
        rule = item.rule if item.rule == OUTSIDE else f"litter: {item.rule}"
        if drops and drops[-1].stop == start and rule == drops[-1].rule == OUTSIDE:
            start = drops.pop().start
        drops.append(Repair(start, stop, layout.text[start:stop], "", rule, item.reason))
    return compose_repairs(layout.found, layout.faults, drops)


def _identity(raw: Mapping[str, Any], survey: Survey) -> tuple[str, list[str]]:
    """Return the unique id of an article, with a suffix and a note where several files gave the same."""
    places = survey.clashes.get(raw["id"], ())
    place = f"{raw['source']}#{raw['record']}"
    if place not in places or places.index(place) == 0:
        return raw["id"], []
    number = places.index(place) + 1
    return f"{raw['id']}~{number}", [f"id: '{raw['id']}' is used {len(places)} times, this is number {number}"]


def _conflicts(given: Mapping[str, str], raw: Mapping[str, Any], layout: Layout) -> list[str]:
    """Return a note for each piece of metadata where the sidecar and the file disagree."""
    seen = {"title": raw["title"] or layout.title, "author": raw["author"], "url": raw["url"]}
    return [
        f"conflict: the sidecar gives the {name} “{wanted}”, the text “{value}”"
        for name, value in seen.items()
        if value and (wanted := given.get(name, "")) and fold(value) != fold(wanted)
    ]


def _date(raw: Mapping[str, Any], given: Mapping[str, str], layout: Layout, language: str) -> Published:
    """Return what is known of the publication day, its place in ``found``."""
    title_start = layout.lines[layout.title_line].start if layout.title else -1
    readings = [
        read_given(given.get("published", ""), "sidecar"),
        read_given(raw["published"], "markup"),
        read_stated([line for line in layout.lines if line.kind != OUTSIDE]),
        read_url(raw["url"]),
        read_title(layout.title or raw["title"], title_start),
    ]
    published = climb(readings)
    if not published.day and language == "en":
        kept = [line for number, line in enumerate(layout.lines) if number not in layout.litter]
        published = climb([*readings, read_evidence(kept, published.span)])
    if published.start < 0:
        return published
    start, stop = layout.to_found.to_found(published.start, published.stop)
    return replace(published, start=start, stop=stop)
