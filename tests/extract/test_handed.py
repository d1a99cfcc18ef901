"""Words that stand for those whose they are, amounts, hung phrases: roles that are reached by a step more."""

import pytest

from kg.extract.adjectives import adjective_roles
from kg.extract.handed import handed
from kg.extract.lexicon import load_lexicon
from kg.extract.nouns import noun_roles
from kg.extract.verbs import verb_roles
from kg.frames import Frame

LEXICON = load_lexicon()
FRAME = Frame("verb:x", "verb", ("x",), ("subject",), ("object",), acts_for=("forces",), hands_on=("deeds",))
TROOPS = """
Peruvian peruvian ADJ JJ amod 2
soldiers soldier NOUN NNS nsubj 6
of of ADP IN case 5
General general PROPN NNP nmod:desc 5
Lind Lind PROPN NNP nmod 2
condemned condemn VERB VBD root 0
Chad Chad PROPN NNP nmod:poss 9
’s ’s PART POS case 7
arrest arrest NOUN NN obj 6
of of ADP IN case 11
Hale Hale PROPN NNP nmod 9
. . PUNCT . punct 6
"""
AMOUNT = """
Norway Norway PROPN NNP nsubj 2
provided provide VERB VBD root 0
two two NUM CD nummod 4
tons ton NOUN NNS obj 2
of of ADP IN case 6
aid aid NOUN NN nmod 4
to to ADP TO case 8
Chad Chad PROPN NNP nmod 4
. . PUNCT . punct 2
"""
THING = """
Norway Norway PROPN NNP nsubj 2
gave give VERB VBD root 0
two two NUM CD nummod 4
boats boat NOUN NNS obj 2
to to ADP TO case 6
Chad Chad PROPN NNP nmod 4
. . PUNCT . punct 2
"""
THANKED = """
Norway Norway PROPN NNP nsubj 2
thanked thank VERB VBD root 0
Peru Peru PROPN NNP obj 2
for for SCONJ IN mark 5
releasing release VERB VBG advcl 2
Hale Hale PROPN NNP obj 5
. . PUNCT . punct 2
"""
CALLED = """
Norway Norway PROPN NNP nsubj 2
called call VERB VBD root 0
on on ADP IN case 4
Peru Peru PROPN NNP obl 2
to to PART TO mark 6
release release VERB VB advcl 2
Hale Hale PROPN NNP obj 6
. . PUNCT . punct 2
"""
DEMANDED = """
Norway Norway PROPN NNP nsubj 2
demanded demand VERB VBD root 0
that that SCONJ IN mark 5
Peru Peru PROPN NNP nsubj 5
release release VERB VB ccomp 2
Hale Hale PROPN NNP obj 5
. . PUNCT . punct 2
"""
TWO_SUBJECTS = """
Berg Berg PROPN NNP nsubj 4
and and CCONJ CC cc 3
Ortega Ortega PROPN NNP nsubj 4
met meet VERB VBD root 0
. . PUNCT . punct 4
"""
CRITICAL = """
Berg Berg PROPN NNP nsubj 3
was be AUX VBD cop 3
critical critical ADJ JJ root 0
of of ADP IN case 5
Ortega Ortega PROPN NNP obl 3
. . PUNCT . punct 3
"""
BACKED = """
Ortega Ortega PROPN NNP nsubj 3
, , PUNCT , punct 3
backed back VERB VBN root 0
by by ADP IN case 5
Norway Norway PROPN NNP obl:agent 3
. . PUNCT . punct 3
"""
BASED = """
Geneva Geneva PROPN NNP compound 4
- - PUNCT HYPH punct 1
based base VERB VBN case 4
Bank Bank PROPN NNP nsubj 5
closed close VERB VBD root 0
. . PUNCT . punct 5
"""
SIBLINGS = """
NATO NATO PROPN NNP compound 3
member member NOUN NN compound 3
Norway Norway PROPN NNP nsubj 4
left leave VERB VBD root 0
. . PUNCT . punct 4
"""
ADJECTIVES = """
Peru Peru PROPN NNP nmod:poss 3
’s ’s PART POS case 1
brutal brutal ADJ JJ amod 7
, , PUNCT , punct 6
and and CCONJ CC cc 6
illegal illegal ADJ JJ conj 3
war war NOUN NN root 0
"""


