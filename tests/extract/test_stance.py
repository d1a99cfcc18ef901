"""Stance and speakers from trees made by hand."""

import pytest

from kg.extract.attribution import Speaker
from kg.extract.lexicon import load_lexicon
from kg.extract.stance import judge
from tests.extract.reading import read

LEXICON = load_lexicon()
LIGHT = LEXICON.arguments["light"]


def tree(*lines: str) -> str:
    return "\n".join(lines)


PLAIN = ("Berg Berg PROPN NNP nsubj 2", "met meet VERB VBD root 0", "Ortega Ortega PROPN NNP obj 2")
CASES = {
    "asserted": (tree(*PLAIN, ". . PUNCT . punct 2"), "met"),
    "question": (tree(*PLAIN, "? ? PUNCT . punct 2"), "met"),
    "not": (
        tree(
            "Berg Berg PROPN NNP nsubj 4",
            "did do AUX VBD aux 4",
            "not not PART RB advmod 4",
            "meet meet VERB VB root 0",
            "Ortega Ortega PROPN NNP obj 4",
        ),
        "meet",
    ),
    "may": (
        tree(
            "Berg Berg PROPN NNP nsubj 3",
            "may may AUX MD aux 3",
            "meet meet VERB VB root 0",
            "Ortega Ortega PROPN NNP obj 3",
        ),
        "meet",
    ),
    "plans to": (
        tree(
            "Berg Berg PROPN NNP nsubj 2",
            "plans plan VERB VBZ root 0",
            "to to PART TO mark 4",
            "meet meet VERB VB xcomp 2",
            "Ortega Ortega PROPN NNP obj 4",
        ),
        "meet",
    ),
    "refused to": (
        tree(
            "Berg Berg PROPN NNP nsubj 2",
            "refused refuse VERB VBD root 0",
            "to to PART TO mark 4",
            "meet meet VERB VB xcomp 2",
            "Ortega Ortega PROPN NNP obj 4",
        ),
        "meet",
    ),
    "purpose": (
        tree(
            "Berg Berg PROPN NNP nsubj 2",
            "flew fly VERB VBD root 0",
            "north north ADV RB advmod 2",
            "to to PART TO mark 5",
            "meet meet VERB VB advcl 2",
            "Ortega Ortega PROPN NNP obj 5",
        ),
        "meet",
    ),
    "if": (
        tree(
            "If if SCONJ IN mark 3",
            "Berg Berg PROPN NNP nsubj 3",
            "meets meet VERB VBZ advcl 7",
            "Ortega Ortega PROPN NNP obj 3",
            ", , PUNCT , punct 3",
            "Norway Norway PROPN NNP nsubj 7",
            "wins win VERB VBZ root 0",
        ),
        "meets",
    ),
    "no talks": (
        tree(
            "Berg Berg PROPN NNP nsubj 2",
            "held hold VERB VBD root 0",
            "no no DET DT det 4",
            "talks talk NOUN NNS obj 2",
            "with with ADP IN case 6",
            "Ortega Ortega PROPN NNP nmod 4",
        ),
        "talks",
    ),
    "announced a visit": (
        tree(
            "Berg Berg PROPN NNP nsubj 2",
            "announced announce VERB VBD root 0",
            "a a DET DT det 4",
            "visit visit NOUN NN obj 2",
            "to to ADP IN case 6",
            "Spain Spain PROPN NNP nmod 4",
        ),
        "visit",
    ),
    "ahead of the meeting": (
        tree(
            "Ahead ahead ADP IN case 4",
            "of of ADP IN fixed 1",
            "the the DET DT det 4",
            "meeting meeting NOUN NN obl 8",
            "with with ADP IN case 6",
            "Ortega Ortega PROPN NNP nmod 4",
            "Berg Berg PROPN NNP nsubj 8",
            "rested rest VERB VBD root 0",
        ),
        "meeting",
    ),
    "will travel and meet": (
        tree(
            "Berg Berg PROPN NNP nsubj 3",
            "will will AUX MD aux 3",
            "travel travel VERB VB root 0",
            "and and CCONJ CC cc 5",
            "meet meet VERB VB conj 3",
            "Ortega Ortega PROPN NNP obj 5",
        ),
        "meet",
    ),
}


@pytest.mark.parametrize(
    ("name", "stance"),
    [
        ("asserted", "asserted"),
        ("question", "hypothetical"),
        ("not", "denied"),
        ("may", "hypothetical"),
        ("plans to", "planned"),
        ("refused to", "denied"),
        ("purpose", "planned"),
        ("if", "hypothetical"),
        ("no talks", "denied"),
        ("announced a visit", "planned"),
        ("ahead of the meeting", "planned"),
        ("will travel and meet", "planned"),
    ],
)
def test_the_words_around_the_trigger_decide_the_stance(build, name, stance) -> None:
    text, trigger = CASES[name]
    token = next(token for token in build(text) if token.text == trigger)
    assert judge(token, LIGHT, LEXICON).stance == stance


