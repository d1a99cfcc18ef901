"""Pronouns: gender, sides, quotations, two who are meant by one word, and nobody."""

import pytest

from tests.annotate.conftest import Read
from tests.annotate.trees import referred


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nils Berg said that he would resign.", [("he", "Nils Berg")]),
        ("Queen Margit arrived in Oslo. She met Paul Oyelaran.", [("She", "Margit")]),
        ("Ida Berg, the chairwoman, spoke.\n\nShe left on Monday.", [("She", "Ida Berg")]),
        ("The foreign minister of Ghana, Paul Oyelaran, arrived. He left.", [("He", "Paul Oyelaran")]),
        ("Olga Petrova arrived. Nils Berg left. She stayed.", [("She", "Olga Petrova")]),
    ],
)
def test_a_pronoun_means_who_fits(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert referred(read(text)) == expected


@pytest.mark.parametrize(
    "text", ["It rained in Norway on Monday.", "Paul Oyelaran said it was clear that talks would fail."]
)
def test_an_empty_it_means_nobody(read: Read, text: str) -> None:
    assert referred(read(text)) == []


@pytest.mark.parametrize(
    "text",
    ["Ida Berg met Paul Oyelaran in Oslo on Monday. They spoke.", "Ida Berg and Paul Oyelaran arrived. They left."],
)
def test_they_are_two_who_met_or_came_together(read: Read, text: str) -> None:
    doc = read(text)
    assert referred(doc) == [("They", "Ida Berg"), ("hey", "Paul Oyelaran")]
    assert len({(m.start, m.end) for m in doc._.mentions}) == len(doc._.mentions)


def test_they_are_not_one_person(read: Read) -> None:
    assert referred(read("Ida Berg arrived. They left.")) == []


def test_he_and_whom_he_met_are_two(read: Read) -> None:
    text = "Paul Oyelaran arrived in Oslo. He met Ida Berg. The two have been friends since 1999."
    assert {name for _, name in referred(read(text), "nominal")} == {"Paul Oyelaran", "Ida Berg"}
