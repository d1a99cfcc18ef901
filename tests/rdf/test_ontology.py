"""The ontology's files hold together: vocabulary, shapes, alignments, context, and the relation files."""

import json
import re
from dataclasses import replace
from itertools import product

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.namespace import OWL, RDF, RDFS

from kg.ids import NAMESPACE
from kg.model import ENTITY_TYPES, Knowledge
from kg.rdf.build import quads
from kg.rdf.terms import PREFIXES
from kg.resources import resource
from kg.schema import load_schema
from tests.knowledge import hostile, knowledge, schema

KG = rdflib.Namespace(NAMESPACE)
ROOT = KG.relationBetweenEntities
NO_PROPERTY = {"https://schema.followthemoney.tech/#Event"}  # the meeting, not the relation


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology", "kg.ttl"))


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology", "shapes.ttl"))


def built(made: Knowledge) -> rdflib.Graph:
    triples = [quad.triple for quad in quads(made, schema())]
    return rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def violations(data: rdflib.Graph, shapes: rdflib.Graph) -> list[str]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    message = rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage")
    return sorted(str(text) for text in report.objects(None, message))


def changed(made: Knowledge, **fields: object) -> Knowledge:
    """The fixture with the fields of its first claim replaced."""
    first, *rest = made.readings
    claim, *others = first.claims
    return Knowledge((replace(first, claims=(replace(claim, **fields), *others)), *rest), made.entities)


def test_a_built_graph_conforms(shapes: rdflib.Graph) -> None:
    assert violations(built(knowledge()), shapes) == []
    assert violations(built(hostile()), shapes) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"stance": "rumoured"}, "exactly one stance"),
        ({"confidence": 1.5}, "confidence between 0 and 1"),
        ({"status": "maybe"}, "Value"),
        ({"stance": "reported"}, "names who says so"),
    ],
)
def test_a_wrong_claim_is_found(shapes: rdflib.Graph, fields: dict, message: str) -> None:
    assert any(message in line for line in violations(built(changed(knowledge(), **fields)), shapes))


def test_wrong_arguments_and_evidence_are_found(shapes: rdflib.Graph) -> None:
    made = knowledge()
    evidence = replace(made.readings[0].claims[0].evidence, quote="too short")
    assert "The quote is as long as its offsets say." in violations(built(changed(made, evidence=evidence)), shapes)
    places = tuple(
        replace(one, type="Place") if one.label in {"Maria Petrova", "Norland"} else one for one in made.entities
    )
    found = violations(built(Knowledge(made.readings, places)), shapes)
    assert "An envoy is a person." in found
    assert "Who meets is an agent." in found
    assert any(line.startswith("Sanctions come from an authority") for line in found)


def test_every_term_that_is_written_is_declared(ontology: rdflib.Graph) -> None:
    data = built(knowledge()) + built(hostile())
    used = {*data.predicates(), *data.objects(None, RDF.type), *data.objects(None, RDF.predicate)}
    declared = set(ontology.subjects(RDF.type, None))
    assert {term for term in used if term in KG} <= declared


def test_shapes_alignments_and_queries_speak_of_declared_terms_only(
    ontology: rdflib.Graph, shapes: rdflib.Graph
) -> None:
    declared = {str(term) for term in ontology.subjects(RDF.type, None)}
    alignments = rdflib.Graph().parse(resource("ontology", "alignments.ttl"))
    own_shapes = {str(term) for term in shapes.subjects(RDF.type, None)}
    used = {str(term) for graph in (alignments, shapes) for triple in graph for term in triple}
    for path in resource("ontology", "queries").glob("*.rq"):
        used |= {NAMESPACE + name for name in re.findall(r"\bkg:(\w+)", path.read_text(encoding="utf-8"))}
    assert {term for term in used if term.startswith(NAMESPACE) and term != NAMESPACE} - own_shapes <= declared


def test_the_relation_files_and_the_vocabulary_agree(ontology: rdflib.Graph) -> None:
    relations = load_schema().relations
    for name, relation in relations.items():
        term = KG[name]
        assert (term, RDFS.subPropertyOf, KG.relationBetweenEntities) in ontology, f"{name} is not in kg.ttl"
        assert str(ontology.value(term, RDFS.label)) == relation.label, f"{name}: two labels"
        symmetric = (term, RDF.type, OWL.SymmetricProperty) in ontology
        assert symmetric == relation.symmetric, f"{name}: symmetric in one place only"
        for key, types in ((RDFS.domain, relation.domain), (RDFS.range, relation.range)):
            allowed = members(ontology, ontology.value(term, key))
            assert set(types) <= allowed, f"{name}: {key.fragment} {sorted(types)} is not within {sorted(allowed)}"


