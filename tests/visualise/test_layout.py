"""Places for nodes: the same each time, apart from each other, the shape of the network to be seen."""

import itertools
import math

import networkx as nx
import pytest

from kg.visualise import layout
from kg.visualise.layout import positions
from tests.visualise.networks import grown


def nearest(places: dict[int, tuple[int, int]]) -> float:
    return min(math.dist(a, b) for a, b in itertools.combinations(places.values(), 2))


def wheel(spokes: int) -> nx.Graph:
    return nx.wheel_graph(spokes)


@pytest.mark.parametrize(
    "graph", [nx.path_graph(2), wheel(9), nx.gnm_random_graph(120, 200, seed=3), nx.complete_graph(20)]
)
def test_no_two_nodes_cover_each_other(graph: nx.Graph) -> None:
    places = positions(graph)
    assert set(places) == set(graph)
    assert nearest(places) > 40
    assert all(isinstance(value, int) for place in places.values() for value in place)


def test_a_network_cut_into_communities_is_laid_out_apart_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "DIRECT_LIMIT", 60)
    graph = nx.connected_caveman_graph(12, 9)
    places = positions(graph)
    assert len(places) == 108
    assert nearest(places) > 40
    inside = [math.dist(places[a], places[b]) for a, b in graph.edges() if a // 9 == b // 9]
    everywhere = [math.dist(a, b) for a, b in itertools.combinations(places.values(), 2)]
    assert sum(inside) / len(inside) < 0.5 * sum(everywhere) / len(everywhere)


def test_a_large_network_takes_little_room_and_no_two_nodes_cover_each_other() -> None:
    view = nx.convert_node_labels_to_integers(grown(700).to_undirected())
    places = positions(nx.Graph(view))
    wide, high = (max(axis) - min(axis) for axis in zip(*places.values(), strict=True))
    assert nearest(places) > 40
    assert wide * high < len(places) * 250**2


def test_neighbours_stand_nearer_than_strangers() -> None:
    graph = nx.path_graph(12)
    places = positions(graph)
    assert math.dist(places[0], places[11]) > 4 * math.dist(places[0], places[1])


def test_a_long_network_lies_level() -> None:
    places = positions(nx.path_graph(15))
    wide, high = (max(axis) - min(axis) for axis in zip(*places.values(), strict=True))
    assert wide > 2 * high


def test_parts_lie_apart_and_the_largest_in_the_middle() -> None:
    graph = nx.disjoint_union_all([nx.cycle_graph(5), wheel(20), nx.path_graph(3)])
    places = positions(graph)
    groups = [[places[node] for node in part] for part in nx.connected_components(graph)]
    for one, other in itertools.combinations(groups, 2):
        assert min(math.dist(a, b) for a in one for b in other) > 70
    largest = max(groups, key=len)
    assert all(abs(sum(axis) / len(largest)) < 120 for axis in zip(*largest, strict=True))


def test_nodes_without_an_edge_stand_in_rows_below() -> None:
    graph = nx.cycle_graph(6)
    graph.add_nodes_from(range(6, 16))
    places = positions(graph)
    assert max(places[node][1] for node in range(6)) < min(places[node][1] for node in range(6, 16))


def test_self_loops_and_empty_networks_are_laid_out() -> None:
    assert positions(nx.Graph()) == {}
    looped = nx.Graph([(0, 0), (0, 1)])
    assert len(set(positions(looped).values())) == 2
    alone = nx.Graph([(0, 0)])
    assert len(positions(alone)) == 1


def test_the_same_network_has_the_same_places() -> None:
    graph = nx.gnm_random_graph(80, 130, seed=1)
    assert positions(graph) == positions(graph.copy())
