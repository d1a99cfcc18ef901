"""What a parser gets wrong where the words leave no doubt is mended; where they do, it is left."""

import pytest

from kg.annotate.repairs import mend
from tests.annotate.trees import tree


def mended(words: str, *ents: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """Relation and head of every word after mending."""
    return {token.text: (token.dep_, token.head.text) for token in mend(tree(words, *ents))}


def test_who_stands_before_a_passive_without_by_is_its_subject() -> None:
    found = mended(
        "Orlin/PROPN/obl:agent/3 was/AUX/aux:pass/3 criticised/VERB/root/0/criticise/VBN "
        "by/ADP/case/5 Canada/PROPN/obl:agent/3"
    )
    assert found["Orlin"] == ("nsubj:pass", "criticised")
    assert found["Canada"] == ("obl:agent", "criticised")


def test_an_agent_with_by_may_stand_first() -> None:
    found = mended("By/ADP/case/2 Canada/PROPN/obl:agent/4 was/AUX/aux:pass/4 criticised/VERB/root/0/criticise/VBN")
    assert found["Canada"] == ("obl:agent", "criticised")


def test_what_stands_between_a_preposition_and_its_person_describes_the_person() -> None:
    found = mended(
        "Norway/PROPN/nsubj/2 sanctioned/VERB/root/0 firms/NOUN/obj/2 of/ADP/case/7 the/DET/det/6 "
        "shipowner/NOUN/obl/2 Berg/PROPN/nmod/3",
        ("Berg", "PERSON"),
    )
    assert found["shipowner"] == ("nmod:desc", "Berg")


def test_what_is_listed_behind_a_described_name_is_listed_with_the_noun() -> None:
    found = mended(
        "on/ADP/case/3 the/DET/det/3 shipowner/NOUN/root/0 Berg/PROPN/appos/3 and/CCONJ/cc/6 Orlin/PROPN/conj/4"
    )
    assert found["Orlin"] == ("conj", "shipowner")


def test_what_stands_behind_a_preposition_is_no_subject() -> None:
    found = mended("Berg/PROPN/nsubj/2 spoke/VERB/root/0/speak/VBD with/ADP/case/4 Ortega/PROPN/nsubj/2")
    assert found["Ortega"] == ("obl", "spoke")
    assert found["Berg"] == ("nsubj", "spoke")


def test_the_object_behind_a_gerund_is_the_gerunds() -> None:
    found = mended("Berg/PROPN/nsubj/2 denied/VERB/root/0/deny/VBD funding/VERB/xcomp/2/fund/VBG Orlin/PROPN/obj/2")
    assert found["Orlin"] == ("obj", "funding")


def test_an_object_before_a_gerund_stays_the_verbs() -> None:
    found = mended("Berg/PROPN/nsubj/2 kept/VERB/root/0/keep/VBD Orlin/PROPN/obj/2 waiting/VERB/xcomp/2/wait/VBG")
    assert found["Orlin"] == ("obj", "kept")


@pytest.mark.parametrize(("ents", "relation"), [([("Berg", "PERSON")], "obj"), ([], "xcomp")])
def test_a_person_that_a_verb_seems_made_into_is_its_object(ents: list[tuple[str, str]], relation: str) -> None:
    found = mended("Norway/PROPN/nsubj/2 designated/VERB/root/0/designate/VBD Berg/PROPN/xcomp/2", *ents)
    assert found["Berg"] == (relation, "designated")


def test_a_name_above_its_own_object_is_left_as_it_is() -> None:
    doc = mend(tree("Berg/PROPN/root/0 wondered/VERB/amod/3/wonder/VBD deputies/NOUN/nmod/1"))
    assert all(token.i == 0 or doc[0] in token.ancestors for token in doc)
