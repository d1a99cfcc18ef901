"""How present somebody is: as subject more than otherwise, the less the longer ago; and whose turn it is."""

from kg.annotate.memory import Places, Seen
from kg.annotate.salience import Salience
from tests.annotate.conftest import Read

IDA, PAUL = (0,), (1,)


def test_a_subject_is_more_present_than_an_object_and_spoke_last(read: Read) -> None:
    doc = read("Ida Berg told Paul Oyelaran the news. She left.")
    mentions = {IDA: [Seen(0, 0, IDA)], PAUL: [Seen(3, 3, PAUL)]}
    salience = Salience(doc, Places(doc), 8, mentions)
    assert {"salient-0", "spoke", "spoke-last"} <= salience.words(IDA)
    assert {"salient-1", "told", "told-last"} <= salience.words(PAUL)


def test_who_has_the_word_in_a_transcript_has_the_turn(read: Read) -> None:
    doc = read("Ida Berg: Nobody has asked Paul Oyelaran. He left.")
    mentions = {IDA: [Seen(0, 0, IDA)], PAUL: [Seen(6, 6, PAUL)]}
    salience = Salience(doc, Places(doc), 9, mentions)
    assert "turn" in salience.words(IDA)
    assert "turn" not in salience.words(PAUL)
