"""The graph of entities for networkx: what the page, GraphML and a notebook's own measures work on."""

from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import GraphError
from kg.model import Entity, EventTime, Knowledge
from kg.rdf.statements import Edge, Statement, edges, label, statements
from kg.schema import Schema

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str]


def network(knowledge: Knowledge, schema: Schema) -> "Network":
    """All entities as nodes and all edges, each once.

    Nodes are IRIs with `label`, `type`, `names` (list), `documents` (number) and `actsFor` (IRI or None). Edges are
    keyed by predicate, with `iri`, `predicate`, `label`, `symmetric`, `asserted` (a document says so in its own
    voice), `stances` (stance → number of claims), `documents`, `first` and `last` (ISO days or None) and `claims`:
    dicts as `claim_dict` makes them. An edge of a symmetric relation stands once, in the order of IRIs.
    """
    import networkx as nx

    view: Network = nx.MultiDiGraph()
    for entity in sorted(knowledge.entities, key=lambda one: one.iri):
        view.add_node(entity.iri, **_node(entity))
    for edge in edges(statements(knowledge), schema):
        view.add_edge(edge.subject.iri, edge.object.iri, key=edge.predicate, **_edge(edge, schema))
    return view


def ego(whole: "Network", iri: str, depth: int = 1) -> "Network":
    """The part within `depth` steps around an entity, whatever the direction, with all edges among its nodes.

    Raises GraphError where `iri` is no node.
    """
    if iri not in whole:
        raise GraphError(f"{iri} is no entity of this graph")
    reached, border = {iri}, {iri}
    for _ in range(depth):
        border = {near for one in border for near in (*whole.successors(one), *whole.predecessors(one))} - reached
        reached |= border
    part: Network = whole.subgraph(reached).copy()
    return part


def claim_dict(one: Statement) -> dict[str, Any]:
    """A claim in plain values: who, how, when, where, and the exact words with their place in the stored text."""
    claim, document = one.claim, one.document
    return {
        "iri": one.iri,
        "subject": one.subject.label,
        "predicate": claim.predicate,
        "object": one.object.label,
        "stance": claim.stance,
        "attributedTo": list(one.speaker_labels),
        "date": shown_date(claim.time),
        "earliest": claim.time.earliest,
        "latest": claim.time.latest,
        "precision": claim.time.precision,
        "dateWords": claim.time.words,
        "place": label(one.place) if one.place else None,
        "role": claim.role,
        "status": claim.status,
        "confidence": claim.confidence,
        "quote": claim.evidence.quote,
        "prefix": claim.evidence.prefix,
        "suffix": claim.evidence.suffix,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "document": document.id,
        "source": document.title or document.id,
        "url": document.url,
        "published": document.published,
    }


def shown_date(time: EventTime) -> str | None:
    """The start of an event no more precise than known: "2025-02-18", "2025-02", "2025", "--02-18" or None."""
    if time.earliest is None:
        return time.month_day
    return time.earliest[: {"year": 4, "month": 7}.get(time.precision, 10)]


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "label": entity.label,
        "type": entity.type,
        "names": list(entity.names),
        "documents": len({key.document for key in entity.mentions}),
        "actsFor": entity.acts_for,
    }


def _edge(edge: Edge, schema: Schema) -> dict[str, Any]:
    relation = schema.relations.get(edge.predicate)
    first, last = edge.dates
    stances = edge.stances
    return {
        "iri": edge.iri,
        "predicate": edge.predicate,
        "label": relation.label if relation else edge.predicate,
        "symmetric": edge.symmetric,
        "asserted": stances["asserted"] > 0,
        "stances": stances,
        "documents": edge.documents,
        "first": first,
        "last": last,
        "claims": [claim_dict(one) for one in edge.statements],
    }
