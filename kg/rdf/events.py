"""Events: a meeting, call or negotiation of one document is one node, however many pairs took part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg.ids import document_iri, event_iri
from kg.model import STANCES, Entity, EventTime
from kg.rdf.statements import Edge, Statement
from kg.rdf.terms import day, term, text
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Event:
    """What several claims of one document are pairs of."""

    iri: str
    statements: tuple[Statement, ...]

    @property
    def participants(self) -> tuple[Entity, ...]:
        """Who took part, by IRI."""
        both = {entity.iri: entity for one in self.statements for entity in (one.subject, one.object)}
        return tuple(both[iri] for iri in sorted(both))

    @property
    def time(self) -> EventTime:
        """The first time that a claim gives."""
        times = (one.claim.time for one in self.statements)
        return next((time for time in times if time != EventTime()), EventTime())

    @property
    def place(self) -> Entity | str | None:
        """The first place that a claim gives."""
        return next((one.place for one in self.statements if one.place), None)


def events(found: Iterable[Statement], schema: Schema) -> tuple[Event, ...]:
    """The events: claims of one document with the same number, or with the same words of an event relation."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in found:
        relation = schema.relations.get(one.claim.predicate)
        document = one.document.id
        if one.claim.event is not None:
            groups.setdefault((document, one.claim.event), []).append(one)
        elif relation is not None and relation.event:
            groups.setdefault((document, one.claim.predicate, one.claim.trigger, one.claim.stance), []).append(one)
    return tuple(Event(event_iri(group[0].iri), tuple(group)) for group in groups.values())


def event_of(found: Iterable[Event]) -> Mapping[str, str]:
    """The IRI of the event of each claim that is part of one."""
    return {one.iri: event.iri for event in found for one in event.statements}


def event_quads(found: Iterable[Event], edges: Iterable[Edge]) -> Iterator[Quad]:
    """Participants, date, place and stance of each event, and the edges that point to it."""
    known = tuple(found)
    for event in known:
        yield from _event(event)
    events_of = event_of(known)
    for edge in edges:
        for iri in sorted({events_of[one.iri] for one in edge.statements if one.iri in events_of}):
            yield Quad(NamedNode(edge.iri), term("kg:event"), NamedNode(iri))


def _event(event: Event) -> Iterator[Quad]:
    node, document = NamedNode(event.iri), event.statements[0].document
    said = {one.claim.stance for one in event.statements}
    yield Quad(node, term("rdf:type"), term("kg:Event"))
    yield Quad(node, term("rdfs:label"), text(_label(event)))
    for predicate in sorted({one.claim.predicate for one in event.statements}):
        yield Quad(node, term("kg:relation"), term(f"kg:{predicate}"))
    for participant in event.participants:
        yield Quad(node, term("kg:participant"), NamedNode(participant.iri))
    for stance in STANCES:
        if stance in said:
            yield Quad(node, term("kg:stance"), text(stance))
    yield from time_quads(node, event.time, None)
    yield from place_quads(node, event.place, None)
    yield Quad(node, term("prov:wasDerivedFrom"), NamedNode(document_iri(document.id, document.content_hash)))


def time_quads(node: NamedNode, time: EventTime, graph: NamedNode | None) -> Iterator[Quad]:
    """Days, precision and the words as written: of a claim or an event."""
    days = (("kg:earliest", time.earliest), ("kg:latest", time.latest))
    words = (("kg:monthDay", time.month_day), ("kg:dateWords", time.words))
    for name, value in days:
        if value is not None:
            yield Quad(node, term(name), day(value), graph)
    for name, value in words:
        if value is not None:
            yield Quad(node, term(name), text(value), graph)
    if time.precision != "none":
        yield Quad(node, term("kg:precision"), text(time.precision), graph)


def place_quads(node: NamedNode, place: Entity | str | None, graph: NamedNode | None) -> Iterator[Quad]:
    """Where: the entity, or the words where it is none."""
    if isinstance(place, Entity):
        yield Quad(node, term("kg:place"), NamedNode(place.iri), graph)
    elif place:
        yield Quad(node, term("kg:placeName"), text(place), graph)


def _label(event: Event) -> str:
    names = ", ".join(sorted(entity.label for entity in event.participants))
    when = f", {event.time.earliest}" if event.time.earliest else ""
    return f"{event.statements[0].claim.predicate}: {names}{when}"
