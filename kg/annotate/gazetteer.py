"""The tables of data/gazetteer as names to look for: countries, their people, capitals, places, organisations, seats.

A form is looked for as it is written, and in capitals. A `shared` form is a person's or a plain word's too: it counts
only where the tagger calls it a place.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spacy.tokens import Doc

from kg.annotate.cover import Name
from kg.resources import resource

_CAPITALS = 4  # letters from which a form is looked for in capitals too


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form means."""

    type: str  # one of ENTITY_TYPES; "" of what is no entity
    name: str  # the canonical name: "United States" of "U.S."
    kind: str = "name"  # "name"; "demonym" of "Russian"
    acts_for: str | None = None  # "Kremlin" acts for "Russia"
    capital_of: str | None = None  # "Moscow" may stand for "Russia"
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who speaks in the texts of a host."""

    host: str
    name: str
    country: str | None
    short: tuple[str, ...]  # nouns that mean the publisher: "the Department"


@cache
def table(name: str) -> dict[str, Any]:
    """A file of data/gazetteer as it stands."""
    with resource("data", "gazetteer", f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def forms() -> dict[str, Entry]:
    """Every form and what it means; of two meanings the first of the order here stands."""
    found: dict[str, Entry] = {}
    for form, entry in (*_others(), *_countries(), *_seats(), *_organisations(), *_places()):
        for written in _spellings(form):
            if (known := found.setdefault(written, entry)) is not entry and entry.shared:
                found[written] = replace(known, shared=True)
    return found


def known(doc: Doc, start: int, end: int) -> Name | None:
    """The name that these tokens are in the gazetteer, if they are in it and mean one thing."""
    entry = forms().get(doc[start:end].text)
    if entry is None or entry.shared or not entry.type:
        return None
    return Name(start, end, entry.type, "gazetteer", entry.name, entry.kind, entry.acts_for, entry.capital_of)


@cache
def publishers() -> tuple[Publisher, ...]:
    """The publishers of official text, the longest host first."""
    rows = table("publishers")["publisher"]
    found = [Publisher(row["host"], row["name"], row.get("for"), tuple(row.get("short", ()))) for row in rows]
    return tuple(sorted(found, key=lambda publisher: -len(publisher.host)))


@cache
def phrases(name: str, section: str, key: str) -> frozenset[str]:
    """A list of a table whose items are parted by ";" (or, where there is none, by blanks)."""
    text: str = table(name)[section][key]
    return frozenset(" ".join(item.split()) for item in (text.split(";") if ";" in text else text.split())) - {""}


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """A word list of naming.toml."""
    return phrases("naming", section, key)


@cache
def country_of_adjective() -> dict[str, str]:
    """Demonym → country."""
    return {form: entry.name for form, entry in forms().items() if entry.kind == "demonym"}


def _others() -> Iterator[tuple[str, Entry]]:
    for form in table("other")["names"]:
        yield form, Entry("", form)


def _countries() -> Iterator[tuple[str, Entry]]:
    for row in table("countries")["country"].values():
        name, shared = row["name"], set(row.get("shared", ()))
        for form in (name, *row.get("also", ())):
            yield form, Entry("Country", name, shared=form in shared)
        for form in row.get("adjective", ()):
            yield form, Entry("Country", name, "demonym")
        for form in row.get("capital", ()):
            yield form, Entry("Place", form, capital_of=name)
        for form in row.get("city", ()):
            yield form, Entry("Place", form, shared=form in phrases("places", "places", "shared"))


def _seats() -> Iterator[tuple[str, Entry]]:
    for row in table("seats")["seat"]:
        for form in (row["name"], *row.get("also", ())):
            yield form, Entry("Organization", row["name"], acts_for=row["for"])


def _organisations() -> Iterator[tuple[str, Entry]]:
    for section, rows in table("organisations").items():
        if section != "examples":
            for name, also in rows.items():
                for form in (name, *also):
                    yield form, Entry("Organization", name)


def _places() -> Iterator[tuple[str, Entry]]:
    shared = phrases("places", "places", "shared")
    for section in ("regions", "cities", "states"):
        for form in sorted(phrases("places", "places", section)):
            yield form, Entry("Place", form, shared=form in shared)
    for form in sorted(shared):
        yield form, Entry("Place", form, shared=True)


def _spellings(form: str) -> Iterator[str]:
    """The form, with either apostrophe, and in capitals where it is long."""
    for written in dict.fromkeys((form, form.replace("’", "'"), form.replace("'", "’"))):
        yield written
        if len(form) >= _CAPITALS and not form.isupper():
            yield written.upper()
