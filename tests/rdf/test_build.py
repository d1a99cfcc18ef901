"""The RDF graph says what the records say: nothing denied as fact, every claim with its words."""

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, serialize

from kg.errors import GraphError
from kg.ids import claim_iri
from kg.model import Knowledge
from kg.rdf.build import quads
from kg.rdf.terms import PREFIXES
from tests.knowledge import hostile, knowledge, schema


@pytest.fixture(scope="module")
def store() -> Store:
    engine = Store()
    engine.extend(quads(knowledge(), schema()))
    return engine


def ask(store: Store, query: str) -> set[tuple[str, ...]]:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    return {tuple("" if term is None else term.value for term in row) for row in found}


def test_no_statement_is_in_two_graphs_and_nothing_is_blank() -> None:
    for made in (knowledge(), hostile()):
        found = list(quads(made, schema()))
        assert len({quad.triple for quad in found}) == len(found)
        terms = [term for quad in found for term in (quad.subject, quad.object, quad.graph_name)]
        assert not [term for term in terms if isinstance(term, BlankNode)]


def test_only_what_is_asserted_is_a_direct_triple_and_symmetric_ones_go_both_ways(store: Store) -> None:
    met = ask(store, "SELECT ?x ?y { ?a kg:metWith ?b . ?a rdfs:label ?x . ?b rdfs:label ?y }")
    across = {(one, other) for one in ("Maria Petrova", "Anders Lund") for other in ("Tomas Varga", "Elena Ruiz")}
    assert met == across | {(other, one) for one, other in across}
    assert not ask(store, "SELECT ?a ?b { ?a kg:spokeWith|kg:visited ?b }")
    assert ask(store, "SELECT ?x { ?a kg:envoyOf/rdfs:label ?x }") == {("Norland",)}


def test_a_meeting_of_two_and_two_is_one_event_with_four_participants(store: Store) -> None:
    event = ask(store, "SELECT ?e { ?e kg:relation kg:metWith ; kg:stance 'asserted' }")
    assert len(event) == 1
    people = ask(store, "SELECT ?x { ?e kg:relation kg:metWith ; kg:stance 'asserted' ; kg:participant/rdfs:label ?x }")
    assert people == {("Maria Petrova",), ("Anders Lund",), ("Tomas Varga",), ("Elena Ruiz",)}
    assert ask(store, "SELECT ?d ?p { ?e kg:stance 'asserted' ; kg:earliest ?d ; kg:place/rdfs:label ?p }") == {
        ("2024-05-13", "Port Halden")
    }
    assert len(ask(store, "SELECT ?edge { ?edge a kg:Edge ; kg:event ?e . ?e kg:stance 'asserted' }")) == 4


def test_a_single_call_is_an_event_too(store: Store) -> None:
    assert ask(store, "SELECT ?s { ?e a kg:Event ; kg:relation kg:spokeWith ; kg:stance ?s }") == {("reported",)}


def test_an_edge_counts_its_claims_by_stance_and_its_documents(store: Store) -> None:
    counts = ask(
        store,
        "SELECT ?n ?a ?r ?d ?f ?l { ?e a kg:Edge ; rdf:predicate kg:sanctionedBy ; kg:claimCount ?n ; "
        "kg:assertedCount ?a ; kg:reportedCount ?r ; kg:documentCount ?d ; kg:firstDate ?f ; kg:lastDate ?l }",
    )
    assert counts == {("2", "1", "1", "2", "2024-05-17", "2024-05-17")}


def test_every_claim_leads_to_its_words_and_its_document(store: Store) -> None:
    texts = {reading.document.id: reading.document.text for reading in knowledge().readings}
    rows = ask(
        store,
        "SELECT ?c ?id ?exact ?start ?end { GRAPH ?g { ?c a kg:Claim ; prov:wasDerivedFrom ?g ; oa:hasTarget ?t . "
        "?t oa:hasSource ?g ; oa:hasSelector/oa:exact ?exact ; oa:hasSelector ?p . ?p oa:start ?start ; oa:end ?end . "
        "?g dcterms:identifier ?id } }",
    )
    assert len(rows) == sum(len(reading.claims) for reading in knowledge().readings)
    assert all(texts[row[1]][int(row[3]) : int(row[4])] == row[2] for row in rows)


