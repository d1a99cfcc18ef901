"""The word lists of ontology/language.toml, as sets to ask: lemmas, and their regular forms where a lemma is missed."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SchemaError
from kg.resources import resource

_SECTIONS = ("stance", "attribution", "arguments", "standing", "place", "time", "gathering")
_FIXED = (  # endings of the names of lists that are taken as they stand
    "prepositions",
    "marks",
    "provisos",
    "adjectives",
    "future",
    "modal",
    "negations",
    "according",
    "inclusive",
    "adjunct",
    "authorities",
    "hearsay",
    "collective",
    "elsewhen",
    "alongside",
    "records",
)
Words = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case by section and list: `lexicon.stance["planned"]`."""

    stance: Words
    attribution: Words
    arguments: Words
    standing: Words
    place: Words
    time: Words
    gathering: Words


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Read the lists that ship, or those of `path`. Raises SchemaError where a section or list is wrong."""
    path = path or resource("ontology", "language.toml")
    return Lexicon(**{section: _section(path, section) for section in _SECTIONS})


@functools.cache
def _irregular() -> Mapping[str, list[str]]:
    """The past forms that no rule gives, by their lemma."""
    return _lists(resource("ontology", "language.toml"), "irregular")


@functools.cache
def _table(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: not a TOML file: {error}") from error


def _lists(path: Path, section: str) -> dict[str, list[str]]:
    """The lists of a section as they are written. Raises SchemaError where it is missing or one is no list."""
    lists = _table(path).get(section)
    if not isinstance(lists, dict):
        raise SchemaError(f"{path}: [{section}] is missing; there are {', '.join(_SECTIONS)}")
    for key, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise SchemaError(f"{path}: {section} {key}: {words!r} is not a list of texts")
    return lists


def _section(path: Path, section: str) -> Words:
    lists = _lists(path, section)
    return {key: frozenset(words) if key.endswith(_FIXED) else with_forms(words) for key, words in lists.items()}


def with_forms(words: Iterable[str]) -> frozenset[str]:
    """The words and their regular inflections; of a phrase its first word is inflected."""
    return frozenset(form for word in words for form in (word, *inflections(word)))


def inflections(word: str) -> tuple[str, ...]:
    """The regular inflections of a word, and the irregular ones that language.toml has.

    >>> inflections("freeze")[-2:]
    ('froze', 'frozen')
    """
    first, space, rest = word.partition(" ")
    return (*regular_forms(word), *(form + space + rest for form in _irregular().get(first, ())))


def regular_forms(word: str) -> tuple[str, ...]:
    """The regular inflections of a lemma, for the words whose lemma the pipeline misses.

    >>> regular_forms("cancel")
    ('cancels', 'canceled', 'canceling', 'cancelled', 'cancelling')
    """
    first, space, rest = word.partition(" ")
    stem = first[:-1] if first.endswith("e") else first
    forms = [first + ("es" if first.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ed", stem + "ing"]
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        forms[:2] = [first[:-1] + "ies", first[:-1] + "ied"]
    elif len(first) > 2 and first[-1] in "lptnbgmrd" and first[-2] in "aeiou" and first[-3] not in "aeiou":
        forms += [first + first[-1] + "ed", first + first[-1] + "ing"]
    return tuple(form + space + rest for form in forms)
