"""The work on one document, as functions that worker processes import by name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kg.engine import EngineOptions
from kg.errors import LimitError, ReadError
from kg.model import Document, Reading
from kg.read.documents import read
from kg.read.sources import RawInput
from kg.settings import Settings
from kg.worker import Initialise

NO_DATE = "no-publication-date"
_MIB = 1_048_576


def read_english(raw: RawInput) -> Document:
    """The document of a raw input. Raises ReadError for a text that says it is in another language than English."""
    document = read(raw)
    if document.language and document.language.casefold().replace("_", "-").split("-")[0] not in {"en", "eng"}:
        raise ReadError(f"is in another language ({document.language}); kg reads English")
    return document


def extraction(pipeline: str, folders: tuple[Path, ...], version: str) -> Initialise:
    """The work that makes a Reading of a Document; each worker loads pipeline and schema once."""
    return Initialise(partial(_extractor, pipeline, folders, version))


def options(settings: Settings, stage: str) -> EngineOptions:
    """How the engine works under these settings."""
    return EngineOptions(
        workers=settings.workers or None,
        seconds=float(settings.document_seconds),
        memory=settings.document_memory * _MIB,
        stage=stage,
    )


def _extractor(pipeline: str, folders: tuple[Path, ...], version: str) -> Callable[[Document], Reading]:
    from kg.annotate.document import annotate
    from kg.annotate.pipeline import load_pipeline
    from kg.extract.extractor import Extractor
    from kg.schema import load_schema

    language = load_pipeline(pipeline)
    extractor = Extractor(load_schema(folders), version)

    def work(document: Document) -> Reading:
        try:
            doc = annotate(language, document)
        except RecursionError:
            raise LimitError("is nested too deeply to be parsed") from None
        notes = () if document.published else (NO_DATE,)
        return Reading(document, doc._.mentions, extractor(doc), notes)

    return work
