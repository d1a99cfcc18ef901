"""A small hand-made graph for tests: three documents, eleven entities, claims of every stance, one event of four pairs.

`knowledge()` is the plain one, `hostile()` the same with names and titles made to break readers, `schema()` the
relations both use. All people and places are invented.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import cycle
from typing import ClassVar

from kg.frames import Relation
from kg.ids import entity_iri, sha256
from kg.model import (
    AGENT_TYPES,
    Claim,
    Document,
    Entity,
    EventTime,
    Evidence,
    Knowledge,
    Mention,
    MentionKey,
    Reading,
)
from kg.schema import Schema

TALKS = """Envoys meet in Port Halden

Norland's special envoy Maria Petrova and Foreign Minister Anders Lund met Sudria's negotiators Tomas Varga and \
Elena Ruiz in Port Halden on Monday. Petrova said the talks were useful."""

STEEL = """Norland sanctions Halden Steel

Norland imposed sanctions on Halden Steel on 17 May 2024. According to The Daily Courier, Tomas Varga spoke by phone \
with Maria Petrova on 18 May. Varga denied that he had met Nils Berg. Anders Lund, the foreign minister of Norland, \
declined to comment."""

NOTES = """Petrova will visit Sudria in June, her office said. Norland lifted its sanctions on Halden Steel, \
The Daily Courier reported. Nils Berg, a former foreign minister of Sudria, could meet Petrova."""

HOSTILE = (
    '"quoted" \\ back\\slash',
    "two\nlines\r\nand\ttab",
    "zero\u200bwidth \u202e desrever",
    "</script><script>window.__pwn=1</script>",
    "=cmd|'/c calc'!A1",
    "bell\x07 nul\x00 \ufffe escape\x1b[31m",
    "<b>&amp; 'one' `tick` {curly} $dollar",
    "@home +1 -1",
    "Ünïcødé 李明 😀",
    'x" . } ; DROP ALL ; INSERT DATA { <a:a> <a:b> "',
)


def schema() -> Schema:
    """The relations of the fixture, as the files of the ontology describe them."""
    person, agent = ("Person",), AGENT_TYPES
    relations = (
        Relation("envoyOf", "envoy of", "Somebody sent to speak for a sender.", person, agent),
        Relation("holdsPosition", "holds position", "Holds an office.", person, ("Organization", "Country")),
        Relation("metWith", "met with", "Met in person.", agent, agent, symmetric=True, event=True),
        Relation("sanctionedBy", "sanctioned by", "Is under sanctions.", agent, agent),
        Relation("spokeWith", "spoke with", "Spoke remotely.", agent, agent, symmetric=True, event=True),
        Relation("visited", "visited", "Travelled to.", person, ("Place", "Country")),
    )
    return Schema({relation.name: relation for relation in relations})


def knowledge() -> Knowledge:
    """The fixture: the same records at every call."""
    cast = _Cast()
    readings = (_talks(cast), _steel(cast), _notes(cast))
    return Knowledge(readings, cast.entities())


def hostile() -> Knowledge:
    """The fixture with hostile labels, names, titles, words of dates and roles; texts and offsets stay."""
    plain = knowledge()
    entities = tuple(
        replace(entity, label=nasty, names=tuple(sorted({*entity.names, nasty})))
        for entity, nasty in zip(plain.entities, cycle(HOSTILE), strict=False)
    )
    readings = tuple(_hostile_reading(reading, i) for i, reading in enumerate(plain.readings))
    return Knowledge(readings, entities)


def _hostile_reading(reading: Reading, number: int) -> Reading:
    nasty = HOSTILE[number::3]
    document = replace(reading.document, title=nasty[0], url="javascript:alert(1)", publisher=nasty[-1])
    claims = tuple(
        replace(claim, role=claim.role and nasty[1], time=replace(claim.time, words=nasty[i % len(nasty)]))
        for i, claim in enumerate(reading.claims)
    )
    return replace(reading, document=document, claims=claims)


@dataclass
class _Page:
    """A document being annotated: mentions and claims are found by the words that stand in it."""

    document: Document
    mentions: list[Mention]
    claims: list[Claim]
    cast: "_Cast"

    def mention(self, words: str, who: str, nth: int = 0, kind: str = "name") -> Mention:
        """The nth occurrence of `words`, resolved to `who`."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        label, type_, acts_for = self.cast.roles[who]
        mention = Mention(start, start + len(words), words, type_, kind, self.cast.chain(who), label, acts_for)
        if mention not in self.mentions:
            self.mentions.append(mention)
            self.cast.seen(who, self.document, mention)
        return mention

    def claim(self, predicate: str, pair: tuple[Mention, Mention], trigger: str, quote: str, **rest: object) -> None:
        """A claim whose evidence is `quote` and whose words are `trigger` in it."""
        text = self.document.text
        start = text.index(quote)
        end = start + len(quote)
        at = text.index(trigger, start)
        evidence = Evidence(start, end, quote, text[max(0, start - 32) : start], text[end : end + 32])
        values: dict = {"stance": "asserted", "confidence": 0.9, "rule": f"{predicate}/{trigger}", **rest}
        self.claims.append(
            Claim(
                predicate,
                *pair,
                evidence=evidence,
                trigger=(at, at + len(trigger)),
                extractor="kg-frames 0.1.0",
                **values,
            )
        )

    def reading(self) -> Reading:
        """What the page yields."""
        return Reading(self.document, tuple(sorted(self.mentions)), tuple(self.claims))


