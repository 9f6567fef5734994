"""Clauses: which part of a sentence a date governs, and whether it tells, plans or only compares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from topics.english.clauses import read_sentence
from topics.english.data import alternatives
from topics.english.happenings import EVENT_NOUNS, HAPPENING_VERBS, PLAN
from topics.english.tokens import Kind
from topics.english.verb_groups import FINITE
from topics.english.words import AUXILIARIES, DETERMINERS, PRONOUNS, split_words
from topics.events.page_heads import after_page_head

_BREAK = re.compile(
    r"[;—–]\s|\s-\s|,\s(?:but|and|while|although|after|before)\s|\s(?:but|while|although|whereas)\s"
    r"|\s(?=(?:since|after|before)\s)|,\s(?=adding\s|saying\s)|,\s(?:where|which)\s"
)
"""Where one clause ends and another begins."""
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z ,.]+(?:\([\w ]+\))?|(?:[A-Z][\w ,.]{0,40})?\([A-Z ]{2,20}\)|[A-Z][A-Z .]+,[\w ,.]{3,25})\s?[–—-]+\s"
    r"|^[A-Z0-9(][^()]{0,70}\(\s?(?:[A-Z]{2,6}|[A-Z][a-z]+)\s?\)\s(?:--|-|–|—)\s(?=\S)(?!.{0,80}\s[–—-]\s)"
    r"|^(?:\\?[*•·▪]|[–—-])\s+"
    r"|^(?:[A-Z]{3,}(?:,?\s[A-Z]{3,}){0,2}),?(?:\s[A-Z][a-z]+)?\s?:\s(?=[A-Z])"
    r"|^[A-Z][\w.]*(?:\s[\w.]+){0,3}\s(?:--|–|—)\s(?=[A-Z])(?!.*\s(?:--|–|—)\s)"
    r"|^(?:[A-Z]{2,}\s){2,8}[A-Z]{4,}\s(?=[A-Z][a-z]+['’]?\s)"
)
"""What opens a sentence and is none of it: a dateline, a label ("Transport -- The mayor said"), a heading in
capitals that a sentence follows, the mark of a list."""
_QUOTED_NOUN = re.compile(
    rf"\b((?:{alternatives(DETERMINERS)})\s)[\"“](\s?[\w'’-]+(?:\s[\w'’-]+){{0,3}}\s?)[\"”]", re.IGNORECASE
)
"""Up to four words in quotation marks behind a word that wants a noun: a “gang of thugs”."""
SINGLE_QUOTED = re.compile(
    r"(?<=\s)(?<!s\s)['‘](\s?(?!(?:s|re|ll|ve|d|m|t)\b)[\w-]+(?:\s[\w-]+){0,3}\s?)['’](?=[\s,.])"
)
"""Up to four words in single quotation marks, spaces around: a 'recall' election, not the workers ' union."""
_OF_CLAUSES = PRONOUNS | AUXILIARIES
"""Words by which quoted words are a clause and no noun."""
_PAST = re.compile(rf"\b(?:\w{{2,}}ed|{'|'.join(sorted(HAPPENING_VERBS))})\b")
_TELLING_WORDS = 3
"""Words of more than three letters that a clause needs to tell something by itself."""
_SHORT_WORD = 3
"""Letters up to which a word is not counted for that."""


def unquoted(text: str) -> str:
    """Return the text with all quoted words blanked, every character in its place."""
    if '"' not in text and "“" not in text:
        return text
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def without_quoted_clauses(text: str) -> str:
    """Return the text with quoted words blanked, but for a few that stand for a noun of the sentence itself.

    >>> without_quoted_clauses("He said that “ dozens ” died of the “ cold ” . “ It is cold ” , he said .").split()
    ['He', 'said', 'that', 'dozens', 'died', 'of', 'the', 'cold', '.', ',', 'he', 'said', '.']
    """
    if "'" in text or "‘" in text:
        text = SINGLE_QUOTED.sub(r" \1 ", text)
    if '"' not in text and "“" not in text:
        return text
    return unquoted(_QUOTED_NOUN.sub(_bared, text))


def _bared(quoted: re.Match[str]) -> str:
    """Return quoted words without their marks, as many characters; as they are where they hold a verb or a pronoun."""
    if not _OF_CLAUSES.isdisjoint(split_words(quoted[2])):
        return quoted[0]
    return f"{quoted[1]} {quoted[2]} "


