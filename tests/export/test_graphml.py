"""GraphML: read back by networkx and by lxml; what XML cannot hold is replaced and counted."""

import io
import re

import networkx as nx
from lxml import etree

from kg.model import Knowledge
from kg.rdf.view import network
from kg.schema import Schema
from tests.contracts_export import check, exported
from tests.knowledge import hostile, knowledge, schema

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def reads_as_graph(data: bytes, knowledge: Knowledge, schema: Schema) -> None:
    view = network(knowledge, schema)
    etree.fromstring(data)
    read = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert set(read.nodes) == set(view.nodes)
    assert {key for _, _, key in read.edges(keys=True)} == {data["iri"] for _, _, data in view.edges(data=True)}
    for iri, node in view.nodes(data=True):
        assert read.nodes[iri]["label"] == ILLEGAL.sub("\ufffd", node["label"])
    for subject, object_, edge in view.edges(data=True):
        found = read.edges[subject, object_, edge["iri"]]
        assert (found["predicate"], found["claims"]) == (edge["predicate"], len(edge["claims"]))
        assert all(ILLEGAL.sub("\ufffd", claim["quote"]) in found["quotes"] for claim in edge["claims"])


def test_networkx_and_lxml_read_it() -> None:
    check("graphml", knowledge(), schema(), reads_as_graph)
    check("graphml", hostile(), schema(), reads_as_graph)


def test_replaced_characters_are_counted() -> None:
    plain, nasty = (
        nx.read_graphml(io.BytesIO(exported("graphml", made(), schema())), force_multigraph=True)
        for made in (knowledge, hostile)
    )
    assert plain.graph["replacedCharacters"] == 0
    view = network(hostile(), schema())
    texts = [text for _, node in view.nodes(data=True) for text in (node["label"], *node["names"])]
    for *_, edge in view.edges(data=True):
        texts.append("".join(dict.fromkeys(claim["source"] for claim in edge["claims"])))
    assert nasty.graph["replacedCharacters"] == sum(len(ILLEGAL.findall(text)) for text in texts) > 0
