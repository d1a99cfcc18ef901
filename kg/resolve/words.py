"""The word lists of data/gazetteer/resolve.toml and diminutives.tsv."""

import tomllib
from functools import cache

from kg.resolve.spelling import skeleton
from kg.resources import resource


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list: `words("person", "particles")`."""
    with resource("data", "gazetteer", "resolve.toml").open("rb") as stream:
        text: str = tomllib.load(stream)[table][key]
    return frozenset(text.strip().splitlines() if key == "of_one_state" else text.split())


@cache
def full_forms() -> dict[str, frozenset[str]]:
    """Each given name or short form → the skeletons of the names it may stand for."""
    found: dict[str, set[str]] = {}
    for line in resource("data", "gazetteer", "diminutives.tsv").read_text(encoding="utf-8").splitlines():
        names = line.split()
        if names and not line.startswith("#"):
            for name in names:
                found.setdefault(name, set()).add(skeleton(names[0]))
    return {name: frozenset(full) for name, full in found.items()}
