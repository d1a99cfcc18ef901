"""The errors that are worth a look first."""

from collections.abc import Sequence

from kg.evaluate.score import CORE, Evaluation, Finding

NEEDS = ("explicit", "coref", "inference")


def wrong(found: Evaluation) -> Sequence[Finding]:
    """Wrong claims, the surest first."""
    return sorted((one for one in found.findings if one.kind == "wrong"), key=lambda one: (-one.confidence, str(one)))


def missed(found: Evaluation) -> Sequence[Finding]:
    """Missed relations: those that one sentence says outright before those that have to be followed or inferred."""
    return sorted((one for one in found.findings if one.kind == "missed"), key=_hardness)


def _hardness(one: Finding) -> tuple[object, ...]:
    needs = NEEDS.index(one.needs) if one.needs in NEEDS else len(NEEDS)
    return needs, one.predicate not in CORE, str(one)
