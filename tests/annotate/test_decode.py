"""Names and trees are the best ones that there are: held against trying all."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.annotate.decode import Names, tree, trimmed

TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")
scores = st.floats(-8, 8, width=32)


def _obeys(tags: tuple[str, ...]) -> bool:
    pairs = zip(("O", *tags), tags, strict=False)
    return all(not tag.startswith("I-") or before[1:] == tag[1:] for before, tag in pairs)


@settings(max_examples=60, deadline=None)
@given(arrays(np.float64, (4, len(TAGS)), elements=scores))
def test_the_best_tags_that_obey_are_found(given_scores: np.ndarray) -> None:
    sequences = [s for s in itertools.product(range(5), repeat=4) if _obeys(tuple(TAGS[n] for n in s))]
    best = max(sum(given_scores[i, n] for i, n in enumerate(s)) for s in sequences)
    chosen = Names(TAGS).best(given_scores)
    assert _obeys(tuple(TAGS[n] for n in chosen))
    assert sum(given_scores[i, n] for i, n in enumerate(chosen)) == np.float64(best)


def test_spans_of_tags_touch_and_end_where_the_text_ends() -> None:
    names = Names(TAGS)
    chosen = [TAGS.index(tag) for tag in ("B-PERSON", "I-PERSON", "B-PERSON", "O", "B-ORG", "I-ORG")]
    assert list(names.spans(chosen)) == [(0, 2, "PERSON"), (2, 3, "PERSON"), (4, 6, "ORG")]


def _is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at and at not in seen:
            seen.add(at)
            at = heads[at - 1]
        if at:
            return False
    return True


@settings(max_examples=120, deadline=None)
@given(arrays(np.float64, (4, 5), elements=scores))
def test_a_tree_has_one_root_and_no_cycle(given_scores: np.ndarray) -> None:
    assert _is_tree(tuple(tree(given_scores)))


@settings(max_examples=120, deadline=None)
@given(arrays(np.float64, (4, 5), elements=scores))
def test_below_its_root_no_tree_is_better(given_scores: np.ndarray) -> None:
    heads = tree(given_scores)
    root = heads.index(0)

    def total(candidate: tuple[int, ...]) -> float:
        return float(sum(given_scores[i, head] for i, head in enumerate(candidate) if head))

    others = [
        c
        for c in itertools.product(range(5), repeat=4)
        if _is_tree(c) and c.index(0) == root and all(head != i + 1 for i, head in enumerate(c))
    ]
    assert total(tuple(heads)) >= max(map(total, others)) - 1e-6


def test_one_word_is_its_own_root() -> None:
    assert tree(np.array([[0.0, 5.0]])) == [0]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Chief of the", "Chief"),
        ("Oslo ,", "Oslo"),
        ("of", "of"),
        ("Acme Inc .", "Acme Inc ."),
        ("Bank of Oslo", "Bank of Oslo"),
    ],
)
def test_a_name_does_not_end_with_what_leads_to_another(words: str, kept: str) -> None:
    tokens = words.split()
    assert " ".join(tokens[: trimmed(tokens, 0, len(tokens))]) == kept
