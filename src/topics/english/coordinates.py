"""Where places lie: cities by their middle, nations by their capital.

The data stand in ``coordinates.tsv``, which ``.ci/gazetteer.py`` makes from GeoNames for the cities of ``cities.tsv``.

>>> place_point("Lyon")
Point(latitude=45.75, longitude=4.85, seat='')
>>> place_point("France").seat, place_point("Nowhere") is None
('Paris', True)
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COORDINATES_HEADER = """\
# Place | latitude | longitude, in degrees | of a nation: the capital that stands for it. Made by .ci/gazetteer.py
# Data: GeoNames (www.geonames.org), licensed under Creative Commons Attribution 4.0; selected, rounded.
"""
"""First lines of ``coordinates.tsv``, with the licence of its data."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a place lies, in degrees (WGS 84), and for a nation the capital whose place this is."""

    latitude: float
    longitude: float
    seat: str


def place_point(name: str) -> Point | None:
    """Return where a place lies by its usual name, or None where that is not known."""
    return _points().get(name)


@cache
def _points() -> dict[str, Point]:
    text = files("topics.english").joinpath("coordinates.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: Point(float(latitude), float(longitude), seat) for name, latitude, longitude, seat in lines}
