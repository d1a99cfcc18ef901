"""Which units of organisations, countries, places and events are one: the same normal form, or a defined acronym."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.names import organisation_key
from kg.resolve.clusters import Clusters
from kg.resolve.organisations import acronym_key, is_acronym, is_generic
from kg.resolve.spelling import fold
from kg.resolve.units import Unit

_MISTAKEN = ("Organization", "Place", "Event")  # types that are taken for one another; countries and persons are not
_SEEN = 3  # units of the usual type, at least
_TIMES = 4  # as many as of the unusual one, at least


def name_key(unit: Unit) -> str | None:
    """The form under which units of one type are equal; None where the name means another one in each document."""
    if unit.type != "Organization":
        return fold(unit.name) or unit.name
    if is_acronym(unit.name):
        return acronym_key(unit.name)
    if is_generic(unit.name):
        return f"{organisation_key(unit.name)} of {fold(unit.acts_for)}" if unit.acts_for else None
    return organisation_key(unit.name) or unit.name


def join_others(units: Sequence[Unit], others: Sequence[int], clusters: Clusters) -> None:
    """Join the units `others` (numbers of `units`, in an order that does not depend on the ledger's)."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    keys = {at: name_key(units[at]) for at in others}
    usual = _usual_types((units[at].type, name) for at, name in keys.items() if name is not None)
    acronyms = _acronyms(units[at] for at in others)
    for at, name in keys.items():
        if name is not None:
            kind = usual.get((units[at].type, name), units[at].type)
            short = kind == "Organization" and is_acronym(units[at].name)
            meanings = acronyms.get(name, {name}) if short else {name}
            if len(meanings) == 1:
                groups[kind, next(iter(meanings))].append(at)
    for group in groups.values():
        clusters.gather(group)


def _acronyms(units: Iterable[Unit]) -> Mapping[str, set[str]]:
    """What the documents say that each acronym stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        name = name_key(unit)
        if unit.type == "Organization" and name is not None and not is_acronym(unit.name):
            for form in unit.forms:
                if is_acronym(form):
                    found[acronym_key(form)].add(name)
    return found


def _usual_types(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(type, name) → the type that the name nearly always has, where this one is a mistake."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, name in named:
        if kind in _MISTAKEN:
            counts[name][kind] += 1
    found = {}
    for name, kinds in counts.items():
        kind, most = max(kinds.items(), key=lambda item: (item[1], item[0]))
        for other, count in kinds.items():
            if other != kind and most >= _SEEN and most >= _TIMES * count:
                found[other, name] = kind
    return found
