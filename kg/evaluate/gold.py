"""Gold made by hand: one JSON file a document, as data/gold/README.md describes it."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kg.errors import KgError

Json = dict[str, Any]

_KEYS = {
    "doc": str,
    "entities": list,
    "relations": list,
}


def read_gold(folder: Path) -> list[Json]:
    """The gold records of a folder, sorted by file name. Raises KgError where there is none, or one is no gold."""
    records = [_record(path) for path in sorted(folder.glob("*.json"))]
    if not records:
        raise KgError(f"{folder} holds no gold: one JSON file a document is expected")
    return records


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of gold files or annotated texts, 16 characters: a figure belongs to one digest."""
    total = hashlib.sha256()
    for path in sorted((*folder.glob("*.json"), *folder.glob("*.txt"))):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _record(path: Path) -> Json:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise KgError(f"{path}: is no gold: {error}; data/gold/README.md says what one is") from error
    if not isinstance(record, dict) or any(not isinstance(record.get(key), kind) for key, kind in _KEYS.items()):
        raise KgError(f"{path}: is no gold: it needs {', '.join(_KEYS)}; data/gold/README.md says what they are")
    return record
