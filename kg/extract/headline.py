"""Headlines without a verb say neither tense nor date: the text below them does."""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.context import Context
from kg.model import Claim


def settle(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Give "X's Visit to Y" as headline the stance, time and place that the text gives the same pair, where it does."""
    text: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.trigger):
        if not context.in_title(claim.trigger[0]):
            text.setdefault(_key(claim), claim)
    return [_settled(claim, text.get(_key(claim)), context) for claim in claims]


def _settled(claim: Claim, told: Claim | None, context: Context) -> Claim:
    if told is None or not context.in_title(claim.trigger[0]) or "/noun:" not in claim.rule:
        return claim
    time = claim.time if claim.time.words else told.time
    return replace(claim, stance=told.stance, time=time, place=claim.place or told.place)


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.predicate, frozenset({claim.subject.chain, claim.object.chain})
