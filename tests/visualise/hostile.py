"""A network in which every text is hostile."""

import networkx as nx

from kg.visualise.options import PageOptions
from tests.visualise.networks import claim
from tests.visualise.payloads import PAYLOADS


def hostile_network() -> nx.MultiDiGraph:
    """One node a payload, in a ring; each text of node i and of the edge after it is payload i."""
    network: nx.MultiDiGraph = nx.MultiDiGraph()
    iris = [f"urn:{i}:{nasty}" for i, nasty in enumerate(PAYLOADS)]
    for iri, nasty in zip(iris, PAYLOADS, strict=True):
        network.add_node(iri, label=nasty, type="Person", names=[nasty, "href " + nasty], documents=1, actsFor=iris[0])
    for i, nasty in enumerate(PAYLOADS):
        told = claim(
            nasty,
            ("asserted", "denied")[i % 2],
            date=nasty,
            dateWords=nasty,
            place=nasty,
            role=nasty,
            status=nasty,
            attributedTo=[nasty, nasty],
            source=nasty,
            url=nasty,
            document=nasty,
            published=nasty,
        )
        spread = {"label": nasty, "symmetric": bool(i % 3), "documents": 1, "first": nasty, "last": nasty}
        network.add_edge(iris[i], iris[(i + 1) % len(iris)], key=nasty, predicate=nasty, claims=[told], **spread)
    return network


def hostile_options() -> PageOptions:
    """A title of every payload."""
    return PageOptions(title=" ".join(PAYLOADS), around=PAYLOADS[0])
