"""Which names of one document are one entity, and its best name."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.chains import Form, chains
from tests.annotate.conftest import Read
from tests.annotate.trees import form, invented


def numbers(*named: tuple[str, str]) -> list[int]:
    """The chain of each name, in text order."""
    forms = [form(text, kind, at * 10) for at, (text, kind) in enumerate(named)]
    of, _ = chains(forms)
    return [of[item.name].number for item in forms]


def people(*texts: str) -> list[int]:
    return numbers(*((text, "Person") for text in texts))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Ida Berg", "Berg"), [0, 0]),
        (("Berg", "Ida Berg"), [0, 0]),
        (("Ida Berg", "I. Berg", "Ida K. Berg"), [0, 0, 0]),
        (("Ida Berg", "Nils Berg"), [0, 1]),
        (("Ida Berg", "Nils Berg", "Berg"), [0, 1, 1]),
        (("Ida Berg", "Berg", "Nils Berg", "Berg"), [0, 0, 1, 1]),
        (("Ida Berg", "Ida"), [0, 1]),
        (("Berg", "Berg"), [0, 0]),
        (("Ida Berg", "Stolz"), [0, 1]),
        (("Paul Oyelaran", "Paul Oyelaran’s"), [0, 0]),
        (("Marta Kessler-Vance", "Kessler-Vance"), [0, 0]),
        (("Kim Minjun", "Kim"), [0, 0]),
    ],
)
def test_a_surname_joins_the_full_name_that_it_fits_and_two_bergs_stay_two(
    texts: tuple[str, ...], expected: list[int]
) -> None:
    assert people(*texts) == expected


def test_an_acronym_joins_the_one_long_name_that_it_abbreviates() -> None:
    assert numbers(("Northern Trade Council", "Organization"), ("NTC", "Organization")) == [0, 0]
    assert numbers(("N.T.C.", "Organization"), ("Northern Trade Council", "Organization")) == [0, 0]


def test_an_acronym_of_two_long_names_joins_neither() -> None:
    names = ("Northern Trade Council", "National Town Club", "NTC")
    assert numbers(*((name, "Organization") for name in names)) == [0, 1, 2]


def test_organisations_join_over_articles_legal_forms_and_spelling() -> None:
    names = ("The Borealis Trading Co., Ltd.", "Borealis Trading", "Borealis Defence Centre", "Borealis Defense Center")
    assert numbers(*((name, "Organization") for name in names)) == [0, 0, 1, 1]


def test_one_name_of_two_types_is_two_entities() -> None:
    assert numbers(("Borealis", "Place"), ("Borealis", "Organization")) == [0, 1]


def test_the_gazetteers_name_is_the_best() -> None:
    _, (chain,) = chains([form("U.S.", "Country", 0, "United States"), form("America", "Country", 5, "United States")])
    assert chain.best == "United States"


@pytest.mark.parametrize(
    ("texts", "best"),
    [
        (("Berg", "Ida Berg", "Berg"), "Ida Berg"),
        (("I. Berg", "Ida Berg"), "Ida Berg"),
        (("IDA BERG", "Ida Berg"), "Ida Berg"),
        (("Dr. Ida Berg",), "Ida Berg"),
        (("Ida\u200b  Berg",), "Ida Berg"),
        (("Berg",), "Berg"),
    ],
)
def test_the_best_name_is_full_and_plain(texts: tuple[str, ...], best: str) -> None:
    _, (chain,) = chains([form(text, "Person", at * 10) for at, text in enumerate(texts)])
    assert chain.best == best


def test_what_a_chain_acts_for_is_what_any_of_its_forms_says() -> None:
    plain = form("Northern Ministry", "Organization", 0)
    other = form("Northern Ministry", "Organization", 5)
    _, (chain,) = chains([plain, Form(other.name, other.text, other.type, None, "Norway")])
    assert chain.acts_for == "Norway"


NAMES = st.lists(st.sampled_from(["Ida Berg", "Nils Berg", "Berg", "I. Berg", "Ida", "Paul Oyelaran", "Oyelaran"]))


@given(NAMES)
def test_every_name_has_one_chain_and_chains_are_numbered_by_first_mention(texts: list[str]) -> None:
    forms = [form(text, "Person", at * 10) for at, text in enumerate(texts)]
    of, found = chains(forms)
    assert [chain.number for chain in found] == list(range(len(found)))
    assert sorted(len(c.forms) and c.forms[0].name.start for c in found) == [c.forms[0].name.start for c in found]
    assert sum(len(chain.forms) for chain in found) == len(forms) == len(of)


def test_chains_in_running_text(read: Read) -> None:
    doc = read("Ida Berg met Paul Oyelaran of the Northern Trade Council. Berg left. The NTC thanked Oyelaran.")
    of = {m.text: m.name for m in doc._.mentions if m.kind == "name"}
    assert (of["Berg"], of["Oyelaran"], of["NTC"]) == ("Ida Berg", "Paul Oyelaran", "Northern Trade Council")


def test_two_thousand_names_are_chained_in_half_a_second() -> None:
    forms = [form(text, "Person", at * 3) for at, text in enumerate(invented(2_000))]
    start = time.process_time()
    chains(forms)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Peasant Northern Front", "Front"), [0, 0]),
        (("Horizon Trading Company", "Horizon"), [0, 0]),
        (("Front", "Peasant Northern Front"), [0, 1]),
        (("Peasant Northern Front", "Eastern Front", "Front"), [0, 1, 2]),
        (("Ministry of Trade", "Trade"), [0, 1]),
    ],
)
def test_one_word_is_short_for_the_one_long_name_before_it(texts: tuple[str, ...], expected: list[int]) -> None:
    assert numbers(*((text, "Organization") for text in texts)) == expected
