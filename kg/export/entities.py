"""Entities as JSON lines: one object an entity with every mention that was resolved to it."""

import json
from typing import Any, BinaryIO

from kg.model import Entity, Knowledge, MentionKey
from kg.schema import Schema


def write(knowledge: Knowledge, schema: Schema, stream: BinaryIO) -> None:
    """Write one line an entity, sorted by IRI; mentions by document and place, with the words that stand there.

    A demonym ("Russian") and an office that only implies its body are no mentions.
    """
    texts = {reading.document.id: reading.document.text for reading in knowledge.readings}
    derived = {
        MentionKey(reading.document.id, mention.start, mention.end)
        for reading in knowledge.readings
        for mention in reading.mentions
        if mention.kind == "demonym"
    }
    for entity in sorted(knowledge.entities, key=lambda one: one.iri):
        stream.write(json.dumps(_entity(entity, texts, derived), ensure_ascii=False).encode("utf-8") + b"\n")


def _entity(entity: Entity, texts: dict[str, str], derived: set[MentionKey]) -> dict[str, Any]:
    return {
        "id": entity.iri,
        "type": entity.type,
        "label": entity.label,
        "names": list(entity.names),
        "sameAs": list(entity.same_as),
        "mentions": [
            {
                "document": key.document,
                "start": key.start,
                "end": key.end,
                "text": texts[key.document][key.start : key.end],
            }
            for key in sorted(entity.mentions)
            if key not in derived
        ],
    }
