"""An article as its reader understood it → the Document that is stored."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kg.errors import ReadError
from kg.ids import sha256
from kg.model import Document
from kg.read import encoding
from kg.read.limits import ReadLimits
from kg.read.metadata import Metadata, identifier
from kg.read.sources import KINDS, RawInput
from kg.read.zones import zones

_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Article:
    """A body of paragraphs parted by newlines, and what is known of it. `id` where the source gives one."""

    body: str
    metadata: Metadata = field(default_factory=Metadata)
    id: str | None = None


def document(article: Article, raw: RawInput, limits: ReadLimits) -> Document:
    """The Document of an article: its stored text opens with the title line and a blank line where it has a title.

    ReadError where there is no text, or more than is stored of one document.
    """
    _refuse_length(article.body, limits)
    body = encoding.tidy(article.body, limits.run).strip()
    title = encoding.line(article.metadata.title or "", limits.run) or None
    if not _LETTER.search(body):
        raise ReadError("has no text" if not title else "has a title but no text")
    rest = without_title(body, title) if title else ""
    title = title if rest else None  # a body that only repeats its title is a text without one
    text = f"{title}\n\n{rest}" if title else body
    _refuse_length(text, limits)
    known = article.metadata
    return Document(
        id=identifier(article.id or _name(raw)),
        source=raw.source,
        text=text,
        content_hash=sha256(text),
        title=title,
        url=known.url,
        published=known.published,
        language=known.language,
        publisher=encoding.line(known.publisher or "", limits.run) or None,
        zones=zones(text, title),
    )


def _refuse_length(text: str, limits: ReadLimits) -> None:
    if len(text) > limits.characters:
        raise ReadError(f"has {len(text):,} characters of text; at most {limits.characters:,} are read, split it")


def without_title(body: str, title: str) -> str:
    """The body without the title line that it may open with."""
    first, _, rest = body.partition("\n")
    return rest.lstrip() if " ".join(first.split()) == title else body


def _name(raw: RawInput) -> str:
    """The file's name without its ending; of a record also its number."""
    name = PurePosixPath(raw.source.rsplit("#", 1)[0] if raw.record_id else raw.source).name
    stem = next((name[: -len(ending)] for ending, _ in KINDS if name.lower().endswith(ending)), name)
    return f"{stem}-{raw.record_id}" if raw.record_id else stem
