"""Identifiers of entities: kept once minted; a split leaves one with the part that holds the oldest mention."""

from collections.abc import Iterable, Mapping, Sequence

from kg.ids import entity_iri, sha256
from kg.model import Entity, MentionKey
from kg.resolve.units import Unit

Minted = Mapping[MentionKey, str]


def identifiers(groups: Sequence[Sequence[Unit]], labels: Sequence[str], minted: Minted) -> list[str]:
    """The IRI of each group; groups in the order of their oldest mention, units in ledger order."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for at, group in enumerate(groups):
        iri = next((iri for iri in _kept(group, minted) if iri not in taken), None)
        if iri is not None:
            found[at] = iri
            taken.add(iri)
    reserved = taken | set(minted.values())
    for at, group in enumerate(groups):
        if at not in found:
            found[at] = _new(labels[at], group[0], reserved)
            reserved.add(found[at])
    return [found[at] for at in range(len(groups))]


def forwarded(groups: Sequence[Sequence[Unit]], iris: Sequence[str], minted: Minted) -> list[tuple[str, ...]]:
    """The IRIs that each group's parts had before they were one, sorted; none that another entity has now."""
    current = set(iris)
    return [tuple(sorted(set(_kept(group, minted)) - current)) for group in groups]


def new_identifiers(entities: Iterable[Entity], minted: Minted) -> dict[MentionKey, str]:
    """What the ledger has to keep beside `minted`: an entity's IRI for its first mention in each document.

    A mention's own earlier IRI is kept when its entity is joined with another, so that it gets it back when they are
    parted; only an IRI made now replaces one.
    """
    known = set(minted.values())
    found: dict[MentionKey, str] = {}
    for entity in entities:
        first: dict[str, MentionKey] = {}
        for mention in entity.mentions:
            first.setdefault(mention.document, mention)
        for mention in first.values():
            if mention not in minted or entity.iri not in known:
                found[mention] = entity.iri
    return found


def _kept(group: Iterable[Unit], minted: Minted) -> list[str]:
    return [minted[unit.mentions[0]] for unit in group if unit.mentions[0] in minted]


def _new(label: str, oldest: Unit, reserved: set[str]) -> str:
    """Made from the oldest mention's place; two documents of one text may need the document's id as well."""
    mention = oldest.mentions[0]
    iri = entity_iri(label, oldest.content_hash, mention.start, mention.end)
    if iri in reserved:
        iri = entity_iri(label, sha256(f"{oldest.content_hash} {oldest.document}"), mention.start, mention.end)
    return iri
