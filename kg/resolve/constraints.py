"""The analyst's decisions, applied to units: what must be one, what must not, what it is called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import MentionKey
from kg.resolve.clusters import Clusters
from kg.resolve.decisions import Decision, mention_of
from kg.resolve.units import Unit


class Constraints:
    """The decisions in force, the latest first. One about what the graph does not hold (any more) is left out.

    An IRI means every unit that the ledger keeps it for; a mention means the unit that it belongs to.
    """

    def __init__(self, units: Sequence[Unit], minted: Mapping[MentionKey, str], decisions: Iterable[Decision]) -> None:
        self._decisions = tuple(decisions)
        self._by_iri: dict[str, list[int]] = defaultdict(list)
        self._by_mention: dict[MentionKey, int] = {}
        if self._decisions:
            for at, unit in enumerate(units):
                self._by_mention.update(dict.fromkeys(unit.mentions, at))
                if unit.mentions[0] in minted:
                    self._by_iri[minted[unit.mentions[0]]].append(at)

    def apply(self, clusters: Clusters) -> None:
        """Part what is different and join what is the same; where two decisions contradict, the later one holds."""
        for decision in self._decisions:
            left, right = self._units(decision.a), self._units(decision.b or "")
            if decision.kind == "different":
                clusters.part(left, right)
            elif decision.kind == "same" and left and right:
                clusters.join(left[0], right[0])

    def values(self, kind: str) -> dict[int, str]:
        """What decisions of one kind ("label", "type") give to units; the latest where several speak of one."""
        found: dict[int, str] = {}
        for decision in self._decisions:
            if decision.kind == kind and decision.value:
                for at in self._units(decision.a)[:1]:
                    found.setdefault(at, decision.value)
        return found

    def _units(self, reference: str) -> list[int]:
        mention = mention_of(reference)
        if mention is None:
            return self._by_iri.get(reference, [])
        return [self._by_mention[mention]] if mention in self._by_mention else []
