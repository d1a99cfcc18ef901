"""What claims are held against, whichever way it was made: a folder of gold, or of annotated texts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError
from kg.evaluate.annotated import gold_record
from kg.evaluate.gold import read_gold
from kg.evaluate.naming import actors
from kg.train.marked import documents

Json = dict[str, Any]


def gold_records(folder: Path) -> list[Json]:
    """The gold records of a folder: of its JSON files, or of its annotated .txt files where it has no JSON.

    Raises KgError where there are neither, or one breaks its form.
    """
    if not folder.is_dir():
        raise KgError(f"{folder} is no folder; gold is a folder of JSON files or of annotated texts")
    if any(folder.glob("*.json")):
        return read_gold(folder)
    countries = set(actors().values())
    records = [gold_record(document, countries) for document in documents(folder)]
    if not records:
        raise KgError(f"{folder} holds no gold: neither JSON files nor annotated texts")
    return records


def write_texts(folder: Path, stream: BinaryIO) -> int:
    """The plain texts of annotated documents as JSON lines for `kg build`; how many there are.

    Raises KgError where the folder holds none.
    """
    found = documents(folder)
    if not found:
        raise KgError(f"{folder} holds no annotated texts")
    for document in found:
        published = document.head.get("published") or None
        record: Mapping[str, Any] = {"id": document.head["id"], "text": document.text, "published": published}
        stream.write(json.dumps(record).encode() + b"\n")
    return len(found)
