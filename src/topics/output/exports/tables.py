"""Results for other programs: articles as JSON lines, themes as rows of a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    assignments: pd.DataFrame, themes: pd.DataFrame, articles: pd.DataFrame, passages: pd.DataFrame, unit: str
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
        ordered = counts.sort_values(["article", "size", "score"], ascending=[True, False, False], kind="stable")
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
