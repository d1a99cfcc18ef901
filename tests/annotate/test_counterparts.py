"""A counterpart holds for the country that is named what the other holds for his own."""

import pytest

from tests.annotate.conftest import Read


def held(read: Read, text: str) -> list[tuple[str, str, str]]:
    roles = read(text)._.roles
    return [(role.text, role.holder.name, role.organisation.name) for role in roles if role.organisation is not None]


@pytest.mark.parametrize(
    "met",
    [
        "met her Ghanaian counterpart, Kofi Mensah, in Oslo.",
        "met her Ghanaian colleague Kofi Mensah in Oslo.",
        "met her Ghanaian opposite number, Kofi Mensah, in Oslo.",
        "met Kofi Mensah, her Ghanaian counterpart.",
    ],
)
def test_a_counterpart_holds_the_office_for_the_country(read: Read, met: str) -> None:
    found = held(read, f"Norway’s Foreign Minister Anna Berg {met}")
    assert ("Foreign Minister", "Kofi Mensah", "Ghana") in found


@pytest.mark.parametrize(
    "text",
    [
        "The painter Anna Berg met her Ghanaian colleague, Kofi Mensah.",
        "Norway’s Foreign Minister Anna Berg met her counterpart, Kofi Mensah.",
        "Norway’s former Foreign Minister Anna Berg met her Ghanaian colleague, Kofi Mensah.",
        "Norway’s Foreign Minister Anna Berg met a Ghanaian colleague of Kofi Mensah.",
    ],
)
def test_without_an_office_of_a_state_or_a_country_nothing_is_told(read: Read, text: str) -> None:
    assert not any(holder == "Kofi Mensah" for _, holder, _ in held(read, text))


def test_a_courtesy_before_a_name_and_a_body_behind_it_are_a_place_in_the_body(read: Read) -> None:
    assert held(read, "Mr. Lind of the Orlin Bank left.") == [("", "Lind", "Orlin Bank")]
    assert held(read, "Karl Lind of the Orlin Bank left.") == []
