"""Where a claim's event was: what "in" or "at" adds to the trigger or to the verb that carries it."""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.members import Members
from kg.extract.syntax import preposition
from kg.model import Mention

_TYPES = ("Place", "Country")
_OBLIQUE = frozenset({"obl", "nmod", "obl:arg"})


def place(heads: Iterable[Token], members: Members, lexicon: Lexicon) -> Mention | None:
    """The first place or country that stands in a phrase of place under one of these tokens."""
    for head in heads:
        for child in _phrases(head, lexicon):
            for member in members.of(child, _TYPES):
                return member.mention
    return None


def _phrases(head: Token, lexicon: Lexicon) -> list[Token]:
    """Phrases of place below the head, also those that hang on its own nominal dependents ("with X in Riyadh")."""
    words = lexicon.place["prepositions"]
    own = [child for child in head.children if child.dep_ in _OBLIQUE]
    inner = [
        grandchild
        for child in head.children
        if child.dep_ in {"obl", "nmod", "obj", "obl:unmarked", "appos"}
        for last in (child, *(c for c in child.subtree if c.dep_ == "appos"))
        for grandchild in last.children
        if grandchild.dep_ in _OBLIQUE and grandchild.i > last.i
    ]
    return [child for child in (*own, *inner) if preposition(child) in words]
