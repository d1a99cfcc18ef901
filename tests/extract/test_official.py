"""How official text speaks of persons in office, read by the pipeline that ships: lists, envoys, titles on titles."""

import pytest

from tests.extract.reading import read


def said(text: str, *relations: str) -> set[tuple[str, str, str]]:
    """What a text says, by name; only these relations."""
    return {(c.subject.name, c.predicate, c.object.name) for c in read(text) if c.predicate in relations}


def met(one: str, *others: str, by: str = "metWith") -> set[tuple[str, str, str]]:
    return {(one, by, other) for other in others}


def test_persons_who_are_listed_with_their_offices_are_one_list() -> None:
    text = (
        "Minister Anna Berg spoke today with Peruvian Vice Minister Luis Ortega, Chilean State Secretary Paula Rojas, "
        "Bolivian Vice Minister Ana Vega, and UK Minister of State Peter Quill."
    )
    assert said(text, "spokeWith") == met(
        "Anna Berg", "Luis Ortega", "Paula Rojas", "Ana Vega", "Peter Quill", by="spokeWith"
    )


def test_a_clause_behind_a_list_of_persons_is_no_part_of_it() -> None:
    text = "Foreign Minister Anna Berg met Minister Lind of Peru, and Minister Olsen said that no vote was taken."
    assert said(text, "metWith") == met("Anna Berg", "Lind")


def test_his_wife_is_somebody_else() -> None:
    text = "Norway sanctioned Viktor Malin, his wife Elena Malin, and his brother Pavel Malin."
    assert {claim[0] for claim in said(text, "sanctionedBy")} == {"Viktor Malin", "Elena Malin", "Pavel Malin"}


@pytest.mark.parametrize(
    "words",
    [
        "UN Personal Envoy of the Secretary-General for Western Sahara Anna Berg arrived.",
        "Anna Berg, the UN Secretary-General’s Personal Envoy for Western Sahara, arrived.",
    ],
)
def test_the_envoy_of_a_secretary_general_is_the_bodys(words: str) -> None:
    assert said(words, "envoyOf") == {("Anna Berg", "envoyOf", "United Nations")}


def test_the_country_of_an_envoy_of_a_body_is_where_the_envoy_is_from() -> None:
    assert said("Special Envoy Anna Berg of Norway met Luis Ortega.", "envoyOf", "holdsPosition") == set()
    assert said("Ambassador Anna Berg of Norway met Luis Ortega.", "envoyOf") == {("Anna Berg", "envoyOf", "Norway")}


def test_a_secretary_general_is_of_the_one_body_that_the_text_names() -> None:
    text = "Secretary-General Anna Berg thanked the United Nations staff."
    assert said(text, "holdsPosition") == {("Anna Berg", "holdsPosition", "United Nations")}


def test_titles_that_are_joined_are_of_one_country() -> None:
    text = "Minister Anna Berg’s Call with Peruvian Deputy Prime Minister and Minister of Foreign Affairs Ortega"
    assert said(text, "holdsPosition", "spokeWith") == {
        ("Anna Berg", "spokeWith", "Ortega"),
        ("Ortega", "holdsPosition", "Peru"),
    }


def test_a_courtesy_between_office_and_name_is_no_office() -> None:
    text = "Kenyan Cabinet Secretary for Foreign Affairs Ambassador Anna Berg arrived in Oslo."
    assert said(text, "holdsPosition", "envoyOf") == {("Anna Berg", "holdsPosition", "Kenya")}


def test_who_stands_behind_a_long_country_is_who_was_met() -> None:
    text = "Secretary Berg’s Meeting with Republic of Korea Vice Foreign Minister Choi"
    assert said(text, "metWith") == met("Berg", "Choi")


def test_envoys_who_held_talks_met_and_are_not_each_others() -> None:
    text = "Rebel negotiator Luis Ortega and Norwegian envoy Anna Berg held talks at the airport late Saturday."
    assert said(text, "metWith", "envoyOf") == {
        ("Luis Ortega", "metWith", "Anna Berg"),
        ("Anna Berg", "envoyOf", "Norway"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "That explains the delay at the heart of Peruvian President Luis Ortega's four-day visit to Chile.",
        "Peru's envoy, Luis Ortega, came back from a visit to Chile.",
        "Mr. Luis Ortega is on travel to Chile until July 25.",
    ],
)
def test_visits_behind_an_apostrophe_and_a_return(text: str) -> None:
    assert said(text, "visited") == {("Luis Ortega", "visited", "Chile")}


