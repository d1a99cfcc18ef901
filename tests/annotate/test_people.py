"""Personal names are whole, without titles, and a surname is known once the full name was read."""

import pytest

from kg.annotate import people
from kg.annotate.titles import find_titles
from tests.annotate.conftest import Read
from tests.annotate.trees import covered, flat, mentions, place, shown, tree


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ida Berg", "Ida Berg"),
        ("Ida Berg and Nils", "Ida Berg"),
        ("Ida Berg, Nils", "Ida Berg"),
        ("Mr. Ida Berg President", "Ida Berg"),
        ("On Monday", ""),
    ],
)
def test_a_persons_name_is_trimmed(text: str, name: str) -> None:
    doc = flat(text)
    start, end = people.trim(doc, 0, len(doc))
    assert doc[start:end].text == name


def test_what_follows_a_title_is_a_person() -> None:
    doc = flat("the Foreign Minister Ida von Berg left")
    cover = covered(doc)
    people.after_titles(doc, find_titles(doc, cover), cover)
    assert shown(doc, cover) == [("Ida von Berg", "Person")]


def test_what_follows_a_post_is_none() -> None:
    doc = flat("the analyst Borealis Monitor")
    cover = covered(doc)
    people.after_titles(doc, find_titles(doc, cover), cover)
    assert shown(doc, cover) == []


def test_a_name_does_not_run_into_what_the_gazetteer_knows() -> None:
    doc = flat("Ida Berg Norway")
    assert people.run(doc, 0, covered(doc, ("Norway", "Country", "gazetteer"))) == 2


def test_before_a_comma_and_a_title_stands_a_person() -> None:
    doc = flat("Lars Haugen, Department Spokesperson")
    cover = covered(doc)
    people.before_titles(doc, find_titles(doc, cover), cover)
    assert shown(doc, cover) == [("Lars Haugen", "Person")]


def test_a_person_takes_the_free_capitalised_words_beside_it() -> None:
    doc = tree("then/ADV/advmod/5 Ida/PROPN/nsubj/5 Berg/PROPN/flat/2 Haugen/PROPN/flat/2 left/VERB/root/0")
    cover = covered(doc, ("Berg", "Person", "tagger"))
    people.extend(doc, cover)
    assert shown(doc, cover) == [("Ida Berg Haugen", "Person")]


def test_a_person_takes_no_word_before_it_that_the_tree_does_not_tie_to_the_name() -> None:
    doc = tree(
        "aide/NOUN/nsubj/6 for/ADP/case/3 Trade/PROPN/nmod/1 Labour/PROPN/conj/3 Berg/PROPN/appos/1 left/VERB/root/0"
    )
    cover = covered(doc, ("Berg", "Person", "tagger"))
    people.extend(doc, cover)
    assert shown(doc, cover) == [("Berg", "Person")]


def test_a_known_given_name_makes_a_person_of_two_words() -> None:
    doc = flat("the Maria Lindqvist left")
    cover = covered(doc)
    people.by_given_name(doc, cover)
    assert shown(doc, cover) == [("Maria Lindqvist", "Person")]


def test_a_given_name_in_an_organisation_makes_none() -> None:
    doc = flat("the Maria Lindqvist Foundation")
    cover = covered(doc, ("Maria Lindqvist Foundation", "Organization", "tagger"))
    people.by_given_name(doc, cover)
    assert shown(doc, cover) == [("Maria Lindqvist Foundation", "Organization")]


def test_a_full_name_teaches_its_surname_whatever_the_tagger_says() -> None:
    doc = flat("Ida Lindqvist left. Lindqvist stayed")
    cover = covered(doc, ("Ida Lindqvist", "Person", "tagger"))
    cover.add(people.Name(*place(doc, "Lindqvist", 15), "Organization", "tagger"))
    people.bare_surnames(doc, cover)
    assert shown(doc, cover) == [("Ida Lindqvist", "Person"), ("Lindqvist", "Person")]


def test_a_surname_that_is_a_country_stays_a_country() -> None:
    doc = flat("Ida Norway left. Norway stayed")
    cover = covered(doc, ("Ida Norway", "Person", "tagger"))
    cover.add(people.Name(*place(doc, "Norway", 10), "Country", "gazetteer"))
    people.bare_surnames(doc, cover)
    assert shown(doc, cover)[-1] == ("Norway", "Country")


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ida von Berg", ("von Berg", "Berg")),
        ("Kim Minjun", ("Minjun", "Kim")),
        ("Han Seo-yun", ("Han",)),
        ("Ida", ()),
        ("Ida B.", ()),
    ],
)
def test_what_a_full_name_is_called_for_short(name: str, forms: tuple[str, ...]) -> None:
    assert [form for form in people.short_forms(name) if len(form.rstrip(".")) > 1] == list(forms)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The board met Sen. Lindqvist on Monday.", "Lindqvist"),
        ("On Monday, Governor Laura Lindqvist arrived.", "Laura Lindqvist"),
        ("Governor Maria Stolz and Mayor Lars Haugen met.", "Maria Stolz"),
        ("Special envoy for Yemen Paul Oyelaran arrived.", "Paul Oyelaran"),
        ("Kim Eui-yong met the minister.", "Kim Eui-yong"),
    ],
)
def test_names_in_running_text_are_whole(read: Read, text: str, name: str) -> None:
    assert (name, "Person", name) in mentions(read(text))


def test_the_verb_of_a_headline_is_no_part_of_a_name(read: Read) -> None:
    doc = read("Deputy Secretary for Trade and Labour Brian P. Lind Travels to Oslo")
    assert [m.text for m in doc._.mentions if m.type == "Person"] == ["Brian P. Lind"]


def test_messrs_stands_before_names(read: Read) -> None:
    doc = read("Messrs. Lind, Berg and Ortega of the Northern Fund met the ambassador of Peru.")
    assert [m.text for m in doc._.mentions if m.type == "Person" and m.kind == "name"] == ["Lind", "Berg", "Ortega"]


def test_monsieur_behind_a_comma_is_no_initial(read: Read) -> None:
    doc = read("The French ambassador, M. Étienne de Lind, came. So did M. Scott Berg.")
    assert next(m.text for m in doc._.mentions if m.type == "Person" and m.kind == "name") == "Étienne de Lind"


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("He blamed the West. Tom West left.", ["Tom West"]),
        ("Tom West left. The West plan failed.", ["Tom West", "West"]),
        ("The British ambassador called at Secretary Dulles’ Residence in Oslo.", ["Dulles"]),
        ("The AU Heads of State Summit ended.", []),
        ("Secretary of State Anna Berg left.", ["Anna Berg"]),
    ],
)
def test_things_are_no_persons_and_no_parts_of_one(read: Read, text: str, persons: list[str]) -> None:
    assert [m.text for m in read(text)._.mentions if m.type == "Person" and m.kind == "name"] == persons
