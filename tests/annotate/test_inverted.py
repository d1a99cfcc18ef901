"""A surname in capitals before a comma and given names is one person, where it opens a line."""

import pytest

from tests.annotate.conftest import Read


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("1. LINDQVIST, Karl Odd, chairman of the Orlin Bank.", [("LINDQVIST, Karl Odd", "Karl Odd Lindqvist")]),
        ("(a) AL-BERGI, Omar, a trader in Oslo.", [("AL-BERGI, Omar", "Omar Al-Bergi")]),
        ("He met Lindqvist, Karl Berg and others in Oslo.", None),
    ],
)
def test_it_is_one_person_with_the_given_names_first(read: Read, text: str, persons: list | None) -> None:
    found = [(m.text, m.name) for m in read(text)._.mentions if m.type == "Person" and m.kind == "name"]
    if persons is None:
        assert not any("," in form for form, _ in found)
    else:
        assert found == persons


@pytest.mark.parametrize("text", ["The head of NATO, Anna Berg, rose.", "The chief of BRABA, Anna Berg, rose."])
def test_a_body_in_capitals_is_no_surname(read: Read, text: str) -> None:
    assert "Anna Berg" in {mention.text for mention in read(text)._.mentions}
