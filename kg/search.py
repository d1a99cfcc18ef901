"""Finding an entity by what a person types: a name, part of one, or an IRI."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kg.errors import GraphError
from kg.model import Entity
from kg.names import clean

NEAR = 4  # names in a hint
LIKE = 0.7  # how much alike, of 1


def folded(text: str) -> str:
    """The form under which names are compared: cleaned, without case."""
    return clean(text).casefold()


def matches(entities: Iterable[Entity], text: str) -> list[Entity]:
    """Entities whose IRI, label or a name is `text`; failing that, those whose label holds it as words.

    Most mentioned first; empty where nothing fits.
    """
    wanted = folded(text)
    everyone = sorted(entities, key=lambda entity: (-len(entity.mentions), entity.label, entity.iri))
    exact = [
        entity
        for entity in everyone
        if text == entity.iri or wanted in {folded(name) for name in (entity.label, *entity.names)}
    ]
    return exact or [entity for entity in everyone if f" {wanted} " in f" {folded(entity.label)} "]


def find(entities: Sequence[Entity], text: str) -> Entity:
    """The one entity that `text` means. Raises GraphError naming the candidates or the nearest names."""
    found = matches(entities, text)
    if len(found) == 1 or (found and folded(found[0].label) == folded(text) != folded(found[1].label)):
        return found[0]
    if found:
        listed = "; ".join(f"{entity.label} ({entity.type}, {entity.iri})" for entity in found[:8])
        raise GraphError(f"“{text}” may be {len(found)} entities: {listed}. Name one by its full name or IRI.")
    close = near(entities, text)
    hint = f" Near: {', '.join(close)}." if close else " `kg query GRAPH most-connected` lists who is in it."
    raise GraphError(f"“{text}” is nobody in this graph.{hint}")


def near(entities: Iterable[Entity], text: str) -> list[str]:
    """The labels, at most four, of entities of which a name, or a word of one, is spelt much like `text`."""
    labels: dict[str, list[str]] = {}
    for entity in entities:
        names = {folded(name) for name in (entity.label, *entity.names)}
        for form in {*names, *(word for name in names for word in name.split())}:
            labels.setdefault(form, []).append(entity.label)
    close = get_close_matches(folded(text), sorted(labels), n=NEAR, cutoff=LIKE)
    return list(dict.fromkeys(label for form in close for label in sorted(labels[form])))[:NEAR]
