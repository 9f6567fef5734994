"""Passages: the sentences, titles, headings and captions of an article, with their place in ``found``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from topics.articles.alignment import Alignment
from topics.articles.lines import Line
from topics.records import passage_id

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
_LONGEST_HEADING = 14
_LONGEST_HEADING_WITH_VERB = 9
_LONGEST_CAPTION = 30
_WRAP_WIDTHS = range(40, 121)


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage within the repaired text: characters ``start`` to ``stop``, its kind and its paragraph."""

    start: int
    stop: int
    kind: str
    paragraph: int


def cut_pieces(text: str, lines: Sequence[Line], language: str = "en") -> list[Piece]:
    """Return the passages of the kept lines, in order.

    Parameters
    ----------
    text : str
        The repaired text that the lines refer to.
    lines : sequence of Line
        The kept lines, in order; a line whose ``kind`` is set keeps it.
    language : str
        ISO 639-1 code, for the rules about abbreviations.
    """
    pieces: list[Piece] = []
    paragraphs = _join_unfinished(lines)
    for number, group in enumerate(paragraphs):
        start, stop = group[0].start, group[-1].stop
        kind = group[0].kind or _kind_of(group, number, len(paragraphs))
        if kind in {"title", "heading", "caption"}:
            pieces.append(Piece(start, stop, kind, number))
            continue
        sentences = _sentences(text[start:stop], language)
        pieces += (Piece(start + first, start + last, "sentence", number) for first, last in sentences)
    return pieces


def passage_rows(
    raw: Mapping[str, str], text: str, pieces: Sequence[Piece], alignment: Alignment
) -> list[dict[str, object]]:
    """Return the rows of the passages table for the pieces of one article.

    Parameters
    ----------
    raw : mapping
        ``id``, ``source`` and ``found`` of the article.
    text : str
        The repaired text, litter still in place, that the pieces refer to.
    pieces : sequence of Piece
        The passages, in order.
    alignment : Alignment
        Leads from ``text`` to ``found``.
    """
    rows: list[dict[str, object]] = []
    for position, piece in enumerate(pieces):
        start, stop = alignment.to_found(piece.start, piece.stop)
        identity = passage_id(raw["id"], start, stop)
        place = {"id": identity, "article": raw["id"], "source": raw["source"], "start": start, "stop": stop}
        clean = " ".join(text[piece.start : piece.stop].split())
        kind = {"kind": piece.kind, "paragraph": piece.paragraph, "position": position}
        rows.append({**place, "found_text": raw["found"][start:stop], "text": clean, **kind})
    return rows


def _join_unfinished(lines: Sequence[Line]) -> list[list[Line]]:
    """Return groups of lines that belong to one paragraph: a line break ends it unless plainly unfinished."""
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: Line, after: Line, width: int) -> bool:
    dropped_between = before.full_stop != after.full_start
    if dropped_between or after.blank_before or before.kind != after.kind or before.kind in {"title", "heading"}:
        return False
    if width and len(before.text) + len(after.text.split(maxsplit=1)[0]) >= width - 3:
        return True
    if before.ends_sentence:
        return False
    return bool(_LOWER_START.match(after.text) or _DANGLING.search(before.text))


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text was wrapped by hand, in characters; 0 where it was not."""
    followed = [line for line in lines if not line.blank_after]
    if len(followed) < 4:
        return 0
    lengths = sorted(len(line.text) for line in followed)
    width = lengths[-1]
    if width not in _WRAP_WIDTHS:
        return 0
    near = sum(length >= width - 16 for length in lengths)
    unfinished = sum(not line.ends_sentence for line in followed)
    return width if near * 2 >= len(followed) and unfinished * 2 >= len(followed) else 0


def _kind_of(group: Sequence[Line], number: int, count: int) -> str:
    """Return sentence, heading or caption for a paragraph of plain text, by its form."""
    words = [word for line in group for word in line.words]
    last = group[-1]
    stands_apart = group[0].blank_before or last.blank_after or number < 3
    if not words or not stands_apart or group[0].text[0] in "“\"‘'":
        return "sentence"
    is_last = number + 1 == count
    if any(line.has_verb for line in group):
        alone = group[0].blank_before and last.blank_after and number > 0 and not is_last
        short = len(words) <= _LONGEST_HEADING_WITH_VERB and not re.search(r"[.!?:;,…]\W*$", last.text)
        return "heading" if alone and short else "sentence"
    joined = " ".join(line.text for line in group)
    ended = last.ends_sentence
    if len(words) <= _LONGEST_CAPTION and _CAPTION.search(joined) and not joined.endswith(("!", "?", ":")):
        return "sentence" if is_last and ended else "caption"
    return "heading" if len(words) <= _LONGEST_HEADING and not ended else "sentence"


def _sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph, without the white space around them."""
    from sentencex import segment

    spans: list[tuple[int, int]] = []
    reached = 0
    for piece in segment(language, text):
        body = piece.strip()
        start = text.find(body, reached)
        if start < 0 or not body:
            continue
        reached = start + len(body)
        if spans and _belongs_to_previous(text[slice(*spans[-1])], body):
            start, _ = spans.pop()
        spans.append((start, reached))
    if not spans and text.strip():
        spans.append((0, len(text)))
    return spans


def _belongs_to_previous(before: str, piece: str) -> bool:
    if not re.search(r"\w", piece) or not re.search(r"\w", before):
        return True
    return piece[0] in ",;:)]" or bool(re.match(r"[a-zà-öø-ÿ]+(?![A-Za-z]*[A-Z])\b", piece))
