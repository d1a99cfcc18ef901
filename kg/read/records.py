"""Archives of records, streamed: JSON lines, plain or packed with gzip, never a whole archive in memory."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from kg.read.limits import ReadLimits, too_large

Record = tuple[int | None, bytes | str]  # the record's number; its bytes, or in words why it is not read

_CHUNK = 1 << 16
_RATIO_FLOOR = 1_000_000  # unpacked bytes below which the ratio says nothing


class _Refused(Exception):
    """The archive goes over its limits."""


def lines(stream: BinaryIO, packed: bool, limits: ReadLimits) -> Iterator[Record]:
    """Each line of an archive that is not blank; a line that is too long is named and skipped.

    A packed archive that is cut off or damaged gives the records before the damage, then says so.
    """
    number = 0
    try:
        for number, line, size in _split(_chunks(stream, packed, limits), limits.file_bytes):
            if size > limits.file_bytes:
                yield number, too_large(size, limits)
            elif line.strip():
                yield number, line
    except _Refused as error:
        yield None, f"{error}; it was read up to line {number}"
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        reason = "is cut off" if isinstance(error, EOFError) else f"is damaged ({error})"
        yield None, f"{reason} after line {number}; the lines before were read"


def whole(payload: bytes, limits: ReadLimits) -> Iterator[Record]:
    """The records of a .json file: one object, a list of objects, or JSON lines."""
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, list):
        yield from ((number, json.dumps(item).encode()) for number, item in enumerate(value, 1))
    elif isinstance(value, dict):
        yield None, payload
    else:
        found = _split(iter((payload,)), limits.file_bytes)
        yield from ((number, line) for number, line, _ in found if line.strip())


def _chunks(stream: BinaryIO, packed: bool, limits: ReadLimits) -> Iterator[bytes]:
    """The archive's bytes, unpacked, within the limits."""
    if not packed:
        while chunk := stream.read(_CHUNK):
            yield chunk
        return
    unpacked = 0
    with gzip.GzipFile(fileobj=stream) as archive:
        while chunk := archive.read1(_CHUNK):
            unpacked += len(chunk)
            if unpacked > limits.archive_bytes:
                raise _Refused(f"unpacks to more than {limits.archive_bytes / 1e6:,.0f} MB, split it")
            if unpacked > max(_RATIO_FLOOR, limits.archive_ratio * stream.tell()):
                raise _Refused(f"unpacks to more than {limits.archive_ratio} times its size, which no text does")
            yield chunk


def _split(chunks: Iterator[bytes], most: int) -> Iterator[tuple[int, bytes, int]]:
    """Number, bytes and size of each line; of a line with more than `most` bytes only the size.

    A last line without its newline counts only where the chunks end without an error.
    """
    number, size = 1, 0
    parts: list[bytes] = []
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            size += len(piece)
            yield number, b"".join((*parts, piece)) if size <= most else b"", size
            number, parts, size = number + 1, [], 0
        size += len(rest)
        parts = [*parts, rest] if size <= most else []
    if size:
        yield number, b"".join(parts) if size <= most else b"", size
