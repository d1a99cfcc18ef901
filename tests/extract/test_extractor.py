"""Claims from trees made by hand: who, with whom, how it is said, and where the quote stands."""

import pickle
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.extractor import Extractor
from kg.extract.notes import notes
from kg.model import STANCES, Zone
from kg.schema import load_schema

PEOPLE = [("Berg", "Person"), ("Ortega", "Person")]
MET = """
Berg Berg PROPN NNP nsubj 2
met meet VERB VBD root 0
Ortega Ortega PROPN NNP obj 2
on on ADP IN case 5
Monday Monday PROPN NNP obl 2
. . PUNCT . punct 2
"""
WILL = """
Berg Berg PROPN NNP nsubj 3
will will AUX MD aux 3
meet meet VERB VB root 0
Ortega Ortega PROPN NNP obj 3
on on ADP IN case 6
Friday Friday PROPN NNP obl 3
. . PUNCT . punct 3
"""
LISTS = """
Berg Berg PROPN NNP nsubj 4
and and CCONJ CC cc 3
Hale Hale PROPN NNP conj 1
met meet VERB VBD root 0
Ortega Ortega PROPN NNP obj 4
and and CCONJ CC cc 7
Santos Santos PROPN NNP conj 5
. . PUNCT . punct 4
"""
MUTUAL = """
Berg Berg PROPN NNP nsubj 4
and and CCONJ CC cc 3
Ortega Ortega PROPN NNP conj 1
met meet VERB VBD root 0
. . PUNCT . punct 4
"""
COLON = """
Canada Canada PROPN NNP nsubj 2
sanctioned sanction VERB VBD root 0
two two NUM CD nummod 4
bankers banker NOUN NNS obj 2
: : PUNCT : punct 6
Malin Malin PROPN NNP appos 4
and and CCONJ CC cc 8
Hadid Hadid PROPN NNP conj 6
. . PUNCT . punct 2
"""
DEADLINE = """
Berg Berg PROPN NNP nsubj 2
met meet VERB VBD root 0
the the DET DT det 4
deadline deadline NOUN NN obj 2
of of ADP IN case 6
Ortega Ortega PROPN NNP nmod 4
. . PUNCT . punct 2
"""
COUNTERPART = """
Berg Berg PROPN NNP nsubj 2
met meet VERB VBD root 0
her her PRON PRP$ nmod:poss 4
counterpart counterpart NOUN NN obj 2
, , PUNCT , punct 6
Ortega Ortega PROPN NNP appos 4
. . PUNCT . punct 2
"""
TITLE_HEAD = """
Secretary secretary PROPN NNP nsubj 3
Berg Berg PROPN NNP dep 1
met meet VERB VBD root 0
Ortega Ortega PROPN NNP obj 3
. . PUNCT . punct 3
"""
ISSUED = """
Canada Canada PROPN NNP nsubj 2
designated designate VERB VBD root 0
Malin Malin PROPN NNP obj 2
. . PUNCT . punct 2
The the DET DT det 6
designation designation NOUN NN nsubj 9
of of ADP IN case 8
Hadid Hadid PROPN NNP nmod 6
follows follow VERB VBZ root 0
. . PUNCT . punct 9
"""
UNISSUED = """
The the DET DT det 2
designation designation NOUN NN nsubj 5
of of ADP IN case 4
Hadid Hadid PROPN NNP nmod 2
follows follow VERB VBZ root 0
. . PUNCT . punct 5
"""
HEADLINE = """
Berg Berg PROPN NNP root 0
Meets Meets PROPN NNPS flat 1
Ortega Ortega PROPN NNP flat 1
"""
GLUED = """
Berg Berg PROPN NNP root 0
’s ’s PART POS case 1
Visit visit NOUN NN flat 1
to to ADP IN case 5
Spain Spain PROPN NNP nmod 1
"""
WE = """
“ “ PUNCT `` punct 3
We we PRON PRP nsubj 3
met meet VERB VBD ccomp 8
Ortega Ortega PROPN NNP obj 3
, , PUNCT , punct 3
” ” PUNCT '' punct 3
Berg Berg PROPN NNP nsubj 8
said say VERB VBD root 0
. . PUNCT . punct 8
"""
UNNAMED_OTHER = """
Berg Berg PROPN NNP nsubj 4
and and CCONJ CC cc 3
Ortega Ortega PROPN NNP conj 1
met meet VERB VBD root 0
farmers farmer NOUN NNS obj 4
. . PUNCT . punct 4
"""
TWO_STATES = """
The the DET DT det 5
Norway Norway PROPN NNP compound 4
- - PUNCT HYPH punct 2
Iceland Iceland PROPN NNP compound 5
talks talk NOUN NNS nsubj 6
ended end VERB VBD root 0
. . PUNCT . punct 6
"""
MISHUNG = """
The the DET DT det 2
designation designation NOUN NN nsubj 7
of of ADP IN case 4
Malin Malin PROPN NNP nmod 2
by by ADP IN case 6
Canada Canada PROPN NNP nmod 4
ended end VERB VBD root 0
. . PUNCT . punct 7
"""


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load_schema(), "test")


