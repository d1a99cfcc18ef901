"""What the transformer learns from: every label where a corpus gives it, and nothing where it does not."""

import random

from kg.annotate.wordpieces import Wordpieces
from kg.train.sentence import Name, Sentence, Token
from kg.train.windows import LONGEST, TAGS, Source, Windows, batches, labels_of

PIECES = ["[UNK]", "[CLS]", "[SEP]", "berg", "met", "them", "in", "o", "##s", "##lo", ".", "mali", "##an"]
PLAIN = Sentence(
    "s1",
    (
        Token("Berg", lemma="Berg", pos="PROPN", tag="NNP", head=1, relation="nsubj"),
        Token("met", lemma="meet", pos="VERB", tag="VBD", morph="Tense=Past", head=1, relation="ROOT"),
        Token("Malian", lemma="Malian", pos="ADJ", tag="JJ", head=1, relation="obj"),
        Token("Oslo", lemma="Oslo", pos="PROPN", tag="NNP", head=1, relation="obl"),
    ),
)
NAMED = PLAIN.named([Name(0, 1, "PERSON"), Name(3, 4, "LOC")], frozenset())


def _windows(sentence: Sentence, coarse: bool = True, unmarked: tuple[str, ...] = ()) -> list[set[str]]:
    """The tags that each word of the sentence may have."""
    source = Source("s", [[sentence]], unmarked, coarse)
    labels = labels_of([Source("s", [[PLAIN]])], least=1)
    (window,) = Windows(labels, Wordpieces(PIECES), frozenset({"Malian"})).of([sentence], source)
    return [{tag for bit, tag in enumerate(TAGS) if names >> bit & 1} for names in window.names]


def test_a_coarse_place_may_be_any_place() -> None:
    person, outside, people, place = _windows(NAMED)
    assert person == {"B-PERSON"}
    assert outside == {"O"}
    assert people == {"B-DEMONYM"}
    assert place == {"B-GPE", "B-LOC", "B-FAC"}


def test_a_fine_place_is_what_it_says_and_a_people_is_not_guessed() -> None:
    assert _windows(NAMED, coarse=False) == [{"B-PERSON"}, {"O"}, {"O"}, {"B-LOC"}]


def test_what_a_corpus_does_not_mark_may_stand_outside_its_names() -> None:
    assert _windows(NAMED, unmarked=("ROLE",))[1] == {"O", "B-ROLE", "I-ROLE"}


def test_without_names_nothing_is_known() -> None:
    assert _windows(PLAIN) == [set(), set(), set(), set()]


def test_heads_count_within_the_window_and_sentences_begin() -> None:
    source = Source("s", [[NAMED, NAMED]])
    labels = labels_of([source], least=1)
    (window,) = Windows(labels, Wordpieces(PIECES), frozenset()).of([NAMED, NAMED], source)
    assert window.heads == [2, 0, 2, 2, 6, 0, 6, 6]
    assert window.starts == [1, 0, 0, 0, 1, 0, 0, 0]
    assert [labels.relations[n] for n in window.relations[:2]] == ["nsubj", "ROOT"]
    assert window.first[:4] == [1, 2, 3, 5]
    assert labels.lemmas[window.lemmas[1]] == "l1et"


def test_long_stretches_are_cut_between_sentences() -> None:
    source = Source("s", [[NAMED] * 100])
    labels = labels_of([source], least=1)
    made = list(Windows(labels, Wordpieces(PIECES), frozenset()).of([NAMED] * 100, source))
    assert len(made) > 1
    assert all(len(window.ids) <= LONGEST for window in made)
    assert sum(len(window.first) for window in made) == 400


def test_batches_hold_every_window_once_and_keep_to_their_size() -> None:
    source = Source("s", [[NAMED] * 9])
    maker = Windows(labels_of([source], least=1), Wordpieces(PIECES), frozenset())
    windows = [window for size in range(1, 9) for window in maker.of([NAMED] * size, source)]
    made = list(batches(windows, 60, random.Random(1)))
    assert sorted(len(w.ids) for batch in made for w in batch) == sorted(len(w.ids) for w in windows)
    assert all(len(batch) == 1 or max(len(w.ids) for w in batch) * len(batch) <= 60 for batch in made)
