"""One document, one reading of a name."""

import time

from kg.annotate.consistency import agree, doubt
from kg.annotate.cover import Name
from kg.annotate.titles import find_titles
from kg.ids import sha256
from kg.model import Document
from tests.annotate.trees import covered, flat, invented, place, shown


def test_the_majority_decides_the_type_of_a_form() -> None:
    doc = flat("Borealis met. Borealis left. Borealis stayed")
    cover = covered(doc, ("Borealis", "Place", "tagger"))
    for after in (5, 20):
        cover.add(Name(*place(doc, "Borealis", after), "Organization", "tagger"))
    agree(doc, cover)
    assert {kind for _, kind in shown(doc, cover)} == {"Organization"}


def test_a_title_weighs_more_than_the_tagger() -> None:
    doc = flat("Borealis met. Borealis left")
    cover = covered(doc, ("Borealis", "Place", "tagger"))
    cover.add(Name(*place(doc, "Borealis", 5), "Person", "title"))
    agree(doc, cover)
    assert {kind for _, kind in shown(doc, cover)} == {"Person"}


def test_what_the_gazetteer_says_is_not_outvoted() -> None:
    doc = flat("Norway met. Norway left. Norway stayed")
    cover = covered(doc, ("Norway", "Country", "gazetteer"))
    for after in (5, 17):
        cover.add(Name(*place(doc, "Norway", after), "Person", "tagger"))
    agree(doc, cover)
    assert shown(doc, cover)[0] == ("Norway", "Country")


def test_a_name_of_two_words_is_found_where_it_was_missed() -> None:
    doc = flat("Ida Lindqvist left. the board thanked Ida Lindqvist")
    cover = covered(doc, ("Ida Lindqvist", "Person", "tagger"))
    agree(doc, cover)
    assert shown(doc, cover) == [("Ida Lindqvist", "Person")] * 2


def test_a_single_word_that_was_seen_once_is_not_spread() -> None:
    doc = flat("Borealis met. Borealis left")
    cover = covered(doc, ("Borealis", "Place", "tagger"))
    agree(doc, cover)
    assert len(shown(doc, cover)) == 1


def test_a_repeated_name_takes_nothing_from_another() -> None:
    doc = flat("Ida Lindqvist left. the Ida Lindqvist Foundation met")
    cover = covered(doc, ("Ida Lindqvist Foundation", "Organization", "pattern"), ("Ida Lindqvist", "Person", "tagger"))
    agree(doc, cover)
    assert ("Ida Lindqvist Foundation", "Organization") in shown(doc, cover)


def titled(title: str, below: str):
    text = f"{title}\n\n{below}"
    doc = flat(text)
    doc._.document = Document("d", "d", text, sha256(text), title=title)
    return doc


def test_a_name_of_a_headline_in_capitals_needs_the_text_below() -> None:
    doc = titled("Borealis Gains Ground While Harbour Falls", "The harbour was quiet")
    cover = covered(doc, ("Borealis", "Person", "tagger"))
    doubt(doc, cover)
    assert shown(doc, cover) == []


def test_a_name_of_a_headline_that_the_text_repeats_stays() -> None:
    doc = titled("Borealis Gains Ground While Harbour Falls", "It was Borealis again")
    cover = covered(doc, ("Borealis", "Person", "tagger"))
    doubt(doc, cover)
    assert shown(doc, cover) == [("Borealis", "Person")]


def test_a_headline_in_small_letters_is_believed() -> None:
    doc = titled("Borealis gains ground while harbour falls", "The harbour was quiet")
    cover = covered(doc, ("Borealis", "Person", "tagger"))
    doubt(doc, cover)
    assert shown(doc, cover) == [("Borealis", "Person")]


def test_laws_and_days_are_no_names() -> None:
    doc = flat("the Borealis Act and the Lindqvist Agreement")
    cover = covered(doc, ("Borealis Act", "Organization", "tagger"), ("Lindqvist", "Person", "tagger"))
    doubt(doc, cover)
    assert shown(doc, cover) == []


def test_two_thousand_names_are_settled_in_half_a_second() -> None:
    doc = flat(". ".join(invented(2_000)))
    cover = covered(doc)
    for at in range(0, len(doc), 3):
        cover.add(Name(at, at + 2, "Person", "tagger"))
    start = time.process_time()
    agree(doc, cover)
    assert time.process_time() - start < 0.5


def test_a_name_of_a_headline_that_a_title_introduces_is_believed() -> None:
    doc = titled("Minister Borealis Gains Ground While Harbour Falls", "The harbour was quiet")
    cover = covered(doc, ("Borealis", "Person", "tagger"))
    doc._.titles = find_titles(doc, cover)
    doubt(doc, cover)
    assert shown(doc, cover) == [("Borealis", "Person")]
