"""The vocabulary: prefixes, and terms made from records with nothing that an engine would rewrite.

Typed literals are canonical (Oxigraph normalises others); what an author wrote is always a plain string.
"""

import re
from datetime import date
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.ids import NAMESPACE

PREFIXES = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "ftm": "https://schema.followthemoney.tech/#",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


@cache
def term(curie: str) -> NamedNode:
    """The node of a prefixed name: `term("prov:wasDerivedFrom")`. Raises KeyError where the prefix is not ours."""
    prefix, name = curie.split(":", 1)
    return NamedNode(PREFIXES[prefix] + name)


def text(value: str) -> Literal:
    """A plain string, character for character."""
    return Literal(value)


def count(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=term("xsd:integer"))


def decimal(value: float) -> Literal:
    """An xsd:decimal of at most four places in canonical form: 0.9, 1, 0.8125."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal("0" if digits == "-0" else digits, datatype=term("xsd:decimal"))


def day(value: str) -> Literal:
    """An xsd:date where `value` is a full day, else the string as it is: comparisons drop partial dates."""
    try:
        whole = _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        whole = False
    return Literal(value, datatype=term("xsd:date")) if whole else Literal(value)


def address(url: str) -> NamedNode | Literal:
    """The node of a web address (http or https); any other scheme stays a string that no reader will follow."""
    if _WEB.fullmatch(url):
        try:
            return NamedNode(url)
        except ValueError:
            return Literal(url)
    return Literal(url)
