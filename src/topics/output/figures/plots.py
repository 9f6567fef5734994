"""Plots: drawings that notebooks show as they are, and that save themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from topics.engine.store import write_bytes, write_text
from topics.errors import refuse
from topics.output.exports.csv import table_csv
from topics.output.figures.drawing import Drawing
from topics.output.figures.files import figure_bytes, show_figure
from topics.output.figures.tints import AS_DRAWN

if TYPE_CHECKING:
    from topics.output.display import Shown

_PICTURES = ("svg", "pdf", "png")


class Plot(Drawing):
    """A drawing that a notebook shows with its caption, and that is saved by ``save``."""

    def show(self) -> Shown:
        """Return it for display, with its caption and its alternative text."""
        return show_figure(self)

    def save(self, path: str | Path, *, colours: str = AS_DRAWN) -> Path:
        """Write it to a file and return where that lies.

        Parameters
        ----------
        path : str or Path
            Its ending says the form: .svg, .pdf, .png (300 dots an inch), or .csv for the data drawn.
        colours : {"colour", "grey", "dark"}
            "grey" for print without colours, "dark" for a dark screen or slide.

        Raises
        ------
        InputError
            If the ending or the colours are others.
        """
        form = Path(path).suffix.lstrip(".").lower()
        if form == "csv":
            return write_text(Path(path), table_csv(self.data))
        if form not in _PICTURES:
            refuse(f"A figure cannot be saved as '{path}'; its ending can be .svg, .pdf, .png or .csv.")
        return write_bytes(Path(path), figure_bytes(self, form, tint=colours))

    def _repr_html_(self) -> str:
        return self.show().html

    def __repr__(self) -> str:
        return f"{self.caption} — {self.alt}"
