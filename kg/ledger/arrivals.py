"""Which id a document gets in the graph, and which older one it takes the place of.

The rule, the same whatever the order of the inputs:
- The same id from the same source as one document of an earlier build is its new version: it takes over its id.
- An id that no other document has is kept.
- Documents with one id are told apart by the path of their source ("folder/x"), then by its ending too
  ("folder/x.html"), then by their content ("folder/x.jsonl/x~1a2b3c4d"). One that was there before keeps its id.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Arrival:
    """A document as it was read: its own id, the file it comes from, and what text."""

    given_id: str
    source: str  # with the name of the folder, without the number of a record
    content_hash: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document that is in the graph already; `id` is the one it has there."""

    arrival: Arrival
    id: str
    replaceable: bool  # its source was not read again with the text that it had


@dataclass(frozen=True, slots=True)
class Place:
    """What an arrival gets: its id, and the id of the older version that goes (the same one) or None."""

    id: str
    replaces: bool = False


def places(arrivals: Iterable[Arrival], known: Iterable[Known], taken: Collection[str]) -> dict[Arrival, Place]:
    """The place of every arrival; `known` are documents with the same given ids, `taken` all ids in the graph."""
    newcomers = sorted(arrivals)
    older: dict[tuple[str, str], list[Known]] = defaultdict(list)
    elsewhere: set[str] = set()
    for one in known:
        older[one.arrival.given_id, one.arrival.source].append(one)
        elsewhere.add(one.arrival.given_id)
    found = _versions(newcomers, older)
    ids = {*taken, *(place.id for place in found.values())}
    rest = [one for one in newcomers if one not in found]
    return {**found, **_apart(rest, ids, elsewhere)}


def _versions(newcomers: Iterable[Arrival], older: Mapping[tuple[str, str], list[Known]]) -> dict[Arrival, Place]:
    """Arrivals that are the one new version of the one document of that id and source."""
    groups: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for one in newcomers:
        groups[one.given_id, one.source].append(one)
    found = {}
    for key, group in groups.items():
        there = older.get(key, [])
        if len(group) == 1 and len(there) == 1 and there[0].replaceable:
            found[group[0]] = Place(there[0].id, replaces=True)
    return found


def _apart(newcomers: list[Arrival], taken: set[str], elsewhere: set[str]) -> dict[Arrival, Place]:
    """Ids for the rest: the plain one where nobody else has it, else ever longer ones until all differ."""
    plain = Counter(one.given_id for one in newcomers)
    found: dict[Arrival, Place] = {}
    left = []
    for one in newcomers:
        if plain[one.given_id] == 1 and one.given_id not in taken | elsewhere:
            found[one] = Place(one.given_id)
        else:
            left.append(one)
    used = taken | {place.id for place in found.values()}
    for form in (_by_path, _by_file, _by_content):
        wanted = Counter(form(one) for one in left)
        clear = [one for one in left if wanted[form(one)] == 1 and form(one) not in used]
        found.update({one: Place(form(one)) for one in clear})
        used |= {form(one) for one in clear}
        left = [one for one in left if one not in found]
    return {**found, **{one: Place(f"{_by_file(one)}~{one.content_hash}") for one in left}}


def _by_path(one: Arrival) -> str:
    path = PurePosixPath(one.source.partition("://")[2] or one.source)
    bare = str(path.with_suffix(""))
    return bare if one.given_id in {path.stem, path.name} else f"{bare}/{one.given_id}"


def _by_file(one: Arrival) -> str:
    name = PurePosixPath(one.source)
    return one.source if one.given_id in {name.stem, name.name} else f"{one.source}/{one.given_id}"


def _by_content(one: Arrival) -> str:
    return f"{_by_path(one)}~{one.content_hash[:8]}"
