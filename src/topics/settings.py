"""All thresholds and choices in one frozen object, each with its unit and its reason.

A field is declared by ``_setting(default, unit, about)``; ``topics settings`` prints all of them, and a
``topics.toml`` beside the corpus sets them section by section.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.errors import SettingsError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _setting(default: Any, unit: str, about: str) -> Any:
    return field(default=default, metadata={"unit": unit, "about": about})


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """How articles are read, repaired, cleaned and cut into passages."""

    keep_litter: bool = _setting(False, "true or false", "keep dropped lines in the clean text (still listed)")
    repeated_lines: int = _setting(3, "articles", "a line in this many articles of an outlet may be litter")
    reprint_share: float = _setting(0.5, "share, 0 to 1", "word runs in common that make an article a reprint")


@dataclass(frozen=True, slots=True)
class DateSettings:
    """How time expressions are found and resolved."""

    domain: str = _setting("auto", "auto, news or narrative", "what a relative expression is resolved from")


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """How themes are found and named."""

    n_themes: int = _setting(0, "themes", "number of themes to find; 0 means chosen from the data")
    seed: int = _setting(20230619, "integer", "seed of every random choice")
    sample: int = _setting(100_000, "passages", "themes of more are fitted on so many, and the rest assigned")
    clustering: str = _setting(
        "auto", "auto, kmeans, nmf or agglomerative", "how texts are grouped; auto puts k-means runs to the vote"
    )
    bertopic_clustering: str = _setting(
        "kmeans", "kmeans or hdbscan", "how BERTopic groups texts; hdbscan leaves texts without a topic"
    )
    bertopic_smallest: int = _setting(10, "texts", "smallest topic of hdbscan")
    bertopic_outliers: float = _setting(
        0.1, "share, 0 to 1", "texts left without a topic at most; those nearest to a topic join it"
    )
    bertopic_guide: str = _setting(
        "none", "none, guided or zeroshot", "whether the codebook's themes guide BERTopic, or are its first topics"
    )
    bertopic_zeroshot: float = _setting(
        0.5, "cosine, -1 to 1", "likeness to a declared theme from which a text is of it"
    )
    choice_nearly: float = _setting(
        0.75, "share, 0 to 1", "share of the best stability from which a number of themes may be chosen"
    )
    choice_least: float = _setting(0.5, "stability, 0 to 1", "stability below which there is one theme only")
    codebook_chosen: float = _setting(0.5, "score, 0 to 1", "codebook score from which a passage is about a theme")
    codebook_near: float = _setting(0.25, "score, 0 to 1", "codebook score from which a passage is a near miss")
    codebook_term: float = _setting(0.8, "weight, 0 to 1", "evidence of a term of the theme")
    codebook_hint: float = _setting(0.3, "weight, 0 to 1", "evidence of a hint, a word that needs support")
    codebook_alike: float = _setting(0.4, "weight, 0 to 1", "evidence of a sentence vector like the theme's own")
    codebook_carry: float = _setting(0.35, "weight, 0 to 1", "evidence of the sentence before, where a hint is too")


@dataclass(frozen=True, slots=True)
class TimelineSettings:
    """How dated statements are joined into events."""

    names: str = _setting("rules", "rules, or a spaCy pipeline", "how names are found; a pipeline must be installed")
    length: int = _setting(0, "days", "days in a selected timeline; 0 means all events")
    background_days: int = _setting(365, "days", "what lies further before publication is told as background")
    lead_passages: int = _setting(3, "passages", "title and first sentences, which may carry the publication day")
    carry_reach: int = _setting(4, "passages", "how far an undated sentence may carry the day of one before it")
    same_words: float = _setting(0.6, "0 to 1", "share of common words at which two sentences tell the same")
    crowded: int = _setting(5, "articles", "articles naming a person for a day from which the name alone joins nothing")
    widest: int = _setting(100, "days", "wider spans than this make no event, save as background")
    undated_lead: float = _setting(
        1.5, "times", "weight of a lead without a day, for its publication day, against a sentence that names it"
    )
    dated_lead: float = _setting(0.5, "times", "the same for a lead beside sentences that name days")
    lead_sentence: float = _setting(0.7, "times", "weight of a lead as a sentence to tell its day by")
    early_bonus: float = _setting(0.5, "times", "how much more the first passage of an article weighs")
    announced: float = _setting(0.5, "times", "weight of a day spoken of before it came")
    later_days: int = _setting(7, "days", "a day spoken of from this long after it was told again later")
    later_articles: int = _setting(20, "articles", "articles to come after a day that weigh as much as the usual")
    told_bonus: float = _setting(1.3, "times", "how much more a sentence weighs that reports something done")
    subject_terms: int = _setting(30, "terms", "terms that make up the subject of a corpus, for its days")
    shortest_sentence: int = _setting(12, "words", "shorter sentences are not chosen for a short timeline")
    longest_sentence: int = _setting(40, "words", "longer sentences are not chosen for a short timeline")
    repetition: float = _setting(0.6, "0 to 1", "how much a sentence loses by repeating one already chosen")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    articles: ArticleSettings = field(default_factory=ArticleSettings)
    dates: DateSettings = field(default_factory=DateSettings)
    themes: ThemeSettings = field(default_factory=ThemeSettings)
    timeline: TimelineSettings = field(default_factory=TimelineSettings)


class SettingLine(NamedTuple):
    """One setting as shown to a user: its section, name, value in force, unit and purpose."""

    section: str
    name: str
    value: Any
    unit: str
    about: str


def describe_settings(settings: Settings) -> Iterator[SettingLine]:
    """Yield every setting in force, section by section."""
    for section in fields(settings):
        values = getattr(settings, section.name)
        for item in fields(values):
            yield SettingLine(section.name, item.name, getattr(values, item.name), **item.metadata)


def read_toml(path: Path, what: str) -> dict[str, Any]:
    """Return what a TOML file says; ``what`` it is is told in errors.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        refuse(f"The {what} {path} cannot be read: {error.strerror}.")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        refuse(f"The {what} {path} is not valid TOML: {error}.", SettingsError)


def read_settings(path: Path) -> Settings:
    """Return the default settings with those of a TOML file put in their place.

    Raises
    ------
    SettingsError
        If the file is not TOML, or names a section or setting that does not exist, or gives a
        value of another type than the default's.
    """
    known = asdict(Settings())
    changed = {}
    for section, values in read_toml(path, "settings file").items():
        if section not in known or not isinstance(values, dict):
            refuse(f"{path}: there is no section '{section}'; the sections are {', '.join(known)}.", SettingsError)
        for name, value in values.items():
            if name not in known[section]:
                names = ", ".join(known[section])
                refuse(f"{path}: [{section}] has no setting '{name}'; it has {names}.", SettingsError)
            wanted = type(known[section][name])
            if type(value) is not wanted and not (wanted is float and type(value) is int):
                refuse(f"{path}: [{section}] {name} = {value!r} should be of type {wanted.__name__}.", SettingsError)
        changed[section] = replace(getattr(Settings(), section), **values)
    return replace(Settings(), **changed)
