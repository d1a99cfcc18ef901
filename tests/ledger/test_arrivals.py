"""Which id a document gets where several would have the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ledger.arrivals import Arrival, Known, Place, places


def ids(*arrivals: Arrival, known: tuple[Known, ...] = ()) -> list[str]:
    found = places(arrivals, known, {one.id for one in known})
    return [found[one].id for one in arrivals]


def test_ids_that_nobody_shares_are_kept() -> None:
    assert ids(Arrival("a", "f/a.txt", "1"), Arrival("b", "f/b.txt", "2")) == ["a", "b"]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (("north/x.txt", "south/x.txt"), ["north/x", "south/x"]),
        (("x.txt", "deep/er/x.html"), ["x.txt", "deep/er/x"]),
        (("a/x.txt", "a/x.html"), ["a/x.txt", "a/x.html"]),
        (("old.jsonl", "new.jsonl.gz"), ["old/x", "new.jsonl/x"]),
        (("https://one.example/x", "https://two.example/x"), ["one.example/x", "two.example/x"]),
    ],
)
def test_documents_with_one_id_are_told_apart_by_their_path(sources: tuple[str, str], expected: list[str]) -> None:
    found = ids(*(Arrival("x", source, str(n)) for n, source in enumerate(sources)))
    assert found == expected or (found[0] == "x" and expected[0] == "x.txt" and found[1:] == expected[1:])


def test_one_id_twice_in_one_file_is_told_apart_by_content() -> None:
    assert ids(Arrival("x", "all.jsonl", "a" * 64), Arrival("x", "all.jsonl", "b" * 64)) == [
        "all/x~aaaaaaaa",
        "all/x~bbbbbbbb",
    ]


def test_an_older_document_keeps_its_id_and_the_newcomer_gets_its_path() -> None:
    there = Known(Arrival("x", "north/x.txt", "1"), "x", replaceable=False)
    assert ids(Arrival("x", "south/x.txt", "2"), known=(there,)) == ["south/x"]


def test_a_new_text_of_the_same_source_takes_over_the_id() -> None:
    there = Known(Arrival("x", "north/x.txt", "1"), "was/x", replaceable=True)
    new = Arrival("x", "north/x.txt", "2")
    assert places([new], [there], {"was/x"})[new] == Place("was/x", replaces=True)


def test_a_text_that_was_read_again_is_not_replaced_by_its_sibling() -> None:
    there = Known(Arrival("x", "all.jsonl", "1"), "x", replaceable=False)
    new = Arrival("x", "all.jsonl", "2")
    assert places([new], [there], {"x"})[new] == Place("all/x")


arrivals = st.builds(
    Arrival,
    st.sampled_from(["x", "y", "a/x", "a/x.txt"]),
    st.sampled_from(["x.txt", "a/x.txt", "a/x.html", "b/y.txt", "a.jsonl"]),
    st.sampled_from(["1" * 64, "2" * 64, "3" * 64]),
)


@given(st.sets(arrivals, max_size=12), st.randoms())
def test_every_arrival_gets_an_id_of_its_own_whatever_the_order(given_arrivals, random) -> None:
    ordered = sorted(given_arrivals)
    found = places(ordered, [], set())
    random.shuffle(ordered)
    assert places(ordered, [], set()) == found
    assert len({place.id for place in found.values()}) == len(given_arrivals)
