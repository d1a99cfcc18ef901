"""The tables of data/gazetteer: they load, say what their examples say, and no form means two things unseen."""

import tomllib
from collections import defaultdict

import pytest

from kg.annotate import gazetteer
from kg.annotate.document import known as published
from kg.annotate.gazetteer import country_of_adjective, forms, known, phrases, publishers, table
from kg.ids import sha256
from kg.model import Document
from kg.resources import resource
from tests.annotate.conftest import Read
from tests.annotate.trees import flat, mentions, roles

FILES = sorted(path.stem for path in resource("data", "gazetteer").glob("*.toml"))
EXAMPLES = [
    (text, expected)
    for name in ("countries", "seats", "organisations", "other")
    for text, expected in table(name)["examples"].items()
]


@pytest.mark.parametrize("name", FILES)
def test_a_table_loads_and_has_no_key_twice(name: str) -> None:
    with resource("data", "gazetteer", f"{name}.toml").open("rb") as stream:
        assert tomllib.load(stream), "tomllib refuses a key that stands twice"


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_an_example_yields_the_entities_that_it_says(read: Read, text: str, expected: list[str]) -> None:
    assert [f"{form} = {name}" for form, _, name in mentions(read(text))] == expected


@pytest.mark.parametrize(("text", "expected"), table("titles")["examples"].items())
def test_an_example_of_titles_yields_its_roles(read: Read, text: str, expected: list[str]) -> None:
    found = [f"{title} | {holder} | {of or ''}" for title, holder, of in roles(read(text))]
    assert found == expected


@pytest.mark.parametrize(("url", "name"), table("publishers")["examples"].items())
def test_an_example_of_publishers_names_who_speaks(url: str, name: str) -> None:
    assert published(Document("d", "d", "", sha256(""), url=url)).publisher == name


def test_no_form_means_two_entities_unless_it_is_marked_as_shared() -> None:
    meanings = defaultdict(set)
    sources = (gazetteer._others, gazetteer._countries, gazetteer._seats, gazetteer._organisations, gazetteer._places)
    for source in sources:
        for form, entry in source():
            for written in gazetteer._spellings(form):
                meanings[written].add((entry.type, entry.name.casefold().replace("’", "'"), entry.kind))
    twice = {form for form, found in meanings.items() if len(found) > 1}
    assert {form for form in twice if not forms()[form].shared} == set()


def test_a_form_that_is_shared_anywhere_is_shared() -> None:
    assert all(forms()[form].shared for form in phrases("places", "places", "shared"))
    assert all(forms()[form].shared for form in ("Jordan", "Georgia", "Chad", "JORDAN"))


@pytest.mark.parametrize("form", [form for form in forms() if "’" in form or "'" in form])
def test_either_apostrophe_means_the_same(form: str) -> None:
    one, other = forms()[form.replace("’", "'")], forms()[form.replace("'", "’")]
    assert (one.type, one.name, one.kind, one.capital_of) == (other.type, other.name, other.kind, other.capital_of)


def test_capitals_mean_the_same_where_the_form_is_long() -> None:
    assert forms()["NORWAY"].name == "Norway"
    assert forms()["STATE DEPARTMENT"].name == "United States Department of State"
    assert "WHO" in forms()
    assert "IDB" in forms()
    assert "LAO" not in forms(), "a short form in capitals is another word"


def test_seats_act_for_a_country_that_the_table_of_countries_names() -> None:
    countries = {row["name"] for row in table("countries")["country"].values()} | {"Palestine"}
    assert {entry.acts_for for entry in forms().values() if entry.acts_for} <= countries
    assert {publisher.country for publisher in publishers() if publisher.country} <= countries
    assert set(country_of_adjective().values()) <= countries


def test_the_longest_host_speaks_first() -> None:
    hosts = [publisher.host for publisher in publishers()]
    assert hosts.index("history.state.gov") < hosts.index("state.gov")
    assert published(Document("d", "d", "", "", url="https://notstate.gov/")).publisher is None
    assert published(Document("d", "d", "", "", url="https://state.gov/", publisher="Desk")).publisher == "Desk"


def test_what_is_shared_or_no_entity_is_not_known_by_its_form() -> None:
    doc = flat("Norway Jordan COVID-19 Kremlin")
    assert [getattr(known(doc, at, at + 1), "canonical", None) for at in (0, 1, len(doc) - 1)] == [
        "Norway",
        None,
        "Kremlin",
    ]
    assert known(doc, 0, 2) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Michael Jordan praised the team.", [("Michael Jordan", "Person")]),
        ("The minister arrived in Jordan.", [("Jordan", "Country")]),
        ("The talks were held in Georgia.", [("Georgia", "Country")]),
        ("The talks were held in Chad.", [("Chad", "Country")]),
        ("Officials from Chad arrived.", [("Chad", "Country")]),
        ("Côte d’Ivoire and Côte d'Ivoire signed.", [("Côte d’Ivoire", "Country"), ("Côte d'Ivoire", "Country")]),
    ],
)
def test_a_name_that_persons_bear_too_is_a_country_where_it_is_a_place(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(form, kind) for form, kind, _ in mentions(read(text))] == expected
