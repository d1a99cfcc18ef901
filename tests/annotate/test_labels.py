"""ClearNLP's trees become Universal Dependencies; a tree that is one stays as it is."""

from spacy.tokens import Doc

from kg.annotate.labels import is_clearnlp, normalise
from tests.annotate.trees import tree


def arcs(doc: Doc) -> dict[str, tuple[str, str]]:
    """Each word's relation and head."""
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_a_phrase_hangs_by_its_noun_which_the_preposition_marks() -> None:
    found = arcs(normalise(tree("Ida/PROPN/nsubj/2 met/VERB/root/0 with/ADP/prep/2 Paul/PROPN/pobj/3")))
    assert found["Paul"] == ("obl", "met")
    assert found["with"] == ("case", "Paul")


def test_a_phrase_under_a_noun_is_its_modifier() -> None:
    found = arcs(normalise(tree("talks/NOUN/root/0 with/ADP/prep/1 Norway/PROPN/pobj/2")))
    assert found["Norway"] == ("nmod", "talks")


def test_the_agent_of_a_passive_is_told_from_other_phrases() -> None:
    doc = tree(
        "Ida/PROPN/nsubjpass/3 was/AUX/auxpass/3/be named/VERB/root/0 by/ADP/agent/3 Paul/PROPN/pobj/4 in/ADP/prep/3 "
        "Oslo/PROPN/pobj/6"
    )
    found = arcs(normalise(doc))
    assert found["Paul"] == ("obl:agent", "named")
    assert found["Oslo"] == ("obl", "named")
    assert found["Ida"] == ("nsubj:pass", "named")
    assert found["was"] == ("aux:pass", "named")


def test_a_clause_behind_a_preposition_is_a_clause() -> None:
    found = arcs(normalise(tree("left/VERB/root/0 after/ADP/prep/1 meeting/VERB/pcomp/2 Ida/PROPN/dobj/3")))
    assert found["meeting"] == ("advcl", "left")
    assert found["after"] == ("mark", "meeting")
    assert found["Ida"] == ("obj", "meeting")


def test_names_that_are_joined_in_a_phrase_stay_joined() -> None:
    doc = tree("met/VERB/root/0 with/ADP/prep/1 Ida/PROPN/pobj/2 and/CCONJ/cc/3 Paul/PROPN/conj/3")
    found = arcs(normalise(doc))
    assert (found["Ida"], found["Paul"], found["and"]) == (("obl", "met"), ("conj", "Ida"), ("cc", "Ida"))


def test_two_phrases_that_are_joined_are_two_marked_nouns() -> None:
    doc = tree("met/VERB/root/0 in/ADP/prep/1 Oslo/PROPN/pobj/2 and/CCONJ/cc/2 near/ADP/conj/2 Rome/PROPN/pobj/5")
    found = arcs(normalise(doc))
    assert (found["Oslo"], found["in"]) == (("obl", "met"), ("case", "Oslo"))
    assert (found["Rome"], found["near"]) == (("conj", "Oslo"), ("case", "Rome"))


def test_a_phrase_in_a_phrase_hangs_by_the_inner_noun() -> None:
    doc = tree("met/VERB/root/0 with/ADP/prep/1 envoys/NOUN/pobj/2 of/ADP/prep/3 Norway/PROPN/pobj/4")
    found = arcs(normalise(doc))
    assert found["Norway"] == ("nmod", "envoys")
    assert found["envoys"] == ("obl", "met")


def test_what_is_said_of_a_subject_is_the_root_and_its_verb_a_copula() -> None:
    doc = tree(
        "Ida/PROPN/nsubj/2 is/AUX/root/0/be minister/NOUN/attr/2 of/ADP/prep/3 Norway/PROPN/pobj/4 ./PUNCT/punct/2"
    )
    found = arcs(normalise(doc))
    assert found["minister"] == ("ROOT", "minister")
    assert found["is"] == ("cop", "minister")
    assert found["Ida"] == ("nsubj", "minister")
    assert found["Norway"][1] == "minister"


def test_a_copula_in_a_clause_leaves_the_clause_where_it_was() -> None:
    doc = tree(
        "said/VERB/root/0 that/SCONJ/mark/4 Ida/PROPN/nsubj/4 is/AUX/ccomp/1/be minister/NOUN/attr/4 ,/PUNCT/punct/1 "
        "saw/VERB/conj/1 Paul/PROPN/dobj/7"
    )
    found = arcs(normalise(doc))
    assert found["minister"] == ("ccomp", "said")
    assert found["that"] == ("mark", "minister")


def test_relations_of_one_word_are_renamed() -> None:
    doc = tree(
        "Norway/PROPN/poss/2 envoy/NOUN/nsubj/5 who/PRON/nsubj/4 left/VERB/relcl/2 gave/VERB/root/0 Ida/PROPN/dative/5 "
        "books/NOUN/dobj/5 not/PART/neg/5 up/ADP/prt/5"
    )
    found = arcs(normalise(doc))
    assert {word: found[word][0] for word in ("Norway", "left", "Ida", "books", "not", "up")} == {
        "Norway": "nmod:poss",
        "left": "acl:relcl",
        "Ida": "iobj",
        "books": "obj",
        "not": "advmod",
        "up": "compound:prt",
    }


def test_a_dative_phrase_is_marked_by_its_preposition() -> None:
    doc = tree("gave/VERB/root/0 books/NOUN/dobj/1 to/ADP/dative/1 Ida/PROPN/pobj/3")
    found = arcs(normalise(doc))
    assert (found["Ida"], found["to"]) == (("obl", "gave"), ("case", "Ida"))


def test_a_tree_of_universal_dependencies_is_unchanged() -> None:
    doc = tree(
        "Ida/PROPN/nsubj/2 met/VERB/root/0 with/ADP/case/4 Paul/PROPN/obl/2 who/PRON/nsubj/7 is/AUX/cop/7/be "
        "minister/NOUN/acl:relcl/4",
        ("Ida", "PERSON"),
    )
    before = [(t.dep_, t.head.i) for t in doc]
    assert not is_clearnlp(doc)
    assert normalise(doc) is doc
    assert [(t.dep_, t.head.i) for t in doc] == before
    assert [(e.text, e.label_) for e in doc.ents] == [("Ida", "PERSON")]


def test_names_of_other_schemes_are_ours_and_what_we_do_not_know_is_left_out() -> None:
    doc = tree(
        "Ida/PROPN/root/0 Bridge/PROPN/dep/1 ten/NUM/dep/1 Norse/ADJ/dep/1",
        ("Ida", "PER"), ("Bridge", "FAC"), ("ten", "CARDINAL"), ("Norse", "NORP"),
    )  # fmt: skip
    assert [(e.text, e.label_) for e in normalise(doc).ents] == [("Ida", "PERSON"), ("Bridge", "LOC")]
