"""Kills builds with SIGKILL before their n-th operation on the ledger, starts them again, and compares the dumps.

`python tests/killed.py SOURCES FOLDER` prints what was found as JSON. A negative control removes a document.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from kg import pipeline
from kg.ledger import database
from kg.store.derive import current, dump
from tests.fakes import build

KILLS = 45


def in_a_child(act: Callable[[], object]) -> bool:
    """Run in a forked process; whether it ended by itself and well."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told by the exit status
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def counted(limit: int | None, note: Path | None = None) -> None:
    """Count this process's operations on the ledger; kill it before the one numbered `limit`."""
    plain = database.Database._told
    seen = 0

    def told(self, act):
        nonlocal seen
        seen += 1
        if seen == limit:
            os.kill(os.getpid(), signal.SIGKILL)
        if note is not None:
            note.write_text(str(seen))
        return plain(self, act)

    database.Database._told = told


def main(sources: Path, folder: Path) -> None:
    """See the module."""
    folder.mkdir()
    pipeline.BATCH, pipeline.ARRIVALS = 3, 4
    note = folder / "operations"
    whole = folder / "whole"
    assert in_a_child(lambda: (counted(None, note), build(sources, whole)))
    operations = int(note.read_text())
    expected = dump(current(whole))
    different = []
    points = sorted({1 + i * operations // KILLS for i in range(KILLS)} | {operations})
    for at in points:
        graph = folder / f"killed-{at}"
        assert not in_a_child(lambda at=at, graph=graph: (counted(at), build(sources, graph)))
        again = in_a_child(lambda at=at, graph=graph: (counted(at // 2 + 1), build(sources, graph)))
        if not again:
            assert in_a_child(lambda graph=graph: build(sources, graph))
        if dump(current(graph)) != expected:
            different.append(at)
    next(sources.rglob("0*.txt")).unlink()
    assert in_a_child(lambda: build(sources, folder / "control"))
    control = dump(current(folder / "control")) != expected
    print(json.dumps({"kills": len(points), "operations": operations, "different": different, "control": control}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
