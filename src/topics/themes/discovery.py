"""Themes found in a corpus: passages or whole articles, clustered, named and described.

A large corpus is grouped by a stated sample of its passages. The sample goes by a digest of each id, so that it
depends neither on the order of the passages nor on the parts that they came in; passages that a correction names
are always in it. Every other passage goes to the theme whose TF-IDF centroid in the sample is nearest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from math import isnan
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt
import pandas as pd

from topics.corrections import Correction
from topics.engine.keys import digest
from topics.engine.processes import one_thread
from topics.errors import MissingPackageError, refuse
from topics.records import METHODS, AssignmentRow, Method, ThemeRow, table
from topics.settings import ThemeSettings
from topics.themes import bertopic
from topics.themes.clustering import (
    NO_CLUSTER,
    Clusters,
    Grouping,
    Labels,
    centroids_of,
    count_distinct,
    from_labels,
    membership,
)
from topics.themes.consensus import group_by
from topics.themes.corrections import CorrectedLabels, why_theme_is_out
from topics.themes.measures import HIERARCHY, coherence, diversity
from topics.themes.members import UNITS, Members, Unit, Views, choose_views, gather_members
from topics.themes.names import name_themes
from topics.themes.naming import best_terms, class_terms, examples, term_weights, unique_labels
from topics.themes.number_of_themes import CURVE, Choice, choose_n_themes, number_that_reads_well
from topics.themes.own_topics import OwnTopics
from topics.themes.phrases import is_general
from topics.themes.settling import settle
from topics.themes.terms import count_words, terms, words
from topics.themes.tree import Join, cut, join_themes, number_of_groups
from topics.themes.vectors import Array, Encoder, Progress, places_in_plane, sentence_vectors
from topics.themes.wording import Wording
from topics.ties import SINGLE, first_best

CODEBOOK: Method = "codebook"
"""The method whose themes are declared, not found: see ``topics.themes.codebook``."""

_BASIS = "cosine to the centroid of its theme"
_BASIS_OF_OWN = "your own topic; the score is the cosine to its centroid"
_BASIS_OUTSIDE_SAMPLE = "nearest theme by its words; the themes were fitted on a sample"
_TOO_FAR = "too far from every theme"
_IN_NO_TOPIC = "in none of your own topics"
_NO_WORD = "no word that counts in the sample"
_PASSAGES_OF_LONG = 4
"""Passages an article on average from which (inclusive) articles are long, so that passages make no clear parts."""
_MOST_LINES = 20
"""Themes that a plain shell shows, at most (inclusive)."""
_PART = 50_000
"""Passages outside the sample that are assigned at a time: what their word weights take, some 50 MB."""


@dataclass(frozen=True)
class FoundThemes:
    """Themes with all that they rest on.

    Parameters
    ----------
    assignments : pandas.DataFrame
        As in ``topics.records.TABLES``; where whole articles were grouped, ``passage`` is empty.
    themes : pandas.DataFrame
        As in ``topics.records.TABLES``.
    vectors_used : str
        Which vectors, and why.
    map : pandas.DataFrame
        Columns ``passage, article, x, y``: a place in the plane for each member, near where alike.
    curve : pandas.DataFrame
        Columns ``n_themes, score, stability, silhouette, coherence, stable, taken``: what the number of themes was
        chosen from (see ``topics.themes.number_of_themes``); empty where it was given.
    notes : list of str
        Sentences that say which method, of which size, and why.
    corrections : pandas.DataFrame
        What became of the reader's corrections, as in ``topics.records.TABLES``.
    of_theme_out : mapping of str to int
        Each passage that is in no theme since a correction took its whole theme out, with the correction's number.
    tree : pandas.DataFrame
        How the themes join, the nearest first: columns ``step`` (from 1), ``left, right`` (a theme id, or ``step N``),
        ``distance`` (one less the cosine of their middles) and ``n_themes`` joined so far.
    """

    assignments: pd.DataFrame
    themes: pd.DataFrame
    vectors_used: str
    map: pd.DataFrame
    curve: pd.DataFrame
    notes: list[str]
    corrections: pd.DataFrame = field(default_factory=lambda: table("corrections"))
    of_theme_out: Mapping[str, int] = field(default_factory=dict)
    tree: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=HIERARCHY))

    @classmethod
    def none(cls, *notes: str) -> FoundThemes:
        """Return no themes at all, and sentences that say why."""
        places = pd.DataFrame({"passage": [], "article": [], "x": [], "y": []})
        return cls(table("assignments"), table("themes"), "none", places, pd.DataFrame(columns=CURVE), [*notes])

    def __repr__(self) -> str:
        """Return how many themes there are, and a line for each of the first."""
        lines = [f"FoundThemes: {len(self.themes)} ({self.vectors_used})"]
        shown = self.themes[["label", "n_passages", "n_articles"]].head(_MOST_LINES).to_numpy()
        lines += [f"{label}  {passages} passages in {articles} articles" for label, passages, articles in shown]
        if len(self.themes) > _MOST_LINES:
            lines.append(f"… and {len(self.themes) - _MOST_LINES} more")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        shown = self.themes[["label", "n_passages", "n_articles", "one_voice"]]
        with pd.option_context("display.max_colwidth", None):
            return str(shown.assign(terms=self.themes["terms"].map(", ".join)).to_html(index=False))


def why_left_out(method: Method) -> str:
    """Return the sentence that says why a method cannot be used here, or nothing where it can.

    BERTopic is an extra; the other methods always work.
    """
    return bertopic.why_missing() if method == "bertopic" else ""


def find_themes(  # noqa: PLR0913  # what a user may choose, each by name
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    settings: ThemeSettings,
    *,
    method: Method = "tfidf",
    unit: Unit = "passage",
    vectors: str | npt.ArrayLike = "auto",
    n_themes: int | None = None,
    encoder: Encoder | None = None,
    guide: Mapping[str, Sequence[str]] | None = None,
    own: OwnTopics | None = None,
    corrections: Sequence[Correction] = (),
    cache: Path | None = None,
    progress: Progress | None = None,
) -> FoundThemes:
    """Return the themes of a corpus, found by clustering.

    Of more than ``settings.sample`` passages a sample is grouped and the rest assigned; no sample is drawn where
    whole articles are grouped or the vectors are given as an array.

    Parameters
    ----------
    passages, articles : pandas.DataFrame
        Tables as in ``topics.records.TABLES``, rows in any order.
    settings : ThemeSettings
        Seed, number of themes, way of clustering and thresholds.
    method : {"tfidf", "bertopic", "own"}
        Clusters named by class-based TF-IDF, BERTopic over the same vectors, or topics that the reader brings.
    unit : {"passage", "article"}
        What is grouped.
    vectors : {"auto", "tfidf", "sentence"} or numpy.ndarray
        Which vectors; an array needs one row a row of the table of the unit, in its order.
    n_themes : int, optional
        How many themes; 0 chooses; by default as in the settings.
    encoder : Encoder, optional
        What gives the sentence vectors; the offline encoder by default.
    guide : mapping of str to sequence of str, optional
        Declared themes, each with texts about it, where ``settings.bertopic_guide`` asks for them.
    own : OwnTopics, optional
        The topics of method ``own``, by passage.
    corrections : sequence of Correction
        The reader's own decisions on the themes of this method; they name passages.
    cache : Path, optional
        Directory in which sentence vectors are kept.
    progress : callable, optional
        Called with the number of texts encoded and the number of all.

    Raises
    ------
    InputError
        If the method, the unit, the way of clustering or the vectors are not of those above.
    MissingPackageError
        If BERTopic is asked for and not installed.
    """
    if method not in METHODS or method == CODEBOOK or unit not in UNITS:
        refuse(f"Themes of method '{method}' over unit '{unit}' are not known; see the help for both.")
    if (method == "own") != (own is not None):
        refuse("Themes of method 'own' are topics that a reader brings, and these have no other; see run.use_topics.")
    if reason := why_left_out(method):
        refuse(reason, MissingPackageError)
    search = _Search(
        settings=settings,
        method=method,
        unit=unit,
        vectors=vectors,
        n_themes=settings.n_themes if n_themes is None else n_themes,
        encoder=encoder,
        guide=guide or {},
        own=own,
        corrections=corrections,
        cache=cache,
        progress=progress,
    )
    if search.wants_sample(len(passages)):
        return _find_by_sample(search, passages, articles)
    return search.find(passages, articles)


@dataclass(frozen=True)
class _Search:
    """What was asked for: the choices of ``find_themes``."""

    settings: ThemeSettings
    method: Method
    unit: Unit
    vectors: str | npt.ArrayLike
    n_themes: int
    encoder: Encoder | None
    guide: Mapping[str, Sequence[str]]
    own: OwnTopics | None
    corrections: Sequence[Correction]
    cache: Path | None
    progress: Progress | None

    @property
    def wording(self) -> Wording:
        """The reader's own stop words and synonyms."""
        return Wording.read(self.settings.stop_words, self.settings.synonyms)

    def wants_sample(self, n_passages: int) -> bool:
        """Return whether so many passages are grouped by a sample."""
        by_name = isinstance(self.vectors, str) and self.own is None
        return n_passages > self.settings.sample and by_name and self.unit == "passage"

    def find(self, passages: pd.DataFrame, articles: pd.DataFrame) -> FoundThemes:
        """Return the themes of all these passages, or of the articles."""
        members = gather_members(passages, articles, self.unit, self.wording)
        if not members.ids:
            return FoundThemes.none("There is no text to find themes in.")
        with one_thread():
            encode = partial(sentence_vectors, encoder=self.encoder, cache=self.cache, progress=self.progress)
            views = choose_views(members, self.vectors, self.settings.seed, encode)
            choice, grouping = self._group(members, views)
            corrected = CorrectedLabels(grouping.clusters.labels.copy(), dict(grouping.names))
            for correction in self.corrections:
                corrected.apply(correction, members, views.main)
            assignments, themes = _describe(self.method, members, views.main, grouping, corrected)
            if self.own is not None:
                themes = themes.assign(note=self.own.notes(themes["theme"], assignments))
            themes, tree = _group_themes(assignments, themes, members, views.main, self.settings.groups)
            places = places_in_plane(views.main)
        if self.settings.names_from and len(themes):
            themes = themes.assign(machine_name=self._ask_for_names(themes, members))
        return FoundThemes(
            assignments=assignments,
            themes=themes,
            vectors_used=views.why,
            map=place_members(members, places),
            tree=tree,
            curve=pd.DataFrame(choice.curve, columns=CURVE),
            notes=[choice.reason, grouping.note, *_note_on_diversity(themes)],
            corrections=table("corrections", corrected.outcomes),
            of_theme_out={
                members.ids[row]: number
                for row, number in corrected.of_theme_out.items()
                if corrected.labels[row] == NO_CLUSTER
            },
        )

    def _ask_for_names(self, themes: pd.DataFrame, members: Members) -> list[str]:
        """Return the names that a language model gives the themes."""
        from topics.themes.machine_names import machine_names

        text_of = dict(zip(members.ids, members.texts, strict=True))
        sentences = [[text_of[member] for member in typical] for typical in themes["typical"]]
        return machine_names(list(themes["terms"]), sentences, self.settings, self.cache)

    def _group(self, members: Members, views: Views) -> tuple[Choice, Grouping]:
        """Return the number of themes with its reason, and the groups."""
        if self.own is not None:
            return _group_own(self.own, members, views.main)
        choice = _choose_number(members, views, self.n_themes, self.settings)
        if self.method == "bertopic":
            guided = self.settings, self.guide, self.encoder
            return choice, bertopic.fit_bertopic(members, views.main, choice.n_themes, *guided, is_open=choice.is_open)
        grouping = group_by(views, choice.n_themes, self.settings)
        if not choice.is_open:
            return choice, grouping
        settled = settle(members, views.main, grouping.clusters, grouping.runs)
        return choice, replace(grouping, clusters=settled.clusters, note=grouping.note + settled.note)


