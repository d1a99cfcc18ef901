"""Turtle: one graph, for tools that know no named graphs."""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.export.dataset import sorted_quads, used_prefixes
from kg.model import Knowledge
from kg.schema import Schema


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write the union of all graphs: entities, edges and events, and the documents with their claims.

    Which graph a statement is in is not written; each claim still names its document (`prov:wasDerivedFrom`).
    """
    found = sorted_quads(knowledge, schema)
    triples = [quad.triple for quad in found]
    serialize(triples, stream, format=RdfFormat.TURTLE, prefixes=used_prefixes(found))
