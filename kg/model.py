"""The records in which the stages meet: frozen, hashable, picklable, of the standard library alone.

Offsets are Unicode characters into `Document.text`: `text[start:end] == quote`, always.
Dates are ISO 8601 strings of full days ("2025-02-18"); what is less precise is an interval with a precision.
"""

from dataclasses import dataclass, field

STANCES = ("asserted", "reported", "denied", "planned", "hypothetical")
ENTITY_TYPES = ("Person", "Organization", "Country", "Place", "Event")
AGENT_TYPES = ("Person", "Organization", "Country")
MENTION_KINDS = ("name", "demonym", "nominal", "pronoun")
PRECISIONS = ("day", "month", "year", "interval", "none")
ZONE_KINDS = ("title", "dateline", "byline", "caption", "quote", "boilerplate")


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the stored text that is not the article's running voice."""

    start: int
    end: int
    kind: str  # one of ZONE_KINDS


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read. The stored text opens with the title line and a blank line where there is a title."""

    id: str  # the record's id, or the file name without its ending; unique in a graph
    source: str  # where it was read: a path relative to what the user named, or a URL
    text: str
    content_hash: str  # SHA-256 of the stored text, hexadecimal
    title: str | None = None
    url: str | None = None
    published: str | None = None  # "2025-03-04"
    language: str | None = None  # "en"
    publisher: str | None = None  # the name of the site or outlet, where the file says so
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or worked on, for the report: one clear line."""

    source: str
    stage: str  # "read", "annotate", "extract"
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of text that names an entity, or refers to one (demonym, nominal, pronoun).

    Mentions of one document with the same `chain` are one entity of it; `name` is the chain's best full name.
    """

    start: int
    end: int
    text: str
    type: str  # one of ENTITY_TYPES
    kind: str  # one of MENTION_KINDS
    chain: int
    name: str
    acts_for: str | None = None  # "Kremlin" acts for "Russia"


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office and whose it is: "Russian Foreign Minister Lavrov", "Mary Doe, the fund's chairwoman"."""

    start: int
    end: int
    text: str  # the title alone: "Foreign Minister"; empty where the text only puts a body beside a name
    holder: Mention | None
    organisation: Mention | None  # the country or organisation it is for
    former: bool = False
    kind: str = "position"  # or "envoy", one who is sent; "seat", set over a place; "member", without a title
    likelihood: float = 1.0  # that it is for this state, where the text leaves that unsaid; 0 to 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact quote that says it; 32 characters on each side anchor it should the text move."""

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class EventTime:
    """When it happened: full dates, their precision, the words as written; `month_day` where the year is unknown."""

    earliest: str | None = None
    latest: str | None = None
    precision: str = "none"  # one of PRECISIONS
    words: str | None = None
    month_day: str | None = None  # "--02-12" or "--02": without a publication date the year stays unknown


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says once. Never overwritten, never merged away."""

    predicate: str  # name of a relation of the schema
    subject: Mention
    object: Mention
    stance: str  # one of STANCES
    evidence: Evidence
    trigger: tuple[int, int]  # offsets of the words that express the relation
    confidence: float
    rule: str  # which frame accepted it: "metWith/verb:meet"
    extractor: str  # name and version of what found it
    attributed_to: tuple[Mention, ...] = ()
    time: EventTime = field(default_factory=EventTime)
    place: Mention | None = None
    role: str | None = None
    status: str | None = None  # "current", "former", "imposed", "lifted", "suspended"
    event: int | None = None  # claims of one document with the same number are pairs of one event


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document yields."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()  # counted in the report: "no-publication-date", …


@dataclass(frozen=True, slots=True, order=True)
class MentionKey:
    """A mention anywhere in the graph."""

    document: str  # Document.id
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, country, place or event of the graph, with every mention that was resolved to it."""

    iri: str
    type: str  # one of ENTITY_TYPES
    label: str
    names: tuple[str, ...]  # forms read, sorted
    mentions: tuple[MentionKey, ...]  # in ledger order
    acts_for: str | None = None  # IRI of the country a seat acts for
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The graph in records: what the RDF builder, the exporters and the page receive. Readings in ledger order."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    refused: frozenset[tuple[str, str | None]] = frozenset()  # claims judged wrong: IRI, and stance if it was told

    def entity_of(self) -> dict[MentionKey, Entity]:
        """Each mention's entity."""
        return {key: entity for entity in self.entities for key in entity.mentions}
