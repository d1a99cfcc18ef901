"""Text read by the pipeline that ships, as a build reads it."""

import functools

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.document import annotate
from kg.annotate.pipeline import load_pipeline
from kg.examples import document_of
from kg.extract.extractor import Extractor
from kg.frames import Example
from kg.model import Claim
from kg.schema import load_schema


@functools.cache
def _extractor() -> Extractor:
    return Extractor(load_schema(), "test")


@functools.cache
def _language() -> Language:
    return load_pipeline("accurate")


def annotated(text: str, published: str | None = None) -> Doc:
    """A text as extract reads it."""
    return annotate(_language(), document_of(Example(text, published=published)))


def read(text: str, published: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text."""
    return _extractor()(annotated(text, published))
