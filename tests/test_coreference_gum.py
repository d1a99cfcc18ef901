"""What is asked of GUM's entities: references to named persons and bodies, no predicates, no peoples."""

from kg.train.sentence import Token
from tests.coreference_gum import Words, marks
from tests.coreference_mark import GoldMark


def words(*rows: str) -> Words:
    """ "form/UPOS/tag/head/relation/entity" of each token, heads counted from 0; morphology says the third person."""
    parts = [row.split("/") for row in rows]
    tokens = tuple(Token(f, True, f, p, t, "Person=3", int(h), r, e) for f, p, t, h, r, e in parts)
    places = [sum(len(token.form) + 1 for token in tokens[:at]) for at in range(len(tokens))]
    return Words(tuple(places), tokens)


def asked(*sentences: Words) -> list[tuple[str, tuple[str, ...]]]:
    return [(mark.kind, mark.ids) for mark in marks(sentences) if mark.counts]


IDA = words("Ida/PROPN/NNP/0/nsubj/(1-person-new-_-_-1-coref)", "left/VERB/VBD/1/root/")
SHE = words("She/PRON/PRP/1/nsubj/(1-person-giv:act-_-_-1-ana)", "left/VERB/VBD/1/root/")


def test_a_pronoun_counts_where_its_chain_has_a_name() -> None:
    assert asked(IDA, SHE) == [("pro", ("1",))]
    assert asked(SHE) == []


def test_an_office_in_capitals_is_a_nominal_and_no_name() -> None:
    office = words("the/DET/DT/1/det/(1-person-giv:act-_-_-2-coref", "President/PROPN/NNP/1/root/1)")
    assert asked(IDA, office) == [("nom", ("1",))]
    assert asked(office, SHE) == []


def test_what_somebody_is_called_by_a_predicate_is_no_reference() -> None:
    said = words("the/DET/DT/1/det/(1-person-giv:act-_-_-2-pred", "envoy/NOUN/NN/1/root/1)")
    assert asked(IDA, said) == []


def test_the_plural_of_a_people_names_nobody() -> None:
    people = words("Danes/PROPN/NNPS/0/nsubj/(1-person-new-_-_-1-coref)", "left/VERB/VBD/1/root/")
    assert asked(people, SHE) == []


def test_two_who_are_joined_are_asked_for_one_by_one() -> None:
    both = words(
        "Ida/PROPN/NNP/3/nsubj/(1-person-new-_-_-1-coref(2-person-new-_-_-1-coref)",
        "and/CCONJ/CC/2/cc/",
        "Nils/PROPN/NNP/0/conj/(3-person-new-_-_-1-coref)1)",
        "left/VERB/VBD/3/root/",
    )
    they = words("They/PRON/PRP/1/nsubj/(1-person-giv:act-_-_-1-ana)", "left/VERB/VBD/1/root/")
    assert asked(both, they) == [("pro", ("2", "3"))]


def test_a_mark_ends_with_its_head() -> None:
    assert marks([IDA]) == [GoldMark(0, 3, 2, "name", ("1",), False, True)]
