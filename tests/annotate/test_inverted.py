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
