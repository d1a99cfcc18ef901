"""A capital acts, or is a place."""

import pytest

from kg.annotate.government import acts, administrations
from tests.annotate.conftest import Read
from tests.annotate.trees import covered, flat, mentions, shown, tree


def does_act(words: str, capital: str) -> bool:
    doc = tree(words)
    (name,) = covered(doc, (capital, "Place", "gazetteer"))
    return acts(doc, name)


@pytest.mark.parametrize(
    "words",
    [
        "Moscow/PROPN/nsubj/2 denied/VERB/root/0/deny it/PRON/obj/2",
        "Moscow/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 blamed/VERB/root/0/blame",
        "Moscow/PROPN/nmod:poss/3 ’s/PART/case/1/’s/POS envoy/NOUN/root/0",
        "talks/NOUN/root/0 with/ADP/case/3 Moscow/PROPN/nmod/1",
        "signed/VERB/root/0 by/ADP/case/3 Moscow/PROPN/obl:agent/1",
        "they/PRON/nsubj/2 urged/VERB/root/0/urge Moscow/PROPN/obj/2",
        "talks/NOUN/root/0 with/ADP/case/3 Ankara/PROPN/nmod/1 and/CCONJ/cc/5 Moscow/PROPN/conj/3",
        "the/DET/det/4 Moscow/PROPN/compound/4 -/PUNCT/punct/2 talks/NOUN/root/0",
    ],
)
def test_who_does_owns_or_is_dealt_with_acts(words: str) -> None:
    assert does_act(words, "Moscow")


@pytest.mark.parametrize(
    "words",
    [
        "arrived/VERB/root/0/arrive in/ADP/case/3 Moscow/PROPN/obl/1",
        "flew/VERB/root/0/fly to/ADP/case/3 Moscow/PROPN/obl/1",
        "they/PRON/nsubj/2 visited/VERB/root/0/visit Moscow/PROPN/obj/2",
        "they/PRON/nsubj/2 captured/VERB/root/0/capture Moscow/PROPN/obj/2",
        "Moscow/PROPN/nsubj/2 lies/VERB/root/0/lie far/ADV/advmod/2",
        "Moscow/PROPN/nsubj/2 hosted/VERB/root/0/host talks/NOUN/obj/2",
        "held/VERB/root/0 in/ADP/case/3 Ankara/PROPN/obl/1 and/CCONJ/cc/5 Moscow/PROPN/conj/3",
        "a/DET/det/3 Moscow/PROPN/compound/3 street/NOUN/root/0",
        "Tver/PROPN/root/0 ,/PUNCT/punct/1 Moscow/PROPN/nsubj/1",
    ],
)
def test_where_one_goes_or_is_is_a_place(words: str) -> None:
    assert not does_act(words, "Moscow")


def test_a_capital_with_its_country_is_a_place() -> None:
    doc = tree(
        "Paris/PROPN/nsubj/4 ,/PUNCT/punct/1 France/PROPN/appos/1 burned/VERB/root/0",
        ("Paris", "GPE"),
        ("France", "GPE"),
    )
    paris, _ = covered(doc, ("Paris", "Place", "gazetteer"), ("France", "Country", "gazetteer"))
    assert not acts(doc, paris)


def test_a_tree_of_joined_names_that_never_ends_is_left_alone() -> None:
    words = " ".join(["Moscow/PROPN/root/0", *(f"X/PROPN/conj/{at}" for at in range(1, 40))])
    doc = tree(words)
    for name in covered(doc, ("Moscow", "Place", "gazetteer")):
        assert not acts(doc, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow denied the report.", [("Moscow", "Country", "Russia")]),
        ("The minister arrived in Moscow.", [("Moscow", "Place", "Moscow")]),
        ("Oslo held talks with Ankara on Monday.", [("Oslo", "Country", "Norway"), ("Ankara", "Country", "Turkey")]),
        (
            "The conference was held in Paris, France.",
            [("Paris", "Place", "Paris"), ("France", "Country", "France")],
        ),
        (
            "The Moscow-Ankara agreement failed.",
            [("Moscow", "Country", "Russia"), ("Ankara", "Country", "Turkey")],
        ),
        ("The minister visited Moscow.", [("Moscow", "Place", "Moscow")]),
        ("Moscow’s ambassador left Oslo.", [("Moscow", "Country", "Russia"), ("Oslo", "Place", "Oslo")]),
    ],
)
def test_capitals_in_running_text(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert mentions(read(text)) == expected


def test_an_administration_is_an_organisation_named_after_a_person() -> None:
    doc = flat("the Haugen administration and Haugen")
    cover = covered(doc, ("Haugen", "Person", "tagger"))
    administrations(doc, cover)
    assert shown(doc, cover) == [("Haugen administration", "Organization")]
    assert [name.acts_for for name in cover] == ["?Haugen"]
