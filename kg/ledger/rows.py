"""Records as rows and back: plain texts, numbers and JSON lists, nothing that runs when it is read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kg.model import Claim, Document, EventTime, Evidence, Mention, Reading, Zone

Row = tuple[Any, ...]

DOCUMENT = "given_id, content_hash, source, title, url, published, language, publisher, text, zones"
MENTION = 'start, "end", text, type, kind, chain, name, acts_for, listed'
CLAIM = (
    'predicate, subject, object, stance, start, "end", quote, prefix, suffix, trigger_start, trigger_end, confidence, '
    "rule, extractor, attributed_to, earliest, latest, precision, words, month_day, place, role, status, event"
)


def document_row(document: Document) -> Row:
    """The values of the columns DOCUMENT."""
    zones = json.dumps([[zone.start, zone.end, zone.kind] for zone in document.zones], separators=(",", ":"))
    return (
        document.id,
        document.content_hash,
        document.source,
        document.title,
        document.url,
        document.published,
        document.language,
        document.publisher,
        document.text,
        zones,
    )


def document_of(id: str, row: Row) -> Document:
    """The document under the id that it has in this graph."""
    _, content_hash, source, title, url, published, language, publisher, text, zones = row
    kept = tuple(Zone(*zone) for zone in json.loads(zones))
    return Document(id, source, text, content_hash, title, url, published, language, publisher, kept)


def mention_row(mention: Mention, listed: bool) -> Row:
    """The values of the columns MENTION; `listed` is False for one that only a claim names."""
    return (
        mention.start,
        mention.end,
        mention.text,
        mention.type,
        mention.kind,
        mention.chain,
        mention.name,
        mention.acts_for,
        int(listed),
    )


def reading_rows(reading: Reading) -> tuple[list[Row], list[Row]]:
    """The rows of a reading's mentions and claims; claims name mentions by their position."""
    mentions = list(reading.mentions)
    position = {mention: at for at, mention in enumerate(mentions)}
    for mention in named_by(reading.claims):
        if mention not in position:
            position[mention] = len(mentions)
            mentions.append(mention)
    listed = len(reading.mentions)
    return (
        [mention_row(mention, at < listed) for at, mention in enumerate(mentions)],
        [_claim_row(claim, position) for claim in reading.claims],
    )


def reading_of(document: Document, notes: str, mentions: Sequence[Row], claims: Iterable[Row]) -> Reading:
    """The reading whose rows these are, in the order of positions."""
    known = [Mention(*row[:-1]) for row in mentions]
    listed = sum(row[-1] for row in mentions)
    found = tuple(_claim_of(row, known) for row in claims)
    return Reading(document, tuple(known[:listed]), found, tuple(json.loads(notes)))


def named_by(claims: Iterable[Claim]) -> Iterable[Mention]:
    """Every mention that claims are about, in their order."""
    for claim in claims:
        yield claim.subject
        yield claim.object
        yield from claim.attributed_to
        if claim.place is not None:
            yield claim.place


def _claim_row(claim: Claim, position: dict[Mention, int]) -> Row:
    evidence, time = claim.evidence, claim.time
    return (
        claim.predicate,
        position[claim.subject],
        position[claim.object],
        claim.stance,
        evidence.start,
        evidence.end,
        evidence.quote,
        evidence.prefix,
        evidence.suffix,
        *claim.trigger,
        claim.confidence,
        claim.rule,
        claim.extractor,
        json.dumps([position[speaker] for speaker in claim.attributed_to], separators=(",", ":")),
        time.earliest,
        time.latest,
        time.precision,
        time.words,
        time.month_day,
        None if claim.place is None else position[claim.place],
        claim.role,
        claim.status,
        claim.event,
    )


def _claim_of(row: Row, mentions: Sequence[Mention]) -> Claim:
    predicate, subject, object_, stance = row[:4]
    trigger_start, trigger_end, confidence, rule, extractor, speakers = row[9:15]
    place, role, status, event = row[20:]
    return Claim(
        predicate=predicate,
        subject=mentions[subject],
        object=mentions[object_],
        stance=stance,
        evidence=Evidence(*row[4:9]),
        trigger=(trigger_start, trigger_end),
        confidence=confidence,
        rule=rule,
        extractor=extractor,
        attributed_to=tuple(mentions[at] for at in json.loads(speakers)),
        time=EventTime(*row[15:20]),
        place=None if place is None else mentions[place],
        role=role,
        status=status,
        event=event,
    )
