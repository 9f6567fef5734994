"""Title, author, outlet and language of an article, as far as its text and markup tell."""

import math
import re
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from topics.articles.lines import Line
from topics.english.tokens import TOKENIZED

_SHORTEST_TITLE = 2
_LONGEST_TITLE = 30
"""Words that a title has at least and at most (both inclusive)."""
_FEWEST_LINES = 2
"""Lines that a text has at least, if its first one is a title."""
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY)(?=[\s:]+[^a-z])|[Ww]ritten by|[Pp]osted by|[Aa]uthor|[Rr]eported by)\s*:?\s+(?P<names>.+)$"
)
_CREDIT = re.compile(r"(?:\(?(?:Report(?:ing|ed)|Written|Writing)|\([A-Z][a-z]+ing)\s+by\s+(?P<names>[^.;)]+)")
_LABELLED = re.compile(r"(?:title|headline)\s*:\s*(?P<title>\S.*)$", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"^Microsoft (?:Word|PowerPoint|Excel) - |^file:|^[a-z]:\\"
    r"|.\.(?:x?html?|pdf|docx?|dotx?|odt|rtf|txt|md|tex|dvi|e?ps|indd|qxd|pages|pptx?|xlsx?|jpe?g|png|tiff?)$",
    re.IGNORECASE,
)
"""A title that a program made of the name of the file."""
_SITE_SUFFIX = re.compile(r"\s+(?:[|»•]|::)\s+[^|»•]{1,40}$")
_SHORTEST_TRIMMED = 3
"""Words that a title keeps at least (inclusive) when a second name of a site is cut off."""
_MARKDOWN = re.compile(r"^#{1,6}\s+|\s+#+$|^\*\*(?=.*\*\*$)|\*\*$")
_BLANK_BEFORE = re.compile(r" (?=(?:[,.;:?!)”’']|['’]s|n['’]t)(?:\s|$))")
_BLANK_AFTER = re.compile(r"(?<!\S)([‘“(]) ")
_SAMPLE = 600
"""Characters from the middle of a text that its language is told from."""
_FEWEST_LETTERS = 20
"""Letters from which (inclusive) the language of a text can be told."""
_LEAST_PROBABILITY = 0.95
"""Probability of the likeliest language from which (inclusive) it is taken: "Ministers met in Vienna on 3 May 2021."
is Nigerian Pidgin with .84; of 400 single sentences of English news two went to another language, with .70 and .90."""


def find_title(lines: Sequence[Line], dropped: frozenset[int]) -> tuple[int, str]:
    """Return the number of the line that is the title, and the title; -1 and "" where there is none.

    The title is the first line kept, if it is no sentence of the text: short, without a full stop, and
    something follows.

    Parameters
    ----------
    lines : sequence of Line
        The lines of an article.
    dropped : frozenset of int
        Numbers of those that are litter.
    """
    kept = [number for number in range(len(lines)) if number not in dropped]
    if len(kept) < _FEWEST_LINES:
        return -1, ""
    first, line, below = kept[0], lines[kept[0]], lines[kept[1]]
    labelled = _LABELLED.match(line.text)
    if labelled:
        return first, trim_title(labelled["title"])
    goes_on = not line.blank_after and below.text[:1].islower()
    has_length = _SHORTEST_TITLE <= len(line.words) <= _LONGEST_TITLE
    if goes_on or not has_length or line.text.endswith((".", ",", ";", ":")):
        return -1, ""
    title = trim_title(_MARKDOWN.sub("", line.text))
    is_tokenized = any(TOKENIZED.search(other.text) for other in lines)
    return first, _closed_up(title) if is_tokenized else title


def _closed_up(title: str) -> str:
    """Return a title whose marks a tokenizer set apart with the marks at their words.

    >>> _closed_up("Holm ‘ responsible ' for the mayor 's fall , he says ( again )")
    "Holm ‘responsible' for the mayor's fall, he says (again)"
    """
    return _BLANK_AFTER.sub(r"\1", _BLANK_BEFORE.sub("", title))


def stated_title(title: str) -> str:
    """Return the title that a document states, "" where that is the name of a file: its text then tells one.

    >>> stated_title("Harbour plan agreed"), stated_title("Microsoft Word - harbour_v2.doc"), stated_title("print.html")
    ('Harbour plan agreed', '', '')
    """
    return "" if _FILE_NAME.search(title.strip()) else title


def trim_title(title: str) -> str:
    """Return the title with white space folded and without the name of a section or site behind a bar.

    >>> trim_title("Harbour  plan agreed | News | The Harbour Times")
    'Harbour plan agreed'
    """
    folded = " ".join(title.split())
    trimmed = _SITE_SUFFIX.sub("", folded)
    while trimmed != folded and len(trimmed.split()) >= _SHORTEST_TRIMMED:
        folded, trimmed = trimmed, _SITE_SUFFIX.sub("", trimmed)
    return folded


def find_author(litter: Sequence[Line]) -> str:
    """Return the author named by a byline, else by a credit, among the dropped lines, else ""."""
    for pattern in (_BYLINE, _CREDIT):
        for line in litter:
            match = pattern.match(line.text)
            names = " ".join(match["names"].strip(" .").split()) if match else ""
            if names and names.lower() != "by":  # a template prints the word twice where nobody is named
                return names
    return ""


def outlet_of(url: str) -> str:
    """Return the host of an address without "www.", or "".

    >>> outlet_of("https://www.example.org/2021/harbour")
    'example.org'
    """
    with suppress(ValueError):
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    return ""


def find_language(text: str) -> str:
    """Return the ISO 639 code of the language of the text, "" where its letters leave that open."""
    from py3langid.langid import rank

    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[middle : middle + _SAMPLE]
    n_letters = sum(character.isalpha() for character in sample)
    if n_letters < _FEWEST_LETTERS:
        return ""
    languages = rank(sample)
    likeliest, highest = languages[0]
    probability = 1 / sum(math.exp(score - highest) for _, score in languages)
    return str(likeliest) if probability >= _LEAST_PROBABILITY else ""
