"""Passages: the sentences, titles, headings and captions of an article, with their place in ``found``."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import cast

from topics.articles.agencies import datelines_within
from topics.articles.alignment import Alignment
from topics.articles.lines import Line, has_verb
from topics.articles.wrapping import is_wrapped, wrap_width
from topics.english.words import WHOLE_WORD
from topics.records import PassageKind, PassageRow, passage_id

_DANGLING = re.compile(
    r"(?:,|[-–—]|\b(?:and|or|but|of|the|a|an|to|in|on|at|for|with|by|from|as|that|which|who|his|her"
    r"|its|their))$"
)
_LOWER_START = re.compile(r"[\"“‘'(\[]*[a-zà-öø-ÿ]+(?![A-Za-z]*[A-Z])")
_CAPTION = re.compile(
    r"^(?:photo|picture|image|file|pictured|above|below|left|right|video)\b\W"
    r"|\((?:left|right|centre|center|pictured|l|r|c)\)"
    r"|\b(?:during|speaking|attending|shaking|arriving|pictured|seen|shown|walks|poses|waves"
    r"|headquarters|HQ)\b"
    r"|,\s+(?-i:[A-Z])[\w’']+(?:\s(?-i:[A-Z])[\w’']+){0,2},?(?:\s+\d{4})?$",
    re.IGNORECASE,
)
_POINTS = r"\((?:left|right|cent(?:re|er)|pictured|above|below|top|bottom|[LRC]|[lrc])\)"
_SENTENCE_START = r"(?:An?|The|In|On|At|It|He|She|They|We|But|More|Some|This|That|There|After)\s"
_FUSED = re.compile(rf"(?=(?P<caption>[^.!?]*{_POINTS}[^.!?]*?[a-z\d)]) (?P<after>{_SENTENCE_START}[^.!?]*[.!?]))")
"""A caption that shows by "(left)" and the like that it is one, and a sentence right behind it."""
_LONGEST_FUSED = 1_000
"""Characters of a paragraph in which they are looked for."""
_FEWEST_IN_CAPTION = 5
"""Words of such a caption, and of the sentence behind it, at least (inclusive)."""
_LONGEST_HEADING = 14
"""Words that a heading without a verb has at most (inclusive)."""
_LONGEST_HEADING_WITH_VERB = 9
"""Words that a heading with a verb has at most (inclusive)."""
_LONGEST_CAPTION = 30
"""Words that a caption has at most (inclusive)."""
_FIRST_PARAGRAPHS = 3
"""Paragraphs from the first that may be a heading or caption although no blank line stands around them."""
_LONGEST = 2_000
"""Characters of a passage, at most (inclusive); a longer sentence is none of running text, and is cut at a blank."""
_WINDOW = 10_000
"""Characters of a paragraph in which sentences are found at once, at most (inclusive)."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s")


def passage_rows(
    article: str, source: str, found: str, text: str, lines: Sequence[Line], alignment: Alignment, language: str = "en"
) -> list[PassageRow]:
    """Return the rows of the passages table for the kept lines of one article, in order.

    Parameters
    ----------
    article, source : str
        Id and file of the article.
    found : str
        The text as found.
    text : str
        The repaired text, litter still in place, that the lines refer to.
    lines : sequence of Line
        The kept lines, in order; a line whose ``kind`` is set keeps it.
    alignment : Alignment
        Leads from ``text`` to ``found``.
    language : str
        ISO 639-1 code, for the rules about abbreviations.
    """
    rows: list[PassageRow] = []
    paragraphs = _join_unfinished(lines)
    for number, group in enumerate(paragraphs):
        whole = group[0].start, group[-1].stop
        kind = group[0].kind or _kind_of(group, number, len(paragraphs))
        caption, body = _part_caption(text, *whole) if kind == "sentence" else (None, whole)
        sentences = _sentences(text, *body, language) if kind == "sentence" else [body]
        spans = list(chain.from_iterable(_cut_long(text, *sentence) for sentence in sentences))
        for span in [*([caption] if caption else []), *spans]:
            start, stop = alignment.to_found(*span)
            identity = passage_id(article, start, stop)
            words = " ".join(text[slice(*span)].split())
            if rows and rows[-1]["id"] == identity:  # several sentences within one repair are one passage
                rows[-1]["text"] += f" {words}"
                continue
            row: PassageRow = {
                "id": identity,
                "article": article,
                "source": source,
                "start": start,
                "stop": stop,
                "found_text": found[start:stop],
                "text": words,
                "kind": cast("PassageKind", "caption" if span == caption else kind),
                "paragraph": number,
                "position": len(rows),
            }
            rows.append(row)
    return rows


