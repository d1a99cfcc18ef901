"""Measures of texts that do not come with the project, against their floors: `python -m tests.gates [--pin]`.

The floors stand in data/quality.json beside those of tests/quality.py, each with the digest of its texts, and fall only
with a reason: `--pin --lower REASON`.
"""

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from kg.annotate.pipeline import load_pipeline
from tests import contacts, coreference, participants, re3d
from tests.quality import PINNED, SHARED, floors

TREEBANK = SHARED / "corpora/treebank"


def references() -> dict[str, float]:
    """Shares of the pronouns and nominals of GUM's development portion that are linked to the right name."""
    total = coreference.measured("gum-dev", load_pipeline("accurate"), errors=False)
    found = {}
    for kind in ("pro", "nom"):
        outcomes = {out: sum(n for (name, o), n in total.items() if name[:3] == kind and o == out) for _, out in total}
        every = sum(outcomes.get(out, 0) for out in ("right", "wrong", "unlinked"))
        found[f"{kind}_right"] = round(outcomes.get("right", 0) / every, 3)
    return found


GATES: dict[str, tuple[tuple[Path, ...], Callable[[], dict[str, float]]]] = {
    "contacts": (contacts.RELEASES, contacts.figures),
    "coreference": ((TREEBANK / "gum-dev.conllu.gz",), references),
    "participants": (tuple(sorted(participants.VOLUMES.glob("*.gz"))), participants.figures),
    "re3d": (tuple(re3d.FOLDER / f"{name}.json" for name in ("documents", "entities", "relations")), re3d.figures),
}


def is_here(name: str) -> bool:
    """Whether the texts of a gate are beside this checkout."""
    files = GATES[name][0]
    return bool(files) and all(path.exists() for path in files)


def digest_of(name: str) -> str:
    """SHA-256 over the files of a gate, 16 characters."""
    total = hashlib.sha256()
    for path in GATES[name][0]:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def main() -> None:
    """Print the figures of every gate whose texts are here; pin them when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", metavar="REASON")
    parser.add_argument("names", nargs="*", default=sorted(GATES))
    options = parser.parse_args()
    pinned = json.loads(PINNED.read_text())
    for name in [name for name in options.names if is_here(name)]:
        found = GATES[name][1]()
        print(name, json.dumps(found))
        old = pinned.get(name, {})
        same = old.get("digest") == digest_of(name)
        kept = floors(found, old.get("floors", {}) if same else {}, options.lower)
        pinned[name] = {"digest": digest_of(name), "floors": kept, "measured": found}
        if reason := options.lower or old.get("lowered"):
            pinned[name]["lowered"] = reason
    if options.pin:
        PINNED.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
