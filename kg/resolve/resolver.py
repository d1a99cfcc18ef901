"""Mentions → entities: who is meant across all documents.

Clusters depend on the readings and the decisions alone, never on their order; identifiers are those kept before, or
made from the oldest mention. Conservative: what is not clearly one stays two, and an analyst's decision joins it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Entity, Reading
from kg.resolve.clusters import Clusters
from kg.resolve.constraints import Constraints
from kg.resolve.decisions import Decision, in_force
from kg.resolve.identifiers import Minted, forwarded, identifiers
from kg.resolve.labels import label_of, names_of, type_of
from kg.resolve.others import join_others
from kg.resolve.people import join_people
from kg.resolve.spelling import fold
from kg.resolve.units import Unit, units


def resolve(readings: Iterable[Reading], minted: Minted, decisions: Sequence[Decision]) -> tuple[Entity, ...]:
    """The entities of all readings (in ledger order), sorted by IRI; every mention of a claim belongs to one.

    `minted` are the identifiers that the ledger keeps, by mention; `identifiers.new_identifiers` says what it has to
    keep then. A chain that nobody names is an entity only where a claim is about it.
    """
    found = units(readings)
    constraints = Constraints(found, minted, in_force(decisions))
    numbers = _clustered(found, constraints)
    types, labels = constraints.values("type"), constraints.values("label")
    groups = [[found[at] for at in group] for group in numbers]
    kinds = [_decided(group, types) or type_of(units) for group, units in zip(numbers, groups, strict=True)]
    names = [
        _decided(group, labels) or label_of(units, kind)
        for group, units, kind in zip(numbers, groups, kinds, strict=True)
    ]
    iris = identifiers(groups, names, minted)
    countries = _countries(groups, kinds, iris)
    former = forwarded(groups, iris, minted)
    entities = [
        Entity(
            iri,
            kind,
            name,
            names_of(group, name),
            tuple(mention for unit in group for mention in unit.mentions),
            _acts_for(group, iri, countries),
            same,
        )
        for iri, kind, name, group, same in zip(iris, kinds, names, groups, former, strict=True)
    ]
    return tuple(sorted(entities, key=lambda entity: entity.iri))


def _clustered(found: Sequence[Unit], constraints: Constraints) -> list[list[int]]:
    """The numbers of the units of each entity, in ledger order; entities by their oldest mention."""
    clusters = Clusters(len(found))
    constraints.apply(clusters)
    order = sorted(range(len(found)), key=lambda at: found[at].order)
    _join_copies(found, order, clusters)
    join_people(found, [at for at in order if found[at].type == "Person"], clusters)
    join_others(found, [at for at in order if found[at].type != "Person"], clusters)
    return clusters.members(range(len(found)))


def _join_copies(found: Sequence[Unit], order: Iterable[int], clusters: Clusters) -> None:
    """The same place of the same text is the same entity, under whatever id the text was read."""
    first: dict[tuple[object, ...], int] = {}
    for at in order:
        unit = found[at]
        mention = unit.mentions[0]
        place = (unit.content_hash, unit.type, unit.name, mention.start, mention.end)
        clusters.join(first.setdefault(place, at), at)


def _decided(group: Iterable[int], values: dict[int, str]) -> str | None:
    return next((values[at] for at in group if at in values), None)


def _countries(groups: Sequence[Sequence[Unit]], kinds: Sequence[str], iris: Sequence[str]) -> dict[str, str]:
    """The IRI of each country, by its folded names."""
    found: dict[str, str] = {}
    for group, kind, iri in zip(groups, kinds, iris, strict=True):
        if kind == "Country":
            for unit in group:
                found.setdefault(fold(unit.name), iri)
    return found


def _acts_for(group: Iterable[Unit], iri: str, countries: dict[str, str]) -> str | None:
    """The IRI of the country that most documents say a seat acts for, where that is in the graph."""
    counts: dict[str, int] = defaultdict(int)
    for unit in group:
        if unit.acts_for:
            counts[fold(unit.acts_for)] += 1
    if not counts:
        return None
    country = countries.get(min(counts, key=lambda name: (-counts[name], name)))
    return country if country != iri else None