class _Cast:
    """Who is who in the fixture, and where each was seen."""

    roles: ClassVar = {
        "norland": ("Norland", "Country", None),
        "sudria": ("Sudria", "Country", None),
        "petrova": ("Maria Petrova", "Person", None),
        "lund": ("Anders Lund", "Person", None),
        "varga": ("Tomas Varga", "Person", None),
        "ruiz": ("Elena Ruiz", "Person", None),
        "berg": ("Nils Berg", "Person", None),
        "steel": ("Halden Steel", "Organization", None),
        "courier": ("The Daily Courier", "Organization", None),
        "office": ("Office of the Envoy", "Organization", "norland"),
        "halden": ("Port Halden", "Place", None),
    }

    def __init__(self) -> None:
        self.met: dict[str, list[tuple[Document, Mention]]] = {}

    def chain(self, who: str) -> int:
        return list(self.roles).index(who)

    def seen(self, who: str, document: Document, mention: Mention) -> None:
        self.met.setdefault(who, []).append((document, mention))

    def iri(self, who: str) -> str:
        document, mention = self.met[who][0]
        return entity_iri(self.roles[who][0], document.content_hash, mention.start, mention.end)

    def entities(self) -> tuple[Entity, ...]:
        return tuple(sorted((self.entity(who) for who in self.met), key=lambda entity: entity.iri))

    def entity(self, who: str) -> Entity:
        label, type_, acts_for = self.roles[who]
        spots = self.met[who]
        names = {mention.text for _, mention in spots if mention.kind == "name"} | {label}
        keys = tuple(MentionKey(document.id, mention.start, mention.end) for document, mention in spots)
        same = ("http://www.wikidata.org/entity/Q1",) if who == "norland" else ()
        return Entity(
            self.iri(who), type_, label, tuple(sorted(names)), keys, self.iri(acts_for) if acts_for else None, same
        )


def _page(cast: _Cast, name: str, text: str, **rest: object) -> _Page:
    document = Document(name, f"articles/{name}.txt", text, sha256(text), language="en", **rest)
    return _Page(document, [], [], cast)


def _pairs(left: Iterable[Mention], right: Iterable[Mention]) -> list[tuple[Mention, Mention]]:
    across = list(right)
    return [(one, other) for one in left for other in across]


