"""Text read by the pipeline that ships, as a build reads it."""

import functools

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


def read(text: str, published: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text."""
    return _extractor()(annotate(load_pipeline("accurate"), document_of(Example(text, published=published))))
