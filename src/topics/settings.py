"""All thresholds and choices in one frozen object, each with its unit, its bounds and its reason.

A setting is one line below: ``_number``, ``_choice``, ``_flag`` or ``_text``. ``topics settings`` prints all of
them, and a ``topics.toml`` beside the corpus sets them section by section. A value outside its bounds is refused
wherever it comes from: a file, or ``Settings`` made in Python.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.errors import SettingsError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from dataclasses import Field

    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers that a setting can be; printed, they say which ends are included.

    >>> str(Bounds(0, 1)), str(Bounds(0, 1, above=True)), str(Bounds(2))
    ('from 0 to 1, both included', 'more than 0, at most 1', '2 or more')

    Parameters
    ----------
    least, most : float
        The ends; ``most`` may be infinite, which no value is.
    above : bool
        True where ``least`` itself is left out.
    """

    least: float = 0
    most: float = math.inf
    above: bool = False

    def hold(self, value: float) -> bool:
        """Return True for a number within the bounds."""
        reaches = value > self.least if self.above else value >= self.least
        return reaches and value <= self.most and math.isfinite(value)

    def __str__(self) -> str:
        if math.isinf(self.most):
            return f"more than {self.least}" if self.above else f"{self.least} or more"
        if self.above:
            return f"more than {self.least}, at most {self.most}"
        return f"from {self.least} to {self.most}, both included"


SHARE = Bounds(0, 1)
POSITIVE_SHARE = Bounds(0, 1, above=True)
COSINE = Bounds(-1, 1)
NOT_NEGATIVE = Bounds(0)
AT_LEAST_ONE = Bounds(1)
AT_LEAST_TWO = Bounds(2)
POSITIVE = Bounds(0, above=True)
YEAR = Bounds(0, 9999)
SEED = Bounds(0, 2**32 - 1)
"""What NumPy takes for a seed."""


def _number(default: float, unit: str, about: str, bounds: Bounds) -> Any:
    """Declare a setting that is a whole number, or any number where the default is written with a point."""
    return field(default=default, metadata={"unit": unit, "about": about, "bounds": bounds})


def _choice(choices: tuple[str, ...], about: str) -> Any:
    """Declare a setting that is one of some words, the first by default."""
    unit = f"{', '.join(choices[:-1])} or {choices[-1]}"
    return field(default=choices[0], metadata={"unit": unit, "about": about, "choices": choices})


def _flag(default: bool, about: str) -> Any:
    """Declare a setting that is true or false."""
    return field(default=default, metadata={"unit": "true or false", "about": about})


def _text(default: str, unit: str, about: str) -> Any:
    """Declare a setting that is any text but an empty one."""
    return field(default=default, metadata={"unit": unit, "about": about})


def _texts(unit: str, about: str) -> Any:
    """Declare a setting that is a list of texts, empty by default."""
    return field(default=(), metadata={"unit": unit, "about": about})


def _day(about: str) -> Any:
    """Declare a setting that is a day, a month or a year, as YYYY-MM-DD, YYYY-MM or YYYY; empty by default."""
    unit = "a day as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY; empty for none"
    return field(default="", metadata={"unit": unit, "about": about, "day": True})


def _is_day(value: object) -> bool:
    """Return True for an empty text, and for a day, month or year that exists."""
    if not isinstance(value, str):
        return False
    try:
        return not value or (bool(_DAY.fullmatch(value)) and bool(date.fromisoformat(f"{value}-01-01"[:10])))
    except ValueError:
        return False


_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def _fault(setting: Field[Any], value: object) -> str:
    """Return what a setting should be in place of a value, or nothing where the value is one that it can be."""
    bounds, choices = setting.metadata.get("bounds"), setting.metadata.get("choices")
    if bounds is not None:
        whole = isinstance(setting.default, int)
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            return f"{'a whole number' if whole else 'a number'} ({setting.metadata['unit']}), {bounds}"
        return "" if bounds.hold(value) else f"{bounds} ({setting.metadata['unit']})"
    if choices is not None:
        return "" if value in choices else setting.metadata["unit"]
    if "day" in setting.metadata:
        return "" if _is_day(value) else setting.metadata["unit"]
    if isinstance(setting.default, tuple):
        are_texts = isinstance(value, (list, tuple)) and all(isinstance(one, str) and one.strip() for one in value)
        return "" if are_texts else f"a list of texts ({setting.metadata['unit']})"
    if isinstance(setting.default, bool):
        return "" if isinstance(value, bool) else "true or false"
    if isinstance(value, str) and value == setting.default:
        return ""
    return "" if isinstance(value, str) and value.strip() else f"a text ({setting.metadata['unit']})"


