"""Title, author, outlet and language of an article, as far as its text and markup tell."""

import re
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from topics.articles.lines import Line

_LONGEST_TITLE = 30
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY)(?=[\s:]+[^a-z])|[Ww]ritten by|[Pp]osted by|[Aa]uthor|[Rr]eported by)\s*:?\s+(?P<names>.+)$"
)
_REPORTING = re.compile(r"\(?(?:Report(?:ing|ed)|Covering|Written|Writing)\s+by\s+(?P<names>[^.;)]+)")
_LABELLED = re.compile(r"(?:title|headline)\s*:\s*(?P<title>\S.*)$", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+(?:[|»•]|::)\s+[^|»•]{1,40}$")
_MARKDOWN = re.compile(r"^#{1,6}\s+|\s+#+$|^\*\*(?=.*\*\*$)|\*\*$")
_SAMPLE = 600
"""Characters from the middle of a text that its language is told from."""


def find_title(lines: Sequence[Line], dropped: frozenset[int]) -> tuple[int, str]:
    """Return the number of the line that is the title, and the title; -1 and "" where there is none.

    The title is the first line kept, if it is no sentence of the text: short, without a full stop, and
    something follows.
    """
    kept = [number for number in range(len(lines)) if number not in dropped]
    if len(kept) < 2:
        return -1, ""
    line = lines[kept[0]]
    labelled = _LABELLED.match(line.text)
    if labelled:
        return kept[0], trim_title(labelled["title"])
    goes_on = not line.blank_after and lines[kept[1]].text[:1].islower()
    if goes_on or not 2 <= len(line.words) <= _LONGEST_TITLE or re.search(r"[.,;:]$", line.text):
        return -1, ""
    return kept[0], trim_title(_MARKDOWN.sub("", line.text))


def trim_title(title: str) -> str:
    """Return the title with white space folded and without the name of a section or site behind a bar."""
    folded = " ".join(title.split())
    trimmed = _SITE_SUFFIX.sub("", folded)
    while trimmed != folded and len(trimmed.split()) >= 3:
        folded, trimmed = trimmed, _SITE_SUFFIX.sub("", trimmed)
    return folded


def find_author(dropped_lines: Sequence[Line]) -> str:
    """Return the author named by a byline or a credit among the dropped lines, else ""."""
    matches = (pattern.match(line.text) for pattern in (_BYLINE, _REPORTING) for line in dropped_lines)
    match = next(filter(None, matches), None)
    return " ".join(match["names"].strip(" .").split()) if match else ""


def outlet_of(url: str) -> str:
    """Return the host of an address without "www.", or ""."""
    with suppress(ValueError):
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    return ""


def find_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of the text, "" where there are too few letters."""
    from py3langid.langid import classify

    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[middle : middle + _SAMPLE]
    n_letters = sum(character.isalpha() for character in sample)
    return str(classify(sample)[0]) if n_letters >= 20 else ""
