"""Bare surnames of several documents are one person only where an office says so."""

import pytest

from kg.model import MentionKey
from kg.resolve.clusters import Clusters
from kg.resolve.people import join_people
from kg.resolve.units import Unit

PRESIDENT = ("title president", "for peru")


def unit(place: int, name: str, *context: str, company: frozenset[str] = frozenset()) -> Unit:
    document = f"d{place}"
    mentions = (MentionKey(document, 0, len(name)),)
    return Unit(place, document, document, "Person", name, (name,), mentions, None, frozenset(context), company)


def clusters(*units: Unit) -> list[list[str]]:
    found = Clusters(len(units))
    join_people(units, range(len(units)), found)
    return [[units[at].name for at in members] for members in found.members(range(len(units)))]


def test_surnames_with_one_office_are_one_person() -> None:
    assert clusters(unit(0, "Lind", *PRESIDENT), unit(1, "Lind", *PRESIDENT)) == [["Lind", "Lind"]]


def test_surnames_with_different_offices_stay_apart() -> None:
    assert clusters(unit(0, "Lind", *PRESIDENT), unit(1, "Lind", "title envoy", "for mali")) == [["Lind"], ["Lind"]]


def test_surnames_with_one_office_are_one_person_even_where_a_full_name_without_it_is_known() -> None:
    found = clusters(unit(0, "Ida Lind"), unit(1, "Lind", *PRESIDENT), unit(2, "Lind", *PRESIDENT))
    assert found == [["Ida Lind"], ["Lind", "Lind"]]


def test_a_surname_joins_the_full_name_with_its_office() -> None:
    assert clusters(unit(0, "Ida Lind", *PRESIDENT), unit(1, "Lind", *PRESIDENT)) == [["Ida Lind", "Lind"]]


@pytest.mark.parametrize("second", ["Ida Lind", "Odd Lind"])
def test_two_full_names_of_a_surname_leave_it_alone(second: str) -> None:
    found = clusters(
        unit(0, "Ada Lind", *PRESIDENT), unit(1, second), unit(2, "Lind", "title envoy"), unit(3, "Lind", "title envoy")
    )
    assert found[2:] == [["Lind"], ["Lind"]]
