"""What is found by name and loaded when it is used: exporters, ours and those that other packages bring.

A package adds one by an entry point: `[project.entry-points."kg.exporters"] mine = "my_package.mine:write"`.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from kg.errors import KgError


def names(group: str) -> tuple[str, ...]:
    """The names that a group offers, sorted: `names("kg.exporters")`. Nothing is imported."""
    return tuple(sorted({point.name for point in entry_points(group=group)}))


def load(group: str, name: str) -> Any:
    """What `name` stands for in a group. Raises KgError with the valid names, or where it cannot be imported."""
    found = sorted(entry_points(group=group, name=name), key=_ours_first)
    if not found:
        there = ", ".join(names(group)) or "none: this installation is not complete, install kg again"
        raise KgError(f"{name!r} is not valid; there are {there}")
    try:
        return found[0].load()
    except (ImportError, AttributeError) as error:
        raise KgError(f"{name!r} ({found[0].value}) cannot be loaded: {error}") from error


def _ours_first(point: EntryPoint) -> tuple[bool, str]:
    """No other package can take the place of one of our own names."""
    return not point.value.startswith("kg."), point.value
