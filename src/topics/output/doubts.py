"""Where the methods may go wrong: every doubt that the tables hold, as one table with the place to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from topics.events.untold import REMARKED
from topics.output.tables import rows
from topics.output.wording import event_span_words, method_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pandas import DataFrame

UNSTABLE = 0.5
"""A theme that comes back in a smaller share of reruns than this is called unstable."""
COLUMNS = ("kind", "article", "start", "stop", "text", "why")
_NO_PLACE = -1


def find_doubts(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return what a careful reader would check by hand, kind by kind, the doubtful first.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the names of ``topics.records.TABLES``.

    Returns
    -------
    pandas.DataFrame
        ``kind`` (a key of ``KINDS``), the ``article`` with ``start`` and ``stop`` in its text as found
        (empty and -1 where the doubt has no single place), the ``text`` in doubt, and ``why`` it is.
    """
    import pandas as pd

    ordered = {name: _by_place(frame) for name, frame in tables.items()}
    of_kinds = [find(ordered).assign(kind=kind).reindex(columns=COLUMNS) for kind, find in KINDS.items()]
    doubts = pd.concat([frame for frame in of_kinds if len(frame)] or of_kinds[:1], ignore_index=True)
    return doubts.fillna({"start": _NO_PLACE, "stop": _NO_PLACE}).astype({"start": "int64", "stop": "int64"})


def _by_place(frame: DataFrame) -> DataFrame:
    keys = [name for name in ("article", "start", "id", "passage", "source") if name in frame]
    return frame.sort_values(keys, kind="stable") if keys else frame


def _because(frame: DataFrame, say: Callable[[Any], str]) -> DataFrame:
    """Return the rows with the reason that ``say`` gives for each."""
    return frame.assign(why=[say(row) for row in rows(frame)])


