"""What one relation file says, as records: how text expresses a relation, and the sentences that prove it.

A frame speaks of grammatical roles, not of dependency paths. The roles are those of GRAMMATICAL_ROLES or any
preposition; ontology/README.md explains them with sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

FRAME_KINDS = ("verb", "noun", "adjective", "title", "list")
GRAMMATICAL_ROLES = (
    "subject",  # who does it: "X met", "hosted by X", "X held talks"
    "object",  # whom it is done to: "received X", "X was received"
    "indirect",  # "gave X a medal"
    "possessor",  # "X's meeting", "his call"
    "compound",  # "U.S. sanctions", "Russia-Ukraine talks", "Turkish mediation"
    "self",  # the trigger's own referent: "X, a close associate of Y"
    "participant",  # "talks involving X", "attended by X", "the meeting brought together X"
    "complement",  # "named Berg **ambassador**"
    "clause",  # the subject of the clause around the noun: "In a call with Y, X said"
    "addressee",  # whom that subject speaks to: "At their meeting, X told Y"
    "companion",  # who is with the subject: "X, accompanied by Y, arrived"
    "content",  # who acts in the clause that the verb governs: "demanded that X release her"
    "infinitive",  # what is wanted of somebody: "called on X **to go**"
    "aim",  # on whom that clause's act is done: "threatened to attack X"
)
TITLE_KINDS = ("position", "envoy", "seat", "member")
NARRATED = (
    "event",  # told in the past tense, it happened on that day: "They met at the palace"
    "word",  # said by somebody who is met or called on that day: "She praised the army"
)
STATUSES = ("current", "former", "imposed", "lifted", "suspended")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to express a relation: the words that trigger it and the roles that fill subject and object."""

    name: str  # "verb:meet": the kind and its first word; unique in the relation
    kind: str  # one of FRAME_KINDS
    words: tuple[str, ...]  # lemmas; "sit down", "hold talk" are not: see `through`
    subject: tuple[str, ...] = ()  # roles that fill the relation's subject
    object: tuple[str, ...] = ()
    mutual: tuple[str, ...] = ()  # roles whose several members are paired with each other: "between X and Y"
    acts_for: tuple[str, ...] = ()  # words that stand for those whose they are, as subject: "Norway's troops"
    hands_on: tuple[str, ...] = ()  # the same as object: "Norway's sovereignty"
    through: tuple[str, ...] = ()  # verbs that lend the noun their subject: "hold", "have"
    subject_types: tuple[str, ...] = ()  # narrower than the relation's domain
    object_types: tuple[str, ...] = ()
    governors: bool = True  # whether who only wishes for the noun's act is a party to it
    requires: tuple[str, ...] = ()  # one of these words must stand in the sentence
    excludes: tuple[str, ...] = ()  # none of these may
    names_only: bool = False  # no demonym fills the object: "her Spain trip", but not "her Spanish trip"
    needs: tuple[str, ...] = ()  # one of these roles must be there, named or not: "as a judge"
    announces: bool = False  # those meant may be listed in the sentences that follow: "the following persons. 1. X"
    lacks: tuple[str, ...] = ()  # none of these may be there: ["infinitive"] of "called on her", not "on her to go"
    by_office: bool = False  # a person fills the object as the state or body whose office it is: "Minister X banned Y"
    issuer: bool = False  # without an object in the text, the authority that issues the document stands in
    stance: str | None = None  # "planned" where the words themselves say so
    status: str | None = None  # one of STATUSES
    confidence: float | None = None  # the prior where it is not that of the kind


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """A claim that an example must yield: names, or the forms of the text; what is None is not compared."""

    subject: str
    object: str
    stance: str = "asserted"
    attributed_to: tuple[str, ...] | None = None
    date: str | None = None  # the earliest day, or `month_day`
    place: str | None = None
    role: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text and every claim of the relation that it makes; none where the example is negative."""

    text: str
    claims: tuple[ExpectedClaim, ...] = ()
    published: str | None = None
    publisher: str | None = None
    known_failure: str | None = None  # why the pipeline does not read it yet


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of the ontology: what it means, what it joins, how it is said, and examples that are tests."""

    name: str  # "metWith"
    label: str  # "met with"
    definition: str
    domain: tuple[str, ...]  # entity types
    range: tuple[str, ...]
    symmetric: bool = False
    inverse: str | None = None
    event: bool = False  # the pairs of one trigger are one event
    narrated: str | None = None  # one of NARRATED: how it is dated by the day that the text speaks of
    alignments: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    frames: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()
    source: str = ""  # the file it was read from