def triples(claims) -> list[tuple[str, str, str, str]]:
    return [(c.subject.text, c.predicate, c.object.text, c.stance) for c in claims]


def test_a_claim_carries_quote_trigger_time_and_rule(build, extract) -> None:
    doc = build(MET, PEOPLE, published="2024-05-08")
    (claim,) = extract(doc)
    assert (claim.subject.text, claim.predicate, claim.object.text) == ("Berg", "metWith", "Ortega")
    assert claim.evidence.quote == "Berg met Ortega on Monday."
    assert doc.text[claim.trigger[0] : claim.trigger[1]] == "met"
    assert (claim.time.earliest, claim.time.precision, claim.time.words) == ("2024-05-06", "day", "Monday")
    assert claim.rule == "metWith/verb:meet"
    assert claim.extractor == "kg test"
    assert 0 < claim.confidence < 1


def test_without_publication_date_a_weekday_stays_unresolved(build, extract) -> None:
    (claim,) = extract(build(MET, PEOPLE))
    assert (claim.time.earliest, claim.time.words) == (None, "Monday")


def test_a_date_that_needed_the_publication_date_is_noted(build, extract) -> None:
    undated, dated = build(MET, PEOPLE), build(MET, PEOPLE, published="2024-05-08")
    assert notes(undated._.document, extract(undated)) == ("no-publication-date",)
    assert notes(dated._.document, extract(dated)) == ()


def test_a_plan_looks_ahead_of_publication(build, extract) -> None:
    (claim,) = extract(build(WILL, PEOPLE, published="2024-05-08"))
    assert (claim.stance, claim.time.earliest) == ("planned", "2024-05-10")


def test_two_lists_are_paired_across_and_never_within_and_are_one_event(build, extract) -> None:
    claims = extract(build(LISTS, [(name, "Person") for name in ("Berg", "Hale", "Ortega", "Santos")]))
    assert {(c.subject.text, c.object.text) for c in claims} == {
        ("Berg", "Ortega"),
        ("Berg", "Santos"),
        ("Hale", "Ortega"),
        ("Hale", "Santos"),
    }
    assert {claim.event for claim in claims} == {1}


def test_a_mutual_subject_is_paired_within(build, extract) -> None:
    assert triples(extract(build(MUTUAL, PEOPLE))) == [("Berg", "metWith", "Ortega", "asserted")]


def test_a_list_behind_a_colon_fills_the_argument(build, extract) -> None:
    doc = build(COLON, [("Canada", "Country"), ("Malin", "Person"), ("Hadid", "Person")])
    assert {(c.subject.text, c.object.text, c.status) for c in extract(doc)} == {
        ("Malin", "Canada", "imposed"),
        ("Hadid", "Canada", "imposed"),
    }


def test_what_is_no_agent_is_not_met(build, extract) -> None:
    assert extract(build(DEADLINE, PEOPLE)) == ()


def test_an_apposition_names_the_counterpart(build, extract) -> None:
    assert triples(extract(build(COUNTERPART, PEOPLE))) == [("Berg", "metWith", "Ortega", "asserted")]


def test_a_title_that_heads_the_name_stands_for_its_holder(build, extract) -> None:
    doc = build(TITLE_HEAD, PEOPLE, roles=[("Secretary", "Berg", "Ortega")])
    assert ("Berg", "metWith", "Ortega", "asserted") in triples(extract(doc))


