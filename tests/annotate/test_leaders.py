"""Who led which country when: a title that does not say of what is read by who holds it, in the year of the text."""

import pytest

from kg.annotate.leaders import country_of, tenures
from tests.annotate.conftest import Read


@pytest.mark.parametrize(
    ("title", "holder", "year", "country"),
    [
        ("President", "Vladimir Putin", 2022, "Russia"),
        ("president", "Putin", 2022, "Russia"),
        ("President", "Putin", None, None),  # a bare surname needs the year
        ("President", "Vladimir Putin", None, "Russia"),
        ("President", "Vladimir Putin", 1995, None),
        ("Prime Minister", "Putin", 2022, None),
        ("President", "Bush", 1990, "United States"),
        ("Chancellor", "Merkel", 2010, "Germany"),
        ("Vice President", "Harris", 2022, "United States"),
        ("President", "Berg", 2022, None),
    ],
)
def test_the_country_is_that_of_the_office_in_that_year(
    title: str, holder: str, year: int | None, country: str | None
) -> None:
    assert country_of(title, holder, year) == country


def test_every_tenure_begins_before_it_ends() -> None:
    assert len(tenures()) > 80
    assert all(t.until is None or t.since <= t.until for t in tenures())


def test_a_leader_has_the_office_without_the_text_saying_of_what(read: Read) -> None:
    roles = read("President Putin met Ida Berg.", published="2022-03-01")._.roles
    assert [(r.text, r.organisation.name) for r in roles] == [("President", "Russia")]
    assert read("President Putin met Ida Berg.", published="1994-03-01")._.roles[0].organisation is None
    former = read("Former President Putin met Ida Berg.", published="2022-03-01")._.roles
    assert [r.organisation for r in former] == [None]


def test_a_middle_initial_changes_nobody() -> None:
    assert country_of("President", "Vladimir V. Putin", 2023) == "Russia"
    assert country_of("President", "George W. Bush", 2003) == "United States"
