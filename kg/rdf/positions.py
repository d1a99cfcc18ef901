"""Offices and who holds or held them: `holdsPosition` with a title, as W3C ORG posts and memberships."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.ids import membership_iri, position_iri
from kg.model import Entity
from kg.rdf.statements import TOLD, Statement
from kg.rdf.terms import day, term, text

RELATION = "holdsPosition"


def position_quads(found: Iterable[Statement]) -> Iterator[Quad]:
    """One kg:Position an office and one org:Membership a holder, of what is asserted or reported, by IRI."""
    offices: dict[str, list[Statement]] = {}
    for one in found:
        if one.claim.predicate == RELATION and one.claim.role and one.claim.stance in TOLD:
            offices.setdefault(position_iri(one.object.iri, one.claim.role), []).append(one)
    return chain.from_iterable(_office(iri, claims) for iri, claims in sorted(offices.items()))


def _office(iri: str, claims: list[Statement]) -> Iterator[Quad]:
    node, organisation = NamedNode(iri), claims[0].object
    title = _usual(claims)
    yield Quad(node, term("rdf:type"), term("kg:Position"))
    yield Quad(node, term("rdfs:label"), text(f"{title}, {organisation.label}"))
    yield Quad(node, term("kg:role"), text(title))
    yield Quad(node, term("org:postIn"), NamedNode(organisation.iri))
    holders: dict[str, list[Statement]] = {}
    for one in claims:
        holders.setdefault(one.subject.iri, []).append(one)
    for holder in sorted(holders):
        yield Quad(node, term("org:heldBy"), NamedNode(holder))
    for _, theirs in sorted(holders.items()):
        yield from _membership(node, organisation, theirs)


def _membership(position: NamedNode, organisation: Entity, claims: list[Statement]) -> Iterator[Quad]:
    node = NamedNode(membership_iri(position.value, claims[0].subject.iri))
    yield Quad(node, term("rdf:type"), term("org:Membership"))
    yield Quad(node, term("org:member"), NamedNode(claims[0].subject.iri))
    yield Quad(node, term("org:organization"), NamedNode(organisation.iri))
    yield Quad(node, term("kg:position"), position)
    for status in sorted({one.claim.status for one in claims if one.claim.status}):
        yield Quad(node, term("kg:status"), text(status))
    times = [one.claim.time for one in claims]
    spoken = [one.document.published for one in claims if one.document.published and one.claim.status != "former"]
    days = {
        "kg:earliest": min((time.earliest for time in times if time.earliest), default=None),
        "kg:latest": max((time.latest for time in times if time.latest), default=None),
        "kg:attestedFrom": min(spoken, default=None),
        "kg:attestedUntil": max(spoken, default=None),
    }
    for name, value in days.items():
        if value:
            yield Quad(node, term(name), day(value))
    for one in sorted({one.iri for one in claims}):
        yield Quad(node, term("kg:claim"), NamedNode(one))


def _usual(claims: list[Statement]) -> str:
    """The title as it is most often written; the first of them by spelling where several are."""
    written = Counter(one.claim.role or "" for one in claims)
    return min(written, key=lambda title: (-written[title], title))
