"""Headlines say neither tense nor date, as a rule: the text below them does."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.context import Context
from kg.model import Claim, EventTime, Mention

_End = int | str


def settle(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Give what the headline claims the time that the text gives the same, and "X's Visit to Y" its stance and place.

    The same is what joins the same two, or two of the same surnames; of sanctions what is laid on the same target.
    """
    text = [claim for claim in sorted(claims, key=lambda claim: claim.trigger) if not _in_title(claim, context)]
    return [_settled(claim, text) if _in_title(claim, context) else claim for claim in claims]


def _settled(claim: Claim, text: Sequence[Claim]) -> Claim:
    same = [told for told in text if told.predicate == claim.predicate]
    told = next((one for one in same if _pair(one) == _pair(claim) or _surnames(one) == _surnames(claim)), None)
    if told is not None and "/noun:" in claim.rule:
        claim = replace(claim, stance=told.stance, place=claim.place or told.place)
    elif "/noun:" in claim.rule:
        claim = replace(claim, stance=_of_the_like(claim, same) or claim.stance)
    if _is_dated(claim.time):
        return claim
    time = next((one.time for one in _alike(told, same, claim) if _is_dated(one.time)), claim.time)
    return replace(claim, time=time)


def _of_the_like(claim: Claim, same: Iterable[Claim]) -> str | None:
    """ "X's Travel to Norway", "X will travel to Oslo and Bergen": the one stance of all that X does of the kind."""
    own = _surname(claim.subject)
    stances = {one.stance for one in same if _surname(one.subject) == own}
    return stances.pop() if len(stances) == 1 else None


def _alike(told: Claim | None, same: Iterable[Claim], claim: Claim) -> list[Claim]:
    """Who says when: what the text says of the same two, else of the same target."""
    if told is not None:
        return [told]
    return [
        one for one in same if claim.status and one.status == claim.status and one.subject.chain == claim.subject.chain
    ]


def _is_dated(time: EventTime) -> bool:
    return time.earliest is not None or time.words is not None


def _in_title(claim: Claim, context: Context) -> bool:
    return context.in_title(claim.trigger[0])


def _pair(claim: Claim) -> frozenset[_End]:
    return frozenset({claim.subject.chain, claim.object.chain})


def _surnames(claim: Claim) -> frozenset[_End]:
    return frozenset({_surname(claim.subject), _surname(claim.object)})


def _surname(mention: Mention) -> _End:
    """The last word of a person's name; of everybody else the chain, for "Council" names many."""
    return mention.name.split()[-1].casefold() if mention.type == "Person" and mention.name else mention.chain
