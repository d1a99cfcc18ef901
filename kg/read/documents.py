"""Raw input → Document: the one way in, whatever the kind."""

from collections.abc import Callable

from kg.errors import ReadError
from kg.model import Document
from kg.read import html, jsonl, text
from kg.read.limits import DEFAULT, ReadLimits
from kg.read.sources import RawInput

Reader = Callable[[RawInput, ReadLimits], Document]

READERS: tuple[tuple[str, Reader], ...] = (("text", text.read), ("html", html.read), ("record", jsonl.read))


def read(raw: RawInput, limits: ReadLimits = DEFAULT) -> Document:
    """The document of one raw input: the same for the same bytes, whatever else is read.

    ReadError, with the reason in one line, where it is empty, binary, wrongly encoded, too long, or holds no article.
    """
    reader = next((reader for kind, reader in READERS if kind == raw.kind), None)
    if reader is None:
        raise ReadError(f"has the kind {raw.kind!r}; kinds that are read: {', '.join(kind for kind, _ in READERS)}")
    if not raw.payload.strip():
        raise ReadError("is empty")
    return reader(raw, limits)
