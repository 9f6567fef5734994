"""Notes: passages that are none of the story: corrections, labels, lengths of videos, and what is taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from topics.english.happenings import CORRECTION_NOTES
from topics.events.predicates import reading_of
from topics.events.sentences import Sentence


def is_note(sentence: Sentence) -> bool:
    """Return whether a passage is none of the story: a correction, a label, a video with its length."""
    low = sentence.quote.lower()
    if any(note in low for note in CORRECTION_NOTES) or _ends_in_video_length(sentence.quote):
        return True
    is_numbered = bool(_NUMBERED.match(sentence.quote))
    is_cut = len(sentence.quote.split()) < _SENTENCE or not _ENDS.search(sentence.quote)
    if is_numbered == is_cut:
        return is_cut  # whatever its clauses, which take long to read
    has_verb = sentence.kind in {"title", "caption"} or bool(reading_of(sentence.quote).clauses)
    return is_numbered if has_verb else is_cut


def retracted_passages(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the passages that the sentence behind them takes back: "It opens on 15 May. That should have been"."""
    return frozenset(one.passage for one, following in pairwise(sentences) if _TAKES_BACK.match(following.quote))


def _ends_in_video_length(quote: str) -> bool:
    """Return whether a passage ends in a word and a length: "Watch the launch 3:45"."""
    last = quote.rsplit(maxsplit=2)[-2:]
    return len(last) > 1 and bool(_LENGTH_OF_VIDEO.fullmatch(last[1])) and any(map(str.isalpha, last[0]))


_TAKES_BACK = re.compile(
    r"(?:that|this|it|we|the (?:date|day|year|month|figure|name|number|sentence|article|report|story|caption))"
    r"\sshould\shave\s(?:been|said|read|stated|given)\b",
    re.IGNORECASE,
)
"""How a sentence begins by which a newspaper corrects the one before."""
_LENGTH_OF_VIDEO = re.compile(r"\d{1,2}:\d{2}")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s[^.!?]*$")
"""A line of a numbered list or a map without the mark that ends a sentence."""
_ENDS = re.compile(r"[.!?…]\s?[\"”’')\]]*\s*$")
_SENTENCE = 7
"""Words that a sentence without a verb known by its form has at least."""