def _join_unfinished(lines: Sequence[Line]) -> list[list[Line]]:
    """Return groups of lines that belong to one paragraph: a line break ends it unless plainly unfinished."""
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: Line, after: Line, width: int) -> bool:
    """Return True where the paragraph of a line goes on in the next."""
    dropped_between = before.full_stop != after.full_start
    if dropped_between or after.blank_before or before.kind != after.kind or before.kind in {"title", "heading"}:
        return False
    unfinished = not before.ends_sentence and (_LOWER_START.match(after.text) or _DANGLING.search(before.text))
    return bool(unfinished) or is_wrapped(before, after, width)


def _kind_of(group: Sequence[Line], number: int, count: int) -> str:
    """Return sentence, heading or caption for a paragraph of plain text, by its form."""
    words = [word for line in group for word in line.words]
    last = group[-1]
    stands_apart = group[0].blank_before or last.blank_after or number < _FIRST_PARAGRAPHS
    if not words or not stands_apart or group[0].text[0] in "“\"‘'":
        return "sentence"
    is_last = number + 1 == count
    if any(line.has_verb for line in group):
        alone = group[0].blank_before and last.blank_after and number > 0 and not is_last
        short = len(words) <= _LONGEST_HEADING_WITH_VERB and not re.search(r"[.!?:;,…]\W*$", last.text)
        return "heading" if alone and short else "sentence"
    text = " ".join(line.text for line in group)
    if len(words) <= _LONGEST_CAPTION and _CAPTION.search(text) and not text.endswith(("!", "?", ":")):
        return "sentence" if is_last and last.ends_sentence else "caption"
    return "heading" if len(words) <= _LONGEST_HEADING and not last.ends_sentence else "sentence"


def _part_caption(text: str, start: int, stop: int) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """Return the span of a caption that runs into the paragraph behind it, if any, and that of the paragraph."""
    fused = _FUSED.match(text, start, min(stop, start + _LONGEST_FUSED))
    if fused is None or not has_verb(WHOLE_WORD.findall(fused["after"])):
        return None, (start, stop)
    if min(len(fused[name].split()) for name in ("caption", "after")) < _FEWEST_IN_CAPTION:
        return None, (start, stop)
    return fused.span("caption"), (fused.start("after"), stop)


