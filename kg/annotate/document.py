"""A Document as a spaCy Doc that extract reads: tree, mentions and roles, over the stored text as it stands."""

from dataclasses import replace
from urllib.parse import urlsplit

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import components
from kg.annotate.gazetteer import Publisher, publishers
from kg.annotate.paragraphs import parsed
from kg.model import Document


def annotate(language: Language, document: Document) -> Doc:
    """The Doc of a document: `doc.text == document.text`; `doc._.document`, `.mentions` and `.roles` are set.

    What it yields depends on this document alone. `language` comes from `load_pipeline`.
    """
    with language.select_pipes(disable=components.ORDER):
        doc = parsed(language, document.text, (zone.end for zone in document.zones if zone.kind == "dateline"))
    doc._.document = known(document)
    for name in components.ORDER:
        doc = language.get_pipe(name)(doc)
    return doc


def publisher_of(document: Document) -> Publisher | None:
    """The publisher of official text at the document's address."""
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:  # "https://[example": no address that names a host
        return None
    return next((p for p in publishers() if host == p.host or host.endswith(f".{p.host}")), None)


def known(document: Document) -> Document:
    """The document with its publisher, where the file does not name one and its address says it."""
    found = publisher_of(document)
    return replace(document, publisher=found.name) if found and not document.publisher else document
