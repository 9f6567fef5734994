"""Networks of actors for other programs: GEXF (Gephi), GraphML (yEd, igraph, NetworkX, Cytoscape), CSV."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from topics.errors import refuse
from topics.output.exports.csv import table_csv
from topics.output.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from topics.events.network import Network

_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_OF_ACTORS = ("kind", "n_sentences", "n_articles", "n_events")
_OF_TIES = ("n_sentences", "n_articles", "n_events")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""


def network_gexf(network: Network) -> str:
    """Return the network as GEXF 1.3: the weight of a tie is the number of sentences that name both, at least 1."""
    root = ET.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    ET.SubElement(ET.SubElement(root, "meta"), "creator").text = "topics"
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    for of, names in (("node", _OF_ACTORS), ("edge", _OF_TIES)):
        declared = ET.SubElement(graph, "attributes", {"class": of})
        for name in names:
            kind = "string" if name == "kind" else "integer"
            ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": kind})
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    numbers = _numbers(network)
    for actor in rows(network.actors):
        node = ET.SubElement(nodes, "node", {"id": numbers[actor.actor], "label": _text(actor.actor)})
        _add_gexf_values(node, actor, _OF_ACTORS)
    for number, tie in enumerate(rows(network.ties)):
        ends = {"source": numbers[tie.one], "target": numbers[tie.other]}
        edge = ET.SubElement(edges, "edge", {"id": f"t{number}", **ends, "weight": str(max(tie.n_sentences, 1))})
        _add_gexf_values(edge, tie, _OF_TIES)
    return _document(root)


def _add_gexf_values(element: ET.Element, row: object, names: Sequence[str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name in names:
        ET.SubElement(values, "attvalue", {"for": name, "value": str(getattr(row, name))})


def network_graphml(network: Network) -> str:
    """Return the network as GraphML; ``weight`` is the number of sentences that name both, at least 1."""
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    for of, names in (("node", ("label", *_OF_ACTORS)), ("edge", ("weight", *_OF_TIES))):
        for name in names:
            kind = "string" if name in {"label", "kind"} else "int"
            look = {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", look)
    graph = ET.SubElement(root, "graph", {"id": "actors", "edgedefault": "undirected"})
    numbers = _numbers(network)
    for actor in rows(network.actors):
        node = ET.SubElement(graph, "node", {"id": numbers[actor.actor]})
        ET.SubElement(node, "data", {"key": "node_label"}).text = _text(actor.actor)
        _add_graphml_values(node, actor, "node", _OF_ACTORS)
    for number, tie in enumerate(rows(network.ties)):
        ends = {"source": numbers[tie.one], "target": numbers[tie.other]}
        edge = ET.SubElement(graph, "edge", {"id": f"t{number}", **ends})
        ET.SubElement(edge, "data", {"key": "edge_weight"}).text = str(max(tie.n_sentences, 1))
        _add_graphml_values(edge, tie, "edge", _OF_TIES)
    return _document(root)


def _add_graphml_values(element: ET.Element, row: object, of: str, names: Sequence[str]) -> None:
    for name in names:
        ET.SubElement(element, "data", {"key": f"{of}_{name}"}).text = str(getattr(row, name))


def network_csv(network: Network) -> str:
    """Return the ties as CSV, a row for each."""
    return table_csv(network.ties)


NETWORK_FORMATS: dict[str, Callable[[Network], str]] = {
    "gexf": network_gexf,
    "graphml": network_graphml,
    "csv": network_csv,
}
"""The formats of a network, by name."""


def network_writer(form: str) -> Callable[[Network], str]:
    """Return what writes a network in one of ``NETWORK_FORMATS``.

    Raises
    ------
    InputError
        If the form is not known.
    """
    if form not in NETWORK_FORMATS:
        refuse(f"A network cannot be written as '{form}'; it can be {', '.join(NETWORK_FORMATS)}.")
    return NETWORK_FORMATS[form]


def _numbers(network: Network) -> dict[str, str]:
    """Return an id for each actor, by its place in the table."""
    return {actor: f"a{number}" for number, actor in enumerate(network.actors["actor"])}


def _text(words: str) -> str:
    return _NOT_IN_XML.sub("", words)


def _document(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