def relations_of(ontology: rdflib.Graph) -> list[str]:
    """The names of all relations of the vocabulary."""
    return sorted(str(one).removeprefix(NAMESPACE) for one in ontology.subjects(RDFS.subPropertyOf, ROOT))


def test_every_relation_of_the_vocabulary_has_a_file(ontology: rdflib.Graph) -> None:
    assert relations_of(ontology) == list(load_schema().relations)


def test_the_relation_files_align_with_what_the_vocabulary_aligns_with() -> None:
    alignments = rdflib.Graph().parse(resource("ontology", "alignments.ttl"))
    prefixes = {"ftm": "https://schema.followthemoney.tech/#", "wikidata": "http://www.wikidata.org/prop/direct/"}
    for name, relation in load_schema().relations.items():
        aligned = {str(term) for term in alignments.objects(KG[name], None)}
        for vocabulary, prefix in prefixes.items():
            told = relation.alignments.get(vocabulary, ())
            terms = {prefix + term for term in ((told,) if isinstance(told, str) else told)} - NO_PROPERTY
            assert {term for term in aligned if term.startswith(prefix)} - NO_PROPERTY == terms, f"{name}: {vocabulary}"


def test_shapes_find_what_cannot_be_an_end_of_a_relation(ontology: rdflib.Graph, shapes: rdflib.Graph) -> None:
    one, other = rdflib.URIRef("urn:kg:one"), rdflib.URIRef("urn:kg:other")
    for name in relations_of(ontology):
        for key, wrong, fits in ((RDFS.domain, one, other), (RDFS.range, other, one)):
            free = RDFS.range if key == RDFS.domain else RDFS.domain
            kind = min(members(ontology, ontology.value(KG[name], free)))
            data = rdflib.Graph()
            data.add((one, KG[name], other))
            data.add((wrong, RDF.type, KG.Event))
            data.add((fits, RDF.type, KG[kind]))
            assert violations(data, shapes), f"{name}: no shape looks at its {key.fragment}"


def test_shapes_let_pass_what_can_be_an_end_of_a_relation(ontology: rdflib.Graph, shapes: rdflib.Graph) -> None:
    for name in relations_of(ontology):
        subjects, objects = (
            sorted(members(ontology, ontology.value(KG[name], key))) for key in (RDFS.domain, RDFS.range)
        )
        data = rdflib.Graph()
        for kind in {*subjects, *objects}:
            data.add((rdflib.URIRef(f"urn:kg:{kind}"), RDF.type, KG[kind]))
        for one, other in product(subjects, objects):
            if one != other:
                data.add((rdflib.URIRef(f"urn:kg:{one}"), KG[name], rdflib.URIRef(f"urn:kg:{other}")))
        assert violations(data, shapes) == [], name


def members(ontology: rdflib.Graph, node: rdflib.term.Node | None) -> set[str]:
    """The entity types that a class or union of classes covers."""
    name = str(node).removeprefix(NAMESPACE)
    if name in ENTITY_TYPES:
        return {name}
    union = ontology.value(node, OWL.unionOf)
    return {one for part in ontology.items(union) for one in members(ontology, part)} if union else set()


def test_every_relation_has_a_label_and_covers_entity_types(ontology: rdflib.Graph) -> None:
    relations = list(ontology.subjects(RDFS.subPropertyOf, KG.relationBetweenEntities))
    assert len(relations) >= 32
    for term in relations:
        assert ontology.value(term, RDFS.label)
        assert ontology.value(term, RDFS.comment)
        assert members(ontology, ontology.value(term, RDFS.domain))
        assert members(ontology, ontology.value(term, RDFS.range))


def test_the_context_names_declared_terms_and_the_known_prefixes(ontology: rdflib.Graph) -> None:
    context = json.loads(resource("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    declared = {str(term) for term in ontology.subjects(RDF.type, None)}
    terms = [value["@id"] if isinstance(value, dict) else value for value in context.values()]
    assert {context[prefix] for prefix in ("kg", "rdf", "oa", "prov")} <= set(PREFIXES.values())
    own = [term for term in terms if isinstance(term, str) and term.startswith("kg:")]
    assert {f"kg:{name}" for name in relations_of(ontology)} <= set(own)
    assert {NAMESPACE + term.removeprefix("kg:") for term in own} <= declared
