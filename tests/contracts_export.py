"""What every exporter keeps: the same bytes for the same records, and independent readers that get all of it back."""

import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import pyoxigraph
import rdflib

from kg.model import Knowledge
from kg.plugins import load
from kg.rdf.build import quads
from kg.schema import Schema

Row = tuple[str, str, str, str | None, str | None, str | None]  # subject, predicate, value, datatype, language, graph
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def exported(form: str, knowledge: Knowledge, schema: Schema) -> bytes:
    """What the exporter of a format writes, found as the command line finds it."""
    stream = io.BytesIO()
    load("kg.exporters", form)(knowledge, schema, stream)
    return stream.getvalue()


def check(form: str, knowledge: Knowledge, schema: Schema, read: Callable[[bytes, Knowledge, Schema], None]) -> None:
    """The contract: deterministic, leaves the stream open, and `read` finds the records again."""
    once = exported(form, knowledge, schema)
    assert once == exported(form, knowledge, schema)
    assert once.endswith(b"\n")
    read(once, knowledge, schema)


def oxigraph_rows(found: Iterable[pyoxigraph.Quad], graphs: bool) -> set[Row]:
    """Quads as plain tuples; without their graphs where the format has none."""
    return {
        (
            quad.subject.value,
            quad.predicate.value,
            quad.object.value,
            *_kind(quad.object),
            quad.graph_name.value if graphs and isinstance(quad.graph_name, pyoxigraph.NamedNode) else None,
        )
        for quad in found
    }


def _kind(term: Any) -> tuple[str | None, str | None]:
    if isinstance(term, pyoxigraph.Literal):
        return (term.datatype.value, term.language)
    return (None, None)


def rdflib_rows(data: bytes, form: str, graphs: bool) -> set[Row]:
    """The same, as rdflib reads the bytes."""
    rdflib.NORMALIZE_LITERALS = False
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=form)
    default = {str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID), "None"}
    rows = set()
    for subject, predicate, object_, graph in dataset.quads():
        assert not isinstance(subject, rdflib.BNode)
        name = str(getattr(graph, "identifier", graph))
        kind: tuple[str | None, str | None] = (None, None)
        if isinstance(object_, rdflib.Literal):
            kind = (str(object_.datatype or XSD_STRING), object_.language)
        rows.add((str(subject), str(predicate), str(object_), *kind, name if graphs and name not in default else None))
    return rows


def reads_as_rdf(form: str, graphs: bool) -> Callable[[bytes, Knowledge, Schema], None]:
    """A reader that compares what rdflib and Oxigraph read with the quads that were built."""
    names = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
    formats = pyoxigraph.RdfFormat
    engine = {"turtle": formats.TURTLE, "trig": formats.TRIG, "nquads": formats.N_QUADS, "jsonld": formats.JSON_LD}

    def read(data: bytes, knowledge: Knowledge, schema: Schema) -> None:
        built = oxigraph_rows(quads(knowledge, schema), graphs)
        assert rdflib_rows(data, names[form], graphs) == built
        assert oxigraph_rows(pyoxigraph.parse(data, format=engine[form]), graphs) == built

    return read


def json_lines(data: bytes) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]
