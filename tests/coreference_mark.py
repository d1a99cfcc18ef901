"""What the gold of `tests.coreference` says of a stretch of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldMark:
    """A stretch that names or means; `counts` where it is one of those that the measure asks for."""

    start: int
    end: int
    head: int  # a character of its head word
    kind: str  # "name", "pro", "nom"
    ids: tuple[str, ...]
    counts: bool = False
    also_counts: bool = False  # a link from it is neither asked for nor wrong
    type: str = "person"  # what it means: "person", "body" (an organisation or a country), "other"
