"""CSV of edges for spreadsheets: one row an edge, no cell that a spreadsheet would run."""

import csv
import io
from typing import BinaryIO

from kg.model import STANCES, Knowledge
from kg.rdf.statements import Edge, edges, statements
from kg.schema import Schema

COLUMNS = ("subject", "predicate", "object", *STANCES, "documents", "first", "last", "quote", "subject_id", "object_id")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write RFC 4180 in UTF-8 with a byte order mark, as Excel wants it; the quote is that of the surest claim.

    A cell that opens with = + - @, a tab or a line break is preceded by an apostrophe.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for edge in edges(statements(knowledge), schema):
        rows.writerow([inert(cell) for cell in _row(edge)])
    text.flush()
    text.detach()


def inert(cell: str) -> str:
    """The cell's text, such that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _row(edge: Edge) -> list[str]:
    first, last = edge.dates
    best = max(edge.statements, key=lambda one: (one.claim.confidence, one.iri))
    counts = [str(count) for count in edge.stances.values()]
    names = [edge.subject.label, edge.predicate, edge.object.label]
    evidence = [first or "", last or "", best.claim.evidence.quote]
    return [*names, *counts, str(edge.documents), *evidence, edge.subject.iri, edge.object.iri]
