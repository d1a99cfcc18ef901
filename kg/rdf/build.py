"""The whole graph as quads: what the store holds and the RDF exporters write.

Entities, edges, events and offices are in the default graph; each document has a named graph with its metadata and
claims. No statement is in two graphs, so counting over the union of all graphs is right. Nothing is a blank node.
"""

from collections.abc import Iterator

from pyoxigraph import Quad

from kg.model import Knowledge
from kg.rdf.claims import claim_quads
from kg.rdf.documents import document_quads, software_quads
from kg.rdf.edges import direct_quads, edge_quads
from kg.rdf.entities import entity_quads
from kg.rdf.events import event_of, event_quads, events
from kg.rdf.positions import position_quads
from kg.rdf.statements import Statement, edges, statements
from kg.schema import Schema


def quads(knowledge: Knowledge, schema: Schema) -> Iterator[Quad]:
    """Every quad once, in an order that depends on the records alone.

    Raises GraphError where a claim is about a mention that no entity has.
    """
    found = statements(knowledge)
    joined = edges(found, schema)
    happened = events(found, schema)
    yield from entity_quads(knowledge.entities)
    yield from direct_quads(joined)
    yield from edge_quads(joined)
    yield from event_quads(happened, joined)
    yield from position_quads(found)
    yield from software_quads(knowledge.readings)
    by_document: dict[str, list[Statement]] = {}
    for one in found:
        by_document.setdefault(one.document.id, []).append(one)
    events_of = event_of(happened)
    for reading in knowledge.readings:
        yield from document_quads(reading)
        for one in by_document.get(reading.document.id, ()):
            yield from claim_quads(one, schema, events_of)
