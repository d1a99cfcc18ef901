"""Who can be meant at all: by kind, number and gender."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.annotate.chains import Chain
from kg.annotate.gazetteer import listed
from kg.annotate.genders import BOTH, UNKNOWN, Gender
from kg.annotate.memory import Entity, Seen, person_noun, role

_ACTING = frozenset({"Organization", "Country"})
_TYPES = {
    "it": frozenset({"Organization", "Country", "Place", "Event"}),
    "they": _ACTING,
    "body": frozenset({"Organization"}),
    "land": frozenset({"Country"}),
}
_PERSON = frozenset({"Person"})
KNOWN = ("sure-same", "called-same")  # by a title or a given name, by a pronoun before


class Fitting:
    """The chains of a document, and what is known of the gender of each person."""

    def __init__(self, chains: Mapping[int, Chain], genders: dict[int, Gender]) -> None:
        self._chains, self._genders = chains, genders
        self._called: dict[int, list[str]] = defaultdict(list)

    def learn(self, entity: Entity, group: str) -> None:
        """Who was called "she" stays so."""
        if group in BOTH:
            self._called[entity[0]].append(group)

    def sides(self, seen: Iterable[Seen]) -> Iterator[list[Seen]]:
        """The mentions of persons, and those of states and bodies: two of one kind may be "they"."""
        single = [one for one in seen if len(one.entity) == 1]
        for types in (_PERSON, _ACTING):
            yield [one for one in single if self._chains[one.entity[0]].type in types]

    def alike(self, one: Seen, other: Seen) -> bool:
        """Whether two are of one side: persons, or states and bodies."""
        if min(one.entity + other.entity) < 0:
            return False
        types = {self._chains[seen.entity[0]].type for seen in (one, other)}
        return types <= _PERSON or types <= _ACTING

    def fits(self, seen: Seen, group: str, doc: Doc) -> bool:
        """Whether a mention is of the kind that the pronoun or the noun means."""
        entity = seen.entity
        if min(entity) < 0:
            return group not in {"person", "body", "land"} and _noun_fits(doc[seen.root], group)
        if len(entity) > 1:
            return group == "they"
        gender, sure = self._genders.get(entity[0], UNKNOWN)
        wrong = group in {"he", "she"} and sure and gender != group
        return self._chains[entity[0]].type in _TYPES.get(group, _PERSON) and not wrong

    def agreement(self, entity: Entity, group: str) -> str:
        """How the gender of a candidate agrees."""
        if group not in BOTH:
            return "any"
        if min(entity) < 0:
            return "noun"
        gender, sure = self._genders.get(entity[0], UNKNOWN)
        called = self._called[entity[0]]
        if not sure and called:
            return f"called-{'same' if 2 * called.count(group) > len(called) else 'other'}"
        return (
            "unknown" if gender is None else f"{'sure' if sure else 'guess'}-{'same' if gender == group else 'other'}"
        )


def _noun_fits(noun: Token, group: str) -> bool:
    if group == "they":
        return noun.tag_ == "NNS" or noun.lower_ in listed("person", "groups")
    if group == "it":
        return noun.tag_ == "NN" and not person_noun(noun) and role(noun) != "other"
    return person_noun(noun) and noun.lower_ not in listed("person", "she" if group == "he" else "he")
