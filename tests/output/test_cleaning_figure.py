"""What the figure of cleaning says: how much each article lost, all bars to one scale."""

from __future__ import annotations

import pytest

from topics.output import colours
from topics.output import figures as plots
from topics.records import table

FOUND = 1000


def _drawn(*losses, width=85):
    """Return the figure of articles of ``FOUND`` characters of which so many each were (replaced, dropped)."""
    articles = table("articles", [{"id": f"{n}.txt", "found": "x" * FOUND} for n in range(len(losses))])
    repairs = []
    for n, (replaced, dropped) in enumerate(losses):
        repairs.append({"article": f"{n}.txt", "start": 0, "stop": replaced, "text": "y", "applied": True})
        repairs.append({"article": f"{n}.txt", "start": 500, "stop": 500 + dropped, "text": "", "applied": True})
    made = [repair for repair in repairs if repair["start"] < repair["stop"]]
    return plots.draw_cleaning(articles, table("repairs", made), width)


def _words(drawing):
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def _bars(drawing, fill):
    """Return the lengths of the parts of a colour, without the box of the key at the top."""
    patches = drawing.figure.axes[0].patches
    keys = {patch.get_y() for patch in patches[:2]} & {min(patch.get_y() for patch in patches)}
    own = [patch for patch in patches if patch.get_facecolor()[:3] == pytest.approx(_rgb(fill), abs=0.01)]
    return [patch.get_width() for patch in own if patch.get_y() not in keys]


def _rgb(colour):
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def test_bars_are_as_long_as_the_shares_that_articles_lost():
    drawing = _drawn((0, 2), (30, 90), (0, 60))
    small, large, middle = _bars(drawing, colours.SKY)
    assert large / small == pytest.approx(45)
    assert middle / large == pytest.approx(60 / 90)
    assert _bars(drawing, colours.ORANGE)[0] / large == pytest.approx(30 / 90)


def test_shares_too_small_for_a_bar_are_told_in_figures_with_what_was_done():
    words = _words(_drawn((0, 1), (2, 0), (0, 250), (0, 0)))
    assert {"0.1 % dropped", "0.2 % replaced", "25.0 %", "all kept"} <= set(words)


def test_a_hair_fills_no_row_where_all_articles_lost_as_little():
    (bar,) = _bars(_drawn((0, 2)), colours.SKY)
    assert bar < 0.04 * 85


@pytest.mark.parametrize(
    ("losses", "title"),
    [
        ([(0, 0)], "All characters were kept as found"),
        ([(0, 100), (0, 0)], "5.0 % of all characters were replaced or dropped"),
        ([(0, 1), *[(0, 0)] * 3], "Under 0.1 % of all characters were replaced or dropped"),
    ],
)
def test_title_says_which_share_was_lost_and_a_little_is_not_nothing(losses, title):
    words = _words(_drawn(*losses, width=180))
    assert title in words


def test_key_names_only_what_was_done():
    assert "replaced" not in _words(_drawn((0, 100)))
    assert {"replaced", "dropped"} <= set(_words(_drawn((50, 100))))
