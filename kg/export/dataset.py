"""The RDF of a graph for the serialisers: sorted quads and the prefixes they use."""

from pyoxigraph import NamedNode, Quad

from kg.model import Knowledge
from kg.rdf.build import quads
from kg.rdf.terms import PREFIXES
from kg.schema import Schema


def sorted_quads(knowledge: Knowledge, schema: Schema) -> list[Quad]:
    """All quads: the graph of the whole first, then document by document; subjects together."""
    return sorted(quads(knowledge, schema), key=_place)


def used_prefixes(found: list[Quad]) -> dict[str, str]:
    """The prefixes of the vocabularies that occur, in their usual order."""
    terms = {term.value for quad in found for term in (quad.predicate, quad.object) if isinstance(term, NamedNode)}
    return {prefix: name for prefix, name in PREFIXES.items() if any(term.startswith(name) for term in terms)}


def _place(quad: Quad) -> tuple[str, str, str, str]:
    graph = quad.graph_name
    name = graph.value if isinstance(graph, NamedNode) else ""
    return name, str(quad.subject), quad.predicate.value, str(quad.object)
