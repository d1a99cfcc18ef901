"""What can be done with a graph's folder once it is built: ask it, export it, count it."""

import re
from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import GraphError, QueryError
from kg.model import STANCES, Knowledge
from kg.schema import Schema, load_schema

if TYPE_CHECKING:
    from kg.store.query import Table

_WORD = re.compile(r"[\w-]+")  # no SPARQL is one word: it was meant as a name


def require_graph(folder: Path) -> None:
    """Raise GraphError where `folder` holds no graph."""
    if not (folder / "ledger.sqlite").is_file():
        what = "holds no graph" if folder.is_dir() else "does not exist"
        raise GraphError(f"{folder} {what}; `kg build SOURCES… -o {folder}` makes one")


@cache
def schema_of(folder: Path) -> Schema:
    """The relations of a graph: ours, and those of the user in its folder `relations/`."""
    own = folder / "relations"
    return load_schema([own] if own.is_dir() else [])


def store_of(folder: Path) -> Path:
    """The folder of the store in use. Raises GraphError where the last build did not get that far."""
    from kg.store.derive import current

    return current(folder)


def ask(folder: Path, query: str, parameters: Mapping[str, str]) -> "Table":
    """The answer to SPARQL or to a named query. Raises QueryError when it is refused, fails or runs over its limits."""
    from kg.store.named import bound, named_queries
    from kg.store.query import QueryLimits, run_query

    queries = named_queries()
    named = queries.get(query)
    if named is None and _WORD.fullmatch(query):
        near = get_close_matches(query, queries, n=3, cutoff=0.5) or queries
        raise QueryError(f"no query is named {query!r}; there are {', '.join(near)}, see `kg query --list`")
    text, bindings = bound(named, parameters) if named else (query, dict(parameters))
    return run_query(store_of(folder), text, bindings, QueryLimits())


def write(folder: Path, knowledge: Knowledge, form: str, stream: BinaryIO) -> None:
    """Write the graph in a format; the error lists the valid ones."""
    from kg.plugins import load

    load("kg.exporters", form)(knowledge, schema_of(folder), stream)


def info(knowledge: Knowledge) -> dict[str, Any]:
    """Counts of documents, mentions, entities, claims and edges; claims by relation and stance."""
    claims = [claim for reading in knowledge.readings for claim in reading.claims]
    relations: dict[str, Counter[str]] = {}
    for claim in claims:
        relations.setdefault(claim.predicate, Counter())[claim.stance] += 1
    return {
        "documents": len(knowledge.readings),
        "mentions": sum(len(reading.mentions) for reading in knowledge.readings),
        "entities": len(knowledge.entities),
        "claims": len(claims),
        "stances": list(STANCES),
        "relations": {name: dict(counts) for name, counts in sorted(relations.items())},
    }
