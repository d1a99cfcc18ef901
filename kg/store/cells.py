"""Cells of an answer: terms as plain data."""

import re
from dataclasses import dataclass
from typing import Any

_NAME = re.compile(r"[A-Za-z_][\w\-]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer: an IRI, a literal with its datatype or language, or a blank node or triple."""

    kind: str  # "uri", "literal", "bnode", "triple"
    value: str
    datatype: str | None = None  # of literals that are not plain strings
    language: str | None = None

    @property
    def short(self) -> str:
        """The value as a person reads it: IRIs of known vocabularies with their prefix."""
        if self.kind != "uri":
            return self.value
        from kg.rdf.terms import PREFIXES

        for prefix, namespace in PREFIXES.items():
            name = self.value.removeprefix(namespace)
            if name != self.value and _NAME.fullmatch(name):
                return f"{prefix}:{name}"
        return self.value

    def json(self) -> dict[str, str]:
        """The value as SPARQL 1.1 Query Results JSON writes it."""
        given = {"type": self.kind, "value": self.value, "datatype": self.datatype, "xml:lang": self.language}
        return {key: value for key, value in given.items() if value is not None}


def decoded(parts: list[Any] | None) -> Cell | None:
    """The cell of what kg.store.terms.encoded made."""
    return None if parts is None else Cell(*parts)
