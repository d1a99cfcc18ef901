"""No name lies over another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.cover import Cover, Name, text_of
from tests.annotate.trees import flat

SIZE = 20
SPANS = st.tuples(st.integers(0, SIZE - 1), st.integers(1, 6)).map(lambda span: (span[0], min(sum(span), SIZE)))


def test_a_name_takes_the_place_of_those_it_touches() -> None:
    cover = Cover(SIZE)
    cover.add(Name(2, 5, "Person", "tagger"))
    cover.add(Name(7, 8, "Place", "tagger"))
    cover.add(whole := Name(4, 7, "Organization", "pattern"))
    assert list(cover) == [whole, Name(7, 8, "Place", "tagger")]
    assert cover.at(2) is None, "what is left of a name that was replaced is no name"


def test_a_name_that_is_taken_out_leaves_those_beside_it() -> None:
    cover = Cover(SIZE)
    cover.add(first := Name(0, 2, "Person", "tagger"))
    cover.add(second := Name(2, 4, "Person", "tagger"))
    cover.remove(first)
    assert list(cover) == [second]


def test_outside_the_text_is_no_name() -> None:
    cover = Cover(3)
    cover.add(Name(0, 3, "Person", "tagger"))
    assert cover.at(-1) is None
    assert cover.at(3) is None
    assert Cover(0).over(-5, 5) == []


def test_a_name_that_touches_counts_once_and_in_text_order() -> None:
    cover = Cover(SIZE)
    cover.add(late := Name(6, 9, "Place", "tagger"))
    cover.add(early := Name(1, 4, "Person", "tagger"))
    assert cover.over(-3, SIZE) == [early, late]
    assert cover.over(3, 7) == [early, late]
    assert cover.over(4, 6) == []


@given(st.lists(SPANS, max_size=12))
def test_names_never_overlap_and_stand_in_text_order(spans: list[tuple[int, int]]) -> None:
    cover = Cover(SIZE)
    for start, end in spans:
        cover.add(Name(start, end, "Person", "tagger"))
    found = list(cover)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not spans or (spans[-1][0], spans[-1][1]) in {(name.start, name.end) for name in found}


def test_the_text_of_a_name_is_as_it_stands() -> None:
    doc = flat("The minister, Ida Berg, spoke")
    assert text_of(doc, Name(3, 5, "Person", "tagger")) == "Ida Berg"
