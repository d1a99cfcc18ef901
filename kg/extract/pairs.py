"""From a trigger and its roles to pairs of mentions: across the two sides, or within one that is mutual."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.arguments import Argument, Roles
from kg.extract.members import Member, Members
from kg.extract.triggers import Trigger
from kg.model import ENTITY_TYPES, Mention

_EXPLICIT = frozenset(
    {"between", "among", "compound"}
)  # roles that name all parties: "the Norway-Iceland talks with …"
_PARTIES = 8  # of a larger gathering nothing is said of each pair
_MOST = 400  # pairs of one trigger: two lists of twenty


@dataclass(frozen=True, slots=True)
class Side:
    """A mention that fills the subject or the object, with the steps that led to it."""

    mention: Mention
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Subject and object of one claim; `object` is None where the issuer of the document stands in."""

    subject: Side
    object: Side | None

    def with_issuer(self, mention: Mention) -> "Pair":
        """The pair with the issuer of the document as its object."""
        return Pair(self.subject, Side(mention, ("issuer",)))


def pairs(trigger: Trigger, roles: Roles, members: Members) -> list[Pair]:
    """All pairs that the frame of this trigger reads from these roles, none of an entity with itself."""
    frame, relation = trigger.frame, trigger.relation
    domain = frame.subject_types or relation.domain
    range_ = frame.object_types or relation.range
    subjects = _first(frame.subject, roles, members, domain)
    objects = _all(frame.object, roles, members, range_)
    if frame.by_office and not objects:
        objects = _of_office(_all(frame.object, roles, members, ("Person",)), members, range_)
    if frame.names_only:
        objects = [side for side in objects if "demonym" not in side.steps]
    subjects, objects = _apart(_single(subjects, trigger), trigger), _apart(objects, trigger)
    if _unsorted(objects, trigger):
        return []
    found = [Pair(s, o) for s in subjects for o in objects if s.mention.chain != o.mention.chain]
    explicit = [name for name in frame.mutual if name in _EXPLICIT]
    both = _first(explicit, roles, members, domain, 2)
    if both:
        found = list(_within(both, trigger))
    if not found and not any(roles.get(name) for name in frame.object):
        found = list(_within(_mutual(trigger, roles, members, domain), trigger))
    if relation.symmetric:  # "a meeting with Minister Lind of Peru" is none with Peru
        found = [pair for pair in found if pair.object is None or not _is_office(pair, members)]
    if not found and subjects and not objects and frame.issuer:
        found = [Pair(s, None) for s in subjects]
    return found[:_MOST]


def _unsorted(objects: list[Side], trigger: Trigger) -> bool:
    """ "The French and German envoys, X and Y": who is whose is read with the titles, or not at all."""
    plural = "self" in trigger.frame.subject and trigger.token.tag_ in {"NNS", "NNPS"}
    return plural and sum(side.mention.type == "Country" for side in objects) > 1


def _is_office(pair: Pair, members: Members) -> bool:
    ends = (pair.subject.mention, pair.object.mention) if pair.object is not None else ()
    return any(members.mentions.is_office_of(*both) for both in (ends, ends[::-1]) if both)


def _of_office(sides: list[Side], members: Members, types: Iterable[str]) -> list[Side]:
    """ "Treasury Secretary X announced sanctions": the Treasury did."""
    bodies = [(side, members.mentions.office_of(side.mention)) for side in sides]
    return [Side(body, (*side.steps, "office")) for side, body in bodies if body is not None and body.type in types]


def _single(sides: list[Side], trigger: Trigger) -> list[Side]:
    """ "Rebel | negotiator | X and envoy Y": a title in the singular is that of one."""
    token = trigger.token
    one = "self" in trigger.frame.subject and token.dep_ == "nmod:desc" and token.tag_ in {"NN", "NNP"}
    return [side for side in sides if "list" not in side.steps] if one else sides


def refusal(trigger: Trigger, roles: Roles, members: Members) -> str:
    """Why `pairs` gives none, for who asks: what is missing of subject and object."""
    frame, relation = trigger.frame, trigger.relation
    ends = {
        "subject": (frame.subject, frame.subject_types or relation.domain),
        "object": (frame.object, frame.object_types or relation.range),
    }
    missing = [_missing(part, names, roles, members, types) for part, (names, types) in ends.items() if names]
    if frame.mutual and len(_first(frame.mutual, roles, members, ends["subject"][1])) < 2:
        missing.append(f"no two parties in {' or '.join(frame.mutual)}")
    return "; ".join(filter(None, missing)) or "subject and object are the same entity, or the trigger itself"


def _missing(part: str, names: Iterable[str], roles: Roles, members: Members, types: Iterable[str]) -> str:
    given = [argument for name in names for argument in roles.get(name, ())]
    if not given:
        return f"no {part} ({' or '.join(names)})"
    if _sides(given, members, types):
        return ""
    others = [f"{side.mention.name} is {side.mention.type}" for side in _sides(given, members, ENTITY_TYPES)]
    if others:
        return f"type of the {part} does not fit: {', '.join(others)}, not {' or '.join(types)}"
    return f"the {part} names nobody: {', '.join(argument.token.text for argument in given)}"


def _apart(sides: list[Side], trigger: Trigger) -> list[Side]:
    """The sides without the trigger's own name: "the Stability Dialogue" is no party of the dialogue."""
    if trigger.frame.kind == "verb" or "self" in trigger.frame.subject:
        return sides
    at = trigger.token.idx
    return [side for side in sides if not side.mention.start <= at < side.mention.end]


def _mutual(trigger: Trigger, roles: Roles, members: Members, types: Iterable[str]) -> list[Side]:
    """The parties that one role names together, without those who only propose or deny the event.

    The subjects of the clause around it are parties where they are two: "in a call, X and Y agreed". Several who say
    "we" speak of talks with others: "we pursue dialogue".
    """
    silent = {"governor", *(["speaker"] if trigger.frame.kind == "noun" else [])}
    parties = {name: [a for a in arguments if a.via not in silent] for name, arguments in roles.items()}
    sides = _first(trigger.frame.mutual, parties, members, types, 2)
    around = any("clause" in side.steps for side in sides)
    return [] if around and len(sides) != 2 else sides


def _sides(arguments: Iterable[Argument], members: Members, types: Iterable[str]) -> list[Side]:
    sides: dict[int, Side] = {}
    for argument in arguments:
        for member in members.of(argument.token, types):
            sides.setdefault(member.mention.chain, Side(member.mention, _steps(argument, member)))
    return list(sides.values())


def _steps(argument: Argument, member: Member) -> tuple[str, ...]:
    return tuple(step for step in (argument.via, member.via) if step != "direct")


def _first(names: Iterable[str], roles: Roles, members: Members, types: Iterable[str], least: int = 1) -> list[Side]:
    """The sides of the first of these roles that names enough of them."""
    for name in names:
        sides = _sides(roles.get(name, ()), members, types)
        if len(sides) >= least:
            return sides
    return []


def _all(names: Iterable[str], roles: Roles, members: Members, types: Iterable[str]) -> list[Side]:
    """The sides of all these roles."""
    return _sides([argument for name in names for argument in roles.get(name, ())], members, types)


def _within(sides: list[Side], trigger: Trigger) -> Iterator[Pair]:
    sides = _apart(sides, trigger)
    if len(sides) > _PARTIES:
        return
    for i, one in enumerate(sides):
        for other in sides[i + 1 :]:
            yield Pair(Side(one.mention, (*one.steps, "mutual")), other)
