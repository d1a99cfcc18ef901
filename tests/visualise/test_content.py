"""The page's data: who is kept, what each edge carries, where parallel edges bend."""

import pytest

from kg.errors import GraphError, SettingsError
from kg.model import ENTITY_TYPES
from kg.rdf.view import ego, network
from kg.visualise.content import SHAPES, content
from kg.visualise.options import PageOptions
from tests.knowledge import knowledge, schema
from tests.visualise.networks import claim, edge, grown, node, small


def labels(data: dict) -> list[str]:
    return [one["label"] for one in data["nodes"]]


def edge_of(data: dict, predicate: str, *ends: str) -> dict:
    names = labels(data)
    return next(
        one
        for one in data["edges"]
        if one["predicate"] == predicate and {names[one["from"]], names[one["to"]]} == set(ends)
    )


def test_every_entity_and_relation_of_a_real_view_is_there() -> None:
    view = network(knowledge(), schema())
    data = content(view, PageOptions())
    assert len(data["nodes"]) == view.number_of_nodes()
    assert len(data["edges"]) == view.number_of_edges()
    assert [one["id"] for one in data["nodes"]] == list(range(len(data["nodes"])))
    sanction = edge_of(data, "sanctionedBy", "Halden Steel", "Norland")
    assert [one["status"] for one in sanction["claims"]] == ["imposed", "lifted"]
    assert sanction["claims"][1]["attributedTo"] == ["The Daily Courier", "Office of the Envoy"]
    assert sanction["stances"] == {"asserted": 1, "reported": 1}
    office = next(one for one in data["nodes"] if one["label"] == "Office of the Envoy")
    assert labels(data)[office["actsFor"]] == "Norland"


def test_each_type_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(ENTITY_TYPES)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_symmetric_relations_have_no_arrow_and_others_point_to_the_object() -> None:
    data = content(small(), PageOptions())
    assert edge_of(data, "metWith", "Maria Petrova", "Elena Ruiz")["arrows"] == ""
    envoy = edge_of(data, "envoyOf", "Maria Petrova", "Norland")
    assert (envoy["arrows"], labels(data)[envoy["to"]]) == ("to", "Norland")


def test_edges_between_the_same_two_nodes_bend_apart_whatever_their_direction() -> None:
    view = small()
    a, b = (
        next(n for n, d in view.nodes(data=True) if d["label"] == name) for name in ("Maria Petrova", "Tomas Varga")
    )
    edge(view, (a, b), "criticised", [claim("She criticised him.")])
    edge(view, (b, a), "criticised", [claim("He criticised her.")])
    data = content(view, PageOptions())
    low = min(labels(data).index("Maria Petrova"), labels(data).index("Tomas Varga"))
    pair = [
        one
        for one in data["edges"]
        if {labels(data)[one["from"]], labels(data)[one["to"]]} == {"Maria Petrova", "Tomas Varga"}
    ]
    sides = [one["bend"] if one["from"] == low else -one["bend"] for one in pair]
    assert len(pair) == 4
    assert len(set(sides)) == 4


def test_a_document_stands_once_and_an_unsafe_address_is_no_link() -> None:
    view = small()
    a, b = list(view)[:2]
    edge(view, (a, b), "criticised", [claim("x", document="bad", source="Bad", url="javascript:alert(1)")])
    data = content(view, PageOptions())
    assert sorted(one["id"] for one in data["documents"]) == ["bad", "notes", "steel", "talks"]
    links = {one["id"]: one["link"] for one in data["documents"]}
    assert links == {
        "bad": None,
        "notes": None,
        "steel": "https://news.example/steel?id=1",
        "talks": "https://courier.example/talks",
    }


def test_over_the_limit_the_best_connected_are_kept_and_both_numbers_told() -> None:
    view = grown(120)
    data = content(view, PageOptions(max_nodes=30))
    assert (data["counts"]["entities"], data["counts"]["allEntities"]) == (30, 120)
    kept = {one["iri"] for one in data["nodes"]}

    def weight(iri: str) -> int:
        return sum(
            data["documents"] for _, _, data in [*view.in_edges(iri, data=True), *view.out_edges(iri, data=True)]
        )

    assert min(map(weight, kept)) >= max(weight(iri) for iri in view if iri not in kept)
    assert all(one["from"] < 30 and one["to"] < 30 for one in data["edges"])


def test_the_entity_asked_for_and_its_neighbours_are_kept_before_all() -> None:
    view = grown(120)
    last = min(view, key=lambda iri: (view.degree(iri), iri))
    label = view.nodes[last]["label"]
    data = content(view, PageOptions(around=label, max_nodes=12))
    assert labels(data)[data["around"]] == label
    near = {view.nodes[iri]["label"] for iri in ego(view, last)}
    assert near <= set(labels(data))


def test_an_unknown_entity_is_named_in_the_error() -> None:
    with pytest.raises(GraphError, match="'Nobody Known'"):
        content(small(), PageOptions(around="Nobody Known"))


def test_an_entity_without_a_name_shows_its_identifier() -> None:
    view = small()
    iri = node(view, "", "Person")
    assert iri in labels(content(view, PageOptions()))


@pytest.mark.parametrize(
    ("options", "message"), [({"theme": "sepia"}, "auto, light, dark"), ({"max_nodes": 0}, "at least 1")]
)
def test_options_out_of_range_are_refused_with_what_is_valid(options: dict, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        PageOptions(**options)
