"""Pronouns and nominals mean somebody named before, of that gender, or nobody."""

import pytest

from tests.annotate.conftest import Read
from tests.annotate.trees import referred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Berg arrived on Monday. She met Paul Oyelaran.", [("She", "Ida Berg")]),
        ("Ida Berg met Paul Oyelaran. She thanked him.", [("She", "Ida Berg"), ("him", "Paul Oyelaran")]),
        ("Paul Oyelaran met Ida Berg. He thanked her.", [("He", "Paul Oyelaran"), ("her", "Ida Berg")]),
        ("Mr. Berg met Ms. Oyelaran. He thanked her.", [("He", "Berg"), ("her", "Oyelaran")]),
        ("Norway denied the report. It said so on Monday.", [("It", "Norway")]),
        ("The Northern Bank said that its clients left.", [("its", "Northern Bank")]),
    ],
)
def test_a_pronoun_means_the_fitting_name_before_it(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert referred(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg spoke. He left.",
        "Mr. Lindqvist spoke. She left.",
        "Ida Berg spoke. It left.",
        "Norway spoke. She left.",
        "The president thanked Chairwoman Lindqvist. He left.",
    ],
)
def test_nothing_is_resolved_across_gender_or_kind(read: Read, text: str) -> None:
    assert referred(read(text)) == []


@pytest.mark.parametrize("text", ["She left early.\n\nIda Berg stayed.", "He said so.\n\nNils Berg left Oslo."])
def test_a_pronoun_before_anybody_is_named_means_nobody(read: Read, text: str) -> None:
    assert referred(read(text)) == []


def test_the_object_of_a_verb_is_not_its_subject(read: Read) -> None:
    assert referred(read("Paul Oyelaran met him on Monday.")) == []
    assert referred(read("Paul Oyelaran arrived. Oyelaran praised him.")) == []
    assert referred(read("Paul Oyelaran came to Oslo and praised him.")) == []


def test_a_name_too_far_back_is_not_meant(read: Read) -> None:
    far = "Ida Berg spoke. " + "The board met on Monday. " * 8 + "She left."
    assert referred(read(far)) == []


def test_a_pronoun_carries_the_name_on(read: Read) -> None:
    text = "Ida Berg spoke. " + "The board met on Monday. She left. " * 4
    assert referred(read(text)) == [("She", "Ida Berg")] * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian special envoy Ivan Petrenko arrived. The envoy left.", [("The envoy", "Ivan Petrenko")]),
        ("The Kremlin envoy Ivan Petrenko arrived. The Kremlin envoy left.", [("The Kremlin envoy", "Ivan Petrenko")]),
        (
            "Foreign Minister Ida Berg of Norway met Foreign Minister Paul Oyelaran of Ghana. "
            "The Norwegian foreign minister left.",
            [("The Norwegian foreign minister", "Ida Berg")],
        ),
        (
            "Foreign Minister Ida Berg of Norway met Foreign Minister Paul Oyelaran of Ghana. The minister left.",
            [("The minister", "Ida Berg")],
        ),
        (
            "Russian envoy Ivan Petrenko met the Ghanaian envoy, Paul Oyelaran. The envoy left.",
            [("The envoy", "Ivan Petrenko")],
        ),
        ("Ida Berg arrived. The envoy left.", [("The envoy", "Ida Berg")]),
        ("Ida Berg was arrested. The judge left.", []),
        ("Ida Berg was killed. The prime minister left.", []),
        ("Russian envoy Ivan Petrenko arrived. An envoy left.", []),
        ("Russian envoy Ivan Petrenko arrived. The envoys left.", []),
        ("The envoy left.", []),
    ],
)
def test_the_title_with_an_article_means_a_holder_of_two_the_subject(read: Read, text: str, expected: list) -> None:
    assert referred(read(text), "nominal") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russian President Ivan Petrenko spoke to warm relations. The American president wants peace.",
        "Ghanaian envoy Paul Oyelaran met Ida Berg. The Norwegian envoy left.",
        "Russian President Vladimir Putin spoke. The fierce attack launched by the American president was a trap.",
    ],
)
def test_nobody_is_given_the_office_of_another_country(read: Read, text: str) -> None:
    assert referred(read(text), "nominal") == []


def test_a_known_leader_is_meant_by_the_office_that_the_text_does_not_mention(read: Read) -> None:
    text = "Donald Trump met Russian President Vladimir Putin. The American president left."
    assert referred(read(text), "nominal") == [("The American president", "Donald Trump")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The International Monetary Fund met. The Fund left.", [("The Fund", "International Monetary Fund")]),
        ("The Northern Fund met. The Eastern Bank left. The fund stayed.", [("The fund", "Northern Fund")]),
        ("The Northern Fund met the Eastern Fund. The fund stayed.", [("The fund", "Eastern Fund")]),
        ("The Northern Fund met. A fund left.", []),
        ("The fund met the Northern Fund.", []),
        ("The Northern Fund met. The fund for children left.", []),
        ("The Northern Fund met. The bank left.", []),
    ],
)
def test_the_noun_with_an_article_means_the_last_organisation_that_has_it(
    read: Read, text: str, expected: list
) -> None:
    assert referred(read(text), "nominal") == expected


def test_a_title_in_the_lead_means_who_has_it_in_the_next_paragraph(read: Read) -> None:
    text = (
        "The Foreign Secretary joined the US Secretary of State in Paris.\n\n"
        "The Foreign Secretary Odd Lind joined US Secretary of State Peter Quill in Paris."
    )
    found = referred(read(text), "nominal")
    assert ("The Foreign Secretary", "Odd Lind") in found
    assert ("the US Secretary of State", "Peter Quill") in found


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Secretary left.\n\nForeign Secretary Odd Lind and Foreign Secretary Peter Quill stayed.",
        "The minister left.\n\nForeign Minister Odd Lind stayed.",
        "It rained. It snowed. It rained. The Foreign Secretary left.\n\nForeign Secretary Odd Lind stayed.",
    ],
)
def test_a_title_in_the_lead_means_nobody_where_two_have_it_or_it_says_too_little(read: Read, text: str) -> None:
    assert referred(read(text), "nominal") == []
