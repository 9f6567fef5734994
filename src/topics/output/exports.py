"""Results for other programs: articles as JSON lines, themes as rows, the timeline in several formats.

Every function is pure: tables in, text or a table out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from topics.errors import InputError
from topics.output.names import span_words
from topics.output.tables import escape_markdown, rows, table_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

_ARTICLE_KEYS = (
    "id", "source", "record", "sha256", "encoding", "title", "outlet", "author", "url", "published",
    "published_edtf", "published_basis", "language", "text", "repairs", "reprint_of", "notes",
)  # fmt: skip


def articles_jsonl(articles: pd.DataFrame, repairs: pd.DataFrame) -> str:
    """Return the articles as JSON lines, each with its repairs; ``published`` is a day or null."""
    made: dict[str, list[dict[str, Any]]] = {}
    for repair in repairs.sort_values(["article", "start"], kind="stable").to_dict("records"):
        made.setdefault(repair.pop("article"), []).append({str(key): value for key, value in repair.items()})
    lines = []
    for article in articles.to_dict("records"):
        values = {**article, "repairs": made.get(article["id"], []), "notes": list(article["notes"])}
        values["published"] = article["published"] or None
        lines.append(json.dumps({key: values[key] for key in _ARTICLE_KEYS}, ensure_ascii=False) + "\n")
    return "".join(lines)


def themes_rows(
    assignments: pd.DataFrame,
    themes: pd.DataFrame,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    unit: str,
) -> pd.DataFrame:
    """Return themes as rows: ``id, article, source, start, stop, theme, label, score, chosen``.

    Parameters
    ----------
    assignments, themes, articles, passages : pandas.DataFrame
        As in ``topics.records.TABLES``, of one method.
    unit : str
        ``article`` for one row an article, ``passage`` for one row a passage (codebook: a passage and
        theme). What has no theme has a row with an empty one.
    """
    owner = "article" if unit == "article" else "passage"
    ordered = assignments.sort_values(
        [owner, "chosen", "score", "theme"], ascending=[True, False, False, True], kind="stable"
    )
    if unit == "article" and (assignments["passage"] != "").any():
        counts = ordered[ordered["chosen"]].groupby(["article", "theme"])["score"].agg(["size", "mean"])
        counts = counts.rename(columns={"mean": "score"}).reset_index().assign(chosen=True)
        ordered = counts.sort_values(
            ["article", "size", "score"], ascending=[True, False, False], kind="stable"
        )
    if unit == "article" or not (assignments["method"] == "codebook").any():
        ordered = ordered.drop_duplicates(owner)
    labels = themes[["theme", "label"]].drop_duplicates("theme")
    places = passages
    if unit == "article":
        places = articles.assign(article=articles["id"], start=0, stop=articles["found"].str.len())
    found = places[["id", "article", "source", "start", "stop"]].merge(
        ordered[[owner, "theme", "score", "chosen"]].rename(columns={owner: "id"}), on="id", how="left"
    )
    found = found.merge(labels, on="theme", how="left")
    filled = found.fillna({"theme": "", "label": "", "score": 0.0, "chosen": False})
    return filled[["id", "article", "source", "start", "stop", "theme", "label", "score", "chosen"]]


def timeline_text(
    kind: str, events: pd.DataFrame, evidence: pd.DataFrame, claims: pd.DataFrame, *, sentences: int = 0
) -> str:
    """Return the timeline in one of ``TIMELINE_KINDS``.

    Parameters
    ----------
    kind : str
        Such as ``json``.
    events, evidence, claims : pandas.DataFrame
        As in ``topics.records.TABLES``, events in the order wanted.
    sentences : int
        At most so many sentences of a day (``tls``); 0 for all.

    Raises
    ------
    InputError
        If the kind is not known.
    """
    if kind not in TIMELINE_KINDS:
        message = f"A timeline cannot be written as '{kind}'; it can be {', '.join(TIMELINE_KINDS)}."
        raise InputError(message)
    ordered = events.sort_values(["first", "last", "id"], kind="stable")
    if kind == "tls":
        return _timeline_tls(ordered, evidence, sentences)
    return TIMELINE_KINDS[kind](ordered, evidence, claims)


def _timeline_json(events: pd.DataFrame, evidence: pd.DataFrame, claims: pd.DataFrame) -> str:
    keys = ("article", "source", "start", "stop", "quote", "found_text", "date_text", "status")
    members: dict[str, list[dict[str, Any]]] = {}
    for line in evidence.to_dict("records"):
        members.setdefault(line["event"], []).append({key: line[key] for key in keys})
    names = ("id", "first", "last", "edtf", "precision", "status", "headline")
    told = [
        {name: event[name] for name in names}
        | {name: list(event[name]) for name in ("themes", "actors", "places")}
        | {name: int(event[name]) for name in ("n_articles", "n_sources")}
        | {"evidence": members.get(event["id"], [])}
        for event in events.to_dict("records")
    ]
    disagreements = []
    for _, part in claims.groupby("disagreement", sort=True):
        sides = [
            {key: line[key] for key in ("article", "start", "stop", "quote", "value")}
            for line in part.to_dict("records")
        ]
        disagreements.append({"about": part["about"].iloc[0], "claims": sides})
    return json.dumps({"events": told, "disagreements": disagreements}, ensure_ascii=False, indent=1) + "\n"


def _timeline_csv(events: pd.DataFrame, evidence: pd.DataFrame, _claims: pd.DataFrame) -> str:
    """One row a sentence, with its event."""
    left = events[["id", "first", "last", "edtf", "status", "headline", "n_sources"]]
    right = evidence[["event", "article", "start", "stop", "quote", "date_text", "basis"]]
    return table_csv(left.rename(columns={"id": "event"}).merge(right, on="event", how="left").fillna(""))


def _timeline_md(events: pd.DataFrame, evidence: pd.DataFrame, _claims: pd.DataFrame) -> str:
    by_event = {str(event): rows(part) for event, part in evidence.groupby("event", sort=False)}
    lines = ["# Timeline\n"]
    for event in rows(events):
        status = "" if event.status == "reported" else f" ({event.status})"
        day = span_words(event.first, event.last, event.precision)
        lines.append(f"\n**{day}**{status}: {escape_markdown(event.headline)}\n\n")
        lines += [
            f"- “{escape_markdown(e.quote)}” ({escape_markdown(e.source)}, {e.start}–{e.stop})\n"
            for e in by_event.get(event.id, [])
        ]
    return "".join(lines)


def _timeline_tls(events: pd.DataFrame, evidence: pd.DataFrame, sentences: int) -> str:
    """Days with their sentences, as timeline summarisation has them: ``[["YYYY-MM-DD", ["…"]], …]``."""
    days: dict[str, list[str]] = {}
    by_event = {str(event): list(part["quote"]) for event, part in evidence.groupby("event", sort=False)}
    for event in rows(events):
        days.setdefault(event.first, []).extend(by_event.get(event.id, []))
    told = [[day, list(dict.fromkeys(quotes))[: sentences or None]] for day, quotes in sorted(days.items())]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


TIMELINE_KINDS: dict[str, Callable[[pd.DataFrame, pd.DataFrame, pd.DataFrame], str]] = {
    "json": _timeline_json,
    "csv": _timeline_csv,
    "md": _timeline_md,
    "tls": lambda events, evidence, _claims: _timeline_tls(events, evidence, 0),
}
"""The formats of a timeline, by name."""
