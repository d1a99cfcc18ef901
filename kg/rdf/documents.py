"""A document's own graph: what is known of it, and who read it."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.ids import document_iri, software_iri
from kg.model import Document, Reading
from kg.rdf.terms import address, count, day, term, text


def graph_of(document: Document) -> NamedNode:
    """The node of a document version, which is also the name of its graph."""
    return NamedNode(document_iri(document.id, document.content_hash))


def reading_of(document: Document) -> NamedNode:
    """The PROV activity in which the claims of a document were found."""
    return NamedNode(f"{graph_of(document).value}:reading")


def document_quads(reading: Reading) -> Iterator[Quad]:
    """Metadata and the one PROV activity, in the graph of the document. No clock times."""
    document = reading.document
    node = graph_of(document)
    yield Quad(node, term("rdf:type"), term("kg:Document"), node)
    yield Quad(node, term("dcterms:identifier"), text(document.id), node)
    yield Quad(node, term("dcterms:source"), text(document.source), node)
    yield Quad(node, term("kg:contentHash"), text(document.content_hash), node)
    yield Quad(node, term("kg:length"), count(len(document.text)), node)
    for name, value in (("title", document.title), ("publisher", document.publisher), ("language", document.language)):
        if value:
            yield Quad(node, term(f"dcterms:{name}"), text(value), node)
    if document.published:
        yield Quad(node, term("dcterms:issued"), day(document.published), node)
    if document.url:
        yield Quad(node, term("schema:url"), address(document.url), node)
    yield from _activity(reading, node)


def _activity(reading: Reading, graph: NamedNode) -> Iterator[Quad]:
    node = reading_of(reading.document)
    yield Quad(node, term("rdf:type"), term("prov:Activity"), graph)
    yield Quad(node, term("prov:used"), graph, graph)
    for name in sorted({claim.extractor for claim in reading.claims}):
        yield Quad(node, term("prov:wasAssociatedWith"), NamedNode(software_iri(name)), graph)


def software_quads(readings: tuple[Reading, ...]) -> Iterator[Quad]:
    """What found the claims, once each, in the graph of the whole."""
    for name in sorted({claim.extractor for reading in readings for claim in reading.claims}):
        node = NamedNode(software_iri(name))
        yield Quad(node, term("rdf:type"), term("prov:SoftwareAgent"))
        yield Quad(node, term("rdfs:label"), text(name))
