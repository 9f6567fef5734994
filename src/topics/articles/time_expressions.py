"""The time expressions of articles, each with its place in the text as found and in its passage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from topics.articles.alignment import Alignment, holder
from topics.dates import TimeExpression, tag
from topics.dates.languages import CODES
from topics.dates.likely import LikelyPublication
from topics.dates.spans import LikelySpan, Span
from topics.dates.timed_stamps import days_in_dispute
from topics.records import DateRow, Repair, table

if TYPE_CHECKING:
    import pandas as pd

    from topics.settings import DateSettings

NOWHERE = (-1, -1)
"""Start and stop of what has no place."""


class _Passage(NamedTuple):
    """A passage: its place in ``found``, its id and its clean text."""

    start: int
    stop: int
    id: str
    text: str


def find_time_expressions(
    articles: pd.DataFrame,
    repairs: pd.DataFrame,
    passages: pd.DataFrame,
    settings: DateSettings,
    days: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the table ``dates``: every time expression of the articles in a language whose dates are found.

    An article whose language could not be told is read as ``topics.dates.tag`` reads a bare text.

    Parameters
    ----------
    articles, repairs, passages : DataFrame
        Tables of these names; offsets are characters in ``found``.
    settings : DateSettings
        Whether relative expressions are resolved as in news or as in narrative.
    days : DataFrame, optional
        The likely days of publication of undated articles: columns ``article``, ``published_likely``,
        ``published_share``, ``equals`` and ``copy_of`` (the dated article whose day is theirs for certain).
    """
    likely = _likely_publications(days)
    repairs_of = applied_repairs(repairs)
    passages_of = _passages_by_article(passages)
    rows: list[DateRow] = []
    for article in articles[articles["language"].isin([*CODES, ""])].to_dict("records"):
        clean, language = article["text"], article["language"] or "auto"
        alignment = Alignment(repairs_of.get(article["id"], []))
        spans = [(passage.start, passage.stop, passage) for passage in passages_of.get(article["id"], [])]
        published = likely.get(article["id"]) or _days_written(article)
        for expression in tag(clean, published, domain=settings.domain, language=language):
            start, stop = alignment.to_found(expression.start, expression.stop)
            passage = holder(spans, start, None)
            row = _described(expression)
            row["article"], row["source"] = article["id"], article["source"]
            row["start"], row["stop"] = start, stop
            if passage is not None:
                row["passage"] = passage.id
                row["passage_start"], row["passage_stop"] = _place_in_passage(passage, clean, alignment, expression)
            rows.append(row)
    return table("dates", rows)


def _days_written(article: dict[Any, Any]) -> Span | str:
    """Return the days on which an article was written, as far as that is known.

    Where its own head disputes the day of its file, either may be right; the reader's own list is never in doubt.
    """
    if not article["published"] or article["published_basis"] == "sidecar":
        return str(article["published"] or article["published_edtf"])
    return days_in_dispute(article["found"], date.fromisoformat(article["published"]))


def _likely_publications(days: pd.DataFrame | None) -> dict[str, LikelyPublication | str]:
    """Return the likely days of each undated article, the day itself of a copy of a dated one."""
    rows: list[dict[Any, Any]] = [] if days is None else days.to_dict("records")
    return {
        row["article"]: row["published_likely"] if row["copy_of"] else _likely_publication(row)
        for row in rows
        if row["published_likely"]
    }


def _likely_publication(row: dict[Any, Any]) -> LikelyPublication:
    equals = tuple(map(date.fromisoformat, row["equals"].split()))
    return LikelyPublication(date.fromisoformat(row["published_likely"]), row["published_share"], equals)


def applied_repairs(repairs: pd.DataFrame) -> dict[str, list[Repair]]:
    """Return the repairs that made each article's clean text, in order."""
    repairs_of: dict[str, list[Repair]] = {}
    for row in repairs[repairs["applied"]].sort_values(["start", "stop"]).to_dict("records"):
        repair = Repair(row["start"], row["stop"], row["found_text"], row["text"], row["rule"], row["reason"])
        repairs_of.setdefault(row["article"], []).append(repair)
    return repairs_of


def _passages_by_article(passages: pd.DataFrame) -> dict[str, list[_Passage]]:
    """Return the passages of each article, in order."""
    passages_of: dict[str, list[_Passage]] = {}
    for row in passages.sort_values("start").to_dict("records"):
        passage = _Passage(row["start"], row["stop"], row["id"], row["text"])
        passages_of.setdefault(row["article"], []).append(passage)
    return passages_of


def _place_in_passage(
    passage: _Passage, clean: str, alignment: Alignment, expression: TimeExpression
) -> tuple[int, int]:
    """Return where in the text of its passage an expression stands, ``NOWHERE`` where it goes beyond it.

    The text of a passage is the clean text with its white space folded.
    """
    start, stop = alignment.to_clean(passage.start, passage.stop)
    words = _folded(clean[expression.start : expression.stop])
    at = len(_folded(clean[start : expression.start] + ".")) - 1
    # A passage that begins within a replacement is wider in ``found`` than its text.
    at -= max(0, _folded(clean[start:stop]).find(passage.text))
    if at < 0 or passage.text[at : at + len(words)] != words:
        return NOWHERE
    return at, at + len(words)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _described(expression: TimeExpression) -> DateRow:
    """Return what an expression and its span say of themselves."""
    row = DateRow(
        text=expression.text,
        type=expression.type,
        value=expression.value,
        mod=expression.mod,
        rule=expression.rule,
        anchor=expression.anchor,
        cue=expression.cue,
        alternative=expression.alternative,
        certainty=expression.certainty,
        chance=expression.chance,
    )
    if expression.span is not None:
        row["first"] = expression.span.first.isoformat() if expression.span.first else ""
        row["last"] = expression.span.last.isoformat() if expression.span.last else ""
        row["precision"] = expression.span.precision
        row["edtf"] = expression.span.edtf
        if isinstance(expression.span, LikelySpan) and expression.span.interval:
            row["interval"] = expression.span.interval.edtf
    return row
