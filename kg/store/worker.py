"""`python -m kg.store.worker`: runs one query for kg.store.query and ends.

Reads one JSON object from standard input (store, query, bindings, memory, seconds, rows, reply_bytes) and writes JSON
lines: a head with kind and columns, one line a row, and a tail that says whether rows were left off; or one line with
an error. It only reads, and may be killed at any moment.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kg.errors import GraphError
from kg.store.refusal import refusal, writes
from kg.store.sandbox import confine

if TYPE_CHECKING:
    from kg.store.terms import Term

_PLACE = re.compile(r"error at (\d+):(\d+):")


def main() -> None:
    """Answer the request on standard input."""
    request = json.load(sys.stdin)
    confine(request["memory"], request["seconds"])
    problem = refusal(request["query"])
    if problem is not None:
        _write(sys.stdout, {"error": problem})
        return
    try:
        _answer(request, sys.stdout)
    except SyntaxError as error:
        _write(sys.stdout, {"error": explained(request["query"], str(error))})
    except (OSError, RuntimeError, ValueError, GraphError) as error:
        _write(sys.stdout, {"error": _first_line(str(error))})
    except MemoryError:
        _write(sys.stdout, {"error": "out of memory"})


def _answer(request: dict[str, Any], stream: TextIO) -> None:
    """Run the query and write the answer as it comes."""
    from pyoxigraph import QueryBoolean, QuerySolutions, Store, Variable

    from kg.rdf.terms import PREFIXES
    from kg.store.derive import reading
    from kg.store.terms import bound_term

    with reading(Path(request["store"])):
        store = Store.read_only(request["store"])
        bindings: dict[Variable, Term] = {
            Variable(name): bound_term(value) for name, value in request["bindings"].items()
        }
        found = store.query(
            request["query"], prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=bindings or None
        )
        if isinstance(found, QueryBoolean):
            boolean = "http://www.w3.org/2001/XMLSchema#boolean"
            row = [["literal", str(bool(found)).lower(), boolean, None]]
            _rows(stream, "ask", ["answer"], [row], request)
        elif isinstance(found, QuerySolutions):
            names = [variable.value for variable in found.variables]
            kept = [name for name in names if name not in request["bindings"]]
            _rows(stream, "select", kept, _solutions(found, kept), request)
        else:
            _rows(stream, "construct", ["subject", "predicate", "object"], _triples(found), request)


def _solutions(found: Iterable[Any], names: Sequence[str]) -> Iterator[list[Any]]:
    from kg.store.terms import encoded

    return ([encoded(solution[name]) for name in names] for solution in found)


def _triples(found: Iterable[Any]) -> Iterator[list[Any]]:
    from kg.store.terms import encoded

    return ([encoded(term) for term in (one.subject, one.predicate, one.object)] for one in found)


def _rows(stream: TextIO, kind: str, columns: list[str], rows: Iterable[list[Any]], request: dict[str, Any]) -> None:
    """Write head, rows up to the limits, and tail."""
    _write(stream, {"kind": kind, "columns": columns})
    size = 0
    truncated = False
    for number, row in enumerate(rows):
        line = json.dumps(row, ensure_ascii=False)
        size += len(line.encode("utf-8"))
        if number >= request["rows"] or size > request["reply_bytes"]:
            truncated = True
            break
        stream.write(f"{line}\n")
    _write(stream, {"truncated": truncated})


def explained(query: str, error: str) -> str:
    """A syntax error in one line: where, at which words, and what is likely wrong."""
    from kg.rdf.terms import PREFIXES

    place = _PLACE.search(error)
    if place is None:
        return _first_line(error)
    line, column = int(place[1]), int(place[2])
    words = query.split("\n")[line - 1] if line <= query.count("\n") + 1 else ""
    where = f"line {line}, column {column}"
    if "Prefix not found" in error:
        name = re.search(r"[\w.\-]*:[^\s]*$", words[: column - 1])
        prefix = f"prefix {name[0].split(':')[0]}:" if name else "a prefix"
        return f"{where}: {prefix} is not declared; {', '.join(PREFIXES)} need no declaration"
    if writes(query):
        return f"{where}: only reading queries are run: SELECT, ASK, CONSTRUCT or DESCRIBE"
    near = words[column - 1 :].strip()
    return f"{where}: no SPARQL 1.1 query from here on: {near[:60] or 'the end of the text'}"


def _first_line(message: str) -> str:
    return message.strip().splitlines()[0] if message.strip() else "the query failed"


def _write(stream: TextIO, value: dict[str, Any]) -> None:
    stream.write(json.dumps(value, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
