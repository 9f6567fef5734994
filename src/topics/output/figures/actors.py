"""Actors: who took part in which of the weightiest events."""

from __future__ import annotations

from itertools import chain

import pandas as pd

from topics.events.people.vehicles import vehicles_among
from topics.output import colours
from topics.output.figures import style
from topics.output.figures.drawing import Drawing, Sheet, line_height, text_width, wrap
from topics.output.figures.labels import widest
from topics.output.figures.repeats import without_repeats
from topics.output.tables import rows
from topics.output.wording import event_span_words, number_words

_TITLE = "Who took part in what"
_FINDING = "{actor} took part in {n} of the {events} shown"
_SHARED_FINDING = "{others} and {last} each took part in {n} of the {events} shown"
_TIED_FINDING = "Nobody took part in more than {n} of the {events} shown"
_MOST_NAMED = 3
"""Actors that took part most often, as often as each other, up to which (inclusive) a title names them."""
_FEWEST_TO_STAND_OUT = 3
"""Events, inclusive, from which on somebody stands out who took part in them, if they are not half of all."""
_DOTS = "dot: took part in it; who is only spoken of has none"
_OTHERS = "others: took part too, without a column here"
_MOST_ACTORS = 10
_COLUMN_MM = 6.6
"""From one actor to the next, and what the last of them takes."""
_NAME_MM = 34.0
"""Length of an actor's name, at most."""
_DOTS_SHARE = 0.47
"""Share of the width that the dots take, at most."""
_ROOM_BESIDE_MM = 3.0
"""Between a headline and the dots."""
_MOST_LINES = 10
_TITLE_ROOM_MM = 13.0
"""What the title and the note take of the height of a page, at most."""
_DOT_MM = 2.2
_ROW_GAP_MM = 1.6
_TWIN_COLUMNS = ["id", "first", "last", "edtf", "status", "headline", "actor", "n_more"]
_CAPTION = "Who took part in what: {n} of the weightiest events, and {m} actors who took part in them.{more}{open}"
_MORE = " “1 other”: somebody who took part and has no column here."
_OPEN = " Open dots: planned."


def draw_actors_by_event(events: pd.DataFrame, width_mm: float = style.PAGE_MM, *, most: int = 12) -> Drawing:
    """Draw who took part in which of the weightiest events, the most frequent actors first.

    Whom the headline of an event names first has a column, or the event is left out for the next one. Of others who
    have none, an event says how many they are.

    Parameters
    ----------
    events : pandas.DataFrame
        As in ``topics.records.TABLES``; those without actors are left out.
    width_mm : float
        Width on paper, in millimetres.
    most : int
        Number of events drawn, at most.
    """
    sheet = Sheet(width_mm)
    parts = _fitting(without_repeats(_without_vehicles(events)), most, width_mm)
    actors = list(dict.fromkeys(parts.sort_values(["n_events", "actor"], ascending=[False, True])["actor"]))
    if parts.empty:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, "No event says who took part.")
        nobody = "No event says who took part."
        return sheet.finish(8, parts[_TWIN_COLUMNS], nobody, "Nothing.", title=_TITLE)
    left = sheet.width - style.MARGIN_MM - _COLUMN_MM * len(actors)
    places = {actor: left + _COLUMN_MM * (number + 0.5) for number, actor in enumerate(actors)}
    top = _draw_names(sheet, places)
    _draw_key(sheet, left, top)
    bottom = _draw_events(sheet, parts, places, top, left)
    n_events = parts["id"].nunique()
    is_open = "" if (parts["status"] != "planned").all() else _OPEN
    more = _MORE if parts["n_more"].any() else ""
    caption = _CAPTION.format(n=n_events, m=len(actors), more=more, open=is_open)
    alt = f"Dots for {len(actors)} actors in {n_events} events. {_finding(parts)}."
    note = _OTHERS if more else ""
    return sheet.finish(bottom, parts[_TWIN_COLUMNS], caption, alt, title=_finding(parts), note=note)


def _without_vehicles(events: pd.DataFrame) -> pd.DataFrame:
    """Return events whose actors are somebody: a flight or a ship takes no part in anything."""
    vehicles = vehicles_among(chain.from_iterable(events["actors"]), events["headline"])
    kept = [tuple(actor for actor in actors if actor not in vehicles) for actors in events["actors"]]
    return events.assign(actors=pd.Series(kept, index=events.index, dtype="object"))


def _finding(parts: pd.DataFrame) -> str:
    """Say who took part in most of the events drawn, and in how many.

    The number alone where these are many, or it is so small that nobody stands out.
    """
    counts = parts["actor"].value_counts()
    first = sorted(str(actor) for actor in counts.index[counts == counts.max()])
    n_events, n_most = parts["id"].nunique(), int(counts.max())
    told = {"n": n_most, "events": number_words(n_events, "event")}
    if n_most < _FEWEST_TO_STAND_OUT and 2 * n_most <= n_events:
        return _TIED_FINDING.format(**told)
    if len(first) == 1:
        return _FINDING.format(actor=first[0], **told)
    if len(first) <= _MOST_NAMED:
        return _SHARED_FINDING.format(others=", ".join(first[:-1]), last=first[-1], **told)
    return _TIED_FINDING.format(**told)


