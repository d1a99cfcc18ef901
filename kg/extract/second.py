"""What a second reading of the same words adds: pairs of which the first says nothing in the whole text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.confidence import second_look
from kg.extract.mentions import Mentions
from kg.model import Claim
from kg.schema import Schema

MARK = "second reading"  # at the end of the name of what found the claim


def unsaid(first: Sequence[Claim], second: Sequence[Claim], schema: Schema, mentions: Mentions) -> Iterator[Claim]:
    """The claims of `second` that join two whom no claim of `first` joins that way; less sure, and marked as such.

    A claim of an event of the first reading stays one of it; other events are numbered after those. What is only
    whose office somebody holds ("met with | Norway | Foreign Minister X") takes no part of its own.
    """
    said = {end for claim in first for end in _ends(claim, schema)}
    events = {claim.trigger: claim.event for claim in first if claim.event is not None}
    last = max(events.values(), default=0)
    for claim in second:
        acts = not (schema.relations[claim.predicate].narrated and _of_office(claim, mentions))
        if acts and said.isdisjoint(_ends(claim, schema)):
            event = claim.event
            if event is not None:
                event = events.setdefault(claim.trigger, last + event)
            sure, by = second_look(claim.confidence), f"{claim.extractor}, {MARK}"
            yield replace(claim, confidence=sure, event=event, extractor=by)


def is_second(claim: Claim) -> bool:
    """Whether only the second reading has the claim."""
    return claim.extractor.endswith(MARK)


def _of_office(claim: Claim, mentions: Mentions) -> bool:
    return any(mentions.is_body(end) for end in (claim.subject, claim.object) if end.type != "Place")


def _ends(claim: Claim, schema: Schema) -> set[tuple[str, int, int]]:
    one, other = claim.subject.chain, claim.object.chain
    both = schema.relations[claim.predicate].symmetric
    return {(claim.predicate, one, other), *([(claim.predicate, other, one)] if both else [])}
