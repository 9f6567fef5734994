"""Lines as they are printed: without dateline, opening word, attribution and what only its article makes plain.

>>> cleaned("But the mayor also opened the bridge, according to police.")
'The mayor opened the bridge'
"""

from __future__ import annotations

import re

from topics.english.calendar import MONTHS, WEEKDAYS
from topics.english.clauses import read_sentence
from topics.english.data import alternatives
from topics.english.happenings import PUBLISHED
from topics.english.hyphens import with_hyphens
from topics.english.sentence_parts import LEADS
from topics.english.words import split_words
from topics.events.clause_records import saying_verbs
from topics.events.clauses import DATELINE, SINGLE_QUOTED
from topics.events.page_heads import after_page_head
from topics.events.relative_days import without_relative_days

OPENING = re.compile(
    r"^(?:but|and|so|yet|or|however|meanwhile|also|in addition(?=,)|earlier(?=,)|later(?=,)|since(?=,)"
    r"|then|still|instead|thus|hence|(?:adding|saying) that"
    r"|(?:in (?:other|better|further|related) news(?: for [^,]{1,40})?"
    r"|moreover|furthermore|in turn|as a result|elsewhere)(?=,))\b,?\s*",
    re.IGNORECASE,
)
"""A word that joins a sentence to one before it, at its beginning."""
_ASIDE = re.compile(r"^(?:\([^()]{1,90}|[^()]{1,40})\)\s")
"""An aside that opens the sentence, or the end of one that the sentence before begins."""
DAY_LABEL = re.compile(
    rf"^(?:(?:{alternatives(MONTHS)})\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{alternatives(MONTHS)})\.?)(?:,?\s\d{{4}})?\s?[–—:-]+\s(?=\S)",
    re.IGNORECASE,
)
"""The day before an entry of a chronology: "Sept. 20 - The mayor resigned"."""
_ATTRIBUTION = re.compile(
    r"[.\s]*,\s(?:according to\s[^,]*|an?\s\w+\sadded"
    r"|(?!(?:has|have|had)\s\w+$)(?:[^,]{1,60},\s(?:[A-Z][\w.'’-]+\s?){1,4},\s|[^,]{1,40}\s)(?:(?:has|have|had)\s)?(?:said|reported)"
    r"|(?:said|says)\s(?P<speaker>[^,]{1,40}))[.]?$"
)
_REPORTS = re.compile(r",\s(?:reports|writes)\s(?P<speaker>(?:the\s)?[A-Z][^,:;]{2,60})(?::\s.*)?$")
"""An outlet or author behind what is told, and what they go on with: ", reports the Times: Berg did not say"."""
CUT_OFF = re.compile(r"\s+(?=(?:[,.;:?!%)\]”]|n['’]t|['’](?:s|re|ve|ll|d|m)?)(?:\s|$))|(?<=[(\[“‘$£€])\s+(?=\S)")
"""The spaces that a tokenizer puts before and after signs and endings."""


_SPACED_QUOTE = re.compile(r'(?<![^\s(])"\s([^"]+?)\s"(?!\w)')
"""Quoted words with the spaces that a tokenizer puts within their marks."""


def cleaned(text: str, whole: str = "") -> str:
    """Return a line without dateline, opening word, attribution and the marks at its ends, with a capital.

    ``whole`` is the sentence that it was cut from, which may tell better that a tokenizer wrote it.
    """
    line = with_hyphens(_without_lone_mark(text.strip()), whole)
    line = SINGLE_QUOTED.sub(lambda match: f"'{match[1].strip()}'", line)
    line = _SPACED_QUOTE.sub(r'"\1"', CUT_OFF.sub("", line))
    line = _HOWEVER.sub(_closed_up, line[after_page_head(line) :])
    for opening in (DAY_LABEL, OPENING, DATELINE, _ASIDE):
        match = opening.match(line)
        line = line[match.end() :] if match else line
    line = _without_speaker(_without_speaker(line, _REPORTS), _ATTRIBUTION).strip(" ,;:—–-").rstrip(".")
    line = _EARLIER_ON.sub("", without_relative_days(_without_brackets(line)))
    line = _LEFT_BETWEEN_COMMAS.sub("", _LEFT_OF_A_DAY.sub("", line))
    line = line if "not only" in line else _ALSO.sub(_unless_quoted, line)
    return line[:1].upper() + line[1:]


def _without_speaker(line: str, speaking: re.Pattern[str]) -> str:
    """Return a line without who said it, at its end: but not where a verb follows: "Berg, said it would close"."""
    match = speaking.search(line)
    if match is None or (match["speaker"] and read_sentence(match["speaker"]).groups):
        return line
    return line[: match.start()]


_HOWEVER = re.compile(r"^(?P<before>[^,]+),\s(?:however|meanwhile)(?=,),", re.IGNORECASE)
"""Such a word between commas behind the first ones of a sentence."""


def _closed_up(match: re.Match[str]) -> str:
    """Return the first words of a sentence, with a comma where they are a time or a place and no subject."""
    opening = split_words(match["before"])[:1]
    return match["before"] + ("" if LEADS.isdisjoint(opening) else ",")


def _unless_quoted(match: re.Match[str]) -> str:
    """Return nothing for a match, but itself within a quotation, whose words stay as they are."""
    before = match.string[: match.start()]
    is_quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return match[0] if is_quoted else ""


_ALSO = re.compile(r"(?<!\bbut)\salso(?=\s)")
"""A word that joins a sentence to one before it."""
_EARLIER_ON = re.compile(rf"(?<=\s)(?:earlier|later)\s(?=on\s(?:{'|'.join(WEEKDAYS)})\b)", re.IGNORECASE)
"""A word by which a weekday is told from the hour of the article: "won earlier on Tuesday"."""
_LEFT_OF_A_DAY = re.compile(
    rf"\s(?:{'|'.join(sorted(PUBLISHED))})(?=\s(?:{'|'.join(sorted(saying_verbs()))})\b(?!\s(?:by|in|on|as)\b))"
)
"""A participle that only led to a relative day: "a poll released last week showed"."""


_LEFT_BETWEEN_COMMAS = re.compile(
    rf",\s(?:{'|'.join(sorted(PUBLISHED | {'disclosed', 'announced', 'revealed'}))}),(?=\s)"
)
"""The same between commas: "the figures, disclosed yesterday, showed"."""


def _without_lone_mark(text: str) -> str:
    """Return a sentence without the quotation mark of the next one that a tokenizer left at its end: 'He left . "'."""
    is_lone = text.count('"') == 1 and re.search(r'[.!?]\s?"$', text) and "“" not in text
    return text[:-1].rstrip() if is_lone else text


def _without_brackets(line: str) -> str:
    """Return a line that stands in brackets as a whole without them."""
    is_aside = line.startswith("(") and line.endswith(")") and line.count("(") == 1
    return line[1:-1].rstrip(".") if is_aside else line