def _sentences(text: str, start: int, stop: int, language: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph, without the white space around them."""
    from sentencex import segment

    spans: list[tuple[int, int]] = []
    plain = text[start:stop].translate(_PLAIN_BLANKS)  # it ends the whole program at other blanks: "M\u00a0."
    reached = 0
    windows = _windows(text, start, stop)
    stretches = (plain[first - start : last - start] for first, last in windows)
    for body in map(str.strip, chain.from_iterable(segment(language, stretch) for stretch in stretches)):
        at = plain.find(body, reached)
        if at < 0 or not body:
            continue
        first, reached = start + at, at + len(body)
        before = spans[-1] if spans else (0, _LONGEST)
        goes_on = _belongs_to_previous(text[slice(*before)], body) or _is_within_word(text, first)
        if before[1] - before[0] < _LONGEST and goes_on:
            first, _ = spans.pop()
        spans.append((first, start + reached))
    return spans or [(start, stop)]


_PLAIN_BLANKS = dict.fromkeys((0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " ")
"""White space of more than one byte, each as a plain blank, so that places stay the same."""


def _windows(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph in stretches that are not long: finding sentences can take as long as one of them squared.

    A label in capitals that a page ran into the text ("NEW:") begins one, and so does a dateline ("Pula, Croatia
    (AP) --"): a heading without a full stop ends there. So does what follows the closing marks of a quotation that a
    tokenizer set apart from its full stop.
    """
    has_label = text.find(":", start, stop) >= 0  # most paragraphs have none
    labels = (match.start() for match in _LABEL.finditer(text, start, stop)) if has_label else ()
    closed = (match.end() for match in _CLOSED_APART.finditer(text, start, stop))
    begins = sorted({*labels, *closed, *datelines_within(text, start, stop)})
    for first, last in pairwise([start, *begins, stop]):
        yield from _short_windows(text, first, last)


_CLOSED_APART = re.compile(r"\.\s?(?:['’]\s?”|\s”)\s+(?=[A-Z])")
"""A full stop, and the closing marks of two quotations behind it or of one apart from it."""
_LABEL = re.compile(
    r"(?<=[\w)\"”’'.!?]\s)(?:NEW|UPDATED?|BREAKING|EXCLUSIVE|WATCH|VIDEO|PHOTOS|LISTEN|RELATED|READ(?:\sMORE)?|"
    r"CORRECTION)(?=\s?:\s[“\"‘']?\s?[A-Z\d])"
)
"""A word in capitals that a page sets before a line of its own."""


def _short_windows(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in pieces that are not long."""
    while stop - start > _WINDOW:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start + _WINDOW // 2, start + _WINDOW)]
        cut = ends[-1] if ends else start + _WINDOW
        yield start, cut
        start = cut
    yield start, stop


def _cut_long(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the span of a sentence, or its pieces where it is too long; nothing but white space lies between them.

    >>> text = "sand and gravel " * 300
    >>> [stop - start for start, stop in _cut_long(text, 0, len(text) - 1)]
    [1999, 1999, 799]
    """
    while stop - start > _LONGEST:
        blank = max(text.rfind(sign, start + _LONGEST // 2, start + _LONGEST + 1) for sign in " \n\t\u00a0")
        cut = blank if blank > start else start + _LONGEST
        yield start, cut
        start = cut
        while start < stop and text[start].isspace():
            start += 1
    if start < stop:
        yield start, stop


def _belongs_to_previous(before: str, piece: str) -> bool:
    """Return True for a piece that is no sentence of its own: marks only, or it goes on in small letters."""
    if not re.search(r"\w", piece) or not re.search(r"\w", before):
        return True
    return piece[0] in ",;:)]" or bool(re.match(r"[a-zà-öø-ÿ]+(?![A-Za-z]*[A-Z])\b", piece))


_BEFORE_STOP = re.compile(r"\w[\w.@/-]*\Z")
_AFTER_STOP = re.compile(r"\w+")
_WORD_REACH = 60
"""Characters before a full stop in which its word is looked for."""


def _is_within_word(text: str, at: int) -> bool:
    """Return whether a full stop just before a place is one of a code, a name or an address, and ends no sentence.

    >>> [_is_within_word(text, text.rindex(".") + 1) for text in ("MASM.KL fell", "www.Olsted", "He left.NATO came")]
    [True, True, False]
    """
    if text[at - 1 : at] != ".":
        return False
    word_before = _BEFORE_STOP.search(text[max(0, at - 1 - _WORD_REACH) : at - 1])
    word_after = _AFTER_STOP.match(text, at)
    if word_before is None or word_after is None:
        return False
    before, after = word_before[0], word_after[0]
    is_address = before.lower().startswith("www") or "@" in before or "/" in before
    return is_address or (after.isupper() and len(after) > 1 and not before.islower())
