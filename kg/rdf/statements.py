"""Claims with their mentions resolved to entities, and the edges they are claims of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from kg.errors import GraphError
from kg.ids import claim_iri, edge_iri
from kg.model import STANCES, Claim, Document, Entity, Knowledge, Mention, MentionKey
from kg.schema import Schema

TOLD = ("asserted", "reported")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, the document that makes it, and who is meant."""

    iri: str
    document: Document
    claim: Claim
    subject: Entity
    object: Entity
    speakers: tuple[Entity | str, ...]  # attributed_to in order; a name where the speaker is no entity
    place: Entity | str | None

    @property
    def speaker_labels(self) -> tuple[str, ...]:
        """The speakers' labels in order."""
        return tuple(label(speaker) for speaker in self.speakers)


@dataclass(frozen=True, slots=True)
class Edge:
    """All statements of one predicate between two entities; those of a symmetric relation in either order."""

    iri: str
    subject: Entity
    predicate: str
    object: Entity
    symmetric: bool
    statements: tuple[Statement, ...]

    @property
    def stances(self) -> dict[str, int]:
        """How many claims there are of each stance, every stance named."""
        said = [statement.claim.stance for statement in self.statements]
        return {stance: said.count(stance) for stance in STANCES}

    @property
    def documents(self) -> int:
        """How many documents make the claims."""
        return len({statement.document.id for statement in self.statements})

    @property
    def dates(self) -> tuple[str | None, str | None]:
        """First and last day of what is asserted or reported; of all claims where nothing is."""
        told = [statement for statement in self.statements if statement.claim.stance in TOLD]
        times = [statement.claim.time for statement in told or self.statements]
        first = [time.earliest for time in times if time.earliest]
        last = [time.latest for time in times if time.latest]
        return min(first, default=None), max(last, default=None)


def label(one: Entity | str) -> str:
    """An entity's label; a bare name is its own."""
    return one if isinstance(one, str) else one.label


def statements(knowledge: Knowledge) -> tuple[Statement, ...]:
    """Every claim, in ledger order; of claims with one anchor (the same words say the same) the first.

    Those that a person judged wrong are left out; they stay in the ledger.
    Raises GraphError where a claim is about a mention that no entity has.
    """
    by_iri: dict[str, Statement] = {}
    for one in _statements(knowledge):
        if not {(one.iri, None), (one.iri, one.claim.stance)} & knowledge.refused:
            by_iri.setdefault(one.iri, one)
    return tuple(by_iri.values())


def _statements(knowledge: Knowledge) -> Iterator[Statement]:
    entity_of = knowledge.entity_of()
    for reading in knowledge.readings:
        document = reading.document
        for claim in reading.claims:
            yield Statement(
                claim_iri(document, claim),
                document,
                claim,
                _argument(entity_of, document, claim.subject),
                _argument(entity_of, document, claim.object),
                tuple(_found(entity_of, document, speaker) for speaker in claim.attributed_to),
                _found(entity_of, document, claim.place) if claim.place else None,
            )


def edges(found: tuple[Statement, ...], schema: Schema) -> tuple[Edge, ...]:
    """The edges of all statements, sorted by the IRIs of subject, predicate and object."""
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    entities: dict[str, Entity] = {}
    for statement in found:
        pair = [statement.subject, statement.object]
        if is_symmetric(schema, statement.claim.predicate):
            pair.sort(key=attrgetter("iri"))
        entities.update({entity.iri: entity for entity in pair})
        groups.setdefault((pair[0].iri, statement.claim.predicate, pair[1].iri), []).append(statement)
    return tuple(
        Edge(edge_iri(*key), entities[key[0]], key[1], entities[key[2]], is_symmetric(schema, key[1]), tuple(group))
        for key, group in sorted(groups.items())
    )


def is_symmetric(schema: Schema, predicate: str) -> bool:
    """Whether the relation holds in both directions; False for one that the schema no longer has."""
    relation = schema.relations.get(predicate)
    return relation is not None and relation.symmetric


def _key(document: Document, mention: Mention) -> MentionKey:
    return MentionKey(document.id, mention.start, mention.end)


def _argument(entity_of: Mapping[MentionKey, Entity], document: Document, mention: Mention) -> Entity:
    try:
        return entity_of[_key(document, mention)]
    except KeyError:
        where = f"characters {mention.start} to {mention.end} of {document.id}"
        raise GraphError(f"“{mention.text}” ({where}) is in a claim but is no entity; build the graph again") from None


def _found(entity_of: Mapping[MentionKey, Entity], document: Document, mention: Mention) -> Entity | str:
    return entity_of.get(_key(document, mention), mention.name)
