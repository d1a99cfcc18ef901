"""What an entity is called: its type, its label, its names."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.model import ENTITY_TYPES
from kg.resolve.organisations import is_acronym
from kg.resolve.units import Unit


def type_of(group: Iterable[Unit]) -> str:
    """The type that most units have; of several the first of ENTITY_TYPES."""
    counts = Counter(unit.type for unit in group)
    return min(counts, key=lambda kind: (-counts[kind], ENTITY_TYPES.index(kind)))


def label_of(group: Sequence[Unit], kind: str) -> str:
    """The full name that most documents use; of several the longest, then the first in the alphabet."""
    counts = Counter(unit.name for unit in group)
    return min(counts, key=lambda name: (not _is_full(name, kind), name.isupper(), -counts[name], -len(name), name))


def names_of(group: Iterable[Unit], label: str) -> tuple[str, ...]:
    """Every form read, and the label, sorted."""
    return tuple(sorted({form for unit in group for form in unit.forms} | {label}))


def _is_full(name: str, kind: str) -> bool:
    if kind == "Person":
        return " " in name
    return kind != "Organization" or not is_acronym(name)
