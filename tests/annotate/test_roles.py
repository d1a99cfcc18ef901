"""Whose title it is, and of whom."""

import pytest
from spacy.tokens import Doc

from kg.annotate.affiliations import affiliations
from kg.annotate.cover import Cover, text_of
from kg.annotate.roles import Offices
from kg.annotate.titles import find_titles
from tests.annotate.conftest import Read
from tests.annotate.trees import covered, flat, roles, tree

IDA = ("Ida Berg", "Person", "tagger")
PAUL = ("Paul Oyelaran", "Person", "tagger")
NORWAY = ("Norway", "Country", "gazetteer")
GHANA = ("Ghana", "Country", "gazetteer")
FUND = ("Northern Fund", "Organization", "pattern")


def offices(doc: Doc, cover: Cover) -> list[tuple[str, str, str | None, bool]]:
    """Title, holder, of whom, former."""
    found = Offices(doc, cover, find_titles(doc, cover)).read()
    return [
        (
            doc[o.title.start : o.title.end].text,
            text_of(doc, o.holder),
            text_of(doc, o.organisation) if o.organisation else None,
            o.former,
        )
        for o in found
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("the Norway Foreign Minister Ida Berg", [NORWAY, IDA], ("Foreign Minister", "Ida Berg", "Norway", False)),
        ("Norway’s Foreign Minister Ida Berg", [NORWAY, IDA], ("Foreign Minister", "Ida Berg", "Norway", False)),
        ("former Norway President Ida Berg", [NORWAY, IDA], ("President", "Ida Berg", "Norway", True)),
        ("then-President Ida Berg", [IDA], ("President", "Ida Berg", None, True)),
        ("President Ida Berg of Norway", [IDA, NORWAY], ("President", "Ida Berg", "Norway", False)),
        ("President of Norway Ida Berg", [IDA, NORWAY], ("President", "Ida Berg", "Norway", False)),
        ("Ida Berg, the president of Norway,", [IDA, NORWAY], ("president", "Ida Berg", "Norway", False)),
        ("Ida Berg, a former head of the Northern Fund", [IDA, FUND], ("head", "Ida Berg", "Northern Fund", True)),
        ("the Norway foreign minister, Ida Berg,", [IDA, NORWAY], ("foreign minister", "Ida Berg", "Norway", False)),
        ("Norway’s envoy to Ghana, Ida Berg,", [IDA, NORWAY, GHANA], ("envoy", "Ida Berg", "Norway", False)),
        ("Ida Berg, Norway’s envoy to Ghana,", [IDA, NORWAY, GHANA], ("envoy", "Ida Berg", "Norway", False)),
        ("the Norway envoy, a Mr. Ida Berg,", [IDA, NORWAY], ("envoy", "Ida Berg", "Norway", False)),
        ("the Norway envoy, M. Ida Berg,", [IDA, NORWAY], ("envoy", "Ida Berg", "Norway", False)),
        ("head of Norway’s Northern Fund Ida Berg", [IDA, NORWAY, FUND], ("head", "Ida Berg", "Northern Fund", False)),
        ("President Dr. Ida Berg", [IDA], ("President", "Ida Berg", None, False)),
    ],
)
def test_a_title_beside_a_name_is_that_persons(text: str, names: list, expected: tuple) -> None:
    doc = flat(text)
    assert offices(doc, covered(doc, *names)) == [expected]


def test_a_plural_title_is_held_by_each_of_a_list_with_its_own_country() -> None:
    doc = flat("Presidents Ida Berg of Norway and Paul Oyelaran of Ghana")
    found = offices(doc, covered(doc, IDA, NORWAY, PAUL, GHANA))
    assert [row[:3] for row in found] == [
        ("Presidents", "Ida Berg", "Norway"),
        ("Presidents", "Paul Oyelaran", "Ghana"),
    ]


def test_a_title_before_the_next_person_of_a_list_is_not_the_one_before() -> None:
    doc = flat("Ida Berg, Foreign Minister Paul Oyelaran and others")
    assert offices(doc, covered(doc, IDA, PAUL)) == [("Foreign Minister", "Paul Oyelaran", None, False)]


def test_two_titles_of_one_holder_share_what_they_are_of() -> None:
    doc = flat("Ida Berg, founder and head of the Northern Fund")
    found = offices(doc, covered(doc, IDA, FUND))
    assert [row[:3] for row in found] == [
        ("founder", "Ida Berg", "Northern Fund"),
        ("head", "Ida Berg", "Northern Fund"),
    ]


def test_a_persons_possessive_is_no_holder() -> None:
    doc = flat("the spokesman, Ida Berg’s brother")
    assert offices(doc, covered(doc, IDA)) == []


