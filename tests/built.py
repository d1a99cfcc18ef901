"""What kg makes of records that a measure gives it, in a folder that is gone afterwards."""

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import kg
from kg.model import Knowledge

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))


def knowledge(records: Iterable[dict[str, Any]]) -> Knowledge:
    """The graph of records that have `id` and `text`, and what else a line of `kg build x.jsonl` may have."""
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "records.jsonl"
        source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return kg.build(source, Path(place) / "graph").knowledge
