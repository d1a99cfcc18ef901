"""Grammatical roles from trees made by hand."""

import pytest

from kg.extract.lexicon import load_lexicon
from kg.extract.nouns import noun_roles
from kg.extract.syntax import antecedent, is_passive, preposition, surface_subject
from kg.extract.verbs import verb_roles

LEXICON = load_lexicon()
LIGHT = LEXICON.arguments["light"]

ADVERB_BETWEEN = """
Berg Berg PROPN NNP nsubj 2
met meet VERB VBD root 0
today today NOUN NN obl:unmarked 2
with with ADP IN case 5
Ortega Ortega PROPN NNP obl 2
. . PUNCT . punct 2
"""
PASSIVE = """
Malin Malin PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
sanctioned sanction VERB VBN root 0
by by ADP IN case 5
Canada Canada PROPN NNP obl:agent 3
. . PUNCT . punct 3
"""
RELATIVE = """
Hale Hale PROPN NNP nsubj 6
, , PUNCT , punct 4
who who PRON WP nsubj 4
met meet VERB VBD acl:relcl 1
Santos Santos PROPN NNP obj 4
left leave VERB VBD root 0
. . PUNCT . punct 6
"""
CONTROL = """
Berg Berg PROPN NNP nsubj 2
agreed agree VERB VBD root 0
to to PART TO mark 4
meet meet VERB VB xcomp 2
Ortega Ortega PROPN NNP obj 4
. . PUNCT . punct 2
"""
OBJECT_CONTROL = """
Norway Norway PROPN NNP nsubj 2
sent send VERB VBD root 0
Berg Berg PROPN NNP obj 2
to to PART TO mark 5
meet meet VERB VB xcomp 2
Ortega Ortega PROPN NNP obj 5
. . PUNCT . punct 2
"""
SHARED = """
Hale Hale PROPN NNP nsubj 2
flew fly VERB VBD root 0
north north ADV RB advmod 2
and and CCONJ CC cc 5
met meet VERB VBD conj 2
Santos Santos PROPN NNP obj 5
. . PUNCT . punct 2
"""
PARTICIPLE = """
A a DET DT det 2
meeting meeting NOUN NN nsubj 6
attended attend VERB VBN acl 2
by by ADP IN case 5
Hale Hale PROPN NNP obl:agent 3
ended end VERB VBD root 0
. . PUNCT . punct 6
"""
LIGHT_VERB = """
Norway Norway PROPN NNP nsubj 2
held hold VERB VBD root 0
talks talk NOUN NNS obj 2
with with ADP IN case 5
Iceland Iceland PROPN NNP nmod 3
. . PUNCT . punct 2
"""
ADJUNCT = """
In in ADP IN case 3
a a DET DT det 3
call call NOUN NN obl 7
with with ADP IN case 5
Ortega Ortega PROPN NNP nmod 3
Berg Berg PROPN NNP nsubj 7
asked ask VERB VBD root 0
. . PUNCT . punct 7
"""
HYPHEN = """
The the DET DT det 5
U.S. U.S. PROPN NNP compound 4
- - PUNCT HYPH punct 2
designated designate VERB VBN amod 5
bank bank NOUN NN nsubj 6
closed close VERB VBD root 0
. . PUNCT . punct 6
"""


def texts(roles, name):
    return [argument.token.text for argument in roles.get(name, ())]


def word(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("tree", "trigger", "subject", "other", "expected"),
    [
        (ADVERB_BETWEEN, "met", ["Berg"], "with", ["Ortega"]),
        (PASSIVE, "sanctioned", ["Canada"], "object", ["Malin"]),
        (RELATIVE, "met", ["Hale"], "object", ["Santos"]),
        (CONTROL, "meet", ["Berg"], "object", ["Ortega"]),
        (OBJECT_CONTROL, "meet", ["Berg"], "object", ["Ortega"]),
        (SHARED, "met", ["Hale"], "object", ["Santos"]),
        (HYPHEN, "designated", ["U.S."], "object", ["bank"]),
    ],
)
def test_a_verb_finds_its_subject_and_complements(build, tree, trigger, subject, other, expected) -> None:
    roles = verb_roles(word(build(tree), trigger), LEXICON)
    assert texts(roles, "subject") == subject
    assert texts(roles, other) == expected


def test_a_light_verb_lends_the_noun_its_subject(build) -> None:
    roles = noun_roles(word(build(LIGHT_VERB), "talks"), LIGHT, LEXICON)
    assert texts(roles, "subject") == ["Norway"]
    assert texts(roles, "with") == ["Iceland"]


def test_another_verb_lends_nothing(build) -> None:
    doc = build(LIGHT_VERB.replace("held hold", "praised praise"))
    assert texts(noun_roles(word(doc, "talks"), LIGHT, LEXICON), "subject") == []


def test_those_who_attend_are_participants(build) -> None:
    roles = noun_roles(word(build(PARTICIPLE), "meeting"), LIGHT, LEXICON)
    assert texts(roles, "participant") == ["Hale"]


def test_the_clause_around_a_call_gives_its_subject(build) -> None:
    roles = noun_roles(word(build(ADJUNCT), "call"), LIGHT, LEXICON)
    assert texts(roles, "clause") == ["Berg"]
    assert texts(roles, "with") == ["Ortega"]


def test_a_relative_pronoun_stands_for_its_antecedent(build) -> None:
    found = antecedent(word(build(RELATIVE), "who"))
    assert found is not None
    assert found.text == "Hale"


def test_how_a_subject_was_found_is_told(build) -> None:
    assert surface_subject(word(build(SHARED), "met"), LEXICON)[1] == "shared"
    assert surface_subject(word(build(CONTROL), "meet"), LEXICON)[1] == "control"


def test_voice_and_prepositions(build) -> None:
    passive, active = build(PASSIVE), build(ADVERB_BETWEEN)
    assert is_passive(word(passive, "sanctioned"))
    assert not is_passive(word(active, "met"))
    assert preposition(word(active, "Ortega")) == "with"
    assert preposition(word(active, "Berg")) == ""
