"""Which entities a page has room for: the best connected, and before them the one it is about."""

from typing import TYPE_CHECKING, TypeAlias

from kg.errors import GraphError

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str]


def centre_of(network: "Network", label: str | None) -> str | None:
    """The node with this label (the first by IRI), or None where none is asked for.

    Raises GraphError where no node has the label.
    """
    if label is None:
        return None
    for node in sorted(network):
        if network.nodes[node]["label"] == label:
            return node
    raise GraphError(f"no entity of this network is called {label!r}; `kg query` with find-entity lists the names")


def best_connected(network: "Network", limit: int, centre: str | None = None) -> "Network":
    """The network, or its part with the `limit` entities that most documents connect; `centre` and what is near first.

    An entity ranks by the documents behind its edges, then by their number, then by its own documents and its IRI.
    """
    if network.number_of_nodes() <= limit:
        return network
    near = _distances(network, centre)
    ranked = sorted(network, key=lambda node: (near.get(node, len(network)), *_rank(network, node)))
    part: Network = network.subgraph(ranked[:limit])
    return part


def by_connection(network: "Network") -> list[str]:
    """All nodes, the best connected first."""
    return sorted(network, key=lambda node: _rank(network, node))


def _rank(network: "Network", node: str) -> tuple[int, int, int, str]:
    behind = [
        edge.get("documents", 1)
        for edges in (network.out_edges(node, data=True), network.in_edges(node, data=True))
        for _, _, edge in edges
    ]
    return -sum(behind), -len(behind), -network.nodes[node].get("documents", 0), node


def _distances(network: "Network", centre: str | None) -> dict[str, int]:
    if centre is None:
        return {}
    import networkx as nx

    distances: dict[str, int] = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), centre)
    return distances
