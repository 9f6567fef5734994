"""The timeline for other programs: JSON, CSV, Markdown, LaTeX, HTML, calendars, TimelineJS, BibTeX, TLS.

Every function is pure: rows in, text out; the text of articles is escaped for where it goes.
"""

from __future__ import annotations

import html
import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from topics.articles.repairs.typesetting import TOKENIZER_ESCAPE
from topics.errors import refuse
from topics.output.names import number_words, span_words
from topics.output.tables import escape_markdown, escape_tex, rows, table_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandas import DataFrame

TIMELINE_KINDS = ("json", "csv", "md", "tex", "html", "ics", "timelinejs", "bib", "tls")
"""The formats of a timeline, by name."""

Told = list[tuple[Any, list[Any]]]
"""Events as rows, by day, each with the rows of its evidence."""


_FORMS = {
    "md": ("# Timeline\n", "\n**{day}**: {headline} ({counts})\n\n", "- “{quote}” ({place})\n", "", "", ""),
    "tex": (
        "\\begin{description}\n",
        "\\item[{day}] {headline} ({counts})",
        "\\footnote{{``{quote}'' ({place})}}",
        "\\textsuperscript{,}",
        "\n",
        "\\end{description}\n",
    ),
    "html": (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Timeline</title></head>\n'
        "<body><h1>Timeline</h1>\n<ol>\n",
        '<li><p><strong><time datetime="{first}">{day}</time></strong> {headline} <small>{counts}</small></p>\n',
        "<blockquote><p>{quote}</p><footer>{place}</footer></blockquote>\n",
        "",
        "</li>\n",
        "</ol>\n</body></html>\n",
    ),
    "ics": (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//topics//timeline//EN\n",
        "BEGIN:VEVENT\nUID:{id}@topics\nDTSTAMP:{start}T000000Z\nDTSTART;VALUE=DATE:{start}\nDTEND;VALUE=DATE:{after}\n"
        "SUMMARY:{headline}\nDESCRIPTION:{day}: {counts}",
        "\\n“{quote}” ({place})",
        "",
        "\nSTATUS:{sure}\nTRANSP:TRANSPARENT\nEND:VEVENT\n",
        "END:VCALENDAR",
    ),
}
"""Of each list of events: head, event, sentence, what stands between two sentences, end of event, foot."""

_EVENT_KEYS = (
    "id", "first", "last", "edtf", "precision", "status", "headline", "themes", "actors", "places", "n_articles",
    "n_sources",
)  # fmt: skip
_WIDE = ("month", "quarter", "season", "half", "year", "decade", "century")
_EVIDENCE_KEYS = ("article", "source", "start", "stop", "quote", "found_text", "date_text", "status")


class Timeline(dict[str, "DataFrame"]):
    """The tables ``events``, ``evidence`` and ``claims``; notebooks show each event with its sentences."""

    def _repr_html_(self) -> str:
        events, evidence, claims = (self[name] for name in ("events", "evidence", "claims"))
        return timeline_text("html", events, evidence, claims, articles=events)


def timeline_text(
    kind: str, events: DataFrame, evidence: DataFrame, claims: DataFrame, *, articles: DataFrame, sentences: int = 0
) -> str:
    """Return the timeline as text.

    Parameters
    ----------
    kind : str
        One of ``TIMELINE_KINDS``.
    events, evidence, claims, articles : pandas.DataFrame
        As in ``topics.records.TABLES``.
    sentences : int
        At most so many sentences of a day (``tls``); 0 for all.

    Raises
    ------
    InputError
        If the kind is not known.
    """
    if kind not in TIMELINE_KINDS:
        refuse(f"A timeline cannot be written as '{kind}'; it can be {', '.join(TIMELINE_KINDS)}.")
    members: dict[str, list[Any]] = {}
    for line in rows(evidence):
        members.setdefault(line.event, []).append(line)
    ordered = rows(events.sort_values(["first", "last", "id"], kind="stable"))
    told = [(event, members.get(event.id, [])) for event in ordered]
    writers: dict[str, Callable[[], str]] = {
        "json": lambda: _json(told, claims),
        "csv": lambda: _csv(events, evidence),
        "tls": lambda: _tls(told, sentences),
        "bib": lambda: _bib(evidence, articles),
        "ics": lambda: "".join(f"{line}\r\n" for long in _listed(told, kind).split("\n") for line in _folded(long)),
        "timelinejs": lambda: _timelinejs(told),
    }
    return writers[kind]() if kind in writers else _listed(told, kind)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=list) + "\n"


def _json(told: Told, claims: DataFrame) -> str:
    events = [
        {key: getattr(event, key) for key in _EVENT_KEYS}
        | {"evidence": [{key: getattr(line, key) for key in _EVIDENCE_KEYS} for line in members]}
        for event, members in told
    ]
    keys = ["article", "start", "stop", "quote", "value"]
    disagreements = [
        {"about": part["about"].iloc[0], "claims": part[keys].to_dict("records")}
        for _, part in claims.groupby("disagreement", sort=True)
    ]
    return _dumped({"events": events, "disagreements": disagreements})


def _csv(events: DataFrame, evidence: DataFrame) -> str:
    """One row a sentence, with its event."""
    left = events[["id", "first", "last", "edtf", "precision", "status", "headline", "n_articles", "n_sources"]]
    left = left.rename(columns={"id": "event"}).sort_values(["first", "last", "event"], kind="stable")
    right = evidence[["event", "article", "source", "start", "stop", "quote", "found_text", "date_text", "basis"]]
    return table_csv(left.merge(right, on="event", how="left"))


