"""The contract of all readers, and what hostile payloads do to them."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read.documents import read
from kg.read.sources import RawInput
from tests.contracts import check_hostile, check_reader

PARAGRAPH = "The minister of Freedonia met the envoy of Sylvania in Vienna on Monday and spoke about the border."
HEAD = "<html lang='en'><head><title>Talks in Vienna</title></head>"
PAGE = f"{HEAD}<body><article><p>{PARAGRAPH}</p></article></body></html>"
FIELDS = ["id", "title", "url", "published", "text", "language", "publisher"]
LISTS = st.lists(st.text(max_size=5))
GOOD = {
    "text": f"Talks in Vienna\n\n{PARAGRAPH}\n",
    "html": PAGE,
    "record": json.dumps({"id": "r1", "title": "Talks in Vienna", "text": PARAGRAPH}),
}


def raw(kind: str, payload: bytes | str, source: str = "folder/talks.txt") -> RawInput:
    return RawInput(source, kind, payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload)


@pytest.mark.parametrize("kind", GOOD)
def test_a_reader_keeps_the_contract(kind: str) -> None:
    document = check_reader(raw(kind, GOOD[kind]))
    assert document.text == f"Talks in Vienna\n\n{PARAGRAPH}"
    assert document.title == "Talks in Vienna"
    assert document.id == ("r1" if kind == "record" else "talks")


HOSTILE = {
    "empty": b"",
    "blank": b" \n\t\n ",
    "every byte": bytes(range(256)) * 20,
    "NUL": b"The minister\0 met the envoy.",
    "PDF": b"%PDF-1.7 The minister met the envoy",
    "zip": b"PK\x03\x04 The minister met the envoy",
    "Latin-1": "Café talks: the minister met the envoy.".encode("latin-1"),
    "UTF-16 without mark": "The minister met the envoy.".encode("utf-16-le"),
    "cut UTF-8": "The minister met Šefčovič".encode()[:-1],
    "surrogate": "The minister \ud800 met".encode("utf-8", "surrogatepass"),
    "controls": b"\x01\x02\x03\x04\x05\x06 met",
    "one word": b"(" * 900_000,
    "marks": ("a" + "\u0323\u0301" * 200_000).encode(),
    "lines": b"x\n" * 400_000,
    "long": b"The man met the envoy. " * 100_000,
    "less-than": b"<" * 500_000,
    "open tags": b"<a " * 200_000,
    "open quotes": b"<p>" + b'<a href="' * 100_000,
    "open comments": b"<!--" * 200_000,
    "ampersands": b"&" * 500_000,
    "deep": b"<div>" * 50_000 + PARAGRAPH.encode(),
    "deep tables": b"<table>" * 3_000 + PARAGRAPH.encode(),
    "300,000 attributes": ("<p " + " ".join(f"a{n}='1'" for n in range(300_000)) + f">{PARAGRAPH}</p>").encode(),
    "300,000 paragraphs": b"<p>x met y</p>" * 300_000,
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(f'<!ENTITY {n} "{f"&{p};" * 10}">'.encode() for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><html><body><p>{PARAGRAPH}</p><p>&i;</p></body></html>".encode(),
    "wide cell": f"{HEAD}<body><table><tr><td colspan='9000000000000000'>{PARAGRAPH}</td></tr></table>".encode(),
    "deep JSON": b"[" * 100_000,
    "long number": b'{"text": ' + b"9" * 10_000 + b"}",
    "half JSON": b'{"id": "a", "text": "The minis',
    "JSON list": b'["The minister met the envoy"]',
    "JSON null": b"null",
    "nothing known": b'{"body": "The minister met the envoy"}',
    "JSON surrogates": b'{"id": "\\ud800", "title": "\\udfff", "text": "The minister \\ud800 met \\u0000 the envoy."}',
    "number as text": b'{"text": 5}',
}


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_payload_gives_one_clear_line_or_a_whole_document(kind: str, name: str) -> None:
    started = time.monotonic()
    check_hostile(raw(kind, HOSTILE[name]))
    assert time.monotonic() - started < 10


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=300))
def test_random_bytes_never_crash_a_reader(kind: str, payload: bytes) -> None:
    check_hostile(raw(kind, payload))


def test_a_body_that_only_repeats_its_title_is_a_text_without_one() -> None:
    document = read(raw("record", json.dumps({"title": "Talks in Oslo", "text": "Talks in Oslo"})))
    assert (document.title, document.text) == (None, "Talks in Oslo")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["text", "html"]), st.text(max_size=200))
def test_random_characters_never_crash_a_reader(kind: str, text: str) -> None:
    check_hostile(raw(kind, text if kind == "text" else f"<html><body><p>{text}</p><p>{PARAGRAPH}</p></body></html>"))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), st.one_of(st.text(max_size=60), st.integers(), st.none(), LISTS)))
def test_random_records_never_crash_the_reader(record: dict[str, object]) -> None:
    check_hostile(raw("record", json.dumps(record)))


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("text", "empty", "is empty"),
        ("text", "NUL", "is binary"),
        ("text", "controls", "control characters"),
        ("text", "PDF", "holds a PDF document, not text"),
        ("text", "Latin-1", "is not UTF-8 (byte 0xE9 at offset 3); save it as UTF-8"),
        ("text", "long", "2,300,000 characters of text; at most 1,000,000"),
        ("html", "deep", "more than 256 levels"),
        ("html", "300,000 attributes", "more than 1,000 attributes of one <p> element"),
        ("html", "300,000 paragraphs", "more than 50,000 elements"),
        ("record", "half JSON", "is not JSON (character 21: Unterminated string"),
        ("record", "JSON list", "is no JSON object but a list"),
        ("record", "nothing known", "needs the field \"text\"; it has only 'body'"),
        ("record", "deep JSON", "nested too deeply"),
    ],
)
def test_the_line_names_cause_and_place(kind: str, name: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(raw(kind, HOSTILE[name]))
    assert words in str(caught.value)


def test_entities_are_not_expanded() -> None:
    document = read(raw("html", HOSTILE["entities"]))
    assert PARAGRAPH in document.text
    assert "aaaaaaaaaa" not in document.text


@pytest.mark.parametrize("size", [18_000_000])
def test_a_page_of_one_huge_line_is_refused_by_name_not_read_as_nothing(size: int) -> None:
    line = check_hostile(raw("html", b"<html><body><p>" + b"The man met. " * (size // 13) + b"</p></body></html>"))
    assert "characters of text; at most 1,000,000" in line


def test_an_unknown_kind_is_named_with_those_that_are_read() -> None:
    with pytest.raises(ReadError, match="kinds that are read: text, html, record"):
        read(RawInput("a.pdf", "pdf", b"x"))