class Section:
    """A section of the settings: checks its values when it is made.

    Raises
    ------
    SettingsError
        If a value is of another kind than its setting's, or outside its bounds.
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        for setting in fields(self):  # type: ignore[arg-type]  # each section is a dataclass
            value = getattr(self, setting.name)
            _check(setting, value, f"[{_section_name(type(self))}]")
            if isinstance(setting.default, float):
                object.__setattr__(self, setting.name, float(value))
            elif isinstance(setting.default, tuple):
                object.__setattr__(self, setting.name, tuple(value))


def _check(setting: Field[Any], value: object, where: str) -> None:
    if wanted := _fault(setting, value):
        refuse(
            f"{where} {public_name(setting.name)} = {_shown(value)} is not possible; it should be {wanted}.",
            SettingsError,
        )


def public_name(name: str) -> str:
    """Return the name of a setting as files and messages write it."""
    return name.rstrip("_")


def _shown(value: object) -> str:
    """Return a value as a settings file writes it."""
    if isinstance(value, tuple):
        return repr(list(value))
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _section_name(kind: type) -> str:
    """Return the name of a section, as a settings file heads it: that of its field in ``Settings``."""
    return next(section.name for section in fields(Settings) if section.type == kind.__name__)


@dataclass(frozen=True, slots=True)
class LimitSettings(Section):
    """How large and how odd a file may be: what is over is refused or cut, and listed. A MB is a million bytes."""

    file: float = _number(500.0, "MB", "larger files are not read", POSITIVE)
    unpacked: float = _number(500.0, "MB", "archives that unpack to more are not read", POSITIVE)
    document: float = _number(100.0, "MB", "documents, books and workbooks that unpack to more are not read", POSITIVE)
    ratio: float = _number(
        200.0, "times", "what unpacks to more than 10 MB and so many times its size is not read", POSITIVE
    )
    members: int = _number(50_000, "files", "archives and documents of more files are not read", AT_LEAST_ONE)
    articles: int = _number(1_000_000, "articles", "of one file, the first so many are read", AT_LEAST_ONE)
    record: float = _number(20.0, "MB", "of a record of a web archive, so much is read", POSITIVE)
    cells: int = _number(20_000_000, "cells", "sheets of more are not read", AT_LEAST_ONE)
    pdf_pages: int = _number(5_000, "pages", "of a PDF, the first so many are read", AT_LEAST_ONE)
    pdf_drawn: float = _number(
        100.0, "MB", "of a PDF, the first pages with so much of drawing are read; a MB takes some 3 seconds", POSITIVE
    )
    page_elements: int = _number(1_000_000, "elements", "pages and XML of more are not read", AT_LEAST_ONE)
    page_attributes: int = _number(1_000, "attributes", "pages with a tag of more are not read", AT_LEAST_ONE)


@dataclass(frozen=True, slots=True)
class ArticleSettings(Section):
    """How articles are read, repaired, cleaned and cut into passages."""

    keep_litter: bool = _flag(False, "keep dropped lines in the clean text (still listed)")
    repeated_lines: int = _number(
        3, "articles", "a line in this many articles of an outlet may be litter", AT_LEAST_TWO
    )
    reprint_share: float = _number(
        0.5, "share, 0 to 1", "word runs in common that make an article a reprint", POSITIVE_SHARE
    )


@dataclass(frozen=True, slots=True)
class DateSettings(Section):
    """How time expressions are found and resolved."""

    domain: str = _choice(("auto", "news", "narrative"), "what a relative expression is resolved from")


@dataclass(frozen=True, slots=True)
class PublicationSettings(Section):
    """What the reader knows of the days on which all articles of a corpus were published.

    ``from`` is a word of Python, so that the field is ``from_``; files and messages say ``from``.
    """

    from_: str = _day("no article was published before it, inclusively; what sources.csv says of one counts before it")
    to: str = _day("no article was published after it, inclusively")
    year: int = _number(0, "year", "all articles were published in this year; 0 means nothing is known", YEAR)
    offices: tuple[str, ...] = _texts(
        '"office: NAME FROM..TO"', "who held an office when: a text that calls a person by it is likely of these days"
    )


@dataclass(frozen=True, slots=True)
class ThemeSettings(Section):
    """How themes are found and named."""

    n_themes: int = _number(0, "themes", "number of themes to find; 0 means chosen from the data", NOT_NEGATIVE)
    groups: int = _number(
        0,
        "larger themes",
        "number of larger themes that the tree is cut into; 0 goes by how many themes, 1 is none",
        NOT_NEGATIVE,
    )
    seed: int = _number(20230619, "integer", "seed of every random choice", SEED)
    sample: int = _number(
        100_000, "passages", "themes of more are fitted on so many, and the rest assigned", AT_LEAST_TWO
    )
    stop_words: tuple[str, ...] = _texts("words", "words that carry no theme here, beside those of each language")
    synonyms: tuple[str, ...] = _texts(
        '"name = spelling, spelling"', "spellings that are counted as one name and shown as it"
    )
    encoder: str = _text(
        "", "a folder; empty for the one installed", "model of sentence-transformers on this machine, for found themes"
    )
    names_from: str = _text(
        "", "an address; empty for none", "OpenAI-compatible server of a language model that names themes too"
    )
    names_model: str = _text("default", "a name", "which model of that server")
    names_elsewhere: bool = _flag(False, "whether that server may be another machine, which sentences are sent to")
    names_wait: float = _number(60.0, "seconds", "how long an answer is waited for", POSITIVE)
    clustering: str = _choice(
        ("auto", "kmeans", "nmf", "agglomerative"), "how texts are grouped; auto puts k-means runs to the vote"
    )
    bertopic_clustering: str = _choice(
        ("kmeans", "hdbscan"), "how BERTopic groups texts; hdbscan leaves texts without a topic"
    )
    bertopic_smallest: int = _number(10, "texts", "smallest topic of hdbscan", AT_LEAST_TWO)
    bertopic_outliers: float = _number(
        0.1, "share, 0 to 1", "texts left without a topic at most; those nearest to a topic join it", SHARE
    )
    bertopic_guide: str = _choice(
        ("none", "guided", "zeroshot"), "whether the codebook's themes guide BERTopic, or are its first topics"
    )
    bertopic_zeroshot: float = _number(
        0.5, "cosine, -1 to 1", "likeness to a declared theme from which a text is of it", COSINE
    )
    choice_nearly: float = _number(
        0.75, "share, 0 to 1", "share of the best stability from which a number of themes may be chosen", SHARE
    )
    choice_least: float = _number(0.5, "stability, 0 to 1", "stability below which there is one theme only", SHARE)
    codebook_chosen: float = _number(
        0.5, "score, 0 to 1", "codebook score from which a passage is about a theme", SHARE
    )
    codebook_near: float = _number(0.25, "score, 0 to 1", "codebook score from which a passage is a near miss", SHARE)
    codebook_term: float = _number(0.8, "weight, 0 to 1", "evidence of a term of the theme", SHARE)
    codebook_hint: float = _number(0.3, "weight, 0 to 1", "evidence of a hint, a word that needs support", SHARE)
    codebook_alike: float = _number(0.4, "weight, 0 to 1", "evidence of a sentence vector like the theme's own", SHARE)
    codebook_word: float = _number(
        0.3, "weight, 0 to 1", "evidence of a rare word that a theme's name, definition or terms have too", SHARE
    )
    codebook_headline: float = _number(0.35, "weight, 0 to 1", "evidence of what the headline says", SHARE)
    codebook_before: float = _number(0.25, "weight, 0 to 1", "evidence of what the sentence before says", SHARE)
    codebook_company: float = _number(
        1.0, "factor", "how much the company of words in the corpus counts; 0 means not at all", NOT_NEGATIVE
    )
    codebook_learn_from: int = _number(
        200, "passages", "from which headlines, sentences before and the company of words count too", AT_LEAST_ONE
    )
    codebook_carry: float = _number(
        0.35, "weight, 0 to 1", "evidence of the sentence before, where a hint is too", SHARE
    )
    codebook_terms_only: bool = _flag(
        False, "a passage is about a declared theme where it holds one of its terms, and nothing else counts"
    )


@dataclass(frozen=True, slots=True)
class TimelineSettings(Section):
    """How dated statements are joined into events."""

    names: str = _text("rules", "rules, or a spaCy pipeline", "how names are found; a pipeline must be installed")
    length: int = _number(0, "days", "days in a selected timeline; 0 means all events", NOT_NEGATIVE)
    background_days: int = _number(
        365, "days", "what lies further before publication is told as background", NOT_NEGATIVE
    )
    background_sources: int = _number(
        2, "sources", "independent ones that make an event of a year long past, in over 20 articles", AT_LEAST_ONE
    )
    lead_passages: int = _number(
        3, "passages", "title and first sentences, which may carry the publication day", NOT_NEGATIVE
    )
    carry_reach: int = _number(
        4, "passages", "how far an undated sentence may carry the day of one before it", NOT_NEGATIVE
    )
    same_words: float = _number(0.6, "0 to 1", "share of common words at which two sentences tell the same", SHARE)
    alike: float = _number(
        0.45,
        "0 to 1",
        "mean cosine of sentence vectors, less what they have in common with other days, from which happenings are one",
        SHARE,
    )
    same: float = _number(
        0.58, "0 to 1", "the same from which sentences of one event tell the same, and not what stands beside it", SHARE
    )
    detail: float = _number(
        0.3, "0 to 1", "the same from which what one article tells is a detail of a happening that several tell", SHARE
    )
    compared: int = _number(2000, "sentences", "sentences compared by their meaning, at most", NOT_NEGATIVE)
    crowded: int = _number(
        5, "articles", "articles naming a person for a day from which the name alone joins nothing", AT_LEAST_ONE
    )
    widest: int = _number(100, "days", "wider spans than this make no event, save as background", AT_LEAST_ONE)
    undated_lead: float = _number(
        1.5,
        "times",
        "weight of a lead without a day, for its publication day, against a sentence that names it",
        NOT_NEGATIVE,
    )
    dated_lead: float = _number(0.5, "times", "the same for a lead beside sentences that name days", NOT_NEGATIVE)
    sparse: int = _number(
        90,
        "days",
        "days of a story for each that is chosen at which leads without a day lose half of their weight",
        AT_LEAST_ONE,
    )
    named_early: float = _number(
        0.5, "times", "how much more a day weighs that a lead names, where few days are chosen of many", NOT_NEGATIVE
    )
    lead_sentence: float = _number(0.7, "times", "weight of a lead as a sentence to tell its day by", NOT_NEGATIVE)
    early_bonus: float = _number(0.5, "times", "how much more the first passage of an article weighs", NOT_NEGATIVE)
    announced: float = _number(0.5, "times", "weight of a day spoken of before it came", NOT_NEGATIVE)
    later_days: int = _number(7, "days", "a day spoken of from this long after it was told again later", NOT_NEGATIVE)
    later_fades: int = _number(
        365, "days", "time after a day in which an article's worth for telling it again falls to 37 %", AT_LEAST_ONE
    )
    later_articles: int = _number(
        20, "articles", "articles to come after a day that weigh as much as the usual", AT_LEAST_ONE
    )
    told_bonus: float = _number(
        1.3, "times", "how much more a sentence weighs that reports something done", NOT_NEGATIVE
    )
    subject_terms: int = _number(30, "terms", "terms that make up the subject of a corpus, for its days", AT_LEAST_ONE)
    shortest_sentence: int = _number(12, "words", "shorter sentences are not chosen for a short timeline", NOT_NEGATIVE)
    longest_sentence: int = _number(40, "words", "longer sentences are not chosen for a short timeline", AT_LEAST_ONE)
    repetition: float = _number(0.6, "0 to 1", "how much a sentence loses by repeating one already chosen", SHARE)
    page_events: int = _number(12, "happenings", "happenings of the story on one page, at most", AT_LEAST_ONE)
    page_spread: float = _number(
        0.6, "times", "weight of a further happening of a day for that page, against one of another day", POSITIVE_SHARE
    )


@dataclass(frozen=True, slots=True)
class ComparisonSettings(Section):
    """When a happening of a timeline and one of a reference are the same; ``timeline.alike`` where their days agree."""

    days: int = _number(
        3, "days", "days by which beginning and end of one happening differ at most in two chronologies", NOT_NEGATIVE
    )
    alike: float = _number(
        0.65,
        "cosine, -1 to 1",
        "likeness from which wordings are of one happening on other, or much wider, days",
        COSINE,
    )
    sure: float = _number(
        0.6,
        "cosine, -1 to 1",
        "likeness from which a match on the same day is not doubtful, whatever its words",
        COSINE,
    )
    words: float = _number(
        0.5,
        "0 to 1",
        "share of the words of the shorter wording that the other has, from which it is not either",
        SHARE,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run.

    Examples
    --------
    >>> Settings().themes.n_themes
    0
    >>> read_settings({"themes": {"n_themes": 12}}).themes.n_themes
    12
    """

    articles: ArticleSettings = field(default_factory=ArticleSettings)
    dates: DateSettings = field(default_factory=DateSettings)
    publication: PublicationSettings = field(default_factory=PublicationSettings)
    themes: ThemeSettings = field(default_factory=ThemeSettings)
    timeline: TimelineSettings = field(default_factory=TimelineSettings)
    comparison: ComparisonSettings = field(default_factory=ComparisonSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)


