"""Texts that nobody should write: nothing raises, each is read within seconds, offsets are right."""

import time

import pytest
from spacy.tokens import Doc

from tests.annotate.conftest import Read

LINE = "Foreign Minister Ida Berg met Paul Oyelaran in Ankara. She thanked him."
DOCUMENT = 60.0  # after which a build ends a document
SECONDS = 12.0  # on a busy machine; each takes about a third of it alone

HOSTILE = {
    "20,000 brackets in lines": "\n".join(["(" * 990] * 20 + ["(" * 200]),
    "only newlines": "\n" * 50_000,
    "only blanks": " \t" * 500,
    "only digits": "1234567890 " * 2_000,
    "one long number": "1" * 900,
    "only emoji": "😀🚀👩‍👩‍👧‍👦🇳🇴" * 300,
    "zero-width characters": "Ida\u200b Be\u200brg met Nor\u200bway in \ufeffOslo\u200b. \u200dPaul\u200c left.",
    "right-to-left marks": "\u202eIda Berg\u202c met \u2067Paul Oyelaran\u2069 in \u200fOslo\u200e.",
    "control characters": "Ida Berg\x00 met \x07Paul Oyelaran\x1b in Oslo.",
    "carriage returns": "Ida Berg met\rPaul Oyelaran\r\rin Oslo.",
    "other line breaks": "Ida\u00a0Berg met\u2028Paul\u2029Oyelaran\x85in\u3000Oslo.",
    "an unclosed quote": "Ida Berg said: “Norway will stay. " + "We agree. " * 300,
    "an unclosed straight quote": 'Ida Berg said: "Norway will stay. ' + "We agree. " * 300,
    "combining characters": "e\u0301\u0301\u0301" * 200 + " Ida Berg met Norway.",
    "no characters": "\U0010ffff Ida Berg \ufffe met \ud7ff Oslo.",
    "a title and again": "Minister " * 1_500,
    "a ministry of a ministry": "Ministry of " * 1_000,
    "a name and again": "Ida Berg, " * 1_000,
    "a hyphened name without end": "Ida-" * 1_000,
    "pronouns alone": "He met him. " * 1_000,
    "the fund and again": "the Northern Fund " * 500 + "the Fund " * 500,
    "capitals": LINE.upper() * 50,
    "titles without a name": "Minister of the\n\nPresident of\n\n’s envoy\n\n, the\n\nMr.\n\nex-\n\nof the Bank",
}


def assert_right(doc: Doc, text: str) -> None:
    assert doc.text == text
    for mention in doc._.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.name
    for role in doc._.roles:
        assert " ".join(text[role.start : role.end].split()) == role.text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_within_seconds(read: Read, text: str) -> None:
    start = time.process_time()
    doc = read(text)
    assert_right(doc, text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("text", [text for name, text in HOSTILE.items() if len(text) < 25_000 and "quote" not in name])
def test_what_follows_a_hostile_paragraph_is_read_all_the_same(read: Read, text: str) -> None:
    if len(text) > 1_000:
        text = text[:1_000]
    doc = read(f"{text}\n\n{LINE}")
    assert_right(doc, f"{text}\n\n{LINE}")
    assert any(mention.text == "Paul Oyelaran" for mention in doc._.mentions if mention.start > len(text))


def test_ten_times_the_text_takes_hardly_more_than_ten_times_as_long(read: Read) -> None:
    paragraph = f"{LINE} The board denied the report.\n\n"
    short, long = (spent(read, paragraph * count) for count in (300, 3_000))
    assert len(paragraph) * 3_000 >= 300_000
    assert long < min(13 * short, DOCUMENT)


def spent(read: Read, text: str) -> float:
    """Seconds of the processor for a text that is read right."""
    start = time.process_time()
    assert_right(read(text), text)
    return time.process_time() - start