def _tls(told: Told, sentences: int) -> str:
    """Days with their sentences, as timeline summarisation has them: ``[["YYYY-MM-DD", ["…"]], …]``.

    Events known only to the month or worse have no day and are left out. Sentences that came with the escapes
    of a tokenizer keep them: those they are compared with have them too.
    """
    days: dict[str, list[str]] = {}
    for event, members in told:
        if event.precision not in _WIDE:
            days.setdefault(event.first, []).extend(
                line.found_text if TOKENIZER_ESCAPE.search(line.found_text) else line.quote for line in members
            )
    return _dumped([[day, list(dict.fromkeys(quotes))[: sentences or None]] for day, quotes in days.items()])


def _day(event: Any) -> str:
    """Return the day in words, with the status where it is not a report."""
    words = span_words(event.first, event.last, event.precision)
    return words if event.status == "reported" else f"{words} ({event.status})"


def _counts(event: Any) -> str:
    """Return how many articles tell an event, and how many of them independently, in words."""
    return f"{number_words(event.n_articles, 'article')}, {number_words(event.n_sources, 'independent source')}"


def _place(line: Any) -> str:
    """Return where a sentence stands: its file (and its article there, where there are many) and characters."""
    record = "" if line.article == line.source else f" ({line.article})"
    return f"{line.source}{record}, {line.start}–{line.stop}"


def _calendar_text(text: str) -> str:
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text)
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


_ESCAPES: dict[str, Callable[[str], str]] = {
    "md": escape_markdown,
    "tex": escape_tex,
    "html": html.escape,
    "ics": _calendar_text,
}
"""How a text is made harmless in each kind of list."""


def _listed(told: Told, kind: str) -> str:
    """Return the timeline as a list of events with their sentences: Markdown, LaTeX, HTML, a calendar (RFC 5545)."""
    escape = _ESCAPES[kind]
    head, item, sentence, between, end, foot = _FORMS[kind]
    items = [head]
    for event, members in told:
        words = {"first": event.first, "day": _day(event), "counts": _counts(event), "headline": event.headline}
        if kind == "ics":
            words |= _calendar_words(event)
        words = {name: escape(text) for name, text in words.items()}
        lines = (sentence.format(quote=escape(line.quote), place=escape(_place(line))) for line in members)
        items += [item.format(**words), between.join(lines), end.format(**words)]
    return "".join([*items, foot])


def _calendar_words(event: Any) -> dict[str, str]:
    """Return what only a calendar says of an event: its days from first to the one after, and whether they are sure."""
    after = date.fromisoformat(event.last) + timedelta(days=1)
    sure = event.status != "planned" and event.precision not in _WIDE
    days = {"start": event.first.replace("-", ""), "after": f"{after:%Y%m%d}"}
    return {"id": event.id, **days, "sure": "CONFIRMED" if sure else "TENTATIVE"}


def _folded(line: str) -> list[str]:
    """Cut a line of a calendar after at most 75 bytes; the rest begins with a blank."""
    lines = [""]
    for character in line:
        if len((lines[-1] + character).encode("utf-8")) > 75:
            lines.append(" ")
        lines[-1] += character
    return lines


def _timelinejs(told: Told) -> str:
    """Return the JSON that TimelineJS 3 reads; its texts are HTML, so they are escaped."""
    events = [
        {
            "unique_id": event.id,
            "start_date": _date_parts(event.first),
            "end_date": _date_parts(event.last),
            "display_date": _day(event),
            "group": event.status,
            "text": {
                "headline": html.escape(event.headline),
                "text": f"<p>{_counts(event)}</p>"
                + "".join(f"<p>“{html.escape(line.quote)}” ({html.escape(_place(line))})</p>" for line in members),
            },
        }
        for event, members in told
    ]
    return _dumped({"events": events})


def _date_parts(day: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True))


def _bib(evidence: DataFrame, articles: DataFrame) -> str:
    """Return an entry for each article that is cited, with the sentences that it is cited for."""
    cited = articles[articles["id"].isin(evidence["article"])].sort_values("id")
    entries = []
    for number, article in enumerate(rows(cited), 1):
        lines = evidence[evidence["article"] == article.id]
        spots = lines.drop_duplicates("passage").sort_values("start")
        places = ", ".join(f"{start}–{stop}" for start, stop in zip(spots["start"], spots["stop"], strict=True))
        told = f"{number_words(lines['event'].nunique(), 'event')} by {number_words(len(spots), 'sentence')}"
        fields = {
            "title": escape_tex(article.title or article.id),
            "author": f"{{{escape_tex(article.author or article.outlet)}}}",
            "howpublished": escape_tex(article.outlet),
            "date": article.published or article.published_edtf,
            "url": re.sub(r"[{}\\\s]", "", article.url),
            "note": escape_tex(f"File {article.source}, characters {places}: {told}"),
        }
        body = "".join(f",\n  {field} = {{{text}}}" for field, text in fields.items() if text.strip("{}"))
        key = re.sub(r"[^A-Za-z0-9]+", "-", article.id).strip("-")
        entries.append(f"@misc{{article-{number}-{key}{body}\n}}\n")
    return "\n".join(entries)
