"""Where a text names its entities, where it only has a noun for one, and where it names two together."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.annotate.chains import Chain
from kg.annotate.memory import Seen, role


def names_of(doc: Doc, chains: Iterable[Chain]) -> Iterator[Seen]:
    """Where chains are named."""
    for chain in chains:
        for form in chain.forms:
            if form.name.kind == "name":
                yield Seen(form.name.start, doc[form.name.start : form.name.end].root.i, (chain.number,))


def nouns_of(doc: Doc, names: Iterable[Seen]) -> Iterator[Seen]:
    """Nouns that nobody names, each an entity of its own."""
    taken = {seen.root for seen in names}
    for token in doc:
        free = token.pos_ == "NOUN" and token.i not in taken and token.dep_ not in {"compound", "appos"}
        if free and not any(child.i in taken and child.dep_ in {"appos", "flat"} for child in token.children):
            yield Seen(token.i, token.i, (-1 - token.i,), "noun")


def pairs_of(doc: Doc, sides: Iterable[Sequence[Seen]]) -> Iterator[Seen]:
    """Two who are named together: "X and Y", "X met Y", "X spoke with Y"."""
    for mentions in sides:
        for at, seen in enumerate(ordered := sorted(mentions)):
            for after in ordered[at + 1 : at + 6]:
                if after.entity != seen.entity and together(doc[seen.root], doc[after.root]):
                    yield pair(seen, after)


def pair(seen: Seen, after: Seen) -> Seen:
    """Both, where the later one stands."""
    return Seen(after.start, after.root, tuple(sorted((*seen.entity, *after.entity))), "pair")


def together(one: Token, other: Token) -> bool:
    """Whether a later mention is joined to an earlier one, or is met, called or dealt with by it."""
    if other.dep_ == "conj" and other.head.i == one.i:
        return True
    marks = {child.lower_ for child in other.children if child.dep_ == "case"}
    met = other.dep_ in {"obj", "iobj"} or (other.dep_ in {"obl", "nmod"} and "with" in marks)
    verb = other.head if other.dep_ != "nmod" else other.head.head
    return met and role(one) == "subject" and one.head.i in {verb.i, other.head.i}
