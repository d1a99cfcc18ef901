"""The records that extract reads: mentions in chains, roles, and what the publisher's address tells."""

from itertools import pairwise

import pytest

from kg.model import ENTITY_TYPES, MENTION_KINDS, Zone
from tests.annotate.conftest import Read
from tests.annotate.trees import mentions, referred, roles

STATE = "United States Department of State"
TEXT = (
    "Norwegian Foreign Minister Ida Berg met Paul Oyelaran in Ankara. She thanked him.\n\n"
    "The Northern Fund denied the report. The fund said that Berg would return to Oslo."
)


def test_offsets_types_and_kinds_are_those_of_the_model(read: Read) -> None:
    doc = read(TEXT)
    assert doc._.mentions == tuple(sorted(doc._.mentions))
    for mention in doc._.mentions:
        assert TEXT[mention.start : mention.end] == mention.text
        assert mention.type in ENTITY_TYPES
        assert mention.kind in MENTION_KINDS
    for role in doc._.roles:
        assert " ".join(TEXT[role.start : role.end].split()) == role.text


def test_mentions_of_one_chain_have_one_name_and_type(read: Read) -> None:
    chains: dict[int, set[tuple[str, str]]] = {}
    for mention in read(TEXT)._.mentions:
        chains.setdefault(mention.chain, set()).add((mention.name, mention.type))
    assert all(len(found) == 1 for found in chains.values())
    assert len({name for ((name, _),) in chains.values()}) == len(chains)


def test_names_do_not_overlap(read: Read) -> None:
    names = [m for m in read(TEXT)._.mentions if m.kind in {"name", "demonym"}]
    assert all(one.end <= other.start for one, other in pairwise(names))


def test_a_demonym_is_a_mention_of_the_country(read: Read) -> None:
    doc = read(TEXT)
    assert mentions(doc, "demonym") == [("Norwegian", "Country", "Norway")]
    assert roles(doc) == [("Foreign Minister", "Ida Berg", "Norway")]


def test_a_title_names_the_body_that_it_is_of(read: Read) -> None:
    doc = read("On Monday, Secretary of State Laura Lindqvist arrived.")
    assert roles(doc) == [("Secretary of State", "Laura Lindqvist", STATE)]
    (derived,) = [m for m in doc._.mentions if m.kind == "demonym"]
    assert (derived.text, derived.type, derived.acts_for) == ("Secretary of State", "Organization", "United States")


def test_the_body_of_a_title_is_the_one_that_the_text_names(read: Read) -> None:
    doc = read("The State Department denied it. On Monday, Secretary of State Laura Lindqvist arrived.")
    assert len({m.chain for m in doc._.mentions if m.name == STATE}) == 1


def test_a_country_before_a_title_is_whose_it_is(read: Read) -> None:
    doc = read("On Monday, Norwegian Secretary of State Laura Lindqvist arrived.")
    assert roles(doc) == [("Secretary of State", "Laura Lindqvist", "Norway")]


def test_the_publisher_speaks_through_its_spokesperson(read: Read) -> None:
    text = "Laura Lindqvist, Department Spokesperson\n\nThe talks went well."
    url = "https://www.state.gov/some-release/"
    assert roles(read(text, url=url)) == [("Department Spokesperson", "Laura Lindqvist", STATE)]
    assert roles(read(text)) == [("Department Spokesperson", "Laura Lindqvist", None)]


def test_the_publishers_envoy_is_its_countrys(read: Read) -> None:
    text = "On Monday, Special Envoy Laura Lindqvist arrived."
    assert roles(read(text, url="https://www.state.gov/x/")) == [("Special Envoy", "Laura Lindqvist", "United States")]


def test_a_nominal_says_of_whom_too(read: Read) -> None:
    doc = read("The Kremlin envoy Ivan Petrenko arrived. The Kremlin envoy left.")
    assert roles(doc) == [("envoy", "Ivan Petrenko", "Kremlin")] * 2
    assert {role.kind for role in doc._.roles} == {"envoy"}


def test_a_pronoun_holds_the_title_of_whom_it_means(read: Read) -> None:
    doc = read("Ida Berg spoke on Monday. She is the foreign minister of Norway.")
    assert roles(doc) == [("foreign minister", "Ida Berg", "Norway")]
    assert roles(read("She is the foreign minister of Norway.")) == []


def test_an_administration_acts_for_the_country_whose_office_its_head_holds(read: Read) -> None:
    text = "The Haugen administration rejected the plan. President Lars Haugen of Norway said no."
    acting = {m.text: m.acts_for for m in read(text)._.mentions}
    assert acting["Haugen administration"] == "Norway"
    private = read("Lars Haugen spoke. The Haugen administration rejected the plan.")._.mentions
    assert {m.text: m.acts_for for m in private} == {"Lars Haugen": None, "Haugen administration": None}


def test_boilerplate_is_not_read(read: Read) -> None:
    text = "Ida Berg left Oslo.\n\nFollow Nils Lindqvist, head of the Northern Fund. He tweets."
    silent = Zone(text.index("Follow"), len(text), "boilerplate")
    doc = read(text, zones=(silent,))
    assert all(mention.end <= silent.start for mention in doc._.mentions)
    assert doc._.roles == ()
    assert referred(doc) == []


@pytest.mark.parametrize(("zones", "kind"), [((), "Country"), ((Zone(0, 6, "dateline"),), "Place")])
def test_the_capital_of_a_dateline_is_where_it_was_written(read: Read, zones: tuple[Zone, ...], kind: str) -> None:
    doc = read("Moscow denied the report.", zones=zones)
    assert [m.type for m in doc._.mentions] == [kind]


def test_the_entities_of_the_doc_are_the_names_as_settled(read: Read) -> None:
    doc = read("Ida Berg met Paul Oyelaran in Ankara on Monday.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Ida Berg", "PERSON"),
        ("Paul Oyelaran", "PERSON"),
        ("Ankara", "LOC"),
        ("Monday", "DATE"),
    ]
