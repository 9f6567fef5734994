"""The table "quotes": who said what in all articles, with the actor behind each speaker and the day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from topics.articles.alignment import Alignment
from topics.articles.time_expressions import applied_repairs
from topics.english.words import READ_LANGUAGES
from topics.events.people.actors import Mention, cast_of
from topics.events.people.aliases import Aliases
from topics.events.people.company import Company
from topics.events.quotes.article import Quote, Spot, quotes_of_article
from topics.events.quotes.speakers import Speakers, persons_in
from topics.events.sentences import Sentence, read_sentences, rows_of
from topics.records import QuoteRow, table

_FAR_FROM_CUE = 40
"""Characters, inclusive, between a cue and the day on which something was said: "said in a statement on Monday"."""
_FAR_FROM_START = 4
"""Characters, inclusive, before a day that opens a sentence: "On Monday the mayor said"."""


class _Day(NamedTuple):
    """A day that a passage names: its place there, and its days in EDTF."""

    start: int
    stop: int
    edtf: str


def find_quotes(
    articles: pd.DataFrame,
    repairs: pd.DataFrame,
    passages: pd.DataFrame,
    dates: pd.DataFrame,
    names: str = "rules",
    aliases: Aliases | None = None,
    progress: Callable[[int, int], None] | None = None,
    company: Company | None = None,
) -> pd.DataFrame:
    """Return the table "quotes": direct and reported speech, thoughts, questions and denials.

    Parameters
    ----------
    articles, repairs, passages, dates : DataFrame
        The tables of these names; the order of their rows does not matter.
    names : str
        "rules", or the name of an installed spaCy pipeline that helps to find the actors.
    aliases : mapping of str to str, optional
        The reader's usual name for each variant of an actor's name.
    progress : callable, optional
        Called with the articles done and the articles in all.
    company : Company, optional
        Counts who is named with whom, since all are read here.
    """
    read = articles[articles["language"].isin(READ_LANGUAGES)]
    texts = {row[0]: row for row in rows_of(read, "id", "found", "text", "published_edtf")}
    paragraphs = dict(rows_of(passages, "id", "paragraph"))
    cast, days, repairs_of = cast_of(passages, aliases, names), _days(dates), applied_repairs(repairs)
    rows: list[QuoteRow] = []
    for done, sentences in enumerate(read_sentences(passages)):
        if progress:
            progress(done, len(articles))
        article = sentences[0].article
        if article not in texts:
            continue
        _, found, text, published = texts[article]
        alignment = Alignment(repairs_of.get(article, []))
        mentions = cast.mentions(sentences)
        if company:
            company.add(article, mentions, {item.passage: item.quote for item in sentences})
        named = [persons_in(mentions.get(item.passage, ())) for item in sentences]
        quotes = quotes_of_article(sentences, [paragraphs[item.passage] for item in sentences], named)
        maker = _RowMaker(sentences, mentions, days, found, text, alignment, published)
        rows += [maker.row(quote) for quote in quotes]
    return table("quotes", sorted(rows, key=lambda row: (row["article"], row["start"], row["stop"], row["cue"])))


def _days(dates: pd.DataFrame) -> Mapping[str, list[_Day]]:
    """Return the days that each passage names, by passage."""
    named = dates[(dates["type"] == "DATE") & (dates["edtf"] != "") & (dates["passage_start"] >= 0)]
    days: dict[str, list[_Day]] = defaultdict(list)
    for passage, *place in rows_of(named, "passage", "passage_start", "passage_stop", "edtf"):
        days[passage].append(_Day(*place))
    return days


class _RowMaker:
    """Makes the rows of one article's quotes."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Mapping[str, Sequence[Mention]],
        days: Mapping[str, Sequence[_Day]],
        found: str,
        text: str,
        alignment: Alignment,
        published: str,
    ) -> None:
        self._sentences = sentences
        self._speakers = Speakers(sentences, mentions)
        self._days = days
        self._found = found
        self._text = text
        self._alignment = alignment
        self._published = published
        self._places: dict[int, Sequence[int]] = {}

    def row(self, quote: Quote) -> QuoteRow:
        """Return the row of one quote."""
        pieces = [self._place(spot) for spot in quote.contents]
        speaker = self._place(quote.speaker) if quote.speaker else (-1, -1)
        day, basis = self._day(quote)
        actor = self._speakers.actor(quote)
        first = self._sentences[quote.contents[0].first]
        start, stop = min(start for start, _ in pieces), max(stop for _, stop in pieces)
        return {
            "article": first.article,
            "source": first.source,
            "start": start,
            "stop": stop,
            "text": " ".join(self._speakers.words(spot) for spot in quote.contents),
            "found_text": self._found[start:stop],
            "speaker": self._speakers.words(quote.speaker) if quote.speaker else "",
            "speaker_start": speaker[0],
            "speaker_stop": speaker[1],
            "cue": self._speakers.words(quote.cue) if quote.cue else "",
            "direct": quote.is_direct,
            "passage": first.passage,
            "actor": actor,
            "addressee": self._speakers.words(quote.addressee) if quote.addressee else "",
            "kind": quote.kind,
            "day": day,
            "day_basis": basis,
            "pieces": json.dumps([list(piece) for piece in pieces]),
            "basis": quote.basis,
        }

    # ------------------------------------------------ places

    def _place(self, spot: Spot) -> tuple[int, int]:
        """Return the characters of a spot in ``found``."""
        start = self._clean(spot.first, spot.start)
        stop = self._clean(spot.last, max(spot.stop, 1) - 1) + 1
        return self._alignment.to_found(start, max(start, stop))

    def _clean(self, number: int, place: int) -> int:
        """Return the character of the clean text behind one of a passage, whose white space is folded."""
        if number not in self._places:
            self._places[number] = self._folded(self._sentences[number])
        places = self._places[number]
        return places[min(place, len(places) - 1)]

    def _folded(self, sentence: Sentence) -> Sequence[int]:
        """Return where each character of a passage stands in the clean text."""
        start, stop = self._alignment.to_clean(sentence.start, sentence.stop)
        if self._text.startswith(sentence.quote, start) and stop - start == len(sentence.quote):
            return range(start, stop)
        places = list(_folded_places(self._text, start, stop))
        folded = "".join(" " if self._text[place].isspace() else self._text[place] for place in places)
        # A passage that begins within a replacement is wider in ``found`` than its text.
        shift = max(0, folded.find(sentence.quote))
        return places[shift:] or [start]

    # ------------------------------------------------ when

    def _day(self, quote: Quote) -> tuple[str, str]:
        """Return the days on which something was said, in EDTF, and whether they are stated or of the publication."""
        cue = quote.cue
        if cue is not None:
            sentence = self._sentences[cue.first]
            for day in self._days.get(sentence.passage, ()):
                if self._dates_cue(day, quote, cue, sentence.quote):
                    return day.edtf, "stated"
        return self._published, "publication" if self._published else ""

    def _dates_cue(self, day: _Day, quote: Quote, cue: Spot, text: str) -> bool:
        """Return whether a day is the one of a cue: right behind it, or at the beginning of its sentence."""
        pieces = [spot for spot in (*quote.contents, quote.speaker) if spot is not None and spot.first == cue.first]
        if any(spot.start <= day.start < spot.stop for spot in pieces) or text[day.stop : day.stop + 1] in {"'", "’"}:
            return False
        if day.start >= cue.stop:
            between = text[cue.stop : day.start]
            return len(between) <= _FAR_FROM_CUE and not any(mark in between for mark in ',;:“"')
        begins = day.start <= _FAR_FROM_START
        return begins and quote.speaker is not None and 0 <= quote.speaker.start - day.stop <= _FAR_FROM_START


def _folded_places(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where the characters of a part of a text stand, of white space only the first."""
    was_space = True
    for place in range(start, stop):
        is_space = text[place].isspace()
        if not (is_space and was_space):
            yield place
        was_space = is_space


def choose_quotes(quotes: pd.DataFrame, *, speaker: str = "", about: str = "") -> pd.DataFrame:
    """Return the quotes of a speaker, or that say something.

    Parameters
    ----------
    quotes : DataFrame
        The table "quotes".
    speaker : str
        Words of the speaker as written, or of the actor; upper and lower case are the same. "" for all.
    about : str
        Words that must all stand in what was said, in any order; "" for all.
    """
    chosen = quotes
    if speaker:
        chosen = chosen[_holds(chosen["speaker"], speaker) | _holds(chosen["actor"], speaker)]
    for word in about.split():
        chosen = chosen[_holds(chosen["text"], word)]
    return chosen.reset_index(drop=True)


def _holds(texts: pd.Series[Any], words: str) -> pd.Series[Any]:
    return texts.str.contains(words.strip(), case=False, regex=False)
