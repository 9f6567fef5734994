"""How much of a corpus the report page holds, so that it stays small."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a large corpus the page holds: so many of each at most."""

    events: int = 3000
    """Events on the timeline, the weightiest."""
    articles: int = 2000
    """Articles in the list, the most cited."""
    sentences_of_theme: int = 60
    """Sentences shown under a theme, the best."""
    sentences_of_event: int = 300
    """Sentences of an event, the first ones seen at once and the others folded under them."""
    voices: int = 60
    """Speakers whose quotes are shown, the most quoted."""
    quotes_of_voice: int = 12
    """Quotes shown of a speaker, and about a theme."""
    near_misses: int = 5
    """Sentences shown under a theme that nearly belong to it."""
    columns_of_table: int = 12
    """Columns of the table of themes."""
    untold: int = 300
    """Dated sentences shown of which no event was made, those that most articles tell."""
    choices: int = 300
    """Actors, places and sources that a filter offers, the most frequent."""
    quotes: bool = True
    """Whether sentences are quoted at all."""
    quotes_of_themes: bool = True
    """Whether sentences that only a theme is found in are quoted too, not only those that an event rests on."""
    text_characters: int = 1_500_000
    """Characters of whole texts."""
