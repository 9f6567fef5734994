"""Networks and places for other programs."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from topics.errors import InputError
from topics.events.network import Network
from topics.output.exports.network import NETWORK_FORMATS, network_writer
from topics.output.exports.places import places_writer

NETWORK = Network(
    pd.DataFrame(
        {
            "actor": ["Mara <Olsted> & Co", "Ben\x0b Reyk", "crews"],
            "kind": ["person", "person", "group"],
            "n_sentences": [3, 2, 0],
            "n_articles": [2, 1, 0],
            "n_events": [1, 1, 1],
            "n_ties": [2, 1, 1],
        }
    ),
    pd.DataFrame(
        {
            "one": ["Mara <Olsted> & Co", "Mara <Olsted> & Co"],
            "other": ["Ben\x0b Reyk", "crews"],
            "n_sentences": [2, 0],
            "n_articles": [1, 0],
            "n_events": [1, 1],
        }
    ),
)
LABELS = ["Mara <Olsted> & Co", "Ben Reyk", "crews"]


def test_gexf_has_actors_ties_and_their_numbers():
    root = ET.fromstring(network_writer("gexf")(NETWORK))
    space = {"g": "http://gexf.net/1.3"}
    assert root.attrib["version"] == "1.3"
    assert [node.attrib["label"] for node in root.iterfind(".//g:node", space)] == LABELS
    edges = root.findall(".//g:edge", space)
    assert [(edge.attrib["source"], edge.attrib["target"], edge.attrib["weight"]) for edge in edges] == [
        ("a0", "a1", "2"),
        ("a0", "a2", "1"),
    ]
    declared = {one.attrib["id"] for one in root.iterfind(".//g:attributes[@class='edge']/g:attribute", space)}
    assert {value.attrib["for"] for edge in edges for value in edge.iterfind(".//g:attvalue", space)} == declared


def test_graphml_declares_every_key_that_it_uses():
    root = ET.fromstring(network_writer("graphml")(NETWORK))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    declared = {key.attrib["id"] for key in root.iterfind("g:key", space)}
    assert {data.attrib["key"] for data in root.iterfind(".//g:data", space)} == declared
    labels = [data.text for data in root.iterfind(".//g:data[@key='node_label']", space)]
    assert labels == LABELS
    nodes = {node.attrib["id"] for node in root.iterfind(".//g:node", space)}
    assert {edge.attrib[end] for edge in root.iterfind(".//g:edge", space) for end in ("source", "target")} <= nodes


def test_network_without_ties_is_whole_in_every_form():
    empty = Network(NETWORK.actors.head(0), NETWORK.ties.head(0))
    assert all(write(empty) for write in NETWORK_FORMATS.values())


@pytest.mark.parametrize(("writer", "form"), [(network_writer, "pdf"), (places_writer, "kml"), (network_writer, "")])
def test_form_that_is_not_known_is_refused(writer, form):
    with pytest.raises(InputError, match="can be"):
        writer(form)


def test_geojson_has_a_point_where_one_is_known():
    places = pd.DataFrame(
        {
            "place": ["Lyon", "Harbour Street"],
            "country": ["France", ""],
            "n_events": [2, 1],
            "n_articles": [2, 1],
            "first": ["2021-05-01"] * 2,
            "last": ["2021-05-04"] * 2,
            "latitude": [45.75, None],
            "longitude": [4.85, None],
            "placed_by": ["city", ""],
        }
    )
    collection = json.loads(places_writer("geojson")(places))
    assert [feature["geometry"] for feature in collection["features"]] == [
        {"type": "Point", "coordinates": [4.85, 45.75]},
        None,
    ]
    assert collection["features"][0]["properties"]["n_events"] == 2
