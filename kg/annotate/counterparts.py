"""Who holds for one country what another holds for his: "her Ghanaian counterpart, X", "X, his Peruvian colleague"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotate.cover import Cover, Name

_NOUNS = frozenset({"counterpart", "colleague", "homologue", "homolog"})
_PAIRS = frozenset({("opposite", "number")})
_OWNERS = frozenset({"his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The noun phrase in tokens, who is meant by it, of which country, and the token of "her"."""

    start: int
    end: int
    holder: Name
    country: Name
    owner: int


def counterparts(doc: Doc, cover: Cover) -> Iterator[Counterpart]:
    """Every counterpart of a document who is named beside the word."""
    for token in doc:
        first = token.i - 1 if token.i and (token.nbor(-1).lower_, token.lower_) in _PAIRS else token.i
        if first == token.i and token.lower_ not in _NOUNS:
            continue
        country = cover.at(first - 1)
        if country is None or country.type != "Country" or country.start < 1:
            continue
        owner, holder = country.start - 1, _beside(doc, cover, country.start - 1, token.i)
        if doc[owner].lower_ in _OWNERS and holder is not None:
            yield Counterpart(first, token.i + 1, holder, country, owner)


def _beside(doc: Doc, cover: Cover, start: int, noun: int) -> Name | None:
    """The person right behind the noun, or behind a comma; else the one before "X, his …"."""
    at = noun + 1
    at += at < len(doc) and doc[at].text == ","
    if at < len(doc) and doc[at].is_title and (name := cover.at(at)) is not None and name.type == "Person":
        return name
    before = cover.at(start - 2) if start > 1 and doc[start - 1].text == "," else None
    return before if before is not None and before.type == "Person" else None