def _of_passages(doubts: DataFrame, tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return the doubts (columns ``passage, why``) with the place and text of their passages."""
    places = tables["passages"][["id", "article", "start", "stop", "text"]]
    return doubts[["passage", "why"]].merge(places, left_on="passage", right_on="id")


def _undated_articles(tables: Mapping[str, DataFrame]) -> DataFrame:
    articles = tables["articles"]
    undated = articles[articles["published"] == ""]

    def why(article: Any) -> str:
        known = f"published {article.published_edtf}" if article.published_edtf else "no day is known"
        return "; ".join([known, *article.notes])

    return _because(undated.assign(article=undated["id"], text=undated["title"]), why)


def _guessed_dates(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Dates of two readings, those with the other one known first."""
    dates = tables["dates"]
    guessed = dates[dates["certainty"].isin(["likely", "guessed"]) & (dates["passage"] != "")]
    guessed = guessed.sort_values("alternative", key=lambda other: other == "", kind="stable")

    def why(date: Any) -> str:
        other = f", could be {date.alternative}" if date.alternative else ""
        cue = f" ({date.cue})" if date.cue else ""
        return f"“{date.text}” read as {date.value}{other}{cue}"

    return _of_passages(_because(guessed, why), tables)


def _dates_not_used(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Sentences with a plain day that support no event."""
    dates = tables["dates"]
    plain = dates[(dates["precision"] == "day") & dates["certainty"].isin(["stated", "resolved"])]
    unused = plain[(plain["passage"] != "") & ~plain["passage"].isin(tables["evidence"]["passage"])]

    def why(date: Any) -> str:
        return f"“{date.text}” is {date.edtf}, but the sentence supports no event"

    return _of_passages(_because(unused.drop_duplicates("passage"), why), tables)


def _untold(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Dated sentences of which no event was made though they tell something, those of most articles first."""
    untold = tables["untold"]
    untold = untold[untold["why"] != REMARKED].sort_values(
        ["n_articles", "article", "start"], ascending=[False, True, True], kind="stable"
    )
    return _because(untold.assign(text=untold["quote"]), lambda row: f"{row.edtf}: no event, since {row.why}")


def _weak_themes(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Themes of one voice or of little stability, the least stable first."""
    themes = tables["themes"]
    weak = themes[themes["one_voice"] | (themes["stability"] < UNSTABLE)].sort_values("stability", kind="stable")

    def why(theme: Any) -> str:
        voice = ": nearly all of it comes from one article" if theme.one_voice else ""
        again = f": comes back in {100 * theme.stability:.0f} % of reruns" if theme.stability < UNSTABLE else ""
        return method_name(theme.method) + voice + again

    return _because(weak.assign(article="", text=weak["label"]), why)


def _near_misses(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Passages that only hint at a theme of the codebook, the best first."""
    codes, themes = tables["assignments"], tables["themes"]
    missed = codes[(codes["method"] == "codebook") & ~codes["chosen"]]
    missed = missed.sort_values(["score", "passage"], ascending=[False, True], kind="stable")
    labels = themes[themes["method"] == "codebook"].set_index("theme")["label"]

    def why(code: Any) -> str:
        return f"{labels.get(code.theme, code.theme)}? score {code.score:.2f}, {code.basis}"

    return _of_passages(_because(missed, why), tables)


def _borderline_passages(tables: Mapping[str, DataFrame]) -> DataFrame:
    themes = tables["themes"]
    borderline = themes[themes["method"] != "codebook"].explode("borderline").dropna(subset="borderline")

    def why(theme: Any) -> str:
        return f"{method_name(theme.method)}: only just in “{theme.label}”"

    return _of_passages(_because(borderline.assign(passage=borderline["borderline"]), why), tables)


def _single_sources(tables: Mapping[str, DataFrame]) -> DataFrame:
    events = _with_first_sentence(tables)
    lone = events[(events["n_sources"] == 1) & (events["status"] == "reported")]
    return _because(lone, lambda event: f"{_day(event)}: one source alone")


def _wide_days(tables: Mapping[str, DataFrame]) -> DataFrame:
    events = _with_first_sentence(tables)
    return _because(events[events["first"] != events["last"]], lambda event: f"{_day(event)}: {event.basis}")


def _with_first_sentence(tables: Mapping[str, DataFrame]) -> DataFrame:
    """Return the events, the weightiest first, each at its first sentence."""
    first = tables["evidence"].drop_duplicates("event")[["event", "article", "start", "stop", "basis"]]
    events = tables["events"].sort_values(["importance", "id"], ascending=[False, True], kind="stable")
    return events.assign(text=events["headline"]).merge(first, left_on="id", right_on="event")


def _day(event: Any) -> str:
    return event_span_words(event)


def _disagreements(tables: Mapping[str, DataFrame]) -> DataFrame:
    claims = tables["claims"]
    return _because(claims.assign(text=claims["quote"]), lambda claim: f"{claim.about}: {claim.value}")


def _repairs_not_made(tables: Mapping[str, DataFrame]) -> DataFrame:
    repairs = tables["repairs"][~tables["repairs"]["applied"]]
    return _because(repairs.assign(text=repairs["found_text"]), lambda repair: f"{repair.rule}: {repair.reason}")


def _inputs_not_used(tables: Mapping[str, DataFrame]) -> DataFrame:
    problems = tables["problems"]
    named = problems.assign(text=problems["source"], article="")
    return _because(named, lambda problem: f"{problem.found}; {problem.advice}")


KINDS: dict[str, Callable[[Mapping[str, DataFrame]], DataFrame]] = {
    "undated article": _undated_articles,
    "guessed date": _guessed_dates,
    "date not used": _dates_not_used,
    "not told": _untold,
    "weak theme": _weak_themes,
    "near miss": _near_misses,
    "borderline passage": _borderline_passages,
    "single source": _single_sources,
    "wide day": _wide_days,
    "disagreement": _disagreements,
    "repair not made": _repairs_not_made,
    "input not used": _inputs_not_used,
}
"""Every kind of doubt, in the order in which they are listed, and what finds it."""
