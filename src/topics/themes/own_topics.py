"""The reader's own topics, fitted elsewhere (BERTopic, LDA, by hand) and given by passage or article.

A topic is whatever tells it: a number or a text. -1, None, not-a-number and "" mean that a text is in none, as
BERTopic has it. Names are the reader's; a topic without one is named by its words, as themes found here are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from topics.errors import refuse

if TYPE_CHECKING:
    import pandas as pd

    from topics.themes.clustering import Labels
    from topics.themes.members import Unit

Topic: TypeAlias = str | int | float | None
"""A topic as a reader gives it."""
TopicsGiven: TypeAlias = "Mapping[str, Topic] | Iterable[Topic]"
"""Topics by id, or one for each text in the order of the table."""

_NONE = ("", "-1", "nan", "None", "<NA>")
"""What stands for no topic."""
_SHOWN = 3
"""Ids or topics named in an error, at most (inclusive)."""


@dataclass(frozen=True, slots=True)
class OwnTopics:
    """Topics by passage, and their names.

    Parameters
    ----------
    of_passage : tuple of (str, str)
        Passage id and topic, by passage; passages in no topic are not among them.
    names : tuple of (str, str)
        Topic and name, by topic; only topics that some passage has.
    """

    of_passage: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...] = ()

    def numbered(self, passages: Sequence[str]) -> tuple[Labels, list[str]]:
        """Return the number of each passage's topic, -1 for none, and the topics by number."""
        topic_of = dict(self.of_passage)
        topics = sorted({topic_of[passage] for passage in passages if passage in topic_of})
        numbers = {topic: number for number, topic in enumerate(topics)}
        labels = [numbers[topic_of[passage]] if passage in topic_of else -1 for passage in passages]
        return np.asarray(labels, dtype=np.int64), topics

    def notes(self, themes: Iterable[str], assignments: pd.DataFrame) -> list[str]:
        """Return which topics each theme holds, in words: several where corrections joined them."""
        topic_of = dict(self.of_passage)
        chosen = assignments[assignments["chosen"]]
        held = chosen["passage"].map(topic_of).groupby(chosen["theme"]).agg(lambda own: sorted({*own.dropna()}))
        return [f"Your own topic {' and '.join(held[theme])}." for theme in themes]


def read_topics(
    given: TopicsGiven,
    names: Mapping[str, str] | Mapping[int, str] | None,
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    unit: Unit,
) -> OwnTopics:
    """Return topics as given for passages, or for articles of which every passage then has the topic.

    Raises
    ------
    InputError
        If their number is not that of the passages or articles, an id is none of theirs, no text has a topic, or a
        name is empty, given twice, or of a topic that is none of these.
    """
    ids = {"passage": passages["id"].tolist(), "article": articles["id"].tolist()}
    if unit not in ids:
        refuse(f"Topics of each {unit!r} are not known; say unit='passage' or unit='article'.")
    by_id = {one: _plain(topic) for one, topic in _by_id(given, ids, unit).items()}
    members = passages["id"] if unit == "passage" else passages["article"]
    topics = [(passage, by_id.get(member, "")) for passage, member in zip(passages["id"], members, strict=True)]
    kept = tuple(sorted((passage, topic) for passage, topic in topics if topic))
    if not kept:
        refuse("No text has a topic: all topics given are -1 or empty; give the topic of each text that has one.")
    return OwnTopics(kept, _read_names(names or {}, {topic for _, topic in kept}))


def _by_id(given: TopicsGiven, ids: Mapping[str, list[str]], unit: Unit) -> dict[str, Topic]:
    """Return the topics by the id of what has them."""
    own = ids[unit]
    if isinstance(given, str):
        refuse(f"Topics are one for each {unit}, in a list or by id; found the text '{given[:40]}'.")
    if not isinstance(given, Iterable):
        kind = type(given).__name__
        refuse(
            f"Topics are one for each {unit}, in a list or by id; found an object of the kind {kind}. Of a model, give "
            f"the topics that it found for the {unit}s, in the order of run.{unit}s (of BERTopic: model.topics_), and "
            "its names of them if you like."
        )
    by_id = _as_mapping(given)
    if by_id is not None:
        unknown = sorted(map(str, set(by_id).difference(own)))
        if unknown:
            shown = ", ".join(repr(one) for one in unknown[:_SHOWN])
            refuse(
                f"The topics given have ids that the corpus does not have ({len(unknown)}): {shown}; "
                f"ids are those of run.{unit}s['id'], such as {own[0]!r}."
            )
        return by_id
    topics = list(given)
    if len(topics) != len(own):
        refuse(f"{_counted(topics, 'topic')} given for {_counted(own, unit)}; {_what_to_do(topics, ids, unit)}.")
    return dict(zip(own, topics, strict=True))


def _as_mapping(given: TopicsGiven) -> dict[str, Topic] | None:
    """Return topics that are given by id, which a pandas series has where its index is of texts; else None."""
    if isinstance(given, Mapping):
        return dict(given)
    index = getattr(given, "index", None)
    if index is None or callable(index) or not all(isinstance(one, str) for one in index):
        return None
    if len(set(index)) < len(index):
        twice = next(one for one, times in Counter(index).items() if times > 1)
        refuse(f"The id {twice!r} has several topics; give one for each.")
    return dict(zip(index, list(given), strict=True))


def _what_to_do(topics: list[Topic], ids: Mapping[str, list[str]], unit: Unit) -> str:
    other: Unit = "article" if unit == "passage" else "passage"
    if len(topics) == len(ids[other]):
        return f"there are as many {other}s: say unit='{other}'"
    return f"give one for each row of run.{unit}s in its order, or a dict from its ids to topics"


def _counted(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}" if len(things) == 1 else f"{len(things)} {noun}s"


def _plain(topic: object) -> str:
    """Return a topic as text: 3, 3.0, numpy's 3 and "3" are one; "" for none.

    Examples
    --------
    >>> _plain(3.0), _plain("3"), _plain(-1), _plain(float("nan")), _plain(None)
    ('3', '3', '', '', '')
    """
    if isinstance(topic, float | np.floating) and float(topic).is_integer():
        topic = int(topic)
    text = " ".join(str(topic).split())
    return "" if text in _NONE else text


def _read_names(names: Mapping[str, str] | Mapping[int, str], topics: set[str]) -> tuple[tuple[str, str], ...]:
    """Return the names of topics that there are, each checked."""
    named = {_plain(topic): name for topic, name in names.items()}
    for topic, name in named.items():
        if not isinstance(name, str) or not name.strip():
            refuse(
                f"The name of topic {topic or -1} is {name!r}; give a text, or leave the topic out to have it named."
            )
    known = {topic: " ".join(name.split()) for topic, name in named.items() if topic in topics}
    if names and not known:
        refuse(
            f"None of the names is of a topic given: they name {', '.join(list(named)[:_SHOWN]) or -1}, and topics are "
            f"{', '.join(sorted(topics)[:_SHOWN])}; names are a dict from topic to name."
        )
    for name, times in Counter(known.values()).items():
        if times > 1:
            alike = " and ".join(sorted(topic for topic, own in known.items() if own == name))
            refuse(f"Topics {alike} are both called '{name}'; give each a name of its own, or both one number.")
    return tuple(sorted(known.items()))
