"""One text, read as a build reads it, with the reasons: what `kg why --text` prints."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import KgError, ReadError
from kg.model import Document, Mention, Problem
from kg.read.limits import DEFAULT
from kg.read.sources import RawInput, discover
from kg.search import folded
from kg.settings import load_settings
from kg.stages import read_english

if TYPE_CHECKING:
    from kg.extract.explain import Sentence

STDIN = "standard input"


def explain(document: Document, folders: Sequence[Path] = ()) -> "tuple[Sentence, ...]":
    """Every sentence of a document with what became of its words, read by the pipeline that is set.

    `folders` hold relation files of the user.
    """
    from kg.annotate.document import annotate
    from kg.annotate.pipeline import load_pipeline
    from kg.extract.explain import Explainer
    from kg.schema import load_schema

    language = load_pipeline(load_settings(Path()).pipeline)
    return Explainer(load_schema(folders), __version__).explain(annotate(language, document))


def document_of(path: Path) -> Document:
    """The one document of a file. Raises ReadError where there is none, several, or it cannot be read."""
    found = list(discover([path]))
    problems = [one for one in found if isinstance(one, Problem)]
    if problems:
        raise ReadError(f"{problems[0].source}: {problems[0].reason}")
    if len(found) != 1:
        raise ReadError(f"{path} holds {len(found)} documents; name a file that holds one text")
    return _read(next(one for one in found if isinstance(one, RawInput)))


def document_of_bytes(payload: bytes) -> Document:
    """The document of a plain text, as it comes from standard input."""
    return _read(RawInput(STDIN, "text", payload[: DEFAULT.file_bytes]))


def naming(sentences: "Iterable[Sentence]", names: Sequence[str]) -> "list[Sentence]":
    """The sentences in which everyone of these is named or meant. Raises KgError for who is in none."""
    every = list(sentences)
    for name in names:
        if not any(is_named(name, one.mentions) for one in every):
            there = sorted({mention.name for one in every for mention in one.mentions})
            near = get_close_matches(name, there, n=4, cutoff=0.5) or there[:8]
            hint = f"it names {', '.join(near)}" if near else "it names nobody"
            raise KgError(f"“{name}” is not in this text; {hint}")
    return [one for one in every if all(is_named(name, one.mentions) for name in names)]


def is_named(name: str, mentions: Iterable[Mention]) -> bool:
    """Whether one of the mentions is called so, or has it as words of its name."""
    wanted = f" {folded(name)} "
    return any(wanted in f" {folded(form)} " for mention in mentions for form in (mention.name, mention.text))


def _read(raw: RawInput) -> Document:
    try:
        return read_english(raw)
    except ReadError as error:
        raise ReadError(f"{raw.source}: {error}") from error
