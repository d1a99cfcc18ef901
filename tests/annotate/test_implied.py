"""Of which state an office is that the text leaves unsaid: only of one that it names, and only where it is likely."""

import csv

import numpy as np
import pytest

from kg.annotate import origins
from kg.annotate.gazetteer import table
from kg.resources import resource
from kg.train.marked import documents
from tests.extract.reading import annotated, read
from tests.states_fit import DATA, answers, origins_table

TEXT = "Norway and Burundi signed an accord. President Deogratias Ndikuriyo met Minister Ingrid Solberg in Oslo."


def offices(text: str) -> dict[str, str]:
    """Who holds an office of which state."""
    return {claim.subject.name: claim.object.name for claim in read(text) if claim.predicate == "holdsPosition"}


def test_two_states_are_told_apart_by_the_names_of_those_who_act_for_them() -> None:
    assert offices(TEXT) == {"Deogratias Ndikuriyo": "Burundi", "Ingrid Solberg": "Norway"}


def test_such_a_claim_says_so_and_is_less_sure() -> None:
    claim = next(claim for claim in read(TEXT) if claim.subject.name == "Ingrid Solberg" and claim.role)
    assert claim.extractor.endswith("state understood")
    assert claim.confidence < 0.9


def test_what_the_text_says_is_not_chosen() -> None:
    said = "Norway and Burundi signed an accord. President Ingrid Solberg of Burundi met reporters."
    role = next(role for role in annotated(said)._.roles if role.holder is not None)
    assert (role.organisation is not None and role.organisation.name, role.likelihood) == ("Burundi", 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "President Deogratias Ndikuriyo met Foreign Minister Ingrid Solberg.",  # no state is named
        "Peru and Japan signed an accord. President Deogratias Ndikuriyo praised it.",
        "Norway and Burundi signed an accord. Opposition leader Ingrid Solberg praised it.",
    ],
)
def test_no_state_is_invented(text: str) -> None:
    assert offices(text) == {}


def test_the_table_of_names_is_made_of_the_lists() -> None:
    states, pieces, unit = origins_table()
    with np.load(resource("data", "models", "origins.npz")) as stored:
        assert list(stored["states"]) == states
        assert float(stored["unit"]) == pytest.approx(unit)
        assert np.abs(stored["pieces"].astype(int) - pieces.astype(int)).max() <= 1


def test_a_name_without_letters_is_like_none() -> None:
    assert set(origins.likeness("7").values()) == {0.0}


def test_every_list_is_that_of_a_country_we_know() -> None:
    known = {row["name"] for row in table("countries")["country"].values()}
    assert set(table("origins")["names"]) <= known
    assert set(table("origins")["gone"]) <= known


def test_the_offices_that_were_judged_stand_in_the_training_text() -> None:
    heads = {document.head["id"]: document.text for document in documents(DATA / "annotated" / "train")}
    assert {document for document, _, _ in answers()} <= heads.keys()
    with (DATA / "annotated" / "offices.tsv").open(encoding="utf-8") as stream:
        assert all(len(row) == 4 for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
