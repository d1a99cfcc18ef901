"""Documents on their way into the ledger: what is new, what is there already, which version replaces which."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.ledger.arrivals import Arrival, Known, Place, places
from kg.ledger.content import seal_document
from kg.ledger.database import Database
from kg.ledger.rows import DOCUMENT, Row, document_row
from kg.ledger.tables import seal
from kg.model import Document

_COLUMNS = DOCUMENT.split(", ")
_MARKS = ", ".join("?" * len(_COLUMNS))
_INSERT = f"INSERT INTO documents (build, state, seal, origin, {DOCUMENT}) VALUES (?, 'arrived', ?, ?, {_MARKS})"
_REPLACE = f"UPDATE documents SET (origin, {DOCUMENT}) = (?, {_MARKS}) WHERE key = ?"
_RECORD = re.compile(r"#\d+$")


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of documents that were read."""

    new: int = 0
    again: int = 0  # left by an interrupted build, or failed in an earlier one: they are worked on now
    skipped: int = 0  # the same id and text is there already

    def __add__(self, other: "Registered") -> "Registered":
        return Registered(self.new + other.new, self.again + other.again, self.skipped + other.skipped)


class Registration:
    """The registration of one build: the same documents in any order, any number of times, make the same ledger."""

    def __init__(self, database: Database, build: int) -> None:
        self._database, self._build = database, build
        self._seen: set[int] = set()  # documents of before that were read again as they are

    def arrive(self, document: Document, folder: str = "") -> Registered:
        """Note one document, inside a transaction. Of two with one id and text the first by source is kept.

        `folder` names the folder that the source is a path in, where the user named one.
        """
        row = document_row(document)
        origin = _RECORD.sub("", f"{folder}/{document.source}" if folder else document.source)
        there = self._database.first(
            "SELECT key, state, build FROM documents WHERE given_id = ? AND content_hash = ?", *row[:2]
        )
        if there is None:
            sealed = seal((None, self._build, "arrived", "[]", origin, *row), [], [])
            self._database.run(_INSERT, self._build, sealed, origin, *row)
            self._database.changes["documents"] += 1
            return Registered(new=1)
        key, state, build = there
        if state == "arrived":
            self._prefer(key, (origin, *row))
            return Registered(skipped=1)
        first = key not in self._seen
        self._seen.add(key)
        if state == "failed" and build < self._build:
            self._database.run("UPDATE documents SET state = 'pending', build = ? WHERE key = ?", self._build, key)
            seal_document(self._database, key)
            state = "pending"
        return Registered(again=1) if state == "pending" and first else Registered(skipped=1)

    def settle(self) -> int:
        """Give what has arrived its ids, in one transaction; how many were new versions of older documents."""
        database = self._database
        rows = database.all("SELECT key, given_id, origin, content_hash FROM documents WHERE state = 'arrived'")
        arrivals = {Arrival(*row[1:]): int(row[0]) for row in rows}
        known, keys = self._known({arrival.given_id for arrival in arrivals})
        found = places(arrivals, known, keys)
        gone = [keys[place.id] for place in found.values() if place.replaces]
        with database.transaction():
            for key in gone:
                self._erase(key)
            for arrival, place in sorted(found.items(), key=lambda item: item[0]):
                self._accept(arrivals[arrival], place)
            self._forget_problems()
        return len(gone)

    def _prefer(self, key: int, row: Row) -> None:
        kept = self._database.first(f"SELECT origin, {DOCUMENT} FROM documents WHERE key = ?", key)
        if kept is not None and _rank(row) < _rank(kept):
            self._database.run(_REPLACE, *row, key)
            seal_document(self._database, key)

    def _known(self, given: Iterable[str]) -> tuple[list[Known], dict[str, int]]:
        wanted, known, keys = set(given), [], {}
        rows = self._database.all(
            "SELECT key, id, given_id, origin, content_hash FROM documents WHERE state != 'arrived'"
        )
        for key, id, *arrival in rows:
            keys[str(id)] = int(key)
            if arrival[0] in wanted:
                known.append(Known(Arrival(*arrival), id, replaceable=key not in self._seen))
        return known, keys

    def _accept(self, key: int, place: Place) -> None:
        self._database.run("UPDATE documents SET id = ?, state = 'pending' WHERE key = ?", place.id, key)
        seal_document(self._database, key)

    def _erase(self, key: int) -> None:
        changes = self._database.changes
        for table in ("mentions", "claims", "minted", "problems"):
            changes[table] -= self._database.run(f"DELETE FROM {table} WHERE document = ?", key)
        changes["documents"] -= self._database.run("DELETE FROM documents WHERE key = ?", key)

    def _forget_problems(self) -> None:
        """Problems of sources that have given a document since, and of documents that are tried again."""
        self._database.changes["problems"] -= self._database.run(
            """DELETE FROM problems WHERE build < ? AND
               (document IS NULL AND source IN (SELECT source FROM documents WHERE state IN ('pending', 'done'))
                OR document IN (SELECT key FROM documents WHERE state = 'pending'))""",
            self._build,
        )


def _rank(row: Row) -> str:
    """The order of arrivals of one text: by where they come from, then by what else is known."""
    return json.dumps([row[0], *row[3:]])
