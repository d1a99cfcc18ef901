"""Whose somebody is by the words beside the name: "Mr. Berg of the Labour Party", "Mr. Lind of the Foreign Office"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotate.bodies import POSSESSIVE, Bodies
from kg.annotate.cover import Cover, Name
from kg.annotate.gazetteer import listed, phrases
from kg.annotate.roles import Office


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person and the body that the words put beside the name; a party, a movement, a militia has members."""

    holder: Name
    body: Name
    member: bool


def affiliations(doc: Doc, cover: Cover, offices: Iterable[Office]) -> Iterator[Affiliation]:
    """The affiliations of a document in text order, but for those whom a title already gives an office."""
    titled = {office.holder for office in offices if office.organisation is not None}
    bodies = Bodies(doc, cover)
    for name in cover:
        body = _beside(name, doc, cover, bodies) if name.type == "Person" and name not in titled else None
        if body is None or body.type != "Organization":
            continue
        if (member := _is_joined(body, doc)) or _is_addressed(name, doc):
            yield Affiliation(name, body, member)


def _beside(name: Name, doc: Doc, cover: Cover, bodies: Bodies) -> Name | None:
    """The body behind "of", or that whose the person is."""
    after = bodies.after(name.end, frozenset({"of"}))
    if after is not None or name.start < 2:
        return after
    return cover.at(name.start - 2) if doc[name.start - 1].text in POSSESSIVE else None


def _is_joined(body: Name, doc: Doc) -> bool:
    """Whether it is a body that people join: a party, a movement, a militia."""
    return any(token.lower_ in listed("organisation", "joined") for token in doc[body.start : body.end])


def _is_addressed(name: Name, doc: Doc) -> bool:
    """Whether a courtesy stands before a name: "| Mr. | Lind of the Foreign Office"; plain names have many bodies."""
    before = doc[name.start - 1].lower_.rstrip(".") if name.start else ""
    return before in phrases("titles", "name", "courtesies")
