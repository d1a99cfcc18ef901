"""Kills builds with SIGKILL before their n-th operation on the ledger or the store's files, starts them again, and
compares the dumps.

`python tests/killed.py SOURCES FOLDER` prints what was found as JSON. A negative control removes a document.

Every build and every dump has a forked process of its own, and this one never opens a store: the storage engine
starts threads, a fork does not take them along, and a build in a fork of such a process would wait for them for ever.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from kg import pipeline
from kg.ids import sha256
from kg.ledger import database
from kg.rdf import build as _  # noqa: F401 - imported once here, not once in every fork
from kg.store import derive
from kg.store.derive import current, dump
from tests.fakes import build

KILLS = 45
OF_THE_STORE = ("_write", "_files", "_replace", "_synchronise", "_sweep")  # steps of writing it
LAST = 8  # operations at the end, of which none is left out: they write the store
PATIENCE = 60  # seconds after which a process that hangs is ended, which fails the test


def in_a_child(act: Callable[[], object]) -> int:
    """The exit status of `act` in a forked process: 0 where it ended well, -9 where it was killed."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told by the exit status
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def counted(limit: int | None, note: Path | None = None) -> None:
    """Count this process's operations on the disk; kill it before the one numbered `limit`."""
    seen = 0

    def counting(plain):
        def act(*given):
            nonlocal seen
            seen += 1
            if seen == limit:
                os.kill(os.getpid(), signal.SIGKILL)
            if note is not None:
                note.write_text(str(seen))
            return plain(*given)

        return act

    database.Database._told = counting(database.Database._told)
    for name in OF_THE_STORE:
        setattr(derive, name, counting(getattr(derive, name)))


def killed(sources: Path, graph: Path, at: int) -> int:
    """The exit status of a build that is killed before operation `at`, where it has so many."""
    return in_a_child(lambda: (counted(at), build(sources, graph)))


def dumped(graph: Path) -> str:
    """The hash of a graph's dump."""
    note = graph / "dump"
    assert in_a_child(lambda: note.write_text(sha256(dump(current(graph)).decode()))) == 0
    return note.read_text()


def survives(sources: Path, graph: Path, at: int, expected: str) -> bool:
    """Whether a build that is killed before operation `at`, and again on its way, ends with the expected dump."""
    assert killed(sources, graph, at) == -signal.SIGKILL
    again = killed(sources, graph, at // 2 + 1)
    assert again in (0, -signal.SIGKILL)
    if again:
        assert in_a_child(lambda: build(sources, graph)) == 0
    found = dumped(graph)
    shutil.rmtree(graph)
    return found == expected


def main(sources: Path, folder: Path) -> None:
    """See the module."""
    folder.mkdir()
    pipeline.BATCH, pipeline.ARRIVALS = 3, 4
    note, whole, control = folder / "operations", folder / "whole", folder / "control"
    assert in_a_child(lambda: (counted(None, note), build(sources, whole))) == 0
    operations, expected = int(note.read_text()), dumped(whole)
    points = sorted({1 + i * operations // KILLS for i in range(KILLS)} | {operations - i for i in range(LAST)})
    different = [at for at in points if not survives(sources, folder / f"killed-{at}", at, expected)]
    next(sources.rglob("0*.txt")).unlink()
    assert in_a_child(lambda: build(sources, control)) == 0
    seen = dumped(control) != expected
    print(json.dumps({"kills": len(points), "operations": operations, "different": different, "control": seen}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
