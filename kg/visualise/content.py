"""What the page shows, as plain data: nodes and edges through pyvis, the documents, and the counts."""

import math
from typing import TYPE_CHECKING, Any

from kg.model import ENTITY_TYPES, STANCES
from kg.visualise.escape import web_address
from kg.visualise.layout import positions
from kg.visualise.options import PageOptions
from kg.visualise.selection import best_connected, by_connection, centre_of

if TYPE_CHECKING:
    from pyvis.network import Network as Drawing

    from kg.visualise.selection import Network

SHAPES = {"Person": "dot", "Organization": "square", "Country": "hexagon", "Place": "triangleDown", "Event": "diamond"}
_CLAIM_FIELDS = ("quote", "stance", "date", "dateWords", "place", "role", "status", "start", "end", "attributedTo")


def content(network: "Network", options: PageOptions) -> dict[str, Any]:
    """The page's data, ready for JSON: `nodes`, `edges`, `documents`, `counts`, `title`, `theme`, `around`.

    Nodes are numbered from 0, best connected first; an edge points to nodes, a claim to documents, by number.
    """
    centre = centre_of(network, options.around)
    shown = best_connected(network, options.max_nodes, centre)
    order = by_connection(shown)
    number = {node: i for i, node in enumerate(order)}
    documents: dict[str, dict[str, Any]] = {}
    drawing = _drawing(shown, number, documents)
    nodes, edges, *_ = drawing.get_network_data()
    return {
        "title": options.title,
        "theme": options.theme,
        "around": None if centre is None else number[centre],
        "types": list(ENTITY_TYPES),
        "stances": list(STANCES),
        "shapes": SHAPES,
        "nodes": nodes,
        "edges": edges,
        "documents": [{key: value for key, value in one.items() if key != "number"} for one in documents.values()],
        "counts": {
            "entities": len(nodes),
            "allEntities": network.number_of_nodes(),
            "relations": len(edges),
            "allRelations": network.number_of_edges(),
            "claims": sum(len(edge["claims"]) for edge in edges),
            "documents": len(documents),
        },
    }


def _drawing(shown: "Network", number: dict[str, int], documents: dict[str, dict[str, Any]]) -> "Drawing":
    """The pyvis network: places, shapes and sizes of nodes, bends of edges, and with each what the panel tells."""
    import networkx as nx
    from pyvis.network import Network as Drawing

    class _Indexed(Drawing):  # type: ignore[misc]
        """pyvis looks through a list of all nodes for both ends of every edge; a dictionary finds them at once."""

        def get_nodes(self) -> Any:
            return self.node_map

    drawing = _Indexed(directed=True)
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(number)))
    edges = sorted(
        ((number[start], number[end], predicate, edge) for start, end, predicate, edge in _edges(shown)),
        key=lambda one: one[:3],
    )
    plain.add_edges_from((start, end) for start, end, _, _ in edges)
    places = positions(plain)
    for node, i in number.items():
        drawing.add_node(i, **_node(shown, node, number), x=places[i][0], y=places[i][1])
    bends = _bends([(start, end) for start, end, _, _ in edges])
    for i, (start, end, predicate, edge) in enumerate(edges):
        drawing.add_edge(start, end, id=i, bend=bends[i], **_edge(predicate, edge, documents))
    return drawing


def _edges(shown: "Network") -> list[tuple[str, str, str, dict[str, Any]]]:
    return [(start, end, str(key), data) for start, end, key, data in shown.edges(keys=True, data=True)]


def _node(network: "Network", node: str, number: dict[str, int]) -> dict[str, Any]:
    data = network.nodes[node]
    acts_for = data.get("actsFor")
    degree = int(network.degree(node))
    return {
        "label": str(data["label"]) or node,
        "group": data["type"],
        "shape": SHAPES.get(data["type"], "dot"),
        "size": round(6 + 3.2 * math.sqrt(min(degree, 60)), 1),
        "degree": degree,
        "iri": node,
        "names": sorted(data.get("names", ())),
        "documents": data.get("documents", 0),
        "actsFor": number.get(acts_for) if acts_for else None,
    }


def _edge(predicate: str, data: dict[str, Any], documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    claims = [_claim(claim, documents) for claim in data.get("claims", ())]
    said = [claim["stance"] for claim in claims]
    return {
        "label": str(data.get("label", predicate)),
        "predicate": predicate,
        "arrows": "" if data.get("symmetric") else "to",
        "stances": {stance: said.count(stance) for stance in STANCES if stance in said},
        "documents": data.get("documents", len({claim["document"] for claim in claims})),
        "first": data.get("first"),
        "last": data.get("last"),
        "claims": claims,
    }


def _claim(claim: dict[str, Any], documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    document = documents.setdefault(
        claim["document"],
        {
            "id": claim["document"],
            "title": claim.get("source") or claim["document"],
            "url": claim.get("url"),
            "link": web_address(claim.get("url")),
            "published": claim.get("published"),
            "number": len(documents),
        },
    )
    told = {field: claim[field] for field in _CLAIM_FIELDS if claim.get(field) not in (None, "", [])}
    return {**told, "confidence": round(float(claim.get("confidence", 0.0)), 3), "document": document["number"]}


def _bends(pairs: list[tuple[int, int]]) -> list[float]:
    """How far each edge bows to the left of its own direction, so that edges between the same two nodes lie apart."""
    beside: dict[tuple[int, int], list[int]] = {}
    for i, (start, end) in enumerate(pairs):
        beside.setdefault((min(start, end), max(start, end)), []).append(i)
    bends = [0.0] * len(pairs)
    for (low, _), edges in beside.items():
        step = min(0.3, 0.9 / len(edges))
        for place, i in enumerate(edges):
            bend = (place - (len(edges) - 1) / 2) * step
            bends[i] = round(bend if pairs[i][0] == low else -bend, 3)
    return bends
