"""What is resolved: the chains of each document, with the names they carry and the company they keep."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Claim, Document, Mention, MentionKey, Reading
from kg.names import clean
from kg.resolve.spelling import fold

_OFFICES = ("holdsPosition", "envoyOf", "memberOf")
_NAMING = ("name", "demonym")


@dataclass(frozen=True, slots=True)
class Unit:
    """One chain of one document: what its own text says is one entity."""

    place: int  # in the order of the ledger
    document: str
    content_hash: str
    type: str
    name: str  # the best full name, cleaned
    forms: tuple[str, ...]  # the names read, cleaned, sorted
    mentions: tuple[MentionKey, ...]  # in the order of the text
    acts_for: str | None
    context: frozenset[str]  # its titles, and whom it holds an office of
    company: frozenset[str]  # organisations that its document names

    @property
    def order(self) -> tuple[str, str, MentionKey]:
        """An order that does not depend on when a document was read."""
        return self.content_hash, self.document, self.mentions[0]


def units(readings: Iterable[Reading]) -> list[Unit]:
    """The units of all readings, in their order and within one by first mention.

    A chain that nobody names ("the delegation") is a unit only where a claim is about it.
    """
    found: list[Unit] = []
    for reading in readings:
        found.extend(_of_document(reading, len(found)))
    return found


def _of_document(reading: Reading, place: int) -> Iterator[Unit]:
    chains = _chains(reading)
    types = {chain: _type(mentions) for chain, mentions in chains.items()}
    company = frozenset(
        fold(mentions[0].name) for chain, mentions in chains.items() if types[chain] == "Organization"
    ) - {fold(reading.document.publisher or "")}
    context = _contexts(reading.claims)
    for chain, mentions in chains.items():
        yield _unit(place, reading.document, mentions, context.get(chain, frozenset()), company)
        place += 1


def _chains(reading: Reading) -> Mapping[int, list[Mention]]:
    """The mentions of each chain, a place of the text once; those of claims and of names."""
    claimed = [mention for claim in reading.claims for mention in _of_claim(claim)]
    needed = {mention.chain for mention in claimed}
    needed |= {mention.chain for mention in reading.mentions if mention.kind in _NAMING}
    chains: dict[int, list[Mention]] = {}
    taken: set[tuple[int, int]] = set()
    for mention in sorted((*reading.mentions, *claimed)):
        if mention.chain in needed and (mention.start, mention.end) not in taken:
            taken.add((mention.start, mention.end))
            chains.setdefault(mention.chain, []).append(mention)
    return chains


def _of_claim(claim: Claim) -> Iterator[Mention]:
    yield from (claim.subject, claim.object, *claim.attributed_to)
    if claim.place is not None:
        yield claim.place


def _unit(
    place: int, document: Document, mentions: list[Mention], context: frozenset[str], company: frozenset[str]
) -> Unit:
    forms = sorted({clean(mention.text) for mention in mentions if mention.kind == "name"} - {""})
    return Unit(
        place,
        document.id,
        document.content_hash,
        _type(mentions),
        clean(mentions[0].name) or clean(mentions[0].text) or mentions[0].text,
        tuple(forms),
        tuple(MentionKey(document.id, mention.start, mention.end) for mention in mentions),
        next((mention.acts_for for mention in mentions if mention.acts_for), None),
        context,
        company,
    )


def _type(mentions: list[Mention]) -> str:
    """The type that most of the names have; of several the first in the text."""
    naming = [mention.type for mention in mentions if mention.kind in _NAMING]
    return Counter(naming or [mention.type for mention in mentions]).most_common(1)[0][0]


def _contexts(claims: Iterable[Claim]) -> dict[int, frozenset[str]]:
    """By chain: titles held, and the countries and organisations they are held in."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        if claim.predicate in _OFFICES:
            marks = found.setdefault(claim.subject.chain, set())
            marks.add(f"for {fold(claim.object.name)}")
            if claim.role:
                marks.add(f"title {fold(claim.role)}")
    return {chain: frozenset(marks) for chain, marks in found.items()}
