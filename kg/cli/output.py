"""Files that commands write: whole or not at all, never through somebody else's link."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError


@contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """A binary stream that becomes the file `target` when all went well; "-" is standard output.

    Raises KgError where the folder is missing or the target is a folder or a symbolic link.
    """
    if target == "-":
        yield sys.stdout.buffer
        return
    path = Path(target)
    check(path)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
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
    """Raise KgError where `path` cannot be written as a file."""
    if path.is_symlink():
        raise KgError(f"{path} is a symbolic link; name a file of its own for the output")
    if path.is_dir():
        raise KgError(f"{path} is a folder; name a file for the output")
    if not path.parent.is_dir():
        raise KgError(f"{path.parent} does not exist; make the folder first")
