"""The ledger: what was read and found, in one SQLite file that survives a kill at any point.

A build: `begin` opens one or goes on with the one that was interrupted; `register` takes documents in any order and
any number of times; `settle` gives them their ids; `pending` lists the work; `store` and `fail` finish documents, a
transaction a call; `mint` keeps identifiers and ends it. The order of the ledger, in which everything is given back,
is build, then content hash, then id: it does not depend on the order of inputs, on workers or on kills.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from kg.errors import GraphError
from kg.ids import sha256
from kg.ledger.content import read_document, read_reading, seal_document, write_reading
from kg.ledger.database import Database
from kg.ledger.lock import Lock
from kg.ledger.registration import Registered, Registration
from kg.ledger.tables import damaged, seal
from kg.model import Document, MentionKey, Problem, Reading

_ORDER = "ORDER BY build, content_hash, id"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds: documents by what became of them, mentions, claims."""

    pending: int
    done: int
    failed: int
    mentions: int
    claims: int


class Ledger:
    """A graph's ledger, opened: `with Ledger(folder / "ledger.sqlite") as ledger`.

    `writable=False` reads one that is there and sees it as it was when it was opened, whatever a build does meanwhile.
    Raises GraphError where it is missing, being written by another process, damaged, or of a newer kg.
    """

    def __init__(self, path: Path, writable: bool = True) -> None:
        self.path = path
        self._lock = Lock(path.with_name(f"{path.name}.lock")) if writable else None
        try:
            self._database = Database(path, writable)
        except BaseException:
            self._release()
            raise
        self._build = self._open_build()
        self._registration = Registration(self._database, self._build)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others write."""
        self._database.close()
        self._release()

    def begin(self, versions: Mapping[str, str]) -> int:
        """Open a build, or go on with the interrupted one; its number. `versions` names what reads and extracts.

        What an interrupted build had read but not settled is forgotten: it is read again.
        """
        database = self._database
        with database.transaction():
            if not self._build:
                self._build = database.number("SELECT max(number) FROM builds") + 1
                database.run("INSERT INTO builds VALUES (?, 'open', '', '')", self._build)
                database.changes["builds"] += 1
            self._write_build("open", json.dumps(dict(sorted(versions.items())), separators=(",", ":")))
            database.changes["documents"] -= database.run("DELETE FROM documents WHERE state = 'arrived'")
        self._registration = Registration(database, self._build)
        return self._build

    def register(self, documents: Iterable[Document], folder: str = "") -> Registered:
        """Note documents as read, in one transaction.

        `folder` is the name of the folder that their sources are paths in: with it a source is the same source again.
        """
        total = Registered()
        with self._database.transaction():
            for document in documents:
                total += self._registration.arrive(document, folder)
        return total

    def settle(self) -> int:
        """Give all that was registered its ids, in one transaction; how many are new versions of older documents.

        A new version takes the place of the old one, whose text, mentions and claims are erased.
        """
        return self._registration.settle()

    def pending(self) -> Iterator[Document]:
        """The documents still to be worked on, under their ids in this graph, in ledger order; lazily."""
        for (key,) in self._database.all(f"SELECT key FROM documents WHERE state = 'pending' {_ORDER}"):
            yield read_document(self._database, key)

    def store(self, readings: Sequence[Reading]) -> None:
        """Keep what documents yielded, in one transaction. Raises GraphError for a document that is not pending."""
        with self._database.transaction():
            for reading in readings:
                write_reading(self._database, self._pending_key(reading.document.id), reading)

    def fail(self, document: Document, problem: Problem) -> None:
        """Note that a pending document could not be worked on; a later build that reads it again tries again."""
        with self._database.transaction():
            key = self._pending_key(document.id)
            self._database.run("UPDATE documents SET state = 'failed' WHERE key = ?", key)
            seal_document(self._database, key)
            self._note(problem, key)

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems of sources that gave no document."""
        with self._database.transaction():
            for problem in problems:
                self._note(problem, None)

    def mint(self, minted: Mapping[MentionKey, str]) -> None:
        """Keep identifiers for mentions and end the build, in one transaction.

        An identifier that a mention has already is replaced. Raises GraphError while documents are pending.
        """
        database = self._database
        if self.counts().pending:
            raise GraphError(f"{self.path}: a build cannot end while documents are pending")
        done = database.all("SELECT id, key FROM documents WHERE state = 'done'")
        keys = {str(id): int(key) for id, key in done}
        rows = [(keys[at.document], at.start, at.end, iri, _seal(at, iri)) for at, iri in sorted(minted.items())]
        with database.transaction():
            before = database.number("SELECT count(*) FROM minted")
            database.many("INSERT OR REPLACE INTO minted VALUES (?, ?, ?, ?, ?)", rows)
            database.changes["minted"] += database.number("SELECT count(*) FROM minted") - before
            row = database.first("SELECT versions FROM builds WHERE number = ?", self._build)
            if row is not None:
                self._write_build("closed", row[0])
        self._build = 0

    def readings(self) -> Iterator[Reading]:
        """What every finished document yielded, in the order of the ledger; lazily. Raises GraphError on damage."""
        for (key,) in self._database.all(f"SELECT key FROM documents WHERE state = 'done' {_ORDER}"):
            yield read_reading(self._database, key)

    def minted(self) -> dict[MentionKey, str]:
        """The identifier kept for each mention that has one."""
        found = {}
        query = """SELECT d.id, m.start, m."end", m.iri, m.seal FROM minted m
                   JOIN documents d ON d.key = m.document WHERE d.state = 'done'"""
        for id, start, end, iri, sealed in self._database.all(query):
            at = MentionKey(id, start, end)
            if _seal(at, iri) != sealed:
                raise damaged(self.path, f"an identifier of document {id}")
            found[at] = str(iri)
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or worked on and has not been since, by source."""
        found = []
        rows = self._database.all("SELECT source, stage, reason, build, seal FROM problems ORDER BY source, stage")
        for *values, sealed in rows:
            if seal(*values) != sealed:
                raise damaged(self.path, f"a problem of {values[0]}")
            found.append(Problem(*values[:3]))
        return tuple(found)

    def versions(self) -> dict[str, str]:
        """What made the last build: names and versions."""
        row = self._database.first("SELECT versions FROM builds ORDER BY number DESC")
        return dict(json.loads(row[0])) if row is not None else {}

    def counts(self) -> Counts:
        """How much is there."""
        states = {state: int(n) for state, n in self._database.all("SELECT state, count(*) FROM documents GROUP BY 1")}
        mentions, claims = (self._database.number(f"SELECT count(*) FROM {name}") for name in ("mentions", "claims"))
        return Counts(states.get("pending", 0), states.get("done", 0), states.get("failed", 0), mentions, claims)

    def digest(self) -> str:
        """A hash of what a graph depends on here: all readings in order, and the identifiers."""
        readings = self._database.all(f"SELECT id, seal FROM documents WHERE state = 'done' {_ORDER}")
        minted = sorted(self._database.all("SELECT seal FROM minted"))
        return sha256(seal(readings, minted))

    def verify(self) -> None:
        """Read everything once. Raises GraphError for the first thing that is not as it was written."""
        self._database.check()
        self.versions()
        self.problems()
        self.minted()
        for (key,) in self._database.all("SELECT key FROM documents ORDER BY key"):
            read_document(self._database, key)

    def _open_build(self) -> int:
        """The number of the interrupted build, 0 where there is none."""
        interrupted = 0
        try:
            for number, state, versions, sealed in self._database.all(
                "SELECT number, state, versions, seal FROM builds"
            ):
                if seal(number, state, versions) != sealed:
                    raise damaged(self.path, f"build {number}")
                interrupted = number if state == "open" else interrupted
        except BaseException:
            self.close()
            raise
        return interrupted

    def _note(self, problem: Problem, document: int | None) -> None:
        values = (problem.source, problem.stage, problem.reason, self._build)
        there = self._database.number("SELECT count(*) FROM problems WHERE source = ? AND stage = ?", *values[:2])
        columns = "source, stage, reason, build, document, seal"
        sql = f"INSERT OR REPLACE INTO problems ({columns}) VALUES (?, ?, ?, ?, ?, ?)"
        self._database.run(sql, *values, document, seal(*values))
        self._database.changes["problems"] += 1 - there

    def _write_build(self, state: str, versions: str) -> None:
        sealed = seal(self._build, state, versions)
        sql = "UPDATE builds SET state = ?, versions = ?, seal = ? WHERE number = ?"
        self._database.run(sql, state, versions, sealed, self._build)

    def _pending_key(self, id: str) -> int:
        row = self._database.first("SELECT key FROM documents WHERE id = ? AND state = 'pending'", id)
        if row is None:
            raise GraphError(f"{self.path}: document {id!r} is not waiting to be worked on")
        return int(row[0])

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _seal(at: MentionKey, iri: str) -> str:
    return seal(at.document, at.start, at.end, iri)
