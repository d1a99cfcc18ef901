"""How names are compared: written plainly, and a government and the seats that act for it as one actor."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from typing import Any

from kg.resources import resource


def normal(name: str) -> str:
    """A name as it is compared: ASCII words in lower case without article or form of government."""
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    words = " ".join(re.sub(r"[^a-z0-9 ]", "", plain).split())
    return re.sub(r"^(the )?((national )?governments? of (the )?|republic of (the )?)?", "", words)


def actors() -> dict[str, str]:
    """The country that a name stands for, both as `normal` writes them: {"kremlin": "russia", "washington": …}.

    Countries under all their names, with or without "government", their capitals, and the seats that act for them,
    from data/gazetteer. A form of two countries stands for the one that is called so, otherwise for none.
    """
    countries = _gazetteer("countries.toml")["country"].values()
    seats = _gazetteer("seats.toml")["seat"]
    called = {normal(country["name"]): normal(country["name"]) for country in countries}
    meant: dict[str, set[str]] = defaultdict(set)
    for country in countries:
        names = (country["name"], *country.get("also", ()))
        for form in (*names, *(f"{name} government" for name in names), *country.get("capital", ())):
            meant[normal(form)].add(normal(country["name"]))
    for seat in seats:
        for form in (seat["name"], *seat["also"]):
            meant[normal(form)].add(normal(seat["for"]))
    return {form: next(iter(found)) for form, found in sorted(meant.items()) if len(found) == 1} | called


def _gazetteer(name: str) -> dict[str, Any]:
    with resource("data", "gazetteer", name).open("rb") as stream:
        return tomllib.load(stream)
