"""Queries by name: the files of ontology/queries, with parameters that are bound, never pasted into the text.

A file opens with comment lines, in this order:

    # title: Who met whom
    # description: Meetings that a document asserts or reports.
    # parameter: name entity "" — only those of this person, country or organisation
    # example: name="Maria Petrova"

A parameter is a variable of that name in the SELECT clause (and in that of each sub-select that uses it); it has a
type, and a default in quotes where it may be left out. `entity` takes a label, another name, or an IRI.
"""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.resources import resource

PARAMETER_TYPES = ("entity", "text", "date", "relation")
_HEAD = re.compile(r"#\s*(title|description|parameter|example):\s*(.*)")
_PARAMETER = re.compile(r'(?P<name>[a-z]+) (?P<type>[a-z]+)(?: "(?P<default>[^"]*)")? — (?P<text>.+)')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query is asked with."""

    name: str
    type: str  # one of PARAMETER_TYPES
    text: str
    default: str | None = None  # None: it must be given

    @property
    def usage(self) -> str:
        """How to write it: `name=ENTITY`, in brackets where it may be left out."""
        given = f"{self.name}={self.type.upper()}"
        return given if self.default is None else f"[{given}]"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of ontology/queries."""

    name: str  # the file's name without its ending
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    text: str


def named_queries() -> dict[str, NamedQuery]:
    """All named queries, by name. Raises QueryError where a file's head is wrong."""
    return {path.stem: read_query(path) for path in sorted(resource("ontology", "queries").glob("*.rq"))}


def read_query(path: Path) -> NamedQuery:
    """One query from its file. Raises QueryError where its head is wrong."""
    text = path.read_text(encoding="utf-8")
    head: dict[str, list[str]] = {"title": [], "description": [], "parameter": [], "example": []}
    for line in text.splitlines():
        match = _HEAD.fullmatch(line)
        if match:
            head[match[1]].append(match[2].strip())
    if not head["title"] or not head["description"]:
        raise QueryError(f"{path}: the query has no “# title:” or no “# description:”")
    parameters = tuple(_parameter(path, line) for line in head["parameter"])
    example = dict(pair.split("=", 1) for line in head["example"] for pair in shlex.split(line) if "=" in pair)
    return NamedQuery(path.stem, head["title"][0], " ".join(head["description"]), parameters, example, text)


def bound(query: NamedQuery, given: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text of a query and the value of each of its parameters, for run_query.

    Raises QueryError for a parameter that is missing, unknown or no date where one is wanted.
    """
    valid = {parameter.name: parameter for parameter in query.parameters}
    unknown = sorted(set(given) - set(valid))
    if unknown:
        there = f"there are {', '.join(valid)}" if valid else "it has none"
        raise QueryError(f"{query.name} has no parameter {unknown[0]!r}; {there}")
    return query.text, {name: _value(query, parameter, given.get(name)) for name, parameter in valid.items()}


def _value(query: NamedQuery, parameter: Parameter, given: str | None) -> str:
    value = parameter.default if given is None else given
    if value is None:
        raise QueryError(f"{query.name} needs {parameter.usage}: {parameter.text}")
    if parameter.type == "date" and value and not _DAY.fullmatch(value):
        raise QueryError(f"{query.name}: {parameter.name}={value!r} is no date; write it as 2024-05-31")
    if parameter.type == "entity" and value.startswith("<") and value.endswith(">"):
        return value[1:-1]
    return value.removeprefix("kg:") if parameter.type == "relation" else value


def _parameter(path: Path, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in PARAMETER_TYPES:
        raise QueryError(f'{path}: “{line}” is no parameter; write: name {"|".join(PARAMETER_TYPES)} "default" — text')
    return Parameter(match["name"], match["type"], match["text"], match["default"])
