"""By which pronoun a person is called."""

import pytest

from kg.annotate.chains import chains
from kg.annotate.gazetteer import table
from kg.annotate.genders import gender_of, of_name
from tests.annotate.trees import flat, form


@pytest.mark.parametrize(("name", "gender"), table("genders")["examples"].items())
def test_the_examples_of_the_table_hold(name: str, gender: str) -> None:
    assert of_name(name) == (gender, True)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ida Berg", ("she", True)),
        ("Nils Berg", ("he", True)),
        ("Xqzrt bin Berg", ("he", True)),
        ("Xqzrt bint Berg", ("she", True)),
        ("Xqzrt Bergova", ("she", False)),
        ("Xqzrt Bergov", ("he", False)),
        ("Xqzrtina Berg", ("she", False)),
        ("Xqzrt Berg", (None, False)),
        ("Ida", ("she", False)),
        ("Berg", (None, False)),
    ],
)
def test_a_name_tells_it_for_certain_or_as_a_guess_or_not_at_all(name: str, expected: tuple[str | None, bool]) -> None:
    assert of_name(name) == expected


def test_what_stands_before_the_name_counts_more_than_the_name() -> None:
    doc = flat("Queen Nils Berg")
    _, (chain,) = chains([form("Nils Berg", "Person", 1)])
    assert gender_of(doc, chain) == ("she", True)
