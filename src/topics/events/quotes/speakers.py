"""Speakers: who the words for a speaker name, and whose word each part of an article is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from topics.engine.parts import in_pieces
from topics.engine.stages import Spread, one_by_one
from topics.english.genders import GENDER_OF_PRONOUN
from topics.english.words import PREPOSITIONS, PRONOUNS, split_words
from topics.events.people.actors import Cast, Mention, Mentions, has_rival
from topics.events.people.pronouns import brings_newcomer
from topics.events.quotes.article import Quote, Spot, quotes_of_article
from topics.events.sentences import Sentence, characters_of, read_sentences, rows_of

_NEAR = 2
"""Passages, inclusive, from somebody's words to "he added"."""
_PRONOUNS = frozenset({"he", "she"})
_FOR_SEVERAL = frozenset({"i", "we", "you", "they", "it", "who", "which", "that", "one", "some", "many", "others"})
"""Words for a speaker within somebody else's words, or for nobody in particular: "he" may still be who spoke before."""
_BESIDE = PREPOSITIONS | {"and", "or", "who", "whose", "which", "that"}
"""Words behind which a name in the words for a speaker is another one: "the lawyer for Berg", "Moe and Berg"."""
_MAY_FOLLOW = _BESIDE - {"and", "or"} | {
    "himself",
    "herself",
    "also",
    "then",
    "later",
    "now",
    "both",
    "too",
    "jr",
    "sr",
}
"""Words that can follow a person who speaks; after others, the name only says whose: "Berg supporters"."""
_OWN_NAME = re.compile(r"\b(?:name ?['’]?s|name is|I am|I ?['’]m|I ,|me ,|call me) ?$")
"""What leads to somebody's own name in their words."""
_APPOSED = re.compile(
    r"(?: (?:of|for|at|in|from) [^,;:]{1,60})?(?: ?[,(–—-])?(?: (?:the|an?|named|called|mr|mrs|ms|dr)\b\.?)* ?",
    re.IGNORECASE,
)
"""What stands between a noun and a name that says who it is: ", ", " of the board, Mr "."""
_CLOSING = frozenset(",()–—-")
"""Signs behind such a name."""
_OWNED = re.compile(r" ?['’]")
_ADDS = re.compile(r"\w+(?:ing|ed|ly)\b|\d")


