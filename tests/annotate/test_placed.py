"""A minister at home: the capital of the dateline says of which country, where the text speaks of it."""

import pytest

from kg.model import Zone
from tests.annotate.conftest import Read


def states(read: Read, text: str, zones: tuple[Zone, ...] = ()) -> list[tuple[str, str]]:
    roles = read(text, zones)._.roles
    return [(role.holder.name, role.organisation.name) for role in roles if role.organisation is not None]


def test_the_capital_of_the_dateline_where_the_text_speaks_of_the_country(read: Read) -> None:
    line = "OSLO, March 17 – "
    zone = (Zone(0, len(line) - 1, "dateline"),)
    text = line + "Prime Minister Anna Berg resigned. Norway votes in May."
    assert states(read, text, zone) == [("Anna Berg", "Norway")]
    assert states(read, line + "Prime Minister Anna Berg resigned. Peru votes in May.", zone) == []


@pytest.mark.parametrize(
    "said",
    [
        "Ambassador Anna Berg left Norway.",
        "The foreign minister, Anna Berg, left Norway.",
        "Foreign Minister Anna Berg met Norway’s envoy. Peru’s Foreign Minister Luis Ortega left.",
        "Foreign Minister Anna Berg left Norway. Berg is the president of Peru.",
    ],
)
def test_other_titles_and_titles_of_two_countries_are_left_open(read: Read, said: str) -> None:
    line = "OSLO, March 17 – "
    assert ("Anna Berg", "Norway") not in states(read, line + said, (Zone(0, len(line) - 1, "dateline"),))


def test_a_capital_before_the_title_tells_nothing(read: Read) -> None:
    assert states(read, "In Oslo, Foreign Minister Luis Ortega said that talks had failed. Norway votes in May.") == []
