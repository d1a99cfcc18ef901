"""Annotated text as gold: what the sentences and the claims below them become for `kg.evaluate`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluate.naming import normal
from kg.train.marked import NAMED, Claim, Line, Marked

_TYPES = {"PERSON": "Person", "ORG": "Organization", "LOC": "Place", "FAC": "Place", "EVENT": "Event"}
Json = dict[str, Any]


def gold_record(document: Marked, countries: set[str]) -> Json:
    """Entities and relations of a document, as data/gold/README.md describes them."""
    names, nominals, labels = _forms(document)
    entities = []
    for key in sorted({*names, *nominals}):
        label = labels.get(key, "")
        best = max(names.get(key, [""]), key=len)
        kind = _TYPES.get(label, "Other")
        if label == "GPE":
            kind = "Country" if any(normal(name) in countries for name in names[key]) else "Place"
        entities.append({
            "key": key, "name": best, "types": [kind], "agreed": bool(label),
            "mentions": names.get(key, []), "nominals": nominals.get(key, []),
        })  # fmt: skip
    return {"doc": document.head["id"], "entities": entities, "relations": list(_relations(document, set(names)))}


def _forms(document: Marked) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
    names: dict[str, list[str]] = defaultdict(list)
    nominals: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    for line in document.lines:
        for mark in line.marks:
            text = line.text[mark.start : mark.end]
            if mark.label in NAMED:
                names[mark.ids[0]].append(text)
                labels.setdefault(mark.ids[0], mark.label)
            elif mark.label == "nom" and len(mark.ids) == 1:
                nominals[mark.ids[0]].append(text)
    return dict(names), dict(nominals), labels


def _relations(document: Marked, named: set[str]) -> Iterator[Json]:
    """Claims once for each subject, relation and object; those with an unnamed end are not demanded."""
    found: dict[tuple[str, str, str], list[Json]] = defaultdict(list)
    for line in document.lines:
        for claim in line.claims:
            found[claim.subject, claim.relation, claim.object].append(_instance(claim, line))
    for (subject, relation, object_), instances in found.items():
        agreed = {subject, object_} <= named
        yield {"s": subject, "p": relation, "o": object_, "agreed": agreed, "instances": instances}


def _instance(claim: Claim, line: Line) -> Json:
    values = dict(claim.values)
    return {
        "stance": values.get("stance", "asserted"),
        "date": values.get("date"),
        "status": values.get("status"),
        "role": values.get("role"),
        "place": values.get("place"),
        "attributedTo": _speakers(values.get("by", "").split(",")),
        "needs": values.get("needs", "explicit"),
        "evidence": line.text,
    }


def _speakers(ids: Sequence[str]) -> str | None:
    return ids[-1] or None