def with_marks(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the characters of some words, with the quotation mark that belongs to the first or the last of them.

    >>> text = "A “ gang of thugs ” came."
    >>> text[slice(*with_marks(text, 0, text.index("thugs") + 5))]
    'A “ gang of thugs ”'
    """
    before, after = text[:start].rstrip(" "), text[stop:].lstrip(" ")
    is_opened = before.endswith("“") or (before.endswith('"') and before.count('"') % 2 == 1)
    is_closed = after.startswith("”") or (after.startswith('"') and text.count('"', 0, stop) % 2 == 1)
    return (len(before) - 1 if is_opened else start), (len(text) - len(after) + 1 if is_closed else stop)


def without_dateline(text: str) -> str:
    """Return the text with the head of a page and a dateline before it blanked, every character in its place."""
    head = after_page_head(text)
    match = DATELINE.match(text[head:])
    at = head + (match.end() if match else 0)
    return " " * at + text[at:] if at else text


_PAIR = re.compile(
    r"(?<=[\w)\]”\"’'.%])(?P<gap>\s?)(?:(?P<dash>--|—|–)|(?P<hyphen>(?<=\s)-(?=\s)))"
    r"(?P<aside>(?:(?!--)[^;:!?—–]){3,240}?)(?(dash)(?P=dash)|(?<=\s)-(?=\s))(?=\s?[a-z])"
)
"""A pair of the same dashes, and what stands between them."""
_BEFORE_VERB = frozenset({Kind.ADVERB, Kind.COORDINATOR})
"""Classes of the one word that may stand between a second dash and the verb: "— also met", "— and left"."""


def with_commas_for_dashes(text: str) -> str:
    """Return the text with commas for a pair of dashes between a subject and its verb, every character in its place.

    >>> with_commas_for_dashes("Five people -- two of them children -- were killed.")
    'Five people ,  two of them children ,  were killed.'
    """
    if not _DASH.search(text):
        return text
    return _PAIR.sub(lambda pair: _commas(pair) if _opens_with_verb(text[pair.end() :]) else pair.group(), text)


_DASH = re.compile(r"--|[—–]|\s-\s")


def _opens_with_verb(text: str) -> bool:
    """Return whether a finite verb stands at the beginning of some words, or behind an adverb."""
    sentence = read_sentence(text)
    first = sentence.groups[0] if sentence.groups else None
    if first is None or first.tense not in FINITE:
        return False
    return first.first == 0 or (first.first == 1 and sentence.tokens[0].kind in _BEFORE_VERB)


def _commas(pair: re.Match[str]) -> str:
    comma = ",".ljust(len(pair["dash"] or pair["hyphen"]))
    return pair["gap"] + comma + pair["aside"] + comma


def happens(text: str) -> bool:
    """Return whether the text has a verb that reports something done."""
    return not HAPPENING_VERBS.isdisjoint(split_words(text))


def plans(clause: str) -> bool:
    """Return whether words of planning govern the clause: no verb in the past stands before them."""
    match = PLAN.search(clause)
    return match is not None and not _PAST.search(clause[: match.start()])


def clause_around(text: str, expressions: Sequence[tuple[int, int]], number: int) -> tuple[int, int]:
    """Return the part of a sentence that one of its time expressions governs, as start and stop.

    Parameters
    ----------
    text : str
        The sentence, quoted words blanked.
    expressions : sequence of (int, int)
        Start and stop of all its time expressions that name different days, in order.
    number : int
        Which of them is meant.
    """
    cuts = [match.start() for match in _BREAK.finditer(text)]
    joints = (text.rfind(" and ", one, other) for (_, one), (other, _) in pairwise(expressions))
    cuts += [joint for joint in joints if joint > 0]
    begin, end = expressions[number]
    start = max((cut for cut in cuts if cut <= begin), default=0)
    stop = min((cut for cut in cuts if cut >= end), default=len(text))
    if not _tells(text[start:stop]):
        start = max((cut for cut in cuts if cut < start), default=0)
    return start, stop


def _tells(text: str) -> bool:
    """Return whether a clause tells something by itself: it has words enough, and an event or a past among them."""
    words = [word for word in split_words(text) if len(word) > _SHORT_WORD]
    if len(words) < _TELLING_WORDS:
        return False
    return not EVENT_NOUNS.isdisjoint(words) or bool(_PAST.search(text))