def _group_own(own: OwnTopics, members: Members, vectors: Array) -> tuple[Choice, Grouping]:
    """Return the topics that a reader brings as groups under their names, the largest first."""
    labels, topics = own.numbered(members.ids)
    clusters = from_labels(vectors, labels)
    name_of = dict(own.names)
    topic_of = {int(cluster): topics[number] for cluster, number in zip(clusters.labels, labels, strict=True)}
    names = {cluster: name_of[topic] for cluster, topic in topic_of.items() if topic in name_of}
    n_outside = int(np.sum(labels == NO_CLUSTER))
    note = f"Your own topics, of which {n_outside} of {len(labels)} passages are in none."
    return Choice(len(topics), [], f"The number of your own topics, {len(topics)}, was given."), Grouping(
        clusters, names=names, note=note
    )


def place_members(members: Members, places: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Return the places of members as a table: columns ``passage, article, x, y``."""
    return pd.DataFrame(
        {"passage": members.passages, "article": members.articles, "x": places[:, 0], "y": places[:, 1]}
    )


def _note_on_diversity(themes: pd.DataFrame) -> list[str]:
    if len(themes) <= 1:
        return []
    return [f"Of the terms that name the themes, {diversity(list(themes['terms'])):.0%} name one theme only."]


# ---------------------------------------------------------------- how many


def _choose_number(members: Members, views: Views, wanted: int, settings: ThemeSettings) -> Choice:
    """Return the number of themes, the curve that it was chosen from, and the reason."""
    n_rows, n_distinct = len(views.main), count_distinct(views.main)
    if wanted > n_distinct or n_distinct <= 1:
        reason = f"Only {n_distinct} of {n_rows} texts differ, so there are at most so many themes."
        return Choice(min(max(wanted, 1), n_distinct), [], reason)
    if wanted > 0:
        return Choice(wanted, [], f"The number of themes, {wanted}, was given.")
    to_read = 0
    if members.unit == "passage" and n_rows >= _PASSAGES_OF_LONG * len(set(members.articles)):
        to_read = number_that_reads_well(n_rows)
    return _choose_once(members, views.main, settings, to_read)


_LAST_CHOICE: dict[str, Choice] = {}
"""What was chosen last, by a digest of all that it rests on: two methods over the same vectors choose alike."""


def _choose_once(members: Members, vectors: Array, settings: ThemeSettings, to_read: int) -> Choice:
    """Return the choice of the number of themes, made anew unless it is of what the last one was of."""
    rows = hashlib.sha256(vectors.tobytes()).hexdigest()
    of_all = digest(rows, members.texts, repr(settings), to_read)
    if of_all not in _LAST_CHOICE:
        cohere = lambda drawn: partial(_mean_coherence, members.only(drawn))  # noqa: E731  # it is an argument
        choice = choose_n_themes(vectors, settings, cohere, to_read=to_read)
        _LAST_CHOICE.clear()
        _LAST_CHOICE[of_all] = choice
    return deepcopy(_LAST_CHOICE[of_all])


def _mean_coherence(members: Members, partitions: list[Labels]) -> float:
    """Return the mean C_V of the terms of partitions of the members, 0 where none has two."""
    theme_terms: list[list[str]] = []
    for labels in partitions:
        ranked = class_terms(members.counted, labels, int(labels.max()) + 1)
        theme_terms.extend(best_terms(own) for own in ranked)
    values = [own.c_v for own in coherence(theme_terms, members.words) if not isnan(own.c_v)]
    return fmean(values) if values else 0.0


# ---------------------------------------------------------------- tables


def _describe(
    method: Method, members: Members, vectors: Array, grouping: Grouping, corrected: CorrectedLabels
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables ``assignments`` and ``themes``; members in no theme are listed last, with the reason."""
    outside = np.flatnonzero(corrected.labels == NO_CLUSTER)
    left_out: list[AssignmentRow] = [
        {
            "method": method,
            "passage": members.passages[at],
            "article": members.articles[at],
            "basis": corrected.left_out.get(int(at), _IN_NO_TOPIC if method == "own" else _TOO_FAR),
        }
        for at in outside
    ]
    if len(outside) == len(members.ids):
        return table("assignments", left_out), table("themes")
    ranked = grouping.terms
    old_labels = corrected.labels
    if len(outside) or corrected.outcomes:
        inside = np.flatnonzero(corrected.labels != NO_CLUSTER)
        old_labels = corrected.labels[inside]
        members, vectors = members.only(inside), vectors[inside]
        grouping = grouping.only(inside, vectors, old_labels)
    if not ranked or corrected.outcomes:
        ranked = _rank_terms(members, grouping.clusters)
    new_labels = grouping.clusters.labels
    names = {int(new): corrected.names.get(int(old), "") for new, old in zip(new_labels, old_labels, strict=True)}
    theme_terms = [best_terms(own) for own in ranked]
    assignments = [*_assignment_rows(method, members, vectors, grouping.clusters), *left_out]
    themes = _theme_rows(method, members, vectors, grouping, theme_terms, names)
    return table("assignments", assignments), table("themes", themes)


def _theme_id(method: Method, number: int) -> str:
    return f"{method}-{number + 1:02d}"


def _assignment_rows(method: Method, members: Members, vectors: Array, clusters: Clusters) -> list[AssignmentRow]:
    nearness, _ = clusters.margins(vectors)
    scores = np.clip(nearness, 0, 1)
    return [
        {
            "method": method,
            "passage": members.passages[at],
            "article": members.articles[at],
            "theme": _theme_id(method, clusters.labels[at]),
            "score": round(float(scores[at]), 4),
            "chosen": True,
            "basis": _BASIS_OF_OWN if method == "own" else _BASIS,
        }
        for at in range(len(members.ids))
    ]


def _rank_terms(members: Members, clusters: Clusters) -> list[list[str]]:
    """Return the telling terms of each theme, without words that only tell outlets or articles apart.

    A theme that has no others keeps these.
    """
    n_themes = len(clusters.centroids)
    ranked = class_terms(members.telling, clusters.labels, n_themes)
    if all(ranked):
        return ranked
    of_all_words = class_terms(members.counted, clusters.labels, n_themes)
    return [own or of_all_words[number] for number, own in enumerate(ranked)]


def _theme_rows(
    method: Method,
    members: Members,
    vectors: Array,
    grouping: Grouping,
    theme_terms: list[list[str]],
    names: Mapping[int, str],
) -> list[ThemeRow]:
    clusters = grouping.clusters
    phrases, forms = name_themes(members, clusters.labels, theme_terms)
    language = members.languages[0]
    without_subject = [number for number, own in enumerate(phrases) if _names_no_subject(own, language)]
    mixed = {number: _mixed(members.unit, place) for place, number in enumerate(without_subject, start=1)}
    given = {number: name for number, name in names.items() if name}
    labels = unique_labels(phrases, mixed | given)
    coherences = coherence(theme_terms, members.words)
    stabilities = grouping.stability()
    shown = examples(clusters, vectors, members.ids, members.articles)
    weights = term_weights(members.counted, clusters.labels, len(theme_terms), theme_terms)
    rows = []
    for number, label in enumerate(labels):
        own_articles = [members.articles[at] for at in np.flatnonzero(clusters.labels == number)]
        row: ThemeRow = {
            **members.spread(own_articles),
            "method": method,
            "theme": _theme_id(method, number),
            "label": label,
            "phrases": () if number in mixed else tuple(phrases[number]),
            "terms": tuple(forms[number]),
            "weights": tuple(f"{weight:.4f}" for weight in weights[number]),
            "npmi": coherences[number].npmi,
            "c_v": coherences[number].c_v,
            "stability": stabilities[number],
            "typical": shown[number].typical,
            "borderline": shown[number].borderline,
        }
        rows.append(row)
    return rows


def _names_no_subject(phrases: Sequence[str], language: str) -> bool:
    """Return whether a theme has no phrase but general nouns: what is left between the others."""
    return all(is_general(phrase, language) for phrase in phrases)


def _mixed(unit: Unit, place: int) -> str:
    """Return what the first, second, ... theme without a subject is called.

    >>> _mixed("passage", 1), _mixed("article", 2)
    ('mixed passages', 'mixed articles 2')
    """
    return f"mixed {unit}s" if place == 1 else f"mixed {unit}s {place}"


# ---------------------------------------------------------------- larger themes


def _group_themes(
    assignments: pd.DataFrame, themes: pd.DataFrame, members: Members, vectors: Array, wanted: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the themes with the larger theme that each belongs to, and the tree that was cut."""
    names = themes["theme"].tolist()
    chosen = assignments[assignments["chosen"]]
    row_of = {identity: row for row, identity in enumerate(members.ids)}
    owners = chosen["passage"].where(chosen["passage"] != "", chosen["article"])
    rows = np.array([row_of[owner] for owner in owners], dtype=np.int64)
    labels = pd.Index(names, dtype=object).get_indexer(pd.Index(chosen["theme"], dtype=object))
    steps = join_themes(centroids_of(vectors[rows], labels, len(names)))
    tree = pd.DataFrame(_named_steps(steps, names), columns=HIERARCHY)
    n_groups = number_of_groups(len(names), wanted)
    if not n_groups:
        return themes, tree
    groups = cut(steps, n_groups)
    inside = members.only(rows)
    terms = [
        [term for number in np.flatnonzero(groups == at) for term in themes["terms"].iloc[number]]
        for at in range(n_groups)
    ]
    phrases, _ = name_themes(inside, groups[labels], terms, may_lack_subject=False)
    own_names = unique_labels(phrases, _names_of_single(groups, themes["label"].tolist()))
    return themes.assign(group=pd.Series([own_names[at] for at in groups], index=themes.index, dtype="str")), tree


def _names_of_single(groups: Labels, labels: Sequence[str]) -> dict[int, str]:
    """Return the label of the only theme of each group that has one."""
    sizes = np.bincount(groups)
    return {int(group): labels[number] for number, group in enumerate(groups) if sizes[group] == 1}


def _named_steps(steps: Sequence[Join], names: Sequence[str]) -> list[tuple[int, str, str, float, int]]:
    """Return the steps of a tree with the ids of the themes, or of an earlier step."""
    name_of = [*names, *(f"step {step}" for step in range(1, len(names)))]
    return [
        (number, name_of[one], name_of[other], distance, size)
        for number, (one, other, distance, size) in enumerate(steps, start=1)
    ]


# ---------------------------------------------------------------- by a sample


def _find_by_sample(search: _Search, passages: pd.DataFrame, articles: pd.DataFrame) -> FoundThemes:
    """Return the themes of a sample, with every other passage in the nearest theme."""
    inside = _draw_sample(passages["id"], search)
    of_sample = search.find(passages[inside], articles)
    everyone = gather_members(passages, articles, "passage", search.wording)
    rest = _assign_rest(passages, inside, of_sample, everyone)
    assignments = pd.concat([of_sample.assignments, rest], ignore_index=True)
    themes = _count_all(of_sample.themes, assignments, everyone)
    note = (
        f"The themes were fitted on {int(inside.sum()):,} of {len(passages):,} passages; the rest went to the nearest."
    )
    return replace(of_sample, assignments=assignments, themes=themes, notes=[*of_sample.notes, note])


def _draw_sample(ids: pd.Series[str], search: _Search) -> npt.NDArray[np.bool_]:
    """Return which passages are in the sample: those of the smallest digests, and all that a correction names."""
    order = np.argsort(pd.util.hash_array(ids.to_numpy(dtype=object)), kind="stable")
    inside = np.zeros(len(ids), dtype=bool)
    inside[order[: search.settings.sample]] = True
    for correction in search.corrections:
        inside |= ids.isin([member.passage for member in correction.named]).to_numpy()
    return inside


def _assign_rest(
    passages: pd.DataFrame, inside: npt.NDArray[np.bool_], of_sample: FoundThemes, members: Members
) -> pd.DataFrame:
    """Return the assignments of the passages outside the sample."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    chosen = of_sample.assignments[of_sample.assignments["chosen"]]
    themes, corrections = of_sample.themes["theme"].tolist(), sorted(set(of_sample.of_theme_out.values()))
    group_of = {**dict(zip(chosen["passage"], chosen["theme"], strict=True)), **of_sample.of_theme_out}
    texts = passages[inside].set_index("id")["text"].reindex(list(group_of))
    language_of = dict(zip(members.articles, members.languages, strict=True))
    languages = passages[inside].set_index("id")["article"].reindex(list(group_of)).map(language_of)
    sequences = [words(text, own, members.wording) for text, own in zip(texts, languages, strict=True)]
    vocabulary = count_words(sequences).vocabulary
    analyzer = partial(terms, wording=members.wording)
    vectorizer = TfidfVectorizer(analyzer=analyzer, vocabulary=vocabulary, sublinear_tf=True, dtype=np.float32)
    weights = vectorizer.fit_transform(texts)
    groups = pd.Index([*themes, *corrections], dtype=object)
    labels = groups.get_indexer(pd.Index(list(group_of.values()), dtype=object))
    centroids = (membership(labels, len(groups)) @ weights).toarray()
    centroids /= np.maximum(np.linalg.norm(centroids, axis=1, keepdims=True), 1e-12)
    rest = passages[~inside]
    nearest, cosines = [], []
    for start in range(0, len(rest), _PART):
        nearness = vectorizer.transform(rest["text"].iloc[start : start + _PART]) @ centroids.T
        nearest.append(first_best(nearness, SINGLE))
        cosines.append(nearness.max(axis=1))
    score = np.round(np.clip(np.concatenate(cosines).astype(np.float64), 0, 1), 4)
    at, has_word = np.concatenate(nearest), score > 0
    is_chosen = has_word & (at < len(themes))
    names = np.array([*themes, *[""] * len(corrections)], dtype=object)
    bases = np.array([*[_BASIS_OUTSIDE_SAMPLE] * len(themes), *map(why_theme_is_out, corrections)], dtype=object)
    assignments = (
        rest[["id", "article"]]
        .rename(columns={"id": "passage"})
        .assign(
            method=str(of_sample.assignments["method"].iloc[0]),
            theme=np.where(has_word, names[at], ""),
            score=np.where(is_chosen, score, 0.0),
            chosen=is_chosen,
            by_term=False,
            basis=np.where(has_word, bases[at], _NO_WORD),
        )
    )
    return assignments[list(of_sample.assignments)].astype(of_sample.assignments.dtypes.to_dict())


def _count_all(themes: pd.DataFrame, assignments: pd.DataFrame, members: Members) -> pd.DataFrame:
    """Return the themes with their passages and articles of the whole corpus, reprints counted once."""
    chosen = assignments[assignments["chosen"]]
    articles_of = {str(theme): own.tolist() for theme, own in chosen.groupby("theme")["article"]}
    spreads = pd.DataFrame([members.spread(articles_of.get(theme, [])) for theme in themes["theme"]])
    return themes.assign(**{str(name): values for name, values in spreads.set_index(themes.index).items()})
