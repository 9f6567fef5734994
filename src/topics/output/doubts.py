"""Where the methods may go wrong: every doubt that the tables hold, as one table with the place to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from topics.output.tables import rows
from topics.output.wording import method_name, span_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    claims, problems = tables["claims"], tables["problems"]
    repairs = tables["repairs"][~tables["repairs"]["applied"]]
    events = _placed(tables)
    lone = events[(events["n_sources"] == 1) & (events["status"] == "reported")]
    wide = events[events["first"] != events["last"]]
    found = {
        "undated article": _undated(tables["articles"]),
        "guessed date": _of_passages(_guessed(tables["dates"]), tables),
        "date not used": _of_passages(_not_used(tables), tables),
        "weak theme": _weak(tables["themes"]),
        "near miss": _of_passages(_near_misses(tables), tables),
        "borderline passage": _of_passages(_borderline(tables["themes"]), tables),
        "single source": _because(lone, lambda event: f"{_day(event)}: one source alone"),
        "wide day": _because(wide, lambda event: f"{_day(event)}: {event.basis}"),
        "disagreement": _because(claims, lambda claim: f"{claim.about}: {claim.value}", text=claims["quote"]),
        "repair not made": _because(repairs, lambda one: f"{one.rule}: {one.reason}", text=repairs["found_text"]),
        "input not used": _because(
            problems, lambda one: f"{one.found}; {one.advice}", text=problems["source"], article=""
        ),
    }
    parts = [frame.assign(kind=kind).reindex(columns=COLUMNS) for kind, frame in found.items() if len(frame)]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    return whole.fillna({"start": -1, "stop": -1}).astype({"start": "int64", "stop": "int64"})


def _in_order(frame: DataFrame) -> DataFrame:
    keys = [name for name in ("article", "start", "id", "passage", "source") if name in frame]
    return frame.sort_values(keys, kind="stable") if keys else frame


def _because(frame: DataFrame, say: Callable[[Any], str], **more: Any) -> DataFrame:
    """Return the rows with the reason that ``say`` gives for each."""
    return frame.assign(why=[say(row) for row in rows(frame)], **more)


def _of_passages(doubts: DataFrame, tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return the doubts (columns ``passage, why``) with the place and text of their passages."""
    places = tables["passages"][["id", "article", "start", "stop", "text"]]
    return doubts[["passage", "why"]].merge(places, left_on="passage", right_on="id")


def _undated(articles: DataFrame) -> DataFrame:
    undated = articles[articles["published"] == ""]

    def why(article: Any) -> str:
        known = f"published {article.published_edtf}" if article.published_edtf else "no day is known"
        return "; ".join([known, *article.notes])

    return _because(undated, why, article=undated["id"], text=undated["title"])


def _guessed(dates: DataFrame) -> DataFrame:
    guessed = dates[(dates["certainty"] == "guessed") & (dates["passage"] != "")]

    def why(date: Any) -> str:
        other = f", could be {date.alternative}" if date.alternative else ""
        return f"“{date.text}” read as {date.value}{other}" + (f" ({date.cue})" if date.cue else "")

    return _because(guessed.sort_values("alternative", key=lambda other: other == "", kind="stable"), why)


def _not_used(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Sentences with a plain day that support no event."""
    dates = tables["dates"]
    plain = dates[(dates["precision"] == "day") & dates["certainty"].isin(["stated", "resolved"])]
    unused = plain[(plain["passage"] != "") & ~plain["passage"].isin(tables["evidence"]["passage"])]
    return _because(
        unused.drop_duplicates("passage"),
        lambda date: f"“{date.text}” is {date.edtf}, but the sentence supports no event",
    )


def _weak(themes: DataFrame) -> DataFrame:
    weak = themes[themes["one_voice"] | (themes["stability"] < UNSTABLE)].sort_values("stability", kind="stable")

    def why(theme: Any) -> str:
        voice = ": nearly all of it comes from one article" if theme.one_voice else ""
        again = f": comes back in {100 * theme.stability:.0f} % of reruns" if theme.stability < UNSTABLE else ""
        return method_name(theme.method) + voice + again

    return _because(weak, why, article="", text=weak["label"])


def _near_misses(tables: Mapping[str, DataFrame]) -> DataFrame:
    codes, themes = tables["assignments"], tables["themes"]
    missed = codes[(codes["method"] == "codebook") & ~codes["chosen"]]
    missed = missed.sort_values(["score", "passage"], ascending=[False, True], kind="stable")
    labels = themes[themes["method"] == "codebook"].set_index("theme")["label"]
    return _because(missed, lambda one: f"{labels.get(one.theme, one.theme)}? score {one.score:.2f}, {one.basis}")


def _borderline(themes: DataFrame) -> DataFrame:
    found = themes[themes["method"] != "codebook"].explode("borderline").dropna(subset="borderline")
    return _because(
        found.assign(passage=found["borderline"]),
        lambda theme: f"{method_name(theme.method)}: only just in “{theme.label}”",
    )


def _placed(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return the events, the weightiest first, each at its first sentence."""
    told = tables["evidence"].drop_duplicates("event")[["event", "article", "start", "stop", "basis"]]
    heavy = tables["events"].sort_values(["weight", "id"], ascending=[False, True], kind="stable")
    return heavy.merge(told, left_on="id", right_on="event").assign(text=lambda events: events["headline"])


def _day(event: Any) -> str:
    return span_words(event.first, event.last, event.precision)