def test_an_unnamed_mention_fills_no_argument(build, extract) -> None:
    doc = build(MET, [("Berg", "Person"), ("Ortega", "Person", "nominal", "somebody")])
    assert extract(doc) == ()


def test_the_authority_named_elsewhere_issues_what_names_none(build, extract) -> None:
    doc = build(ISSUED, [("Canada", "Country"), ("Malin", "Person"), ("Hadid", "Person")])
    assert triples(extract(doc)) == [
        ("Malin", "sanctionedBy", "Canada", "asserted"),
        ("Hadid", "sanctionedBy", "Canada", "asserted"),
    ]


def test_without_any_authority_nothing_is_made_up(build, extract) -> None:
    assert extract(build(UNISSUED, [("Hadid", "Person")])) == ()


def test_a_headline_glued_into_a_name_is_read(build, extract) -> None:
    assert triples(extract(build(HEADLINE, PEOPLE))) == [("Berg", "metWith", "Ortega", "asserted")]
    visit = build(GLUED, [("Berg", "Person"), ("Spain", "Country")])
    assert triples(extract(visit)) == [("Berg", "visited", "Spain", "asserted")]


def test_we_is_who_speaks(build, extract) -> None:
    (claim,) = extract(build(WE, [("Ortega", "Person"), ("Berg", "Person")]))
    assert (claim.subject.text, claim.object.text, claim.stance) == ("Berg", "Ortega", "reported")
    assert [mention.text for mention in claim.attributed_to] == ["Berg"]


def test_who_meets_somebody_unnamed_does_not_meet_each_other(build, extract) -> None:
    assert extract(build(UNNAMED_OTHER, PEOPLE)) == ()


def test_hyphenated_parties_negotiate_with_each_other(build, extract) -> None:
    doc = build(TWO_STATES, [("Norway", "Country"), ("Iceland", "Country")])
    assert triples(extract(doc)) == [("Norway", "negotiatedWith", "Iceland", "asserted")]


def test_a_phrase_hung_on_the_wrong_noun_is_found(build, extract) -> None:
    doc = build(MISHUNG, [("Malin", "Person"), ("Canada", "Country")])
    assert triples(extract(doc)) == [("Malin", "sanctionedBy", "Canada", "asserted")]


def test_nothing_is_claimed_in_boilerplate(build, extract) -> None:
    assert extract(build(MET, PEOPLE, zones=[Zone(0, 20, "boilerplate")])) == ()


def test_the_extractor_can_be_sent_to_a_worker(extract, build) -> None:
    copy = pickle.loads(pickle.dumps(extract))
    doc = build(MET, PEOPLE)
    assert copy(doc) == extract(doc)


LABELS = ("nsubj", "obj", "obl", "conj", "appos", "xcomp", "ccomp", "acl", "acl:relcl", "nmod", "case", "advcl", "mark")
FORMS = ("Berg", "met", "talks", "with", "who", "to", "and", ":", "“", "”", "said", "not", "sanctioned", ",", "held")
TOKENS = st.lists(
    st.tuples(st.sampled_from(FORMS), st.sampled_from(LABELS), st.integers(1, 30)), min_size=1, max_size=30
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TOKENS)
def test_any_tree_gives_exact_quotes_and_valid_claims(build: Callable[..., Doc], extract: Extractor, tokens) -> None:
    lines = []
    for i, (form, label, head) in enumerate(tokens):
        up = min(head, i) if i else 0  # heads to the left: a tree without cycles
        pos = "PROPN" if form == "Berg" else "NOUN" if form == "talks" else "VERB"
        lines.append(f"{form} {form} {pos} VBD {label if up else 'root'} {up}")
    names = [("Berg", "Person", "name", f"Berg {i}") for i, (form, *_) in enumerate(tokens) if form == "Berg"]
    doc = build("\n".join(lines), names, published="2024-05-08")
    for claim in extract(doc):
        evidence = claim.evidence
        assert doc.text[evidence.start : evidence.end] == evidence.quote
        assert doc.text[: evidence.start].endswith(evidence.prefix)
        assert doc.text[evidence.end :].startswith(evidence.suffix)
        assert claim.stance in STANCES
        assert claim.subject.chain != claim.object.chain
        assert 0 < claim.confidence < 1
