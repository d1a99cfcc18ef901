"""Lists of participants, read by the pipeline that ships: who is on the list, on which side, and where it ends."""

import pytest

from kg.extract.gatherings import Participant
from kg.extract.listed import pairs
from kg.model import Claim, Mention
from tests.extract.reading import read


def listed(text: str) -> set[frozenset[str]]:
    """The pairs that lists of a text give."""
    return {frozenset((c.subject.name, c.object.name)) for c in claims(text)}


def claims(text: str) -> list[Claim]:
    return [claim for claim in read(text) if "/list:" in claim.rule]


def both(one: str, *others: str) -> set[frozenset[str]]:
    return {frozenset((one, other)) for other in others}


HEAD = "Memorandum of Conversation\n\nOslo, May 2, 1961.\n\n"


def test_columns_are_sides() -> None:
    text = HEAD + (
        "PARTICIPANTS:\n"
        "Norway                          Peru\n"
        "Foreign Minister Anna Berg      Ambassador Luis Ortega\n"
        "Mr. Odd Lind                    Miss Ana Vega, Embassy\n\n"
        "The Minister opened the talks.\n"
    )
    assert listed(text) == both("Anna Berg", "Luis Ortega", "Ana Vega") | both("Odd Lind", "Luis Ortega", "Ana Vega")


def test_a_side_may_stand_before_the_name() -> None:
    text = (
        HEAD + "PARTICIPANTS\n\nPeru—Ambassador Luis Ortega\n\nNorway—Miss Anna Berg, Mr. Odd Lind\n\nA note was read."
    )
    assert listed(text) == both("Luis Ortega", "Anna Berg", "Odd Lind")


def test_an_office_that_deals_with_a_country_is_not_of_it() -> None:
    text = HEAD + (
        "PARTICIPANTS\n\nLuis Ortega, Peruvian Ambassador\n\nJohn Marsh, Office of Peruvian Affairs\n\n"
        "Peter Quill, Ambassador to Peru\n\nThe Ambassador read a note."
    )
    assert listed(text) == both("Luis Ortega", "John Marsh", "Peter Quill")


def test_the_minister_whose_aide_takes_part_does_not() -> None:
    text = HEAD + (
        "PARTICIPANTS\n\nAmbassador Luis Ortega\n\nOdd Lind, Private Secretary to Foreign Minister Berg\n\n"
        "They read a note."
    )
    assert listed(text) == both("Luis Ortega", "Odd Lind")


@pytest.mark.parametrize(
    "after",
    [
        "Anna Berg asked the Ambassador for an answer.",
        "SUBJECT\n\nAnna Berg",
        "1. Fisheries\n\nAnna Berg",
        "DISTRIBUTION: Anna Berg",
    ],
)
def test_a_list_ends_where_something_else_begins(after: str) -> None:
    text = HEAD + f"PRESENT\n\nMr. Odd Lind\n\nAmbassador Luis Ortega\n\n{after}"
    assert listed(text) == both("Odd Lind", "Luis Ortega")


def test_a_list_in_a_paragraph_ends_with_its_sentence() -> None:
    text = HEAD + (
        "Participants: Miss Anna Berg, Minister of Norway; Mr. Luis Ortega, Peruvian Ambassador; place: Oslo. "
        "The Minister said that Odd Lind was ill.\n\nPeter Quill"
    )
    assert listed(text) == both("Anna Berg", "Luis Ortega")


def test_a_list_is_one_event_with_date_place_and_the_words_from_its_heading() -> None:
    text = HEAD + "PARTICIPANTS\n\nAnna Berg\n\nOdd Lind\n\nLuis Ortega\n\nA note was read."
    found = claims(text)
    assert len({claim.event for claim in found}) == 1
    assert {claim.time.earliest for claim in found} == {"1961-05-02"}
    assert all(claim.place is not None and claim.place.name == "Oslo" for claim in found)
    for claim in found:
        quote = claim.evidence.quote
        assert quote.startswith("PARTICIPANTS")
        assert claim.subject.text in quote
        assert claim.object.text in quote
        assert text[claim.evidence.start : claim.evidence.end] == quote


def participant(number: int, side: str = "") -> Participant:
    return Participant(Mention(number, number + 1, "x", "Person", "name", number, f"Name {number}"), side, number + 1)


def test_of_a_large_gathering_only_who_leads_it_is_paired_with_all() -> None:
    found = list(pairs(tuple(participant(number) for number in range(12))))
    assert {one.mention.chain for one, _, _ in found} == {0}
    assert len(found) == 11


def test_large_sides_are_paired_through_those_who_lead_them() -> None:
    sides = [participant(n, "Peru") for n in range(12)] + [participant(n, "Chad") for n in range(12, 24)]
    found = list(pairs(tuple(sides)))
    assert len(found) == 23
    assert {p.mention.chain for one, other, _ in found for p in (one, other)} == set(range(24))


@pytest.mark.parametrize(
    "text",
    [
        "Memorandum of Conversation\n\nParticipants: {}\n\nPlace: Oslo\nDate: October 14, 1970",
        "Memorandum of Conversation\n\nDate and time: Wednesday, 14 October 1970\nPlace: Oslo\n\nParticipants:\n{}",
        "Memorandum of Conversation\nParticipants: {}; place: Oslo, October 14, 1970.",
    ],
)
def test_day_and_place_may_stand_beside_the_list(text: str) -> None:
    [claim] = claims(
        text.format("Foreign Minister Anna Berg of Norway; Ambassador Luis Ortega of Peru") + "\n\nA note was read."
    )
    assert claim.time.earliest == "1970-10-14"
    assert claim.place is not None
    assert claim.place.name == "Oslo"


def test_a_line_further_on_is_no_day_of_the_list() -> None:
    text = (
        "Memorandum of Conversation\n\nParticipants: Anna Berg; Luis Ortega\n\n"
        + "A note was read. " * 20
        + "\nDate: May 2, 1961"
    )
    assert [claim.time.earliest for claim in claims(text)] == [None]
