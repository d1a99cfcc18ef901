"""TriG: the graph of the whole and one named graph a document."""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.export.dataset import sorted_quads, used_prefixes
from kg.model import Knowledge
from kg.schema import Schema


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write all quads with prefixes, the default graph first."""
    found = sorted_quads(knowledge, schema)
    serialize(found, stream, format=RdfFormat.TRIG, prefixes=used_prefixes(found))