class Speakers:
    """Tells who speaks in the quotes of one article, which are asked for in order.

    Parameters
    ----------
    sentences : sequence of Sentence
        Its passages, in order.
    mentions : mapping of str to sequence of Mention
        Who is named where, by passage.
    """

    def __init__(self, sentences: Sequence[Sentence], mentions: Mapping[str, Sequence[Mention]]) -> None:
        self._sentences = sentences
        self._mentions = [mentions.get(item.passage, ()) for item in sentences]
        self._last = ("", -1)
        self._genders = {item.actor: item.gender for passage in self._mentions for item in passage}

    def words(self, spot: Spot) -> str:
        """Return the words of a spot as they read after repairs."""
        if spot.first == spot.last:
            return self._sentences[spot.first].quote[spot.start : spot.stop].strip()
        between = [self._sentences[n].quote for n in range(spot.first + 1, spot.last)]
        opening, ending = self._sentences[spot.first].quote[spot.start :], self._sentences[spot.last].quote[: spot.stop]
        return " ".join(words for words in (opening.strip(), *between, ending.strip()) if words)

    def actor(self, quote: Quote) -> str:
        """Return who the speaker is, where that is plain, else ""; "he" in the next quote is the one named here."""
        actor = self._actor(quote)
        if actor and (self._is_told_of(quote, actor) or self._is_of_body(quote)):
            actor = ""
        if actor:
            self._last = actor, quote.contents[-1].last
        elif quote.speaker and self.words(quote.speaker).lower() not in _FOR_SEVERAL:
            self._last = "", -1  # "he" may be whoever spoke here
        return actor

    def _actor(self, quote: Quote) -> str:
        """Return who the speaker is, where that is plain, else ""."""
        speaker = quote.speaker
        if speaker is None:
            return ""
        within = [
            item for item in self._mentions[speaker.first] if item.start < speaker.stop and item.stop > speaker.start
        ]
        named = [item for item in within if self._stands_for(item, speaker)] or self._added(quote, speaker)
        if self.words(speaker).lower() in _PRONOUNS:
            return self._behind_pronoun(speaker, named[0].actor if named else "")
        if self.words(speaker).lower() in PRONOUNS:
            return ""  # "I" is no part of a name
        for kind in ("person", "group", "place"):
            actors = {item.actor for item in named if item.kind == kind}
            if actors:
                return min(actors) if len(actors) == 1 else ""  # of "Berg and Moe" neither
        return ""

    def _is_told_of(self, quote: Quote, actor: str) -> bool:
        """Return whether what "he" says names the one for whom he is taken: then it is somebody else who says it."""
        if quote.speaker is None or self.words(quote.speaker).lower() not in _PRONOUNS:
            return False
        return any(self._is_named(actor, spot) for spot in quote.contents)

    def _is_of_body(self, quote: Quote) -> bool:
        """Return whether a body acts before "he" in the same sentence: "The ministry replied, and he warned that"."""
        speaker = quote.speaker
        if speaker is None or self.words(speaker).lower() not in _PRONOUNS:
            return False
        before = [item for item in self._mentions[speaker.first] if item.stop <= speaker.start]
        bodies = [item for item in before if item.kind == "group" and item.subject]
        if any(item.kind == "person" for item in before):
            return False
        return any(not self._is_within(item, speaker.first, quote) for item in bodies)

    def _is_within(self, item: Mention, passage: int, quote: Quote) -> bool:
        """Return whether somebody is named in what is quoted, not around it."""
        return any(
            (spot.first, spot.start) <= (passage, item.start) < (spot.last, spot.stop) for spot in quote.contents
        )

    def _is_named(self, actor: str, spot: Spot) -> bool:
        """Return whether a part of the article gives somebody's name, unlike "my name is Berg"."""
        for number in range(spot.first, spot.last + 1):
            text = self._sentences[number].quote
            start = spot.start if number == spot.first else 0
            stop = spot.stop if number == spot.last else len(text)
            for item in self._mentions[number]:
                is_name = item.actor == actor and item.basis == "name" and start <= item.start < stop
                if is_name and not _OWN_NAME.search(text[start : item.start]):
                    return True
        return False

    def _added(self, quote: Quote, speaker: Spot) -> list[Mention]:
        """Return the person named between a speaker and the cue: "the chairwoman, Anna Berg, said"."""
        cue = quote.cue
        if cue is None or cue.first != speaker.first or self.words(speaker).lower() in PRONOUNS:
            return []
        beside = [item for item in self._mentions[speaker.first] if speaker.stop <= item.start < cue.start]
        added = [item for item in beside if item.kind == "person" and item.subject and item.basis == "name"][:1]
        text = self._sentences[speaker.first].quote
        return [
            item for item in added if _is_apposed(item, text[speaker.stop : item.start], text[item.stop : cue.start])
        ]

    def _stands_for(self, item: Mention, speaker: Spot) -> bool:
        """Return whether a mention within the words for a speaker is the speaker, unlike Berg in "Berg's lawyer"."""
        text = self._sentences[speaker.first].quote
        before, behind = text[speaker.start : item.start], text[item.stop : speaker.stop]
        is_owner = item.stop < speaker.stop and _OWNED.match(behind) is not None
        is_beside = any(word in _BESIDE or word.endswith("ing") for word in split_words(before.lower()))
        is_part = item.kind == "place" and item.stop < speaker.stop  # "a French official"
        return not is_owner and not is_beside and not is_part and (item.kind != "person" or _stands_alone(behind))

    def _behind_pronoun(self, speaker: Spot, likely: str) -> str:
        """Return who "he" or "she" is: the last speaker, where nobody else is named since or is the likely one."""
        actor, number = self._last
        if number < 0 or speaker.first - number > _NEAR:
            return likely
        if likely:
            return likely if likely == actor else ""
        gender = GENDER_OF_PRONOUN[self.words(speaker).lower()]
        if self._genders.get(actor) not in {gender, None}:
            return ""
        since = range(number, speaker.first + 1)
        if any(brings_newcomer(self._sentences[passage].quote) for passage in since[1:]):
            return ""
        if has_rival(actor, gender, [(self._sentences[n].quote, self._mentions[n]) for n in since[:-1]]):
            return ""
        named = [item for passage in since for item in self._mentions[passage]]
        others = [item for item in named if item.kind in {"person", "thing"} and item.gender in {gender, None}]
        return actor if all(item.actor == actor for item in others) else ""


def _is_apposed(item: Mention, before: str, behind: str) -> bool:
    """Return whether a name only says who a noun is, from what stands on its sides: ", Anna Berg, said"."""
    ends = not behind.strip() or behind.lstrip()[0] in _CLOSING
    return ends and _APPOSED.fullmatch(before.rstrip().removesuffix(item.role)) is not None


