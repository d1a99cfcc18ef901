"""Subjects, auxiliaries and lists that a parser hangs on the wrong word are mended where the words leave no doubt."""

from tests.annotate.test_repairs import mended


def test_a_name_behind_a_date_is_the_subject() -> None:
    found = mended(
        "In/ADP/case/2 May/PROPN/obl/4 Norway/PROPN/nmod:unmarked/2 recalled/VERB/root/0/recall/VBD Lind/PROPN/obj/4",
        ("May", "DATE"), ("Norway", "GPE"),
    )  # fmt: skip
    assert found["Norway"] == ("nsubj", "recalled")


def test_a_name_behind_a_date_is_no_subject_where_the_verb_has_one() -> None:
    found = mended(
        "In/ADP/case/2 May/PROPN/obl/5 Norway/PROPN/nmod:unmarked/2 Lind/PROPN/nsubj/5 resigned/VERB/root/0/resign/VBD",
        ("May", "DATE"), ("Norway", "GPE"),
    )  # fmt: skip
    assert found["Norway"] == ("nmod:unmarked", "May")


def test_who_is_said_to_be_something_is_its_subject() -> None:
    found = mended("Berg/PROPN/root/0 is/AUX/cop/4 not/PART/advmod/4 minister/NOUN/appos/1")
    assert found["minister"] == ("ROOT", "minister")
    assert found["Berg"] == ("nsubj", "minister")


def test_an_office_without_by_is_what_somebody_is_made() -> None:
    words = "Berg/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 named/VERB/root/0/name/VBN {} envoy/NOUN/obl:agent/3"
    assert mended(words.format(""))["envoy"] == ("xcomp", "named")
    assert mended(words.format("by/ADP/case/5"))["envoy"] == ("obl:agent", "named")


def test_won_is_no_auxiliary() -> None:
    found = mended("Berg/PROPN/nsubj/3 won/AUX/aux/3/will/MD praise/VERB/root/0/praise/VB")
    assert found == {"Berg": ("nsubj", "won"), "won": ("ROOT", "won"), "praise": ("obj", "won")}


def test_having_done_something_is_a_perfect() -> None:
    found = mended(
        "Peru/PROPN/nsubj/2 denied/VERB/root/0/deny/VBD having/VERB/xcomp/2/have/VBG "
        "stopped/VERB/amod/5/stop/VBN aid/NOUN/obj/3"
    )
    assert found["stopped"] == ("xcomp", "denied")
    assert found["aid"] == ("obj", "stopped")
    assert found["having"] == ("aux", "stopped")


def test_a_clause_with_whose_is_said_of_the_name_before_it() -> None:
    found = mended(
        "owner/NOUN/nsubj/2 Orlin/PROPN/obl:agent/6 whose/PRON/nmod:poss/4/whose/WP$ chairman/NOUN/nsubj:pass/6 "
        "was/AUX/aux:pass/6 arrested/VERB/root/0/arrest/VBN"
    )
    assert found["Orlin"] == ("ROOT", "Orlin")
    assert found["arrested"] == ("acl:relcl", "Orlin")


def test_a_second_person_is_listed_with_the_first() -> None:
    title = "Minister/PROPN/nmod:desc/2 Berg/PROPN/nsubj/5 and/CCONJ/cc/4 Lind/PROPN/conj/1 left/VERB/root/0/leave/VBD"
    assert mended(title)["Lind"] == ("conj", "Berg")
    ahead = (
        "Berg/PROPN/nsubj:pass/5 and/CCONJ/cc/3 Lind/PROPN/conj/7 were/AUX/aux:pass/5 received/VERB/root/0/receive/VBN "
        "by/ADP/case/7 Kaya/PROPN/obl:agent/5"
    )
    assert mended(ahead)["Lind"] == ("conj", "Berg")


def test_a_title_behind_the_verb_is_whom_somebody_met() -> None:
    found = mended(
        "Berg/PROPN/nsubj/2 met/VERB/root/0/meet/VBD the/DET/det/4 minister/NOUN/nmod:desc/1 ,/PUNCT/punct/6 "
        "Lind/PROPN/nsubj/2"
    )
    assert found["minister"] == ("obj", "met")
    assert found["Lind"] == ("appos", "minister")
    assert found["Berg"] == ("nsubj", "met")


def test_who_leads_the_verb_is_its_subject() -> None:
    found = mended("Berg/PROPN/obl/2 came/VERB/root/0/come/VBD", ("Berg", "PERSON"))
    assert found["Berg"] == ("nsubj", "came")
    found = mended(
        "Berg/PROPN/appos/4 rang/VERB/root/0/ring/VBD his/PRON/nmod:poss/4 counterpart/NOUN/obj/2", ("Berg", "PERSON")
    )
    assert found["Berg"] == ("nsubj", "rang")


def test_a_phrase_before_the_verb_is_no_subject() -> None:
    found = mended("In/ADP/case/2 Oslo/PROPN/obl/3 rained/VERB/root/0/rain/VBD", ("Oslo", "GPE"))
    assert found["Oslo"] == ("obl", "rained")


def test_a_second_agent_is_listed_with_the_first() -> None:
    found = mended(
        "received/VERB/root/0/receive/VBN by/ADP/case/3 Berg/PROPN/obl:agent/1 and/CCONJ/cc/6 by/ADP/case/6 "
        "minister/NOUN/nmod:desc/3"
    )
    assert found["minister"] == ("conj", "Berg")