def test_speakers_keep_their_order_where_there_are_several(store: Store) -> None:
    assert ask(store, "SELECT ?x { ?c kg:attributionChain ?x }") == {("The Daily Courier ← Office of the Envoy",)}


def test_an_office_has_its_holders_and_the_days_that_attest_them(store: Store) -> None:
    rows = ask(
        store,
        "SELECT ?label ?who ?status ?from ?until { ?m a org:Membership ; kg:position/rdfs:label ?label ; "
        "org:member/rdfs:label ?who ; kg:status ?status . "
        "OPTIONAL { ?m kg:attestedFrom ?from ; kg:attestedUntil ?until } }",
    )
    assert rows == {
        ("Foreign Minister, Norland", "Anders Lund", "current", "2024-05-14", "2024-05-20"),
        ("foreign minister, Sudria", "Nils Berg", "former", "", ""),
    }


def test_only_web_addresses_become_links() -> None:
    urls = {
        type(quad.object)
        for made in (knowledge(), hostile())
        for quad in quads(made, schema())
        if quad.predicate.value == "https://schema.org/url" and "javascript" in quad.object.value
    }
    assert urls == {Literal}
    plain = [quad.object for quad in quads(knowledge(), schema()) if quad.predicate.value == "https://schema.org/url"]
    assert NamedNode("https://courier.example/talks") in plain


def test_a_claim_keeps_its_iri_when_its_mentions_are_resolved_otherwise() -> None:
    whole = knowledge()
    renamed = tuple(replace(entity, iri=f"{entity.iri}-b", acts_for=None) for entity in whole.entities)

    def claims(made: Knowledge) -> set[str]:
        kind = f"{PREFIXES['kg']}Claim"
        return {quad.subject.value for quad in quads(made, schema()) if getattr(quad.object, "value", "") == kind}

    expected = {claim_iri(reading.document, claim) for reading in whole.readings for claim in reading.claims}
    assert claims(whole) == claims(Knowledge(whole.readings, renamed)) == expected


def test_the_same_text_under_two_names_is_two_documents_with_claims_of_their_own() -> None:
    reading = knowledge().readings[0]
    copy = replace(reading.document, id="copy")
    assert claim_iri(copy, reading.claims[0]) != claim_iri(reading.document, reading.claims[0])


def test_engines_leave_every_literal_as_it_is() -> None:
    for made in (knowledge(), hostile()):
        built = list(quads(made, schema()))
        engine = Store()
        engine.extend(built)
        as_built = sorted((serialize(built, format=RdfFormat.N_QUADS) or b"").splitlines())
        assert sorted((engine.dump(format=RdfFormat.N_QUADS) or b"").splitlines()) == as_built


def test_a_claim_about_a_mention_without_entity_is_named() -> None:
    whole = knowledge()
    entities = tuple(entity for entity in whole.entities if entity.label != "Norland")
    with pytest.raises(GraphError, match=r"“Norland” \(characters 28 to 35 of talks\) is in a claim but is no entity"):
        list(quads(Knowledge(whole.readings, entities), schema()))


def test_a_speaker_or_place_that_is_no_entity_keeps_its_name() -> None:
    whole = knowledge()
    entities = tuple(one for one in whole.entities if one.label not in {"The Daily Courier", "Port Halden"})
    found = {
        (quad.predicate.value.partition("#")[2], quad.object.value)
        for quad in quads(Knowledge(whole.readings, entities), schema())
    }
    assert {("attributedToName", "The Daily Courier"), ("placeName", "Port Halden")} <= found
