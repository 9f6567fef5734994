"""Why a line is dropped: lines of a saved page that are not the article, told by form, position and repetition.

A rule of ``litter_rules.toml`` looks at one line (its wording and length), what is here at its place (before the
first sentence, under a header of links, after the last sentence), or at the lines around it
(``topics.articles.boilerplate.neighbours``). Lines that come back in other articles of the same outlet are litter
(``topics.articles.surveys``), sentences only where they speak of the outlet or to the reader: any other is a wire text
or the background of a story. Sentences and quotations are kept unless a rule names their form. Lines that were wrapped
by hand are judged as the paragraph that they are.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain, takewhile
from typing import NamedTuple

from topics.articles.boilerplate.neighbours import (
    find_comments,
    find_graphics,
    find_last_titles,
    find_lines_below,
    find_video_titles,
)
from topics.articles.boilerplate.rules import (
    BIOGRAPHY_RULES,
    CLOSING,
    CLOSING_LATE,
    HEADER_RULES,
    OWN_RULES,
    WITH_LINES_BELOW,
    line_rule_of,
)
from topics.articles.lines import Line
from topics.articles.wrapping import as_one_line, join_wrapped
from topics.dates.stated import has_label, is_date_line

_QUOTE = "“\"‘'«„"
"""Marks with which a quotation begins."""
_HEAD_LINES = 8
"""Lines from the first, as long as none is a sentence, that are the head of an article."""
_TAIL_SHARE = 0.7
"""Share of the lines of an article after which its tail begins (exclusive)."""
_CLOSING_SHARE = 0.5
"""Share of the words of an article that stand before a line that can close it (inclusive)."""
_LATE_SHARE = 0.8
"""The same (inclusive) for a line that also stands between paragraphs."""
_LINK_WORDS = 24
"""Words that a link under a header of links has at most (inclusive)."""
_FRAGMENT_WORDS = 9
"""Words that a fragment after the end has at most (inclusive)."""
_SIGNATURE_WORDS = 4
"""Words that a name under an article has at most (inclusive)."""
_SHORTEST_WITH_BIOGRAPHY = 4
"""Lines that stand before a biography of the author at least."""
_FRAGMENT_END = re.compile(r"[.!?:;,…\"”’]$")
_SENTENCE_WORDS = 8
"""Words from which (inclusive) a line that ends as a sentence is one, although no verb is known in it."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")


class Litter(NamedTuple):
    """Why a line is not part of the article."""

    rule: str
    reason: str


_REPEATED = Litter("repeated line", "comes back in other articles")
_DATE_LINE = Litter("date line", "states when it was published, beside the text")
_ORNAMENT = Litter("ornament", "no word in it")
RELATED_LINK = "related link"
COMMENT_FORM = "comment form"
"""Names of rules that others ask for; the second stands in ``litter_rules.toml``."""
_LINK = Litter(RELATED_LINK, "a link under such a header")
_AFTER_THE_END = Litter("after the end", "a fragment after the closing lines")
_SIGNATURE = Litter("signature", "a name alone after the last sentence")
_VIDEO_TITLE = Litter("video or gallery", "the title of a video, with its length")
_COMMENT = Litter("readers' comments", "comments of readers, from the first that ends with a button to report it")
_GRAPHIC = Litter("words of a graphic", "labels of a drawing or map, one a line")
_LAST_TITLE = Litter(RELATED_LINK, "the title of another article, after the last sentence")
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
    groups = list(chain.from_iterable(map(_without_last_litter, join_wrapped(lines))))
    of_paragraphs = _judge([as_one_line(group) for group in groups], lambda at: _comes_back(groups[at], is_repeated))
    dropped: dict[int, Litter] = {}
    first = 0
    for number, group in enumerate(groups):
        if number in of_paragraphs:
            dropped |= dict.fromkeys(range(first, first + len(group)), of_paragraphs[number])
        first += len(group)
    return dropped if len(dropped) < len(lines) else {}


def _without_last_litter(group: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield a paragraph; where its text ends before its last line and that is litter by itself, the two apart."""
    *before, last = group
    if before and before[-1].ends_sentence and not last.ends_sentence and line_rule_of(last, in_head=False) is not None:
        yield tuple(before)
        yield (last,)
    else:
        yield group


def _comes_back(group: Sequence[Line], is_repeated: Callable[[str], bool]) -> bool:
    """Return True where every line of a paragraph comes back in other articles of the outlet."""
    return all(is_repeated(line.text) for line in group)


def _judge(lines: Sequence[Line], comes_back: Callable[[int], bool]) -> dict[int, Litter]:
    """Return the numbers of the paragraphs, each given as one line, that are litter, in order."""
    dropped: dict[int, Litter] = {}
    told = set()
    first_sentence = next((number for number, line in enumerate(lines) if line.is_sentence), len(lines))
    for number, line in enumerate(lines):
        litter = _judge_line(number, line, first_sentence, len(lines))
        if litter is None and comes_back(number):
            litter = _REPEATED
            if _tells_a_story(line):
                told.add(number)
                continue
        if litter is not None:
            dropped[number] = litter
    _keep_between(lines, dropped, told)
    _drop_links_under_headers(lines, dropped)
    _drop_among_neighbours(lines, dropped)
    _drop_closing_part(lines, dropped)
    _drop_loose_headings(lines, dropped)
    return dict(sorted(dropped.items()))


def _tells_a_story(line: Line) -> bool:
    """Return True for a sentence, or a quotation, that speaks neither of the outlet nor to the reader."""
    is_sentence = line.ends_sentence and (line.has_verb or len(line.words) >= _SENTENCE_WORDS)
    if not is_sentence and line.text[0] not in _QUOTE:
        return False
    without_quotes = replace(line, text=_QUOTED.sub("“”", line.text))
    return not any(rule.fits(without_quotes, in_head=False) for rule in OWN_RULES)


def _keep_between(lines: Sequence[Line], dropped: dict[int, Litter], told: Collection[int]) -> None:
    """Keep a line between two sentences that come back: it is a heading of the text that several articles share."""
    for number in [at for at, item in dropped.items() if item is _REPEATED]:
        if number - 1 in told and number + 1 in told and not lines[number].ends_sentence:
            del dropped[number]


def _drop_among_neighbours(lines: Sequence[Line], dropped: dict[int, Litter]) -> None:
    """Take what the lines around it show to be litter: links below a link, comments, videos, graphics, titles."""
    with_below = [number for number, item in dropped.items() if item.rule in WITH_LINES_BELOW]
    for numbers, litter in (
        (find_lines_below(lines, with_below), _LINK),
        (find_comments(lines), _COMMENT),
        (find_video_titles(lines), _VIDEO_TITLE),
        (find_graphics(lines, dropped), _GRAPHIC),
        (find_last_titles(lines, dropped), _LAST_TITLE),
    ):
        for number in numbers:
            dropped.setdefault(number, litter)


def _judge_line(number: int, line: Line, first_sentence: int, n_lines: int) -> Litter | None:
    """Return the litter that the line is by its own form and place, if any."""
    if line.text[0] in _QUOTE:
        return None
    in_head = number < min(first_sentence, _HEAD_LINES) or number == 0
    rule = line_rule_of(line, in_head=in_head)
    if rule is not None:
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
    for number in sorted(dropped):
        rule = dropped[number].rule
        share = _LATE_SHARE if rule in CLOSING_LATE else _CLOSING_SHARE
        if rule in CLOSING and words_before[number] >= share * max(1, words_before[-1]):
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
