"""Places of events for maps: GeoJSON (RFC 7946), which QGIS, Leaflet, Datawrapper and others read; CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from topics.errors import refuse
from topics.output.exports.csv import table_csv
from topics.output.tables import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandas import DataFrame

_PROPERTIES = ("place", "country", "n_events", "n_articles", "first", "last", "placed_by")


def places_geojson(places: DataFrame) -> str:
    """Return places as a GeoJSON collection: a point each, no geometry where it is not known where a place lies.

    Parameters
    ----------
    places : pandas.DataFrame
        As ``topics.events.whereabouts.list_places`` returns it.
    """
    features = [_feature(place) for place in rows(places)]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(place: Any) -> dict[str, object]:
    point = None
    if place.placed_by:
        point = {"type": "Point", "coordinates": [float(place.longitude), float(place.latitude)]}
    return {"type": "Feature", "geometry": point, "properties": {name: getattr(place, name) for name in _PROPERTIES}}


PLACE_FORMATS: dict[str, Callable[[DataFrame], str]] = {"geojson": places_geojson, "csv": table_csv}
"""The formats of places, by name."""


def places_writer(form: str) -> Callable[[DataFrame], str]:
    """Return what writes places in one of ``PLACE_FORMATS``.

    Raises
    ------
    InputError
        If the form is not known.
    """
    if form not in PLACE_FORMATS:
        refuse(f"Places cannot be written as '{form}'; they can be {', '.join(PLACE_FORMATS)}.")
    return PLACE_FORMATS[form]