REPORT = tree(
    "Novak Novak PROPN NNP nsubj 2",
    "{verb} {lemma} VERB VBD root 0",
    "that that SCONJ IN mark 5",
    "Berg Berg PROPN NNP nsubj 5",
    "met meet VERB VBD ccomp 2",
    "Ortega Ortega PROPN NNP obj 5",
)
NESTED = tree(
    "Bild Bild PROPN NNP nsubj 2",
    "reported report VERB VBD root 0",
    "that that SCONJ IN mark 5",
    "Novak Novak PROPN NNP nsubj 5",
    "said say VERB VBD ccomp 2",
    "Berg Berg PROPN NNP nsubj 7",
    "met meet VERB VBD ccomp 5",
    "Ortega Ortega PROPN NNP obj 7",
)
ACCORDING = tree(
    "According accord VERB VBG case 3",
    "to to ADP TO fixed 1",
    "Novak Novak PROPN NNP obl 6",
    ", , PUNCT , punct 3",
    "Berg Berg PROPN NNP nsubj 6",
    "met meet VERB VBD root 0",
    "Ortega Ortega PROPN NNP obj 6",
)
QUOTED = tree(
    "“ “ PUNCT `` punct 3",
    "Berg Berg PROPN NNP nsubj 3",
    "met meet VERB VBD ccomp 10",
    "Ortega Ortega PROPN NNP obj 3",
    "in in ADP IN case 6",
    "Oslo Oslo PROPN NNP obl 3",
    ", , PUNCT , punct 3",
    "” ” PUNCT '' punct 3",
    "Novak Novak PROPN NNP nsubj 10",
    "said say VERB VBD root 0",
)


def speakers(build, text: str) -> tuple[str, list[str | None]]:
    token = next(token for token in build(text) if token.text == "met")
    judged = judge(token, LIGHT, LEXICON)
    return judged.stance, [s.token.text if s.token is not None else None for s in judged.speakers]


def test_a_reporting_verb_gives_the_speaker(build) -> None:
    assert speakers(build, REPORT.format(verb="said", lemma="say")) == ("asserted", ["Novak"])


def test_a_denial_denies_and_names_who_does(build) -> None:
    assert speakers(build, REPORT.format(verb="denied", lemma="deny")) == ("denied", ["Novak"])


def test_sources_of_sources_are_told_outermost_first(build) -> None:
    assert speakers(build, NESTED) == ("asserted", ["Bild", "Novak"])


def test_according_to_is_a_report(build) -> None:
    assert speakers(build, ACCORDING) == ("asserted", ["Novak"])


def test_a_quotation_has_its_speaker_beside_it(build) -> None:
    assert speakers(build, QUOTED) == ("asserted", ["Novak"])


def test_a_speaker_is_told_with_the_verb(build) -> None:
    token = next(token for token in build(REPORT.format(verb="announced", lemma="announce")) if token.text == "met")
    (speaker,) = judge(token, LIGHT, LEXICON).speakers
    assert isinstance(speaker, Speaker)
    assert (speaker.verb, speaker.past) == ("announced", True)


def stance(build, text: str, trigger: str, own: bool = False, through: frozenset[str] = LIGHT) -> str:
    token = next(token for token in build(text) if token.text == trigger)
    return judge(token, through, LEXICON, own).stance


CONTINUE = tree(
    "Norway Norway PROPN NNP nsubj 3",
    "will will AUX MD aux 3",
    "{verb} {verb} VERB VB root 0",
    "to to PART TO mark 5",
    "support support VERB VB xcomp 3",
    "Chad Chad PROPN NNP obj 5",
)
ONLY = tree(
    "Berg Berg PROPN NNP nsubj 4",
    "not not PART RB advmod 4",
    "{word} {word} ADV RB advmod 2",
    "met meet VERB VBD root 0",
    "Ortega Ortega PROPN NNP obj 4",
)
NOTHING = tree(
    "No no DET DT det 2",
    "ships ship NOUN NNS nsubj:pass 4",
    "were be AUX VBD aux:pass 4",
    "given give VERB VBN root 0",
    "to to ADP TO case 6",
    "Chad Chad PROPN NNP obl 4",
)
APOLOGY = tree(
    "Norway Norway PROPN NNP nsubj 2",
    "demanded demand VERB VBD root 0",
    "an an DET DT det 4",
    "apology apology NOUN NN obj 2",
    "from from ADP IN case 6",
    "Chad Chad PROPN NNP nmod 4",
)
PROVIDED = tree(
    "Provided provide VERB VBN advcl 6",
    "that that SCONJ IN mark 4",
    "Berg Berg PROPN NNP nsubj 4",
    "meets meet VERB VBZ ccomp 1",
    "Ortega Ortega PROPN NNP obj 4",
    "wins win VERB VBZ root 0",
)


def test_what_will_go_on_is_so_already(build) -> None:
    assert stance(build, CONTINUE.format(verb="continue"), "support") == "asserted"
    assert stance(build, CONTINUE.format(verb="start"), "support") == "planned"


def test_not_only_denies_nothing(build) -> None:
    assert stance(build, ONLY.format(word="only"), "met") == "asserted"
    assert stance(build, ONLY.format(word="yet"), "met") == "denied"


def test_nothing_given_is_a_denial(build) -> None:
    assert stance(build, NOTHING, "given") == "denied"


def test_a_verb_that_the_frame_names_does_the_act(build) -> None:
    demand = frozenset({"demand"})
    assert stance(build, APOLOGY, "apology", own=True, through=demand) == "asserted"
    assert stance(build, APOLOGY, "apology") == "hypothetical"


def test_provided_that_is_a_condition(build) -> None:
    assert stance(build, PROVIDED, "meets") == "hypothetical"


def test_a_passive_infinitive_shares_the_plan() -> None:
    [claim] = [
        c
        for c in read("Anna Berg plans to visit Oslo and to be received there by Luis Ortega.")
        if c.predicate == "metWith"
    ]
    assert claim.stance == "planned"
