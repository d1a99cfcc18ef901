"""The names of one document, none over another, by the tokens they cover."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens that names somebody or something."""

    start: int  # tokens
    end: int
    type: str  # one of kg.model.ENTITY_TYPES
    source: str  # "tagger", "gazetteer", "pattern", "title", "surname"
    canonical: str | None = None  # the name that a gazetteer gives the form
    kind: str = "name"  # "name" or "demonym"
    acts_for: str | None = None
    capital_of: str | None = None


class Cover:
    """Which name covers a token. A name that is added takes the place of those it touches."""

    def __init__(self, size: int) -> None:
        self._at: list[Name | None] = [None] * size
        self._reserved: set[int] = set()

    def at(self, token: int) -> Name | None:
        """The name over a token."""
        return self._at[token] if 0 <= token < len(self._at) else None

    def over(self, start: int, end: int) -> list[Name]:
        """The names that touch these tokens, in text order."""
        return list(dict.fromkeys(name for name in self._at[max(start, 0) : end] if name is not None))

    def add(self, name: Name) -> None:
        """Put a name in place of all that it touches."""
        for other in self.over(name.start, name.end):
            self.remove(other)
        self._at[name.start : name.end] = [name] * (name.end - name.start)

    def reserve(self, start: int, end: int) -> None:
        """Keep tokens free of names that a pattern would find: what is written like a name and is none."""
        self._reserved.update(range(start, end))

    def reserved(self, token: int) -> bool:
        """Whether a token is kept free."""
        return token in self._reserved

    def remove(self, name: Name) -> None:
        """Take a name out."""
        self._at[name.start : name.end] = [None] * (name.end - name.start)

    def __iter__(self) -> Iterator[Name]:
        """All names in text order."""
        yield from dict.fromkeys(name for name in self._at if name is not None)


def text_of(doc: Doc, name: Name) -> str:
    """The words of a name as they stand."""
    return str(doc[name.start : name.end].text)
