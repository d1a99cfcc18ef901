"""N-Quads: one statement a line, sorted by bytes; two graphs differ where their files do."""

from typing import BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.model import Knowledge
from kg.rdf.build import quads
from kg.schema import Schema


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write all quads: the same bytes as the dump of the store that was derived from the same records."""
    whole = serialize(quads(knowledge, schema), format=RdfFormat.N_QUADS) or b""
    stream.writelines(sorted(whole.splitlines(keepends=True)))
