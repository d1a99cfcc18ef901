"""A person is the head of the country and the title right before the name, whatever the parser says."""

from spacy.tokens import Doc

from kg.annotate.headings import head_rows
from kg.annotate.titles import find_titles
from tests.annotate.trees import covered, tree

BERG = ("Berg", "Person", "tagger")
ORTEGA = ("Ortega", "Person", "tagger")
UK = ("UK", "Country", "gazetteer")


def headed(words: str, *names: tuple[str, str, str]) -> Doc:
    doc = tree(words)
    cover = covered(doc, *names)
    head_rows(doc, find_titles(doc, cover), cover)
    return doc


def arc(doc: Doc, text: str) -> tuple[str, str]:
    found = next(token for token in doc if token.text == text)
    return found.dep_, found.head.text


def test_the_preposition_before_a_country_is_the_persons() -> None:
    doc = headed(
        "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD with/ADP/case/4 UK/PROPN/obl/2 Foreign/PROPN/compound/6 "
        "Secretary/PROPN/nmod:desc/1 Ortega/PROPN/nsubj/2",
        BERG, ORTEGA, UK,
    )  # fmt: skip
    assert arc(doc, "Ortega") == ("obl", "met")
    assert arc(doc, "with") == ("case", "Ortega")
    assert arc(doc, "UK") == ("compound", "Ortega")
    assert arc(doc, "Secretary") == ("nmod:desc", "Ortega")
    assert arc(doc, "Berg") == ("nsubj", "met")


def test_a_preposition_that_leads_nowhere_leads_to_the_verb_before_it() -> None:
    doc = headed(
        "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD with/ADP/case/5 Foreign/PROPN/compound/5 "
        "Minister/PROPN/nmod:desc/1 Ortega/PROPN/appos/5",
        BERG, ORTEGA,
    )  # fmt: skip
    assert arc(doc, "Ortega") == ("obl", "met")
    assert arc(doc, "with") == ("case", "Ortega")


def test_two_titles_and_a_short_form_in_brackets_belong_to_the_row() -> None:
    doc = headed(
        "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD UK/PROPN/obj/2 (/PUNCT/punct/5 GB/PROPN/appos/3 )/PUNCT/punct/5 "
        "President/PROPN/appos/3 and/CCONJ/cc/10 Foreign/PROPN/compound/10 Minister/PROPN/conj/7 Ortega/PROPN/appos/10",
        BERG, ORTEGA, UK,
    )  # fmt: skip
    assert arc(doc, "Ortega") == ("obj", "met")
    assert arc(doc, "UK") == ("compound", "Ortega")


def test_a_place_that_opens_the_sentence_is_not_the_ministers() -> None:
    doc = headed(
        "In/ADP/case/4 UK/PROPN/compound/4 Minister/PROPN/nmod:desc/4 Berg/PROPN/obl/5 met/VERB/root/0/meet/VBD "
        "Ortega/PROPN/obj/5",
        BERG, ORTEGA, UK,
    )  # fmt: skip
    assert arc(doc, "Berg") == ("nsubj", "met")
    assert arc(doc, "UK") == ("obl", "met")
    assert arc(doc, "In") == ("case", "UK")


def test_the_ministers_country_stays_his_where_another_is_the_subject() -> None:
    doc = headed(
        "At/ADP/case/4 UK/PROPN/compound/4 Minister/PROPN/nmod:desc/4 Berg/PROPN/obl/5 looked/VERB/root/0/look/VBD "
        "Ortega/PROPN/nsubj/5",
        BERG, ORTEGA, UK,
    )  # fmt: skip
    assert arc(doc, "UK") == ("compound", "Berg")
    assert arc(doc, "Berg") == ("obl", "looked")


def test_a_row_that_is_right_is_left_as_it_is() -> None:
    words = (
        "UK/PROPN/compound/3 Foreign/PROPN/compound/3 Secretary/PROPN/nmod:desc/4 Ortega/PROPN/nsubj/5 "
        "met/VERB/root/0/meet/VBD Berg/PROPN/obj/5"
    )
    before, after = tree(words), headed(words, BERG, ORTEGA, UK)
    assert [(t.dep_, t.head.i) for t in after] == [(t.dep_, t.head.i) for t in before]


def test_a_title_in_another_sentence_is_no_part_of_the_row() -> None:
    words = "Berg/PROPN/nsubj/2 is/AUX/root/0/be minister/NOUN/xcomp/2 Ortega/PROPN/nsubj/5 left/VERB/root/0/leave"
    before, after = tree(words), headed(words, BERG, ORTEGA)
    assert [(t.dep_, t.head.i) for t in after] == [(t.dep_, t.head.i) for t in before]


def test_a_preposition_within_the_title_does_not_move_the_person() -> None:
    doc = headed(
        "Secretary/PROPN/nmod:desc/4 of/ADP/case/3 State/PROPN/nmod/8 Berg/PROPN/nsubj/5 met/VERB/root/0/meet/VBD "
        "with/ADP/case/8 Minister/PROPN/nmod:desc/8 Ortega/PROPN/obl/5",
        BERG, ORTEGA,
    )  # fmt: skip
    assert arc(doc, "Berg") == ("nsubj", "met")
    assert arc(doc, "Ortega") == ("obl", "met")


def test_a_minister_behind_and_is_listed_with_the_one_before() -> None:
    doc = tree(
        "Lind/PROPN/nsubj/2 met/VERB/root/0/meet/VBD Minister/PROPN/nmod:desc/4 Berg/PROPN/obj/2 and/CCONJ/cc/7 "
        "Minister/PROPN/nmod:desc/7 Ortega/PROPN/nsubj/2",
        ("Berg", "PERSON"), ("Ortega", "PERSON"),
    )  # fmt: skip
    cover = covered(doc, BERG, ORTEGA)
    head_rows(doc, find_titles(doc, cover), cover)
    assert arc(doc, "Ortega") == ("conj", "Berg")


def test_a_minister_right_behind_the_verb_is_its_object() -> None:
    doc = headed(
        "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD UK/PROPN/compound/4 Minister/PROPN/nmod:desc/5 "
        "Ortega/PROPN/nsubj/2",
        BERG, ORTEGA, UK,
    )  # fmt: skip
    assert arc(doc, "Ortega") == ("obj", "met")
    assert arc(doc, "Berg") == ("nsubj", "met")


def test_a_preposition_that_hangs_on_what_stands_before_it_is_the_persons() -> None:
    doc = headed(
        "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD in/ADP/case/4 Oslo/PROPN/obl/2 with/ADP/case/4 "
        "Minister/PROPN/nmod:desc/7 Ortega/PROPN/obl/2",
        BERG, ORTEGA,
    )  # fmt: skip
    assert arc(doc, "with") == ("case", "Ortega")
