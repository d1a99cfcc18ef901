"""What one document holds in the ledger: written under one seal, and checked against it whenever it is read."""

import json
from collections.abc import Sequence

from kg.ledger.database import Database
from kg.ledger.rows import CLAIM, DOCUMENT, MENTION, Row, document_of, reading_of, reading_rows
from kg.ledger.tables import damaged, seal
from kg.model import Document, Reading

SEALED = "id, build, state, notes, origin"  # beside the document itself
Content = tuple[Row, list[Row], list[Row]]


def read_document(database: Database, key: int) -> Document:
    """The document of that row. Raises GraphError where anything of it is not as it was written."""
    row, _, _ = _checked(database, key)
    return document_of(row[0] or row[5], row[5:])


def read_reading(database: Database, key: int) -> Reading:
    """The document with its mentions and claims. Raises GraphError where anything is not as it was written."""
    row, mentions, claims = _checked(database, key)
    return reading_of(document_of(row[0], row[5:]), row[3], mentions, claims)


def write_reading(database: Database, key: int, reading: Reading) -> None:
    """Finish the document of that row with what it yielded, inside a transaction."""
    mentions, claims = reading_rows(reading)
    _insert(database, "mentions", MENTION, key, mentions)
    _insert(database, "claims", CLAIM, key, claims)
    database.run("UPDATE documents SET state = 'done', notes = ? WHERE key = ?", json.dumps(reading.notes), key)
    seal_document(database, key)


def seal_document(database: Database, key: int) -> None:
    """Seal the document of that row as it is now."""
    row, mentions, claims = _content(database, key)
    database.run("UPDATE documents SET seal = ? WHERE key = ?", seal(row[:-1], mentions, claims), key)


def _checked(database: Database, key: int) -> Content:
    row, mentions, claims = _content(database, key)
    if seal(row[:-1], mentions, claims) != row[-1]:
        raise damaged(database.path, f"document {row[0] or row[5]}")
    return row[:-1], mentions, claims


def _content(database: Database, key: int) -> Content:
    row = database.first(f"SELECT {SEALED}, {DOCUMENT}, seal FROM documents WHERE key = ?", key)
    if row is None:
        raise damaged(database.path, "a document is gone")
    mentions = database.all(f"SELECT {MENTION} FROM mentions WHERE document = ? ORDER BY position", key)
    claims = database.all(f"SELECT {CLAIM} FROM claims WHERE document = ? ORDER BY position", key)
    return row, mentions, claims


def _insert(database: Database, table: str, columns: str, document: int, rows: Sequence[Row]) -> None:
    if rows:
        marks = ", ".join("?" * (len(rows[0]) + 2))
        sql = f"INSERT INTO {table} (document, position, {columns}) VALUES ({marks})"
        database.many(sql, [(document, position, *row) for position, row in enumerate(rows)])
        database.changes[table] += len(rows)
