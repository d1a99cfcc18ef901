"""Names of organisations: acronyms, and names that every country has."""

import re

from kg.names import organisation_key
from kg.resolve.words import words

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,8}(?:s|-\d+)?|(?:[A-Z]\.){2,8}")


def is_acronym(name: str) -> bool:
    """Whether a name is letters only, as in "RDIF" or "U.N."."""
    return _ACRONYM.fullmatch(name) is not None


def acronym_key(name: str) -> str:
    """An acronym without dots: "U.N." and "UN" are one."""
    return name.replace(".", "").upper()


def is_generic(name: str) -> bool:
    """Whether the name alone does not say whose it is: "Foreign Ministry", "Central Bank", "Supreme Court"."""
    offices, kinds = words("organisation", "offices"), words("organisation", "kinds")
    parts = organisation_key(name).split()
    if not parts or " ".join(parts) in words("organisation", "of_one_state"):
        return False
    return any(part in offices for part in parts) and all(part in offices or part in kinds for part in parts)
