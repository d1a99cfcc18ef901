"""Adjectives and nouns of peoples, which the corpora mark as no name or as a place, and we as DEMONYM."""

import tomllib

from kg.resources import resource


def peoples() -> frozenset[str]:
    """The forms of data/gazetteer/countries.toml: "Cuban", "Cubans"."""
    with resource("data", "gazetteer", "countries.toml").open("rb") as stream:
        countries = tomllib.load(stream)["country"].values()
    return frozenset(word for country in countries for key in ("adjective", "people") for word in country.get(key, ()))
