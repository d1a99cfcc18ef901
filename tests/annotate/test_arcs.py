"""Arcs are mended one at a time, and a tree stays a tree."""

from kg.annotate.arcs import hang
from kg.annotate.possessives import mend_possessor
from tests.annotate.trees import tree

WORDS = "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD Lind/PROPN/obj/2 there/ADV/advmod/3"


def test_a_token_hangs_on_no_token_below_it() -> None:
    doc = tree(WORDS)
    assert not hang(doc[1], doc[3], "obj")
    assert not hang(doc[2], doc[3], "obj")
    assert [(token.head.i, token.dep_) for token in doc] == [(1, "nsubj"), (1, "ROOT"), (1, "obj"), (2, "advmod")]


def test_a_token_takes_head_and_relation() -> None:
    doc = tree(WORDS)
    assert hang(doc[3], doc[0], "flat")
    assert hang(doc[2], doc[2], "ROOT")
    assert [(token.head.i, token.dep_) for token in doc[2:]] == [(2, "ROOT"), (0, "flat")]


def test_who_has_an_apostrophe_owns_the_noun_behind_it() -> None:
    doc = tree(
        "Berg/PROPN/nsubj/6 's/PART/case/1/'s/POS long/ADJ/amod/4/long/JJ visit/NOUN/nsubj/6/visit/NN "
        "here/ADV/advmod/4 explains/VERB/root/0/explain/VBZ",
        ("Berg", "PERSON"),
    )
    mend_possessor(doc[1])
    assert (doc[0].dep_, doc[0].head.text) == ("nmod:poss", "visit")
    assert (doc[3].dep_, doc[3].head.text) == ("nsubj", "explains")


def test_an_owner_that_heads_its_noun_changes_places_with_it() -> None:
    doc = tree(
        "saw/VERB/root/0/see/VBD Berg/PROPN/obj/1 's/PART/case/2/'s/POS visit/NOUN/nmod/2/visit/NN", ("Berg", "PERSON")
    )
    mend_possessor(doc[2])
    assert (doc[1].dep_, doc[1].head.text) == ("nmod:poss", "visit")
    assert (doc[3].dep_, doc[3].head.text) == ("obj", "saw")


def test_of_two_owners_the_second_stays_in_their_list() -> None:
    doc = tree(
        "Peru/PROPN/nmod:poss/5 and/CCONJ/cc/3 Chile/PROPN/conj/1 's/PART/case/3/'s/POS plan/NOUN/root/0/plan/NN",
        ("Peru", "GPE"), ("Chile", "GPE"),
    )  # fmt: skip
    mend_possessor(doc[3])
    assert (doc[2].dep_, doc[2].head.text) == ("conj", "Peru")
