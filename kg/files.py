"""Files that are written whole or not at all, never through somebody else's link."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A binary stream that becomes the file `path` when all went well; until then an older file stays as it is.

    Raises KgError where the folder is missing or may not be written to, or `path` is something else than a file.
    """
    check(path)
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise KgError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def check(path: Path) -> None:
    """Raise KgError where `path` cannot become a file: a link, a folder or a device there, no folder around it."""
    if path.is_symlink():
        raise KgError(f"{path} is a symbolic link; name a file of its own for the output")
    if path.is_dir():
        raise KgError(f"{path} is a folder; name a file for the output")
    if path.exists() and not path.is_file():
        raise KgError(f"{path} is a pipe or a device; name a file for the output, or - for standard output")
    if not path.parent.is_dir():
        raise KgError(f"{path.parent} does not exist; make the folder first")