def texts(roles, name):
    return [argument.token.text for argument in roles.get(name, ())]


def word(doc, text):
    return next(token for token in doc if token.text == text)


def verbs(build, tree, text):
    return verb_roles(word(build(tree), text), LEXICON)


def test_forces_and_deeds_stand_for_those_whose_they_are(build) -> None:
    roles = handed(verbs(build, TROOPS, "condemned"), FRAME, LEXICON)
    assert texts(roles, "subject") == ["soldiers", "Peruvian", "Lind"]
    assert texts(roles, "object") == ["arrest", "Chad"]  # not Hale, to whom it was done


def test_other_words_hand_nothing_on(build) -> None:
    roles = handed(verbs(build, TROOPS.replace("soldier", "banker"), "condemned"), FRAME, LEXICON)
    assert texts(roles, "subject") == ["bankers"]


def test_an_amount_is_passed_through(build) -> None:
    roles = noun_roles(word(build(AMOUNT), "aid"), frozenset({"provide"}), LEXICON)
    assert (texts(roles, "subject"), texts(roles, "to")) == (["Norway"], ["Chad"])


@pytest.mark.parametrize(
    ("tree", "trigger", "role", "expected"),
    [
        (THING, "gave", "to", ["Chad"]),
        (THANKED, "releasing", "subject", ["Peru"]),
        (CALLED, "release", "subject", ["Peru"]),
        (CALLED, "called", "infinitive", ["release"]),
        (DEMANDED, "demanded", "content", ["Peru"]),
        (DEMANDED, "demanded", "aim", ["Hale"]),
        (TWO_SUBJECTS, "met", "subject", ["Berg", "Ortega"]),
        (BACKED, "backed", "subject", ["Norway"]),
        (BACKED, "backed", "object", ["Ortega"]),
        (BASED, "based", "subject", ["Geneva"]),
        (BASED, "based", "object", ["Bank"]),
    ],
)
def test_who_acts_and_on_whom(build, tree, trigger, role, expected) -> None:
    assert texts(verbs(build, tree, trigger), role) == expected


def test_praise_won_for_an_act_leaves_the_act_to_the_winner(build) -> None:
    tree = THANKED.replace("thanked thank", "won win").replace("Peru Peru PROPN NNP", "praise praise NOUN NN")
    assert texts(verbs(build, tree, "releasing"), "subject") == ["Norway"]


def test_an_adjective_says_it_of_its_subject(build) -> None:
    roles = adjective_roles(word(build(CRITICAL), "critical"), LEXICON)
    assert (texts(roles, "subject"), texts(roles, "of")) == (["Berg"], ["Ortega"])


def test_what_stands_beside_a_noun_before_a_name_is_its_modifier(build) -> None:
    roles = noun_roles(word(build(SIBLINGS), "member"), frozenset(), LEXICON)
    assert (texts(roles, "compound"), texts(roles, "self")) == (["NATO"], ["member", "Norway"])


def test_a_possessor_stands_before_several_adjectives(build) -> None:
    roles = noun_roles(word(build(ADJECTIVES), "war"), frozenset(), LEXICON)
    assert texts(roles, "possessor") == ["Peru"]


def test_a_noun_may_refuse_the_subject_of_the_verb_that_wants_it(build) -> None:
    tree = AMOUNT.replace("provided provide", "wanted want")
    noun = word(build(tree), "aid")
    assert texts(noun_roles(noun, frozenset({"give"}), LEXICON), "subject") == ["Norway"]
    assert texts(noun_roles(noun, frozenset({"give"}), LEXICON, governed=False), "subject") == []
