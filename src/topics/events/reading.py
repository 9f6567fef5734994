"""Reading: what all articles of a corpus say, read piece by piece: here, or in several processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from topics.engine.parts import in_pieces
from topics.engine.stages import Spread
from topics.events.claims.kind import Claim, Surroundings
from topics.events.claims.registry import claims_of_article
from topics.events.dated_clauses import Expression
from topics.events.people.actors import Mentions
from topics.events.people.aliases import Aliases
from topics.events.publications import Publication
from topics.events.sentences import Sentence, characters_of
from topics.events.statements import ArticleReader, Statement
from topics.events.story import Story
from topics.records import Status
from topics.settings import TimelineSettings


@dataclass(frozen=True, slots=True)
class UnreadArticle:
    """An article with all that its reading needs.

    Parameters
    ----------
    sentences : list of Sentence
        Its sentences, in order.
    mentions : Mentions
        Who is named where.
    publication : Publication or None
        Its day, where something is known of it.
    expressions : mapping of str to sequence of Expression
        The expressions of its passages that name days.
    durations : mapping of str to sequence of [str, str]
        Words and TIMEX3 value of every duration, by passage.
    is_told : bool
        Whether it is in a language whose happenings can be read.
    """

    sentences: list[Sentence]
    mentions: Mentions
    publication: Publication | None
    expressions: Mapping[str, Sequence[Expression]]
    durations: Mapping[str, Sequence[Sequence[str]]]
    is_told: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What articles say.

    Parameters
    ----------
    story : Story
        Their claims about the story's own things.
    statements : list of Statement
        Their dated statements, but for remarks.
    unplaced : list of Statement
        What they tell of days that are too uncertain for an event.
    remarks : list of Statement
        What they say of days that they name without telling of a happening.
    claims : list of Claim
        Their claims about dated happenings.
    spoken_of : Counter
        How often a reader's alias meant whom.
    """

    story: Story
    statements: list[Statement] = field(default_factory=list)
    unplaced: list[Statement] = field(default_factory=list)
    remarks: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    spoken_of: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, later: Said) -> None:
        """Take what articles say that come later."""
        self.story.add(later.story)
        self.statements.extend(later.statements)
        self.unplaced.extend(later.unplaced)
        self.remarks.extend(later.remarks)
        self.claims.extend(later.claims)
        self.spoken_of.update(later.spoken_of)


def read_pieces(
    articles: Iterable[UnreadArticle],
    settings: TimelineSettings,
    familiar: frozenset[str],
    aliases: Aliases,
    spread: Spread,
) -> Iterator[Said]:
    """Yield what the articles say, piece by piece, in their order.

    Only one piece is looked at at a time: of remarks without a day and mentions, which are most, nothing else is kept.
    """
    read = partial(_read_piece, settings=settings, familiar=familiar, aliases=aliases)
    yield from spread(read, in_pieces(articles, lambda article: characters_of(article.sentences)))


def _read_piece(
    piece: Sequence[UnreadArticle], settings: TimelineSettings, familiar: frozenset[str], aliases: Aliases
) -> Said:
    expressions: dict[str, Sequence[Expression]] = {}
    for article in piece:
        expressions.update(article.expressions)
    said = Said(Story(expressions))
    for article in piece:
        publication, mentions = article.publication, article.mentions
        reader = ArticleReader(publication, mentions, settings, familiar)
        own = reader.read(article.sentences, article.expressions)
        year = publication.day.year if publication else 0
        day = publication.day if publication and publication.is_told else None
        said.claims.extend(claims_of_article(own, Surroundings(year, article.durations, mentions)))
        said.statements.extend(item for item in own if item.status != Status.REMARK)
        said.remarks.extend(item for item in own if item.status == Status.REMARK and item.names_day)
        said.remarks.extend(reader.compared)
        said.unplaced.extend(reader.read_unplaced(article.sentences, article.expressions))
        said.spoken_of.update(_spoken_of(article, aliases))
        if article.is_told:
            said.story.read(article.sentences, mentions, day)
    return replace(said, story=said.story.collected())


def _spoken_of(article: UnreadArticle, aliases: Aliases) -> Iterator[tuple[str, str]]:
    """Yield the words of each mention that a reader's alias reads, with the actor they were taken for."""
    for sentence in article.sentences if aliases else ():
        for mention in article.mentions[sentence.passage]:
            words = sentence.quote[mention.start : mention.stop]
            if words in aliases:
                yield words, mention.actor
