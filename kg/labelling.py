"""A person's judgement of claims: which are asked, which are judged already, and what that says of precision.

Judgements are lines of the graph's decisions.jsonl (kg/resolve/decisions.py). One of a claim whose stance has changed
since no longer counts: the claim is asked again. A claim that is judged wrong leads to no edge any more.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import GraphError
from kg.evaluate.intervals import Interval, wilson
from kg.model import Knowledge
from kg.pipeline import DECISIONS
from kg.rdf.statements import Statement, statements
from kg.resolve.decisions import CLAIM, Decision, add_decision, in_force, read_decisions


@dataclass(frozen=True, slots=True)
class Precision:
    """What the judgements say of one relation, or of all together; those who were unsure count for nothing."""

    relation: str
    right: int  # whatever the stance
    wrong: int
    stance_wrong: int  # of the right ones
    unsure: int

    @property
    def judged(self) -> int:
        """How many were judged right or wrong."""
        return self.right + self.wrong

    @property
    def interval(self) -> Interval:
        """The 95 % interval of the precision."""
        return wilson(self.right, self.judged)


def claims_of(knowledge: Knowledge, relation: str | None) -> list[Statement]:
    """The claims of a graph or of one relation by IRI, also those judged wrong; GraphError where there are none."""
    every = statements(replace(knowledge, refused=frozenset()))
    found = sorted((one for one in every if relation in (None, one.claim.predicate)), key=lambda one: one.iri)
    if not found:
        there = ", ".join(sorted({one.claim.predicate for one in every})) or "none at all"
        raise GraphError(
            f"the graph has no claims of {relation!r}; it has {there}" if relation else "no claims to judge"
        )
    return found


def sample(claims: Sequence[Statement], number: int, seed: int) -> list[Statement]:
    """As many claims drawn by chance, the same ones for the same seed; all of them where there are not as many.

    A larger number with the same seed adds to the sample and changes nothing before.
    """
    return random.Random(seed).sample(claims, len(claims))[:number]  # noqa: S311 - no secret


def judgements(folder: Path, claims: Iterable[Statement]) -> dict[str, Decision]:
    """The judgements in force of these claims, by the claim's IRI."""
    stances = {one.iri: one.claim.stance for one in claims}
    return {
        one.a: one
        for one in in_force(read_decisions(folder / DECISIONS))
        if one.kind == CLAIM and one.a in stances and one.stance in (None, stances[one.a])
    }


def judge(folder: Path, claim: Statement, value: str, who: str, why: str | None) -> None:
    """Append one judgement, made now, to the graph's decisions."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    decision = Decision(CLAIM, claim.iri, value=value, who=who, when=when, why=why, stance=claim.claim.stance)
    add_decision(folder / DECISIONS, decision)


def precisions(claims: Iterable[Statement], judged: Mapping[str, Decision]) -> list[Precision]:
    """The precision of every relation that was judged, and of "all" where that is more than one."""
    counts: dict[str, Counter[str]] = {}
    for one in claims:
        if one.iri in judged:
            counts.setdefault(one.claim.predicate, Counter())[judged[one.iri].value or ""] += 1
    found = [_precision(name, count) for name, count in sorted(counts.items())]
    total = sum(counts.values(), Counter[str]())
    return [*found, _precision("all", total)] if len(found) > 1 else found


def _precision(name: str, counts: Counter[str]) -> Precision:
    stance = counts["stance wrong"]
    return Precision(name, counts["right"] + stance, counts["wrong"], stance, counts["unsure"])
