"""GraphML for Gephi, yEd and Cytoscape: entities and edges with their counts; what XML cannot hold is replaced."""

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.model import STANCES, Knowledge
from kg.rdf.view import network
from kg.schema import Schema

if TYPE_CHECKING:
    from kg.rdf.view import Network

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATOR = " | "


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write a directed multigraph: node ids are entity IRIs, edge ids edge IRIs.

    Nodes have label, type, names (joined by " | "), documents, actsFor; edges predicate, label, symmetric, asserted,
    claims (number), one number a stance, documents, first, last, quotes and sources (joined by " | "). Characters
    that XML 1.0 does not allow become U+FFFD; the graph's data `replacedCharacters` counts them.
    """
    import networkx as nx

    flat: Network = nx.MultiDiGraph()
    counter = _Cleaner()
    view = network(knowledge, schema)
    for iri, data in view.nodes(data=True):
        flat.add_node(iri, **counter.clean(_node(data)))
    for subject, object_, data in view.edges(data=True):
        flat.add_edge(subject, object_, key=data["iri"], **counter.clean(_edge(data)))
    flat.graph["replacedCharacters"] = counter.replaced
    nx.write_graphml_lxml(flat, stream)
    stream.write(b"\n")


class _Cleaner:
    """Replaces what XML cannot hold, and counts."""

    def __init__(self) -> None:
        self.replaced = 0

    def clean(self, data: dict[str, Any]) -> dict[str, Any]:
        return {key: self.text(value) if isinstance(value, str) else value for key, value in data.items()}

    def text(self, value: str) -> str:
        cleaned, count = _ILLEGAL.subn("\ufffd", value)
        self.replaced += count
        return cleaned


def _node(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": data["label"],
        "type": data["type"],
        "names": _SEPARATOR.join(data["names"]),
        "documents": data["documents"],
        "actsFor": data["actsFor"] or "",
    }


def _edge(data: dict[str, Any]) -> dict[str, Any]:
    claims = data["claims"]
    return {
        "predicate": data["predicate"],
        "label": data["label"],
        "symmetric": data["symmetric"],
        "asserted": data["asserted"],
        "claims": len(claims),
        **{f"claims_{stance}": data["stances"][stance] for stance in STANCES},
        "documents": data["documents"],
        "first": data["first"] or "",
        "last": data["last"] or "",
        "quotes": _SEPARATOR.join(dict.fromkeys(claim["quote"] for claim in claims)),
        "sources": _SEPARATOR.join(dict.fromkeys(claim["source"] for claim in claims)),
    }
