"""Why a line is dropped: lines of a saved page that are not the article, told by form, position and repetition.

A rule of ``litter_rules.toml`` looks at one line (its wording and length), what is here at its place (before the
first sentence, under a header of links, after the last sentence). Lines that come back in other articles of the
same outlet are litter whatever they say (``topics.articles.surveys``). Sentences and quotations are kept unless a
rule names their form.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from topics.articles.boilerplate.rules import BIOGRAPHY_RULES, CLOSING, HEADER_RULES, LINE_RULES
from topics.articles.lines import Line
from topics.dates.stated import has_label, is_date_line

_QUOTE = "“\"‘'«„"
"""Marks with which a quotation begins."""
_HEAD_LINES = 8
"""Lines from the first, as long as none is a sentence, that are the head of an article."""
_TAIL_SHARE = 0.7
"""Share of the lines of an article after which its tail begins (exclusive)."""
_CLOSING_SHARE = 0.5
"""Share of the words of an article that stand before a line that can close it (inclusive)."""
_LINK_WORDS = 24
"""Words that a link under a header of links has at most (inclusive)."""
_FRAGMENT_WORDS = 9
"""Words that a fragment after the end has at most (inclusive)."""
_SIGNATURE_WORDS = 4
"""Words that a name under an article has at most (inclusive)."""
_SHORTEST_WITH_BIOGRAPHY = 4
"""Lines that stand before a biography of the author at least."""
_FRAGMENT_END = re.compile(r"[.!?:;,…\"”’]$")


class Litter(NamedTuple):
    """Why a line is not part of the article."""

    rule: str
    reason: str


_REPEATED = Litter("repeated line", "comes back in other articles of this outlet")
_DATE_LINE = Litter("date line", "states when it was published, beside the text")
_ORNAMENT = Litter("ornament", "no word in it")
RELATED_LINK = "related link"
COMMENT_FORM = "comment form"
"""Names of rules that others ask for; the second stands in ``litter_rules.toml``."""
"""Name of the rule for a link to another article."""
_LINK = Litter(RELATED_LINK, "a link under such a header")
_AFTER_THE_END = Litter("after the end", "a fragment after the closing lines")
_SIGNATURE = Litter("signature", "a name alone after the last sentence")
_LOOSE_HEADING = Litter("loose heading", "stands over nothing that is part of the article")


def find_litter(lines: Sequence[Line], is_repeated: Callable[[str], bool] = lambda line: False) -> dict[int, Litter]:
    """Return the numbers of the lines that are litter, each with its rule and reason, in order.

    Where every line would be litter, none is.

    Parameters
    ----------
    lines : sequence of Line
        The lines of one article that are not blank.
    is_repeated : callable, optional
        Tells whether a line comes back in other articles of the outlet.
    """
    dropped: dict[int, Litter] = {}
    first_sentence = next((number for number, line in enumerate(lines) if line.is_sentence), len(lines))
    for number, line in enumerate(lines):
        litter = _judge_line(number, line, first_sentence, len(lines))
        if litter is None and is_repeated(line.text):
            litter = _REPEATED
        if litter is not None:
            dropped[number] = litter
    _drop_links_under_headers(lines, dropped)
    _drop_closing_part(lines, dropped)
    _drop_loose_headings(lines, dropped)
    return dict(sorted(dropped.items())) if len(dropped) < len(lines) else {}


def _judge_line(number: int, line: Line, first_sentence: int, n_lines: int) -> Litter | None:
    """Return the litter that the line is by its own form and place, if any."""
    if line.text[0] in _QUOTE:
        return None
    in_head = number < min(first_sentence, _HEAD_LINES) or number == 0
    for rule in LINE_RULES:
        if rule.fits(line, in_head=in_head):
            return Litter(rule.name, rule.reason)
    in_tail = number > _TAIL_SHARE * n_lines and has_label(line.text)
    if (in_head or in_tail) and is_date_line(line.text):
        return _DATE_LINE
    if not line.words and not line.kind:
        return _ORNAMENT
    return None


def _drop_links_under_headers(lines: Sequence[Line], dropped: dict[int, Litter]) -> None:
    """Take the unfinished lines under a header such as "Related articles" as links."""
    for number, header in enumerate(lines):
        rule = next((rule for rule in HEADER_RULES if rule.fits(header, in_head=False)), None)
        if rule is None:
            continue
        dropped[number] = Litter(rule.name, rule.reason)
        for below in range(number + 1, len(lines)):
            if not _is_link_below(lines, number, below):
                break
            dropped.setdefault(below, _LINK)


def _is_link_below(lines: Sequence[Line], header: int, number: int) -> bool:
    """Return True for a line that is one of the links below a header: short, unfinished, in the same block."""
    line, before = lines[number], lines[number - 1]
    in_another_block = line.blank_before and number - header > 1 and not before.blank_before
    if line.ends_sentence or line.text[0] in _QUOTE or in_another_block:
        return False
    return len(line.words) <= _LINK_WORDS


def _drop_closing_part(lines: Sequence[Line], dropped: dict[int, Litter]) -> None:
    """After the first closing line (credit, standards, comments) take fragments and biographies too."""
    closing = _find_closing_line(lines, dropped)
    for number in range(closing + 1, len(lines)):
        line = lines[number]
        if number in dropped or line.text[0] in _QUOTE:
            continue
        biography = _as_biography(lines, number, dropped)
        if biography is not None:
            dropped[number] = biography
        elif not line.ends_sentence and len(line.words) <= _FRAGMENT_WORDS:
            dropped[number] = _AFTER_THE_END
    _drop_last_line(lines, dropped, is_closed=closing < len(lines))


def _find_closing_line(lines: Sequence[Line], dropped: Mapping[int, Litter]) -> int:
    """Return the number of the first late line that closes the article, the number of lines where none does."""
    words_before = [0, *accumulate(len(line.words) for line in lines)]
    enough = _CLOSING_SHARE * max(1, words_before[-1])
    for number in sorted(dropped):
        if words_before[number] >= enough and dropped[number].rule in CLOSING:
            return number
    return len(lines)


def _drop_last_line(lines: Sequence[Line], dropped: dict[int, Litter], *, is_closed: bool) -> None:
    """Take the last line that is left, if it is a biography of the author or, after a closing line, a name."""
    last = max((number for number in range(len(lines)) if number not in dropped), default=-1)
    biography = _as_biography(lines, last, dropped) if last >= _SHORTEST_WITH_BIOGRAPHY else None
    if biography is not None:
        dropped[last] = biography
    elif is_closed and last > 1 and _is_signature(lines[last], lines[last - 1]):
        dropped[last] = _SIGNATURE


def _as_biography(lines: Sequence[Line], number: int, dropped: Mapping[int, Litter]) -> Litter | None:
    """Return a biography of somebody whom no sentence before names: the author, not the subject."""
    for rule in BIOGRAPHY_RULES:
        match = rule.match(lines[number])
        if match is None:
            continue
        surname = (match["name"] or "").split(" ")[-1]
        before = (line for at, line in enumerate(lines[:number]) if at not in dropped)
        if not surname or not any(surname in line.text for line in before):
            return Litter(rule.name, rule.reason)
    return None


def _drop_loose_headings(lines: Sequence[Line], dropped: dict[int, Litter]) -> None:
    """Take the headings of a page that nothing follows: they stood over what is no part of the article."""
    kept = [number for number in reversed(range(len(lines))) if number not in dropped]
    for number in takewhile(lambda number: lines[number].kind == "heading", kept):
        dropped[number] = _LOOSE_HEADING


def _is_signature(line: Line, before: Line) -> bool:
    """Return True for a short line without a verb or a mark at its end that stands apart after a sentence."""
    if len(line.words) > _SIGNATURE_WORDS or _FRAGMENT_END.search(line.text) or line.has_verb:
        return False
    return line.blank_before and before.ends_sentence
