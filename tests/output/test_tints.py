"""Figures in grey and on a dark ground: nothing keeps its hue, words stay legible, and the figure is as before."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_rgb

from topics.errors import InputError
from topics.output import figures as plots
from topics.output.figures.files import figure_bytes
from topics.output.figures.plots import Plot
from topics.output.figures.tints import tinted


@pytest.fixture
def drawing(tables):
    return plots.draw_timeline(tables["events"], tables["evidence"], 85)


def colours_of(figure):
    """Return the colours of words and boxes, and that of the ground."""
    (axes,) = figure.axes
    words = {to_rgb(text.get_color()) for text in axes.texts}
    boxes = {to_rgb(box.get_edgecolor()) for box in axes.patches}
    return words | boxes, to_rgb(figure.get_facecolor())


def luminance(colour):
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_grey_figure_has_no_hue(drawing):
    with tinted(drawing.figure, "grey"):
        drawn, ground = colours_of(drawing.figure)
    assert ground == pytest.approx((1, 1, 1))
    assert all(max(colour) - min(colour) < 1e-9 for colour in drawn)


def test_words_of_a_dark_figure_have_enough_contrast(drawing):
    with tinted(drawing.figure, "dark"):
        _, ground = colours_of(drawing.figure)
        words = {to_rgb(text.get_color()) for text in drawing.figure.axes[0].texts}
    assert luminance(ground) < 0.02
    assert len(words) > 1
    assert all((luminance(word) + 0.05) / (luminance(ground) + 0.05) >= 4.5 for word in words)


@pytest.mark.parametrize("tint", ["grey", "dark"])
def test_figure_has_its_own_colours_again(drawing, tint):
    before = figure_bytes(drawing, "png", 50)
    assert figure_bytes(drawing, "png", 50, tint=tint) != before
    assert figure_bytes(drawing, "png", 50) == before


def test_unknown_colours_are_refused(drawing, tmp_path):
    plot = Plot(drawing.figure, drawing.data, drawing.caption, drawing.alt)
    with pytest.raises(InputError, match="no colours 'sepia'; there are colour, grey, dark"):
        plot.save(tmp_path / "a.png", colours="sepia")
    assert plot.save(tmp_path / "a.svg", colours="dark").read_text(encoding="utf-8").startswith("<?xml")
