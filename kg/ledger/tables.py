"""The ledger's tables, their version, and what is checked when a ledger is opened.

Every row is sealed by a hash of its values, a document together with its mentions and claims, so that a changed byte
is noticed when it is read; SQLite's own check finds damaged pages, and the totals find rows that are gone.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import GraphError

APPLICATION = 0x6B67_4C31  # "kgL1": marks the file as ours
VERSION = 1
MIGRATIONS: Mapping[int, str] = {}  # from a version to the next: SQL that is run once, in the order of versions

TABLES = {
    "builds": """CREATE TABLE builds (
        number INTEGER PRIMARY KEY,
        state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
        versions TEXT NOT NULL,
        seal TEXT NOT NULL) STRICT""",
    "documents": """CREATE TABLE documents (
        key INTEGER PRIMARY KEY,
        build INTEGER NOT NULL REFERENCES builds (number),
        id TEXT UNIQUE,
        given_id TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        origin TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT, url TEXT, published TEXT, language TEXT, publisher TEXT,
        text TEXT NOT NULL,
        zones TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('arrived', 'pending', 'done', 'failed')),
        notes TEXT NOT NULL DEFAULT '[]',
        seal TEXT NOT NULL,
        UNIQUE (given_id, content_hash)) STRICT""",
    "mentions": """CREATE TABLE mentions (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
        type TEXT NOT NULL, kind TEXT NOT NULL, chain INTEGER NOT NULL, name TEXT NOT NULL, acts_for TEXT,
        listed INTEGER NOT NULL,
        PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID""",
    "claims": """CREATE TABLE claims (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        predicate TEXT NOT NULL, subject INTEGER NOT NULL, object INTEGER NOT NULL, stance TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
        confidence REAL NOT NULL, rule TEXT NOT NULL, extractor TEXT NOT NULL, attributed_to TEXT NOT NULL,
        earliest TEXT, latest TEXT, precision TEXT NOT NULL, words TEXT, month_day TEXT,
        place INTEGER, role TEXT, status TEXT, event INTEGER,
        PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID""",
    "minted": """CREATE TABLE minted (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        iri TEXT NOT NULL,
        seal TEXT NOT NULL,
        PRIMARY KEY (document, start, "end")) STRICT, WITHOUT ROWID""",
    "problems": """CREATE TABLE problems (
        build INTEGER NOT NULL REFERENCES builds (number),
        source TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL,
        document INTEGER REFERENCES documents (key) ON DELETE CASCADE,
        seal TEXT NOT NULL,
        PRIMARY KEY (source, stage)) STRICT, WITHOUT ROWID""",
    "totals": """CREATE TABLE totals (
        name TEXT PRIMARY KEY,
        rows INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
}
INDEXES = (
    "CREATE INDEX documents_in_order ON documents (state, build, content_hash, id)",
    "CREATE INDEX problems_of_documents ON problems (document)",
)
COUNTED = ("builds", "documents", "mentions", "claims", "minted", "problems")


def seal(*values: object) -> str:
    """16 hexadecimal characters over texts, numbers, None and lists of them; the same on every machine."""
    plain = json.dumps(values, separators=(",", ":"))
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()


def prepare(connection: sqlite3.Connection, path: Path, writable: bool) -> None:
    """Make the tables of an empty file, bring an older ledger to this version, check one that is there.

    Raises GraphError for a file that is no ledger, that a newer kg made, or that is damaged.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if writable and not (version or application or objects):
        _make(connection)
        return
    if application != APPLICATION:
        raise GraphError(f"{path} is no ledger of kg; move it away, or name another folder for the graph")
    if version > VERSION:
        raise GraphError(
            f"{path} was written by a newer kg (ledger version {version}; this kg knows {VERSION}): "
            "install the newer kg, or build the graph in another folder"
        )
    check(connection, path)
    if version < VERSION:
        _migrate(connection, path, version, writable)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise GraphError where pages, tables or totals are not as they were written; a second for 10,000 documents."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise damaged(path, verdict.splitlines()[-1])
    known = {**TABLES, **{sql.split()[2]: sql for sql in INDEXES}}
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if dict(rows) != known:
        raise damaged(path, "its tables are not those of a ledger")
    if dict(connection.execute("SELECT name, rows FROM totals").fetchall()) != count(connection):
        raise damaged(path, "rows are missing")


def count(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}


def keep_totals(connection: sqlite3.Connection, changes: Mapping[str, int]) -> None:
    """Note in the transaction in work by how many rows tables have grown."""
    rows: Sequence[tuple[int, str]] = [(change, name) for name, change in changes.items() if change]
    connection.executemany("UPDATE totals SET rows = rows + ? WHERE name = ?", rows)


def damaged(path: Path, what: str) -> GraphError:
    """The error for a ledger that is not as it was written."""
    return GraphError(
        f"{path} is damaged ({what}); put back a copy of it, or remove the folder {path.parent} and build again"
    )


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for sql in (*TABLES.values(), *INDEXES):
        connection.execute(sql)
    connection.executemany("INSERT INTO totals VALUES (?, 0)", [(name,) for name in COUNTED])
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, path: Path, version: int, writable: bool) -> None:
    if not writable:
        raise GraphError(f"{path} is of an older kg; run `kg build` on its folder once: it is brought up to date")
    for step in range(version, VERSION):
        connection.executescript(f"BEGIN IMMEDIATE; {MIGRATIONS[step]}; PRAGMA user_version = {step + 1}; COMMIT;")