def _talks(cast: _Cast) -> Reading:
    page = _page(
        cast,
        "talks",
        TALKS,
        title="Envoys meet in Port Halden",
        url="https://courier.example/talks",
        published="2024-05-14",
        publisher="The Daily Courier",
    )
    body = TALKS.split("\n\n")[1]
    quote = body[: body.index(" Petrova said")]
    norland = page.mention("Norland", "norland")
    petrova, lund = page.mention("Maria Petrova", "petrova"), page.mention("Anders Lund", "lund")
    page.mention("Sudria", "sudria")
    varga, ruiz = page.mention("Tomas Varga", "varga"), page.mention("Elena Ruiz", "ruiz")
    page.mention("Port Halden", "halden")
    place = page.mention("Port Halden", "halden", 1)
    page.mention("Petrova", "petrova", 1)
    when = EventTime("2024-05-13", "2024-05-13", "day", "on Monday")
    page.claim("envoyOf", (petrova, norland), "special envoy", quote, confidence=0.95)
    page.claim("holdsPosition", (lund, norland), "Foreign Minister", quote, role="Foreign Minister", status="current")
    for pair in _pairs((petrova, lund), (varga, ruiz)):
        page.claim("metWith", pair, "met", quote, time=when, place=place, event=1)
    return page.reading()


def _steel(cast: _Cast) -> Reading:
    page = _page(
        cast,
        "steel",
        STEEL,
        title="Norland sanctions Halden Steel",
        url="https://news.example/steel?id=1&x=2",
        published="2024-05-20",
    )
    body = STEEL.split("\n\n")[1]
    sanction, call, denial, comment = (part.removesuffix(".") + "." for part in body.split(". "))
    norland, steel = page.mention("Norland", "norland", 1), page.mention("Halden Steel", "steel", 1)
    courier = page.mention("The Daily Courier", "courier")
    varga, petrova = page.mention("Tomas Varga", "varga"), page.mention("Maria Petrova", "petrova")
    he = page.mention("he", "varga", STEEL[: STEEL.index("he had met")].count("he"), "pronoun")
    berg = page.mention("Nils Berg", "berg")
    speaker = page.mention("Varga", "varga", 1)
    lund, state = page.mention("Anders Lund", "lund"), page.mention("Norland", "norland", 2)
    on_17 = EventTime("2024-05-17", "2024-05-17", "day", "on 17 May 2024")
    on_18 = EventTime("2024-05-18", "2024-05-18", "day", "on 18 May")
    page.claim("sanctionedBy", (steel, norland), "imposed sanctions", sanction, time=on_17, status="imposed")
    page.claim("spokeWith", (varga, petrova), "spoke", call, stance="reported", attributed_to=(courier,), time=on_18)
    page.claim("metWith", (he, berg), "met", denial, stance="denied", attributed_to=(speaker,), confidence=0.75)
    page.claim("holdsPosition", (lund, state), "foreign minister", comment, role="foreign minister", status="current")
    return page.reading()


def _notes(cast: _Cast) -> Reading:
    page = _page(cast, "notes", NOTES)
    visit, lifted, former = (part.removesuffix(".") + "." for part in NOTES.split(". "))
    petrova, sudria = page.mention("Petrova", "petrova"), page.mention("Sudria", "sudria")
    office = page.mention("her office", "office", 0, "nominal")
    norland, steel = page.mention("Norland", "norland"), page.mention("Halden Steel", "steel")
    courier = page.mention("The Daily Courier", "courier")
    berg, state = page.mention("Nils Berg", "berg"), page.mention("Sudria", "sudria", 1)
    other = page.mention("Petrova", "petrova", 1)
    june = EventTime(precision="none", words="in June", month_day="--06")
    page.claim("visited", (petrova, sudria), "visit", visit, stance="planned", attributed_to=(office,), time=june)
    page.claim(
        "sanctionedBy",
        (steel, norland),
        "sanctions",
        lifted,
        stance="reported",
        attributed_to=(courier, office),
        status="lifted",
    )
    page.claim("holdsPosition", (berg, state), "former", former, role="foreign minister", status="former")
    page.claim("metWith", (berg, other), "meet", former, stance="hypothetical", confidence=0.5)
    return page.reading()
