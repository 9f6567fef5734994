"""JSON: articles as a line each, and a timeline with its evidence and disagreements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from topics.output.wording import ALSO, is_weak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame

    from topics.output.exports.chronicle import Chronicle, Entry

_ARTICLE_KEYS = (
    "id", "source", "record", "sha256", "encoding", "title", "outlet", "author", "url", "published",
    "published_edtf", "published_likely", "published_share", "published_relative", "published_basis",
    "language", "text", "repairs", "reprint_of", "notes",
)  # fmt: skip
_EVENT_KEYS = (
    "id", "first", "last", "edtf", "precision", "status", "headline", "themes", "actors", "places", "n_articles",
    "n_outlets", "n_unknown_outlets", "n_sources", "n_weak_sources", "n_announcing", "importance",
)  # fmt: skip
_EVIDENCE_KEYS = ("article", "source", "start", "stop", "quote", "found_text", "date_text", "status", "basis")
_CLAIM_KEYS = ("article", "source", "start", "stop", "quote", "value", "published", "speaker")


def articles_jsonl(articles: DataFrame, repairs: DataFrame) -> str:
    """Return the articles as JSON lines, each with its repairs; ``published`` and its like are null where unknown."""
    ordered = repairs.sort_values(["article", "start"])
    of_article: dict[str, list[dict[str, Any]]] = {}
    for repair in ordered.to_dict("records"):
        of_article.setdefault(repair.pop("article"), []).append({str(key): value for key, value in repair.items()})
    lines = []
    for article in articles.to_dict("records"):
        values = {**article, "repairs": of_article.get(article["id"], []), "notes": list(article["notes"])}
        values["published"] = article["published"] or None
        values["published_likely"] = article["published_likely"] or None
        values["published_share"] = article["published_share"] if article["published_likely"] else None
        values["published_relative"] = article["published_relative"] if article["published_relative"] > 0 else None
        lines.append(json.dumps({key: values[key] for key in _ARTICLE_KEYS}, ensure_ascii=False) + "\n")
    return "".join(lines)


def timeline_json(chronicle: Chronicle) -> str:
    """Return the events with their evidence, and the disagreements with the claims of each."""
    disagreements = [
        {
            "kind": claims["kind"].iloc[0],
            "matter": claims["matter"].iloc[0],
            "about": claims["about"].iloc[0],
            "claims": claims[list(_CLAIM_KEYS)].to_dict("records"),
        }
        for _, claims in chronicle.claims.groupby(["rank", "disagreement"])
    ]
    return pretty({"events": _events(chronicle.entries), "disagreements": disagreements})


def _events(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return the events, each with its evidence, the articles that deny it, and what hangs on it.

    Its ``details`` are the events that are a part of it and, last, the sentences that are only about the same days.
    """
    events = {entry.event.id: {**_event(entry), "details": []} for entry in entries}
    wholes = []
    for entry in entries:
        if entry.denied_by:
            events[entry.event.id]["denied_by"] = list(entry.denied_by)
        whole = events.get(entry.event.detail_of)
        if whole is None:
            wholes.append(entry)
        else:
            whole["details"] += [_event(entry), *_beside(entry)]
    for entry in wholes:
        events[entry.event.id]["details"] += _beside(entry)
    return [events[entry.event.id] for entry in wholes]


def _event(entry: Entry) -> dict[str, Any]:
    """Return an event with its evidence; ``likely`` and ``interval`` where its days are only likely."""
    event = _chosen(entry.event, _EVENT_KEYS)
    if entry.event.likely:
        days = {"likely": entry.event.edtf.replace("~", ""), "interval": entry.event.interval}
        event |= {name: value for name, value in days.items() if value}
    return {**event, "evidence": [_sentence(line) for line in entry.telling]}


def _beside(entry: Entry) -> list[dict[str, Any]]:
    """Return the sentences that are only about the days of an event, as a last detail that has no id."""
    beside = [_sentence(line) for line in entry.beside]
    return [{"headline": ALSO, "evidence": beside}] if beside else []


def _sentence(line: Any) -> dict[str, Any]:
    """Return a sentence of the evidence; ``weight`` where its source is a weak one."""
    weight = {"weight": line.weight} if is_weak(line.weight) else {}
    return {**_chosen(line, _EVIDENCE_KEYS), **weight}


def _chosen(row: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: getattr(row, key) for key in keys}


def pretty(value: object) -> str:
    """Return a value as JSON for a file: indented, its lists of any kind as arrays."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=list) + "\n"
