"""JSON-LD: all graphs, expanded; ontology/context.jsonld compacts it."""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.export.dataset import sorted_quads
from kg.model import Knowledge
from kg.schema import Schema


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write one JSON array: nodes of the graph of the whole, and one object with @graph a document."""
    serialize(sorted_quads(knowledge, schema), stream, format=RdfFormat.JSON_LD)
    stream.write(b"\n")
