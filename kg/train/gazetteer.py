"""Names and words that are known from the project's gazetteers: what silver labels are taken from."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.resources import resource
from kg.train.sentence import Name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Token sequences with their label, and adjectives and nouns of peoples, which are no names of ours."""

    phrases: dict[tuple[str, ...], str]
    peoples: frozenset[str]

    def find(self, words: list[str]) -> list[Name]:
        """The longest phrases from left to right, in exact case."""
        longest = max(map(len, self.phrases), default=0)
        found: list[Name] = []
        index = 0
        while index < len(words):
            lengths = range(min(longest, len(words) - index), 0, -1)
            size = next((size for size in lengths if tuple(words[index : index + size]) in self.phrases), 0)
            if size:
                found.append(Name(index, index + size, self.phrases[tuple(words[index : index + size])]))
            index += size or 1
        return found


def load_gazetteer(split: Callable[[str], list[str]]) -> Gazetteer:
    """The gazetteer of data/gazetteer; `split` makes tokens of a name."""
    countries = _table("countries.toml")["country"].values()
    shared = {word for country in countries for word in country.get("shared", ())} | set(_shared())
    forms = [(label, form) for label, form in _forms() if form not in shared]
    forms += [(label, form.replace("'", "’")) for label, form in forms]
    phrases = {tuple(split(form)): label for label, form in forms}
    peoples = {word for country in countries for key in ("adjective", "people") for word in country.get(key, ())}
    return Gazetteer(phrases, frozenset(peoples))


def _forms() -> Iterator[tuple[str, str]]:
    for key in ("regions", "cities", "states"):
        yield from (("LOC", form) for form in _listed(_table("places.toml")["places"][key]))
    for country in _table("countries.toml")["country"].values():
        for key in ("also", "capital"):
            yield from (("LOC", form) for form in country.get(key, ()))
        yield "LOC", country["name"]
    for group in _table("organisations.toml").values():
        for name, also in group.items():
            yield from (("ORG", form) for form in (name, *also))
    for seat in _table("seats.toml")["seat"]:
        yield from (("ORG", form) for form in seat["also"] if form[:1].isupper())


def _shared() -> list[str]:
    return _listed(_table("places.toml")["places"].get("shared", ""))


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.replace("\n", " ").split(";") if word.strip()]


def _table(name: str) -> dict[str, Any]:
    with resource("data", "gazetteer", name).open("rb") as stream:
        return tomllib.load(stream)
