"""Which language pipeline reads: ours, or an installed English one of spaCy, with our components behind it."""

from pathlib import Path

from spacy.language import Language
from spacy.util import get_installed_models, is_package, load_model
from thinc.api import use_ops

from kg.annotate import components
from kg.annotate import transformer as _registered  # noqa: F401 - its factory
from kg.annotate.second import SecondReading
from kg.errors import PipelineError
from kg.resources import resource

_SECOND = "fast"  # whose parser reads a second time
_UNREAD = ("tagger", "morphologizer", "trainable_lemmatizer", "ner")


def load_pipeline(name: str = "accurate") -> Language:
    """The pipeline `name`: "accurate" or "fast", which ship, or an installed spaCy package for English.

    A text that it is called on has UD labels, `doc.ents` (PERSON, ORG, GPE, LOC, DATE, EVENT), `doc._.mentions` and
    `doc._.roles`. Nothing is downloaded. Raises PipelineError with the valid names.

    >>> load_pipeline("fast").lang
    'en'
    """
    language = _loaded(name)
    if language.lang != "en":
        raise PipelineError(f"pipeline {name!r} reads {language.lang!r}; kg reads English")
    for component in components.ORDER:
        if component not in language.pipe_names:
            language.add_pipe(component)
    if name != _SECOND:
        second = language.get_pipe("kg_second")
        assert isinstance(second, SecondReading)
        second.reader = _second_reader()
    return language


def shipped() -> tuple[str, ...]:
    """The pipelines that come with kg, sorted."""
    return tuple(sorted(path.parent.name for path in resource("data", "models").glob("*/config.cfg")))


def _second_reader() -> Language | None:
    """The parser of "fast" alone; None where it does not ship."""
    where = resource("data", "models", _SECOND)
    if _SECOND not in shipped():
        return None
    with use_ops("numpy", use_blis=False):
        return load_model(where, exclude=_UNREAD)


def _loaded(name: str) -> Language:
    if name in shipped():
        return _load(resource("data", "models", name), name)
    if is_package(name):
        return _load(name, name)
    there = ", ".join((*shipped(), *sorted(get_installed_models())))
    raise PipelineError(f"pipeline {name!r} is neither one of ours nor an installed spaCy package; there are {there}")


def _load(where: str | Path, name: str) -> Language:
    try:
        with use_ops("numpy", use_blis=False):  # numpy's own products: 1.7 times as fast as BLIS with AVX-512
            return load_model(where)
    except (OSError, ValueError) as error:
        raise PipelineError(f"pipeline {name!r} cannot be loaded: {' '.join(str(error).split())}") from error