class SettingLine(NamedTuple):
    """One setting as shown to a user: its section, name, value in force, unit, purpose and bounds.

    ``bounds`` is empty where the unit already lists what the setting can be.
    """

    section: str
    name: str
    value: bool | int | float | str | tuple[str, ...]
    unit: str
    about: str
    bounds: str

    @property
    def toml(self) -> str:
        """The line that a settings file sets it with."""
        return f"{self.name} = {_shown(self.value)}"


def describe_settings(settings: Settings) -> Iterator[SettingLine]:
    """Yield every setting in force, section by section."""
    for section in fields(settings):
        values = getattr(settings, section.name)
        for item in fields(values):
            about = item.metadata
            value = getattr(values, item.name)
            yield SettingLine(
                section.name, public_name(item.name), value, about["unit"], about["about"], str(about.get("bounds", ""))
            )


def read_toml(path: Path, what: str) -> dict[str, object]:
    """Return what a TOML file says; ``what`` it is is told in errors.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not TOML.
    """
    try:
        return tomllib.loads(toml_text(path, what))
    except (ValueError, RecursionError) as error:
        refuse(f"The {what} {path} is not valid TOML: {error}.", SettingsError)


def toml_text(path: Path, what: str) -> str:
    """Return the text of a TOML file; ``what`` it is is told in errors.

    Raises
    ------
    InputError
        If the file cannot be read.
    SettingsError
        If it is not in UTF-8, as TOML is.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        refuse(f"The {what} {path} cannot be read: {error.strerror}.")
    except UnicodeDecodeError as error:
        refuse(f"The {what} {path} is not valid TOML: {error}.", SettingsError)


def read_settings(given: str | Path | Mapping[str, object]) -> Settings:
    """Return the default settings with given ones put in their place.

    Parameters
    ----------
    given : str, Path, or mapping
        A TOML file such as ``topics.toml``, or what would stand in it: the settings of each section by name.

    Raises
    ------
    SettingsError
        If the file is not TOML, or names a section or setting that does not exist, or gives a value of
        another kind than the setting's or outside its bounds.

    Examples
    --------
    >>> read_settings({"themes": {"n_themes": 12}, "dates": {"domain": "news"}}).themes.n_themes
    12
    >>> read_settings({"themes": {"n_themes": -4}})
    Traceback (most recent call last):
    topics.errors.SettingsError: settings: [themes] n_themes = -4 is not possible; it should be 0 or more (themes).
    """
    if isinstance(given, str | Path):
        return _changed_settings(read_toml(Path(given), "settings file"), str(Path(given)))
    return _changed_settings(given, "settings")


def _changed_settings(sections: Mapping[str, object], where: str) -> Settings:
    """Return the default settings with those of sections put in; ``where`` they stand is told in errors."""
    settings = Settings()
    known = [section.name for section in fields(settings)]
    changed: dict[str, Any] = {}
    for name, values in sections.items():
        if name not in known or not isinstance(values, Mapping):
            refuse(f"{where}: there is no section '{name}'; the sections are {', '.join(known)}.", SettingsError)
        changed[name] = _changed_section(getattr(settings, name), values, f"{where}: [{name}]")
    return replace(settings, **changed)


def _changed_section(section: DataclassInstance, values: Mapping[str, object], where: str) -> DataclassInstance:
    """Return a section with the values of a file put in; ``where`` they stand is told in errors."""
    known = {public_name(setting.name): setting for setting in fields(section)}
    for name, value in values.items():
        if name not in known:
            refuse(f"{where} has no setting '{name}'; it has {', '.join(known)}.", SettingsError)
        _check(known[name], value, where)
    return replace(section, **{known[name].name: value for name, value in values.items()})
