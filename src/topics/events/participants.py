"""Who took part in what a predicate tells, and where it was: not all that is named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from topics.english.happenings import HAPPENING_VERBS
from topics.english.names import BODIES, GROUP_HEADS, OCCASIONS, PEOPLE_NOUNS, SITES
from topics.english.places import COUNTRY_OF
from topics.english.sentence_parts import ARTICLES_AND_NUMBERS
from topics.english.words import FUNCTION_WORDS, PREPOSITIONS, TIME_WORDS, split_words
from topics.events.clauses import unquoted
from topics.events.finite_clauses import Role
from topics.events.people.actors import Mention
from topics.events.predicates import Predicate

if TYPE_CHECKING:
    from pandas import DataFrame

ACTS = re.compile(rf"\s(?:also |has |have |had )?(?:\w{{2,}}ed|will|{'|'.join(sorted(HAPPENING_VERBS))})\b")
"""What follows the subject of a happening."""
LOCATING = re.compile(
    r"\b(?:in|at|to|from|near|into|outside)(?:\s(?:the|mainland|central|downtown))?\s$", re.IGNORECASE
)
"""Words before the name of a place where something happened or led to."""
_LINK = re.compile(r"(\w+|,)\W*(?:(?:the|a|an|its|his|her|their)\W+)?$")
"""The word before a name, an article left out."""
_WITH = frozenset({"by", "with", "between"})
"""Prepositions before those who take part."""
_GOES_ON = frozenset({"and", ","})
"""What joins a name to the one before it."""


def participants_of(quote: str, mentions: Sequence[Mention], predicate: Predicate) -> frozenset[str]:
    """Return those who take part in what a predicate tells.

    They are its subject, its object, and who is named after "by" and "with": nobody after another preposition, in
    brackets, in what somebody said, before another noun ("the Harbour Board report") or before "'s".
    """
    if predicate.role is Role.ASIDE and predicate.tense is not None:
        return frozenset()  # of the noun that is dated nobody is known to take part
    bare = unquoted(quote)
    start, stop = predicate.start, predicate.stop
    parts: set[str] = set()
    is_subject_named = False
    taken = False
    end = -1
    for mention in mentions:
        within = start <= mention.start < stop or predicate.subject[0] <= mention.start < predicate.subject[1]
        if (
            not within
            or mention.kind == "thing"
            or _is_bare_head(mention)
            or not bare[mention.start : mention.stop].strip()
        ):
            continue
        before = bare[: mention.start].rstrip()
        before = before.removesuffix(mention.role).rstrip() if mention.role else before
        match = _LINK.search(before)
        link = match[1].lower() if match else ""
        goes_on = link in _GOES_ON and end >= 0 and mention.start - end <= len(mention.role) + _NEXT_IN_LIST
        taken = taken if goes_on else _is_part(bare, mention, link, predicate)
        end = mention.stop
        if taken and not _stands_before_noun(bare, mention):
            parts.add(mention.actor)
            is_subject_named = is_subject_named or mention.start < predicate.verb[0]
    group = "" if is_subject_named else _unnamed_group(bare[slice(*predicate.subject)])
    return frozenset(parts | {group} if group else parts)


def _is_bare_head(mention: Mention) -> bool:
    """Return whether a mention is only the last word of a longer name: "Department", "II"."""
    is_cut = mention.actor.lower() in GROUP_HEADS or (not mention.actor[:1].isupper() and mention.basis == "name")
    return is_cut or bool(_NUMERAL.fullmatch(mention.actor))


_NUMERAL = re.compile(r"[IVX]+")


def _unnamed_group(subject: str) -> str:
    """Return a subject of people without a name ("relatives of the passengers"), or "" where it is none.

    >>> _unnamed_group("The relatives of many of the passengers"), _unnamed_group("The ferry")
    ('relatives of many of the passengers', '')
    >>> _unnamed_group("Parliament"), _unnamed_group("The Parliament building")
    ('Parliament', '')
    """
    words = subject.split()
    while words and words[0].lower() in ARTICLES_AND_NUMBERS:
        words.pop(0)
    while words and words[-1].lower() in TIME_WORDS:
        words.pop()
    if not words or len(words) > _LONGEST_GROUP or " ".join(words).lower() in _NOBODY_IN_PARTICULAR:
        return ""
    small = [at for at, word in enumerate(words) if word in _AFTER_HEADS]
    head = min(small, default=len(words)) - 1
    noun = words[head].lower().rstrip(",")
    is_thing = any(word.endswith("ing") for word in words[1:head])  # "a bus carrying fans"
    if head < 0 or is_thing or noun not in PEOPLE_NOUNS | BODIES:
        return ""
    opens = len(words) == len(subject.split())
    if head == 0 and opens and words[0].istitle() and noun not in BODIES:
        words[0] = words[0].lower()
    return " ".join(words).rstrip(",")


_AFTER_HEADS = PREPOSITIONS | {"and"}
"""Words before which the head of a subject ends."""
_NOBODY_IN_PARTICULAR = frozenset({"people", "men", "women", "thousands", "hundreds", "dozens", "experts", "analysts"})
"""Groups of whom a reader learns nothing."""
_LONGEST_GROUP = 8
"""Words, inclusive, of a group without a name."""


_NEXT_IN_LIST = 12
"""Characters between two names of one list, at most, beside a role."""


def _is_part(bare: str, mention: Mention, link: str, predicate: Predicate) -> bool:
    """Return whether a mention takes part, by the word before it and its place beside the verb."""
    if link in _WITH:
        return mention.kind != "place"
    if bare[: mention.start].count("(") > bare[: mention.start].count(")"):
        return False
    first, after = predicate.subject
    if first <= mention.start < after:
        lead = split_words(bare[first : mention.start].removesuffix(mention.role))
        is_head = PREPOSITIONS.isdisjoint(lead)
        return is_head and (mention.kind != "place" or bool(ACTS.match(bare, mention.stop)))
    between = bare[after : mention.start].removesuffix(mention.role + " ").strip()
    if predicate.has_subject and after <= mention.start < predicate.verb[0] and between in {",", ", the"}:
        return mention.kind != "place"  # "the minister, Anna Berg, said"
    if mention.kind == "place" or not mention.subject or link in PREPOSITIONS:
        return False
    is_before = mention.start < predicate.verb[0] and not predicate.has_subject
    return is_before or (mention.kind == "person" and mention.start >= predicate.verb[1])


def _stands_before_noun(bare: str, mention: Mention) -> bool:
    """Return whether a name only says which thing is meant: "Anna Berg's report", "the Harbour Board report"."""
    if _POSSESSIVE.match(bare, mention.stop):
        return True
    match = _NOUN_AFTER.match(bare, mention.stop)
    if match and match[1] in _KINDS_OF_GROUP:
        match = _NOUN_AFTER.match(bare, match.end())  # "the Harbour party met"
    if mention.kind == "person" or not match:
        return False
    return match[1] not in TIME_WORDS and not _VERB.fullmatch(match[1])


_POSSESSIVE = re.compile(r"\s?['’]s?\s")
_KINDS_OF_GROUP = frozenset({"party", "movement", "coalition", "alliance", "union"})
"""Nouns that only say what the group is whose name stands before them."""


_NOUN_AFTER = re.compile(r"\s([a-z]+)\b")
_VERB = re.compile(
    rf"(?:\w+(?:ed|ly)|has|have|had|is|are|was|were|will|would|may|could|and|or|but|as|also|then|who|which|that|on|in|at|to|for|of|by"
    rf"|with|from|{'|'.join(sorted(HAPPENING_VERBS))})"
)
"""What can follow a name that stands for somebody: a verb, or a small word."""


def scene_of(quote: str, mentions: Sequence[Mention], predicate: Predicate) -> frozenset[str]:
    """Return the places where what a predicate tells happened or led to."""
    bare = unquoted(quote)
    grounds = [item for item in mentions if item.kind == "place" and predicate.start <= item.start < predicate.reach]
    return frozenset(item.actor for item in grounds if _is_scene(bare, item))


def _is_scene(bare: str, mention: Mention) -> bool:
    """Return whether a place is where it was: "in Lima", "in some of Lima's suburbs", "the Lima premiere"."""
    before = bare[: mention.start]
    match = _NOUN_AFTER.match(bare, mention.stop)
    noun = match[1] if match else ""
    if noun in OCCASIONS and mention.actor in COUNTRY_OF and _DEFINITE.search(before):
        return True
    if _PART_OF.search(before) or (noun in SITES and _BESIDE.search(before)):
        return True
    return bool(LOCATING.search(before)) and not _names_a_noun(bare, mention)


_DEFINITE = re.compile(r"\b(?:the|its|his|her|their)\s$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:in|at|near|across|outside)\s(?:several|some|many|most|all|parts|much|one|two|three)\sof(?:\sthe)?\s$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:in|at|near|outside|inside)(?:\sthe)?\s$", re.IGNORECASE)


def _names_a_noun(bare: str, mention: Mention) -> bool:
    """Return whether a place only says which thing is meant: "an end to the Bonn process"."""
    match = _NOUN_AFTER.match(bare, mention.stop)
    if not match:
        return False
    return not (_VERB.fullmatch(match[1]) or match[1] in PREPOSITIONS | TIME_WORDS | FUNCTION_WORDS)


def list_actors(events: DataFrame, evidence: DataFrame, quotes: DataFrame) -> DataFrame:
    """Return who took part in events, those of most events first, then by name.

    Parameters
    ----------
    events, evidence, quotes : DataFrame
        The tables of these names; events and evidence may be a part of the timeline.

    Returns
    -------
    DataFrame
        ``actor``, ``n_events``, ``n_articles`` with a sentence on one of these events, ``n_quotes`` of the actor's own,
        and ``first`` and ``last``, the first and last day of these events.
    """
    parts = events[["id", "first", "last", "actors"]].explode("actors").dropna(subset="actors")
    parts = parts.rename(columns={"actors": "actor", "id": "event"})
    says = parts.merge(evidence[["event", "article"]], on="event")
    counted = parts.groupby("actor").agg(n_events=("event", "nunique"), first=("first", "min"), last=("last", "max"))
    counted["n_articles"] = says.groupby("actor")["article"].nunique()
    counted["n_quotes"] = quotes["actor"].value_counts().reindex(counted.index, fill_value=0)
    counted = counted.reset_index().sort_values(["n_events", "actor"], ascending=[False, True], ignore_index=True)
    return counted[["actor", "n_events", "n_articles", "n_quotes", "first", "last"]]
