"""A Document becomes a Doc over the same text, with its publisher."""

import pytest
from spacy.language import Language

from kg.annotate.document import annotate, known, publisher_of
from kg.model import Document


def document(text: str = "Ida Berg left Oslo.", **fields: str) -> Document:
    return Document("d", "d.txt", text, "hash", **fields)


@pytest.mark.parametrize("text", ["", "\n", "Ida Berg left Oslo.", "A title\n\nIda Berg left\tOslo.\n\n\n", "😀\u200b"])
def test_the_doc_is_over_the_text_as_it_stands(language: Language, text: str) -> None:
    doc = annotate(language, document(text))
    assert doc.text == text
    assert isinstance(doc._.mentions, tuple)
    assert isinstance(doc._.roles, tuple)
    assert doc._.document.text == text


def test_the_pipeline_is_left_as_it_was(language: Language) -> None:
    before = language.pipe_names
    annotate(language, document())
    assert language.pipe_names == before


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.state.gov/some-release/", "United States Department of State"),
        ("https://en.kremlin.ru/events/1", "Kremlin"),
        ("https://KREMLIN.RU/", "Kremlin"),
        ("https://fco.gov.uk:443/x", "Foreign, Commonwealth and Development Office"),
        ("https://harbour-gazette.example/state.gov", None),
        ("https://state.gov.harbour.example/", None),
        ("not an address", None),
        ("", None),
        (None, None),
    ],
)
def test_the_host_alone_tells_the_publisher(url: str | None, name: str | None) -> None:
    found = publisher_of(Document("d", "d", "", "", url=url))
    assert (found.name if found else None) == name


def test_a_publisher_that_the_file_names_stays() -> None:
    given = document(url="https://www.state.gov/x/", publisher="Harbour Gazette")
    assert known(given) is given


def test_an_address_that_is_none_stops_nothing() -> None:
    assert publisher_of(document(url="https://[state.gov/")) is None
