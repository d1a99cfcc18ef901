"""The relations that are read: ontology/relations/*.toml and the files an analyst puts beside a graph.

A file named after its relation holds everything about it (ontology/README.md says how to write one). A file of the
user's folder replaces the relation of the same name. Everything wrong in a file is a SchemaError that names the
file, the key, the value and the valid options.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from kg.errors import SchemaError
from kg.frames import (
    FRAME_KINDS,
    GRAMMATICAL_ROLES,
    NARRATED,
    STATUSES,
    TITLE_KINDS,
    Example,
    ExpectedClaim,
    Frame,
    Relation,
)
from kg.model import AGENT_TYPES, ENTITY_TYPES, STANCES
from kg.resources import resource

_NAME = re.compile(r"[a-z][A-Za-z0-9]*")
_SHORT = {"Agent": AGENT_TYPES, "Any": ENTITY_TYPES}


@dataclass(frozen=True, slots=True)
class Schema:
    """All relations, by name and in the order of names."""

    relations: Mapping[str, Relation]


def load_schema(folders: Sequence[Path] = ()) -> Schema:
    """Read every relation file: those that ship, then each of `folders`, where the later file of a name wins.

    Raises SchemaError for the first thing wrong.
    """
    found: dict[str, Relation] = {}
    for folder in (resource("ontology", "relations"), *folders):
        if not folder.is_dir():
            raise SchemaError(f"{folder} is no folder: relation files are read from a folder of .toml files")
        for path in sorted(folder.glob("*.toml")):
            relation = read_relation(path)
            found[relation.name] = relation
    return Schema(dict(sorted(found.items())))


def read_relation(path: Path) -> Relation:
    """One relation from its file. Raises SchemaError where the file is not as ontology/README.md says."""
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: not a TOML file: {error}") from error
    if not _NAME.fullmatch(path.stem):
        raise SchemaError(f"{path}: the file is named after its relation, as in metWith.toml: letters and digits only")
    reader = _Reader(path)
    frames = tuple(reader.frame(i, raw) for i, raw in enumerate(reader.tables(table, "frames"), 1))
    examples = tuple(reader.example(i, raw) for i, raw in enumerate(reader.tables(table, "examples"), 1))
    rest = {key: value for key, value in table.items() if key not in {"frames", "examples", "alignments"}}
    alignments = reader.alignments(table.get("alignments", {}))
    rest["domain"], rest["range"] = (reader.types(key, rest.get(key)) for key in ("domain", "range"))
    own: dict[str, Any] = {"name": path.stem, "frames": frames, "examples": examples, "alignments": alignments}
    own["source"] = str(path)
    relation: Relation = reader.record(Relation, "", rest, own)
    reader.whole(relation)
    return relation


class _Reader:
    """The tables of one file as records; every complaint names the file and the key."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def wrong(self, key: str, what: str) -> SchemaError:
        return SchemaError(f"{self.path}: {key}: {what}")

    def tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"write each as a table of its own, headed [[{key}]]")
        return value

    def frame(self, number: int, raw: dict[str, Any]) -> Frame:
        where = f"frames {number}"
        kinds = [kind for kind in FRAME_KINDS if kind in raw]
        if len(kinds) != 1:
            raise self.wrong(where, f"has {kinds or 'no trigger'}; give exactly one of {', '.join(FRAME_KINDS)}")
        kind = kinds[0]
        words = self.texts(f"{where} {kind}", raw[kind])
        if kind == "title":
            self.options(f"{where} title", words, TITLE_KINDS)
        rest = {key: value for key, value in raw.items() if key != kind}
        own = {"name": f"{kind}:{words[0]}", "kind": kind, "words": words}
        if "name" in rest:
            own["name"] = f"{kind}:{rest.pop('name')}"
        frame: Frame = self.record(Frame, where, rest, own)
        for key in ("subject_types", "object_types"):
            self.options(f"{where} {key}", getattr(frame, key), ENTITY_TYPES)
        for key in ("subject", "object", "mutual", "needs", "lacks"):
            for role in getattr(frame, key):
                if not re.fullmatch(r"[a-z]+( [a-z]+)*", role):
                    roles = ", ".join(GRAMMATICAL_ROLES)
                    raise self.wrong(f"{where} {key}", f"{role!r} is no role; there are {roles} and every preposition")
        self.closed(where, frame)
        return frame

    def closed(self, where: str, frame: Frame) -> None:
        if frame.stance is not None:
            self.options(f"{where} stance", (frame.stance,), STANCES)
        if frame.status is not None:
            self.options(f"{where} status", (frame.status,), STATUSES)
        if frame.confidence is not None and not 0 < frame.confidence < 1:
            raise self.wrong(f"{where} confidence", f"{frame.confidence} is not between 0 and 1")
        if frame.kind not in {"title", "list"} and not (frame.subject or frame.mutual):
            raise self.wrong(where, "names no roles for the subject: give subject and object, or mutual")
        if not frame.governors and frame.kind != "noun":
            raise self.wrong(f"{where} governors", "only a noun takes its subject from another verb")
        if frame.through and frame.kind != "noun":
            raise self.wrong(f"{where} through", "only a noun takes its subject from another verb")

    def example(self, number: int, raw: dict[str, Any]) -> Example:
        where = f"examples {number}"
        claims = tuple(
            self.record(ExpectedClaim, f"{where} claims {i}", claim, {})
            for i, claim in enumerate(self.tables(raw, "claims"), 1)
        )
        for claim in claims:
            self.options(f"{where} stance", (claim.stance,), STANCES)
        rest = {key: value for key, value in raw.items() if key != "claims"}
        example: Example = self.record(Example, where, rest, {"claims": claims})
        return example

    def whole(self, relation: Relation) -> None:
        names = [frame.name for frame in relation.frames]
        for name in names:
            if names.count(name) > 1:
                raise self.wrong(f"frame {name}", 'stands twice: give one of them a name, as in name = "meet-at"')
        if relation.narrated is not None:
            self.options("narrated", (relation.narrated,), NARRATED)
        if relation.symmetric and set(relation.domain) != set(relation.range):
            raise self.wrong("symmetric", "a symmetric relation has the same domain and range")

    def types(self, key: str, value: Any) -> tuple[str, ...]:
        if value is None:
            raise self.wrong(key, f"is missing: list entity types, of {', '.join((*ENTITY_TYPES, *_SHORT))}")
        named = self.texts(key, value)
        self.options(key, named, (*ENTITY_TYPES, *_SHORT))
        return tuple(dict.fromkeys(kind for name in named for kind in _SHORT.get(name, (name,))))

    def alignments(self, value: Any) -> Mapping[str, str | tuple[str, ...]]:
        if not isinstance(value, dict):
            raise self.wrong("alignments", "is a table: vocabulary = term, or a list of terms")
        return {
            name: term if isinstance(term, str) else self.texts(f"alignments {name}", term)
            for name, term in sorted(value.items())
        }

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not items or not all(isinstance(item, str) and item for item in items):
            raise self.wrong(key, f"{value!r} is not a text or a list of texts")
        return tuple(items)

    def options(self, key: str, values: Sequence[str], valid: Sequence[str]) -> None:
        for value in values:
            if value not in valid:
                raise self.wrong(key, f"{value!r} is not valid; there are {', '.join(valid)}")

    def record(self, kind: type, where: str, raw: dict[str, Any], own: dict[str, Any]) -> Any:
        """A record from a table: unknown keys, missing keys and values of another type are refused."""
        hints = get_type_hints(kind)
        valid = [f.name for f in fields(kind) if f.name not in own]
        values = dict(own)
        for key, value in raw.items():
            label = f"{where} {key}".strip()
            if key not in valid:
                raise self.wrong(label, f"is no key here; there are {', '.join(valid)}")
            values[key] = self.value(label, value, hints[key])
        for f in fields(kind):
            if f.name not in values and f.default is MISSING and f.default_factory is MISSING:
                raise self.wrong(f"{where} {f.name}".strip(), "is missing")
        return kind(**values)

    def value(self, key: str, value: Any, hint: Any) -> Any:
        options = get_args(hint)
        if Ellipsis in options or any(Ellipsis in get_args(option) for option in options):
            return value if isinstance(value, tuple | Mapping) else self.texts(key, value)
        expected = {bool: (bool,), float: (float, int), str: (str,)}.get(hint if not options else options[0], ())
        if expected and (not isinstance(value, expected) or (isinstance(value, bool) and bool not in expected)):
            raise self.wrong(key, f"{value!r} is not a {expected[0].__name__}")
        return value
