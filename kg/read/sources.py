"""Sources → raw inputs, lazily: files, folders and archives that the user names become one payload a document.

`source` says where a payload was read: the path below the folder that was named, or the name of the file that was
named, with forward slashes; "releases.jsonl#3" for the third line of an archive. It never holds the absolute place, so
what is written does not depend on it.

What is skipped in silence: hidden files and folders (their names begin with a dot), links to folders inside the same
folder, and a source that lies inside another one that was named. All else that is not read is named as a Problem.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.model import Problem
from kg.read import records
from kg.read.limits import DEFAULT, ReadLimits, too_large

STAGE = "read"
KINDS = (  # ending of the name, what the file holds
    (".jsonl.gz", "packed"),
    (".ndjson.gz", "packed"),
    (".jsonl", "lines"),
    (".ndjson", "lines"),
    (".json", "json"),
    (".html", "html"),
    (".htm", "html"),
    (".txt", "text"),
)


@dataclass(frozen=True, slots=True)
class RawInput:
    """The bytes of one document, not yet understood."""

    source: str
    kind: str  # "text", "html" or "record" (one JSON object)
    payload: bytes
    record_id: str | None = None  # the record's number, from 1, where the source holds several


def discover(sources: Sequence[str | Path], limits: ReadLimits = DEFAULT) -> Iterator[RawInput | Problem]:
    """Every document below the sources, in the order of the sources and sorted by path within a folder.

    Use it to feed `kg.read.documents.read`. A source that is missing is a Problem; ReadError where all are.
    """
    paths = [Path(source) for source in sources]
    if not any(path.exists() for path in paths):
        named = ", ".join(_shown(str(path)) for path in paths) or "nothing"
        raise ReadError(f"No source to read: {named} does not exist; name a file or a folder that does")
    return _discovered(_outermost(paths), limits)


def _discovered(paths: Sequence[Path], limits: ReadLimits) -> Iterator[RawInput | Problem]:
    for path in paths:
        if path.is_dir():
            yield from _folder(path, limits)
        elif path.exists():
            yield from _file(path, _shown(path.name), limits)
        else:
            yield Problem(_shown(path.name), STAGE, f"{_shown(str(path))} does not exist")


def _outermost(paths: Sequence[Path]) -> list[Path]:
    """The paths without those that lie inside another and without repetitions."""
    real = {path: path.resolve() for path in paths}
    folders = {place for place in real.values() if place.is_dir()}
    kept: dict[Path, Path] = {}
    for path, place in real.items():
        if not folders.intersection(place.parents):
            kept.setdefault(place, path)
    return list(kept.values())


def _folder(folder: Path, limits: ReadLimits) -> Iterator[RawInput | Problem]:
    """The documents below a folder; a Problem where there are no files."""
    root = folder.resolve()
    empty = True
    for path, trouble in _walk(folder):
        empty = False
        source = _shown(path.relative_to(folder).as_posix())
        if trouble:
            yield Problem(source, STAGE, trouble)
        elif path.is_symlink() and not path.resolve().is_relative_to(root):
            yield Problem(source, STAGE, "is a link that leaves the folder, and is not followed")
        elif not path.is_dir():
            yield from _file(path, source, limits)
    if empty:
        yield Problem(_shown(folder.name) or ".", STAGE, "is a folder without files")


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files below a folder and links, sorted, hidden names left out; with the reason a folder cannot be listed."""
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield folder, _why(error)
        return
    for name in names:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path, ""


def _file(path: Path, source: str, limits: ReadLimits) -> Iterator[RawInput | Problem]:
    """The documents of one file."""
    kind = next((kind for ending, kind in KINDS if path.name.lower().endswith(ending)), None)
    if kind is None:
        endings = ", ".join(ending for ending, _ in KINDS)
        found = f"that end in {_shown(path.suffix)}" if path.suffix else "without an ending"
        yield Problem(source, STAGE, f"files {found} are not read; kg reads {endings}")
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            yield from _opened(stream, source, kind, limits)
    except OSError as error:
        yield Problem(source, STAGE, _why(error))


def _opened(stream: BinaryIO, source: str, kind: str, limits: ReadLimits) -> Iterator[RawInput | Problem]:
    """The documents of an open file."""
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        yield Problem(source, STAGE, "is a pipe or a device, not a file, and is not read")
    elif kind in {"lines", "packed"} or (kind == "json" and status.st_size > limits.file_bytes):
        yield from _records(records.lines(stream, kind == "packed", limits), source)
    elif status.st_size > limits.file_bytes:
        yield Problem(source, STAGE, too_large(status.st_size, limits))
    elif kind == "json":
        yield from _records(records.whole(stream.read(limits.file_bytes), limits), source)
    else:
        yield RawInput(source, kind, stream.read(limits.file_bytes))


def _records(found: Iterator[records.Record], source: str) -> Iterator[RawInput | Problem]:
    """The records of an archive, each with its number in its source."""
    for number, value in found:
        name = source if number is None else f"{source}#{number}"
        if isinstance(value, str):
            yield Problem(name, STAGE, value)
        else:
            yield RawInput(name, "record", value, None if number is None else str(number))


def _why(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"


def _shown(name: str) -> str:
    """A path as text: bytes of a name that are not UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace").replace(os.sep, "/")
