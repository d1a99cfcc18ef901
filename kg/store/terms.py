"""RDF terms to plain data and back, on the worker's side."""

import re
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_IRI = re.compile(r"<([A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|\\^`\x00-\x20]*)>")


def encoded(term: Term | None) -> list[str | None] | None:
    """A term as JSON: kind, value, datatype, language; None where unbound."""
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return ["uri", term.value]
    if isinstance(term, Literal):
        datatype = term.datatype.value
        return ["literal", term.value, None if term.language or datatype == _STRING else datatype, term.language]
    if isinstance(term, BlankNode):
        return ["bnode", term.value]
    return ["triple", str(term)]


def bound_term(value: str) -> NamedNode | Literal:
    """The term of a parameter: `<urn:…>` is an IRI, everything else a plain string; nothing is parsed as SPARQL."""
    iri = _IRI.fullmatch(value)
    try:
        return NamedNode(iri[1]) if iri else Literal(value)
    except ValueError:
        return Literal(value)
