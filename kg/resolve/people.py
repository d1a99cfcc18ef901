"""Which units of persons are one person.

1. The same full name is one person. 2. Full names that are compatible are one where only one person comes into
question; a single initial needs a surname that only one person has. 3. A bare surname joins the one person of that
surname where a second signal agrees: an office, or an organisation that both documents name. What is left joins its
like only where an office agrees.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.resolve.clusters import Clusters
from kg.resolve.persons import PersonName, compatible, given_keys, parse, surnames
from kg.resolve.spelling import fold, skeleton
from kg.resolve.units import Unit

_COMMON = 0.2  # an organisation that a greater share of the documents names tells nothing
_FEW = 10  # documents: up to here no organisation is common


@dataclass(frozen=True, slots=True)
class _Person:
    """Full names that are one person's, and their units."""

    names: list[PersonName]
    units: list[int]

    def takes(self, name: PersonName) -> bool:
        return all(compatible(name, own) for own in self.names)


def join_people(units: Sequence[Unit], people: Sequence[int], clusters: Clusters) -> None:
    """Join the units `people` (numbers of `units`, in an order that does not depend on the ledger's)."""
    full: dict[PersonName, list[int]] = defaultdict(list)
    rest: list[int] = []
    for at in people:
        name = parse(units[at].name)
        (rest if name is None else full[name]).append(at)
    persons: list[_Person] = []
    for block in _blocks(full):
        found, short = _persons(block, full)
        persons += found
        rest += short
    for person in persons:
        clusters.gather(person.units)
    rest.sort(key=lambda at: units[at].order)
    _Signals(units, people).join(rest, persons, clusters)


def _blocks(names: Iterable[PersonName]) -> list[list[PersonName]]:
    """Names that share a surname or nearly so, the fullest first."""
    blocks: dict[str, list[PersonName]] = defaultdict(list)
    for name in names:
        word = skeleton(name.surname)
        blocks[word if len(name.surname) < 8 else f"{word[:4]} {name.surname[-1]}"].append(name)
    return [sorted(block, key=_fullness) for _, block in sorted(blocks.items())]


def _fullness(name: PersonName) -> tuple[object, ...]:
    whole = sum(len(word) > 1 for word in name.middles)
    return name.is_short, len(name.given) == 1, -whole, -len(name.middles), name


def _persons(block: list[PersonName], units: dict[PersonName, list[int]]) -> tuple[list[_Person], list[int]]:
    """The persons of a block, and the units whose single initial says too little.

    A name joins the one person that it is compatible with; where it may be several, it is a person of its own.
    """
    persons: list[_Person] = []
    by_initial: dict[str, list[_Person]] = defaultdict(list)
    unclear: list[int] = []
    for name in block:
        initials = {name.given[0], *(key[0] for key in given_keys(name))}
        near = {id(person): person for initial in sorted(initials) for person in by_initial[initial]}
        fits = [person for person in near.values() if person.takes(name)]
        if name.is_short and (len(fits) != 1 or _namesakes(name, persons) > 1):
            unclear += units[name]
        elif len(fits) == 1:
            fits[0].names.append(name)
            fits[0].units.extend(units[name])
        else:
            persons.append(_Person([name], list(units[name])))
            for initial in sorted(initials):
                by_initial[initial].append(persons[-1])
    return persons, unclear


def _namesakes(name: PersonName, persons: Iterable[_Person]) -> int:
    word = skeleton(name.surname)
    return sum(any(skeleton(own.surname) == word for own in person.names) for person in persons)


class _Signals:
    """What else than the name says that two units are one person."""

    def __init__(self, units: Sequence[Unit], people: Sequence[int]) -> None:
        self._units = units
        company = {units[at].document: units[at].company for at in people}
        named = Counter(name for names in company.values() for name in names)
        limit = max(_FEW, _COMMON * len(company))
        self._common = {name for name, count in named.items() if count > limit}

    def join(self, rest: Sequence[int], persons: Sequence[_Person], clusters: Clusters) -> None:
        """Join units of unclear names with the one person they can be, and with their like."""
        by_surname: dict[str, list[_Person]] = defaultdict(list)
        for person in persons:
            for word in sorted({word for at in person.units for word in surnames(self._units[at].name)}):
                by_surname[word].append(person)
        left: dict[str, list[int]] = defaultdict(list)
        for at in rest:
            unit = self._units[at]
            bearers = [] if parse(unit.name) else [p for word in surnames(unit.name)[:1] for p in by_surname[word]]
            if len(bearers) == 1 and self._agree(unit, bearers[0]):
                clusters.join(bearers[0].units[0], at)
            elif len(bearers) <= 1:
                left[fold(unit.name)].append(at)
        for alike in left.values():
            self._join_alike(alike, clusters)

    def _agree(self, unit: Unit, person: _Person) -> bool:
        theirs = [self._units[at] for at in person.units]
        if any(own.document == unit.document for own in theirs):
            return False
        company = unit.company - self._common
        return any(unit.context & own.context or company & own.company for own in theirs)

    def _join_alike(self, alike: Sequence[int], clusters: Clusters) -> None:
        """Units with one unclear name that share an office."""
        first: dict[str, int] = {}
        for at in alike:
            for mark in sorted(self._units[at].context):
                clusters.join(first.setdefault(mark, at), at)
