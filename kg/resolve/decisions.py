"""What the analyst decided: `decisions.jsonl` beside the ledger, one decision a line, append-only, the latest wins.

{"kind": "same", "a": "urn:kg:entity:…", "b": "talks#10-22", "who": "mh", "when": "2025-03-04", "why": "…"}
{"kind": "claim", "a": "urn:kg:claim:…", "value": "right", "stance": "asserted", "who": "mh", "when": "2025-03-04"}
kinds: same, different, unsure (takes an earlier one back) of two; label, type (with "value") of one; claim, of which
"value" says whether it is right, wrong, right but for its stance, or unsure.
`a` and `b` are an entity's IRI or a mention: document id, #, start-end; `a` of a claim is its IRI, and "stance" what
it was taken for when it was judged.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from os import SEEK_END
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.model import ENTITY_TYPES, MentionKey

OF_TWO = ("same", "different", "unsure")
CLAIM = "claim"
OF_ONE = ("label", "type", CLAIM)
JUDGEMENTS = ("right", "wrong", "stance wrong", "unsure")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about one entity or two, or about one claim."""

    kind: str  # one of OF_TWO or OF_ONE
    a: str
    b: str | None = None
    value: str | None = None
    who: str | None = None
    when: str | None = None
    why: str | None = None
    stance: str | None = None  # of a claim, when it was judged

    @property
    def about(self) -> tuple[str, ...]:
        """What a later decision has to be about to take this one's place."""
        return ("pair", *sorted((self.a, self.b or ""))) if self.kind in OF_TWO else (self.kind, self.a)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, none where it is missing. Raises GraphError naming file, line and what is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise GraphError(f"{path} cannot be read: {error}") from error
    return tuple(_decision(f"{path}, line {at}", line) for at, line in enumerate(lines, 1) if line.strip())


def add_decision(path: Path, decision: Decision) -> None:
    """Append one decision, on a line of its own whatever the file ends with."""
    row = {key: value for key, value in asdict(decision).items() if value is not None}
    _decision(str(path), json.dumps(row))
    with path.open("a+b") as stream:
        if stream.seek(0, SEEK_END):
            stream.seek(-1, SEEK_END)
            stream.write(b"" if stream.read(1) == b"\n" else b"\n")
        stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def in_force(decisions: Iterable[Decision]) -> Sequence[Decision]:
    """The decisions that no later one replaces, the latest first."""
    latest: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        latest.pop(decision.about, None)
        latest[decision.about] = decision
    return [decision for decision in reversed(latest.values()) if decision.kind != "unsure"]


def refused(decisions: Iterable[Decision]) -> frozenset[tuple[str, str | None]]:
    """The claims that are judged wrong, by IRI and the stance that was judged (None: any)."""
    return frozenset((one.a, one.stance) for one in in_force(decisions) if one.kind == CLAIM and one.value == "wrong")


def mention_of(reference: str) -> MentionKey | None:
    """The mention that a reference names, None of an IRI.

    >>> mention_of("talks#10-22")
    MentionKey(document='talks', start=10, end=22)
    """
    document, _, place = reference.rpartition("#")
    start, _, end = place.partition("-")
    return MentionKey(document, int(start), int(end)) if document and start.isdecimal() and end.isdecimal() else None


def _decision(where: str, line: str) -> Decision:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        raise GraphError(f"{where}: not JSON: {error}") from error
    names = [field.name for field in fields(Decision)]
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise GraphError(f'{where}: a decision is an object of texts, as in {{"kind": "same", "a": …, "b": …}}')
    unknown = sorted(set(row) - set(names))
    if unknown:
        raise GraphError(f"{where}: {unknown[0]!r} is no key of a decision; there are {', '.join(names)}")
    kind, needed = row.get("kind"), {**dict.fromkeys(OF_TWO, ("a", "b")), **dict.fromkeys(OF_ONE, ("a", "value"))}
    if kind not in needed:
        raise GraphError(f"{where}: kind {kind!r} is not valid; there are {', '.join(needed)}")
    missing = [key for key in needed[kind] if not row.get(key)]
    if missing:
        raise GraphError(f"{where}: a decision of kind {kind!r} needs {missing[0]!r}")
    for name, valid in (("type", ENTITY_TYPES), (CLAIM, JUDGEMENTS)):
        if kind == name and row["value"] not in valid:
            raise GraphError(f"{where}: {name} {row['value']!r} is not valid; there are {', '.join(valid)}")
    return Decision(**row)
