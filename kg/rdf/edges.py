"""Edges as quads of the graph of the whole: one node an edge, and the direct triple of what is asserted."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.rdf.statements import Edge
from kg.rdf.terms import count, day, term


def edge_quads(edges: Iterable[Edge]) -> Iterator[Quad]:
    """Subject, predicate, object, counts of claims and documents, first and last day of each edge."""
    for edge in edges:
        node = NamedNode(edge.iri)
        stances = edge.stances
        first, last = edge.dates
        yield Quad(node, term("rdf:type"), term("kg:Edge"))
        yield Quad(node, term("rdf:subject"), NamedNode(edge.subject.iri))
        yield Quad(node, term("rdf:predicate"), term(f"kg:{edge.predicate}"))
        yield Quad(node, term("rdf:object"), NamedNode(edge.object.iri))
        yield Quad(node, term("kg:claimCount"), count(len(edge.statements)))
        yield Quad(node, term("kg:documentCount"), count(edge.documents))
        for stance, claims in stances.items():
            yield Quad(node, term(f"kg:{stance}Count"), count(claims))
        if first:
            yield Quad(node, term("kg:firstDate"), day(first))
        if last:
            yield Quad(node, term("kg:lastDate"), day(last))


def direct_quads(edges: Iterable[Edge]) -> Iterator[Quad]:
    """`?a kg:metWith ?b` where a document says so in its own voice; symmetric relations in both directions."""
    for edge in edges:
        if edge.stances["asserted"]:
            subject, object_ = NamedNode(edge.subject.iri), NamedNode(edge.object.iri)
            yield Quad(subject, term(f"kg:{edge.predicate}"), object_)
            if edge.symmetric and subject != object_:
                yield Quad(object_, term(f"kg:{edge.predicate}"), subject)
