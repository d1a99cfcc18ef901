"""CoNLL F1 of coreference: the mean of MUC, B³ and CEAFe, over chains with a name and at least two mentions."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from tests.coreference import Held

Chains = list[frozenset[tuple[int, int]]]  # a mention is the number of its document and the place of its head


def conll(held: "Sequence[Held]") -> tuple[float, float, float, float]:
    """CoNLL, MUC, B³ and CEAFe."""
    gold, found = [], []
    for number, one in enumerate(held):
        gold += _gold(number, one)
        found += _found(number, one)
    scores = (_muc(gold, found), _b_cubed(gold, found), _ceaf(gold, found))
    return sum(scores) / 3, *scores


def _gold(number: int, held: "Held") -> Chains:
    chains: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for mark in held.gold.marks:
        chains[mark.ids[0]].add((number, mark.head))
    named = {mark.ids[0] for mark in held.gold.marks if mark.kind == "name"}
    return [frozenset(chain) for key, chain in chains.items() if key in named and len(chain) > 1]


def _found(number: int, held: "Held") -> Chains:
    """The program's chains; a mention is the shortest one of the gold whose head lies in it, or itself."""
    chains: dict[int, set[tuple[int, int]]] = defaultdict(set)
    marks = sorted(held.gold.marks, key=lambda mark: mark.end - mark.start)
    for mention in held.mentions:
        if mention.kind != "demonym":
            head = next((mark.head for mark in marks if mention.start <= mark.head < mention.end), mention.end - 1)
            chains[mention.chain].add((number, head))
    return [frozenset(chain) for chain in chains.values() if len(chain) > 1]


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(gold: Chains, found: Chains) -> float:
    return _f1(_links(found, gold), _links(gold, found))


def _links(these: Chains, those: Chains) -> float:
    """The share of the links of these chains that those have."""
    of = {mention: at for at, chain in enumerate(those) for mention in chain}
    kept = total = 0
    for chain in these:
        parts = {of.get(mention, (mention,)) for mention in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept / max(total, 1)


def _b_cubed(gold: Chains, found: Chains) -> float:
    return _f1(_overlaps(found, gold), _overlaps(gold, found))


def _overlaps(these: Chains, those: Chains) -> float:
    of = {mention: at for at, chain in enumerate(those) for mention in chain}
    shared = sum(
        count * count / len(chain)
        for chain in these
        for count in Counter(of[mention] for mention in chain if mention in of).values()
    )
    return shared / max(sum(len(chain) for chain in these), 1)


def _ceaf(gold: Chains, found: Chains) -> float:
    """The best pairing of chains, by their Dice coefficient."""
    graph = networkx.Graph()
    of = defaultdict(set)
    for at, chain in enumerate(gold):
        for mention in chain:
            of[mention].add(at)
    for at, chain in enumerate(found):
        for other in {number for mention in chain for number in of.get(mention, ())}:
            dice = 2 * len(chain & gold[other]) / (len(chain) + len(gold[other]))
            graph.add_edge(("found", at), ("gold", other), weight=dice)
    pairs = networkx.max_weight_matching(graph)
    score = sum(graph.edges[pair]["weight"] for pair in pairs)
    return _f1(score / max(len(found), 1), score / max(len(gold), 1))
