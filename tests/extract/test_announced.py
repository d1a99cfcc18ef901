"""Lists in the sentences after a trigger, lines of a transcript, "we" of those who publish."""

import pytest

from kg.extract.extractor import Extractor
from kg.extract.transcript import labels
from kg.schema import load_schema

FOLLOWING = """
Canada Canada PROPN NNP nsubj 2
sanctioned sanction VERB VBD root 0
two two NUM CD nummod 4
firms firm NOUN NNS obj 2
. . PUNCT . punct 2
"""
ITEMS = """
Orlin Orlin PROPN NNP root 0
, , PUNCT , punct 4
a a DET DT det 4
bank bank NOUN NN appos 1
. . PUNCT . punct 1
"""
TAKEN_UP = """
The the DET DT det 2
firms firm NOUN NNS nsubj 4
are be AUX VBP cop 4
Orlin Orlin PROPN NNP root 0
and and CCONJ CC cc 6
Tersk Tersk PROPN NNP conj 4
. . PUNCT . punct 4
"""
SAID = """
They they PRON PRP nsubj 2
fear fear VERB VBP root 0
Orlin Orlin PROPN NNP obj 2
. . PUNCT . punct 2
"""
CONDEMN = """
We we PRON PRP nsubj 2
condemn condemn VERB VBP root 0
Chad Chad PROPN NNP obj 2
. . PUNCT . punct 2
"""


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load_schema(), "test")


def joined(*trees: str) -> str:
    """Trees one after the other, their heads counted on."""
    rows: list[str] = []
    for tree in trees:
        shift = len(rows)
        for line in tree.strip().splitlines():
            *rest, head = line.split()
            rows.append(" ".join([*rest, str(int(head) + shift if int(head) else 0)]))
    return "\n".join(rows)


def sanctioned(extract, doc) -> set[str]:
    return {claim.subject.text for claim in extract(doc) if claim.predicate == "sanctionedBy"}


NAMES = [("Canada", "Country"), ("Orlin", "Organization")]


def test_a_sentence_that_is_a_name_is_an_item(build, extract) -> None:
    assert sanctioned(extract, build(joined(FOLLOWING, ITEMS), NAMES)) == {"Orlin"}


def test_a_sentence_that_takes_the_word_up_lists_them(build, extract) -> None:
    names = [*NAMES, ("Tersk", "Organization")]
    assert sanctioned(extract, build(joined(FOLLOWING, TAKEN_UP), names)) == {"Orlin", "Tersk"}


def test_a_sentence_that_says_something_is_no_item(build, extract) -> None:
    assert sanctioned(extract, build(joined(FOLLOWING, SAID), NAMES)) == set()


def test_we_in_official_text_are_those_who_publish_it(build, extract) -> None:
    tree, names = joined(CONDEMN, SAID.replace("Orlin", "Norway")), [("Chad", "Country"), ("Norway", "Country")]
    (claim,) = extract(build(tree, names, publisher="Norway Government"))
    assert (claim.subject.text, claim.predicate, claim.object.text) == ("Norway", "criticised", "Chad")
    assert extract(build(tree, names, publisher="Oslo Daily")) == ()


def test_a_transcript_has_at_least_two_labels() -> None:
    text = "QUESTION: Did you?\nMR. BERG: I did."
    assert [text[label.start : label.end] for label in labels(text)] == ["QUESTION", "MR. BERG"]
    assert labels("NOTE: It rains.") == []


def test_who_has_the_word_in_a_transcript_reports(build, extract) -> None:
    asked = """
QUESTION question NOUN NN root 0
: : PUNCT : punct 1
Yes yes INTJ UH discourse 1
? ? PUNCT . punct 1
<br> <br> SPACE _SP dep 1
"""
    label = """
BERG Berg PROPN NNP root 0
: : PUNCT : punct 1
Norway Norway PROPN NNP nsubj 4
condemned condemn VERB VBD parataxis 1
Chad Chad PROPN NNP obj 4
. . PUNCT . punct 1
"""
    tree = joined(asked, label)
    doc = build(tree, [("BERG", "Person"), ("Norway", "Country"), ("Chad", "Country")])
    (claim,) = extract(doc)
    assert (claim.stance, [mention.text for mention in claim.attributed_to]) == ("reported", ["BERG"])
