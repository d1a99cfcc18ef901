"""Organisations by their nouns, and the country that one acts for."""

import pytest

from kg.annotate.organisations import by_head, governments, has_head
from tests.annotate.conftest import Read
from tests.annotate.trees import covered, flat, mentions, shown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Northern Trade Council met", ["Northern Trade Council"]),
        ("the Ministry of Justice met", ["Ministry of Justice"]),
        ("the Ministry of Foreign Affairs met", ["Ministry of Foreign Affairs"]),
        ("the Bank for Reconstruction and Development met", ["Bank for Reconstruction and Development"]),
        ("Northern Shipping Co. Ltd. was sold", ["Northern Shipping Co. Ltd."]),
        ("the council met", []),
        ("the Council met", []),
        ("Council members met", []),
    ],
)
def test_a_noun_of_organisation_makes_a_name_of_the_capitalised_words(text: str, names: list[str]) -> None:
    doc = flat(text)
    cover = covered(doc)
    by_head(doc, cover)
    assert [name for name, kind in shown(doc, cover)] == names


def test_an_organisation_ends_behind_its_country() -> None:
    doc = flat("the Central Bank of Norway Ida Berg")
    cover = covered(doc, ("Norway", "Country", "gazetteer"))
    by_head(doc, cover)
    assert shown(doc, cover) == [("Central Bank of Norway", "Organization")]


def test_a_person_behind_and_is_no_part_of_an_organisation() -> None:
    doc = flat("the Ministry of Trade and Ida Berg")
    cover = covered(doc, ("Ida Berg", "Person", "tagger"))
    by_head(doc, cover)
    assert shown(doc, cover) == [("Ministry of Trade", "Organization"), ("Ida Berg", "Person")]


def test_what_the_gazetteer_knows_is_left_as_it_is() -> None:
    doc = flat("the Northern World Bank")
    cover = covered(doc, ("World Bank", "Organization", "gazetteer"))
    by_head(doc, cover)
    assert shown(doc, cover) == [("World Bank", "Organization")]


def test_a_person_who_is_titled_ends_the_name() -> None:
    doc = flat("Ida Berg Foundation")
    cover = covered(doc, ("Ida Berg", "Person", "title"))
    by_head(doc, cover)
    assert ("Ida Berg", "Person") in shown(doc, cover)


def test_a_long_run_of_nouns_is_read_in_bounded_steps() -> None:
    doc = flat(" ".join(["Bank"] * 200))
    cover = covered(doc)
    by_head(doc, cover)
    assert len(doc) == 200


@pytest.mark.parametrize(
    ("name", "acts_for"),
    [
        ("Norwegian Foreign Ministry", "Norway"),
        ("Central Bank of Norway", "Norway"),
        ("South Korean Parliament", "South Korea"),
        ("Norwegian Trading Company", None),
        ("Northern Ministry", None),
    ],
)
def test_whom_an_organisation_acts_for(name: str, acts_for: str | None) -> None:
    doc = flat(f"the {name} met")
    cover = covered(doc, (name, "Organization", "pattern"))
    governments(doc, cover)
    assert [found.acts_for for found in cover] == [acts_for]


def test_the_government_of_a_country_is_the_country() -> None:
    doc = flat("the Government of Norway met")
    cover = covered(doc, ("Government of Norway", "Organization", "pattern"))
    governments(doc, cover)
    assert shown(doc, cover) == [("Norway", "Country")]


def test_a_head_is_seen_with_and_without_its_stop() -> None:
    doc = flat("Borealis Trading Co. Ltd. and Ida Berg")
    one, other = covered(doc, ("Borealis Trading Co. Ltd.", "Organization", "tagger"), ("Ida Berg", "Person", "tagger"))
    assert has_head(doc, one)
    assert not has_head(doc, other)


def test_ministries_in_running_text(read: Read) -> None:
    doc = read("The Norwegian Foreign Ministry denied the report, and the Central Bank of Norway did too.")
    assert [(m.text, m.acts_for) for m in doc._.mentions] == [
        ("Norwegian Foreign Ministry", "Norway"),
        ("Central Bank of Norway", "Norway"),
    ]
    assert mentions(read("Government of Norway officials left.")) == [("Norway", "Country", "Norway")]
