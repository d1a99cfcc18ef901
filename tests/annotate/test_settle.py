"""Of the tagger's names and the gazetteer's, one set: of two that overlap one stands or both are cut."""

import pytest
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.annotate.gazetteer import forms
from kg.annotate.settle import matcher, settle
from tests.annotate.conftest import Read
from tests.annotate.trees import BLANK, mentions, place, shown, tree


def settled(doc: Doc, *matches: str) -> list[tuple[str, str]]:
    spans = [doc[start:end] for start, end in (place(doc, match) for match in matches)]
    return shown(doc, settle(doc, spans))


def test_a_tagged_name_loses_determiners_possessives_and_marks() -> None:
    doc = tree(
        "the/DET/det/2 Fund/PROPN/nsubj/5 ’s/PART/case/2/’s/POS board/NOUN/dep/2 met/VERB/root/0 Ida/PROPN/obj/5 "
        ",/PUNCT/punct/6",
        ("Ida ,".replace(" ", ""), "PERSON"),
    )
    assert settled(doc) == [("Ida", "Person")]


def test_the_gazetteer_stands_against_the_tagger_and_gives_the_type() -> None:
    doc = tree("Norway/PROPN/nsubj/2 denied/VERB/root/0 it/PRON/obj/2", ("Norway", "ORG"))
    assert settled(doc, "Norway") == [("Norway", "Country")]


def test_of_two_matches_the_longer_stands() -> None:
    doc = tree("South/PROPN/compound/2 Sudan/PROPN/nsubj/3 denied/VERB/root/0")
    assert settled(doc, "Sudan", "South Sudan") == [("South Sudan", "Country")]


def test_a_country_in_the_name_of_an_organisation_leaves_it_whole() -> None:
    doc = tree("Norway/PROPN/compound/2 Bank/PROPN/nsubj/3 closed/VERB/root/0", ("Norway Bank", "ORG"))
    assert settled(doc, "Norway") == [("Norway Bank", "Organization")]


def test_a_country_before_a_person_is_cut_off() -> None:
    doc = tree("Norway/PROPN/dep/3 Ida/PROPN/compound/3 Berg/PROPN/root/0", ("Norway Ida Berg", "PERSON"))
    assert settled(doc, "Norway") == [("Norway", "Country"), ("Ida Berg", "Person")]


def test_what_is_no_entity_takes_the_taggers_name_away() -> None:
    doc = tree("the/DET/det/2 SDN/PROPN/root/0 List/PROPN/dep/2", ("SDN List", "ORG"))
    assert settled(doc, "SDN List") == []


def test_a_title_alone_is_no_name() -> None:
    doc = tree("President/PROPN/nsubj/2 left/VERB/root/0", ("President", "PERSON"))
    assert settled(doc) == []


@pytest.mark.parametrize("thing", ["Northern Peace Agreement", "Easter Day", "Harbour Act"])
def test_a_text_or_a_day_is_no_name(thing: str) -> None:
    words = " ".join(f"{word}/PROPN/dep/1" for word in thing.split()).replace("/dep/1", "/root/0", 1)
    assert settled(tree(words, (thing, "ORG"))) == []


def test_a_branch_is_another_than_the_whole(read: Read) -> None:
    assert mentions(read("The ISIS-GS group claimed the attack.")) == [("ISIS-GS", "Organization", "ISIS-GS")]


def test_two_names_that_a_hyphen_joins_stay_two(read: Read) -> None:
    assert [name for name, _, _ in mentions(read("Norway-Iceland talks failed."))] == ["Norway", "Iceland"]


def test_a_word_before_a_state_is_a_town(read: Read) -> None:
    found = mentions(read("The group met in Lillevik, Maryland."))
    assert found == [("Lillevik", "Place", "Lillevik"), ("Maryland", "Place", "Maryland")]


@pytest.mark.parametrize("name", ["Michael Jordan", "Georgia Lindqvist", "Chad Lindqvist"])
def test_a_shared_name_in_a_person_stays_in_the_person(name: str) -> None:
    first, last = name.split()
    doc = tree(f"{first}/PROPN/compound/2 {last}/PROPN/nsubj/3 sang/VERB/root/0", (name, "PERSON"))
    shared = first if first in forms() else last
    assert settled(doc, shared) == [(name, "Person")]


def test_a_person_called_like_a_capital_is_a_person() -> None:
    doc = tree("Paris/PROPN/compound/2 Lindqvist/PROPN/nsubj/3 sang/VERB/root/0", ("Paris Lindqvist", "PERSON"))
    assert settled(doc, "Paris") == [("Paris Lindqvist", "Person")]


def test_only_the_exact_form_is_matched() -> None:
    phrases = PhraseMatcher(BLANK.vocab, attr="ORTH")
    phrases.add("form", [BLANK.make_doc(form) for form in ("Norway", "White House")])
    doc = BLANK.make_doc("A white house in Norway is no White House")
    assert [span.text for span in matcher(phrases, doc)] == ["Norway", "White House"]
