"""The SQLite file of a ledger: opened carefully, written in transactions, its errors told to the user."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kg.errors import GraphError
from kg.ledger.rows import Row
from kg.ledger.tables import damaged, keep_totals, prepare

PATIENCE = 60_000  # milliseconds that a commit waits for readers, and a reader for a commit
_T = TypeVar("_T")


class Database:
    """An open ledger file. Every method raises GraphError, naming the file, for what SQLite refuses.

    A reader sees the file as it was when it was opened. `changes`, inside a transaction, counts by table the rows
    that come and go.
    """

    def __init__(self, path: Path, writable: bool) -> None:
        self.path = path
        if not writable and not path.is_file():
            raise GraphError(f"{path} does not exist; `kg build SOURCES… -o {path.parent}` makes it")
        self.changes: dict[str, int] = defaultdict(int)
        self._connection = self._told(lambda: _connect(path, writable))
        try:
            self._told(lambda: prepare(self._connection, path, writable))
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; what no transaction has committed is gone."""
        self._connection.close()

    def run(self, sql: str, *values: object) -> int:
        """Run one statement; the number of rows it changed."""
        return self._told(lambda: self._connection.execute(sql, values).rowcount)

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row of values."""
        self._told(lambda: self._connection.executemany(sql, rows))

    def all(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query."""
        return self._told(lambda: self._connection.execute(sql, values).fetchall())

    def first(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, None where there is none."""
        row: Row | None = self._told(lambda: self._connection.execute(sql, values).fetchone())
        return row

    def number(self, sql: str, *values: object) -> int:
        """The whole number that a query gives."""
        row = self.first(sql, *values)
        return int(row[0]) if row and row[0] is not None else 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, on the disk when it ends."""
        self.changes.clear()
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self._told(lambda: keep_totals(self._connection, self.changes))
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def check(self) -> None:
        """Raise GraphError where the file is not as it was written."""
        from kg.ledger.tables import check

        self._told(lambda: check(self._connection, self.path))

    def _told(self, act: Callable[[], _T]) -> _T:
        try:
            return act()
        except sqlite3.Error as error:
            raise _told(self.path, error) from error
        except UnicodeDecodeError as error:
            raise damaged(self.path, "a text is no text") from error


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    mode = "rwc" if writable else "rw"  # a reader too has to undo what a killed writer left half done
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    for pragma in (f"busy_timeout = {PATIENCE}", "foreign_keys = ON", "trusted_schema = OFF", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    if not writable:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
    return connection


def _told(path: Path, error: sqlite3.Error) -> GraphError:
    code = getattr(error, "sqlite_errorname", None) or ""
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "malformed" in str(error):
        return damaged(path, str(error))
    if code.startswith("SQLITE_FULL"):
        return GraphError(f"{path}: the disk is full; make room, then run the same `kg build` again: it goes on")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return GraphError(f"{path} is in use by another program; end it, then try again")
    return GraphError(f"{path} cannot be used: {error}; check that the disk has room and the folder may be written to")
