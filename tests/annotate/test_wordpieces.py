"""Words are cut as uncased BERT cuts them."""

import pytest

from kg.annotate.wordpieces import CASES, Wordpieces, casing

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "met", "##al", "'", "s", "-", "zel", "##en", "##ski", "u", "."]


@pytest.fixture
def pieces() -> Wordpieces:
    return Wordpieces(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "cut"),
    [("Metal", ["met", "##al"]), ("’s", ["'", "s"]), ("Żelénski", ["zel", "##en", "##ski"]), ("—", ["-"])],
)
def test_a_word_is_cut_into_its_longest_pieces(pieces: Wordpieces, word: str, cut: list[str]) -> None:

    assert [VOCABULARY[number] for number in pieces.pieces(word)] == cut


def test_what_has_no_piece_is_unknown_and_what_is_long_is_cut_off(pieces: Wordpieces) -> None:
    assert pieces.pieces("日本") == (pieces.unknown,)
    assert pieces.pieces("\u200b") == (pieces.unknown,)
    assert len(pieces.pieces("met" * 500)) <= 8


def test_every_word_has_a_casing() -> None:
    assert all(0 <= casing(word) < CASES for word in ("", "and", "NATO", "I", "Oslo", "7th", "McKay", "al-B", "…"))