@pytest.mark.parametrize(
    ("words", "former"),
    [
        ("Ida/PROPN/nsubj/4 is/AUX/cop/4/be the/DET/det/4 president/NOUN/root/0", False),
        ("Ida/PROPN/nsubj/4 was/AUX/cop/4/be the/DET/det/4 president/NOUN/root/0", True),
        ("Ida/PROPN/nsubj/2 serves/VERB/root/0/serve as/ADP/case/4 president/NOUN/obl/2", False),
        ("Ida/PROPN/nsubj:pass/3 was/AUX/aux:pass/3/be named/VERB/root/0/name president/NOUN/xcomp/3", False),
    ],
)
def test_who_is_or_serves_as_something_has_the_title(words: str, former: bool) -> None:
    doc = tree(words)
    assert offices(doc, covered(doc, ("Ida", "Person", "tagger"))) == [("president", "Ida", None, former)]


@pytest.mark.parametrize(
    "words",
    [
        "Ida/PROPN/nsubj/5 is/AUX/cop/5/be not/PART/advmod/5 the/DET/det/5 president/NOUN/root/0",
        "Ida/PROPN/nsubj/4 may/AUX/aux/4 be/AUX/cop/4/be president/NOUN/root/0",
        "Ida/PROPN/nsubj/3 will/AUX/aux/3 become/VERB/root/0/become president/NOUN/xcomp/3",
        "if/SCONJ/mark/4 Ida/PROPN/nsubj/4 is/AUX/cop/4/be president/NOUN/root/0",
    ],
)
def test_who_is_not_or_may_become_something_has_no_title(words: str) -> None:
    doc = tree(words)
    assert offices(doc, covered(doc, ("Ida", "Person", "tagger"))) == []


def test_a_title_that_a_pronoun_holds_waits_for_whom_it_means() -> None:
    doc = tree("She/PRON/nsubj/4 is/AUX/cop/4/be the/DET/det/4 president/NOUN/root/0 of/ADP/case/6 Norway/PROPN/nmod/4")
    found = Offices(doc, cover := covered(doc, NORWAY), find_titles(doc, cover))
    assert found.read() == []
    assert [(at, name and text_of(doc, name)) for _, at, name in found.pending] == [(0, "Norway")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Berg is the foreign minister of Norway.", [("foreign minister", "Ida Berg", "Norway")]),
        ("Ida Berg is not the foreign minister of Norway.", []),
        ("Ida Berg was named ambassador.", [("ambassador", "Ida Berg", None)]),
        ("Ida Berg was appointed foreign minister of Norway.", [("foreign minister", "Ida Berg", "Norway")]),
        ("Ida Berg served as ambassador to Ghana.", [("ambassador", "Ida Berg", None)]),
    ],
)
def test_roles_in_running_text(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("a minister in Norway, Ida Berg,", [IDA, NORWAY], ("minister", "Ida Berg", "Norway", False)),
        ("Northern Fund Ghana envoy Ida Berg", [IDA, GHANA, FUND], ("envoy", "Ida Berg", "Northern Fund", False)),
    ],
)
def test_what_an_office_is_of_may_stand_behind_words_that_say_what_it_is(
    text: str, names: list, expected: tuple
) -> None:
    doc = flat(text)
    assert offices(doc, covered(doc, *names)) == [expected]


def test_a_title_with_an_apostrophe_is_somebody_elses() -> None:
    doc = flat("Ida Berg, the Norway president’s right hand,")
    assert offices(doc, covered(doc, IDA, NORWAY)) == []


def test_a_person_of_a_party_is_a_member_and_one_of_a_fund_is_not() -> None:
    party = ("Coastal Party", "Organization", "pattern")
    doc = flat("Ida Berg of the Coastal Party and Paul Oyelaran of the Northern Fund")
    found = affiliations(doc, covered(doc, IDA, PAUL, FUND, party), [])
    assert [(text_of(doc, one.holder), text_of(doc, one.body)) for one in found] == [("Ida Berg", "Coastal Party")]


@pytest.mark.parametrize(
    "text", ["MR. BERG: Thank you very much, Mr. Secretary.", "AMBASSADOR BERG: Thank you, Secretary."]
)
def test_whom_somebody_speaks_to_is_somebody_else(read: Read, text: str) -> None:
    assert not any("Secretary" in role.text for role in read(text)._.roles)


def test_an_ambassador_of_an_embassy_is_its_countrys(read: Read) -> None:
    [role] = read("Participants: Ada Berg, Ambassador, Embassy of Peru")._.roles
    assert role.organisation is not None
    assert role.organisation.name == "Peru"
