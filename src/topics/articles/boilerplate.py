"""Litter: lines of a saved page that are not the article, told by form, position and repetition.

A rule looks at one line (its wording and length) or at its place (before the first sentence, after the last
one); lines that come back in other articles of the same outlet are litter whatever they say. Sentences
and quotations are kept unless a rule names their form.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from topics.articles.lines import Line, has_verb
from topics.articles.litter_rules import BIOGRAPHY, CLOSING, LINE_RULES, LINK_HEADERS, MAKING_WORDS
from topics.dates.stated import has_label, is_date_line

_QUOTE = "“\"‘'«„"
_HEAD_LINES = 8
_CLOSING_SHARE = 0.5
_LINK_WORDS = 24
_FRAGMENT_WORDS = 9
_SIGNATURE_WORDS = 4


class Litter(NamedTuple):
    """Why a line is not part of the article."""

    rule: str
    reason: str


def find_litter(lines: Sequence[Line], is_repeated: Callable[[str], bool] = lambda line: False) -> dict[int, Litter]:
    """Return the numbers of the lines that are litter, each with its rule and reason, in order.

    Parameters
    ----------
    lines : sequence of Line
        The lines of one article that are not blank.
    is_repeated : callable, optional
        Tells whether a line comes back in other articles of the outlet.
    """
    found: dict[int, Litter] = {}
    first_sentence = next((at for at, line in enumerate(lines) if line.is_sentence), len(lines))
    for number, line in enumerate(lines):
        litter = _judge_line(number, line, first_sentence, len(lines))
        if litter is None and is_repeated(line.text):
            litter = Litter("repeated line", "comes back in other articles of this outlet")
        if litter is not None:
            found[number] = litter
    _add_links_under_headers(lines, found)
    _add_closing_part(lines, found)
    _add_loose_headings(lines, found)
    return dict(sorted(found.items())) if len(found) < len(lines) else {}


def _judge_line(number: int, line: Line, first_sentence: int, count: int) -> Litter | None:
    """Return the litter that the line is by its own form and place, if any."""
    if line.text[0] in _QUOTE:
        return None
    in_head = number < min(first_sentence, _HEAD_LINES) or number == 0
    n_words = len(line.words)
    for rule in LINE_RULES:
        if n_words <= rule.max_words and (not rule.unfinished or not line.ends_sentence):
            in_place = in_head or rule.place != "head"
            if in_place and rule.pattern.match(line.text) and not (rule.verbless and _tells(line)):
                return Litter(rule.name, rule.reason)
    in_tail = number > count * 0.7 and has_label(line.text)
    if (in_head or in_tail) and is_date_line(line.text):
        return Litter("date line", "states when it was published, beside the text")
    if not line.words and not line.kind:
        return Litter("ornament", "no word in it")
    return None


def _tells(line: Line) -> bool:
    """Return True where a line has a verb besides those of making an article."""
    return has_verb(tuple(word for word in line.words if word.lower() not in MAKING_WORDS))


def _add_links_under_headers(lines: Sequence[Line], found: dict[int, Litter]) -> None:
    """Take the unfinished lines under a header such as "Related articles" as links."""
    for number, header in enumerate(lines):
        if not LINK_HEADERS.match(header.text):
            continue
        found[number] = Litter("related link", "a header over links to other articles")
        for below in range(number + 1, len(lines)):
            line, before = lines[below], lines[below - 1]
            another_block = line.blank_before and below - number > 1 and not before.blank_before
            if line.ends_sentence or len(line.words) > _LINK_WORDS or line.text[0] in _QUOTE or another_block:
                break
            found.setdefault(below, Litter("related link", "a link under such a header"))


def _add_closing_part(lines: Sequence[Line], found: dict[int, Litter]) -> None:
    """After the first closing line (credit, standards, comments) take fragments and biographies too."""
    read = [0, *accumulate(len(line.words) for line in lines)]
    late = (number for number in sorted(found) if read[number] >= _CLOSING_SHARE * max(1, read[-1]))
    closing = next((number for number in late if found[number].rule in CLOSING), len(lines))
    for number in range(closing + 1, len(lines)):
        line = lines[number]
        if number in found or line.text[0] in _QUOTE:
            continue
        if _is_biography(lines, number, found):
            found[number] = Litter("author biography", "tells about the author, after the end")
        elif not line.ends_sentence and len(line.words) <= _FRAGMENT_WORDS:
            found[number] = Litter("after the end", "a fragment after the closing lines")
    last = max((number for number in range(len(lines)) if number not in found), default=-1)
    if last > 3 and _is_biography(lines, last, found):
        found[last] = Litter("author biography", "tells about the author, after the end")
    elif closing < len(lines) and last > 1 and _is_signature(lines[last], lines[last - 1]):
        found[last] = Litter("signature", "a name alone after the last sentence")


def _is_biography(lines: Sequence[Line], number: int, found: Mapping[int, Litter]) -> bool:
    """Return True for a biography of somebody whom no sentence before names: the author, not the subject."""
    match = BIOGRAPHY.match(lines[number].text)
    if not match:
        return False
    surname = (match["name"] or "").split(" ")[-1]
    before = (line for at, line in enumerate(lines[:number]) if at not in found)
    return not surname or not any(surname in line.text for line in before)


def _add_loose_headings(lines: Sequence[Line], found: dict[int, Litter]) -> None:
    """Take the headings of a page that nothing follows: they stood over what is no part of the article."""
    kept = [number for number in reversed(range(len(lines))) if number not in found]
    for number in takewhile(lambda number: lines[number].kind == "heading", kept):
        found[number] = Litter("loose heading", "stands over nothing that is part of the article")


def _is_signature(line: Line, before: Line) -> bool:
    is_name = len(line.words) <= _SIGNATURE_WORDS and not re.search(r"[.!?:;,…\"”’]$", line.text)
    return is_name and not line.has_verb and line.blank_before and before.ends_sentence