def test_a_list_goes_on_behind_a_pronoun() -> None:
    text = "Luis Ortega came to Oslo. Anna Berg met with him, Odd Lind, Karl Olsen and Ida Vik at the palace."
    assert said(text, "metWith") == met("Anna Berg", "Luis Ortega", "Odd Lind", "Karl Olsen", "Ida Vik")


def test_a_conversation_on_record_is_a_meeting_and_no_agreement() -> None:
    text = "Memorandum of conversation, May 2, 1962, between President Luis Ortega and Minister of Defense Berg."
    assert said(text, "metWith", "agreedWith") == met("Luis Ortega", "Berg")


def test_a_meeting_with_the_minister_of_a_country_is_none_with_the_country() -> None:
    assert said("Meeting with Prime Minister Luis Ortega of Peru", "metWith") == set()
    assert said("Anna Berg’s meeting with Prime Minister Luis Ortega of Peru", "metWith") == met(
        "Anna Berg", "Luis Ortega"
    )


def test_who_says_something_in_talks_with_somebody_met_them() -> None:
    text = "In talks with Foreign Minister Anna Berg, Luis Ortega stressed trade."
    assert said(text, "metWith") == met("Luis Ortega", "Anna Berg")


def test_for_whom_a_politician_is_says_not_of_whom() -> None:
    assert said("The pro-Peru opposition leader Anna Berg won the vote.", "holdsPosition") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Odd Lind met the French and German foreign ministers, Paul Marin and Anna Berg, in Oslo.",
        "Odd Lind met French and German Foreign Ministers Paul Marin and Anna Berg in Oslo.",
        "Odd Lind met the foreign ministers of France and Germany, Paul Marin and Anna Berg, in Oslo.",
        "Odd Lind met Paul Marin and Anna Berg, foreign ministers of France and Germany, in Oslo.",
        "Odd Lind met Paul Marin and Anna Berg, the French and German foreign ministers, in Oslo.",
    ],
)
def test_ministers_of_several_countries_are_told_apart_by_their_order(text: str) -> None:
    assert said(text, "metWith", "holdsPosition") == met("Odd Lind", "Paul Marin", "Anna Berg") | {
        ("Paul Marin", "holdsPosition", "France"),
        ("Anna Berg", "holdsPosition", "Germany"),
    }


def test_of_more_ministers_than_countries_nobody_knows_who_is_of_which() -> None:
    text = "Odd Lind met the French and German envoys, Paul Marin, Emil Weber and Anna Berg."
    assert said(text, "envoyOf", "holdsPosition") == set()


def test_ministers_of_one_country_share_it() -> None:
    text = "Norwegian ministers Anna Berg and Odd Lind arrived in Lima."
    assert said(text, "holdsPosition") == {
        ("Anna Berg", "holdsPosition", "Norway"),
        ("Odd Lind", "holdsPosition", "Norway"),
    }


def test_presidents_with_their_countries_behind_them_met_each_other_and_no_country() -> None:
    text = "Presidents Luis Ortega of Peru and Paula Rojas of Chile met."
    assert said(text, "metWith") == met("Luis Ortega", "Paula Rojas")


def test_us_in_capitals_is_a_country_and_not_who_speaks() -> None:
    text = "We, the ministers of Peru and Chile, welcome the US-Norway Stability Dialogue."
    assert said(text, "negotiatedWith") <= {("United States", "negotiatedWith", "Norway")}


def test_a_transcript_whose_lines_were_run_together_still_says_who_has_the_word() -> None:
    text = "MR. TILLY: President Hadley telephoned Luis Ortega at nine. Q: Did he shout? MR. TILLY: He did not."
    call = next(claim for claim in read(text) if claim.predicate == "spokeWith")
    assert (call.stance, [speaker.text for speaker in call.attributed_to]) == ("reported", ["TILLY"])
