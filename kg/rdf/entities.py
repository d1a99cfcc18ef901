"""Entities as quads of the graph of the whole."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import Entity
from kg.rdf.terms import count, term, text


def entity_quads(entities: Iterable[Entity]) -> Iterator[Quad]:
    """Type, label, other names, whom a seat acts for and equal IRIs elsewhere, by IRI."""
    for entity in sorted(entities, key=lambda one: one.iri):
        node = NamedNode(entity.iri)
        yield Quad(node, term("rdf:type"), term(f"kg:{entity.type}"))
        yield Quad(node, term("rdfs:label"), text(entity.label))
        yield Quad(node, term("skos:prefLabel"), text(entity.label))
        for name in sorted(set(entity.names) - {entity.label}):
            yield Quad(node, term("skos:altLabel"), text(name))
        if entity.acts_for:
            yield Quad(node, term("kg:actsFor"), NamedNode(entity.acts_for))
        for other in sorted(set(entity.same_as)):
            yield Quad(node, term("owl:sameAs"), NamedNode(other))
        documents = {key.document for key in entity.mentions}
        yield Quad(node, term("kg:documentCount"), count(len(documents)))
