"""One place for every colour: what it says holds in figures, on the page and in notebooks."""

from __future__ import annotations

import re

import pytest
from matplotlib.colors import to_hex

from topics.output import colours
from topics.output import figures as plots
from topics.output.display import show_dates
from topics.output.page import page_text
from topics.records import CERTAINTIES, STATUSES, table


def event_of(status, last="2024-05-03"):
    row = {"id": "e", "first": "2024-05-03", "last": last, "status": status, "headline": "It opened", "n_sources": 1}
    return table("events", [row])


def marks_of(drawing):
    """Return the marks of a figure below its key: shape, inside, edge, size."""
    (axes,) = drawing.figure.axes
    lines = [line for line in axes.lines if line.get_marker() not in {"", "None", None}]
    return [(m.get_marker(), to_hex(m.get_mfc()), to_hex(m.get_mec()), m.get_markersize()) for m in lines]


@pytest.mark.parametrize("status", STATUSES)
def test_mark_of_an_event_has_the_colours_of_its_status(status):
    _, inside, edge, _ = marks_of(plots.draw_timeline(event_of(status), table("evidence")))[-1]
    assert (inside, edge) == (colours.STATUSES[status].mark, colours.STATUSES[status].edge)


@pytest.mark.parametrize("status", STATUSES)
def test_bar_of_a_wide_event_has_the_colours_of_its_status(status):
    (axes,) = plots.draw_timeline(event_of(status, "2024-05-09"), table("evidence")).figure.axes
    (bar,) = axes.patches
    look = colours.STATUSES[status]
    assert (to_hex(bar.get_facecolor()), to_hex(bar.get_edgecolor())) == (look.bar, look.edge)


def test_statuses_are_told_apart_without_colour():
    shapes = {s: marks_of(plots.draw_timeline(event_of(s), table("evidence")))[-1][0] for s in STATUSES}
    looks = {(shapes[status], colours.STATUSES[status].mark == colours.WHITE) for status in STATUSES}
    assert len(looks) == len(STATUSES)


def test_page_takes_the_colours_of_statuses_from_there():
    style = re.search("<style>(.*?)</style>", page_text({}, about=ABOUT), re.DOTALL)[1]
    day, night = re.findall(r":root \{ (.*?) \}", style)
    for name, status in (("planned", "planned"), ("link", "reported"), ("soft", "background")):
        assert f"--{name}: {colours.STATUSES[status].edge};" in day
        assert f"--{name}: {colours.STATUSES[status].by_night};" in night
    assert set(re.findall(r"--([\w-]+):", day)) == set(re.findall(r"--([\w-]+):", night))
    assert set(re.findall(r"var\(--([\w-]+)\)", style)) <= set(colours.PAGE_BY_DAY)


ABOUT = {"corpus": "c", "settings": [], "versions": {}, "notes": []}


@pytest.mark.parametrize("certainty", [*CERTAINTIES, "unheard of"])
def test_time_expression_has_the_colour_of_its_certainty(certainty):
    passages = table("passages", [{"id": "p", "start": 0, "stop": 5, "found_text": "today"}])
    dates = table("dates", [{"passage": "p", "start": 0, "stop": 5, "value": "x", "certainty": certainty}])
    sentence = show_dates(passages, dates)._repr_html_().split("<ul>")[1]
    expected = colours.CERTAINTIES.get(certainty, colours.OF_NO_CERTAINTY)
    assert f'<mark style="background:{expected};color:#000"' in sentence


@pytest.mark.parametrize(("share", "at"), [(-1.0, 0), (0.0, 0), (0.07, 0), (0.08, 1), (0.5, 4), (1.0, 7), (2.0, 7)])
def test_share_has_the_shade_nearest_to_it(share, at):
    assert colours.shade(share) == colours.SHADES[at]


def test_words_turn_white_from_the_first_dark_shade_on():
    assert [colours.text_on(shade) for shade in colours.SHADES] == [colours.INK] * 5 + [colours.WHITE] * 3
