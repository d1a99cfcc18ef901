"""Whether two names may be one person's: conservative, two different given names never are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from kg.names import joined
from kg.resolve.spelling import fold, skeleton
from kg.resolve.words import full_forms, words

SPELLING = 92  # RapidFuzz ratio from which two spellings of a long word are taken for one
LONG = 8  # letters
_HYPHENED = re.compile(r"(?:al|el|ash|as|ad|an)-", re.IGNORECASE)
_INITIALS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b)")


@dataclass(frozen=True, slots=True, order=True)
class PersonName:
    """A full name in parts, folded: "Joseph R. Biden Jr." is given joseph, middles (r,), surname biden, jr."""

    given: str
    middles: tuple[str, ...]
    surname: str
    generation: str

    @property
    def is_short(self) -> bool:
        """Whether the given name is one initial and nothing more."""
        return len(self.given) == 1 and not self.middles


@lru_cache(maxsize=200_000)
def parse(name: str) -> PersonName | None:
    """The parts of a name of two words or more; None of a bare surname: "Blinken", "al-Sisi", "von der Leyen"."""
    parts = _parts(name)
    generation = parts.pop() if len(parts) > 1 and parts[-1] in words("person", "generations") else ""
    if len(parts) < 2 or _HYPHENED.match(name) or name.split(maxsplit=1)[0] in words("person", "bare"):
        return None
    bare = [parts[0], *(part for part in parts[1:] if part not in words("person", "particles"))]
    parts = bare if len(bare) > 1 else parts
    return PersonName(parts[0], tuple(parts[1:-1]), parts[-1], generation)


def surnames(name: str) -> tuple[str, ...]:
    """The skeletons under which a bare surname may mean this person: the last word; a family name that is first."""
    left_out = words("person", "generations") | words("person", "particles")
    parts = [part for part in _parts(name) if part not in left_out] or _parts(name)
    first = parts[:1] if len(parts) > 1 and parts[0] in words("person", "family_first") else []
    return tuple(dict.fromkeys(skeleton(part) for part in (*parts[-1:], *first)))


def given_keys(name: PersonName) -> frozenset[str]:
    """What two compatible given names share at least one of: the spelling, the names it is a short form of."""
    return frozenset({skeleton(name.given)}) | full_forms().get(name.given, frozenset())


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether both may name one person: the same surname, given names that agree, no middle name against another."""
    if a.generation and b.generation and a.generation != b.generation:
        return False
    return same_word(a.surname, b.surname) and _given_agree(a, b) and _middles_agree(a.middles, b.middles)


@lru_cache(maxsize=200_000)
def same_word(a: str, b: str) -> bool:
    """Whether two words are spellings of one: the same skeleton, or long, near each other and of the same ending."""
    if a == b or skeleton(a) == skeleton(b):
        return True
    if a[:1] != b[:1] or a[-1:] != b[-1:] or min(len(a), len(b)) < LONG:
        return False
    close = any(one.endswith(ending) for one in (a, b) for ending in words("person", "close_endings"))
    return not close and fuzz.ratio(a, b) >= SPELLING


def _given_agree(a: PersonName, b: PersonName) -> bool:
    if len(a.given) == 1 or len(b.given) == 1:
        return a.given[0] == b.given[0]
    return same_word(a.given, b.given) or bool(given_keys(a) & given_keys(b))


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Every middle name of the shorter list is one of the longer, in order; initials from the first on."""
    short, long = sorted((a, b), key=len)
    if any(len(word) == 1 for word in short):
        return all(_agree(x, y) for x, y in zip(short, long, strict=False))
    rest = iter(long)
    return all(any(_agree(word, other) for other in rest) for word in short)


def _agree(a: str, b: str) -> bool:
    return a[0] == b[0] if len(a) == 1 or len(b) == 1 else same_word(a, b)


def _parts(name: str) -> list[str]:
    parts = fold(joined(_INITIALS.sub(". ", name))).split()
    while len(parts) > 2 and parts[0] in words("person", "honorifics"):
        parts = parts[1:]
    return parts[1:] if len(parts) == 2 and parts[0] in words("person", "addresses") else parts
