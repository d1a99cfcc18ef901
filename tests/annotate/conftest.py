"""The shipped pipeline, loaded once, and how a text is read with it."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline
from kg.ids import sha256
from kg.model import Document, Zone

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def language() -> Language:
    """The pipeline that ships."""
    return load_pipeline("accurate")


@pytest.fixture(scope="session")
def read(language: Language) -> Read:
    """`read(text, …)`: the Doc of a text; further fields are those of a Document."""

    def make(text: str, zones: tuple[Zone, ...] = (), **fields: str) -> Doc:
        return annotate(language, Document("d", "d.txt", text, sha256(text), zones=zones, **fields))

    return make