def _fitting(events: pd.DataFrame, most: int, width: float) -> pd.DataFrame:
    """Return who takes part in what, as many of the weightiest events as fit on a page."""
    most_actors = min(_MOST_ACTORS, int(_DOTS_SHARE * width / _COLUMN_MM))
    parts = _taking_part(events, most, most_actors)
    while most > 1 and _height(parts, width) > style.PAGE_HEIGHT_MM - _TITLE_ROOM_MM:
        most -= 1
        parts = _taking_part(events, most, most_actors)
    return parts


def _height(parts: pd.DataFrame, width: float) -> float:
    """Return how high the events with the names above them are, in millimetres, without the title."""
    names = [wrap(actor, _NAME_MM, style.SMALL_PT, max_lines=2) for actor in parts["actor"].unique()]
    top = 2 * style.MARGIN_MM + max((widest(lines, style.SMALL_PT) for lines in names), default=0.0)
    room = width - style.MARGIN_MM - _COLUMN_MM * len(names)
    headlines = [_headline(text, room) for text in parts.drop_duplicates("id")["headline"]]
    return top + sum(line_height(style.SMALL_PT) + len(lines) * line_height() + _ROW_GAP_MM for lines in headlines)


def _headline(headline: str, room: float) -> list[str]:
    return wrap(headline, room - style.MARGIN_MM - _ROOM_BESIDE_MM, max_lines=_MOST_LINES)


def _taking_part(events: pd.DataFrame, most: int, most_actors: int) -> pd.DataFrame:
    """Return a row for each of the events to draw and each actor to draw in it, by day."""
    named = events[events["actors"].map(len) > 0]
    by_weight = named.sort_values(["importance", "first", "id"], ascending=[False, True, True])
    taken, columns = _with_columns(by_weight, most, most_actors)
    heavy = by_weight[by_weight["id"].isin(taken)]
    parts = heavy.explode("actors").rename(columns={"actors": "actor"})
    parts = parts.assign(n_events=parts["actor"].map(parts["actor"].value_counts()))
    frequent = parts.sort_values(["n_events", "actor"], ascending=[False, True])["actor"].unique()
    columns += [actor for actor in frequent if actor not in columns][: most_actors - len(columns)]
    has_column = parts["actor"].isin(columns)
    n_more = parts["id"].map(parts.loc[~has_column, "id"].value_counts()).fillna(0).astype(int)
    shown = parts.assign(n_more=n_more)[has_column]
    return shown.sort_values(["first", "last", "id", "actor"], kind="stable")


def _with_columns(by_weight: pd.DataFrame, most: int, most_actors: int) -> tuple[list[str], list[str]]:
    """Return the weightiest events whose main actors find a column each, and these actors."""
    taken: list[str] = []
    columns: list[str] = []
    for event in rows(by_weight):
        main = event.actors[0]
        if len(taken) == most or (main not in columns and len(columns) == most_actors):
            continue
        taken.append(event.id)
        columns += [main] if main not in columns else []
    return taken, columns


def _draw_names(sheet: Sheet, places: dict[str, float]) -> float:
    """Write the names of the actors, reading upwards; return where the events begin."""
    lines = {actor: wrap(actor, _NAME_MM, style.SMALL_PT, max_lines=2) for actor in places}
    lengths = [text_width(line, style.SMALL_PT) for own in lines.values() for line in own]
    bottom = style.MARGIN_MM + max(lengths)
    for actor, x in places.items():
        sheet.upright(x, bottom, lines[actor])
    return bottom + 2.0


def _draw_key(sheet: Sheet, room: float, top: float) -> None:
    """Say beside the names what a dot is, where there is room above the events."""
    lines = wrap(_DOTS, room - 2 * style.MARGIN_MM, style.SMALL_PT)
    if len(lines) * line_height(style.SMALL_PT) <= top - 2 * style.MARGIN_MM:
        sheet.text(style.MARGIN_MM, style.MARGIN_MM, lines, size=style.SMALL_PT, colour=colours.GREY)


def _draw_events(sheet: Sheet, parts: pd.DataFrame, places: dict[str, float], top: float, room: float) -> float:
    """Draw the events one below the other, each with its day, its headline and a dot for each actor; return the end."""
    first, bottom = top, top
    for _, own in parts.groupby("id", sort=False):
        event = rows(own)[0]
        look = colours.STATUSES[event.status]
        headline = _headline(event.headline, room)
        others = f" · {number_words(event.n_more, 'other')}" if event.n_more else ""
        day = f"{event_span_words(event)}{others}"
        sheet.text(style.MARGIN_MM, top, day, size=style.SMALL_PT, colour=look.edge, weight="bold")
        sheet.text(style.MARGIN_MM, top + line_height(style.SMALL_PT), headline)
        bottom = top + line_height(style.SMALL_PT) + len(headline) * line_height()
        xs = [places[actor] for actor in own["actor"]]
        middle = (top + bottom) / 2
        sheet.line([room, sheet.width - style.MARGIN_MM], [middle, middle], width=0.35)
        sheet.line([min(xs), max(xs)], [middle, middle], colour=look.edge, width=1.2)
        sheet.mark(xs, [middle] * len(xs), _DOT_MM, fill=look.mark, edge=look.edge)
        top = bottom + _ROW_GAP_MM
    for x in places.values():
        sheet.line([x, x], [first, bottom], width=0.35)
    return bottom + style.MARGIN_MM
