"""Where the methods may go wrong: every doubt that the tables hold, as one table with the place to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from topics.output.names import method_name, span_words
from topics.output.tables import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

UNSTABLE = 0.5
"""A theme that comes back in a smaller share of reruns than this is called unstable."""
COLUMNS = ("kind", "article", "start", "stop", "text", "why")


def find_doubts(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return what a careful reader would check by hand, kind by kind, the doubtful first.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.

    Returns
    -------
    pandas.DataFrame
        ``kind``, the ``article`` with ``start`` and ``stop`` in its text as found (empty and -1 where the
        doubt has no single place), the ``text`` in doubt, and ``why`` it is.
    """
    import pandas as pd

    tables = {name: _in_order(frame) for name, frame in tables.items()}
    found = [
        ("undated article", _undated(tables["articles"])),
        ("guessed date", _of_passages(_guessed(tables["dates"]), tables)),
        ("date not used", _of_passages(_not_used(tables), tables)),
        ("weak theme", _weak(tables["themes"])),
        ("near miss", _of_passages(_near_misses(tables), tables)),
        ("borderline passage", _of_passages(_borderline(tables["themes"]), tables)),
        ("single source", _of_events(tables, lone=True)),
        ("wide day", _of_events(tables, lone=False)),
        ("disagreement", tables["claims"].assign(text=tables["claims"]["quote"], why=_sides(tables["claims"]))),
        ("repair not made", _not_made(tables["repairs"])),
        (
            "input not used",
            tables["problems"].assign(article="", text=tables["problems"]["source"], why=_faults(tables)),
        ),
    ]
    parts = [frame.assign(kind=kind).reindex(columns=COLUMNS) for kind, frame in found if len(frame)]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    return whole.fillna({"start": -1, "stop": -1}).astype({"start": "int64", "stop": "int64"})


def _in_order(frame: DataFrame) -> DataFrame:
    keys = [name for name in ("article", "start", "id", "passage", "source") if name in frame]
    return frame.sort_values(keys, kind="stable") if keys else frame


def _of_passages(doubts: DataFrame, tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return the doubts (columns ``passage, why``) with the place and text of their passages."""
    places = tables["passages"][["id", "article", "start", "stop", "text"]]
    return doubts[["passage", "why"]].merge(places, left_on="passage", right_on="id")


def _undated(articles: DataFrame) -> DataFrame:
    open_day = articles[articles["published"] == ""]
    known = [f"published {edtf}" if edtf else "no day is known" for edtf in open_day["published_edtf"]]
    notes = ["; ".join([day, *row]) for day, row in zip(known, open_day["notes"], strict=True)]
    return open_day.assign(
        article=open_day["id"], text=open_day["title"].where(open_day["title"] != "", "-"), why=notes
    )


def _guessed(dates: DataFrame) -> DataFrame:
    guessed = dates[(dates["certainty"] == "guessed") & (dates["passage"] != "")]
    words = [
        f"“{date.text}” read as {date.value}"
        + (f", could be {date.alternative}" if date.alternative else "")
        + (f" ({date.cue})" if date.cue else "")
        for date in rows(guessed)
    ]
    order = guessed.assign(why=words, sure=guessed["alternative"] == "")
    return order.sort_values(["sure", "article", "start"], kind="stable")


def _not_used(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Sentences with a plain day that support no event."""
    dates = tables["dates"]
    plain = dates[(dates["precision"] == "day") & dates["certainty"].isin(["stated", "resolved"])]
    unused = plain[(plain["passage"] != "") & ~plain["passage"].isin(tables["evidence"]["passage"])]
    words = [f"“{date.text}” is {date.edtf}, but the sentence supports no event" for date in rows(unused)]
    return unused.assign(why=words).drop_duplicates("passage")


def _weak(themes: DataFrame) -> DataFrame:
    weak = themes[themes["one_voice"] | (themes["stability"] < UNSTABLE)].sort_values("stability", kind="stable")
    words = [
        method_name(theme.method)
        + (": nearly all of it comes from one article" if theme.one_voice else "")
        + (f": comes back in {100 * theme.stability:.0f} % of reruns" if theme.stability < UNSTABLE else "")
        for theme in rows(weak)
    ]
    return weak.assign(article="", text=weak["label"], why=words)


def _near_misses(tables: Mapping[str, DataFrame]) -> DataFrame:
    codes = tables["assignments"]
    missed = codes[(codes["method"] == "codebook") & ~codes["chosen"]]
    missed = missed.sort_values(["score", "passage"], ascending=[False, True], kind="stable")
    declared = tables["themes"][tables["themes"]["method"] == "codebook"]
    labels = dict(zip(declared["theme"], declared["label"], strict=True))
    words = [f"{labels.get(one.theme, one.theme)}? score {one.score:.2f}, {one.basis}" for one in rows(missed)]
    return missed.assign(why=words)


def _borderline(themes: DataFrame) -> DataFrame:
    found = themes[themes["method"] != "codebook"].explode("borderline").dropna(subset="borderline")
    words = [f"{method_name(theme.method)}: only just in “{theme.label}”" for theme in rows(found)]
    return found.assign(passage=found["borderline"], why=words)


def _of_events(tables: Mapping[str, DataFrame], *, lone: bool) -> DataFrame:
    """Events that one source alone reports, or whose day is not certain, at the first sentence of each."""
    events = tables["events"]
    chosen = events[(events["n_sources"] == 1) & (events["status"] == "reported")]
    if not lone:
        chosen = events[events["first"] != events["last"]]
    chosen = chosen.sort_values(["weight", "id"], ascending=[False, True], kind="stable")
    told = tables["evidence"].drop_duplicates("event")[["event", "article", "start", "stop", "basis"]]
    placed = chosen.merge(told, left_on="id", right_on="event")
    words = [
        f"{span_words(event.first, event.last, event.precision)}: {'one source alone' if lone else event.basis}"
        for event in rows(placed)
    ]
    return placed.assign(text=placed["headline"], why=words)


def _sides(claims: DataFrame) -> list[str]:
    return [f"{claim.about}: {claim.value}" for claim in rows(claims)]


def _not_made(repairs: DataFrame) -> DataFrame:
    kept = repairs[~repairs["applied"]]
    return kept.assign(text=kept["found_text"], why=[f"{repair.rule}: {repair.reason}" for repair in rows(kept)])


def _faults(tables: Mapping[str, DataFrame]) -> list[str]:
    return [f"{problem.found.rstrip('.')}; {problem.advice}" for problem in rows(tables["problems"])]
