"""A dateline is no part of the sentence behind it, and the name that opens it is a place."""

from kg.annotate.paragraphs import pieces
from kg.model import Zone
from tests.annotate.conftest import Read

TEXT = "Orvalle, March 17 (Coast Wire) – Norway on Monday recalled its envoy, Anna Berg.\n\nShe left."
ZONE = Zone(0, TEXT.index(" Norway"), "dateline")


def test_the_sentence_begins_behind_the_dateline(read: Read) -> None:
    doc = read(TEXT, (ZONE,))
    assert doc.text == TEXT
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Orvalle, March 17 (Coast Wire) –",
        "Norway on Monday recalled its envoy, Anna Berg.",
        "She left.",
    ]


def test_it_opens_with_a_place(read: Read) -> None:
    first = read(TEXT, (ZONE,))._.mentions[0]
    assert (first.text, first.type) == ("Orvalle", "Place")


def test_cuts_lose_nothing_of_the_text() -> None:
    text = "Oslo –  a b\nc d\n\ne"
    parts = list(pieces(text, [6, 14]))
    assert parts == [("Oslo –  ", ""), ("a b", "\n"), ("c ", ""), ("d", "\n\n"), ("e", "")]
    assert "".join(part + gap for part, gap in parts) == text
    assert list(pieces(text, [0, 11, 12, 99])) == list(pieces(text))
