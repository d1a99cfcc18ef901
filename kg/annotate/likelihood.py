"""How likely a reference means each of its candidates.

Everything about a candidate that may matter is a word (scene.py); data/gazetteer/references.toml gives each word its
weight. The weights were fitted to annotated text by `python -m tests.coreference_fit`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp

from kg.annotate.gazetteer import table
from kg.annotate.memory import Entity


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a pronoun may mean, with the words that speak for and against it."""

    entity: Entity
    words: frozenset[str]


@cache
def weights() -> dict[str, float]:
    """Word → weight."""
    found: dict[str, float] = table("references")["weights"]
    return found


def likelihoods(candidates: Iterable[Candidate]) -> dict[Entity, float]:
    """The share of each candidate; () is that none of them is meant."""
    known = weights()
    raw = {c.entity: exp(sum(known.get(word, 0.0) for word in c.words)) for c in candidates}
    return {entity: value / sum(raw.values()) for entity, value in raw.items()}


def certain(candidates: Iterable[Candidate]) -> Entity:
    """The one who fits beyond doubt, () where none or several do.

    "The Russian envoy" is the only one who was called an ambassador or envoy of Russia; "they" are the only pair where
    nobody else is in sight; "the Fund" is the last organisation with "Fund" in its name.
    """
    named = [candidate for candidate in candidates if candidate.entity]
    fit = [c.entity for c in named if "person:whose-same" in c.words and c.words & {"person:same", "person:synonym"}]
    fit += [c.entity for c in named if "body:in-name" in c.words][:1]
    if len(named) == 1 and {"they:type-pair", "they:only-one"} <= named[0].words:
        fit.append(named[0].entity)
    return fit[0] if len(fit) == 1 else ()
