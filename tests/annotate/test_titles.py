"""Titles with their modifiers and what they are of or for; names give way to them."""

import pytest
from spacy.tokens import Doc

from kg.annotate.titles import Title, cut, find_titles, is_title_word
from tests.annotate.trees import covered, flat, shown


def found(doc: Doc, *names: tuple[str, str, str]) -> list[str]:
    return [doc[title.start : title.end].text for title in find_titles(doc, covered(doc, *names))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Foreign Minister Ida Berg", "Foreign Minister"),
        ("Secretary of State Ida Berg", "Secretary of State"),
        ("Minister of Foreign Affairs Ida Berg", "Minister of Foreign Affairs"),
        ("Defense and Interior Minister Ida Berg", "Defense and Interior Minister"),
        ("Minister of Trade, Industry and Energy Ida Berg", "Minister of Trade, Industry and Energy"),
        ("Vice President Ida Berg", "Vice President"),
        ("Secretary-General Ida Berg", "Secretary-General"),
        ("Chargé d’Affaires Ida Berg", "Chargé d’Affaires"),
        ("Deputy Prime Minister Ida Berg", "Deputy Prime Minister"),
        ("Deputy Secretary of State Ida Berg", "Deputy Secretary of State"),
        ("Assistant Secretary of State Ida Berg", "Assistant Secretary of State"),
    ],
)
def test_a_title_has_its_modifiers_and_its_subject(text: str, title: str) -> None:
    assert found(flat(text)) == [title]


def test_an_envoy_is_for_a_country_that_the_gazetteer_knows() -> None:
    doc = flat("Special envoy for Yemen Ida Berg")
    assert found(doc, ("Yemen", "Country", "gazetteer")) == ["Special envoy for Yemen"]


def test_a_country_behind_of_stays_outside() -> None:
    doc = flat("President of Norway")
    assert found(doc, ("Norway", "Country", "gazetteer")) == ["President"]


@pytest.mark.parametrize(
    ("text", "kind", "plural"),
    [("envoys", "envoy", True), ("the secretary", "office", False), ("secretaries", "office", True),
     ("spokesmen", "office", True), ("analysts", "post", True), ("princess", "office", False)],
)  # fmt: skip
def test_kind_and_number(text: str, kind: str, plural: bool) -> None:
    doc = flat(text)
    (title,) = find_titles(doc, covered(doc))
    assert (title.kind, title.plural) == (kind, plural)


def test_a_word_within_a_word_is_no_title() -> None:
    assert found(flat("The kingdom and the chiefly directory")) == []


def test_what_has_no_office_is_none() -> None:
    assert found(flat("Goodwill ambassador Ida Berg")) == []


def test_an_organisation_that_opens_with_its_noun_holds_no_title() -> None:
    doc = flat("Office of the Spokesperson")
    assert found(doc, ("Office of the Spokesperson", "Organization", "tagger")) == []


def test_a_title_inside_what_the_gazetteer_knows_is_none() -> None:
    doc = flat("Council of Foreign Ministers")
    assert found(doc, ("Council of Foreign Ministers", "Organization", "gazetteer")) == []


def test_a_tagged_name_gives_way_to_the_title_in_it() -> None:
    doc = flat("Northern Fund President Ida Berg")
    cover = covered(doc, ("Northern Fund President", "Organization", "tagger"))
    cut(doc, find_titles(doc, cover), cover)
    assert shown(doc, cover) == [("Northern Fund", "Organization")]


def test_what_the_gazetteer_knows_does_not_give_way() -> None:
    doc = flat("Norway President Ida Berg")
    cover = covered(doc, ("Norway President", "Country", "gazetteer"))
    cut(doc, [Title(1, 2, 1, "office")], cover)
    assert shown(doc, cover) == [("Norway President", "Country")]


def test_the_last_word_of_a_ministry_is_no_modifier() -> None:
    doc = flat("Ministry of Justice officials")
    cover = covered(doc, ("Ministry of Justice", "Organization", "pattern"))
    cut(doc, find_titles(doc, cover), cover)
    assert shown(doc, cover) == [("Ministry of Justice", "Organization")]


@pytest.mark.parametrize(("word", "is_one"), [("minister", True), ("mr.", True), ("envoys", True), ("berg", False)])
def test_words_of_titles(word: str, is_one: bool) -> None:
    assert is_title_word(word) is is_one
