"""Where each node stands: computed once here, the same for the same network, so that no browser has to simulate.

Every connected part is laid out alone by forces (distances of the graph first, then attraction and repulsion), turned
so that it is wide rather than high, and the parts are packed around the largest. A part too large for that is cut
into its communities, which are laid out one by one and then as wholes.
"""

import math
from typing import TYPE_CHECKING, TypeAlias

from kg.visualise.forces import GAP, forces, spread, turned

if TYPE_CHECKING:
    import networkx as nx

    from kg.visualise.forces import Points

    Graph: TypeAlias = nx.Graph[int]

DIRECT_LIMIT = 500  # nodes that are laid out in one piece
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def positions(graph: "Graph") -> dict[int, tuple[int, int]]:
    """A place for every node of an undirected graph, in whole units of the drawing, centred on (0, 0)."""
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    whole = [part for part in parts if len(part) > 1]
    single = [part[0] for part in parts if len(part) == 1]
    placed = _packed([(part, _part(graph.subgraph(part), part)) for part in whole])
    placed.update(_rows(single, placed))
    return {node: (round(x), round(y)) for node, (x, y) in placed.items()}


def _part(graph: "Graph", nodes: list[int]) -> "Points":
    """The places of one connected part, its middle at (0, 0)."""
    if len(nodes) > DIRECT_LIMIT:
        return _by_communities(graph, nodes)
    return turned(forces(graph, nodes))


def _by_communities(graph: "Graph", nodes: list[int]) -> "Points":
    """Each community laid out alone, and the communities as wholes by the edges among them."""
    import networkx as nx
    import numpy as np

    ordered: Graph = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges()))
    found = nx.community.louvain_communities(ordered, seed=7)
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    groups = [group[i : i + DIRECT_LIMIT] for group in groups for i in range(0, len(group), DIRECT_LIMIT)]
    home = {node: i for i, group in enumerate(groups) for node in group}
    inner = [_piece(ordered.subgraph(group), group) for group in groups]
    room = np.array([float(np.quantile(np.sqrt((points**2).sum(axis=1)), 0.8)) + GAP / 2 for points in inner])
    between: Graph = nx.Graph()
    between.add_nodes_from(range(len(groups)))
    between.add_edges_from(sorted({(home[a], home[b]) for a, b in ordered.edges() if home[a] != home[b]}))
    middles = forces(between, list(between), room)
    places = {node: middles[i] + inner[i][j] for i, group in enumerate(groups) for j, node in enumerate(group)}
    return turned(spread(np.array([places[node] for node in nodes]), np.full(len(nodes), GAP * 0.31)))


def _piece(graph: "Graph", nodes: list[int]) -> "Points":
    """A group of nodes that need not be connected."""
    import networkx as nx
    import numpy as np

    if nx.is_connected(graph):
        return forces(graph, nodes)
    placed = positions(graph)
    return np.array([placed[node] for node in nodes], dtype=float)


def _packed(parts: "list[tuple[list[int], Points]]") -> dict[int, tuple[float, float]]:
    """The parts side by side: the largest in the middle, each other at the nearest free spot of a spiral."""
    placed: dict[int, tuple[float, float]] = {}
    boxes: list[tuple[float, float, float, float]] = []
    for nodes, points in parts:
        width, height = (points.max(axis=0) - points.min(axis=0) + GAP * 1.1) / 2
        x, y = _free_spot(boxes, float(width), float(height))
        boxes.append((x - float(width), y - float(height), x + float(width), y + float(height)))
        placed.update({node: (x + float(px), y + float(py)) for node, (px, py) in zip(nodes, points, strict=True)})
    return placed


def _free_spot(boxes: list[tuple[float, float, float, float]], width: float, height: float) -> tuple[float, float]:
    """The first spot of a flat spiral where a box of this half width and half height meets no other."""
    step = 0
    while True:
        reach = 24.0 * math.sqrt(step)
        x, y = 1.5 * reach * math.cos(step * _GOLDEN_ANGLE), reach * math.sin(step * _GOLDEN_ANGLE)
        if all(
            x + width <= left or right <= x - width or y + height <= top or low <= y - height
            for left, top, right, low in boxes
        ):
            return x, y
        step += 1


def _rows(nodes: list[int], placed: dict[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    """Nodes without any edge, in rows below the rest."""
    if not nodes:
        return {}
    low = max((y for _, y in placed.values()), default=0.0) + GAP * 1.5
    columns = max(1, math.ceil(math.sqrt(len(nodes) * 2.2)))
    return {
        node: ((i % columns - (min(columns, len(nodes)) - 1) / 2) * GAP * 1.4, low + i // columns * GAP * 0.8)
        for i, node in enumerate(nodes)
    }
