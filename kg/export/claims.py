"""Claims as JSON lines: one object a claim with its exact words, for scoring and for programs."""

import json
from typing import Any, BinaryIO

from kg.model import Document, Entity, Knowledge, Mention
from kg.rdf.statements import Statement, statements
from kg.rdf.view import shown_date
from kg.schema import Schema

STATUS = {"current": "current", "former": "former", "imposed": "current", "lifted": "ended", "suspended": "ended"}


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write one line a claim, sorted by document, position and predicate; UTF-8, dates no finer than known.

    `start` and `end` count Unicode characters in the stored text: text[start:end] == quote. `status` is current,
    former or ended, whatever finer state the ledger keeps.
    """
    for one in sorted(statements(knowledge), key=_place):
        stream.write(json.dumps(_claim(one), ensure_ascii=False).encode("utf-8") + b"\n")


def _place(one: Statement) -> tuple[Any, ...]:
    claim = one.claim
    where = (claim.evidence.start, claim.evidence.end)
    return (one.document.id, *where, claim.predicate, claim.subject.start, claim.object.start, claim.trigger, one.iri)


def _claim(one: Statement) -> dict[str, Any]:
    claim, evidence = one.claim, one.claim.evidence
    return {
        "document": _document(one.document),
        "subject": _entity(one.subject, claim.subject),
        "predicate": claim.predicate,
        "object": _entity(one.object, claim.object),
        "stance": claim.stance,
        "attributedTo": list(one.speaker_labels),
        "date": shown_date(claim.time),
        "dateEnd": _end(one),
        "place": _place_of(one.place),
        "role": claim.role,
        "status": STATUS[claim.status] if claim.status else None,
        "confidence": round(claim.confidence, 4),
        "evidence": {"quote": evidence.quote, "start": evidence.start, "end": evidence.end},
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "published": document.published,
    }


def _entity(entity: Entity, mention: Mention) -> dict[str, Any]:
    return {
        "id": entity.iri,
        "type": entity.type,
        "label": entity.label,
        "names": list(entity.names),
        "mention": mention.text,
    }


def _place_of(place: Entity | str | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"id": None, "label": place} if isinstance(place, str) else {"id": place.iri, "label": place.label}


def _end(one: Statement) -> str | None:
    """The last day of an interval, where it is another than the first."""
    time = one.claim.time
    if time.latest is None:
        return None
    end = time.latest[: {"year": 4, "month": 7}.get(time.precision, 10)]
    return None if end == shown_date(time) else end