def _stands_alone(behind: str) -> bool:
    """Return whether the words behind a name in those for a speaker only add to it, unlike "Berg supporters"."""
    word = behind.split()[0] if behind.split() else ""
    return not word[:1].isalpha() or word.lower() in _MAY_FOLLOW or _ADDS.match(word) is not None


class Voice(NamedTuple):
    """Characters of a passage that are somebody's word: where they stand, and who says them.

    ``is_person`` is whether a person is named beside the words, in the same sentence.
    """

    start: int
    stop: int
    speaker: str
    is_direct: bool
    is_person: bool


Voices = Mapping[str, Sequence[Voice]]
"""What of each passage is somebody's word, by passage id."""


class Listener:
    """Tells whose word the parts of articles are; an article that is asked about again is not read again.

    Parameters
    ----------
    passages : DataFrame
        The table of that name.
    cast : Cast
        Who is who.
    spread : Spread, optional
        Reads pieces of the corpus: here, one after the other, or in processes.
    """

    def __init__(self, passages: pd.DataFrame, cast: Cast, spread: Spread = one_by_one) -> None:
        self._passages = passages
        self._cast = cast
        self._spread = spread
        self._voices: dict[str, Sequence[Voice]] = {}
        self._heard: set[str] = set()

    def voices(self, articles: Iterable[str]) -> Voices:
        """Return whose word the parts of these articles are, and of those before; else it is the paper's own."""
        unheard = set(articles) - self._heard
        if unheard:
            self._heard |= unheard
            self._hear(self._passages[self._passages["article"].isin(sorted(unheard))])
        return self._voices

    def _hear(self, passages: pd.DataFrame) -> None:
        paragraphs = dict(rows_of(passages, "id", "paragraph"))
        articles = (
            _UnreadArticle(sentences, [paragraphs[item.passage] for item in sentences], self._cast.mentions(sentences))
            for sentences in read_sentences(passages)
        )
        pieces = in_pieces(articles, lambda article: characters_of(article.sentences))
        for voices in self._spread(_voices_of_piece, pieces):
            self._voices.update(voices)


class _UnreadArticle(NamedTuple):
    """An article with all that tells whose word its parts are."""

    sentences: list[Sentence]
    paragraphs: list[int]
    mentions: Mentions


def _voices_of_piece(articles: Sequence[_UnreadArticle]) -> Voices:
    voices: dict[str, list[Voice]] = defaultdict(list)
    for sentences, paragraphs, mentions in articles:
        speakers = Speakers(sentences, mentions)
        named = [persons_in(mentions.get(item.passage, ())) for item in sentences]
        for quote in quotes_of_article(sentences, paragraphs, named):
            actor = speakers.actor(quote)
            words = speakers.words(quote.speaker) if quote.speaker else ""
            teller = _teller_beside(quote, actor, words, sentences, mentions)
            for number, start, stop in _pieces(quote, sentences):
                voice = Voice(start, stop, actor or words, quote.is_direct, number == teller)
                voices[sentences[number].passage].append(voice)
    return voices


def _pieces(quote: Quote, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each passage that a quote has a part of, and where the part begins and stops."""
    for spot in quote.contents:
        for number in range(spot.first, spot.last + 1):
            start = spot.start if number == spot.first else 0
            yield number, start, spot.stop if number == spot.last else len(sentences[number].quote)


def _teller_beside(
    quote: Quote, actor: str, words: str, sentences: Sequence[Sentence], mentions: Mapping[str, Sequence[Mention]]
) -> int:
    """Return the number of the passage that names a person as the speaker of a quote, -1 where none does."""
    if quote.speaker is None or words.lower() in _PRONOUNS or quote.basis != "sentence":
        return -1
    number = quote.speaker.first
    beside = mentions.get(sentences[number].passage, ())
    is_person = any(item.actor == actor and item.kind == "person" for item in beside)
    return number if is_person else -1


def speaker_at(voices: Sequence[Voice], place: int, length: int) -> str:
    """Return whose word a place of a passage is, "" for the paper's own.

    Parameters
    ----------
    voices : sequence of Voice
        Those of the passage.
    place : int
        A character of it, -1 for the passage as a whole: the one who says more than half of it.
    length : int
        Characters of the passage.
    """
    for voice in voices:
        if voice.start <= place < voice.stop or (place < 0 and voice.stop - voice.start > length / 2):
            return voice.speaker
    return ""


def persons_in(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return where persons are named in a passage."""
    return [(item.start, item.stop) for item in mentions if item.kind == "person"]
