"""A claim as quads of its document's graph: what it says, how, and the exact words."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.ids import edge_iri
from kg.model import Entity
from kg.rdf.documents import graph_of, reading_of
from kg.rdf.events import place_quads, time_quads
from kg.rdf.statements import Statement, is_symmetric
from kg.rdf.terms import count, decimal, term, text
from kg.schema import Schema


def claim_quads(one: Statement, schema: Schema, event_of: Mapping[str, str]) -> Iterator[Quad]:
    """An rdf:Statement with stance, speakers, time, place, status, evidence and origin."""
    node, graph = NamedNode(one.iri), graph_of(one.document)
    claim = one.claim
    yield Quad(node, term("rdf:type"), term("rdf:Statement"), graph)
    yield Quad(node, term("rdf:type"), term("kg:Claim"), graph)
    yield Quad(node, term("rdf:subject"), NamedNode(one.subject.iri), graph)
    yield Quad(node, term("rdf:predicate"), term(f"kg:{claim.predicate}"), graph)
    yield Quad(node, term("rdf:object"), NamedNode(one.object.iri), graph)
    yield Quad(node, term("kg:subjectWords"), text(claim.subject.text), graph)
    yield Quad(node, term("kg:objectWords"), text(claim.object.text), graph)
    yield Quad(node, term("kg:stance"), text(claim.stance), graph)
    yield Quad(node, term("kg:confidence"), decimal(claim.confidence), graph)
    yield Quad(node, term("kg:rule"), text(claim.rule), graph)
    yield Quad(node, term("kg:extractor"), text(claim.extractor), graph)
    if claim.role:
        yield Quad(node, term("kg:role"), text(claim.role), graph)
    if claim.status:
        yield Quad(node, term("kg:status"), text(claim.status), graph)
    yield from time_quads(node, claim.time, graph)
    yield from place_quads(node, one.place, graph)
    yield from _speakers(node, one, graph)
    yield Quad(node, term("kg:edge"), NamedNode(_edge(one, schema)), graph)
    if one.iri in event_of:
        yield Quad(node, term("kg:event"), NamedNode(event_of[one.iri]), graph)
    yield Quad(node, term("prov:wasDerivedFrom"), graph, graph)
    yield Quad(node, term("prov:wasGeneratedBy"), reading_of(one.document), graph)
    yield from _evidence(node, one, graph)


def _edge(one: Statement, schema: Schema) -> str:
    pair = [one.subject.iri, one.object.iri]
    if is_symmetric(schema, one.claim.predicate):
        pair.sort()
    return edge_iri(pair[0], one.claim.predicate, pair[1])


def _speakers(node: NamedNode, one: Statement, graph: NamedNode) -> Iterator[Quad]:
    """Who says so: entities, names of those who are none, and the order where there are several."""
    for iri in sorted({speaker.iri for speaker in one.speakers if isinstance(speaker, Entity)}):
        yield Quad(node, term("kg:attributedTo"), NamedNode(iri), graph)
    for name in sorted({speaker for speaker in one.speakers if isinstance(speaker, str)}):
        yield Quad(node, term("kg:attributedToName"), text(name), graph)
    if len(one.speakers) > 1:
        yield Quad(node, term("kg:attributionChain"), text(" ← ".join(one.speaker_labels)), graph)


def _evidence(claim: NamedNode, one: Statement, graph: NamedNode) -> Iterator[Quad]:
    """The Web Annotation target: a quote selector and a position selector on the document."""
    evidence = one.claim.evidence
    target, quote, position = (NamedNode(f"{one.iri}:{part}") for part in ("target", "quote", "position"))
    yield Quad(claim, term("oa:hasTarget"), target, graph)
    yield Quad(target, term("rdf:type"), term("oa:SpecificResource"), graph)
    yield Quad(target, term("oa:hasSource"), graph, graph)
    yield Quad(target, term("oa:hasSelector"), quote, graph)
    yield Quad(target, term("oa:hasSelector"), position, graph)
    yield Quad(quote, term("rdf:type"), term("oa:TextQuoteSelector"), graph)
    yield Quad(quote, term("oa:exact"), text(evidence.quote), graph)
    yield Quad(quote, term("oa:prefix"), text(evidence.prefix), graph)
    yield Quad(quote, term("oa:suffix"), text(evidence.suffix), graph)
    yield Quad(position, term("rdf:type"), term("oa:TextPositionSelector"), graph)
    yield Quad(position, term("oa:start"), count(evidence.start), graph)
    yield Quad(position, term("oa:end"), count(evidence.end), graph)
