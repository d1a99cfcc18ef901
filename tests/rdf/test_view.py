"""The networkx view: every edge once, with its claims; and the part around one entity."""

import pytest

from kg.errors import GraphError
from kg.rdf.view import ego, network
from tests.knowledge import knowledge, schema


@pytest.fixture(scope="module")
def view():
    return network(knowledge(), schema())


def iri(view, label: str) -> str:
    return next(node for node, data in view.nodes(data=True) if data["label"] == label)


def edge(view, one: str, predicate: str, other: str) -> dict:
    a, b = iri(view, one), iri(view, other)
    return view.edges[a, b, predicate] if view.has_edge(a, b, predicate) else view.edges[b, a, predicate]


def test_every_entity_and_every_edge_is_there_once(view) -> None:
    assert view.number_of_nodes() == 11
    assert view.number_of_edges() == 12
    assert view.nodes[iri(view, "Maria Petrova")] == {
        "label": "Maria Petrova",
        "type": "Person",
        "names": ["Maria Petrova", "Petrova"],
        "documents": 3,
        "actsFor": None,
    }
    assert view.nodes[iri(view, "Office of the Envoy")]["actsFor"] == iri(view, "Norland")


def test_an_edge_carries_counts_dates_and_claims(view) -> None:
    sanction = edge(view, "Halden Steel", "sanctionedBy", "Norland")
    assert sanction["stances"] == {"asserted": 1, "reported": 1, "denied": 0, "planned": 0, "hypothetical": 0}
    assert (sanction["documents"], sanction["first"], sanction["last"]) == (2, "2024-05-17", "2024-05-17")
    assert (sanction["label"], sanction["asserted"], sanction["symmetric"]) == ("sanctioned by", True, False)
    first, second = sanction["claims"]
    assert (first["status"], first["date"], first["source"]) == (
        "imposed",
        "2024-05-17",
        "Norland sanctions Halden Steel",
    )
    assert (second["status"], second["attributedTo"]) == ("lifted", ["The Daily Courier", "Office of the Envoy"])
    assert first["quote"] == "Norland imposed sanctions on Halden Steel on 17 May 2024."


def test_directions_of_a_symmetric_relation_are_one_edge(view) -> None:
    denied = edge(view, "Tomas Varga", "metWith", "Nils Berg")
    assert (denied["symmetric"], denied["asserted"], denied["stances"]["denied"]) == (True, False, 1)
    assert not any(view.has_edge(b, a, key) for a, b, key in view.edges(keys=True) if key == "metWith")


def test_the_part_around_one_entity_grows_with_depth_in_either_direction(view) -> None:
    steel = iri(view, "Halden Steel")
    near, far = ego(view, steel, 1), ego(view, steel, 2)
    assert {data["label"] for _, data in near.nodes(data=True)} == {"Halden Steel", "Norland"}
    assert {data["label"] for _, data in far.nodes(data=True)} == {
        *("Halden Steel", "Norland", "Maria Petrova", "Anders Lund")
    }
    assert list(ego(view, steel, 0).nodes) == [steel]


def test_an_unknown_entity_is_named(view) -> None:
    with pytest.raises(GraphError, match="urn:nobody is no entity"):
        ego(view, "urn:nobody")
