"""SPARQL in a process of its own, which can be killed: no query text is ever parsed where graphs are built.

A query of six kilobytes can crash the engine, one of four hundred bytes can keep it planning for ever, and no call
stops it from inside. The worker reads the store beside a writer and answers within its limits or is killed.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import QueryError
from kg.store.cells import Cell, decoded

_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.append(sys.argv[1]); import runpy; runpy.run_module('kg.store.worker', run_name='__main__')"
)


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How much one query may take."""

    seconds: float = 30.0
    memory: int = 1_200_000_000  # bytes of address space of the worker
    rows: int = 100_000
    reply_bytes: int = 50_000_000
    text_bytes: int = 64_000


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: rows of cells, None where unbound. The column of ASK is "answer", those of CONSTRUCT its terms."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    kind: str  # "select", "ask", "construct"
    truncated: bool = False  # there were more rows than the limit


def run_query(store: Path, text: str, bindings: Mapping[str, str], limits: QueryLimits | None = None) -> Table:
    """Run a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) on a derived store.

    The default graph is the union of all graphs; the prefixes of kg.rdf.terms need no declaration. `bindings` bind
    variables to plain strings, or to IRIs where the value is `<urn:…>`; a bound variable must be in the SELECT clause
    and is no column of the answer. Raises QueryError, one line, when the query is refused, wrong, crashes the engine
    or runs over a limit; the rows beyond a limit are left off and `truncated` says so.
    """
    limits = limits or QueryLimits()
    size = len(text.encode("utf-8", "replace"))
    if size > limits.text_bytes:
        raise QueryError(f"the query has {size:,} bytes; at most {limits.text_bytes:,} are allowed")
    request = {"store": str(store), "query": text, "bindings": dict(bindings), **asdict(limits)}
    return _table(_worked(json.dumps(request), limits), limits)


def _worked(request: str, limits: QueryLimits) -> str:
    """What a worker answers. Raises QueryError where it was killed or died."""
    command = [sys.executable, "-P", "-c", _START, str(_ROOT)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8", errors="replace") as worker:
        try:
            answer, complaint = worker.communicate(request, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise QueryError(_overtime(limits)) from None
        finally:
            worker.kill()
    if worker.returncode:
        raise QueryError(_death(worker.returncode, complaint, limits))
    return answer


def _overtime(limits: QueryLimits) -> str:
    return (
        f"the query ran over its limit of {limits.seconds:g} seconds; ask for less: fewer patterns, a FILTER, a LIMIT"
    )


def _death(code: int, complaint: str, limits: QueryLimits) -> str:
    """Why the worker died, in words."""
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _overtime(limits)
    if "memory allocation" in complaint or "MemoryError" in complaint or "bad_alloc" in complaint:
        return f"the query ran over its limit of {limits.memory / 1e9:g} GB of memory; ask for less"
    if code == -signal.SIGSEGV or "overflowed its stack" in complaint:
        return "the query is nested too deeply, or too long, for the SPARQL engine; write it in smaller parts"
    last = complaint.strip().splitlines()[-1] if complaint.strip() else f"exit {code}"
    return f"the query engine failed: {last[:200]}"


def _table(answer: str, limits: QueryLimits) -> Table:
    lines = [line for line in answer.split("\n") if line]
    head: dict[str, Any] = json.loads(lines[0]) if lines else {"error": "the query engine gave no answer"}
    tail: dict[str, Any] = head if len(lines) < 2 else json.loads(lines[-1])
    problem = head.get("error") or (tail.get("error") if isinstance(tail, dict) else None)
    if problem == "out of memory":
        problem = f"the query ran over its limit of {limits.memory / 1e9:g} GB of memory; ask for less"
    if problem:
        raise QueryError(_friendly(problem))
    rows = tuple(tuple(decoded(cell) for cell in json.loads(line)) for line in lines[1:-1])
    return Table(tuple(head["columns"]), rows, head["kind"], tail["truncated"])


def _friendly(problem: str) -> str:
    """The engine's own words, where they speak of its insides, in ours."""
    if "in its SELECT projection" in problem:
        name = problem.partition("variable ?")[2].partition(" ")[0]
        return f"the parameter {name!r} is no variable of the SELECT clause: write SELECT … ?{name} to bind it"
    return problem
